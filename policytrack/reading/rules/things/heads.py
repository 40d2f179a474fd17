"""What a phrase names itself: by its head, or by the maker or product that stands before a plain head."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.syntax import Phrase, Syntax
from policytrack.reading.rules.things.traits import (
    can_be_restricted,
    is_definite,
    is_general,
    is_new_thing,
    is_product,
    is_setting,
    names_thing,
)
from policytrack.reading.rules.things.wares import MADE_KINDS, role_of

__all__ = ["own_of"]

_ANY = words.listing("indefinite")
_NUMBERS = words.listing("numbers")


def own_of(syntax: Syntax, phrase: Phrase, mentions: Sequence[Mention]) -> list[Mention]:
    """What a phrase names itself: its head, or the maker or product that stands before a plain head."""
    if not mentions:
        return []
    last = mentions[-1]
    ends = syntax.items[phrase.head].mention is last
    named = [one for one in mentions if names_thing(one) and not _is_source(syntax, phrase, one)]
    products = [one for one in named if is_product(one)]
    if ends and last.entities and not is_general(last) and can_be_restricted(last):
        held = [one for one in products if not one.possessive]  # not "WeChat's owner Tencent"
        return held[-1:] if held and last.entities[0].actor is not None else [last]
    if ends and last.actor_role and not last.target_role and not last.entities and not is_new_thing(last):
        return []
    if maker := _new_maker(syntax, phrase, mentions):
        return maker
    plain = [one for one in named if not is_general(one)]
    if syntax.head(phrase).low in _WITHIN and not any(one.possessive for one in plain) and _is_counted(syntax, phrase):
        return []  # "ten Telegram channels"
    if plain and not (ends and last.target_role == "device" and "operating system" in _called(plain[-1])):
        if ends and not products and plain[-1].possessive and (last.target_role in MADE_KINDS or is_general(last)):
            plain[-1].noun = last.noun or last.text.casefold()  # "ByteDance's video app"
        return (products or plain)[-1:]
    if ends and is_new_thing(last) and not last.possessive:
        return [last]
    return _owner(mentions) or _general(syntax, phrase, named) or (_role(syntax, phrase, last) if ends else [])


_WITHIN = frozenset({"channel", "channels", "groups", "chats", "posts", "bots", "profiles", "handles", "hashtags"})
_WRITTEN = (
    words.listing("evidence")
    | {"article", "story", "reporter", "reporters", "journalist", "journalists", "staff", "correspondent", "editor"}
    | {"interview", "survey", "researchers", "users", "investigation", "review"}
)


def _is_counted(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "several channels", "ten groups", "two channels"."""
    first = syntax.items[phrase.start].low
    return first.isdigit() or first in _NUMBERS or first in words.listing("counting_words")


def _is_source(syntax: Syntax, phrase: Phrase, mention: Mention) -> bool:
    """Whether what those write or measure who report news is spoken of, not their site: "OONI data", "a BBC report"."""
    if mention.entity is None or not mention.entity.press or syntax.items[phrase.head].mention is mention:
        return False
    return syntax.head(phrase).low.split()[-1] in _WRITTEN


def _called(mention: Mention) -> frozenset[str]:
    """By what nouns it is called: Windows is an operating system, and "a Windows machine" is no product."""
    return mention.entity.roles if mention.entity is not None else frozenset()


def _new_maker(syntax: Syntax, phrase: Phrase, mentions: Sequence[Mention]) -> list[Mention]:
    """As in "Krell phones": a name that nobody knows before goods."""
    if len(mentions) < 2 or not is_new_thing(mentions[-2]) or mentions[-2].modifies:
        return []
    maker, goods = mentions[-2:]
    plain = syntax.items[phrase.head].mention is goods and role_of(goods) in MADE_KINDS and not goods.new
    if not plain or (goods.entities and not is_general(goods)):
        return []
    maker.target_role = maker.target_role or "company"
    return [maker]


def _owner(mentions: Sequence[Mention]) -> list[Mention]:
    """As in "the company's gear": of a maker that was named before."""
    return [one for one in mentions if one.possessive and one.target_role == "company" and not one.entities][-1:]


_WORKS = words.listing("works")


def _general(syntax: Syntax, phrase: Phrase, named: Sequence[Mention]) -> list[Mention]:
    """A kind of technology, such as "chatbots", and no setting or works: not as in "off phones", "a chip plant"."""
    if syntax.head(phrase).low in _WORKS:
        return []
    return [one for one in named if is_general(one) and not is_setting(syntax, phrase)][-1:]


def _role(syntax: Syntax, phrase: Phrase, last: Mention) -> list[Mention]:
    """What only stands for something named before: "the app", "both services"; not "a service", nor "foreign apps"."""
    if not can_be_restricted(last) or last.entities:
        return []
    if last.general:
        return [last]
    if last.plural and not last.counted and not is_definite(syntax, phrase):
        return []
    return [] if syntax.items[phrase.start].low in _ANY else [last]
