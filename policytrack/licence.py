"""The licence of the records that policytrack brings along, as those who take them elsewhere have to name it."""

from policytrack import __version__

__all__ = ["CREDIT", "LICENCE", "LICENCE_TITLE", "LICENCE_URL"]

LICENCE = "CC-BY-4.0"
LICENCE_TITLE = "Creative Commons Attribution 4.0 International"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
CREDIT = f"Records of policytrack {__version__}, by the policytrack maintainers, CC BY 4.0 ({LICENCE_URL})"
