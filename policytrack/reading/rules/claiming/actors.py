"""Who does what an act says: whoever its mentions name, the heading, the place the sentence set, or who acted last."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.claiming.papers import by_its_paper
from policytrack.reading.rules.claiming.placing import PLACELESS, place_set, placed
from policytrack.reading.rules.claiming.terms import vendor_by_terms
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.mentions.kinds import one_of
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity, Way
from policytrack.reading.rules.names.roles import GOVERNMENTS, PUBLIC_POWER
from policytrack.reading.rules.parties import can_act
from policytrack.reading.rules.progress import Progress
from policytrack.reading.rules.story import Story
from policytrack.reading.rules.story.what import what_is_meant
from policytrack.reading.rules.story.who import of_the_same, who_is_meant

__all__ = ["actors_of", "countries_of", "firm_of", "is_bound"]


_WITH_RULES = PUBLIC_POWER | {"educational_institution", "healthcare_or_public_service"}


def actors_of(read: Progress, items: Sequence[Item], act: Act, targets: Sequence[Entity] = ()) -> list[Entity]:
    """Who does what an act says, the surest that is known; marks the act where that is only guessed."""
    story = read.story
    if (by_rule := _by_its_rule(story, items, act, targets)) is not None:
        return [by_rule]
    if act.actors and all(one.some or _is_of_crowd(story, act, one) for one in act.actors):
        return []
    return _sure_or_guessed(read, items, act, targets)


def _is_of_crowd(story: Story, act: Act, mention: Mention) -> bool:
    """Whether it is of people who decide nothing: "Parents in Spain agree. They want phones banned"."""
    if mention.actor_role == "pronoun" and mention.noun == "we" and story.speaker is None:
        return True  # who signs a petition: "We ask the ministry to ban it"
    they = mention.actor_role == "pronoun" and mention.noun == "they" and story.crowd == story.at - 1
    return they and act.key != "deal"  # "Nurses were told on Monday. They may not use it"


def _sure_or_guessed(read: Progress, items: Sequence[Item], act: Act, targets: Sequence[Entity]) -> list[Entity]:
    """Whom the sentence names, or the heading, or whoever acted last."""
    story = read.story
    found = _named(read, items, act)
    bound = any(one.says("audience") for one in items[act.around[0] : act.at])  # "shops may not offer it"
    withheld = "serve" in {act.key, act.dealing} and act.weak_actor and not act.turn.ordered and not bound
    makers = _makers_of(read, targets) if _sells_its_own(act) else _makers(read, act) if withheld else []
    if makers:
        return makers
    if act.weak_actor and act.noun and story.acting and not act.says.startswith("export"):
        return list(story.acting)
    headed = _headed(story, act, targets)
    if headed is not None and found and all(_is_seat_of(headed, one) for one in found):
        return [headed]  # below the name of a court, "judges in the state may not"
    if found and not (act.weak_actor and headed is not None):
        return list(dict.fromkeys(found))
    if headed is not None:
        act.weak_actor = False
        return [headed]
    if found:
        return list(dict.fromkeys(found))
    if (told := story.listing or _set_before(read, items, act)) is not None:
        act.weak_actor = False
        return [told]
    act.weak_actor = True
    if (spoken := _just_spoken_of(read, items, act)) is not None:
        return list(story.acting) if _goes_on(read, spoken, targets) else [spoken]
    if story.acting:
        known = any(one.actor in story.acting and one.target in targets for one in read.claims)
        goes_on = known or act.noun or act.open_object or _binds_its_own(read)
        return list(story.acting) if goes_on else countries_of(story, story.acting)
    last = [one for one in story.subjects[-1:] if one.actor is not None and not _is_spoken_about(story, one, targets)]
    own = act.dealing == "use" or act.key == "avoid"  # "ChatGPT may not be used", in the rules of a court
    judging = any(_is_court(one) and not (own and _is_named(one)) for one in last)
    return (countries_of(story, last) if judging else last) or _keepers_of_shop(story, items, act)


_SHOP_ACTS = frozenset({"remove", "exclude", "restore"})


def _keepers_of_shop(story: Story, items: Sequence[Item], act: Act) -> list[Entity]:
    """Whose shop something left or came back to, where nobody else is said to have a hand in it."""
    if act.key not in _SHOP_ACTS or act.turn.ordered or story.home is not None:
        return []
    named = (one.mention.entity for one in items[act.at :] if one.mention is not None)
    shops = [
        one.target.maker for one in named if one is not None and one.target is not None and "app store" in one.roles
    ]
    return [story.names.by_key[maker] for maker in dict.fromkeys(shops) if maker is not None]


def _goes_on(read: Progress, spoken: Entity, targets: Sequence[Entity]) -> bool:
    """Whether it is the measure told of, and whoever spoke only a body there: "Canada barred it. The board said"."""
    acting = read.story.acting
    if len(acting) != 1 or spoken in acting or not acting[0].is_place or acting[0].actor is None or not targets:
        return False
    told = {one.target for one in read.claims if one.actor is acting[0]}
    return spoken.actor is not None and spoken.actor.place == acting[0].actor.place and told.issuperset(targets)


def _sells_its_own(act: Act) -> bool:
    """As in "in Chad, Clearview agreed to stop selling its database", which nobody else is said to have decided."""
    own = act.key == "deal" and act.dealing == "sell" and not act.turn.ordered and act.turn.mood is Mood.holds
    placed = all(one.entity is not None and one.entity.is_place for one in act.actors)
    return own and placed and any(one.noun == "its" and one.text != "its" for one in act.targets)


def _headed(story: Story, act: Act, targets: Sequence[Entity]) -> Entity | None:
    """Whom a heading makes act; not "Facebook", below which it is told to be unreachable."""
    headed = story.headed_actor or story.writer
    about = headed is not None and act.weak_actor and act.key == "block" and _is_spoken_about(story, headed, targets)
    return None if about else headed


def _just_spoken_of(read: Progress, items: Sequence[Item], act: Act) -> Entity | None:
    """Whom the sentence before was about; a school or hospital only if this one tells what it decided.

    And so a firm that lets people use something: "Samsung has approved Copilot. Other assistants are prohibited".
    """
    story = read.story
    at, spoken = story.spoke[-1] if story.spoke else (0, None)
    if at != story.at - 1 or spoken is None or spoken.actor is None:
        return None
    by_rules = _tells_what_rules_say(story, items, act, spoken)
    lets = any(told.let and spoken in told.actors and not _makes(spoken, [one]) for one, told in read.loose.items())
    now = act.key in _FORBIDDING and not act.noun and _PAST.isdisjoint(one.low for one in items[: act.at])
    if spoken.is_company and lets and now:
        act.told_next = True
        return spoken
    if spoken.actor.kind not in _WITH_RULES and not (by_rules and act.dealing == "use"):
        return None
    act.told_next = _tells_what_was_decided(items, act) or by_rules
    return spoken if spoken.actor.kind in PUBLIC_POWER or act.told_next else None


def _is_named(entity: Entity) -> bool:
    """Whether a court has a name, and is not only told by what it is: "the High Court", not "a court in Lima"."""
    return not entity.key.endswith((":court", ":federal court")) and " in " not in entity.key


def _is_court(entity: Entity) -> bool:
    return entity.actor is not None and entity.actor.kind == "court"


def _is_seat_of(body: Entity, place: Entity) -> bool:
    """Whether somebody found is only the place of a body, or a body of its kind without a name."""
    if body.is_place or body.is_company or body.actor is None or place.actor is None:
        return False
    return place.is_place and place.actor.place == body.actor.place and body.actor.kind in {"court", "legislature"}


_FORBIDDING = frozenset({"ban", "deal", "block", "avoid", "exclude"})
_PAST = frozenset({"was", "were", "had"})
_SOME = frozenset({"many", "some", "most", "several", "few", "already"})


def _tells_what_was_decided(items: Sequence[Item], act: Act) -> bool:
    """Whether a sentence begins with what is forbidden: "The council has voted. [Phones may not be used] in class"."""
    first = next((one.mention for one in items if one.mention is not None), None)
    named = [one for one in act.targets if one.entities and one.end <= items[act.at].start]
    some = any(one.low in _SOME for one in items)  # "phones are banned in many schools": by whom, it does not say
    return first in named and not act.noun and act.key in _FORBIDDING and not some


def _tells_what_rules_say(story: Story, items: Sequence[Item], act: Act, spoken: Entity) -> bool:
    """Whether it tells what rules just told of forbid: "The school has sent a notice. Pupils may not bring phones"."""
    some = any(one.low in _SOME for one in items)
    return story.paper == (story.at - 1, spoken) and not (act.noun or some) and act.key in _FORBIDDING


_OWN_DOINGS = frozenset({"halt", "serve", "remove", "restore", "store", "turn", "relent", "same"})
_BY_LAWS = frozenset({"remove", "halt"})  # what a law does too: "the bill would have kept bots from children"


def _of_its_paper(story: Story, items: Sequence[Item], act: Act) -> Entity | None:
    """Whose order binds somebody, of whom the sentence says no more than "it", "the order" or "under it"."""
    told = any(one.entities or (one.actor_role != "pronoun" and one.noun) for one in act.actors)
    if told and not act.weak_actor:
        return None
    makes = act.key in _BY_LAWS and items[0].low not in {"it", "under"}
    own = act.key in _OWN_DOINGS and not (makes or act.turn.ordered)
    return None if own else by_its_paper(story, items)


def _by_its_rule(story: Story, items: Sequence[Item], act: Act, targets: Sequence[Entity]) -> Entity | None:
    """Whoever keeps the list that an act is of, or whose order or terms it is of."""
    if act.owner and (act.weak_actor or all(one.some for one in act.actors)) and act.owner in story.names.by_key:
        act.weak_actor = False
        owner = story.names.by_key[act.owner]
        bodies = (one for one in story.acting if one.actor is not None and one.actor.place == act.owner[-2:])
        return next(bodies, owner) if owner.is_place else owner
    owner_of_paper = _of_its_paper(story, items, act) or vendor_by_terms(story, items, act, targets)
    act.weak_actor = act.weak_actor and owner_of_paper is None
    return owner_of_paper


def _named(read: Progress, items: Sequence[Item], act: Act) -> list[Entity]:
    """Whom the sentence gives; a firm that was just restricted only if it is sure."""
    found = [one for mention in act.actors for one in _meant(read, items, act, mention) if one.actor is not None]
    if not found and not act.weak_actor and act.targets and all(_is_plain_firm(one) for one in act.actors):
        found = _makers(read, act)  # "Sora was blocked in Denmark by the company itself"
    if act.weak_actor and act.key == "control":  # "the chips, which the firm sells, will need a licence"
        found = [one for one in found if not one.is_company]
    return [one for one in found if not is_bound(read.story, one)] if act.weak_actor else found


def _is_plain_firm(mention: Mention) -> bool:
    """Whether "the company" is all that is said of somebody."""
    named = mention.entities or mention.new or mention.place is not None
    return mention.actor_role == "company" and mention.noun == "company" and not (named or mention.plural)


def _meant(read: Progress, items: Sequence[Item], act: Act, mention: Mention) -> Sequence[Entity]:
    """Who is meant by a mention: the two whom the sentence before named, or one."""
    if several := _several(read.story, mention):
        return several
    entity = _who(read, items, mention)
    return [] if entity is None else [_not_bound(read, act, mention, entity)]


_TWO = 2


def _several(story: Story, mention: Mention) -> tuple[Entity, ...]:
    """Those of whom "both states" or "they" is said, if the sentence before named just them."""
    if mention.entities or mention.new or mention.place is not None:
        return ()
    if mention.actor_role == "pronoun" and mention.noun == "they":
        return () if any(one.is_company for one in story.pair) else story.pair  # firms are told what they may not
    if _are_states(mention):
        return story.pair
    if mention.actor_role == "pronoun" and mention.noun == "both":
        return story.pair or (story.two if len(story.two) == _TWO else ())
    if mention.counted != _TWO:
        return ()
    found = story.pair if len(story.pair) == _TWO else story.two if len(story.two) == _TWO else ()
    firms = mention.actor_role == "company"
    return found if all(one.is_company is firms for one in found) else ()


_STATES = frozenset({"country", "nation", "state", "kingdom", "republic", "government"})


def _are_states(mention: Mention) -> bool:
    """Whether it is of several states that it does not name: "those countries"."""
    told = mention.entities or mention.new or mention.place is not None
    return mention.plural and one_of(mention.noun) in _STATES and mention.counted <= 0 and not told


def _not_bound(read: Progress, act: Act, mention: Mention, entity: Entity) -> Entity:
    """Whoever acted last, where "it" would be a firm that was just restricted and restricts what others make."""
    story = read.story
    if mention.noun != "it" or mention.actor_role != "pronoun" or not story.acting:
        return entity
    things = [one for each in act.targets for one in each.entities]
    if not things or not is_bound(story, entity) or entity in things:
        return entity
    return entity if _makes(entity, things) else story.acting[-1]


def _binds_its_own(read: Progress) -> bool:
    """Whether who acted last did so in its own house, as a parliament does on its phones."""
    last = [one for one in read.claims[-4:] if one.actor in read.story.acting and not one.only_adds]
    return bool(last) and all(one.measure == "use_ban" and one.around.audience | one.around.setting for one in last)


def is_bound(story: Story, entity: Entity) -> bool:
    """Whether a firm was just said to be restricted itself, so that it is not the one who acts."""
    return entity.is_company and any(entity in group or _makes(entity, group) for group in story.restricted[-3:])


def _is_spoken_about(story: Story, entity: Entity, targets: Sequence[Entity]) -> bool:
    """Whether a firm is what is restricted, or makes it: nobody bans its own."""
    about = [*targets, *([story.main] if story.main is not None else [])]
    return is_bound(story, entity) or (entity.is_company and (entity in about or _makes(entity, about)))


def _makes(entity: Entity, things: Sequence[Entity]) -> bool:
    return any(one.target is not None and one.target.maker == entity.key for one in things)


def _there(read: Progress, items: Sequence[Item], mention: Mention) -> Mention:
    """With the place of the sentence before: "Nigeria did too. There the communications commission ordered"."""
    generic = mention.way == Way.generic or not mention.entities
    if items[0].low != "there" or not generic or mention.new or mention.place is not None or not read.story.places:
        return mention
    return mention if mention.actor_role in {"pronoun", "company"} else replace(mention, place=read.story.places[-1])


def firm_of(story: Story, entity: Entity) -> Entity | None:
    """A firm, or who makes a product: "the Gemini terms"."""
    if entity.is_company:
        return entity
    maker = entity.target.maker if entity.target is not None else None
    return story.names.by_key.get(maker or "")


def _set_before(read: Progress, items: Sequence[Item], act: Act) -> Entity | None:
    """The place that the sentence set before what it says nobody of, or the firm that speaks to "you" in it."""
    before = [at for at, one in enumerate(items) if at < act.at]
    if any(items[at].low == "you" for at in before):
        named = [one.mention.entity for one in items[: act.at] if one.mention is not None and one.mention.entity]
        return next((firm for one in named if (firm := firm_of(read.story, one)) is not None), None)
    return next((one for at in before if (one := place_set(items, at)) is not None), None)


def countries_of(story: Story, acting: Sequence[Entity]) -> list[Entity]:
    """The countries of those who acted last: what nobody is said to have done there is the country's."""
    found = []
    for one in acting:
        code = one.actor.place if one.actor is not None and not one.is_place and not one.is_company else None
        if code is None and story.home is not None and one.actor is not None and one.actor.kind == "court":
            code = story.home.place.code if story.home.place is not None else None  # of a town that nobody lists
        found.append(story.names.by_key.get(f"place:{code}", one))
    return list(dict.fromkeys(found))


