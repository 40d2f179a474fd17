"""What the verb above a verb makes of it: "plans to ban", "was urged to ban", "denied that it bans"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods.advice import calls_on_people, is_done_by_people
from policytrack.reading.rules.moods.auxiliaries import apply_auxiliaries
from policytrack.reading.rules.moods.cues import key_of_verb
from policytrack.reading.rules.moods.mood import Mood, Turn
from policytrack.reading.rules.names.roles import PRIVATE, RULING, RULING_KINDS
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Form, Kind

__all__ = ["WEAKER", "apply_governor", "apply_said", "are_members", "is_petition", "undergoes"]

WEAKER = {"plan": Mood.planned, "weigh": Mood.weighed, "call": Mood.called, "advise": Mood.advised}
_NOTHING = frozenset({"nothing", "no", "little"})
_AIMS = frozenset({"goal", "aim", "purpose", "intention", "point", "idea"})
_DECIDING = frozenset({"pass", "adopt", "approve", "enact", "agree", "back", "ratify", "clear", "advance"})
_DECISIONS = frozenset({"decision", "decisions", "agreement", "conclusion", "consensus", "verdict", "vote"})
_SETTLING = frozenset({"decide", "rule", "settle", "agree"})
_RISKING = frozenset({"face", "risk"})  # "faces being banned"
_FORBIDDING = frozenset({"forbid", "prohibit", "bar", "ban"})
_KEEPING = frozenset({"bar", "keep", "block", "prohibit", "forbid", "prevent", "enjoin", "restrain", "stop", "ban"})
_ENFORCING = words.listing("enforcing") | {"impose"}
_FAILING = frozenset({"fail", "hesitate"})
_SEEMING = frozenset({"seem", "appear", "look"})
_PLANNED_HEDGES = words.listing("planned_hedges")
_OPEN_HEDGES = words.listing("open_hedges")
_DENYING_HEDGES = words.listing("denying_hedges")
_JUDGING = words.listing("judging")
_SAYING = words.listing("saying")
_BELIEVING = words.listing("believing")
_PICTURING = words.verb_listing("picturing") | words.verb_listing("picturing_of")
_ASKING = words.listing("asking")
_SPEAKING = words.listing("speaking")
_POSSESSIVES = words.listing("possessives")


def apply_governor(turn: Turn, syntax: Syntax, governor: Predicate, one: Predicate) -> None:
    """What the verb above makes of it: "plans to ban", "was urged to ban", "failed to ban", "halted selling"."""
    if governor.copula or _is_hedge(syntax, governor):
        _apply_hedge(turn, syntax, governor, one)
    else:
        word = syntax.word(governor, "turns")
        if (intended := _mood_intended(syntax, governor, one)) is not None:
            turn.weaken(intended)
        elif _is_blamed(syntax, governor) or _is_pictured(governor, one):
            turn.weaken(Mood.called)
        elif governor.lemma in {"have", "had", "has", "having"}:  # "had carriers block it"
            turn.orderer = None if undergoes(syntax, governor, one) else governor
        elif _kept_from(syntax, one) and (kept := _mood_kept(syntax, governor, one)) is not None:
            turn.mood = kept
        elif governor.lemma in _FAILING or _is_forbidden(syntax, governor, one):
            turn.deny(by_body=one.lemma in _DECIDING)
        elif word is not None:
            key = "advise" if calls_on_people(syntax, governor, one) else key_of_verb(syntax, governor)
            _apply_key(turn, syntax, governor, key, kept_from=_kept_from(syntax, one))
    waits = _has_yet_to_settle(governor)
    works = governor.lemma == "work" and one.gerund and one.start == governor.at + 2  # "is working on banning it"
    if works or waits or _is_undecided(syntax, governor):
        turn.weaken(Mood.weighed)
    apply_auxiliaries(turn, syntax, governor, denies=not waits)


def _mood_intended(syntax: Syntax, governor: Predicate, one: Predicate) -> Mood | None:
    """How it is meant by verbs that are no turns: "meant to ban it", "is expected to ban it", "faces being banned"."""
    if governor.lemma == "mean" and one.to and not governor.passive:
        return Mood.planned
    if _gets_others(syntax, governor, one):
        return Mood.called
    expected = governor.lemma in {"expect", "like"} and governor.passive
    return Mood.weighed if expected or (governor.lemma in _RISKING and one.gerund) else None


_OTHERS = frozenset({"allies", "nations", "countries", "partners", "governments", "neighbours", "neighbors"})


def _gets_others(syntax: Syntax, governor: Predicate, one: Predicate) -> bool:
    """As in "wants to get its allies to ban it", who are not named."""
    heads = [syntax.head(each).low.split()[-1] for each in governor.objects]
    return governor.lemma == "get" and one.to and bool(heads) and _OTHERS.issuperset(heads)


def _has_yet_to_settle(one: Predicate) -> bool:
    """As in "has yet to rule on a request to block it"."""
    return one.lemma in _SETTLING and "yet" in one.adverbs and not one.negated


def undergoes(syntax: Syntax, one: Predicate, done: Predicate) -> bool:
    """Whether others do what somebody has done: "Temu had its app removed", "had a licence revoked by the ministry"."""
    if done.passive and any(syntax.mentions(each) for each in done.preps if each.prep == "by"):
        return True
    own = any(syntax.items[each.start].low in {"its", "their"} for each in one.objects)
    named = (each for phrase in one.subjects for mention in syntax.mentions(phrase) for each in mention.entities)
    return own and any(each.target is not None for each in named)


def _is_blamed(syntax: Syntax, governor: Predicate) -> bool:
    """As in "was fined for refusing to remove it", which tells of no decision of its own."""
    failed = governor.gerund and governor.lemma in _NOT_OBEYING and governor.start > 0
    return failed and syntax.items[governor.start - 1].low in {"for", "of", "over"}


def _is_pictured(governor: Predicate, one: Predicate) -> bool:
    """As in "support the state banning it", "expect Beijing to bar it"."""
    return governor.lemma in (_PICTURING if one.gerund else _BELIEVING) and _is_of_others(governor, one)


_NOT_OBEYING = frozenset({"refuse", "fail", "decline", "neglect"})


def _is_forbidden(syntax: Syntax, governor: Predicate, one: Predicate) -> bool:
    """Whether others may not restrict something: "forbade the regulator to block it"."""
    word = syntax.word(one, "acts") if governor.lemma in _FORBIDDING else None
    return word is not None and word.key in {"block", "ban"}


def _mood_kept(syntax: Syntax, governor: Predicate, one: Predicate) -> Mood | None:
    """How it is meant that somebody is kept from a measure, or by nothing: "barred Texas from enforcing its ban"."""
    if syntax.word(governor, "turns") is not None and _is_by_nothing(syntax, governor):
        return Mood.called  # "nothing keeps Oslo from banning it"
    return Mood.paused if governor.lemma in _KEEPING and _is_enforced(syntax, one) else None


def _is_enforced(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb is of a measure that is carried out: "enforcing its ban", "carrying out the order"."""
    return one.lemma in _ENFORCING or syntax.items[one.at].low.endswith(("carrying out", "putting into effect"))


