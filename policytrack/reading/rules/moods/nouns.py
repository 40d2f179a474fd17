"""What becomes of a measure that a noun names: "a plan to ban", "lifted the ban", "is against a ban"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.moods.auxiliaries import apply_auxiliaries
from policytrack.reading.rules.moods.cues import is_there, key_for_noun, key_of_state, keys_of, turn_noun
from policytrack.reading.rules.moods.governors import WEAKER
from policytrack.reading.rules.moods.granting import grants
from policytrack.reading.rules.moods.mood import Mood, Turn
from policytrack.reading.rules.moods.opposing import is_opposed_by_others
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Form, Kind

__all__ = [
    "apply_descriptions",
    "apply_noun",
    "apply_to_noun",
    "did_not_last",
    "ends_later",
    "is_own",
    "is_pending",
    "is_put_on",
    "is_unenforced",
    "may_be_enforced",
    "may_not_be_enforced",
    "tells_of",
]

_OWN_ENDS = frozenset({"expire", "lapse", "end", "fail", "last", "collapse", "fall"})
_MADE_LAW = words.listing("making_law")
_BACKING = frozenset({"back", "support", "vote", "favour", "favor", "welcome", "endorse"})
_WOULD = frozenset({"would", "'d", "could", "might"})
_OVER = frozenset({"end", "pause", "refuse"})
_ENFORCING = words.listing("enforcing")
_CARRIED_OUT = frozenset({"carried out", "carry out", "put into practice", "put into effect", "rolled out", "acted on"})
_MAY_NOT = frozenset({"may", "can", "ca", "cannot", "could", "must", "will", "wo", "shall"})
_FREE = frozenset({"able", "free", "allowed", "permitted"})
_EASING = frozenset({"ease", "relax", "loosen"})
_PARTLY = frozenset({"some", "several", "partly", "slightly", "parts", "somewhat", "certain"})
_OTHERS = frozenset({"other", "others", "rest", "everyone", "everybody", "elsewhere", "otherwise"})
_APART = frozenset({"but", "while", "though", "although", ";", "whereas", "else"})
_OVERRIDING = frozenset({"override", "overturn", "overrule", "overcome", "reverse"})
_ANNOUNCING = frozenset({"announce", "unveil", "outline"})
_DECISIONS = frozenset({"decision", "ruling", "verdict", "announcement", "vote"})
_AWAITING = frozenset({"expect", "await", "near", "nearing", "nears", "neared", "approach", "anticipate"})
_DUE = frozenset({"due", "pending", "expected", "imminent", "near", "awaited", "likely"})
_RETHINKING = frozenset({"review", "reconsider", "revisit", "rethink", "reassess", "reexamine", "re-examine"})
_IN_FORCE = words.listing("in_force")
_PERIODS = words.listing("periods") | {"year", "years", "minutes", "hour", "weekend"}
_SEEMING = frozenset({"appear", "seem"})
_STUDYING = frozenset({"discuss", "examine", "explore", "study", "investigate", "review", "assess", "look at", "look"})
_STUDYING |= {"look into", "analyse", "analyze", "document", "consider"}
_WRITERS = frozenset({"we", "i", "report", "post", "article", "paper", "study", "section", "blog", "researchers"})
_WRITERS |= {"chapter", "authors", "analysis", "journalists", "book", "podcast", "episode", "piece", "series"}
_STOOD = frozenset({"was", "were", "stayed", "remained"})
_UNTIL = frozenset({"until", "till"})
_WHILE = frozenset({"while", "when", "whilst"})
_ENDURING = frozenset({"last", "survive", "hold", "stick", "endure"})
_DID = frozenset({"did", "didn't", "was", "has", "have"})
_HOLDING = frozenset({"hold", "stand", "run"})
_FALLING = frozenset({"fall", "vanish", "disappear", "crumble", "evaporate", "go"})
_FALL_TIMES = frozenset({"last", "this", "within", "yesterday", "days", "weeks", "months", "away"})
_BEHIND_FALL = frozenset({Kind.prep, Kind.sub, Kind.coord, Kind.comma, Kind.stop})
_OCCASIONS = frozenset({"after", "before", "with", "within", "at"})
_RULING = frozenset({"rule", "find", "hold", "declare", "judge", "deem"})
_INVALID = words.listing("invalid")


def apply_noun(turn: Turn, key: str) -> None:
    """What a noun around it makes of it: "a plan to ban", "the suspension of the ban"."""
    turn.keys.append(key)
    if key in WEAKER:
        turn.weaken(WEAKER[key])
    elif key == "refuse":
        turn.deny(by_body=True)
    elif key in {"end", "pause"}:
        turn.mood = Mood.ended if key == "end" else Mood.paused


def apply_to_noun(turn: Turn, syntax: Syntax, governor: Predicate, phrase: Phrase) -> None:
    """What a verb does with a measure: "lifted the ban", "the bill was signed", "dropped plans for a ban"."""
    if _is_told_by_itself(turn, syntax, governor, phrase) or _is_eased_in_part(syntax, governor):
        return
    key = _key(syntax, governor, phrase)
    if key == "refuse" and is_opposed_by_others(syntax, governor, phrase):
        return
    if key:
        turn.keys.append(key)
    made = _makes_law(syntax, governor) and not governor.negated and "yet" not in governor.adverbs
    if made or (grants(syntax, governor) and not governor.negated):
        if turn.mood is Mood.weighed:  # a bill that was signed, or that "has to be signed", a petition that was upheld
            turn.mood = Mood.planned if governor.obliged else Mood.holds
            return
        if turn.still:
            turn.mood, turn.still = Mood.ended, False  # a bill that ends a ban
            return
    if key in WEAKER:
        turn.weaken(WEAKER[key])
    elif key == "refuse":
        turn.deny(by_body=True)
    elif key in {"end", "pause"}:
        noun = "weigh" if _is_to_be_taken(syntax, phrase) else turn_noun(syntax, phrase)
        _stop(turn, noun, Mood.paused if key == "pause" else Mood.ended)


def _key(syntax: Syntax, governor: Predicate, phrase: Phrase) -> str:
    """What a verb says becomes of a measure; "the ban stayed in place" is no stay."""
    key = key_of_state(syntax, governor) or _annulled(syntax, governor) or _let_end(syntax, governor, phrase)
    stays = governor.copula and governor.lemma == "stay"
    return key if key or stays or _studies(syntax, governor) else key_for_noun(syntax, governor, phrase)


def _let_end(syntax: Syntax, governor: Predicate, phrase: Phrase) -> str:
    """As in "let its ban on the app lapse", "allowed the order to expire"."""
    if governor.lemma not in _LETTING:
        return ""
    below = syntax.predicates[governor.number + 1 : governor.number + 2]
    ends = any(
        each.link is Link.infinitive
        and not (each.passive or each.negated)
        and "end" in keys_of(syntax, each)
        and not each.objects
        and (each.governor is governor or each.noun is phrase)
        for each in below
    )
    return "end" if ends else ""


_LETTING = frozenset({"let", "allow", "permit"})


def _studies(syntax: Syntax, governor: Predicate) -> bool:
    """Whether those who write only look at what was done: "this report examines the blocking of the app"."""
    return governor.lemma in _STUDYING and any(syntax.head(each).low in _WRITERS for each in governor.subjects)


def _is_seconded(governor: Predicate) -> bool:
    """As in "told reporters he would back a ban", which others would have to make."""
    return governor.lemma in _BACKING and governor.modal in _WOULD


def _is_told_by_itself(turn: Turn, syntax: Syntax, governor: Predicate, phrase: Phrase) -> bool:
    """Whether a verb says by itself how a measure stands: "lasted a month", "expires in June", "will review it"."""
    if _has_run_out(syntax, governor):
        turn.mood = Mood.ended
        return True
    if _is_seconded(governor):
        turn.weaken(Mood.called)
        return True
    if ends_later(syntax, governor):
        return True
    if governor.lemma in _OVERRIDING and syntax.head(phrase).low == "veto":  # and the bill is law
        turn.mood = Mood.holds
        return True
    if governor.lemma in _ANNOUNCING and turn.mood is Mood.holds and _is_past_perfect(syntax, governor):
        turn.weaken(Mood.planned)  # "had announced a block"
        return True
    if syntax.head(phrase).low in _DECISIONS and _is_awaited(syntax, governor):
        turn.weaken(Mood.weighed)  # "a decision to ban it is expected in May"
        return True
    if governor.lemma in _RETHINKING and turn.mood is Mood.holds and is_there(syntax, phrase):
        turn.keys.append("weigh")
        turn.still = True
        return True
    return False


def _is_awaited(syntax: Syntax, one: Predicate) -> bool:
    """Whether something is still to come: "is due next year", "is nearing a decision"."""
    if one.copula:
        return any(item.low in _DUE for item in syntax.items[one.at : one.at + 4])
    return one.lemma in _AWAITING


def _is_past_perfect(syntax: Syntax, one: Predicate) -> bool:
    return any(syntax.items[at].low == "had" for at in range(one.start, one.at))


def _is_eased_in_part(syntax: Syntax, governor: Predicate) -> bool:
    """As in "the restrictions were eased in several cities", "waived for the police, but others must": it goes on."""
    if governor.lemma in _EASING and not _PARTLY.isdisjoint(syntax.spoken):
        return True
    if _OTHERS.isdisjoint(syntax.spoken) or _APART.isdisjoint(syntax.spoken):
        return False
    lows = {item.low for item in syntax.items[governor.at :]}
    if _OTHERS.isdisjoint(lows) or _APART.isdisjoint(lows):
        return False
    return any(each.prep == "for" and not syntax.is_time(each) for each in governor.preps)


def _stop(turn: Turn, noun: str | None, stopped: Mood) -> None:
    """What becomes of it when a noun is stopped: a ban ends, plans are dropped, what was held up holds."""
    if noun == "end" and turn.mood is Mood.ended:  # an easing that is put off, or cancelled
        turn.mood = Mood.holds
    elif noun == "weigh" and stopped is Mood.paused:  # a debate that is put off
        turn.weaken(Mood.weighed)
    elif noun in {"plan", "weigh"} or (
        stopped is Mood.ended and turn.mood in {Mood.planned, Mood.weighed} and noun != "start"
    ):
        turn.mood = Mood.refused  # plans for a ban, or "the proposed ban"
    elif turn.mood is Mood.paused and noun in {"pause", "start"}:
        turn.mood = Mood.holds
    else:
        turn.mood = stopped


def _is_to_be_taken(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a decision is one that is still to be taken: "a decision on banning it", not "its decision to ban it"."""
    if syntax.head(phrase).low == "vote":  # "postponed a vote to ban it"
        return True
    after = syntax.items[phrase.end].low if phrase.end < len(syntax.items) else ""
    if syntax.head(phrase).low != "decision" or after not in {"on", "about", "whether", "over"}:
        return False
    behind = syntax.after(phrase, "on", "over")
    return behind is None or not syntax.is_time(behind)  # "withdrew its decision on Monday"


