"""What laws for the young are about that do not say it: "Georgia's parental-consent law" is about social media."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.progress import Progress

__all__ = ["LAWS", "meant_for_the_young"]

_SOCIAL_MEDIA = "social-media"
LAWS = ("parental", "consent ", "age ", "age-", "law on parental", "laws on parental", "law on age", "laws on age")
"""How the names of laws begin that keep the young from something, or ask their parents."""
_ACCOUNTS = words.listing("accounts")
_YOUNG = frozenset({"children", "minors", "under-16s", "under-15s", "teenagers", "teens", "kids", "under-14s"})


def meant_for_the_young(read: Progress, items: Sequence[Item], act: Act) -> Entity | None:
    """Social media, where a law for the young does not say what it is about and the text has spoken of them."""
    if not act.open_object or any(one.entities or one.new for one in act.targets):
        return None
    if not (act.key == "limit" and act.says.startswith(LAWS)) and not _is_of_accounts(items, act):
        return None
    entity = read.story.names.by_key.get(_SOCIAL_MEDIA)
    spoken = (one for found in read.found for one in found.entities)
    return entity if entity is not None and any(one is entity for one in spoken) else None


def _is_of_accounts(items: Sequence[Item], act: Act) -> bool:
    """As in "a ban on accounts for children under 14"."""
    said = {part for one in items[act.around[0] : act.around[1]] for part in one.low.split()}
    return act.noun and not said.isdisjoint(_ACCOUNTS) and not said.isdisjoint(_YOUNG)
