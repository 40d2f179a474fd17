"""How much an act tells by itself: which measure it is, that it holds again, or too little for a claim."""

from collections.abc import Sequence

from policytrack.reading.rules.acts import Act
from policytrack.reading.rules.circumstances import Circumstances
from policytrack.reading.rules.claiming.standing import is_not_over
from policytrack.reading.rules.claiming.youth import LAWS
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.moods import Mood

__all__ = ["is_again", "is_vague", "only_adds"]

_ONCE_MORE = frozenset({"again", "once more", "once again", "anew"})
_CLAUSE_ENDS = frozenset({",", ";", "but", "after", "when", "until", "before", "and"})
_BESIDE = 6
_AGAIN = frozenset({"again", "reimposed", "reinstated", "reimpose", "reinstate", "re-imposed"})
_STILL = frozenset({"still", "remain", "remains", "stays"})
_WEAK_ACTS = frozenset({"limit", "halt", "serve", "control"})


def is_again(items: Sequence[Item], act: Act, around: Circumstances) -> bool:
    """Whether it holds again or still, whatever was told of it before: "the ban is still in force"."""
    if act.noun and any(one.low in _PAST_OF for one in items[max(0, act.at - _SHORTLY) : act.at]):
        return is_not_over(act)  # "is reachable again after a day-long block"
    still = bool(around.words & _STILL) and all(one.low != "had" for one in items)  # "had said it would remain"
    return still or bool(around.words & _AGAIN) or _is_done_again(items, act) or is_not_over(act)


_PAST_OF = frozenset({"after", "following"})
_SHORTLY = 4


def _is_done_again(items: Sequence[Item], act: Act) -> bool:
    """Whether "again" stands beside what is done: "blocked it again", "has been off limits once more"."""
    if act.key == "restore":
        return False
    lows = [one.low for one in items[max(0, act.at - 3) : act.at + _BESIDE]]
    end = next((at for at, low in enumerate(lows) if at > _BESIDE - 2 and low in _CLAUSE_ENDS), len(lows))
    said = f" {' '.join(lows[:end])} "
    return any(f" {each} " in said for each in _ONCE_MORE)


def is_vague(act: Act, around: Circumstances) -> bool:
    """Whether an act does not tell which measure it is, so that another sentence may."""
    if act.key == "restore":
        return True
    if act.noun and not act.dealing and act.key != "control" and not around.audience & {"general_public"}:
        return True
    return act.key in {"ban", "halt", "limit"} and not act.dealing and not around.audience and not around.setting


def only_adds(act: Act, around: Circumstances) -> bool:
    """Whether an act only adds to what was told of, and is too weak to make a claim alone."""
    named = any(one.entities or one.new for one in act.targets)
    told = named or bool(act.targets) or (act.open_object and not act.noun)
    denied = act.key == "limit" and named and "access" in around.words  # "access to it was restricted"
    licensed = act.says == "licence" and named  # "exports to Huawei have needed a licence since"
    lawful = act.says.startswith(LAWS) and not act.weak_actor  # "Georgia's parental-consent law"
    if act.noun and act.weak_actor and act.turn.mood is Mood.ended and not act.turn.governors:
        return True  # "after the short-lived ban", which somebody else may have imposed
    stays = act.key == "halt" and named and not act.noun and bool(around.words & _STILL)  # "the app remains suspended"
    if act.key in _WEAK_ACTS and (act.weak_actor or not told) and not (denied or licensed or lawful or stays):
        return True
    several = act.noun and act.says == "bans"  # "similar bans on TikTok", whoever imposed them
    return act.weak_actor and (not act.targets or act.key == "restore" or several)
