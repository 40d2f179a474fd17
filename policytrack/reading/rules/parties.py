"""By whom something is done: whose act a verb or noun tells of."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn
from policytrack.reading.rules.names import Way
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax

__all__ = ["agents_of", "can_act", "is_by_others", "owners_of"]

_ACTING_TOGETHER = words.listing("acting_together")
_PRONOUNS = frozenset({"it", "they", "he", "she", "we", "who", "which"})
_PLACES = frozenset({"in", "across", "throughout", "within", "inside"})
_AGAINST = frozenset({Mood.paused, Mood.ended, Mood.refused})
_REVIEWING = frozenset({"uphold", "confirm", "back", "review", "hear", "reject", "dismiss"})
_REGIONS = frozenset({"country", "city", "state", "island", "province", "nation", "kingdom", "region", "territory"})

Agents = tuple[list[Mention], bool]
"""Who does it, and whether that is only guessed."""


def can_act(mention: Mention | None) -> bool:
    """Whether a mention may be of somebody who restricts."""
    if mention is None or mention.modifies:
        return False
    if mention.entities:
        return mention.way != Way.demonym and any(one.actor is not None for one in mention.entities)
    if mention.new:
        return mention.actor_role != ""
    return mention.actor_role != "" and not (
        mention.plural and not mention.counted and mention.noun not in _ACTING_TOGETHER
    )


def agents_of(syntax: Syntax, one: Predicate, turn: Turn, *, done_to: bool = False) -> Agents:
    """Who does what a verb says: whoever orders it, else its subject, else by whom or where it is done."""
    if turn.orderer is not None:
        found = _of_verb(syntax, turn.orderer)
        if found[0]:
            return found
        if not turn.orderer.passive:
            return _around(syntax, turn.orderer)
    ordered = _complied_with(syntax, one)
    if ordered:
        return ordered, False
    if one.passive or done_to:
        return _of_passive(syntax, one, turn)
    if one.modal == "must":  # the subject is who is bound
        return _of_passive(syntax, one, turn)
    found = _subject(syntax, one)
    if found[0]:
        return found
    for above in turn.governors:
        if one.link == Link.said and above is one.governor:
            continue
        found = _subject(syntax, above)
        if found[0] and not above.passive:
            return found
    return _around(syntax, one)


_COMPLYING = words.listing("complying")
_PAPERS = frozenset(
    {"firewall", "system", "network", "programme", "program", "framework", "package", "text", "note", "letter", "statement"}
    | {"email", "memo", "document", "message", "notice", "provision", "clause", "code", "version", "second", "first", "one"}
    | {"change", "changes", "terms", "deal", "agreement", "campaign", "document", "handbook", "what", "that", "this"}
)


def is_by_others(syntax: Syntax, one: Predicate, turn: Turn) -> bool:
    """Whether the sentence says who does it, and that is nobody whose measure it could be: "shops have dropped it"."""
    doer = turn.orderer or one
    if doer.passive or not doer.subjects or doer.modal == "must":
        return False
    if _subject(syntax, doer)[0] or any(phrase.prep in {"at", "in"} and _in_phrase(syntax, phrase) for phrase in doer.preps):
        return False
    return all(_is_other(syntax, each) for each in doer.subjects)


def _is_other(syntax: Syntax, phrase: Phrase) -> bool:
    head = syntax.head(phrase)
    low = head.low.split()[-1] if head.low.split() else ""
    if head.mention is not None or low in _PRONOUNS or low in _PAPERS or head.says("audience") or not low.isalpha():
        return False
    if _speaks(syntax, phrase) or low in words.listing("measures"):
        return False
    return not any(word.file in {"turns", "acts"} for word in head.words)


def _complied_with(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who ordered what somebody else carries out: "removed at the request of the regulator"."""
    for phrase in one.preps:
        head = syntax.head(phrase).low.removesuffix("s")
        if (
            phrase.prep not in {"after", "following", "on", "under", "at", "in", "upon", "with", "to"}
            or head not in _COMPLYING
        ):
            continue
        owned = [each for each in syntax.mentions(phrase) if _owns(each, syntax, phrase)]
        behind = owned or _behind(syntax, phrase, "from", "of", "by")
        if behind:
            return behind[:1]
    return []


