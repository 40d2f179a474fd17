"""The predicates of a sentence: each a verb with the auxiliaries before it."""

from collections.abc import Iterator, Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.syntax.tree import Predicate
from policytrack.reading.rules.tagging import Form, Kind, Tag

__all__ = ["is_inverted", "predicates_of"]

_GROUPED = frozenset({Kind.modal, Kind.be, Kind.have, Kind.do, Kind.neg, Kind.adv, Kind.to, Kind.verb})
_BESIDE = frozenset({Kind.neg, Kind.adv})
_LEADING = _GROUPED - _BESIDE
_TIMED = frozenset({Kind.be, Kind.have})
_TIMES = words.verb_listing("times")
_OPENING_TIME = frozenset({Kind.prep, Kind.det})
_BEFORE_TIMES = words.listing("before_times") | {"past", "same"}
_NUMBERS = words.listing("numbers")
_PARTS = frozenset({"end", "start", "beginning", "middle", "close", "rest"})  # "until the [end of] 2026"
_LONGER = frozenset({"longer", "no longer", "no-longer"})
_DENYING = ("n't", "cannot")
_PARTED = frozenset({Kind.modal, Kind.have, Kind.be})
_ASIDE_LENGTH = 9  # "will, from the beginning of next month, no longer"
_TIME_LENGTH = 6  # "in the last two weeks"


def predicates_of(items: Sequence[Item], tags: Sequence[Tag]) -> list[Predicate]:
    """The predicates in their order, not yet tied to anything: "has banned", "to remove", "will no longer be sold"."""
    found: list[Predicate] = []
    for start, end in _groups(items, tags):
        main = _main(tags, start, end)
        if main is not None and not is_inverted(items, tags, start, end):
            found.append(_predicate(items, tags, range(start, end), main, len(found)))
    return found


_INVERTED = words.listing("inverted")


def is_inverted(items: Sequence[Item], tags: Sequence[Tag], start: int, end: int) -> bool:
    """Whether an auxiliary only says that others do so too: "France weighs it, as [does] Spain", "as [is] usual"."""
    alone = end - start == 1 and start > 1 and items[start].low in _INVERTED and end < len(items)
    opened = alone and items[start - 1].low == "as" and tags[start - 2].kind in {Kind.comma, Kind.stop}
    return opened and tags[end].kind in {Kind.noun, Kind.det}


def _groups(items: Sequence[Item], tags: Sequence[Tag]) -> Iterator[tuple[int, int]]:
    """Where auxiliaries and verbs stand together: "[has been told] [to remove] the app"."""
    end = 0
    for at, tag in enumerate(tags):
        if at >= end and tag.kind in _GROUPED:
            end = _group_end(items, tags, at)
            yield at, end


def _group_end(items: Sequence[Item], tags: Sequence[Tag], start: int) -> int:
    """Where a group ends: behind its verb, or before the "to" of the next one, if not of "has to" or "has yet to"."""
    at, begun, last = start, False, Kind.adv
    while at < len(tags) and tags[at].kind in _GROUPED:
        kind = tags[at].kind
        at += 1
        begun = begun or kind not in _BESIDE
        last = kind if kind is not Kind.adv else last
        if kind is Kind.verb:
            break
        if begun and last is not Kind.have and at < len(tags) and tags[at].kind is Kind.to:
            break
        if kind in _PARTED and at < len(tags) and tags[at].kind is Kind.comma:
            at = _behind_aside(tags, at)
        if kind in _TIMED:
            at = _behind_time(items, tags, at, has=kind is Kind.have)
    return at


def _behind_aside(tags: Sequence[Tag], at: int) -> int:
    """Past what stands between commas in a group: "will[, as of May,] no longer buy"."""
    for end in range(at + 1, min(len(tags) - 1, at + _ASIDE_LENGTH)):
        if tags[end].kind is Kind.comma:
            return end + 1 if tags[end + 1].kind in _GROUPED else at
        if tags[end].kind in _LEADING:
            return at
    return at


def _behind_time(items: Sequence[Item], tags: Sequence[Tag], at: int, *, has: bool) -> int:
    """Past a time between an auxiliary and its verb: "had [on Friday] told", "have [until May] to remove"."""
    end = at
    while end < min(len(tags), at + _TIME_LENGTH) and _is_of_time(items[end], tags[end]):
        end += 1
    if end == at or end == len(tags) or not _names_time(items[end - 1]):
        return at
    if has and tags[end].kind is Kind.to:
        return end
    counted = items[at].low.isdigit() or items[at].low in _NUMBERS  # "has [two weeks] left"
    parted = Form.participle in tags[end].forms or (has and tags[end].kind is Kind.be)
    return end if parted and not counted else at


