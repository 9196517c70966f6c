"""name_lists: a spaCy component that tells the names component, of each word, on which lists of names it stands and how it is used.

The lists (first names, family names, towns, countries, organisations, offices …) travel with the model: what the names component
learned about them and what it is shown stay in step, whatever becomes of the tables they were made from. The word's lists are put,
as one string, into `Token.ent_id`, and how a large text uses the word (behind articles as nouns are, behind titles as persons are …)
into `Token.ent_kb_id`; the names component reads both as features and nothing else uses them.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

FILE = "lists.json.gz"
GENITIVE = "s"
SHORTEST_ENDING, LONGEST_ENDING = 3, 12
SHORTEST_NOUN = 4
"""Letters of the shortest noun that is looked for at the end of a compound."""
WORDS_KEPT = 50_000
NUMBER, SMALL, LARGE, PART = "0", "-", "+", "~"
"""What stands for words on no list: numbers and marks, words in small letters, capitalised words, compounds with a name in them."""
NOUNS = frozenset({"N", "Ns", "n", "ns", "s"})
PLACES = frozenset({"LOC", "GPE"})
NOUN, COMPOUND, UNUSED = "N", "c", "?"
"""The uses of nouns and of words that are written small as well; labels of places; the use of plain nouns, and what stands for words
that the text does not use: compounds that end in one of its nouns, and others."""


class NameLists:
    """Words by the letters of their lists, endings of compounds ("minister") by theirs, and words by the letter of their use."""

    def __init__(self, words: Mapping[str, str], endings: Mapping[str, str], uses: Mapping[str, str]) -> None:
        self.take(words, endings, uses)

    def take(self, words: Mapping[str, str], endings: Mapping[str, str], uses: Mapping[str, str]) -> None:
        """Replace the lists."""
        self.words, self.endings, self.uses = dict(words), dict(endings), dict(uses)
        self.both_of = lru_cache(WORDS_KEPT)(self.find_both)

    def __call__(self, doc: Doc) -> Doc:
        """Mark every word with its lists and its use."""
        for token in doc:
            token.ent_id_, token.ent_kb_id_ = self.both_of(token.text)
        return doc

    def find_both(self, word: str) -> tuple[str, str]:
        """The lists and the use of a word."""
        return self.find(word), self.use_of(word)

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

    def is_noun(self, word: str, label: str) -> bool:
        """Whether a word by itself that was taken for a name is on no list and used as a noun; a place may end in one ("Oberhausen").

        >>> lists = NameLists({}, {}, {"Haus": "N"})
        >>> lists.is_noun("Haus", "LOC"), lists.is_noun("Hochhaus", "PER"), lists.is_noun("Hochhaus", "LOC")
        (True, True, False)
        """
        lists, use = self.both_of(word)
        return lists[0] == LARGE and (use in NOUNS or (use == COMPOUND and label not in PLACES))

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the lists into a folder: per list its words."""
        path.mkdir(parents=True, exist_ok=True)
        lists = {"words": grouped(self.words), "endings": grouped(self.endings), "uses": grouped(self.uses)}
        written = json.dumps(lists, ensure_ascii=False, sort_keys=True, indent=0).encode()
        (path / FILE).write_bytes(gzip.compress(written, mtime=0))

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> NameLists:
        """Read the lists from a folder."""
        lists = json.loads(gzip.decompress((path / FILE).read_bytes()))
        self.take(*(ungrouped(lists[kind]) for kind in ("words", "endings", "uses")))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The lists as bytes: spaCy copies components so."""
        return json.dumps([self.words, self.endings, self.uses], ensure_ascii=False, sort_keys=True).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> NameLists:
        """Read the lists from bytes."""
        self.take(*json.loads(data))
        return self


def grouped(letters: Mapping[str, str]) -> dict[str, str]:
    """The words of each string of letters, in the order of the alphabet, with a blank between them."""
    groups: dict[str, list[str]] = {}
    for word in sorted(letters):
        groups.setdefault(letters[word], []).append(word)
    return {key: " ".join(words) for key, words in groups.items()}


def ungrouped(groups: Mapping[str, str]) -> dict[str, str]:
    """The opposite of `grouped`."""
    return {word: key for key, words in groups.items() for word in words.split(" ")}


@Language.factory("depesche_name_lists", assigns=["token.ent_id", "token.ent_kb_id"])
def make_name_lists(nlp: Language, name: str) -> NameLists:
    """The component, empty: its lists are read from the model's folder."""
    return NameLists({}, {}, {})
