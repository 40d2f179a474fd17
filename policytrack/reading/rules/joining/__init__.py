"""What several sentences say together, and what is proposed of it.

retelling   one measure that is told twice, by different measures
joining     claims of one actor, one target and one measure
proposing   from claims to proposals
"""

from policytrack.reading.rules.joining.joining import joined

__all__ = ["joined"]
