"""The forms of verbs, from the list of verbs and from the cues of acts, turns and dealings."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.tagging.tags import Form
from policytrack.reading.rules.words import Part

__all__ = ["VERBAL", "also_nouns", "forms_of", "heading_verb", "is_base", "may_be_verb", "verb_of"]

VERBAL = frozenset({Part.verb, Part.participle, Part.gerund})
"""In what ways a word of a cue is a verb."""
_CUES = ("acts", "turns", "dealings")


def verb_of(word: str) -> tuple[str, frozenset[Form]]:
    """The base form of a verb and what forms a word may be of it; nothing of a word that is no verb.

    Example:
        >>> lemma, forms = verb_of("forbade")
        >>> lemma, sorted(forms)
        ('forbid', [Form.past])
        >>> verb_of("ministry")
        ('', frozenset())
    """
    return _verbs().get(word, ("", frozenset()))


def forms_of(item: Item) -> frozenset[Form]:
    """What forms of a verb the first word of an item may be; a mention is none."""
    return heading_verb(item.low)[1] if item.mention is None else frozenset()


_HAVE = {
    "have": frozenset({Form.base}),
    "has": frozenset({Form.third}),
    "had": frozenset({Form.past, Form.participle}),
    "having": frozenset({Form.gerund}),
}


@lru_cache(maxsize=1 << 14)
def heading_verb(low: str) -> tuple[str, frozenset[Form]]:
    """The base form of the verb that a cue begins with, and what forms it is: "gave in", "had a change of heart".

    Example:
        >>> lemma, forms = heading_verb("had second thoughts")
        >>> lemma, sorted(forms)
        ('have', [Form.participle, Form.past])
        >>> heading_verb("had")
        ('', frozenset())
    """
    head = _head(low)
    return ("have", _HAVE[head]) if head in _HAVE and head != low else verb_of(head)


def may_be_verb(item: Item) -> bool:
    """Whether an item is one word, or a cue that is a verb: "keep out", not "travel ban"."""
    return " " not in item.low or any(one.file in _CUES and one.part in VERBAL for one in item.words)


def is_base(item: Item) -> bool:
    """Whether an item may be the base form of a verb: "ban", "keep out"."""
    return Form.base in forms_of(item)


@cache
def also_nouns() -> frozenset[str]:
    """Verbs whose base form, or the form with -s, is a noun as often: "use", "bans".

    Example:
        >>> {"use", "bans"} <= also_nouns(), "prohibit" in also_nouns()
        (True, False)
    """
    found: set[str] = set()
    for entry in words.load("verbs")["both"]["words"].split():
        base, third, _, _ = words.regular_forms(entry.split("/")[0])
        found |= {base, third}
    for group in _cue_groups():
        found |= set(words.nouns(group.get("nouns", "")))
    return frozenset(found)


def _head(low: str) -> str:
    return low.split(maxsplit=1)[0] if low else ""


@cache
def _verbs() -> Mapping[str, tuple[str, frozenset[Form]]]:
    """Every form of every verb, with its base form; a cue adds verbs, but no forms to those that are listed."""
    found: dict[str, tuple[str, set[Form]]] = {}
    for word, lemma, form in _listed_forms():
        found.setdefault(word, (lemma, set()))[1].add(form)
    listed = frozenset(found)
    for word, lemma, form in _cue_forms():
        if word not in listed:
            found.setdefault(word, (lemma, set()))[1].add(form)
    same: dict[frozenset[Form], frozenset[Form]] = {}  # most words are one of few sorts
    frozen = ((word, lemma, frozenset(forms)) for word, (lemma, forms) in found.items())
    return {word: (lemma, same.setdefault(forms, forms)) for word, lemma, forms in frozen}


def _listed_forms() -> Iterator[tuple[str, str, Form]]:
    listed = words.load("verbs")
    for entry in (*listed["plain"]["words"].split(), *listed["both"]["words"].split()):
        yield from _inflected(entry)


def _inflected(entry: str) -> Iterator[tuple[str, str, Form]]:
    """The forms of an entry: what it does not give is regular, and a participle is like the past.

    "buy/buys/bought/bought" has no participle of its own and a regular form in -ing.
    """
    base, *given = entry.split("/")
    regular = dict(zip((Form.base, Form.third, Form.past, Form.gerund), words.regular_forms(base), strict=True))
    irregular = dict(zip((Form.third, Form.past, Form.participle, Form.gerund), given, strict=False))
    past = irregular.get(Form.past) or regular[Form.past]
    for form in Form.members():
        yield irregular.get(form) or regular.get(form) or past, regular[Form.base], form


def _cue_groups() -> Iterator[Mapping[str, str]]:
    for file in _CUES:
        yield from words.load(file).values()


def _cue_forms() -> Iterator[tuple[str, str, Form]]:
    """The forms of the first words of cues, of which the list of verbs may lack some."""
    for group in _cue_groups():
        for phrase in (*words.listed(group.get("verbs", "")), *words.listed(group.get("split", ""))):
            yield from _of_cue(phrase)


def _of_cue(phrase: str) -> Iterator[tuple[str, str, Form]]:
    lemma = _head(words.verb_forms(phrase)[0][0])
    for number, (spelled, part) in enumerate(words.verb_forms(phrase)):
        head = _head(spelled)
        if part is Part.gerund:
            yield head, lemma, Form.gerund
        elif part is Part.participle:
            yield head, lemma, Form.past
            yield head, lemma, Form.participle
        elif number == 0:
            yield head, lemma, Form.base
        elif head.endswith("s"):
            yield head, lemma, Form.third
