"""The words that questions are made of: data in `lexicon.toml`, and every name of every term of the vocabularies."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from pathlib import Path

from policytrack.questions.tokens import tokens
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    Measure,
    RationaleCategory,
    ReviewState,
    Setting,
    Status,
    Strength,
    Surface,
    TargetKind,
    Term,
)

__all__ = ["TERMS", "Kind", "Reading", "forms", "lexicon", "out_of_reach", "region_names", "regions", "wordlist"]

_DOUBLED = re.compile(r"(?P<base>\w+)\((?P<letter>\w)\)")
_BE = re.compile(r"(?<=what )be\b|(?<=who )be\b|(?<=how )be\b")
_ALTERNATIVES = re.compile(r"[{}]")
_UNTOLD = {"unknown", "unspecified", "unstated", "other", "any", "none", "no_event", "indeterminate"}
"""Terms that say that something is not said: a question for them needs plainer words than their names."""
_TOO_PLAIN = {
    "device",
    "part",
    "practice",
    "public",
    "the public",
    "the target",
    "business",
    "site",
    "app store",
    "app stores",
    "everywhere",
    "ran",
}
"""Names of terms that mean too many other things in a question."""

TERMS: Mapping[str, type[Term]] = {
    "body": ActorKind,
    "thing": TargetKind,
    "measure": Measure,
    "status": Status,
    "audience": Audience,
    "setting": Setting,
    "surface": Surface,
    "rationale": RationaleCategory,
    "strength": Strength,
    "review": ReviewState,
}
"""The vocabulary that each role of a phrase takes its values from."""
_SAID = {"any": "", "ban": "ban", "block": "block", "public": "public body"}
_OWN_WORDS_ONLY = {"strength", "review"}


class Kind(StrEnum):
    """What sort of answer a question wants."""

    who = "who"
    what = "what"
    where = "where"
    why = "why"
    when = "when"
    since_when = "since_when"
    until_when = "until_when"
    how_many = "how_many"
    how = "how"
    whom = "whom"
    whether = "whether"
    list = "list"
    sources = "sources"
    differ = "differ"
    changed = "changed"
    unknown = "unknown"
    exempt = "exempt"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase may be: the part that it plays, and what it stands for.

    Attributes:
        role: The part: "actor", "measure", "negation" ...
        values: Ids, codes or terms, alternatives to each other.
        said: How to say it back.
    """

    role: str
    values: tuple[str, ...] = ()
    said: str = ""


@cache
def lexicon() -> Mapping[tuple[str, ...], tuple[Reading, ...]]:
    """Every phrase, by the stems of its words, with all that it may be."""
    found: dict[tuple[str, ...], dict[Reading, None]] = {}
    for phrase, reading in (*_own(), *_of_vocabularies()):
        key = tuple(one.stem for one in tokens(phrase)[1])
        if key:
            found.setdefault(key, {})[reading] = None
    found["'s",] = {Reading("function"): None}
    return {key: tuple(readings) for key, readings in found.items()}


@cache
def wordlist() -> frozenset[str]:
    """The longer words of all phrases, which a misspelt word may be meant as."""
    return frozenset(word for key in lexicon() for word in key if len(word) > len("word"))


def out_of_reach(sort: str) -> str:
    """What to say to a question of a sort that the records cannot answer."""
    said: str = _data("lexicon")["beyond_said"][sort]
    return said


@cache
def regions() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """The regions that questions name, each with its name and the codes of its countries."""
    return {region: (one["name"], tuple(one["codes"].split())) for region, one in _data("regions").items()}


def region_names() -> Iterator[tuple[str, str]]:
    """Every name of a region, with the region."""
    for region, one in _data("regions").items():
        yield from ((name, region) for name in (one["name"], *one["names"]))