def _who(read: Progress, items: Sequence[Item], mention: Mention) -> Entity | None:
    """Who is meant; a pronoun means who the sentence before was about, and "the same office" who acted last."""
    if mention.actor_role == "pronoun" and mention.noun == "we":
        speaker = read.story.speaker
        about = speaker is not None and any(_makes(speaker, [one.target]) for one in read.latest)
        other = about and speaker is not read.story.writer and all(one.actor.is_company for one in read.latest)
        return read.latest[-1].actor if other else speaker  # "DeepSeek is banned at the bank. We will block Temu"
    if mention.actor_role == "pronoun" and mention.noun == "members":
        return _body_of_members(read.story)
    if mention.actor_role == "pronoun":
        if mention.noun in {"former", "latter"}:
            two = read.story.two
            return two[0 if mention.noun == "former" else -1] if len(two) > 1 else None
        if mention.noun in {"he", "she"} and read.story.person is not None:
            return read.story.person
        if (own := _before_colon(read.story, items, mention)) is not None:
            return own
        found = next((one for one in reversed(read.story.subjects[-2:]) if one.actor is not None), None)
        before = _of_this_sentence(read, mention) if found is None or found.press else None
        return before or found or _drafting(read, mention)
    if (own := _head_of_last(read, items, mention) or _of_speaker(read, items, mention)) is not None:
        return own
    if (state := _where_they_sit(read.story, items, mention)) is not None:
        return state
    mention = _called_in_full(items, mention)
    meant = _there(read, items, _owned_by_last(read, items, placed(items, mention)))
    return of_the_same(read.story, items, mention) or who_is_meant(read.story, meant)


