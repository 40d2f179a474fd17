"""The steps upward from a verb or noun to whatever governs it, each of which may turn how it is meant."""

from policytrack.reading.rules import words
from policytrack.reading.rules.moods.advice import is_advised, is_taken_back
from policytrack.reading.rules.moods.auxiliaries import apply_auxiliaries
from policytrack.reading.rules.moods.cues import (
    COLLECTING,
    is_denied_noun,
    is_measure,
    key_of_adjectives,
    lacks_grounds,
    lacks_signs,
    outer_noun,
    turn_noun,
)
from policytrack.reading.rules.moods.governors import apply_governor, apply_said, is_petition
from policytrack.reading.rules.moods.granting import grants, turns_down
from policytrack.reading.rules.moods.mood import Mood, Turn
from policytrack.reading.rules.moods.nouns import (
    apply_noun,
    apply_to_noun,
    did_not_last,
    ends_later,
    is_own,
    is_pending,
    is_put_on,
    is_unenforced,
    may_be_enforced,
    may_not_be_enforced,
    tells_of,
)
from policytrack.reading.rules.moods.stances import apply_stance
from policytrack.reading.rules.moods.supposed import is_step_supposed
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Form

__all__ = ["PROLONGING", "STEPS", "climb", "climb_noun"]

_REWRITING = frozenset(
    {"update", "revise", "amend", "change", "tighten", "rewrite", "expand", "adjust", "modify", "alter", "reword"}
)
_TERMS = frozenset(
    {
        "terms",
        "policy",
        "policies",
        "rules",
        "rule",
        "conditions",
        "guidelines",
        "code",
        "agreement",
        "law",
        "regulations",
    }
)

_RULERS = frozenset({"government", "cabinet", "parliament", "congress", "lawmakers", "legislature", "ministers"})
_RUMOURS = words.listing("rumours")
_FAVOURING = words.listing("favouring")
_HALTING = frozenset({"injunction", "injunctions", "preliminary injunction", "stay", "temporary restraining order"})
STEPS = 7
"""How many predicates may stand above one another."""


def climb(turn: Turn, syntax: Syntax, one: Predicate) -> None:
    """Turn the mood by every predicate above one."""
    for _ in range(STEPS):
        above = _above(turn, syntax, one)
        if above is None or above in turn.governors:
            return
        turn.governors.append(above)
        one = above


def _above(turn: Turn, syntax: Syntax, one: Predicate) -> Predicate | None:
    """Turn the mood by what governs a predicate, which is given."""
    if one.link == Link.condition:
        _climb_condition(turn, syntax, one)
        return None
    if (opener := _opener_of(syntax, one)) is not None:
        turn.weaken(_OPENERS[opener])
        return one.governor if opener == "whether" else None
    if one.link == Link.purpose and one.to and not _is_one_of_some(syntax, one):
        only = one.start > 0 and syntax.items[one.start - 1].low == "only"
        return None if only else _above_purpose(turn, syntax, one.governor)  # "banned it, only to allow it again"
    if one.noun is not None and one.link in {Link.infinitive, Link.gerund, Link.relative, Link.reduced, Link.said}:
        _climb_told(turn, syntax, one, one.noun)
        return None
    governor = one.governor
    if governor is not None and one.gerund and _turn_by_means(turn, syntax, governor, one):
        return governor
    if governor is None or one.link in {Link.aside, Link.purpose, Link.relative, Link.reduced, Link.root}:
        return None
    if one.link == Link.said:
        return _above_said(turn, syntax, governor, one)
    if one.link == Link.same:
        if not one.modal and one.at == one.start:
            apply_auxiliaries(turn, syntax, governor, denies=not governor.negated)
    else:
        return _above_form(turn, syntax, governor, one)
    return governor


_DECIDING = frozenset({"vote", "decide", "rule", "opt", "come"})


def _above_said(turn: Turn, syntax: Syntax, governor: Predicate, one: Predicate) -> Predicate | None:
    """Turn the mood by what says it; what nobody wanted to say says nothing: "refused to say whether [to ban] it"."""
    _apply_saying(turn, syntax, governor, one)
    if one.marker in {"whether", "if"} and governor.lemma in _SILENT:
        turn.weaken(Mood.called)
        return None
    return governor


