"""What a phrase names that can be restricted.

pronouns    what stands for things that were told of
origins     goods by where they are from: "cars built in China"
wares       goods that no register knows, by where they are from
traits      what a mention or a phrase is of
heads       what a phrase names itself
things      the things of a phrase
"""

from policytrack.reading.rules.things.things import things_in, things_of
from policytrack.reading.rules.things.traits import can_be_restricted, is_any_one, is_data, is_general, is_of_several

__all__ = ["can_be_restricted", "is_any_one", "is_data", "is_general", "is_of_several", "things_in", "things_of"]