_SHORT = frozenset(
    {"ministry", "department", "agency", "authority", "commission", "council", "court", "board", "bureau"}
)


def _called_in_full(items: Sequence[Item], mention: Mention) -> Mention:
    """The body that a sentence named in full before: "asked the culture ministry to act, and [the ministry] did so"."""
    if mention.noun not in _SHORT or mention.entities or mention.new or mention.place is not None or mention.plural:
        return mention
    before = [one.mention for one in items if one.mention is not None and one.end <= mention.start]
    whole = (one for one in reversed(before) if one.noun.endswith(f" {mention.noun}") and not one.plural)
    return next((one for one in whole if one.actor_role == mention.actor_role and not one.entities), mention)


def _before_colon(story: Story, items: Sequence[Item], mention: Mention) -> Entity | None:
    """Who a sentence began with, behind a colon: "Poland is next: [it] bars the firm from tenders"."""
    at = next((number for number, one in enumerate(items) if one.start >= mention.start), 0)
    if at < 1 or items[at - 1].low not in {":", ";"}:
        return None
    first = next((one.mention for one in items[: at - 1] if one.mention is not None), None)
    named = first is not None and can_act(first) and (first.entities or first.new == "body") and not first.modifies
    entity = who_is_meant(story, first) if first is not None and named and not first.possessive else None
    return entity if entity is not None and entity.target is None and not is_bound(story, entity) else None