def _above_form(turn: Turn, syntax: Syntax, governor: Predicate, one: Predicate) -> Predicate | None:
    """Turn the mood by what governs an infinitive, gerund or participle; what is only seen is so in any case."""
    if one.gerund and governor.lemma in _DECIDING and syntax.items[one.start - 1].low == "against":
        turn.deny(by_body=True)  # "voted on Friday against banning it"
        return governor
    if _is_found(one, governor):
        apply_auxiliaries(turn, syntax, governor, denies=True)
        return None
    apply_governor(turn, syntax, governor, one)
    return governor


_FINDING = frozenset({"find", "discover", "notice"})


def _is_found(one: Predicate, governor: Predicate) -> bool:
    """Whether somebody only sees that it is so, to whatever end they looked: "awoke to find the app [blocked]"."""
    return one.passive and not one.finite and not one.to and governor.lemma in _FINDING


def _turn_by_means(turn: Turn, syntax: Syntax, governor: Predicate, one: Predicate) -> bool:
    """Turn the mood by a verb that a form in -ing hangs on by a preposition, if it says how that is meant."""
    if one.marker == "for" and _lacks_grounds(syntax, governor):
        turn.deny(by_body=True)  # "had no basis for banning it"
        return True
    if one.link == Link.purpose and one.marker in {"by", "in"}:
        apply_auxiliaries(turn, syntax, governor, denies=True)  # "may respond by banning it"
        return True
    return False


# How an infinitive is meant behind a word: "has not decided whether [to ban] it", "a vendor able [to switch it off]"
_OPENERS = {"whether": Mood.weighed, "able": Mood.called, "capable": Mood.called}


def _opener_of(syntax: Syntax, one: Predicate) -> str | None:
    """The word before an infinitive that tells how it is meant; "was able to block it" tells what somebody did."""
    opener = syntax.items[one.start - 1].low if one.to and one.start else ""
    did = one.governor is not None and one.governor.copula and opener != "whether"
    return opener if opener in _OPENERS and not did else None


_NTH = words.listing("ranks")


def _is_one_of_some(syntax: Syntax, one: Predicate) -> bool:
    """Whether an infinitive tells what others have done as well: "the fourth body in a week to block it"."""
    before = [each for each in syntax.phrases if each.end <= one.start and not syntax.is_time(each)][-3:]
    return any(syntax.items[at].low in _NTH for each in before for at in range(each.start, each.head))


def _climb_told(turn: Turn, syntax: Syntax, one: Predicate, noun: Phrase) -> None:
    """Turn the mood by the noun that a verb tells more of."""
    if one.link is Link.gerund and one.subjects and syntax.head(noun).low in _FAVOURING:
        turn.weaken(Mood.called)  # "are in favour of the state banning it"
    elif turn.mood in {Mood.paused, Mood.ended} and one.to and _is_wish(syntax, noun):
        turn.mood = turn.mood if _is_won(syntax, noun) else Mood.holds
    elif one.link is Link.infinitive and is_step_supposed(syntax, noun):
        turn.weaken(Mood.called)  # "a move to block it would be unprecedented"
    elif one.link is Link.relative and syntax.items[noun.start].low == "no":
        turn.mood = Mood.denied  # "there is no rule that bans it"
    elif is_taken_back(syntax, one, noun):
        turn.keys.append("advised")
        turn.mood = Mood.ended
    elif is_advised(syntax, one, noun):
        turn.keys.append("advise")
        turn.weaken(Mood.advised)
    else:
        if one.link == Link.said and syntax.head(noun).low in _RUMOURS:
            turn.weaken(Mood.called)  # "reports that it had blocked the app"
        climb_noun(turn, syntax, noun, only_instruments=one.link in {Link.relative, Link.reduced})


_WISHES = words.listing("wishes")


