"""What a passage says about a claim, where it comes from, and who has looked at it."""

from policytrack.vocabulary.term import Term

__all__ = ["ReviewState", "SourceTier", "Stance"]


class Stance(Term):
    """What does the passage say about the claim?"""

    supports = (
        "supports",
        "The passage asserts the claim: the same actor, target, scope and time.",
        "supports; confirms; asserts",
    )
    partially_supports = (
        "partially_supports",
        "The passage asserts a narrower or vaguer version of the claim.",
        "partially supports; partly supports",
    )
    qualifies = "qualifies", "The passage adds an exception, a condition or a limit.", "qualifies; limits"
    refutes = (
        "refutes",
        "The passage denies the claim, as a fact-check or an official denial does.",
        "refutes; denies; contradicts",
    )
    reports_end = (
        "reports_end",
        "The passage reports that it was lifted or expired: it held once, and holds no longer.",
        "reports the end",
    )
    predicts_or_advocates = (
        "predicts_or_advocates",
        "The passage calls for it or expects it, which cannot show that it is in force.",
        "predicts or advocates; predicts; advocates",
    )
    relays = "relays", "The passage passes on somebody else's claim, and is not independent of it.", "relays; passes on"
    mentions = "mentions", "The passage names the actor or the target and no more.", "mentions; names only"
    unclear = "unclear", "The reviewer cannot tell.", "unclear; unsure"

    @property
    def asserts(self) -> bool:
        """Whether the passage says that the thing happened or held, at least in part or once.

        >>> Stance.qualifies.asserts, Stance.mentions.asserts
        (True, False)
        """
        return self in _ASSERTING


_ASSERTING = frozenset(
    {Stance.supports, Stance.partially_supports, Stance.qualifies, Stance.relays, Stance.reports_end}
)


class SourceTier(Term):
    """How near is the document to the act that it tells of?"""

    official_primary = (
        "official_primary",
        "The instrument itself, or the issuer's own publication.",
        "official primary source; primary source; official",
    )
    official_secondary = (
        "official_secondary",
        "Another public body's description of it.",
        "official secondary source; official",
    )
    court_or_filing = (
        "court_or_filing",
        "A judgment, a filing or a docket.",
        "court document or filing; court document; judgment; filing",
    )
    news_agency_or_major_press = (
        "news_agency_or_major_press",
        "Edited press with reporting of its own.",
        "news agency or major press; news agency; major press; press; news",
    )
    other_press = (
        "other_press",
        "Local or trade press, or a blog.",
        "other press; local press; trade press; blog; press; news",
    )
    aggregator_or_list = (
        "aggregator_or_list",
        "A list, tracker or encyclopaedia, which counts as no independent source.",
        "aggregator or list; aggregator; tracker; encyclopaedia; encyclopedia",
    )
    social_or_forum = "social_or_forum", "A post or a comment.", "social media or forum; social media; forum"
    machine_generated = (
        "machine_generated",
        "The output of a language model or another tool, never evidence on its own.",
        "machine-generated; AI-generated",
    )


class ReviewState(Term):
    """Who has looked at the record?"""

    machine_candidate = (
        "machine_candidate",
        "A program produced it, and nobody has looked.",
        "machine candidate; candidate; unreviewed",
    )
    needs_review = "needs_review", "A rule or a reviewer asks for attention.", "needs review; flagged"
    agent_reviewed = (
        "agent_reviewed",
        "A second automated pass agreed, which is as far as automation goes.",
        "agent-reviewed; reviewed",
    )
    human_reviewed = (
        "human_reviewed",
        "A named person confirmed it against the source.",
        "human-reviewed; reviewed; accepted; approved",
    )
    issuer_verified = (
        "issuer_verified",
        "The actor itself confirmed it.",
        "issuer-verified; confirmed by the issuer; accepted; approved",
    )
    rejected = (
        "rejected",
        "Somebody examined and refused it, and it is kept so that it does not come back.",
        "rejected; refused",
    )
    stale = (
        "stale",
        "The text of its source, or what was extracted from it, changed after it was accepted.",
        "stale; outdated",
    )
