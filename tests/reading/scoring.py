"""How well candidates agree with annotated records.

A candidate is a restriction in the JSON shape that `policytrack read --format jsonl` prints. It matches a record if the
actor and the target agree (any accepted name, or for a government the code of its place), one to one, where measure and
status agree first. A whole record is a match whose measure and status are right too. Optional records are neither asked
for nor held against anyone. The vocabulary of the candidates is finer than that of the annotation, so its codes are
gathered into the annotation's classes.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tests.reading.annotations import AnnotatedArticle, AnnotatedRecord, Span

__all__ = ["ArticleScore", "Candidate", "Miss", "Rate", "Score", "score"]

Candidate = Mapping[str, Any]

_MEASURES = {
    "use_ban": {
        "use_ban",
        "installation_ban",
        "removal_order",
        "account_or_integration_restriction",
        "data_input_restriction",
    },
    "access_block": {"access_block"},
    "app_store_removal": {"app_store_removal", "app_store_suspension", "listing_declined"},
    "procurement_ban": {"procurement_ban"},
    "data_processing_ban": {"data_processing_block", "data_transfer_ban"},
    "export_control": {"export_control"},
    "advisory": {"advisory"},
    "terms_restriction": {"terms_of_service_restriction"},
    "sale_or_equipment_ban": {
        "equipment_authorisation_denial",
        "rip_and_replace",
        "network_rollout_exclusion",
        "import_restriction",
        "services_ban",
    },
}
_ANY_OTHER_MEASURE = "other_restriction"
_STATUSES = {
    "in_force": {"in_force", "partly_in_force", "legacy"},
    "announced": {"announced", "adopted_not_in_force"},
    "under_consideration": {"under_consideration"},
    "lifted": {"ended"},
    "suspended": {"suspended"},
    "denied": {"rejected"},
}
_RATIONALES = {
    "national_security": {"national_security", "critical_infrastructure_protection"},
    "data_privacy": {"data_privacy", "cross_border_transfer"},
    "foreign_government_access": {"foreign_government_access"},
    "data_security": {"confidentiality_or_data_leak", "cybersecurity"},
    "disinformation_or_propaganda": {"influence_or_disinformation"},
    "content_morality_or_youth": {"content_or_child_safety"},
    "election_or_public_order": {"public_order_or_morality"},
    "ip_protection": {"export_control_or_ip"},
    "legal_noncompliance": {"non_cooperation"},
    "safety_or_accuracy": {"quality_or_accuracy"},
    "economic_or_trade": {"economic_or_competition"},
    "human_rights": {"ethics_or_rights"},
}
_ANY_OTHER_RATIONALE = "other"
_NO_RESTRICTION = {"permission", "investigation", "lawsuit", "penalty"}
_NO_STATUS = "advocated_only"
_GOVERNMENTS = {"national_government", "subnational_government"}
_EVIDENCED = ("events", "scopes", "exemptions", "rationales")

_SPELLINGS = (("u.s.", "us"), ("u.k.", "uk"), ("united states", "us"), ("\u2019", "'"))
_EMPTY_WORDS = frozenset(
    {"the", "of", "s", "inc", "ltd", "co", "corp", "company", "government", "republic"}
    | {"app", "apps", "ai", "chatbot", "application", "platform", "software", "technologies", "technology"}
    | {"products", "equipment", "service", "services"}
)


class Rate(NamedTuple):
    """Of `found`, `hits` were right; `asked` were there to find."""

    hits: int
    found: int
    asked: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right; 0 where nothing was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was asked that was found; 0 where nothing was asked."""
        return self.hits / self.asked if self.asked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / (self.found + self.asked) if self.hits else 0.0

    def __add__(self, other: object) -> "Rate":
        """Count both together."""
        if not isinstance(other, Rate):
            return NotImplemented
        return Rate(self.hits + other.hits, self.found + other.found, self.asked + other.asked)


class Miss(NamedTuple):
    """A record that was not found, or not read right: what the best match says instead."""

    record: str
    instead: str | None


