"""Who decides: a person by name, or a program after `agent:`, which can never say that a person looked."""

import re

from policytrack.errors import ReviewError
from policytrack.model import Restriction
from policytrack.vocabulary import ReviewState

__all__ = ["is_agent", "named", "reviewed"]

_AGENT = re.compile(r"agent\s*:\s*(.*)", re.IGNORECASE | re.DOTALL)
_BY_A_PERSON = frozenset({ReviewState.human_reviewed, ReviewState.issuer_verified})


def named(by: str) -> str:
    """The name of a reviewer in the form in which it is kept.

    Raises:
        ReviewError: There is no name.

    Example:
        >>> named(" Ann  Lee "), named("Agent: checker 2")
        ('Ann Lee', 'agent:checker 2')
    """
    plain = " ".join(by.split())
    marked = _AGENT.fullmatch(plain)
    if not plain or (marked and not marked[1]):
        raise ReviewError("say who decides: the name of a person, or agent:NAME for a program")
    return f"agent:{marked[1]}" if marked else plain


def is_agent(by: str) -> bool:
    """Whether a reviewer is a program.

    >>> is_agent("agent:checker"), is_agent("Ann Lee")
    (True, False)
    """
    return _AGENT.fullmatch(by.strip()) is not None


def reviewed(by: str, known: Restriction | None, *, adds: bool) -> ReviewState:
    """Who has looked at a record after somebody accepted what joins it.

    A program's acceptance is as far as `agent_reviewed`, also for a record that a person had confirmed, as now it says
    something that no person has seen; if it adds nothing, the record stays as it was.

    Raises:
        ReviewError: A program accepts what is recorded as rejected.
    """
    if known is not None and known.review is ReviewState.issuer_verified and not adds:
        return known.review
    if not is_agent(by):
        return ReviewState.human_reviewed
    if known is not None and known.review is ReviewState.rejected:
        raise ReviewError(f"{known.id}: it is recorded as rejected, which only a person can turn round")
    if known is not None and known.review in _BY_A_PERSON and not adds:
        return known.review
    return ReviewState.agent_reviewed
