"""What does a date value mean, and how is one written? Calendar days in, EDTF strings out, and back.

Values follow EDTF (ISO 8601-2, levels 0 to 2 as far as news needs them): ``2022-11-27``, ``2022-11-27T06:10:00``,
``2022-11``, ``2022``, ``199X``, ``19XX``, ``2023-21`` (seasons 21 to 24, from spring to winter), ``2022-33`` (quarters
33 to 36), ``2022-40`` (halves 40 and 41), ``2022-11-21/2022-11-27`` (a week begins on Monday, as in ISO 8601).
A season is named for the northern half of the world, and a winter belongs to the year it begins in.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from rashomon.records import Precision

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
FIRST_QUARTER, FIRST_HALF = 33, 40
_DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_TIME = rf"{_DAY}T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:Z|[+-]\d\d:\d\d)?"
_SIMPLE = rf"{_TIME}|{_DAY}|\d{{4}}-(?:0[1-9]|1[0-2])|\d{{4}}"
_PART = r"\d{4}-(?:2[1-4]|3[3-6]|4[01])|\d{3}X|\d\dXX"
_VALUE = re.compile(rf"(?:{_SIMPLE})(?:/(?:{_SIMPLE}))?|{_PART}")
_PARTS = {
    **{code: (3 * (code - SPRING) + 3, 3) for code in (SPRING, SUMMER, AUTUMN, WINTER)},
    **{FIRST_QUARTER + n: (3 * n + 1, 3) for n in range(4)},
    **{FIRST_HALF + n: (6 * n + 1, 6) for n in range(2)},
}
"""The first month and the length in months of each part of a year."""


def valid(value: str) -> bool:
    """Say whether `value` is written in one of the forms above, and names days that exist.

    >>> [valid(v) for v in ("2022-11-27", "2022-11-31", "199X", "last week", "2022-11-27/2022-11-21")]
    [True, False, True, False, False]
    """
    if not _VALUE.fullmatch(value):
        return False
    try:
        first, last = bounds(value)
    except ValueError:
        return False
    return first <= last


def bounds(value: str) -> tuple[date, date]:
    """Give the first and the last day that `value` covers: one and the same where it is a day or a time of day.

    Raises ValueError where there is no such day.

    >>> bounds("2022-24")
    (datetime.date(2022, 12, 1), datetime.date(2023, 2, 28))
    >>> bounds("2022-11-27T06:10:00")
    (datetime.date(2022, 11, 27), datetime.date(2022, 11, 27))
    """
    if "/" in value:
        left, right = value.split("/")
        return bounds(left)[0], bounds(right)[1]
    if "X" in value:
        return date(int(value.replace("X", "0")) or 1, 1, 1), date(int(value.replace("X", "9")), 12, 31)
    pieces = value[:10].split("-")
    year = int(pieces[0])
    if len(pieces) == 1:
        return date(year, 1, 1), date(year, 12, 31)
    if len(pieces) == 3:
        day = date(year, int(pieces[1]), int(pieces[2]))
        return day, day
    start, months = _PARTS.get(int(pieces[1]), (int(pieces[1]), 1))
    end_year, end_month = shift_month(year, start, months - 1)
    return date(year, start, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def clock(value: str) -> str | None:
    """Give the hour and minute of a time of day; None where `value` has none.

    >>> clock("2022-11-27T06:10:00"), clock("2022-11-27")
    ('06:10', None)
    """
    return value.partition("T")[2][:5] or None


def precision(value: str) -> Precision:
    """Say how fine `value` is.

    >>> [precision(v) for v in ("2022-11-21/2022-11-27", "2022-34", "2008", "2011/2014")]
    ['week', 'quarter', 'year', 'interval']
    """
    if "/" in value:
        first, last = bounds(value)
        return "week" if first.weekday() == 0 and (last - first).days == 6 else "interval"
    if "X" in value:
        return "century" if value.endswith("XX") else "decade"
    if len(value) > 10:
        return "time"
    pieces = value.split("-")
    if len(pieces) == 2:
        code = int(pieces[1])
        return "month" if code <= 12 else "season" if code <= WINTER else "quarter" if code < FIRST_HALF else "half"
    return "day" if len(pieces) == 3 else "year"


def week_of(day: date, weeks: int = 0) -> str:
    """Give the week from Monday to Sunday that holds `day`, moved by `weeks`."""
    monday = day + timedelta(days=7 * weeks - day.weekday())
    return between(monday, monday + timedelta(days=6))


def weekend_of(day: date, weeks: int = 0) -> str:
    """Give the Saturday and Sunday of the week that holds `day`, moved by `weeks`."""
    saturday = day + timedelta(days=7 * weeks + 5 - day.weekday())
    return between(saturday, saturday + timedelta(days=1))


def month_of(day: date, months: int = 0) -> str:
    """Give the month that holds `day`, moved by `months`."""
    year, month = shift_month(day.year, day.month, months)
    return f"{year:04}-{month:02}"


def quarter_of(day: date, quarters: int = 0) -> str:
    """Give the calendar quarter that holds `day`, moved by `quarters`."""
    years, number = divmod((day.month - 1) // 3 + quarters, 4)
    return f"{day.year + years:04}-{FIRST_QUARTER + number}"


def between(first: date, last: date) -> str:
    """Give the interval from `first` to `last`."""
    return f"{first.isoformat()}/{last.isoformat()}"


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Give the year and month that lie `months` after `month` of `year`.

    >>> shift_month(2022, 11, 3)
    (2023, 2)
    """
    years, index = divmod(month - 1 + months, 12)
    return year + years, index + 1


def shift_year(value: str, years: int) -> str:
    """Move a value that begins with a plain year by `years`; 29 February becomes the 28th.

    >>> shift_year("1989-35", -1), shift_year("2024-02-29", -1)
    ('1988-35', '2023-02-28')
    """
    year = int(value[:4]) + years
    rest = "-02-28" if value[4:] == "-02-29" and monthrange(year, 2)[1] == 28 else value[4:]
    return f"{year:04}{rest}"
