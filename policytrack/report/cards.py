"""Every restriction of a report, complete: its parts, the evidence of each, and the sources they lead to."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from policytrack.conflicts import conflicts
from policytrack.markup import Markup, marked, source, tag
from policytrack.model import Article, Evidence, Restriction
from policytrack.plots.selection import Selection, Shown, many
from policytrack.results.telling import Part, provenance, told, what, who
from policytrack.vocabulary import RelationKind

__all__ = ["badge", "card", "full_name", "sources"]


def full_name(one: Restriction) -> str:
    """Who restricts what, and how."""
    return f"{one.actor.name}: {one.target.name}, {one.measure.label}"


def badge(one: Shown) -> Markup:
    """How a restriction stands, in words and in the colour of the charts."""
    return tag("b", one.status, class_=f"stands {one.shade.name}", title=one.shade.value)


def card(one: Shown, shown: Mapping[str, str]) -> Markup:
    """A restriction with everything that is known of it.

    Args:
        one: The restriction.
        shown: The names of all restrictions on the page, by id, as those lead to each other.
    """
    known = one.restriction
    cited = _Cited(known.articles)
    name = full_name(known)
    link = tag("a", "#", href=f"#{known.id}", class_="anchor", aria_label=f"Link to {name} ({known.id})")
    state = f"strength: {known.strength.label}; {known.review.label}"
    return tag(
        "article",
        tag("h3", name, " ", link),
        tag("p", badge(one), " ", tag("small", state), " ", tag("small", tag("code", known.id))),
        tag("p", known.summary),
        tag("dl", *_described(known), *_parts(known, cited, shown), *_open(known)),
        class_="card",
        id=known.id,
    )


def sources(selection: Selection) -> Markup:
    """The articles, with what is known of each and how much rests on it."""
    articles = {article.id: article for one in selection.shown for article in one.restriction.articles}
    pieces = Counter(piece.article for one in selection.shown for _, piece in one.restriction.evidence())
    resting = Counter(article.id for one in selection.shown for article in one.restriction.articles)
    return tag(
        "ul",
        *(_source(articles[key], pieces[key], resting[key]) for key in sorted(articles)),
        class_="sources",
    )


class _Cited:
    """Where things were read, each passage that is at hand quoted once."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {article.id: article for article in articles}
        self._quoted: set[tuple[str, int, int]] = set()

    def listed(self, evidence: Iterable[Evidence]) -> Markup:
        lines = [tag("li", *self._piece(piece)) for piece in evidence]
        return tag("ul", *lines, class_="evidence") if lines else Markup("")

    def _piece(self, piece: Evidence) -> Iterator[str]:
        article = self._articles[piece.article]
        where = tag("a", piece.article, href=f"#{_anchor(article)}", title=article.title)
        yield tag(
            "small",
            f"{piece.stance.label}: ",
            where,
            f", characters {piece.start}\u2013{piece.end}, ",
            tag("code", piece.digest),
            *self._elsewhere(article, piece),
        )
        place = (piece.article, piece.start, piece.end)
        if piece.quote and place not in self._quoted:
            self._quoted.add(place)
            yield tag("blockquote", marked(piece.quote))

    def _elsewhere(self, article: Article, piece: Evidence) -> Iterator[str]:
        if article.url is not None:
            yield ", "
            yield source("at the source", article.url, article.title, piece.quote)


def _described(one: Restriction) -> Iterator[Markup]:
    yield _row("who", who(one.actor))
    yield _row("what", what(one.target))


def _parts(one: Restriction, cited: _Cited, shown: Mapping[str, str]) -> Iterator[Markup]:
    parts: tuple[Part, ...] = (*one.events, *one.scopes, *one.exemptions, *one.rationales)
    for part in parts:
        head, said, more = told(part)
        yield _row(head, said, *([tag("div", more)] if more else []), cited.listed(part.evidence))
    for relation in one.relations:
        yield _row("relation", *_related(relation.kind, relation.to, shown), cited.listed(relation.evidence))
    for each in conflicts(one):
        yield _row("conflict", str(each))


def _open(one: Restriction) -> Iterator[Markup]:
    """What no source says, as that is an answer as well."""
    for name, there in (("scope", one.scopes), ("reason", one.rationales)):
        if not there:
            yield _row(name, "not stated by any source")


def _related(kind: RelationKind, to: str, shown: Mapping[str, str]) -> Iterator[str]:
    yield f"{kind.label} "
    yield tag("a", shown[to], href=f"#{to}") if to in shown else f"{to}, which is not on this page"


def _row(head: str, *content: str) -> Markup:
    return tag("div", tag("dt", head), tag("dd", *content))


def _source(one: Article, pieces: int, resting: int) -> Markup:
    basis = [tag("div", tag("small", one.published_basis))] if one.published_basis else []
    return tag(
        "li",
        tag("b", one.title if one.url is None else source(one.title, one.url, one.title)),
        tag("div", provenance(one), "" if one.url else "; no address is recorded"),
        *basis,
        tag("div", tag("small", f"{many(pieces, 'piece')} of evidence for {many(resting, 'restriction')}")),
        tag("div", tag("small", tag("code", one.id), " ", tag("code", f"sha256:{one.sha256}"))),
        id=_anchor(one),
    )


def _anchor(article: Article) -> str:
    return f"source/{article.id}"
