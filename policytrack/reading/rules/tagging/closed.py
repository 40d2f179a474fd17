"""The closed words of a sentence, punctuation among them: what they are at the place where they stand.

Most are one thing wherever they stand, which the lexicon says (`grammar.toml`, tags). Those that may be several things
have a rule each: "that" and "to", "as" and "since", "no longer", the 's of "Italy's" and of "it's".
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.tagging.context import Context, is_nominal, is_plural
from policytrack.reading.rules.tagging.counting import COUNTING, counts
from policytrack.reading.rules.tagging.fronted import is_fronted, opens_time
from policytrack.reading.rules.tagging.tags import Form, Kind, Tag
from policytrack.reading.rules.tagging.that import clause_follows, that_word
from policytrack.reading.rules.tagging.verbs import also_nouns, forms_of, is_base, may_be_verb, verb_of
from policytrack.reading.rules.words import Part

__all__ = ["always_closed", "closed_word", "is_ambiguous"]

_STOPS = (";", ":", "\u2014", "\u2013", "--", "(", ")", "[", "]")
_QUOTES = ('"', "\u201c", "\u201d", "\u2018", "\u2019")
_KINDS = {"and": Kind.coord} | {
    kind.value: kind for kind in Kind.members() if kind.value in words.load("grammar")["tags"]
}
_BEFORE_STARTS = frozenset({"on", "in", "from", "next", "with", "this", "at", "as"})
_WHOLE = frozenset({"all", "both", "most", "many", "some", "several"})  # "off all phones"
_STATE_OPENERS = frozenset({"on", "off", "under", "in", "out", "up"})
_CLOSING = frozenset({'"', "\u201d"})
_OPENING_QUOTES = frozenset({'"', "\u201c"})
_QUOTED = 40
_INFLECTED = frozenset({Kind.be, Kind.have, Kind.do})
_TIMED = frozenset({"earlier", "later", "early"})
_CLASSED_WITHIN = 8
_ADVERBIAL = words.listing("adverbial_phrases")
_PHRASE_WORDS = frozenset(word for phrase in _ADVERBIAL for word in phrase.split())


def closed_word(here: Context) -> Tag | None:
    """The tag of a closed word, and none of any other word."""
    item = here.item
    if item.low in _PHRASE_WORDS and _is_adverbial(here):
        return Tag(Kind.adv)
    if item.low in COUNTING and counts(here):
        return Tag(Kind.adv)
    if item.low in _TIMED and here.before is Kind.det and is_nominal(here.after):
        return Tag(Kind.noun)  # "an earlier ban"
    rule = _rules().get(item.low)
    tag = rule(here) if rule is not None else None
    return tag if tag is not None else always_closed(item.low, item.tag)


def is_ambiguous(low: str) -> bool:
    """Whether it is told by its place what a closed word is."""
    return low in _PHRASE_WORDS or low in COUNTING or low in _TIMED or low in _rules()


def always_closed(low: str, tag: str) -> Tag | None:
    """The tag of a closed word, by its spelling and what the lexicon says, if its place does not tell."""
    fixed = _fixed().get(low)
    if fixed is not None:
        return fixed
    if low.endswith("n't"):
        return Tag(Kind.modal)
    if low in _states():
        return Tag(Kind.adv)
    kind = _KINDS.get(tag)
    if kind is None:
        return None
    return Tag(kind, *verb_of(low)) if kind in _INFLECTED else Tag(kind)


@cache
def _states() -> frozenset[str]:
    """What says how a measure stands without describing a noun: "put the order [on hold]"."""
    said = (phrase for phrase, word in words.phrases("turns") if word.part is Part.state)
    return frozenset(one for one in said if " " in one and one.split()[0] in _STATE_OPENERS)


def _is_adverbial(here: Context) -> bool:
    """Whether a word makes an adverb with one beside it: "once more banned it", and not "in part of the country"."""
    if f"{here.low_before} {here.low}" in _ADVERBIAL:
        return here.low_after != "of"
    following = here.items[here.at + 2].low if here.at + 2 < len(here.items) else ""
    return f"{here.low} {here.low_after}" in _ADVERBIAL and following != "of"


@cache
def _rules() -> Mapping[str, Callable[[Context], Tag | None]]:
    """The words that are not always the same, with what tells what they are; the later of two rules holds."""
    return {
        **dict.fromkeys(words.listing("verb_particles"), _particle),
        **dict.fromkeys(words.listing("prepositions_or_openers"), _preposition_or_opener),
        **dict.fromkeys(words.listing("beside_nouns"), _beside_noun),
        **dict.fromkeys(words.listing("openers_with_of"), _opener_with_of),
        ",": _comma,
        "but": _but,
        "not": _not,
        "beginning": _beginning,
        "starting": _beginning,
        "more": _more,
        "no": _no,
        "none": _none,
        "longer": _longer,
        "may": _may,
        "one": _one,
        "another": _another,
        "'": _apostrophe,
        "'s": _apostrophe_s,
        "as": _as,
        "so": _so,
        "such": _such,
        "well": _well,
        "that": that_word,
        "those": _those,
        "these": _these,
        "all": _all,
        "both": _both,
        "each": _each,
        "being": _being,
        "once": _once,
        "since": _since,
        "stay": _stay,
        "back": _back,
        "first": _first,
        "further": _further,
        "half": _half,
        **dict.fromkeys(("included", "excepted"), _included),
        "here": _here,
        "to": _to,
        "there": _there,
        "due": _due,
        **dict.fromkeys(_FINDINGS, _found_to_be),
    }


_NAMING = frozenset({"include", "included", "comprise", "comprised", "are", "were", "range", "ranged"})
_FINDINGS = frozenset({"confirmed", "found", "reported", "believed", "considered", "deemed"})


def _included(here: Context) -> Tag | None:
    """As in "employees, police officers [included], may not use it", which is no verb of its own."""
    before = here.items[here.at - 1] if here.at else None
    people = before is not None and (before.says("audience") is not None or _is_body(before.mention))
    parted = any(one.low == "," for one in here.items[max(0, here.at - _SHORT) : here.at])
    return Tag(Kind.adv) if people and parted and here.low_after in {",", ".", ")"} else None


def _is_body(mention: Mention | None) -> bool:
    return mention is not None and mention.actor_role != "" and mention.target_role == ""


_SHORT = 5


def _half(here: Context) -> Tag | None:
    """As in "[half] a year earlier", whose noun follows."""
    return Tag(Kind.adv) if here.low_after in {"a", "an"} else None


def _found_to_be(here: Context) -> Tag | None:
    """What only says that somebody found it so: "was [confirmed] blocked on all networks"."""
    after = here.after
    blocked = after is not None and after.mention is None and after.says("acts", Part.participle) is not None
    opens = here.before in {None, Kind.be, Kind.stop, Kind.comma, Kind.adv}
    opens = opens or (here.low == "confirmed" and here.before is Kind.noun)  # "consider the site confirmed blocked"
    return Tag(Kind.adv) if blocked and opens else None


@cache
def _fixed() -> Mapping[str, Tag]:
    """The words that the lexicon lists as something else than what they always are, and punctuation."""
    kinds: tuple[tuple[Kind, Iterable[str]], ...] = (
        (Kind.det, words.listing("possessives")),
        (Kind.be, words.listing("negated_be")),
        (Kind.have, words.listing("negated_have")),
        (Kind.stop, _STOPS),
        (Kind.quote, _QUOTES),
        (Kind.comma, (",",)),
        (Kind.neg, ("not", "never", "no longer")),
        (Kind.modal, ("cannot",)),
        (Kind.noun, ("headquarters",)),
    )
    return {low: Tag(kind) for kind, lows in kinds for low in lows}


_ONLY = frozenset({"only", "just", "merely", "solely", "simply"})
_ADDING = frozenset({"also", "even", "too"})
_REACH = 12


_EVERY = frozenset({"all", "every", "any", "anything", "everything", "no", "nothing", "none", "everyone", "nobody"})
_NEAR = 5


def _but(here: Context) -> Tag | None:
    """As in "blocked not only X but also Bluesky", where it joins what was done to both.

    Before what is left out it is a preposition: "allows Signal but not Viber", "all messengers but Signal".
    """
    if here.low_after == "not":
        return Tag(Kind.prep) if _is_name(here, 2) else None
    every = any(one.low in _EVERY for one in here.items[max(0, here.at - _NEAR) : here.at])
    if every and here.before is Kind.noun and _is_name(here, 1):
        return Tag(Kind.prep)
    before = [one.low for one in here.items[max(0, here.at - _REACH) : here.at]]
    if not any(low in _ONLY and before[at - 1] == "not" for at, low in enumerate(before) if at):
        return None
    after = here.items[here.at + 2] if here.low_after in _ADDING and here.at + 2 < len(here.items) else here.after
    return Tag(Kind.coord) if after is not None and (after.mention is not None or after.tag == "det") else None


def _not(here: Context) -> Tag | None:
    """As in "allows Signal but [not] Viber", which is no verb's."""
    excepted = here.before is Kind.prep and here.at and here.items[here.at - 1].low == "but"
    return Tag(Kind.adv) if excepted else None