def _has_run_out(syntax: Syntax, governor: Predicate) -> bool:
    """As in "the ban lasted a month", "the blocks were in place for a week", "appear to have stayed until May"."""
    if governor.lemma in _SEEMING and not (governor.negated or governor.modal):
        below = next(iter(syntax.children(governor, Link.infinitive)), None)
        return below is not None and below.perfect and not below.negated and _ran_out(syntax, below)
    if governor.modal or governor.to:
        return False
    if _fell(syntax, governor):
        return True
    if governor.perfect or governor.negated:
        return False
    past = syntax.items[governor.at].low in _STOOD or Form.past in syntax.tags[governor.at].forms
    return governor.lemma == "last" or (past and _ran_out(syntax, governor))


def did_not_last(syntax: Syntax, one: Predicate) -> bool:
    """As in "the ban did not last", "the order did not survive an appeal"."""
    told = any(syntax.items[at].low in _DID for at in range(one.start, one.at))
    return one.negated and told and one.lemma in _ENDURING


def _fell(syntax: Syntax, one: Predicate) -> bool:
    """As in "the ban fell in June", "the rule has gone away": nothing but the time and the occasion is told of it."""
    if one.lemma not in _FALLING or one.negated or one.passive or any(not syntax.is_time(each) for each in one.objects):
        return False
    if not one.perfect and Form.past not in syntax.tags[one.at].forms:
        return False
    after = syntax.items[one.at + 1] if one.at + 1 < len(syntax.items) else None
    particle = syntax.items[one.at].low.split()[1:]
    if particle not in ([], ["away"]):  # "fell through"
        return False
    if one.lemma == "go" and not particle and (after is None or after.low != "away"):
        return False
    stops = after is None or after.tag == "punct" or syntax.tags[one.at + 1].kind in _BEHIND_FALL
    dated = after is not None and after.low in _FALL_TIMES
    occasions = all(each.prep in _OCCASIONS or syntax.is_time(each) for each in one.preps)
    return (stops or dated) and occasions


