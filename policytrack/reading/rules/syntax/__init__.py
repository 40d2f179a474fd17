"""Who does what to what in a sentence: noun phrases, and predicates with their subjects, objects and what governs them.

No more of English is parsed than finding measures needs. A predicate is a verb with its auxiliaries (`predicates`). It
hangs on another predicate ("ordered to remove"), on a noun ("an order to remove", "a ban on using") or on nothing
(`links`, `clauses`, `gaps`, `coordination`, `participles`, `turned`), and has the phrases around it as subject and
objects (`phrases`, `lists` with `insertions` and `repeats`, `objects`).
"""

from collections.abc import Sequence

from policytrack.reading.rules.items import Item
from policytrack.reading.rules.syntax.contact import sums_up
from policytrack.reading.rules.syntax.examples import give_examples
from policytrack.reading.rules.syntax.links import link
from policytrack.reading.rules.syntax.lists import appose, list_together
from policytrack.reading.rules.syntax.objects import give_objects
from policytrack.reading.rules.syntax.phrases import phrases_of
from policytrack.reading.rules.syntax.predicates import predicates_of
from policytrack.reading.rules.syntax.repeats import list_repeats
from policytrack.reading.rules.syntax.tree import Link, Phrase, Predicate, Syntax
from policytrack.reading.rules.syntax.turned import share_impersonal
from policytrack.reading.rules.tagging import tags_of

__all__ = ["Link", "Phrase", "Predicate", "Syntax", "parse", "sums_up"]


def parse(items: Sequence[Item]) -> Syntax:
    """Take a sentence apart.

    Example:
        >>> from policytrack.reading.rules.items import itemise
        >>> text = "The ministry ordered shops to remove the app"
        >>> syntax = parse(itemise(text, 0, len(text), ()))
        >>> ordered, remove = syntax.predicates
        >>> remove.link.value, remove.governor is ordered
        ('infinitive', True)
        >>> [syntax.head(phrase).text for phrase in (*remove.subjects, *remove.objects)]
        ['shops', 'app']
    """
    tags = tags_of(items)
    predicates = predicates_of(items, tags)
    syntax = Syntax(items, tags, phrases_of(items, tags, predicates), predicates)
    list_together(syntax)
    list_repeats(syntax)
    appose(syntax)
    link(syntax)
    give_objects(syntax)
    share_impersonal(syntax)
    give_examples(syntax)
    return syntax
