"""What is meant by a mention of something restricted: "it", "the app", "both firms", or a name not met before."""

from dataclasses import dataclass, replace

from policytrack.reading.proposals import ProposedTarget
from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.names.kinds import is_of_kind
from policytrack.reading.rules.names.products import GOODS, PROGRAMS
from policytrack.reading.rules.story.story import Story

__all__ = ["may_be_called", "own_product", "topic_of", "what_is_meant"]


_WARES = frozenset({"software", "antivirus", "antivirus software"})


_TELLING = frozenset({"chipmaker", "dronemaker", "messenger", "marketplace", "chatbot", "carmaker", "encyclopedia"})


def what_is_meant(story: Story, mention: Mention, *, technical: bool = False) -> tuple[Entity, ...]:
    """What is meant by a mention of something restricted; several for "both firms".

    A name that nobody knows is of a thing if the text says so, or if what is done to it is done to technology only.
    """
    if mention.any_one and (later := _told_later(story, mention)):
        return later
    if mention.unnamed:
        return ()
    if mention.kind_from or mention.kind_called:
        return (_kind_from(story, mention) if mention.kind_from else _kind_called(story, mention.kind_called),)
    if mention.entities:
        products = [one for one in mention.entities if one.target is not None and one.actor is None]
        if mention.possessive and mention.noun and not products and (called := _product_called(story, mention)):
            return called
        return tuple(products[:1] or [one for one in mention.entities if one.target is not None][:1])
    if mention.new == "name" or (mention.new == "body" and mention.actor_role == "company"):
        if mention.noun == "site" and (own := story.names.of_site(mention.text)) is not None:
            return (own,)
        known = story.made.get(f"new:{mention.text.casefold()}")
        told = mention.target_role or mention.new == "body" or (known is not None and known.target is not None)
        technical = technical and all(word[0].isupper() for word in mention.text.split())
        return (_new_target(story, mention),) if told or technical else ()
    if mention.target_role == "pronoun":
        owned = _counted(story, mention) or _owner(story, mention) or _of_last_named(story, mention)
        return owned or _focus(story, several=mention.plural)
    if mention.target_role:
        return _by_target_role(story, mention)
    return ()


def _product_called(story: Story, mention: Mention) -> tuple[Entity, ...]:
    """What a text names of a maker's that it calls by what it is as well: "ByteDance's video app"."""
    named = [*(one for one in (story.titled, story.main) if one is not None), *story.targets[-_FAR:]]
    made = [one for one in reversed(named) if one.target is not None and one.target.maker == mention.entities[0].key]
    head = mention.noun.split()[-1]
    fitting = [one for one in made if mention.noun in one.roles] or [one for one in made if head in one.roles]
    if not fitting and not head.endswith("s"):  # "Microsoft's AI assistant is barred. Copilot may leak data"
        later = story.products.get(mention.entities[0].key, ())
        fitting = [one for one in later if not {mention.noun, head}.isdisjoint(one.roles)]
        fitting = fitting or [one for one in later[:1] if len(later) == 1 and _is_of_sort(one, mention)]
    return tuple(fitting[:1])


_SORTS = {
    "app": PROGRAMS,
    "model": PROGRAMS,
    "device": GOODS,
}


def _is_of_sort(one: Entity, mention: Mention) -> bool:
    """Whether a product may be what a plain noun behind its maker calls it."""
    return one.target is not None and one.target.kind in _SORTS.get(mention.target_role, PROGRAMS)


_FAR = 60
_LEAD = 3


def _told_later(story: Story, mention: Mention) -> tuple[Entity, ...]:
    """What a text is about, where its first sentences tell of it without its name: "has banned a Chinese app"."""
    main = story.main
    if main is None or main.target is None or story.at > _LEAD or mention.new:
        return ()
    return (main,) if may_be_called(main, mention) else ()


def may_be_called(thing: Entity, mention: Mention) -> bool:
    """Whether a thing may be what a plain noun tells of: a Chinese app "a Chinese app" or "a Chinese chatbot"."""
    if mention.entity is not None:
        place = mention.origin.place if mention.origin is not None else None
        from_there = place is None or thing.target is None or thing.target.origin in {None, place.code}
        return from_there and is_of_kind(thing, mention.entity)
    return mention.target_role not in {"", "pronoun"} and _Wanted.by(mention).fits(thing)


