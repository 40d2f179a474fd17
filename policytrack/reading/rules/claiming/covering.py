"""Which things fall under what a sentence before said of a kind of thing only.

"Ohio barred its staff from apps made in China. They include TikTok": a sentence that does nothing but name things
says to what the act before it is done.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from policytrack.reading.proposals import Span
from policytrack.reading.rules import words
from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.claiming.claiming import claims_of
from policytrack.reading.rules.claiming.naming import named_next
from policytrack.reading.rules.claiming.whose import told_there
from policytrack.reading.rules.claims import Claim
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.moods import Mood
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.names.products import GOODS
from policytrack.reading.rules.progress import Gap, Progress
from policytrack.reading.rules.story.what import what_is_meant
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import can_be_restricted

__all__ = ["added", "covered", "leave_kind_open", "like", "members", "points_behind", "things_named"]

_REACH = 2
_BEFORE = 2  # "any foreign app"
_INDEFINITE = words.listing("indefinite")
_NAMING = words.listing("naming_verbs")
_APPLYING = words.listing("applying_verbs")
_NAMED = words.listing("named_words")
_SHARING = words.listing("sharing_verbs")
_THEM = words.listing("standing_for_kinds")
_PRONOUNS = words.listing("standing_in") | {"others", "this", "that", "which", "both", "most", "group", "names"}
_KINDS = words.listing("goods") | words.listing("mass_goods")
_UNLIKE = frozenset({"not", "n't", "unlike", "except", "exempt", "never", "neither", "nor"})
_BESIDE = frozenset({Link.relative, Link.reduced})
_CUES = _NAMED | _THEM | words.listing("listed_as")
_LISTED_AS = words.listing("listed_as")
_STANDING = words.listing("standing_there")
_FOLLOWING = frozenset({"behind", "after", "below", "beside", "next"})
_FOLLOWED = frozenset({"it", "them", "these", "those", "list"})
_DROPPING = frozenset({"drop", "remove", "strike", "delete", "exempt", "spare", "exclude", "omit", "leave", "take"})
_BEFORE_IT = frozenset({"on", "under", "among", "in", "by", "of", "to", "from"})
_ADDING_WORDS = frozenset({"also", "too", "now", "likewise", "already", "all", "since", "newly", "as", "well"})
_ANYWHERE = frozenset({"new", "first", "it", "them"})
_TOPPING = frozenset({"top", "head", "lead", "make"})
_OPENING = 8
_AFFECTING = frozenset({"affect", "concern", "target", "identify", "encompass"})
_HITTING = frozenset({"hit", "catch", "touch", "strike"})
_INSTEAD = frozenset({"substitute", "alternative", "alternatives", "replacement", "instead", "allowed", "permitted"})
_INSTEAD |= {"approved", "recommended", "exempt", "exempted", "spared"}
_NEXT_TO = frozenset({"besides", "alongside", "beside", "like", "as well as", "along with", "in addition to", "beyond"})
_MORE = frozenset({"also", "too", "well", "likewise", "equally", "other", "others", "another", "further", "more"})
_MORE |= {"additional", "additionally", "added", "now", "besides", "alongside", "newest", "latest"}
_MEASURES = words.listing("measures")
_DEFINITE = words.listing("definite") | {"this", "that", "same", "its", "their"}
_MEASURE_NOUNS = (_THEM - _PRONOUNS) | _MEASURES
_SAYING = words.verb_listing("saying")


def leave_kind_open(read: Progress, items: Sequence[Item], acts: Sequence[Act], sentence: Span) -> None:
    """Remember an act that is done to a kind of thing, of which the next sentences may name some."""
    kinds = [one for one in acts if _is_of_kind(items, one)]
    if read.kind is not None and acts and all(_tells_how_it_began(items, read.kind, one) for one in acts):
        read.kind.until = read.story.at + _REACH
    elif kinds:
        read.kind = Gap(items, kinds[0], sentence, read.story.at + _REACH)
    elif acts and read.kind is not None and read.kind.sentence != sentence:
        read.kind = None


def _tells_how_it_began(items: Sequence[Item], gap: Gap, act: Act) -> bool:
    """Whether it is told of what has ended how it came: "The ban was lifted. The ban was imposed after the riots"."""
    over = gap.act is not None and gap.act.turn.mood in {Mood.ended, Mood.paused}
    start = max(0, act.at - _BEFORE)
    known = any(one.low in {"the", "that", "this"} for one in items[start : act.at])
    return over and act.noun and act.open_object and act.turn.mood is Mood.holds and known


def covered(read: Progress, syntax: Syntax, sentence: Span) -> Iterator[Claim]:
    """What the act against a kind of thing is done to, where a sentence names it."""
    gap = read.kind
    if gap is None or gap.act is None or any(one.passages[-1] == sentence for one in read.latest):
        return
    if read.story.at > gap.until or _is_spared(syntax):
        return
    story = read.story
    groups, restricted = list(story.groups), list(story.restricted)
    for mention in things_named(syntax) or _examples(gap.act, syntax) or named_next(story, gap, syntax):
        yield from _of_member(read, gap, syntax.items, mention, sentence)
    story.groups, story.restricted = groups, restricted  # what is spoken of later is the kind


def _is_spared(syntax: Syntax) -> bool:
    """Whether a sentence says that what it names can be had: "Other apps, including Viber, remain available"."""
    return any(
        (one.lemma in _STAYING or (one.copula and "still" in syntax.spoken))
        and not one.negated
        and any(syntax.head(each).low in _OPEN for each in one.objects)
        for one in syntax.predicates
    )


_STAYING = frozenset({"remain", "stay"})
_OPEN = frozenset({"available", "accessible", "reachable", "unaffected", "untouched", "online"})


_POINTING = (_NAMED | _THEM | _LISTED_AS) - {"it", "that", "this"}
_FEW = 8


def points_behind(read: Progress, items: Sequence[Item]) -> bool:
    """Whether words before a list only say that it names some of a kind told of: "They include:", "The full list:"."""
    gap = read.kind
    if gap is None or gap.act is None or len(items) > _FEW:
        return False
    told = any(one.mention is not None and (one.mention.entities or one.mention.new) for one in items)
    lows = {one.low for one in items}
    return not told and not _POINTING.isdisjoint(lows) and _UNLIKE.isdisjoint(lows)


def members(read: Progress, gap: Gap, mentions: Sequence[Mention], sentence: Span) -> Iterator[Claim]:
    """What was told of a kind, of those that a line of a list names."""
    for one in mentions:
        if _is_named(one):
            yield from _of_member(read, gap, (), one, sentence)


def added(read: Progress, syntax: Syntax, sentence: Span) -> Iterator[Claim]:
    """Further things that a sentence only names as under the measure just told of: "The order also names Viber"."""
    if not read.latest or any(one.passages[-1] == sentence for one in read.latest):
        return
    adds = any(one.lemma in {"add", "list"} and one.objects for one in syntax.predicates)
    more = not _MORE.isdisjoint(syntax.spoken)
    if not (more or adds or _tells_of_measure(syntax)) or not _INSTEAD.isdisjoint(syntax.spoken) or _is_apart(syntax):
        return
    pattern = (told_there(read, syntax.items) or read.latest)[-1]
    obeys = not pattern.target.is_company and any(one.lemma in _APPLYING | _AFFECTING for one in syntax.predicates)
    kinds = _kinds_too(syntax) if more and pattern.target.general else []
    for mention in things_named(syntax) or _put_beside(read, syntax, pattern) or kinds:
        for target in what_is_meant(read.story, mention):
            if target.is_place or (obeys and target.actor is not None):
                continue  # "also applies to Apple and Google", which have to obey
            now = replace(pattern, mood=read.mood_now(pattern))
            yield from like(now, [target], [sentence, pattern.passages[0]])


def _kinds_too(syntax: Syntax) -> list[Mention]:
    """The kinds of technology that a measure reaches beside another: "The ban also covers licence plate readers"."""
    verb = next((one for one in syntax.predicates if one.finite), None)
    if verb is None or verb.negated or verb.passive or not _tells_of_measure(syntax):
        return []
    to = [each for each in verb.preps if each.prep in {"to", "including"}]
    reached = to if verb.lemma in {"apply", "extend"} else verb.objects if verb.lemma == "cover" else []
    reached = [*reached, *(one for each in reached for one in each.examples)]
    mentions = [each for phrase in reached for each in syntax.mentions(phrase)]
    return [each for each in mentions if each.entity is not None and each.entity.general and not each.entity.setting]


def _put_beside(read: Progress, syntax: Syntax, pattern: Claim) -> list[Mention]:
    """What somebody is said to have added to the list just told of, or listed: "It added YMTC", "It listed YMTC"."""
    verb = next((one for one in syntax.predicates if one.finite), None)
    if verb is None or verb.lemma not in {"add", "list"} or verb.passive or verb.negated or verb.modal:
        return []
    if any(one.prep in {"to", "that"} for one in verb.preps) or _LISTS.isdisjoint(_said(read, pattern)):
        return []
    by = [syntax.head(one) for one in verb.subjects]
    same = all(one.low in {"it", "they"} or one.mention is not None for one in by)
    return _of(syntax, verb.objects) if same else []


_LISTS = frozenset({"list", "lists", "blacklist", "roster", "register", "blacklisted", "listed"})


def _said(read: Progress, claim: Claim) -> list[str]:
    """The words of the sentence in which a claim was told."""
    return read.text[claim.passages[0].start : claim.passages[0].end].casefold().replace(".", " ").split()


def _is_apart(syntax: Syntax) -> bool:
    """Whether it is another list that is told of: "the list [of the most popular apps] also includes Temu"."""
    first = next((one for one in syntax.predicates if one.finite), None)
    return first is not None and any(
        syntax.head(one).low in _MEASURE_NOUNS
        and (of := syntax.after(one, "of")) is not None
        and not syntax.is_time(of)
        for one in first.subjects
    )


def _tells_of_measure(syntax: Syntax) -> bool:
    """Whether a sentence is about a measure or list that was told of, of which it says nothing else: "the order"."""
    first = next((one for one in syntax.predicates if one.finite), None)
    subject = first.subjects[0] if first is not None and len(first.subjects) == 1 else None
    if subject is None or syntax.mentions(subject):
        return False
    return syntax.head(subject).low in _MEASURE_NOUNS and syntax.items[subject.start].low in _DEFINITE


def _of_member(read: Progress, gap: Gap, items: Sequence[Item], mention: Mention, sentence: Span) -> Iterator[Claim]:
    """What was told of a kind, of one that is of it; a name that nobody knows is of that kind."""
    if gap.act is None:
        return
    if mention.new and not mention.target_role:
        mention.target_role = next((one.target_role for one in gap.act.targets if one.target_role), "app")
    told = [one for one in read.latest if one.passages[0] == gap.sentence]
    if told:
        pattern = (told_there(read, items) or told)[-1]
        yield from like(pattern, what_is_meant(read.story, mention), [sentence, pattern.passages[0]])
        return
    for claim in claims_of(read, gap.items, replace(gap.act, targets=[mention], open_object=False), gap.sentence):
        claim.passages, claim.of_kind = [gap.sentence, sentence], True
        yield claim


def _examples(act: Act, syntax: Syntax) -> list[Mention]:
    """Examples of the kind that was told of, where a sentence begins with it: "Platforms such as Viber have a year"."""
    first = syntax.phrases[0] if syntax.phrases else None
    head = syntax.head(first).mention if first is not None and first.examples else None
    kind = next((one for one in act.targets if one.entities or one.target_role), None)
    if first is None or head is None or kind is None or _sort(kind) != _sort(head):
        return []
    return [] if any(one.low in _UNLIKE for one in syntax.items) else _of(syntax, first.examples)


def _sort(mention: Mention) -> str:
    """Whether it tells of goods, of makers or of what runs on them."""
    entity = mention.entity
    if entity is not None and entity.target is not None:
        return "goods" if entity.target.kind in GOODS else "maker" if entity.target.kind == "company" else "program"
    return {"device": "goods", "company": "maker"}.get(mention.target_role, "program")


def like(told: Claim, targets: Sequence[Entity], passages: list[Span]) -> Iterator[Claim]:
    """What was told of a kind, or of one of its things, as told of others."""
    for target in targets:
        if target is not told.target and target is not told.actor:
            claim = Claim(told.actor, target, told.measure, told.mood, list(passages), told.around, of_kind=True)
            claim.reasons, claim.reaches = list(told.reasons), list(told.reaches)
            claim.steps, claim.left_out = list(told.steps), list(told.left_out)
            yield claim


def _is_of_kind(items: Sequence[Item], act: Act) -> bool:
    """Whether an act is done to a kind of thing: "12 Chinese firms", "foreign software", "a group of apps"."""
    if not act.targets:
        return (act.open_object and not act.weak_actor) or act.key == "control"
    return all(_is_kind(items, one) for one in act.targets)


def _is_kind(items: Sequence[Item], mention: Mention) -> bool:
    if mention.entities:
        return mention.entities[0].general
    if mention.new or mention.target_role in {"", "pronoun"}:
        return False
    return mention.plural or mention.any_one or mention.noun in _KINDS or _is_indefinite(items, mention)


def _is_indefinite(items: Sequence[Item], mention: Mention) -> bool:
    """As in "an app", "any foreign platform"."""
    at = next((at for at, one in enumerate(items) if one.start >= mention.start), len(items))
    return any(one.low in _INDEFINITE for one in items[max(0, at - _BEFORE) : at])


def things_named(syntax: Syntax) -> list[Mention]:
    """The things that a sentence names as what falls under something, if it does nothing else.

    Example:
        >>> from policytrack.reading.rules.items import itemise
        >>> from policytrack.reading.rules.names import Names
        >>> from policytrack.reading.rules.syntax import parse
        >>> text = "On the list are TikTok and WeChat."
        >>> [one.text for one in things_named(parse(itemise(text, 0, len(text), Names.of((), ()).find(text))))]
        ['TikTok', 'WeChat']
    """
    lows = {one.low for one in syntax.items}
    if not lows & _CUES or (lows & _UNLIKE and not _is_told_by_clause(syntax)):
        return []
    if start := _behind_place(syntax):
        end = next((one.start for one in syntax.predicates if one.start > start and one.finite), len(syntax.items))
        return _of(syntax, [one for one in syntax.phrases if start < one.end <= end])
    if not syntax.predicates:
        return _topping(syntax)
    said = [one for one in syntax.predicates if one.finite or one.gerund] or syntax.predicates
    aside = len(said) > 1 and (_tells_which(said[0]) or (said[1].link == Link.said and said[1].governor is said[0]))
    verb = said[1] if aside else said[0]
    if verb.copula and not verb.negated and _is_what_it_names(syntax, verb):
        return _of(syntax, verb.subjects)
    dropped = verb.lemma.split()[0] in _DROPPING
    if verb.negated or verb.modal in {"could", "might", "may"} or dropped or _says_more(syntax, verb):
        return []
    if ":" in lows and (told := _behind_colon(syntax, verb)):
        return told
    return _behind(syntax, verb) or _in_front(syntax, verb)


def _tells_which(one: Predicate) -> bool:
    """Whether a clause tells which things are spoken of by what is done to them: "those [that stop working] are"."""
    return one.link == Link.relative and one.noun is not None and one.noun.number == 0


def _is_told_by_clause(syntax: Syntax) -> bool:
    """As in "the sites [that could not be opened] include Viber", where nothing else is denied."""
    first = syntax.predicates[0] if syntax.predicates else None
    if first is None or not first.negated or not _tells_which(first):
        return False
    denied = sum(one.low in _UNLIKE for one in syntax.items)
    return denied == 1 and syntax.word(first, "dealings") is not None


def _says_more(syntax: Syntax, verb: Predicate) -> bool:
    """Whether a sentence says something else too: "That means Nvidia can no longer sell it"."""
    others = syntax.predicates[verb.number + 1 :]
    if others and others[-1].lemma in _SAYING and not others[-1].objects and syntax.is_cut(verb.at, others[-1].at):
        others = others[:-1]  # "..., the regulator said"
    same = [one for one in others if one.copula and (verb.gerund or syntax.items[one.start - 1].low in {"as", "so"})]
    return any(one.finite and one.link not in _BESIDE and one not in same for one in others)


def _behind_place(syntax: Syntax) -> int:
    """Where names begin behind what says where they stand: "Affected are Viber", "Behind it stand Viber"."""
    items = syntax.items
    end = next((at for at, item in enumerate(items[:_OPENING]) if item.low in _STANDING or item.low == ":"), 0)
    opening = [item.low for item in items[:end] if item.low not in _ADDING_WORDS]
    if not opening:
        return 0
    follows = opening[0] in _FOLLOWING and opening[-1] in _FOLLOWED
    few = len(opening) < 3 or opening[0] == "among"  # "Among those affected are Viber and Signal"
    return end + 1 if follows or (opening[-1] in _LISTED_AS and few) else 0


def _behind_colon(syntax: Syntax, verb: Predicate) -> list[Mention]:
    """Things that a colon opens, behind what says that they are listed: "Two more names are on the list: [...]"."""
    heads = {syntax.head(one).low for one in syntax.within(0, verb.start)}
    at = next((at for at, one in enumerate(syntax.items) if at > verb.at and one.low == ":"), 0)
    said = at and heads & (_THEM | {"more", "others"}) and any(one.low in _NAMED for one in syntax.items[verb.at : at])
    return _from(syntax, at + 1) if said and (verb.copula or verb.passive or verb.lemma in _SHARING) else []


def _topping(syntax: Syntax) -> list[Mention]:
    """As in "Viber and Signal top the list", where the verb may be taken for a noun."""
    lows = [one.low for one in syntax.items]
    at = next((at for at in range(1, len(lows) - 2) if lows[at] in _TOPPING and lows[at + 2] == "list"), 0)
    return _of(syntax, [one for one in syntax.phrases if one.start < at and not one.prep])


def _behind(syntax: Syntax, verb: Predicate) -> list[Mention]:
    """Things behind a verb: "It names Huawei", "The ban applies to Temu", "Among them are Qwen", "On it is Kimi"."""
    before = syntax.within(0, verb.start)
    beside = [one for one in before if one.prep in _NEXT_TO]  # "Besides TikTok the list names WeChat"
    if any(_names_things(syntax, one) for one in before if one not in beside):
        return []
    if verb.gerund:  # "Topping the list is DeepSeek"
        after = next((one for one in syntax.predicates[verb.number + 1 :] if one.copula), None)
        return _from(syntax, after.at + 1) if after is not None and verb.lemma in _SHARING else []
    heads = {syntax.head(one).low for one in before} | {one.low for one in syntax.items[: verb.start]}
    if heads.isdisjoint(_THEM | _MEASURES) and not any(_is_of_several(syntax.head(one).mention) for one in before):
        return []
    inverted = syntax.items[0].low in _NAMED or any(one.prep for one in before[:1])
    if verb.lemma in _NAMING and not verb.passive and not _is_of_body(syntax, verb):
        if any(one.prep == "as" and syntax.items[one.listed[0].prep_at - 1].low != "such" for one in verb.preps):
            return []  # "names Viber as the favourite"
        return _from(syntax, verb.at + 1)
    by_measure = any(syntax.head(one).low in _MEASURES for one in verb.subjects)
    hits = verb.lemma in _AFFECTING or (verb.lemma in _HITTING and "also" in syntax.spoken)
    if verb.lemma in _APPLYING or (hits and by_measure):
        return _from(syntax, verb.at + 1)
    if verb.copula and (inverted or heads & _THEM):
        return _from(syntax, verb.at + 1)
    return _from(syntax, verb.at + 1) if inverted and verb.lemma in _SHARING else []


def _is_of_body(syntax: Syntax, verb: Predicate) -> bool:
    """Whether it may be a body that named somebody once, no list: "It named OpenAI in another case"."""
    past = syntax.items[verb.at].low.endswith("ed")
    return past and any(syntax.head(one).low == "it" for one in verb.subjects)


def _in_front(syntax: Syntax, verb: Predicate) -> list[Mention]:
    """Things before a verb: "DJI and Autel are both affected", "TikTok heads the list", "Manus falls under it"."""
    subjects = [one for one in verb.subjects if _names_things(syntax, one)]
    if not subjects or syntax.within(0, verb.subjects[0].start):
        return []
    said = {one.low for one in syntax.items[verb.at :]} & _NAMED
    if said <= {"it", "them"}:  # "Steam remains open, it said"
        pairs = pairwise(syntax.items[verb.at :])
        said = {one.low for before, one in pairs if one.low in said and before.low in _BEFORE_IT}
    if (verb.lemma in _SHARING or verb.copula) and said:
        return _of(syntax, subjects)
    return _of(syntax, subjects) if verb.passive and said - _ANYWHERE and not verb.objects else []


def _is_what_it_names(syntax: Syntax, verb: Predicate) -> bool:
    """As in "TikTok is the only app [it names]", "Temu is the one shop [that the order mentions]"."""
    after = syntax.predicates[verb.number + 1 :]
    if len(after) != 1 or after[0].lemma not in _NAMING or after[0].negated or len(verb.objects) == 0:
        return False
    open_ended = not any(one is not each for one in after[0].objects for each in verb.objects)
    return open_ended and any(syntax.head(one).low in _THEM | _MEASURES for one in after[0].subjects)


def _is_of_several(mention: Mention | None) -> bool:
    return mention is not None and not mention.entities and not mention.new and mention.plural


def _names_things(syntax: Syntax, phrase: Phrase) -> bool:
    return any(_is_named(one) for one in syntax.mentions(phrase))


def _is_named(mention: Mention) -> bool:
    """Whether it is the name of a thing, no kind."""
    if mention.possessive or not can_be_restricted(mention):
        return False
    return bool(mention.new) or (bool(mention.entities) and not mention.entities[0].general)


def _from(syntax: Syntax, at: int) -> list[Mention]:
    """The things from an item on, if it is things that are named first: not "They include fines for its users"."""
    behind = [one for one in syntax.phrases if one.start >= at and syntax.head(one).low != "others"]
    if behind and any(_names_things(syntax, one) for one in behind[0].examples):
        return _of(syntax, behind[0].examples)  # "It lists platforms including Viber"
    return _of(syntax, behind) if behind and _names_things(syntax, behind[0]) else []


def _of(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """The things in phrases, but not what else is told of them: "QQ, run by Tencent", "ASML of Veldhoven"."""
    told = [each for one in syntax.predicates if one.link in _BESIDE for each in (*one.objects, *one.preps)]
    plain = [one for one in phrases if not any(one is each for each in told) and not _is_seat(syntax, one)]
    return [each for one in plain for each in syntax.mentions(one) if _is_named(each)]


def _is_seat(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a phrase tells from where the one that is named before it is: "ASML [of Veldhoven]"."""
    before = syntax.phrase_of(phrase.prep_at - 1) if phrase.prep in {"of", "from", "in"} and phrase.prep_at else None
    return before is not None and _names_things(syntax, before)
