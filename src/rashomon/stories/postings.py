"""Which articles does a term lead to? An inverted index in arrays: many terms are read, or added to, at once.

All lists lie in one array, each in a stretch of its own with room to grow; one that is full moves to the end, twice as
wide. What an article was withdrawn from is passed over, and left behind when the list moves.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

_Integers = NDArray[np.integer[Any]]


class Postings:
    """Lists of articles by terms, both as numbers."""

    def __init__(self) -> None:
        self._pool = np.zeros(1024, dtype=np.int32)
        self._end = 0
        self._starts = np.zeros(1024, dtype=np.int64)
        self._sizes = np.zeros(1024, dtype=np.int32)
        self._rooms = np.zeros(1024, dtype=np.int32)
        self._leads = np.zeros(1024, dtype=np.int32)
        self._gone = np.zeros(1024, dtype=bool)

    def leads(self, terms: _Integers) -> _Integers:
        """Say how many articles each term leads to."""
        self._reach(terms)
        return self._leads[terms]

    def add(self, terms: _Integers, articles: _Integers) -> None:
        """Let each of `terms` lead to the article at the same place."""
        if not len(terms):
            return
        self._reach(terms)
        self._gone = _widened(self._gone, int(articles.max()) + 1)
        order = np.argsort(terms, kind="stable")
        sorted_terms = terms[order]
        first = np.flatnonzero(np.concatenate(([True], sorted_terms[1:] != sorted_terms[:-1])))
        distinct, counts = sorted_terms[first], np.diff(first, append=len(order))
        full = self._sizes[distinct] + counts > self._rooms[distinct]
        self._move(distinct[full], counts[full])
        ends = self._starts[distinct] + self._sizes[distinct]
        self._pool[np.repeat(ends - first, counts) + np.arange(len(order))] = articles[order]
        self._sizes[distinct] += counts
        self._leads[distinct] += counts

    def withdraw(self, article: int, terms: _Integers) -> None:
        """Let `terms`, all that lead to an article, lead to it no more."""
        self._gone[article] = True
        self._leads[terms] -= 1

    def read(self, terms: _Integers) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Give the articles that `terms` lead to, and for each the place in `terms` of the term that does."""
        self._reach(terms)
        sizes = self._sizes[terms]
        articles = self._pool[_stretches(self._starts[terms], sizes)]
        here = ~self._gone[articles]
        return np.repeat(np.arange(len(terms)), sizes)[here], articles[here].astype(np.int64)

    def _move(self, terms: _Integers, more: _Integers) -> None:
        """Give the lists of `terms` stretches at the end, with room for twice what they hold with as many `more`."""
        places, articles = self.read(terms)
        sizes = np.bincount(places, minlength=len(terms))
        rooms = 2 * (sizes + more)
        starts = self._end + np.cumsum(rooms) - rooms
        self._end += int(rooms.sum())
        self._pool = _widened(self._pool, self._end)
        self._pool[_stretches(starts, sizes)] = articles
        self._starts[terms], self._sizes[terms], self._rooms[terms] = starts, sizes, rooms

    def _reach(self, terms: _Integers) -> None:
        size = int(terms.max(initial=0)) + 1
        if size > len(self._starts):
            for name in ("_starts", "_sizes", "_rooms", "_leads"):
                setattr(self, name, _widened(getattr(self, name), size))


def _stretches(starts: _Integers, sizes: _Integers) -> _Integers:
    """Give all places of stretches, one after another."""
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))


def _widened(array: NDArray[Any], size: int) -> NDArray[Any]:
    """Give `array`, with zeros at its end where it is shorter than `size`, so that it seldom has to grow."""
    if size <= len(array):
        return array
    return np.concatenate((array, np.zeros(max(size, 2 * len(array)) - len(array), dtype=array.dtype)))
