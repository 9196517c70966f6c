"""Contexts: the PLOVER contexts of an act, from its frame and from the words around it that contexts.tsv knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from depesche.langpack import Pack
from depesche.ontology import contexts
from depesche.parse import Sentence, Word
from depesche.reports.words import WordTable


@cache
def context_words(pack: Pack) -> WordTable:
    """The context words of a pack, compiled once."""
    return WordTable(pack, "contexts", "contexts")


def contexts_of(pack: Pack, own: Iterable[str], sentence: Sentence, word: Word) -> tuple[str, ...]:
    """The contexts of an act, in the order of the manual: its frame's own, and those of the words that depend on it."""
    words = context_words(pack)
    near = {c for w in sentence.subtree(word) if w.pos in {"NOUN", "ADJ", "PROPN", "VERB"} for c in (*words.of(w.text), *words.of(w.lemma))}
    near.update(own)
    return tuple(c for c in contexts() if c in near)
