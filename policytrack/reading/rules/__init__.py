"""The default reader: names, sentences taken apart, and cues; without a model and without a download.

A text is read sentence by sentence, in small steps that each have a module:

    structure   headings, paragraphs, items, rows, and their sentences
    codes       the words that the steps tell each other
    words       what words say: data in `../lexicon`
    phrasing    lists of phrases as patterns, and words by which to tell that none can stand there
    leaders     people who act for governments
    names       who and what is named, found in one pass
    doubtful    words that only look like a name
    datelines   where the text is reported from
    survey      what the text is about, counted from its names
    callings    what a text calls names that nobody knows
    headings    who or what the lines under a heading are about
    openings    what unknown names are of that lines open with, by those beside them
    letters     who writes to whom, and of what
    tables      which column names who acts, which what is restricted
    fragments   what cells and items leave out, and what questions turn round
    filling     what a question, or the sentence before a list, leaves open, and what says it
    typography  what is written in brackets or with signs and says nothing more
    items       a sentence as words and mentions
    mentions    mentions put together: "Italy's privacy watchdog"
    tagging     parts of speech
    syntax      phrases and predicates, and how they hang together
    moods       done, planned, weighed, refused, ended
    things      what a phrase names that can be restricted
    parties     who does what a verb or a noun tells of
    topics      what bodies deal with: "privacy", "telecommunications"
    acts        what is done, by whom and to what
    drafts      what a bill would do, told as if it did
    story       what was spoken of before
    made        bodies that nobody has listed
    pronouns    what stands for things that were told of
    wares       goods that no register knows, by where they are from
    who, what   who "the ministry" and what "the app" is, by the story
    papers      whose order "it" is that binds somebody
    origins     goods by where they are from: "cars built in China"
    circumstances  for whom, where and on what an act is
    measures    which measure an act is
    times       times as they are written, and their dates
    dating      when: the dated steps of a measure
    starting    whether it binds at once, later or not for now
    reaching    for whom and where, and what is left out
    motives     words that may give a reason, and words that tie it to a measure
    voices      who speaks, and for whom
    reasons     why
    details     when, for whom, where and why together
    terms       whose terms are spoken of, which let nobody use a product in some way
    placing     whose a body is by the places its sentence sets
    actors      who does what an act says
    further     what a sentence adds to measures told of before
    widening    what else a measure told of before is on
    standing    how a measure stands by who tells what of it
    youth       what laws for the young are about that do not say it
    nobodys     acts that are nobody's measure: trade, outages, what people want who decide nothing
    claiming    from acts to claims, which say one thing of one actor and one target
    awaiting    what is told of nobody, till it is told whose it is
    covering    what falls under a measure that was told of a kind of thing only
    claims      what one sentence says
    kinds       kinds of technology that have several names, and what belongs to them
    retelling   one measure that is told twice, by different measures
    joining     what several sentences say together
    proposing   from claims to proposals
    progress    how far a text was read
    reader      all of it
"""

from policytrack.reading.rules.reader import read_by_rules

__all__ = ["read_by_rules"]
