"""nearly: frames that would fit if a companion that they want were found, for `relate`, where an act is known to be told.

A parser that errs, or a companion in another place, keeps a frame from firing. Where somebody asks what one party did to another,
the frame that comes nearest is better than none: its companion may stand anywhere in the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from depesche.parse import Sentence, Word
from depesche.reports.frames import Condition, Frame
from depesche.reports.slots import Slots
from depesche.reports.stage import Coder, Firing

HELD, ELSEWHERE, OPEN = 4, 2, -1
"""Points of a condition that holds, whose companion stands elsewhere in the sentence, or that nothing speaks for."""
NAMING = frozenset({"NOUN", "PROPN"})
REACH = 6
"""Words between a verb and a noun that it may take, where the parse does not join them."""
NEEDED = (("refl",), ("neg",))
"""Slots whose absence is seen for certain: a frame that wants them does not come near."""


@dataclass(frozen=True, slots=True)
class Near:
    """A frame that nearly fits a word, as a firing without parties; `points` tell how near."""

    firing: Firing
    points: int


def near_firings(coder: Coder, sentence: Sentence, fired: frozenset[int]) -> Iterator[Near]:
    """The nearest frame of each word of a sentence that has frames of which none fired.

    Args:
        coder: of the document.
        sentence: any of its sentences.
        fired: the positions of the words that need none, because one fits them.
    """
    slots = Slots(sentence, coder.grammar, coder.cast.acts)
    for word in sentence.words:
        frames = coder.candidates(sentence, word) if word.i not in fired and word.pos != "AUX" else ()
        rated = [(points_of(coder, slots, word, frame), frame) for frame in frames]
        near = [(points, frame) for points, frame in rated if points is not None]
        if near:
            points, frame = max(near, key=lambda pf: pf[0])
            if frame.event_type != "-":
                yield Near(Firing(word, frame, (), (), companions(coder, slots, word, frame), ()), points)


def companions(coder: Coder, slots: Slots, word: Word, frame: Frame) -> frozenset[int]:
    """The positions of the nouns near a word that a frame names: what the word does to them is what is told, not they."""
    named = [c for c in frame.conditions if c.lemmas and not c.absent and not c.other]
    near = slots.sentence.words[max(0, word.i - REACH) : word.i + REACH + 1]
    return frozenset(w.i for w in near if w is not word and w.pos in NAMING and any(coder.is_lemma(w, c.lemmas) for c in named))


def points_of(coder: Coder, slots: Slots, word: Word, frame: Frame) -> int | None:
    """How near a frame comes to fitting; None where something speaks against it."""
    rated = [rate(coder, slots, word, condition) for condition in frame.conditions]
    return None if None in rated else sum(r for r in rated if r is not None)


def rate(coder: Coder, slots: Slots, word: Word, condition: Condition) -> int | None:
    """The points of one condition; None where it cannot hold."""
    if coder.conditions_hold(slots, word, (condition,)) is not None:
        return HELD
    if condition.absent or condition.path in NEEDED:
        return None
    if condition.other or not condition.lemmas:
        return OPEN
    if any(w is not word and coder.is_lemma(w, condition.lemmas) for w in slots.sentence.words):
        return ELSEWHERE
    return OPEN if condition.classes else None
