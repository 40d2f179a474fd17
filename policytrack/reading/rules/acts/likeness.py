"""Others who do what was told of before: "Freedonia did the same", "so did Spain", "plans to follow suit"."""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, adverbs_of, around
from policytrack.reading.rules.acts.lasting import is_over
from policytrack.reading.rules.acts.similar import is_similar
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_noun, mood_of_verb
from policytrack.reading.rules.parties import agents_of, can_act
from policytrack.reading.rules.parties.who import as_firm, in_phrases
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.tagging import Kind
from policytrack.reading.rules.things import can_be_restricted, things_in, things_of

__all__ = ["by_inversion", "by_likeness"]

_ALIKE = words.listing("alike")
_TAKING = words.listing("taking_measures")
_MEASURES = words.listing("measures")
_INVERTED = words.listing("inverted")
_OPENERS = frozenset({"so", "as"})
_DOING = frozenset({"do", "did", "does", "done", "doing"})
_WIDENING = frozenset({"extend", "expand", "widen", "broaden", "apply"})
_ALIGNING = frozenset({"fall", "come", "get"})
_TELLING = frozenset({"tell", "order", "instruct"})  # "told its diplomats the same"
_WORKING_ON = frozenset({"work", "look", "think"})
_ENDING = frozenset({"lift", "end", "drop", "repeal", "rescind", "withdraw", "revoke", "scrap", "reverse", "abandon"})
_ENDING |= {"cancel", "suspend", "annul", "relax", "overturn", "quash"}
_KEEPING = frozenset({"keep", "retain", "maintain"})
_GIVING = frozenset({"give", "send", "issue"})  # "gave Huobi the same order"
_LIKE = (
    _DOING
    | _WIDENING
    | _TAKING
    | _ALIGNING
    | _WORKING_ON
    | _TELLING
    | _ENDING
    | _KEEPING
    | {"have", "take", "act", "copy", "follow", "join"}
)
"""The verbs that may say that somebody does what was told of: those that `_is_like` asks for."""
_WISHING = frozenset({"want", "ask", "expect", "like", "hope", "invite", "persuade", "convince", "pressure"})
_PEERS = frozenset({"allies", "neighbours", "neighbors", "partners", "countries", "nations", "governments", "capitals"})
_HAVING_ONE = frozenset(
    {"have", "introduce", "impose", "adopt", "plan", "consider", "weigh", "prepare", "mull", "draft"}
)
_HAVING_ONE |= {"propose", "announce", "pass", "issue", "enact", "approve", "sign", "order"}
_HAVING = frozenset({"have", "has", "had", "see"})
_PLANS = frozenset({"plan", "plans", "intention", "intentions", "need"})
_COVERING = frozenset({"include", "cover"})
_SIMILAR = words.listing("likening")
_COMING_AFTER = frozenset({"follow", "join"})
_SPEAKING = words.verb_listing("saying") | {"ask", "request", "demand", "urge", "examine", "investigate", "review"}
_LASTING = frozenset(
    {"date", "apply", "run", "last", "end", "expire", "start", "begin", "come", "follow", "stand", "hold"}
)
_JOINED = frozenset({"it", "them", "ban", "bans", "blockade", "list", "boycott"})
_PREPS = frozenset({"on", "for", "with", "against", "about", "of"})