def _is_of_time(item: Item, tag: Tag) -> bool:
    return item.mention is None and (
        tag.kind in _OPENING_TIME
        or _names_time(item)
        or item.low in _BEFORE_TIMES
        or item.low in _NUMBERS
        or item.text == "May"
        or item.low.removesuffix(" of") in _PARTS
    )


def _names_time(item: Item) -> bool:
    return item.low in _TIMES or item.low.isdigit() or item.text == "May"


def _main(tags: Sequence[Tag], start: int, end: int) -> int | None:
    """The verb of a group, which may be an auxiliary: the last item, before adverbs; none of "not" or "may" alone."""
    main = end - 1
    while main >= start and tags[main].kind in _BESIDE:
        main -= 1
    return None if main < start or tags[main].kind in {Kind.to, Kind.modal} else main


def _predicate(items: Sequence[Item], tags: Sequence[Tag], group: range, main: int, number: int) -> Predicate:
    """The predicate of a group of auxiliaries and a verb: "would not immediately be banned"."""
    if len(group) == 1:
        return _plain(items, tags[main], main, number)
    start = group.start
    while tags[start].kind is Kind.adv:
        start += 1
    kinds: list[Kind] = []
    lows: list[str] = []
    modal, last, longer, denied = "", None, False, False
    for at in range(start, group.stop):
        if at == main:
            continue
        kind, low = tags[at].kind, items[at].low
        kinds.append(kind)
        lows.append(low)
        modal = modal or (low if kind is Kind.modal else "")
        last = kind if at < main and kind in _LEADING else last
        longer = longer or low in _LONGER
        denied = denied or low.endswith(_DENYING)
    longer = longer or ((denied or Kind.neg in kinds) and _ends_with_any_more(items, tags, group.stop))
    has_to = Kind.have in kinds and Kind.to in kinds[kinds.index(Kind.have) :]
    must = has_to and "yet" not in lows
    forms, to = tags[main].forms, Kind.to in kinds and not has_to
    gerund = (Form.gerund in forms and last is not Kind.be) or items[start].low in {"being", "having"}
    return Predicate(
        main,
        start,
        tags[main].lemma or items[main].low,
        number,
        passive=Form.participle in forms and last is Kind.be,
        negated=longer or denied or Kind.neg in kinds,
        longer=longer,
        modal=modal or ("must" if must else ""),
        obliged=must or modal == "must",
        perfect=Kind.have in kinds and not must,
        to=to,
        gerund=gerund,
        copula=tags[main].kind is Kind.be,
        finite=not to and not gerund and not (start == main and _is_only_participle(forms)),
        adverbs=frozenset([low for low, kind in zip(lows, kinds, strict=True) if kind is Kind.adv]),
    )


def _ends_with_any_more(items: Sequence[Item], tags: Sequence[Tag], start: int) -> bool:
    """As in "does not block it any more", and not "has not put any more apps on its list"."""
    for at in range(start, min(len(items), start + _ANY_MORE)):
        if tags[at].kind in _CLOSING:
            return False
        if items[at].low == "anymore":
            return True
        if items[at].low == "more" and items[at - 1].low == "any":
            return at + 1 >= len(items) or tags[at + 1].kind in _BEHIND_MORE or items[at + 1].low == "."
    return False


_ANY_MORE = 14
_CLOSING = frozenset({Kind.stop, Kind.sub, Kind.that, Kind.rel})
_BEHIND_MORE = frozenset({Kind.comma, Kind.stop, Kind.sub, Kind.prep, Kind.coord})


def _plain(items: Sequence[Item], tag: Tag, main: int, number: int) -> Predicate:
    """The predicate of a verb without auxiliaries."""
    gerund = Form.gerund in tag.forms
    finite = not gerund and not _is_only_participle(tag.forms)
    lemma = tag.lemma or items[main].low
    return Predicate(main, main, lemma, number, gerund=gerund, copula=tag.kind is Kind.be, finite=finite)


def _is_only_participle(forms: frozenset[Form]) -> bool:
    """Whether a form is never finite: "shown", "taken"."""
    return bool(forms) and not forms & {Form.past, Form.third, Form.base}
