"""What is done in a sentence: each act with its mood, and the mentions that may be its actor and its target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_noun, mood_of_verb
from policytrack.reading.rules.parties import agents_of, can_act, is_by_others, owners_of
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax, parse
from policytrack.reading.rules.tagging import Form
from policytrack.reading.rules.things import can_be_restricted, is_data, is_general, things_in, things_of
from policytrack.reading.rules.words import Part, Word

__all__ = ["Act", "acts_of"]


@dataclass(slots=True)
class Act:
    """Something done to something by somebody, as a sentence says it.

    Attributes:
        key: An act of acts.toml; "deal" for what people may no longer do.
        dealing: What people may no longer do: use, buy, sell, export, download, process, share, serve; empty if not said.
        turn: How it is meant.
        at: The item that says it.
        noun: Whether a noun says it.
        actors: Who may do it.
        targets: To what it may be done.
        weak_actor: Whether who does it is only guessed.
        open_object: Whether the sentence leaves out what it is done to, which one before it said.
        around: The items that tell of its reach.
        says: The word that says it.
    """

    key: str
    dealing: str
    turn: Turn
    at: int
    noun: bool
    actors: list[Mention] = field(default_factory=list)
    targets: list[Mention] = field(default_factory=list)
    weak_actor: bool = False
    open_object: bool = False
    around: tuple[int, int] = (0, 0)
    says: str = ""
    owner: str = ""  # the key of whoever keeps a list that has a name
    own_people: bool = False  # whether those told are the body's own


def acts_of(items: Sequence[Item]) -> list[Act]:
    """The acts of a sentence, in their order."""
    return acts_in(parse(items))


def acts_in(syntax: Syntax) -> list[Act]:
    """The acts of a sentence that is taken apart, in their order."""
    scene = _Scene(syntax)
    for one in syntax.predicates:
        _by_verb(scene, one)
    for one in syntax.predicates:
        if one.number not in scene.used:
            _by_dealing(scene, one)
    _by_states(scene)
    _by_absence(scene)
    _by_going(scene)
    _by_business(scene)
    _by_cancelling(scene)
    _by_licences(scene)
    _by_advice(scene)
    _by_likeness(scene)
    _by_turns(scene)
    for phrase in syntax.phrases:
        _by_noun(scene, phrase)
    return sorted(scene.acts, key=lambda one: one.at)


@dataclass(slots=True)
class _Scene:
    syntax: Syntax
    acts: list[Act] = field(default_factory=list)
    used: set[int] = field(default_factory=set)  # predicates that belong to an act already
    read: set[int] = field(default_factory=set)  # phrases that do


_ONE = Part.verb, Part.participle, Part.gerund
_PERMITTING = frozenset(
    {
        "allow",
        "permit",
        "let",
        "authorise",
        "authorize",
        "license",
        "accept",
        "admit",
        "welcome",
        "tolerate",
        "want",
        "entitle",
    }
)
_SUPPLYING = frozenset({"supply", "sell", "provide", "build", "bid", "equip", "import"})
_OWN_DOINGS = _SUPPLYING | {"operate", "take", "participate", "offer", "enter", "do", "work", "invest", "tender", "accept", "process", "collect"}
_FORBIDS = frozenset({"forbid", "prohibit", "ban", "bar", "block", "disallow"})
_STOPPING = frozenset({"stop", "cease", "quit", "avoid", "halt", "end", "discontinue", "refrain", "forgo", "suspend"})
_MEASURES = words.listing("measures")
_NOT_THINGS = words.listing("not_things")
_PEOPLE_LEFT_OUT = frozenset({"halt", "limit", "serve", "store", "remove", "exclude", "control", "restore", "divest"})


# Verbs


def _by_verb(scene: _Scene, one: Predicate) -> None:
    syntax = scene.syntax
    if one.lemma in _PERMITTING and _by_permission(scene, one):
        return
    for word in _words(syntax, one):
        if word.key != "serve" and _is_withheld(syntax, one):
            continue
        act = _act_of_verb(scene, one, word)
        if act is not None:
            scene.acts.append(act)
            _add_others(scene, one, act)
            return


def _is_withheld(syntax: Syntax, one: Predicate) -> bool:
    """Whether a maker keeps its own product from others: "is cutting developers off from its API"."""
    if not any(word.file == "acts" and word.key == "serve" for word in syntax.items[one.at].words):
        return False
    maker = any(
        mention.entities and mention.entities[0].is_company for phrase in one.subjects for mention in syntax.mentions(phrase)
    )
    return maker and any(syntax.items[each.start].low in {"its", "their"} for each in (*one.objects, *one.preps))


def _words(syntax: Syntax, one: Predicate) -> list[Word]:
    """The acts that a verb may say; one whose particle stands behind its object first."""
    said = [word for word in syntax.items[one.at].words if word.file == "acts" and word.part in _ONE]
    parted = [word for word in said if word.particle and _particle(syntax, one, word.particle)]
    return [*parted, *(word for word in said if not word.particle)]


def _particle(syntax: Syntax, one: Predicate, particle: str) -> int:
    """Where the particle of a verb stands behind its object; 0 where it does not."""
    parts = particle.split()
    after = (each for each in syntax.predicates[one.number + 1 :] if each.link not in {Link.reduced, Link.relative})
    end = next((each.start for each in after), len(syntax.items))
    seen = one.passive
    for at in range(one.at + 1, end):
        low = [item.low for item in syntax.items[at : at + len(parts)]]
        if seen and low == parts:
            return at
        if syntax.tags[at].kind == "stop":
            return 0
        seen = seen or syntax.tags[at].kind in {"noun", "pron"}
    return 0


def _act_of_verb(scene: _Scene, one: Predicate, word: Word) -> Act | None:
    syntax = scene.syntax
    if _turns_a_measure(syntax, one):
        return None
    act = Act(word.key, "", mood_of_verb(syntax, one), one.at, noun=False, says=syntax.items[one.at].low)
    act.around = _around(syntax, one)
    if word.key in {"halt", "avoid"} and _stops_doing(syntax, one):
        return None
    complement = _complement(scene, one)
    slots = one.subjects if one.passive else one.objects
    if not slots and word.key == "halt" and one.to and any(syntax.head(each).says("dealings") for each in one.subjects):
        slots = one.subjects  # "ordered sales to stop"
    if complement is None and slots and all(syntax.head(each).low in _NOT_THINGS for each in slots):
        return None
    named = [each for each in things_of(syntax, slots) if each.entities and not is_general(each)]
    if complement is not None and named and complement.lemma in _OWN_DOINGS and not word.particle:
        act.dealing = "sell" if complement.lemma in _SUPPLYING else ""  # "barred the firm from supplying equipment"
        act.targets = named
        act.around = (act.around[0], max(act.around[1], _around(syntax, complement)[1]))
    elif complement is not None:
        dealing = _dealing(syntax, complement)
        act.dealing = dealing or act.dealing
        act.targets = _of_complement(syntax, complement)
        act.around = (act.around[0], max(act.around[1], _around(syntax, complement)[1]))
        act.open_object = not complement.objects
    if not act.targets:
        act.targets = things_of(syntax, slots)
        if one.passive:  # "Signal was blocked in May and Viber in June"
            others = [each for each in things_of(syntax, one.objects) if each.entities and not is_general(each)]
            act.targets += [each for each in others if act.targets and act.targets[0].entities and each not in act.targets]
        act.dealing = act.dealing or _carried(syntax, slots)
    if not act.targets and complement is None and _is_of_business(syntax, slots) and not one.passive:
        act.targets = [each for each in things_of(syntax, one.subjects) if each.entities or each.target_role]
        act.dealing = "operate"
    if word.particle and (behind := _particle(syntax, one, word.particle)) and not one.passive:
        act.targets = things_of(syntax, [each for each in one.objects if each.end <= behind]) or things_in(
            syntax, one.at + 1, behind
        )
    if not act.targets and (
        not slots or _is_audience(syntax, slots) or all(syntax.head(each).says("dealings") for each in slots)
    ):
        act.targets = things_of(
            syntax, [each for each in one.preps if each.prep in {"from", "to", "off", "on", "of", "against"}]
        )
        act.open_object = not act.targets
    bearers = one.subjects if word.key == "restore" and not one.objects else slots
    used = bool(bearers) and all(syntax.head(each).says("dealings") for each in bearers)
    act.open_object = act.open_object or (used and not act.targets)
    if not act.targets and word.key == "restore" and not one.objects:
        act.targets = things_of(syntax, one.subjects)
    if not act.targets and not act.open_object:
        act.targets = _topic(syntax, one)
    nameless = not act.targets and one.passive and not one.subjects
    act.open_object = act.open_object or nameless
    if not act.targets and ((word.key in _PEOPLE_LEFT_OUT and not used and not nameless) or not act.open_object):
        return None
    if word.key == "avoid" and not (act.turn.ordered or act.turn.mood is Mood.advised):
        return None
    if word.key == "avoid" and act.turn.mood is Mood.called:
        act.turn.mood = Mood.advised
    _examples(syntax, one, act)
    briefly = "briefly" in one.adverbs and not one.modal
    if act.turn.mood is Mood.holds and (briefly or word.key in {"block", "remove", "exclude", "halt"}) and (briefly or _is_over(syntax, one)):
        act.turn.mood = Mood.ended
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn)
    if act.key == "serve" and one.passive:  # where it is not offered says nothing of who withholds it
        act.actors, act.weak_actor = [], True
    if one.passive and (act.weak_actor or not act.actors) and (listed := _listed_actors(syntax, one)):
        act.actors, act.weak_actor, act.open_object = listed, False, not act.targets
    act.own_people = _tells_members(syntax, act.turn)
    if word.key != "restore" and is_by_others(syntax, one, act.turn):
        return None
    _separate(act)
    scene.used.add(one.number)
    return act


_PERIODS = frozenset({"days", "weeks", "months", "week", "month", "day", "hours"})


def _is_over(syntax: Syntax, one: Predicate) -> bool:
    """Whether it lasted for a while that the sentence puts in the past: "blocked it for two weeks in 2023"."""
    past = Form.past in syntax.tags[one.at].forms and not one.modal and not one.perfect and one.finite
    if not past:
        return False
    lasted = any(
        each.prep == "for" and syntax.head(each).low in _PERIODS and syntax.items[each.start].low != "up"
        for each in syntax.phrases
        if one.at < each.start < one.at + 14
    )
    dated = any(syntax.items[at].low.isdigit() and len(syntax.items[at].low) == 4 for at in range(len(syntax.items)))
    ago = (
        any(syntax.items[at].low in {"earlier", "ago", "once"} for at in range(len(syntax.items)))
        or " last year" in " ".join(each.low for each in syntax.items)
        or " this year" in " ".join(each.low for each in syntax.items)
    )
    return lasted and (dated or ago)


_MEMBERS = frozenset(
    {"lawmakers", "members", "mps", "senators", "deputies", "officials", "soldiers", "ministers", "legislators", "personnel"}
)


def _tells_members(syntax: Syntax, turn: Turn) -> bool:
    orderer = turn.orderer
    return orderer is not None and any(
        syntax.head(each).low in _MEMBERS for each in (orderer.subjects if orderer.passive else orderer.objects)
    )


def _separate(act: Act) -> None:
    act.targets = [one for one in act.targets if all(one is not other for other in act.actors)]


def _add_others(scene: _Scene, one: Predicate, act: Act) -> None:
    """A second thing that people are kept from: "forbidden to buy or use"."""
    syntax = scene.syntax
    doing = [
        each
        for each in syntax.predicates[one.number + 1 :]
        if each.governor is one and each.link in {Link.gerund, Link.infinitive}
    ]
    for other in doing[1:]:
        scene.used.add(other.number)
        dealing = _dealing(syntax, other)
        if dealing and {dealing, act.dealing} == {"buy", "use"}:
            targets = _of_complement(syntax, other) or act.targets
            act.targets = act.targets or targets
            scene.acts.append(replace(act, dealing=dealing, targets=list(targets)))
            return


def _stops_doing(syntax: Syntax, one: Predicate) -> bool:
    """Whether what is stopped is a dealing, which is then what is no longer done: "stop using"."""
    return any(
        each.governor is one and each.link == Link.gerund and each.start == one.at + 1 and _dealing(syntax, each)
        for each in syntax.predicates[one.number + 1 :]
    )


def _complement(scene: _Scene, one: Predicate) -> Predicate | None:
    """What people are kept from doing: "barred from buying", "forbidden to use"."""
    syntax = scene.syntax
    for child in syntax.predicates[one.number + 1 :]:
        tells = child.link == Link.gerund or one.lemma in _FORBIDS or one.lemma in _PERMITTING or child.governor is not one
        if child.governor is one and child.link in {Link.gerund, Link.infinitive} and tells:
            scene.used.add(child.number)
            deeper = _complement(scene, child) if _dealing(syntax, child) == "" and not child.objects else None
            return deeper or child
    return None


def _of_complement(syntax: Syntax, one: Predicate) -> list[Mention]:
    """What people are kept from using: "using the app", "building networks with gear from Huawei"."""
    things = one.subjects if one.passive else one.objects
    above = one.governor
    if not things and above is not None and above.link == Link.relative and above.noun is not None:
        things = [above.noun]  # "the app, which staff may not use"
    if _is_of_data(syntax, things):
        return things_of(syntax, one.subjects)
    found = things_of(syntax, things)
    if found and (found[0].entities or found[0].target_role):
        return found
    return things_of(syntax, [each for each in one.preps if each.prep not in {"on", "in", "at", "for"}]) or found


def _is_of_data(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether data are what is used: then whoever uses them is restricted."""
    return any(
        any(word.file == "dealings" and word.key == "process" for word in syntax.items[at].words)
        or ((mention := syntax.items[at].mention) is not None and is_data(mention))
        for phrase in phrases
        for at in range(phrase.start, phrase.end)
    )


