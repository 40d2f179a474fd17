"""What is done in a sentence: each act with its mood, and the mentions that may be its actor and its target.

Each kind of sentence has a module, which takes its acts from the scene and adds them to it. None of these modules knows
another; what they share stands below them.

- `permission`, `approvals`, `verbs`: verbs that say an act, and what is not allowed or approved
- `dealings`, `business`, `customs`: what people or firms may no longer do, and what is held at a border
- `refusals`: what makers keep from customers
- `means`: with what they may not do their work
- `states`, `presence`, `freedom`, `detours`, `returns`, `probes`: what is said of the thing itself, what goes, what
  places are to be without, what opens by detours only, is back or works again, and what tests tell of it
- `vanishings`: what would go from somewhere by a rule that is told of
- `lists`, `rosters`, `labels`: what is put on a list of forbidden things, or on none of the approved, and what a line
  lists behind "Prohibited:"
- `courses`: nouns for what is done with a thing, and how that goes: "its use must end"
- `apart`: what is to have no part in something, or without what something is to be done
- `barriers`, `bidders`: what people see who open what they may not, and goods with which nobody gets a contract
- `works`, `visitors`, `penalties`: tools with which nothing may be made, whose users are not let in or punished
- `clearances`: what is let back in by leave that is told of
- `reopenings`: what somebody lets in or uses again, who had shut it out
- `letting`: what somebody lets people use, which may have been forbidden
- `permits`, `alternatives`, `slogans`: what may be used only by leave, what another is taken for, rules without a verb
- `vehicles`: vehicles that are not let in somewhere
- `contrasts`: what is not allowed beside what is
- `accounts`: accounts of the young that are closed
- `ungranted`, `revoking`, `clauses`: licences to export that are not given or are taken back, and what a maker's terms
  exclude
- `licences`, `consent`, `advice`, `likeness`, `firsts`, `turns`: acts told of without a verb or noun of their own
- `peers`: what others have, weigh or only advise, told by pointing at the measure told of before
- `outcomes`: what came of what was planned, told without saying it again
- `nouns`: nouns that say an act
- `options`: measures told as doings: "banning the app is not planned"
- `lasting`: what is told as over
- `objects`, `denials`, `listings`, `doings`: what a verb is done to, what forbids, what is listed, and what people are
  kept from doing
- `kept`, `deprived`: firms that may not sell what they would, and who are kept from what another country makes
- `buyers`, `recipients`: firms that goods may no longer go to, or only with a licence
- `withheld`: makers that say who can no longer have their goods
- `takeovers`: what is sold or bought that is no technology
- `official`: what a body itself denies
- `partings`: what somebody uses no more, and what makers only leave out of their goods
- `others`: measures on what is no technology
- `similar`: measures told to be like those told of before
- `once`: one measure that a sentence tells by several verbs
- `antecedents`: what "it" is that a firm was named for right before
- `companions`, `neighbours`, `fellows`, `gapped`: what is named beside what is restricted, and who beside those who
  restrict it, or did so at another time
- `houses`: who else binds their own people or devices
- `successors`: who did it next, or was told the same
- `unnamed`, `untold`: what some do who are not named, and those named beside them; an end of which nobody tells when
- `accidents`: what keeps a service away though nobody restricts it
- `act`: an act, and the scene
"""

from collections.abc import Sequence

