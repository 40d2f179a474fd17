"""Whose order, law or memo a sentence speaks of, by which "it" in the next one binds somebody.

"The firm appealed against an order of the ministry. It bars the firm from selling phones": the order does, and so the
ministry. "Portland adopted two laws on face recognition. One law bars the police from using it": Portland does.
"""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.names.roles import GOVERNMENTS, PUBLIC_POWER
from policytrack.reading.rules.parties.beside import imposed_by, named_behind, owned_by
from policytrack.reading.rules.parties.who import in_phrase
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.story.who import who_is_meant
from policytrack.reading.rules.syntax import Link, Phrase, Syntax
from policytrack.reading.rules.words import Part

__all__ = ["by_its_paper", "tell_paper"]

_SEVERAL = {f"{one}s" for one in words.listing("decrees")} - words.listing("decrees")
_DECREES = words.listing("decrees") | _SEVERAL
_MAKING = words.verb_listing("making_papers")
_ALSO_CALLED = frozenset({"document", "text", "paper"})
_RANKS = frozenset({"first", "second", "third", "other"})
_TELLING_WHICH = frozenset({"the", "that", "this", "these", "those", "one", "another", "both"})
_ANY_PAPER = _TELLING_WHICH | {"a", "an", "its", "their"}
_DRAFTS = words.listing("drafts")
_MADE_BY_LAWMAKERS = _DRAFTS | {"law", "act", "statute", "legislation"}
_LAWMAKERS = GOVERNMENTS | {"legislature", "local_government", "supranational_body"}
_WITH_PAPERS = PUBLIC_POWER | {"legislature"}
_BETWEEN = frozenset({"first", "second", "third", "other", "final", "latest", "same", "new", "two", "three"})
_OPENING = 5
_NEAR = 2
"""How many sentences behind it may speak of "the order"."""


def tell_paper(story: Story, syntax: Syntax, claims: Sequence[Claim] = ()) -> None:
    """Remember whose order or law a sentence speaks of, or who speaks in it to people of their own."""
    entity = None if _DECREES.isdisjoint(syntax.spoken) else _paper_of(story, syntax)
    if entity is not None and claims and not any(entity.may_be_of_country_of(one.actor) for one in claims):
        entity = None  # "Oslo banned it over a law of China's. It also banned another"
    entity = entity or _speaking_to_its_own(story, syntax)
    story.paper = story.paper if entity is None else (story.at, entity)


def _paper_of(story: Story, syntax: Syntax) -> Entity | None:
    for phrase in syntax.phrases:
        if syntax.head(phrase).low.split()[-1] in _DECREES and (maker := _maker(syntax, phrase)) is not None:
            entity = who_is_meant(story, maker)
            if entity is not None and entity.actor is not None and not entity.press:
                return entity
    return None


def _speaking_to_its_own(story: Story, syntax: Syntax) -> Entity | None:
    """Who speaks to people of their own, which is as good as a paper: "the railway has reminded its drivers"."""
    at, spoken = story.spoke[-1] if story.spoke else (0, None)
    if at != story.at or spoken is None or spoken.press or _TELLING_PEOPLE.isdisjoint(syntax.lemmas):
        return None
    for one in syntax.predicates:
        if one.lemma in _TELLING_PEOPLE and one.link is Link.root and not (one.passive or one.negated):
            told = [*one.objects, *(each for each in one.preps if each.prep in {"to", "for"})]
            if any(syntax.items[each.start].low in _THEIR and syntax.head(each).says("audience") for each in told):
                return spoken
    return None


_THEIR = frozenset({"its", "their"})
_TELLING_PEOPLE = words.verb_listing("telling_whom") | {"write", "speak", "have", "brief", "appeal"}


def _maker(syntax: Syntax, phrase: Phrase) -> Mention | None:
    """Whose it is: "the ministry's order", "an order of the ministry", "the law that Congress passed"."""
    if syntax.head(phrase).low.split()[-1] in _SEVERAL:  # not "one of the country's strictest laws"
        return next(iter(_drawn_up(syntax, phrase)), None)
    found = owned_by(syntax, phrase) or named_behind(syntax, phrase, places=False) or imposed_by(syntax, phrase)
    return next(iter(found or _drawn_up(syntax, phrase)), None)


