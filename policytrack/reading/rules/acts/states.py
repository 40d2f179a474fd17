"""What is said of the thing itself: "the game is off limits", "the cameras have to go"."""

from policytrack.reading.rules.acts.accidents import is_for_some, tells_accident
from policytrack.reading.rules.acts.act import Act, Scene, are_measures, around, is_audience, is_ruled, named, of_users
from policytrack.reading.rules.acts.doings import OWN_DOINGS, carried, dealing_of, own_dealing, things_dealt_with
from policytrack.reading.rules.acts.lasting import is_over, was_passing
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_verb
from policytrack.reading.rules.parties import agents_of, can_act
from policytrack.reading.rules.parties.bound import whose
from policytrack.reading.rules.parties.who import behind, is_court, placed_in
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax
from policytrack.reading.rules.syntax.tree import MARKERS
from policytrack.reading.rules.things import things_in, things_of
from policytrack.reading.rules.words import Part

__all__ = ["by_absence", "by_going", "by_lifting", "by_states"]

_MAKING = frozenset({"make", "declare", "render", "rule", "deem", "pronounce", "put", "leave", "keep", "hold"})
_MAKING_OBJECTS = frozenset(
    {"make", "render", "keep", "leave", "hold"}
)  # those that say a state of nothing but their object
_DECLARING = frozenset({"make", "declare", "become", "render", "rule", "deem", "pronounce"})
_RENDERING = frozenset({"make", "render"})
_LIFTED = {
    "banned": "ban",
    "barred": "ban",
    "prohibited": "ban",
    "forbidden": "ban",
    "blocked": "block",
    "restricted": "limit",
}
_TURNING = frozenset(
    {"stay", "remain", "went", "goes", "go", "fell", "stays", "stayed", "remains", "remained", "stopped"}
)
_UNUSED = frozenset({"off", "away", "hidden", "silent"})
_STAYING = frozenset({"stay", "remain", "be"})
_GOING = frozenset({"come", "go", "disappear", "vanish"})
_BESIDE_ILLEGAL = frozenset({"for", "in", "under", "across", "throughout", "within", "of", "since"})
_AWAY = frozenset({"down", "off", "out", "by", "from"})


_BECOMING = frozenset({"go", "stay", "remain", "become", "fall"})


def by_states(scene: Scene) -> None:
    """Add what a state says: "is off limits", "became unreachable"."""
    syntax = scene.syntax
    for at, item in enumerate(syntax.items if "acts" in syntax.files else ()):
        word = item.says("acts", Part.state) if item.words else None
        if word is None or not _is_state(scene, at):
            continue
        one = next((each for each in reversed(syntax.predicates) if each.start <= at), None)
        if one is None:
            _by_state_alone(scene, word.key, at)
            continue
        if _is_said_of_measure(syntax, one, at) or (one.copula and one.number in scene.used):
            continue
        if is_ruled(syntax, one):  # and what a court finds unlawful ends
            continue
        targets = _bearers(syntax, one, at)
        dealing = ""
        child = _what_is_illegal(syntax, one, at) or _doing_before(syntax, one)
        if child is not None:
            told, dealing = _done_illegally(syntax, child, at)
            targets = told or targets
            scene.used.add(child.number)
        if not targets:
            continue
        uses = [*one.subjects, *(each for each in one.preps if each.prep == "for")]  # "unauthorised for official use"
        dealing = dealing or (carried(syntax, uses) if one.copula else "")
        turn = _turn_of_state(syntax, one, item.low)
        act = Act(word.key, dealing, turn, at, noun=False, targets=targets, says=item.low)
        start, end = around(syntax, one)
        act.around = (start, max(end, at + 1))
        act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=one.copula or one.lemma in _BECOMING)
        if act.weak_actor and (told := _whose_state(syntax, one, child)):
            act.actors, act.weak_actor = told, False
        if act.key == "serve":
            act.actors, act.weak_actor = [], True
        scene.add(act)


def _whose_state(syntax: Syntax, one: Predicate, child: Predicate | None) -> list[Mention]:
    """Whose state it is: "illegal to use in Chad", "out of reach for Danes", "for any bureau of Ohio"."""
    placed = placed_in(syntax, child.preps) if child is not None else []
    upon = [each for each in one.preps if each.prep == "for"]
    return placed or of_users(syntax, upon) or [each for phrase in upon for each in behind(syntax, phrase, "of", "in")]


