"""Date values: what they cover, how fine they are, and that no other writing passes for one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.findings.dates import edtf
from rashomon.findings.dates.holidays import HOLIDAYS

YEARS = st.integers(1700, 2300)


@pytest.mark.parametrize(
    ("value", "first", "last", "precision"),
    [
        ("2022-11-27T06:10:00", "2022-11-27", "2022-11-27", "time"),
        ("2022-11-27T06:10:00Z", "2022-11-27", "2022-11-27", "time"),
        ("2022-11-27", "2022-11-27", "2022-11-27", "day"),
        ("2022-11-21/2022-11-27", "2022-11-21", "2022-11-27", "week"),
        ("2022-11-26/2022-11-27", "2022-11-26", "2022-11-27", "interval"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2022-21", "2022-03-01", "2022-05-31", "season"),
        ("2022-24", "2022-12-01", "2023-02-28", "season"),
        ("2022-36", "2022-10-01", "2022-12-31", "quarter"),
        ("2022-40", "2022-01-01", "2022-06-30", "half"),
        ("2022", "2022-01-01", "2022-12-31", "year"),
        ("199X", "1990-01-01", "1999-12-31", "decade"),
        ("18XX", "1800-01-01", "1899-12-31", "century"),
        ("2011/2014", "2011-01-01", "2014-12-31", "interval"),
    ],
)
def test_what_a_value_covers(value: str, first: str, last: str, precision: str) -> None:
    assert edtf.valid(value)
    assert edtf.bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))
    assert edtf.precision(value) == precision


@pytest.mark.parametrize(
    "value", ["", "2022-13", "2022-02-30", "2022-11-27T06:10", "2014/2011", "2022-25", "Sunday", "22-11-27", "2022-1-1"]
)
def test_what_is_no_value(value: str) -> None:
    assert not edtf.valid(value)


@given(st.dates(date(1700, 1, 1), date(2300, 1, 1)), st.integers(-60, 60))
def test_moved_weeks_months_and_quarters_are_values(day: date, amount: int) -> None:
    for value in (
        edtf.week_of(day, amount),
        edtf.weekend_of(day, amount),
        edtf.month_of(day, amount),
        edtf.quarter_of(day, amount),
    ):
        assert edtf.valid(value)
    assert edtf.bounds(edtf.week_of(day))[0] <= day <= edtf.bounds(edtf.week_of(day))[1]
    assert edtf.bounds(edtf.quarter_of(day))[0] <= day <= edtf.bounds(edtf.quarter_of(day))[1]


@given(YEARS)
def test_every_holiday_falls_in_its_year(year: int) -> None:
    assert {day(year).year for day in HOLIDAYS.values()} == {year}


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("easter", "2024-03-31"),
        ("good friday", "2022-04-15"),
        ("thanksgiving", "2022-11-24"),
        ("labor day", "2022-09-05"),
        ("memorial day", "2022-05-30"),
        ("election day", "2022-11-08"),
        ("remembrance sunday", "2022-11-13"),
        ("black friday", "2022-11-25"),
    ],
)
def test_holidays(name: str, day: str) -> None:
    assert HOLIDAYS[name](int(day[:4])).isoformat() == day
