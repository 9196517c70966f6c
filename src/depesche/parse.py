"""parse: sentences, words and Universal Dependencies of a document, by the spaCy pipeline of its language pack.

Each block is parsed apart, so that no sentence runs over the edge of a block. Only blocks of one document make a batch,
whatever else is coded beside it: the result of a document never depends on its neighbours.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from depesche.edges import fit_tokenizer
from depesche.errors import PackError
from depesche.langpack import Pack
from depesche.lemmas import REMEMBERED, VERBAL, lemma_reader
from depesche.model import Block, Span
from depesche.pipelines import open_pipeline
from depesche.reading import Reading, stage
from depesche.repairs import PARTICLE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LONG_RUN = re.compile(r"\S{500}")
"""So many characters without a blank are no language."""
BLOCKS = 32
"""Blocks that are parsed at a time: memory grows with them, not with the document."""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """A token. `i` and `head` are positions in its sentence (a root is its own head); `relation` is a UD label ("root" for the root).

    `lemma` of a separable verb is joined ("traf … ein": eintreffen); its particle keeps its own.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    feats: Mapping[str, str]
    head: int
    relation: str


class Sentence:
    """A sentence: its words, its offsets into the document's text, and the block kind it stands in."""

    def __init__(self, words: tuple[Word, ...], block: str) -> None:
        self.words = words
        self.start, self.end = words[0].start, words[-1].end
        self.block = block

    def __repr__(self) -> str:
        return f"Sentence({self.start}, {self.end}, {' '.join(w.text for w in self.words)!r})"

    @property
    def span(self) -> Span:
        """The stretch of text from the first to the last word."""
        return Span(self.start, self.end)

    @cached_property
    def children(self) -> tuple[tuple[Word, ...], ...]:
        """The dependents of each word, by position, in text order."""
        lists: list[list[Word]] = [[] for _ in self.words]
        for word in self.words:
            if word.head != word.i:
                lists[word.head].append(word)
        return tuple(tuple(x) for x in lists)

    @property
    def root(self) -> Word:
        """The root; the first one where the parser gives several."""
        return next(w for w in self.words if w.head == w.i)

    def head_of(self, word: Word) -> Word | None:
        """The governor, None for a root."""
        return None if word.head == word.i else self.words[word.head]

    def dependents(self, word: Word, *relations: str) -> Iterator[Word]:
        """The dependents with one of the relations (all, where none is named)."""
        return (c for c in self.children[word.i] if not relations or c.relation in relations)

    def has(self, word: Word, *relations: str) -> bool:
        """Whether a word has a dependent with one of the relations."""
        return any(True for _ in self.dependents(word, *relations))

    def forms(self, word: Word, *relations: str) -> set[str]:
        """The dependents with one of the relations, as written, in lower case: prepositions, articles, conjunctions."""
        return {c.text.lower() for c in self.dependents(word, *relations)}

    def subtree(self, word: Word) -> list[Word]:
        """The word and all below it, in text order."""
        found, stack = [word], list(self.children[word.i])
        while stack:
            w = stack.pop()
            found.append(w)
            stack.extend(self.children[w.i])
        return sorted(found, key=lambda w: w.i)

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The governors from the nearest up to the root."""
        while word.head != word.i:
            word = self.words[word.head]
            yield word

    def word_at(self, offset: int) -> Word | None:
        """The word that covers a character offset of the document."""
        i = bisect_right(self.words, offset, key=lambda w: w.start) - 1
        return self.words[i] if i >= 0 and offset < self.words[i].end else None

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that share a character with a stretch of the document."""
        return tuple(w for w in self.words if w.start < end and w.end > start)

    def top(self, start: int, end: int) -> Word:
        """The word of a stretch whose governor lies outside it: what the stretch is about."""
        words = self.words_in(start, end)
        inside = {w.i for w in words}
        return next((w for w in words if w.head == w.i or w.head not in inside), words[0])


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the pipeline sees in the text, with its label for what is named."""

    start: int
    end: int
    label: str


class Syntax:
    """All sentences of a document in text order; `names` is None where the pipeline looks for none."""

    def __init__(self, sentences: tuple[Sentence, ...], names: tuple[Name, ...] | None = None) -> None:
        self.sentences = sentences
        self.names = names

    def at(self, offset: int) -> Sentence | None:
        """The sentence that covers a character offset."""
        i = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[i] if i >= 0 and offset < self.sentences[i].end else None

    def index(self, sentence: Sentence) -> int:
        """The position of a sentence in the document."""
        return bisect_right(self.sentences, sentence.start, key=lambda s: s.start) - 1

    def within(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that share a character with a stretch of the document."""
        return tuple(s for s in self.sentences if s.start < end and s.end > start)


