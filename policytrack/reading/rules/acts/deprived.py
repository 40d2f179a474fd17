"""Firms that are kept from what another country makes: "barred Ruritel from buying American chips"."""

from collections.abc import Sequence
from dataclasses import replace

from policytrack.reading.rules import words
from policytrack.reading.rules.acts.act import Act
from policytrack.reading.rules.items import Item, Mention
from policytrack.reading.rules.names import Entity
from policytrack.reading.rules.syntax import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.things import is_general, things_of

__all__ = ["aim_at_deprived", "loses_goods", "tell_deprived", "tell_exports"]

_GETTING = frozenset(
    {"buy", "purchase", "acquire", "obtain", "receive", "get", "import", "access", "procure", "source", "secure"}
)
_TECHNICAL = frozenset({"technology", "software", "tools", "chips", "services", "equipment", "parts", "components"})
_CALLED = {"american": "US", "u.s.": "US", "dutch": "NL", "japanese": "JP", "taiwanese": "TW"}
_NO_GOODS = frozenset({"market", "markets", "capital", "investors", "funds", "banks", "finance", "financial", "system"})
_CAN = words.listing("able") | {"may"}
_FEARED = frozenset({"CN", "RU", "KP", "IR"})  # whose goods others rather keep out than are cut off from


def aim_at_deprived(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Take the firms for what is restricted, and exports for how, where whoever acts keeps its own goods from them."""
    if act.key not in {"ban", "block", "serve", "limit"}:
        return
    doing = _doing(syntax, one)
    if doing is not None and not _gets(syntax, doing):
        tell_exports(syntax, doing, act)
        return
    got = _what_is_got(syntax, one, doing)
    loses = one.lemma == "lose"
    firms = _firms(syntax, one.subjects if one.passive or loses else one.objects)
    origin = next((code for item in got if (code := _origin(item))), "") if firms else ""
    if not origin or any(_home(each) == origin for each in firms):
        return
    starts = {each.start for each in firms}
    act.actors = [each for each in act.actors if each.start not in starts]  # not whoever loses it
    homes = [_home(each) for each in act.actors]
    if origin not in homes and (origin in _FEARED or any(homes)):
        return
    if not homes:
        act.owner, act.weak_actor = f"place:{origin}", True
    act.targets, act.dealing, act.open_object = firms, "export", False


def tell_deprived(syntax: Syntax, one: Predicate, act: Act) -> None:
    """Take a firm for what is restricted that cannot have what another country makes: "cannot buy American chips"."""
    if one.passive or act.turn.ordered or one.modal not in _CAN or not _gets(syntax, one):
        return
    firms = [each for each in _firms(syntax, one.subjects) if each.entities]
    origin = next((code for item in _behind(syntax, one) if (code := _origin(item))), "") if firms else ""
    if not origin or origin in _FEARED or any(_home(each) in {"", origin} for each in firms):
        return
    act.targets, act.dealing, act.open_object = firms, "export", False
    act.actors, act.owner, act.weak_actor = [], f"place:{origin}", True


def _gets(syntax: Syntax, one: Predicate) -> bool:
    """Whether a verb is of getting goods: "buying chips", "using its software", not "using its users' posts"."""
    if one.lemma == "use":
        return any(not _TECHNICAL.isdisjoint(syntax.head(each).low.split()) for each in one.objects)
    return one.lemma in _GETTING


def _behind(syntax: Syntax, one: Predicate) -> Sequence[Item]:
    """The words behind a verb up to the next verb of its own."""
    later = (each.start for each in syntax.predicates[one.number + 1 :] if each.finite)
    return syntax.items[one.at + 1 : next(later, len(syntax.items))]


def tell_exports(syntax: Syntax, selling: Predicate, act: Act) -> None:
    """Take exports for what is ended where firms may not sell to one abroad: "bars U.S. firms from selling to it"."""
    if act.dealing not in {"sell", "serve", "export"}:
        return
    home = next((code for each in selling.subjects if (code := _home_of_seller(syntax, each, act))), "")
    buyers = [each for each in act.targets if _is_customer(syntax, selling, each)] if home else []
    buyers = [each for each in buyers if each.target_role == "pronoun" or _is_foreign(each, home)]
    if not buyers or any(each.entities and each not in buyers for each in act.targets):
        return
    act.targets, act.dealing = buyers, "export"
    if act.weak_actor or not act.actors:
        act.owner, act.weak_actor = f"place:{home}", True


def _is_foreign(mention: Mention, home: str) -> bool:
    return _is_firm(mention) and _home(mention) not in {"", home}


def _home_of_seller(syntax: Syntax, phrase: Phrase, act: Act) -> str:
    """The country of those who sell; of "its companies", that of whoever acts."""
    mention = syntax.head(phrase).mention
    if mention is None:
        return ""
    own = syntax.items[phrase.start].low == "its" and mention.plural
    return _home(mention) or next((_home(each) for each in act.actors if own), "")


def _is_customer(syntax: Syntax, selling: Predicate, mention: Mention) -> bool:
    """Whether something is sold to a firm: "sell to it", "sell it parts", "supply it", not "sell its phones"."""
    if any(each.prep == "to" and syntax.head(each).start == mention.start for each in selling.preps):
        return True
    first = syntax.head(selling.objects[0]).start if selling.objects else -1
    return first == mention.start and (selling.lemma == "supply" or len(selling.objects) > 1)


def _doing(syntax: Syntax, one: Predicate) -> Predicate | None:
    """What somebody is kept from doing."""
    later = syntax.predicates[one.number + 1 :]
    return next((each for each in later if each.governor is one and each.link in {Link.gerund, Link.infinitive}), None)


def _what_is_got(syntax: Syntax, one: Predicate, doing: Predicate | None) -> Sequence[Item]:
    """The words for what somebody is kept from getting: of "cut it off from U.S. chips", the chips."""
    if doing is not None:
        return _behind(syntax, doing)
    if one.lemma == "lose":
        return _access_lost(syntax, one)
    if syntax.items[one.at].low.endswith(" off") or syntax.particle_at(one, "off"):
        behind = [each for each in one.preps if each.prep == "from"]
        got = [item for each in behind for item in syntax.items[each.start : each.end]]
        return [] if any(not _NO_GOODS.isdisjoint(item.low.split()) for item in got) else got
    return ()


def _access_lost(syntax: Syntax, one: Predicate) -> Sequence[Item]:
    """Of "lost access to American tools", the tools."""
    lost = one.objects[0] if one.objects else None
    if lost is not None and syntax.head(lost).low == "access":
        lost = syntax.after(lost, "to")
    elif "access" not in syntax.items[one.at].low:  # "lost access to" is one cue
        return ()
    return syntax.items[lost.start : lost.end] if lost is not None else ()


def loses_goods(syntax: Syntax, one: Predicate) -> bool:
    """Whether a firm loses what another country makes: "SMIC has lost access to American tools"."""
    firms = [each for each in _firms(syntax, one.subjects) if each.entities]
    origin = next((code for item in _access_lost(syntax, one) if (code := _origin(item))), "") if firms else ""
    return origin not in {"", *_FEARED} and all(_home(each) not in {"", origin} for each in firms)


def _firms(syntax: Syntax, phrases: Sequence[Phrase]) -> list[Mention]:
    """The firms that phrases name, if they name nothing else."""
    found = [each for each in things_of(syntax, phrases) if not is_general(each)]
    if not all(_is_firm(each) or _stands_for_firm(each) for each in found):
        return []
    return [replace(each, target_role="company", noun="company") if _is_it(each) else each for each in found]


def _is_it(mention: Mention) -> bool:
    """Whether it is a pronoun for one, which is a firm here and none of its products."""
    return mention.target_role == "pronoun" and not (mention.entities or mention.plural)


def _stands_for_firm(mention: Mention) -> bool:
    """As in "the company has been cut off from it", "bars them from buying it"."""
    if mention.entities or mention.new:
        return False
    return mention.target_role == "pronoun" or (mention.actor_role == "company" and not mention.plural)


def _is_firm(mention: Mention) -> bool:
    return mention.entity.is_company if mention.entity is not None else bool(mention.new)


def _origin(item: Item) -> str:
    """Where goods are from, by a word told of them: "US" of "American" and of a firm there."""
    home = _home(item.mention) if item.mention is not None else ""
    return home or _CALLED.get(item.low.split()[0], "")  # "American chips" may be one name


def _home(mention: Mention) -> str:
    """The country of somebody or something."""
    entity = mention.entity or mention.place
    return _from(entity) if entity is not None else ""


def _from(entity: Entity) -> str:
    """The country that something is, lies in or comes from."""
    if entity.target is not None and entity.target.origin:
        return entity.target.origin[:2]
    return (entity.actor.place or "")[:2] if entity.actor is not None else ""
