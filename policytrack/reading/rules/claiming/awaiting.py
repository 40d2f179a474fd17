"""Measures that a sentence tells of without saying whose they are, until a sentence behind it does."""

from collections.abc import Iterator, Sequence

from policytrack.places import PlaceKind
from policytrack.reading.rules.claiming.actors import is_bound
from policytrack.reading.rules.claiming.claiming import claims_by
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.names.roles import PUBLIC_POWER
from policytrack.reading.rules.progress import Awaiting, Progress
from policytrack.reading.rules.syntax import Phrase, Syntax, parse

__all__ = ["found_out", "left_over", "points_at_some", "those_named"]

_PATIENCE = 2
"""How many sentences behind it may tell whose a measure is."""
_DECIDING = PUBLIC_POWER | {"court", "educational_institution", "company", "financial_institution"}


def found_out(read: Progress, claims: Sequence[Claim]) -> Iterator[Claim]:
    """What was told of nobody, if this sentence is about who may have done it.

    "The app was taken off all phones of the state. Governor Doe called it a risk" tells of a measure of the state.
    """
    waiting, read.awaiting = read.awaiting, []
    told = {one.target for one in claims}
    for one in waiting:
        if one.at == read.story.at:
            read.awaiting.append(one)
        elif told.isdisjoint(one.targets):  # else it is told again
            actor = _actor(read, claims)
            if actor is not None:
                yield from _claims(read, one, actor)
            elif one.at + _PATIENCE > read.story.at:
                read.awaiting.append(one)
            else:
                yield from _of_the_country(read, one)


_THEY = frozenset({"they", "these", "those", "them"})


def those_named(read: Progress, syntax: Syntax) -> Iterator[Claim]:
    """Who did it that was told of some: "Several states have banned it. [They include Ohio and Utah]"."""
    told = read.of_some
    if told is None or told.at != read.story.at - 1 or not syntax.predicates:
        return
    mentions = [each for phrase in _named_of_them(syntax) for each in syntax.mentions(phrase) if each.entities]
    named = [read.story.of_name(each) for each in mentions]
    firms = any(each.actor_role == "company" for each in told.act.actors)  # "Many firms ban it. They include Apple"
    actors = [one for one in named if one is not None and one.actor is not None and (firms or one.target is None)]
    if actors and len(actors) == len(named):
        said = claims_by(read, told, actors)
        yield from read.details.of_act(parse(told.items), told.act, said, told.sentence)


def _named_of_them(syntax: Syntax) -> Sequence[Phrase]:
    """Those of some that a sentence names: "They include Ohio and Utah", "Among them are Ohio and Utah"."""
    one = syntax.predicates[0]
    if one.lemma == "include" and one.subjects and not one.negated:
        return one.objects if _are_those(syntax, one.subjects[0]) else []
    among = next((each for each in syntax.phrases if each.prep == "among" and each.prep_at == 0), None)
    if not one.copula or one.negated or among is None or syntax.items[among.start].low not in _THEY:
        return []
    if one.objects and syntax.head(one.objects[0]).low == "those":  # "those of Ohio and Utah"
        behind = syntax.after(one.objects[0], "of", "in")
        return behind.listed if behind is not None else []
    return one.objects


def _are_those(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase points at some who were told of: "They", "These states", "The list", "The countries"."""
    first, head = syntax.items[phrase.start].low, syntax.head(phrase)
    several = head.mention is not None and head.mention.plural and not head.mention.entities
    listed = head.low in _LISTS and syntax.after(phrase, "of", "on") is None
    return first in _THEY or (first == "the" and (listed or several))


_LISTS = frozenset({"list", "roster"})
_POINTING = _THEY | {"list", "following", "below", "include", "includes", "including"}
_FEW_WORDS = 6


def points_at_some(read: Progress, syntax: Syntax) -> Awaiting | None:
    """What was told of some whom a list is said to name: "Several states have banned it. [They include:]"."""
    told = read.of_some
    if told is None or told.at != read.story.at - 1 or len(syntax.items) > _FEW_WORDS:
        return None
    named = any(one.mention is not None and (one.mention.entities or one.mention.new) for one in syntax.items)
    return None if named or _POINTING.isdisjoint(syntax.spoken) else told


def left_over(read: Progress) -> Iterator[Claim]:
    """What the last sentences of a text told of nobody."""
    for one in read.awaiting:
        yield from _of_the_country(read, one)


def _actor(read: Progress, claims: Sequence[Claim]) -> Entity | None:
    """Whom the sentence is about, if it may be somebody who decides."""
    story = read.story
    at, spoken = story.spoke[-1] if story.spoke else (0, None)
    entity = claims[0].actor if claims else spoken if at == story.at else None
    if entity is None or entity.actor is None or entity.press or is_bound(story, entity):
        return None
    return entity if entity.actor.kind in _DECIDING else None


def _of_the_country(read: Progress, one: Awaiting) -> Iterator[Claim]:
    """A block, or a rule for its officials, of which nobody says whose it is, as of the country the text is about."""
    home = read.story.home
    if (
        (one.act.key == "block" or _binds_officials(one))
        and home is not None
        and home.place is not None
        and home.place.kind is PlaceKind.country
    ):
        yield from _claims(read, one, home)


def _binds_officials(one: Awaiting) -> bool:
    """As in "civil servants may not have it on work phones"."""
    if one.act.dealing != "use" or one.act.turn.mood is not Mood.holds:
        return False
    bound = (item.says("audience") for item in one.items[: one.act.at])
    return any(said is not None and said.key == "government_employees" for said in bound)


def _claims(read: Progress, one: Awaiting, actor: Entity) -> Iterator[Claim]:
    said = claims_by(read, one, [actor])
    yield from read.details.of_act(parse(one.items), one.act, said, one.sentence)