_KINDS = {"device": "device", "app": "app", "model": "technology"}


def _kind_from(story: Story, mention: Mention) -> Entity:
    """Goods of a kind by where they are from, as the lexicon knows them or as they are called."""
    noun, origin = mention.noun, mention.kind_from
    for called in (f"{origin} {noun}", f"{origin}-made {noun}"):
        for found in story.names.find(called):
            if found.end - found.start == len(called) and found.entities and found.entities[0].general:
                return found.entities[0]
    key = f"kind:{origin} {noun}"
    if key not in story.made:
        adjective = f"{origin[0].upper()}{origin[1:]}"
        kind, aliases = _KINDS.get(mention.target_role, "unknown"), (f"{adjective}-made {noun}", noun)
        made = ProposedTarget(f"{adjective} {noun}", kind, None, None, None, aliases)
        story.made[key] = Entity(key, None, made, frozenset({noun}), general=True)
    return story.made[key]


def _kind_called(story: Story, called: str) -> Entity:
    """Goods of a kind that no register knows, as they are called."""
    key = f"kind:{called}"
    if key not in story.made:
        made = ProposedTarget(called[0].upper() + called[1:], "device", None, None, None, (called,))
        story.made[key] = Entity(key, None, made, frozenset({called}), general=True)
    return story.made[key]


def _of_last_named(story: Story, mention: Mention) -> tuple[Entity, ...]:
    """The one maker that the sentence before named, of which "its software" is: "A second order is about Kaspersky"."""
    at, things = story.just
    makers = [one for one in things if one.is_company and one not in story.acting]
    owned = mention.noun == "its" and mention.text not in {"its", "use", "usage"}
    return tuple(makers) if owned and at == story.at - 1 and len(makers) == 1 == len(things) else ()


def _counted(story: Story, mention: Mention) -> tuple[Entity, ...]:
    """The last things named together that are as many as are spoken of: "all three", "the latter two", "both"."""
    wanted = 2 if mention.noun in _OF_TWO else mention.counted
    if wanted < 1:
        return ()
    groups = [one for one in (*reversed(story.groups), *reversed(story.together)) if len(one) >= wanted]
    if mention.counted == 1:
        at = _RANKS.get(mention.noun, -1)
        return (groups[0][at],) if groups and at < len(groups[0]) else ()
    if mention.noun == "latter":
        return groups[0][-wanted:] if groups else ()
    if mention.counted > 1 and (joined := _joined(story, wanted)):
        return joined
    at, things = story.just
    if mention.noun in _OF_TWO and at == story.at - 1 and len(things) == wanted:
        return things
    return next((one for one in groups if len(one) == wanted), ())


def _joined(story: Story, wanted: int) -> tuple[Entity, ...]:
    """Those told of by several sentences that are together as many: "blocked A and B, then C and D. All four"."""
    found: dict[Entity, None] = {}
    for group in reversed(story.restricted[-3:]):
        found |= dict.fromkeys(group)
        if len(found) >= wanted:
            break
    return tuple(found) if len(found) == wanted else ()


_RANKS = {"former": 0, "first": 0, "second": 1, "third": 2}
_OF_TWO = frozenset({"both", "either", "neither", "former", "latter"})


def _owner(story: Story, mention: Mention) -> tuple[Entity, ...]:
    """Whose goods "its products" are, by the sentence before: "TP-Link was silent. Texas bans its routers"."""
    if mention.noun != "its" or mention.text in {"its", *_DONE_TO_THEM} or story.beside or not story.spoke:
        return ()
    at, one = story.spoke[-1]
    return (one,) if at == story.at - 1 and one.is_company and one.target is not None else ()


_DONE_TO_THEM = words.listing("done_to_products")


