"""Amounts: the quantities of a sentence as facts may hold them: with the sign of a rise or a fall, as ranks, as shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache

from depesche.facts.indicators import classes_of
from depesche.facts.layout import Layout
from depesche.facts.numbers import Quantity, compared, entry_at, forms_of, number_at
from depesche.langpack import Pack
from depesche.lemmas import VERBAL
from depesche.parse import Word

VOLUMES = frozenset({"cubic-metres", "tonnes", "barrels-per-day"})
"""Units of energy in the record."""
LOWEST_RANK = 100
"""A place in a list is a number below this."""
LARGE = 1_000_000
"""From here on a number without a noun is a sum of money, where one stands before it."""
NEAR = 20
"""Farther than this, in words, a rise or a fall says nothing of a percentage."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as a fact may hold it; `kinds` says which frames may take it."""

    quantity: Quantity
    kinds: frozenset[str]
    value: Decimal
    unit: str | None


class Amounts:
    """Finds the amounts of a sentence."""

    def __init__(self, layout: Layout, found: tuple[Quantity, ...], pack: Pack) -> None:
        self.layout, self.words, self.quantities, self.pack = layout, layout.words, found, pack
        self.classes = classes_of(pack)

    def all(self) -> tuple[Amount, ...]:
        """The quantities with their signs, the ranks, and the words that are changes in themselves ("doubled"), in text order."""
        found = [self.amount_of(q) for q in self.quantities]
        for word in self.words:
            found += self.worded(word)
        return tuple(sorted((a for a in found if a), key=lambda a: a.quantity.first))

    def worded(self, word: Word) -> Iterator[Amount | None]:
        """The amounts that a word is in itself."""
        if rank_of(word.text.lower(), self.pack):
            yield self.rank_at(word)
        yield self.factor_at(word)
        yield self.place_at(word)

    def amount_of(self, quantity: Quantity) -> Amount | None:
        """A quantity as facts may hold it."""
        if quantity.kind == "money":
            return Amount(quantity, frozenset({"money"}), quantity.value, quantity.unit) if quantity.unit else None
        if quantity.kind == "volume":
            return Amount(quantity, frozenset({"volume"}), quantity.value, quantity.unit) if quantity.unit in VOLUMES else None
        if quantity.kind == "count":
            unit = self.unit_before(quantity)
            if unit:
                return Amount(quantity, frozenset({"money"}), quantity.value, unit)
            return Amount(quantity, frozenset({"persons"}), quantity.value, None)
        return self.percentage(quantity)

    def percentage(self, quantity: Quantity) -> Amount:
        """A percentage: a change where a word of rising or falling is near, and it is not the level reached."""
        before = self.words[quantity.first - 1 : quantity.first]
        value = quantity.value * 100 if quantity.unit == "fraction" else quantity.value
        sign = self.sign_at(quantity)
        if sign and not self.classes.any("level", before):
            kinds = {"change"} if self.classes.any("by", before) else {"change", "percent"}
            return Amount(quantity, frozenset(kinds), value * sign, "percent-change")
        return Amount(quantity, frozenset({"percent", "share"}), value, "percent")

    def unit_before(self, quantity: Quantity) -> str | None:
        """The currency that a large number without a noun takes over from the sum before it."""
        if quantity.value < LARGE or not self.layout.elliptic(quantity.last):
            return None
        return next((q.unit for q in reversed(self.quantities) if q.first < quantity.first and q.kind == "money"), None)

    def sign_at(self, quantity: Quantity) -> int | None:
        """Whether a percentage is a rise or a fall, by the nearest word that says so."""
        behind = entry_at(self.words, quantity.last + 1, self.pack, "change-after") if quantity.last + 1 < len(self.words) else None
        if behind:
            return int(behind[0].value)
        near = [(self.layout.distance(i, quantity.first), i, sign) for i, sign in self.changes]
        return min(near)[2] if near and min(near)[0] <= NEAR else None

    @cached_property
    def changes(self) -> tuple[tuple[int, int], ...]:
        """The positions of the words for rises and falls with their signs."""
        return tuple((w.i, sign) for w in self.words if (sign := self.sign_of(w)))

    def sign_of(self, word: Word) -> int | None:
        """The sign of a word for a rise or a fall; a separated particle of its stretch is tried before a verb."""
        sign = change_of(word.text.lower(), self.pack) or change_of(word.lemma.lower(), self.pack)
        if sign or word.pos not in VERBAL:
            return sign
        rest = (w for w in self.layout.inside({self.layout.segments[word.i]}) if w.i > word.i and w.pos in {"ADP", "ADV"})
        return next((s for w in rest if (s := change_of((w.text + word.lemma).lower(), self.pack))), None)

    def rank_at(self, word: Word) -> Amount:
        """The rank that a superlative gives ("second-largest")."""
        rank, first = rank_of(word.text.lower(), self.pack) or 1, word.i
        back = word.i - 1 if word.i and self.words[word.i - 1].text != "-" else word.i - 2
        ordinal = entry_at(self.words, back, self.pack, "ordinal") if back >= 0 else None
        if ordinal and rank == 1:
            rank, first = int(ordinal[0].value), back
        return Amount(Quantity(first, word.i, Decimal(rank), "rank", "rank"), frozenset({"rank"}), Decimal(rank), "rank")

    def place_at(self, word: Word) -> Amount | None:
        """The rank that a place in a list gives ("number two")."""
        if not any(e.kind == "rank" for e in forms_of(self.pack).get((word.text.lower(),), ())) or word.i + 1 >= len(self.words):
            return None
        number = number_at(self.words, word.i + 1, self.pack)
        if number is None or number.value >= LOWEST_RANK:
            return None
        quantity = Quantity(word.i, number.end - 1, number.value, "rank", "rank")
        return Amount(quantity, frozenset({"place"}), number.value, "rank")

    def factor_at(self, word: Word) -> Amount | None:
        """The change that a word is in itself."""
        for form in (word.text.lower(), word.lemma.lower()):
            for entry in forms_of(self.pack).get((form,), ()):
                if entry.kind == "factor":
                    value = Decimal(entry.value)
                    first, last, comparator = compared(self.words, word.i, word.i + 1, self.pack)
                    quantity = Quantity(first, last, value, "percent", "percent", comparator)
                    return Amount(quantity, frozenset({"change"}), value, "percent-change")
        return None


@lru_cache(maxsize=1 << 14)
def change_of(form: str, pack: Pack) -> int | None:
    """1 for a word of rising, -1 for one of falling."""
    for entry in forms_of(pack).get((form,), ()):
        if entry.kind == "change":
            return int(entry.value)
    return None


@cache
def superlatives(pack: Pack) -> tuple[tuple[str, ...], Mapping[str, int]]:
    """The superlatives of size and importance, and the ordinals, without endings."""
    rows = pack.table("quantities")
    tops = tuple(form for row in rows if row["kind"] == "superlative" for form in row.many("forms"))
    return tops, {form: int(row["value"]) for row in rows if row["kind"] == "ordinal" for form in row.many("forms")}


@lru_cache(maxsize=1 << 14)
def rank_of(form: str, pack: Pack) -> int | None:
    """The rank that a superlative means, with an ordinal before it in the same word or without."""
    tops, ordinals = superlatives(pack)
    for ending in pack.settings["facts"]["endings"]:
        stem = form.removesuffix(ending) if form.endswith(ending) else ""
        for top in tops:
            if stem == top:
                return 1
            if stem.endswith(top) and stem.removesuffix(top) in ordinals:
                return ordinals[stem.removesuffix(top)]
    return None
