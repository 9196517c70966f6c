"""Quantities in a sentence: numbers as digits and words, with scale, unit, currency and comparator.

What counts as a number word, a scale, a unit or a comparator stands in the table `quantities` of the language pack; the decimal
and thousands signs stand in its section [facts].
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from pathlib import Path

from depesche.langpack import Pack
from depesche.parse import Sentence, Word

CURRENCIES = Path(__file__).parent.parent / "data" / "currencies.tsv"
LONGEST = 4
"""Most words in one form of the table."""
DIGITS = re.compile(r"(\d[\d.,'’\u00a0\u202f]*)([^\W\d]*|%)")
LARGEST = Decimal(10) ** 18
"""A larger number counts nothing between states; what a record holds must also fit into a database."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit; `first` and `last` are positions in the sentence, comparator included.

    `kind` is money, percent, volume or count; `unit` an ISO 4217 code or a unit of the record, None for a count.
    """

    first: int
    last: int
    value: Decimal
    kind: str
    unit: str | None
    comparator: str = "="


@dataclass(frozen=True, slots=True)
class Entry:
    """What the table says of a form."""

    kind: str
    value: str
    units: tuple[str, ...]


Forms = Mapping[tuple[str, ...], tuple[Entry, ...]]
CurrencyOf = Callable[[int], str | None]
"""The country that stands at a word, as ISO 3166 alpha-3; position -1 asks for the country that the sentence is about."""


@cache
def forms_of(pack: Pack) -> Forms:
    """The entries of the table by the words of their forms in lower case."""
    forms: dict[tuple[str, ...], tuple[Entry, ...]] = {}
    for row in pack.table("quantities"):
        entry = Entry(row["kind"], row["value"], row.many("unit"))
        for form in row.many("forms"):
            key = tuple(form.lower().split())
            forms[key] = (*forms.get(key, ()), entry)
    return forms


def entry_at(words: Sequence[Word], i: int, pack: Pack, *kinds: str) -> tuple[Entry, int] | None:
    """The longest form of one of the kinds that begins at a word, and the position behind it."""
    forms = forms_of(pack)
    for size in range(min(LONGEST, len(words) - i), 0, -1):
        for entry in forms.get(tuple(w.text.lower() for w in words[i : i + size]), ()):
            if entry.kind in kinds:
                return entry, i + size
    return None


def entry_before(words: Sequence[Word], i: int, pack: Pack, kind: str) -> tuple[Entry, int] | None:
    """The longest form of a kind that ends before a word, and the position where it begins."""
    forms = forms_of(pack)
    for size in range(min(LONGEST, i), 0, -1):
        for entry in forms.get(tuple(w.text.lower() for w in words[i - size : i]), ()):
            if entry.kind == kind:
                return entry, i - size
    return None


@cache
def atoms_of(pack: Pack) -> tuple[Mapping[str, Decimal], tuple[str, ...], tuple[str, ...]]:
    """Number atoms by form, the atoms from long to short, and the joiners."""
    rows = pack.table("quantities")
    atoms = {form: Decimal(row["value"]) for row in rows if row["kind"] == "number" for form in row.many("forms")}
    joiners = tuple(form for row in rows if row["kind"] == "joiner" for form in row.many("forms"))
    return atoms, tuple(sorted(atoms, key=lambda a: (-len(a), a))), joiners


@lru_cache(maxsize=1 << 16)
def atoms_in(word: str, pack: Pack) -> tuple[Decimal, ...] | None:
    """The number atoms that a word is made of, None where it is no number word."""
    atoms, ordered, joiners = atoms_of(pack)
    if not word:
        return ()
    for atom in ordered:
        if not word.startswith(atom):
            continue
        rest = word[len(atom) :]
        for joiner in ("", *joiners):
            if not rest.startswith(joiner) or (joiner and rest == joiner):
                continue
            tail = atoms_in(rest[len(joiner) :], pack)
            if tail is not None:
                return (atoms[atom], *tail)
    return None


def sum_of(atoms: Sequence[Decimal]) -> Decimal:
    """What number atoms stand for together: hundreds and thousands multiply what stands before them."""
    total = group = Decimal(0)
    for atom in atoms:
        if atom == 1000:
            total, group = total + (group or 1) * atom, Decimal(0)
        else:
            group = (group or 1) * atom if atom == 100 else group + atom
    return total + group


def decimal_of(digits: str, pack: Pack) -> Decimal | None:
    """The value of a number in digits; None where it is none of the language's ("1.2.3")."""
    marks = pack.settings["facts"]
    whole, _, fraction = digits.rstrip(".,").partition(marks["decimal"])
    groups = re.split(f"[{re.escape(marks['thousands'])}]", whole)
    if len(groups) > 1 and not (len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])):
        return None
    text = "".join(groups) + ("." + fraction if fraction else "")
    return Decimal(text) if re.fullmatch(r"\d+(\.\d+)?", text) else None


