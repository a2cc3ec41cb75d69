"""Which earlier articles may speak of the same event? An article's vector and day in, likely articles out.

An inverted index: each term leads to the articles that hold it, in the order of their days. Inside a window of days
every term is looked up; outside it, and for articles without a day, only the heaviest few are, as an article far off in
time must be very like this one to be on its event.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from rashomon.settings import STORIES
from rashomon.stories.terms import Vector


class Index:
    """Articles by their terms. Articles without a day are added first, the others in the order of their days."""

    def __init__(self) -> None:
        self._vectors: list[Vector] = []
        self._days: list[int | None] = []
        self._undated = 0
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        """Each term's articles, as (number, weight): in the order of numbers, hence of days."""

    def add(self, vector: Vector, day: int | None) -> int:
        """Take an article in; give its number, counted from 0.

        Raises ValueError where it comes out of order: that is a bug in the caller.
        """
        if self._days and (self._days[-1] or 0) > (day or 0):
            raise ValueError(f"Cannot index an article of day {day}: a later day came first. Sort by day.")
        number = len(self._days)
        self._vectors.append(vector)
        self._days.append(day)
        self._undated += day is None
        for term, weight in vector.items():
            self._postings[term].append((number, weight))
        return number

    def near(self, vector: Vector, day: int | None) -> dict[int, float]:
        """Give the articles taken in so far that may be on the event of `vector`, each with its likeness, 0 to 1.

        Likeness is the cosine of the two vectors, weighed down by the days between them.
        """
        first = len(self._days)
        if day is not None:
            first = bisect_left(self._days, day - STORIES.window, lo=self._undated, key=lambda each: each or 0)
        shared: dict[int, float] = defaultdict(float)
        far: set[int] = set()
        for place, (term, weight) in enumerate(vector.items()):
            postings = self._postings.get(term, [])
            start = bisect_left(postings, first, key=lambda each: each[0])
            for number, other in postings[start:]:
                shared[number] += weight * other
            if place < STORIES.far_terms:
                far.update(number for number, _ in postings[:start])
        for number in far:
            shared[number] = _cosine(vector, self._vectors[number])
        return {number: cosine * timely(day, self._days[number]) for number, cosine in shared.items()}


def timely(day: int | None, other: int | None) -> float:
    """Give what likeness is worth at this distance in time: 1 on the same or the next day, falling to a floor.

    The floor is above 0 because dates on real pages can be years off: an article that is very like a story joins it.

    >>> timely(100, 101), round(timely(100, 104), 2), timely(100, 900) == timely(100, 9000)
    (1.0, 0.56, True)
    """
    if day is None or other is None:
        return STORIES.undated
    gap = max(abs(day - other) - 1, 0)
    return STORIES.floor + (1 - STORIES.floor) * float(2.0 ** (-min(gap, 64) / STORIES.half_life))


def _cosine(one: Vector, other: Vector) -> float:
    small, large = sorted((one, other), key=len)
    return sum(weight * large[term] for term, weight in small.items() if term in large)
