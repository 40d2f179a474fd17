"""What an act is done to, with whoever does it: named, meant, left out, or what a maker keeps from others."""

from collections.abc import Sequence

from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.circumstances import Circumstances
from policytrack.reading.rules.claiming.actors import actors_of, firm_of
from policytrack.reading.rules.claiming.nobodys import is_own
from policytrack.reading.rules.claiming.standing import is_all_of_it, is_plain_pronoun, just_restricted, whose_it_was
from policytrack.reading.rules.claiming.youth import meant_for_the_young
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.story.what import own_product, topic_of, what_is_meant
from policytrack.reading.rules.things import can_be_restricted

__all__ = ["is_technical", "is_where_said", "last_named", "parties_of"]


def last_named(story: Story, items: Sequence[Item]) -> Entity | None:
    """What the text named last of what can be restricted, in a sentence or before it."""
    here = [one.mention.entity for one in items if one.mention is not None and one.mention.entity is not None]
    things = (one for one in reversed([*story.targets[-_FAR:], *here]) if one.target is not None)
    return next((one for one in things if not one.general and not one.is_place), None)


def parties_of(
    read: Progress, items: Sequence[Item], act: Act, *, technical: bool
) -> tuple[list[Entity], list[Entity]]:
    """Who does it, and to what."""
    story = read.story
    if act.own_goods and not act.targets:
        named = [one.entity for one in act.actors if one.entity is not None] or actors_of(read, items, act)
        firms = [firm for one in named if (firm := firm_of(story, one)) is not None]
        spoken = [
            one for firm in firms if act.key == "deal" and (one := _known_product(story, items, firm)) is not None
        ]
        return firms, spoken or named
    story.beside = _named_before(read, items, act)
    targets = [one for mention in act.targets for one in what_is_meant(story, mention, technical=technical)]
    if act.key == "restore":  # "came back to app stores"
        targets = [one for one in targets if not one.setting or one.key == "social-media"]
    if act.targets and not story.beside and all(is_plain_pronoun(one) for one in act.targets):
        targets = _of_this_sentence(story) or targets
    story.beside = ()
    actors = actors_of(read, items, act, targets)
    withheld = act.says == "cut off" and act.weak_actor and any(one.is_company for one in actors)  # "users are cut off"
    if (withheld or "serve" in {act.key, act.dealing}) and not act.targets and not is_own(actors, targets):
        targets = []  # a maker withholds its own
        act.open_object = act.open_object and not withheld
    if own := _own_product(story, items, act, actors):
        targets = [own]
    if story.terms == (story.at, *actors) and all(one.general for one in targets):
        targets = [one for one in [_known_product(story, items, actors[0])] if one is not None] or targets
    if act.key == "restore" and act.weak_actor and is_all_of_it(items, act):
        targets = just_restricted(read) or targets
    targets = _left_out(read, items, act, targets)
    if act.turn.mood in {Mood.ended, Mood.paused} or act.key == "restore":
        actors = whose_it_was(read, items, act, actors, targets)
    if not act.targets and _is_supply(story, items, act, actors) and len(actors) == 1 and _makes_things(actors[0]):
        return actors, [actors[0]]  # "stopped selling to China"
    return actors, [one for one in dict.fromkeys(targets) if one not in actors]


_HYPOTHETICAL = frozenset({Mood.weighed, Mood.refused, Mood.denied})


def _is_whichever(mention: Mention) -> bool:
    """Whether a plain noun with "a" stands for any of a kind, and none that the text names later."""
    return mention.any_one and not (mention.entities or mention.new or mention.origin)


def _left_out(read: Progress, items: Sequence[Item], act: Act, targets: list[Entity]) -> list[Entity]:
    """What an act is done to where its sentence does not say it."""
    if (meant := meant_for_the_young(read, items, act)) is not None:
        return [meant]
    if act.turn.mood in _HYPOTHETICAL and act.targets and all(map(_is_whichever, act.targets)):
        return []  # "the law would let a court block a service", whichever that is
    if targets or not act.open_object or _is_of_network(items, act):
        return targets
    found = _left_open(read.story, items, act)
    ended = just_restricted(read) if act.turn.mood in {Mood.ended, Mood.paused} else []
    if found and set(found) <= set(ended):
        return ended  # "the restriction was lifted", of all of them
    restricted = {one.target for one in read.claims}
    spared = act.noun and restricted.isdisjoint(found)  # "TikTok had complied. Then the ban was lifted."
    return ended if ended and spared else found