def _is_wish(syntax: Syntax, noun: Phrase) -> bool:
    """Whether somebody only wants a measure to end, which there is until then: "Meta's bid to stop the ban"."""
    return syntax.head(noun).low in _WISHES


_WONDERING = frozenset({"decide", "ask", "wonder", "know", "see", "consider", "say", "determine", "examine", "tell"})


def _climb_condition(turn: Turn, syntax: Syntax, one: Predicate) -> None:
    """What is only told as a condition is weighed at most."""
    if not _had_been_till(syntax, one):
        turn.weaken(Mood.called if _is_supposed(one) else Mood.weighed)


def _had_been_till(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is told till when something else was so: "were popular [until] Kyiv had them blocked in 2017"."""
    above = one.governor
    if one.marker not in {"until", "till"} or one.modal or one.negated or above is None or above.modal:
        return False
    return all(_is_past(syntax, each) for each in (one, above))


def _is_past(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb tells of what has been."""
    return Form.past in syntax.tags[one.at].forms or syntax.items[one.at].low in {"was", "were", "had"}


def _is_supposed(one: Predicate) -> bool:
    """Whether it is only supposed ("If Brussels bans it, we will answer"), not asked ("to decide if it bans it")."""
    return one.marker == "if" and (one.governor is None or one.governor.lemma not in _WONDERING)


def _above_purpose(turn: Turn, syntax: Syntax, governor: Predicate | None) -> Predicate | None:
    """What is done to some end has not brought it about; "updated its terms to bar", "used its powers to bar" has."""
    if governor is not None and _lacks_grounds(syntax, governor):
        turn.deny(by_body=True)
        return governor
    if governor is not None and (grants(syntax, governor) or turns_down(syntax, governor)):
        if turns_down(syntax, governor):
            turn.deny(by_body=True)
        apply_auxiliaries(turn, syntax, governor, denies=True)
        return governor
    if governor is not None and (_rewrites(syntax, governor) or (governor.lemma in _WITH_MEANS and not governor.to)):
        return governor
    if governor is not None and (_gives_order(syntax, governor) or _takes_time(syntax, governor)):
        apply_auxiliaries(turn, syntax, governor, denies=True)
        return governor
    turn.weaken(Mood.weighed)
    return None


def _takes_time(syntax: Syntax, one: Predicate) -> bool:
    """As in "it took Ruritania nine days to unblock the app"."""
    return one.lemma == "take" and any(syntax.head(each).low == "it" for each in one.subjects)


_GIVING = words.listing("giving_out")


def _gives_order(syntax: Syntax, one: Predicate) -> bool:
    """As in "issued an order on Monday to cut it off", "signed a decree this week to ban it"."""
    return one.lemma in _GIVING and any(turn_noun(syntax, each) == "start" for each in one.objects)


_POWERS = words.listing("powers")


def _lacks_grounds(syntax: Syntax, one: Predicate) -> bool:
    """As in "sees no reason to ban it", "had no intention to ban it"."""
    return any(lacks_grounds(syntax, each) for each in one.objects)


_WITH_MEANS = frozenset({"use", "rely", "invoke", "exercise", "employ", "apply", "draw", "wield", "deploy", "act"})


def _rewrites(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb is of what is changed to make a rule: "updated its terms", "amended the law"."""
    return one.lemma in _REWRITING and any(syntax.head(each).low.split()[-1] in _TERMS for each in one.objects)


_SHOULD = frozenset({"must", "should", "shall", "ought", "needs"})


def _apply_saying(turn: Turn, syntax: Syntax, governor: Predicate, one: Predicate) -> None:
    """What the verb that tells of it makes of it, or what there is no sign of: "there is no sign that it will end"."""
    if _is_answered_no(syntax, governor):
        turn.weaken(Mood.refused)
        return
    apply_said(turn, syntax, governor, one)
    if turn.mood is Mood.advised and not one.passive and any(_rules(syntax, each) for each in one.subjects):
        turn.mood = Mood.weighed  # "recommended that the government ban it", as nobody else can
    if one.marker == "whether":  # who only asks does not decide
        turn.weaken(Mood.called if governor.lemma in {"ask", "wonder"} else Mood.weighed)
    if one.modal in _SHOULD and governor.lemma == "tell" and is_petition(syntax, governor):
        turn.keys.append("petition")  # "the firm told the court that its rival must be kept off the app"
        turn.weaken(Mood.called)
    if governor.lemma in _WARNING and _is_of_another(syntax, governor, one):
        turn.weaken(Mood.called)  # "a senator warned that China will ban it"
    if any(is_denied_noun(syntax, each) for each in governor.objects if each.end < one.start):
        turn.deny()


def _is_answered_no(syntax: Syntax, governor: Predicate) -> bool:
    """As in "[Asked] whether it would block the app, the minister answered with a single word: no"."""
    if governor.lemma != "ask" or governor.start or governor.subjects:
        return False
    answer = next((each for each in syntax.predicates[governor.number + 1 :] if each.lemma in _ANSWERING), None)
    if answer is None or answer.link is not Link.root or answer.negated:
        return False
    behind = [item.low for item in syntax.items[answer.at + 1 :] if item.low.isalpha()]
    return behind[-1:] == ["no"] and _BESIDE_NO.issuperset(behind[:-1])


_ANSWERING = frozenset({"say", "answer", "reply", "respond"})
_BESIDE_NO = frozenset({"with", "a", "one", "single", "word", "simply", "curt", "firm", "flat", "plain", "just"})
_SILENT = frozenset({"say", "comment", "tell", "answer", "reveal", "disclose", "confirm", "clarify", "wonder", "ask"})
_WARNING = frozenset({"warn", "predict", "caution", "forecast"})


def _is_of_another(syntax: Syntax, governor: Predicate, one: Predicate) -> bool:
    """Whether somebody tells what another country or firm will do, of which they cannot know."""
    who = [each.entity for phrase in one.subjects for each in syntax.mentions(phrase) if each.entity is not None]
    speakers = [each for phrase in governor.subjects for each in syntax.mentions(phrase)]
    acting = [each for each in who if each.actor is not None and (each.is_place or each.is_company)]
    if one.passive or not one.modal or not acting or not speakers:
        return False
    return all(each.entity not in acting and each.place not in acting for each in speakers)


def _rules(syntax: Syntax, phrase: Phrase) -> bool:
    return syntax.head(phrase).low.split()[-1] in _RULERS


_REQUESTS = frozenset({"request", "requests"})
_CONTESTING = words.listing("contesting")
_CONTESTED_BY = frozenset({"challenge", "contest", "fight", "appeal", "litigate", "criticise", "criticize", "protest"})


def climb_noun(turn: Turn, syntax: Syntax, phrase: Phrase, *, only_instruments: bool = False, own: bool = True) -> None:
    """Turn the mood by a noun such as "bill", by the nouns it hangs on, and by its verb."""
    if syntax.head(phrase).low.split()[-1] in _POWERS and not is_measure(syntax, phrase):
        turn.weaken(Mood.called)  # "has the power to ban it", whether it does or not
        return
    outermost = _climb_nouns(turn, syntax, phrase, only_instruments=only_instruments, own=own)
    if outermost is not None:
        _climb_from(turn, syntax, outermost)


def _apply_own(turn: Turn, syntax: Syntax, phrase: Phrase, word: str | None) -> None:
    """Turn the mood by what a noun says itself: "the defeated bill", "no plans"."""
    if syntax.head(phrase).low in _REQUESTS:
        word = "weigh"  # "a request to block it", on which others decide
    if word is None:
        if lacks_grounds(syntax, phrase):
            by_body = syntax.items[phrase.start].low == "no"  # "there is no need for a ban", not "little appetite"
            turn.deny(by_body=by_body)
        return
    if syntax.head(phrase).low == "legislation" and _is_enacted(syntax, phrase):
        return
    if syntax.head(phrase).low in _VOTES and syntax.after(phrase, "on") is not None:
        word = "weigh"  # "parliament votes on a ban"
    apply_noun(turn, word)
    if (key := key_of_adjectives(syntax, phrase)) == "refuse":  # "the defeated bill"
        apply_noun(turn, key)
    if is_denied_noun(syntax, phrase):
        turn.deny(by_body=True)


def _is_enacted(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "its parliament passed legislation that bans it", which in America a governor or president has to sign."""
    governor, role = syntax.governing(phrase)
    if governor is None or governor.lemma not in _ENACTING or governor.negated or governor.modal or not governor.finite:
        return False
    if role != ("subject" if governor.passive else "object"):
        return False
    by = governor.preps if governor.passive else governor.subjects
    bodies = [one.entity or one.place for each in by for one in syntax.mentions(each)]
    homes = [one.actor.place or "" for one in bodies if one is not None and one.actor is not None]
    return bool(homes) and not any(one.startswith("US") for one in homes)


def _climb_nouns(turn: Turn, syntax: Syntax, phrase: Phrase, *, only_instruments: bool, own: bool) -> Phrase | None:
    """Turn the mood by a noun and those that it hangs on, the outermost of which is given."""
    halted = False
    for step in range(3):
        if step and syntax.head(phrase).low in COLLECTING and outer_noun(syntax, phrase) is None:
            return phrase  # "revoked a series of decrees"
        word = turn_noun(syntax, phrase) if own or (step and not halted) else None
        if only_instruments and word is None and not is_measure(syntax, phrase):
            return None
        if lacks_signs(syntax, phrase):
            turn.deny()  # "found no signs of blocking"
        else:
            _apply_own(turn, syntax, phrase, word)
        outer = outer_noun(syntax, phrase)
        if outer is None:
            break
        if phrase.prep in {"against", "to"} and syntax.head(outer).low.split()[-1].removesuffix("s") in _CONTESTING:
            if _is_won(syntax, outer):
                apply_noun(turn, "end")
            return None  # "rejected an appeal against the ban", which there is
        if phrase.prep == "against" and syntax.head(outer).low in _HALTING:
            apply_noun(turn, "pause")  # "the injunction against the ban"
            halted = True
        phrase = outer
    return phrase


_GRANTING = frozenset({"grant", "uphold", "accept", "allow", "approve"})


def _is_won(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether what is brought against a measure has success: "won its appeal against the ban", "upheld the appeal"."""
    governor, role = syntax.governing(phrase)
    if governor is None or governor.negated or governor.to or governor.modal:
        return False
    if governor.lemma == "win":
        return role == "object"
    return governor.lemma in _GRANTING and role == ("subject" if governor.passive else "object")


_VOTES = frozenset({"vote", "votes"})
_CONTINUING = frozenset({"extend", "keep", "maintain", "continue", "retain", "prolong", "renew", "uphold", "preserve"})


PROLONGING = frozenset({"renew", "extend", "prolong"})
"""Verbs of what goes on for longer; denied, they end it."""
_KNOWN = frozenset({"its", "the", "their", "his", "her"})


def _goes_on(syntax: Syntax, governor: Predicate, phrase: Phrase, role: str) -> bool:
    """Whether what is there goes on or not, whenever that is decided: "will extend its ban", "was not renewed"."""
    known = syntax.items[phrase.start].low in _KNOWN or any(one.possessive for one in syntax.mentions(phrase))
    known = known or (governor.negated and governor.lemma in PROLONGING)  # "has not renewed an order that bars it"
    if not known or role != ("subject" if governor.passive else "object"):
        return False
    return governor.lemma in PROLONGING or (governor.lemma in _CONTINUING and not governor.negated)


def _is_declined(one: Predicate) -> bool:
    """As in "declined to extend its suspension", "chose not to renew it"."""
    above = one.governor if one.link is Link.infinitive else None
    return above is not None and not above.negated and above.lemma in _DECLINING


_DECLINING = frozenset({"refuse", "decline", "neglect"})
_SETTLING = frozenset({"decide", "rule", "settle", "vote", "agree"})


def _climb_from(turn: Turn, syntax: Syntax, phrase: Phrase) -> None:
    """Turn the mood by the verb that a noun belongs to, and by what stands above that."""
    governor, role = syntax.governing(phrase)
    if governor is None or governor in turn.governors:
        return
    if role == "prep" and not tells_of(syntax, governor, phrase):
        if is_put_on(syntax, governor, phrase):  # "threatened to put the firm on its blacklist"
            turn.governors.append(governor)
            apply_auxiliaries(turn, syntax, governor, denies=True)
            climb(turn, syntax, governor)
        else:
            apply_stance(turn, syntax, governor, phrase)
        return
    turn.governors.append(governor)
    if role == "object" and governor.lemma in _CONTESTED_BY and not governor.passive:
        return  # "would challenge the law that bars it", which there is whether they do or not
    if turn.mood is Mood.holds and _goes_on(syntax, governor, phrase, role):
        ends = governor.lemma in PROLONGING and (governor.negated or _is_declined(governor))
        turn.mood = Mood.ended if ends else Mood.holds
        return
    if turn.mood is Mood.holds and role == "subject" and did_not_last(syntax, governor):
        turn.mood = Mood.ended
        return
    if role == "object" or (role == "subject" and (governor.passive or is_own(syntax, governor))) or role == "prep":
        apply_to_noun(turn, syntax, governor, phrase)
    _apply_forms(turn, syntax, governor)
    climb(turn, syntax, governor)


_ENACTING = frozenset({"pass", "approve", "adopt", "enact"})
_WILL = words.listing("later")
_STARTING = frozenset({"start", "begin"})
_EFFECT = frozenset({"effect", "force"})
_UNTIL = frozenset({"until", "till", "before"})
_REACHING = frozenset({"apply", "extend", "cover", "affect"})


def _tells_its_reach(turn: Turn, syntax: Syntax, governor: Predicate) -> bool:
    """Whether a negation tells when or for whom a measure binds: "will not start in May", "will not cover pupils"."""
    applies = governor.lemma == "apply" and governor.objects  # "will not apply its curbs for a year"
    if governor.lemma in _REACHING and not governor.longer and not applies:
        return True
    effect = any(syntax.head(each).low in _EFFECT for each in (*governor.objects, *governor.preps))
    if not effect and (governor.lemma not in _STARTING or governor.objects):
        return False
    if _is_still_to_come(governor):
        turn.mood = Mood.planned if turn.mood is Mood.holds else turn.mood
        return True
    if governor.modal not in _WILL:
        return False
    waits = not _UNTIL.isdisjoint(item.low for item in syntax.items[governor.at :])
    if turn.mood in {Mood.holds, Mood.planned}:
        turn.mood = Mood.planned if waits else Mood.paused
        return True
    return False


def _is_still_to_come(governor: Predicate) -> bool:
    """As in "has not come into force", "is not yet in force", "has yet to take effect"."""
    return not governor.modal and (governor.perfect or "yet" in governor.adverbs)


def _apply_forms(turn: Turn, syntax: Syntax, governor: Predicate) -> None:
    """What the form of a verb makes of the measure it belongs to: "is to vote on it", "has yet to decide on it"."""
    yet = governor.negated or "yet" in governor.adverbs
    if yet and _tells_its_reach(turn, syntax, governor):
        return
    if governor.modal and ends_later(syntax, governor):
        return  # "the ban would end in spring", and holds until then
    if governor.lemma == "vote" and (governor.to or governor.modal) and turn.mood in {Mood.planned, Mood.holds}:
        turn.mood = Mood.weighed  # "is to vote on a law that bars it"
    if governor.marker == "without":  # "adjourned without voting on a ban"
        turn.deny(by_body=True)
    settles = governor.lemma in _SETTLING and " " not in syntax.items[governor.at].low
    if settles and governor.perfect and (governor.negated or "yet" in governor.adverbs):
        turn.weaken(Mood.weighed)  # "has yet to decide on a ban"
    elif is_unenforced(turn, syntax, governor):
        if may_not_be_enforced(governor):
            turn.mood = Mood.paused
        else:
            turn.weaken(Mood.planned)
    elif not may_be_enforced(turn, syntax, governor):
        apply_auxiliaries(turn, syntax, governor, denies=not is_pending(turn, governor))