def _is_name(here: Context, ahead: int) -> bool:
    """Whether a name or a kind of thing stands some items ahead."""
    if here.at + ahead >= len(here.items):
        return False
    item = here.items[here.at + ahead]
    mention = item.mention
    return mention is not None and (bool(mention.entities) or mention.new == "name" or mention.target_role != "")


def _may(here: Context) -> Tag | None:
    """The month: "in May the app was banned", not "staff may use it"."""
    is_month = here.item.text == "May" and here.at and not (here.after is not None and is_base(here.after))
    return Tag(Kind.noun) if is_month else None


def _one(here: Context) -> Tag | None:
    """As in "one ministry", "a similar one", where it is no pronoun."""
    if here.before is Kind.noun and here.at > 1 and here.tags[here.at - 2].kind is Kind.det:
        return Tag(Kind.noun)
    if (alone := _another(here)) is not None:
        return alone
    return Tag(Kind.det) if is_nominal(here.after) else None


def _another(here: Context) -> Tag | None:
    """As in "[one] bars the police from using it, [another] bans it in shops", where no noun is meant to follow."""
    after = here.after
    does = after is not None and after.mention is None and is_plural(after) and Form.third in forms_of(after)
    return Tag(Kind.pron) if does else None


def _all(here: Context) -> Tag | None:
    """As in "all the apps", where it belongs to the phrase, or in "Iran and China all block it", where it does not."""
    if here.before in {Kind.noun, Kind.pron} and here.after is not None and may_be_verb(here.after):
        return Tag(Kind.adv)
    if (inside := _both(here)) is not None:
        return inside
    return Tag(Kind.det) if here.after is not None and here.after.tag == "det" else None


