"""What is counted from the day of publication or from the day spoken of: last and next, days of the week, times of day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from depesche.edtf_value import precision
from depesche.times.values import AHEAD, MASKS, Reference, Scene, Slots, Value, amount, anchored, shifted, with_part


def step(slots: Slots, scene: Scene) -> Value | None:
    """The last, this or next day, week, month, year … ; with a part of the day a TIME."""
    unit, n = slots["unit"], int(slots["next"])
    if unit not in MASKS:
        return None
    part = slots.get("part", "")
    value = anchored("DATE", scene, lambda day: shifted(day, unit, n), MASKS[unit])
    return with_part(value, part)


def count_steps(slots: Slots, scene: Scene) -> Value | None:
    """The year, month … so many steps from the reference, where the language has one expression for it ("three years ago")."""
    number = amount(slots["number"])
    if slots["unit"] not in MASKS or number != int(number):
        return Value("DATE", "PAST_REF" if slots["sign"] == "-1" else "FUTURE_REF")
    value = step({"unit": slots["unit"], "next": str(int(number) * int(slots["sign"]))}, scene)
    return replace(value, edtf=f"{value.edtf}~") if value and value.edtf and "about" in slots and precision(value.edtf) else value


def weekend(slots: Slots, scene: Scene) -> Value:
    """A weekend: that before or after the day of publication, by tense; with the slot `ahead` the one to come."""
    ahead = "ahead" in slots
    coming = ahead or scene.tense() in AHEAD

    def at(day: date) -> str:
        within = day.isoweekday() >= 6
        return shifted(day, "WE", int(ahead and within) if coming or within else -1)

    return anchored("DATE", scene, at, MASKS["WE"])


def on_weekday(slots: Slots, scene: Scene) -> Value:
    """A day of the week: by tense under a day, the set of all such days under a month, the year itself under a year."""
    number, _, part = slots["weekday"].partition("+")
    mask, reference = f"XXXX-WXX-{number}", scene.reference
    if "week" in slots:
        value = anchored("DATE", scene, lambda day: weekday_in_week(day, int(number), int(slots["week"])), mask)
        return with_part(value, part or slots.get("part", ""))
    if reference is None or reference.precision != "day":
        edtf = None if reference is None else weekdays_in(reference, int(number), slots.get("next"))
        return with_part(Value("DATE", mask, edtf, unresolved=reference is None), part or slots.get("part", ""))
    day = nearest_weekday(reference.first, int(number), slots.get("next"), scene.tense)
    return with_part(Value("DATE", day.isoformat(), day.isoformat()), part or slots.get("part", ""))


def nearest_weekday(day: date, number: int, step: str | None, tense: Callable[[], str | None]) -> date:
    """The last or next such weekday: as "last" or "next" say, else by tense, the day of publication itself being either."""
    back = (day.isoweekday() - number) % 7
    ahead = (number - day.isoweekday()) % 7
    if step is not None and step != "0":
        return day - timedelta(days=back or 7) if int(step) < 0 else day + timedelta(days=ahead or 7)
    if tense() in AHEAD:
        return day + timedelta(days=ahead)
    return day - timedelta(days=back)


def weekday_in_week(day: date, number: int, step: int) -> str:
    """A weekday of the week that lies so many weeks from the day's.

    >>> weekday_in_week(date(2023, 8, 17), 5, 1)
    '2023-08-25'
    """
    return (day + timedelta(days=number - day.isoweekday(), weeks=step)).isoformat()


def weekdays_in(reference: Reference, number: int, step: str | None) -> str:
    """The set of all days of the week that a weekday of a month may be; under a year, the year.

    >>> weekdays_in(Reference(date(2023, 8, 1), date(2023, 8, 31), "month"), 3, None)
    '[2023-08-02,2023-08-09,2023-08-16,2023-08-23,2023-08-30]'
    """
    if reference.precision == "year":
        return reference.edtf
    first = reference.first + timedelta(days=(number - reference.first.isoweekday()) % 7)
    last = reference.last
    if step is not None and step != "0":
        first = nearest_weekday(reference.first, number, step, lambda: None)
        last = nearest_weekday(reference.last, number, step, lambda: None)
    days = range((last - first).days // 7 + 1)
    return f"[{','.join((first + timedelta(weeks=w)).isoformat() for w in days)}]"


def today(slots: Slots, scene: Scene) -> Value:
    """The time of writing, as a day or as the present."""
    reference = scene.reference
    if reference is None:
        return Value("DATE", "PRESENT_REF", unresolved=True)
    by_tense = "plain" not in slots and scene.tense() in ("present", "state")
    vague = reference.precision != "day" or "vague" in slots or by_tense
    return Value("DATE", "PRESENT_REF" if vague else reference.edtf, reference.edtf)


def refer(slots: Slots, scene: Scene) -> Value | None:
    """The past, the present, the future: no stretch of the calendar; with the slot `ahead` no time in a clause that tells of the past."""
    if "ahead" in slots and scene.tense() == "past":
        return None
    return Value("DATE", slots["ref"])


def at_clock(slots: Slots, scene: Scene) -> Value | None:
    """A time by the clock on the day spoken of; EDTF keeps to the day, and has none where only the date of publication suggests one."""
    hour, minute = int(amount(slots["hour"])), int(slots.get("minute", 0))
    if "plus" in slots:
        hour = hour % 12 + int(slots["plus"])
    hour, minute = divmod(hour * 60 + minute + int(slots.get("shift", 0)), 60)
    if not 0 <= hour <= 24:
        return None
    if scene.recurring:
        return Value("TIME", f"T{hour:02d}:{minute:02d}")
    reference = scene.reference
    near = reference.edtf if reference and reference.precision == "day" and scene.tense() not in AHEAD else ""
    return Value("TIME", f"{scene.day or near}T{hour:02d}:{minute:02d}", scene.day)


def in_day(slots: Slots, scene: Scene) -> Value:
    """A part of the day spoken of, else of the day of publication."""
    if scene.day:
        return Value("TIME", scene.day + slots["part"], scene.day)
    return with_part(anchored("DATE", scene, lambda day: day.isoformat(), MASKS["D"]), slots["part"])


def from_day(slots: Slots, scene: Scene) -> Value | None:
    """A day or a part of it, counted from the day spoken of ("the day before"); a year or season of that time, not known which."""
    stretch = slots.get("season") or slots.get("month")
    if stretch or "unit" in slots:
        return Value("DATE", f"XXXX-{stretch}" if stretch else MASKS[slots["unit"]])
    if scene.day is None:
        return with_part(Value("DATE", MASKS["D"]), slots.get("part", ""))
    day = (date.fromisoformat(scene.day) + timedelta(days=int(slots["next"]))).isoformat()
    return with_part(Value("DATE", day, day), slots.get("part", ""))
