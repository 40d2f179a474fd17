"""Of an act: which measure it is, when, for whom, where and why.

goods       what is done to goods
measures    which measure an act is
times       times as they are written, and their dates
dating      when: the dated steps of a measure
starting    whether it binds at once, later or not for now
reaching    for whom and where, and what is left out
motives     words that may give a reason, and words that tie it to a measure
voices      who speaks, and for whom
reasons     why
details     when, for whom, where and why together
"""

from policytrack.reading.rules.details.details import Details

__all__ = ["Details"]
