"""The folders that come with policytrack are found, and a missing one is said to be missing."""

import pytest

from policytrack.bundle import bundled
from policytrack.errors import PolicytrackError


def test_seeds_are_found() -> None:
    """The folder is the one that holds the seed files, not just one with its name."""
    assert (bundled("seeds") / "places" / "countries.toml").is_file()


def test_a_folder_that_is_missing_is_an_error_that_names_it() -> None:
    with pytest.raises(PolicytrackError, match='no folder "no-such-folder"'):
        bundled("no-such-folder")
