"""The default reader: names, sentences taken apart, and cues; without a model and without a download.

A text is read sentence by sentence. From the text upward, each of these knows only those before it:

    words       what words say: data in `../lexicon` (with `codes`, the words that the steps tell each other,
                and `phrasing`, lists of phrases as patterns)
    typography  what is written in brackets or with signs and says nothing more
    structure   headings, paragraphs, items, rows, and their sentences
    names       who and what is named
    items       a sentence as words and mentions
    mentions    mentions put together: "Italy's privacy watchdog"
    tagging     parts of speech
    circumstances  for whom, where and on what an act is
    story       what the text was about so far: who "the ministry" and what "the app" is
    syntax      phrases and predicates, and how they hang together
    moods       done, planned, weighed, refused, ended
    parties     who does what a verb or a noun tells of
    things      what a phrase names that can be restricted
    acts        what is done, by whom and to what
    claims      what one sentence says of one actor and one target
    details     which measure it is, when, for whom, where and why
    joining     what several sentences say together, and what is proposed of it
    progress    how far a text was read
    claiming    from acts to claims
    layout      what headings, letters, tables and questions hand on
    reader      all of it
"""

from policytrack.reading.rules.reader import read_by_rules

__all__ = ["read_by_rules"]
