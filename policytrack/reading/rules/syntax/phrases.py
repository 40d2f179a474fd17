"""The noun phrases of a sentence."""

from calendar import month_abbr, month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.syntax.contact import is_measure, makes_measure
from policytrack.reading.rules.syntax.tree import Phrase, Predicate
from policytrack.reading.rules.tagging import Kind, Tag
from policytrack.reading.rules.words import Part

__all__ = ["phrases_of"]

_ANYBODY = frozenset({"anyone", "anybody", "everyone", "everybody", "those"})
_NOMINAL = frozenset({Kind.noun, Kind.det, Kind.pron})
_ENDS = frozenset({".", "!", "?", "\u2026"})
_OPENING_TIMES = words.listing("before_times") | {"the", "that", "same", "these", "past"}
_POSSESSIVES = words.listing("possessives")
_TITLES = frozenset({"mr", "mrs", "ms", "dr"})
_COUNTED_FROM = frozenset({"later", "afterwards", "ago", "after", "before", "earlier", "on"})
_SPANS = frozenset({"hours", "days", "weeks", "months", "years", "minutes", "moments"})
_YEAR_DIGITS = 4
_TIME_LENGTH = 4  # "that same last week"
_TIMES = words.verb_listing("times")
_WITHIN = frozenset({"'s", "'", "other", "such", "own"})
_FROM = frozenset({"from", "by", "since", "until"})
_COUNTS = words.listing("numbers") | {"the", "past", "last", "next", "few", "about", "nearly", "almost", "just", "only"}
_NUMBERS = words.listing("numbers")
_OPENING = frozenset({Kind.prep, Kind.det, Kind.noun, Kind.adv})
_MONTHS = frozenset(one.casefold() for one in (*month_name, *month_abbr) if one)
_GIVING = frozenset({"give", "send", "hand", "serve", "grant", "issue", "deny", "refuse"})
_GIVEN = frozenset({"formal", "notice", "permission", "approval", "leave", "time", "orders", "instructions", "access"})
_GIVEN |= {"clearance", "final", "written", "provisional", "official", "licences", "licenses", "permits"}


def phrases_of(items: Sequence[Item], tags: Sequence[Tag], predicates: Sequence[Predicate]) -> list[Phrase]:
    """The noun phrases in their order: "[the ministry] banned [the app] on [state phones] [last week]"."""
    taken = {at for one in predicates for at in range(one.start, one.at + 1)}
    found: list[Phrase] = []
    lows = [one.low for one in items]
    timed = not _TIMES.isdisjoint(lows) or any(map(str.isdigit, lows))
    for start, end in _Words(items, tags, taken, timed).spans():
        at = start - 1
        while at >= 0 and tags[at].kind is Kind.adv:
            at -= 1
        if at >= 0 and tags[at].kind is Kind.prep:
            found.append(Phrase(start, end, len(found), items[at].low, at))
        elif start and tags[start - 1].kind is Kind.noun and (prep := _prep_within(items[start - 1])):
            found.append(Phrase(start, end, len(found), prep, start))
        else:
            found.append(Phrase(start, end, len(found)))
    return found


def _prep_within(item: Item) -> str:
    """The preposition that a noun of several words ends with: "end of", "calls for"."""
    if item.mention is not None or " " not in item.low:
        return ""
    last = item.low.rpartition(" ")[2]
    return last if words.groups("tags").get(last) in {"prep", "to"} else ""


