"""Feasts, on fixed days and by Easter."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from depesche.edtf_value import precision
from depesche.times.dates import in_some_year
from depesche.times.values import Scene, Slots, Value


def easter(year: int) -> date:
    """Easter Sunday (Gregorian). Source: J. Meeus, Astronomical Algorithms, 1991, chapter 8.

    >>> easter(2023)
    datetime.date(2023, 4, 9)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    (i, k), m = divmod(c, 4), (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def advent(year: int) -> date:
    """The first Sunday in Advent, the fourth before Christmas.

    >>> advent(2023)
    datetime.date(2023, 12, 3)
    """
    eve = date(year, 12, 24)
    return eve - timedelta(days=eve.isoweekday() % 7 + 21)


def feast_day(rule: str, year: int) -> date:
    """The day of a feast: `12-25`, days from Easter or from the first Sunday in Advent (`easter-2`), or a weekday in a month (`05/7#2`).

    >>> feast_day("05/7#2", 2023), feast_day("05/1#-1", 2023)
    (datetime.date(2023, 5, 14), datetime.date(2023, 5, 29))
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
    if rule.startswith("advent"):
        return advent(year) + timedelta(days=int(rule.removeprefix("advent")))
    month, _, place = rule.partition("/")
    if place:
        weekday, _, number = place.partition("#")
        days = [date(year, int(month), d) for d in range(1, monthrange(year, int(month))[1] + 1)]
        return [day for day in days if day.isoweekday() == int(weekday)][int(number) - (int(number) > 0)]
    return date(year, int(rule[:2]), int(rule[3:]))


def on_holiday(slots: Slots, scene: Scene) -> Value:
    """A feast; a slot value `main@first..last` has a main day for TIMEX3 and lasts from the first to the last."""
    main, _, stretch = slots["holiday"].partition("@")
    first, last = stretch.split("..") if stretch else (main, main)
    around = scene.reference.first.year if scene.reference else 2000
    value = in_some_year(slots, scene, feast_day(main, around).month, lambda y: feast_day(main, y).isoformat(), "XXXX-XX-XX")
    if value.edtf and precision(value.edtf) == "day" and first != last:
        year = int(value.edtf[:4])
        return replace(value, edtf=f"{feast_day(first, year)}/{feast_day(last, year)}")
    return value