def _being(here: Context) -> Tag | None:
    """As in "for the time being"."""
    return Tag(Kind.noun) if here.low_before == "time" else None


def _each(here: Context) -> Tag | None:
    """As in "the ministries each banned it", "have each banned it"; not "each time"."""
    before = {Kind.noun, Kind.pron, Kind.have, Kind.be, Kind.modal}
    inflected = here.after is not None and not {Form.past, Form.participle}.isdisjoint(forms_of(here.after))
    return Tag(Kind.adv) if here.before in before and inflected else None


def _once(here: Context) -> Tag | None:
    """As in "let it back, once the firm had paid", where it opens a clause."""
    opens = here.at == 0 or here.before in {Kind.comma, Kind.noun, Kind.adv, Kind.verb}
    return Tag(Kind.sub) if opens and here.low_after != "again" and clause_follows(here) else None


def _stay(here: Context) -> Tag | None:
    """As in "a judge granted a stay", where it is no verb."""
    return Tag(Kind.noun) if here.before is Kind.det else None


_BEFORE_BASES = frozenset({Kind.modal, Kind.to, Kind.do, Kind.rel})


def _back(here: Context) -> Tag | None:
    """As in "would [back] a ban", where it is a verb, and not as in "brought back a ban"."""
    verbal = here.before in _BEFORE_BASES or here.low_before in {"they", "we", "you"}
    return Tag(Kind.verb, *verb_of("back")) if verbal and here.follows("det") else _particle(here)