def _turn_of_state(syntax: Syntax, one: Predicate, said: str) -> Turn:
    """How a state is meant: "is no longer reachable" holds, "was unreachable for two days in May" is over."""
    turn = mood_of_verb(syntax, one)
    if turn.mood in {Mood.denied, Mood.ended} and said.startswith(("no longer", "not ")):
        turn.mood = Mood.holds
    if turn.mood is Mood.holds and (one.copula or one.lemma in _RENDERING) and is_over(syntax, one):
        turn.mood = Mood.ended
    return turn


def _is_said_of_measure(syntax: Syntax, one: Predicate, at: int) -> bool:
    """As in "the app ban is suspended", and not in "the law makes it illegal", "it is against the law"."""
    makes = one.lemma in _DECLARING and not one.passive
    if one.lemma == "put" and [syntax.items[each.start].low for each in one.objects] == ["it"]:
        return is_court(
            [each for phrase in one.subjects for each in syntax.mentions(phrase)]
        )  # "a judge put it on hold"
    others = [each for each in one.objects if not each.start <= at < each.end]
    return are_measures(syntax, others) or (not makes and are_measures(syntax, one.subjects))


def _doing_before(syntax: Syntax, one: Predicate) -> Predicate | None:
    """What a state is said of where it is a doing: "[using] the app is illegal"."""
    before = syntax.predicates[one.number - 1] if one.number and one.copula else None
    if before is None or not before.gerund or before.at + 1 not in {each.start for each in one.subjects}:
        return None
    return before if before.start == 0 or syntax.tags[before.start - 1].kind in MARKERS else None


def _what_is_illegal(syntax: Syntax, one: Predicate, at: int) -> Predicate | None:
    """What a state says of doing something: "is illegal [to use]", "made it illegal for operators [to buy]"."""
    if not (one.copula or one.lemma in _DECLARING):
        return None
    child = next((each for each in syntax.predicates if each.to and each.start > at), None)
    if child is None or child.start == at + 1:
        return child
    end = at + 1  # past "for operators", "in Chad"
    for told in syntax.phrases:
        if told.prep in _BESIDE_ILLEGAL and told.prep_at == end:
            end = told.end
    return child if end == child.start else None


def _done_illegally(syntax: Syntax, child: Predicate, at: int) -> tuple[list[Mention], str]:
    """To what something may not be done, and what: "illegal to use the app", "illegal for TikTok to operate"."""
    doers = [each for each in syntax.phrases if each.prep == "for" and at < each.prep_at < child.start]
    own = named(syntax, doers) if child.lemma in OWN_DOINGS else []
    if own:
        return own, own_dealing(syntax, child)
    beside = [
        each for each in syntax.predicates[child.number + 1 : child.number + 2] if each.governor is child.governor
    ]
    dealings = [dealing_of(syntax, each) for each in (child, *beside)]  # "a crime to create or supply it"
    dealing = next((each for each in dealings if each), "")
    supplies = dealing in {"serve", "export"} and any(each.lemma == "supply" for each in (child, *beside))
    return things_dealt_with(syntax, child), "sell" if supplies else dealing


