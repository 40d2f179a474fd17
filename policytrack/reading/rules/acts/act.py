"""An act, the scene in which acts are read, and what all that read them ask of a sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Turn
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.things import is_general, things_of
from policytrack.reading.rules.words import Part

__all__ = [
    "RULING",
    "STARTS",
    "TAKING_OFF",
    "Act",
    "Scene",
    "adverbs_of",
    "are_measures",
    "around",
    "is_audience",
    "is_by_company",
    "is_list",
    "is_ruled",
    "is_start",
    "named",
    "named_or_told",
    "of_users",
    "takes_effect",
]

TAKING_OFF = frozenset({"remove", "strike", "take", "drop", "delete", "delist"})
"""Verbs of taking something off a list."""
STARTS = words.listing("starts_of_measures")
"""Nouns for the beginning of a measure."""
RULING = frozenset({"rule", "find", "hold", "declare", "judge", "decide"})
"""Verbs by which courts say what is lawful."""
_PEOPLE = words.listing("people") | words.listing("members")
_MEASURES = words.listing("measures")


@dataclass(slots=True)
class Act:
    """Something done to something by somebody, as a sentence says it.

    Attributes:
        key: An act of acts.toml; "deal" for what people may no longer do, "same" for what was told of before, "turn"
            for what becomes of it, "relent" where whoever took it takes it back.
        dealing: What people may no longer do: a key of dealings.toml, "operate" or "reach"; empty if not said.
        turn: How it is meant.
        at: The item that says it.
        noun: Whether a noun says it.
        actors: Who may do it.
        targets: To what it may be done.
        weak_actor: Whether who does it is only guessed.
        open_object: Whether the sentence leaves out what it is done to, which one before it said.
        around: The items that tell of its reach.
        says: The word that says it.
        owner: The key of whoever keeps a list that has a name.
        own_people: Whether those told are the body's own.
        if_told: Whether it only undoes what whoever does it was told to have done.
        if_had: Whether it only undoes what is told behind it as what whoever does it had done.
        told_next: Whether it is told right behind a sentence about who may have decided it.
        of_sentence: Whether it is of what its sentence told before it, and of nothing else.
        kept: Whether whoever would do it is kept from it, so that it is not theirs.
        own_goods: Whether it is done to what the actor makes, which is not said.
        picks: Whether it tells which of those told of are meant: "the apps that were removed".
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
    owner: str = ""
    own_people: bool = False
    own_goods: bool = False
    if_told: bool = False
    if_had: bool = False
    of_sentence: bool = False
    kept: bool = False
    told_next: bool = False
    picks: bool = False


@dataclass(slots=True)
class Scene:
    """A sentence with the acts read so far.

    Attributes:
        syntax: The sentence.
        acts: The acts read so far.
        used: The predicates that belong to an act already.
        read: The phrases that do.
    """

    syntax: Syntax
    acts: list[Act] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    read: set[int] = field(default_factory=set)

    def add(self, act: Act, *used: Predicate) -> None:
        """Take up an act, with the predicates that belong to it; who acts is not acted on."""
        if act.weak_actor and len(act.targets) > 1:  # "Manus and DeepSeek are on a list of apps that are prohibited"
            act.actors = [one for one in act.actors if all(one is not other for other in act.targets)]
        act.targets = [one for one in act.targets if all(one is not other for other in act.actors)]
        self.acts.append(act)
        self.used.update(one.number for one in used)


def around(syntax: Syntax, one: Predicate) -> tuple[int, int]:
    """The items of a verb, its subject and all that hangs on it up to the next clause, or opens the sentence before."""
    start = min([one.start, *(each.start for each in one.subjects if each.end <= one.start)])
    if one.number == 0 and _opens_with_reach(syntax):
        start = 0  # "[On work phones] it is banned"
    if one.link is Link.said and one.governor is not None and _are_told(syntax, one):
        start = min(start, one.governor.start)
    end = one.at + 1
    for phrase in (*one.objects, *one.preps, *one.subjects):
        end = max(end, phrase.end)
    for other in syntax.predicates[one.number + 1 : one.number + 3]:
        if other.link == Link.reduced and any(other.noun is each for each in one.objects):
            end = max([end, *(each.end for each in other.preps)])  # "gear made by the firm from networks"
    return start, end


def _are_told(syntax: Syntax, one: Predicate) -> bool:
    """Whether those whom it would be done to are those told so: "told [staff] that it would not take it from them"."""
    return any(syntax.head(each).low == "them" for each in one.preps)