def _focus(story: Story, *, several: bool) -> tuple[Entity, ...]:
    if story.beside:
        return story.beside if several else story.beside[-1:]
    if story.headed_target is not None and not several:
        return (story.headed_target,)
    topic = _topic(story)
    if topic is not None and (not several or topic.general):
        return (topic,)
    last = story.groups[-1] if story.groups else ()
    if several and (listed := _just_listed(story)) and len(last) < len(listed) and set(last) <= set(listed):
        return listed
    if not story.groups:
        return (story.headed_target,) if story.headed_target else tuple(story.targets[-1:]) or story.just[1][-1:]
    if several:
        return next((one for one in reversed(story.groups) if len(one) > 1), story.groups[-1])
    last = story.groups[-1]
    return last if all(one.is_company for one in last) else last[:1]  # "it" is the equipment of both makers


def _just_listed(story: Story) -> tuple[Entity, ...]:
    """The things that the sentence before listed, if it says of no measure: "Yandex and VK were popular"."""
    at, things = story.just
    last = story.together[-1] if story.together else ()
    return last if at == story.at - 1 and last and all(one in things for one in last) else ()


def _topic(story: Story, wanted: "_Wanted | None" = None) -> Entity | None:
    """What the sentence before was about, if it began with something that can be restricted."""
    for at, one in reversed(story.topics[-3:]):
        acts = one is story.headed_actor or one in story.acting
        if at == story.at - 1 and not acts and one.target is not None and (wanted is None or wanted.fits(one)):
            return one
    return None


