"""Intervals with an open end."""

import re

ENDS = re.compile(r"\.\.|[/,\[\]{}]")
"""What stands between and around the dates of an interval or set."""


def opened(edtf: str, bound: str) -> str:
    """The value with the end open that "since", "from" (`on`), "after" (`from`), "until" (`till`) or "before" (`to`) leave open.

    What stays is the first or last date of an interval or set as it is written, so that it becomes no finer.

    >>> opened("2018", "from"), opened("2014/2015", "from"), opened("2023-08-14/2023-08-20", "to")
    ('2018/..', '2014/..', '../2023-08-20')
    """
    dates = [date for date in ENDS.split(edtf) if date]
    return f"{dates[0]}/.." if bound in ("from", "since", "on") else f"../{dates[-1]}"