def _of_this_sentence(read: Progress, mention: Mention) -> Entity | None:
    """Whoever acted before in the sentence: "operators throttled one app, and then [they] blocked another"."""
    told = mention.noun in {"they", "it"} and read.latest and read.story.here[0] == read.story.at
    return read.latest[-1].actor if told else None


_HEADS = words.listing("heads_of_bodies")


def _head_of_last(read: Progress, items: Sequence[Item], mention: Mention) -> Entity | None:
    """The firm or body of which somebody is the head: "Ruritel has drawn a line. [Its president] said it no longer"."""
    if mention.noun not in _HEADS or mention.entities or mention.place is not None or not read.story.subjects:
        return None
    before = [one.low for one in items if one.end <= mention.start][-2:]
    last = read.story.subjects[-1]
    if {"its", "their"}.isdisjoint(before) or last.actor is None:
        return None
    return last if last.actor.kind not in GOVERNMENTS or mention.noun.endswith(" officer") else None


_OWN_BODIES = words.listing("own_bodies")
_HIS = frozenset({"his", "her"})


def _of_speaker(read: Progress, items: Sequence[Item], mention: Mention) -> Entity | None:
    """The body at whose head somebody is who is named before: "The sheriff said [his office] grounded it"."""
    if mention.noun not in _OWN_BODIES or mention.entities or mention.place is not None or mention.new:
        return None
    at = next((at for at, one in enumerate(items) if one.mention is mention), 0)
    if not at or items[at - 1].low not in _HIS:
        return None
    before = [one.mention for one in items[: at - 1] if can_act(one.mention)]
    speaker = next((one for one in reversed(before) if one is not None and one.actor_role != "pronoun"), None)
    if speaker is not None and (
        speaker.way == Way.leader or speaker.noun == "person"
    ):  # "the foreign minister, Jane Doe, said his ministry"
        titles = [one for one in before if one is not None and one.noun.endswith(" minister")]
        speaker = titles[-1] if titles else speaker
    if speaker is not None and mention.noun == "ministry" and speaker.noun.endswith("minister"):
        noun = f"{speaker.noun.removesuffix('minister')}ministry"  # "the health minister said her ministry"
        speaker = replace(speaker, actor_role="ministry", noun=noun)
    return who_is_meant(read.story, speaker) if speaker is not None else read.story.person


