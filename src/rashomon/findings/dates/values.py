"""Which EDTF value does an expression of time have? An expression's form and its surroundings in, value and anchor out.

The day of publication (or of the dateline) anchors "yesterday" and "on Sunday"; the time named before anchors "three
days earlier" and "that year"; what names its year needs no anchor. Where two readings are open, tense and distance
decide; where nothing decides, or the anchor is missing, there is no value, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rashomon.findings.dates import edtf
from rashomon.findings.dates.expressions import (
    Between,
    Calendar,
    Clock,
    Expression,
    Feast,
    Fixed,
    Offset,
    Part,
    Turn,
    Unit,
    Weekday,
)
from rashomon.findings.dates.holidays import HOLIDAYS
from rashomon.findings.syntax.tense import Direction
from rashomon.records import DateAnchor

_NEAR = 60
"""Days within which a date is the nearer one meant, whatever the tense, when the other is most of a year away: "kept
the deadline of Nov. 16". Who means the farther one says so: "last Nov. 16", "next October"."""
_SOON = 4
"""Days ahead up to which a weekday that may be over or not is still to come."""
_TURNS: dict[Turn, int] = {"last": -1, "this": 0, "coming": 1, "next": 1}
_FINENESS: dict[Unit, tuple[str, ...]] = {
    "day": ("time", "day"),
    "week": ("time", "day", "week"),
    "weekend": ("time", "day", "week"),
    "month": ("time", "day", "month"),
    "quarter": ("time", "day", "month", "quarter"),
    "year": ("time", "day", "month", "season", "quarter", "half", "year"),
}
"""How fine the time named before must be, so that one can count units from it."""

