"""What is not approved: "refused its application for a licence", "revoked the firm's licence"."""

from policytrack.reading.rules.acts.act import Act, Scene, around, is_list, named, named_or_told
from policytrack.reading.rules.acts.doings import carried, dealing_of
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import mood_of_verb
from policytrack.reading.rules.parties import agents_of
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_refusing"]

_REFUSING = frozenset({"refuse", "reject", "deny", "withhold", "decline", "dismiss", "veto"})
_RULING_OUT = frozenset({"rule", "veto", "reject", "refuse", "oppose"})
_TAKING = frozenset({"revoke", "withdraw", "cancel", "suspend", "annul", "rescind"})
_NOT_GIVING = _REFUSING | _TAKING
_GRANTING = frozenset({"grant", "issue", "give", "approve", "award", "get", "receive"})
_ASKED = frozenset({"application", "applications", "bid", "request", "requests"})
_PLANS = frozenset({"plan", "plans", "proposal", "proposals"})
_GIVEN = frozenset({"permission", "approval", "clearance", "authorisation", "authorization", "certification"})
_CLEARING = frozenset(
    {
        "approve",
        "authorise",
        "authorize",
        "clear",
        "sanction",
        "certify",
        "accredit",
        "vet",
        "permit",
        "allow",
        "license",
    }
)
_UNAPPROVED = frozenset({"unapproved", "unauthorised", "unauthorized", "unsanctioned", "uncleared"})
_APPROVED = frozenset(
    {"approved", "authorised", "authorized", "permitted", "sanctioned", "allowed", "cleared", "vetted", "whitelisted"}
)
_WORK = frozenset({"use", "work", "business", "purposes", "communication", "communications", "duties", "tasks"})
_LICENCES = frozenset({"licence", "license", "licences", "licenses", "permit", "permits"})