def by_likeness(scene: Scene) -> None:
    """Add those who do what was told of before."""
    syntax = scene.syntax
    for one in syntax.predicates:
        if (named := _named_alone(syntax, one)) is not None:
            scene.add(named)
            continue
        if _said(syntax, one).isdisjoint(_LIKE) or not _is_like(syntax, one):
            continue
        if _is_left_open(one) or _are_others(syntax, one):
            continue
        act = Act("same", "", _turn(syntax, one), one.at, noun=False, says=syntax.items[one.at].low)
        act.around = around(syntax, one)
        preps = _PREPS | {"to"} if one.lemma in _WIDENING | _GIVING or _is_done_to(syntax, one) else _PREPS
        given = [each for each in one.objects if not is_similar(syntax, each)] if one.lemma in _GIVING else []
        behind = (each for each in one.preps if each.prep in preps)
        act.targets = things_of(syntax, [*_included(syntax, one), *given, *behind])
        act.targets = act.targets or _named_by_measure(syntax, one)
        act.actors, act.weak_actor = agents_of(syntax, one, act.turn)
        if not one.passive and (unknown := _unknown(syntax, one)):
            act.actors = unknown if act.weak_actor else [*act.actors, *unknown]
            act.weak_actor = False
        act.open_object = not act.targets
        _end_if_over(syntax, one, act)
        told = act.actors or (one.passive and one.lemma in _WIDENING and act.targets)
        if told and not _is_wished_of_others(syntax, act.turn):
            scene.add(act, one)
            measures = one.subjects if one.passive else one.objects
            if one.lemma not in _WIDENING or (act.targets and not _are_told(syntax, measures)):
                scene.read.update(each.number for each in measures)  # not "extended its ban on the app by a year"
    if not _GOING.isdisjoint(syntax.spoken):
        _by_gaps(scene)


def _end_if_over(syntax: Syntax, one: Predicate, act: Act) -> None:
    """As in "did so for a day in 2020"; of several things that are named only the last may have been let back."""
    if act.open_object and act.turn.mood is Mood.holds and is_over(syntax, one):
        act.turn.mood = Mood.ended