def _since(here: Context) -> Tag:
    """As in "has since been lifted", where it stands inside the verb; else as "after" does."""
    after = here.after
    inside = here.before in {Kind.have, Kind.be} and after is not None
    if _is_date(here):
        return Tag(Kind.prep)  # "in force since 3 February"
    told = inside and after is not None and (after.tag == "be" or Form.participle in forms_of(after))
    return Tag(Kind.adv) if told else _preposition_or_opener(here)


_YEAR = 4  # digits


def _is_date(here: Context) -> bool:
    """Whether a day or a year follows: "since 3 February", "since 2023"; not "since 3 ministers resigned"."""
    after, beyond = here.after, here.items[here.at + 2] if here.at + 2 < len(here.items) else None
    if after is None or not after.text.isdigit():
        return False
    return len(after.text) == _YEAR or (beyond is not None and beyond.is_capital)


def _first(here: Context) -> Tag | None:
    """As in "the first bans the app", where it is what was told of first."""
    return Tag(Kind.noun) if here.before is Kind.det else None


def _here(here: Context) -> Tag | None:
    """As in "city employees here may not", where it tells where they are."""
    return Tag(Kind.adv) if here.before is Kind.noun else None


def _further(here: Context) -> Tag | None:
    """As in "has gone further and banned it", where no noun follows that it describes."""
    return Tag(Kind.adv) if here.before is Kind.verb and not is_nominal(here.after) else None


def _those(here: Context) -> Tag | None:
    """As in "those still used in offices", "those that followed", where it stands for things or for somebody."""
    if here.low_after in {"that", "which", "who"}:
        return Tag(Kind.pron)
    at = here.at + 1
    while at < len(here.items) and here.items[at].tag == "adv":
        at += 1
    described = at < len(here.items) and Form.participle in forms_of(here.items[at])
    return Tag(Kind.pron) if described and not is_nominal(Context(here.items, here.tags, at).after) else None


def _these(here: Context) -> Tag | None:
    """As in "These included Sophgo", where it stands for things."""
    after = here.after
    verbal = after is not None and after.mention is None and after.low in _NAMING
    return Tag(Kind.pron) if verbal else None


def _apostrophe(here: Context) -> Tag:
    """The genitive of a plural, as in "employees' use", or a quotation mark."""
    owns = here.before is Kind.noun and here.low_before.endswith("s") and is_nominal(here.after)
    return Tag(Kind.det if owns else Kind.quote)


def _apostrophe_s(here: Context) -> Tag:
    """The genitive of "Italy's app", or a short form of to be: "it's banned"."""
    return Tag(Kind.be if here.before in {Kind.pron, Kind.that} else Kind.det)


def _beginning(here: Context) -> Tag | None:
    """As in "beginning on 1 May, shops may not", where it only says from when."""
    opens = here.at == 0 or here.before in {Kind.comma, Kind.noun, Kind.pron}
    return Tag(Kind.prep) if opens and here.low_after in _BEFORE_STARTS else None


def _comma(here: Context) -> Tag | None:
    """The end of what is quoted: "it is banned," said the minister; a clause of its own follows."""
    quoted = here.low_after in _CLOSING and here.at + 2 < len(here.items)
    opened = quoted and any(item.low in _OPENING_QUOTES for item in here.items[max(0, here.at - _QUOTED) : here.at])
    if not opened or here.items[here.at + 2].low in {",", "."}:
        return None
    before, after = here.items[here.at - 1], here.items[here.at + 2]
    listed = before.low in _CLOSING and after.mention is not None  # '"Roblox", "Minecraft" and'
    return None if listed else Tag(Kind.stop)