def _opens_with_reach(syntax: Syntax) -> bool:
    """Whether a sentence first says where or for whom: "On work phones", not "At a meeting with teachers"."""
    if syntax.tags[0].kind is not Kind.prep or not syntax.phrases or syntax.phrases[0].prep_at != 0:
        return False
    head = syntax.head(syntax.phrases[0])
    return head.mention is not None or bool(head.says("setting") or head.says("audience"))


def adverbs_of(syntax: Syntax, one: Predicate) -> frozenset[str]:
    """The adverbs among the auxiliaries of a verb and right before them: "also acted"."""
    start = one.start
    while start and syntax.tags[start - 1].kind is Kind.adv:
        start -= 1
    return one.adverbs | {syntax.items[at].low for at in range(start, one.start)}


def are_measures(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether one of some phrases is of a measure, and not of what is restricted: "the app ban"."""
    for phrase in phrases:
        head = syntax.head(phrase)
        if head.mention is not None and head.mention.entities:
            continue
        if head.says("acts", Part.noun) or _MEASURES.intersection(head.low.split()[-1:]):
            return True
    return False


_DOINGS = frozenset({"use", "deployment", "purchase", "rollout", "processing", "collection"})


def is_ruled(syntax: Syntax, one: Predicate) -> bool:
    """As in "a court ruled that it was unlawful", of a measure and not of a thing; not "that it was illegal to use"."""
    above = one.governor if one.copula and one.link is Link.said else None
    if above is None or above.lemma not in RULING or not one.subjects:
        return False
    subject = one.subjects[0]
    doing = syntax.head(subject).low in _DOINGS and bool(syntax.mentions(subject))  # "that the force's use of it was"
    pronoun = doing or syntax.items[subject.start].low in {"it", "this", "that"}
    return pronoun and not any(each.to and each.start > one.at for each in syntax.predicates)


def takes_effect(syntax: Syntax, one: Predicate) -> bool:
    """As in "kept it from taking effect", "from coming into force"."""
    return one.lemma in _STARTING and any(syntax.head(each).low in _EFFECT for each in (*one.objects, *one.preps))


_STARTING = frozenset({"take", "come", "go", "enter"})
_EFFECT = frozenset({"effect", "force"})


def is_list(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of a list of those that are restricted: "the Entity List", "its blacklist"."""
    return syntax.head(phrase).low.split()[-1:] in (["list"], ["lists"], ["blacklist"], ["blacklists"])


def named(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """The things in phrases that have a name of their own, which "social media" is not."""
    return [each for each in things_of(syntax, phrases) if each.entities and not is_general(each)]


def named_or_told(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """The things in phrases that have a name or, as "the company", stand for one."""
    return [each for each in things_of(syntax, phrases) if each.entities or each.target_role]


def is_by_company(syntax: Syntax, one: Predicate) -> bool:
    """Whether the subject of a verb names a company first of all."""
    return any(
        mention.entities and mention.entities[0].is_company
        for phrase in one.subjects
        for mention in syntax.mentions(phrase)
    )


_PORTIONS = frozenset({"some", "most", "all", "many", "half", "any", "none", "few"})
_PORTIONS |= {"millions", "thousands", "hundreds", "members"}


def is_audience(syntax: Syntax, phrases: Sequence[Phrase]) -> bool:
    """Whether phrases are of people or bodies, who are bound, not of things."""
    for phrase in phrases:
        whole = syntax.after(phrase, "of") if syntax.head(phrase).low in _PORTIONS else None
        for at in range(phrase.start, phrase.end if whole is None else whole.end):
            item = syntax.items[at]
            if item.says("audience") or (item.mention is not None and item.mention.actor_role):
                return True
            if whole is not None and item.mention is not None and item.mention.way == Way.demonym:
                return True  # "millions of Kenyans"
        if syntax.head(phrase).low in _PEOPLE:
            return True
    return False


def of_users(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """The country of those who cannot get to something: "[Cuban] users", "[Venezuelans]"."""
    return [
        replace(each, modifies=False, way=Way.name)
        for phrase in phrases
        for each in syntax.mentions(phrase)
        if each.way == Way.demonym and each.entity is not None and each.entity.is_place
    ]


def is_start(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it is the beginning of a measure: "the application of the law", and not "block the application"."""
    low = syntax.head(phrase).low
    return low in STARTS and (low != "application" or syntax.after(phrase, "of") is not None)
