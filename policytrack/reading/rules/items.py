"""A sentence as items: words with what they say, and mentions of somebody or something, each one item."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from policytrack.reading.rules import words
from policytrack.reading.rules.names import Entity, Found, Way
from policytrack.reading.rules.words import Part, Word

__all__ = ["Item", "Mention", "itemise"]

_TOKEN = re.compile(
    r"[a-z]++(?![^\W_]|[-.&'\u2019])"  # a plain word, which most are
    r"|[A-Z]{2,}:\d+[a-z]?\b"  # "NXT:2050i"
    r"|(?:[A-Z]\.){2,}|[A-WYZ]\.(?= [A-Z][a-z])|(?:Jr|Sr)\.|St\.(?= [A-Z])"  # abbreviations: "U.S.", "Jr."
    r"|\d[\d.,]*\d(?![^\W_])|[^\W_]+(?:[-.&][^\W_]+)*(?:['\u2019](?!s\b)[^\W_]+)?"  # numbers and words
    r"|['\u2019]s\b|['\u2019](?=\s)|--|[^\w\s]|_"
)

_MAKER = re.compile(r"((?!law|policy|decision|film|peace|match|home|rule|law-|policy-|decision-)[a-z]+-?maker)(s?)$")
"""A firm by what it makes: "steelmaker", "battery-maker"."""
_NOTHING: frozenset[str] = frozenset()
_MAKING = ("maker", "makers")
_TAGS = words.groups("tags")


@dataclass(slots=True)
class Mention:
    """Somebody or something spoken of: by a name, by a role ("the ministry"), or by a pronoun.

    Attributes:
        entities: What a name may mean, the likeliest first; none for a role or a pronoun.
        way: In what way the name stands for it.
        actor_role: The kind of actor that a role stands for, and `noun` its word.
        target_role: The kind of target that a role stands for.
        place: The place that the words around a role name: "Italy's regulator".
        plural: Whether it stands for several.
        possessive: Whether it owns what follows: "Italy's".
        modifies: Whether it only describes what follows: "the Chinese app".
        lacking: Whether what follows is without it: "phone-free schools".
        new: A name that is not known.
        counted: For how many that were named it stands, as in "both firms"; -1 if it does not say, 0 if it does not.
        general: The kinds of technology that a role may name as well.
        origin: Where what a role stands for is from: "the Chinese app".
        unnamed: Whether it stands for some that are not named: "26 services".
        listed: Whether it is of a kind that stands in a list with names: "WhatsApp or text messages".
        such: Whether it stands for a kind that was told of: "such tools".
        any_one: Whether it stands for one that is not named there: "a Chinese chatbot".
        some: Whether it stands for some who act and are not named: "several states".
        kind_from: Of a kind of goods, the adjective for where they come from: "Chinese".
        kind_called: Of a kind of goods that no register knows, what it is called: "thermal imagers".
    """

    start: int
    end: int
    text: str
    entities: tuple[Entity, ...] = ()
    way: str = Way.name
    actor_role: str = ""
    target_role: str = ""
    noun: str = ""
    place: Entity | None = None
    plural: bool = False
    possessive: bool = False
    modifies: bool = False
    lacking: bool = False
    new: str = ""
    counted: int = 0
    general: tuple[Entity, ...] = ()
    origin: Entity | None = None
    unnamed: bool = False
    listed: bool = False
    any_one: bool = False
    such: bool = False
    some: bool = False
    kind_from: str = ""
    kind_called: str = ""

    @property
    def entity(self) -> Entity | None:
        """The likeliest meaning of a name."""
        return self.entities[0] if self.entities else None


@dataclass(slots=True)
class Item:
    """A word or a mention, and what the word says."""

    text: str
    low: str
    start: int
    end: int
    tag: str = ""
    words: tuple[Word, ...] = ()
    mention: Mention | None = None
    is_capital: bool = field(init=False, repr=False)
    """Whether it is a word with a capital."""

    def __post_init__(self) -> None:
        """Look at the first letter, which is asked for time and again."""
        self.is_capital = self.text[:1].isupper()

    def says(self, file: str, *parts: Part) -> Word | None:
        """What it says in one of the lists of a file, if in any."""
        for one in self.words:
            if one.file == file and (not parts or one.part in parts):
                return one
        return None


_Role = tuple[tuple[str, ...], str, str, str]
"""The words of a role behind its first one, the kind of actor and of target it stands for, and all its words."""
_Cue = tuple[tuple[str, ...], tuple[Word, ...]]
"""The words of a phrase behind its first one, and what it says."""
_Way = TypeVar("_Way", _Role, _Cue)


def _by_second(ways: Sequence[_Way]) -> Mapping[str, Sequence[_Way]]:
    """Phrases that begin with the same word by their second one, each with those of one word; the longest first."""
    seconds = {"", *(one[0][0] for one in ways if one[0])}
    return {second: [one for one in ways if not one[0] or one[0][0] == second] for second in seconds}


@cache
def _cues() -> Mapping[str, Mapping[str, Sequence[_Cue]]]:
    """The phrases of cues by their first and their second word."""
    return {first: _by_second(ways) for first, ways in words.trie().items()}


@cache
def _roles() -> Mapping[str, Mapping[str, Sequence[_Role]]]:
    """The nouns of roles by their first and their second word."""
    merged: dict[tuple[str, ...], list[str]] = {}
    for side, number in (("actor", 0), ("target", 1)):
        for noun, kind in words.roles(side):
            kinds = merged.setdefault(tuple(noun.split()), ["", ""])
            kinds[number] = kinds[number] or kind
    by_first: dict[str, list[_Role]] = {}
    for parts, (actor, target) in sorted(merged.items(), key=lambda one: -len(one[0])):
        noun = " ".join(parts)
        tokens = noun.replace("'s ", " 's ").replace("s' ", "s ' ").split()  # "sheriff's office"
        by_first.setdefault(tokens[0], []).append((tuple(tokens[1:]), actor, target, noun))
    return {first: _by_second(ways) for first, ways in by_first.items()}


def itemise(text: str, start: int, end: int, found: Iterable[Found]) -> list[Item]:
    """The items of a sentence, with the names found in it."""
    tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text, start, end)]
    low = text[start:end].casefold().replace("\u2019", "'")
    if len(low) == end - start:
        lows = [low[at - start : to - start] for _, at, to in tokens]
    else:  # a letter became two
        lows = [token.casefold().replace("\u2019", "'") for token, _, _ in tokens]
    opening = _opening()
    named = {one.start: one for one in found}
    items: list[Item] = []
    number = 0
    while number < len(tokens):
        token, at, to = tokens[number]
        name = named.get(at)
        if name is not None and name.end > at and not _runs_on(lows, number, name, tokens):
            upto = number
            while upto < len(tokens) and tokens[upto][1] < name.end:
                upto += 1
            if text[name.end : name.end + 1] == "-" and text[name.end - 1] == ".":  # "U.S.-based"
                while upto < len(tokens) and tokens[upto][1] == tokens[upto - 1][2]:
                    upto += 1
            if any(one.is_company for one in name.entities[:1]):
                upto = _behind_form(lows, upto, len(tokens))
            length, said = _phrase(lows, number)
            items.append(_named(text, name, tokens[upto - 1][2], said if length == upto - number else ()))
            number = upto
            continue
        seconds = opening.get(lows[number], _NOTHING)
        begins = "" in seconds or (number + 1 < len(lows) and lows[number + 1] in seconds)
        if not begins and not lows[number].endswith(_MAKING):
            items.append(_plain(token, lows[number], at, to))
            number += 1
            continue
        length, item = _word(tokens, lows, number)
        if length > 1:
            length, item = _apart_from_names(tokens, lows, named, number, (length, item))
        items.append(item)
        number += length
    return items


_FORMS = frozenset({"inc", "corp", "co", "ltd", "llc", "plc", "gmbh", "ag", "corporation", "limited", "incorporated"})


def _behind_form(lows: Sequence[str], at: int, end: int) -> int:
    """Where a company's name ends with its legal form: "Citigroup [Inc.], which"; a last full stop is none of it."""
    start = at + (at < end and lows[at] == ",")
    if start >= end or lows[start] not in _FORMS:
        return at
    return start + 1 + (start + 2 < end and lows[start + 1] == ".")


