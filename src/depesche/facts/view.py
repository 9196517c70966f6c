"""Views: a sentence with all that its facts need: the words that carry facts, the amounts, the phrases that name parties."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from depesche.facts.amounts import Amount, Amounts
from depesche.facts.indicators import Condition, Frame, Trigger, classes_of, triggers_of
from depesche.facts.layout import CROSSING, Layout
from depesche.facts.numbers import Quantity, quantities
from depesche.facts.phrases import NOUNS, Phrase, phrases_of
from depesche.langpack import Pack
from depesche.parse import Sentence, Word
from depesche.reading import Reading

CONTEXT = 2
"""How many sentences before tell whether people died by violence or by accident."""
COUNTED = 4
"""How many words behind a number the counted noun may stand."""
MANY = 100
"""From here on a number without a noun is no part of a name."""
FAR = 40
"""Farther than this, in words, a quantity belongs to no word."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A word that carries a fact, with those of its frames whose conditions hold, best first."""

    word: Word
    frames: tuple[Frame, ...]


class View(Layout):
    """A sentence of a reading; each part is worked out when first asked for."""

    def __init__(self, reading: Reading, pack: Pack, index: int) -> None:
        super().__init__(reading, reading.parsed.sentences[index])
        self.pack, self.index = pack, index
        self.classes = classes_of(pack)

    def before(self, count: int) -> tuple[Sentence, ...]:
        """So many sentences before this one, nearest last."""
        return self.reading.parsed.sentences[max(0, self.index - count) : self.index]

    @cached_property
    def carriers(self) -> tuple[Carrier, ...]:
        """The words that carry facts here."""
        found = []
        for word in self.words:
            called = triggers_of(word.text, word.lemma, self.pack)
            fitting = [t for t in called if t.frame.admits(word)] or [t for t in called if not t.frame.noun and word.pos == "NOUN"]
            frames = [t.frame for t in fitting if self.holds(t, word)]
            if frames and not self.names_body(word):
                found.append(Carrier(word, tuple(frames)))
        return tuple(found)

    def names_body(self, word: Word) -> bool:
        """Whether a word only says which body or official is meant ("the trade ministry")."""
        speech = self.pack.settings["statements"]
        head = self.words[word.head]
        return word.relation == "compound" and head.text.lower() in {*speech["institution_nouns"], *speech["person_nouns"]}

    def holds(self, trigger: Trigger, word: Word) -> bool:
        """Whether the conditions of a frame hold."""
        for condition in trigger.frame.conditions:
            inside = self.classes.begins(condition.word_class, trigger.before)
            if (inside or self.classes.any(condition.word_class, self.scope(condition, word))) == condition.absent:
                return False
        return True

    def scope(self, condition: Condition, word: Word) -> Iterable[Word]:
        """The words among which a condition looks for its class."""
        if condition.beside:
            return self.words[max(0, word.i - 2) : word.i]
        if condition.wide:
            return chain.from_iterable(s.words for s in (*self.before(CONTEXT), self.sentence))
        return self.words

    @cached_property
    def mentioned(self) -> tuple[Phrase, ...]:
        """All phrases that name a country, before quantities are known."""
        return phrases_of(self.reading, self.sentence, self.pack, self.timed)

    @cached_property
    def phrases(self) -> tuple[Phrase, ...]:
        """The phrases that name a party."""
        verbs = frozenset(c.word.i for c in self.carriers if not c.frames[0].noun)
        found = phrases_of(self.reading, self.sentence, self.pack, self.timed | self.counted | verbs)
        return tuple(p for p in found if not p.aside and p.first not in self.counted and self.segments[p.first] not in self.telling)

    @cached_property
    def telling(self) -> frozenset[int]:
        """Segments that only say who tells: a verb of telling, no carrier and no quantity."""
        segments = {self.segments[w.i] for w in self.words if self.classes.has("telling", w)}
        busy = {self.segments[c.word.i] for c in self.carriers} | {self.segments[q.last] for q in self.quantities if q.kind != "count"}
        return frozenset(segments - busy)

    @cached_property
    def counted(self) -> frozenset[int]:
        """The words of quantities with a unit."""
        return frozenset(i for q in self.quantities if q.kind != "count" for i in range(q.first, q.last + 1))

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities of the sentence."""
        return quantities(self.sentence, self.pack, self.country_at, self.timed)

    def country_at(self, position: int) -> str | None:
        """The country named at a word; at -1 the first one named in the sentence."""
        for phrase in self.mentioned:
            if position == -1 or phrase.first <= position <= phrase.last:
                return phrase.code
        return None

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """The amounts of the sentence."""
        return Amounts(self, self.quantities, self.pack).all()

    def carrier_of(self, amount: Amount) -> tuple[Carrier, Frame] | None:
        """The nearest word that can take a quantity, and the frame by which it does; None where that frame is a blocker."""
        best: tuple[tuple[bool, int], Carrier, Frame] | None = None
        for carrier in self.carriers:
            frame = next((f for f in carrier.frames if takes(f, amount) and self.fits(amount, carrier.word, f)), None)
            if frame:
                distance = self.cost(amount, carrier.word)
                cost = (frame.weak, distance)
                if distance <= FAR and (best is None or cost < best[0]):
                    best = (cost, carrier, frame)
        return None if best is None or best[2].indicator == "-" else (best[1], best[2])

    def cost(self, amount: Amount, word: Word) -> int:
        """How far a quantity is from a word that might take it; of people also the conjunctions between count."""
        q = amount.quantity
        if q.first <= word.i <= q.last:
            return 0
        between = self.words[q.last : word.i] or self.words[word.i : q.first]
        joined = sum(w.pos == "CCONJ" for w in between) if "persons" in amount.kinds else 0
        return min(self.distance(q.first, word.i), self.distance(q.last, word.i)) + CROSSING * joined

    def fits(self, amount: Amount, word: Word, frame: Frame) -> bool:
        """Whether a number of persons or a rank belongs to a word: the counted noun must be the word or people, or be missing."""
        first, last = amount.quantity.first, amount.quantity.last
        if "rank" in amount.kinds:
            return last < word.i <= last + COUNTED
        if "persons" not in amount.kinds or self.gapped(amount):
            return True
        if frame.noun:
            return last < word.i <= last + COUNTED or (word.i < first <= word.i + COUNTED and self.of_people(last))
        return self.segments[last] == self.segments[word.i] and self.of_people(last)

    def gapped(self, amount: Amount) -> bool:
        """Whether the counted noun of a number is left out: a noun was counted before, or the number is no mere figure in a name."""
        quantity = amount.quantity
        if not self.elliptic(quantity.last):
            return False
        earlier = any(q.kind == "count" and q.first < quantity.first for q in self.quantities)
        return earlier or quantity.comparator != "=" or quantity.value >= MANY

    def of_people(self, last: int) -> bool:
        """Whether the noun counted by a number is one for people."""
        for word in self.words[last + 1 : last + 1 + COUNTED]:
            if self.classes.has("people", word):
                return True
            if word.pos not in {"ADJ", "DET", "ADV", "NUM"}:
                return False
        return False

    def counted_noun(self, amount: Amount) -> Word:
        """The noun that a number counts; of a number without a noun that of the number before it ("40 soldiers … and 20")."""
        counts = [q for q in self.quantities if q.kind == "count" and q.first <= amount.quantity.first]
        for quantity in reversed(counts):
            if not self.elliptic(quantity.last):
                behind = self.words[quantity.last + 1 : quantity.last + 1 + COUNTED]
                return next((w for w in behind if w.pos in NOUNS), self.words[quantity.last])
        return self.words[amount.quantity.last]

    def home(self, word: Word, amount: Amount | None) -> frozenset[int]:
        """The segments that a fact stands in."""
        at = {self.segments[word.i]} | ({self.segments[amount.quantity.last]} if amount else set())
        return frozenset(at)


def takes(frame: Frame, amount: Amount) -> bool:
    """Whether a frame takes a kind of quantity; a place in a list is a rank."""
    return bool(amount.kinds & frame.takes) or ("place" in amount.kinds and "rank" in frame.takes)
