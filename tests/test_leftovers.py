"""Nothing is left over in the sources: a name is given once, what is private is used, and so is every list of words."""

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "policytrack"
MODULES = sorted(PACKAGE.rglob("*.py"))


def _given(module: ast.Module) -> Iterator[str]:
    """The names that a module gives at its top level, as often as it gives them."""
    for node in module.body:
        match node:
            case ast.Assign(targets=targets):
                yield from (each.id for each in targets if isinstance(each, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.FunctionDef(name=name, decorator_list=[]) | ast.ClassDef(name=name):
                yield name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_name_is_given_once_and_used(path: Path) -> None:
    """The second of two values of one name hides the first, which ruff does not tell of constants."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    given = Counter(_given(module))
    used = {each.id for each in ast.walk(module) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Load)}
    twice = {name for name, times in given.items() if times > 1}
    unused = {name for name in given if re.match("_[^_]", name) and name not in used}
    assert (twice, unused) == (set(), set())


def test_every_list_of_words_is_asked_for() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
    lists = tomllib.loads((PACKAGE / "reading" / "lexicon" / "grammar.toml").read_text(encoding="utf-8"))["lists"]
    assert set(lists) == set(re.findall(r"\blisting\(\s*[\"'](\w+)[\"']", source))
