"""What may be used only by leave: "needs an editor's permission to use it", "must register their VPNs"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, is_audience, named_or_told
from policytrack.reading.rules.acts.doings import dealing_of, things_dealt_with
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.parties.who import placed_in
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["by_permits"]

_LEAVE = words.listing("leave")
_NEEDING = frozenset({"need", "require", "seek", "obtain", "get", "ask", "have", "request", "secure"})
_ASKING = frozenset({"ask", "consult", "inform", "notify"})
_AGREEING = frozenset({"agree", "approve", "consent", "allow", "permit", "authorise", "authorize"})
_ONCE = frozenset({"once", "if", "when", "after"})
_BY_LEAVE = frozenset({"with", "after", "upon", "on", "under"})
_REGISTERING = frozenset({"register", "declare", "report", "disclose", "notify"})
_USING = frozenset({"use", "buy", "reach"})
_SENDING = frozenset({"export", "sell"})
_MODALS = frozenset({"may", "can", "must"})
_NEED_MODALS = frozenset({"must", "will"})
_POINTING = frozenset({"it", "them", "that", "this", "themselves"})
_TOLD = frozenset({Mood.holds, Mood.planned, Mood.weighed})


def by_permits(scene: Scene) -> None:
    """Add what may be used only by leave, or only by those who say that they do."""
    syntax = scene.syntax
    if not (_LEAVE.isdisjoint(syntax.spoken) and (_ASKING | _AGREEING).isdisjoint(syntax.lemmas)):
        for one in syntax.predicates:
            if dealing_of(syntax, one) in _USING | _SENDING and not one.negated:
                _add_use(scene, one)
            elif one.lemma in {"need", "require"} and not one.negated:
                _add_needing(scene, one)
    if not _REGISTERING.isdisjoint(syntax.lemmas):
        for one in syntax.predicates:
            if one.lemma in _REGISTERING and one.number not in scene.used and not one.negated:
                _add_registering(scene, one)


_TRADING = ("do business", "doing business", "trade with", "deal with")


def _add_use(scene: Scene, one: Predicate) -> None:
    syntax = scene.syntax
    said = _needed(syntax, one) or (one if _only_by_leave(syntax, one) or _only_once_agreed(syntax, one) else None)
    if said is None or said.number in scene.used or any(act.at == one.at for act in scene.acts):
        return
    targets = named_or_told(syntax, one.subjects if one.passive else one.objects)
    sends = dealing_of(syntax, one) in _SENDING or syntax.items[one.at].low.startswith(_TRADING)
    if not (sends and one.number in scene.used):
        _add(scene, said, one, targets, sends=sends)


def _add_needing(scene: Scene, one: Predicate) -> None:
    """As in "any use of it requires the consent of the legal department"."""
    syntax = scene.syntax
    uses = [each for each in one.subjects if syntax.head(each).low in {"use", "usage"}]
    leave = any(syntax.head(each).low in _LEAVE and syntax.items[each.start].low != "no" for each in one.objects)
    of = [behind for each in uses if (behind := syntax.after(each, "of")) is not None]
    if leave and of and one.number not in scene.used:
        _add(scene, one, one, named_or_told(syntax, [phrase for each in of for phrase in each.listed]), sends=False)


def _needed(syntax: Syntax, one: Predicate) -> Predicate | None:
    """The verb by which leave is needed to use something: "[need] permission to use it"."""
    if (before := _before_using(syntax, one)) is not None:
        return before
    leave = one.noun if one.to else None
    if leave is None or syntax.head(leave).low not in _LEAVE:
        return None
    governor, role = syntax.governing(leave)
    if governor is None or role != "object" or governor.lemma not in _NEEDING or governor.negated:
        return None
    if syntax.items[leave.start].low == "no":  # "need no permit"
        return None
    plain = governor.lemma in {"need", "require"}
    return governor if plain or governor.obliged or governor.modal in _NEED_MODALS else None


def _before_using(syntax: Syntax, one: Predicate) -> Predicate | None:
    """As in "[need] the consent of a manager before they use it", "[must ask] an editor before using it"."""
    above = one.governor if one.marker in {"before", "if"} and one.link in {Link.aside, Link.condition} else None
    if above is None or above.negated or not is_audience(syntax, above.subjects):
        return None
    bound = above.obliged or above.modal in _NEED_MODALS or above.lemma in {"need", "require"}
    asked = above.lemma in _ASKING and bool(above.objects)
    leave = above.lemma in _NEEDING and any(syntax.head(each).low in _LEAVE for each in above.objects)
    return above if bound and (asked or leave) else None


def _only_by_leave(syntax: Syntax, one: Predicate) -> bool:
    """As in "may use it only with a permit", "may only be used after approval"."""
    above = one.governor if one.to else None
    able = above is not None and above.copula and any(syntax.head(each).low == "able" for each in above.objects)
    if one.modal not in _MODALS and not able:  # "will be able to ship it only with a licence"
        return False
    for phrase in one.preps:
        if phrase.prep in _BY_LEAVE and syntax.head(phrase).low in _LEAVE and phrase.prep_at > one.at:
            between = {syntax.items[at].low for at in range(one.start, phrase.prep_at)}
            return "only" in between
    return False


def _only_once_agreed(syntax: Syntax, one: Predicate) -> bool:
    """As in "may use it only once a manager has agreed", "only if the IT department approves"."""
    if one.modal not in _MODALS or not is_audience(syntax, one.subjects):
        return False
    agreeing = (each for each in syntax.predicates[one.number + 1 :] if each.lemma in _AGREEING and not each.negated)
    return any(
        each.governor is one
        and bool(each.subjects)
        and each.marker in _ONCE
        and any(syntax.items[at].low == "only" for at in range(one.at + 1, each.subjects[0].start))
        for each in agreeing
    )


def _givers(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The country whose licence it takes: "may ship it only with a US licence"."""
    leaves = [each for each in one.preps if each.prep in _BY_LEAVE and syntax.head(each).low in _LEAVE]
    owners = (each for phrase in leaves for each in syntax.mentions(phrase))
    found = [each for each in owners if each.entity is not None and each.entity.is_place]
    return [Mention(each.start, each.end, each.text, entities=each.entities) for each in found][:1]


