"""JSON-LD: restrictions in terms of ODRL, their evidence in terms of the Web Annotation model, sources in schema.org's.

Only what is certainly in force on the day becomes a rule of ODRL (https://www.w3.org/TR/odrl-model/): a bill that said
`odrl:prohibition` would be over-claimed. All else is said with words of our own (`pt:`), and is no policy to a reader
of ODRL. Every passage is an `oa:Annotation` (https://www.w3.org/TR/annotation-model/) that points into its article.
The context stands in the document, so that nothing is fetched to read it.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from policytrack import __version__
from policytrack.dates import Certainty
from policytrack.licence import CREDIT, LICENCE_URL
from policytrack.model import (
    Actor,
    Article,
    Event,
    Evidence,
    Exemption,
    Rationale,
    Reach,
    Restriction,
    ScopeTerms,
    Target,
)
from policytrack.query import Query
from policytrack.vocabulary import Measure

if TYPE_CHECKING:
    from policytrack.export.formats import Export

__all__ = ["CONTEXT", "jsonld"]

_ID = "urn:policytrack:"
CONTEXT: Mapping[str, object] = {
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "oa": "http://www.w3.org/ns/oa#",
    "schema": "https://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "pt": f"{_ID}vocabulary:",
}
_Node = dict[str, Any]

_ACTIONS = {
    # Where ODRL has an action of the same meaning; else the measure itself is the action.
    Measure.use_ban: "odrl:use",
    Measure.terms_of_service_restriction: "odrl:use",
    Measure.permission: "odrl:use",
    Measure.installation_ban: "odrl:install",
    Measure.removal_order: "odrl:uninstall",
    Measure.app_store_removal: "odrl:distribute",
    Measure.app_store_suspension: "odrl:distribute",
}
_OBLIGATIONS = {
    Measure.removal_order,
    Measure.rip_and_replace,
    Measure.divestiture_requirement,
    Measure.approval_requirement,
    Measure.disclosure_or_reporting_duty,
    Measure.monitoring_or_audit_duty,
}
_NO_RULE = {Measure.listing_declined, Measure.service_withdrawal, Measure.penalty, Measure.other}
"""An act that has been done, or one that no code describes: neither allows, forbids nor obliges."""


def jsonld(what: "Export") -> Iterator[str]:
    """One document with a graph."""
    licence = {"dcterms:license": {"@id": LICENCE_URL}, "dcterms:bibliographicCitation": CREDIT} if what.bundled else {}
    about = {
        "@id": f"{_ID}export",
        "@type": "schema:Dataset",
        "schema:name": what.query.describe(),
        "schema:version": __version__,
        "dcterms:temporal": what.query.day.isoformat(),
        **licence,
    }
    document = {"@context": CONTEXT, "@graph": [about, *_nodes(what)]}
    yield json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _nodes(what: "Export") -> Iterator[_Node]:
    yield from map(_actor, what.collection.actors)
    yield from map(_target, what.collection.targets)
    yield from map(_article, what.collection.articles)
    for one in what.collection.restrictions:
        yield _restriction(one, what.query)
        yield from _annotations(one)


def _actor(one: Actor) -> _Node:
    said = {
        "schema:name": one.name,
        "schema:alternateName": one.aliases,
        "pt:kind": one.kind,
        "dcterms:spatial": one.place,
    }
    above = {"schema:parentOrganization": _link("actor", one.part_of)} if one.part_of else {}
    return _node("actor", one.id, ["odrl:Party", "schema:Organization"], {**said, **above})


def _target(one: Target) -> _Node:
    said = {"schema:name": one.name, "schema:alternateName": one.aliases, "pt:kind": one.kind, "pt:origin": one.origin}
    made = {"pt:maker": _link("target", one.maker)} if one.maker else {}
    return _node("target", one.id, ["odrl:Asset"], {**said, **made})


def _article(one: Article) -> _Node:
    said = {
        "schema:name": one.title,
        "schema:publisher": one.publisher,
        "schema:url": one.url and {"@id": one.url},
        "schema:datePublished": one.published and one.published.text,
        "schema:sha256": one.sha256,
        "pt:tier": one.tier,
    }
    return _node("article", one.id, ["schema:Article"], said)


def _restriction(one: Restriction, query: Query) -> _Node:
    said = {
        "dcterms:description": one.summary,
        "pt:actor": _link("actor", one.actor.id),
        "pt:target": _link("target", one.target.id),
        "pt:measure": one.measure,
        "pt:strength": one.strength,
        "pt:status": one.status(query.day, query.known),
        "pt:review": one.review,
        "pt:event": [_part(one, "events", number, _event(part)) for number, part in enumerate(one.events)],
        "pt:scope": [_part(one, "scopes", number, _reach(part)) for number, part in enumerate(one.scopes)],
        "pt:exemption": [_part(one, "exemptions", number, _exempt(part)) for number, part in enumerate(one.exemptions)],
        "pt:reason": [_part(one, "rationales", number, _reason(part)) for number, part in enumerate(one.rationales)],
        "pt:relation": [
            _part(one, "relations", number, {"pt:kind": part.kind, "pt:to": _link("restriction", part.to)})
            for number, part in enumerate(one.relations)
        ],
    }
    rules = _rules(one) if one.in_force(query.day, query.known) is Certainty.certain else {}
    kinds = ["pt:Restriction", *(["odrl:Set"] if rules else [])]
    return _node("restriction", one.id, kinds, {**said, **rules})


def _rules(one: Restriction) -> _Node:
    """The restriction as rules: one for each scope, as several are a union, and a permission for each exemption."""
    if one.measure in _NO_RULE or not (one.measure.binding or one.measure is Measure.permission):
        return {}
    kind = _kind_of_rule(one.measure)
    rules = {f"odrl:{kind}": [_rule(one, kind, scope, scope.condition) for scope in one.scopes or (ScopeTerms(),)]}
    if one.exemptions and kind == "prohibition":
        rules["odrl:permission"] = [_rule(one, "permission", each.scope, each.condition) for each in one.exemptions]
        rules["odrl:conflict"] = {"@id": "odrl:perm"}  # type: ignore[assignment]  # not a list, as the others are
    return {"odrl:uid": {"@id": f"{_ID}restriction:{one.id}"}, "odrl:profile": {"@id": "pt:profile"}, **rules}


def _kind_of_rule(measure: Measure) -> str:
    if measure is Measure.permission:
        return "permission"
    return "obligation" if measure in _OBLIGATIONS else "prohibition"


def _rule(one: Restriction, kind: str, reach: Reach, condition: str | None) -> _Node:
    duty = kind == "obligation"
    said = {
        "@type": "odrl:Duty" if duty else f"odrl:{kind.capitalize()}",
        "odrl:assigner": _link("actor", one.actor.id),
        "odrl:target": _link("target", one.target.id),
        "odrl:action": {"@id": _ACTIONS.get(one.measure, f"pt:{one.measure}")},
        "odrl:assignee": [{"@id": f"pt:audience:{term}"} for term in reach.audience],
        "odrl:constraint": list(_constraints(reach)),
        "pt:condition": condition,
    }
    return _filled(said)


def _constraints(reach: Reach) -> Iterator[_Node]:
    # What is not specified is said, as a rule without a constraint would reach everybody and everything.
    operands = (
        ("odrl:spatial", [reach.place or "unspecified"]),
        ("pt:setting", reach.setting),
        ("pt:surface", reach.surface),
    )
    for left, right in operands:
        yield {
            "@type": "odrl:Constraint",
            "odrl:leftOperand": {"@id": left},
            "odrl:operator": {"@id": "odrl:isAnyOf"},
            "odrl:rightOperand": list(right),
        }


def _event(one: Event) -> _Node:
    return {"pt:kind": one.kind, "dcterms:date": one.date and one.date.text, "dcterms:description": one.note}


def _reach(one: Reach) -> _Node:
    terms = {f"pt:{name}": getattr(one, name) for name in ("audience", "setting", "surface")}
    return {"dcterms:spatial": one.place, **terms, "pt:condition": getattr(one, "condition", None)}


def _exempt(one: Exemption) -> _Node:
    return _reach(one.scope) | {"pt:condition": one.condition, "pt:until": one.until and one.until.text}


def _reason(one: Rationale) -> _Node:
    return {"pt:category": one.category, "dcterms:description": one.statement, "pt:attributedTo": one.attributed_to}


def _annotations(one: Restriction) -> Iterator[_Node]:
    for where, piece in one.evidence():
        part, _, nth = where.replace("[", ":").replace("]", "").partition(".evidence:")
        body = f"{_ID}restriction:{one.id}:{part}"
        yield {
            "@id": f"{body}:evidence:{nth}",
            "@type": "oa:Annotation",
            "oa:motivatedBy": {"@id": "oa:linking"},
            "oa:hasBody": {"@id": body},
            "oa:hasTarget": _passage(piece),
            "pt:stance": piece.stance,
        }


def _passage(piece: Evidence) -> _Node:
    position = {"@type": "oa:TextPositionSelector", "oa:start": piece.start, "oa:end": piece.end}
    source = {"oa:hasSource": _link("article", piece.article), "oa:hasSelector": position}
    return {"@type": "oa:SpecificResource", **source, "pt:digest": piece.digest}


def _part(one: Restriction, name: str, number: int, said: _Node) -> _Node:
    return {"@id": f"{_ID}restriction:{one.id}:{name}:{number}", **_filled(said)}


def _node(kind: str, name: str, types: Sequence[str], said: _Node) -> _Node:
    return {"@id": f"{_ID}{kind}:{name}", "@type": list(types), **_filled(said)}


def _link(kind: str, name: str) -> _Node:
    return {"@id": f"{_ID}{kind}:{name}"}


def _filled(said: _Node) -> _Node:
    return {name: value for name, value in said.items() if value not in (None, [], ())}