def _dealing(syntax: Syntax, one: Predicate) -> str:
    words_said = {word.key for word in syntax.items[one.at].words if word.file == "dealings"}
    if "process" in words_said and (len(words_said) == 1 or _is_of_data(syntax, one.objects)):
        return "process"
    if one.lemma == "make" and any(syntax.head(each).low == "available" for each in one.objects):
        return "serve"
    word = syntax.word(one, "dealings")
    if word is not None:
        return word.key
    return "use" if syntax.tags[one.at].kind == "have" else ""


_BUSINESS = frozenset(
    {
        "subsidiary",
        "arm",
        "business",
        "operations",
        "operation",
        "activities",
        "offices",
        "office",
        "services",
        "activity",
        "stores",
        "branch",
        "unit",
    }
)


def _is_of_business(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """As in "told the firm to close its offices": whoever has them is restricted."""
    return bool(phrases) and all(
        syntax.items[each.start].low in {"its", "their"} and syntax.head(each).low in _BUSINESS for each in phrases
    )


def _carried(syntax: Syntax, phrases: Sequence[Phrase]) -> str:
    """The dealing that the head of an object names: "the use of", "imports of"."""
    for phrase in phrases:
        for at in range(phrase.end - 1, phrase.start - 1, -1):
            if syntax.items[at].low in _BUSINESS:
                return "operate"
            word = syntax.items[at].says("dealings", Part.noun)
            if (
                word is not None
                and word.key != "serve"
                and (syntax.items[at].mention is None or not syntax.items[at].mention.entities)
            ):  # type: ignore[union-attr] # asked just now
                return word.key
    return ""


def _is_audience(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether phrases are of people or bodies, who are bound, not of things."""
    for phrase in phrases:
        for at in range(phrase.start, phrase.end):
            item = syntax.items[at]
            if item.says("audience") or (item.mention is not None and item.mention.actor_role):
                return True
        if syntax.head(phrase).low in {
            "them",
            "us",
            "everyone",
            "anyone",
            "people",
            "those",
            "others",
            "customers",
            "access",
        }:
            return True
    return False


def _topic(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The target of a verb whose object stands before it: "the app that Italy banned"."""
    if one.link == Link.relative and one.noun is not None and not one.passive and not one.objects:
        return things_of(syntax, [one.noun])
    return []


def _examples(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Named examples are what is meant: "AI tools such as ChatGPT"."""
    if any(each.entities and not is_general(each) for each in act.targets):
        act.targets += [each for each in _listed(syntax, one, only=True) if each not in act.targets]
        return
    if listed := _listed(syntax, one):
        act.targets = listed
        return
    included = [
        phrase
        for each in syntax.predicates
        if each.lemma == "include" and each.number == one.number + 1
        for phrase in each.subjects
    ]
    if any(each.entities for each in things_of(syntax, included)):  # "generative AI, ChatGPT included"
        act.targets = [*act.targets, *things_of(syntax, included)]
        return
    found = things_of(
        syntax, [each for each in one.preps if each.prep in {"including", "like"} or _such_as(syntax, each)]
    )
    named = [each for each in found if each.entities]
    act.targets = named or act.targets


def _listed(syntax: Syntax, one: Predicate, *, only: bool = False) -> list[Mention]:
    """What a colon or dash is followed by, if it is a list of names: "six products: DeepSeek; RedNote ...".

    With `only`, a list counts that goes on to the end of the sentence.
    """
    start = next(
        (at for at in range(one.at + 1, len(syntax.items)) if syntax.items[at].low in {":", "\u2014", "--", "\u2013"}),
        None,
    )
    if start is None or (only and (syntax.items[start].low != ":" or any(each.at > start for each in syntax.predicates))):
        return []
    found = []
    for at in range(start + 1, len(syntax.items)):
        mention = syntax.items[at].mention
        if syntax.items[at].low in {"\u2014", "--", "\u2013"} or any(
            each.start <= at <= each.at and each.finite for each in syntax.predicates
        ):
            break
        if (
            mention is not None
            and (mention.entities or mention.new == "name")
            and can_be_restricted(mention)
            and not mention.possessive
        ):
            found.append(mention)
    return found


def _listed_actors(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Those whom a colon lists: "Already barred from state devices: Nebraska, South Dakota and Utah"."""
    start = next((at for at in range(one.at + 1, len(syntax.items)) if syntax.items[at].low == ":"), None)
    if start is None or any(each.at > one.at and each.at < start for each in syntax.predicates):
        return []
    found = []
    for phrase in syntax.phrases:
        if phrase.start > start:
            if any(start < each.at < phrase.start and each.finite for each in syntax.predicates):
                break
            found += [each for each in syntax.mentions(phrase) if can_act(each) and each.entities and not phrase.prep]
    return found


def _such_as(syntax: Syntax, phrase: Phrase) -> bool:
    first = phrase.listed[0]
    return first.prep == "as" and first.prep_at > 0 and syntax.items[first.prep_at - 1].low == "such"


def _turns_a_measure(syntax: Syntax, one: Predicate) -> bool:
    """Whether what is stopped or removed is a measure, which makes the verb a turn: "blocked the ban"."""
    for phrase in one.subjects if one.passive else one.objects:
        head = syntax.head(phrase)
        if head.mention is not None and head.mention.entities:
            continue
        if head.says("acts", Part.noun) or (head.low.split() and head.low.split()[-1] in _MEASURES):
            return True
    return False


def _around(syntax: Syntax, one: Predicate) -> tuple[int, int]:
    """The items of a verb, its subject and all that hangs on it up to the next clause."""
    start = min([one.start, *(each.start for each in one.subjects if each.end <= one.start)])
    end = one.at + 1
    for phrase in (*one.objects, *one.preps, *one.subjects):
        end = max(end, phrase.end)
    for other in syntax.predicates[one.number + 1 : one.number + 3]:
        if other.link == Link.reduced and any(other.noun is each for each in one.objects):  # "gear made by the firm from networks"
            end = max([end, *(each.end for each in other.preps)])
    return start, end


# Permission


def _by_permission(scene: _Scene, one: Predicate) -> bool:
    """What is not allowed, or allowed again."""
    syntax = scene.syntax
    refused = any(each.lemma in {"refuse", "decline"} for each in _chain(one))
    forbids = (
        one.negated or refused or any(syntax.items[each.start].low in {"no", "nobody", "none"} for each in one.subjects)
    )
    again = bool(one.adverbs & {"again", "once"}) or any(
        syntax.items[at].low in {"again", "back", "once more"}
        for at in range(one.at, min(len(syntax.items), one.at + 8))
    )
    if not forbids and not again:
        return False
    turn = mood_of_verb(syntax, one, forbids=True)
    if refused:
        turn.mood = Mood.holds
    act = Act("ban" if forbids else "restore", "", turn, one.at, noun=False, says=syntax.items[one.at].low)
    act.around = _around(syntax, one)
    complement = _complement(scene, one)
    slots = one.subjects if one.passive else one.objects
    if complement is not None:
        act.key = "deal" if forbids else "restore"
        act.dealing = _dealing(syntax, complement)
        act.targets = _of_complement(syntax, complement)
        act.around = (act.around[0], max(act.around[1], _around(syntax, complement)[1]))
        act.open_object = not complement.objects
    act.targets = act.targets or things_of(syntax, slots)
    if not act.targets and not act.open_object:
        return False
    if act.key == "restore":
        turn.mood = {Mood.planned: Mood.planned}.get(turn.mood, Mood.holds)
    _examples(syntax, complement or one, act)
    act.actors, act.weak_actor = agents_of(syntax, one, turn)
    _separate(act)
    scene.acts.append(act)
    scene.used.add(one.number)
    return True


def _chain(one: Predicate) -> Iterator[Predicate]:
    for _ in range(4):
        if one.governor is None or one.link not in {Link.infinitive, Link.gerund}:
            return
        one = one.governor
        yield one


# What people may no longer do


_TRADES = frozenset({"buy", "sell", "export", "download", "process"})
_REACHING = frozenset({"open", "access", "reach", "load", "visit", "use"})
_FORBIDDING = frozenset(
    {
        "may",
        "can",
        "ca",
        "must",
        "should",
        "shall",
        "could",
        "will",
        "'ll",
        "wo",
        "cannot",
        "can't",
        "won't",
        "mustn't",
        "would",
    }
)


def _by_dealing(scene: _Scene, one: Predicate) -> None:
    """What people may no longer do: "may not use", "told not to buy", "stop processing"."""
    syntax = scene.syntax
    dealing = _dealing(syntax, one)
    if not dealing:
        return
    if dealing in {"sell", "serve"} and _is_forced_sale(scene, one):
        return
    if _is_let_back(scene, one, dealing):
        return
    stopped = _stopped(syntax, one)
    if not (stopped or _is_denied(syntax, one)):
        return
    turn = mood_of_verb(syntax, stopped or one, forbids=True)
    act = Act("deal", dealing, turn, one.at, noun=False, says=syntax.items[one.at].low)
    act.around = _around(syntax, one)
    slots = one.subjects if one.passive else one.objects
    act.targets = things_of(syntax, slots) or things_of(syntax, one.preps)
    if dealing == "process":  # whoever processes the data is what is restricted
        act.targets = [each for each in things_of(syntax, one.subjects) if each.entities or each.target_role]
    carried = _carried(syntax, slots)
    act.dealing = carried if dealing == "use" and carried in _TRADES else dealing
    if one.passive and one.lemma in _REACHING and one.modal in {"can", "cannot", "can't", "could", "ca"}:
        act.dealing = "reach"  # "cannot be opened there"
    if stopped is not None and stopped.lemma in {"discourage", "dissuade"}:
        turn.mood = Mood.advised
    offers = dealing == "serve" and any(
        mention.entities and mention.entities[0].is_company for each in one.subjects for mention in syntax.mentions(each)
    )
    _examples(syntax, one, act)
    if not act.targets and one.objects and not _is_audience(syntax, one.objects) and not carried and not offers:
        return
    act.open_object = not act.targets
    if turn.mood is Mood.called and "ask" not in turn.keys:
        turn.mood = Mood.advised
    if turn.mood is Mood.called:
        turn.mood = Mood.advised
    if turn.mood in {Mood.denied, Mood.refused, Mood.ended, Mood.paused}:
        above = one.governor if one.to else None
        later = {"will", "would", "'ll", "wo"} & {one.modal, above.modal if above is not None else ""}
        turn.mood = Mood.planned if later and not one.longer else Mood.holds
    _examples(syntax, one, act)
    act.actors, act.weak_actor = agents_of(syntax, stopped or one, turn)
    _separate(act)
    scene.acts.append(act)
    scene.used.add(one.number)


_GOING = frozenset({"come", "go", "disappear", "vanish"})


def _by_going(scene: _Scene) -> None:
    """What has to go: "the cameras have to come down from federal buildings"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        if one.lemma not in _GOING or one.modal not in {"must", "will"} or one.number in scene.used or one.negated:
            continue
        after = syntax.items[one.at + 1].low if one.at + 1 < len(syntax.items) else ""
        if one.lemma in {"come", "go"} and after not in {"down", "off", "out", ".", ",", "by", "from"}:
            continue
        targets = things_of(syntax, one.subjects)
        if not targets or not (targets[0].entities or targets[0].target_role):
            continue
        turn = mood_of_verb(syntax, one)
        act = Act("remove", "", turn, one.at, noun=False, targets=targets, around=_around(syntax, one), says="go")
        act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
        _separate(act)
        scene.acts.append(act)
        scene.used.add(one.number)


def _by_business(scene: _Scene) -> None:
    """A firm that may not do business: "has to stop doing business in the country"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        trades = one.lemma in {"operate", "trade"} and not one.objects
        if not trades and not (one.lemma == "do" and any(syntax.head(each).low == "business" for each in one.objects)):
            continue
        stopped = _stopped(syntax, one)
        if stopped is None and not _is_denied(syntax, one):
            continue
        targets = [each for each in things_of(syntax, one.subjects) if each.entities or each.target_role]
        turn = mood_of_verb(syntax, stopped or one, forbids=True)
        if not targets or not (turn.ordered or (stopped or one).modal):
            continue
        act = Act("halt", "operate", turn, one.at, noun=False, targets=targets, around=_around(syntax, one), says="operate")
        act.actors, act.weak_actor = agents_of(syntax, stopped or one, turn, done_to=True)
        _separate(act)
        scene.acts.append(act)
        scene.used.add(one.number)


def _is_forced_sale(scene: _Scene, one: Predicate) -> bool:
    """An owner that is made to sell: "would force ByteDance to sell TikTok"."""
    syntax = scene.syntax
    turn = mood_of_verb(syntax, one)
    forced = turn.orderer is not None and turn.mood not in {Mood.advised, Mood.called} and not one.negated
    if not (one.lemma == "sell" and (forced or one.modal == "must")):
        return False
    targets = [each for each in things_of(syntax, one.objects) if each.entities and not is_general(each)]
    owners = [each for each in things_of(syntax, one.subjects) if each.entities or each.target_role]
    if not targets or not owners:
        return False
    act = Act("divest", "sell", turn, one.at, noun=False, targets=targets[:1], says="sell")
    act.around = _around(syntax, one)
    act.actors, act.weak_actor = agents_of(syntax, one, turn)
    _separate(act)
    scene.acts.append(act)
    scene.used.add(one.number)
    return True


def _is_let_back(scene: _Scene, one: Predicate, dealing: str) -> bool:
    """What can be had again: "could also be downloaded again"."""
    syntax = scene.syntax
    again = any(syntax.items[at].low == "again" for at in range(one.start, min(len(syntax.items), one.at + 4)))
    if not again or one.negated or not one.passive or one.modal not in {"can", "could", "may"}:
        return False
    targets = things_of(syntax, one.subjects)
    if not targets:
        return False
    act = Act("restore", dealing, Turn(Mood.holds), one.at, noun=False, targets=targets, around=_around(syntax, one), says="again")
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn)
    _separate(act)
    scene.acts.append(act)
    scene.used.add(one.number)
    return True


def _is_denied(syntax: Syntax, one: Predicate) -> bool:
    nobody = any(syntax.items[each.start].low in {"no", "nobody", "none", "neither"} for each in one.subjects)
    if nobody and one.modal and one.link != Link.relative:
        return True
    if one.negated and one.governor is not None and one.link == Link.said and one.governor.lemma == "ensure":
        return True  # "ensure they do not have the app"
    if one.negated:
        low = {syntax.items[at].low for at in range(one.start, one.at)}
        if one.to or one.modal in _FORBIDDING or low & _FORBIDDING:
            return True
        return one.longer or (
            _dealing(syntax, one) in {"serve", "sell"} and "not" in low and not low & {"did", "had", "has", "have"}
        )
    governor = one.governor
    if one.to and governor is not None and governor.lemma in {"refuse", "decline"} and _dealing(syntax, one) in {"sell", "serve", "buy"}:
        return not governor.negated
    if one.to and governor is not None and governor.copula:
        between = {syntax.items[at].low for at in range(governor.at, one.start)}
        return "unable" in between or (governor.negated and bool(between & {"able", "free", "allowed"}))
    if one.link == Link.gerund and governor is not None:
        prep = syntax.items[one.start - 1].low.split()[-1] if one.start else ""
        return prep in {"against", "off"} and any(
            word.file == "turns" and word.key in {"advise", "order"} for word in syntax.items[governor.at].words
        )
    if one.link == Link.gerund and one.noun is not None:
        head = syntax.head(one.noun)
        prep = syntax.items[one.start - 1].low if one.start else ""
        return prep == "against" and head.says("turns", Part.noun) is not None
    return False


def _stopped(syntax: Syntax, one: Predicate) -> Predicate | None:
    """The verb that stops a dealing: "told to stop using", "will cease buying"."""
    governor = one.governor
    if one.link != Link.gerund or governor is None:
        return None
    kept_from = governor.lemma in {"prevent", "keep", "stop", "discourage", "dissuade"} and syntax.items[one.start - 1].low == "from"
    beside = one.start == governor.at + 1 or governor.lemma == "refrain"
    if not kept_from and (governor.lemma not in _STOPPING or not beside):
        return None
    return governor if not governor.negated else None


# States


def _by_states(scene: _Scene) -> None:
    """What is said of the thing itself: "is off limits", "became unreachable"."""
    syntax = scene.syntax
    for at, item in enumerate(syntax.items):
        word = item.says("acts", Part.state)
        if (
            word is None
            or item.mention is not None
            or _describes_noun(syntax, at)
            or any(each.at == at for each in syntax.predicates if each.number in scene.used)
        ):
            continue
        one = next((each for each in reversed(syntax.predicates) if each.start <= at), None)
        phrases = list(one.subjects) if one is not None and at - one.at <= 6 else []
        if one is not None and one.lemma in {"make", "declare", "render", "put", "leave", "keep"}:
            phrases = list(one.objects)
            if (whole := syntax.phrase_of(at)) is not None:  # "made the chatbot unreachable"
                made = things_in(syntax, whole.start, at)
                phrases = phrases if not made else []
        if not phrases and one is not None and one.lemma not in {"make", "render", "keep", "leave"}:
            before = [each for each in syntax.phrases if each.end <= at]
            phrases = list(before[-1].listed) if before and at - before[-1].end <= 3 else []
        whole = syntax.phrase_of(at)
        targets = things_of(syntax, phrases) or (things_in(syntax, whole.start, at) if whole is not None else [])
        child = next((each for each in syntax.predicates if each.to and each.start == at + 1), None)
        dealing = ""
        if child is not None and one is not None and (one.copula or one.lemma in {"make", "declare"}):
            targets = things_of(syntax, child.objects)  # "made it illegal to use the app"
            dealing = _dealing(syntax, child)
            scene.used.add(child.number)
        if not targets or one is None:
            continue
        turn = mood_of_verb(syntax, one)
        if turn.mood in {Mood.denied, Mood.ended} and item.low.startswith(("no longer", "not ")):
            turn.mood = Mood.holds
        act = Act(word.key, dealing, turn, at, noun=False, targets=targets, says=item.low)
        act.around = (_around(syntax, one)[0], max(_around(syntax, one)[1], at + 1))
        act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=one.copula)
        if act.key == "serve":
            act.actors, act.weak_actor = [], True
        _separate(act)
        scene.acts.append(act)


_LICENCES = frozenset(
    {
        "licence",
        "licences",
        "license",
        "licenses",
        "permit",
        "permits",
        "licensing",
        "approval",
        "authorisation",
        "authorization",
        "permission",
        "clearance",
    }
)
_NEEDING = frozenset(
    {
        "need",
        "require",
        "obtain",
        "seek",
        "apply",
        "get",
        "ask",
        "have",
        "demand",
        "impose",
        "introduce",
        "receive",
        "hold",
    }
)


_ORDERED = frozenset({"order", "orders", "contract", "contracts", "purchase", "purchases"})


def _by_cancelling(scene: _Scene) -> None:
    """What may no longer be bought: "told them to cancel their orders for the chip"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        if one.lemma != "cancel" or not any(syntax.head(each).low in _ORDERED for each in one.objects):
            continue
        turn = mood_of_verb(syntax, one)
        targets = things_of(syntax, [each for each in one.preps if each.prep in {"for", "of", "with"}])
        if not targets or not (turn.ordered or one.finite):
            continue
        act = Act("deal", "buy", turn, one.at, noun=False, targets=targets, around=_around(syntax, one), says="cancel")
        act.actors, act.weak_actor = agents_of(syntax, one, turn)
        _separate(act)
        scene.acts.append(act)
        scene.used.add(one.number)


def _by_licences(scene: _Scene) -> None:
    """What may leave the country only with a licence: "needs a licence to ship its scanners"."""
    syntax = scene.syntax
    for phrase in syntax.phrases:
        head = syntax.head(phrase).low.split()
        if not head or head[-1] not in _LICENCES or syntax.items[phrase.start].low in {"no", "without"}:
            continue
        governor, role = syntax.governing(phrase)
        asked = role == "subject" and governor is not None and governor.passive and governor.lemma in {"require", "need"}
        if governor is None or (role == "subject" and not asked) or governor.lemma not in _NEEDING:
            continue
        act = Act("control", "", mood_of_verb(syntax, governor), phrase.head, noun=False, says="licence")
        act.around = _around(syntax, governor)
        told = governor.governor if governor.link == Link.said else None
        child = next(
            (
                each
                for each in syntax.predicates
                if (each.noun is phrase or each.governor is governor)
                and each.start >= phrase.end
                and _dealing(syntax, each) in {"export", "sell"}
            ),
            None,
        )
        if child is not None:
            act.dealing = "export"
            act.targets = things_of(syntax, child.objects)
            act.around = (act.around[0], _around(syntax, child)[1])
        else:
            behind = [
                each
                for each in syntax.phrases[phrase.number + 1 : phrase.number + 3]
                if each.prep in {"for", "of", "on"}
            ]
            carried = _carried(syntax, behind) or _carried(syntax, governor.subjects)
            shipped = (
                "export" in syntax.head(phrase).low
                or carried in {"export", "sell"}
                or phrase.prep == "for"
                or any(each.prep == "for" for each in behind)
            )
            wanted = carried or "export" in syntax.head(phrase).low
            act.targets = things_of(syntax, behind) or (things_of(syntax, governor.subjects) if wanted else [])
            if not shipped:
                continue
            act.dealing = "export"
        if not act.targets and governor.lemma in {"need", "apply", "ask", "obtain", "have"}:
            act.targets = [each for each in things_of(syntax, governor.subjects) if each.entities]
        if not act.targets:
            continue
        asks = governor.lemma in {"require", "demand", "impose", "introduce"} and not governor.passive
        owners = [each for each in syntax.mentions(phrase) if each.entities and each.entities[0].is_place]
        if act.turn.ordered or (asks and not things_of(syntax, governor.subjects)):
            act.actors, act.weak_actor = agents_of(syntax, governor, act.turn)
        elif owners:
            act.actors = owners[:1]
        elif told is not None and told.lemma in {"tell", "inform", "notify", "warn"} and not told.passive:
            act.actors, act.weak_actor = agents_of(syntax, told, Turn(Mood.holds))
        else:
            act.actors, act.weak_actor = [], True
        scene.used.add(governor.number)
        scene.read.add(phrase.number)
        _separate(act)
        scene.acts.append(act)


def _by_turns(scene: _Scene) -> None:
    """What becomes of a measure that was told of: "then repealed the law", "the order was annulled"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        if one.number in scene.used:
            continue
        keys = {word.key for word in syntax.items[one.at].words if word.file == "turns"}
        for phrase in one.subjects if one.passive else one.objects:
            head = syntax.head(phrase)
            low = head.low.split()[-1] if head.low.split() else ""
            told = low in _MEASURES or any(
                word.key in {"plan", "weigh"} for word in head.words if word.file == "turns" and word.part is Part.noun
            )
            if not told or head.says("acts", Part.noun) or not keys & {"end", "pause"} or head.mention is not None:
                continue
            if syntax.items[phrase.start].low in {"a", "an"} or things_of(syntax, [phrase]):
                continue
            turn = mood_of_noun(syntax, phrase)
            if turn.mood not in {Mood.ended, Mood.paused, Mood.refused}:
                continue
            act = Act("turn", "", turn, one.at, noun=True, around=_around(syntax, one), says=syntax.items[one.at].low)
            act.actors, act.weak_actor = owners_of(syntax, phrase, turn)
            scene.acts.append(act)


_CAUTION = frozenset({"caution", "vigilance", "restraint", "care"})


def _by_advice(scene: _Scene) -> None:
    """What people are warned of without a verb for it: "urged caution", "warned against the app"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        if one.number in scene.used:
            continue
        advises = any(word.file == "turns" and word.key == "advise" for word in syntax.items[one.at].words)
        if not advises or one.negated:
            continue
        against = [each for each in one.preps if each.prep == "against"]
        if syntax.items[one.at].low.endswith("against"):
            against = one.objects
        caution = any(syntax.head(each).low in _CAUTION for each in one.objects)
        if against is one.objects:
            against = [*one.objects, *(each for each in one.preps if each.prep == "against")]
        targets = [each for group in against for each in things_of(syntax, [group])] if len(against) > 1 else things_of(syntax, against)
        if not targets and not caution:
            continue
        turn = mood_of_verb(syntax, one)
        turn.mood = Mood.advised if turn.mood in {Mood.holds, Mood.called} else turn.mood
        act = Act("avoid", "use", turn, one.at, noun=False, targets=targets, says=syntax.items[one.at].low)
        act.open_object = not targets
        act.around = _around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, one, Turn(turn.mood))
        _separate(act)
        scene.acts.append(act)


_ALIKE = frozenset(
    {
        "step",
        "measure",
        "ban",
        "rule",
        "order",
        "directive",
        "move",
        "restriction",
        "policy",
        "action",
        "decision",
        "prohibition",
        "direction",
        "ruling",
        "notice",
        "instruction",
        "announcement",
        "course",
        "law",
        "bill",
    }
)


def _by_likeness(scene: _Scene) -> None:
    """Others who do what was told of: "Italy did the same", "so did Spain", "plans to follow suit"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        if not _is_like(syntax, one):
            continue
        act = Act("same", "", mood_of_verb(syntax, one), one.at, noun=False, says=syntax.items[one.at].low)
        act.around = _around(syntax, one)
        preps = {
            "on",
            "for",
            "with",
            "against",
            "about",
            "of",
            *({"to"} if one.lemma in {"extend", "expand", "widen", "broaden", "apply"} else ()),
        }
        act.targets = things_of(syntax, [each for each in one.preps if each.prep in preps])
        act.actors, act.weak_actor = agents_of(syntax, one, act.turn)
        act.open_object = not act.targets
        if act.actors:
            _separate(act)
            scene.acts.append(act)
            scene.used.add(one.number)
    for phrase in syntax.phrases:
        if _is_inverted(syntax, phrase):
            actors = [each for other in phrase.listed for each in syntax.mentions(other) if can_act(each)]
            if actors:
                scene.acts.append(
                    Act(
                        "same",
                        "",
                        Turn(Mood.holds),
                        phrase.head,
                        noun=False,
                        actors=actors,
                        open_object=True,
                        says="so",
                    )
                )


def _is_like(syntax: Syntax, one: Predicate) -> bool:
    low = [syntax.head(each).low for each in one.objects]
    if one.lemma in {"do", "did", "does", "done", "doing"}:
        return (
            "same" in low
            or bool(one.adverbs & {"likewise", "so"})
            or any(
                syntax.items[at].low in {"likewise", "so"}
                for at in range(one.at + 1, min(one.at + 2, len(syntax.items)))
            )
        )
    if one.lemma in {"extend", "expand", "widen", "broaden", "apply"}:
        return any(
            syntax.head(each).low.split()[-1] in _MEASURES for each in one.objects if syntax.head(each).low.split()
        )
    if one.lemma == "act":
        return bool(one.adverbs & {"already", "also", "all"}) or any(
            syntax.items[at].low in {"earlier", "already", "too", "likewise", "before"}
            for at in range(one.at + 1, min(one.at + 2, len(syntax.items)))
        )
    if one.lemma == "copy":
        return bool(set(low) & {"it", "them"})
    if one.lemma == "follow":
        others = [each for each in one.preps if each.prep != "with"]
        free = not one.objects and not one.passive and not things_of(syntax, others)
        return "suit" in low or free or "example" in low
    if one.lemma in {
        "take",
        "impose",
        "adopt",
        "introduce",
        "issue",
        "pass",
        "announce",
        "consider",
        "have",
        "had",
        "plan",
        "weigh",
        "make",
        "order",
        "mull",
        "enact",
    }:
        return any(_is_similar(syntax, each) for each in one.objects)
    return False


def _is_similar(syntax: Syntax, phrase: Phrase) -> bool:
    head = syntax.head(phrase).low.split()[-1:] or [""]
    said = {syntax.items[at].low for at in range(phrase.start, phrase.end)}
    return head[0].removesuffix("s") in _ALIKE and bool(said & {"similar", "same", "comparable", "like"})


def _is_inverted(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "So did Italy", "as have France and Spain"."""
    first = phrase.listed[0]
    if first is not phrase or first.start < 2:
        return False
    verb, opener = syntax.items[first.start - 1], syntax.items[first.start - 2]
    return opener.low in {"so", "as"} and verb.low in {
        "did",
        "has",
        "have",
        "does",
        "do",
        "had",
        "is",
        "are",
        "was",
        "were",
    }


def _describes_noun(syntax: Syntax, at: int) -> bool:
    """As in "illegal material", which says nothing of what is illegal."""
    phrase = syntax.phrase_of(at)
    if phrase is None:
        return False
    return any(syntax.items[one].low not in {"there", "here", "now", "today"} for one in range(at + 1, phrase.end))


def _by_absence(scene: _Scene) -> None:
    """What is kept off devices: "has been off federal phones since February"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        off = next((each for each in one.preps if each.prep == "off"), None)
        gone = one.lemma in {"come", "disappear", "vanish"}
        if not (one.copula or gone) or off is None or one.negated or one.number in scene.used:
            continue
        if not any(syntax.items[at].says("setting") for at in range(off.start, off.end)):
            continue
        targets = things_of(syntax, one.subjects)
        if not targets:
            continue
        turn = mood_of_verb(syntax, one)
        act = Act("ban", "use", turn, one.at, noun=False, targets=targets, says="off")
        act.around = _around(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
        _separate(act)
        scene.acts.append(act)
        scene.used.add(one.number)


# Nouns


def _by_noun(scene: _Scene, phrase: Phrase) -> None:
    syntax = scene.syntax
    head = _noun_head(syntax, phrase)
    if head is None or phrase.number in scene.read:
        return
    at, word = head
    turn = mood_of_noun(syntax, phrase)
    act = Act(word.key, "", turn, at, noun=True, says=syntax.items[at].low)
    act.around = _around_noun(syntax, phrase)
    _noun_targets(syntax, phrase, at, act)
    act.actors, act.weak_actor = owners_of(syntax, phrase, turn)
    governor, role = syntax.governing(phrase)
    if (
        act.weak_actor
        and role == "prep"
        and governor is not None
        and act.targets
        and word.key in {"control", "exclude"}
    ):
        act.actors, act.weak_actor = agents_of(syntax, governor, Turn(Mood.holds))
    act.owner = words.load("acts")[word.key].get("owners", {}).get(syntax.items[at].low, "")
    _separate(act)
    scene.acts.append(act)


def _noun_head(syntax: Syntax, phrase: Phrase) -> tuple[int, Word] | None:
    for at in range(phrase.end - 1, max(phrase.start, phrase.end - 3) - 1, -1):
        item = syntax.items[at]
        word = item.says("acts", Part.noun)
        if word is not None and (item.mention is None or item.tag == "role") and syntax.tags[at].kind == "noun":
            return at, word
    return None


def _around_noun(syntax: Syntax, phrase: Phrase) -> tuple[int, int]:
    governor, _ = syntax.governing(phrase)
    start, end = phrase.start, phrase.end
    for other in syntax.phrases[phrase.number + 1 :]:
        if not other.prep or any(end <= each.at < other.start for each in syntax.predicates):
            break
        end = other.end
    if governor is not None:
        around = _around(syntax, governor)
        return min(start, around[0]), max(end, around[1])
    return start, end


def _noun_targets(syntax: Syntax, phrase: Phrase, at: int, act: Act) -> None:
    """Of "a ban on the app", "the app ban", "the ban, which hits the app"; "added it to its blacklist"."""
    behind = []
    number = phrase.number + 1
    while number < len(syntax.phrases) and syntax.phrases[number].prep:
        if any(phrase.end <= each.at < syntax.phrases[number].start for each in syntax.predicates):
            break
        behind.append(syntax.phrases[number])
        number += 1
    for other in behind:
        if other.prep in {"on", "of", "against", "for", "from", "to", "over"}:
            found = things_of(syntax, [other])
            if found:
                act.targets = [each for one in other.listed for each in things_of(syntax, [one])] or found
                act.dealing = act.dealing or _carried(syntax, [other])
                return
            act.dealing = act.dealing or _carried(syntax, [other])
    child = next((each for each in syntax.predicates if each.noun is phrase and each.link == Link.gerund), None)
    if child is not None:
        act.dealing = _dealing(syntax, child)
        act.targets = things_of(syntax, child.objects) or things_of(syntax, child.preps)
        if act.targets:
            return
    act.targets = [each for each in things_in(syntax, phrase.start, at) if not each.possessive]
    if act.targets:
        return
    governor, role = syntax.governing(phrase)
    fronted = [
        each
        for each in (governor.preps if governor is not None else ())
        if each.prep in {"for", "on"} and each.end <= phrase.start
    ]
    if role == "object" and (found := things_of(syntax, fronted)):
        act.targets = found
        return
    if governor is not None and role == "prep" and phrase.prep in {"to", "on", "onto", "in", "under", "from", "off"}:
        moved = governor.passive or governor.copula or not governor.objects
        act.targets = things_of(syntax, governor.subjects if moved else governor.objects)
        if act.targets and governor.lemma in {"remove", "strike", "take", "drop", "delete", "delist"}:
            act.turn.mood = Mood.ended
        return
    if governor is not None and role == "object" and governor.lemma in {"face", "escape", "avoid", "risk"}:
        act.targets = things_of(syntax, governor.subjects)
        return
    if governor is not None and role == "subject":
        act.targets = things_of(syntax, governor.objects)
    act.open_object = not act.targets
