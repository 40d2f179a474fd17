"""What a text is about, counted from its names before its sentences are read."""

import re
from collections.abc import Mapping, Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.names import Entity, Found, Names, Way
from policytrack.reading.rules.names.leaders import title_of
from policytrack.reading.rules.story.callings import callings_in
from policytrack.reading.rules.story.datelines import reported_from
from policytrack.reading.rules.story.story import Story, is_common
from policytrack.reading.rules.story.towns import told_as_towns

__all__ = ["surveyed"]


def surveyed(text: str, names: Names, found: Sequence[Found]) -> Story:
    """The story of a text before its first sentence: its place, and what it speaks of most."""
    named = (
        entity
        for one in found
        if one.way != Way.risky
        for entity in one.entities
        if not entity.is_place and entity.target is None
    )
    titled = _titled(text, found)
    town, state = reported_from(text, names)
    return Story(
        names,
        home=_home(text, names, found, state),
        city=_city(found),
        town=town,
        issuer=_issuer(text, found),
        main=titled or _main(text, found),
        titled=titled,
        theme=_theme(found),
        callings={**_nouns(found), **callings_in(text)},
        towns=told_as_towns(text, found),
        named=tuple(dict.fromkeys(named)),
        products=_products(found),
        leaders={**names.titled, **_heads_of_places(text, names, found), **_surnames(text, names, found)},
    )


def _products(found: Sequence[Found]) -> dict[str, tuple[Entity, ...]]:
    """The products that a text names, by their makers."""
    products: dict[str, dict[Entity, None]] = {}
    for one in found:
        for entity in one.entities:
            maker = entity.target.maker if entity.target is not None else None
            if maker is not None and entity.actor is None and not entity.setting:
                products.setdefault(maker, {})[entity] = None
    return {maker: tuple(named) for maker, named in products.items()}


_SAID_ANYWAY = frozenset(noun for noun, _ in words.roles("target"))


def _nouns(found: Sequence[Found]) -> Mapping[str, tuple[str, str]]:
    """What only products are called that a text names, by itself: "network", of a social network."""
    products = (each for one in found for each in one.entities[:1] if each.target is not None and each.actor is None)
    called = {role for one in products if not (one.general or one.setting) for role in one.roles}
    return {noun: ("app", noun) for noun in called - _SAID_ANYWAY}


def _surnames(text: str, names: Names, found: Sequence[Found]) -> dict[str, Entity]:
    """Whose heads a text names in full, by the surname that it uses elsewhere."""
    whole = [(names.surnames.get(text[one.start : one.end]), one) for one in found if one.way == Way.leader]
    return {surname: one.entities[0] for surname, one in reversed(whole) if surname is not None}


_WORDS_TOO = words.listing("surnames_that_are_words")
_FORENAME = r"(?<![\w.])([A-Z][\w'-]+) "


def _heads_of_places(text: str, names: Names, found: Sequence[Found]) -> dict[str, Entity]:
    """The places a text names, by the surnames of their heads that it uses: "Sanders", of Arkansas; no namesakes."""
    places = dict.fromkeys(one.entities[0] for one in found if one.entities and one.entities[0].is_place)
    heads: dict[str, Entity] = {}
    for place in places:
        for one in names.heads.get(place.key, ()):
            if one.surname not in text or one.surname.casefold() in _WORDS_TOO:
                continue
            before = set(re.findall(_FORENAME + re.escape(one.surname), text)) - {*one.name.split()}
            if all(title_of(word) is not None for word in before):
                heads[one.surname.casefold()] = place
    return heads


_MADE = re.compile(
    r"(?:-|'s|\u2019s)?\s*(?:made|owned|based|built|linked|backed|run)?\s*(?:\w+\s){0,2}"
    rf"(?:{'|'.join(sorted(words.listing('made')))})\b"
)

_OF_ORIGIN = re.compile(rf"\s*(?:\w+\s)?(?:{'|'.join(sorted(words.listing('made')))})\b")
_PAUSE = re.compile(r"[,;:.]\s")


