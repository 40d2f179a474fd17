"""Where goods of a kind are from, which makes them a kind of their own: "drones made in China", "Russian software"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.syntax import Link, Phrase, Syntax

__all__ = ["demonym_of", "origin_of"]

_MADE = words.listing("making") | words.listing("made_somewhere")
_ABROAD = frozenset({"abroad", "overseas"})
_FOREIGN = frozenset({"foreign", "hostile", "unfriendly", "adversary", "adversaries", "adversarial", "authoritarian"})
_SAYING_WHERE = frozenset({"in", "by", "from", "outside"})
_ADJECTIVES = {
    "BY": "Belarusian",
    "CN": "Chinese",
    "IL": "Israeli",
    "IN": "Indian",
    "IR": "Iranian",
    "JP": "Japanese",
    "KP": "North Korean",
    "KR": "South Korean",
    "RU": "Russian",
    "TW": "Taiwanese",
    "US": "American",
}


def origin_of(syntax: Syntax, phrase: Phrase) -> str:
    """The adjective that says where what a phrase is of comes from; empty if nothing tells.

    Example:
        >>> from policytrack.reading.rules.items import itemise
        >>> from policytrack.reading.rules.names import Names
        >>> from policytrack.reading.rules.syntax import parse
        >>> text = "Oslo banned cameras made in China."
        >>> sentence = parse(itemise(text, 0, len(text), Names.of((), ()).find(text)))
        >>> [origin_of(sentence, one) for one in sentence.phrases]
        ['', 'Chinese', '']
    """
    head = syntax.head(phrase).mention
    if head is not None and head.origin is not None and (told := _adjective(head.origin.key.removeprefix("place:"))):
        return told
    if phrase.head > phrase.start and (told := _of_demonym(syntax.items[phrase.start : phrase.head])):
        return told
    for one in syntax.predicates[_first_behind(syntax, phrase) :]:
        if one.noun is not phrase or one.link not in {Link.reduced, Link.relative} or one.lemma not in _MADE:
            continue
        if any(item.low in _ABROAD for item in syntax.items[one.at + 1 : one.at + 2]):
            return "foreign"
        for other in one.preps:
            if other.prep in _SAYING_WHERE and (told := _of_place(syntax, other)):
                return told
    behind = syntax.after(phrase.listed[-1], "from", "of")
    if behind is None or _is_outlet(syntax, behind) or _is_kept_from(syntax, phrase):
        return ""
    return _of_place(syntax, behind)


def _is_kept_from(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether "from" tells who does not get it: "has kept [chips] from Russia"."""
    governor, _ = syntax.governing(phrase)
    return governor is not None and governor.lemma in _KEEPING_FROM


_KEEPING_FROM = frozenset({"keep", "withhold"})


def _is_outlet(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether goods are taken out of it, not made there: "VPNs from its Russian store"."""
    head = syntax.head(phrase)
    entity = head.mention.entity if head.mention is not None else None
    own = syntax.items[phrase.start].low in {"its", "their"}
    return own or head.says("setting") is not None or (entity is not None and entity.setting)


def demonym_of(item: Item) -> str:
    """The adjective that an item is: "Chinese"."""
    return _of_demonym([item]) if item.mention is not None and item.mention.way == Way.demonym else ""


def _of_demonym(items: Sequence[Item]) -> str:
    """As in "Chinese patient monitors", "China-made drones"."""
    said = (_of_mention(item) for item in items if item.mention is not None and _tells_origin(item, item.mention))
    return next(said, "")


def _tells_origin(item: Item, mention: Mention) -> bool:
    """Whether a place says whence something is: "Chinese", or with what a hyphen ties to it, "China-made"."""
    return mention.way == Way.demonym or item.end > mention.end + len("-of")


def _first_behind(syntax: Syntax, phrase: Phrase) -> int:
    before = syntax.predicate_before(phrase.end)
    return before.number + 1 if before is not None else 0


def _of_place(syntax: Syntax, phrase: Phrase) -> str:
    """As in "in China", "by Chinese companies", "from foreign countries"."""
    for at in range(phrase.start, phrase.end):
        item = syntax.items[at]
        if item.low in _FOREIGN:
            return "foreign"
        if told := _of_mention(item):
            return told
    return ""


def _of_mention(item: Item) -> str:
    mention = item.mention
    place = _place_of(mention) if mention is not None else ""
    if mention is None or not place:
        return ""
    return _adjective(place) or (mention.text if mention.way == Way.demonym else "")


def _place_of(mention: Mention) -> str:
    for entity in (mention.entity, mention.place, mention.origin):
        if entity is not None and entity.place is not None:
            return entity.place.code
    return ""


def _adjective(code: str) -> str:
    return _ADJECTIVES.get(code.split("-", maxsplit=1)[0], "")
