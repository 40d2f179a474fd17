"""Who and what can be named: the names of the records and of the lexicon, found in a text in one pass.

leaders     people who act for governments
topics      what bodies deal with: "privacy", "telecommunications"
roles       families of bodies
products    families of what can be restricted
names       all names, and where they stand in a text
kinds       kinds of technology that have several names, and what belongs to them
"""

from policytrack.reading.rules.names.names import Entity, Found, Names, Way

__all__ = ["Entity", "Found", "Names", "Way"]
