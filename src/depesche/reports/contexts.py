"""Contexts: the PLOVER contexts of an act, from its frame and from the words around it that contexts.tsv knows."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from depesche.langpack import Pack
from depesche.ontology import contexts
from depesche.parse import Sentence, Word

SHORTEST = 3
"""Letters of the shortest part of a word that is looked up."""


class ContextWords:
    """The words of contexts.tsv: whole words, beginnings and ends of words."""

    def __init__(self, pack: Pack) -> None:
        self.tables: dict[str, dict[str, tuple[str, ...]]] = {"exact": {}, "prefix": {}, "suffix": {}}
        for row in pack.table("contexts"):
            self.tables[row["match"]].setdefault(row["word"].lower(), row.many("contexts"))
        self.known: dict[str, tuple[str, ...]] = {}

    def of(self, word: str) -> tuple[str, ...]:
        """The contexts of a word."""
        if word not in self.known:
            self.known[word] = self.look_up(word.lower())
        return self.known[word]

    def look_up(self, low: str) -> tuple[str, ...]:
        """`of` without its memory."""
        found = list(self.tables["exact"].get(low, ()))
        for cut in range(SHORTEST, len(low) + 1):
            found += self.tables["prefix"].get(low[:cut], ())
            found += self.tables["suffix"].get(low[-cut:], ())
        return tuple(dict.fromkeys(found))


@cache
def context_words(pack: Pack) -> ContextWords:
    """The context words of a pack, compiled once."""
    return ContextWords(pack)


def contexts_of(pack: Pack, own: Iterable[str], sentence: Sentence, word: Word) -> tuple[str, ...]:
    """The contexts of an act, in the order of the manual: its frame's own, and those of the words that depend on it."""
    words = context_words(pack)
    near = {c for w in sentence.subtree(word) if w.pos in {"NOUN", "ADJ", "PROPN", "VERB"} for c in (*words.of(w.text), *words.of(w.lemma))}
    near.update(own)
    return tuple(c for c in contexts() if c in near)
