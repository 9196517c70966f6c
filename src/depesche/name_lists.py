"""name_lists: a spaCy component that tells the names component, of each word, on which lists of names it stands.

The lists (first names, family names, towns, countries, organisations, offices …) travel with the model: what the names component
learned about them and what it is shown stay in step, whatever becomes of the tables they were made from. The word's lists are put,
as one string, into `Token.ent_id`, which the names component reads as a feature and nothing else uses.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc

FILE = "lists.json"
GENITIVE = "s"
LONGEST_ENDING = 12
WORDS_KEPT = 50_000
NUMBER, SMALL, LARGE, PART = "0", "-", "+", "~"
"""What stands for words on no list: numbers and marks, words in small letters, capitalised words, compounds with a name in them."""


class NameLists:
    """Words by the letters of their lists, and endings of compounds ("minister") by theirs."""

    def __init__(self, words: Mapping[str, str], endings: Mapping[str, str]) -> None:
        self.take(words, endings)

    def take(self, words: Mapping[str, str], endings: Mapping[str, str]) -> None:
        """Replace the lists."""
        self.words, self.endings = dict(words), dict(endings)
        self.kind_of = lru_cache(WORDS_KEPT)(self.find)

    def __call__(self, doc: Doc) -> Doc:
        """Mark every word with its lists."""
        for token in doc:
            token.ent_id_ = self.kind_of(token.text)
        return doc

    def find(self, word: str) -> str:
        """The letters of the lists that a word stands on, or what stands for it.

        >>> NameLists({"Anna": "f"}, {"minister": "p"}).find("Annas"), NameLists({}, {"minister": "p"}).find("Außenminister")
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
        endings = (word[-n:] for n in range(min(LONGEST_ENDING, len(word)), 2, -1))
        return next((self.endings[e] for e in endings if e in self.endings), "")

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the lists into a folder."""
        path.mkdir(parents=True, exist_ok=True)
        lists = {"words": self.words, "endings": self.endings}
        (path / FILE).write_text(json.dumps(lists, ensure_ascii=False, sort_keys=True, indent=0), encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> NameLists:
        """Read the lists from a folder."""
        lists = json.loads((path / FILE).read_text(encoding="utf-8"))
        self.take(lists["words"], lists["endings"])
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The lists as bytes: spaCy copies components so."""
        return json.dumps([self.words, self.endings], ensure_ascii=False, sort_keys=True).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> NameLists:
        """Read the lists from bytes."""
        self.take(*json.loads(data))
        return self


@Language.factory("depesche_name_lists", assigns=["token.ent_id"])
def make_name_lists(nlp: Language, name: str) -> NameLists:
    """The component, empty: its lists are read from the model's folder."""
    return NameLists({}, {})