@dataclass(frozen=True, slots=True)
class ArticleScore:
    """How the candidates of one article agree with its records."""

    article: str
    pairs: Rate
    whole: Rate
    measures: int
    statuses: int
    reasons: Rate
    overlapping: int
    grounded: int
    misses: tuple[Miss, ...]
    false_alarms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """The measures of a set of articles, each derived from the counts of its articles."""

    articles: tuple[ArticleScore, ...]

    @property
    def actor_and_target(self) -> Rate:
        """Matches: actor and target agree."""
        return self._sum("pairs")

    @property
    def whole_record(self) -> Rate:
        """The headline: actor, target, measure and status agree."""
        return self._sum("whole")

    @property
    def mean_f1(self) -> float:
        """F1 of whole records, averaged over the articles that ask for some, so that long lists weigh no more."""
        asking = [one.whole.f1 for one in self.articles if one.whole.asked]
        return sum(asking) / len(asking) if asking else 0.0

    @property
    def measure_accuracy(self) -> float:
        """The share of matches whose measure is right."""
        return self._share("measures")

    @property
    def status_accuracy(self) -> float:
        """The share of matches whose status is right."""
        return self._share("statuses")

    @property
    def rationale(self) -> Rate:
        """The reasons given in matches."""
        return self._sum("reasons")

    @property
    def evidence_overlap(self) -> float:
        """The share of matches of which a passage overlaps one that was annotated."""
        return self._share("overlapping")

    @property
    def grounded(self) -> float:
        """The share of matches that have passages, all of which lie in the text."""
        return self._share("grounded")

    @property
    def quiet_articles(self) -> int:
        """How many articles ask for no record."""
        return sum(not one.whole.asked for one in self.articles)

    @property
    def alarms_in_quiet_articles(self) -> int:
        """How many candidates were found in those."""
        return sum(one.whole.found for one in self.articles if not one.whole.asked)

    def as_dict(self) -> dict[str, Any]:
        """The measures by name, rounded, for printing."""
        return {
            "articles": len(self.articles),
            "records": self.whole_record.asked,
            "actor_and_target": _rounded(self.actor_and_target),
            "whole_record": _rounded(self.whole_record),
            "whole_record_per_article_mean_f1": round(self.mean_f1, 3),
            "measure_accuracy": round(self.measure_accuracy, 3),
            "status_accuracy": round(self.status_accuracy, 3),
            "rationale": _rounded(self.rationale),
            "evidence_overlap": round(self.evidence_overlap, 3),
            "grounded": round(self.grounded, 3),
            "false_alarms_in_articles_without_records": [self.alarms_in_quiet_articles, self.quiet_articles],
        }

    def _sum(self, field: str) -> Rate:
        return sum((getattr(one, field) for one in self.articles), Rate(0, 0, 0))

    def _share(self, field: str) -> float:
        right: int = sum(getattr(one, field) for one in self.articles)
        return right / (self.actor_and_target.hits or 1)


def score(read: Iterable[tuple[AnnotatedArticle, Iterable[Candidate]]]) -> Score:
    """Compare what was read from each article with what its annotation asks for."""
    return Score(tuple(_score_article(article, list(candidates)) for article, candidates in read))


def _score_article(article: AnnotatedArticle, candidates: Sequence[Candidate]) -> ArticleScore:
    unique = _without_repeats(one for one in candidates if _is_restriction(one))
    pairs = _pair(unique, article.records)
    required = [one for one in article.records if not one.optional]
    hits = [(one, record) for one, record in pairs if not record.optional]
    whole = [(one, record) for one, record in hits if _measure_ok(one, record) and _status_ok(one, record)]
    found = len(unique) - (len(pairs) - len(hits))
    paired = {id(one) for one, _ in pairs}
    return ArticleScore(
        article=article.name,
        pairs=Rate(len(hits), found, len(required)),
        whole=Rate(len(whole), found, len(required)),
        measures=sum(_measure_ok(*pair) for pair in hits),
        statuses=sum(_status_ok(*pair) for pair in hits),
        reasons=sum((_reasons(*pair) for pair in hits), Rate(0, 0, 0)),
        overlapping=sum(_overlaps(*pair) for pair in hits),
        grounded=sum(_is_grounded(one, article.text) for one, _ in hits),
        misses=tuple(_misses(required, hits, whole)),
        false_alarms=tuple(_described(one, article.text) for one in unique if id(one) not in paired),
    )


def _is_restriction(candidate: Candidate) -> bool:
    return candidate.get("measure") not in _NO_RESTRICTION and candidate.get("status") != _NO_STATUS


