"""Nouns that say an act: "a ban on the chatbot", "added the firm to its blacklist"."""

from collections.abc import Iterator

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around, is_list, named
from policytrack.reading.rules.acts.doings import carried, dealing_of
from policytrack.reading.rules.acts.listings import leaves_list, widened_with
from policytrack.reading.rules.acts.others import is_on_another
from policytrack.reading.rules.acts.similar import is_similar
from policytrack.reading.rules.acts.takeovers import is_takeover
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, has_deadline, key_of_state, keys_of, mood_of_noun
from policytrack.reading.rules.parties import agents_of, owners_of
from policytrack.reading.rules.parties.beside import undergone_by
from policytrack.reading.rules.parties.who import as_firm
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import is_general, things_in, things_of
from policytrack.reading.rules.words import Part, Word

__all__ = ["by_nouns"]

_ON = frozenset({"on", "of", "against", "for", "from", "to", "over"})
_PUT_ON = frozenset({"on", "against", "of"})  # "a ban was imposed on the app"
_ONTO = frozenset({"to", "on", "onto", "in", "under", "from", "off"})
_MOVED = (" on", " onto", " in", " off")
_SPEAKING_OF = words.verb_listing("saying") | {
    "comment",
    "respond",
    "react",
    "reply",
    "answer",
    "speak",
    "talk",
    "object",
    "appeal",
    "adapt",
    "adjust",
    "rely",
    "depend",
    "profit",
    "benefit",
}
"""What a firm does about a ban, which need not be on what it makes."""
_AIMED = words.listing("aimed")
_WITHIN = frozenset({"include", "contain", "foresee", "envisage"})
_LEAVE_TO_SHIP = frozenset({"export licence", "export licences", "export license", "export licenses"})
_TAKEN_BACK = frozenset({Mood.ended, Mood.refused, Mood.paused})
_ANSWERS = frozenset({"retaliation", "response", "revenge", "reprisal", "reply", "answer", "reaction", "payback"})
_FEATURED = frozenset({"parental", "privacy", "content", "safety", "quality", "cruise", "volume", "spending"})
# Bans on persons, or on what is no technology: "a longer doping ban", "the travel ban"
_OF_PERSONS = frozenset({"lifetime", "doping", "driving", "travel", "smoking", "match", "longer", "shorter", "her"})
_SERIES = frozenset({"wave", "series", "string", "spate", "patchwork", "flurry", "rash", "raft", "slew", "cascade"})
_TELLING = frozenset({"publish", "disclose", "explain", "justify", "describe", "document", "discuss", "report"})
_CONTESTING = words.listing("contesting")
_BRINGING = frozenset({"lose", "win", "file", "bring", "lodge", "launch", "drop", "withdraw", "mount", "make"})
_MEETING = frozenset({"meet", "satisfy", "need", "require", "fulfil", "fulfill", "face"})
_FURTHER = frozenset({"more", "further", "other", "such"})  # whose, is not said
_ESCAPING = frozenset({"escape", "avoid", "dodge", "evade", "spare"})
_FACING = _ESCAPING | {"face", "risk"}

_ANY = frozenset({"any", "all", "a", "further", "such"})
_STEPS = frozenset({"step", "steps", "action", "measure", "measures", "move", "moves", "curbs", "restriction"})


def by_nouns(scene: Scene) -> None:
    """Add the acts that nouns say."""
    said = scene.syntax.files
    may_aim = not (_AIMED | _STEPS).isdisjoint(scene.syntax.spoken)
    if "acts" not in said and not ("turns" in said and may_aim):
        return
    for phrase in scene.syntax.phrases:
        head = _head(scene.syntax, phrase) or (_aimed(scene.syntax, phrase) if may_aim else None)
        if head is not None and phrase.number not in scene.read:
            act = _act_of_noun(scene.syntax, phrase, *head)
            idle = act.weak_actor and (_is_answered(scene.syntax, phrase) or _only_dates(scene.syntax, phrase, act))
            if not idle and not _is_no_measure(scene.syntax, phrase):
                scene.add(_as_likewise(act) if _is_only_similar(scene.syntax, phrase, act) else act)


def _is_only_similar(syntax: Syntax, phrase: Phrase, act: Act) -> bool:
    """Whether a noun tells nothing but that others have what was told of: "in line with similar curbs by Italy"."""
    vague = act.key in {"limit", "halt", "control"} and not (act.targets or act.weak_actor)
    return vague and syntax.after(phrase, "on", "of", "against") is None and is_similar(syntax, phrase)


