"""The grammar of questions: named steps that each take some phrases of a question and say what they mean.

What no step takes, and is not one of the words that only tie a sentence together, was not understood.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise

from policytrack.questions.catalogue import Catalogue
from policytrack.questions.comparing import read_comparisons, read_every
from policytrack.questions.draft import AUXILIARIES, NAMES, Draft
from policytrack.questions.excepting import mark_left_out, read_left_out
from policytrack.questions.kinds import read_kind
from policytrack.questions.lexicon import Kind, Reading, lexicon, out_of_reach
from policytrack.questions.naming import WITH_PLACES, read_federal, read_names
from policytrack.questions.spotting import Span
from policytrack.questions.times import read_dates, read_evidence
from policytrack.questions.tokens import stem
from policytrack.vocabulary import Measure, Setting, Status

__all__ = ["read"]

_TYING = frozenset(
    {
        "function",
        "kind",
        "inside",
        "by",
        "about",
        "maker",
        "using",
        "ever",
        "known",
        "member",
    }
    | {"restricting", "source", "which", "according", "or_more", "beginning", "taking_effect"}
)
"""Roles that need no step of their own: they tell how to read others, or only that a restriction is meant."""
_NEAR = 3
_PROPOSALS = ("proposal", "bill", "draft")
_PAIRED = 4
"""How many turns between two filters make two pairs of values."""
_NEEDING_A_VERB = {Kind.who, Kind.what, Kind.where, Kind.how_many, Kind.whether, Kind.when}
_NEEDING_A_WORD = {*_NEEDING_A_VERB, Kind.why, Kind.how, Kind.whom, Kind.since_when, Kind.until_when}
_ABOUT = {("exempt",), ("changed",), ("unknown",), ("sources",), ("differ",), ("list",)}
"""Kinds of answers whose words are about restrictions by themselves."""
_OWNED = Reading("setting", (Setting.issuer_owned_device,), Setting.issuer_owned_device.label)
_PRONOUNS = {"which of them", "which of these", "which of those", "it", "they", "them", "he", "she", "him", "her"}
"""Words for something that was named before, where nothing was."""


def read(spans: tuple[Span, ...], catalogue: Catalogue, today: date, *, asks: bool, follows: bool) -> Draft:
    """Read the phrases of a question, step by step."""
    draft = Draft(spans, catalogue, today, asks=asks, follows=follows)
    for step in _STEPS:
        step(draft)
    return draft


def _read_bodies(draft: Draft) -> None:
    for at, span in draft.left("body"):
        if draft.at(at + 1).text.startswith("'") and not span.may_be("member"):
            draft.unknown.append(span.text)  # as in "Chinese companies' apps": makers are known by name alone
            draft.take(at, "unknown")
            continue
        if draft.at(at - 1).may_be("rationale") or _is_maker(draft, at):
            draft.unknown.append(span.text)  # as in "security agencies" and "owned by companies"
            draft.take(at, "unknown")
            continue
        after_name = draft.taken.get(at - 1) in {"actor", "absent"} or (
            draft.at(at - 1).text == "'s" and draft.taken.get(at - 2) in {"actor", "absent"}
        )
        cue = draft.at(draft.before(at))
        if after_name and span.text.casefold() == "government":
            draft.take(at, "government")
        elif _is_bound(draft, at, cue):
            draft.unknown.append(span.text)  # as in "apply to companies" and "in schools": no audience is called so
            draft.take(at, "unknown")
        elif span.may_be("thing") and cue.may_be("about", "restricting", "measure") and cue.text.casefold() != "for":
            draft.add(at, "target_kind", span.all("thing")[0])
        elif span.may_be("thing") and draft.kinds[0] is Kind.what:
            draft.add(at, "target_kind", span.all("thing")[0])  # as in "which companies are restricted"
        elif (kinds := span.all("body")[0]).values:
            draft.add(at, "actor_kind", kinds)
        else:
            draft.take(at, "body")


def _is_maker(draft: Draft, at: int) -> bool:
    """Whether a sort of body is named as the one that makes or owns something."""
    back = at - 1
    while draft.at(back).may_be("place", "demonym", "function") and not draft.at(back).may_be("maker"):
        back -= 1
    cue = draft.at(back)
    return cue.may_be("maker") and " " in cue.text


def _is_bound(draft: Draft, at: int, cue: Span) -> bool:
    """Whether a sort of body is named as the one that is bound, and not as the one that restricts."""
    span = draft.spans[at]
    binds = cue.may_be("binding") or (
        cue.may_be("about") and draft.at(draft.before(draft.before(at))).may_be("binding")
    )
    inside = cue.may_be("inside") and not set(span.all("body")[0].values) & WITH_PLACES
    return bool(span.all("body")[0].values) and (
        binds or inside or (cue.text.casefold() == "to" and not span.may_be("member"))
    )


def _read_things(draft: Draft) -> None:
    for at, span in draft.left("thing"):
        before = draft.taken.get(at - 1) or draft.taken.get(at - 2)
        named = bool(draft.meaning.target) and before not in {"target", "kind", "which", "origin"}
        if draft.at(at + 1).may_be("body", "thing") and not span.may_be("surface", "target"):
            continue  # as in "AI companies": which of the two is meant is not told
        if span.all("thing")[0].values == ("device",) and before in {"actor", "part_of", "within"}:
            draft.add(at, "setting", _OWNED)  # as in "Pentagon phones"
        elif span.all("thing")[0].values == ("device",) and draft.meaning.target:
            draft.unknown.append(span.text)  # as in "DeepSeek on phones": whose they are decides
            draft.take(at, "unknown")
        elif span.may_be("surface") and named:
            draft.add(at, "surface", span.all("surface")[0])
        elif not span.all("thing")[0].values:
            draft.take(at, "thing")
        elif not span.may_be("setting"):
            draft.add(at, "target_kind", span.all("thing")[0])


def _read_use(draft: Draft) -> None:
    """As in "can't be used" and "may I use it": the first is a ban, the second is for a verdict."""
    may, using = list(draft.left("may")), list(draft.left("using"))
    if not may or not using or draft.meaning.measure:
        return
    negations = [at for at, _ in draft.left("negation")]
    if not negations:
        draft.beyond = draft.beyond or out_of_reach("verdict")
        for at, _ in (*may, *using):
            draft.take(at, "beyond")
        return
    denied = min(negations, key=lambda at: min(abs(at - one) for one, _ in may))  # a second one denies the question
    for at in (denied, *(one for one, _ in may)):
        draft.take(at, "measure")
    at, span = using[0]
    known = lexicon().get(("not", stem(span.text.casefold())), ())
    terms = [one for one in known if one.role == "measure"]
    draft.add(at, "measure", terms[0] if terms else lexicon()[("not", "use")][0])


def _read_statuses(draft: Draft) -> None:
    """As in "still pending" and "which proposals were rejected": of two statuses the one that the question is about."""
    found = [at for at, span in draft.left("status") if not span.may_be("function", "kind") or span.may_be("today")]
    for at, other in pairwise(found):
        joined = {one.text.casefold() for one in draft.spans[at + 1 : other]} & {"and", "or", "nor", "but"}
        if joined or at in draft.left_out or other in draft.left_out:
            continue
        if draft.at(at).may_be("today") or draft.at(at).text.casefold().startswith(_PROPOSALS):
            draft.take(at, "today")  # which read_dates has taken for the day


def _read_terms(draft: Draft) -> None:
    _read_statuses(draft)
    for role in ("measure", "status", "audience", "setting", "surface", "rationale", "strength", "review"):
        for at, span in draft.left(role):
            if not span.may_be("function", "kind", "today") or (role == "status" and span.may_be("today")):
                draft.add(at, role, span.all(role)[0])
    stores = tuple(one for one in draft.meaning.measure if one != Measure.removal_order)
    if draft.meaning.setting == ("app_store",) and any("store" in one or "listing" in one for one in stores):
        draft.meaning = draft.meaning.without("setting")  # the measure says it already, and not each record repeats it
        if stores != draft.meaning.measure:
            said = " or ".join(Measure(one).label for one in stores)
            draft.meaning = draft.meaning.without("measure").with_("measure", stores, said)


def _read_advocates(draft: Draft) -> None:
    """As in "who lobbied for the ban of Texas": those who called for it are asked for, and Texas is not one."""
    meaning = draft.meaning
    if draft.kinds[0] is Kind.who and meaning.status == (Status.advocated_only,) and (meaning.actor or meaning.absent):
        draft.unknown += [draft.spans[at].text for at, role in draft.taken.items() if role == "status"]


def _read_people_of_others(draft: Draft) -> None:
    """As in "does the Italian ban bind US soldiers": whom a body binds of another one's people is for a verdict."""
    public = [one for one in map(draft.catalogue.actor_by_id.get, draft.meaning.actor) if one and one.kind.is_public]
    for at, role in draft.taken.items():
        if role != "within" or draft.taken.get(at + 1) != "audience":
            continue
        where = [code for one in draft.at(at).all("demonym") + draft.at(at).all("place") for code in one.values]
        if any(one.place is not None and one.place not in where for one in public):
            draft.beyond = draft.beyond or out_of_reach("people")


