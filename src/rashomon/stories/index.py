"""Which earlier articles may speak of the same event? An article's heaviest terms in, likely articles out.

An inverted index: each of the heaviest terms of an article leads to the articles that have it among their own. Terms
that crowds of articles share lead nowhere: they would cost most and tell least, and a text that is told a thousand
times with other names (a weather report, a table of results) would be compared with its every sibling.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from rashomon.settings import STORIES
from rashomon.stories.terms import TERM, Vocabulary

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]


class Index:
    """The vectors of articles, a row each, and for each term the articles that it leads to.

    Weights follow what is learned of the rarity of terms: a row is weighed anew when it is next looked at after as much
    was learned as makes a difference (`STORIES.drift`), so that it matters little in which order articles came.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.size = 0
        self.terms = np.zeros((256, STORIES.terms), dtype=np.int32)
        self.times = np.zeros((256, STORIES.terms), dtype=np.uint8)
        self.kinds = np.zeros((256, STORIES.terms), dtype=np.int8)
        self._weights = np.zeros((256, STORIES.terms), dtype=np.float32)
        self._names = np.zeros(256, dtype=np.float32)
        self._weighed = np.zeros(256)
        self._vocabulary = vocabulary
        self._postings: dict[int, list[int]] = defaultdict(list)
        self._leading: dict[int, list[int]] = {}
        self._weight_of = np.zeros(1024, dtype=np.float32)

    def add(self, terms: NDArray[np.int32], times: NDArray[np.uint8], kinds: NDArray[np.int8]) -> int:
        """Take an article's vector in; give its number, counted from 0. Nothing leads to it until it is posted."""
        number = self.size
        if number == len(self.terms):
            for name in ("terms", "times", "kinds", "_weights", "_names", "_weighed"):
                full = getattr(self, name)
                setattr(self, name, np.concatenate([full, np.zeros_like(full)]))
        self.terms[number], self.times[number], self.kinds[number] = terms, times, kinds
        self._weighed[number] = 0
        self.size += 1
        return number

    def weights(self, numbers: Numbers) -> Floats:
        """Give the weights of the terms of articles, a row each."""
        known = self._vocabulary.weight
        stale = numbers[np.abs(self._weighed[numbers] - known) > known * STORIES.drift]
        if len(stale):
            weights = self._weights[stale] = self._vocabulary.weigh(self.terms[stale], self.times[stale])
            self._names[stale] = (np.where(self.kinds[stale] > TERM, weights, 0) ** 2).sum(axis=1)
            self._weighed[stale] = known
        return self._weights[numbers]

    def post(self, numbers: Sequence[int]) -> None:
        """Let the terms of articles that are heaviest by what is known now lead to them."""
        for number, leading in zip(numbers, self._heaviest(numbers), strict=True):
            self._leading[number] = leading
            for term in leading:
                self._postings[term].append(number)

    def withdraw(self, number: int) -> None:
        """Let nothing lead to an article any more."""
        for term in self._leading.pop(number, ()):
            self._postings[term].remove(number)

    def near(self, number: int) -> tuple[Numbers, bool]:
        """Give the posted articles that share enough of the leading terms of article `number`, itself left out.

        Say, too, whether these may be all that are like it: not where crowds share most of its leading terms.
        """
        leading = self._leading.get(number) or self._heaviest([number])[0]
        postings, crowd = self._postings, STORIES.crowd
        lists = [found for term in leading if len(found := postings[term]) <= crowd]
        shared = Counter(chain.from_iterable(lists))
        least = STORIES.shared_terms if len(leading) >= STORIES.few_terms else 1
        others = [other for other, times in shared.items() if times >= least and other != number]
        others.sort()
        return np.array(others, dtype=np.int64), 2 * len(lists) >= len(leading)

    def cosines(self, number: int, others: Numbers) -> tuple[Floats, Floats]:
        """Give the cosine of article `number` with each of `others`, and the part of it that names make up.

        A shared term is a name where it is one in either of the two. Where no cosine is more than faint, the part of
        names is not worked out.
        """
        weights = self.weights(np.append(others, number))
        if len(self._vocabulary) > len(self._weight_of):
            self._weight_of = np.zeros(2 * len(self._vocabulary), dtype=np.float32)
        terms, rows = self.terms[number], self.terms[others]
        self._weight_of[terms] = weights[-1]
        both = self._weight_of[rows]
        both *= weights[:-1]
        cosines: Floats = both.sum(axis=1)
        names = np.zeros_like(cosines)
        telling = np.flatnonzero(cosines >= STORIES.faint)
        if len(telling):
            self._weight_of[terms] = self.kinds[number] > TERM
            names[telling] = (
                both[telling] * ((self.kinds[others[telling]] > TERM) | (self._weight_of[rows[telling]] > 0))
            ).sum(axis=1)
        self._weight_of[terms] = 0
        return cosines, names

    def name_mass(self, numbers: Numbers) -> Floats:
        """Give how much of each vector its names make up, 0 to 1. The articles have just been weighed."""
        return self._names[numbers]

    def central(self, numbers: Sequence[int]) -> Floats:
        """Give how like each article is to all of `numbers` together."""
        rows = np.asarray(numbers)
        top = int(self.terms[rows].max(initial=0)) + 1
        weights = self.weights(rows)
        whole = np.bincount(self.terms[rows].ravel(), weights.ravel(), top).astype(np.float32)
        given: Floats = (whole[self.terms[rows]] * weights).sum(axis=1)
        return given

    def _heaviest(self, numbers: Sequence[int]) -> list[list[int]]:
        """Give the terms of each article that are heaviest by what is known now, in no order."""
        if not len(numbers):
            return []
        rows = np.asarray(numbers)
        weights = self.weights(rows)
        heaviest = np.argpartition(-weights, STORIES.leading - 1, axis=1)[:, : STORIES.leading]
        telling = np.take_along_axis(weights, heaviest, axis=1) > 0
        found: list[list[int]] = self.terms[rows[:, None], heaviest].tolist()
        for row in np.flatnonzero(~telling.all(axis=1)).tolist():
            found[row] = [term for term, tells in zip(found[row], telling[row].tolist(), strict=True) if tells]
        return found
