"""Kinds of technology that one text means by several names, and what belongs to them: "social media", "WhatsApp"."""

from policytrack.reading.rules.names.names import Entity

__all__ = ["are_one_kind", "is_of_kind"]

_KINDS = {
    "ai": (
        "ai-technology",
        "ai-tools",
        "ai-chatbots",
        "generative-ai",
        "chinese-ai",
        "ai-assistants",
        "third-party-ai",
    ),
    "phones": ("mobile-phones", "smartphones", "telephones"),
    "drones": ("drones", "chinese-drones", "foreign-drones"),
    "social": ("social-media", "messaging-apps", "chinese-social-media", "short-video-apps"),
    "apps": ("chinese-apps", "foreign-apps"),
    "cameras": ("surveillance-cameras", "chinese-cameras"),
    "vehicles": ("chinese-vehicles", "connected-vehicles"),
}
_KIND_OF = {key: kind for kind, keys in _KINDS.items() for key in keys}
_CALLED = {
    "ai": frozenset({"ai", "chatbot", "bot", "assistant"}),
    "social": frozenset({"social", "messaging", "messenger", "video", "network"}),
    "apps": frozenset({"app"}),
}
"""The words by which things are called that belong to a kind."""


def are_one_kind(first: Entity, second: Entity) -> bool:
    """Whether two kinds of technology are names for one: "mobile phones", "smartphones"."""
    return first.key in _KIND_OF and _KIND_OF[first.key] == _KIND_OF.get(second.key)


def is_of_kind(thing: Entity, kind: Entity) -> bool:
    """Whether a named thing belongs to a kind of technology, as far as it is known: WhatsApp to social media."""
    called = _CALLED.get(_KIND_OF.get(kind.key, ""))
    if kind.key.startswith("kind:"):  # "Chinese chatbots"
        called = frozenset(role.split()[-1].removesuffix("s") for role in kind.roles)
    if called is None or thing.general or thing.target is None:
        return False
    return any(word in called for role in thing.roles for word in role.split())
