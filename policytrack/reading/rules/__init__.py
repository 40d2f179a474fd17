"""The default reader: names, clauses and cues, without a model and without a download.

A text is read sentence by sentence, in small steps that each have a module:

    structure   headings, paragraphs, items, rows, and their sentences
    words       what words say: data in `../lexicon`
    names       who and what is named, found in one pass
    items       a sentence as words and mentions
    mentions    mentions put together: "Italy's privacy watchdog"
    clauses     where clauses begin
    moods       done, planned, weighed, refused, ended
    acts        what is done, with `objects` (to what) and `subjects` (by whom)
    story       what was spoken of before, for "the ministry" and "the app"
    measures    which measure an act is
    reasons     why
    claims      what several sentences say together
    reader      all of it
"""

from policytrack.reading.rules.reader import read_by_rules

__all__ = ["read_by_rules"]
