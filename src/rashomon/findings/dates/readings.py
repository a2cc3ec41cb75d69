"""What does a match of a date pattern say? The groups of a pattern of `patterns` in, the form of its time out.

One function per family of patterns. A group that a pattern does not have, or that did not match, is absent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from rashomon.findings.dates.edtf import FIRST_HALF, FIRST_QUARTER, SPRING
from rashomon.findings.dates.expressions import (
    Base,
    Between,
    Calendar,
    Clock,
    Feast,
    Fixed,
    Offset,
    Part,
    Turn,
    Unit,
    Weekday,
)

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
]  # fmt: skip
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = [
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty-first",
]  # fmt: skip
_TURNS: dict[str, Turn] = {
    "last": "last",
    "past": "last",
    "this": "this",
    "current": "this",
    "coming": "coming",
    "next": "next",
}
_DAYS_OFF = {
    "day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "day after tomorrow": 2,
}
_LINKS = {"previous": -1, "preceding": -1, "before": -1, "following": 1, "next": 1, "ensuing": 1, "after": 1}

Groups = Mapping[str, str]


def day(groups: Groups) -> Calendar | Between:
    """Read "Sunday, Nov. 27, 2022", "3-5 March", "Oct. 23 last year"."""
    weekday = groups.get("weekday")
    year, turn = _year(groups), _turn(groups, "year_turn")
    first = Calendar(
        year,
        _month(groups),
        _int(groups["day"]),
        DAYS.index(weekday[:3]) if weekday else None,
        _turn(groups),
        turn,
        week="week" in groups,
    )
    if "day2" not in groups:
        return first
    return Between(first, Calendar(year, _month(groups), _int(groups["day2"]), year_turn=turn))


def month(groups: Groups) -> Calendar:
    """Read "October", "last April", "March 2016", "in May of last year"."""
    return Calendar(_year(groups), _month(groups), turn=_turn(groups), year_turn=_turn(groups, "year_turn"))


def numeric(groups: Groups) -> Calendar:
    """Read "2022-11-27" and "27.11.2022"."""
    return Calendar(_year(groups), int(groups["number"]), int(groups["day"]))


def weekday(groups: Groups) -> Weekday:
    """Read "Sunday", "last Friday", "Tuesday of last week", "the following Monday"."""
    link = groups.get("link")
    number = DAYS.index(groups["weekday"][:3])
    if link:
        return Weekday(number, "last" if _LINKS[link] < 0 else "next", None, "previous")
    return Weekday(number, _turn(groups), _turn(groups, "week"))


def deictic(groups: Groups) -> Offset:
    """Read "yesterday", "tonight", "this morning", "last night"."""
    if "part" in groups:
        return Offset("day", -1 if groups["part"].startswith("last") else 0)
    return Offset("day", _DAYS_OFF[groups["word"].removeprefix("the ")])


def turned_unit(groups: Groups) -> Offset | Calendar:
    """Read "last week", "this year", "next month", "the weekend"."""
    if groups["unit"] == "year":
        return Calendar(year_turn=_turn(groups) or "this")
    return Offset(_unit(groups), {"last": -1, "this": 0, "coming": 1, "next": 1}[_turn(groups) or "this"])


def linked_unit(groups: Groups) -> Offset:
    """Read "the following day", "that year", "the week before"."""
    return Offset(_unit(groups), _LINKS.get(groups.get("link", ""), 0), "previous")


def counted(groups: Groups) -> Offset:
    """Read "two weeks ago", "three days earlier", "a year ago this month"; a half or an open count stays open."""
    way, unit = groups["way"], _unit(groups)
    base: Base = "published" if way in ("ago", "from now", "from today", "hence", "time") else "previous"
    if "open" in groups or "half" in groups:
        return Offset(unit, None, base)
    amount = _number(groups["count"]) * (-1 if way in ("ago", "earlier", "before", "previously") else 1)
    match groups.get("tail", "").strip(), unit:
        case "today", "week":
            return Offset("day", 7 * amount, base)
        case "this month", "year":
            return Offset("month", 12 * amount, base)
        case "", _:
            return Offset(unit, amount, base)
    return Offset(unit, None, base)


def season(groups: Groups) -> Part | Between:
    """Read "last fall", "the winter of 1994", "spring/summer 2023"."""
    code, year = SEASONS[groups["season"]], _year(groups)
    if "season2" in groups and year:
        # "the spring/summer 2023 collection": from the first month of the one to the last of the other.
        last = SEASONS[groups["season2"]]
        return Between(Calendar(year, 3 * (code - SPRING) + 3), Calendar(year, 3 * (last - SPRING) + 5))
    return Part(code, year, _turn(groups), _turn(groups, "year_turn"))


def quarter(groups: Groups) -> Part:
    """Read "the third quarter", "last year's fourth quarter", "the 1988 first quarter"."""
    name = groups["number"]
    digit = 4 if name == "final" else int(name[0]) if name[0].isdigit() else ORDINALS.index(name)
    year = _year(groups) or _int(groups.get("owned", ""))
    return Part(FIRST_QUARTER + digit - 1, year, None, _turn(groups, "owner") or _turn(groups, "year_turn"))


def same_quarter(groups: Groups) -> Part | Offset:
    """Read "the quarter", the one spoken of, "the 1988 quarter", and "the latest quarter", the last that ended."""
    return Offset("quarter", -1) if "new" in groups else Part(0, _year(groups))


def year_ago(groups: Groups) -> Part | Offset:
    """Read "year-earlier", "the year-ago quarter", "the year-ago third quarter"."""
    if "number" in groups:
        return Part(FIRST_QUARTER + ORDINALS.index(groups["number"]) - 1, None, None, "last")
    return Offset("year", -1, "previous")


def lettered(groups: Groups) -> Part:
    """Read "Q3 2022", "3Q", "H1"."""
    code = FIRST_HALF if "h" in groups.get("letter", "q") else FIRST_QUARTER
    return Part(code + int(groups["number"]) - 1, _year(groups))


def half(groups: Groups) -> Part:
    """Read "the first half of 2023", "the second half of the year"."""
    code = FIRST_HALF + (groups["number"] != "first")
    return Part(code, _year(groups), None, _turn(groups, "year_turn") or (None if "year" in groups else "this"))


def year_end(_: Groups) -> Calendar:
    """Read "by year-end": the last day of this year."""
    return Calendar(None, 12, 31, year_turn="this")


def year(groups: Groups) -> Calendar:
    """Read "2008", "fiscal 1989"."""
    return Calendar(_year(groups))


def years(groups: Groups) -> Calendar | Between:
    """Read "from 2011 to 2014", "the 2021-22 season"."""
    first, tail = int(groups["first"]), groups["last"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    return Between(Calendar(first), Calendar(last)) if last > first else Calendar(first)


def spelled_year(groups: Groups) -> Calendar:
    """Read "nineteen ninety-six", "the year two thousand", as transcripts write years."""
    if "thousand" in groups:
        return Calendar(2000)
    return Calendar(1900 + _number(groups["tens"]) + _number(groups.get("ones", "0")))


def decade(groups: Groups) -> Fixed:
    """Read "the 1980s", "the '90s", "the late sixties"."""
    digits = groups.get("digits") or f"{TENS.index(groups['word'].replace('ties', 'ty'))}0"
    if len(digits) == 2:
        digits = ("20" if digits[0] in "01" else "19") + digits
    return Fixed(digits[:3] + "X")


def century(groups: Groups) -> Fixed:
    """Read "the 11th century", "the twentieth century"."""
    name = groups["number"]
    count = int(re.sub(r"\D", "", name)) if name[0].isdigit() else ORDINALS.index(name)
    return Fixed(f"{count - 1:02}XX")


def feast(groups: Groups) -> Feast:
    """Read "on Christmas Eve", "last Thanksgiving", "Easter weekend"."""
    turn = _turn(groups) or _turn(groups, "year_turn")
    wide = groups.get("wide", "")
    return Feast(groups["name"], _year(groups), turn, cast(Unit, wide) if wide in ("week", "weekend") else "day")


def september_11(_: Groups) -> Calendar:
    """Read "the Sept. 11 attacks" and "9/11", which name one day of one year."""
    return Calendar(2001, 9, 11)


def clock(groups: Groups) -> Clock:
    """Read "5.30 a.m.", "9 in the morning", "1930 GMT", "noon"."""
    if "noon" in groups:
        return Clock(12, 0)
    hour = _number(groups["hour"])
    if "half" in groups or "daypart" in groups:
        late = groups["half"] == "p" if "half" in groups else groups["daypart"] != "morning"
        hour = hour % 12 + (12 if late else 0)
    return Clock(hour, int(groups.get("minute", 0)), "zulu" in groups)


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word in ("a", "an", "another"):
        return 1
    return NUMBERS.index(word) if word in NUMBERS else 10 * TENS.index(word)


def _unit(groups: Groups) -> Unit:
    """Give the unit that a noun counts in: a night counts as its day, minutes are no finer than hours."""
    name = groups["unit"]
    if name in ("morning", "afternoon", "evening", "night"):
        return "day"
    return "hour" if name == "minute" else "century" if name == "centurie" else cast(Unit, name)


def _int(digits: str) -> int | None:
    return int(re.sub(r"\D", "", digits)) if digits else None


def _year(groups: Groups) -> int | None:
    """Read a year; two digits ("summer of '69", "Spring 23") are the year from 1930 to 2029 that ends so."""
    found = _int(groups.get("year", ""))
    return found + (1900 if found >= 30 else 2000) if found is not None and found < 100 else found


def _month(groups: Groups) -> int:
    return MONTHS.index(groups["month"][:3]) + 1


def _turn(groups: Groups, name: str = "turn") -> Turn | None:
    phrase = groups.get(name)
    return _TURNS[phrase.split()[-1]] if phrase else None
