"""Plain questions: an English question becomes a query, without a model or a network, and is answered in words.

`understand` takes a question apart by a lexicon, which is data, and a small grammar; what it does not understand it
lists. `answer` looks up what was understood and says it in a sentence or two, with the articles it rests on.
"""

from policytrack.questions.answers import Answer, answer, ask
from policytrack.questions.catalogue import Catalogue
from policytrack.questions.inquiry import Finder
from policytrack.questions.lexicon import Kind
from policytrack.questions.meaning import Meaning
from policytrack.questions.understanding import Understood, understand

__all__ = ["Answer", "Catalogue", "Finder", "Kind", "Meaning", "Understood", "answer", "ask", "understand"]
