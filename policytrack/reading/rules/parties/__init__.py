"""By whom something is done: whose act a verb or noun tells of.

Steps, each of which knows only those before it: who a phrase is (`who`), which product stands for its maker
(`speakers`), whose a noun is by the words beside it (`beside`), whose country a clause beside tells of (`homes`), whose
people are bound (`bound`), also by a law of which no more is said (`laws`), who ordered it (`orders`), who only reacts
to it (`reacting`), whom the subject of a verb names (`subjects`), whose a verb or a noun is by what leads from one to
the other (`makers`), who does what a verb says (`agents`), who of them makes no measures (`others`), and whose a
measure is that a noun names (`owners`).
"""

from policytrack.reading.rules.parties.agents import agents_of
from policytrack.reading.rules.parties.bound import is_nobody
from policytrack.reading.rules.parties.others import is_by_others, is_wish_of_others
from policytrack.reading.rules.parties.owners import owners_of
from policytrack.reading.rules.parties.who import can_act

__all__ = ["agents_of", "can_act", "is_by_others", "is_nobody", "is_wish_of_others", "owners_of"]
