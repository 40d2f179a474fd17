"""A report: one page of HTML that shows restrictions and the evidence of each, without a server or a network.

It has a map, a timeline, a matrix, a table that can be searched, and every restriction with the position and digest of
each passage. It says its day, its sources, what it leaves out and how it was made.

>>> import policytrack as pt
>>> from policytrack.report import Origin, page
>>> found = pt.open().restrictions(actor="Texas", on="2025-06-01")
>>> html = page(found, Origin("the records that policytrack brings along"))
>>> '<article class="card" id="us-tx/lemon8/use_ban"' in html
True
"""

from policytrack.report.facts import Origin
from policytrack.report.files import write
from policytrack.report.page import page

__all__ = ["Origin", "page", "write"]
