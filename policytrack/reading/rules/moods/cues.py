"""The turns that words say: verbs above a verb, verbs that a measure belongs to, and nouns."""

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.words import Part

__all__ = [
    "COLLECTING",
    "is_denied_noun",
    "is_measure",
    "is_of_measure",
    "is_there",
    "key_behind",
    "key_for_noun",
    "key_of_adjectives",
    "key_of_state",
    "key_of_verb",
    "keys_of",
    "lacks_grounds",
    "lacks_signs",
    "outer_noun",
    "turn_noun",
]

_ADJECTIVES = {
    "weigh": words.listing("weighing_adjectives"),
    "plan": words.listing("planning_adjectives"),
    "end": words.listing("ending_adjectives"),
    "pause": words.listing("pausing_adjectives"),
    "refuse": words.listing("refusing_adjectives"),
}
_PUTTING = frozenset({"put", "place", "keep", "leave", "hold", "take"})  # "put its ban on ice"
_STATE_WORDS = 4  # "is now again", and the state
_GROUNDS = words.listing("grounds")
_OWNED = frozenset({"its", "their", "his", "her", "the"})
_SIGNS = words.listing("signs")
_RUMOURS = words.listing("rumours")
_PARTS = words.listing("parts")
_PAUSING = words.listing("pausing")
_CALLING = words.listing("calling")
_ORDER_OF_KEYS = ("order", "advise", "start", "plan", "weigh", "refuse", "pause", "end", "call", "relent")
_ORDER_FOR_NOUNS = ("end", "pause", "refuse", "start", "plan", "weigh", "call", "order", "advise", "relent")


def key_of_verb(syntax: Syntax, one: Predicate) -> str:
    """The turn that a verb says of another verb: of several, the one that changes least."""
    keys = keys_of(syntax, one)
    if one.lemma == "urge":
        return "advise"
    if one.lemma in {"warn", "suggest", "ask", "request"} and "order" in keys:
        return "order"
    return min(keys, key=_ORDER_OF_KEYS.index) if keys else ""


def key_for_noun(syntax: Syntax, governor: Predicate, phrase: Phrase) -> str:
    """The turn that a verb says of a measure, if any: "suspended the ban", "blocked the law", "backs a ban"."""
    keys = keys_of(syntax, governor)
    if governor.lemma == "restore" and is_measure(syntax, phrase):
        return "start"  # "restored the ban"
    if not keys and (word := syntax.word(governor, "acts")) is not None:
        keys = ["pause"] if word.key == "block" else ["end"] if word.key in {"remove", "restore", "halt"} else []
        if word.key == "restore" and turn_noun(syntax, phrase) == "weigh":
            return "weigh"  # "returned the bill to the lower house"
    if not keys:
        return ""
    particle = syntax.items[governor.at].low.split()[1:2]
    withdraws = particle in (["away"], ["down"], ["off"], ["out"]) or bool(_keys_by_particle(syntax, governor))
    if governor.lemma in _CALLING and not withdraws:
        return "call"
    key = min(keys, key=_ORDER_FOR_NOUNS.index)
    if "pause" in keys and governor.lemma in _PAUSING:
        key = "pause"
    if key == "start" and governor.lemma == "introduce" and turn_noun(syntax, phrase) == "weigh":
        return "weigh"
    return key


def keys_of(syntax: Syntax, one: Predicate) -> list[str]:
    """The turns that a verb may say, those of a particle behind its object first: "took the decision back"."""
    said = [
        word
        for word in syntax.items[one.at].words
        if word.file == "turns" and word.part in {Part.verb, Part.participle, Part.gerund}
    ]
    return _keys_by_particle(syntax, one) or [word.key for word in said if not word.particle]


def _keys_by_particle(syntax: Syntax, one: Predicate) -> list[str]:
    """The turns that a verb says with a particle behind its object: "called it off"."""
    said = (word for word in syntax.items[one.at].words if word.file == "turns" and word.particle)
    return [word.key for word in said if syntax.particle_at(one, word.particle)]


def key_of_state(syntax: Syntax, governor: Predicate) -> str:
    """The turn that a state behind a verb says of a measure: "the ban is on hold", "the plan is off the table"."""
    if governor.lemma in _PUTTING:
        last = next((each.start for each in syntax.predicates[governor.number + 1 :]), len(syntax.items))
    else:
        last = min(len(syntax.items), governor.at + _STATE_WORDS) if governor.copula else governor.at + 1
    stated = (at for at in range(governor.at, last) if not _is_until(syntax, at))
    said = (syntax.items[at].says("turns", Part.state) for at in stated)
    return next((one.key for one in said if one is not None), "")


def _is_until(syntax: Syntax, at: int) -> bool:
    """Whether a word only tells until when: "is in force [pending] appeal", not "is [pending] in Ohio"."""
    if syntax.items[at].low != "pending" or at + 1 >= len(syntax.items):
        return False
    return syntax.tags[at + 1].kind in {Kind.noun, Kind.det} and syntax.items[at + 1].low[:1].isalnum()


