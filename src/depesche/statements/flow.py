"""flow: the words of a document in one row, cut into units and segments, with the quotation marks kept in view.

The parser cuts sentences inside quotes ("Das ist so. Ja", sagte er); a unit joins what one quotation holds together. A segment
is what stands between two marks of punctuation outside of quotes.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from depesche.lemmas import VERBAL
from depesche.model import NEWS_KINDS, Block, Span
from depesche.parse import Sentence, Syntax, Word
from depesche.statements.quotes import find_quotes, outermost
from depesche.statements.speech import Lexicon

BREAKS = frozenset({",", ":", ";", "–", "—", "-", "(", ")", "..."})
MISTAKEN = frozenset({"ADJ", "ADV", "X"})
FINAL = frozenset({".", "!", "?", "…"})
LONGEST_PHRASE = 5
"""Words that a citing phrase may have."""


@dataclass(frozen=True, slots=True)
class Segment:
    """Words a to b (excluded) of the flow; `before` is the punctuation that comes before them."""

    a: int
    b: int
    before: str


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or several that a quotation holds together: words a to b (excluded) of the flow."""

    a: int
    b: int
    segments: tuple[Segment, ...]

    def segment_of(self, g: int) -> int:
        """The index of the segment that holds a word, or of the one before a punctuation mark."""
        return max(0, bisect_right(self.segments, g, key=lambda s: s.a) - 1)


@functools.lru_cache(maxsize=1)
def flow_of(syntax: Syntax, text: str, blocks: tuple[Block, ...], lexicon: Lexicon) -> Flow:
    """The flow of a document; the stages that need it come one after the other and share it."""
    return Flow(syntax, text, blocks, lexicon)