def _ran_out(syntax: Syntax, one: Predicate) -> bool:
    """Whether a measure held for a while or until a day, as its verb tells in the past."""
    if one.lemma == "last":
        return True
    if one.lemma in _HOLDING and not (one.objects or one.passive):
        behind = [each for each in syntax.phrases if each.start > one.at][:2]
        until = any(each.prep in _UNTIL and syntax.is_time(each) for each in behind)
        return until or any(each.prep == "for" and syntax.head(each).low in _PERIODS for each in behind)
    standing = any(each.prep == "in" and syntax.head(each).low in _IN_FORCE for each in one.preps)
    if standing and (one.marker in _WHILE or (one.noun is not None and syntax.head(one.noun).low in _PERIODS)):
        return True  # "while the ban was in place", "in the months that the ban was in force"
    behind = [each for each in syntax.phrases if each.start > one.at]
    return standing and any(
        (each.prep == "for" and syntax.head(each).low in _PERIODS) or (each.prep in _UNTIL and syntax.is_time(each))
        for each in behind
    )


def _makes_law(syntax: Syntax, governor: Predicate) -> bool:
    """As in "signed the bill", "the bill became law"."""
    if "final" in syntax.items[governor.at].low.split():  # "gave final approval to"
        return True
    if governor.lemma == "become":
        return governor.at + 1 < len(syntax.items) and syntax.items[governor.at + 1].low == "law"
    return governor.lemma in _MADE_LAW