def _by_state_alone(scene: Scene, key: str, at: int) -> None:
    """Add a state that is said without a verb, as in a cell of a table: "off limits since May"."""
    syntax = scene.syntax
    verbal = syntax.items[at].low.split()[0] in _TURNING  # "went dark" is one cue, which holds its verb
    if not verbal and (any(one.start > at for one in syntax.predicates) or syntax.items[-1].low == "."):
        return
    targets = things_of(syntax, [each for each in syntax.phrases if each.end <= at and not each.prep])
    whole = syntax.phrase_of(at)
    inside = things_in(syntax, whole.start, at) if not verbal and whole is not None else []
    if inside and whole is not None:  # "TikTok off limits for federal staff"
        listed = [each for each in whole.listed if each.end <= whole.start]  # "TikTok and Temu unreachable in Chad"
        targets = things_of(syntax, listed) + inside
    if verbal and whole is not None:
        listed = [each for each in whole.listed if each.end <= whole.start]  # "TikTok and Temu went dark"
        targets = (things_of(syntax, listed) if listed else targets) + things_in(syntax, whole.start, at)
    turn = Turn(Mood.ended if was_passing(syntax, at) else Mood.holds)
    act = Act(key, "", turn, at, noun=False, targets=targets, says=syntax.items[at].low)
    act.around = (0, len(syntax.items))
    act.weak_actor, act.open_object = True, not targets
    after = [each for each in syntax.phrases if each.start > at and each.prep]
    act.actors = placed_in(syntax, after) if verbal or targets else []
    if targets and not act.actors:
        act.actors = [each for one in after[:1] for each in _whose_people(syntax, one)]
    act.weak_actor = not act.actors
    scene.add(act)


def _whose_people(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """Whose people or devices a thing is kept from: "off limits for [Taiwan]'s civil servants", "on House phones"."""
    bound = is_audience(syntax, [phrase]) if phrase.prep == "for" else syntax.head(phrase).says("setting") is not None
    named = [each for each in syntax.mentions(phrase) if each.entities and each.entities[0].actor is not None]
    return [whose(each) for each in named if each.entities[0].target is None][:1] if bound else []


def _is_state(scene: Scene, at: int) -> bool:
    """Whether a word says a state, being no name, no part of "illegal material" and no verb that was read."""
    syntax = scene.syntax
    if tells_accident(syntax) or is_for_some(syntax, at):
        return False
    quoted = 0 < at < len(syntax.items) - 2 and syntax.tags[at + 1].kind == syntax.tags[at - 1].kind == "quote"
    if quoted and syntax.phrase_of(at + 2) is not None:  # "block 'illegal' tunnels"
        return False
    if at and syntax.items[at - 1].low == "as":  # "reported the app as unlawful"
        return False
    if syntax.items[at].mention is not None or _describes_noun(syntax, at):
        return False
    if [item.low for item in syntax.items[at + 1 : at + 3]] == ["for", "comment"]:
        return False  # somebody who could not be asked
    return not any(each.at == at for each in syntax.predicates if each.number in scene.used)


def _describes_noun(syntax: Syntax, at: int) -> bool:
    """As in "illegal material", which says nothing of what is illegal."""
    phrase = syntax.phrase_of(at)
    if phrase is None:
        return False
    follows = (syntax.items[one].low.split()[0] for one in range(at + 1, phrase.end))  # "across the country" is one cue
    return any(low not in _BEHIND_STATES for low in follows)


_BEHIND_STATES = frozenset({"there", "here", "now", "today", "across", "throughout", "nationwide", "countrywide"})


def _bearers(syntax: Syntax, one: Predicate, at: int) -> list[Mention]:
    """What the state at an item is said of by a verb."""
    phrases: list[Phrase] = one.subjects if at - one.at <= 6 else []
    whole = syntax.phrase_of(at)
    inside = things_in(syntax, whole.start, at) if whole is not None else []
    if inside and whole is not None and len(whole.listed) > 1:  # "kept Facebook and WhatsApp offline"
        inside = [*things_of(syntax, [each for each in whole.listed if each.end <= whole.start]), *inside]
    if one.lemma in _MAKING:
        made = one.subjects if one.passive else one.objects
        phrases = [] if inside else made  # "made the chatbot unreachable", "was made unreachable"
    if not phrases and one.lemma not in _MAKING_OBJECTS and not (inside and one.lemma in _MAKING):
        before = [each for each in syntax.phrases if each.end <= at]
        phrases = before[-1].listed if before and at - before[-1].end <= 3 else []
    return things_of(syntax, phrases) or inside


def by_lifting(scene: Scene) -> None:
    """Add what is restricted no longer: "is no longer banned"."""
    syntax = scene.syntax
    if "longer" not in syntax.spoken:
        return
    for one in syntax.predicates:
        at = one.at + 1
        said = syntax.items[at].low.split() if one.copula and at < len(syntax.items) else []
        key = _LIFTED.get(said[-1], "") if said[:-1] == ["no", "longer"] else ""
        targets = things_of(syntax, one.subjects) if key and not are_measures(syntax, one.subjects) else []
        turn = mood_of_verb(syntax, one) if targets else None
        if turn is None or turn.mood is not Mood.holds:
            continue
        turn.mood = Mood.ended
        act = Act(key, "", turn, at, noun=False, targets=targets, around=around(syntax, one), says=said[-1])
        act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=True)
        scene.add(act, one)


