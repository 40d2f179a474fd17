"""A plain question becomes a query, with what was not understood."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from policytrack import places
from policytrack.query import Query
from policytrack.questions.catalogue import Catalogue
from policytrack.questions.comparing import SUBJECTS
from policytrack.questions.draft import AUXILIARIES, Draft
from policytrack.questions.gathering import COUNTED, Gathering
from policytrack.questions.grammar import read
from policytrack.questions.lexicon import Kind, out_of_reach
from policytrack.questions.meaning import LEFT_OUT, PATTERNS, Meaning
from policytrack.questions.repairs import alike, repaired
from policytrack.questions.tokens import LONGEST

__all__ = ["Understood", "understand"]

_TOO_LONG = f"A question can have {LONGEST:,} characters, and this one has more"
_COMPARED = ("actor", "target", "within", "part_of")
_IN_FRONT = {"target", "target_kind", "origin", "measure", "strength", "status"}
_EXAMPLE = 'Ask, for instance, "Who restricts DeepSeek in the United States, and why?"'


@dataclass(frozen=True, slots=True, repr=False)
class Understood:
    """How a question was understood.

    Attributes:
        question: The question.
        kind: What sort of answer it wants.
        also: What else it asks for ("and why").
        of: What is counted: "actor", "target", "place" or "restriction".
        meaning: The filters that it names.
        gathering: What is asked of all restrictions together: "by measure", "the most", "at least three".
        queries: The queries to ask: one, or two where two things or two days are compared.
        repairs: Words that were taken for others, each with what it was taken for.
        not_understood: The words that carry meaning and were not understood.
        ambiguous: Names that mean several things, with the choices.
        beyond: Why it is out of reach, if it is.
        suggestions: Known names like the words that were not understood.
    """

    question: str
    kind: Kind
    also: tuple[Kind, ...]
    of: str | None
    meaning: Meaning
    gathering: Gathering
    queries: tuple[Query, ...]
    repairs: tuple[tuple[str, str], ...] = ()
    not_understood: tuple[str, ...] = ()
    ambiguous: tuple[tuple[str, tuple[str, ...]], ...] = ()
    beyond: str | None = None
    suggestions: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """The question as it was understood, in words."""
        return f"<Understood: {self.kind}: {self.words}>"

    @property
    def query(self) -> Query:
        """The query, the first where there are two."""
        return self.queries[0]

    @property
    def compared(self) -> str | None:
        """The filter whose values are laid side by side, if they are."""
        return _compared(self.meaning) if self.kind is Kind.differ else None

    @property
    def stops(self) -> bool:
        """Whether it cannot be answered as it stands."""
        return bool(self.not_understood or self.ambiguous or self.beyond or self.asks_nothing)

    @property
    def asks_nothing(self) -> bool:
        """Whether it names nothing to ask about."""
        plain = self.kind in {Kind.list, Kind.changed, Kind.how_many}
        needs_two = self.kind is Kind.differ and len(self.queries) < len(("one", "other"))
        return needs_two or (
            not any(True for _ in self.meaning.filters())
            and not self.gathering
            and not (plain and any(map(str.isalnum, self.question)))
        )

    @property
    def words(self) -> str:
        """The question in words: "restrictions on DeepSeek, within United States, in force on 2025-03-01"."""
        return ", ".join((*_words(self.meaning, self.kind), *self.gathering.describe(self.subject)))

    @property
    def subject(self) -> str | None:
        """What the answer names, one of the groups that restrictions are counted by; nothing for yes and no."""
        return COUNTED.get(self.of or "restriction") if self.kind is Kind.how_many else SUBJECTS.get(self.kind)

    @property
    def taken_for(self) -> str:
        """What was taken for what, in a sentence, if anything was."""
        return " ".join(f'I took "{written}" for {meant}.' for written, meant in self.repairs)

    @property
    def asked_back(self) -> str:
        """What to ask back where it stops."""
        return " ".join(_asked_back(self))

    def to_dict(self) -> dict[str, Any]:
        """The filters as plain JSON values."""
        plain = {name: list(value) if isinstance(value, tuple) else value for name, value in self.meaning.filters()}
        days = {name: value.isoformat() for name, value in plain.items() if isinstance(value, date)}
        left_out = {
            how: [{name: list(values) for name, values in one} for one in getattr(self.meaning, how)]
            for how in LEFT_OUT
        }
        return {"kind": self.kind.value, **plain, **days, **{how: said for how, said in left_out.items() if said}} | (
            self.gathering.to_dict()
        )


def understand(question: str, catalogue: Catalogue, today: date, previous: Understood | None = None) -> Understood:
    """Understand a question.

    Args:
        question: An English question, or a few words of one.
        catalogue: The actors and targets that it can name.
        today: The day that "last month" is relative to.
        previous: The question before, which this one follows up: what it names replaces what that one named.

    Example:
        >>> found = understand("Who bans apps in Germany since March?", Catalogue((), ()), date(2025, 6, 15))
        >>> found.kind.value, found.words
        ('who', 'ban on any app, within Germany, begun since 2025-03-01')
        >>> understand("Who frobnicates?", Catalogue((), ()), date(2025, 6, 15)).not_understood
        ('frobnicates',)
    """
    phrases, repairs = repaired(question, catalogue, today)
    draft = read(phrases, catalogue, today, asks=question.rstrip().endswith("?"), follows=previous is not None)
    meaning, kind, gathering = draft.meaning, draft.kinds[0], draft.gathering
    if previous is not None:
        meaning, kind = _followed_up(draft, previous)
        gathering = gathering or (previous.gathering if kind is previous.kind else gathering)
    unknown = tuple(dict.fromkeys(draft.unknown))
    return Understood(
        question=question,
        kind=kind,
        also=tuple(one for one in draft.kinds[1:] if one is not kind),
        of=draft.of if draft.of or previous is None else previous.of,
        meaning=meaning,
        gathering=gathering,
        queries=tuple(_queries(kind, meaning, catalogue)),
        repairs=repairs,
        not_understood=unknown,
        ambiguous=tuple(draft.ambiguous.items()),
        beyond=_TOO_LONG if len(question) > LONGEST else draft.beyond,
        suggestions=_suggestions(unknown, catalogue),
    )


def _followed_up(draft: Draft, previous: Understood) -> tuple[Meaning, Kind]:
    """The meaning and the kind of a follow-up: a bare place is asked about as the place before was."""
    new = draft.meaning
    if previous.meaning.within and not previous.meaning.actor and (new.actor or new.absent):
        places = (*(draft.catalogue.actor_by_id[one].place for one in new.actor), *new.absent)
        codes = tuple(code for code in places if code is not None)
        if len(codes) == len(places):
            said = " or ".join(new.said.get("actor", ()) or new.said.get("absent", ()))
            new = new.without("actor", "absent").with_("within", codes, said)
    asks = any("kind" in (role, "") or role == "which" for role in draft.taken.values())
    asks = asks or draft.at(0).text.casefold() in AUXILIARIES
    return new.upon(previous.meaning), draft.kinds[0] if asks else previous.kind


def _queries(kind: Kind, meaning: Meaning, catalogue: Catalogue) -> Iterator[Query]:
    if kind is Kind.differ:
        name = _compared(meaning)
        for value, said in _each(meaning, name):
            alone = meaning if name is None else meaning.without(name).with_(name, (value,), said)
            yield alone.query(catalogue)
    elif kind is Kind.changed and meaning.since is not None:
        for day in (meaning.since, meaning.until):
            yield replace(meaning, since=None, until=None, on=day).query(catalogue)
    else:
        yield meaning.query(catalogue)


def _compared(meaning: Meaning) -> str | None:
    return next((one for one in _COMPARED if len(getattr(meaning, one)) > 1), None)


def _each(meaning: Meaning, name: str | None) -> Iterator[tuple[str, str]]:
    if name is None:
        yield "", ""
        return
    values, said = getattr(meaning, name), meaning.said.get(name, ())
    yield from zip(values, said if len(said) == len(values) else values, strict=True)


def _words(meaning: Meaning, kind: Kind) -> Iterator[str]:
    said = {name: " or ".join(words) for name, words in meaning.said.items() if words}
    yield _what(said, negated=meaning.negated)
    for name, pattern in PATTERNS.items():
        if name in said and name not in _IN_FRONT:
            yield pattern.format(said[name])
    if "status" in said or meaning.on:
        yield " ".join(filter(None, (said.get("status"), f"on {meaning.on}" if meaning.on else None)))
    if kind is Kind.changed:
        yield f"changed from {meaning.since} to {meaning.until}"
    elif meaning.since:
        yield f"{'taken effect' if meaning.begun else 'begun'} since {meaning.since}" + (
            f" and until {meaning.until}" if meaning.until else ""
        )
    if meaning.known:
        yield f"as known on {meaning.known}"
    yield from _number_of_sources(meaning)
    for how, word in (("other_than", "other than"), ("lacking", "not")):
        if how in said:
            yield f"{word} {said[how]}"


def _what(said: dict[str, str], *, negated: bool) -> str:
    what = f"{said['strength']} " if "strength" in said else ""
    what += said.get("measure", "restrictions")
    if "target" in said:
        what += f" on {said['target']}" + (f" ({said['target_kind']})" if "target_kind" in said else "")
    elif "target_kind" in said or "origin" in said:
        what += f" on any {said.get('target_kind', 'target')}"
    what += f" from {said['origin']}" if "origin" in said else ""
    return f"not found: {what}" if negated else what


def _number_of_sources(meaning: Meaning) -> Iterator[str]:
    if meaning.at_least is not None:
        yield f"according to at least {meaning.at_least} articles"
    if meaning.at_most is not None:
        yield f"according to at most {meaning.at_most} article{'' if meaning.at_most == 1 else 's'}"


def _asked_back(one: Understood) -> Iterator[str]:
    for name, choices in one.ambiguous:
        yield f'"{name}" may mean several things: which one, {_either(choices)}?'
    if one.not_understood:
        words = ", ".join(f'"{word}"' for word in one.not_understood)
        yield f"I did not understand {words}: leave it out or say it in other words."
    if one.suggestions:
        yield f"Did you mean {_either(one.suggestions)}?"
    if one.beyond:
        yield f"{one.beyond}."
        if one.beyond == out_of_reach("verdict"):
            yield f"Ask: policytrack check {_case(one.meaning)}."
    if one.asks_nothing and not (one.not_understood or one.ambiguous):
        yield _no_two(one.meaning) if one.kind is Kind.differ else _EXAMPLE
    elif one.beyond or one.not_understood:
        yield f"What can be answered: {one.words}."


def _no_two(meaning: Meaning) -> str:
    if meaning.absent:
        names = _either(tuple(places.get(code).name for code in meaning.absent))
        return f"No record is about a government of {names}, so there is nothing to compare."
    return "Name two actors, targets or places to compare."


def _case(meaning: Meaning) -> str:
    """The options of `check` for what a question names."""
    said = [("target", meaning.said.get("target", ())), ("place", meaning.within), ("on", (str(meaning.on or ""),))]
    said += [(name, getattr(meaning, name)) for name in ("audience", "setting", "surface")]
    given = [(name, values[0]) for name, values in said if len(values) == 1 and values[0]]
    if not meaning.target:
        given.insert(0, ("target", "NAME"))
    return " ".join(f'--{name} "{value}"' if " " in value else f"--{name} {value}" for name, value in given)


def _either(names: tuple[str, ...]) -> str:
    *rest, last = names
    return f"{', '.join(rest)} or {last}" if rest else last


def _suggestions(unknown: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for word in unknown[:3] for name in alike(word, catalogue)))
