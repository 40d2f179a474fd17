"""Families of what can be restricted, by the kind that names have."""

__all__ = ["GOODS", "ONLINE", "PROGRAMS"]

ONLINE = frozenset({"app", "website", "service"})
"""Kinds of what is used over networks."""

PROGRAMS = ONLINE | {"model"}
"""Kinds of what is made of code."""

GOODS = frozenset({"device", "equipment", "component"})
"""Kinds of what can be held in hands and shipped."""
