"""A small database in which every sort of answer occurs, with the texts that its evidence points into.

All of it is made up, and happens in 2025. The early article was published on 20 January, the vague one in February, the
late one on 15 June.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Protocol

import policytrack as pt
from policytrack.dates import UncertainDate
from policytrack.model import Actor, Article, Event, Evidence, Exemption, Rationale, Reach, Restriction, Scope, Target
from policytrack.passages import locate, sha256
from policytrack.vocabulary import (
    ActorKind,
    Audience,
    EventKind,
    Measure,
    RationaleCategory,
    ReviewState,
    Setting,
    SourceTier,
    Stance,
    Strength,
    TargetKind,
)
from tests.databases import empty_file

__all__ = [
    "ACTORS",
    "ARTICLES",
    "RESTRICTIONS",
    "SCRIPT",
    "TARGETS",
    "TEXTS",
    "cite",
    "filled",
    "ids",
    "restriction",
    "write_texts",
]


class _Identified(Protocol):
    @property
    def id(self) -> str | None: ...


SCRIPT = "<script>alert('&')</script>"

EARLY = """Texas forbids its staff to use Acme Chat, "for the privacy of Texans", says Governor Doe.
The Pentagon warns of it. The Navy keeps it off its base in Yokosuka.
Germany is looking into it. Some ministry, it is not said where, bans Tock.
Namibia barred Tock this month. \U0001f1f3\U0001f1e6 Contractors of Texas are exempt until July.
"""
VAGUE = "Acme Chat left the app stores of Germany, or so it is told. Tock is out of the app stores of the EU.\n"
LATE = """In June, Texas adds that Acme Chat endangers national security.
Germany took Acme Chat out of the app stores on 1 June, for breaches of data protection.
The ban of Texas now binds its contractors as well. Georgia plans to ban Tock in 2030.
"""
_FILES = {"100-early": EARLY, "101-vague": VAGUE, "102-late": LATE}
_PUBLISHED = {"100-early": "2025-01-20", "101-vague": "2025-02", "102-late": "2025-06-15"}

ARTICLES = tuple(
    Article(
        id=name,
        title=f"The {name} article",
        published=UncertainDate(_PUBLISHED[name]),
        recorded=date(2025, 7, 1),
        sha256=sha256(text),
        tier=SourceTier.other_press,
    )
    for name, text in _FILES.items()
)
TEXTS = dict(_FILES)

_GOVERNMENT = ActorKind.national_government
ACTORS = (
    Actor(id="us", name="United States", kind=_GOVERNMENT, place="US", aliases=("USA",)),
    Actor(
        id="us-dod",
        name="Department of Defense",
        kind=ActorKind.agency,
        place="US",
        part_of="us",
        aliases=("Pentagon",),
    ),
    Actor(id="us-navy", name="US Navy", kind=ActorKind.military, place="US", part_of="us-dod"),
    Actor(id="us-tx", name="Texas", kind=ActorKind.subnational_government, place="US-TX"),
    Actor(id="de", name="Germany", kind=_GOVERNMENT, place="DE"),
    Actor(id="eu", name="European Union", kind=ActorKind.supranational_body, place="EU"),
    Actor(id="ge", name="Republic of Georgia", kind=_GOVERNMENT, place="GE"),
    Actor(id="na", name="Namibia", kind=_GOVERNMENT, place="NA"),
    Actor(id="ministry", name=SCRIPT, kind=ActorKind.ministry_or_department, place_note="no country is named"),
    Actor(id="acme-inc", name="Acme", kind=ActorKind.company, place="US"),
)
TARGETS = (
    Target(id="acme", name="Acme", kind=TargetKind.company, origin="NA"),
    Target(id="acme-chat", name="Acme Chat", kind=TargetKind.app, maker="acme", origin="NA", aliases=("AChat",)),
    Target(id="acme-one", name="Acme One", kind=TargetKind.model, maker="acme", origin="NA"),
    Target(id="tock", name="Tock", kind=TargetKind.app, aliases=("TickTock", "the clock app")),
)
_ACTOR = {one.id: one for one in ACTORS}
_TARGET = {one.id: one for one in TARGETS}


def cite(article: str, quote: str, stance: Stance = Stance.supports) -> tuple[Evidence]:
    """Evidence of the passage of an article that reads so."""
    found = locate(_FILES[article], quote)
    return (Evidence(article=article, start=found.start, end=found.end, digest=found.digest, stance=stance),)


def restriction(actor: str, target: str, measure: Measure, events: Iterable[Event], **more: object) -> Restriction:
    """A restriction of an actor on a target, named by their ids."""
    values = {
        "id": f"{actor}/{target}/{measure}",
        "actor": _ACTOR[actor],
        "target": _TARGET[target],
        "measure": measure,
        "strength": Strength.partial,
        "summary": f"{_ACTOR[actor].name} restricts {_TARGET[target].name}.",
        "review": ReviewState.agent_reviewed,
        "events": tuple(events),
        "articles": ARTICLES,
    }
    return Restriction.model_validate(values | more)


def _event(kind: EventKind, when: str | None, evidence: tuple[Evidence, ...]) -> Event:
    return Event(kind=kind, date=None if when is None else UncertainDate(when), evidence=evidence)


def _scope(place: str | None, audience: Audience, setting: Setting, evidence: tuple[Evidence, ...]) -> Scope:
    return Scope(place=place, audience=(audience,), setting=(setting,), evidence=evidence)


_TEXAS = restriction(
    "us-tx",
    "acme-chat",
    Measure.use_ban,
    [_event(EventKind.took_effect, "2025-01-10", cite("100-early", "Texas forbids its staff to use Acme Chat"))],
    scopes=[
        _scope(
            "US-TX",
            Audience.government_employees,
            Setting.issuer_owned_device,
            cite("100-early", "Texas forbids its staff"),
        ),
        _scope(
            "US-TX",
            Audience.contractors_and_suppliers,
            Setting.unspecified,
            cite("102-late", "now binds its contractors as well"),
        ),
    ],
    rationales=[
        Rationale(
            category=RationaleCategory.data_privacy,
            statement="The data of Texans are at risk.",
            attributed_to="Governor Doe",
            evidence=cite("100-early", "for the privacy of Texans"),
        ),
        Rationale(
            category=RationaleCategory.national_security,
            statement="It endangers the nation.",
            evidence=cite("102-late", "Acme Chat endangers national security"),
        ),
    ],
    exemptions=[
        Exemption(
            scope=Reach(audience=(Audience.contractors_and_suppliers,)),
            until=UncertainDate("2025-07"),
            evidence=cite("100-early", "Contractors of Texas are exempt until July"),
        )
    ],
)
_PENTAGON = restriction(
    "us-dod",
    "acme-chat",
    Measure.advisory,
    [_event(EventKind.took_effect, None, cite("100-early", "The Pentagon warns of it"))],
)
_NAVY = restriction(
    "us-navy",
    "acme-chat",
    Measure.use_ban,
    [_event(EventKind.took_effect, None, cite("100-early", "The Navy keeps it off its base"))],
    scopes=[
        _scope("JP", Audience.military_personnel, Setting.unspecified, cite("100-early", "off its base in Yokosuka"))
    ],
)
_GERMANY = restriction(
    "de",
    "acme-chat",
    Measure.app_store_removal,
    [
        _event(EventKind.considered, None, cite("100-early", "Germany is looking into it")),
        _event(EventKind.took_effect, "2025-06-01", cite("102-late", "out of the app stores on 1 June")),
    ],
    scopes=[_scope("DE", Audience.unspecified, Setting.app_store, cite("102-late", "Germany took Acme Chat out"))],
    rationales=[
        Rationale(
            category=RationaleCategory.data_privacy,
            statement="Data protection was breached.",
            evidence=cite("102-late", "for breaches of data protection"),
        )
    ],
    review=ReviewState.human_reviewed,
)
_UNRESOLVED = restriction(
    "ministry",
    "tock",
    Measure.use_ban,
    [_event(EventKind.took_effect, None, cite("100-early", "Some ministry, it is not said where, bans Tock"))],
)
_NAMIBIA = restriction(
    "na",
    "tock",
    Measure.use_ban,
    [_event(EventKind.took_effect, "2025-01", cite("100-early", "Namibia barred Tock this month"))],
    scopes=[_scope("NA", Audience.general_public, Setting.unspecified, cite("100-early", "Namibia barred Tock"))],
    strength=Strength.full,
)
_UNION = restriction(
    "eu",
    "tock",
    Measure.app_store_removal,
    [_event(EventKind.took_effect, None, cite("101-vague", "Tock is out of the app stores"))],
    scopes=[_scope("EU", Audience.unspecified, Setting.app_store, cite("101-vague", "the app stores of the EU"))],
)
_GEORGIA = restriction(
    "ge",
    "tock",
    Measure.use_ban,
    [_event(EventKind.announced, "2025-06", cite("102-late", "Georgia plans to ban Tock in 2030"))],
)
RESTRICTIONS = (_GERMANY, _UNION, _GEORGIA, _UNRESOLVED, _NAMIBIA, _PENTAGON, _NAVY, _TEXAS)
"""In the order in which they are found."""


def filled(file: Path, *, texts: bool = False) -> Path:
    """Make a database of all of it, with or without the texts."""
    with pt.open(empty_file(file)) as tracker:
        tracker.add(RESTRICTIONS, actors=ACTORS, targets=TARGETS, articles=ARTICLES, texts=TEXTS if texts else None)
    return file


def write_texts(folder: Path) -> Path:
    """Write the texts into a folder, under names that say nothing of what is in them but the number."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name[:3]}_text.txt").write_bytes(text.encode())
    return folder


def ids(found: Iterable[_Identified]) -> list[str | None]:
    """The ids of restrictions, or of what they are gathered under."""
    return [one.id for one in found]
