"""What a temporal expression means: TIMEX3 type and value with EDTF, counted from the day, month or year of publication.

An operation takes the slots that a rule filled and the scene (reference, tense, the day spoken of) and returns a value, or None
where the words mean no time after all. Where only the month or year of publication is known, it is worked out for its
first and its last day: if both agree that is the value, else the EDTF is the set of all that it may be.

Source: TimeML 1.2.1 and the KRAUTS guidelines (Strötgen et al. 2018) for TIMEX3 values; EDTF 2019.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from depesche.edtf_value import bounds, precision

SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
MASKS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}
AHEAD = frozenset({"present", "future", "state"})
"""Tenses whose clauses speak of what is to come, where they name a day without more."""
Slots = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reference:
    """The time of publication as its first and last day."""

    first: date
    last: date
    precision: str

    @classmethod
    def of(cls, published: str | None) -> Reference | None:
        """The reference that a document's date gives; None for none or for one that is no plain date."""
        fine = precision(published) if published else None
        if fine is None:
            return None
        first, last = bounds(published or "")
        return cls(date.fromisoformat(first or ""), date.fromisoformat(last or ""), fine)

    @property
    def edtf(self) -> str:
        """The reference as EDTF."""
        return cut(self.first, self.precision)


@dataclass(frozen=True, slots=True)
class Scene:
    """What an expression is resolved against.

    The reference, the tense of its clause (past, present, future, None), the day spoken of, and whether what is said comes again
    ("daily from 9 to 12").
    """

    reference: Reference | None
    tense: Callable[[], str | None]
    day: str | None = None
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Value:
    """TIMEX3 type and value with the EDTF; `unresolved` where a reference would be needed and there is none."""

    type: str
    value: str
    edtf: str | None = None
    unresolved: bool = False


def cut(day: date, fine: str) -> str:
    """A day as EDTF of a precision (year, month, day).

    >>> cut(date(2023, 8, 17), "month")
    '2023-08'
    """
    return day.isoformat()[: {"year": 4, "month": 7, "day": 10}[fine]]


def edtf_of(value: str) -> str | None:
    """The EDTF of a TIMEX3 value; None where it names no stretch of the calendar.

    >>> edtf_of("2001-W12"), edtf_of("199"), edtf_of("2014-12-18T09:30"), edtf_of("P5Y")
    ('2001-03-19/2001-03-25', '199X', '2014-12-18', None)
    """
    plain = value.partition("T")[0]
    if not plain[:1].isdigit() or "X" in plain:
        return None
    year, _, rest = plain.partition("-")
    if not rest:
        return year + "X" * (4 - len(year))
    if rest[0] == "W" and rest != "WI":
        return edtf_of_week(int(year), rest)
    if rest in SEASON_CODES:
        return f"{year}-{SEASON_CODES[rest]}"
    if rest[0] in "QH":
        return f"{year}-{(32 if rest[0] == 'Q' else 39) + int(rest[1])}"
    return plain


def edtf_of_week(year: int, week: str) -> str:
    """A week (W12) or weekend (W12-WE) as the interval of its days."""
    number, _, weekend = week[1:].partition("-")
    first = date.fromisocalendar(year, int(number), 6 if weekend else 1)
    return f"{first}/{date.fromisocalendar(year, int(number), 7)}"


def anchored(kind: str, scene: Scene, at: Callable[[date], str], mask: str) -> Value:
    """A value counted from the reference; `mask` is the TIMEX3 value where it cannot be told."""
    reference = scene.reference
    if reference is None:
        return Value(kind, mask, unresolved=True)
    low, high = at(reference.first), at(reference.last)
    if low == high:
        return Value(kind, low, edtf_of(low))
    return Value(kind, mask, one_of(edtf_of(low), edtf_of(high)))


def one_of(low: str | None, high: str | None) -> str | None:
    """The set of all from the first to the last, of their precision where they are plain dates, else of days.

    >>> one_of("2022-12", "2023-11")
    '[2022-12..2023-11]'
    """
    if low is None or high is None:
        return None
    if precision(low) and precision(low) == precision(high):
        return f"[{low}..{high}]"
    return f"[{bounds(low)[0]}..{bounds(high)[1]}]"


def shifted(day: date, unit: str, n: int) -> str:
    """The year, month, week … that lies n of its kind from the day's.

    >>> shifted(date(2023, 1, 15), "M", -1), shifted(date(2023, 8, 17), "W", 1), shifted(date(2023, 8, 17), "DE", -1)
    ('2022-12', '2023-W34', '201')
    """
    if unit == "D":
        return (day + timedelta(days=n)).isoformat()
    if unit in ("W", "WE"):
        year, week, _ = (day + timedelta(weeks=n)).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if unit == "WE" else "")
    if unit in ("M", "Q"):
        size = 1 if unit == "M" else 3
        index = (day.year * 12 + day.month - 1) // size + n
        year, part = divmod(index, 12 // size)
        return f"{year:04d}-{part + 1:02d}" if unit == "M" else f"{year:04d}-Q{part + 1}"
    width = {"Y": 1, "DE": 10, "CE": 100}[unit]
    return f"{day.year // width + n:0{5 - len(str(width))}d}"


def amount(text: str) -> float:
    """The value of a number slot: digits, a fraction, or parts joined by `+`.

    >>> amount("1+20"), amount("0.5")
    (21.0, 0.5)
    """
    return sum(float(part) for part in text.split("+"))


def digits(number: float) -> str:
    """A number without a needless fraction."""
    return str(int(number)) if number == int(number) else str(number)


def period(number: str, unit: str) -> str:
    """A TIMEX3 duration; units of less than a day begin with T.

    >>> period("5", "Y"), period("2", "TH"), period("X", "D")
    ('P5Y', 'PT2H', 'PXD')
    """
    count = number if number == "X" else digits(amount(number))
    return f"PT{count}{unit[1:]}" if unit.startswith("T") else f"P{count}{unit}"


def with_part(value: Value, part: str) -> Value:
    """The value of a day with a part of the day (TMO, TEV …) set behind it."""
    return replace(value, type="TIME", value=value.value + part) if part else value
