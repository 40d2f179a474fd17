"""What the tests share: how hypothesis runs, and the articles where they are at hand."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# No deadline: how long one example takes says more of the machine than of the code.
settings.register_profile("quick", deadline=None, max_examples=60)
settings.register_profile("brief", deadline=None, max_examples=10)  # where the same code was tested just before
settings.register_profile("thorough", deadline=None, max_examples=2000)  # pytest --hypothesis-profile=thorough
settings.load_profile("quick")

_FOLDER = "POLICYTRACK_ARTICLES"


@pytest.fixture(scope="session")
def articles_folder() -> Path:
    """The folder of the source articles, whose texts are not part of the repository."""
    folder = os.environ.get(_FOLDER)
    if not folder:
        pytest.skip(f"the texts of the articles are not at hand: set {_FOLDER} to their folder")
    return Path(folder)
