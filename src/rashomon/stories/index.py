"""Which earlier articles may speak of the same event? An article's heaviest terms in, likely articles out.

An inverted index: each of the heaviest terms of an article leads to the articles that have it among their own. Terms
that crowds of articles share lead nowhere: they would cost most and tell least, and a text that is told a thousand
times with other names (a weather report, a table of results) would be compared with its every sibling.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.settings import STORIES
from rashomon.stories.postings import Postings
from rashomon.stories.terms import NAME, PLACE, TERM, Vocabulary

Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]
_BLOCK = 2048
"""Pairs whose vectors are held side by side: 1.3 MB each."""
_ROWS = 128
"""Articles whose likely pairs are sorted at a time."""


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
        """Those of names are below zero, so that they are told from the others."""
        self._names = np.zeros(256, dtype=np.float32)
        self._weighed = np.zeros(256)
        self._vocabulary = vocabulary
        self._postings = Postings()
        self._leading = np.zeros((256, STORIES.leading), dtype=np.int32)
        self._posted = np.zeros(256, dtype=bool)
        self._lengths = np.zeros(256, dtype=np.float32)
        self._weight_of = np.zeros(1024, dtype=np.float32)

    def add(
        self, terms: NDArray[np.int32], times: NDArray[np.uint8], kinds: NDArray[np.int8], weights: Floats
    ) -> range:
        """Take in vectors, a row each, with the weights that the vocabulary gives them now; give their numbers, counted
        from 0. Nothing leads to them until it is posted."""
        numbers = range(self.size, self.size + len(terms))
        if numbers.stop > len(self.terms):
            for name in (
                "terms",
                "times",
                "kinds",
                "_weights",
                "_names",
                "_weighed",
                "_leading",
                "_posted",
                "_lengths",
            ):
                full = getattr(self, name)
                more = np.zeros((max(len(full), numbers.stop - len(full)), *full.shape[1:]), full.dtype)
                setattr(self, name, np.concatenate([full, more]))
        rows = slice(numbers.start, numbers.stop)
        self.terms[rows], self.times[rows], self.kinds[rows] = terms, times, kinds
        self._lengths[rows] = np.count_nonzero(terms, axis=1)
        self._weigh(rows, weights)
        self.size = numbers.stop
        return numbers

    def _weigh(self, rows: Numbers | slice, weights: Floats) -> None:
        """Take over the weights that articles have by what is known now."""
        names = np.where(self.kinds[rows] > TERM, weights, 0)
        self._weights[rows] = weights - 2 * names
        self._names[rows] = np.einsum("ij,ij->i", names, names)
        self._weighed[rows] = self._vocabulary.weight

    def weights(self, numbers: Numbers) -> Floats:
        """Give the weights of the terms of articles, a row each."""
        self.freshen(numbers)
        given: Floats = np.abs(self._weights[numbers])
        return given

    def freshen(self, numbers: Numbers) -> None:
        """Weigh articles anew where much was learned since they were last weighed."""
        known = self._vocabulary.weight
        stale = np.unique(numbers[np.abs(self._weighed[numbers] - known) > known * STORIES.drift])
        if len(stale):
            self._weigh(stale, self._vocabulary.weigh(self.terms[stale], self.times[stale]))

    def post(self, numbers: Sequence[int]) -> None:
        """Let the terms of articles that are heaviest by what is known now lead to them."""
        rows = np.asarray(numbers, dtype=np.int64)
        leading = self._leading[rows] = self._heaviest(rows)
        self._posted[rows] = True
        places, columns = np.nonzero(leading)
        self._postings.add(leading[places, columns], rows[places])

    def withdraw(self, number: int) -> None:
        """Let nothing lead to an article any more."""
        if self._posted[number]:
            self._posted[number] = False
            leading = self._leading[number]
            self._postings.withdraw(number, leading[leading > 0])

    def near(self, numbers: Numbers) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
        """Give the pairs of one of `numbers`, by its place, and a posted article that shares enough of its leading
        terms, itself left out, in order.

        Say of each, too, whether these may be all that are like it: not where crowds share most of its leading terms.
        """
        found = [self._near(numbers[start : start + _ROWS], start) for start in range(0, max(len(numbers), 1), _ROWS)]
        places, others, every = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return places, others, every

    def _near(self, numbers: Numbers, start: int) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
        """Give the same for so many articles as fit into fast memory, the first of which has the place `start`."""
        leading = self._leading[numbers]
        apart = ~self._posted[numbers]
        if apart.any():
            leading[apart] = self._heaviest(numbers[apart])
        telling = leading > 0
        leads = telling & (self._postings.leads(leading) <= STORIES.crowd)
        had = telling.sum(axis=1)
        least = np.where(had >= STORIES.few_terms, STORIES.shared_terms, 1)
        places, others = self._postings.read(leading[leads])
        pairs = np.sort(np.nonzero(leads)[0][places] << 32 | others)
        first = np.flatnonzero(np.concatenate(([len(pairs) > 0], pairs[1:] != pairs[:-1])))
        shared = np.diff(first, append=len(pairs))
        places, others = pairs[first] >> 32, pairs[first] & 0xFFFFFFFF
        near = (shared >= least[places]) & (others != numbers[places])
        return places[near] + start, others[near], 2 * leads.sum(axis=1) >= had

    def cosines(self, ones: Numbers | int, others: Numbers) -> tuple[Floats, Floats]:
        """Give the cosines of pairs of articles, and the parts of them that names make up.

        A shared term is a name where it is one in either of the two. The pairs of one article stand side by side.
        """
        ones, others = np.broadcast_arrays(ones, others)
        self.freshen(np.concatenate((ones, others)))
        cosines, names = np.zeros(len(others), dtype=np.float32), np.zeros(len(others), dtype=np.float32)
        for start in range(0, len(others), _BLOCK):
            block = slice(start, start + _BLOCK)
            cosines[block], names[block] = self._products(ones[block], others[block])
        return cosines, names

    def _products(self, ones: Numbers, others: Numbers) -> tuple[Floats, Floats]:
        """Give the same for so many pairs as fit into fast memory."""
        _, met, weights = self._met(ones, others)
        nameless: Floats = np.einsum("ij,ij->i", np.maximum(met, 0), np.maximum(weights, 0))
        cosines: Floats = np.einsum("ij,ij->i", np.abs(met, out=met), np.abs(weights, out=weights))
        return cosines, cosines - nameless

    def _met(self, ones: Numbers, others: Numbers) -> tuple[NDArray[np.int32], Floats, Floats]:
        """Give the terms of `others`, a row each, what each weighs in the one of the pair, and what in the other."""
        weight_of = self._by_term()
        # Short articles fill their rows in part.
        width = int(self._lengths[others].max(initial=0))
        terms, weights = self.terms[:, :width][others], self._weights[:, :width][others]
        met = np.empty_like(weights)
        first = np.flatnonzero(np.concatenate(([True], ones[1:] != ones[:-1])))
        rows = ones[first]
        bounds = pairwise([*first.tolist(), len(ones)])
        for held, weighed, (start, stop) in zip(self.terms[rows], self._weights[rows], bounds, strict=True):
            weight_of[held] = weighed
            weight_of.take(terms[start:stop], out=met[start:stop], mode="clip")
            weight_of[held] = 0
        return terms, met, weights

    def own(self, ones: Numbers, others: Numbers) -> tuple[Floats, Floats]:
        """Give how much of the squares of the vectors of pairs names, and how much figures, make up that only one of
        the two has: of the two sides the less, so that it is not held against a text that another says more.

        The articles have just been weighed; the pairs of one article stand side by side.
        """
        given = np.zeros((2, len(others)), dtype=np.float32)
        for start in range(0, len(others), _BLOCK):
            block = slice(start, start + _BLOCK)
            given[:, block] = self._unmet(ones[block], others[block])
        return given[0], given[1]

    def _unmet(self, ones: Numbers, others: Numbers) -> Floats:
        """Give the same for so many pairs as fit into fast memory, a row each."""
        terms, mine, theirs = self._met(ones, others)
        figures, both = self._vocabulary.figures[terms], (mine != 0) & (theirs != 0)
        rows, at = np.unique(ones, return_inverse=True)
        whole = _masses(self._weights[rows], self._vocabulary.figures[self.terms[rows]])[:, at]
        own: Floats = np.minimum(whole - _masses(mine * both, figures), _masses(theirs * ~both, figures))
        return own

    def lacking(self, one: int, other: int) -> list[tuple[int, bool]]:
        """Give the names and figures of an article that another lacks, the heaviest first, and whether each is a name.

        The articles have just been weighed.
        """
        terms, weights = self.terms[one], self._weights[one]
        own = (weights < 0) | ((weights > 0) & self._vocabulary.figures[terms])
        own &= ~np.isin(terms, self.terms[other][self._weights[other] != 0])
        order = np.argsort(-np.abs(weights), kind="stable")
        held = order[own[order]][: STORIES.words_shown]
        return list(zip(terms[held].tolist(), (weights[held] < 0).tolist(), strict=True))

    def shared(self, ones: Numbers, others: Numbers) -> tuple[Numbers, Numbers, Floats, NDArray[np.int8]]:
        """Give the terms that pairs of articles share: the place of the pair, the term, what it adds to the cosine, and
        what it is there; the pairs in order, of each the terms that add most first."""
        weights, columns = self.weights(np.stack((ones, others))), np.arange(STORIES.terms)
        # Sorted by term, and by whose it is, what both have stands side by side.
        both = np.concatenate((self.terms[ones] * 2, self.terms[others] * 2 + 1), axis=1).astype(np.int64)
        both = np.sort(both << 32 | np.tile(columns, 2), axis=1)
        terms, held = both >> 33, both & 0xFFFFFFFF
        places, at = np.nonzero((terms[:, 1:] == terms[:, :-1]) & (terms[:, 1:] > 0))
        mine, theirs = held[places, at], held[places, at + 1]
        shares = weights[0, places, mine] * weights[1, places, theirs]
        kinds = np.stack((self.kinds[ones[places], mine], self.kinds[others[places], theirs]))
        # A place is what both speak of as one: "from Durant" is said as well.
        kinds = np.where(kinds.min(axis=0) == PLACE, PLACE, np.minimum(kinds.max(axis=0), NAME)).astype(np.int8)
        order = np.lexsort((-shares, places))
        order = order[shares[order] > 0]
        return places[order], terms[places, at][order], shares[order], kinds[order]

    def name_mass(self, numbers: Numbers) -> Floats:
        """Give how much of each vector its names make up, 0 to 1. The articles have just been weighed."""
        return self._names[numbers]

    def shortness(self, ones: Numbers, others: Numbers) -> Floats:
        """Give how short the longer text of each pair is, 0 to 1."""
        longer = np.maximum(self._lengths[ones], self._lengths[others])
        given: Floats = np.clip((STORIES.long_terms - longer) / (STORIES.long_terms - STORIES.short_terms), 0, 1)
        return given

    def central(self, numbers: Sequence[int]) -> Floats:
        """Give how like each article is to all of `numbers` together."""
        rows = np.asarray(numbers)
        terms, weights, whole = self.terms[rows], self.weights(rows), self._by_term()
        np.add.at(whole, terms, weights)
        given: Floats = (whole[terms] * weights).sum(axis=1)
        whole[terms] = 0
        return given

    def _by_term(self) -> Floats:
        """Give room for a weight for each term, all 0: whoever fills some of it empties it again."""
        if len(self._vocabulary) > len(self._weight_of):
            self._weight_of = np.zeros(2 * len(self._vocabulary), dtype=np.float32)
        return self._weight_of

    def _heaviest(self, numbers: Numbers) -> NDArray[np.int32]:
        """Give the terms of each article that are heaviest by what is known now, a row each, in no order."""
        weights = self.weights(numbers)
        heaviest = np.argpartition(-weights, STORIES.leading - 1, axis=1)[:, : STORIES.leading]
        telling = np.take_along_axis(weights, heaviest, axis=1) > 0
        given: NDArray[np.int32] = np.where(telling, self.terms[numbers[:, None], heaviest], 0)
        return given


def _masses(weights: Floats, figures: NDArray[np.bool_]) -> Floats:
    """Give how much names, and how much figures, make up of the squares of vectors; names weigh below 0."""
    squares = weights * weights
    names = weights < 0
    return np.stack((np.einsum("ij,ij->i", squares, names), np.einsum("ij,ij->i", squares, figures & ~names)))