def _is_of_others(governor: Predicate, one: Predicate) -> bool:
    """Whether a verb tells what others do than whoever its own subject is: "expects Beijing to bar it"."""
    return bool(one.subjects) and not governor.passive and one.subjects != governor.subjects


def _is_undecided(syntax: Syntax, governor: Predicate) -> bool:
    """As in "no decision was taken on banning it", "there was no agreement on banning it"."""
    slots = governor.subjects if governor.passive else governor.objects
    return any(syntax.items[each.start].low == "no" and syntax.head(each).low in _DECISIONS for each in slots)


def _is_hedge(syntax: Syntax, governor: Predicate) -> bool:
    """Whether a verb says how what follows is meant as "to be" does: "was set to ban", "seems ready to ban".

    Headlines leave the auxiliary out: "Oslo set to ban it".
    """
    going = governor.lemma == "go" and governor.start < governor.at
    if governor.lemma in _SEEMING and governor.perfect:
        return True
    after = syntax.items[governor.at + 1].low if governor.at + 1 < len(syntax.items) else ""
    headline = after == "to" and not governor.objects
    plain = governor.passive or going or headline
    told = governor.at + 1 if governor.lemma in _SEEMING else governor.at if plain else -1
    hedges = _PLANNED_HEDGES | _OPEN_HEDGES | _DENYING_HEDGES
    return 0 <= told < len(syntax.items) and syntax.items[told].low in hedges


