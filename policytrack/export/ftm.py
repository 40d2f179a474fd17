"""FollowTheMoney entities, one JSON object a line, as Aleph and OpenSanctions read them.

Every restriction is a link from its actor to its target, with measure and status, and links each of its articles to the
target. Only what binds and was legally made is a `Sanction` besides: a bill, a call or a warning is none. https://followthemoney.tech/explorer/schemata/
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from policytrack import places
from policytrack.dates import UncertainDate
from policytrack.model import Actor, Article, Restriction, Target
from policytrack.places import PlaceKind
from policytrack.query import Query
from policytrack.results import status_shown
from policytrack.vocabulary import ActorKind, EventKind, Status, TargetKind

if TYPE_CHECKING:
    from policytrack.export.formats import Export

__all__ = ["followthemoney"]

_MADE = {Status.in_force, Status.adopted_not_in_force, Status.suspended, Status.ended}
_COMPANIES = {
    ActorKind.company,
    ActorKind.platform_operator,
    ActorKind.technology_provider,
    ActorKind.financial_institution,
    ActorKind.state_owned_enterprise,
}
_SOMEBODY = {ActorKind.political_figure, ActorKind.unknown}
_STARTS = (EventKind.took_effect, EventKind.enforced)
_LISTINGS = (EventKind.adopted, EventKind.announced)
_ENDS = (EventKind.lifted, EventKind.expired, EventKind.struck_down, EventKind.superseded)
_Properties = Mapping[str, Iterable[str | None]]


def followthemoney(what: "Export") -> Iterator[str]:
    """The entities: those that are referred to before those that refer to them."""
    for one in _entities(what):
        yield json.dumps(one, ensure_ascii=False) + "\n"


def _entities(what: "Export") -> Iterator[dict[str, Any]]:
    yield from map(_actor, what.collection.actors)
    yield from map(_target, what.collection.targets)
    yield from (_made_by(one) for one in what.collection.targets if one.maker)
    yield from map(_article, what.collection.articles)
    for one in what.collection.restrictions:
        yield _link(one, what.query)
        yield from (_source(one, article) for article in one.articles)
        if one.measure.binding and one.status(what.query.day, what.query.known) in _MADE:
            yield _sanction(one, what.query)


def _entity(kind: str, name: str, schema: str, properties: _Properties) -> dict[str, Any]:
    said = {field: [value for value in values if value] for field, values in properties.items()}
    return {
        "id": _id(kind, name),
        "schema": schema,
        "properties": {field: those for field, those in said.items() if those},
    }


def _id(kind: str, name: str) -> str:
    return f"policytrack-{kind}-{name.replace('/', '.').replace('~', '.')}"


def _actor(one: Actor) -> dict[str, Any]:
    above = [_id("actor", one.part_of)] if one.part_of else []
    said: _Properties = {
        "name": [one.name],
        "alias": one.aliases,
        "country": [_country(one.place)],
        "notes": [one.kind.label],
    }
    return _entity("actor", one.id, _schema(one.kind), {**said, "parent": above})


def _schema(kind: ActorKind) -> str:
    if kind in _COMPANIES:
        return "Company"
    if kind in _SOMEBODY:
        return "LegalEntity"
    return "PublicBody" if kind.is_public else "Organization"


def _target(one: Target) -> dict[str, Any]:
    # A product, a technology or a kind of data has no schema of its own; an asset is what comes nearest.
    schema = "Company" if one.kind is TargetKind.company else "Asset"
    said: _Properties = {
        "name": [one.name],
        "alias": one.aliases,
        "country": [_country(one.origin)],
        "notes": [one.kind.label],
    }
    return _entity("target", one.id, schema, said)


def _made_by(one: Target) -> dict[str, Any]:
    ends = {"subject": [_id("target", one.maker or "")], "object": [_id("target", one.id)]}
    return _entity("maker", one.id, "UnknownLink", {**ends, "role": ["maker"]})


def _article(one: Article) -> dict[str, Any]:
    published = None if one.published is None else _prefix(one.published)
    said: _Properties = {
        "title": [one.title],
        "publisher": [one.publisher],
        "publishedAt": [published],
        "sourceUrl": [one.url],
    }
    return _entity("article", one.id, "Article", said)


def _link(one: Restriction, query: Query) -> dict[str, Any]:
    ends = {"subject": [_id("actor", one.actor.id)], "object": [_id("target", one.target.id)]}
    said = {"role": [one.measure.label], "status": [status_shown(one, query)], **_said(one)}
    return _entity("link", one.id, "UnknownLink", {**ends, **said})


def _source(one: Restriction, article: Article) -> dict[str, Any]:
    ends = {"document": [_id("article", article.id)], "entity": [_id("target", one.target.id)]}
    said = {"role": [f"{one.actor.name}: {one.measure.label}"], "recordId": [one.id]}
    return _entity("source", f"{one.id}.{article.id}", "Documentation", {**ends, **said})


def _sanction(one: Restriction, query: Query) -> dict[str, Any]:
    said: _Properties = {
        "entity": [_id("target", one.target.id)],
        "authority": [one.actor.name],
        "program": [f"{one.actor.name}: {one.measure.label}"],
        "provisions": [one.measure.label],
        "status": [status_shown(one, query)],
        "reason": [reason.statement for reason in one.rationales],
        "country": [_country(one.actor.place)],
        "listingDate": _dates(one, _LISTINGS),
    }
    return _entity("sanction", one.id, "Sanction", {**said, **_said(one)})


def _said(one: Restriction) -> dict[str, Iterable[str | None]]:
    """What an interval says of any restriction."""
    return {
        "recordId": [one.id],
        "summary": [one.summary],
        "startDate": _dates(one, _STARTS),
        "endDate": _dates(one, _ENDS),
        "sourceUrl": [article.url for article in one.articles],
    }


def _dates(one: Restriction, kinds: tuple[EventKind, ...]) -> list[str]:
    found = [_prefix(event.date) for event in one.events if event.kind in kinds and event.date is not None]
    return sorted({date for date in found if date})


def _prefix(when: UncertainDate) -> str | None:
    """A date as precise as its bounds agree, since a date of FollowTheMoney is a day, a month or a year."""
    if when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    if when.precision != "interval":
        return when.text
    return next((first[:length] for length in (10, 7, 4) if first[:length] == last[:length]), None)


def _country(code: str | None) -> str | None:
    if code is None or code == "EU":
        return code and code.casefold()
    place = places.get(code)
    return None if place.kind is PlaceKind.bloc else code.partition("-")[0].casefold()
