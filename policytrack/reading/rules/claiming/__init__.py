"""From the acts of a sentence to claims, which say one thing of one actor and one target.

papers      whose order "it" is that binds somebody
drafts      what a bill would do, told as if it did
terms       whose terms are spoken of, which let nobody use a product in some way
placing     whose a body is by the places its sentence sets
actors      who does what an act says
youth       what laws for the young are about that do not say it
standing    how a measure stands by who tells what of it
nobodys     acts that are nobody's measure: trade, outages, what people want who decide nothing
further     what a sentence adds to measures told of before
widening    what else a measure told of before is on
targets     what an act is done to, with whoever does it
weight      how much an act tells by itself
claiming    the claims of an act
awaiting    what is told of nobody, till it is told whose it is
introduced  who somebody without a name is, by the sentence behind
naming      which one a plain noun told of, where the next sentence names it
listed_there which further firms are on a list that was told of
named_there what else an order names by which somebody does what a sentence tells of
refocusing  going back to what a text is about, past what it named by the way
covering    what falls under a measure that was told of a kind of thing only
"""

from policytrack.reading.rules.claiming.claiming import claims_of

__all__ = ["claims_of"]