def _kept_from(syntax: Syntax, one: Predicate) -> bool:
    """Whether somebody else is kept from doing it: "stopped Montana from carrying out its ban"."""
    return one.link == Link.gerund and one.start > 0 and syntax.items[one.start - 1].low == "from"


def _is_by_nothing(syntax: Syntax, governor: Predicate) -> bool:
    return any(syntax.items[each.start].low in _NOTHING for each in governor.subjects)


def _apply_hedge(turn: Turn, syntax: Syntax, governor: Predicate, one: Predicate) -> None:
    """As in "is set to ban", "is likely to ban", "is to be banned"."""
    if governor.lemma in _SEEMING and governor.perfect:
        turn.weaken(Mood.called)  # "a first draft had seemed to bar it"
        return
    between = {word for at in range(governor.start, one.start) for word in syntax.items[at].low.split()}
    if any(syntax.head(each).low in _AIMS for each in governor.subjects):
        turn.mood = Mood.called  # what is meant to be reached is not said to be done
        return
    if between & _JUDGING and any(syntax.head(each).low == "it" for each in governor.subjects):
        turn.weaken(Mood.called)  # "it is hard to block it"
    elif between & _DENYING_HEDGES:
        turn.deny()
    elif between & _OPEN_HEDGES:
        turn.weaken(Mood.weighed)
    elif between & _PLANNED_HEDGES or one.start == governor.at + 1:
        turn.weaken(Mood.planned)


_AIMING = frozenset({"seek", "aim", "intend", "mean"})
_ENACTED = frozenset({"law", "act", "statute", "order", "decree", "ordinance"})
_DRAFTED = frozenset({"draft", "proposed", "planned", "pending", "failed", "would-be"})


def _is_aim_of_law(syntax: Syntax, governor: Predicate) -> bool:
    """Whether a law is told of by what it was for: "the executive order [sought] to ban it", not "a bill sought to"."""
    if governor.lemma not in _AIMING or governor.modal or Form.past not in syntax.tags[governor.at].forms:
        return False
    return bool(governor.subjects) and all(
        syntax.head(each).low.split()[-1].removesuffix("s") in _ENACTED
        and _DRAFTED.isdisjoint(word for item in syntax.items[each.start : each.end] for word in item.low.split())
        for each in governor.subjects
    )


def _apply_key(turn: Turn, syntax: Syntax, governor: Predicate, key: str, *, kept_from: bool) -> None:
    """What a turn above it makes of it: "was ordered to ban", "plans to ban", "refused to ban"."""
    pleads = bool(key) and turn.mood is Mood.weighed and governor.lemma in _PLEADING
    if (pleads and _asks_parliament(syntax, governor)) or (key == "weigh" and _is_aim_of_law(syntax, governor)):
        return  # "urged Congress to pass a bill to ban it", which is weighed there whoever asks for it
    if key:
        turn.keys.append("vote" if governor.lemma == "vote" else key)
    if key in {"order", "advise", "call"} and governor.lemma in _PLEADING and is_petition(syntax, governor):
        turn.keys.append("petition")
    if key in {"start", "plan"} and turn.mood is Mood.denied:  # "chose not to ban"
        turn.mood = Mood.refused
    elif key == "order":
        _order(turn, syntax, governor)
    elif key in WEAKER:
        if key in {"call", "advise"}:
            turn.orderer = governor
        turn.weaken(WEAKER[key])
    elif key == "refuse":
        turn.deny(by_body=True)
    elif key in {"pause", "end"} and (kept_from or governor.lemma not in {"stop", "end", "cease"}):
        turn.mood = Mood.paused if key == "pause" else Mood.ended


_PLEADING = frozenset({"ask", "urge", "request", "call", "petition", "beg", "press", "push", "lobby", "want", "demand"})
_PERSONS = frozenset({"him", "her"})
_SITTING = words.listing("sitting")
_POWERLESS = words.listing("powerless")
_PLEAS = frozenset({"petition", "petitions", "letter", "letters", "campaign", "signatories", "editorial", "report"})


