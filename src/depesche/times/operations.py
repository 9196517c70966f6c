"""What the column `operation` of time_rules.tsv may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from depesche.times.dates import in_new_year, in_period, in_years, on_date
from depesche.times.feasts import on_holiday
from depesche.times.lengths import again, count_from, last_for
from depesche.times.steps import at_clock, count_steps, from_day, in_day, on_weekday, refer, step, today, weekend
from depesche.times.values import Scene, Slots, Value


def nothing(slots: Slots, scene: Scene) -> None:
    """Words that look like a time and are none."""


OPERATIONS: Mapping[str, Callable[[Slots, Scene], Value | None]] = {
    "clock": at_clock,
    "count": count_from,
    "date": on_date,
    "duration": last_for,
    "fromday": from_day,
    "holiday": on_holiday,
    "newyear": in_new_year,
    "none": nothing,
    "part": in_day,
    "period": in_period,
    "ref": refer,
    "set": again,
    "step": step,
    "steps": count_steps,
    "today": today,
    "weekday": on_weekday,
    "weekend": weekend,
    "years": in_years,
}
"""What the column `operation` of time_rules.tsv may name."""