def _read_stretch(draft: Draft) -> None:
    """As in "in force between March and May": what is in force is told of one day, and what began of a stretch."""
    meaning = draft.meaning
    if meaning.since is not None and meaning.until is not None and draft.kinds[0] is not Kind.changed:
        if meaning.since > meaning.until:
            draft.beyond = draft.beyond or out_of_reach("reversed")
        elif meaning.status == (Status.in_force,) and not (draft.has("beginning") or draft.has("taking_effect")):
            draft.beyond = draft.beyond or out_of_reach("stretch")


def _read_ending(draft: Draft) -> None:
    """As in "when does it end": asked for its end, not for those that have ended."""
    for at, _ in draft.left("ending"):
        if draft.kinds[0] in {Kind.when, Kind.until_when, Kind.since_when}:
            draft.take(at, "ending")
            draft.kinds[0] = Kind.until_when


def _read_negation(draft: Draft) -> None:
    for at, span in draft.left("negation"):
        following = draft.at(draft.after(at))
        outside = following.may_be(*NAMES, "inside") and draft.taken.get(draft.after(at)) != "ambiguous"
        subject = draft.at(draft.before(at))
        if (outside and subject.text.casefold() not in AUXILIARIES) or not _can_be_negated(draft):
            draft.unknown.append(span.text)
        else:
            draft.meaning = replace(draft.meaning, negated=not draft.meaning.negated)
        draft.take(at, "negation")