def ends_later(syntax: Syntax, governor: Predicate) -> bool:
    """As in "the ban expires in June", which holds until then."""
    later = governor.modal in {"will", "would", "'ll"} and governor.lemma in _OWN_ENDS  # "would end in spring"
    if governor.objects or governor.passive or governor.copula:
        return False
    if not later and Form.third not in syntax.tags[governor.at].forms:
        return False
    behind = (each for each in syntax.phrases if each.start > governor.at)
    return any(syntax.is_time(each) for each in list(behind)[:3])


def _annulled(syntax: Syntax, governor: Predicate) -> str:
    """As in "declared the ban unlawful", "ruled that the ban was unlawful", "the ban is unlawful, a judge ruled"."""
    above = governor.governor if governor.copula and governor.link == Link.said else governor
    above = _ruled_behind(syntax, governor) or above
    if above is None or above.lemma not in _RULING or above.negated or governor.negated:
        return ""
    later = (each.start for each in syntax.predicates[governor.number + 1 :])
    end = next(later, len(syntax.items))
    return "end" if any(syntax.items[at].low in _INVALID for at in range(governor.at, end)) else ""


def _ruled_behind(syntax: Syntax, governor: Predicate) -> Predicate | None:
    """The verb behind what is ruled: "the ban is unlawful, a judge [ruled]"."""
    if not governor.copula or governor.modal or governor.link is not Link.root:
        return None
    behind = syntax.predicates[governor.number + 1 : governor.number + 2]
    return next(
        (each for each in behind if each.lemma in {"rule", "hold"} and each.subjects and not each.objects), None
    )


def is_own(syntax: Syntax, governor: Predicate) -> bool:
    """Whether what a noun does tells how it stands: "the ban expired"."""
    stays = governor.lemma == "stay" and not governor.objects  # "stayed in place", and not "stayed the ban"
    if syntax.items[governor.at].low == "held up" and not (governor.objects or governor.passive):  # "held up in court"
        return False
    if syntax.items[governor.at].low.split()[1:2] == ["way"]:  # "gave way to a code of conduct"
        return True
    if governor.lemma in _OWN_ENDS or stays or syntax.word(governor, "turns") is None:
        return True
    if governor.objects or governor.copula or _OVER.isdisjoint(keys_of(syntax, governor)):
        return False
    behind = syntax.phrase_of(governor.at + 1) if governor.at + 1 < len(syntax.items) else None
    return behind is None or behind.start != governor.at + 1 or syntax.is_time(behind)  # "the plan prevents updates"


