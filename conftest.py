"""The examples in docstrings, in the README and in docs/ are run as tests."""

from contextlib import ExitStack, chdir
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE
from importlib.util import find_spec
from tempfile import TemporaryDirectory

import pytest
from sybil import Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.markdown import PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser

_FLAGS = ELLIPSIS | NORMALIZE_WHITESPACE
_VISIT = "__visit__"


def _enter_an_empty_folder(namespace: dict[str, ExitStack]) -> None:
    visit = namespace[_VISIT] = ExitStack()
    visit.enter_context(chdir(visit.enter_context(TemporaryDirectory())))


def _leave_the_folder(namespace: dict[str, ExitStack]) -> None:
    namespace[_VISIT].close()


# The examples of charts need the extra that draws them.
_WITHOUT = () if find_spec("altair") and find_spec("vl_convert") else ("plots/*.py", "report/*.py", "charts.md")
_DOCSTRINGS = Sybil(parsers=[DocTestParser(_FLAGS)], path="policytrack", pattern="*.py", excludes=_WITHOUT)
_PAGES = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=_FLAGS)],
    pattern="*.md",
    excludes=_WITHOUT,
    # A page tells one story: its files come and go together.
    setup=_enter_an_empty_folder,
    teardown=_leave_the_folder,
)

pytest_collect_file = (_DOCSTRINGS + _PAGES).pytest()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the examples of a document as they are read, as each builds on those before, whatever the order of tests."""
    places = [number for number, item in enumerate(items) if isinstance(item, SybilItem)]
    in_order = sorted((items[number] for number in places), key=_place_of)
    for number, item in zip(places, in_order, strict=True):
        items[number] = item


def _place_of(item: pytest.Item) -> tuple[str, int]:
    path, line, _ = item.reportinfo()
    return str(path), line or 0
