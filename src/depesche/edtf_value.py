"""EDTF values: check them, write them the one canonical way, and say which days they cover.

The shapes that news needs are read here, fast and without imports; rarer ones of the standard are left to the `edtf` package.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, 4 February 2019.
"""

from __future__ import annotations

import re
import time
from calendar import monthrange
from datetime import MAXYEAR, date
from functools import lru_cache

Bounds = tuple[str | None, str | None]
"""Earliest and latest day as ISO dates, None where open."""

_QUARTERS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3), 33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3)}
_THIRDS_AND_HALVES = {37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6)}
SEASONS = _QUARTERS | _THIRDS_AND_HALVES
"""First month and length in months of EDTF's groups of months: seasons (northern), quarters, thirds, halves.

Winter begins in December of its year and runs into the next.
"""

_GROUP_NAMES = ((range(21, 25), "season"), (range(33, 37), "quarter"), (range(37, 40), "third of a year"), (range(40, 42), "half-year"))
_ENDS = re.compile(r"\.\.")
_QUALIFIED = re.compile(r"(.+[^?~%])[?~%]")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d(?::\d\d)?)?)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}|\d{3}X|\d\dXX")
_SOME_DAY = re.compile(r"(\d{4})-(\d\d|XX)-XX|(\d{4})-XX")
_SET = re.compile(r"\[(.+)\]|\{(.+)\}")


def canonical(value: str) -> str:
    """The value without blanks, checked.

    Args:
        value: EDTF of level 0 to 2.

    Raises:
        ValueError: it is no EDTF value, names no day of the calendar, or ends before it begins.

    >>> canonical("[2023-08-03, 2023-08-10]")
    '[2023-08-03,2023-08-10]'
    """
    plain = re.sub(r"\s+", "", value)
    earliest, latest = bounds(plain)
    if earliest and latest and earliest > latest:
        raise ValueError(f"{value!r} ends before it begins")
    return plain


@lru_cache(maxsize=4096)
def bounds(value: str) -> Bounds:
    """The first and last day that the value covers; of "one of" sets and of all members alike.

    Raises:
        ValueError: no EDTF value.

    >>> bounds("2023-21")
    ('2023-03-01', '2023-05-31')
    >>> bounds("2018/..")
    ('2018-01-01', None)
    """
    if value.count("/") == 1:
        first, last = (None if part in ("", "..") else bounds(part) for part in value.split("/"))
        if first is None and last is None:
            raise ValueError(f"{value!r} is no EDTF value: an interval needs an end")
        return (first[0] if first else None, last[1] if last else None)
    if members := _SET.fullmatch(value):
        return _bounds_of_set((members[1] or members[2]).split(","))
    if qualified := _QUALIFIED.fullmatch(value):
        return bounds(qualified[1])
    return _bounds_of_date(value)


def covers(outer: str, inner: str) -> bool:
    """Whether all days of the inner value lie in the outer one's.

    >>> covers("2023", "2023-08-17"), covers("2023-08", "2023")
    (True, False)
    """
    (first, last), (low, high) = bounds(outer), bounds(inner)
    return (first is None or (low is not None and first <= low)) and (last is None or (high is not None and high <= last))


def precision(value: str) -> str | None:
    """What a plain date names: "year", "month" or "day"; None of all other shapes.

    >>> precision("2023-08"), precision("2023-21")
    ('month', None)
    """
    if re.fullmatch(r"\d{4}", value):
        return "year"
    if re.fullmatch(r"\d{4}-(0\d|1[0-2])", value):
        return "month"
    return "day" if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None