def topic_of(story: Story) -> Entity | None:
    """What the sentence before was about: "X shows the same pattern. Access has been blocked since May"."""
    topic = _topic(story)
    return topic if topic is not None and not topic.general else None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a role may stand for: things of some kinds, or whatever its noun calls so."""

    kinds: frozenset[str]
    own_kinds: frozenset[str]
    noun: str
    several: bool
    number: int
    origin: str = ""

    @classmethod
    def by(cls, mention: Mention) -> "_Wanted":
        """What a role of a text stands for; a company also for what companies make."""
        own = frozenset(words.load("roles")["target"][mention.target_role]["kinds"])
        made = PROGRAMS if mention.target_role == "company" else frozenset()
        place = mention.origin.place if mention.origin is not None else None
        origin = place.code if place is not None else ""
        return cls(own | made, own, mention.noun.removesuffix("s"), mention.plural, mention.counted, origin)

    def fits(self, one: Entity | None) -> bool:
        """Whether it may be meant."""
        if one is None or one.target is None or (self.origin and one.target.origin not in {None, self.origin}):
            return False
        if one.setting and "store" not in self.noun:
            return False  # where programs are had
        return one.target.kind in self.kinds or self.noun in one.roles


def _by_target_role(story: Story, mention: Mention) -> tuple[Entity, ...]:
    wanted = _Wanted.by(mention)
    if mention.general and not mention.counted and mention.noun != mention.text.casefold():
        return mention.general[:1]
    fitting = [one for one in story.beside if wanted.fits(one)]
    own = [one for one in fitting if one.target is not None and one.target.kind in wanted.own_kinds]
    if mention.such and not story.together and (kinds := _kind_told_of(story, goods=mention.target_role == "device")):
        return kinds
    beside = own or (fitting if len(fitting) == 1 else [])
    if beside and not mention.plural:
        return tuple(beside[-1:])
    return (
        _theme_of(story, mention)
        or (mention.noun == "technology" and _kind_just_told(story, mention, wanted))
        or _as_technology(story, mention)
        or (mention.plural and _group_of(story, wanted))
        or tuple(filter(None, [_topic(story, wanted)]))
        or _called(story, wanted.noun)
        or (() if mention.plural else _just_named(story, wanted) or _headed(story, wanted) or _main_of(story, wanted))
        or _restricted_of(story, wanted)
        or _spoken_of(story, wanted)
        or _made_by(story, wanted)
        or _kind_just_told(story, mention, wanted)
        or mention.general[:1]
        or _kind_restricted(story, wanted)
        or _coined(story, mention)
        or tuple(filter(None, [story.headed_target or _fitting_theme(story, wanted) or story.titled]))
    )


def _coined(story: Story, mention: Mention) -> tuple[Entity, ...]:
    """A program of which no register knows, where none was spoken of that one does: "FrostMap ... [the app]"."""
    if story.coined is None or mention.plural or mention.target_role != "app" or mention.origin is not None:
        return ()
    return (_new_target(story, replace(story.coined, target_role="app")),)


_GOODS_KINDS = GOODS | {"data"}


def _kind_told_of(story: Story, *, goods: bool) -> tuple[Entity, ...]:
    """The kind of technology last spoken of, which "such tools" are."""
    spoken = (one for one in reversed(story.targets[-_FAR:]) if one.general and one.target is not None)
    kind = next((one for one in spoken if one.target and (one.target.kind in _GOODS_KINDS) is goods), None)
    return (kind,) if kind is not None else ()


def _kind_just_told(story: Story, mention: Mention, wanted: _Wanted) -> tuple[Entity, ...]:
    """The one kind that the sentence before told of: "two laws on face recognition. One bars [the technology]"."""
    at, things = story.just
    if at != story.at - 1 or mention.counted or mention.origin is not None:
        return ()
    any_kind = mention.noun == "technology"
    kinds = [one for one in things if one.general and not one.setting and (any_kind or wanted.fits(one))]
    return tuple(kinds) if len(kinds) == 1 else ()


def _fitting_theme(story: Story, wanted: _Wanted) -> Entity | None:
    theme = story.theme
    tangible = theme is not None and theme.target is not None and theme.target.kind not in _INTANGIBLE
    maker = wanted.own_kinds == _MAKERS
    return None if maker or (tangible and not wanted.fits(theme)) else theme


_THEMATIC = frozenset({"technology", "technologies", "system", "systems", "tool", "tools", "software", "practice"})
_MAKERS = frozenset({"company", "product_line"})
_INTANGIBLE = frozenset({"technology", "product_line", "activity", "service"})


def _theme_of(story: Story, mention: Mention) -> tuple[Entity, ...]:
    """The kind of technology that a text is about, if it is about no one product: "the technology", "such tools"."""
    theme = story.theme
    if theme is None or story.main is not None or mention.counted or mention.origin is not None:
        return ()
    technical = theme.target is not None and theme.target.kind in _INTANGIBLE
    return (theme,) if technical and mention.noun in _THEMATIC else ()


def _as_technology(story: Story, mention: Mention) -> tuple[Entity, ...]:
    """What a text has just told to be restricted, which it then calls "the technology", whatever that is."""
    if mention.noun != "technology" or mention.counted or mention.origin is not None or not story.restricted:
        return ()
    return story.restricted[-1]


def _called(story: Story, noun: str) -> tuple[Entity, ...]:
    """What was last spoken of that a noun calls by what it is: "the drone maker"."""
    if " " not in noun and noun not in _TELLING:
        return ()
    return next(((one,) for one in reversed(story.targets) if noun in one.roles or _is_clever(one, noun)), ())


_CLEVER = frozenset({"chatbot", "ai assistant", "ai agent", "ai model", "language model"})
_CLEVER_PROGRAMS = frozenset({"ai app", "ai tool", "ai service", "ai platform", "ai program", "ai software"})


def _is_clever(one: Entity, noun: str) -> bool:
    """Whether "the AI tool" may be of something by what else it is called: a chatbot."""
    return noun in _CLEVER_PROGRAMS and not one.general and not _CLEVER.isdisjoint(one.roles)


def _just_named(story: Story, wanted: _Wanted) -> tuple[Entity, ...]:
    """The one thing that fits of those that the sentence before named, if it named one."""
    at, things = story.just
    fitting = [one for one in things if wanted.fits(one) and not one.general and one not in story.acting]
    return tuple(fitting) if at == story.at - 1 and len(fitting) == 1 else ()


def _headed(story: Story, wanted: _Wanted) -> tuple[Entity, ...]:
    """What a few words made the text turn to, if it fits: "The latest is Steam. Users can no longer open the site"."""
    one = story.headed_target
    return (one,) if one is not None and not one.general and wanted.fits(one) else ()


def _main_of(story: Story, wanted: _Wanted) -> tuple[Entity, ...]:
    """What the text is about, if the last sentences did not turn to anything else of the kind."""
    main = story.main
    if main is None or not wanted.fits(main):
        return ()
    last = next((one for group in reversed(story.restricted[-1:]) for one in group), None)
    turned = last is not None and last is not main and last in story.targets[-2:] and wanted.fits(last)
    return () if turned else (main,)


def _group_of(story: Story, wanted: _Wanted) -> tuple[Entity, ...]:
    """The last things named together that are meant, as many as are spoken of if that is said."""
    groups = [
        fitting
        for group in (*reversed(story.groups), *reversed(story.together))
        if len(fitting := tuple(one for one in group if wanted.fits(one))) > 1
    ]
    if wanted.number > 1 and (counted := [one for one in groups if len(one) == wanted.number]):
        return counted[0]
    return groups[0] if groups else ()


def _restricted_of(story: Story, wanted: _Wanted) -> tuple[Entity, ...]:
    """What was last said to be restricted that may be meant."""
    if wanted.number > 1 and (each := _last_of(story, wanted)):
        return each
    for group in reversed(story.restricted):
        fitting = tuple(one for one in group if wanted.fits(one) and not one.general)
        if fitting:
            return fitting if wanted.several else fitting[:1]
    return ()


def _kind_restricted(story: Story, wanted: _Wanted) -> tuple[Entity, ...]:
    """The kind of goods last said to be restricted: "banned phones in schools. Italy forbids [the devices] too"."""
    kinds = (one for group in reversed(story.restricted) for one in group if one.general and one.target is not None)
    goods = wanted.own_kinds & _GOODS_KINDS
    return tuple([one for one in kinds if one.target is not None and one.target.kind in goods][:1])


def _last_of(story: Story, wanted: _Wanted) -> tuple[Entity, ...]:
    """As many as are spoken of that were restricted one by one: "barred A, then B. The two firms"."""
    found: dict[Entity, None] = {}
    for group in reversed(story.restricted[-_LATEST:]):
        found |= dict.fromkeys(one for one in group if wanted.fits(one) and not one.general)
    return tuple(reversed(found)) if len(found) == wanted.number else ()


_LATEST = 4


def _spoken_of(story: Story, wanted: _Wanted) -> tuple[Entity, ...]:
    """What was last spoken of that the noun calls by name, or else of some kinds."""
    spoken = [one for one in story.targets if one is not story.headed_actor]
    called = next((one for one in reversed(spoken) if wanted.noun in one.roles), None)
    found = called or next((one for one in reversed(spoken) if wanted.fits(one) and not one.general), None)
    return (found,) if found is not None else ()


_SOLD = frozenset({"app", "device"})


def _made_by(story: Story, wanted: _Wanted) -> tuple[Entity, ...]:
    """The maker last spoken of whose goods a noun means that names no other thing: "Kaspersky ... the programs"."""
    if wanted.noun not in _WARES and not (wanted.several and wanted.own_kinds & _SOLD):
        return ()
    spoken = (one for one in reversed(story.targets) if one.target is not None and one.target.kind == "company")
    maker = next((one for one in spoken if one not in story.acting), None)
    told = maker is story.main or any(maker in group for group in story.restricted) or maker in story.just[1]
    return (maker,) if maker is not None and told else ()


def own_product(story: Story, actor: Entity, noun: str) -> Entity:
    """What "its API" is of a maker: what the text is about, if it is of that kind, or a product of its own."""
    if story.theme is not None and noun in {"software", "technology", "system", "systems", "tool", "tools"}:
        return story.theme
    name = actor.actor.name if actor.actor is not None else ""
    key = f"made:{actor.key}:{noun}"
    if key not in story.made:
        spelled = noun.upper() if noun in {"api", "apis"} else noun
        product = ProposedTarget(f"{name} {spelled}", "service", actor.key, None, None, (name,))
        story.made[key] = Entity(key, None, product, frozenset({noun}))
    return story.made[key]


def _new_target(story: Story, mention: Mention) -> Entity:
    key = f"new:{mention.text.casefold()}"
    known = story.made.get(key)
    if known is not None and known.target is not None:
        return known
    kind = {"app": "app", "model": "app", "company": "company", "device": "device"}.get(mention.target_role, "unknown")
    entity = Entity(
        key,
        known.actor if known else None,
        ProposedTarget(mention.text, kind),
        frozenset({mention.noun} if mention.noun else ()),
    )
    story.made[key] = entity
    return entity
