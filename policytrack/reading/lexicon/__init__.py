"""The lexicon: what the reader knows of words and names, as data in the files beside this one."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

__all__ = ["load"]

_FOLDER = Path(__file__).parent


@cache
def load(name: str) -> Mapping[str, Any]:
    """One file of the lexicon.

    Example:
        >>> load("companies")["deepseek"]["origin"]
        'CN'
    """
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)