def forms(verb: str) -> tuple[str, ...]:
    """The forms of a verb, of which those in -s are the same to a stem as the base.

    >>> forms("ban(n)"), forms("forbid(d)/forbade")
    (('ban', 'banned', 'banning'), ('forbid', 'forbidded', 'forbidding', 'forbade'))
    >>> forms("advise against")
    ('advise against', 'advised against', 'advising against')
    """
    first, *others = verb.split("/")
    base, space, rest = first.strip().partition(" ")
    if match := _DOUBLED.fullmatch(base):
        plain, past, going = match["base"], match["base"] + match["letter"], match["base"] + match["letter"]
    elif base.endswith("e"):
        plain, past, going = base, base[:-1], base[:-1]
    elif base.endswith("y") and base[-2:-1] not in "aeiou":
        plain, past, going = base, f"{base[:-1]}i", base
    else:
        plain, past, going = base, base, base
    made = (plain, f"{past}ed", f"{going}ing")
    return (*(f"{one}{space}{rest}" for one in made), *others)


def _own() -> Iterator[tuple[str, Reading]]:
    data = _data("lexicon")
    for section in ("words", "light", "nouns"):
        for phrase in _inflected(data["function"][section], verbs=section == "light"):
            yield phrase, Reading("function", (), section)
    for section in ("verbs", "nouns"):
        for phrase in _inflected(data["restricting"][section], verbs=section == "verbs"):
            yield phrase, Reading("restricting", (), section)
    for role in ("kind", "role", "beyond", "number", "field"):
        for value, phrases in data[role].items():
            for phrase in _phrases(phrases if role != "kind" else _BE.sub("{is,are,was,were}", phrases)):
                yield phrase, Reading(value, (), phrase) if role == "role" else Reading(role, (value,), phrase)
    for role, vocabulary in TERMS.items():
        for codes, phrases in data.get(role, {}).items():
            yield from _of_terms(role, vocabulary, codes, phrases)


def _of_terms(role: str, vocabulary: type[Term], codes: str, phrases: str) -> Iterator[tuple[str, Reading]]:
    if codes in {"ban", "block"}:
        terms = [term for term in vocabulary if codes in term.synonyms]
    elif codes == "any":
        terms = []
    elif codes == "public":
        terms = [term for term in ActorKind if term.is_public]
    else:
        terms = [vocabulary(code) for code in codes.split("; ") if code != "today"]
    values = tuple(map(str, terms))
    said = _SAID[codes] if codes in _SAID else " or ".join(term.label for term in terms)
    if role in {"body", "thing"} and len(terms) > 1 and codes not in _SAID:
        said = _phrases(phrases)[0]  # "company" rather than every kind of company
    for phrase in _inflected(phrases, verbs=role in {"measure", "status"}):
        yield phrase, Reading(role, values, said)
        if codes.endswith("; today"):
            yield phrase, Reading("today")


def _of_vocabularies() -> Iterator[tuple[str, Reading]]:
    for role, vocabulary in TERMS.items():
        named: dict[str, list[Term]] = {}
        for term in vocabulary if role not in _OWN_WORDS_ONLY else ():
            for name in term.names if term.code not in _UNTOLD else ():
                named.setdefault(name.replace("_", " ").casefold(), []).append(term)
        own = {one.casefold() for phrases in _data("lexicon").get(role, {}).values() for one in _phrases(phrases)}
        for name, terms in named.items():
            if name not in _TOO_PLAIN and name not in own:
                yield name, Reading(role, tuple(dict.fromkeys(map(str, terms))), _said(name, terms))


def _said(name: str, terms: list[Term]) -> str:
    return (
        terms[0].label if len(set(terms)) == 1 else f"{name} ({' or '.join(dict.fromkeys(one.label for one in terms))})"
    )


def _inflected(phrases: str, *, verbs: bool) -> Iterable[str]:
    return (form for one in _phrases(phrases) for form in (forms(one) if verbs else (one,)))


def _phrases(text: str) -> list[str]:
    phrases = [one.strip() for one in text.replace("\n", " ").split(";") if one.strip()]
    return [phrase for one in phrases for phrase in _alternatives(one)]


def _alternatives(phrase: str) -> list[str]:
    """Every phrase that one with alternatives stands for.

    >>> _alternatives("{work,office} {phone,laptop}")
    ['work phone', 'work laptop', 'office phone', 'office laptop']
    """
    parts = [part.split(",") for part in _ALTERNATIVES.split(phrase)]
    return ["".join(one) for one in product(*parts)]


@cache
def _data(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).with_name(f"{name}.toml")).read_text(encoding="utf-8"))
