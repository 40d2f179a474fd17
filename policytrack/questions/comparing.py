"""What a question compares, counts by, or wants enough of: "by measure", "the most", "the first", "at least three"."""

from dataclasses import replace

from policytrack.questions.draft import Draft
from policytrack.questions.gathering import Ranked, Threshold
from policytrack.questions.lexicon import Kind
from policytrack.questions.spotting import Span
from policytrack.questions.times import number_of

__all__ = ["SUBJECTS", "read_comparisons", "read_every"]

SUBJECTS = {
    Kind.who: "actor",
    Kind.what: "target",
    Kind.where: "place",
    Kind.why: "rationale",
    Kind.list: "restriction",
}
"""What an answer of each kind names: what there can be most of, and enough of."""
_ORDERED = {Kind.who, Kind.what, Kind.where, Kind.list, Kind.when}
_GROUPED = {*SUBJECTS, Kind.how_many}
_HAVING = {"has", "have", "had", "having", "with", "impose", "imposes", "imposed"}
_PARTICIPLES = ("ed", "en")
_MORE = {"both": "both", "as_well": "as well as"}


def read_comparisons(draft: Draft) -> None:
    """Take the words that compare, with the nouns that say what is compared."""
    _read_groups(draft)
    _read_most(draft)
    _read_order(draft)
    _read_thresholds(draft)


def _read_groups(draft: Draft) -> None:
    """As in "by measure", "per country" and "each state"."""
    for at, span in list(draft.left("per", "each")):
        noun = _noun_after(draft, at)
        group = _group(draft, noun, one_only=True)
        if group is None or draft.kinds[0] not in _GROUPED or not _groups_by(draft, at, noun):
            continue
        if group == "restriction":
            if noun == draft.after(at):
                draft.take(at, "each")  # as in "list every restriction"
            continue
        draft.take(at, "per")
        draft.gathering = replace(draft.gathering, by=group)
        _take_noun(draft, noun, group)
        if draft.at(noun + 1).text.casefold() == "and" and draft.at(noun + 2).may_be("field"):
            draft.unknown.append(draft.at(noun + 2).text)  # two ways of counting at once
        if draft.kinds[0] is Kind.list and span.may_be("per"):
            draft.kinds[0], draft.of = Kind.how_many, draft.of or "restriction"


def _groups_by(draft: Draft, at: int, noun: int) -> bool:
    """Whether "by" is followed by what to count by, and not by who restricts."""
    if draft.at(at).text.casefold() != "by":
        return True
    return noun == at + 1 and draft.kinds[0] in {Kind.how_many, Kind.list}


def _read_most(draft: Draft) -> None:
    for at, span in list(draft.left("most", "fewest", "most_often")):
        if draft.kinds[0] not in SUBJECTS:
            continue
        noun = _noun_after(draft, at)
        restricted = draft.at(noun).may_be("restricting", "measure") and noun == at + 1
        counted = "restriction" if span.may_be("most_often") or restricted else _group(draft, noun)
        if counted is None or not (span.may_be("most_often") or _says_how_many(draft, at, noun)):
            continue
        draft.take(at, "most")
        end = Ranked.fewest if span.may_be("fewest") else Ranked.most
        draft.gathering = replace(draft.gathering, ranked=end, counted=counted)
        if not span.may_be("most_often"):
            _take_noun(draft, noun, counted)


def _says_how_many(draft: Draft, at: int, noun: int) -> bool:
    """Whether "most" is a number to compare: "most countries" alone is a majority."""
    participle = draft.at(noun).text.casefold().endswith(_PARTICIPLES) and noun == at + 1
    many = " " in draft.at(at).text or draft.at(at).may_be("fewest")
    return participle or many or draft.at(at - 1).text.casefold() in _HAVING


def _read_order(draft: Draft) -> None:
    for at, span in list(draft.left("first", "latest")):
        if draft.kinds[0] in _ORDERED:
            draft.take(at, "order")
            end = Ranked.first if span.may_be("first") else Ranked.last
            draft.gathering = replace(draft.gathering, ranked=end)