def is_petition(syntax: Syntax, governor: Predicate) -> bool:
    """Whether a firm or group asks those in power, who may do as they like: "the bank asked the regulator not to".

    What some members of a parliament ask others for is only asked as well: "two senators urged the shops to drop it".
    """
    if are_members(syntax, governor):
        return True
    if governor.gerund and any(syntax.head(each).low in _PERSONS for each in governor.objects):
        return True  # "wrote to the minister asking him to ban it"
    if governor.passive or not _asks_rulers(syntax, governor):
        return False
    if governor.subjects and all(_is_of_people(syntax, each) for each in governor.subjects):
        return True
    askers = [each for phrase in governor.subjects for each in syntax.mentions(phrase)]
    kinds = {each.entity.actor.kind for each in askers if each.entity is not None and each.entity.actor is not None}
    return bool(kinds) and kinds <= PRIVATE


def _asks_rulers(syntax: Syntax, governor: Predicate) -> bool:
    """Whether those who are asked for something have the power to do it: "urged the ministry to ban it"."""
    told = [each for phrase in governor.objects for each in syntax.mentions(phrase)]
    return any(each.actor_role in RULING or _rules(each) for each in told[-1:])


def _asks_parliament(syntax: Syntax, governor: Predicate) -> bool:
    """Whether it is a parliament that is asked: "urged Congress", "called on the Senate"."""
    told = [each for phrase in governor.objects for each in syntax.mentions(phrase)][-1:]
    kinds = {each.entity.actor.kind for each in told if each.entity is not None and each.entity.actor is not None}
    return kinds == {"legislature"} or any(each.actor_role == "legislature" and not each.entities for each in told)