def _home(text: str, names: Names, found: Sequence[Found], state: Entity | None) -> Entity | None:
    """The country or state that a text speaks of most or is from; one where things only come from is none."""
    count: dict[Entity, float] = {} if state is None else {state: 1.5}
    spoken: set[Entity] = set() if state is None else {state}
    for number, one in enumerate(found):
        entity = one.entities[0] if one.entities else None
        if entity is None:
            continue
        if not entity.is_place:
            watches = entity.press or (entity.actor is not None and entity.actor.kind == "civil_society")
            code = entity.actor.place if entity.actor is not None and not (entity.is_company or watches) else None
            if code is None or f"place:{code}" not in names.by_key:
                continue
            entity = names.government(code)
        if entity.place is None or entity.place.kind == "bloc":
            continue
        if one.way == Way.leader:
            count.setdefault(entity, 0.1)
            spoken.add(entity)
            continue
        follows = found[number + 1] if number + 1 < len(found) else None
        origin = (
            follows is not None
            and follows.start - one.end < 24
            and not _PAUSE.search(text, one.end, follows.start)
            and any(each.target is not None for each in follows.entities)
        )
        after = text[one.end : one.end + 40].casefold()
        several = one.way == Way.generic and len(one.entities) > 1
        weight = 0.2 if origin or several or _MADE.match(after) else 1.0
        described = origin and follows is not None and _describes(text, one, follows)
        if not is_common(one.entities) and not _OF_ORIGIN.match(after) and not described and not _does_alike(text, one):
            spoken.add(entity)
        count[entity] = count.get(entity, 0.0) + weight + (0.5 if number < 3 else 0.0)
    return max((one for one in count if one in spoken), key=lambda one: count[one], default=None)


_ALIKE_BEFORE = re.compile(
    r"\b(?:[Ss]imilar|[Ll]ike(?:wise)?|[Oo]ther (?:countries|governments|states|nations|parliaments|capitals)"
    r"|[Ee]lsewhere|[Ee]xamples?|footsteps|lead|suit|joins?|joining|joined"
    r"|[Aa]s (?:in|have|did)|matching|echo(?:es|ing)?|mirrors?|mirroring|compar\w+|alongside|[Tt]he same)\b[^.!?\n]*$"
)
_ALIKE_BEHIND = re.compile(
    r"[^.!?\n]*\b(?:(?:did|done|do|does|doing|took|taken|takes?|made|make) (?:so|the same|likewise|similar|it too)"
    r"|similar|likewise|the same (?:step|thing|course|line)|followed suit|preceded it|such (?:a )?(?:bans?|rules?))\b"
)
_AS_OTHERS = re.compile(r"(?:, |\b)as [^.!?\n,]*$")
_DID = re.compile(r"[^.!?\n,]*\b(?:did|does|has|have|had)\b(?: done)?(?:[.!?\n,]| in \w+[.!?]| last | before| already)")
_FAR_BEFORE, _FAR_BEHIND = 90, 120


def _does_alike(text: str, place: Found) -> bool:
    """Whether a place is only named for what is done there too: "Italy did the same", "similar to those in Peru"."""
    if _ALIKE_BEFORE.search(text, max(0, place.start - _FAR_BEFORE), place.start):
        return True
    behind = place.end + _FAR_BEHIND
    if _ALIKE_BEHIND.match(text, place.end, behind):
        return True
    told = _AS_OTHERS.search(text, max(0, place.start - _FAR_BEFORE), place.start)
    return told is not None and _DID.match(text, place.end, behind) is not None


def _describes(text: str, place: Found, thing: Found) -> bool:
    """Whether a place only says where a thing is from: "Chinese AI", "China's DeepSeek", not "Italy banned TikTok"."""
    between = text[place.end : thing.start].split()
    joined = between[:1] != [] and between[0].startswith("-")  # "China-based DeepSeek"
    return joined or between in (["'s"], ["\u2019s"]) or (place.way == Way.demonym and len(between) < 2)


_TITLE_LENGTH = 120


