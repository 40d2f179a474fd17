"""The shape of what a reader proposes: the gate looks at strings, numbers and tuples only where they belong."""

from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from policytrack.errors import InvalidRecordError
from policytrack.model import faults
from policytrack.reading.proposals import Proposal, Unread

__all__ = ["shaped", "shaped_unread"]


class _Shape(BaseModel):
    model_config = ConfigDict(revalidate_instances="always")


class _Proposed(_Shape):
    proposal: Proposal


class _NotRead(_Shape):
    unread: Unread


def shaped(proposal: Any) -> Proposal:  # noqa: ANN401 - a reader may be anybody's
    """A proposal with all of its parts of the types that they have to be of, lists as tuples.

    Raises:
        InvalidRecordError: A part is of another type; the message names it.

    Example:
        >>> shaped(5)
        Traceback (most recent call last):
        ...
        policytrack.errors.InvalidRecordError: proposal: Input should be a dictionary or an instance of Proposal, not 5
    """
    try:
        return _Proposed(proposal=proposal).proposal
    except ValidationError as error:
        raise InvalidRecordError(faults(error)) from error


def shaped_unread(unread: Any) -> Unread:  # noqa: ANN401 - as above
    """A passage that was not read, with its parts of the types that they have to be of.

    Raises:
        InvalidRecordError: A part is of another type; the message names it.
    """
    try:
        return _NotRead(unread=unread).unread
    except ValidationError as error:
        raise InvalidRecordError(faults(error)) from error
