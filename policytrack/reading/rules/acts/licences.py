"""What may leave the country only with a licence: "needs a licence to ship its scanners"."""

from collections.abc import Iterator, Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act, Scene, around
from policytrack.reading.rules.acts.doings import carried, dealing_of
from policytrack.reading.rules.acts.recipients import customers, does_business
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.moods import Mood, Turn, mood_of_verb
from policytrack.reading.rules.parties import agents_of, can_act
from policytrack.reading.rules.parties.who import behind, in_phrases
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import things_of

__all__ = ["by_applying", "by_licences"]

_LICENCES = words.listing("licences")
_NEEDING = words.listing("needing")
_APPLYING = frozenset({"need", "apply", "ask", "obtain", "have", "get", "seek"})
_REQUIRING = frozenset({"require", "demand", "impose", "introduce"})
_GOING = frozenset({"go", "leave", "move"})
_WHENEVER = frozenset({"each", "every", "whenever", "before", "when", "if", "anything", "everything", "whatever"})
_LICENSING = words.listing("licences")
_TRADERS = frozenset({"exporters", "exporter", "shippers", "suppliers", "sellers", "traders", "dealers", "makers"})
_MAKING = frozenset({"make", "render"})
_SINCE_WHEN = frozenset({"from", "as of", "starting", "beginning", "after", "by", "in", "on", "of"})
_SOON = frozenset(
    {"soon", "next", "plans", "plan", "planned", "intends", "draft", "proposal", "proposed", "bill", "later"}
)
_WITH = frozenset({"with", "against", "under", "on"})
_ALLOWING = words.listing("authorising")
_LETTING_OUT = frozenset({"let", "leave"})
_HOME = frozenset({"country", "territory", "borders", "soil"})
_MAY = frozenset({"may", "can", "could"})
_PUTTING = frozenset({"put", "place"})
_TELLING = frozenset({"tell", "inform", "notify", "warn"})


def by_licences(scene: Scene) -> None:
    """Add what needs a licence to be exported."""
    syntax = scene.syntax
    if _LICENCES.isdisjoint(syntax.spoken):
        return
    for phrase in syntax.phrases:
        governor = _needing(syntax, phrase)
        if governor is None:
            _add_put_under(scene, phrase)
            _add_allowed_with(scene, phrase)
            continue
        act = Act("control", "export", mood_of_verb(syntax, governor), phrase.head, noun=False, says="licence")
        act.around = around(syntax, governor)
        shipping = _shipping(syntax, phrase, governor)
        if shipping is not None:
            act.targets = things_of(syntax, shipping.objects) or customers(syntax, shipping)
            act.around = (act.around[0], around(syntax, shipping)[1])
        elif _is_for_export(syntax, phrase, governor):
            act.targets = _licensed(syntax, phrase, governor)
        else:
            continue
        _aim_at_asking(syntax, act, governor, shipping)
        if not act.targets:
            continue
        act.actors, act.weak_actor = _actors(syntax, phrase, governor, act.turn)
        _name_whence(syntax, act, governor, shipping)
        if act.turn.mood is Mood.planned and _binds_now(syntax, governor, phrase, shipping):
            act.turn.mood = Mood.holds
        if not act.actors and governor.lemma in _APPLYING:
            act.owner = _home(syntax, governor)
        scene.read.add(phrase.number)
        scene.add(act, governor)


def _binds_now(syntax: Syntax, governor: Predicate, phrase: Phrase, shipping: Predicate | None) -> bool:
    """As in "will need a licence to ship anything to the firm", "told it that the chip would need a licence"."""
    to_firms = shipping is not None and bool(customers(syntax, shipping))
    above = governor.governor if governor.link is Link.said and governor.modal == "would" else None
    told = above is not None and above.lemma in _TELLING
    return (to_firms or told) and not _is_dated(syntax, governor, phrase)


def _is_dated(syntax: Syntax, governor: Predicate, phrase: Phrase) -> bool:
    """Whether a sentence tells when a licence is needed, or that it is only planned: "from September", "soon"."""
    later = (each for each in syntax.phrases if each.number > phrase.number)
    times = [each for each in (*governor.preps, *later) if each.prep in _SINCE_WHEN and syntax.is_time(each)]
    return (
        bool(times) or not _SOON.isdisjoint(syntax.spoken) or any(each.link is Link.condition for each in _up(governor))
    )