def by_absence(scene: Scene) -> None:
    """Add what is kept off devices: "has been off federal phones since February"."""
    syntax = scene.syntax
    if "off" not in syntax.spoken and not syntax.spoken.issuperset({"out", "of"}):
        return
    for one in syntax.predicates:
        off = next((each for each in one.preps if each.prep == "off" or _is_out_of(syntax, one, each)), None)
        gone = one.lemma in {"come", "disappear", "vanish"}
        if not (one.copula or gone) or off is None or one.negated or one.number in scene.used:
            continue
        house = off.prep == "of" and any(each.actor_role != "" or can_act(each) for each in syntax.mentions(off))
        if house or any(syntax.items[at].says("setting") for at in range(off.start, off.end)):
            _add_what_is_gone(scene, one, Act("ban", "use", mood_of_verb(syntax, one), one.at, noun=False, says="off"))


def _is_out_of(syntax: Syntax, one: Predicate, phrase: Phrase) -> bool:
    """As in "must be [out of] all ministries by June", which is told of what has to go only."""
    out = phrase.prep == "of" and phrase.prep_at > 0 and syntax.items[phrase.prep_at - 1].low == "out"
    return out and one.lemma == "be" and (one.obliged or one.modal in {"must", "will"})


def _must_be_away(scene: Scene) -> None:
    """Add what nobody may have at hand: "phones will have to be off and out of sight"."""
    syntax = scene.syntax
    for one in syntax.predicates:
        stays = one.copula or one.lemma in _STAYING
        if not stays or not (one.obliged or one.modal == "must") or one.negated or one.number in scene.used:
            continue
        after = syntax.items[one.at + 1].low if one.at + 1 < len(syntax.items) else ""
        targets = things_of(syntax, one.subjects)
        if after in _UNUSED and targets and any(_is_device(each) for each in targets):
            _add_what_is_gone(scene, one, Act("ban", "use", mood_of_verb(syntax, one), one.at, noun=False, says="off"))


def _is_device(mention: Mention) -> bool:
    kind = mention.entity.target.kind if mention.entity is not None and mention.entity.target is not None else ""
    return mention.target_role == "device" or kind in {"device", "equipment"}


def by_going(scene: Scene) -> None:
    """Add what has to go: "the cameras have to come down from federal buildings"."""
    syntax = scene.syntax
    if not _UNUSED.isdisjoint(syntax.spoken):
        _must_be_away(scene)
    if _GOING.isdisjoint(syntax.lemmas):
        return
    for one in syntax.predicates:
        if one.lemma not in _GOING or one.modal not in {"must", "will"} or one.number in scene.used or one.negated:
            continue
        after = syntax.items[one.at + 1].low if one.at + 1 < len(syntax.items) else ""
        when = [each for each in syntax.phrases if each.start > one.at]
        timed = bool(when) and when[0].start == one.at + 1 and syntax.is_time(when[0])
        soon = one.lemma == "go" and one.obliged and (timed or after in {"by", "before", "within"})
        if (
            one.lemma in {"come", "go"}
            and not soon
            and after not in _AWAY - {"from" if one.lemma == "come" else ""} | {".", ","}
        ):
            continue
        targets = things_of(syntax, one.subjects)
        if targets and (targets[0].entities or targets[0].target_role):
            _add_what_is_gone(scene, one, Act("remove", "", mood_of_verb(syntax, one), one.at, noun=False, says="go"))


def _add_what_is_gone(scene: Scene, one: Predicate, act: Act) -> None:
    syntax = scene.syntax
    act.targets = things_of(syntax, one.subjects)
    if not act.targets:
        return
    act.around = around(syntax, one)
    act.actors, act.weak_actor = agents_of(syntax, one, act.turn, done_to=True)
    scene.add(act, one)
