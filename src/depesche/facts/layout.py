"""Layout of a sentence for facts: the stretches between marks of punctuation, and the temporal expressions in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property

from depesche.facts.phrases import INNER, NOUNS
from depesche.lemmas import VERBAL
from depesche.model import Time
from depesche.parse import Sentence, Word
from depesche.reading import Reading

MARKS = frozenset({",", ";", ":", "(", ")", "–", "—"})
"""Marks of punctuation that end a stretch."""
CROSSING = 6
"""What crossing the edge of a stretch costs, in words."""
"""Parts of speech of verbs."""


class Layout:
    """The words of a sentence with the number of the stretch ("segment") that each stands in, and its times."""

    def __init__(self, reading: Reading, sentence: Sentence) -> None:
        self.reading, self.sentence, self.words = reading, sentence, sentence.words

    @cached_property
    def segments(self) -> tuple[int, ...]:
        """The number of the stretch between marks of punctuation, or conjunctions of clauses, that each word stands in."""
        pieces: list[list[Word]] = [[]]
        for word in self.words:
            if word.text in MARKS or word.pos == "CCONJ":
                pieces.append([])
            pieces[-1].append(word)
        numbers, count = [], 0
        for before, piece, after in zip([[], *pieces], pieces, [*pieces[1:], []], strict=False):
            parted = piece[:1] != [] and piece[0].text in MARKS and not listed(piece, after)
            count += bool(before) and (parted or (verbal(before) and verbal(piece)))
            numbers += [count] * len(piece)
        return tuple(numbers)

    @cached_property
    def verbless(self) -> frozenset[int]:
        """Segments without a verb."""
        return frozenset(self.segments) - {self.segments[w.i] for w in self.words if w.pos in VERBAL}

    @cached_property
    def times(self) -> tuple[tuple[int, int, Time], ...]:
        """First and last word of the temporal expressions, with what they mean."""
        found = []
        for time in self.reading.times:
            if time.start < self.sentence.end and time.end > self.sentence.start:
                span = self.sentence.words_in(time.start, time.end)
                if span:
                    found.append((span[0].i, span[-1].i, time))
        return tuple(found)

    @cached_property
    def timed(self) -> frozenset[int]:
        """The words of temporal expressions."""
        return frozenset(i for first, last, _ in self.times for i in range(first, last + 1))

    def distance(self, i: int, j: int) -> int:
        """How far two words are from each other; marks of punctuation between them count."""
        return abs(i - j) + CROSSING * abs(self.segments[i] - self.segments[j])

    def inside(self, segments: Collection[int]) -> list[Word]:
        """The words of some segments."""
        return [w for w in self.words if self.segments[w.i] in segments]

    def elliptic(self, last: int) -> bool:
        """Whether no counted noun follows a number that ends at a word."""
        return last + 1 >= len(self.words) or self.words[last + 1].pos in {"ADP", "PUNCT", "VERB", "AUX", "CCONJ"}


def listed(piece: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a piece behind a comma is a middle member of a list ("Egypt, **Ethiopia** and …")."""
    inner = piece[0].text == "," and all(w.pos in INNER for w in piece[1:]) and any(w.pos in NOUNS for w in piece)
    return inner and len(after) > 0 and after[0].pos == "CCONJ"


def verbal(words: Sequence[Word]) -> bool:
    """Whether there is a finite verb among words; one behind a particle is an infinitive, whatever its features."""
    before = [None, *words]
    return any(finite(w) and not (b is not None and b.pos == "PART" and b.i == w.i - 1) for b, w in zip(before, words, strict=False))


def finite(word: Word) -> bool:
    """Whether a word may be a finite verb."""
    return word.pos in VERBAL and word.feats.get("VerbForm") not in {"Inf", "Part"}
