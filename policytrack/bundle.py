"""Where the folders that come with policytrack are: inside it in a wheel, beside it in a checkout."""

from pathlib import Path

from policytrack.errors import PolicytrackError

__all__ = ["bundled"]


def bundled(name: str) -> Path:
    """The folder that policytrack brings along under this name: "seeds" or "migrations".

    Raises:
        PolicytrackError: there is no such folder, so the installation is incomplete.

    Example:
        >>> bundled("seeds").name
        'seeds'
    """
    package = Path(__file__).parent
    for folder in (package / "data" / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise PolicytrackError(f'policytrack has no folder "{name}" in {package}: install it again')
