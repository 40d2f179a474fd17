"""The rulings on many cases, as an immutable sequence and as a table."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, overload

from policytrack.results import frames, grids
from policytrack.verdicts.card import rulings_card
from policytrack.verdicts.case import Case
from policytrack.verdicts.ruling import Ruling
from policytrack.vocabulary import Verdict

__all__ = ["Rulings"]

_SHOWN = 20
_BETWEEN = "; "
_ASKED: Mapping[str, str] = dict.fromkeys(
    ("target", "actor", "member_of", "audience", "place", "setting", "surface"), frames.TEXT
) | {"on": frames.DAY, "known": frames.DAY}
_TOLD: Mapping[str, str] = dict.fromkeys(
    ("verdict", "because", "premises", "conditions", "pending", "would_decide", "looked_at"), frames.TEXT
)


@dataclass(frozen=True, repr=False)
class Rulings(Sequence[Ruling]):
    """The rulings on many cases, in the order of those.

    Attributes:
        items: The rulings.

    Example:
        >>> from policytrack.verdicts import check_all
        >>> check_all([Case.of(target="lemon8", place="FR", on="2025-03-01")], [])
        what    who  where        on what  when        verdict  because  more
        lemon8       France (FR)           2025-03-01  unknown
        1 case: 1 unknown
    """

    items: tuple[Ruling, ...]

    @overload
    def __getitem__(self, index: int) -> Ruling: ...
    @overload
    def __getitem__(self, index: slice) -> "Rulings": ...
    def __getitem__(self, index: int | slice) -> "Ruling | Rulings":
        """One ruling, or a part of them as rulings again."""
        return replace(self, items=self.items[index]) if isinstance(index, slice) else self.items[index]

    def __len__(self) -> int:
        """How many cases there are."""
        return len(self.items)

    def __repr__(self) -> str:
        """The rulings as aligned text, and how many there are of each verdict."""
        if not self.items:
            return self.footer()
        rows = islice(self.brief_rows(), _SHOWN)
        return "\n".join([*grids.aligned(rows), *self._more(), self.footer()])

    def _repr_html_(self) -> str:
        """The rulings as an HTML table, for a notebook."""
        if not self.items:
            return f"<p>{self.footer()}</p>"
        rows = islice(zip(self.brief_rows(), self.items, strict=True), _SHOWN)
        return rulings_card([(row, one.verdict) for row, one in rows], (*self._more(), self.footer()))

    @property
    def verdicts(self) -> dict[Verdict, int]:
        """How many cases have each verdict, the strictest first; one that none has is left out."""
        found = Counter(one.verdict for one in self.items)
        return {verdict: found[verdict] for verdict in Verdict if verdict in found}

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the columns of `rows`."""
        return (*_ASKED, *_TOLD)

    def rows(self) -> Iterator[dict[str, str]]:
        """The rulings as rows of words: the case, the verdict and what led to it; what is open is empty."""
        return ({name: _worded(value) for name, value in _row(one).items()} for one in self.items)

    def brief_rows(self) -> Iterator[dict[str, str]]:
        """The rulings as rows of fewer words, for a table on a terminal."""
        return map(_brief, self.items)

    def footer(self) -> str:
        """How many cases there are, and how many have each verdict, in one line."""
        many = f"{len(self):,} case{'' if len(self) == 1 else 's'}"
        found = ", ".join(f"{number:,} {verdict.label}" for verdict, number in self.verdicts.items())
        return f"{many}: {found}" if found else f"{many}."

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rulings as plain JSON values, each as `Ruling.to_dict` gives it."""
        return [one.to_dict() for one in self.items]

    def to_frame(self) -> frames.Frame:
        """The rulings as a data frame with a row for each case, and the same columns and types whatever they hold.

        The columns are those of the case; `verdict`; `because`, the restrictions that decide, and `premises`, what
        decides of each; `conditions`, `pending`, `would_decide` and `looked_at`. Of several in one cell, a semicolon
        stands between.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        return frames.framed([_row(one) for one in self.items], {**_ASKED, **_TOLD})

    def _more(self) -> Iterator[str]:
        if len(self) > _SHOWN:
            yield f"... and {len(self) - _SHOWN:,} more"


def _row(one: Ruling) -> dict[str, Any]:
    case = one.case
    return {
        "target": _BETWEEN.join(case.target),
        "actor": case.actor,
        "member_of": _BETWEEN.join(case.member_of) or None,
        "audience": case.audience and case.audience.code,
        "place": case.place,
        "setting": case.setting and case.setting.code,
        "surface": case.surface and case.surface.code,
        "on": case.day,
        "known": case.known,
        "verdict": one.verdict.code,
        "because": _BETWEEN.join(each.id for each in one.deciding),
        "premises": _BETWEEN.join(" and ".join(premise.code for premise in each.deciding) for each in one.deciding),
        "conditions": _BETWEEN.join(one.conditions),
        "pending": _BETWEEN.join(each.id for each in one.pending),
        "would_decide": _BETWEEN.join(turn.text for turn in one.would_decide),
        "looked_at": _BETWEEN.join(one.looked_at),
    }


def _brief(one: Ruling) -> dict[str, str]:
    case = one.case
    first, *others = [each.id for each in one.deciding or one.pending] or [""]
    return {
        "what": ", ".join(case.target),
        "who": _who(case),
        "where": case.place_label,
        "on what": ", ".join(term.label for term in (case.setting, case.surface) if term),
        "when": case.day.isoformat(),
        "verdict": one.verdict.label,
        "because": first,
        "more": f"+{len(others)}" if others else "",
    }


def _who(case: Case) -> str:
    who = case.audience.label if case.audience else ""
    return f"{who} of {' and '.join(case.member_of)}" if case.member_of else who


def _worded(value: object) -> str:
    return "" if value is None else str(value)
