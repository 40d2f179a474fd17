"""Texts that nobody writes, to find out what a reader does with them: each as long as is asked for."""

from collections.abc import Callable, Mapping
from itertools import cycle, islice

__all__ = ["TEXTS"]


def _repeated(*pieces: str) -> Callable[[int], str]:
    """The pieces, one after the other and again, up to a length."""

    def text(length: int) -> str:
        whole = "".join(pieces)
        return (whole * (length // len(whole) + 1))[:length]

    return text


def _nested(length: int) -> str:
    half = length // 2
    return "(" * half + ")" * half


def _numbered(length: int) -> str:
    """Names that are all different."""
    words: list[str] = []
    size = number = 0
    while size < length:
        word = f"Ministry of Affair{number} banned App{number}. "
        words.append(word)
        size += len(word)
        number += 1
    return "".join(words)[:length]


def _astral(length: int) -> str:
    return "".join(islice(cycle("Ru\u0301ritania 禁止 \U0001f600 Тиктак \u202eAPP\u202c قال \u0000 \ufffe "), length))


TEXTS: Mapping[str, Callable[[int], str]] = {
    "one line": _repeated("the government said that the app of the company is banned and "),
    "one word": _repeated("a"),
    "one capital word": _repeated("Aa"),
    "capital words": _repeated("Ministry Of Great Affairs "),
    "only points": _repeated("."),
    "only commas": _repeated(", "),
    "only quotes": _repeated('"'),
    "open quotes": _repeated("\u201cit said "),
    "only blanks at the end": lambda length: f"Texas bans TikTok.{' ' * length}",
    "only line ends": lambda length: f"Texas bans TikTok.{chr(10) * length}",
    "open brackets": _repeated("("),
    "nested brackets": _nested,
    "hyphens": _repeated("-"),
    "cue words": _repeated("ban "),
    "cue words in a list": _repeated("banned, blocked and "),
    "negations": _repeated("not "),
    "modals": _repeated("may could would might "),
    "one name": _repeated("TikTok "),
    "one name in a list": _repeated("TikTok, "),
    "one actor in a list": _repeated("Texas, Italy and Australia, "),
    "one sentence": _repeated("Texas bans TikTok on state phones. "),
    "one sentence without an end": _repeated("Texas bans TikTok and "),
    "headings": _repeated("Italy\n\n"),
    "bullets": _repeated("- Italy banned DeepSeek\n"),
    "table rows": _repeated("| Italy | banned | DeepSeek |\n"),
    "abbreviations": _repeated("U.S. "),
    "initials": _repeated("A. B. "),
    "digits": _repeated("2025 "),
    "dates": _repeated("on 3 February 2025, "),
    "conditions": _repeated("if the app is banned unless "),
    "clauses in clauses": _repeated("which said that was "),
    "clauses without a subject": _repeated("because banned while blocked "),
    "words that may be verbs": _repeated("uses bans "),
    "pronouns": _repeated("it banned it. "),
    "all names are different": _numbered,
    "many scripts": _astral,
}
"""What a text is like, and how to make one of a length."""