def is_unenforced(turn: Turn, syntax: Syntax, governor: Predicate) -> bool:
    """Whether a measure was made, but not put into practice: "the ban was never enforced"."""
    delayed = (governor.negated and not governor.longer) or (governor.perfect and "yet" in governor.adverbs)
    enforces = governor.lemma in _ENFORCING or syntax.items[governor.at].low in _CARRIED_OUT
    return delayed and enforces and turn.mood is Mood.holds


def may_not_be_enforced(governor: Predicate) -> bool:
    """As in "the ban may not be enforced for now", "told the state not to enforce its ban"."""
    if not governor.negated or governor.longer:
        return False
    told = governor.to and governor.governor is not None and not governor.governor.negated
    return governor.modal in _MAY_NOT or told


def may_be_enforced(turn: Turn, syntax: Syntax, governor: Predicate) -> bool:
    """As in "can now enforce its ban", "the ban may be enforced, a court ruled", of a measure that was made."""
    if turn.mood is not Mood.holds or governor.lemma != "enforce" or governor.negated:
        return False
    able = governor.governor if governor.to else None
    free = able is not None and not able.negated and able.copula and _FREE & {item.low for item in syntax.items}
    return governor.modal in {"may", "can"} or bool(free)


def is_pending(turn: Turn, governor: Predicate) -> bool:
    """Whether a draft still waits for a step that was not taken yet: "has yet to sign the bill"."""
    if turn.mood not in {Mood.weighed, Mood.planned} or not governor.perfect:
        return False
    started = turn.keys[-1:] in (["start"], ["weigh"])  # "has not been tabled"
    return "yet" in governor.adverbs or (governor.negated and started)


def tells_of(syntax: Syntax, governor: Predicate, phrase: Phrase) -> bool:
    """Whether a verb and a preposition say what becomes of a noun: "called for a ban", "backed down from"."""
    word = syntax.word(governor, "turns")
    if word is None:
        return False
    free = [each for each in governor.objects if each.start < phrase.start]
    before = syntax.phrases[phrase.number - 1] if phrase.number else None
    hangs = phrase.prep == "of" and before is not None and before.end == phrase.prep_at  # "wrote in support of a bill"
    return not free and not (hangs and before is not None and before.prep and before.start > governor.at)


def is_put_on(syntax: Syntax, governor: Predicate, phrase: Phrase) -> bool:
    """Whether a verb puts something on a list, so that it stands there as far as the verb is meant."""
    listed = syntax.head(phrase).low.split()[-1] in {"list", "lists", "blacklist", "blacklists"}
    return listed and phrase.prep in {"on", "to", "onto", "in"} and not governor.copula


def apply_descriptions(turn: Turn, syntax: Syntax, phrase: Phrase) -> None:
    """What a clause about a measure says became of it: "the ban that Chile lifted", "a ban, which was lifted, hit"."""
    if turn.mood is not Mood.holds:
        return
    for one in syntax.predicates:
        if "start" in turn.keys and not _goes_on_behind(syntax, one, phrase):
            continue  # "Oslo reimposed the ban that it had lifted"
        slots = one.subjects if one.passive or one.copula or one.lemma in _OWN_ENDS else one.objects
        if one.link not in {Link.relative, Link.reduced} or not any(each is phrase for each in slots):
            continue
        if one.noun is not None and phrase not in {one.noun, *one.noun.listed}:
            continue  # "a bill that would have repealed the ban"
        told = {key_for_noun(syntax, one, phrase), key_of_state(syntax, one)}
        if not told.isdisjoint({"end", "pause"}) or _has_run_out(syntax, one):
            apply_to_noun(turn, syntax, one, phrase)
            apply_auxiliaries(turn, syntax, one, denies=True)


def _goes_on_behind(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """As in "a ban was imposed in May, which [was lifted] in June", where the clause tells what became of it."""
    before = syntax.predicates[one.number - 1] if one.number else None
    if before is not None and before.passive and any(each is phrase for each in before.subjects):
        return True
    at = next((at for at in range(one.start - 1, phrase.end, -1) if syntax.items[at].low == "which"), 0)
    later = syntax.items[one.start].low != "had" and not one.modal
    return later and at > 0 and syntax.tags[at - 1].kind is Kind.comma  # "imposed a ban, which it lifted in June"