@cache
def _seats_of_states() -> Mapping[str, str]:
    """The states whose parliaments sit in a town, by its name."""
    table = words.load("governments")["legislating"]
    return {town: code for code, towns in table.items() if isinstance(towns, list) for town in towns}


def _where_they_sit(story: Story, items: Sequence[Item], mention: Mention) -> Entity | None:
    """The state whose lawmakers are told by where they sit: "lawmakers in Sacramento", "Albany legislators"."""
    if mention.actor_role != "legislature" or mention.place is not None or mention.entities:
        return None
    at = next((number for number, one in enumerate(items) if one.start >= mention.start), len(items))
    behind = items[at + 2].text if at + 2 < len(items) and items[at + 1].low == "in" else ""
    code = _seats_of_states().get(behind) or _seats_of_states().get(items[at - 1].text if at else "")
    return story.names.by_key.get(f"place:{code}") if code else None


_WITH_MEMBERS = frozenset(
    {"legislature", "local_government", "educational_institution", "regulator", "agency", "supranational_body"}
    | {"company", "civil_society", "court"}
)


def _body_of_members(story: Story) -> Entity | None:
    """The body last spoken of that has members who decide, or the town whose police or schools were."""
    for one in reversed(story.subjects[-3:]):
        if one.actor is None:
            continue
        if one.actor.kind in _WITH_MEMBERS:
            return one
        if story.city is not None and one.actor.part_of == story.city.key:
            return story.city
    return None if story.subjects else story.city