def _can_be_negated(draft: Draft) -> bool:
    """Whether it is asked who does not restrict, and not which restrictions are not of a sort."""
    kind, of = draft.kinds[0], draft.of
    about_actors = kind in {Kind.who, Kind.where} or (kind is Kind.how_many and of in {"actor", "place"})
    return kind is Kind.whether or (about_actors and not draft.meaning.rationale)


def _read_beyond(draft: Draft) -> None:
    for at, span in draft.left("beyond"):
        reading = span.all("beyond")[0]
        draft.take(at, "beyond")
        draft.beyond = draft.beyond or out_of_reach(reading.values[0])
    for at, _ in draft.left("speaker"):
        if draft.beyond:
            draft.take(at, "speaker")  # who asks does not matter where nobody in particular is answered


def _read_pairs(draft: Draft) -> None:
    """As in "DeepSeek in Italy and TikTok in Texas": the values of one query cannot be kept in pairs."""
    if draft.kinds[0] is Kind.differ:
        return
    sorts = {at: _sort(role) for at, role in draft.taken.items()}
    sorts |= {at: "restricts" for at, one in enumerate(draft.spans) if one.may_be("restricting")}
    for first, second in combinations(sorted(set(sorts.values()) - {""}), 2):
        ordered = [(sorts[at], draft.spans[at].text.casefold()) for at in sorted(sorts) if sorts[at] in {first, second}]
        turns = [one for one, before in zip(ordered, [("", ""), *ordered], strict=False) if one[0] != before[0]]
        if len(turns) >= _PAIRED and len(set(turns)) == len(turns):
            draft.beyond = draft.beyond or out_of_reach("pairs")


