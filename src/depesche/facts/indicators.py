"""Indicators: the frames of words that carry facts, and the word classes of their conditions, as the language pack has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from depesche.langpack import Pack, Row
from depesche.parse import Word

WEAK = "?"
"""The condition of a frame that gives way to any other."""
WHOLE = "="
"""The condition of a frame whose word must stand alone, not at the end of a compound."""
SHORTEST = 3
"""A compound's first member has at least so many letters."""
LONGEST = 40
"""No form of a table has more letters."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A word class that must stand in the sentence, or must not.

    `beside`: only in the compound or right before the word; `wide`: also in the sentences before.
    """

    word_class: str
    absent: bool
    beside: bool
    wide: bool


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A row of the table: what a word carries, where its parties stand, what it takes."""

    indicator: str
    noun: bool
    weak: bool
    whole: bool
    conditions: tuple[Condition, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]
    takes: frozenset[str]
    unit: str
    rule: str
    order: int

    def admits(self, word: Word) -> bool:
        """Whether the part of speech fits: nouns for nouns, all else for verbs (participles are often adjectives)."""
        return self.noun == (word.pos in {"NOUN", "PROPN"}) or (self.noun and word.text[0].isupper() and word.pos != "VERB")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A frame that a word calls up, and what stands before its form in the compound."""

    frame: Frame
    before: str


@cache
def frames_by_form(pack: Pack) -> Mapping[str, tuple[Frame, ...]]:
    """The frames by form; forms in capitals are nouns that also end compounds."""
    found: dict[str, tuple[Frame, ...]] = {}
    for row in pack.table("indicators"):
        frame = frame_of(row, pack)
        for form in row.many("forms"):
            found[form] = (*found.get(form, ()), frame)
    return found


def frame_of(row: Row, pack: Pack) -> Frame:
    """A row as a frame."""
    written = row["with"].split()
    conditions = tuple(condition_of(c) for c in written if c not in {WEAK, WHOLE})
    takes = frozenset(row.many("takes"))
    noun, slots = row["pos"] == "noun", (row.many("first"), row.many("second"))
    alone = WEAK in written, WHOLE in written
    return Frame(row["indicator"], noun, *alone, conditions, *slots, takes, row["unit"], pack.key(row), row.line)


def condition_of(text: str) -> Condition:
    """A condition as written: a class behind @, with marks before it."""
    marks, _, name = text.partition("@")
    return Condition(name, "!" in marks, "^" in marks, "<" in marks)


@lru_cache(maxsize=1 << 16)
def triggers_of(text: str, lemma: str, pack: Pack) -> tuple[Trigger, ...]:
    """The frames that a word calls up: longer forms first, then those with more conditions, then the order of the table."""
    frames = frames_by_form(pack)
    found = {(t.frame.rule): (len(form), t) for form, t in forms_in(text, lemma, frames)}
    ranked = sorted(found.values(), key=lambda x: (-x[0], -len(x[1].frame.conditions), x[1].frame.order))
    return tuple(t for _, t in ranked)


def forms_in(text: str, lemma: str, frames: Mapping[str, tuple[Frame, ...]]) -> Iterator[tuple[str, Trigger]]:
    """The forms that a word is or ends in, shorter ones first."""
    for form in endings_of(text):
        for frame in (f for f in frames.get(form, ()) if not f.whole):
            yield form, Trigger(frame, text.lower().removesuffix(form.lower()))
    for whole in dict.fromkeys((lemma, text.lower(), text)):
        for frame in frames.get(whole, ()):
            yield whole, Trigger(frame, "")


def endings_of(text: str) -> Iterator[str]:
    """The last members that a compound may have, written as words, shortest first."""
    for cut in range(len(text) - SHORTEST, max(SHORTEST, len(text) - LONGEST) - 1, -1):
        yield text[cut:].lstrip("-").capitalize()


class Classes:
    """The word classes of a pack."""

    def __init__(self, pack: Pack) -> None:
        rows = pack.table("fact_classes")
        self.forms = {row["class"]: frozenset(row.many("forms")) for row in rows}
        self.nouns = {name: tuple(f.lower() for f in sorted(forms) if f[0].isupper()) for name, forms in self.forms.items()}
        self.known: dict[tuple[str, str], bool] = {}

    def has(self, name: str, word: Word) -> bool:
        """Whether a word is in a class, itself, by its dictionary form or as a compound."""
        key = (name, word.text)
        if key not in self.known:
            self.known[key] = self.look_up(name, word.text)
        return self.known[key] or word.lemma in self.forms[name]

    def look_up(self, name: str, text: str) -> bool:
        """Whether a form is in a class."""
        forms = self.forms[name]
        if text in forms or text.lower() in forms:
            return True
        return text[0].isupper() and any(ending in forms for ending in endings_of(text))

    def begins(self, name: str, before: str) -> bool:
        """Whether the first member of a compound is in a class."""
        return len(before) >= SHORTEST - 1 and any(before.startswith(noun) for noun in self.nouns[name])

    def any(self, name: str, words: Iterable[Word]) -> bool:
        """Whether one of the words is in a class."""
        return any(self.has(name, w) for w in words)


@cache
def classes_of(pack: Pack) -> Classes:
    """The word classes of a pack, made once."""
    return Classes(pack)
