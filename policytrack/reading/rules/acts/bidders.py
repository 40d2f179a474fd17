"""Goods that nobody may offer who wants a contract: "bidders that offer Huawei gear are excluded from the tender"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.names.products import PROGRAMS
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.who import in_phrases
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_bidders"]

_BIDDERS = words.listing("bidders")
_BIDDING = words.listing("bidding")
_OFFERING = words.listing("offering")
_WITH = frozenset({"with", "of", "containing", "including", "involving", "from"})
_KEYS = frozenset({"exclude", "ban", "block"})
_TURNING_DOWN = words.listing("turning_down_work") | {"disqualify", "exclude"}
_TAKING = words.listing("taking_work") | {"consider", "admit", "award", "choose", "invite", "allow"}
_ENTERING = frozenset({"bid", "compete", "participate", "apply", "take", "win", "qualify", "tender", "be"})
_INELIGIBLE = frozenset({"ineligible", "not eligible", "no longer eligible", "eligible"})
_SETTLED = frozenset({Mood.holds, Mood.planned, Mood.weighed, Mood.ended, Mood.paused})


def by_bidders(scene: Scene) -> None:
    """Add goods whose suppliers get no contract."""
    syntax = scene.syntax
    if not _COMPETING.isdisjoint(syntax.lemmas):
        _read_makers(scene)
    if syntax.spoken.isdisjoint(_BIDDING) or syntax.spoken.isdisjoint(_BIDDERS):
        return
    for phrase in syntax.phrases:
        head = syntax.head(phrase)
        if head.low.split()[-1] not in _BIDDERS or (head.mention is not None and head.mention.entities):
            continue
        offering = _offering(syntax, phrase)
        targets = _offered(syntax, phrase, offering)
        away = _kept_out(syntax, phrase) if targets else None
        if away is None or away.number in scene.used:
            continue
        turn = mood_of_verb(syntax, away, forbids=away.negated or away.longer)
        if turn.mood in {Mood.denied, Mood.refused} and away.negated:
            turn.mood = Mood.holds
        if turn.mood not in _SETTLED:
            continue
        act = Act("exclude", "buy", turn, away.at, noun=False, targets=targets, says=syntax.items[away.at].low)
        act.around = around(syntax, away)
        done_to = phrase in away.subjects
        act.actors, act.weak_actor = agents_of(syntax, away, turn, done_to=done_to)
        if act.weak_actor and (owners := _whose_tender(syntax, away)):
            act.actors, act.weak_actor = owners, False
        scene.add(act, *([away] if offering is None else [away, offering]))


def _read_makers(scene: Scene) -> None:
    """Add makers that may not bid themselves: "the firm may not bid for public contracts"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        denied = one.negated and (one.modal in _MAY or one.longer)
        if one.lemma not in _COMPETING or one.passive or not denied or one.number in scene.used:
            continue
        work = [each for each in one.preps if each.prep in {"for", "in"} and syntax.head(each).low in _WORK]
        makers = [each for phrase in one.subjects for each in (syntax.head(phrase).mention,) if each is not None]
        targets = [each for each in makers if each.entity is not None and each.entity.is_company]
        if not work or not targets:
            continue
        turn = mood_of_verb(syntax, one, forbids=True)
        act = Act("exclude", "buy", turn, one.at, noun=False, targets=targets, says="bid", around=around(syntax, one))
        act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
        scene.add(act, one)


_COMPETING = frozenset({"bid", "compete", "tender"})
_MAY = frozenset({"may", "can", "must", "cannot"})
_WORK = frozenset({"contracts", "public contracts", "government contracts", "tenders", "procurement"})


def _offering(syntax: Syntax, bidders: Phrase) -> Predicate | None:
    """The verb that tells what they offer: "firms that [sell] cameras", "bids [containing] Chinese parts"."""
    for one in syntax.predicates:
        if one.noun is bidders and one.link in {Link.reduced, Link.relative}:
            return one if one.lemma in _OFFERING and not one.negated and not _is_only_used(syntax, one) else None
    return None


def _is_only_used(syntax: Syntax, one: Predicate) -> bool:
    """Whether what bidders use is no part of what they offer, which binds them: "contractors that use the app"."""
    kinds = [each.entity.target.kind for each in things_of(syntax, one.objects) if each.entity and each.entity.target]
    return one.lemma == "use" and bool(kinds) and PROGRAMS.issuperset(kinds)


def _offered(syntax: Syntax, bidders: Phrase, offering: Predicate | None) -> list[Mention]:
    """What bidders offer: by a verb or, as in "bidders with Chinese inverters", without one."""
    if offering is not None:
        phrases = [*offering.objects, *(each for each in offering.preps if each.prep in {"by", "from", "on", "with"})]
    else:
        behind = syntax.after(bidders, *_WITH)
        phrases = [] if behind is None else behind.listed
    found = things_of(syntax, phrases)
    return [each for each in found if each.target_role or any(one.target is not None for one in each.entities)]


def _kept_out(syntax: Syntax, bidders: Phrase) -> Predicate | None:
    """The verb by which they get no contract."""
    one, role = syntax.governing(bidders)
    if one is None or role == "prep" or one.link in {Link.relative, Link.reduced}:
        return None
    done_to = (role == "subject") == one.passive
    if one.copula:
        said = {syntax.items[at].low for at in range(one.at, min(len(syntax.items), one.at + 4))}
        out = "ineligible" in said or not said.isdisjoint(_INELIGIBLE - {"eligible", "ineligible"})
        return one if out or ("eligible" in said and (one.negated or one.longer)) else None
    if role == "subject" and not one.passive:
        return one if one.lemma in _ENTERING and one.negated and one.modal else None
    if not done_to:
        return None
    if one.lemma in _TAKING:
        return one if one.negated or one.longer else None
    word = syntax.word(one, "acts")
    out = (word is not None and word.key in _KEYS) or one.lemma in _TURNING_DOWN
    return one if out and not one.negated else None


def _whose_tender(syntax: Syntax, away: Predicate) -> list[Mention]:
    """Whose contracts they do not get: "excluded from tenders for [Chile]'s network", "contracts of [the city]"."""
    preps = [each for each in away.preps if each.prep in {"from", "for", "in", "of"}]
    owners = [each for one in preps for each in syntax.mentions(one) if each.possessive and each.entities]
    return owners[:1] or in_phrases(syntax, [each for each in preps if each.prep in {"of", "in"}])[:1]