def _up(one: Predicate) -> Iterator[Predicate]:
    above: Predicate | None = one
    while above is not None:
        yield above
        above = above.governor


def _aim_at_asking(syntax: Syntax, act: Act, governor: Predicate, shipping: Predicate | None) -> None:
    """Take whoever needs the licence, or what they trade in, where the goods are not named."""
    if shipping is not None and not any(each.entities for each in act.targets):
        act.targets = _own_goods(syntax, shipping, governor) or act.targets
    if not act.targets and governor.lemma in _APPLYING:
        act.targets = [each for each in things_of(syntax, governor.subjects) if each.entities]
        act.targets = act.targets or _traded(syntax, governor)


def _add_put_under(scene: Scene, phrase: Phrase) -> None:
    """Add what is "put under licence", "placed under an export permit"."""
    syntax = scene.syntax
    if phrase.prep != "under" or syntax.head(phrase).low.split()[-1] not in _LICENCES:
        return
    if syntax.items[phrase.start].low in {"a", "an"}:  # "put the brand under a licence"
        return
    governor, role = syntax.governing(phrase)
    if governor is None or role != "prep" or governor.lemma not in _PUTTING or governor.negated:
        return
    act = Act("control", "export", mood_of_verb(syntax, governor), phrase.head, noun=False, says="licence")
    act.targets = things_of(syntax, governor.subjects if governor.passive else governor.objects)
    if act.targets:
        act.around = around(syntax, governor)
        act.actors, act.weak_actor = agents_of(syntax, governor, act.turn)
        scene.read.add(phrase.number)
        scene.add(act, governor)


def _add_allowed_with(scene: Scene, phrase: Phrase) -> None:
    """Add what is "allowed only with a licence", "let out of the country only with a permit"."""
    syntax = scene.syntax
    if phrase.prep not in _WITH or syntax.head(phrase).low.split()[-1] not in _LICENCES or "only" not in syntax.spoken:
        return
    governor, role = syntax.governing(phrase)
    if governor is None or role != "prep" or governor.negated:
        return
    may_go = _may_go(syntax, governor)
    if not may_go and governor.lemma not in _ALLOWING | _LETTING_OUT:
        return
    between = {item.low for item in syntax.items[governor.start : phrase.start]}
    own = governor.passive or governor.lemma in _GOING
    goods = governor.subjects if own else governor.objects
    goes = may_go or carried(syntax, goods) in {"export", "sell"} or _goes_out(syntax, governor)
    if "only" not in between or not goes:
        return
    turn = mood_of_verb(syntax, governor, forbids=may_go or governor.lemma == "leave")
    act = Act("control", "export", turn, phrase.head, noun=False, says="licence")
    act.targets, act.around = things_of(syntax, goods), around(syntax, governor)
    act.open_object = not act.targets
    givers = in_phrases(syntax, [each for each in governor.preps if each.prep in {"from", "of"}])
    act.actors, act.weak_actor = (givers[:1], False) if givers else _actors(syntax, phrase, governor, act.turn)
    if act.weak_actor or not act.actors:
        lands = _lands(syntax, [*governor.objects, *(each for each in governor.preps if each.prep == "of")])
        act.actors, act.weak_actor = lands or act.actors, not lands
    scene.read.add(phrase.number)
    scene.add(act, governor)


def _may_go(syntax: Syntax, one: Predicate) -> bool:
    """As in "chips could [go] to Malaysia only with a licence", "may be [shipped] abroad only with a permit"."""
    if one.modal not in _MAY:
        return False
    sent = one.passive and dealing_of(syntax, one) == "export"
    return sent or (one.lemma in {"go", "move"} and placed_to(syntax, one))


def _goes_out(syntax: Syntax, one: Predicate) -> bool:
    """Whether goods leave a country: "lets the machines out of the country", "the chips may leave Taiwan"."""
    if one.lemma == "leave":
        told = syntax.items[one.at].low.endswith("the country")  # which is one word with its verb
        above = one.governor if one.link is Link.infinitive else None
        may = one.modal in _MAY or (above is not None and above.lemma in _ALLOWING | _LETTING_OUT)
        return may and not one.passive and (told or bool(_lands(syntax, one.objects)))
    out = next((at for at in range(one.at + 1, len(syntax.items)) if syntax.items[at].low == "out"), 0)
    if not out or any(one.at < each.prep_at < out for each in one.preps):
        return False
    whence = next((each for each in one.preps if each.prep == "of" and each.prep_at == out + 1), None)
    return whence is None or syntax.head(whence).low in _HOME or bool(_lands(syntax, [whence]))