def _runs_on(lows: Sequence[str], number: int, name: Found, tokens: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a cue goes on behind a kind of technology that it begins with: "its age verification law"."""
    if not (name.entities and name.entities[0].general):
        return False
    length, said = _phrase(lows, number)
    return length > 1 and tokens[number + length - 1][2] > name.end and _is_cue(said)


def _apart_from_names(
    tokens: Sequence[tuple[str, int, int]],
    lows: Sequence[str],
    named: Mapping[int, Found],
    number: int,
    phrase: tuple[int, Item],
) -> tuple[int, Item]:
    """A phrase, or only its first word where that or its last is part of a name."""
    length, item = phrase
    if _runs_into_a_name(tokens[number + 1 : number + length], named, item.end):
        token, at, to = tokens[number]
        return 1, _plain(token, lows[number], at, to)
    circumstance = item.says("audience") is not None or item.says("setting") is not None
    if circumstance and _ends_a_name(tokens, number):
        return _word(tokens[: number + 1], lows[: number + 1], number)
    return phrase


def _runs_into_a_name(tokens: Iterable[tuple[str, int, int]], named: Mapping[int, Found], end: int) -> bool:
    """Whether a phrase ends within a name: "the internet" in "the Internet Archive"."""
    return any(at in named and named[at].end > end for _, at, _ in tokens)


def _ends_a_name(tokens: Sequence[tuple[str, int, int]], number: int) -> bool:
    """Whether the first word of a phrase is of the name before it: "Kent [Police] officers", "Hill [School] phones"."""
    before = tokens[number - 1][0] if number else ""
    return (
        before[:1].isupper() and before.isalpha() and tokens[number][0][0].isupper() and tokens[number + 1][0].islower()
    )


@cache
def _opening() -> Mapping[str, frozenset[str]]:
    """The words that a cue or a role may begin with, and those behind it with which it does; "" if it is one alone."""
    found: dict[str, frozenset[str]] = {}
    for known in (_cues(), _roles()):
        for first, ways in known.items():
            found[first] = found.get(first, frozenset()) | {second for second, some in ways.items() if some}
    return found


def _plain(token: str, low: str, at: int, to: int) -> Item:
    """A word that is no part of a cue or role."""
    tag = _TAGS.get(low, "")
    if tag == "pron" and len(token) > 1 and token.isupper():  # "IT" is no pronoun
        tag = ""
    if not tag and not low[0].isalnum():
        tag = "punct"
    return Item(token, low, at, to, tag)


_LIKENING = frozenset({"style", "like", "type", "inspired", "esque"})
_BACKED = re.compile(
    r"-(?:backed|supported|sponsored) (?:bill|law|legislation|ban|motion|measure|proposal|resolution)\b"
)


def _named(text: str, name: Found, to: int, said: tuple[Word, ...]) -> Item:
    likens = text[name.end : name.end + 1] == "-" and text[name.end + 1 : to].casefold() in _LIKENING
    if likens or _BACKED.match(text, name.end):  # "a US-style ban", "a US-backed bill", which are of others
        return Item(text[name.start : to], text[name.start : to].casefold(), name.start, to)
    mention = Mention(name.start, name.end, text[name.start : name.end], name.entities, name.way)
    mention.modifies = text[name.end : name.end + 1] == "-"
    mention.lacking = mention.modifies and text[name.end + 1 : to].casefold() == "free"
    mention.plural = name.way == Way.demonym and text[name.end : name.end + 1] == "s"  # "Canadians"
    return Item(
        mention.text,
        mention.text.casefold(),
        name.start,
        max(name.end, to),
        "name",
        tuple(one for one in said if one.part is Part.phrase),
        mention,
    )


def _word(tokens: Sequence[tuple[str, int, int]], lows: Sequence[str], number: int) -> tuple[int, Item]:
    token, at, to = tokens[number]
    low = lows[number]
    if low in _BODIES and _is_any(lows, number):
        return 1, Item(token, low, at, to, "", _phrase(("agencies",), 0)[1])
    length, said = _phrase(lows, number)
    role_length, role = _role(tokens, lows, number)
    if role is not None and role_length >= length and not (length == role_length and _is_cue(said)):
        end = tokens[number + role_length - 1][2]
        role.start, role.end = at, end
        item = Item(
            " ".join(one for one, _, _ in tokens[number : number + role_length]), role.noun, at, end, "role", said, role
        )
        return role_length, item
    if length:
        end = tokens[number + length - 1][2]
        words_text = token if length == 1 else " ".join([one for one, _, _ in tokens[number : number + length]])
        return length, Item(
            words_text,
            low if length == 1 else " ".join(lows[number : number + length]),
            at,
            end,
            _TAGS.get(low, "") if length == 1 else "",
            said,
        )
    return 1, _plain(token, low, at, to)


_BODIES = frozenset({"agency", "department", "ministry", "board", "commission", "office", "body", "authority"})
_ANY = frozenset({"no", "any", "every", "each"})
_LOOKED_BACK = 6


def _is_any(lows: Sequence[str], number: int) -> bool:
    """Whether a body is any of them, and so stands for who is bound: "no state agency, board or commission may"."""
    between = 0
    for low in reversed(lows[max(0, number - _LOOKED_BACK) : number]):
        if low in _ANY:
            return True
        between += low not in _BODIES and low not in {",", "or", "and"}
        if between > 2 or not (low == "," or low.isalpha()):
            return False
    return False


def _is_cue(said: tuple[Word, ...]) -> bool:
    return any(one.file in {"acts", "turns"} for one in said)


def _phrase(lows: Sequence[str], number: int) -> tuple[int, tuple[Word, ...]]:
    for rest, said in _that_go_on(_cues(), lows, number):
        if len(rest) < 2 or rest == tuple(lows[number + 1 : number + 1 + len(rest)]):
            return len(rest) + 1, said
    return 0, ()


def _that_go_on(known: Mapping[str, Mapping[str, Sequence[_Way]]], lows: Sequence[str], number: int) -> Sequence[_Way]:
    """The phrases that begin with a word and, if they have more of them, go on with the one behind it."""
    ways = known.get(lows[number])
    if ways is None:
        return ()
    second = lows[number + 1] if number + 1 < len(lows) else ""
    return ways.get(second) or ways[""]


_ALSO_VERBS = words.listing("roles_and_verbs")
_WHERE = frozenset({"school", "town", "college", "university"})
_BEFORE_PLACES = frozenset({"at", "in", "to", "from", "after", "outside", "off"})
_BEFORE_VERBS = frozenset({"to", "not", "may", "must", "can", "cannot", "will", "would", "could", "should"})


def _role(tokens: Sequence[tuple[str, int, int]], lows: Sequence[str], number: int) -> tuple[int, Mention | None]:
    token = tokens[number][0]
    shouted = len(token) > 1 and token.isupper()
    done = lows[number] in _ALSO_VERBS and number > 0 and lows[number - 1] in _BEFORE_VERBS
    where = lows[number] in _WHERE and number > 0 and lows[number - 1] in _BEFORE_PLACES  # "at school", "in town"
    for rest, actor, target, noun in () if shouted or done or where else _that_go_on(_roles(), lows, number):
        length = len(rest) + 1
        if length < 3 or rest == tuple(lows[number + 1 : number + length]):
            plural = _is_plural(lows[number : number + length])
            return length, Mention(0, 0, "", actor_role=actor, target_role=target, noun=noun, plural=plural)
    if lows[number].endswith(_MAKING) and (maker := _MAKER.match(lows[number])) is not None:
        return 1, Mention(0, 0, "", actor_role="company", noun=maker[1], plural=bool(maker[2]))
    return 0, None


def _is_plural(noun: Sequence[str]) -> bool:
    """Whether a noun stands for several, by its head: a "ministry of foreign affairs" is one."""
    head = next((noun[at - 1] for at, word in enumerate(noun) if at and word in {"of", "for", "at"}), noun[-1])
    return head.endswith("s") and not head.endswith("ss")