def _sort(role: str) -> str:
    if role in {"measure", "restricts"}:
        return "restricts"
    return role if role in {"actor", "part_of", "actor_within", "target", "within", "audience", "setting"} else ""


def _read_small_words(draft: Draft) -> None:
    """Words whose meaning depends on the question around them; where they could change the answer they are left."""
    kind = draft.kinds[0]
    forbids = any(one.may_be("measure") and one.text.casefold().startswith("not ") for one in draft.spans)
    allowed = {
        "new": draft.meaning.since is not None,
        "also": draft.follows,
        "may": forbids,
        "every": kind is not Kind.whether,
    }
    for role, understood in allowed.items():
        for at, span in draft.left(role):
            narrows = draft.follows and at == 0  # as in the follow-up "only the agencies"
            if understood and (narrows or span.text.casefold() != "only"):
                draft.take(at, role)


def _read_rest(draft: Draft) -> None:
    """What was not understood."""
    left = [at for at, span in enumerate(draft.spans) if at not in draft.taken and not _is_tying(draft, at, span)]
    draft.unknown += [draft.spans[at].text for at in left]
    if draft.follows:
        if not any(True for _ in draft.meaning.filters()):
            # As in a bare "who else": the same query would find the same again.
            draft.unknown += ["else" for one in draft.spans if one.text.casefold().endswith(" else")]
        return
    draft.unknown += _verbs_of_something_else(draft) if not draft.beyond else []
    if not draft.unknown and not draft.beyond:
        draft.beyond = _asks_something_else(draft)
    if not any((draft.meaning.actor, draft.meaning.absent, draft.meaning.target)):
        draft.unknown += [one.text for one in draft.spans if one.text.casefold() in _PRONOUNS]


def _asks_something_else(draft: Draft) -> str | None:
    """Why no word of a question asks about restrictions, where none does."""
    kind, meaning = draft.kinds[0], draft.meaning
    if kind is Kind.how_many and draft.of is None:
        return out_of_reach("counted")
    named = (
        draft.of in {"reason", "article"}
        or draft.has("restricting")
        or meaning.measure
        or meaning.status
        or meaning.lacking
        or meaning.setting
    )
    if kind not in _NEEDING_A_WORD or named or meaning.audience or any(map(_restricts, draft.spans)):
        return None
    return out_of_reach("restriction")


def _restricts(span: Span) -> bool:
    return span.may_be("binding", "ending", "beginning", "taking_effect") or any(
        one.values[:1] in _ABOUT for one in span.all("kind")
    )


def _verbs_of_something_else(draft: Draft) -> list[str]:
    """As in "who uses it": plain verbs where nothing says that a restriction is meant."""
    if (
        draft.kinds[0] not in _NEEDING_A_VERB
        or draft.of in {"reason", "article"}
        or any(one.may_be("binding") for one in draft.spans)
        or draft.has("restricting")
        or draft.meaning.measure
        or draft.meaning.status
    ):
        return []
    verbs = (one for one in draft.spans if one.may_be("using") or any(each.said == "light" for each in one.readings))
    return [one.text for one in verbs if one.text.casefold() not in AUXILIARIES and not one.may_be("kind", "about")]


def _is_tying(draft: Draft, at: int, span: Span) -> bool:
    if span.may_be("before", "after", "between") and not span.may_be("function", "inside", "maker"):
        # A date that is not understood is told by its noun.
        return any(not draft.at(near).readings for near in range(at + 1, at + _NEAR + 1) if near < len(draft.spans))
    return any(one.role in _TYING for one in span.readings)


_STEPS: tuple[Callable[[Draft], None], ...] = (
    _read_beyond,
    read_kind,
    mark_left_out,
    read_dates,
    read_evidence,
    read_comparisons,
    read_names,
    read_federal,
    _read_ending,
    _read_bodies,
    _read_things,
    _read_use,
    _read_terms,
    read_every,
    read_left_out,
    _read_negation,
    _read_small_words,
    _read_pairs,
    _read_advocates,
    _read_people_of_others,
    _read_stretch,
    _read_rest,
)