def _drawn_up(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who made it, as a clause says: "the decision that the watchdog took", "the council voted to adopt two laws"."""
    for one in syntax.predicates:
        if one.lemma not in _MAKING:
            continue
        done_to = any(each is phrase for each in one.objects)
        if one.passive and one.link is Link.root and any(each is phrase for each in one.subjects):
            by = [each for each in one.preps if each.prep == "by"]
            where = [each for other in one.preps if other.prep == "in" for each in syntax.mentions(other)]
            return [each for other in by for each in in_phrase(syntax, other)][-1:] or [*filter(_governs, where)][-1:]
        if one.link in {Link.relative, Link.reduced} and (done_to or one.noun is phrase):
            by = [each for each in one.preps if each.prep == "by"] if one.passive else one.subjects
        elif done_to and one.link in {Link.root, Link.same, Link.infinitive}:
            by = one.subjects
        else:
            continue
        return [each for other in by for each in in_phrase(syntax, other)][-1:]
    return []


def _governs(mention: Mention) -> bool:
    """Whether it is a country, a state or a town: "two ordinances were passed [in Portland]"."""
    entity = mention.entity
    return entity is not None and entity.actor is not None and entity.actor.kind in GOVERNMENTS


def by_its_paper(story: Story, items: Sequence[Item]) -> Entity | None:
    """Whose order it is by which "it" or "the order" at the beginning of a sentence binds somebody."""
    at, entity = story.paper
    low = [one.low for one in items[:_OPENING]]
    if low[:1] == ["under"]:
        del low[0]
    if low[:1] == ["it"]:
        return entity if story.at - at == 1 else None
    if low[:2] == ["the", "new"] and low[2:3] and low[2] in _DECREES and story.lead is not None:
        return story.lead  # of whom the text told first
    if entity is not None and story.at - at <= _NEAR and (_speaks_of_paper(low) or _is_one_of_them(items)):
        return entity
    return _by_whom_before(story, low)


def _is_one_of_them(items: Sequence[Item]) -> bool:
    """Whether a sentence begins with one of several orders or laws, and with what it does: "[One] bars the police"."""
    return (
        items[0].low in {"one", "another", "they"} and len(items) > 1 and items[1].says("acts", Part.verb) is not None
    )


def _by_whom_before(story: Story, low: Sequence[str]) -> Entity | None:
    """Whose a paper is that is told of behind a sentence about a body: "The agency has done its work. [The rule] bars".

    Of what only a country or state can make, it is theirs: "The ministry welcomed the vote. The law bars".
    """
    at, spoken = story.spoke[-1] if story.spoke else (0, None)
    if at != story.at - 1 or spoken is None or spoken.actor is None or spoken.press:
        return None
    paper = next((word for word in low if word in _DECREES or word in _DRAFTS), "")
    opens = low[:1] == [paper] or (low[:1] and low[0] in _ANY_PAPER)
    if not paper or not opens or spoken.actor.kind not in _WITH_PAPERS:
        return None
    if paper.removesuffix("s") not in _MADE_BY_LAWMAKERS or spoken.actor.kind in _LAWMAKERS:
        return spoken
    code = spoken.actor.place
    return story.names.by_key.get(f"place:{code}", spoken)


def _speaks_of_paper(low: Sequence[str]) -> bool:
    """Whether a sentence begins with an order or law told of: "the order", "one rule", "the second", "one of them"."""
    if low[:1] == ["the"] and low[1:2] and low[1] in _RANKS and low[2:3] != ["time"]:
        return True
    if low[:3] in (["one", "of", "them"], ["one", "of", "the"]):
        return low[2] == "them" or (low[3:4] != [] and low[3] in _DECREES)
    if low[:1] and low[0] not in _TELLING_WHICH:
        return False
    behind = next((at for at, word in enumerate(low[1:], 1) if word not in _BETWEEN), len(low))
    return behind < len(low) and (low[behind] in _DECREES or low[behind] in _ALSO_CALLED)
