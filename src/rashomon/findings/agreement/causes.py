"""Why may two counts differ? Positions in, a probable reason out.

A reason is named only where the record shows it: times of publication that follow the numbers, a number that is another
one rounded. What is left is a `conflict` where both were published within a day of one another, and else `unclear`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from math import floor, log10

from rashomon.records import Cause


def of_numbers(values: Sequence[tuple[float, Sequence[str]]], open_ended: bool, side_by_side: bool = False) -> Cause:
    """Give the probable reason why counts differ.

    `values` are the numbers, each with the publication times of the articles that give it, as ISO 8601 strings;
    `open_ended` says that one of them is worded as a bound or a rough number ("at least", "nearly"),
    `side_by_side` that one article gives several of them: it knows both, and neither is an update of the other.
    """
    ordered = sorted(values)
    if all(_rounds_to(exact, rough) for exact, rough in _pairs([value for value, _ in ordered])):
        return "rounding"
    if side_by_side:
        return "conflict"
    times = [sorted(given) for _, given in ordered]
    if not all(times):
        return "unclear"
    if all(_earlier(one[-1], other[0]) for one, other in pairwise(times)):
        return "update"
    if open_ended:
        return "unclear"
    days = [date.fromisoformat(time[:10]) for given in times for time in given]
    return "conflict" if (max(days) - min(days)).days <= 1 else "unclear"


def _pairs(values: Sequence[float]) -> list[tuple[float, float]]:
    return [(one, other) for at, one in enumerate(values) for other in values[at + 1 :]]


def _rounds_to(one: float, other: float) -> bool:
    """Say whether one number is the other, rounded to its first digit or two.

    >>> _rounds_to(276, 280), _rounds_to(209_000, 200_000), _rounds_to(5, 7)
    (True, True, False)
    """
    for exact, rough in ((one, other), (other, one)):
        if abs(exact) >= 20:
            size = floor(log10(abs(exact)))
            if any(round(exact, -size + digits) == rough for digits in (0, 1) if size - digits >= 1):
                return True
    return False


def _earlier(one: str, other: str) -> bool:
    """Say whether a publication time is before another; bare dates of one day are not."""
    if len(one) > 10 and len(other) > 10:
        return datetime.fromisoformat(one) < datetime.fromisoformat(other)
    return one[:10] < other[:10]