def _lands(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """The country that goods leave: "may leave [Taiwan]"."""
    mentions = [syntax.head(each).mention for each in phrases]
    return [each for each in mentions if each is not None and each.entity is not None and each.entity.is_place][:1]


def _own_goods(syntax: Syntax, shipping: Predicate, governor: Predicate) -> list[Mention]:
    """The firm that asks to ship what it only calls its own: "ASML will need a permit to sell its older machines"."""
    own = any(syntax.items[each.start].low in {"its", "their"} for each in shipping.objects)
    firms = (each for phrase in governor.subjects for each in syntax.mentions(phrase))
    return [each for each in firms if each.entity is not None and each.entity.is_company] if own else []


def _name_whence(syntax: Syntax, act: Act, governor: Predicate, shipping: Predicate | None) -> None:
    """Say whose licence it is by the country that goods leave: "a licence to ship them out of Chad"."""
    if act.weak_actor and (whence := _whence(syntax, governor, shipping)):
        act.actors, act.weak_actor = whence, False


def _whence(syntax: Syntax, governor: Predicate, shipping: Predicate | None) -> list[Mention]:
    """The country that goods leave: "to ship them out of Chad", "exports of the metal from Chad need a licence"."""
    leaving = [*(shipping.preps if shipping is not None else []), *governor.preps]
    leaving += [each for one in governor.subjects if (each := syntax.after(one, "of")) is not None]
    leaving += [each for one in [*leaving, *governor.subjects] if (each := syntax.after(one, "from")) is not None]
    for each in leaving:
        out = each.prep == "of" and each.prep_at > 0 and syntax.items[each.prep_at - 1].low == "out"
        if out or each.prep == "from":
            places = [one for one in syntax.mentions(each) if one.entity is not None and one.entity.is_place]
            if places and syntax.head(each).mention is places[-1]:
                return places[-1:]
    return []


def _needing(syntax: Syntax, phrase: Phrase) -> Predicate | None:
    """The verb by which somebody needs the licence that a phrase speaks of."""
    head = syntax.head(phrase).low.split()
    if not head or head[-1] not in _LICENCES or syntax.items[phrase.start].low in {"no", "without"}:
        return None
    governor, role = syntax.governing(phrase)
    if governor is None or governor.lemma not in _NEEDING:
        return None
    if governor.lemma == "have" and not governor.modal:  # whoever has one is kept from nothing
        return None
    if role == "subject" and not (governor.passive and governor.lemma in {"require", "need"}):
        return None
    return governor


def _shipping(syntax: Syntax, phrase: Phrase, governor: Predicate) -> Predicate | None:
    """What the licence is to be had for: "a licence to ship scanners"."""
    for each in syntax.predicates:
        hangs = (each.noun is phrase or each.governor is governor) and each.start >= phrase.end
        if hangs and (dealing_of(syntax, each) in {"export", "sell"} or does_business(syntax, each)):
            return each
    start = min((each.start for each in governor.subjects), default=governor.start)
    for each in syntax.predicates:  # "firms that want to ship scanners need a licence"
        if start < each.at < governor.start and dealing_of(syntax, each) in {"export", "sell"} and not each.passive:
            return each
    behind = {item.low for item in syntax.items[phrase.end : phrase.end + 2]}
    if behind.isdisjoint(_WHENEVER):
        return None
    after = [each for each in syntax.predicates if each.start >= phrase.end]
    going = (each for each in after if each.lemma in _GOING and placed_to(syntax, each))
    return next((each for each in after if dealing_of(syntax, each) in {"export", "sell"}), next(going, None))


def placed_to(syntax: Syntax, one: Predicate) -> bool:
    """Whether something goes to a country: "before it can go to China"."""
    mentions = (each for phrase in one.preps if phrase.prep == "to" for each in syntax.mentions(phrase))
    return any(each.entity is not None and each.entity.is_place for each in mentions)


def _traded(syntax: Syntax, governor: Predicate) -> list[Mention]:
    """What those deal in who need a licence: "exporters of drones must apply for a permit"."""
    traders = [one for one in governor.subjects if syntax.head(one).low in _TRADERS]
    goods = [after for one in traders if (after := syntax.after(one, "of", "in")) is not None]
    return things_of(syntax, goods)


def _behind(syntax: Syntax, phrase: Phrase) -> list[Phrase]:
    near = syntax.phrases[phrase.number + 1 : phrase.number + 3]
    governor = syntax.governing(phrase)[0]
    own = governor.preps if governor is not None else []  # "a licence from 1 September for several machines"
    behind = [each for each in near if each.prep in {"for", "of", "on"}]
    further = [each for each in own if each.prep == "for" and each.start >= phrase.end]
    return behind + [each for each in further if each not in behind]


def _dealing_named(syntax: Syntax, phrase: Phrase, governor: Predicate) -> str:
    return carried(syntax, _behind(syntax, phrase)) or carried(syntax, governor.subjects)


def _is_for_export(syntax: Syntax, phrase: Phrase, governor: Predicate) -> bool:
    """Whether the licence is one for goods: "export licences", "needs a licence for the chip"."""
    if _are_of_exporters(syntax, governor):
        return True
    if "export" in syntax.head(phrase).low or _dealing_named(syntax, phrase, governor) in {"export", "sell"}:
        return True
    return phrase.prep == "for" or any(each.prep == "for" for each in _behind(syntax, phrase))


def _licensed(syntax: Syntax, phrase: Phrase, governor: Predicate) -> list[Mention]:
    """What a licence is for, behind it or, as in "exports of the chip need a licence", before it."""
    if found := things_of(syntax, _behind(syntax, phrase)):
        return found
    if _are_of_exporters(syntax, governor):
        of = [behind for each in governor.subjects if (behind := syntax.after(each, "of")) is not None]
        return things_of(syntax, of)
    if _dealing_named(syntax, phrase, governor) or "export" in syntax.head(phrase).low:
        return things_of(syntax, governor.subjects)
    return []


def _are_of_exporters(syntax: Syntax, governor: Predicate) -> bool:
    """Whether those who need it send things abroad: "exporters of the metal"."""
    said = [syntax.head(each).says("audience") for each in governor.subjects]
    return any(one is not None and one.key == "exporters_or_importers" for one in said)


def _actors(syntax: Syntax, phrase: Phrase, governor: Predicate, turn: Turn) -> tuple[list[Mention], bool]:
    """Who asks for the licence, and whether that is only guessed."""
    asks = governor.lemma in _REQUIRING and not governor.passive
    if turn.ordered or (asks and not things_of(syntax, governor.subjects)):
        return agents_of(syntax, governor, turn)
    owners = [each for each in syntax.mentions(phrase) if each.entities and each.entities[0].is_place]
    owners = owners or behind(syntax, phrase, "from")
    if not owners and governor.lemma in {"apply", "ask"}:  # "must apply to the ministry for a permit"
        owners = [each for each in in_phrases(syntax, [*governor.preps, *governor.objects]) if can_act(each)]
    if owners:
        return owners[:1], False
    homes = [each for phrase in governor.subjects for each in syntax.mentions(phrase) if each.place is not None]
    if homes and governor.lemma in _APPLYING:  # "firms in Chile need a permit"
        home = homes[0]
        return [Mention(home.start, home.end, home.text, entities=(home.place,) if home.place else ())], False
    told = governor.governor if governor.link == Link.said else None
    if told is not None and told.lemma in _TELLING:
        return agents_of(syntax, told, Turn(Mood.holds))
    if things_of(syntax, governor.subjects):
        if announcing := _announcing(syntax, governor):
            return announcing, False
        found, weak = agents_of(syntax, governor, turn, done_to=True)
        public = [each for each in found if each.entities or each.actor_role != "company"]
        return public, weak or not public  # "the chips, which the firm sells, will need a licence"
    return _deciding(syntax, governor)


def _announcing(syntax: Syntax, governor: Predicate) -> list[Mention]:
    """Who tells of it before a colon: "The ministry answered at once: shipments of the metal will need a permit"."""
    for one in syntax.predicates[: governor.number]:
        before = one.finite and one.link is Link.root
        if before and any(syntax.items[at].low == ":" for at in range(one.at, governor.start)):
            return [each for each in in_phrases(syntax, one.subjects) if can_act(each)][:1]
    return []


def _home(syntax: Syntax, governor: Predicate) -> str:
    """The key of the country of a firm that has to ask, which is the one to ask: "ASML needs a licence to ship it"."""
    firms = [each.entity for phrase in governor.subjects for each in syntax.mentions(phrase) if each.entity is not None]
    codes = [one.actor.place for one in firms if one.is_company and one.actor is not None and one.actor.place]
    return f"place:{codes[0]}" if codes else ""


def _deciding(syntax: Syntax, governor: Predicate) -> tuple[list[Mention], bool]:
    """Who tells of it at the end of the sentence: "need a permit, the ministry has decided"."""
    for one in syntax.predicates[governor.number + 1 :]:
        found = [each for each in in_phrases(syntax, one.subjects) if can_act(each)]
        if one.finite and one.link is Link.root and not one.objects and found:
            return found[:1], False
    return [], True


def by_applying(scene: Scene) -> None:
    """Add what is exported only by leave: "must apply to the ministry before shipping", "is subject to licensing"."""
    syntax = scene.syntax
    if "apply" not in syntax.lemmas and "subject" not in syntax.spoken:
        return
    for one in syntax.predicates:
        if one.number in scene.used or one.negated:
            continue
        act = _applied(syntax, one) or _subject_to(syntax, one)
        if act is not None:
            scene.add(act, one)


def _applied(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "will have to apply to the ministry before shipping": who is applied to is who controls."""
    if one.lemma != "apply":
        return None
    turn = mood_of_verb(syntax, one)
    bound = one.modal == "must" or any(syntax.items[at].low == "have" for at in range(one.start, one.at))
    if not (bound or turn.ordered):
        return None
    before = (each for each in syntax.predicates[one.number + 1 :] if each.governor is one and each.marker == "before")
    shipping = next((each for each in before if dealing_of(syntax, each) in {"export", "sell"}), None)
    targets = things_of(syntax, shipping.objects) if shipping is not None else []
    if shipping is None or not targets:
        return None
    act = Act("control", "export", turn, one.at, noun=False, targets=targets, says="apply")
    act.around = (around(syntax, one)[0], around(syntax, shipping)[1])
    act.actors = [each for each in in_phrases(syntax, one.preps) if can_act(each)][:1]
    act.weak_actor = not act.actors
    return act


def _is_of_a_state(syntax: Syntax, one: Predicate) -> bool:
    """Whether it is an export licence or that of a country: "subject to Dutch licensing"."""
    for phrase in one.preps:
        if phrase.prep == "to" and syntax.head(phrase).low in _LICENSING:
            said = syntax.items[phrase.start : phrase.end]
            return any(
                each.low == "export" or (each.mention is not None and bool(each.mention.entities)) for each in said
            )
    return False


def _subject_to(syntax: Syntax, one: Predicate) -> Act | None:
    """As in "exports of the metal are subject to licensing", "made exports of the metal subject to a licence"."""
    made = one.lemma in _MAKING
    if not (one.copula or made) or "subject" not in syntax.spoken:
        return None
    subject = next((at for at in range(one.at + 1, len(syntax.items)) if syntax.items[at].low == "subject"), 0)
    licence = next((each for each in one.preps if each.prep == "to" and each.prep_at == subject + 1), None)
    if not subject or licence is None or syntax.head(licence).low not in _LICENSING:
        return None
    exported = one.objects if made else one.subjects
    targets = [each for each in things_of(syntax, exported) if each.start < syntax.items[subject].start]
    if not targets or not (carried(syntax, exported) in {"export", "sell"} or _is_of_a_state(syntax, one)):
        return None
    turn = mood_of_verb(syntax, one)
    act = Act(
        "control", "export", turn, one.at, noun=False, targets=targets, around=around(syntax, one), says="licence"
    )
    act.actors, act.weak_actor = agents_of(syntax, one, turn, done_to=one.copula)
    owners = [each for phrase in one.preps if phrase.prep == "to" for each in syntax.mentions(phrase)]
    if act.weak_actor and owners and owners[0].entities and owners[0].entities[0].is_place:  # "Dutch licensing"
        act.actors, act.weak_actor = owners[:1], False
    return act
