"""Whose terms are spoken of, which let nobody use a product in some way: "a revised code of conduct excludes"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.syntax import Phrase, Syntax

__all__ = ["tell_terms", "vendor_by_terms"]

_TERMS = words.listing("vendor_terms")
_OWN_PAPERS = words.listing("vendor_papers")
_PARTS = frozenset({"clause", "clauses", "paragraph", "section", "provision", "passage", "sentence", "point"})
_HAVING = frozenset(
    {"have", "revise", "update", "rewrite", "change", "tighten", "amend", "publish", "release", "issue"}
)
_FAR = 4
_FORBIDDING = frozenset({"deal", "ban", "exclude", "block"})


def vendor_by_terms(story: Story, items: Sequence[Item], act: Act, targets: Sequence[Entity]) -> Entity | None:
    """The firm whose terms a sentence, or the one before it, says do not let others do something."""
    if act.key not in _FORBIDDING or act.turn.ordered:
        return None
    said = next((item for item in items if _says_terms(item)), None)
    if said is None:
        return _told_of(story, act, targets)
    firm = _firm_of(story, items, targets, sure=bool(act.actors) and not act.weak_actor)
    sure = not act.weak_actor and any(one.start < said.start for one in act.actors)
    if firm is None or (sure and not _is_under(items, said)):
        return None
    story.terms = (story.at, firm)
    return firm


def _told_of(story: Story, act: Act, targets: Sequence[Entity]) -> Entity | None:
    """The firm of whose terms the sentence before told, if it makes what may not be used."""
    at, told = story.terms
    if at != story.at - 1 or told is None or not (act.key == "deal" or (act.key == "ban" and act.dealing == "use")):
        return None
    sure = not act.weak_actor and any(one.entity is None or not one.entity.is_place for one in act.actors)
    makers = {one.target.maker for one in targets if one.target is not None} | {one.key for one in targets}
    return told if told.key in makers and not sure else None


def tell_terms(story: Story, syntax: Syntax) -> None:
    """Remember of whose terms a sentence tells: "Ruritel updated its terms", "Ruritel's usage policy is strict"."""
    if _OWN_PAPERS.isdisjoint(syntax.spoken) and _PARTS.isdisjoint(syntax.spoken):
        return
    for phrase in syntax.phrases:
        word = syntax.head(phrase).low.split()[-1]
        if word in _OWN_PAPERS and (firm := _owner(story, syntax, phrase)) is not None:
            story.terms = (story.at, firm)
        elif word in _PARTS and story.terms[0] == story.at - 1:  # "A second clause goes further."
            story.terms = (story.at, story.terms[1])


def _owner(story: Story, syntax: Syntax, phrase: Phrase) -> Entity | None:
    """The firm that terms are of, or that makes what they are of."""
    named = [*reversed(syntax.mentions(phrase))]
    own = syntax.items[phrase.start].low in {"its", "their", "our"}
    governor, role = syntax.governing(phrase)
    if governor is not None and role != "subject" and (own or governor.lemma in _HAVING):
        named += [one for each in governor.subjects for one in syntax.mentions(each)]
    entities = (one.entity for one in named if one.possessive or (one in named[-1:] and own) or not own)
    makers = (_maker(story, one) for one in entities if one is not None)
    return next((one for one in makers if one is not None), None)


def _maker(story: Story, entity: Entity) -> Entity | None:
    if entity.is_company:
        return entity
    return story.names.by_key.get((entity.target.maker if entity.target is not None else None) or "")


def _says_terms(item: Item) -> bool:
    """Whether a word is of terms: "terms", "code of conduct", "usage policy"."""
    if item.low in _TERMS or not item.words:
        return item.low in _TERMS
    return any(one.file == "acts" and one.key == "serve" for one in item.words if one.part == "noun")


def _is_under(items: Sequence[Item], said: Item) -> bool:
    """As in "police may not use it under the terms"."""
    at = next(at for at, item in enumerate(items) if item is said)
    return any(item.low == "under" for item in items[max(0, at - 5) : at])


def _firm_of(story: Story, items: Sequence[Item], targets: Sequence[Entity], *, sure: bool) -> Entity | None:
    """Who makes what is restricted, if the text speaks of that firm, or the firm that is named or acted last."""
    named = [one.mention.entity for one in items if one.mention is not None and one.mention.entity is not None]
    spoken = [one for one in (*named, *story.acting, *reversed(story.subjects[-_FAR:])) if one.is_company]
    makers = {one.target.maker for one in (*targets, *named) if one.target is not None}
    if not spoken and len(makers) == 1 and not sure:  # "under its terms, developers may not use Gemini"
        return story.names.by_key.get(next(iter(makers)) or "")
    firm = next((one for one in spoken if one.key in makers), spoken[0] if spoken and spoken[0] in named else None)
    others = any(one.actor is not None and not one.is_place for one in named)
    last = story.subjects[-1] if story.subjects and not others else None
    return firm or (last if last is not None and last.is_company else None)  # "A revised code of conduct says that"