@dataclass(slots=True)
class Number:
    """A number as read so far: its value, the position behind it, and the letters that hang on its digits ("5bn")."""

    value: Decimal
    end: int
    suffix: str = ""
    vague: bool = False


def number_at(words: Sequence[Word], i: int, pack: Pack) -> Number | None:
    """The number that begins at a word."""
    text = words[i].text
    if text[0].isdigit():
        return digits_at(words, i, pack)
    found = entry_at(words, i, pack, "one")
    if found:
        half = found[1] < len(words) and atoms_in(words[found[1]].text.lower(), pack)
        return Number(half[0], found[1] + 1) if half else Number(Decimal(found[0].value), found[1], vague=True)
    return words_at(words, i, pack)


def digits_at(words: Sequence[Word], i: int, pack: Pack) -> Number | None:
    """The number in digits at a word; groups of three set apart by blanks belong to it."""
    match = DIGITS.fullmatch(words[i].text)
    if not match:
        return None
    digits, end = match[1], i + 1
    if len(digits) <= 3 and digits.isdigit() and not match[2]:
        while end < len(words) and len(words[end].text) == 3 and words[end].text.isdigit() and words[end].start == words[end - 1].end + 1:
            digits, end = digits + words[end].text, end + 1
    value = decimal_of(digits, pack)
    return None if value is None else Number(value, end, match[2])


def words_at(words: Sequence[Word], i: int, pack: Pack) -> Number | None:
    """The number in words that begins at a word."""
    joiners, end = atoms_of(pack)[2], i
    atoms: list[Decimal] = []
    for j in range(i, len(words)):
        found = atoms_in(words[j].text.lower(), pack)
        if found:
            atoms += found
            end = j + 1
        elif not (atoms and end == j and words[j].text in joiners):
            break
    return Number(sum_of(atoms), end) if atoms else None


def quantities(sentence: Sentence, pack: Pack, country_at: CurrencyOf, taken: frozenset[int] = frozenset()) -> tuple[Quantity, ...]:
    """The quantities of a sentence in text order.

    Args:
        sentence: the words.
        pack: the language.
        country_at: which country stands at a word; tells currencies apart.
        taken: words that belong to temporal expressions and are no quantities.
    """
    return tuple(found_in(sentence.words, pack, country_at, taken))


def found_in(words: Sequence[Word], pack: Pack, country_at: CurrencyOf, taken: frozenset[int]) -> Iterator[Quantity]:
    """The quantities among words."""
    i = 0
    while i < len(words):
        quantity = None if i in taken else quantity_at(words, i, pack, country_at)
        if quantity:
            yield quantity
        i = quantity.last + 1 if quantity else i + 1


def quantity_at(words: Sequence[Word], i: int, pack: Pack, country_at: CurrencyOf) -> Quantity | None:
    """The quantity whose number begins at a word."""
    fraction = entry_at(words, i, pack, "fraction")
    number = Number(Decimal(1), i) if fraction else number_at(words, i, pack)
    if number is None or entry_before(words, i, pack, "vague"):
        return None
    scaled(words, number, pack)
    if number.value > LARGEST:
        return None
    kind, unit, end = unit_of(words, i, number, pack, country_at)
    if number.vague and kind == "count":
        return None
    first, last, comparator = compared(words, i, end, pack)
    return Quantity(first, last, number.value, kind, unit, comparator)