def _is_done_to(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb says to what the same is done: "did the same [to Viber]"."""
    return one.lemma in _DOING and any(syntax.head(each).low == "same" for each in one.objects)


def by_inversion(scene: Scene) -> None:
    """Add those who do so too: "and so does Denmark", "as have Spain and Italy"."""
    syntax = scene.syntax
    if _OPENERS.isdisjoint(syntax.spoken):
        return
    for phrase in syntax.phrases:
        actors = _those_inverted(scene, phrase) if _is_inverted(syntax, phrase) else []
        if actors:
            turn = Turn(_mood_before(scene, phrase))
            act = Act("same", "", turn, phrase.head, noun=False, open_object=True, says="so")
            act.actors = actors
            scene.add(act)


_HAVING_DONE = frozenset({"has", "have", "had"})
_DID = frozenset({"did", "does", "do"})
_GOING = frozenset({"will", "may", "might", "could", "about", "going"}) | _HAVING_DONE | _DID
_WEIGHING = frozenset({"may", "might", "could"})
_ALSO = frozenset({"too", "also", "likewise", "soon", "next"})


def _by_gaps(scene: Scene) -> None:
    """Add those of whom only an auxiliary is told: "Texas bans it. [Ohio will too]", "and Florida [is about to]"."""
    syntax = scene.syntax
    for at, item in enumerate(syntax.items):
        if item.low not in _GOING or not at:
            continue
        start = at - (item.low in {"about", "going"})
        phrase = syntax.phrase_of(start - 1)
        if phrase is None or phrase.end != start or phrase.prep or not _is_gap(syntax, phrase, at):
            continue
        actors = in_phrases(syntax, phrase.listed)
        if actors and all(each.entities or each.new == "body" or each.place is not None for each in actors):
            done = item.low in _HAVING_DONE | _DID
            turn = Turn(Mood.weighed if item.low in _WEIGHING else Mood.holds if done else Mood.planned)
            scene.add(Act("same", "", turn, at, noun=False, actors=actors, open_object=True, says=item.low))


def _is_gap(syntax: Syntax, phrase: Phrase, at: int) -> bool:
    """Whether nothing but an auxiliary tells what somebody does: "Ohio will too", "as Ohio had"."""
    first = phrase.listed[0].start
    if first and syntax.items[first - 1].low == "as":
        after = syntax.items[at + 1].low if at + 1 < len(syntax.items) else "."
        return syntax.items[at].low in _HAVING_DONE | _DID and (after in _ENDS or after in _EARLIER)
    return syntax.items[at].low not in _DID and _ends_gap(syntax, at)


_EARLIER = frozenset({"before", "earlier", "already", "in", "last"})


def _ends_gap(syntax: Syntax, at: int) -> bool:
    """Whether nothing behind an auxiliary says what is done: "will too", "is about to"."""
    items, told = syntax.items, syntax.items[at].low in {"about", "going"}
    after = [one.low for one in items[at + 1 : at + 4]]
    if told:
        return after[:1] == ["to"] and (len(after) == 1 or after[1] in _ENDS) and items[at - 1].tag == "be"
    also = bool(after) and (after[0] in _ALSO or after[:2] == ["as", "well"])
    upto = 1 if also and after[0] in _ALSO else 2
    return also and (len(after) <= upto or after[upto] in _ENDS)


_ENDS = frozenset({".", ",", ";", "!"})


def _mood_before(scene: Scene, phrase: Phrase) -> Mood:
    """How what others so do too is meant: "Austria plans to ban it, and so does [Denmark]"."""
    before = [one for one in scene.acts if one.at < phrase.start]
    mood = max(before, key=lambda one: one.at).turn.mood if before else Mood.holds
    return Mood.weighed if mood is Mood.called else mood


def _is_wished_of_others(syntax: Syntax, turn: Turn) -> bool:
    """Whether somebody only wants other states to do it: "pressed Tokyo to do likewise", not "advised towns to"."""
    if turn.mood is Mood.advised and turn.orderer is not None:
        told = turn.orderer.objects
        named = (each.entity for phrase in told for each in syntax.mentions(phrase))
        peers = any(syntax.head(each).low in _PEERS for each in told)
        return peers or any(each is not None and each.is_place for each in named)
    wished = any(each.lemma in _WISHING and not each.passive and each.objects for each in turn.governors)
    return wished or turn.mood is Mood.called


def _those_inverted(scene: Scene, phrase: Phrase) -> list[Mention]:
    """Who does so too: "so has Spain", "so has its rival Van Rees", where firms were told of."""
    actors = in_phrases(scene.syntax, phrase.listed)
    told = [one for act in scene.acts for one in act.actors]
    firms = any(one.actor_role == "company" or (one.entity is not None and one.entity.is_company) for one in told)
    head = scene.syntax.head(phrase).mention
    if actors or not firms or head is None or head.new != "name" or head.target_role:
        return actors
    return [as_firm(head)]


def _named_by_measure(syntax: Syntax, one: Predicate) -> list[Mention]:
    """What a widened measure is named by: "would extend the TikTok rule to schools"."""
    if one.lemma not in _WIDENING or one.passive:
        return []
    return [each for phrase in one.objects for each in things_in(syntax, phrase.start, phrase.head)]


def _named_alone(syntax: Syntax, one: Predicate) -> Act | None:
    """What is told of somebody by the name alone: "joining Italy", "Kuwait's is over"."""
    if one.lemma == "join" and one.gerund and (earlier := _joined(syntax, one)):
        act = Act("same", "", Turn(Mood.holds), one.at, noun=False, open_object=True, says="joining")
        act.actors = earlier
        return act
    if (owner := _owner_alone(syntax, one)) is not None:
        act = Act("same", "", mood_of_noun(syntax, one.subjects[0]), one.at, noun=True, open_object=True, says="'s")
        act.actors = [owner]
        return act
    return None


_VERSIONS = frozenset({"version", "equivalent"})


def _owner_alone(syntax: Syntax, one: Predicate) -> Mention | None:
    """Whose the same measure is where only that is said: "Qatar's ban stands. Kuwait's [is over]"."""
    if len(one.subjects) != 1 or not one.finite or one.link is not Link.root or one.subjects[0].prep or one.negated:
        return None
    head = syntax.head(one.subjects[0])
    owned = syntax.mentions(one.subjects[0])[:1] if head.low in _VERSIONS else []
    mention = owned[0] if owned else head.mention
    if mention is None or not mention.possessive or mention.entity is None or not mention.entity.is_place:
        return None
    if any(syntax.items[each.start].low == "no" for each in one.objects):  # "Oslo's took no such step"
        return None
    if one.lemma in _SPEAKING:  # "Ireland's commission asked, and Belgium's says it is looking into it"
        return None
    tells = one.lemma in _LASTING or any(word.file == "turns" for word in syntax.items[one.at].words)
    return mention if tells else None


def _unknown(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Names that nobody knows of those who do likewise: "Caixa blocked it, and Sabadell followed"."""
    heads = [syntax.head(each).mention for each in one.subjects]
    names = [each for each in heads if each is not None and each.new == "name" and not each.target_role]
    told = [each for each in heads if each is not None and (each.new or each.entities)]
    return [as_firm(each) for each in names] if len(told) == len(heads) else []


def _are_others(syntax: Syntax, one: Predicate) -> bool:
    """Whether those who do likewise are not named, whoever says so: "many firms do likewise, one maker says"."""
    told = one.passive or one.link not in {Link.root, Link.same}  # "recommended that others do the same"
    heads = [] if told else [syntax.head(each).mention for each in one.subjects]
    plain = (each is not None and each.plural and not (each.entities or can_act(each)) for each in heads)
    return bool(heads) and all(plain) and not in_phrases(syntax, one.subjects)


def _joined(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Who did it before whoever joins them: "blocked the app, joining Italy and Spain"."""
    above = one.governor
    named = in_phrases(syntax, one.objects) if above is not None and one.link is Link.aside else []
    acts = above is not None and syntax.word(above, "acts", "turns") is not None
    return named if acts and all(each.entities or each.new == "body" for each in named) else []


def _is_left_open(one: Predicate) -> bool:
    """Whether nobody says that it is so: "would not say whether it would follow"."""
    above: Predicate | None = one
    while above is not None:
        if above.link == Link.said and above.governor is not None and above.governor.negated:
            return True
        above = above.governor
    return False


def _included(syntax: Syntax, one: Predicate) -> list[Phrase]:
    """As in "was widened to include Viber"."""
    if one.lemma not in _WIDENING:
        return []
    return [
        each
        for child in syntax.predicates[one.number + 1 : one.number + 2]
        if child.lemma in _COVERING and child.to
        for each in child.objects
    ]


def _are_told(syntax: Syntax, measures: Sequence[Phrase]) -> bool:
    """Whether a measure says itself of what it is: "its ban on online casinos"."""
    behind = [after for each in measures if (after := syntax.after(each, "on", "of", "against")) is not None]
    return bool(things_of(syntax, behind))


def _turn(syntax: Syntax, one: Predicate) -> Turn:
    """How it is meant: as its verb is, or as what a verb does with a like measure: "is weighing similar steps"."""
    if _has_no_such_plan(syntax, one):
        return Turn(Mood.refused)
    if _is_worked_on(syntax, one):
        return Turn(Mood.weighed)
    alike = (
        each
        for each in one.objects
        if is_similar(syntax, each) or _is_own_measure(syntax, each) or syntax.head(each).low in {"one", "same"}
    )
    similar = next(alike, None)
    return mood_of_verb(syntax, one) if similar is None else mood_of_noun(syntax, similar)


def _is_like(syntax: Syntax, one: Predicate) -> bool:
    widened = one.lemma in _WIDENING and one.passive  # "the ban was extended to Temu"
    low = {syntax.head(each).low for each in (one.subjects if widened else one.objects)}
    after = {item.low for item in syntax.items[one.at + 1 : one.at + 2]}
    if _has_no_such_plan(syntax, one):
        return True
    if one.lemma == "have" and "done" in low:  # "had done so"
        return any(item.low in {"so", "likewise", "same"} for item in syntax.items[one.at + 2 : one.at + 4])
    if ("same" in low and one.lemma in _DOING | _TAKING | _TELLING) or _falls_in_line(syntax, one):
        return True
    if one.lemma in _DOING:
        return bool((one.adverbs | after) & {"likewise", "so"}) or _does_it(syntax, one)
    if one.lemma in _WIDENING:
        return not one.negated and any(_MEASURES.intersection(each.split()[-1:]) for each in low)
    if one.lemma == "act":
        return bool(
            adverbs_of(syntax, one) & {"already", "also", "all"}
            or after & {"earlier", "already", "too", "likewise", "before"}
        )
    if one.lemma in _COMING_AFTER:
        return _comes_after(syntax, one, low)
    if one.lemma == "copy":
        return bool(low & {"it", "them"})
    if _is_worked_on(syntax, one) or _ends_another(syntax, one):
        return True
    taking = not _said(syntax, one).isdisjoint(_TAKING | _KEEPING)
    return taking and any(_is_another(syntax, one, each) for each in one.objects)


def _said(syntax: Syntax, one: Predicate) -> set[str]:
    """A verb, alone and with its particle: "draw", "draw up"."""
    particle = syntax.items[one.at].low.split()[1:]
    return {one.lemma, " ".join([one.lemma.split()[0], *particle])} if particle else {one.lemma}


def _does_it(syntax: Syntax, one: Predicate) -> bool:
    """Whether somebody named does what was told of: "the Navy did too", "Iran had done it before"."""
    if one.passive or one.negated or one.modal or one.link not in {Link.root, Link.same}:
        return False
    if not all(each.entities or each.new == "body" or each.place for each in in_phrases(syntax, one.subjects)):
        return False
    after = [item.low for item in syntax.items[one.at + 1 : one.at + 3]]
    if not one.objects:
        already = bool(adverbs_of(syntax, one) & {"already", "also"}) and (not after or after[0] in _ENDS)
        when = syntax.phrase_of(one.at + 2) if after and after[0] in {"in", "on"} else None
        timed = syntax.items[one.at].low == "did" and when is not None and syntax.is_time(when)
        return already or timed or after[:1] == ["too"] or after == ["as", "well"]
    heads = [syntax.items[each.start].low for each in one.objects if each.end - each.start == 1]
    return len(heads) == len(one.objects) and set(heads) <= {"it", "that"}


def _is_worked_on(syntax: Syntax, one: Predicate) -> bool:
    """As in "is working on a similar law", "is looking at similar limits", "is working on a rule of its own"."""
    works = one.lemma in _WORKING_ON and not one.negated
    return works and any(_is_another(syntax, one, each) for each in one.preps[:1])


def _ends_another(syntax: Syntax, one: Predicate) -> bool:
    """As in "ended a similar block"."""
    return one.lemma in _ENDING and not one.passive and any(is_similar(syntax, each) for each in one.objects)


def _is_another(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """Whether it is a measure like the one told of: "a similar ban", "such a rule", "already has one", "its own"."""
    low = syntax.head(phrase).low
    alone = (low == "one" and phrase.end - phrase.start == 1) or (low == "own" and phrase.end - phrase.start == 2)
    if low == "theirs":  # "Austria and Latvia keep theirs"
        return one.lemma in _KEEPING and phrase.end - phrase.start == 1
    if alone and one.lemma in _HAVING_ONE | _KEEPING:
        return syntax.after(phrase, "of", "in") is None
    if _is_on_unknown(syntax, phrase):
        return False
    return is_similar(syntax, phrase) or _is_such(syntax, phrase) or _is_own_measure(syntax, phrase)


def _is_on_unknown(syntax: Syntax, phrase: Phrase) -> bool:
    """Whether a measure is on something that nobody knows, and not on what was told of: "limits on note takers"."""
    about = syntax.after(phrase, "on", "against")
    if about is None or syntax.is_time(about):
        return False
    head = syntax.head(about)
    pointed = syntax.tags[about.start].kind in {Kind.det, Kind.pron}
    if head.mention is not None:  # "limits on meeting assistants", and not "on the app", "on TikTok"
        return not (head.mention.entities or pointed or about.end - about.start == 1)
    return not things_of(syntax, [about]) and head.says("audience") is None and head.says("setting") is None


_OWN_MEASURES = frozenset(
    {"ban", "order", "prohibition", "restriction", "block", "directive", "rule", "blockade", "bill"}
    | {"freeze", "moratorium", "embargo", "curb"}
)
_ABOUT = ("on", "for", "about", "against", "to", "over")


def _is_own_measure(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "signed an order of his own", "introduced its own ban"; not "its own rules for visitors"."""
    if "own" not in syntax.spoken or syntax.head(phrase).low.removesuffix("s") not in _OWN_MEASURES:
        return False
    behind = syntax.after(phrase, "of")
    apart = behind is not None and syntax.items[behind.end - 1].low == "own"
    if not apart and (phrase.end - phrase.start < 3 or syntax.items[phrase.start + 1].low != "own"):
        return False
    about = syntax.after(behind if apart and behind is not None else phrase, *_ABOUT)
    return about is None or syntax.is_time(about) or bool(things_of(syntax, [about]))


def _has_no_such_plan(syntax: Syntax, one: Predicate) -> bool:
    """As in "Bonn says it has no such plans"."""
    if one.lemma not in _HAVING or _PLANS.isdisjoint(syntax.spoken) or one.modal:
        return False
    denied = one.negated or any(syntax.items[each.start].low == "no" for each in one.objects)
    return denied and any(
        syntax.head(each).low in _PLANS
        and any(syntax.items[at].low in _SIMILAR | {"such"} for at in range(each.start, each.end))
        for each in one.objects
    )


def _comes_after(syntax: Syntax, one: Predicate, low: set[str]) -> bool:
    """As in "Spain followed", "joined Italy", "fell in line", "copied it"; not "a law would follow"."""
    heads = [syntax.head(each) for each in one.subjects]
    if heads and all(each.mention is None and each.low.removesuffix("s") in _ALIKE for each in heads):
        return False
    if one.lemma == "join":
        return _are_public(syntax, one) and (_is_after_others(syntax, one) or bool(low & _JOINED))
    others = [each for each in one.preps if each.prep != "with"]
    free = not one.objects and not one.passive and not things_of(syntax, others)
    return free or bool(low & {"suit", "example", "lead", "footsteps"}) or _is_after_others(syntax, one)


def _are_public(syntax: Syntax, one: Predicate) -> bool:
    """Whether nobody who makes things is a subject: a firm may join others under a ban."""
    named = [each for mention in in_phrases(syntax, one.subjects) for each in mention.entities]
    return bool(named) and all(each.actor is not None and each.target is None for each in named)


def _falls_in_line(syntax: Syntax, one: Predicate) -> bool:
    """As in "Spain has since fallen into line"."""
    if one.lemma not in _ALIGNING:
        return False
    return any(each.prep in {"in", "into"} and syntax.head(each).low in {"line", "step"} for each in one.preps)


def _is_after_others(syntax: Syntax, one: Predicate) -> bool:
    """As in "Spain followed Italy", and not "in banning it", which says what it does."""
    if any(each.governor is one for each in syntax.predicates):
        return False
    heads = [syntax.head(each).mention for each in one.objects]
    named = [one.entity for one in heads if one is not None and one.entity is not None]
    return bool(named) and len(named) == len(heads) and all(each.is_place for each in named)


def _is_such(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "took such a step"."""
    return syntax.items[phrase.start].low == "such" and syntax.head(phrase).low.removesuffix("s") in _ALIKE


def _is_inverted(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "So did Italy", "as have France and Spain"."""
    if phrase.listed[0] is not phrase or phrase.start < 2:
        return False
    verb, opener = syntax.items[phrase.start - 1], syntax.items[phrase.start - 2]
    if opener.low not in _OPENERS or verb.low not in _INVERTED:
        return False
    before = syntax.predicate_before(phrase.start - 2)
    done_to = before is not None and (before.passive or before.copula) and verb.tag == "be"
    return not (done_to and can_be_restricted(syntax.head(phrase).mention))  # "Huawei was shut out, and so was ZTE"
