"""Dictionary forms: what the lexicon knows comes before what the model guesses."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from depesche.langpack import Pack


@cache
def lemma_reader(pack: Pack) -> Callable[[str, str, str, str], str]:
    """A function (text, UPOS, model lemma, separated particle) → lemma for the language of a pack."""

    def lemma_of(text: str, pos: str, guess: str, particle: str) -> str:
        return particle + (guess or text)

    return lemma_of