def _titled(text: str, found: Sequence[Found]) -> Entity | None:
    """The one thing that a title names, which the text below it is then about."""
    end = text.find("\n")
    if not 0 < end <= _TITLE_LENGTH or text[end - 1] == ".":
        return None
    things = {
        each
        for one in found
        if one.end <= end
        for each in one.entities[:1]
        if each.target is not None and not each.general
    }
    return next(iter(things)) if len(things) == 1 and all(one.actor is None for one in things) else None


_LEAD = re.compile(r"(?:^|\n)[^\S\n]*(?:[-*\u2022]\s*)?$")


def _main(text: str, found: Sequence[Found]) -> Entity | None:
    """The named thing that a text speaks of most, if it is clear which: apps before their makers."""
    count: dict[Entity, float] = {}
    for number, one in enumerate(found):
        targets = [each for each in one.entities if each.target is not None and not each.general]
        if not targets or one.way == Way.risky:
            continue
        entity = next((each for each in targets if each.actor is None), targets[0])
        if _leads(text, one) and entity.actor is not None:  # "Google. Staff may not use it."
            continue
        count[entity] = count.get(entity, 0.0) + (1.5 if number < 4 else 1.0)
    ranked = sorted(count, key=lambda one: -count[one])
    if not ranked or count[ranked[0]] < (1.5 if len(ranked) == 1 else 2.5):
        return None
    clear = len(ranked) == 1 or count[ranked[0]] >= count[ranked[1]] + 1
    return _made_by(found, ranked[0]) or ranked[0] if clear else None


def _made_by(found: Sequence[Found], firm: Entity) -> Entity | None:
    """The product of a firm of which a text speaks as much, if its name may be a plain word: "Grok, built by xAI"."""
    if not firm.is_company:
        return None
    named = [each for one in found for each in one.entities[:1]]
    made = [one for one in named if one.target is not None and one.target.maker == firm.key]
    return made[0] if len(set(made)) == 1 and len(made) >= named.count(firm) else None


def _leads(text: str, one: Found) -> bool:
    """Whether a name opens a paragraph that is about it."""
    opens = _LEAD.search(text, max(0, one.start - 8), one.start) is not None
    return opens and text[one.end : one.end + 1] in {".", ":"}


_SENDER = re.compile(r"^From:[^\n]*", re.MULTILINE)


def _issuer(text: str, found: Sequence[Found]) -> Entity | None:
    """Who says "we" in a text: the sender of a letter, or else the body that it names most."""
    sender = _SENDER.search(text)
    count: dict[Entity, float] = {}
    for number, one in enumerate(found):
        entity = next((each for each in one.entities if each.actor is not None), None)
        if entity is None or entity.is_place or entity.press:
            continue
        sends = sender is not None and sender.start() <= one.start < sender.end()
        count[entity] = count.get(entity, 0.0) + (100.0 if sends else 1.5 if number < 4 else 1.0)
    return max(count, key=lambda one: count[one]) if count else None


def _city(found: Sequence[Found]) -> Entity | None:
    """The city that a text speaks of most."""
    count: dict[Entity, int] = {}
    for one in found:
        for entity in one.entities[:1]:
            if entity.actor is not None and entity.actor.kind == "local_government":
                count[entity] = count.get(entity, 0) + 1
    return max(count, key=lambda one: count[one]) if count else None


_OPENING = 250
"""Characters within which a text says what it is about."""


def _theme(found: Sequence[Found]) -> Entity | None:
    """The kind of technology that a text speaks of most, if it does so more than once or at once.

    Of kinds that mostly tell where things are used, as phones do, it is one only if no product is named more often.
    """
    count: dict[Entity, int] = {}
    products: dict[Entity, int] = {}
    opening: set[Entity] = set()
    for one in found:
        for entity in one.entities[:1]:
            if entity.general:
                count[entity] = count.get(entity, 0) + 1
                opening |= {entity} if one.start < _OPENING else set()
            elif entity.target is not None and entity.actor is None:
                products[entity] = products.get(entity, 0) + 1
    most = max(products.values(), default=0)
    count = {one: said + (one in opening and said >= most) for one, said in count.items()}
    kept = [one for one in count if count[one] > (max(2, 2 * most) if one.setting else 1)]
    return max(kept, key=lambda one: count[one]) if kept else None
