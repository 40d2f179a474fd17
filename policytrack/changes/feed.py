"""Changes as an Atom feed (RFC 4287), an entry for each restriction, so that a reader of feeds tells of them."""

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from policytrack import __version__
from policytrack.changes.comparing import Changes
from policytrack.changes.wording import said, summary

__all__ = ["atom"]

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Entry(NamedTuple):
    name: str
    title: str
    content: str


def atom(changes: Changes) -> str:
    """The feed as a document; the same changes give the same entries, with the same ids.

    Example:
        >>> from policytrack.changes import compare
        >>> atom(compare([], [])).splitlines()[1]
        '<feed xmlns="http://www.w3.org/2005/Atom">'
    """
    entries = list(_entries(changes))
    # A feed is as new as the day for which it was made: a time of the clock would make every run another feed.
    updated = f"{changes.day}T00:00:00Z"
    feed = Element("feed", xmlns=_ATOM)
    _add(feed, "id", "urn:policytrack:changes")
    _add(feed, "title", "Restrictions of technology: what changed")
    _add(feed, "subtitle", summary(changes))
    _add(feed, "updated", updated)
    _add(SubElement(feed, "author"), "name", "policytrack")
    SubElement(feed, "generator", version=__version__).text = "policytrack"
    for one in entries:
        entry = SubElement(feed, "entry")
        _add(entry, "id", f"urn:policytrack:change:{_digest(one)}")
        _add(entry, "title", one.title)
        _add(entry, "updated", updated)
        SubElement(entry, "category", term=one.title.partition(":")[0])
        SubElement(entry, "content", type="text").text = _NOT_IN_XML.sub("\ufffd", one.content)
    indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _entries(changes: Changes) -> Iterator[_Entry]:
    ended = {one.restriction.id: one for one in changes.ended}
    for one in changes.added:
        yield _Entry(one.id, f"added: {one.id}", f"{one.summary}\nStatus: {one.status(changes.day).label}")
    for each in changes.changed:
        one = each.restriction
        over = ended.get(one.id)
        told = [said(change) for change in each.changes]
        if over is None:
            yield _Entry(one.id, f"changed: {one.id}", "\n".join([one.summary, *told]))
        else:
            status = f"Status: {over.before.label} -> {over.after.label}"
            yield _Entry(one.id, f"ended: {one.id}", "\n".join([one.summary, status, *told]))
    for one in changes.unlisted:
        no_lifting = "It is no longer listed, which does not tell that it was lifted."
        yield _Entry(one.id, f"no longer listed: {one.id}", f"{one.summary}\n{no_lifting}")


def _digest(one: _Entry) -> str:
    return hashlib.sha256("\0".join(one).encode()).hexdigest()[:32]


def _add(above: Element, name: str, text: str) -> None:
    SubElement(above, name).text = _NOT_IN_XML.sub("\ufffd", text)
