"""Records taken elsewhere: the same restrictions in the formats that other programs and other people read."""

from policytrack.export.files import replacing
from policytrack.export.formats import FORMATS, Export, Format, format_of, named, text, write

__all__ = ["FORMATS", "Export", "Format", "format_of", "named", "replacing", "text", "write"]