def by_refusing(scene: Scene, one: Predicate) -> bool:
    """Add what a verb refuses to license or approve; whether it does."""
    syntax = scene.syntax
    if _add_refused_dealing(scene, one) or _add_unapproved(scene, one):
        return True
    withheld = _is_not_granted(syntax, one)
    if not withheld and one.lemma not in _NOT_GIVING and syntax.items[one.at].low != "turned down":
        return False
    for phrase in (*one.subjects, *one.objects) if one.passive else one.objects:
        key, dealing, targets, child = _not_given(syntax, one, phrase)
        if not targets or (withheld and child is None):
            continue
        turn = mood_of_verb(syntax, one, forbids=withheld)
        act = Act(key, dealing, turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
        act.around = around(syntax, one)
        if child is not None:
            act.around = act.around[0], max(act.around[1], around(syntax, child)[1])
            scene.used.add(child.number)
        act.actors, act.weak_actor = agents_of(syntax, one, turn)
        scene.read.add(phrase.number)
        scene.add(act, one)
        return True
    return False


def _not_given(syntax: Syntax, one: Predicate, phrase: Phrase) -> tuple[str, str, list[Mention], Predicate | None]:
    """The act and dealing that a refusal means, what is refused, and the verb that tells what it was asked for."""
    if (asked := _asked_use(syntax, phrase)) is not None:
        return "deal", dealing_of(syntax, asked), _wanted(syntax, phrase, asked), asked
    trading = _trading(syntax, phrase)
    targets = _applied_for(syntax, one, phrase)
    if trading is not None:
        return "control", "export", _traded(syntax, trading) or targets, trading
    key, dealing = ("halt", "operate") if one.lemma in _TAKING else _refused(syntax, one, phrase)
    return key, dealing, targets, None


def _is_not_granted(syntax: Syntax, one: Predicate) -> bool:
    """As in "has never granted a licence to ship them"."""
    if one.lemma not in _GRANTING or not (one.negated or _is_none(syntax, one)):
        return False
    slots = one.subjects if one.passive else one.objects
    return any(_trading(syntax, each) is not None for each in slots)


def _is_none(syntax: Syntax, one: Predicate) -> bool:
    slots = one.subjects if one.passive else one.objects
    return bool(slots) and syntax.items[slots[0].start].low == "no"


def _add_refused_dealing(scene: Scene, one: Predicate) -> bool:
    """Add what a body will not have done with a thing: "ruled out the use of the chatbot", "vetoed purchases of it"."""
    syntax = scene.syntax
    if one.lemma not in _RULING_OUT or one.negated:
        return False
    word = syntax.word(one, "turns")
    slots = one.subjects if one.passive else one.objects
    if word is None or word.key != "refuse" or not slots:
        return False
    dealing = carried(syntax, slots[:1])
    targets = named(syntax, slots[:1]) if dealing in {"use", "buy", "export"} else []
    if not targets or syntax.head(slots[0]).says("dealings") is None:
        return False
    turn = mood_of_verb(syntax, one)
    act = Act("deal", dealing, turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
    act.around = around(syntax, one)
    act.actors, act.weak_actor = agents_of(syntax, one, turn)
    scene.read.update(each.number for each in slots)
    scene.add(act, one)
    return True


def _add_unapproved(scene: Scene, one: Predicate) -> bool:
    """Add what is not cleared for work: "is not approved for official use", "is no authorised tool"."""
    syntax = scene.syntax
    if not (_is_uncleared(syntax, one) or _is_none_approved(syntax, one)):
        return False
    targets = named_or_told(syntax, one.subjects)
    if not targets:
        return False
    turn = mood_of_verb(syntax, one, forbids=True)
    act = Act("deal", "use", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
    act.around = around(syntax, one)
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
    scene.add(act, one)
    return True


def _is_uncleared(syntax: Syntax, one: Predicate) -> bool:
    """As in "not approved for use on office computers"; an approval for use in a country is one to sell."""
    said = syntax.items[one.at + 1].low if one.copula and one.at + 1 < len(syntax.items) else ""
    if not (one.negated and one.passive and one.lemma in _CLEARING) and said not in _UNAPPROVED:
        return False
    return any(phrase.prep == "for" and _is_of_work(syntax, phrase) for phrase in one.preps)


def _is_of_work(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether something is for the people of a body: "official use", "use on Senate devices", "government work"."""
    if syntax.head(phrase).low.split()[-1] not in _WORK:
        return False
    if phrase.end - phrase.start > 1:
        return True
    behind = syntax.after(phrase, "on", "in", "at", "by", "with", "within", "inside")
    if behind is None:
        return True
    place = syntax.head(behind).mention
    return place is None or place.entity is None or not place.entity.is_place


def _is_none_approved(syntax: Syntax, one: Predicate) -> bool:
    """As in "is not an approved tool", "is not on the list of permitted apps"."""
    if not (one.negated and one.copula):
        return False
    listed = [
        each for each in one.preps if each.prep in {"on", "among"} and (is_list(syntax, each) or each.prep == "among")
    ]
    others = [behind for each in listed if (behind := syntax.after(each, "of")) is not None]
    lows = [syntax.items[at].low for each in (*one.objects, *listed, *others) for at in range(each.start, each.end)]
    return not _APPROVED.isdisjoint(lows)


def _wanted(syntax: Syntax, phrase: Phrase, asked: Predicate) -> list[Mention]:
    """With what people wanted to do something; a plan is refused for what is named: "to build it with Huawei gear"."""
    if syntax.head(phrase).low in _PLANS:
        return named(syntax, asked.objects) or named(syntax, [each for each in asked.preps if each.prep == "with"])
    return named_or_told(syntax, asked.objects)


def _asked_use(syntax: Syntax, phrase: Phrase) -> Predicate | None:
    """What people asked leave for: "requests from staff to use the chatbot", "a plan to build with Huawei gear"."""
    if syntax.head(phrase).low not in _ASKED | _GIVEN | _PLANS:
        return None
    behind = [phrase, *syntax.phrases[phrase.number + 1 : phrase.number + 3]]
    hanging = (each for each in syntax.predicates if each.to and any(each.noun is one for one in behind))
    dealings = {"use", "buy", "sell"} if syntax.head(phrase).low in _PLANS else {"use", "buy"}  # "to build it with"
    return next((each for each in hanging if dealing_of(syntax, each) in dealings and each.lemma != "sell"), None)


def _trading(syntax: Syntax, phrase: Phrase) -> Predicate | None:
    """What a licence is for: "its licence to sell chips to the firm"."""
    if syntax.head(phrase).low not in _LICENCES | _GIVEN | {"application", "applications"}:
        return None
    hanging = (each for each in syntax.predicates if each.noun is phrase and each.to)
    return next((each for each in hanging if dealing_of(syntax, each) in {"sell", "export", "serve"}), None)


def _traded(syntax: Syntax, trading: Predicate) -> list[Mention]:
    """To whom a licensed firm may send nothing any longer, or what it may not send."""
    customers = named(syntax, [each for each in trading.preps if each.prep in {"to", "for", "with"}])
    firms = [each for each in customers if each.entity is not None and each.entity.is_company]
    return firms or [each for each in things_of(syntax, trading.objects) if each.entities]


def _applied_for(syntax: Syntax, one: Predicate, phrase: Phrase) -> list[Mention]:
    """Whose application is refused, or for what no permission is given."""
    head = syntax.head(phrase).low
    if one.lemma in _TAKING:
        return _licensed(syntax, phrase) if head in _LICENCES else []
    if head in _ASKED:
        wanted = [syntax.head(each).low for each in one.preps if each.prep == "for"]
        if not any(each in _GIVEN | _LICENCES for each in wanted):
            return []
        behind = syntax.after(phrase, "by", "from", "of")  # "a request by Starlink for a licence"
        own = [each for each in syntax.mentions(phrase)[:1] if each.possessive and (each.entities or each.target_role)]
        return own or (named(syntax, [behind]) if behind is not None else [])
    if head in _GIVEN | _LICENCES:
        owners = [each for each in syntax.mentions(phrase) if each.entities and each.entities[0].target is not None]
        goods = named_or_told(syntax, [each for each in one.preps if each.prep in {"for", "to"}])
        return owners[:1] or goods or _denied(syntax, one, phrase)
    return []


def _denied(syntax: Syntax, one: Predicate, phrase: Phrase) -> list[Mention]:
    """Who is denied it: "denied the firm a licence", "the cameras were refused approval"."""
    others = one.subjects if one.passive else one.objects
    return named_or_told(syntax, [each for each in others if each is not phrase])


def _licensed(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Whose licence it is: "the firm's licence", "the licence of the firm"."""
    own = [each for each in syntax.mentions(phrase)[:1] if each.possessive and (each.entities or each.target_role)]
    behind = syntax.after(phrase, "of")
    return own or (named_or_told(syntax, [behind]) if behind is not None else [])


def _refused(syntax: Syntax, one: Predicate, phrase: Phrase) -> tuple[str, str]:
    """The act and dealing: a firm may not operate, goods may not leave the country, or they may not be sold."""
    head = syntax.head(phrase).low
    if head in _ASKED:
        licence = any(syntax.head(each).low in _LICENCES for each in one.preps)
        return "ban", "operate" if licence else "sell"
    if head in _LICENCES and _denied(syntax, one, phrase):
        return "ban", "operate"
    return ("control", "export") if head in _LICENCES | {"permission"} else ("ban", "sell")