@dataclass(slots=True)
class _Words:
    """The words of a sentence, of which predicates have taken some, and whether any is of a time."""

    items: Sequence[Item]
    tags: Sequence[Tag]
    taken: set[int]
    timed: bool

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where the noun phrases begin and end."""
        end = 0
        for at, tag in enumerate(self.tags):
            if at >= end and tag.kind in _NOMINAL and self._is_free(at):
                end = self._end(at)
                yield at, end

    def _is_free(self, at: int) -> bool:
        """Whether no predicate has taken a word, which is no full stop either."""
        return at not in self.taken and (self.items[at].low not in _ENDS or self._abbreviates(at))

    def _abbreviates(self, at: int) -> bool:
        """Whether a full stop belongs to a title: "Mr. Doe took office"."""
        return 0 < at < len(self.items) - 1 and self.items[at - 1].low in _TITLES

    def _end(self, start: int) -> int:
        """Where the phrase ends that begins at an item; a pronoun is one by itself."""
        end = start + 1
        if self.tags[start].kind is Kind.pron:
            return end + 1 if self._is_of_age(start) else end
        while (
            end < len(self.items)
            and not _prep_within(self.items[end - 1])
            and self._goes_on(end)
            and not self._begins_time(end, start)
            and not self._begins_contact(end)
            and not self._begins_given(end, start)
        ):
            end += 1
        return end

    def _is_of_age(self, at: int) -> bool:
        """As in "anyone [under 16]", who are young."""
        young = at + 1 < len(self.items) and self.items[at + 1].says("audience") is not None
        return young and self.items[at].low in _ANYBODY and self._goes_on(at + 1)

    def _goes_on(self, at: int) -> bool:
        """Whether an item goes on with a phrase, as a determiner does in "such a", "the other", "users' own"."""
        kind = self.tags[at].kind
        if kind is Kind.noun:
            return self._is_free(at)
        return (
            kind is Kind.det
            and (self.tags[at - 1].kind is Kind.det or self._owns(at - 1) or self.items[at].low in _WITHIN)
            and self._is_free(at)
        )

    def _owns(self, at: int) -> bool:
        """As in "the country's most popular app"."""
        mention = self.items[at].mention
        return mention is not None and mention.possessive

    def _begins_contact(self, at: int) -> bool:
        """Whether somebody begins a clause about the measure before: "the ban [Kenya] imposed on the app"."""
        mention = self.items[at].mention
        if mention is None or mention.modifies or mention.possessive or not is_measure(self.items[at - 1]):
            return False
        verb = at + 1
        while verb < len(self.items) - 1 and self.tags[verb].kind in {Kind.have, Kind.adv}:
            verb += 1
        return verb < len(self.items) and verb in self.taken and makes_measure(self.tags[verb].lemma)

    def _begins_given(self, at: int, start: int) -> bool:
        """Whether it is what a firm is given, which stands before: "gave Clearview [formal notice]"."""
        mention = self.items[start].mention
        if at != start + 1 or mention is None or mention.possessive or self.items[at].low not in _GIVEN:
            return False
        return start - 1 in self.taken and self.tags[start - 1].lemma in _GIVING

    def _begins_time(self, at: int, start: int) -> bool:
        """Whether a phrase of its own begins, because what stands before it or itself is a time.

        "On March 24 [France] banned it", "Last week [France] banned it", "banned the app [last week]",
        "banned Discord [two months] later", "cut access to it [days] before", "banned the app [Tuesday]".
        """
        item = self.items[at]
        named = item.mention is not None or item.is_capital
        if (named or item.low == "access") and self._is_subject(at, start):
            return True
        if self.tags[0].kind is Kind.prep and start and self._is_behind_opening(at):
            return True
        if not self.timed:
            return False
        if named and (self._follows_date(at, start) or self._follows_time(at, start) or self._follows_span(at, start)):
            return True
        opens = self._is_time(at + 1) and item.low in words.listing("before_times")
        if opens or self._are_people_behind_time(at, start):
            return True
        if self._opens_with_month(at, start):
            return True
        if self._is_time(at + 1) and (item.low.isdigit() or item.low in _NUMBERS):
            told = any(one.mention is not None or one.says("acts") is not None for one in self.items[start:at])
            return told or self._is_behind(at + 2)
        if item.low in _SPANS and self._is_behind(at + 1) and self.items[at - 1].mention is not None:
            return True
        if self.tags[at - 1].kind is Kind.det or self.items[at - 1].low in words.listing("before_times"):
            return False
        return item.is_capital and self._is_time(at) and not self._ends_date(at, start)

    def _ends_date(self, at: int, start: int) -> bool:
        """Whether a month stands behind its day: "on 19 [January]"."""
        return at - 1 == start and self.items[start].low.isdigit() and self.items[at].low in _MONTHS

    def _is_behind(self, at: int) -> bool:
        """Whether a time is counted from something by the word there: "reversed the decision [two days] later"."""
        return at < len(self.items) and self.items[at].low in _COUNTED_FROM

    def _opens_with_month(self, at: int, start: int) -> bool:
        """Whether a month or day with a preposition stands alone before: "from December [children] would be"."""
        before = self.items[at - 1]
        return (
            at - 1 == start
            and start > 0
            and self.items[start - 1].low in _FROM
            and self._is_time(start)
            and before.is_capital
            and not self._is_time(at)
            and not self.items[at].low.isdigit()
        )

    def _follows_date(self, at: int, start: int) -> bool:
        """Whether a date stands before, or a word for one with a preposition: "On May 24 [Rome]", "In May [Rome]"."""
        low = self.items[at - 1].low
        if at > start + 1:
            return low.isdigit() and self._is_time(start)
        behind = start > 0 and self.tags[start - 1].kind is Kind.prep
        return behind and (self._is_named_time(start) or (low.isdigit() and len(low) == _YEAR_DIGITS))

    def _is_named_time(self, at: int) -> bool:
        """Whether a month, a weekday or the like stands there."""
        return self._is_time(at) and self.items[at].is_capital

    def _follows_time(self, at: int, start: int) -> bool:
        """Whether a phrase of time stands before: "Last year [regulators]", "That same week [France]"."""
        if not (1 < at - start <= _TIME_LENGTH and self._is_time(at - 1)):
            return False
        return all(one.low in _OPENING_TIMES or one.low in _TIMES for one in self.items[start : at - 1])

    def _are_people_behind_time(self, at: int, start: int) -> bool:
        """Whether people are the subject behind a phrase of time: "as of that day [children] would be"."""
        people = self.items[at].says("audience") is not None
        return people and self._verb_follows(at + 1) and self._follows_time(at, start)

    def _is_behind_opening(self, at: int) -> bool:
        """Whether only phrases that open a sentence stand before what its verb follows, without a comma.

        "From the spring [pupils] may not", "In class [pupils] in Malta may not", "On phones in Ghana [TikTok] is".
        """
        item, before = self.items[at], self.items[at - 1]
        settled = before.says("audience") is not None or before.says("setting") is not None or self._is_place(at - 1)
        people = item.says("audience") is not None and not item.low.startswith(("under", "aged", "below"))
        subject = people or (settled and (self._names_body(at) or self._names_thing(at)))
        if not subject or any(tag.kind not in _OPENING for tag in self.tags[:at]) or min(self.taken, default=at) < at:
            return False
        return self._verb_follows(at + 1)

    def _verb_follows(self, at: int) -> bool:
        """Whether a verb stands there, or behind phrases with prepositions: "[in Malta] may not"."""
        while at < len(self.items) and self.tags[at].kind is Kind.prep:
            at += 1
            while at < len(self.items) and self.tags[at].kind in {Kind.det, Kind.noun} and at not in self.taken:
                at += 1
        return at in self.taken

    def _follows_span(self, at: int, start: int) -> bool:
        """Whether how long something lasts stands before it: "For 90 days [Rome]", "By noon [Rome]"."""
        mention = self.items[at].mention
        if mention is None or not (self._is_time(at - 1) and self._opens_clause(start)):
            return False
        return all(one.low.isdigit() or one.low in _COUNTS for one in self.items[start : at - 1])

    def _is_subject(self, at: int, start: int) -> bool:
        """Whether a mention is the subject behind a fronted phrase: "At its request [Apple] removed".

        What owns the noun of that phrase tells, or what it says: "Under the ban [operators] must"; or it is a place:
        "In Paris [Sciences Po] forbade", "In Turkey [Wikipedia] is blocked"; or a house: "At Hill School [phones] are".
        """
        if at - 1 == start:
            told = self._names_body(at) or self._names_thing(at) or self.items[at].low == "access"
            return told and self._opens_clause(start) and (self._is_place(start) or self._is_house(start))
        if start != 1 or self.tags[0].kind is not Kind.prep or at + 1 not in self.taken:
            return False
        noun, mention, owner = self.items[at - 1], self.items[at].mention, self.items[start]
        if noun.mention is not None or mention is None or mention.modifies:
            return False
        owned = owner.low in _POSSESSIVES or (owner.mention is not None and owner.mention.possessive)
        measure = any(one.part is Part.noun for one in noun.words)
        return (owned and bool(mention.entities)) or (measure and (bool(mention.entities) or mention.plural))

    def _opens_clause(self, start: int) -> bool:
        """Whether what a phrase hangs on stands before the subject of a clause: "and [in] Paris"."""
        if not start or self.tags[start - 1].kind is not Kind.prep:
            return False
        return start == 1 or self.tags[start - 2].kind in {Kind.coord, Kind.comma, Kind.stop}

    def _is_place(self, at: int) -> bool:
        mention = self.items[at].mention
        entity = mention.entity if mention is not None and not mention.possessive and not mention.modifies else None
        return entity is not None and entity.is_place

    def _is_house(self, at: int) -> bool:
        """Whether it is a body at which something is done: "at Hill School", "at Telenor"."""
        mention = self.items[at].mention
        if self.items[at - 1].low != "at" or mention is None or mention.possessive or mention.modifies:
            return False
        return mention.new == "body" or self._names_body(at)

    def _names_body(self, at: int) -> bool:
        mention = self.items[at].mention
        entity = mention.entity if mention is not None else None
        return entity is not None and not entity.is_place and entity.actor is not None

    def _names_thing(self, at: int) -> bool:
        mention = self.items[at].mention
        entity = mention.entity if mention is not None and not mention.possessive else None
        return entity is not None and not entity.is_place and entity.target is not None

    def _is_time(self, at: int) -> bool:
        return at < len(self.items) and self.items[at].low in _TIMES
