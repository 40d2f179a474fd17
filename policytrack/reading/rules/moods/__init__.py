"""How an act is meant: done, planned, weighed, asked for, advised, refused, stopped or ended.

The mood of an act begins as done. Going up from its verb or noun to whatever governs it, each step may weaken or turn
it: "would", "plans to", "a bill that", "lifted", "denied".

- `mood`: the moods, and how they go together
- `cues`: the turns that words say
- `auxiliaries`: "will ban", "has not banned"
- `advice`: what people are only advised to do: "a recommendation not to use it"
- `governors`: the verb above a verb: "plans to ban", "denied that it bans"
- `granting`: what somebody asked for and got, or did not: "granted the request to block it"
- `opposing`: those who are against a measure, and cannot refuse it
- `nouns`: what becomes of a measure: "lifted the ban", "a plan for a ban"
- `stances`: what somebody is about a measure: "is lukewarm about a ban", "threatened it with a ban"
- `supposed`: what is only thought of: "a ban would hurt farmers"
- `climbing`: the steps upward
- `whole`: all of it, for a verb and for a noun
"""

from policytrack.reading.rules.moods.cues import key_of_state, keys_of, outer_noun
from policytrack.reading.rules.moods.mood import Mood, Turn
from policytrack.reading.rules.moods.whole import has_deadline, mood_of_noun, mood_of_verb

__all__ = ["Mood", "Turn", "has_deadline", "key_of_state", "keys_of", "mood_of_noun", "mood_of_verb", "outer_noun"]
