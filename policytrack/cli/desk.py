"""The review on a terminal: one candidate after another, a key for each decision, each kept at once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from policytrack.cli.candidates import console, write_candidate
from policytrack.cli.editing import (
    Draft,
    Field,
    as_toml,
    draft_of,
    edited,
    fields,
    kept,
    of_toml,
    removed,
    with_value,
)
from policytrack.cli.signs import printable
from policytrack.errors import PolicytrackError

if TYPE_CHECKING:
    from policytrack.review import Candidate, Review

__all__ = ["Desk"]

_KEYS = "a accept  e edit  o open in editor  r reject  s skip  u undo  q quit  ? help"
_HELP = """\
a  accept: it joins the records as it is shown, and is marked as seen by you
e  edit: change single fields, look at it again, then accept
o  open in editor: change anything, in the editor that EDITOR names, then accept
r  reject: you are asked for a reason, which is kept; it does not come back from the same text
s  skip: leave it in the queue
u  undo: reverse your last decision; both stay on record
q  quit: what you decided is kept, the rest waits (so do Ctrl-C and Ctrl-D)"""
_STOPS = {"\x03", "\x04"}
"""Ctrl-C and Ctrl-D, where the terminal gives them as keys."""
_ENDS = (KeyboardInterrupt, EOFError, typer.Abort)


class Desk:
    """One sitting: whose it is, what is left, and what was decided."""

    def __init__(self, review: "Review", by: str, *, key: Callable[[], str] = typer.getchar) -> None:
        """Begin with all candidates that somebody should decide on."""
        self._review = review
        self._by = by
        self._key = key
        self._console = console()
        self._left = [one.number for one in review.queue()]
        self._drafts: dict[int, Draft] = {}
        self._skipped: list[int] = []
        self._done: Counter[str] = Counter()
        self._decided: list[int] = []

    def sit(self) -> None:
        """Go through the candidates until none is left or the reviewer has had enough."""
        if not self._left:
            self._say("Nothing waits for review.")
            return
        try:
            while self._turn() if self._left else self._again():
                pass
        except _ENDS:
            self._say("")
        self._say(self._summary())
        for number, draft in self._drafts.items():
            file = kept(as_toml(self._review.get(number), draft), number)
            self._say(f"Candidate {number} was amended and not accepted: policytrack review amend {number} {file}")

    def _turn(self) -> bool:
        """Show the first candidate that is left and do what is asked; whether to go on."""
        number = self._left[0]
        one = self._review.get(number)
        if not one.is_open:
            self._say(f"Candidate {number} was decided on by somebody else meanwhile.")
            self._next()
            return True
        draft = self._drafts.get(number)
        shown = one if draft is None else self._review.preview(number, draft)
        self._console.rule(style="dim")
        amended = "" if draft is None else ", amended but not accepted yet"
        write_candidate(self._console, shown, f"{amended}; {len(self._left)} left")
        return self._act(one)

    def _again(self) -> bool:
        """With nothing left, ask whether to go back to something; whether to go on."""
        while self._decided or self._skipped:
            skipped = f"  s see the {len(self._skipped)} skipped again" if self._skipped else ""
            self._say(Text(f"That was the last one.  u undo{skipped}  q quit", style="reverse"))
            pressed = self._key().lower()
            if pressed == "s" and self._skipped:
                self._left, self._skipped = self._skipped, []
                return True
            if pressed == "u" and self._undo():
                return True
            if pressed in {"q", *_STOPS}:
                return False
        return False

    def _act(self, one: "Candidate") -> bool:
        """Do what a key asks for; whether to go on."""
        acts: Mapping[str, Callable[[Candidate], bool]] = {
            "a": self._accept,
            "e": self._edit,
            "o": self._open,
            "r": self._reject,
            "s": self._skip,
            "u": lambda _: self._undo(),
        }
        while True:
            self._say(Text(_KEYS, style="reverse"))
            pressed = self._key().lower()
            if pressed == "q":
                return False
            if pressed in _STOPS:
                return False
            if pressed not in acts:
                self._say(_HELP)
                continue
            try:
                if acts[pressed](one):
                    return True
            except PolicytrackError as error:
                self._complain(error)

    def _accept(self, one: "Candidate") -> bool:
        draft = self._drafts.get(one.number)
        if draft is None:
            decision = self._review.accept(one.number, by=self._by)
        else:
            decision = self._review.amend(one.number, draft, by=self._by)
        self._decide(one.number, f"{decision.kind.label}ed", f"{decision.restriction} is in the records")
        return True

    def _reject(self, one: "Candidate") -> bool:
        reason = self._ask("Why (Enter to go back)")
        if not reason:
            return False
        self._review.reject(one.number, by=self._by, reason=reason)
        self._decide(one.number, "rejected", "rejected")
        return True

    def _skip(self, one: "Candidate") -> bool:
        self._skipped.append(one.number)
        self._next()
        return True

    def _undo(self) -> bool:
        own = [each for each in self._review.candidates() if each.decision and each.decision.by == self._by]
        last = max((each.decision for each in own if each.decision), key=lambda each: each.number, default=None)
        if last is None:
            self._say("You have made no decision that stands.")
            return False
        said = f"{last.kind.label} of candidate {last.candidate}, {last.at:%Y-%m-%d %H:%M} UTC"
        if last.candidate not in self._decided and self._ask(f"Undo an earlier sitting's {said}? Type yes") != "yes":
            return False
        self._review.undo(by=self._by, candidate=last.candidate)
        self._done["undone"] += 1
        self._say(f"Undone: {said}.")
        self._left = [last.candidate, *(each for each in self._left if each != last.candidate)]
        self._decided = [each for each in self._decided if each != last.candidate]
        return True

    def _edit(self, one: "Candidate") -> bool:
        draft = self._drafts.get(one.number) or draft_of(one)
        self._list(draft)
        while True:
            choice = self._ask("Number to change, -number to remove, ? to list, Enter when done")
            if not choice:
                return one.number in self._drafts
            before = list(fields(draft))
            try:
                if choice != "?":
                    draft = self._changed(one.number, draft, before, choice)
            except (PolicytrackError, ValueError) as error:
                self._complain(error)
                continue
            # What else is listed would push what was changed, or was wrong, off the screen.
            is_renumbered = len(before) != len(list(fields(draft)))
            self._list(draft, () if choice == "?" or is_renumbered else before)

    def _list(self, draft: Draft, before: Sequence[Field] = ()) -> None:
        """List the fields, or those that are not what they were before."""
        for number, field in enumerate(fields(draft), 1):
            if field not in before:
                self._say(f"{number:>3} {field.label}: {printable(field.value) or '-'}")

    def _changed(self, number: int, draft: Draft, listed: list[Field], choice: str) -> Draft:
        """The draft with one field changed or removed, if the whole is still valid."""
        if not choice.removeprefix("-").isdecimal() or not 1 <= abs(int(choice)) <= len(listed):
            raise ValueError(f'"{choice}" is no number of a field')
        field = listed[abs(int(choice)) - 1]
        if choice.startswith("-"):
            changed = removed(draft, field)
        else:
            value = self._ask(f"{field.label} [{printable(field.value)}]")
            if not value:
                return draft
            changed = with_value(draft, field, value)
        self._review.preview(number, changed)
        self._drafts[number] = changed
        return changed

    def _open(self, one: "Candidate") -> bool:
        before = as_toml(one, self._drafts.get(one.number) or draft_of(one))

        def check(text: str) -> None:
            self._review.preview(one.number, of_toml(text))

        def again(error: Exception, file: Path) -> bool:
            self._complain(error)
            if self._ask("Enter to edit it again, x to give up") != "x":
                return True
            self._say(f"Your edit is kept in {file}")
            return False

        text = edited(before, one.number, check, again)
        if text == before:
            self._say("Nothing was changed.")
        if text is None or text == before:
            return False
        self._drafts[one.number] = of_toml(text)
        return True

    def _decide(self, number: int, what: str, said: str) -> None:
        self._done[what] += 1
        self._decided.append(number)
        self._drafts.pop(number, None)
        self._say(f"Candidate {number}: {said}.")
        self._next()

    def _next(self) -> None:
        self._left = self._left[1:]

    def _summary(self) -> str:
        waiting = len(self._left) + len(self._skipped)
        done = ", ".join(f"{many} {what}" for what, many in self._done.items()) or "Nothing decided"
        return f"{done}; {waiting} left in the queue."

    def _complain(self, error: Exception) -> None:
        notes = getattr(error, "__notes__", ())
        self._say(Text(printable(" ".join((str(error), *notes))), style="bold red"))

    def _say(self, said: str | Text) -> None:
        self._console.print(said)

    def _ask(self, question: str) -> str:
        return input(f"{question}: ").strip()
