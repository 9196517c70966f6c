"""likely: the type of an act that no frame tells, proposed by a linear classifier with its probability; for `relate` alone.

It learned from sentences of our own and from the rows of the lexicon (`training/acts.py`); its weights are `lang/<code>/likely.npy`. It
reads the lemmas of a sentence, whole and in pieces, which of them stand between the given parties, and what stands below the word where
these meet. Features share rows of the weights (Weinberger et al. 2009).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from depesche.langpack import Pack
from depesche.ontology import event_types
from depesche.parse import Sentence, Word

Floats = npt.NDArray[np.float64]

NO_ACT = "-"
CLASSES = (*event_types(), NO_ACT)
"""What the columns of the weights stand for; no act is the last one."""
ROWS = 8192
"""Rows of the weights that features share; one more holds what each class has without any word."""
CONTENT, FUNCTION = frozenset({"VERB", "NOUN", "ADJ", "ADV"}), frozenset({"ADP", "PART", "PRON", "AUX", "SCONJ"})
"""Parts of speech of the words that are read, and of those that weigh less."""
FUNCTION_WEIGHT, PIECE_WEIGHT, PAIR_WEIGHT, CONSTANT = 0.4, 0.25, 0.7, 0.3
"""What a function word, a piece of a word and a pair of words weigh beside a word, and the constant beside all of them; they make a vector
of length one."""
PIECES = (4, 5)
"""Characters of the pieces of a word; its edges count as one each."""


@dataclass(frozen=True, slots=True)
class Clue:
    """A word as the classifier sees it.

    `between`: on a way up from a given party to where these ways meet; `joint`: the word there; `below`: that word, of one right below it.
    """

    lemma: str
    content: bool = True
    between: bool = False
    joint: bool = False
    below: str | None = None


@dataclass(frozen=True, slots=True)
class Likely:
    """The likeliest type and its probability by the classifier."""

    event_type: str
    score: float


def clues_of(sentence: Sentence, given: Collection[Word], joint: int, between: Collection[int]) -> Iterator[Clue]:
    """What the classifier sees of a sentence.

    Args:
        sentence: with the given parties.
        given: their words, which are not read.
        joint: the position of the word where the ways up from the parties meet.
        between: the positions of the words on these ways.
    """
    for word in sentence.words:
        if word not in given and word.pos in CONTENT | FUNCTION:
            above = sentence.words[word.head].lemma if word.head == joint != word.i else None
            yield Clue(word.lemma, word.pos in CONTENT, word.i in between, word.i == joint, above)


def features(clues: Iterable[Clue]) -> Mapping[int, float]:
    """The weight of each row of the weights."""
    found: defaultdict[int, float] = defaultdict(float)
    for clue in clues:
        for name, weight in named(clue):
            found[crc32(name.encode()) % ROWS] += weight
    length = sum(v * v for v in found.values()) ** 0.5
    return {**{row: v / length for row, v in found.items()}, ROWS: CONSTANT}


def named(clue: Clue) -> Iterator[tuple[str, float]]:
    """The features of a word and their weights.

    >>> [name for name, _ in named(Clue("raid", between=True))]
    ['w:raid', 'p:raid', 'c:^rai', 'c:raid', 'c:aid$', 'c:^raid', 'c:raid$']
    """
    word = clue.lemma.lower()
    yield f"w:{word}", 1.0 if clue.content else FUNCTION_WEIGHT
    if clue.between:
        yield f"p:{word}", 1.0
    if clue.joint:
        yield f"j:{word}", 1.0
    if clue.below:
        yield f"k:{clue.below.lower()} {word}", PAIR_WEIGHT
    shown = f"^{word}$" if clue.content else ""
    for size in PIECES:
        for start in range(len(shown) - size + 1):
            yield f"c:{shown[start : start + size]}", PIECE_WEIGHT


def likeliest(clues: Iterable[Clue], pack: Pack) -> Likely | None:
    """The likeliest type, for an act is known to be told; None where there are no clues, or the pack has no weights."""
    weights, found = weights_of(pack), features(clues)
    return None if weights is None or len(found) == 1 else rated(found, weights)


def rated(found: Mapping[int, float], weights: Floats) -> Likely:
    """The likeliest type by the features of a sentence; that there may be no act lowers its probability."""
    shares = shares_of(found, weights)
    best = int(shares[:-1].argmax())
    return Likely(CLASSES[best], round(float(shares[best]), 2))


def shares_of(found: Mapping[int, float], weights: Floats) -> Floats:
    """The probability of each class."""
    sums = (weights[list(found)] * np.array(list(found.values()))[:, None]).sum(axis=0)
    shares: Floats = np.exp(sums - sums.max())
    shares /= shares.sum()
    return shares


@cache
def weights_of(pack: Pack) -> Floats | None:
    """The weights of a pack, a row for each feature, a column for each class."""
    path = pack.folder / "likely.npy"
    return np.load(path).astype(np.float64) if path.is_file() else None