def _without_repeats(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The same actor, target and measure count again only with another status or scope."""
    return list({_identity(one): one for one in candidates}.values())


def _identity(candidate: Candidate) -> str:
    scopes = [{key: one[key] for key in one if key != "evidence"} for one in candidate.get("scopes") or ()]
    who, what = (_names(candidate.get(part))[0] for part in ("actor", "target"))
    return json.dumps([who, what, candidate.get("measure"), candidate.get("status"), scopes])


def _pair(
    candidates: Sequence[Candidate], records: Sequence[AnnotatedRecord]
) -> list[tuple[Candidate, AnnotatedRecord]]:
    """Match one to one, required records before optional ones, and those of which more is right before others."""
    options = sorted(
        (-(_measure_ok(one, record) + _status_ok(one, record) + 2 * (not record.optional)), at, number)
        for at, one in enumerate(candidates)
        for number, record in enumerate(records)
        if _same_actor(one, record) and _same_target(one, record)
    )
    pairs: dict[int, int] = {}
    for _, at, number in options:
        if at not in pairs and number not in pairs.values():
            pairs[at] = number
    return [(candidates[at], records[number]) for at, number in pairs.items()]


def _same_actor(candidate: Candidate, record: AnnotatedRecord) -> bool:
    actor = candidate.get("actor") or {}
    if _same_name(_names(actor), (record.actor, *record.actor_alt)):
        return True
    coded = record.actor_code is not None and record.actor_code == actor.get("place")
    return coded and actor.get("kind") in _GOVERNMENTS


def _same_target(candidate: Candidate, record: AnnotatedRecord) -> bool:
    return _same_name(_names(candidate.get("target")), (record.subject, *record.subject_alt))


def _measure_ok(candidate: Candidate, record: AnnotatedRecord) -> bool:
    return _class_of(candidate.get("measure"), _MEASURES, _ANY_OTHER_MEASURE) in {record.measure, *record.measure_alt}


def _status_ok(candidate: Candidate, record: AnnotatedRecord) -> bool:
    return _class_of(candidate.get("status"), _STATUSES, "") in {record.status, *record.status_alt}


def _class_of(code: str | None, classes: Mapping[str, set[str]], otherwise: str) -> str:
    return next((name for name, codes in classes.items() if code in codes), otherwise)


def _reasons(candidate: Candidate, record: AnnotatedRecord) -> Rate:
    """The reasons required, of those given; ones that are only accepted count neither way."""
    given = {one.get("category") for one in candidate.get("rationales") or ()} - {"unstated"}
    classes = {_class_of(one, _RATIONALES, _ANY_OTHER_RATIONALE) for one in given}
    right = classes & {*record.rationales}
    return Rate(len(right), len((classes - {*record.rationales_alt}) | right), len({*record.rationales}))


def _overlaps(candidate: Candidate, record: AnnotatedRecord) -> bool:
    return any(
        one.start < other.end and other.start < one.end for one in _spans(candidate) for other in record.evidence
    )


def _is_grounded(candidate: Candidate, text: str) -> bool:
    spans = _spans(candidate)
    return bool(spans) and all(0 <= one.start < one.end <= len(text) for one in spans)


def _spans(candidate: Candidate) -> list[Span]:
    parts = (part for key in _EVIDENCED for part in candidate.get(key) or ())
    return [Span(start=one["start"], end=one["end"]) for part in parts for one in part.get("evidence") or ()]


def _names(thing: Mapping[str, Any] | None) -> list[str]:
    thing = thing or {}
    return [thing.get("name") or "", (thing.get("id") or "").replace("-", " "), *(thing.get("aliases") or ())]


def _same_name(names: Iterable[str], accepted: Iterable[str]) -> bool:
    wanted = {_words(one) for one in accepted if one}
    return any(_words(one) in wanted for one in names if one)


def _words(name: str) -> frozenset[str]:
    name = name.casefold()
    for spelling, plain in _SPELLINGS:
        name = name.replace(spelling, plain)
    words = frozenset(re.findall(r"[a-z0-9]+", name))
    return words - _EMPTY_WORDS or words


def _misses(
    required: Iterable[AnnotatedRecord],
    hits: Sequence[tuple[Candidate, AnnotatedRecord]],
    whole: Sequence[tuple[Candidate, AnnotatedRecord]],
) -> Iterable[Miss]:
    right = {id(record) for _, record in whole}
    matched = {id(record): candidate for candidate, record in hits}
    for record in required:
        if id(record) not in right:
            candidate = matched.get(id(record))
            yield Miss(str(record), f"{candidate.get('measure')} / {candidate.get('status')}" if candidate else None)


def _described(candidate: Candidate, text: str) -> str:
    who, what = (_names(candidate.get(part))[0] for part in ("actor", "target"))
    said = next((" ".join(text[one.start : one.end].split()) for one in _spans(candidate)), "no passage")
    return f'{who} / {what} / {candidate.get("measure")} / {candidate.get("status")}: "{said}"'


def _rounded(rate: Rate) -> dict[str, float]:
    return {"precision": round(rate.precision, 3), "recall": round(rate.recall, 3), "f1": round(rate.f1, 3)}