def _of_verb(syntax: Syntax, one: Predicate) -> Agents:
    if one.passive:
        return _of_passive(syntax, one, None)
    found = _subject(syntax, one)
    if found[0]:
        return found
    if one.link in {Link.infinitive, Link.gerund} and one.governor is not None:
        return _of_verb(syntax, one.governor)
    if one.noun is not None:
        return _owner(syntax, one.noun)
    return [], True


def _subject(syntax: Syntax, one: Predicate) -> Agents:
    if one.link in {Link.infinitive, Link.gerund} and one.noun is not None and not one.subjects:
        return _owner(syntax, one.noun)
    found: list[Mention] = []
    for phrase in one.subjects:
        found += _in_phrase(syntax, phrase)
    if not found and one.link == Link.relative and one.noun is not None and one.noun.prep == "among":
        governor, _ = syntax.governing(one.noun)  # "Oxford is among the universities that have banned it"
        found = _in_phrases(syntax, governor.subjects) if governor is not None and governor.copula else []
    if found and one.link == Link.said and one.governor is not None and _is_own_country(syntax, one, found[0]):
        found = _in_phrases(syntax, one.governor.subjects) or found  # "the minister said his country would not"
    if found:
        for each in found:
            _give_place(syntax, one, each)
        return found, False
    for phrase in one.subjects:
        if syntax.head(phrase).low in _PRONOUNS and syntax.head(phrase).mention is None:
            return _pronoun(syntax, one, phrase)
        owner = _owner(syntax, phrase)
        if owner[0]:
            return owner
        if syntax.items[phrase.start].low in {"its", "their"} and not syntax.mentions(phrase):
            return _pronoun(syntax, one, phrase)
    return [], True


def _is_own_country(syntax: Syntax, one: Predicate, mention: Mention) -> bool:
    first = syntax.items[one.subjects[0].start].low
    return (
        mention.place is None
        and not mention.entities
        and mention.noun in _REGIONS
        and first in {"his", "her", "their", "its", "the"}
    )


def _give_place(syntax: Syntax, one: Predicate, mention: Mention) -> None:
    """As in "In Brazil a federal judge": the place is that of the body."""
    if mention.entities or mention.new or mention.place is not None or mention.actor_role in {"", "company", "pronoun"}:
        return
    placed = _placed(syntax, [each for each in one.preps if each.start < one.start])
    if placed and placed[0].entities:
        mention.place = placed[0].entities[0]


def _pronoun(syntax: Syntax, one: Predicate, phrase: Phrase) -> Agents:
    """Who "it" or "they" is: whoever said so, else who acts in the clause before, else who a sentence before was about."""
    item = syntax.head(phrase)
    above: Predicate | None = one
    while above is not None:
        if above.link == Link.said and above.governor is not None and above.governor is not one:
            found = _in_phrases(syntax, above.governor.subjects)
            if found:
                return found, False
        above = above.governor
    for other in reversed(syntax.predicates[: one.number]):
        found = _in_phrases(syntax, other.subjects)
        if found and other.number < one.number and item.low != "we":
            return found, False
    return [Mention(item.start, item.end, item.text, actor_role="pronoun", noun=item.low)], False