@cache
def load_pipeline(pack: Pack) -> Language:
    """The spaCy pipeline that reads for a pack, loaded once a process and taught the pack's abbreviations.

    Raises:
        PackError: the pack has no model, or it cannot be loaded.
        InputError: the user's pipeline cannot be loaded.
    """
    from depesche.components import complete

    nlp = open_pipeline(pack.pipeline) if pack.pipeline else shipped_pipeline(pack)
    fit_tokenizer(nlp, pack)
    complete(nlp)
    return nlp


def shipped_pipeline(pack: Pack) -> Language:
    """The pipeline in the folder of a pack.

    Raises:
        PackError: the pack has no model, or it cannot be loaded.
    """
    import spacy

    import depesche.name_tagger  # noqa: F401 (spaCy finds the component of the shipped pipelines so)

    path = pack.folder / "model"
    if not (path / "config.cfg").is_file():
        raise PackError(f"{path}: no model; see training/README.md for how to make one")
    try:
        return spacy.load(path)
    except (OSError, ValueError) as error:
        raise PackError(f"{path}: the model cannot be loaded ({error}); install the package again") from error


@stage(reads=("document", "blocks"), writes=("syntax",))
def parse(reading: Reading, pack: Pack) -> Reading:
    """Add the syntax of every block."""
    text = reading.document.text
    blocks = [piece for b in reading.blocks for piece in without_long_runs(text, b)]
    nlp = load_pipeline(pack)
    docs = nlp.pipe((text[b.start : b.end] for b in blocks), batch_size=BLOCKS)
    sentences: list[Sentence] = []
    names: list[Name] = []
    for block, doc in zip(blocks, docs, strict=True):
        sentences += sentences_of(doc, block, pack)
        names += (Name(block.start + e.start_char, block.start + e.end_char, e.label_) for e in doc.ents)
    return reading.with_layers(syntax=Syntax(tuple(sentences), tuple(names) if nlp.has_pipe("ner") else None))


def without_long_runs(text: str, block: Block) -> Iterator[Block]:
    """The block, cut where no blank comes for so long that it cannot be language: the tokenizer's time grows with the square of it."""
    start = block.start
    for run in LONG_RUN.finditer(text, block.start, block.end):
        yield replace(block, start=start, end=run.end())
        start = run.end()
    if text[start : block.end].strip():
        yield replace(block, start=start)


def sentences_of(doc: Doc, block: Block, pack: Pack) -> Iterator[Sentence]:
    """The sentences of a parsed block."""
    from depesche.components import pieces_of

    for tokens in pieces_of(doc):
        yield Sentence(tuple(words_of(tokens, block.start, pack)), block.kind)


def words_of(tokens: list[Any], offset: int, pack: Pack) -> Iterator[Word]:
    """The words of a sentence; `offset` is where its block begins in the text. A head outside the sentence is none."""
    lemma_of, position = lemma_reader(pack), {t.i: i for i, t in enumerate(tokens)}
    heads = [position.get(t.head.i, i) for i, t in enumerate(tokens)]
    particle = {heads[i]: t.lower_ for i, t in enumerate(tokens) if t.dep_ == PARTICLE and is_particle(pack, t.lower_)}
    for i, t in enumerate(tokens):
        start, text, tag = offset + t.idx, t.text, t.pos_
        lemma = lemma_of(text, tag, t.lemma_, particle[i]) if i in particle and tag in VERBAL else t.lemma_ or text
        feats = features_of(str(t.morph))
        yield Word(i, start, start + len(text), text, lemma, tag, feats, heads[i], "root" if heads[i] == i else t.dep_)


@lru_cache(maxsize=REMEMBERED)
def is_particle(pack: Pack, low: str) -> bool:
    """Whether a word can be the particle of a verb; a pack that lists none takes the parser's word for it."""
    particles = pack.settings["lemmas"]["particles"]
    return not particles or low in particles


@cache
def features_of(morph: str) -> Mapping[str, str]:
    """UD features as a mapping; few different ones occur, so they are shared."""
    return dict(f.split("=", 1) for f in morph.split("|") if "=" in f)
