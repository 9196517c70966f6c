"""The date of publication: a year, month or day in EDTF."""

from __future__ import annotations

import re
from datetime import date

DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ]\d\d:?\d\d.*)?)?)?")


def published_value(text: str) -> str | None:
    """The date in canonical EDTF, cut to the day; None where it is no date of the calendar.

    >>> published_value("2023-08"), published_value("2023-08-17T10:00:00+02:00"), published_value("2023-13")
    ('2023-08', '2023-08-17', None)
    """
    found = DATE.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return None
    return "-".join(part for part in found.groups() if part)
