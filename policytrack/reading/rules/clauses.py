"""Where the clauses of a sentence begin, who is their subject, and how what they say is meant."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.words import Part

__all__ = ["Clause", "Clauses", "Scene", "can_act", "can_be_restricted", "clauses_of", "is_passive", "is_verb"]

_BREAKS = frozenset({";", ":", "\u2014", "\u2013", "--", "(", ")"})
_SUBORDINATE = frozenset(
    {
        "but",
        "while",
        "whereas",
        "although",
        "though",
        "because",
        "after",
        "before",
        "when",
        "until",
        "if",
        "unless",
        "whether",
        "once",
    }
)
_CONDITIONAL = frozenset({"if", "unless", "whether", "should"})
_RELATIVE = frozenset({"which", "who", "that", "where", "whose"})
_ACTING_TOGETHER = words.listing("acting_together")
_VERBAL = (Part.verb, Part.participle, Part.gerund)


@dataclass(slots=True)
class Clause:
    """A clause: its items, the word that opens it, and the clause it hangs on."""

    start: int
    end: int
    opener: str = ""
    coordinated: bool = False

    @property
    def is_conditional(self) -> bool:
        """Whether it only supposes something."""
        return self.opener in _CONDITIONAL

    @property
    def is_relative(self) -> bool:
        """Whether it describes what stands before it."""
        return self.opener in _RELATIVE


@dataclass(slots=True)
class Clauses:
    """The clauses of a sentence, in their order."""

    items: Sequence[Item]
    all: list[Clause]

    def at(self, number: int) -> Clause:
        """The clause that an item stands in."""
        return next(one for one in self.all if one.start <= number < one.end)

    def before(self, clause: Clause) -> Clause | None:
        """The clause before another."""
        at = self.all.index(clause)
        return self.all[at - 1] if at else None


@dataclass(slots=True)
class Scene:
    """A sentence while its acts are found.

    Attributes:
        items: Its items.
        clauses: Its clauses.
        used: The items that belong to an act that was found.
    """

    items: Sequence[Item]
    clauses: Clauses
    used: set[int] = field(default_factory=set)


def clauses_of(items: Sequence[Item]) -> Clauses:
    """Split a sentence into clauses."""
    starts: list[tuple[int, str, bool]] = [(0, "", False)]
    for at, item in enumerate(items):
        opened = _opens(items, at)
        if opened is not None:
            starts.append((at + 1 if item.low in _BREAKS else at, *opened))
    found = []
    for number, (start, opener, coordinated) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(items)
        if end > start:
            found.append(Clause(start, end, opener, coordinated))
    return Clauses(items, found or [Clause(0, len(items))])


def _opens(items: Sequence[Item], at: int) -> tuple[str, bool] | None:
    """The word that opens a clause here, and whether the clause goes on with the subject of the one before."""
    item = items[at]
    if item.low in _BREAKS:
        return item.low, False
    if at == 0:
        return (item.low, False) if item.low in _SUBORDINATE else None
    if item.low in _SUBORDINATE or (item.low == "should" and items[at - 1].low == ","):
        return item.low, False
    if item.low in {"which", "who", "where", "whose"}:
        return item.low, False
    if item.low == "that" and _is_conjunction(items, at):
        return "that", False
    if item.low in {"as", "since"} and _has_subject(items, at + 1):
        return item.low, False
    if item.tag == "and":
        return _after_and(items, at)
    return None


def _is_conjunction(items: Sequence[Item], at: int) -> bool:
    """Whether "that" opens a clause instead of pointing at something."""
    if at + 1 >= len(items):
        return False
    after = items[at + 1]
    before = items[at - 1]
    return (
        after.tag in {"det", "pron", "modal", "be", "have", "neg", "adv", "do"}
        or after.mention is not None
        or is_verb(after)
        or bool(before.words)
        or before.mention is not None
    )


def _has_subject(items: Sequence[Item], at: int) -> bool:
    """Whether a mention and then a verb follow soon, before a comma."""
    seen = False
    for item in items[at : at + 8]:
        if item.low in {",", ";"}:
            return False
        if item.mention is not None or item.tag == "pron" or (item.tag == "" and not item.words):
            seen = True
        elif seen and (item.tag in {"be", "have", "modal", "do"} or is_verb(item)):
            return True
    return False


def _after_and(items: Sequence[Item], at: int) -> tuple[str, bool] | None:
    follows = at + 1
    while follows < len(items) and items[follows].tag == "adv":
        follows += 1
    if follows >= len(items):
        return None
    item = items[follows]
    if item.tag in {"be", "have", "modal", "do"} and _verb_before(items, at):
        return "and", True
    if (
        is_verb(item)
        and item.mention is None
        and not item.low.endswith("ing")
        and not _noun_like(items, follows)
        and _verb_before(items, at)
    ):
        return "and", True
    if item.tag in {"det", "pron"} or item.mention is not None or item.tag == "":
        return ("and", False) if _verb_before(items, at) and _clause_follows(items, follows) else None
    return None


def _noun_like(items: Sequence[Item], at: int) -> bool:
    item = items[at]
    after = items[at + 1].low if at + 1 < len(items) else ""
    return item.says("acts", Part.noun) is not None and after in {"of", "on", ",", "."}


def _verb_before(items: Sequence[Item], at: int) -> bool:
    return any(is_verb(one) or one.tag in {"be", "have", "modal"} for one in items[max(0, at - 25) : at])


def _clause_follows(items: Sequence[Item], at: int) -> bool:
    """Whether a subject and a finite verb follow an "and": a new clause with a subject of its own."""
    for number, item in enumerate(items[at : at + 7]):
        if item.low in {",", ";"} or item.tag == "and":
            return False
        if number and (
            item.tag in {"have", "modal", "do"} or item.low in {"is", "are", "was", "were"} or (item.low == "'s")
        ):
            return True
        if (
            number
            and item.mention is None
            and item.says("acts", Part.verb, Part.participle)
            and items[at + number - 1].mention is not None
        ):
            return True
        if number and item.low.endswith("ed") and items[at + number - 1].mention is not None:
            return True
    return False


def is_verb(item: Item) -> bool:
    """Whether it may be a verb of the lexicon."""
    return any(one.part in _VERBAL for one in item.words)


def is_passive(items: Sequence[Item], at: int, start: int) -> bool:
    """Whether the participle here is passive: something is done to what stands before it."""
    number = at - 1
    while number >= start and items[number].tag in {"adv", "neg"}:
        number -= 1
    if number < start:
        return False
    return items[number].tag == "be"


def can_act(mention: Mention | None) -> bool:
    """Whether a mention may be of somebody who restricts."""
    if mention is None or mention.modifies:
        return False
    if mention.entities:
        return mention.way != Way.demonym and any(one.actor is not None for one in mention.entities)
    if mention.new:
        return mention.actor_role != ""
    return mention.actor_role != "" and not (
        mention.plural and not mention.counted and mention.noun not in _ACTING_TOGETHER
    )


def can_be_restricted(mention: Mention | None) -> bool:
    """Whether a mention may be of something that is restricted."""
    if mention is None or mention.modifies:
        return False
    if mention.entities:
        return any(one.target is not None for one in mention.entities)
    return mention.target_role != "" or mention.new == "name"