class Flow:
    """All words of the news blocks; positions count over the document."""

    def __init__(self, syntax: Syntax, text: str, blocks: tuple[Block, ...], lexicon: Lexicon) -> None:
        self.text = text
        self.lexicon = lexicon
        self.sentences = [s for s in syntax.sentences if s.block in NEWS_KINDS]
        self.words: list[Word] = [w for s in self.sentences for w in s.words]
        self.starts = [w.start for w in self.words]
        self.sentence_of: list[int] = [n for n, s in enumerate(self.sentences) for _ in s.words]
        self.base = self._bases()
        news = [b for b in blocks if b.kind in NEWS_KINDS]
        self.quotes = [q for b in news for q in find_quotes(self.text, b.start, b.end, lexicon.marks)]
        self.outer = outermost(self.quotes)
        self.quote_of = self._quote_of()
        self.units = [self._unit(a, b) for a, b in self._unit_ranges()]
        self.retagged = {g for unit in self.units for g in self._mistaken(unit)}

    def _bases(self) -> list[int]:
        bases, at = [], 0
        for sentence in self.sentences:
            bases.append(at)
            at += len(sentence.words)
        return bases

    def _quote_of(self) -> list[int]:
        """For each word the index of the outermost quote that it lies in, or -1."""
        found = [-1] * len(self.words)
        for n, quote in enumerate(self.outer):
            for g in self.range_of(quote):
                found[g] = n
        return found

    def _unit_ranges(self) -> Iterator[tuple[int, int]]:
        start = 0
        ends = {base for n, base in enumerate(self.base) if n and not self._holds_together(base)}
        ends |= set(self._ends_of_quoted_sentences()) | {len(self.words)}
        for end in sorted(ends):
            if end > start:
                yield start, end
                start = end

    def _ends_of_quoted_sentences(self) -> Iterator[int]:
        """Where a quote closes with its sentence and another begins: „… ist so.“ Er ging."""
        for quote in self.outer:
            inside = self.range_of(quote)
            end = inside.stop
            complete = len(inside) > 2 and self.words[end - 2].text in FINAL
            if complete and end < len(self.words) and self.quote_of[end] < 0 and self.words[end].text[0].isupper():
                yield end

    def _holds_together(self, g: int) -> bool:
        """Whether the sentence that begins with word g goes on with the one before."""
        if self.quote_of[g] >= 0 and self.quote_of[g] == self.quote_of[g - 1]:
            return True
        same_line = "\n" not in self.text[self.words[g - 1].end : self.words[g].start]
        first = self.words[g].text
        ends = self.words[g - 1].text in FINAL and self.quote_of[g - 1] < 0
        unfinished = self.words[g - 1].text.isalnum() or self.words[g - 1].text == ","
        return same_line and not ends and (unfinished or first[0].islower() or first in BREAKS)

    def _unit(self, a: int, b: int) -> Unit:
        segments, start, before = [], a, ""
        for g in range(a, b):
            if self.quote_of[g] < 0 and self.words[g].text in BREAKS and not self._joins(g):
                if g > start:
                    segments.append(Segment(start, g, before))
                start, before = g + 1, self.words[g].text
        end = self.trim(start, b)
        if end > start:
            segments.append(Segment(start, end, before))
        return Unit(a, b, tuple(segments) or (Segment(a, b, ""),))

    def _joins(self, g: int) -> bool:
        """Whether a hyphen joins the words beside it into one ("al-Jubeir")."""
        return 0 < g < len(self.words) - 1 and (
            self.words[g].text == "-" and self.words[g - 1].end == self.words[g].start and self.words[g].end == self.words[g + 1].start
        )

    def _mistaken(self, unit: Unit) -> Iterator[int]:
        """Verbs of speech that the tagger took for something else: first in a segment (", meldet X"), or with their particle at its end."""
        for segment in unit.segments:
            end = self.lower(segment.b - 1)
            for g in range(segment.a, segment.b):
                if self.words[g].pos not in MISTAKEN or self.quote_of[g] >= 0:
                    continue
                for speech in self.lexicon.verbs.get(self.words[g].text, ()):
                    opens = g == segment.a > unit.a and g + 1 < segment.b and not speech.particle
                    if opens or (speech.particle and speech.particle == end and g < segment.b - 1):
                        yield g

    def is_verb(self, g: int) -> bool:
        """Whether a word is a verb, whatever the tagger says of verbs of speech."""
        return self.words[g].pos in VERBAL or g in self.retagged

    def trim(self, a: int, b: int) -> int:
        """The end of the words a to b without final and breaking punctuation outside of quotes."""
        while b > a and self.quote_of[b - 1] < 0 and (self.words[b - 1].text in FINAL or self.words[b - 1].text in BREAKS - {")"}):
            b -= 1
        return b

    def range_of(self, span: Span) -> range:
        """The words that share a character with a span."""
        a = bisect_right(self.starts, span.start) - 1
        if a < 0 or self.words[a].end <= span.start:
            a += 1
        return range(a, bisect_left(self.starts, span.end))

    def span(self, a: int, b: int) -> Span:
        """The stretch of text of the words a to b (excluded), which must not be empty."""
        return Span(self.words[a].start, self.words[b - 1].end)

    def unit_at(self, g: int) -> int:
        """The index of the unit that holds a word."""
        return bisect_right(self.units, g, key=lambda u: u.a) - 1

    def sentence(self, g: int) -> Sentence:
        """The sentence of a word."""
        return self.sentences[self.sentence_of[g]]

    def head(self, g: int) -> int | None:
        """The governor of a word, None for a root."""
        word = self.words[g]
        return None if word.head == word.i else self.base[self.sentence_of[g]] + word.head

    def children(self, g: int) -> list[int]:
        """The dependents of a word in text order."""
        base = self.base[self.sentence_of[g]]
        return [base + c.i for c in self.sentence(g).children[self.words[g].i]]

    def children_of(self, g: int, *relations: str) -> list[int]:
        """The dependents of a word with one of the relations."""
        return [c for c in self.children(g) if self.words[c].relation in relations]

    def ancestors(self, g: int) -> Iterator[int]:
        """The governors of a word up to the root."""
        up = self.head(g)
        while up is not None:
            yield up
            up = self.head(up)

    def subtree(self, g: int) -> list[int]:
        """A word and all below it, in text order."""
        base = self.base[self.sentence_of[g]]
        return [base + w.i for w in self.sentence(g).subtree(self.words[g])]

    def citing_length(self, g: int, end: int) -> int:
        """The number of words of the citing phrase at g ("according to"), none of them at or behind `end`; 0 where none begins."""
        return self.lexicon.phrase_length([self.lower(i) for i in range(g, min(g + LONGEST_PHRASE, end))])

    def lower(self, g: int) -> str:
        """The lower-case form of a word."""
        return self.words[g].text.lower()

    def is_finite(self, g: int) -> bool:
        """Whether a word is a finite verb."""
        word = self.words[g]
        if g in self.retagged:
            return True
        if word.pos not in VERBAL or self.is_infinitive(g):
            return False
        return word.feats.get("VerbForm") == "Fin" or "Mood" in word.feats or self.lexicon.is_subjunctive(word)

    def is_infinitive(self, g: int) -> bool:
        """Whether a word is an infinitive with its marker before it or inside it ("zu gehen", "abzuziehen", "to go")."""
        to, word = self.lexicon.to, self.words[g]
        if g > 0 and self.lower(g - 1) == to:
            return word.pos in VERBAL
        prefix, marker, rest = word.text.partition(to)
        return bool(marker and len(rest) > 2) and prefix in self.lexicon.words["particles"]

    def finite_in(self, a: int, b: int) -> list[int]:
        """The finite verbs among the words a to b outside of quotes."""
        return [g for g in range(a, b) if self.quote_of[g] < 0 and self.is_finite(g)]
