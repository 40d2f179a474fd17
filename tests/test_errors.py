"""Errors share one root, say in one sentence what to do, and survive being sent to another process."""

import copy
import inspect
import pickle

import pytest

from policytrack import errors
from policytrack.errors import (
    AmbiguousNameError,
    MissingExtraError,
    NewerDatabaseError,
    PolicytrackError,
    UnknownNameError,
)

CLASSES = [one for _, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, BaseException)]
BUILT_IN = {
    # What a caller who knows nothing of policytrack would catch.
    "AmbiguousNameError": LookupError,
    "CasesError": ValueError,
    "DateFormatError": ValueError,
    "ImportFileError": ValueError,
    "InvalidRecordError": ValueError,
    "MappingError": ValueError,
    "MissingExtraError": ImportError,
    "PassageError": ValueError,
    "SeedError": ValueError,
    "UnknownNameError": LookupError,
}
SENTENCES = [
    (UnknownNameError("actor", "Texs", ["Texas"]), 'no actor is known as "Texs"; did you mean Texas?'),
    (UnknownNameError("actor", "Texs", ["a", "b"]), 'no actor is known as "Texs"; did you mean a or b?'),
    (UnknownNameError("actor", "Texs", ["a", "b", "c"]), 'no actor is known as "Texs"; did you mean a, b or c?'),
    (UnknownNameError("place", "Atlantis"), 'no place is known as "Atlantis"'),
    (AmbiguousNameError("place", "Georgia", ["GE", "US-GA"]), '"Georgia" is more than one place: choose GE or US-GA'),
    (AmbiguousNameError("place", "X", ["a", "b", "c"]), '"X" is more than one place: choose a, b or c'),
    (
        MissingExtraError("a frame", "notebook"),
        'a frame needs the extra "notebook": pip install "policytrack[notebook]"',
    ),
]


def test_every_error_is_listed() -> None:
    """No error is left out of what the module gives away, and all of them have the one root."""
    assert sorted(one.__name__ for one in CLASSES) == sorted(errors.__all__)
    assert all(issubclass(one, PolicytrackError) for one in CLASSES)
    assert all((one.__doc__ or "").partition("\n")[0].endswith(".") for one in CLASSES)


@pytest.mark.parametrize("one", CLASSES, ids=lambda one: one.__name__)
def test_errors_are_what_python_calls_them(one: type[PolicytrackError]) -> None:
    """A wrong value is a ValueError, a name that is not found a LookupError, a missing package an ImportError."""
    expected = BUILT_IN.get(one.__name__)
    kinds = {kind for kind in (ValueError, LookupError, ImportError) if issubclass(one, kind)}
    assert kinds == ({expected} if expected else set())


def test_a_newer_database_is_a_database_that_cannot_be_opened() -> None:
    """Whoever catches trouble with databases catches the newer one too."""
    assert issubclass(NewerDatabaseError, errors.DatabaseError)


@pytest.mark.parametrize(("error", "sentence"), SENTENCES)
def test_names_are_put_into_one_sentence(error: PolicytrackError, sentence: str) -> None:
    """The message is one sentence without Python's marks: what was asked, and what there is to choose from."""
    assert str(error) == sentence


@pytest.mark.parametrize("error", [error for error, _ in SENTENCES])
def test_errors_keep_what_they_were_made_of(error: PolicytrackError) -> None:
    """Pickled or copied, through any protocol, an error has the same type, message and attributes."""
    copies = [pickle.loads(pickle.dumps(error, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]  # noqa: S301 - our own
    for each in (*copies, copy.copy(error), copy.deepcopy(error)):
        assert type(each) is type(error)
        assert str(each) == str(error)
        assert vars(each) == vars(error)


def test_choices_can_be_read_by_a_program() -> None:
    """What the sentence lists is there as values that cannot be changed."""
    unknown = UnknownNameError("actor", "Texs", ["Texas", "Texel"])
    assert (unknown.kind, unknown.name, unknown.suggestions) == ("actor", "Texs", ("Texas", "Texel"))
    ambiguous = AmbiguousNameError("place", "Georgia", ["GE", "US-GA"])
    assert (ambiguous.kind, ambiguous.name, ambiguous.choices) == ("place", "Georgia", ("GE", "US-GA"))
    missing = MissingExtraError("a frame", "notebook")
    assert (missing.feature, missing.extra) == ("a frame", "notebook")
