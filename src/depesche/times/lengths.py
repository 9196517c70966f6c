"""Durations, by themselves or counted from the day of publication, and what comes again."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from depesche.edtf_value import precision
from depesche.times.ends import opened
from depesche.times.values import MASKS, Reference, Scene, Slots, Value, amount, anchored, cut, period, shifted

FINER = {"Y": "month", "M": "month", "DE": "year", "CE": "year"}
"""How fine an end counted back from the reference may be, by the unit counted; days for the others."""


def last_for(slots: Slots, scene: Scene) -> Value:
    """A duration; two units are added up; it stands nowhere in the calendar."""
    if "spanlen" in slots:
        number, _, unit = slots["spanlen"].rpartition("+")
        return Value("DURATION", period(number, unit))
    if "length" in slots:
        return Value("DURATION", slots["length"])
    number = slots.get("number", "X") + slots.get("thousands", "") + (f".{slots['fraction']}" if "fraction" in slots else "")
    if "scale" in slots:
        number = str(round(amount(number) * int(slots["scale"])))
    first = period(number, slots["unit"])
    if "unit2" not in slots:
        return Value("DURATION", first)
    second = period(slots["number2"], slots["unit2"])
    return Value("DURATION", first + second.removeprefix("PT" if first.startswith("PT") else "P"))


def count_from(slots: Slots, scene: Scene) -> Value:
    """A duration counted from the time of writing, by the slot `to`.

    `ago`: a point before it; `since`: from that point on; `past`: the stretch up to it; `ahead`: a point behind it; `coming`: the
    stretch that follows.
    """
    value = last_for(slots, scene)
    unit, number = slots["unit"], slots.get("number", "X")
    whole = number != "X" and amount(number) == int(amount(number))
    if unit not in MASKS or not whole or "unit2" in slots:
        return value
    n, to = int(amount(number)), slots["to"]
    if scene.reference is None:
        return replace(value, unresolved=True)
    if to in ("ahead", "coming") and scene.tense() == "past":
        return value
    if to in ("past", "coming"):
        return replace(value, edtf=stretch(scene.reference, unit, n, to))
    sign = 1 if to == "ahead" else -1
    edtf = point(scene, unit, sign * n, about="about" in slots)
    return replace(value, edtf=opened(edtf, "from") if to == "since" and edtf else edtf)


def point(scene: Scene, unit: str, n: int, about: bool) -> str | None:
    """The year, month … so many of its kind from the reference, `~` where the words say so; None outside the calendar."""
    try:
        edtf = anchored("DATE", scene, lambda day: shifted(day, unit, n), "").edtf
    except (OverflowError, ValueError):
        return None
    return f"{edtf}~" if about and edtf and precision(edtf) else edtf


def stretch(reference: Reference, unit: str, n: int, to: str) -> str | None:
    """The interval of n units before or behind the reference, its ends no finer than the unit allows."""
    fine = coarser(FINER.get(unit, "day"), reference.precision)
    try:
        far = [moved(day, unit, -n if to == "past" else n) for day in (reference.first, reference.last)]
    except (OverflowError, ValueError):
        return None
    if to == "past":
        return f"{cut(far[0], fine)}/{cut(reference.last, fine)}"
    return f"{cut(reference.first, fine)}/{cut(far[1], fine)}"


def coarser(one: str, other: str) -> str:
    """The coarser of two precisions."""
    return min(one, other, key=("year", "month", "day").index)


def moved(day: date, unit: str, n: int) -> date:
    """The day moved by units; the last of the month where it has no such day."""
    days = {"D": 1, "W": 7, "WE": 7}
    if unit in days:
        return day + timedelta(days=days[unit] * n)
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
    year, month = divmod(day.year * 12 + day.month - 1 + months * n, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def again(slots: Slots, scene: Scene) -> Value:
    """A set: every so many units, every Monday, mornings."""
    if "weekday" in slots:
        number, _, part = slots["weekday"].partition("+")
        return Value("SET", f"XXXX-WXX-{number}{part or slots.get('part', '')}")
    if "part" in slots and scene.day:
        return Value("TIME", scene.day + slots["part"], scene.day)
    if "part" in slots:
        return Value("SET", f"XXXX-XX-XX{slots['part']}")
    return Value("SET", period(slots.get("number", "1"), slots["unit"]))
