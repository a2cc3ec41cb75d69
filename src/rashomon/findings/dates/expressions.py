"""What do words that name a time say, before it is known when they were written? The vocabulary of `patterns`.

An `Expression` is a place in a text with one of the forms below; `values` turns it into an EDTF value. In the
terms of TIMEX3 these are the underspecified values: a weekday without its week, a month without its year.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Turn = Literal["last", "this", "coming", "next"]
Unit = Literal["hour", "day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century"]
Base = Literal["published", "previous"]


@dataclass(frozen=True, slots=True)
class Calendar:
    """A year, month or day by name, as far as it is given: "Nov. 27", "in May of last year", "2008".

    `week` marks the week that holds the day: "the week of March 6".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: Turn | None = None
    year_turn: Turn | None = None
    week: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A season, quarter or half by its EDTF code; 0 is the quarter that was last spoken of."""

    code: int
    year: int | None = None
    turn: Turn | None = None
    year_turn: Turn | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week; Monday is 0. `week` is set where the words place it: "on Tuesday of last week"."""

    number: int
    turn: Turn | None = None
    week: Turn | None = None
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Offset:
    """So many units from the day of publication, or from the time named before: "yesterday", "three days earlier".

    `amount` is None where the words leave it open: "a few hours later".
    """

    unit: Unit
    amount: int | None
    base: Base = "published"


@dataclass(frozen=True, slots=True)
class Feast:
    """A holiday by its name, with the year where one is given; `unit` may widen it to its weekend or week."""

    name: str
    year: int | None = None
    turn: Turn | None = None
    unit: Unit = "day"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day on the 24-hour clock: local, or Greenwich's where `zulu` is true."""

    hour: int
    minute: int
    zulu: bool = False


@dataclass(frozen=True, slots=True)
class Fixed:
    """What needs no reading: an EDTF value."""

    value: str


@dataclass(frozen=True, slots=True)
class Between:
    """From one time to another: "March 3-5", "from 2011 to 2014"."""

    first: Calendar
    last: Calendar


When = Calendar | Part | Weekday | Offset | Feast | Clock | Fixed | Between


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that name a time. `head` is where its main word begins, `bare` marks words that may mean something else."""

    start: int
    end: int
    head: int
    when: When
    clock: Clock | None = None
    bare: bool = False
