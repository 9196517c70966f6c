"""Parties of facts: which phrases fill the slots of a frame, in their order, and what is done where one is left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depesche.facts.amounts import Amount
from depesche.facts.indicators import Frame
from depesche.facts.layout import verbal
from depesche.facts.phrases import Phrase, phrases_of
from depesche.facts.view import View
from depesche.lemmas import VERBAL
from depesche.parse import Word

UNORDERED = frozenset({"trade", "agreement", "diplomatic-relations"})
"""Indicators whose parties stand side by side."""
ONE_SIDED = frozenset({"casualties"})
"""Indicators that need no second party, and not even a first."""
LOOK_BACK = 3
"""How many sentences back the parties of "mutual trade" may stand."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The codes of the parties in order, and the phrases of the sentence that name them."""

    codes: tuple[str, ...]
    phrases: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Casting:
    """Finds the parties of one fact: the word that carries it, its frame, its amount if any."""

    view: View
    word: Word
    frame: Frame
    amount: Amount | None

    def cast(self) -> Cast | None:
        """The parties, None where the indicator lacks one."""
        if self.frame.indicator in UNORDERED:
            return self.pair()
        if self.frame.indicator in ONE_SIDED:
            first = self.fill(self.frame.first)
            return Cast((first.code,), (first,)) if first else Cast(())
        return self.ordered()

    def ordered(self) -> Cast | None:
        """The parties of an indicator with a direction."""
        first = self.fill(self.frame.first)
        second = self.fill(self.frame.second, first)
        if first is None and second is not None:
            first = self.fill(self.frame.first, second)
        if self.amount is not None:
            first = first or self.left_over(second)
            second = second or self.left_over(first)
        return Cast((first.code, second.code), (first, second)) if first and second else None

    def left_over(self, other: Phrase | None) -> Phrase | None:
        """The one country of the sentence beside the other party; with "there" the one that was last named before."""
        if other is None:
            return None
        rest = {p.code: p for p in self.view.phrases if p.code != other.code}
        if len(rest) == 1:
            return next(iter(rest.values()))
        if not rest and self.view.classes.any("thither", self.view.words):
            return next((p for p in reversed(self.earlier(1)) if p.code != other.code), None)
        return None

    def earlier(self, count: int) -> list[Phrase]:
        """The phrases of the sentences before."""
        view = self.view
        return [p for s in view.before(count) for p in phrases_of(view.reading, s, view.pack, frozenset())]

    def pair(self) -> Cast | None:
        """The two parties of an indicator that knows no direction."""
        found: dict[str, Phrase] = {}
        for slot in (*self.frame.first, *self.frame.second):
            if len(found) < 2:
                for phrase in self.matching(slot):
                    found.setdefault(phrase.code, phrase)
        chosen = dict(list(found.items())[:2])
        if len(chosen) < 2 and (self.view.classes.any("reciprocal", self.view.words) or self.torn()):
            chosen = self.last_pair(chosen)
        here = tuple(p for p in chosen.values() if p.sentence is self.view.sentence)
        return Cast(tuple(sorted(chosen)), here) if len(chosen) == 2 else None

    def torn(self) -> bool:
        """Whether the sentence before has no end: the parser may have cut one sentence in two."""
        return any(s.words[-1].pos != "PUNCT" for s in self.view.before(1))

    def last_pair(self, known: dict[str, Phrase]) -> dict[str, Phrase]:
        """The two countries that were last named together."""
        found = dict(known)
        for back in range(1, LOOK_BACK + 1):
            for phrase in self.earlier(back):
                found.setdefault(phrase.code, phrase)
            if len(found) >= 2:
                break
        return found

    def fill(self, slots: Sequence[str], other: Phrase | None = None) -> Phrase | None:
        """The phrase that fills the first slot it can, not for the other party's country; near ones go before far ones."""
        home, subject_home = self.view.home(self.word, self.amount), self.subject_home()
        for near in (True, False):
            for slot in slots:
                for phrase in self.matching(slot):
                    inside = self.view.segments[phrase.first] in (subject_home if slot == "subj" else home)
                    if (other is None or phrase.code != other.code) and inside == near and not (near and slot == "any"):
                        return phrase
        return None

    def subject_home(self) -> frozenset[int]:
        """The segments where the subject may stand: with an infinitive it stands in the clause before."""
        view = self.view
        own = view.segments[self.word.i]
        if own in view.verbless or verbal(view.inside({own})):
            return view.home(self.word, self.amount)
        return frozenset([next((s for s in range(own - 1, -1, -1) if verbal(view.inside({s}))), own)])

    def matching(self, slot: str) -> list[Phrase]:
        """The phrases that may fill a slot, best first."""
        view, word = self.view, self.word
        if slot in {"subj", "obj"}:
            return self.bare(backward=slot == "obj")
        centre = self.amount.quantity.first if self.amount else word.i
        host = view.counted_noun(self.amount) if self.amount and "persons" in self.amount.kinds else word
        found = [p for p in view.phrases if fills(p, slot, host)]
        return sorted(found, key=lambda p: (view.segments[p.first] != view.segments[centre], view.distance(p.first, word.i), p.first))

    def bare(self, *, backward: bool) -> list[Phrase]:
        """The phrases without a preposition, those of the word's own stretch first; for objects backward, datives first."""
        view, word = self.view, self.word
        bare = [p for p in view.phrases if not p.preposition and (p.head != word.i or p.how == "part") and (backward or not p.dative)]
        placed = self.amount is not None and "place" in self.amount.kinds
        own = view.segments[self.amount.quantity.first if self.amount and placed else word.i]
        near = [p for p in bare if view.segments[p.first] == own]
        sure = sum(p.subject for p in near) == 1
        return sorted(bare, key=lambda p: (abs(view.segments[p.first] - own), p.dative, sure and not p.subject, p.first), reverse=backward)


def fills(phrase: Phrase, slot: str, word: Word) -> bool:
    """Whether a phrase stands in a slot of a word."""
    if slot == "any":
        return True
    if slot in {"gen", "part"}:
        return phrase.head == word.i and phrase.how == slot
    if slot == "adj":
        people = phrase.kind == "group" and phrase.last == word.i
        return people or (phrase.how == "adj" and (phrase.head == word.i or word.pos in VERBAL))
    return phrase.preposition == slot
