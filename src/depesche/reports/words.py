"""words: tables that say something of a word, or of all words that begin or end in it."""

from __future__ import annotations

from depesche.langpack import Pack
from depesche.lemmas import REMEMBERED

SHORTEST = 3
"""Letters of the shortest part of a word that is looked up."""


class WordTable:
    """A table with the columns word, match (exact, prefix, suffix) and one that says what is known of the word."""

    def __init__(self, pack: Pack, table: str, column: str) -> None:
        self.tables: dict[str, dict[str, tuple[str, ...]]] = {"exact": {}, "prefix": {}, "suffix": {}}
        for row in pack.table(table):
            self.tables[row["match"]].setdefault(row["word"].lower(), row.many(column))
        self.known: dict[str, tuple[str, ...]] = {}

    def of(self, word: str) -> tuple[str, ...]:
        """What the table says of a word, case aside."""
        if word not in self.known:
            if len(self.known) >= REMEMBERED:
                self.known.clear()
            self.known[word] = self.look_up(word.lower())
        return self.known[word]

    def look_up(self, low: str) -> tuple[str, ...]:
        """`of` without its memory."""
        found = list(self.tables["exact"].get(low, ()))
        for cut in range(SHORTEST, len(low) + 1):
            found += self.tables["prefix"].get(low[:cut], ())
            found += self.tables["suffix"].get(low[-cut:], ())
        return tuple(dict.fromkeys(found))
