"""What the records say of a case, and what has to hold for a restriction to reach it."""

from policytrack.vocabulary.term import Term

__all__ = ["Premise", "PremiseState", "Verdict"]


class Verdict(Term):
    """What do the records say of a person who uses a target?

    The terms are declared from the strictest to the freest: of several products of one maker the first counts.
    """

    prohibited = (
        "prohibited",
        "A restriction that is in force and binds reaches the case, and no exemption covers it.",
        "prohibited; forbidden; banned; not allowed",
    )
    conflict = (
        "conflict",
        "A permission and a prohibition of one authority both reach the case, and no relation settles which holds.",
        "conflict; contradictory",
    )
    unknown = (
        "unknown",
        "A premise cannot be decided, or nobody with a say over the case has been looked at.",
        "unknown; undetermined; cannot be decided",
    )
    permitted_with_conditions = (
        "permitted_with_conditions",
        "It is allowed exactly if the conditions that are listed are met.",
        "permitted with conditions; conditionally permitted; allowed with conditions",
    )
    discouraged = (
        "discouraged",
        "Something that does not bind advises against it, and nothing that binds reaches the case.",
        "discouraged; advised against; not recommended",
    )
    pending = (
        "pending",
        "Nothing in force reaches the case, while something considered, announced or adopted would or may.",
        "pending; not yet decided",
    )
    no_known_restriction = (
        "no_known_restriction",
        "Somebody with a say over the case has been looked at, and nothing that is recorded reaches it.",
        "no known restriction; nothing known",
    )
    permitted = (
        "permitted",
        "A permission reaches the case, or an exemption covers it; never because nothing is recorded.",
        "permitted; allowed",
    )


class Premise(Term):
    """What has to be decided before a restriction reaches a case?"""

    target = "target", "The restriction is on what is used, or on its maker."
    measure = "measure", "What the measure does is a restriction of use, or says something about it."
    date = "date", "The restriction is in force on the day asked about, as far as was known on the other."
    place = "place", "The case lies where the restriction applies, or the restriction follows its people there."
    membership = "membership", "The person belongs to the body whose people are bound, where only those are."
    audience = "audience", "The person is one of those whom the restriction binds."
    setting = "setting", "The device, network or occasion is one that the restriction names."
    surface = "surface", "The way of reaching the target is one that the restriction names."
    condition = "condition", "What the restriction depends on besides holds; no code tells whether it does."
    exemption = "exemption", "An exemption covers the case, which the restriction then does not bind."


class PremiseState(Term):
    """Does the premise hold?"""

    satisfied = "satisfied", "It holds, by what the case and the record state."
    not_satisfied = "not_satisfied", "It does not hold, by what the case and the record state."
    undecided = "undecided", "The case or the record does not say enough to tell."
