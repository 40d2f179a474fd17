"""What stands for things that were told of: pronouns, "the latter two", "such systems", "their new models"."""

from policytrack.reading.rules import words
from policytrack.reading.rules.items import Mention
from policytrack.reading.rules.syntax import Phrase, Syntax
from policytrack.reading.rules.tagging import Kind

__all__ = ["of_theirs", "pronoun_of", "such_things"]

_PRONOUNS = words.listing("standing_in")
_GOODS = words.listing("goods")
_DONE_TO_THEM = words.listing("done_to_products")
_COUNTED = frozenset({"ones", "two", "three", "four", "five", "six", "seven"})
_OF_TWO = frozenset({"former", "latter"})
_SEVERAL = {"pair": 2, "duo": 2, "trio": 3, "quartet": 4}
_LEFT = frozenset({"few", "own", "rest"})
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7} | _SEVERAL
_STANDING = _COUNTED | _OF_TWO | _LEFT | frozenset(_SEVERAL)


_RANKS = frozenset({"first", "second", "third", "last"})


def _is_of_them(syntax: Syntax, phrase: Phrase) -> bool:
    """As in "the last [of these]"."""
    of = syntax.after(phrase, "of")
    return of is not None and syntax.head(of).low in {"them", "these", "those", "two", "three", "four"}


def pronoun_of(syntax: Syntax, phrase: Phrase) -> Mention | None:
    """A pronoun, or a count or an order that stands for things: "it", "all three", "the former".

    Example:
        >>> from policytrack.reading.rules.items import itemise
        >>> from policytrack.reading.rules.syntax import parse
        >>> text = "Oslo banned the latter two."
        >>> sentence = parse(itemise(text, 0, len(text), []))
        >>> pronoun_of(sentence, sentence.phrases[-1]).counted
        2
    """
    alone = syntax.tags[phrase.start].kind is Kind.pron or phrase.end - phrase.start == 1
    item = syntax.items[phrase.head]
    if item.low in _RANKS and _is_of_them(syntax, phrase):  # "the second of them"
        return Mention(item.start, item.end, item.text, target_role="pronoun", noun=item.low, counted=1)
    if not alone and item.low not in _STANDING:
        return None
    if item.low in _LEFT and item.mention is None and not alone:  # "removed the few it had", "grounded its own"
        owned = item.low == "own" and syntax.items[phrase.start].low in {"its", "their"}
        short = phrase.end - phrase.start == len(("the", "few")) and phrase.prep != "of"  # no "ban of its own"
        if not short or not (owned or syntax.items[phrase.start].low == "the"):
            return None
        governor, _ = syntax.governing(phrase)
        if governor is not None and any(word.file == "turns" for word in syntax.items[governor.at].words):
            return None  # "has dropped its own", which is a ban
        return Mention(item.start, item.end, item.text, target_role="pronoun", noun=item.low, plural=True)
    if item.low in _SEVERAL and syntax.items[phrase.start].low not in {"the", "this", "that"}:
        return None
    if item.mention is None and item.low in _COUNTS and phrase.end - phrase.start > 1:  # "all three", "the latter two"
        latter = any(each.low == "latter" for each in syntax.items[phrase.start : phrase.head])
        told = Mention(item.start, item.end, item.text, target_role="pronoun", noun="latter" if latter else item.low)
        told.plural, told.counted = True, _COUNTS[item.low]
        return told
    if item.low in _OF_TWO:  # "the former"
        return Mention(item.start, item.end, item.text, target_role="pronoun", noun=item.low, counted=1)
    if item.low not in _PRONOUNS or item.mention is not None:
        return None
    return Mention(
        item.start, item.end, item.text, target_role="pronoun", noun=item.low, plural=item.low not in {"it", "one"}
    )


_SYSTEMS = frozenset(
    {"systems", "technologies", "technology", "techniques", "methods", "practices", "things", "software"}
)


def such_things(syntax: Syntax, phrase: Phrase) -> Mention | None:
    """As in "such systems", of a kind that was told of."""
    head = syntax.head(phrase)
    if head.mention is not None or head.low not in _SYSTEMS or syntax.items[phrase.start].low != "such":
        return None
    return Mention(head.start, head.end, head.text, target_role="model", noun=head.low, plural=True, such=True)


def of_theirs(syntax: Syntax, phrase: Phrase) -> list[Mention]:
    """As in "their new models": of what was spoken of."""
    item = syntax.items[phrase.start]
    if item.low not in {"its", "their"} or phrase.end - phrase.start > 4:
        return []
    mention = syntax.head(phrase).mention
    made = mention is not None and mention.target_role in {"app", "model"} and not mention.entities
    if not made and syntax.head(phrase).low.split()[-1] not in _GOODS | _DONE_TO_THEM:
        return []
    if syntax.after(phrase, "of") is not None:
        return []
    plural = item.low == "their"
    head = syntax.head(phrase)
    return [Mention(item.start, head.end, head.low, target_role="pronoun", noun=item.low, plural=plural)]
