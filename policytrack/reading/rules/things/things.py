"""To what something is done: the mentions in noun phrases that may be of something restricted."""

from collections.abc import Sequence
from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names.products import ONLINE
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.things.heads import own_of
from policytrack.reading.rules.things.pronouns import of_theirs, pronoun_of, such_things
from policytrack.reading.rules.things.traits import (
    can_be_restricted,
    is_any_one,
    is_data,
    is_definite,
    is_general,
    is_named,
    is_new_thing,
    is_of_several,
    is_product,
    is_setting,
    is_told_thing,
    names_thing,
)
from policytrack.reading.rules.things.wares import kind_from, role_of
from policytrack.reading.rules.words import Part

__all__ = ["things_in", "things_of"]

_DESCRIBING = frozenset({"a", "an"})
_MAKING = words.listing("making")
_DEFINITE = words.listing("definite")
_NUMBERS = words.listing("numbers")
_EXCEPT = frozenset({"but", "except", "save for", "apart from"})
_NOT_ONE = frozenset({"no", "any"})
_WHATEVER = _NOT_ONE | {"all", "every", "nothing", "anything", "none", "other"}


def _is_excepted(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether all but what a phrase names is meant: "no messenger [but Signal]", "any app other [than Signal]"."""
    before = [item.low for item in syntax.items[max(0, phrase.prep_at - 3) : phrase.prep_at]]
    if phrase.prep == "than":
        return before[-1:] == ["other"] and not _NOT_ONE.isdisjoint(before)
    return phrase.prep in _EXCEPT and phrase.prep_at + 1 == phrase.start and not _WHATEVER.isdisjoint(before)


def things_of(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """What some phrases are of, as far as it may be restricted; named things before kinds, kinds before roles."""
    found: list[Mention] = []
    beside: list[Mention] = []
    for phrase in phrases:
        if _is_of_those(syntax, phrase):
            continue
        if not (found and _describes(syntax, phrase)) and not _is_excepted(syntax, phrase):
            own = [each for each in _of_phrase(syntax, phrase) if each not in found]
            beside += [each for each in own if _stands_beside(syntax, phrase, each) or each.listed]
            found += own
    if not found and syntax.kinds_count:
        return [each for one in phrases if (each := _unnamed(syntax, one)) is not None]
    sharp = _sharpened(found)
    return sharp if sharp == found else [each for each in found if each in sharp or each in beside]


def _is_of_those(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it only tells what some are of those just told of: "59 apps, [almost all] of them from China"."""
    before = syntax.phrases[phrase.number - 1] if phrase.number else None
    of = syntax.after(phrase, "of") if before is not None else None
    if of is None or before is None or syntax.head(of).low not in {"them", "these", "those"}:
        return False
    parted = any(syntax.tags[at].kind is Kind.comma for at in range(before.end, phrase.start))
    return parted and is_of_several(syntax.head(before))


def _unnamed(syntax: Syntax, phrase: Phrase) -> Mention | None:
    """Those that a phrase tells of without a name: "26 services", "a list of Chinese products", "a video app"."""
    whole = syntax.after(phrase, "of") if syntax.head(phrase).low in _COLLECTIVES else None
    head = syntax.head(whole.listed[-1] if whole is not None else phrase)
    if is_any_one(head) and head.mention is not None:
        return replace(head.mention, unnamed=True)
    if not is_of_several(head):
        return None
    role = head.mention.target_role if head.mention is not None else "app"
    return Mention(head.start, head.end, head.low, target_role=role, plural=True, unnamed=True)


def _stands_beside(syntax: Syntax, phrase: Phrase, mention: Mention) -> bool:
    """Whether it stands for one thing beside others that are named: "the firm and its rival ZTE", "it and Temu"."""
    after = phrase.listed[phrase.listed.index(phrase) + 1 :][:1]
    joined = bool(after) and Kind.coord in syntax.kinds[phrase.end : after[0].start]
    alone = mention.target_role == "pronoun" or is_definite(syntax, phrase)
    one = not mention.plural or mention.counted > 1  # "the two firms, and their rival ZTE"
    return joined and alone and one and bool(mention.target_role) and not (mention.entities or mention.new)


_OTHERS = frozenset({"other", "similar", "further", "additional", "comparable"})
_KINDS = frozenset({"kind", "kinds", "type", "types", "sort", "sorts"})


def _is_listed(syntax: Syntax, phrase: Phrase, mention: Mention) -> bool:
    """Whether it is a kind in a list with names: "either WhatsApp or text messages", not "and 56 other apps"."""
    if len(phrase.listed) == 1 or not is_general(mention):
        return False
    of = syntax.after(phrase, "of") if syntax.head(phrase).low in _KINDS else phrase
    if of is None or syntax.head(of).mention is not mention:
        return False
    counts = _NUMBERS | _OTHERS  # "ChatGPT or any other chatbot"
    counted = any(each.low.isdigit() or each.low in counts for each in syntax.items[phrase.start : of.end])
    names = (
        each for one in phrase.listed if one is not phrase for each in (*syntax.mentions(one), *_made(syntax, one))
    )
    return not counted and any(is_named(each) for each in names)


def _describes(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase says what the one before a comma is: "the H20, Nvidia's weaker chip"."""
    before = syntax.phrases[phrase.number - 1] if phrase.number else None
    if before is None or phrase.listed[0] is not phrase or phrase.start - before.end != 1 or phrase.prep:
        return False
    named, own = syntax.head(before).mention, syntax.head(phrase).mention
    if named is None or not names_thing(named) or is_general(named) or (own is not None and not own.target_role):
        return False
    first = syntax.items[phrase.start]
    owned = first.mention is not None and first.mention.possessive
    comma = syntax.tags[before.end].kind is Kind.comma
    return comma and (owned or first.low in _DESCRIBING or first.low in _DEFINITE)


def things_in(syntax: Syntax, start: int, end: int) -> list[Mention]:
    """What may be restricted among some items."""
    found = [syntax.items[at].mention for at in range(start, end)]
    return _sharpened(
        [one for one in found if one is not None and not is_data(one) and (can_be_restricted(one) or names_thing(one))]
    )


_COLLECTIVES = words.listing("collectives")
_PARTS = words.listing("portions")


def _whole(syntax: Syntax, phrase: Phrase) -> Phrase | None:
    """What a phrase is only part of or the way to: "any of their products", "pupils' access to the chatbot"."""
    head = syntax.items[phrase.head].low
    if head in _PARTS or head in _KINDS or (head in _COLLECTIVES and head != "group"):
        return syntax.after(phrase, "of")
    if head in {"that", "those"} and phrase.end - phrase.start == 1:
        return syntax.after(phrase, "of", "on")  # "calls on WhatsApp along with those on Telegram"
    if head != "access":
        return None
    within = syntax.after(phrase, "from", "in") if syntax.spoken.issuperset({"to", "from"}) else None
    if within is not None:  # "access from Russian networks to Signal"
        return syntax.after(within, "to")
    return syntax.after(phrase, "to") if syntax.mentions(phrase) else None


def _of_phrase(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """What a phrase is of, as far as it may be restricted; says of kinds whether they are listed with names."""
    if phrase.number in syntax.asked:
        return []  # "the lack of A and other B", of which each is an example of the other
    syntax.asked.add(phrase.number)
    found = _named_by(syntax, phrase)
    syntax.asked.discard(phrase.number)
    for one in found:
        one.listed = one.listed or _is_listed(syntax, phrase, one)
    return found


def _named_by(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    whole = _whole(syntax, phrase)
    if whole is not None:
        first = _of_phrase(syntax, whole)
        more = (each for one in whole.listed if one.number > whole.number for each in _of_phrase(syntax, one))
        return [*first, *(each for each in more if each.entities and (first or not is_general(each)))]
    if named := _examples(syntax, phrase):
        return named
    if (pronoun := pronoun_of(syntax, phrase) or such_things(syntax, phrase)) is not None:
        return _made(syntax, phrase) or [pronoun]  # "those built by DJI"
    if _is_of_person(syntax, phrase):
        return []
    mentions = [one for one in syntax.mentions(phrase) if not is_data(one)]
    own = own_of(syntax, phrase, mentions)
    if own and (own[0].entities and not is_general(own[0])):
        return _product_told(syntax, phrase, own[0]) or own
    if apposed := _apposed(syntax, phrase):
        return apposed
    if made := _made(syntax, phrase) or _run(syntax, phrase) or kind_from(syntax, phrase):
        return made
    plain = not own or not (own[0].entities or own[0].new)
    if plain and (owner := of_theirs(syntax, phrase)):
        return owner
    if own and own[0].target_role and is_definite(syntax, phrase) and syntax.after(phrase, "of", "by") is None:
        return own
    return _carried_or_own(syntax, phrase, own)


def _is_of_person(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "sanctions on the firm's founder", which are on no firm."""
    head = syntax.head(phrase)
    if head.mention is not None or head.low.split()[-1].removesuffix("s") not in _LEADING:
        return False
    return any(one.possessive for one in syntax.mentions(phrase))


def _product_told(syntax: Syntax, phrase: Phrase, maker: Mention) -> list[Mention]:
    """The name of goods that their maker stands before, behind a comma: "another Nvidia product, the H20"."""
    if phrase.apposed is None or syntax.items[phrase.head].mention is maker or maker.entity is None:
        return []
    named = [each for each in syntax.mentions(phrase.apposed) if is_product(each)]
    return [each for each in named if any(one.target and one.target.maker == maker.entity.key for one in each.entities)]


def _carried_or_own(syntax: Syntax, phrase: Phrase, own: list[Mention]) -> list[Mention]:
    """What a noun such as "use" is of, else what the phrase names itself, as in "AI chips to data centres"."""
    carried = _carried(syntax, phrase) if _is_carrier(syntax, phrase) else []
    named = any(is_named(one) or one.new for one in carried)
    return own if own and is_general(own[0]) and not named else carried or own


def _examples(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """The names of some of what a phrase is of; those that nobody knows are of its kind: "chatbots such as Zibo"."""
    found = [each for one in phrase.examples for each in _of_phrase(syntax, one)]
    head = syntax.head(phrase).mention
    role = (role_of(head) or ("app" if is_general(head) else "")) if head is not None else ""
    named = [each for each in found if is_named(each) or (each.new == "name" and (each.target_role or role))]
    if not named and len(found) == 1 and found[0].target_role == "pronoun":
        return found  # "lists them among items that guests cannot use"
    vague = not role or syntax.head(phrase).low in _VAGUE  # "goods such as vapes"
    if not named and vague and not (head is not None and head.entities):
        named = [each for each in found if is_general(each)]  # "added glasses to the objects that are not allowed"
    for each in named:
        each.target_role = each.target_role or (role if each.new else "")
    if named and "like" in {one.prep for one in phrase.examples} and is_definite(syntax, phrase):
        own = own_of(syntax, phrase, syntax.mentions(phrase))
        return [*(own or of_theirs(syntax, phrase)), *named]  # "its cameras, like those of Hikvision"
    return named


_VAGUE = frozenset(
    {"goods", "products", "items", "devices", "things", "gadgets", "articles", "objects", "electronics", "equipment"}
)
_FELLOWS = words.listing("fellow_things")


_ANY_ONE = frozenset({"a", "an", "another"})


def _apposed(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """What a phrase is called behind a comma: "its main social network, VK, was", "and a smaller rival, Temu"."""
    head = syntax.head(phrase).mention
    if phrase.apposed is None:
        return []
    fellow = syntax.head(phrase).low in _FELLOWS or syntax.head(phrase).low == "one"
    any_firm = head is not None and head.actor_role == "company" and not (head.entities or head.new)
    fellow = fellow or (any_firm and syntax.items[phrase.start].low in _ANY_ONE)  # "another telecoms company, ZTE"
    if not fellow and (head is None or head.new or not role_of(head)):
        return []
    verb = syntax.predicate_from(phrase.apposed.end)
    follows = verb is not None and verb.start == phrase.apposed.end  # which a first clause has at its end
    if follows and verb is not None and (verb.lemma == "include" or syntax.predicate_before(phrase.start) is not None):
        return []
    own = own_of(syntax, phrase.apposed, syntax.mentions(phrase.apposed))
    if syntax.head(phrase).low == "one" and own and own[0].new == "name":  # "a similar one, Red Dot"
        own[0].target_role = own[0].target_role or "app"
    return [each for each in own if is_named(each) or is_told_thing(each)]


def _made(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Whose goods a kind of thing is: "cameras made by Hikvision or Dahua", "equipment from Huawei"."""
    found: list[Mention] = []
    for one in syntax.predicates:
        if (
            one.noun is not None
            and one.noun in (phrase, phrase.listed[-1])
            and one.lemma in _MAKING
            and one.passive
            and not _only_adds(syntax, one)
        ):
            found = [each for other in one.preps if other.prep == "by" for each in _makers(syntax, other)]
    behind = syntax.after(phrase, "behind", "of")
    head = syntax.items[phrase.head].mention
    if behind is not None and head is not None and head.target_role == "company" and not head.entities:
        named = [one for one in syntax.mentions(behind) if names_thing(one) and not is_general(one)]
        if named:  # "the company behind the app"
            return named[-1:]
    own = syntax.after(phrase, "from", "by", "of")  # "drones from DJI and routers from Huawei"
    after = own or syntax.after(phrase.listed[-1], "from", "by", "of")  # "routers or switches from Huawei"
    away = after is not None and after.prep == "from" and _is_program(syntax, phrase)
    if not found and after is not None and not (away or is_setting(syntax, after)) and _may_be_made(syntax, phrase):
        found = [each for other in after.listed for each in _makers(syntax, other) or _made(syntax, other)]
        if after.prep != "from":
            found = [each for each in found if not each.new or each.target_role in _WITH_OWN]
    return found


_WITH_OWN = frozenset({"company", "app"})  # "sites of Meduza and Zerkalo"


_BOTS = words.listing("helpers_in_programs")


def _is_program(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it is a program, which is kept from where others are used: "took [Gong] from its Zoom calls", "bots"."""
    head = syntax.head(phrase)
    entity = head.mention.entity if head.mention is not None else None
    if entity is None or entity.target is None or entity.general:
        return head.low.split()[-1] in _BOTS
    return entity.target.kind in ONLINE and entity.actor is None


def _may_be_made(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase is of goods, which somebody makes: "radios from Hytera"; not as in "to China of radios"."""
    head = syntax.head(phrase).mention
    if head is not None and head.entity is not None and head.entity.is_place:
        return False
    return bool(syntax.mentions(phrase)) or syntax.head(phrase).low in _MADE_GOODS


_MADE_GOODS = words.listing("wares")
_RUNNING = frozenset({"run", "operate", "own", "develop", "make", "build"})


def _run(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """What a firm is told by that has no name there: "the two firms that run the assistant"."""
    head = syntax.head(phrase).mention
    if head is None or head.target_role != "company" or head.entities:
        return []
    runs = (one for one in syntax.predicates if one.noun is phrase and one.link == Link.relative and not one.passive)
    return next((things_of(syntax, one.objects) for one in runs if one.lemma in _RUNNING), [])


def _only_adds(syntax: Syntax, one: Predicate) -> bool:
    """Whether a clause only tells more of what is known: "the bot, which was made by xAI", "the app, owned by X,"."""
    if one.link == Link.relative:
        return one.start > 1 and syntax.tags[one.start - 2].kind is Kind.comma
    behind = one.start > 0 and syntax.tags[one.start - 1].kind is Kind.comma
    return behind and one.noun is not None and _is_told_program(syntax, one.noun)


def _is_told_program(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether it stands for one program that was told of: "the app"."""
    head = syntax.head(phrase).mention
    if head is None or head.plural or head.entities or head.new:
        return False
    return head.target_role in {"app", "model"} and is_definite(syntax, phrase)


def _makers(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    if (pronoun := pronoun_of(syntax, phrase)) is not None and pronoun.noun in {"it", "them"}:
        return [pronoun]  # "equipment from it or from Dahua"
    return (
        _examples(syntax, phrase)
        or _apposed(syntax, phrase)
        or [
            one
            for one in syntax.mentions(phrase)
            if (names_thing(one) and not is_general(one) and not _is_store(one))
            or (not one.entities and _is_maker(syntax, phrase, one))
        ][-1:]
    )


def _is_store(mention: Mention) -> bool:
    """Whether it is where goods are had: "removed VPNs from the Chinese App Store"."""
    entity = mention.entity
    return entity is not None and (entity.setting or not _STORES.isdisjoint(entity.roles))


_STORES = frozenset({"app store", "app marketplace", "store"})


def _is_maker(syntax: Syntax, phrase: Phrase, mention: Mention) -> bool:
    """Whether it is a maker that was named, or a new name: not as in "made by Chinese firms"."""
    any_firms = mention.plural and not mention.counted and not is_definite(syntax, phrase)
    return (mention.target_role == "company" and not any_firms) or is_new_thing(mention)


_LEADING = frozenset({"founder", "co-founder", "head", "chief", "boss", "director", "chairman", "president"})
_LEADING |= {"chairwoman", "executive", "manager", "engineer", "employee", "lawyer", "spokesman", "spokeswoman"}


def _is_carrier(syntax: Syntax, phrase: Phrase) -> bool:
    item = syntax.head(phrase)
    low = item.low.split()[-1] if item.low.split() else ""
    return (
        low in words.verb_listing("carriers")
        or item.says("dealings", *(() if " " in item.low else (Part.noun, Part.phrase))) is not None
        or low.endswith("ing")
        or low in {"up", "anything", "all", "any"}
    )


def _carried(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """What a noun such as "use" or "sale" is of: the phrases behind it on "of", "to", "on"."""
    found: list[Mention] = []
    goods = syntax.head(phrase).mention is not None  # which go to somebody: "AI chips to the Gulf"
    number = phrase.number + 1
    end = phrase.end
    while number < len(syntax.phrases):
        other = syntax.phrases[number]
        if not other.prep or other.prep_at > end + 1 or _is_left(syntax, other):
            break
        if other.prep in {"of", "to", "on", "from", "with", "for"}:
            for each in (one for one in other.listed if one.number > phrase.number):  # never back to itself
                own = [one for one in _of_phrase(syntax, each) if one.entities or not (goods and other.prep == "to")]
                found += [one for one in own if one not in found and not _is_outlet(one, other)]
            if found:
                return found
        end = other.end
        number += 1
    return found


def _is_left(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether something is taken out of it, as in "took the apps out of its store"; not as in "keep code out of it"."""
    out = syntax.items[phrase.prep_at - 1].low == "out"
    return out and syntax.items[phrase.start].low in {"its", "their", "app", "stores"}


def _is_outlet(mention: Mention, phrase: Phrase) -> bool:
    """Whether it tells where things are had or kept from, not what is: "its App Store", "software from cars"."""
    if is_general(mention) or (mention.target_role == "device" and not mention.entities):
        return phrase.prep == "from"
    return _is_store(mention)


def _sharpened(found: list[Mention]) -> list[Mention]:
    """Named things before kinds of things, and those before what only stands for something."""
    named = [one for one in found if (one.entities and not is_general(one)) or is_told_thing(one)]
    if named:  # "banned it with other apps, WeChat among them"
        return named if found[0].target_role != "pronoun" else [found[0], *named]
    kinds = [one for one in found if one.entities]
    roles = [one for one in found if one.target_role][:2]
    return kinds or roles or [one for one in found if is_new_thing(one)] or found[:1]