def _is_of_people(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of people or papers that decide nothing: "parents", "a petition", "the union"."""
    low = syntax.head(phrase).low.split()[-1]
    return not syntax.mentions(phrase) and (low in _POWERLESS or low in _PLEAS)


def are_members(syntax: Syntax, governor: Predicate) -> bool:
    """Whether some who only sit in a parliament ask others for something, and do not want to do it themselves."""
    of_others = bool(governor.objects) or governor.lemma != "want"
    first, others = governor.subjects[:1], governor.subjects[1:]
    seated = bool(first) and _is_of_members(syntax, first[0])
    seated = seated and all(_is_of_members(syntax, each) or _is_new(syntax, each) for each in others)
    return seated and of_others and not governor.passive


def _is_of_members(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of some who sit in a parliament, and not of what they pass: "Sen. Jane Doe", "two MPs"."""
    mention = syntax.head(phrase).mention
    if mention is None or mention.entities or mention.actor_role != "legislature":
        return False
    return mention.noun.removesuffix("s") in _SITTING


def _is_new(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of a name that nobody knows: "Senators Jane Doe and [John Roe]"."""
    mention = syntax.head(phrase).mention
    return mention is not None and mention.new == "name"


def _rules(mention: Mention) -> bool:
    entity = mention.entity
    return entity is not None and entity.actor is not None and entity.actor.kind in RULING_KINDS


_POSSIBLE = words.listing("possible")


def _order(turn: Turn, syntax: Syntax, governor: Predicate) -> None:
    """Somebody makes others do it, or only asks them to: "told carriers to block", "asked carriers to block".

    A wish of those who can do nothing about it is no more than that: "users want shops to drop it".
    """
    if governor.lemma in _ASKING and governor.modal in _POSSIBLE and not governor.passive:
        turn.weaken(Mood.called)  # "could ask a court to block it"
    elif governor.lemma in _ASKING:
        if governor.passive or not _are_powerless(syntax, governor):
            turn.keys.append("ask")
        turn.orderer = governor
        turn.weaken(Mood.called)
    elif governor.lemma not in _SAYING:
        turn.orderer = governor


def _are_powerless(syntax: Syntax, governor: Predicate) -> bool:
    anybody = bool(governor.subjects) and all(_is_anybody(syntax, each) for each in governor.subjects)
    return anybody or are_members(syntax, governor)


_OUT_OF_POWER = frozenset({"opposition", "former", "ex-minister", "ex-president", "ex-chief", "shadow"})


def _is_anybody(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of nobody who speaks for a body: "users", "publishers", not "it", "its chairman"."""
    low = syntax.head(phrase).low
    if not _OUT_OF_POWER.isdisjoint(syntax.items[at].low for at in range(phrase.start, phrase.end)):
        return True  # "the opposition leader"
    firms = syntax.head(phrase).mention
    if firms is not None and not firms.entities and not firms.new and firms.actor_role == "company" and firms.plural:
        return True
    speaks = low in _SPEAKING or syntax.items[phrase.start].low in _POSSESSIVES
    return not syntax.mentions(phrase) and not speaks and syntax.tags[phrase.head].kind is not Kind.pron


_PROVING = frozenset({"prove", "show", "confirm", "indicate", "suggest", "mean", "establish", "demonstrate", "imply"})
_EVIDENCE = words.listing("evidence")


def _shows(syntax: Syntax, governor: Predicate, one: Predicate) -> bool:
    """Whether something only lets one see what is so: "data suggests that it [was blocked]", not "that he [ban] it"."""
    if governor.lemma != "suggest" or one.modal or not one.finite:
        return False
    bare = syntax.items[one.start].low in {"be", one.lemma}
    return not bare or any(syntax.head(each).low in _EVIDENCE for each in governor.subjects)


def _suggests_avoiding(syntax: Syntax, governor: Predicate, one: Predicate) -> bool:
    """As in "suggested that the public avoid it", "suggested that staff delete it"."""
    if governor.lemma != "suggest" or one.modal:
        return False
    word = syntax.word(one, "acts")
    base = syntax.items[one.at].low.split()[0] == one.lemma.split()[0]
    return base and word is not None and (word.key == "avoid" or is_done_by_people(syntax, one))


def _is_doubted(syntax: Syntax, governor: Predicate) -> bool:
    """As in "the figures do not show that it was blocked", "an earlier version of this article said that it was"."""
    if governor.negated and governor.lemma in _PROVING:
        return True
    return any(syntax.head(each).low == "version" for each in governor.subjects)


_HOPEFUL = frozenset({"hopeful", "optimistic", "confident", "convinced", "afraid", "worried", "concerned", "sure"})


def _is_hopeful(syntax: Syntax, governor: Predicate, one: Predicate) -> bool:
    """Whether somebody only thinks that it will be so: "is hopeful that the ban will be lifted"."""
    state = governor.copula or governor.lemma in {"remain", "stay", "feel", "sound"}
    return state and any(syntax.items[at].low in _HOPEFUL for at in range(governor.at, one.start))


def apply_said(turn: Turn, syntax: Syntax, governor: Predicate, one: Predicate) -> None:
    """What the verb that tells of it makes of it: "denied that it bans", "urged that it be banned"."""
    lemma = governor.lemma
    if _shows(syntax, governor, one):
        return
    if _is_doubted(syntax, governor) or _is_hopeful(syntax, governor, one):
        turn.weaken(Mood.called)
    if lemma in _BELIEVING or lemma in {"have", "had", "has"}:  # "rumour had it that"
        turn.weaken(Mood.called)
    elif lemma in {"deny", "dispute", "refute", "dismiss", "reject"}:
        turn.deny()
    elif lemma in {"recommend", "advise", "urge"} or _suggests_avoiding(syntax, governor, one):
        turn.orderer = governor
        turn.keys.append("advise")
        turn.weaken(Mood.advised)
        turn.end_if(no_longer=governor.longer)
    elif lemma in {"threaten", "propose", "hint", "suggest"} or (
        governor.negated and lemma in {"say", "decide", "know"}
    ):
        turn.weaken(Mood.weighed)
    elif lemma == "call":
        turn.orderer = governor
        turn.keys.append("call")
        turn.weaken(Mood.called)
    elif lemma in {"ask", "request", "demand"}:  # "asked that it be banned"
        turn.orderer = governor
        turn.keys += [] if _are_powerless(syntax, governor) else ["ask"]
        turn.weaken(Mood.called)
    elif lemma in {"order", "require", "decree"}:
        turn.orderer = governor
