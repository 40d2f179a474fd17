"""What every word of a controlled vocabulary has: a code, a label, a definition and other names."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import Self

from policytrack.errors import AmbiguousNameError, UnknownNameError

__all__ = ["Term"]

_SEPARATORS = re.compile(r"[\s_\u2010-\u2015-]+")
_NEAR_ENOUGH = 75
_SUGGESTIONS = 3
_FEW = 20
"""So many codes can be listed."""


class Term(StrEnum):
    """A word of a controlled vocabulary: a string equal to its code.

    A member is declared as its code, its definition and, where the code with spaces does not read well or is not the
    only name, its names: the label and then the synonyms, between semicolons. A synonym that two members share is
    ambiguous on purpose: `named` then asks which is meant.
    """

    label: str
    definition: str
    synonyms: tuple[str, ...]

    # A look-up such as Measure("use_ban") passes the code alone, hence the default of the definition.
    def __new__(cls, code: str, definition: str = "", names: str = "") -> Self:
        """Make a member out of what its declaration lists."""
        term = str.__new__(cls, code)
        term._value_ = code
        term.definition = definition
        term.label, *synonyms = names.split("; ") if names else [code.replace("_", " ")]
        term.synonyms = tuple(synonyms)
        return term

    @property
    def code(self) -> str:
        """The code as a plain string, as records and files spell it."""
        return self.value

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that `named` understands as this term: code, label, synonyms."""
        return (self.code, self.label, *self.synonyms)

    @classmethod
    def noun(cls) -> str:
        """Say what a term of this vocabulary is called in a sentence.

        >>> from policytrack.vocabulary import RationaleCategory
        >>> RationaleCategory.noun()
        'rationale category'
        """
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cls.__name__).lower()

    @classmethod
    def named(cls, name: str) -> Self:
        """Find the term with this code, label or synonym, whatever its case, spaces, hyphens and underscores.

        >>> from policytrack.vocabulary import Audience, Surface
        >>> Audience.named("Civil servants").code
        'government_employees'
        >>> Audience.named("GENERAL-PUBLIC").code
        'general_public'
        >>> Surface.named("API")
        Traceback (most recent call last):
        ...
        policytrack.errors.AmbiguousNameError: "API" is more than one surface: choose hosted_api or third_party_hosted

        Raises:
            UnknownNameError: Nothing has that name; the error suggests the nearest codes, or notes which there are.
            AmbiguousNameError: Several terms share that name; the error lists their codes.
        """
        wanted = _folded(name)
        found = [term for term in cls if wanted in map(_folded, term.names)]
        if not found:
            raise cls._unknown(name)
        if len(found) > 1:
            raise AmbiguousNameError(cls.noun(), name, [term.code for term in found])
        return found[0]

    @classmethod
    def _unknown(cls, name: str) -> UnknownNameError:
        error = UnknownNameError(cls.noun(), name, cls._nearest(name))
        if not error.suggestions and len(cls) <= _FEW:
            error.add_note(f"what there is: {', '.join(term.code for term in cls)}")
        return error

    @classmethod
    def _nearest(cls, name: str) -> list[str]:
        from rapidfuzz import process, utils  # noqa: PLC0415 - only a misspelt name needs it

        known = [(written, term.code) for term in cls for written in term.names]
        near = process.extract(
            name,
            [written for written, _ in known],
            processor=utils.default_process,
            score_cutoff=_NEAR_ENOUGH,
            limit=None,
        )
        return list(dict.fromkeys(known[index][1] for _, _, index in near))[:_SUGGESTIONS]


@lru_cache(maxsize=2048)
def _folded(name: str) -> str:
    return _SEPARATORS.sub("", name).casefold()
