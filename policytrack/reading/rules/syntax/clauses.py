"""What finite verbs hang on.

The word that opens their clause tells, or else what stands between them and the verb before (`gaps`).
"""

from collections.abc import Sequence

from policytrack.reading.rules import words
from policytrack.reading.rules.syntax.contact import contact_noun, link_contact
from policytrack.reading.rules.syntax.coordination import list_with
from policytrack.reading.rules.syntax.gaps import Gap, link_unopened
from policytrack.reading.rules.syntax.joints import RUMOURS, Joint, is_saying, takes_infinitive
from policytrack.reading.rules.syntax.participles import is_reduced, link_reduced
from policytrack.reading.rules.syntax.relatives import is_relative, leaves_out_object, link_relative
from policytrack.reading.rules.syntax.tree import Link, Phrase, Syntax
from policytrack.reading.rules.tagging import Form, Kind

__all__ = ["link_absolute", "link_finite"]

_CONTRASTING = frozenset({"but", "yet"})
_CONDITIONS = words.listing("conditions")
_ASIDES = words.listing("asides")
_PARTING = frozenset({";", ":", "\u2014", "\u2013", "--"})
_INSERTING = frozenset({"(", "\u2014", "\u2013", "--"})
_LONGEST_INSERTION = 40


def link_finite(joint: Joint) -> None:
    """Tie a finite verb to what governs it, by the word that opens its clause if there is one."""
    if (noun := contact_noun(joint)) is not None:
        link_contact(joint, noun)
        return
    marker = joint.marker
    free = joint.free()
    if marker is None:
        link_unopened(Gap(joint, free, opened=False))
        return
    own = [one for one in free if one.start > marker]
    kind = joint.syntax.tags[marker].kind
    if kind is Kind.rel or is_relative(joint, marker, own):
        link_relative(joint, marker, own)
    elif kind is Kind.stop:
        if own or not _link_behind_insertion(joint, marker):
            _link_parted(joint, marker, own)
    elif own and joint.syntax.items[marker].low == "that" and is_reduced(joint):
        link_reduced(joint)  # "said that apps [banned] there were removed"
    else:
        joint.one.marker = joint.syntax.items[marker].low
        if joint.one.marker in _CONTRASTING and not own and joint.before is not None:
            list_with(joint, joint.before)  # "told shops to drop it but [called] that off"
            return
        _hang(joint, marker)
        if own:
            joint.one.subjects = list(own[0].listed)
        elif joint.before is not None:
            joint.one.subjects = joint.linked.pending(joint.before)


def link_absolute(joint: Joint) -> bool:
    """Tie a participle that "with" makes a circumstance: "with Telegram [blocked] since May, users turned to Zalo"."""
    one, syntax = joint.one, joint.syntax
    phrase = syntax.phrase_of(joint.at) if joint.at >= 0 and "with" in syntax.spoken else None
    bare = one.start == one.at and Form.participle in joint.forms and joint.kind_after not in {Kind.det, Kind.pron}
    if phrase is None or not bare or phrase.listed[0].prep != "with" or syntax.head(phrase).mention is None:
        return False
    opener = phrase.listed[0].prep_at - 1
    if opener >= 0 and syntax.tags[opener].kind is not Kind.comma:
        return False
    one.link, one.governor, one.passive, one.finite = Link.aside, joint.before, True, False
    one.subjects = list(phrase.listed)
    return True


def _link_behind_insertion(joint: Joint, marker: int) -> bool:
    """Tie a verb whose subject stands before brackets or dashes: "The ministry (MIIT) [has banned] the app"."""
    start = _insertion(joint, marker)
    if start is None:
        return False
    one, syntax = joint.one, joint.syntax
    before = syntax.predicate_before(start)
    free = syntax.free(before.at + 1 if before is not None else 0, start)
    if not free:
        return False
    if before is None:
        one.subjects = list(free[0].listed)
        return True
    opener = next((at for at in range(start - 1, before.at, -1) if syntax.tags[at].kind is Kind.sub), None)
    if opener is not None and (own := [each for each in free if each.start > opener]):
        one.marker = syntax.items[opener].low  # "as services (such as Zoom) [have been cut off]"
        _hang(joint, opener)
        one.subjects = list(own[0].listed)
        return True
    if is_saying(before):
        one.link, one.governor = Link.said, before
    one.subjects = list(free[-1].listed)
    return is_saying(before) or free[-1].end == start


def _insertion(joint: Joint, end: int) -> int | None:
    """Where an insertion begins that ends at a bracket or dash."""
    items = joint.syntax.items
    opener = "(" if items[end].low == ")" else items[end].low
    if opener not in _INSERTING:
        return None
    return next((at for at in range(end - 1, max(-1, end - _LONGEST_INSERTION), -1) if items[at].low == opener), None)


def _hang(joint: Joint, marker: int) -> None:
    """Tie the verb of a clause that a word opens: "said that", "if", "until", "after", "but"."""
    one, before, low = joint.one, joint.before, joint.one.marker
    happened = low == "until" and Form.past in joint.forms and not one.modal  # "until it blocked the app"
    if low == "whether" and before is not None:
        one.link, one.governor = Link.said, before
    elif low in _CONDITIONS and not happened:
        one.link, one.governor = Link.condition, before
    elif low in _ASIDES:
        one.link, one.governor = Link.aside, before
    elif low == "that" and leaves_out_object(joint, marker):
        own = [each for each in joint.free() if each.start > marker]
        link_relative(joint, marker, own)
    elif low == "that":
        one.link, one.governor = Link.said, before
        noun = joint.syntax.phrase_of(joint.syntax.previous(marker))
        if before is None and noun is not None:
            noun = _where_told(joint.syntax, noun)
        behind = noun is not None and (before is None or noun.start > before.at)
        if (
            noun is not None
            and behind
            and (takes_infinitive(joint.syntax, noun) or joint.syntax.head(noun).low in RUMOURS)
        ):
            one.noun = noun  # "an order that staff delete it"


def _where_told(syntax: Syntax, noun: Phrase) -> Phrase:
    """What a clause tells more of that opens a sentence: of "claims on social media [that it is banned]", claims."""
    while noun.prep in {"on", "in", "by", "from", "of"} and noun.number and not takes_infinitive(syntax, noun):
        before = syntax.phrases[noun.number - 1]
        if before.end != noun.prep_at:
            break
        noun = before
    return noun


def _link_parted(joint: Joint, marker: int, own: Sequence[Phrase]) -> None:
    """Tie a verb behind a colon, dash or bracket: with a subject of its own it hangs on nothing."""
    if own and (joint.before is None or joint.syntax.items[marker].low in _PARTING):
        joint.one.subjects = list(own[0].listed)
        return
    link_unopened(Gap(joint, own, opened=True))
