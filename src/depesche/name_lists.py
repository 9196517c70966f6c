"""On which lists of names a word stands, and how a large text uses it: what the names component looks words up in.

The lists (first names, family names, towns, countries, organisations, offices …) travel with the model: what the component learned about
them and what it is shown stay in step, whatever becomes of the tables they were made from. A use tells that a word comes behind articles
as nouns do, behind titles as persons do, behind prepositions of place.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

FILE = "lists.json.gz"
GENITIVE = "s"
SHORTEST_ENDING, LONGEST_ENDING = 3, 12
SHORTEST_NOUN = 4
"""Letters of the shortest noun that is looked for at the end of a compound."""
NUMBER, SMALL, LARGE, PART = "0", "-", "+", "~"
"""What stands for words on no list: numbers and marks, words in small letters, capitalised words, compounds with a name in them."""
NOUN, COMPOUND, UNUSED = "N", "c", "?"
"""The use of nouns, and what stands for words that the text does not use: compounds that end in one of its nouns, and others."""


class NameLists:
    """Words by the letters of their lists, endings of compounds ("minister") by theirs, and words by the letter of their use."""

    def __init__(self, words: Mapping[str, str], endings: Mapping[str, str], uses: Mapping[str, str]) -> None:
        self.words, self.endings, self.uses = dict(words), dict(endings), dict(uses)

    def find(self, word: str) -> str:
        """The letters of the lists that a word stands on, or what stands for it.

        >>> NameLists({"Anna": "f"}, {"minister": "p"}, {}).find("Annas"), NameLists({}, {"minister": "p"}, {}).find("Außenminister")
        ('f', '+p')
        """
        if not word[0].isalpha():
            return NUMBER
        known = self.words.get(word) or (self.words.get(word[:-1]) if word.endswith(GENITIVE) else None)
        if known:
            return known
        if not word[0].isupper():
            return SMALL + self.ending_of(word)
        parts = word.split("-")
        if len(parts) > 1 and (part := self.words.get(parts[0])):
            return PART + part
        return LARGE + self.ending_of(word.lower())

    def ending_of(self, word: str) -> str:
        """The letters of the longest ending of a word that stands on a list."""
        endings = (word[-n:] for n in range(min(LONGEST_ENDING, len(word)), SHORTEST_ENDING - 1, -1))
        return next((self.endings[e] for e in endings if e in self.endings), "")

    def use_of(self, word: str) -> str:
        """The use of a capitalised word; of others nothing but that they are none.

        >>> NameLists({}, {}, {"Haus": "N"}).use_of("Hochhaus")
        'c'
        """
        if not word[0].isupper():
            return SMALL
        known = self.uses.get(word) or (self.uses.get(word[:-1]) if word.endswith(GENITIVE) else None)
        if known:
            return known
        endings = (word[i:].capitalize() for i in range(1, len(word) - SHORTEST_NOUN + 1))
        return COMPOUND if any(self.uses.get(e) == NOUN for e in endings) else UNUSED

    def to_disk(self, path: Path) -> None:
        """Write the lists into a folder: per list its words."""
        path.mkdir(parents=True, exist_ok=True)
        lists = {"words": grouped(self.words), "endings": grouped(self.endings), "uses": grouped(self.uses)}
        written = json.dumps(lists, ensure_ascii=False, sort_keys=True, indent=0).encode()
        (path / FILE).write_bytes(gzip.compress(written, mtime=0))

    @classmethod
    def from_disk(cls, path: Path) -> NameLists:
        """Read the lists from a folder."""
        lists = json.loads(gzip.decompress((path / FILE).read_bytes()))
        return cls(*(ungrouped(lists[kind]) for kind in ("words", "endings", "uses")))


def grouped(letters: Mapping[str, str]) -> dict[str, str]:
    """The words of each string of letters, in the order of the alphabet, with a blank between them."""
    groups: dict[str, list[str]] = {}
    for word in sorted(letters):
        groups.setdefault(letters[word], []).append(word)
    return {key: " ".join(words) for key, words in groups.items()}


def ungrouped(groups: Mapping[str, str]) -> dict[str, str]:
    """The opposite of `grouped`."""
    return {word: key for key, words in groups.items() for word in words.split(" ")}
