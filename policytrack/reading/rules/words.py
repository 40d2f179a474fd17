"""The words of restrictions: data in `lexicon/*.toml`, each list with a meaning and an example."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, ClassVar

from policytrack.reading.lexicon import load
from policytrack.reading.rules.codes import Code

__all__ = [
    "Part",
    "Word",
    "load",
    "names",
    "nouns",
    "phrases",
    "regular_forms",
    "role_of",
    "roles",
    "trie",
    "verb_forms",
]

_DOUBLED = re.compile(r"(?P<base>[\w-]+)\((?P<letter>\w)\)")


class Part(Code):
    """In what way a word says what it says."""

    verb: ClassVar["Part"]
    participle: ClassVar["Part"]  # a form that may be passive: "banned"
    gerund: ClassVar["Part"]  # "banning"
    parted: ClassVar["Part"]  # a verb whose particle stands behind its object: "take the app off"
    noun: ClassVar["Part"]
    state: ClassVar["Part"]  # said of the thing itself: "off limits"
    phrase: ClassVar["Part"]


@dataclass(frozen=True, slots=True)
class Word:
    """What a phrase says: which list of which file it stands in, and in what way."""

    file: str  # acts, turns, dealings, audience, setting
    key: str  # ban, lift, use ...
    part: Part
    particle: str = ""


@cache
def names(file: str) -> Mapping[str, Mapping[str, Any]]:
    """One of the files of names; bodies have the generic names and the roles of their families too.

    Example:
        >>> "central bank" in names("bodies")["in-rbi"]["roles"]
        True
    """
    entries = load(file)
    return {slug: _with_families(entry) if "families" in entry else entry for slug, entry in entries.items()}


def _with_families(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    families = [load("families")[one] for one in entry["families"]]
    shared = {
        field: [name for one in (*families, entry) for name in one.get(field, ())] for field in ("generic", "roles")
    }
    return {**entry, **shared}


@cache
def listing(name: str) -> frozenset[str]:
    """A list of closed words; where words are joined by an underscore they are a phrase."""
    return frozenset(one.replace("_", " ") for one in load("grammar")["lists"][name]["words"].split())


@cache
def verb_listing(name: str) -> frozenset[str]:
    """A list of verbs.toml."""
    return frozenset(one.replace("_", " ") for one in load("verbs")[name]["words"].split())


@cache
def groups(name: str) -> Mapping[str, str]:
    """Closed words with the group they stand in."""
    return {
        one.replace("_", " "): group for group, entry in load("grammar")[name].items() for one in entry["words"].split()
    }


def listed(value: str) -> Iterator[str]:
    """The phrases of a list, which are separated by semicolons."""
    for one in value.split(";"):
        if phrase := " ".join(one.split()):
            yield phrase


@cache
def verb_forms(entry: str) -> tuple[tuple[str, Part], ...]:
    """The forms of a verb as the lexicon writes it; those that verbs.toml lists for its first word need not be given.

    Example:
        >>> [form for form, _ in verb_forms("ban(n)")]
        ['ban', 'bans', 'banned', 'banning']
        >>> [form for form, _ in verb_forms("take back")]
        ['take back', 'takes back', 'took back', 'taken back', 'taking back']
        >>> [form for form, _ in verb_forms("unfriend/unfriends/unfriended/unfriending")]
        ['unfriend', 'unfriends', 'unfriended', 'unfriending']
    """
    return tuple(_forms(entry))


def _forms(entry: str) -> Iterator[tuple[str, Part]]:
    base, *given = entry.split("/")
    head, *rest = base.split(" ", 1)
    tail = f" {rest[0]}" if rest else ""
    base = f"{_doubling().get(head, head)}{tail}"
    irregular = [f"{form}{tail}" for form in _irregular().get(head, ())]
    if not given and not irregular:
        yield from zip(regular_forms(base), (Part.verb, Part.verb, Part.participle, Part.gerund), strict=True)
        return
    own = Part.verb if head.endswith("ed") or not given else _part_of(base)  # "feed" is no past form
    yield f"{head}{tail}", own
    others = dict.fromkeys((*given, *irregular))
    yield from ((one, _part_of(one)) for one in others if one != base)
    if not any(one.split()[0].endswith("ing") for one in others):
        yield _with_ending(base, "ing"), Part.gerund
    if not any(_part_of(one) is Part.participle for one in others):
        yield _with_ending(base, "ed"), Part.participle
    if not any(one.split()[0].endswith("s") for one in others):
        yield _with_ending(base, "s"), Part.verb


def regular_forms(entry: str) -> tuple[str, str, str, str]:
    """The forms of a verb that has no others: its base, and those in -s, -ed and -ing.

    Example:
        >>> regular_forms("ban(n)")
        ('ban', 'bans', 'banned', 'banning')
    """
    head, *rest = entry.split(" ", 1)
    tail = f" {rest[0]}" if rest else ""
    forms = _DOUBLED.sub(r"\g<base>", head), _ended(head, "s"), _ended(head, "ed"), _ended(head, "ing")
    base, third, past, gerund = (f"{form}{tail}" for form in forms)
    return base, third, past, gerund


@cache
def _irregular() -> Mapping[str, tuple[str, ...]]:
    """The other forms of the verbs that do not make them by the rules, by the base."""
    return {base: tuple(dict.fromkeys(given)) for base, *given in _listed_verbs() if given}


@cache
def _doubling() -> Mapping[str, str]:
    """The verbs that double their last letter, as the lexicon writes them: "drop(p)"."""
    return {_DOUBLED.sub(r"\g<base>", base): base for base, *given in _listed_verbs() if not given and "(" in base}


def _listed_verbs() -> Iterator[list[str]]:
    verbs = load("verbs")
    return (entry.split("/") for group in ("plain", "both") for entry in verbs[group]["words"].split())


def _part_of(form: str) -> Part:
    head = form.split(maxsplit=1)[0]
    if head.endswith("ing"):
        return Part.gerund
    return Part.participle if head.endswith("ed") or head in listing("irregular_pasts") else Part.verb


def _with_ending(phrase: str, ending: str) -> str:
    head, *rest = phrase.split(" ", 1)
    return " ".join((_ended(head, ending), *rest))


def _ended(head: str, ending: str) -> str:
    doubled = _DOUBLED.fullmatch(head) if "(" in head else None
    if doubled:
        return doubled["base"] + ("s" if ending == "s" else doubled["letter"] + ending)
    if ending == "s":
        return _plural(head)
    if head.endswith("y") and ending == "ed" and head[-2:-1] not in "aeiou":
        return f"{head[:-1]}ied"
    if head.endswith("e") and ending == "ed":
        return f"{head}d"
    if head.endswith("e") and not head.endswith(("ee", "oe", "ye")):
        return head[:-1] + ending
    return head + ending


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{word}es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}s"


def nouns(value: str) -> Iterator[str]:
    """Nouns with their plurals, as the lexicon writes them."""
    for entry in listed(value):
        singular, *plural = entry.split("/")
        yield singular
        yield from plural or [_last_plural(singular)]


def _last_plural(phrase: str) -> str:
    words = phrase.split(" of ", 1)
    words[0] = _plural(words[0]) if not words[0].endswith("s") else words[0]
    return " of ".join(words)


_word = cache(Word)
"""Many phrases say the same."""


def phrases(file: str) -> Iterator[tuple[str, Word]]:
    """Every phrase of a file of acts, turns or dealings, with what it says."""
    for key, entry in load(file).items():
        for verb in listed(entry.get("verbs", "")):
            yield from ((form, _word(file, key, part)) for form, part in verb_forms(verb))
            if file == "acts" and _may_be_parted(verb):
                yield from _splits(file, key, verb)
        for verb in listed(entry.get("split", "")):
            yield from _splits(file, key, verb)
        for noun in nouns(entry.get("nouns", "")):
            yield noun, _word(file, key, Part.noun)
        for state in listed(entry.get("states", "")):
            yield state, _word(file, key, Part.state)


_PARTICLES = frozenset({"off", "out", "away", "down", "back"})


def _may_be_parted(entry: str) -> bool:
    """Whether the object may stand before the last word of a verb: "throw it away"."""
    _, *rest = entry.split("/", maxsplit=1)[0].split()
    return len(rest) == 1 and rest[0] in _PARTICLES


def _splits(file: str, key: str, entry: str) -> Iterator[tuple[str, Word]]:
    for form, part in verb_forms(entry):
        head, particle = form.split(" ", 1)
        yield head, _word(file, key, part, particle)


def circumstances() -> Iterator[tuple[str, Word]]:
    """Every phrase for those bound and for where it holds."""
    for file, groups in load("circumstances").items():
        for key, entry in groups.items():
            pairs = product(listed(entry.get("of", "")), listed(entry.get("things", "")))
            said = dict.fromkeys((*listed(entry["phrases"]), *map(" ".join, pairs)))
            yield from ((one, _word(file, key, Part.phrase)) for one in said)


def roles(side: str) -> Iterator[tuple[str, str]]:
    """Every noun that stands for an actor or a target named elsewhere, with the kind of role."""
    for kind, entry in load("roles")[side].items():
        yield from ((noun, kind) for noun in nouns(entry["nouns"]))
    if side == "actor":
        yield from _roles_of_bodies()


def _roles_of_bodies() -> Iterator[tuple[str, str]]:
    """What bodies are called after their country in more than one word, with the kind of role: "central bank"."""
    kinds = {entry["kind"]: role for role, entry in reversed(load("roles")["actor"].items())}
    for entry in names("bodies").values():
        role = kinds.get(entry["kind"], "body")
        yield from ((noun, role) for noun in entry.get("roles", ()) if " " in noun)


@cache
def _actors() -> Mapping[str, str]:
    return dict(roles("actor"))


def role_of(noun: str) -> str:
    """The kind of actor that a noun stands for; empty if it stands for none.

    Example:
        >>> role_of("congress"), role_of("weather")
        ('legislature', '')
    """
    return _actors().get(noun, "")


@cache
def trie() -> Mapping[str, tuple[tuple[tuple[str, ...], tuple[Word, ...]], ...]]:
    """All phrases of acts, turns, dealings and circumstances by their first word, the longest first."""
    found: dict[tuple[str, ...], list[Word]] = {}
    for phrase, word in _all():
        known = found.setdefault(tuple(phrase.split()), [])
        if word not in known:
            known.append(word)
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[Word, ...]]]] = {}
    for words, said in sorted(found.items(), key=lambda one: -len(one[0])):
        by_first.setdefault(words[0], []).append((words[1:], tuple(said)))
    return {first: tuple(rest) for first, rest in by_first.items()}


def _all() -> Iterable[tuple[str, Word]]:
    for file in ("acts", "turns", "dealings"):
        yield from phrases(file)
    yield from circumstances()