def scaled(words: Sequence[Word], number: Number, pack: Pack) -> None:
    """Multiply a number by the scales behind it."""
    hanging = forms_of(pack).get((number.suffix.lower(),), ())
    for entry in hanging:
        if entry.kind == "scale":
            number.value, number.suffix = number.value * Decimal(entry.value), ""
    while number.end < len(words) and (found := entry_at(words, number.end, pack, "scale")):
        number.value, number.end, number.vague = number.value * Decimal(found[0].value), found[1], False


def unit_of(words: Sequence[Word], i: int, number: Number, pack: Pack, country_at: CurrencyOf) -> tuple[str, str | None, int]:
    """Kind and unit of a number, and the position behind them; a fraction becomes percent."""
    for entry in forms_of(pack).get((number.suffix.lower(),), ()):
        if entry.kind == "unit":
            return measured(words, entry, number.end, pack)
    before = entry_before(words, i, pack, "currency")
    if before and (words[i - 1].text.isupper() or words[i - 1].end == words[i].start):
        return "money", currency_of(before[0], i - 1, country_at), number.end
    end = number.end
    if end < len(words) and words[end].text == "-":
        end += 1
    fraction = entry_at(words, end, pack, "fraction") if end < len(words) else None
    if fraction:
        number.value *= Decimal(fraction[0].value)
        return "percent", "fraction", fraction[1]
    for skip in (0, 1):
        found = entry_at(words, end + skip, pack, "unit", "currency") if end + skip < len(words) else None
        if found and found[0].kind == "unit":
            return measured(words, found[0], found[1], pack) if not skip else ("count", None, number.end)
        if found and (not skip or country_at(end)):
            return "money", currency_of(found[0], end, country_at), found[1]
    return "count", None, number.end


def measured(words: Sequence[Word], entry: Entry, end: int, pack: Pack) -> tuple[str, str | None, int]:
    """Kind and unit of a measure; what flows by the day must say so nearby."""
    unit = entry.units[0]
    if unit == "percent":
        return "percent", unit, end
    if unit == "barrels-per-day":
        behind = entry_at(words, end, pack, "per-day") if end < len(words) else None
        daily = behind or any(entry_at(words, j, pack, "per-day") for j in range(max(0, end - 6), min(len(words), end + 4)))
        return "volume", unit if daily else None, behind[1] if behind else end
    return "volume", unit, end


def currency_of(entry: Entry, at: int, country_at: CurrencyOf) -> str | None:
    """The ISO 4217 code of a currency: by the nationality before its name, by its default, or by the country in question."""
    for where in (at, at - 1):
        local = own_currency(country_at(where) if where >= 0 else None)
        if local in entry.units:
            return local
    if entry.units[0] != "-":
        return entry.units[0]
    local = own_currency(country_at(-1))
    return local if local in entry.units else None


def own_currency(country: str | None) -> str | None:
    """The legal tender of a country (ISO 3166 alpha-3); None where none is known."""
    return currencies().get(country or "")


@cache
def currencies() -> Mapping[str, str]:
    """The legal tender of countries, from data/currencies.tsv."""
    lines = CURRENCIES.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {country: currency for country, currency in rows if country != "country"}


def compared(words: Sequence[Word], i: int, end: int, pack: Pack) -> tuple[int, int, str]:
    """First and last position of a quantity with its comparator, and the comparator's sign."""
    after = entry_at(words, end, pack, "comparator-after") if end < len(words) else None
    if after:
        return i, after[1] - 1, after[0].value
    for start in (i, i - 1, i - 2):
        if start < i and not passable(words[start], pack):
            break
        before = entry_before(words, start, pack, "comparator")
        if before and not ("not-after-noun" in before[0].units and before[1] > 0 and words[before[1] - 1].pos == "NOUN"):
            return before[1], end - 1, before[0].value
    return i, end - 1, "="


def passable(word: Word, pack: Pack) -> bool:
    """Whether a comparator may stand before this word and still belong to the number behind it (article, currency sign)."""
    return word.pos in {"DET", "SYM"} or any(e.kind == "currency" for e in forms_of(pack).get((word.text.lower(),), ()))


def plain(value: Decimal) -> int | float:
    """A value as the record holds it: whole numbers as int, others with at most three decimals.

    >>> plain(Decimal("97300000000.0")), plain(Decimal("-34.6"))
    (97300000000, -34.6)
    """
    return int(value) if value == value.to_integral_value() else round(float(value), 3)