def _drafting(read: Progress, mention: Mention) -> Entity | None:
    """Whose the bill is of which a sentence goes on to tell: "filed a bill in the Senate. It would ban the app"."""
    if mention.noun != "it" or read.story.subjects:
        return None
    named = (one for one in reversed(read.story.actors[-4:]) if one.actor is not None)
    return next((one for one in named if one.actor is not None and one.actor.kind == "legislature"), None)


def _owned_by_last(read: Progress, items: Sequence[Item], mention: Mention) -> Mention:
    """As in "Its military banned the app", behind a sentence about China."""
    if mention.place is not None or mention.entities or mention.new or mention.actor_role in PLACELESS:
        return mention
    behind = [one for one in items if one.end <= mention.start]
    before = [one.low for one in behind[-2:]]
    if {"its", "their"} & set(before) and (own := _subject_place(behind)) is not None:
        return replace(mention, place=own)
    if (
        behind
        and behind[-1].mention is not None
        and behind[-1].mention.noun == "bloc"
        and mention.actor_role == "regulator"
    ):
        return replace(mention, place=read.story.names.government("EU"))
    last = read.story.subjects[-1].actor if read.story.subjects else None
    place = read.story.names.by_key.get(f"place:{last.place}") if last is not None else None
    return replace(mention, place=place) if {"its", "their"} & set(before) else mention


def _subject_place(before: Sequence[Item]) -> Entity | None:
    """The country that a sentence begins with: "Chile will not follow [its] military, which banned the app"."""
    first = next((one.mention for one in before if one.mention is not None), None)
    plain = first is not None and not first.modifies and not first.possessive and first.way != Way.demonym
    return first.entity if plain and first is not None and first.entity is not None and first.entity.is_place else None


def _makers(read: Progress, act: Act) -> list[Entity]:
    """Who makes what is not offered: nobody else can withhold it."""
    return _makers_of(read, [one for mention in act.targets for one in what_is_meant(read.story, mention)])


def _makers_of(read: Progress, targets: Sequence[Entity]) -> list[Entity]:
    keys = dict.fromkeys(one.target.maker for one in targets if one.target is not None and one.target.maker is not None)
    return [read.story.names.by_key[key] for key in keys if key in read.story.names.by_key]
