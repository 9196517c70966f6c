"""EDTF values: shapes, bounds, canonical text."""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from depesche.edtf_value import bounds, canonical, covers, precision

BOUNDS = [
    ("2023", "2023-01-01", "2023-12-31"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2023-08-17", "2023-08-17", "2023-08-17"),
    ("2023-08-17T20:30:00", "2023-08-17", "2023-08-17"),
    ("2023-21", "2023-03-01", "2023-05-31"),
    ("2023-24", "2023-12-01", "2024-02-29"),
    ("2023-33", "2023-01-01", "2023-03-31"),
    ("2023-36", "2023-10-01", "2023-12-31"),
    ("2023-40", "2023-01-01", "2023-06-30"),
    ("2023-41", "2023-07-01", "2023-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2023-08-XX", "2023-08-01", "2023-08-31"),
    ("2023-XX-XX", "2023-01-01", "2023-12-31"),
    ("2020~", "2020-01-01", "2020-12-31"),
    ("2018/..", "2018-01-01", None),
    ("../2020-05", None, "2020-05-31"),
    ("2023-01/2023-05", "2023-01-01", "2023-05-31"),
    ("1986~/..", "1986-01-01", None),
    ("[2023-08-03,2023-08-10]", "2023-08-03", "2023-08-10"),
    ("[2022-12..2023-11]", "2022-12-01", "2023-11-30"),
    ("{2020,2022}", "2020-01-01", "2022-12-31"),
    ("[..2020]", None, "2020-12-31"),
    ("156X-12-25", "1560-12-25", "1569-12-25"),
]


@pytest.mark.parametrize(("value", "earliest", "latest"), BOUNDS)
def test_bounds_are_first_and_last_day(value: str, earliest: str | None, latest: str | None) -> None:
    assert bounds(value) == (earliest, latest)


@pytest.mark.parametrize(
    "value", ["", "gestern", "2023-13", "2023-02-30", "2023-00", "../..", "2023-8-1", "2023-05/2023-01", "[]", "2023-08-17T25:00:00"]
)
def test_canonical_refuses_what_is_no_value(value: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|day|month|ends before"):
        canonical(value)


def test_canonical_has_no_blanks() -> None:
    assert canonical("[2023-08-03, 2023-08-10 ]") == "[2023-08-03,2023-08-10]"


@pytest.mark.parametrize(
    ("value", "fine"), [("2023", "year"), ("2023-08", "month"), ("2023-08-17", "day"), ("2023-21", None), ("199X", None)]
)
def test_precision_names_plain_dates_only(value: str, fine: str | None) -> None:
    assert precision(value) == fine


def test_covers_knows_open_ends() -> None:
    assert covers("2018/..", "2023-08")
    assert not covers("2018-01/2019-01", "2018/..")


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_bounds_agree_with_the_edtf_package(day, length) -> None:
    value = day.isoformat()[:length]
    parsed = parse_edtf(value)
    ends = [f"{t.tm_year:04d}-{t.tm_mon:02d}-{t.tm_mday:02d}" for t in (parsed.lower_strict(), parsed.upper_strict())]
    assert list(bounds(value)) == ends
