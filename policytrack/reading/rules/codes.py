"""Names for what something may be, as an enumeration has them, but sooner at hand: every word asks for some."""

from typing import Self

__all__ = ["Code"]


class Code(str):
    """A name out of those that a class lists by their annotations, each of which is there once.

    A member of an `Enum` takes ten times as long to get at in Python 3.11.

    Example:
        >>> from typing import ClassVar
        >>> class Side(Code):
        ...     left: ClassVar["Side"]
        ...     right: ClassVar["Side"]
        >>> Side.left, Side.left == "left", [one.value for one in Side.members()]
        (Side.left, True, ['left', 'right'])
    """

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        """Make the names that the class lists."""
        for name in cls.__annotations__:
            setattr(cls, name, cls(name))

    @classmethod
    def members(cls) -> tuple[Self, ...]:
        """All of the names, in their order."""
        return tuple(getattr(cls, name) for name in cls.__annotations__)

    @property
    def value(self) -> str:
        """The name as plain text."""
        return str(self)

    def __repr__(self) -> str:
        """As it is written in code."""
        return f"{type(self).__name__}.{self}"