from policytrack.reading.rules.acts.accidents import tells_accident
from policytrack.reading.rules.acts.accounts import by_accounts, by_minors
from policytrack.reading.rules.acts.act import Act, Scene
from policytrack.reading.rules.acts.advice import by_advice
from policytrack.reading.rules.acts.alternatives import by_alternatives
from policytrack.reading.rules.acts.antecedents import name_antecedents
from policytrack.reading.rules.acts.apart import by_apart
from policytrack.reading.rules.acts.approvals import by_refusing
from policytrack.reading.rules.acts.barriers import by_barriers
from policytrack.reading.rules.acts.bidders import by_bidders
from policytrack.reading.rules.acts.business import by_business, by_cancelling
from policytrack.reading.rules.acts.clauses import by_clauses
from policytrack.reading.rules.acts.clearances import by_clearances
from policytrack.reading.rules.acts.companions import join_companions
from policytrack.reading.rules.acts.consent import by_consent
from policytrack.reading.rules.acts.contrasts import by_contrast
from policytrack.reading.rules.acts.courses import by_courses
from policytrack.reading.rules.acts.customs import by_customs
from policytrack.reading.rules.acts.dealings import by_dealing
from policytrack.reading.rules.acts.detours import by_detours
from policytrack.reading.rules.acts.fellows import by_fellows
from policytrack.reading.rules.acts.firsts import by_firsts
from policytrack.reading.rules.acts.freedom import by_freedom
from policytrack.reading.rules.acts.gapped import share_verbs
from policytrack.reading.rules.acts.houses import join_houses
from policytrack.reading.rules.acts.labels import by_labels
from policytrack.reading.rules.acts.letting import by_letting
from policytrack.reading.rules.acts.licences import by_applying, by_licences
from policytrack.reading.rules.acts.likeness import by_inversion, by_likeness
from policytrack.reading.rules.acts.lists import by_lists
from policytrack.reading.rules.acts.means import by_means
from policytrack.reading.rules.acts.neighbours import join_neighbours
from policytrack.reading.rules.acts.nouns import by_nouns
from policytrack.reading.rules.acts.official import tell_denials
from policytrack.reading.rules.acts.once import (
    in_time,
    tell_once,
    without_aims,
    without_earlier,
    without_effects,
    without_failing,
    without_threats,
    without_undone,
    without_uses,
)
from policytrack.reading.rules.acts.options import by_options
from policytrack.reading.rules.acts.outcomes import by_outcomes
from policytrack.reading.rules.acts.peers import by_peers
from policytrack.reading.rules.acts.penalties import by_offences, by_penalties
from policytrack.reading.rules.acts.permission import by_permission
from policytrack.reading.rules.acts.permits import by_permits
from policytrack.reading.rules.acts.presence import by_presence
from policytrack.reading.rules.acts.probes import by_probes, without_networks
from policytrack.reading.rules.acts.refusals import by_refusals
from policytrack.reading.rules.acts.reopenings import by_reopenings
from policytrack.reading.rules.acts.returns import by_returns
from policytrack.reading.rules.acts.revoking import by_revoking
from policytrack.reading.rules.acts.rosters import by_rosters
from policytrack.reading.rules.acts.slogans import by_slogans
from policytrack.reading.rules.acts.states import by_absence, by_going, by_lifting, by_states
from policytrack.reading.rules.acts.successors import by_successors
from policytrack.reading.rules.acts.turns import by_turns
from policytrack.reading.rules.acts.ungranted import by_withholding
from policytrack.reading.rules.acts.unnamed import name_unnamed
from policytrack.reading.rules.acts.untold import without_untold
from policytrack.reading.rules.acts.vanishings import by_vanishings
from policytrack.reading.rules.acts.vehicles import by_vehicles
from policytrack.reading.rules.acts.verbs import by_verb
from policytrack.reading.rules.acts.visitors import by_visitors
from policytrack.reading.rules.acts.works import by_works
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.syntax import Syntax, parse
from policytrack.reading.rules.things import is_any_one, is_of_several

__all__ = ["Act", "acts_in", "acts_of", "tells_accident"]

# What a verb has said already is left alone by those behind it, so the surest come first.
_BEHIND_VERBS = (
    by_states,
    by_lifting,
    by_absence,
    by_going,
    by_cancelling,
    by_means,
    by_customs,
    by_works,
    by_visitors,
    by_penalties,
    by_offences,
    by_alternatives,
    by_vanishings,
    by_presence,
    by_freedom,
    by_courses,
    by_detours,
    by_returns,
    by_reopenings,
    by_clearances,
    by_probes,
    by_barriers,
    by_licences,
    by_applying,
    by_consent,
    by_accounts,
    by_minors,
    by_permits,
    by_contrast,
    by_advice,
    by_slogans,
    by_peers,
    by_likeness,
    by_turns,
    by_nouns,
    by_inversion,
    by_outcomes,
    by_firsts,
    by_successors,
    by_fellows,
    name_unnamed,
    by_letting,
)
_DOINGS = frozenset({"acts", "dealings"})


def acts_of(items: Sequence[Item]) -> list[Act]:
    """The acts of a sentence, in their order."""
    return acts_in(parse(items))


def acts_in(syntax: Syntax) -> list[Act]:
    """The acts of a sentence that is taken apart, in their order."""
    scene = Scene(syntax)
    _read_verbs(scene)
    for read in _BEHIND_VERBS:
        read(scene)
    if not scene.acts and _may_be_of_kinds(syntax):
        syntax.kinds_count = True
        _read_verbs(scene)
    name_antecedents(scene)
    join_companions(scene)
    join_houses(scene)
    share_verbs(scene)
    join_neighbours(scene)
    tell_once(scene)
    for act in scene.acts:
        tell_denials(syntax, act)
    acts = without_threats(syntax, sorted(scene.acts, key=lambda one: one.at))
    acts = without_uses(syntax, acts)
    acts = without_networks(syntax, without_effects(syntax, without_aims(syntax, without_failing(syntax, acts))))
    acts = without_earlier(syntax, without_undone(syntax, acts))
    return in_time(syntax, without_untold(syntax, acts))


def _read_verbs(scene: Scene) -> None:
    by_labels(scene)
    by_rosters(scene)
    by_refusals(scene)
    by_withholding(scene)
    by_revoking(scene)
    by_bidders(scene)
    by_apart(scene)
    by_options(scene)
    by_clauses(scene)
    by_vehicles(scene)
    listed = frozenset(scene.used)
    for one in scene.syntax.predicates:
        if one.number not in listed and not by_permission(scene, one) and not by_refusing(scene, one):
            by_verb(scene, one)
    by_lists(scene)
    by_business(scene)
    for one in scene.syntax.predicates:
        if one.number not in scene.used:
            by_dealing(scene, one)


def _may_be_of_kinds(syntax: Syntax) -> bool:
    """Whether a sentence may restrict what it has no name for, as in "blocked 26 services"."""
    doings = (word.file for one in syntax.predicates for word in syntax.items[one.at].words)
    if _DOINGS.isdisjoint(doings):
        return False
    plain = (one for one in syntax.items if one.mention is not None or one.low[-1:] == "s")
    return any(is_of_several(one) or is_any_one(one) for one in plain)
