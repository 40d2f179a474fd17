"""The readers by the names that a command line gives them."""

from importlib import import_module
from typing import cast

from policytrack.errors import PolicytrackError, UnknownNameError
from policytrack.reading.proposals import Reader

__all__ = ["reader_named"]


def reader_named(name: str, model: str | None = None) -> Reader:
    """The reader with a name: "rules", "llm", or a callable of anybody's as "package.module:callable".

    Args:
        name: The name.
        model: For "llm", the language model as "provider:name"; there is none by default.

    Raises:
        UnknownNameError: There is no such reader.
        PolicytrackError: The module cannot be imported, or has nothing of that name that can be called.
        MissingExtraError: It is a language model, and the extra `llm` is not installed.

    Example:
        >>> reader_named("tests.readers:nobody")
        Traceback (most recent call last):
        ...
        policytrack.errors.PolicytrackError: reader tests.readers:nobody: the module has no "nobody" to call
    """
    if name == "llm":
        from policytrack.reading.models import ModelReader  # noqa: PLC0415 - only who asks for it needs it

        return ModelReader(model)
    if model is not None:
        raise PolicytrackError(f'a language model reads with the reader "llm", not "{name}": leave out {model}')
    if name == "rules":
        from policytrack.reading.rules import read_by_rules  # noqa: PLC0415 - who brings a reader needs none of it

        return read_by_rules
    module, colon, called = name.partition(":")
    if not colon:
        raise UnknownNameError("reader", name, ["rules", "llm", "package.module:callable"])
    return _imported(name, module, called)


def _imported(name: str, module: str, called: str) -> Reader:
    try:
        found = import_module(module)
    except ImportError as error:
        raise PolicytrackError(f"reader {name}: {module} cannot be imported: {error}") from error
    except Exception as error:  # what a module of anybody's does when it is imported
        what = f"{type(error).__name__}: {error}"
        raise PolicytrackError(f'reader {name}: "{module}" cannot be imported: {what}') from error
    reader = getattr(found, called, None)
    if not callable(reader):
        raise PolicytrackError(f'reader {name}: the module has no "{called}" to call')
    return cast("Reader", reader)