def _add_registering(scene: Scene, one: Predicate) -> None:
    """As in "anyone who uses a VPN has to register it", "must declare their VPNs"."""
    syntax = scene.syntax
    turn = mood_of_verb(syntax, one)
    if not (one.obliged or turn.ordered or one.modal == "must"):
        return
    using = [each for each in _users(syntax, one) if dealing_of(syntax, each) in _USING]
    own = [each for each in one.objects if syntax.items[each.start].low in {"their", "any", "all", "the"}]
    pointed = not one.objects or all(syntax.head(each).low in _POINTING for each in one.objects)
    used = [each for other in using for each in things_dealt_with(syntax, other)] if pointed else []
    targets = named_or_told(syntax, own) or used
    general = [each for each in targets if each.entity is not None and each.entity.general]
    _add(scene, one, one, general, sends=False)


def _users(syntax: Syntax, one: Predicate) -> list[Predicate]:
    """The verbs that tell who has to: "anyone who [uses] it", "those who want to [use] it"."""
    phrases: list[Phrase] = [*one.subjects, *(one.governor.objects if one.governor is not None else [])]
    telling = [
        each
        for each in syntax.predicates
        if each.link == Link.relative and each.noun is not None and any(_belongs(each.noun, one) for one in phrases)
    ]
    return [*telling, *(each for other in telling for each in syntax.children(other, Link.infinitive))]


def _belongs(phrase: Phrase, people: Phrase) -> bool:
    """Whether a phrase is of people or stands behind them on a preposition: "anyone in Chad who"."""
    return phrase is people or (bool(phrase.prep) and phrase.prep_at == people.end)


def _add(scene: Scene, said: Predicate, one: Predicate, targets: list[Mention], *, sends: bool) -> None:
    syntax = scene.syntax
    turn = mood_of_verb(syntax, said)
    if turn.mood is Mood.weighed and said.modal in _MODALS and set(turn.keys) <= {"waits"}:  # "once a manager agrees"
        turn.mood = Mood.holds
    if not targets or turn.mood not in _TOLD:
        return
    key, dealing = ("control", "export") if sends else ("limit", "")
    act = Act(key, dealing, turn, said.at, noun=False, targets=targets, says=syntax.items[said.at].low)
    act.around = min(around(syntax, said)[0], one.start), max(around(syntax, said)[1], around(syntax, one)[1])
    act.actors, act.weak_actor = agents_of(syntax, said, turn, done_to=True)
    if sends and act.weak_actor and (givers := _givers(syntax, one)):
        act.actors, act.weak_actor = givers, False
    if act.weak_actor and (placed := placed_in(syntax, [*said.preps, *one.preps])):
        act.actors, act.weak_actor = placed, False
    scene.add(act, said, one)