def key_behind(syntax: Syntax, phrase: Phrase) -> str:
    """The turn that a state says of a measure in a line without a verb: "Ban on the app off the table"."""
    end = phrase.end
    for other in syntax.phrases[phrase.number + 1 :]:
        if not other.prep or other.prep_at != end:
            break
        end = other.end
    item = syntax.items[end] if end < len(syntax.items) else None
    if item is None or any(one.at < end for one in syntax.predicates):
        return ""
    if item.low == "over":
        ends = end + 1 == len(syntax.items) or syntax.items[end + 1].low in _OVER_BEHIND
        return "end" if ends else ""
    said = item.says("turns", Part.state)
    return said.key if said is not None else ""


_OVER_BEHIND = frozenset({".", ",", ";", ":", "after", "for", "at", "in", "as"})


def key_of_adjectives(syntax: Syntax, phrase: Phrase) -> str:
    """The turn that a word before a measure says: "a proposed ban", "the suspended order"."""
    lows = {syntax.items[at].low for at in range(phrase.start, phrase.head)}
    return next((key for key, said in _ADJECTIVES.items() if not said.isdisjoint(lows)), "")


def turn_noun(syntax: Syntax, phrase: Phrase) -> str | None:
    """The turn that a noun says, itself or by the word before it: "plan", "suspension order"."""
    if _is_step_towards(syntax, phrase):
        return "weigh"
    for at in (phrase.head, max(phrase.start, phrase.head - 1)):
        item = syntax.items[at]
        for one in item.words:
            if one.file == "turns" and (one.part is Part.noun or " " in item.low):  # "calls for" is no verb here
                return one.key
    return None


_STEPS = frozenset({"step", "steps"})
_NEARER = frozenset({"closer", "nearer"})


def _is_step_towards(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "took a step towards a ban", "is a step closer to banning it"."""
    head = syntax.head(phrase).low
    if head in _NEARER:
        return phrase.head > phrase.start and syntax.items[phrase.head - 1].low in _STEPS
    behind = syntax.items[phrase.end].low if phrase.end < len(syntax.items) else ""
    return head in _STEPS and (behind in _NEARER or behind in {"towards", "toward"})


COLLECTING = frozenset(
    {"series", "string", "set", "pair", "raft", "host", "couple", "handful", "batch", "slew", "trio"}
)
"""Nouns for how many measures there are: "a series of decrees"."""


def outer_noun(syntax: Syntax, phrase: Phrase) -> Phrase | None:
    """The noun that a phrase hangs on: "a bill for a ban", "the lifting of the ban", "a call by Italy for a ban"."""
    first = phrase.listed[0]
    if not first.prep or not first.number:
        return None
    before = syntax.phrases[first.number - 1]
    if before.end != first.prep_at:
        return None
    if before.prep in {"by", "from"} and before.number and syntax.phrases[before.number - 1].end == before.prep_at:
        before = syntax.phrases[before.number - 1]
    low = syntax.head(before).low
    known = (
        low in _PARTS
        or low in COLLECTING
        or low in _RUMOURS
        or lacks_signs(syntax, before)
        or turn_noun(syntax, before) is not None
    )
    return before if known or lacks_grounds(syntax, before) else None


def lacks_grounds(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "sees no need for a ban", "has little appetite for a ban", "had no intention to ban it"."""
    return syntax.head(phrase).low.split()[-1] in _GROUNDS and is_denied_noun(syntax, phrase)


def lacks_signs(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "no signs of blocking", "no evidence of a block"."""
    return syntax.head(phrase).low.split()[-1] in _SIGNS and is_denied_noun(syntax, phrase)


def is_measure(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a noun is of a measure: "law", "ban"."""
    low = syntax.head(phrase).low.split()[-1]
    return low in words.listing("measures") or syntax.head(phrase).says("acts", Part.noun) is not None


def is_of_measure(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether what a noun says is done to a measure: "the suspension of the ban", not "of the app"."""
    behind = syntax.after(phrase, "of", "on")
    return behind is not None and syntax.head(behind).says("acts", Part.noun) is not None


def is_denied_noun(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether the words around a noun say that it is not there: "no ban", "little need", "rather than a ban"."""
    first = syntax.items[phrase.start].low
    before = [syntax.items[at].low for at in range(max(0, phrase.start - 2), phrase.start)]
    return (
        first in {"no", "little"}
        or phrase.prep == "without"
        or before[-1:] == ["than"]
        or before[-2:] == ["instead", "of"]
    )


def is_there(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a measure is one that was taken, which holds while it is looked at again: "is reviewing its ban"."""
    owned = syntax.items[phrase.start].low in _OWNED or any(one.possessive for one in syntax.mentions(phrase))
    return owned and turn_noun(syntax, phrase) not in {"weigh", "plan"} and is_measure(syntax, phrase)