def grain(value: str) -> str:
    """How precise a value is, in words for a reader.

    >>> grain("2023-08"), grain("2018/.."), grain("[2023-08-03,2023-08-10]"), grain("2020~"), grain("2023-21")
    ('month', 'from a year on', 'one of 2 days', 'about a year', 'season')
    """
    if value.startswith(("[", "{")):
        members = value[1:-1].split(",")
        unit = _grain_of_date(_ENDS.split(members[0])[0] or members[0].lstrip("."))
        return f"one of several {unit}s" if ".." in value else f"one of {len(members)} {unit}s"
    if value.endswith(("~", "?", "%")):
        return f"about a {grain(value[:-1])}"
    if "/" not in value:
        return _grain_of_date(value)
    first, last = value.split("/")
    if last in ("", ".."):
        return f"from a {_grain_of_date(first)} on"
    if first in ("", ".."):
        return f"up to a {_grain_of_date(last)}"
    return f"{_grain_of_date(first)} to {_grain_of_date(last)}"


def _grain_of_date(value: str) -> str:
    """What a date without interval names."""
    plain = value.rstrip("~?%")
    if plain.endswith("XX") and len(plain) == 4:
        return "century"
    if plain.endswith("X") and len(plain) == 4:
        return "decade"
    if month := _MONTH.fullmatch(plain):
        return next((name for groups, name in _GROUP_NAMES if int(month[2]) in groups), "month")
    return "year" if len(plain) == 4 else "day"


def _bounds_of_set(members: list[str]) -> Bounds:
    """The bounds of a set; a member may be a range `a..b` or open `..b`, `a..`."""
    ends: list[Bounds] = []
    for member in members:
        if ".." in member:
            first, last = member.split("..", 1)
            ends.append((bounds(first)[0] if first else None, bounds(last)[1] if last else None))
        else:
            ends.append(bounds(member))
    firsts, lasts = [e[0] for e in ends], [e[1] for e in ends]
    return (None if None in firsts else min(filter(None, firsts)), None if None in lasts else max(filter(None, lasts)))


def _bounds_of_date(value: str) -> Bounds:
    """The bounds of a value that is neither interval nor set."""
    if day := _DAY.fullmatch(value):
        iso = date(int(day[1]), int(day[2]), int(day[3])).isoformat()
        return iso, iso
    if month := _MONTH.fullmatch(value):
        return _bounds_of_months(value, int(month[1]), int(month[2]))
    if _YEAR.fullmatch(value):
        return f"{value.replace('X', '0')}-01-01", f"{value.replace('X', '9')}-12-31"
    if some := _SOME_DAY.fullmatch(value):
        year, month_text = some[1] or some[3], some[2]
        return bounds(year if month_text in (None, "XX") else f"{year}-{month_text}")
    return _bounds_by_library(value)


def _bounds_of_months(value: str, year: int, group: int) -> Bounds:
    """The bounds of a month or of a group of months."""
    if 1 <= group <= 12:
        return f"{year:04d}-{group:02d}-01", f"{year:04d}-{group:02d}-{monthrange(year, group)[1]}"
    if group not in SEASONS:
        raise ValueError(f"{value!r} is no EDTF value: no month, season, quarter, third or half has the number {group}")
    month, months = SEASONS[group]
    end = month + months - 1
    last_year, last_month = (year, end) if end <= 12 else (year + 1, end - 12)
    if last_year > MAXYEAR:
        raise ValueError(f"{value!r} ends behind the last year that can be counted, {MAXYEAR}")
    return f"{year:04d}-{month:02d}-01", f"{last_year:04d}-{last_month:02d}-{monthrange(last_year, last_month)[1]}"


def _bounds_by_library(value: str) -> Bounds:
    """The bounds of a rare shape (uncertain parts, long or negative years, masked digits) by the `edtf` package."""
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(value)
        return _iso_of(parsed.lower_strict()), _iso_of(parsed.upper_strict())
    except (EDTFParseException, TypeError, ValueError, AttributeError) as error:
        raise ValueError(f"{value!r} is no EDTF value: write it like 2023, 2023-08, 2023-08-17 or 2023-01/2023-05") from error


def _iso_of(moment: time.struct_time) -> str:
    """The ISO day of a struct_time; years before year 0 get a minus sign."""
    sign = "-" if moment.tm_year < 0 else ""
    return f"{sign}{abs(moment.tm_year):04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}"
