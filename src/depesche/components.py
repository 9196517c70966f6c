"""components: what Depesche adds to a spaCy pipeline, so that whoever loads a shipped model alone has sentence edges and repairs, too.

spaCy finds the factories by the entry points of the package. They stand apart, since only this module needs spaCy when it is imported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from spacy.attrs import DEP, HEAD
from spacy.language import Language

from depesche.edges import STARTS, mark_edges
from depesche.langpack import Pack, load_pack
from depesche.lemmas import VERBAL, lemma_reader, verb_forms
from depesche.repairs import Parsed, moods, repair, with_feature

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

EDGES = "depesche_edges"
REPAIRS = "depesche_repairs"
SUBJECT_AND_OBJECT = frozenset({"nsubj", "obj"})
MISTAKEN = frozenset({"ADJ", "ADV"})
"""A known verb form that governs a subject or object and no copula is a verb, also where the tagger took it for one of these."""
LONGEST_SENTENCE = 250
"""Words of the longest sentence: rules that compare words with each other stay fast on lists and junk."""


def complete(nlp: Language) -> None:
    """Add the components of Depesche that a pipeline lacks."""
    if not nlp.has_pipe(EDGES):
        nlp.add_pipe(EDGES, first=True)
    if not nlp.has_pipe(REPAIRS):
        nlp.add_pipe(REPAIRS, last=True)


@Language.factory(EDGES)
def make_edges(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The sentence edges for the language of a pipeline; they come before the parser, which opens no sentence itself then."""
    return partial(mark_edges, pack=load_pack(nlp.lang))


@Language.factory(REPAIRS)
def make_repairs(nlp: Language, name: str) -> Repairs:
    """The repairs for the language of a pipeline."""
    return Repairs(load_pack(nlp.lang))


class Repairs:
    """A component that mends tags, features, lemmas and relations of a parsed text by what the language pack knows."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.lemma_of, self.moods = lemma_reader(pack), moods(pack)

    def __call__(self, doc: Doc) -> Doc:
        """Mend a document in place."""
        tree = doc.to_array([HEAD, DEP])
        for tokens in pieces_of(doc):
            self.mend(tokens, tree)
        doc.from_array([HEAD, DEP], tree)  # type: ignore[arg-type]  # spaCy's stub knows no unsigned arrays
        return doc

    def mend(self, tokens: list[Token], tree: Any) -> None:
        """Mend a sentence; `tree` holds, by token of the document, the distance to its head and its relation."""
        before = parsed_of(tokens, self.pack)
        after = replace(before, tags=[*before.tags], morphs=[*before.morphs], heads=[*before.heads], relations=[*before.relations])
        repair(after, self.pack)
        strings = tokens[0].vocab.strings
        for i, token in enumerate(tokens):
            if after.tags[i] != token.pos_:
                token.tag_ = token.pos_ = after.tags[i]
            if after.tags[i] in VERBAL:
                token.lemma_ = self.lemma_of(token.text, after.tags[i], token.lemma_, "")
            morph = with_mood(after.morphs[i], self.moods.mood_of(after, i, token.lemma_) if self.moods else None)
            if morph != before.morphs[i]:
                token.set_morph(morph)  # type: ignore[attr-defined]  # missing in spaCy's stub
            if (after.heads[i], after.relations[i]) != (before.heads[i], before.relations[i]):
                tree[token.i, 0] = (tokens[after.heads[i]].i - token.i) % 2**64
                tree[token.i, 1] = strings.add("ROOT" if after.heads[i] == i else after.relations[i])


def pieces_of(doc: Doc) -> Iterator[list[Token]]:
    """The sentences of a document without white space; what no stop ends is cut at a length no sentence has."""
    starts: list[int] = doc.user_data.get(STARTS) or [s.start for s in doc.sents]
    for start, end in zip(starts, [*starts[1:], len(doc)], strict=True):
        tokens = [t for t in doc[start:end] if not t.is_space]
        yield from (tokens[at : at + LONGEST_SENTENCE] for at in range(0, len(tokens), LONGEST_SENTENCE))


def parsed_of(tokens: list[Token], pack: Pack) -> Parsed:
    """The layers of the parser; a head outside the sentence is none."""
    position = {t.i: i for i, t in enumerate(tokens)}
    texts, relations = [t.text for t in tokens], [t.dep_ for t in tokens]
    heads = [position.get(t.head.i, i) for i, t in enumerate(tokens)]
    predicates = {heads[i] for i, relation in enumerate(relations) if relation in SUBJECT_AND_OBJECT}
    predicates -= {heads[i] for i, relation in enumerate(relations) if relation == "cop"}
    known = verb_forms(pack).lemmas
    tags = [
        "VERB" if i in predicates and t.pos_ in MISTAKEN and t.text in known else t.pos_ for i, t in enumerate(tokens)
    ]  # fmt: skip
    return Parsed(texts, [x.lower() for x in texts], tags, [str(t.morph) for t in tokens], heads, relations)


def with_mood(morph: str, mood: str | None) -> str:
    """The features with another mood; None keeps it, "" takes it away. What has a mood is finite, which some treebanks leave out."""
    if mood is None:
        return with_feature(morph, "VerbForm", "Fin") if "Mood=" in morph and "VerbForm=" not in morph else morph
    if mood:
        return with_feature(with_feature(morph, "Mood", mood), "VerbForm", "Fin")
    return "|".join(f for f in morph.split("|") if not f.startswith(("Mood=", "VerbForm=")))