Value = tuple[str | None, DateAnchor | None]
_UNKNOWN: Value = (None, None)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an expression is read by: the day that its article speaks from, its tense, and the times named before.

    `before` gives, for the precisions that serve, the value of the last such time that was named; `quarter` is the
    quarter that figures beside the expression are reported for.
    """

    day: date | None
    anchor: DateAnchor
    direction: Direction | None
    before: Callable[[Iterable[str]], str | None]
    quarter: str | None = None


def resolve(expression: Expression, around: Surroundings) -> Value:
    """Give the EDTF value of `expression` and what anchors it; (None, None) where it is found but not resolved."""
    value, anchor = _plain(expression.when, around)
    clock = expression.clock
    if value is not None and clock is not None and edtf.precision(value) == "day":
        value = _at(value, clock)
    if value is None or not edtf.valid(value):
        return _UNKNOWN
    return value, anchor


def _at(day: str, clock: Clock) -> str:
    return f"{day}T{clock.hour:02}:{clock.minute:02}:00{'Z' if clock.zulu else ''}"


def _plain(when: object, around: Surroundings) -> Value:
    match when:
        case Fixed(value):
            return value, "explicit"
        case Calendar():
            return _calendar(when, around)
        case Between(first, last):
            return _between(first, last, around)
        case Clock():
            day = around.before(("time", "day"))
            return (_at(day[:10], when), "previous") if day else _UNKNOWN
        case Offset(base="previous"):
            return _from_before(when, around), "previous"
        case Weekday(base="previous"):
            day = around.before(("time", "day"))
            if day is None:
                return _UNKNOWN
            return _next_weekday(when.number, date.fromisoformat(day[:10]), when.turn or "next"), "previous"
        case Part(code=0):
            return _quarter_before(when, around), "previous"
    if isinstance(when, Part | Feast) and when.year is not None:
        return (f"{when.year}-{when.code}" if isinstance(when, Part) else _feast(when, when.year)), "explicit"
    if around.day is None:
        return _UNKNOWN
    match when:
        case Weekday():
            return _weekday(when, around.day, around.direction), around.anchor
        case Offset():
            return _offset(when, around.day, around), around.anchor
        case Part():
            return _part(when, around.day, around), around.anchor
        case Feast():
            years = [edtf.bounds(_feast(when, around.day.year + shift)) for shift in (-1, 0, 1)]
            chosen = _choose(years, around.day, around.direction, when.turn)
            return edtf.between(*chosen) if when.unit != "day" else chosen[0].isoformat(), around.anchor
    return _UNKNOWN


def _calendar(when: Calendar, around: Surroundings) -> Value:
    if when.year is not None:
        return _written(when, when.year), "explicit"
    if around.day is None:
        return _UNKNOWN
    year = around.day.year
    if when.year_turn or when.month is None:
        return _written(when, year + _TURNS[when.year_turn or "this"]), around.anchor
    written = [_written(when, year + shift) for shift in (-1, 0, 1)]
    options = [edtf.bounds(value) for value in written if edtf.valid(value)]
    if when.weekday is not None:
        # "Saturday, Dec. 31" names its year, if the weekday is right.
        options = [option for option in options if option[0].weekday() == when.weekday] or options
    if not options:
        return _UNKNOWN
    chosen = _choose(options, around.day, around.direction, when.turn)[0]
    return _written(when, chosen.year), around.anchor


def _written(when: Calendar, year: int) -> str:
    if when.week and when.month and when.day:
        return edtf.week_of(date(year, when.month, when.day))
    month = f"-{when.month:02}" if when.month else ""
    return f"{year:04}{month}{f'-{when.day:02}' if when.day else ''}"


def _choose(
    options: list[tuple[date, date]], day: date, direction: Direction | None, turn: Turn | None = None
) -> tuple[date, date]:
    """Choose the year in which a day or part of the year is meant: by "last" or "next", else by tense and distance."""
    if turn == "this":
        return min(options, key=lambda option: abs(option[0].year - day.year))
    if turn in ("next", "coming"):
        return next((option for option in options if option[0] > day), options[-1])
    if turn == "last":
        return next((option for option in reversed(options) if option[1] < day), options[0])
    running = next((option for option in options if option[0] <= day <= option[1]), None)
    if running:
        return running
    past = max((option for option in options if option[1] < day), default=None)
    future = min((option for option in options if option[0] > day), default=None)
    if past is None or future is None:
        return past or future or options[0]
    behind, ahead = (day - past[1]).days, (future[0] - day).days
    one_day = past[0] == past[1]
    if direction == "past":
        return future if one_day and ahead <= _NEAR and behind > 4 * _NEAR else past
    if direction == "future":
        return past if one_day and behind <= _NEAR and ahead > 4 * _NEAR else future
    # A month that nothing places is more often one that was: "the October ruling".
    return past if behind <= (1 if one_day else 2) * ahead else future


def _between(first: Calendar, last: Calendar, around: Surroundings) -> Value:
    end, anchor = _calendar(last, around)
    if end is None:
        return _UNKNOWN
    year = int(end[:4])
    if first.year is None:
        later = (first.month or 0, first.day or 0) > (last.month or 0, last.day or 0)
        first = Calendar(year - 1 if later else year, first.month, first.day)
    return f"{_written(first, first.year or year)}/{end}", anchor


def _weekday(when: Weekday, day: date, direction: Direction | None) -> str:
    monday = day - timedelta(days=day.weekday())
    if when.week:
        return (monday + timedelta(days=7 * _TURNS[when.week] + when.number)).isoformat()
    if when.turn == "this":
        return (monday + timedelta(days=when.number)).isoformat()
    if when.turn == "next":
        return (monday + timedelta(days=7 + when.number)).isoformat()
    if when.turn:
        return _next_weekday(when.number, day, when.turn)
    ahead = (when.number - day.weekday()) % 7
    if direction in ("present", "future") or (direction == "near" and ahead <= _SOON):
        return (day + timedelta(days=ahead)).isoformat()
    return (day - timedelta(days=(day.weekday() - when.number) % 7)).isoformat()


def _next_weekday(number: int, day: date, turn: Turn) -> str:
    """Give the first such weekday after `day`, or the last one before it; never `day` itself."""
    if turn == "last":
        return (day - timedelta(days=(day.weekday() - number - 1) % 7 + 1)).isoformat()
    return (day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)).isoformat()


def _offset(when: Offset, day: date, around: Surroundings) -> str | None:
    amount = when.amount
    if amount is None:
        return None
    if when.unit == "year" and amount == -1 and around.quarter:
        # "third-quarter profit fell 4 % from a year ago": the same quarter of the year before.
        return edtf.shift_year(around.quarter, -1)
    if when.unit == "weekend" and amount == 0:
        recent = around.direction == "past" or (around.direction is None and day.weekday() < 2)
        return edtf.weekend_of(day, -1 if recent and day.weekday() < 5 else 0)
    return _moved(when.unit, amount, day)


def _moved(unit: Unit, amount: int, day: date) -> str | None:
    try:
        match unit:
            case "day":
                return (day + timedelta(days=amount)).isoformat()
            case "week":
                return edtf.week_of(day, amount)
            case "weekend":
                return edtf.weekend_of(day, amount)
            case "month":
                return edtf.month_of(day, amount)
            case "quarter":
                return edtf.quarter_of(day, amount)
            case "year":
                return f"{day.year + amount:04}"
            case "decade":
                return f"{day.year // 10 + amount:03}X"
            case "century":
                return f"{day.year // 100 + amount:02}XX"
    except (ValueError, OverflowError):
        # "ten thousand years ago" lies outside the calendar.
        return None
    return None


def _from_before(when: Offset, around: Surroundings) -> str | None:
    if when.amount is None or when.unit not in _FINENESS:
        return None
    before = around.before(_FINENESS[when.unit])
    if before is None:
        return None
    if when.unit == "year" and edtf.precision(before) in ("quarter", "half"):
        return edtf.shift_year(before, when.amount)
    return _moved(when.unit, when.amount, edtf.bounds(before)[0])


def _quarter_before(when: Part, around: Surroundings) -> str | None:
    before = around.before(("quarter",))
    if before is None:
        return None if when.year is None else f"{when.year}"
    return before if when.year is None else f"{when.year}{before[4:]}"


def _part(when: Part, day: date, around: Surroundings) -> str:
    if when.year_turn:
        return f"{day.year + _TURNS[when.year_turn]}-{when.code}"
    options = [edtf.bounds(f"{day.year + shift}-{when.code}") for shift in (-2, -1, 0, 1)]
    if when.turn == "this":
        return f"{day.year - (when.code == edtf.WINTER and day.month <= 2)}-{when.code}"
    begun = [option for option in options if option[0] <= day]
    if when.code >= edtf.FIRST_QUARTER and when.turn is None:
        # Results are told after their quarter: "third-quarter profit rose"; in October a company still "expects to
        # report a loss for the third quarter".
        start, end = begun[-1]
        if around.direction != "future" or (day - end).days <= _NEAR:
            return f"{start.year}-{when.code}"
    return f"{_choose(options, day, around.direction, when.turn)[0].year}-{when.code}"


def _feast(when: Feast, year: int) -> str:
    day = HOLIDAYS[when.name](year)
    if when.unit == "week":
        return edtf.week_of(day)
    return edtf.weekend_of(day) if when.unit == "weekend" else day.isoformat()
