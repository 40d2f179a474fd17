"""Whose terms are spoken of, which let nobody use a product in some way: "a revised code of conduct excludes"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.story import Story

__all__ = ["vendor_by_terms"]

_TERMS = words.listing("vendor_terms")
_FAR = 4
_FORBIDDING = frozenset({"deal", "ban", "exclude", "block"})


def vendor_by_terms(story: Story, items: Sequence[Item], act: Act, targets: Sequence[Entity]) -> Entity | None:
    """The firm whose terms a sentence, or the one before it, says do not let others do something."""
    if act.key not in _FORBIDDING or act.turn.ordered:
        return None
    at, told = story.terms
    said = next((item for item in items if _says_terms(item)), None)
    if said is None and (at != story.at - 1 or told is None or act.key != "deal"):
        return None
    firm = _firm_of(story, items, targets, sure=bool(act.actors) and not act.weak_actor)
    if said is None:
        return told if told is firm else None
    sure = not act.weak_actor and any(one.start < said.start for one in act.actors)
    if firm is None or (sure and not _is_under(items, said)):
        return None
    story.terms = (story.at, firm)
    return firm


def _says_terms(item: Item) -> bool:
    """Whether a word is of terms: "terms", "code of conduct", "usage policy"."""
    return item.low in _TERMS or any(
        one.file == "acts" and one.key == "serve" for one in item.words if one.part == "noun"
    )


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
    return next((one for one in spoken if one.key in makers), spoken[0] if spoken and spoken[0] in named else None)