def _is_of_network(items: Sequence[Item], act: Act) -> bool:
    """Whether all of a network is meant, and nothing told of before: "has used internet blackouts", "shutdowns"."""
    before = items[act.at - 1].low if act.at else ""
    return act.noun and act.says in _OUTAGES and before not in _KNOWN


_OUTAGES = frozenset({"blackouts", "shutdowns", "outages"})
_KNOWN = frozenset({"the", "this", "that", "its", "their", "these", "those"})


def _of_this_sentence(story: Story) -> list[Entity]:
    """What an act before in the sentence was done to: "stopped downloads, only to permit them again"."""
    at, told = story.here
    return list(told) if at == story.at else []


def _left_open(story: Story, items: Sequence[Item], act: Act) -> list[Entity]:
    """What is meant where the sentence does not say it: what the one before was about, or was told of last."""
    topic = topic_of(story)
    if topic is not None:
        act.targets = [Mention(items[act.at].start, items[act.at].end, "", (topic,))]
        return [topic]
    at, told = story.here
    if act.noun and at == story.at - 1 and told and all(one.general for one in told):
        return list(told)  # "paused generative AI. The ministry imposed a ban the month after"
    last = next(iter(story.groups[-1:]), ())
    if act.noun and len(last) > _SEVERAL and items[max(0, act.at - 2)].low in {"a", "an"}:
        return []  # "issued a formal prohibition", behind many that somebody else has banned
    return list(last) or _spoken_of(story, act)


_SEVERAL = 4


def _spoken_of(story: Story, act: Act) -> list[Entity]:
    """What "a ban" is of that says nothing of it, where the text has named nothing but kinds of technology."""
    if story.headed_target is not None or not act.noun:
        return [one for one in [story.headed_target] if one]
    return [story.theme] if story.theme is not None else list(next(iter(story.restricted[-1:]), ()))


_SHUTTING = ("block", "unblock", "shut off", "stop dealing with", "cut ties with")


def is_technical(act: Act, around: Circumstances) -> bool:
    """Whether an act is done to nothing but technology: "may not be installed", "banned from app stores"."""
    shut = act.key == "restore" or (not act.noun and act.says.startswith(_SHUTTING))
    return shut or bool(around.setting) or (bool(act.dealing) and act.dealing != "operate")


def _is_supply(story: Story, items: Sequence[Item], act: Act, actors: Sequence[Entity]) -> bool:
    """Whether a maker's goods are meant that are not named: "stopped selling to China", "stopped serving clients"."""
    if act.dealing != "serve":
        return act.dealing == "sell"
    if len(actors) != 1 or not any(one.entities for one in act.actors):
        return False
    provides = actors[0].actor is not None and actors[0].actor.kind == "technology_provider"
    stopped = act.says.endswith("ing") or (provides and act.says.startswith("serve"))  # "no longer serves clients"
    return stopped and _known_product(story, items, actors[0]) is None


def _makes_things(actor: Entity) -> bool:
    return actor.target is not None and actor.is_company


_ALL_OF_IT = frozenset({"database", "product", "products", "service", "services", "software", "technology"})


def _own_product(story: Story, items: Sequence[Item], act: Act, actors: Sequence[Entity]) -> Entity | None:
    """What a maker keeps from others: "cut developers off from its API", "you may not use the Services"."""
    if len(actors) != 1 or not actors[0].is_company:
        return None
    withheld = act.key in {"serve", "block"} or act.dealing in {"serve", "sell"}
    told = act.dealing == "use" and any(one.low == "you" for one in items)
    for one in act.targets:
        if any(one.start < each.start and each.entities for each in act.actors):
            continue  # "OpenAI came to Seoul. Its chatbot may not be used at Samsung"
        owned = one.target_role == "pronoun" and one.noun == "its" and one.text not in {"its", "use", "usage"}
        if withheld and owned and one.text.split()[-1].casefold() in _ALL_OF_IT:
            known = _known_product(story, items, actors[0])
            return known if known is not None else own_product(story, actors[0], one.text)
        if withheld and _are_its_goods(items, one):
            return _known_product(story, items, actors[0]) or own_product(story, actors[0], one.noun)
        if withheld and (owned or (one.new and one.text.split()[0] in {"API", "APIs"})):
            return own_product(story, actors[0], one.text if owned else "api")
        if (told and one.target_role in {"app", "model"} and not one.entities) or (owned and act.dealing == "use"):
            return _known_product(story, items, actors[0]) or own_product(
                story, actors[0], one.text if owned else one.noun
            )
    return None


