"""Which neighbouring expressions name one time together? Expressions in order in, fewer and longer ones out.

"5.30 a.m." and "on Thursday" are one time of one day; "Friday night, Oct. 23" is one day, whose weekday tells its year;
"between March 3 and April 5" is one interval.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from rashomon.findings.dates.expressions import Between, Calendar, Clock, Expression, Feast, Offset, Part, Weekday

_CLOCK_DAY = re.compile(
    r"(?:,? (?:local|eastern|uk) time)?,?(?: \([^)\n]{1,40}\),?)? ?"
    r"(?:on |of |in the (?:morning|afternoon|evening) (?:of|on) )?(?:the )?"
)
_DAY_CLOCK = re.compile(
    r",? ?(?:at |from |by |around |about |shortly |just |until |before |after |between |roughly |approximately )*"
    r"(?:the )?"
)
_WEEKDAY_DAY = re.compile(r",? \(?(?:the )?")
_MONTH_YEAR = re.compile(r",? (?:of )?")
_TO = re.compile(r" ?(?:to|through|until|till) | ?[-–] ?")
_AND = re.compile(r" and ")
_FROM = re.compile(r"\b(from|between) $", re.IGNORECASE)


def join(text: str, expressions: Iterable[Expression]) -> list[Expression]:
    """Give `expressions` of `text` with those joined that stand side by side and name one time."""
    joined: list[Expression] = []
    for expression in expressions:
        while joined and (both := _together(text, joined[-1], expression)):
            joined.pop()
            expression = both
        joined.append(expression)
    return joined


def _together(text: str, left: Expression, right: Expression) -> Expression | None:
    gap = text[left.end : right.start]
    if len(gap) > 60:
        return None
    if isinstance(left.when, Clock) and _is_day(right) and right.clock is None and _CLOCK_DAY.fullmatch(gap):
        return replace(right, start=left.start, clock=left.when)
    if isinstance(right.when, Clock) and _is_day(left) and left.clock is None and _DAY_CLOCK.fullmatch(gap):
        return replace(left, end=right.end, clock=right.when)
    if (
        isinstance(left.when, Clock)
        and isinstance(right.when, Clock)
        and gap == " ("
        and text.startswith(")", right.end)
    ):
        # The same time in another zone: 10.35 a.m. (0735 GMT).
        return replace(left, end=right.end + 1)
    if isinstance(left.when, Calendar | Part) and isinstance(right.when, Calendar) and _MONTH_YEAR.fullmatch(gap):
        # "January nineteen ninety-seven"
        part = left.when.month is not None and left.when.day is None if isinstance(left.when, Calendar) else True
        if part and left.when.year is None and right.when.year is not None and right.when.month is None:
            return replace(left, end=right.end, when=replace(left.when, year=right.when.year), bare=False)
    if isinstance(left.when, Weekday) and isinstance(right.when, Calendar):
        plain = left.when.turn is None and left.when.week is None and right.when.day and right.when.weekday is None
        if plain and _WEEKDAY_DAY.fullmatch(gap):
            when = replace(right.when, weekday=left.when.number)
            return replace(right, start=left.start, head=left.head, when=when, clock=left.clock or right.clock)
    if isinstance(left.when, Calendar) and isinstance(right.when, Calendar) and not left.clock and not right.clock:
        return _interval(text, left, right, gap)
    return None


def _is_day(expression: Expression) -> bool:
    match expression.when:
        case Calendar(day=day):
            return day is not None
        case Offset(unit="day") | Weekday() | Feast(unit="day"):
            return True
    return False


def _interval(text: str, left: Expression, right: Expression, gap: str) -> Expression | None:
    """Join "from X to Y" and "between X and Y" where both are named alike, down to the year, month or day."""
    first, last = left.when, right.when
    if not isinstance(first, Calendar) or not isinstance(last, Calendar):
        return None
    alike = (first.day is None) == (last.day is None) and (first.month is None) == (last.month is None)
    lead = _FROM.search(text, max(0, left.start - 9), left.start)
    led = lead[1].lower() if lead else ""
    joins = _AND.fullmatch(gap) if led == "between" else _TO.fullmatch(gap) and (led or gap.strip() != "to")
    if not alike or not joins or first.turn or last.turn:
        return None
    start = lead.start() if lead else left.start
    return Expression(start, right.end, left.head, Between(first, last), bare=left.bare and right.bare)
