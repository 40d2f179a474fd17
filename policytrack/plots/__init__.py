"""Charts: restrictions over time, on a map, against each other, by what they follow, and why.

Each function takes any iterable of restrictions (what a question of the tracker found brings its own day along) and
gives an Altair chart that says on its face which day it shows, what it rests on and what it leaves out. A chart is
saved as PNG, SVG, PDF or a page of HTML that needs no network, and shows itself in a notebook without one.

>>> import policytrack as pt
>>> from policytrack import plots
>>> found = pt.open().who("DeepSeek", within="US", on="2025-06-01")
>>> chart = plots.timeline(found)
>>> chart.alt.partition(".")[0]
'Timeline of 7 restrictions with target DeepSeek, within United States, on 2025-06-01'
"""

from policytrack.errors import MissingExtraError

try:
    import altair as alt  # noqa: F401 - missed here, once for all charts
    import vl_convert  # noqa: F401 - as above
except ImportError as error:
    raise MissingExtraError("a chart", "notebook") from error

from policytrack.plots.atlas import map  # noqa: A004 - read as plots.map
from policytrack.plots.figure import Figure, Theme
from policytrack.plots.links import network
from policytrack.plots.motives import reasons
from policytrack.plots.table import matrix
from policytrack.plots.timeline import timeline

__all__ = ["Figure", "Theme", "map", "matrix", "network", "reasons", "timeline"]
