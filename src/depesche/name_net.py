"""The network that sees names: what it reads of a word, and how words become tags (a bidirectional LSTM with a CRF; Lample et al. 2016).

It is trained by `training/tagger.py` in PyTorch and runs here in NumPy, on the processor. What it knows of a word depends on nothing
but the word, so that it is worked out once: vector, spelling (character convolutions; Ma & Hovy 2016), the lists that the word stands on
and how a large text uses it. Tags tell where names begin and end (BIOES).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from depesche.name_lists import LARGE, PART, SMALL, UNUSED, NameLists

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

LETTERS = 20
"""Characters of a word that are read: all of a shorter one, else its first and last ones."""
WORDS_KEPT = 20_000
"""Words whose features are kept; 10 MB."""
OUTSIDE, BEGIN, INSIDE, END, SINGLE = "O", "B", "I", "E", "S"


def spelling(word: str) -> str:
    """The characters of a word that are read, between marks of its edges.

    >>> spelling("Bonn"), spelling("Donaudampfschifffahrt")
    ('^Bonn$', '^Donaudamphifffahrt$')
    """
    shown = f"^{word}$"
    return shown if len(shown) <= LETTERS else shown[: LETTERS // 2] + shown[-(LETTERS // 2) :]


def marks(lists: NameLists, word: str) -> tuple[tuple[str, ...], str]:
    """Each list that a word stands on (of one that is on none, with the mark for that, those of its ending), and its use.

    >>> marks(NameLists({"Anna": "fl"}, {"minister": "p"}, {}), "Anna"), marks(NameLists({}, {"minister": "p"}, {}), "Vizeminister")
    ((('f', 'l'), '?'), (('+', '+p'), '?'))
    """
    found = lists.find(word)
    kind = found[0]
    return (kind, *(kind + letter for letter in found[1:])) if kind in {SMALL, LARGE, PART} else tuple(found), lists.use_of(word)


@dataclass(frozen=True)
class Inventory:
    """What a network knows, by position; 0 of words and letters stands for all others."""

    words: tuple[str, ...]
    letters: tuple[str, ...]
    marks: tuple[str, ...]
    uses: tuple[str, ...]
    tags: tuple[str, ...]

    @cached_property
    def at(self) -> Mapping[str, Mapping[str, int]]:
        """The positions by layer and value."""
        layers = {"words": self.words, "letters": self.letters, "marks": self.marks, "uses": self.uses, "tags": self.tags}
        return {layer: {value: i for i, value in enumerate(values)} for layer, values in layers.items()}


@dataclass(frozen=True)
class Features:
    """What is read of some words: positions of word, letters and use, a column for each mark, the vector."""

    words: Ints
    letters: Ints
    uses: Ints
    marks: Floats
    vectors: Floats


def features(words: Sequence[str], inventory: Inventory, lists: NameLists, vectors: Callable[[Sequence[str]], Floats]) -> Features:
    """The features of words; `vectors` gives theirs."""
    at, n = inventory.at, len(words)
    letters, marked = np.zeros((n, LETTERS), np.int64), np.zeros((n, len(inventory.marks)), np.float32)
    uses = np.zeros(n, np.int64)
    for i, word in enumerate(words):
        shown = [at["letters"].get(c, 0) for c in spelling(word)]
        letters[i, : len(shown)] = shown
        found, use = marks(lists, word)
        uses[i] = at["uses"].get(use, at["uses"][UNUSED])
        marked[i, [at["marks"][m] for m in found if m in at["marks"]]] = 1
    known = np.array([at["words"].get(w.lower(), 0) for w in words], np.int64)
    return Features(known, letters, uses, marked, vectors(words))


class Network:
    """The trained weights, by name as `training/tagger.py` writes them, and what they make of sentences."""

    def __init__(self, inventory: Inventory, weights: Mapping[str, npt.NDArray[Any]]) -> None:
        self.inventory = inventory
        self.weights = {name: array.astype(np.float32) for name, array in weights.items()}
        self.size = self.weights["recurrent"].shape[1]

    def words(self, read: Features) -> Floats:
        """Each word by itself."""
        w = self.weights
        seen = [read.vectors, w["words"][read.words], *map(self.spelled(read.letters), (2, 3, 4)), w["uses"][read.uses], read.marks]
        shown: Floats = np.maximum(np.concatenate(seen, 1) @ w["word"] + w["word_bias"], 0) + w["style"]
        return shown

    def spelled(self, letters: Ints) -> Callable[[int], Floats]:
        """The convolution of letters by its width."""
        shown = self.weights["letters"][letters]

        def convolved(width: int) -> Floats:
            edge = width // 2
            padded = np.pad(shown, ((0, 0), (edge, edge), (0, 0)))
            many = padded.shape[1] - width + 1
            kernel = self.weights[f"spelling{width}"]
            found = sum(padded[:, j : j + many] @ kernel[j] for j in range(width))
            strongest: Floats = np.maximum(found.max(1) + self.weights[f"spelling{width}_bias"], 0)
            return strongest

        return convolved

    def scores(self, words: Floats, order: Order) -> Floats:
        """The scores of all tags for the words of sentences."""
        gates = words @ self.weights["gates"] + self.weights["gates_bias"]
        half = gates.shape[1] // 2
        gates = np.stack((gates[order.ahead, :half], gates[order.back, half:]))
        seen = np.empty((len(words), 2, self.size), np.float32)
        states = self.states(gates, order.sizes)
        seen[order.ahead, 0], seen[order.back, 1] = states
        scores: Floats = seen.reshape(len(words), -1) @ self.weights["out"] + self.weights["out_bias"]
        return scores

    def states(self, gates: Floats, sizes: Sequence[int]) -> Floats:
        """The states of an LSTM in both directions, step by step; its gates are input, forget, output and news.

        The first three are halved, so that tanh makes them sigmoids.
        """
        size, at = self.size, 0
        states = np.empty((2, gates.shape[1], size), np.float32)
        state = cell = np.zeros((2, sizes[0], size), np.float32)
        for n in sizes:
            gate = gates[:, at : at + n]
            gate += state[:, :n] @ self.weights["recurrent"]
            np.tanh(gate, gate)
            opened = gate[..., : 3 * size] * 0.5 + 0.5
            cell = opened[..., size : 2 * size] * cell[:, :n] + opened[..., :size] * gate[..., 3 * size :]
            state = opened[..., 2 * size :] * np.tanh(cell)
            states[:, at : at + n] = state
            at += n
        return states

    def best(self, scores: Floats, order: Order) -> list[list[str]]:
        """The best tags of each sentence (Viterbi)."""
        w, at = self.weights, order.sizes[0]
        scores = scores[order.ahead]
        total, before = scores[:at] + w["start"], []
        final = np.empty_like(total)
        for n in (*order.sizes[1:], 0):
            final[n : len(total)] = total[n:] + w["end"]
            paths = total[:n, :, None] + w["steps"]
            before.append(paths.argmax(1))
            total = paths.max(1) + scores[at : at + n]
            at += n
        return [
            self.path(i, int(tag), before[: length - 1]) for i, (tag, length) in enumerate(zip(final.argmax(1), order.lengths, strict=True))
        ]

    def path(self, i: int, last: int, before: Sequence[Ints]) -> list[str]:
        """The tags that lead to the last one of a sentence; `before` holds by step, sentence and tag the tag before it."""
        found = [last]
        for step in reversed(before):
            found.append(int(step[i, found[-1]]))
        return [self.inventory.tags[t] for t in reversed(found)]


class Order:
    """The words of sentences, the longest first, in the order in which they are read: the first of each sentence, the second of each …

    `ahead` and `back` are their positions from the beginning and from the end, `sizes` tells how many sentences have a word at a step.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        self.lengths = lengths
        long = np.array(lengths, np.int64)
        starts, steps = np.cumsum(long) - long, np.arange(long[0])
        many = np.searchsorted(-long, -steps)
        rows, times = np.concatenate([np.arange(n) for n in many]), np.repeat(steps, many)
        self.sizes: list[int] = many.tolist()
        self.ahead, self.back = starts[rows] + times, starts[rows] + long[rows] - 1 - times


def spans(tags: Iterable[str]) -> list[tuple[int, int, str]]:
    """The names in the tags of a sentence as first word, end, label; pieces without beginning or end are none.

    >>> spans(["S-PER", "O", "B-LOC", "I-LOC", "E-LOC", "E-ORG"])
    [(0, 1, 'PER'), (2, 5, 'LOC')]
    """
    found, began = [], None
    for i, tag in enumerate(tags):
        place, _, label = tag.partition("-")
        if place == BEGIN:
            began = i
        elif place == SINGLE or (place == END and began is not None):
            found.append((i if place == SINGLE else began or 0, i + 1, label))
        if place != BEGIN and place != INSIDE:
            began = None
    return found