def _more(here: Context) -> Tag | None:
    """As in "more recently"."""
    return Tag(Kind.adv) if here.low_after.endswith("ly") else None


def _no(here: Context) -> Tag | None:
    return Tag(Kind.neg) if here.low_after == "longer" else None


def _none(here: Context) -> Tag | None:
    """As in "none of its employees may use it", where it is who may not do something."""
    if here.low_after != "of":
        return None
    ahead = (one.low for one in here.items[here.at + 2 : here.at + _NONE_REACH])
    return Tag(Kind.pron) if any(low in _FORBIDDING for low in ahead) else None


_NONE_REACH = 10  # "none of the 5,000 employees of Telenor may"
_FORBIDDING = frozenset({"may", "can", "must", "shall"})


def _longer(here: Context) -> Tag | None:
    return Tag(Kind.neg) if here.low_before == "no" else None


def _such(here: Context) -> Tag | None:
    """As in "apps such as Signal", where it belongs to the preposition."""
    return Tag(Kind.prep) if here.low_after == "as" else None


def _as(here: Context) -> Tag:
    """As in "Italy as well as Spain", "as they spy", "as a precaution", "such as Viber", "labelled it as a threat"."""
    state = here.after is not None and here.after.mention is None and here.after.says("acts", Part.state) is not None
    dated = here.low_after in {"of", "from"}  # "as of that day"
    plain = here.low_before == "such" or state or dated or _is_classed(here)  # "reported it as unlawful"
    return _well(here) or (Tag(Kind.prep) if plain else _preposition_or_opener(here))


def _is_classed(here: Context) -> bool:
    """Whether a verb right before says as what something is taken: "classified it as a threat"."""
    for at in range(here.at - 1, max(-1, here.at - _CLASSED_WITHIN), -1):
        if here.tags[at].kind in {Kind.comma, Kind.stop, Kind.coord}:
            return False
        if here.tags[at].lemma in words.listing("classing"):
            return True
    return False


def _so(here: Context) -> Tag | None:
    """As in "ordered to do so", where it opens no clause."""
    return Tag(Kind.adv) if here.low_before in {"do", "did", "does", "done", "doing"} else None


def _well(here: Context) -> Tag | None:
    """The conjunction "as well as", or "as well" behind a verb, whichever of its words is asked for."""
    for start in range(max(0, here.at - 2), here.at + 1):
        lows = [one.low for one in here.items[start : start + 3]]
        if lows == ["as", "well", "as"]:
            return Tag(Kind.coord)
        if lows[:2] == ["as", "well"] and start >= here.at - 1:
            return Tag(Kind.adv)
    return None


def _opener_with_of(here: Context) -> Tag | None:
    """As in "because of fears"; without "of" it is what the lexicon says."""
    return Tag(Kind.prep) if here.low_after == "of" else None


def _is_day_in_may(here: Context) -> bool:
    """Whether a day and "May", which may be a verb, follow: "has until [12 May] to sign"."""
    names = [one.text for one in here.items[here.at + 1 : here.at + 3]]
    return len(names) > 1 and "May" in names and (names[0].isdigit() or names[1].isdigit())


def _preposition_or_opener(here: Context) -> Tag:
    """As in "since Monday", "after the ban", or before a clause: "after Italy banned it"."""
    if (
        here.low_after in words.verb_listing("times")
        or (here.at == 0 and (is_fronted(here.items) or opens_time(here.items)))
        or _is_day_in_may(here)
    ):
        return Tag(Kind.prep)
    return Tag(Kind.sub if clause_follows(here) else Kind.prep)


