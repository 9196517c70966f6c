"""What a temporal expression means: TIMEX3 values and EDTF, counted from the day, month or year of publication.

Every operation takes the slots that a rule filled and the scene (reference, tense, the day spoken of) and returns a value, or None
where the words mean no time after all. Where only the month or year of publication is known, an operation is worked out for its
first and its last day: if both agree that is the value, else the EDTF is the set of all that it may be.

Source: TimeML 1.2.1 and the KRAUTS guidelines (Strötgen et al. 2018) for TIMEX3 values; EDTF 2019.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from depesche.edtf_value import bounds, precision

SEASON_CODES = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
FIRST_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
MASKS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "DE": "XXX", "CE": "XX"}
FINER = {"Y": "month", "M": "month", "DE": "year", "CE": "year"}
"""How fine an end counted back from the reference may be, by the unit counted; days for the others."""
TWO_DIGIT_PIVOT = 50
"""Two-digit years below it are of this century, the others of the last."""
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
    """What an expression is resolved against: the reference, the tense of its clause (past, present, future, None), the day spoken of."""

    reference: Reference | None
    tense: Callable[[], str | None]
    day: str | None = None


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


# -- years and the parts of a year


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


def feast_day(rule: str, year: int) -> date:
    """The day of a feast: `12-25`, or days from Easter like `easter-2`."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter")))
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


# -- counted from the reference


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


def with_part(value: Value, part: str) -> Value:
    """The value of a day with a part of the day (TMO, TEV …) set behind it."""
    return replace(value, type="TIME", value=value.value + part) if part else value


def weekend(slots: Slots, scene: Scene) -> Value:
    """A weekend without "last" or "next": that before or after the day of publication, by tense."""
    coming = scene.tense() in AHEAD

    def at(day: date) -> str:
        return shifted(day, "WE", 0 if coming or day.isoweekday() >= 6 else -1)

    return anchored("DATE", scene, at, MASKS["WE"])


def on_weekday(slots: Slots, scene: Scene) -> Value:
    """A day of the week: by tense under a day, the set of all such days under a month, the year itself under a year."""
    number, _, part = slots["weekday"].partition("+")
    mask, reference = f"XXXX-WXX-{number}", scene.reference
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


def refer(slots: Slots, scene: Scene) -> Value:
    """The past, the present, the future: no stretch of the calendar."""
    return Value("DATE", slots["ref"])


# -- durations


def last_for(slots: Slots, scene: Scene) -> Value:
    """A duration; two units are added up; it stands nowhere in the calendar."""
    if "spanlen" in slots:
        number, _, unit = slots["spanlen"].rpartition("+")
        return Value("DURATION", period(number, unit))
    if "length" in slots:
        return Value("DURATION", slots["length"])
    number = slots.get("number", "X") + slots.get("thousands", "") + (f".{slots['fraction']}" if "fraction" in slots else "")
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
    if to in ("past", "coming"):
        return replace(value, edtf=stretch(scene.reference, unit, n, to))
    if to == "ahead" and scene.tense() == "past":
        return value
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


# -- times of day and what comes again


def at_clock(slots: Slots, scene: Scene) -> Value | None:
    """A time by the clock on the day spoken of; EDTF keeps to the day, and has none where only the date of publication suggests one."""
    hour, minute = int(amount(slots["hour"])), int(slots.get("minute", 0))
    if "plus" in slots:
        hour = hour % 12 + int(slots["plus"])
    if hour > 24:
        return None
    reference = scene.reference
    near = reference.edtf if reference and reference.precision == "day" and scene.tense() not in AHEAD else ""
    return Value("TIME", f"{scene.day or near}T{hour:02d}:{minute:02d}", scene.day)


def in_day(slots: Slots, scene: Scene) -> Value:
    """A part of the day spoken of, else of the day of publication."""
    if scene.day:
        return Value("TIME", scene.day + slots["part"], scene.day)
    return with_part(anchored("DATE", scene, lambda day: day.isoformat(), MASKS["D"]), slots["part"])


def from_day(slots: Slots, scene: Scene) -> Value | None:
    """A day counted from the day spoken of ("the day before"); without one it is not known which."""
    if scene.day is None:
        return Value("DATE", MASKS["D"])
    day = (date.fromisoformat(scene.day) + timedelta(days=int(slots["next"]))).isoformat()
    return Value("DATE", day, day)


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


def in_years(slots: Slots, scene: Scene) -> Value:
    """A season of sport or politics that runs over two years ("2014/15")."""
    first = int(slots["year"])
    last = int(slots["yy"]) if len(slots["yy"]) == 4 else first // 100 * 100 + int(slots["yy"])
    return Value("DATE", MASKS["D"], f"{first:04d}/{last:04d}" if last == first + 1 else None)


def nothing(slots: Slots, scene: Scene) -> None:
    """Words that look like a time and are none."""


OPERATIONS: Mapping[str, Callable[[Slots, Scene], Value | None]] = {
    "clock": at_clock,
    "count": count_from,
    "date": on_date,
    "duration": last_for,
    "fromday": from_day,
    "holiday": on_holiday,
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


def opened(edtf: str, bound: str) -> str:
    """The value with the end open that "since" or "after" (`from`), "until" or "before" (`to`) leave open.

    >>> opened("2018", "from"), opened("2023-08-14/2023-08-20", "to")
    ('2018/..', '../2023-08-20')
    """
    edge: str | None = edtf
    if "/" in edtf or "[" in edtf:
        edge = bounds(edtf)[0 if bound in ("from", "since") else 1]
    if edge is None:
        return edtf
    return f"{edge}/.." if bound in ("from", "since") else f"../{edge}"