def _as_likewise(act: Act) -> Act:
    return Act("same", "", act.turn, act.at, noun=False, actors=act.actors, open_object=True, says="likewise")


_TIMES = frozenset({"before", "after", "until", "since", "to"})
_TOWARDS = frozenset({"up", "prior", "leading up", "run-up", "prelude"})


def _only_dates(syntax: Syntax, phrase: Phrase, act: Act) -> bool:
    """Whether a measure of nobody who is named only tells when: "drew users in the days before the TikTok ban"."""
    if phrase.prep not in _TIMES or not act.targets or syntax.items[phrase.start].low != "the":
        return False
    if phrase.prep == "to" and syntax.items[phrase.prep_at - 1].low not in _TOWARDS:
        return False
    return all(each.entities and each.end <= syntax.items[act.at].start for each in act.targets)


def _is_no_measure(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "parental controls", "a travel ban", "a wave of bans", "asked it to publish every blocking order"."""
    described = syntax.items[phrase.head - 1].low if phrase.head > phrase.start else ""
    if described in _FURTHER and syntax.items[phrase.head].low == "bans":
        return True
    if described in _FEATURED or (described in _OF_PERSONS and syntax.after(phrase, "on", "of", "against") is None):
        return True
    traded = syntax.after(phrase, "on", "of")
    if traded is not None and is_takeover(syntax, [traded]):  # "the block on the sale of a carmaker's subsidiary"
        return True
    before = syntax.phrases[phrase.number - 1] if phrase.prep == "of" and phrase.number else None
    if before is not None and before.end == phrase.prep_at:
        if syntax.head(before).low in _SERIES:
            return True
        if syntax.head(before).low in _SOME and syntax.governing(before)[1] == "subject":
            return True  # "two of the blocks were lifted": which of them is not told
    governor, role = syntax.governing(phrase)
    return governor is not None and role == "object" and governor.lemma in _TELLING and (governor.to or governor.gerund)


_SOME = words.listing("numbers") | {"most", "many", "few", "half", "dozens"}


def _is_answered(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a measure is somebody else's, to which another answers: "in retaliation for curbs on chips"."""
    before = syntax.phrases[phrase.number - 1] if phrase.number else None
    behind = before is not None and before.end == phrase.prep_at and phrase.prep in {"for", "to", "against"}
    return behind and before is not None and syntax.head(before).low in _ANSWERS


def _head(syntax: Syntax, phrase: Phrase) -> tuple[int, Word] | None:
    """Where a phrase names an act, and as what."""
    for at in range(phrase.end - 1, max(phrase.start, phrase.end - 3) - 1, -1):
        item = syntax.items[at]
        word = item.says("acts", Part.noun) if item.words else None
        if word is not None and (item.mention is None or item.tag == "role") and syntax.tags[at].kind == "noun":
            return at, word
    return None


def _aimed(syntax: Syntax, phrase: Phrase) -> tuple[int, Word] | None:
    """Where a measure of no kind is made or ended: "stayed the order against the app"."""
    head = syntax.head(phrase)
    governor, role = syntax.governing(phrase)
    if head.mention is not None or syntax.after(phrase, "against") is None:
        return None
    if governor is not None and role == "object" and _is_ruled_out(syntax, governor, phrase):
        return phrase.head, Word("acts", "ban", Part.noun)
    if head.low not in _AIMED:
        return None
    if governor is None or not (role == "object" or (role == "subject" and (governor.passive or governor.copula))):
        return None
    turns = {*keys_of(syntax, governor), key_of_state(syntax, governor)}
    return (phrase.head, Word("acts", "ban", Part.noun)) if not turns.isdisjoint({"start", "pause", "end"}) else None


def _is_ruled_out(syntax: Syntax, governor: Predicate, phrase: Phrase) -> bool:
    """Whether nothing of any kind is to be done: "has ruled out [any step] against it", not "any legal action"."""
    bare = all(item.low in _ANY for item in syntax.items[phrase.start : phrase.head])
    return governor.lemma == "rule" and bare and syntax.head(phrase).low in _STEPS


def _act_of_noun(syntax: Syntax, phrase: Phrase, at: int, word: Word) -> Act:
    turn = mood_of_noun(syntax, phrase)
    low = syntax.items[at].low
    act = Act(word.key, "", turn, at, noun=True, says=low)
    act.around = _around(syntax, phrase)
    act.dealing = _described(syntax, phrase, at)
    _aim(syntax, phrase, act)
    act.targets += [each for each in _covered_too(syntax, phrase) if each not in act.targets]
    act.targets = _falling_under(syntax, phrase, act) or act.targets
    if low in _LEAVE_TO_SHIP and turn.mood in _TAKEN_BACK:  # a licence that is withdrawn restricts
        turn.mood = Mood.holds
    act.actors, act.weak_actor = owners_of(syntax, phrase, turn)
    if turn.mood is Mood.paused and _is_won(syntax, turn, act):
        act.actors, act.weak_actor = [], True
    if low in _LEAVE_TO_SHIP and _gives_back(syntax, phrase):
        turn.mood, act.if_told = Mood.ended, True
    enacted = turn.keys[-2:] == ["weigh", "start"]  # "signed a bill that includes a ban"
    if turn.mood is Mood.holds and not enacted and _is_within_draft(syntax, phrase):
        turn.mood = Mood.weighed
    governor, role = syntax.governing(phrase)
    listed = role == "prep" and act.targets and word.key in {"control", "exclude"}
    if act.weak_actor and listed and governor is not None:  # "put the firm on the blacklist"
        act.actors, act.weak_actor = agents_of(syntax, governor, Turn(Mood.holds))
    if listed and any(each in act.targets for each in act.actors):  # "the firm landed on the blacklist"
        act.actors, act.weak_actor = [], True
    act.owner = words.load("acts")[word.key].get("owners", {}).get(low, "")
    return act


_GIVING_BACK = frozenset({"renew", "restore", "reinstate", "return", "extend", "regain"})


def _is_won(syntax: Syntax, turn: Turn, act: Act) -> bool:
    """As in "the company obtained an injunction against the ban", which is not the company's."""
    won = [one for one in turn.governors if one.lemma in _OBTAINING and not one.passive]
    winners = [each for one in won for phrase in one.subjects for each in syntax.mentions(phrase)]
    return any(each is other for each in act.actors for other in winners)


_OBTAINING = words.listing("gaining") | {"seek", "file"}


def _gives_back(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "renewed its export licence", which restricts nothing."""
    governor, role = syntax.governing(phrase)
    given = governor is not None and role == ("subject" if governor.passive else "object")
    return governor is not None and given and not governor.negated and governor.lemma in _GIVING_BACK


def _described(syntax: Syntax, phrase: Phrase, at: int) -> str:
    """The dealing that is ended, by the word before the measure: "a sales ban", "import restrictions"."""
    before = syntax.items[at - 1] if at > phrase.start else None
    word = before.says("dealings", Part.noun) if before is not None and before.mention is None else None
    return word.key if word is not None and word.key in _TRADES else ""


_TRADES = frozenset({"buy", "sell", "use"})
_UNDER = frozenset({"add", "include", "cover", "fall", "come", "bring", "affect", "hit", "catch"})
_COVERING = frozenset({"include", "cover", "apply", "extend", "affect", "hit"})


def _falling_under(syntax: Syntax, phrase: Phrase, act: Act) -> list[Mention]:
    """What is named as falling under a ban on a kind: "Kick was added to the ban on social media", "it covers X"."""
    if not act.targets or not all(is_general(each) or not each.entities for each in act.targets):
        return []
    governor, role = syntax.governing(phrase)
    if governor is None or governor.negated:
        return []
    if role == "prep" and governor.lemma in _UNDER and (governor.passive or not governor.objects):
        return named(syntax, governor.subjects)
    if role == "subject" and governor.lemma in _COVERING and not governor.passive:
        return named(syntax, [*governor.objects, *(each for each in governor.preps if each.prep == "to")])
    return []


def _is_within_draft(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a measure is part of what is only drafted: "the bill includes a ban"."""
    governor, role = syntax.governing(phrase)
    if governor is None or role != "object" or governor.lemma not in _WITHIN:
        return False
    said = (word for each in governor.subjects for word in syntax.head(each).words if word.part is Part.noun)
    return any(word.file == "turns" and word.key in {"weigh", "plan"} for word in said)


def _around(syntax: Syntax, phrase: Phrase) -> tuple[int, int]:
    """The items of a phrase, of what hangs on it and of the verb that it belongs to."""
    start, end = phrase.start, phrase.end
    for other in syntax.phrases[phrase.number + 1 :]:
        if not other.prep or any(end <= each.at < other.start for each in syntax.predicates):
            break
        end = other.end
    governor, _ = syntax.governing(phrase)
    if governor is None:
        return start, end
    first, last = around(syntax, governor)
    return min(start, first), max(end, last)


def _aim(syntax: Syntax, phrase: Phrase, act: Act) -> None:
    """Say what an act is done to: of "a ban on the app", "the app ban", "the ban, which hits the app"."""
    if is_list(syntax, phrase) and _aim_at_listed(syntax, phrase, act):
        return
    if undergone := undergone_by(syntax, phrase):
        act.targets = undergone
        return
    if _aim_behind(syntax, phrase, act) or _aim_at_doing(syntax, phrase, act) or _aim_by_clause(syntax, phrase, act):
        return
    act.targets = [each for each in things_in(syntax, phrase.start, act.at) if not each.possessive]
    if act.targets:
        return
    governor, role = syntax.governing(phrase)
    act.targets = _contesting(syntax, phrase)
    aimed = bool(act.targets) or (governor is not None and _aim_by_verb(syntax, phrase, act, governor, role))
    act.open_object = not aimed and not is_list(syntax, phrase)  # a list that is only spoken of
    act.open_object = act.open_object and not is_on_another(syntax, phrase)


def _contesting(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """What a measure hits that is contested: "[Telegram] lost its appeal against a block", "TikTok's challenge to"."""
    before = syntax.phrases[phrase.number - 1] if phrase.number and phrase.prep in {"against", "to"} else None
    if before is None or before.end != phrase.prep_at or syntax.head(before).low not in _CONTESTING:
        return []
    own = things_in(syntax, before.start, before.head)
    governor, role = syntax.governing(before)
    if not own and governor is not None and role == "object" and governor.lemma in _BRINGING:
        own = named(syntax, governor.subjects)
    return [one for one in own if one.entities or one.new]


def _covered_too(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """What a measure is said to reach as well: "its ban on the app also covers Signal", "now extends to Viber"."""
    if _COVERING.isdisjoint(syntax.lemmas):
        return []
    governor, role = syntax.governing(phrase)
    if governor is None or role != "subject" or governor.negated or governor.lemma not in _COVERING:
        return []
    if syntax.after(phrase, "on", "of", "against") is None:
        return []
    to = [each for each in governor.preps if each.prep == "to" and each.start > governor.at]
    things = to if governor.passive or governor.lemma in {"apply", "extend"} else governor.objects
    return [each for each in things_of(syntax, things) if each.entities and not is_general(each)]


def _aim_at_listed(syntax: Syntax, phrase: Phrase, act: Act) -> bool:
    """Whether a verb puts something on a list, as in "put it on its blacklist over spying", or takes it off."""
    governor, role = syntax.governing(phrase)
    if governor is None:
        return False
    longer, moved = widened_with(syntax, governor, phrase), False
    if role == "object" and syntax.items[governor.at].low.endswith(_MOVED):  # "was put on" is one cue
        moved = governor.passive or governor.lemma == "come"  # "came off" is one, too
    elif role == "prep" and phrase.prep in _ONTO:
        moved = governor.passive or governor.copula or not governor.objects
    elif not longer:
        return False
    slots = longer or (governor.subjects if moved else governor.objects)
    act.targets = things_of(syntax, slots)
    strange = (each for each in slots if not any(one.entities for one in syntax.mentions(each)))
    heads = [syntax.head(each).mention for each in strange]  # those that nobody knows, beside those that are known
    act.targets += [each for each in heads if each is not None and each.new and each not in act.targets]
    if act.key == "control":
        act.targets = [as_firm(each) if each.new else each for each in act.targets]
    _tell_leaving(syntax, act, governor, phrase)
    return bool(act.targets)


def _tell_leaving(syntax: Syntax, act: Act, governor: Predicate, phrase: Phrase) -> None:
    """What is taken off a list is restricted no longer; who "failed to get off the blacklist" still is."""
    if act.targets and leaves_list(syntax, governor, phrase):
        stays = act.turn.mood in {Mood.denied, Mood.refused} and not governor.longer
        act.turn.mood = Mood.holds if stays else Mood.ended


def _behind(syntax: Syntax, phrase: Phrase) -> Iterator[Phrase]:
    """The phrases on prepositions that follow a phrase, up to the next verb."""
    for other in syntax.phrases[phrase.number + 1 :]:
        if not other.prep or any(phrase.end <= each.at < other.start for each in syntax.predicates):
            return
        yield other


def _aim_behind(syntax: Syntax, phrase: Phrase, act: Act) -> bool:
    """As in "a ban on the app", "a ban on the use of the app"."""
    for other in _behind(syntax, phrase):
        handling = other.prep == "by" and act.dealing == "process"  # "a ban on data sharing by the app"
        if (
            other.prep not in _ON and not handling and not act.says.endswith(f" {other.prep}")
        ):  # "interference with the app"
            continue
        act.dealing = act.dealing or carried(syntax, [other])
        if found := things_of(syntax, [other]):
            act.targets = [each for one in other.listed for each in things_of(syntax, [one])] or found
            return True
        if other.prep == "on" and other.prep_at == phrase.end:  # "a ban on smartphones", which are no setting here
            listed = [each for one in other.listed for each in things_in(syntax, one.start, one.end)]
            act.targets = [each for each in listed if is_general(each)]
            if act.targets:
                return True
    return False


def _aim_at_doing(syntax: Syntax, phrase: Phrase, act: Act) -> bool:
    """As in "a ban on using the app"."""
    child = next((each for each in syntax.predicates if each.noun is phrase and each.link == Link.gerund), None)
    if child is None:
        return False
    act.dealing = dealing_of(syntax, child)
    act.targets = things_of(syntax, child.objects) or things_of(syntax, child.preps)
    return bool(act.targets)


def _aim_by_clause(syntax: Syntax, phrase: Phrase, act: Act) -> bool:
    """As in "the ban that Spain imposed on the app"."""
    for one in syntax.predicates:
        imposed = one.link == Link.reduced and one.noun is phrase and one.passive  # "the ban imposed on the app"
        if imposed or (one.link == Link.relative and any(each is phrase for each in one.objects)):
            beside = [each for each in one.objects if each is not phrase]  # "put on" is one cue
            act.targets = things_of(syntax, [*(each for each in one.preps if each.prep in _ON), *beside])
            return bool(act.targets)
    return False


def _is_threatened(syntax: Syntax, governor: Predicate, phrase: Phrase) -> bool:
    """Whether a measure only may follow: "faces a ban", "told it to register or [face] block"."""
    if governor.lemma not in {"face", "risk"}:
        return False
    return syntax.items[phrase.start].low in {"a", "an"} or syntax.items[governor.start - 1].low == "or"


def _mood_escaped(syntax: Syntax, governor: Predicate, phrase: Phrase, mood: Mood) -> Mood:
    """What is so of a ban that somebody got round: "escaped a ban", not "avoided the ban" or "hopes to escape one"."""
    if syntax.items[phrase.start].low not in {"a", "an"} or mood is not Mood.holds:
        return mood
    return Mood.called if governor.to or governor.modal or governor.gerund or governor.negated else Mood.refused


def _aim_by_verb(syntax: Syntax, phrase: Phrase, act: Act, governor: Predicate, role: str) -> bool:
    """By the verb that a noun belongs to; whether the sentence leaves nothing open then."""
    decided = phrase.prep == "on" and not governor.passive and syntax.word(governor, "turns") is not None
    decided = decided or (governor.lemma in _SPEAKING_OF and not governor.passive)
    if role == "prep" and phrase.prep in _ONTO and not decided:  # not "it agreed on a ban", "commented on the ban"
        moved = governor.passive or governor.copula or not governor.objects
        act.targets = things_of(syntax, governor.subjects if moved else governor.objects)
        _tell_leaving(syntax, act, governor, phrase)
        return True
    if role == "prep" and phrase.prep == "with" and governor.lemma == "threaten":  # "threatened the app with a ban"
        act.targets = things_of(syntax, governor.subjects if governor.passive else governor.objects)
        return bool(act.targets)
    if role == "subject":
        if governor.negated and not governor.longer and governor.lemma in _COVERING:  # "does not cover Viber"
            return True
        put_on = [each for each in governor.preps if each.prep in _PUT_ON] if governor.passive else []
        act.targets = things_of(syntax, governor.objects) or things_of(syntax, put_on)
    elif role == "object":
        before = [each for each in governor.preps if each.prep in {"for", "on"} and each.end <= phrase.start]
        act.targets = things_of(syntax, before)
        if not act.targets and act.key == "control" and governor.lemma in _MEETING:
            act.targets, act.says = things_of(syntax, governor.subjects), "licence"  # "must meet licensing rules"
            return bool(act.targets)
        if not act.targets and governor.lemma in _FACING:
            spares = governor.lemma == "spare" and not governor.passive  # "spared the app a ban"
            others = [each for each in governor.objects if each is not phrase]
            act.targets = things_of(syntax, others if spares else governor.subjects)
            if governor.lemma in _ESCAPING:
                act.turn.mood = _mood_escaped(syntax, governor, phrase, act.turn.mood)
            if act.turn.mood is Mood.holds and _is_threatened(syntax, governor, phrase):
                act.turn.mood = Mood.planned if "unless" in syntax.spoken and has_deadline(syntax) else Mood.weighed
            return True
    return bool(act.targets)
