"""Whose people a law binds of which no more is said."""

from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.names.products import GOODS
from policytrack.reading.rules.parties.bound import whose
from policytrack.reading.rules.syntax import Predicate, Syntax
from policytrack.reading.rules.words import Part

__all__ = ["HOUSED", "barred_from", "bound_by_law", "ruled_by"]

HOUSED = frozenset({"local", "military", "police", "school", "legislature", "ministry", "agency", "regulator", "court"})
"""The roles of bodies that a rule can bind and that things can be done at."""


_LAWS = frozenset(
    {"law", "decree", "rule", "order", "ordinance", "regulation", "statute", "directive", "policy", "ban"}
    | {"instruction", "circular", "rules", "laws", "act", "bill", "regulations", "measure", "clause"}
)


def bound_by_law(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Whose people a law binds, which is theirs: "a law bars [Serbian] officials from using it"."""
    if one.passive or not one.subjects or any(syntax.head(each).low.split()[-1] not in _LAWS for each in one.subjects):
        return []
    for phrase in one.objects:
        said = syntax.head(phrase).says("audience")
        serves = said is not None and said.key in _SERVING
        for each in syntax.mentions(phrase):
            rules = each.place is not None and not each.entities and each.actor_role not in {"", "company"}
            named = serves and each.entities and each.entities[0].actor is not None and not each.entities[0].is_company
            if rules or named:
                return [whose(each)]
    return barred_from(syntax, one)


_SERVING = frozenset(
    {"government_employees", "public_institutions", "military_personnel", "specific_agency_staff"}
    | {"legislators_and_staff", "law_enforcement", "faculty_and_researchers", "students"}
)


def barred_from(syntax: Syntax, one: Predicate) -> list[Mention]:
    """The place that a program is put out of, and not goods, which may be kept from being shipped there.

    As in "an app barred from Nepal", "the law bars it from Nepal".
    """
    word = syntax.word(one, "acts")
    if word is None or word.key not in _BARRING:
        return []
    done_to = one.objects if not one.passive else one.subjects or ([one.noun] if one.noun is not None else [])
    things = [each for phrase in done_to for mention in syntax.mentions(phrase) for each in mention.entities]
    kinds = {each.target.kind for each in things if each.target is not None}
    if not kinds or kinds & GOODS:
        return []
    out_of = [each for phrase in one.preps if phrase.prep == "from" for each in syntax.mentions(phrase)]
    return [each for each in out_of if each.entity is not None and each.entity.is_place][:1]


_BARRING = frozenset({"ban", "exclude", "halt"})


def ruled_by(syntax: Syntax, one: Predicate) -> list[Mention]:
    """Whose bodies a rule binds of which no more is said: "new rules bar [Welsh] councils from buying it"."""
    if not one.subjects or any(syntax.head(each).says("turns", Part.noun) is None for each in one.subjects):
        return []
    bound = [each for phrase in one.objects for each in syntax.mentions(phrase) if each.place is not None]
    return [whose(each) for each in bound if each.actor_role in HOUSED][:1]