def _in_phrases(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    return [one for phrase in phrases for one in _in_phrase(syntax, phrase)]


def _in_phrase(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who a phrase is: its last mention that may act, or whoever a spokesman or minister there speaks for."""
    mentions = syntax.mentions(phrase)
    last = mentions[-1] if mentions else None
    ends = last is not None and syntax.items[phrase.head].mention is last
    if phrase.apposed is not None and not any(one.entities for one in mentions):
        named = [
            one
            for one in syntax.mentions(phrase.apposed)
            if can_act(one) and one.entities and not one.entities[0].is_place
        ]
        if named and (last is None or last.actor_role):
            return named[-1:]
    if last is not None and ends and can_act(last) and not last.possessive:
        if last.noun == "person" or (last.actor_role and not last.entities):
            bodies = [one for one in mentions[:-1] if can_act(one) and one.entities and not _is_seat(one)]
            return bodies[-1:] or [last]
        return [last]
    if _speaks(syntax, phrase):
        found = [one for one in mentions if can_act(one) or (one.possessive and one.actor_role)]
        return found[-1:] or _behind(syntax, phrase, "of", "for", "at", "from")
    if (
        ends and last is not None and last.new == "name"
    ):  # a person: whoever is named before or behind speaks through them
        found = [one for one in mentions[:-1] if can_act(one)]
        return found[-1:]
    return []


def _is_seat(mention: Mention) -> bool:
    """Whether a name before a role only tells where it sits: "the San Francisco lab"."""
    entity = mention.entities[0]
    return entity.is_place or (entity.actor is not None and entity.actor.kind == "local_government")


_SPEAKING = frozenset(
    {
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "spokespeople",
        "head",
        "director",
        "chief",
        "chairman",
        "chairwoman",
        "chair",
        "executive",
        "executives",
        "ceo",
        "officer",
        "officers",
        "management",
        "lawyers",
        "leaders",
        "manager",
        "managers",
        "memo",
        "statement",
        "office",
        "board",
        "administrators",
        "secretary",
        "leader",
        "commander",
        "superintendent",
        "chancellor",
        "rector",
        "vice-chancellor",
        "principal",
        "dean",
        "provost",
    }
)


def _speaks(syntax: Syntax, phrase: Phrase) -> bool:
    low = syntax.head(phrase).low.split()
    return bool(low) and low[-1] in _SPEAKING


def _behind(syntax: Syntax, phrase: Phrase, *preps: str) -> list[Mention]:
    other = syntax.after(phrase, *preps)
    if other is None:
        return []
    found = [one for each in other.listed for one in syntax.mentions(each) if can_act(one)]
    return found[-1:] if len(other.listed) == 1 else found


def _of_passive(syntax: Syntax, one: Predicate, turn: Turn | None) -> Agents:
    """By whom something is done: "banned by Italy", "blocked in Iran"; else whoever is said to make others do it."""
    if (
        one.link == Link.infinitive and one.governor is not None and one.governor.at < one.at and not one.to
    ):  # "had it pulled"
        found, weak = _subject(syntax, one.governor)
        if found:
            return found, weak
    by = [each for each in one.preps if each.prep in {"by", "under"} or each.prep.endswith(" by")]
    found = [each for phrase in by for each in _in_phrase(syntax, phrase)]
    if found:
        return found, False
    if by and (owner := _owner(syntax, by[0]))[0]:
        return owner
    placed = _placed(syntax, one.preps)
    if placed:
        return placed, False
    for above in turn.governors if turn is not None else ():
        if above.link != Link.said and above is not one.governor and not above.passive:
            found, weak = _subject(syntax, above)
            if found:
                return found, weak
        elif (
            above is one.governor and one.link != Link.said and not above.passive and not above.copula
        ):  # "had it pulled"
            found, weak = _subject(syntax, above)
            if found:
                return found, weak
        placed = _placed(syntax, above.preps)
        if placed:
            return placed, False
    bodies = [
        each
        for phrase in one.preps
        if phrase.prep in {"in", "at"}
        for each in _in_phrase(syntax, phrase)
        if each.entities
    ]
    if bodies:
        return bodies[:1], False
    said = _source(syntax, one)
    if said and _is_public(said[0]):
        return said, False
    for phrase in (*one.subjects, *(each for each in one.preps if each.prep in {"on", "from", "in", "off", "at", "of"})):
        bound = [_whose(each) for each in syntax.mentions(phrase) if _tells_whose(each)]
        if bound:
            return bound[:1], False
    owned = [each for phrase in one.subjects for each in syntax.mentions(phrase) if each.possessive and _may_own(each)]
    if owned:
        return owned[:1], True
    source = _source(syntax, one)
    return (source, True) if source else _around(syntax, one)


def _is_public(mention: Mention) -> bool:
    if mention.entities:
        entity = mention.entities[0]
        return entity.actor is not None and entity.target is None and not entity.press
    return mention.actor_role in {"government", "state", "ministry", "regulator", "agency"}


def _tells_whose(mention: Mention) -> bool:
    """Whether it says whose staff or devices are bound: "American agencies", "House-managed phones"."""
    entity = mention.entity
    if entity is None:
        return mention.place is not None and mention.actor_role in {
            "agency",
            "ministry",
            "government",
            "military",
            "police",
            "school",
        }
    if entity.actor is None or entity.target is not None or entity.press:
        return False
    return mention.modifies or mention.possessive or mention.way == Way.demonym


def _whose(mention: Mention) -> Mention:
    """The government whose ministries or schools are bound; an army binds its own."""
    if mention.place is None or mention.actor_role in {"military", "police", "school"}:
        return mention
    return Mention(mention.start, mention.end, mention.text, entities=(mention.place,))


def _placed(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """The countries and states that something is done in."""
    for phrase in phrases:
        if phrase.prep not in _PLACES:
            continue
        found = []
        for each in phrase.listed:
            for mention in syntax.mentions(each):
                named = mention.entity is not None and mention.entity.is_place and mention.way != Way.demonym
                spoken = not mention.entities and mention.actor_role != "" and mention.noun in _REGIONS
                if (named or spoken) and not mention.possessive and not mention.modifies:
                    found.append(mention)
        if found:
            return found
    return []


def _source(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who says so, in the same sentence."""
    above: Predicate | None = one
    while above is not None:
        if above.link == Link.said and above.governor is not None:
            return _in_phrases(syntax, above.governor.subjects)[:1]
        above = above.governor
    for other in syntax.predicates[one.number + 1 :]:
        if other.lemma in {"say", "announce", "confirm"} and other.link == Link.root and not other.objects:
            return _in_phrases(syntax, other.subjects)[:1]
    return []


def _may_own(mention: Mention) -> bool:
    return bool(mention.entities and mention.entities[0].actor is not None) or mention.actor_role != ""


def _owner(syntax: Syntax, phrase: Phrase) -> Agents:
    """Whose a bill, an order or a ban is: "Italy's", "Italian", "by Italy", or whoever made it."""
    owned = [one for one in syntax.mentions(phrase) if _owns(one, syntax, phrase)]
    if owned:
        return owned[-1:], False
    behind = _by(syntax, phrase)
    if behind:
        return behind, False
    made = _made_by(syntax, phrase)
    if made:
        return made, False
    governor, role = syntax.governing(phrase)
    if governor is None:
        return [], True
    if role == "subject" and governor.passive:
        return _of_passive(syntax, governor, None)
    if role == "object" and not governor.passive:
        found, weak = _subject(syntax, governor)
        return ([], True) if governor.lemma in _REVIEWING and _is_court(found) else (found, weak)
    if (
        role == "prep"
        and phrase.prep in {"under", "in", "with", "for", "on", "of", "to", "against", "through"}
        and not governor.passive
    ):
        return _subject(syntax, governor)
    return [], True


def _owns(mention: Mention, syntax: Syntax, phrase: Phrase) -> bool:
    entity = mention.entity
    if syntax.items[phrase.head].mention is mention:
        return False
    if entity is None:
        return mention.possessive and mention.actor_role != "" and mention.noun not in {"nation", "world"}
    owner = (
        mention.possessive
        or mention.way == Way.demonym
        or entity.is_place
        or (entity.actor is not None and entity.target is None)
    )
    return owner and entity.actor is not None and (entity.target is None or mention.possessive)


def _by(syntax: Syntax, phrase: Phrase, *, places: bool = True) -> list[Mention]:
    """Who is named behind a noun: "a ban by Italy", "an order of the ministry", "the ban in Italy"."""
    end = phrase.end
    for other in syntax.phrases[phrase.number + 1 : phrase.number + 5]:
        if not other.prep or any(end <= each.at < other.start for each in syntax.predicates):
            return []
        if other.prep in {"by", "from", "of", "at"} or (places and other.prep in _PLACES and _placed(syntax, [other])):
            found = [one for each in other.listed for one in _in_phrase(syntax, each)]
            if found and not (
                other.prep in {"of", "from"}
                and any(one.entities and one.entities[0].target is not None for one in found)
            ):
                return found
        end = other.end
    return []


def _made_by(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who imposed a measure that is described so: "a ban on drones, introduced by New Delhi"."""
    for one in syntax.predicates:
        near = one.noun is not None and phrase.number <= one.noun.number <= phrase.number + 3
        if one.link != Link.reduced or not one.passive or not near or syntax.word(one, "turns") is None:
            continue
        found = [each for other in one.preps if other.prep == "by" for each in _in_phrase(syntax, other)]
        if found:
            return found
    return []


def _theirs(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """As in "Boston has stood by its ban": of the subject."""
    governor, role = syntax.governing(phrase)
    if governor is None or role == "subject" or syntax.items[phrase.start].low not in {"its", "their", "his", "her"}:
        return []
    return [] if governor.passive else _in_phrases(syntax, governor.subjects)


def owners_of(syntax: Syntax, phrase: Phrase, turn: Turn) -> Agents:
    """Whose a measure is that a noun names: its owner, or whoever imposes, weighs or lifts it."""
    if turn.orderer is not None and not turn.orderer.passive:
        found, weak = _subject(syntax, turn.orderer)
        if found and not weak:
            return found, False
    owned = [one for one in syntax.mentions(phrase) if _owns(one, syntax, phrase)]
    if owned:
        return owned[-1:], False
    behind = _by(syntax, phrase, places=False)
    if behind:
        return behind, False
    own = _theirs(syntax, phrase)
    if own:
        return own, False
    made = _made_by(syntax, phrase)
    if made:
        return made, False
    stopped = _stopped(syntax, phrase)
    if stopped:
        return stopped, False
    for above in turn.governors:
        if above.passive:
            found = [one for each in above.preps if each.prep == "by" for one in _in_phrase(syntax, each)]
            placed = _placed(syntax, above.preps)
            if found and not (_is_court(found) and turn.mood in _AGAINST):
                return found, False
            if placed:
                return placed, False
            continue
        found, weak = _subject(syntax, above)
        heard = _is_court(found) and (turn.mood in _AGAINST or above.lemma in _REVIEWING)
        if heard and turn.mood in _AGAINST and found[0].place is not None and not _named_place(syntax, phrase):
            return [Mention(found[0].start, found[0].end, found[0].text, entities=(found[0].place,))], True
        if found and not heard and not _says_only(syntax, above):
            return found, weak
        placed = _placed(syntax, above.preps)
        if placed:
            return placed, False
    behind = _by(syntax, phrase)
    if behind:
        return behind, False
    governor, _role = syntax.governing(phrase)
    if governor is not None:
        source = _source(syntax, governor)
        if source:
            return source, True
    return [], True


_TALKING = frozenset(
    {"call", "describe", "criticise", "criticize", "oppose", "welcome", "condemn", "challenge", "blame", "fight", "accuse", "dismiss"}
)


def _says_only(syntax: Syntax, one: Predicate) -> bool:
    if one.lemma in _TALKING and not syntax.items[one.at].low.endswith(("for", "on")):
        return True
    return one.lemma in words.verb_listing("saying") and syntax.word(one, "turns") is None


def _stopped(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Who is stopped from a measure: it is theirs, as in "a judge stopped Montana from enforcing its ban"."""
    governor, _ = syntax.governing(phrase)
    if governor is None or governor.link != Link.gerund or governor.governor is None:
        return []
    word = syntax.word(governor.governor, "turns")
    return _in_phrases(syntax, governor.governor.objects) if word is not None and word.key == "pause" else []


def _named_place(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a measure itself says whose it is."""
    return any(one.entities and one.entities[0].is_place for one in syntax.mentions(phrase))


def _is_court(found: Sequence[Mention]) -> bool:
    return any(
        one.actor_role == "court"
        or (one.entity is not None and one.entity.actor is not None and one.entity.actor.kind == "court")
        for one in found
    )


def _around(syntax: Syntax, one: Predicate) -> Agents:
    """Anybody else whom the sentence names as acting; the measure may still be of somebody else."""
    source = _source(syntax, one)
    if source:
        return source, True
    above: Predicate | None = one
    while above is not None:
        for phrase in above.preps:
            if phrase.prep in {"in", "at"} and (
                found := [each for each in _in_phrase(syntax, phrase) if each.entities]
            ):
                return found, False
        above = above.governor if above.link not in {Link.aside, Link.relative, Link.reduced} else None
    for other in reversed(syntax.predicates[: one.number]):
        found = _in_phrases(syntax, other.subjects)
        if found:
            return found, True
    return [], True
