"""Where each candidate stands, as it follows from the readings and the decisions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from policytrack.store.reviewing import Decision, Entry, Ledger
from policytrack.vocabulary import CandidateState, DecisionKind

__all__ = ["Standings", "standing"]


def standing(decisions: Iterable[Decision]) -> dict[int, Decision]:
    """The decision that stands on each candidate, by the candidate's number: the last one that was not undone."""
    made = tuple(decisions)
    undone = {one.undoes for one in made}
    return {one.candidate: one for one in made if one.kind is not DecisionKind.undo and one.number not in undone}


class Standings:
    """The states of all candidates.

    Attributes:
        entries: The candidates, by their numbers.
        decisions: All decisions, in their order.
        decided: The decision that stands on each candidate that one stands on, by the candidate's number.
        states: The state of each candidate, by its number.
    """

    def __init__(self, ledger: Ledger) -> None:
        """Derive them."""
        self.entries: Mapping[int, Entry] = {one.number: one for one in ledger.entries}
        self.decisions = ledger.decisions
        self.decided: Mapping[int, Decision] = standing(ledger.decisions)
        self._readings = ledger.readings
        self._latest = _latest_texts(ledger.readings)
        self._current: dict[tuple[int, str], list[Entry]] = defaultdict(list)
        for one in ledger.entries:
            if self._is_current(one):
                self._current[one.lineage, one.restriction].append(one)
        self.states: Mapping[int, CandidateState] = {one.number: self._state(one) for one in ledger.entries}

    def accepted(self, restriction: str) -> list[tuple[Entry, Decision, CandidateState]]:
        """The candidates whose acceptance stands and made or joined a restriction, in their order."""
        return [
            (self.entries[number], one, self.states[number])
            for number, one in sorted(self.decided.items())
            if one.kind.accepts and one.restriction == restriction
        ]

    def instead(self, number: int) -> tuple[int, ...]:
        """The other candidates for the same restriction that are read now in the article of a candidate."""
        one = self.entries[number]
        return tuple(each.number for each in self._current[one.lineage, one.restriction] if each.number != number)

    def _is_current(self, one: Entry) -> bool:
        """Whether the last reading by its reader found it, in the text that the article has now."""
        return one.text == self._latest[one.lineage] and one.seen == self._readings[one.lineage, one.text, one.reader]

    def _state(self, one: Entry) -> CandidateState:
        decision = self.decided.get(one.number)
        if decision is None:
            return CandidateState.pending if self._is_current(one) else CandidateState.superseded
        if not decision.kind.accepts:
            return CandidateState.rejected
        if self._is_current(one) or decision.reading >= self._changed(one):
            return CandidateState.accepted
        return self._overtaken(one)

    def _changed(self, one: Entry) -> int:
        """The last reading that could have told something else: of another text, or of its own by its reader."""
        return max(
            reading
            for (lineage, text, reader), reading in self._readings.items()
            if lineage == one.lineage and (text != one.text or reader == one.reader)
        )

    def _overtaken(self, one: Entry) -> CandidateState:
        """The state of an acceptance whose candidate is read no longer: what was decided on the one in its place."""
        others = [self.decided.get(each.number) for each in self._current[one.lineage, one.restriction]]
        if any(other is not None and other.kind.accepts for other in others):
            return CandidateState.superseded
        if others and None not in others:
            # Who rejected what is read now stayed with what was accepted.
            return CandidateState.accepted
        return CandidateState.stale


def _latest_texts(readings: Mapping[tuple[int, int, str], int]) -> dict[int, int]:
    """The text of each article that was read last, by the number of the lineage."""
    latest: dict[int, tuple[int, int]] = {}
    for (lineage, text, _), reading in readings.items():
        latest[lineage] = max(latest.get(lineage, (0, 0)), (reading, text))
    return {lineage: text for lineage, (_, text) in latest.items()}