def _read_thresholds(draft: Draft) -> None:
    """As in "more than two governments" and "three or more apps"."""
    for at, span in enumerate(draft.spans):
        number = 2 if span.may_be("several") else number_of(span)
        if at in draft.taken or number is None or span.moment is not None:
            continue
        cue, more = draft.at(at - 1), draft.at(at + 1).may_be("or_more")
        bounded = (
            more or span.may_be("several") or cue.may_be("more_than", "fewer_than", "at_least", "at_most", "exactly")
        )
        if not bounded and span.may_be("function"):
            continue  # "one" as in "which one"
        noun = _noun_after(draft, at + more)
        of = _group(draft, noun)
        if of is None or draft.kinds[0] not in {*_GROUPED, Kind.whether}:
            continue
        draft.gathering = replace(draft.gathering, threshold=_threshold(of, number, cue))
        for taken in range(
            at - (cue.may_be("more_than", "fewer_than", "at_least", "at_most", "exactly")), at + 1 + more
        ):
            draft.take(taken, "number")
        _take_noun(draft, noun, of)


def _threshold(of: str, number: int, cue: Span) -> Threshold:
    if cue.may_be("more_than"):
        return Threshold(of, at_least=number + 1)
    if cue.may_be("fewer_than"):
        return Threshold(of, at_most=number - 1)
    if cue.may_be("at_most"):
        return Threshold(of, at_most=number)
    if cue.may_be("exactly") and not cue.may_be("at_least"):
        return Threshold(of, at_least=number, at_most=number)
    return Threshold(of, at_least=number)


def _noun_after(draft: Draft, at: int) -> int:
    """The position of the noun behind a word, past names and kinds that narrow it ("Chinese apps", "US states")."""
    on = draft.after(at)
    while on < len(draft.spans) and draft.at(on).may_be("demonym", "place", "federal", "strength", "every"):
        on = draft.after(on)
    return on


def _group(draft: Draft, at: int, *, one_only: bool = False) -> str | None:
    """What a noun counts, or nothing if it is none that can be counted; to count by it, it stands in the singular."""
    span = draft.at(at)
    field = span.reading("field")
    if one_only and not (field is not None and span.text.casefold() == field.said):
        return _other_group(span) if not span.text.casefold().endswith("s") else None
    if field is None:
        return _other_group(span)
    if field.values[0] == "country":
        return "country" if one_only or draft.at(draft.before(at)).may_be("inside") else "actor"
    return field.values[0]


def _other_group(span: Span) -> str | None:
    nouns = (("body", "actor"), ("thing", "target"), ("source", "article"))
    named = next((group for role, group in nouns if span.may_be(role)), None)
    noun = any(one.said == "nouns" for one in span.all("restricting"))
    noun = noun or (span.may_be("measure") and not span.text.casefold().endswith(_PARTICIPLES))
    return named or ("restriction" if noun else None)


def _take_noun(draft: Draft, at: int, group: str) -> None:
    """Take a noun that says no more than what is counted; one that narrows as well ("states") is left to be read."""
    span = draft.at(at)
    if group == "country" or (span.may_be("field") and not span.may_be("body", "thing")):
        draft.take(at, "counted")


def read_every(draft: Draft) -> None:
    """As in "both DeepSeek and RedNote": of which filter all values are wanted, and not any of them."""
    for at, span in list(draft.left(*_MORE)):
        on = at - 1 if span.may_be("as_well") else draft.after(at)
        name = draft.taken.get(on)
        if name not in _FILTERS or on in draft.left_out:
            continue
        named = [near for near, role in draft.taken.items() if role == name and near not in draft.left_out]
        one_each = len(named) == len(getattr(draft.meaning, name))  # "security" stands for several reasons
        if len(named) > 1 and one_each:
            draft.take(at, "every")
            draft.gathering = replace(draft.gathering, every=name)


_FILTERS = {"actor", "target", "within", "measure", "rationale", "audience", "setting", "surface"}