def _are_its_goods(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a plain noun is of what a firm makes: "will not sell its new [sensors] to drone makers"."""
    if mention.target_role != "device" or mention.entities or mention.new:
        return False
    at = next((at for at, one in enumerate(items) if one.start >= mention.start), 0)
    return any(one.low == "its" for one in items[max(0, at - 4) : at])


_FAR = 60


def _known_product(story: Story, items: Sequence[Item], maker: Entity) -> Entity | None:
    """What was last spoken of that a maker makes."""
    here = [one.mention.entity for one in items if one.mention is not None and one.mention.entity is not None]
    named = [*story.targets[-_FAR:], *here]
    made = (one for one in reversed(named) if one.target is not None and one.target.maker == maker.key)
    return next((one for one in made if one.actor is None), None)


_TOLD_OF = frozenset({"app", "model"})
_PRODUCTS = frozenset({"app", "model", "device"})


def is_where_said(items: Sequence[Item], mention: Mention) -> bool:
    """Whether a name only tells where somebody says something: "wrote on X that", "in a post on Facebook"."""
    at = next((number for number, one in enumerate(items) if one.mention is mention), 0)
    if not at or mention.possessive:
        return False
    if at + 1 < len(items) and items[at + 1].low in _OF_ACCOUNTS:
        return True  # "said in a Telegram post", "on its Facebook page"
    while at > 1 and items[at - 1].mention is None and items[at - 1].low.split()[-1] in _PUBLISHED:
        at -= 1  # "in an op-ed on the [news site] Chalkbeat"
    before = [word for one in items[max(0, at - 2) : at] for word in one.low.split()]
    if before[-1] not in _ON:
        return False
    if len(before) == 1:
        return len(items) > at + 1 and items[at + 1].low == ","  # "On Telegram, the regulator said"
    return before[-2] in _SAID or any(one.low in _PIECES for one in items[max(0, at - _NEAR_PIECE) : at])


_ON = frozenset({"on", "via"})
_PIECES = frozenset({"op-ed", "interview", "article", "column", "opinion piece", "podcast", "essay"})
_NEAR_PIECE = 6
_PUBLISHED = frozenset({"site", "website", "news", "outlet", "blog", "portal", "platform", "education", "tech", "the"})
_OF_ACCOUNTS = frozenset({"post", "posts", "channel", "page", "account", "message", "thread", "broadcast"})
_SAID = frozenset({"said", "says", "wrote", "writes", "posted", "announced", "declared", "tweeted", "shared", "added"})
_SAID |= {"post", "posts", "message", "messages", "thread", "video", "confirmed", "stated", "published", "writing"}


def _named_before(read: Progress, items: Sequence[Item], act: Act) -> tuple[Entity, ...]:
    """The things that the sentence names before what only stands for one; makers only for "they"."""
    stand = min((one.start for one in act.targets if not one.entities and not one.new), default=0)
    found: list[Entity] = []
    makers: list[Entity] = []
    for item in items:
        mention = item.mention
        if mention is None or item.start >= stand or not can_be_restricted(mention) or is_where_said(items, mention):
            continue
        if mention.target_role in _TOLD_OF and not (mention.entities or mention.new or mention.plural):
            found += [one for one in what_is_meant(read.story, mention)[:1] if not one.general]
        if mention.new == "name" and mention.target_role in _PRODUCTS:
            found += what_is_meant(read.story, mention)[:1]
        if not mention.entities:
            continue
        products = [one for one in mention.entities if one.target is not None and one.actor is None]
        acts = any(mention is each for each in act.actors)  # "DeepSeek", the firm
        entity = products[0] if products and not acts else read.story.of_name(mention)
        if entity is None or entity.target is None or entity.general or "app store" in entity.roles:
            continue
        if entity.actor is None:
            found.append(entity)
        elif not acts and not mention.possessive:
            makers.append(entity)
    several = any(one.target_role == "pronoun" and one.plural for one in act.targets)
    firm = len(makers) == 1 and any(one.target_role == "company" and not one.plural for one in act.targets)
    firm = firm or (len(makers) == 1 and any(one.noun == "its" and one.text != "its" for one in act.targets))
    return tuple(found) or (tuple(makers) if firm or (several and len(makers) > 1) else ())