def _particle(here: Context) -> Tag:
    """A particle of the verb before, as in "taken down", or a preposition: "down the street", "off phones"."""
    after = here.after
    where = after is not None and (after.says("setting") or after.says("audience"))  # "off teachers' laptops"
    leads = here.follows("det", "pron") or bool(where)
    leads = leads or (here.low == "off" and after is not None and (after.mention is not None or after.low in _WHOLE))
    return Tag(Kind.prep if leads and here.low in words.listing("particles_or_prepositions") else Kind.adv)


def _beside_noun(here: Context) -> Tag:
    """As in "an outright ban", where it describes a noun, or "banned it outright"."""
    describes = here.before is Kind.det or (here.before is Kind.noun and is_nominal(here.after))
    return Tag(Kind.noun if describes else Kind.adv)


def _to(here: Context) -> Tag:
    """The particle of an infinitive, as in "told to delete it", or a preposition: "sales to China"."""
    told = here.before is Kind.be or (
        here.before is Kind.verb and here.tags[here.at - 1].lemma in words.verb_listing("to_infinitive")
    )
    told = told or here.low_before == "yet"  # "has yet to rule"
    leads = _begins_infinitive(here) or (told and here.after is not None and is_base(here.after))
    return Tag(Kind.to if leads else Kind.prep)


def _there(here: Context) -> Tag | None:
    """As in "There the ministry blocked it", where it is no subject as in "there is"."""
    after = here.after
    leads = here.follows("det", "pron") or (after is not None and (after.mention is not None or after.low == ","))
    return Tag(Kind.adv) if leads or here.before in {Kind.verb, Kind.noun, Kind.prep} else None


def _due(here: Context) -> Tag | None:
    """As in "blocked the app due to concerns", where it belongs to "to"; "is due to ban it" is another."""
    reason = here.low_after == "to" and here.before is Kind.noun
    return Tag(Kind.adv) if reason else None


def _both(here: Context) -> Tag | None:
    """As in "have both banned it", where it stands inside the verb."""
    forms = forms_of(here.after) if here.after is not None else frozenset()
    inside = here.before in {Kind.have, Kind.be, Kind.modal} and bool(forms)
    behind = here.before is Kind.noun and Form.past in forms  # "Oslo and Riga both blocked it"
    if not behind and Form.past in forms and here.before in {None, Kind.stop, Kind.coord, Kind.sub}:
        done_to = here.items[here.at + 2] if here.at + 2 < len(here.items) else None  # "both blocked it"
        named = done_to is not None and done_to.mention is not None and bool(done_to.mention.entities)
        if named or (done_to is not None and done_to.tag in {"det", "pron"}):
            return Tag(Kind.pron)
    return Tag(Kind.adv) if inside or behind else None


def _begins_infinitive(here: Context) -> bool:
    """Whether a verb follows, past adverbs: "to be banned", "to immediately remove"."""
    at = here.at + 1
    while at < len(here.items) and _parts_infinitive(here.items[at]):
        at += 1
    if at >= len(here.items):
        return False
    if here.items[at].low in words.verb_listing("always_infinitive"):
        return True
    return is_base(here.items[at]) and not _is_noun_after_to(Context(here.items, here.tags, at))


def _parts_infinitive(item: Item) -> bool:
    """Whether a word may stand inside an infinitive: "to [no longer] use", "to [immediately] remove"."""
    return item.low in {"no", "longer", "no longer"} or (item.tag in {"adv", "neg"} and not is_base(item))


def _is_noun_after_to(here: Context) -> bool:
    """As in "subject to review", "subject to review by the court"; not in "told not to download, install or use it"."""
    if here.low not in also_nouns() or here.low in words.verb_listing("verbs_after_to"):
        return False
    if here.at > 1 and here.items[here.at - 2].tag == "neg":
        return False
    goes_on = here.after is not None and here.after.low in {",", "and", "or"}
    if goes_on and any(is_base(one) for one in here.items[here.at + 2 : here.at + 3]):
        return False
    return here.after is None or here.after.tag in {"prep", "punct", "and"}
