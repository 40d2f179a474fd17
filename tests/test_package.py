"""The package offers its public names at once, and imports what they need only when they are used."""

import subprocess
import sys

import pytest

import policytrack

HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "typer", "rich", "pycountry", "pandas", "alembic", "rapidfuzz"}


def _imported_by(code: str) -> set[str]:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "code", ["import policytrack", "import policytrack as pt; dir(pt), pt.__version__, pt.__all__"]
)
def test_importing_it_imports_nothing_heavy(code: str) -> None:
    """Most of the time to start is the import of others: it is put off until a name is used."""
    imported = _imported_by(code)
    assert not HEAVY & imported
    assert {name for name in imported if name.startswith("policytrack")} == {"policytrack"}


def test_a_question_imports_only_what_it_needs() -> None:
    """To answer from the bundled records needs no command line, no frames, no migrations, and no list of all places."""
    policytrack.open().close()  # builds the database, where that is yet to be done
    imported = _imported_by("import policytrack as pt; print(pt.open().who('DeepSeek', within='Texas'))")
    assert {"sqlmodel"} <= imported
    assert not {"typer", "rich", "pandas", "alembic", "pycountry", "rapidfuzz"} & imported


def test_the_public_names() -> None:
    """Each is there, is its own module's, is listed for completion, and stays the same object."""
    assert sorted(policytrack.__all__) == policytrack.__all__ == dir(policytrack)
    for name in policytrack.__all__:
        value = getattr(policytrack, name)
        assert value is getattr(policytrack, name)
        assert name == "__version__" or value.__doc__
    assert policytrack.Tracker.__module__.startswith("policytrack.tracker")


def test_a_name_that_is_not_there() -> None:
    """The error is the usual one, and Python suggests what was meant."""
    with pytest.raises(AttributeError, match="module 'policytrack' has no attribute 'Trackr'") as caught:
        policytrack.Trackr  # noqa: B018 - that it fails is what is shown
    assert (caught.value.name, caught.value.obj) == ("Trackr", policytrack)
    assert not hasattr(policytrack, "nothing")
