"""Calendar dates: days, months, seasons, quarters and halves, years, decades and centuries."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from depesche.times.values import MASKS, Scene, Slots, Value, amount, anchored, edtf_of, with_part

FIRST_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MIDYEAR = 6
"""Up to this month "the new year" is the present one."""
TWO_DIGIT_PIVOT = 50
"""Two-digit years below it are of this century, the others of the last."""


def year_named(slots: Slots, scene: Scene) -> str | None:
    """The year that the words name, absolutely or from the reference; None where they name none. Not known: XXXX."""
    if "year" in slots:
        return slots["year"]
    if "oldyear" in slots:
        return f"0{slots['oldyear']}"
    if "yy" in slots:
        return f"{20 if int(slots['yy']) < TWO_DIGIT_PIVOT else 19}{slots['yy']}"
    if "relyear" in slots:
        return f"{scene.reference.first.year + int(slots['relyear']):04d}" if scene.reference else "XXXX"
    return None


def year_by_tense(month: int, day: date, tense: str | None) -> int:
    """The year of a month that stands without one: the last or the next to come by tense, else the nearest.

    A present tense tells of what is to come, now and then of what has been: months from three back to eight ahead are this year's.
    """
    ahead = month - day.month
    first, last = {"past": (-12, 0), "future": (0, 12), "present": (-3, 8), "state": (-3, 8)}.get(tense or "", (-6, 6))
    return day.year + (1 if ahead < first else -1 if ahead > last else 0)


def year_stepped(month: int, day: date, step: int) -> int:
    """The year of "last May" (-1), "this May" (0), "next May" (1)."""
    if step < 0:
        return day.year + step + (1 if month < day.month else 0)
    if step > 0:
        return day.year + step - (1 if month > day.month else 0)
    return day.year


def in_some_year(slots: Slots, scene: Scene, month: int, rest: Callable[[int], str], mask: str) -> Value:
    """A part of a year, the year being named, stepped to, or told by tense."""
    named = year_named(slots, scene)
    if named == "XXXX":
        return Value("DATE", mask, unresolved=True)
    if named:
        value = rest(int(named))
        return Value("DATE", value, edtf_of(value))
    tense = None if "next" in slots or scene.reference is None else scene.tense()

    def at(day: date) -> str:
        if scene.reference and scene.reference.precision == "year":
            return rest(day.year)
        return rest(year_stepped(month, day, int(slots["next"])) if "next" in slots else year_by_tense(month, day, tense))

    return anchored("DATE", scene, at, mask)


def on_date(slots: Slots, scene: Scene) -> Value | None:
    """A calendar date: day, month, season, quarter, half or year."""
    month = int(slots.get("month") or slots.get("mm") or 0)
    if month and "day" in slots:
        return on_day(slots, scene, month)
    if month:
        return in_some_year(slots, scene, month, lambda y: f"{y:04d}-{month:02d}", f"XXXX-{month:02d}")
    if "season" in slots:
        season = slots["season"]
        return in_some_year(slots, scene, FIRST_MONTHS[season], lambda y: f"{y:04d}-{season}", f"XXXX-{season}")
    for slot, letter, months in (("quarter", "Q", 3), ("half", "H", 6)):
        if slot in slots:
            return in_part(slots, scene, letter, int(slots[slot]), months)
    year = year_named(slots, scene)
    return Value("DATE", year, edtf_of(year), unresolved=year == "XXXX") if year else None


def on_day(slots: Slots, scene: Scene, month: int) -> Value | None:
    """A day of a month; None for days that no calendar has.

    Raises:
        ValueError: 29 February of a year that has none.
    """
    day = int(slots["day"])
    if day > monthrange(2000, month)[1]:
        return None
    value = in_some_year(slots, scene, month, lambda y: date(y, month, day).isoformat(), f"XXXX-{month:02d}-{day:02d}")
    return with_part(value, slots.get("part", ""))


def in_part(slots: Slots, scene: Scene, letter: str, number: int, months: int) -> Value | None:
    """A quarter or half of a year, without a year that of the reference."""
    if not 1 <= number <= 12 // months:
        return None
    here = slots if year_named(slots, scene) else {**slots, "relyear": slots.get("next", "0")}
    return in_some_year(here, scene, 1 + months * (number - 1), lambda y: f"{y:04d}-{letter}{number}", f"XXXX-{letter}{number}")


def in_period(slots: Slots, scene: Scene) -> Value | None:
    """A decade or century by its number."""
    if "century" in slots:
        century = int(amount(slots["century"])) - 1
        return Value("DATE", f"{century:02d}", f"{century:02d}XX") if 0 <= century <= 29 else None
    decade = slots["decade"]
    if not decade.endswith("0") or len(decade) not in (2, 4):
        return None
    value = (decade if len(decade) == 4 else f"{20 if decade in ('00', '10') else 19}{decade}")[:3]
    return Value("DATE", value, f"{value}X")


def in_new_year(slots: Slots, scene: Scene) -> Value:
    """The year that has just begun or begins next, whichever is nearer."""
    return anchored("DATE", scene, lambda day: f"{day.year + (day.month > MIDYEAR):04d}", MASKS["Y"])


def in_years(slots: Slots, scene: Scene) -> Value:
    """A season of sport or politics that runs over two years ("2014/15")."""
    first = int(slots["year"])
    last = int(slots["yy"]) if len(slots["yy"]) == 4 else first // 100 * 100 + int(slots["yy"])
    return Value("DATE", MASKS["D"], f"{first:04d}/{last:04d}" if last == first + 1 else None)
