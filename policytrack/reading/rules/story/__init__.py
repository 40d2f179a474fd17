"""What a text was about so far: who "the ministry" is, and what "the app" is.

abbreviations  what a text shortens names to
doubtful    words that only look like a name
datelines   where the text is reported from
newspapers  newspapers and broadcasters that nobody has listed
callings    what a text calls names that nobody knows
towns       capitals of which it speaks as of cities
forces      what is called "the force" or "the service" behind its name
story       what was spoken of before
survey      what the text is about, counted from its names
made        bodies that nobody has listed
namesakes   which of the bodies that share a name is meant
who, what   who "the ministry" and what "the app" is
"""

from policytrack.reading.rules.story.story import Story

__all__ = ["Story"]
