"""Which words and names tell an article's event? Articles in, their heaviest terms out.

Terms are weighed by term frequency and inverse document frequency (Salton and Buckley 1988). The headline counts three
times and the opening twice, as news puts the event first. How rare a term is gets learned as articles come, on top of a
prior: four lists of common English words and names, written for this project. The prior is what lets a folder of ten be
judged like ten thousand: of ten articles on two events every name is common.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from math import log
from typing import TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rashomon.records import Article, Frequencies
from rashomon.settings import STORIES
from rashomon.stories import tally
from rashomon.stories.tally import Counted
from rashomon.stories.words import Words, listed, plain

_Table = TypeVar("_Table", Counted, "Vectors")
_YEAR = re.compile(r"(?:19|20)\d\d")

UNIT = 1 / 32
TIMES = tuple(number * UNIT for number in range(256))
_PORTION = 64
"""Articles that are counted at a time: what is worked out of them fits into fast memory."""
TERM, NAME, PLACE = 0, 1, 2
"""What a term is in one article: a word, a name, or a name that the article speaks of as a place."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """The heaviest terms of a batch of articles, one row each, heaviest first; a row is filled up with term 0, times 0.

    `terms` are numbers of a vocabulary, `times` how often each counts, damped and in units of 1/32, and
    `kinds` what each is there.
    """

    terms: NDArray[np.int32]
    times: NDArray[np.uint8]
    kinds: NDArray[np.int8]


class Vocabulary:
    """The terms seen so far, a number each, and in how many articles each stands, on top of the prior.

    The prior weighs as much as `STORIES.prior_articles` articles, so it fades as a desk fills. Number 0 is no term.
    """

    def __init__(self, known: Frequencies) -> None:
        self.articles = known.articles
        self.names: list[str] = [""]
        self._numbers: dict[str, int] = {}
        self._words = Words(self.number)
        self._known = known.holding
        self._holding = np.ones(1024)
        self._logs = np.zeros(1024, dtype=np.float32)
        """In how many articles each term stands, and the logarithm of that."""
        self.crowds = np.ones(0, dtype=np.int64)
        """For each article of the batch read last how many of the batch seem to tell of the same."""
        self._expected = np.ones(1024)
        """Rarity by the prior alone."""
        self.figures = np.zeros(1024, dtype=bool)
        """Which terms are figures: 54, 1.3, 24-19, 7am."""
        self._taught = np.zeros(1024, dtype=np.int32)
        """In how many articles each term was found since `taught` was last asked, and in `_read` of how many."""
        self._read = 0
        self._place = np.zeros(1024, dtype=np.int32)
        """Of each term of the batch read last its place among the distinct ones."""
        self._filled = 1
        """For how many terms it is worked out what the prior says."""

    def __len__(self) -> int:
        return len(self.names)

    def number(self, term: str) -> int:
        """Give the number of `term`, a new one if need be."""
        found = self._numbers.get(term)
        if found is None:
            found = self._numbers[term] = len(self.names)
            self.names.append(term)
        return found

    def _fill(self) -> None:
        """Work out what the prior says of the terms that got their numbers since this was last done."""
        start, stop = self._filled, len(self.names)
        if start == stop:
            return
        if stop > len(self._holding):
            more = max(stop, 2 * len(self._holding)) - len(self._holding)
            self._holding = np.concatenate([self._holding, np.ones(more)])
            self._logs = np.concatenate([self._logs, np.zeros(more, dtype=np.float32)])
            self._expected = np.concatenate([self._expected, np.ones(more)])
            self._taught = np.concatenate([self._taught, np.zeros(more, dtype=np.int32)])
            self._place = np.concatenate([self._place, np.zeros(more, dtype=np.int32)])
            self.figures = np.concatenate([self.figures, np.zeros(more, dtype=bool)])
        terms = self.names[start:stop]
        priors = np.fromiter(map(_prior, terms), np.float64, len(terms))
        known = np.fromiter((self._known.get(term, 0) for term in terms), np.float64, len(terms))
        # Equal weights are told apart by the term itself, so that no order of arrival shows.
        sums = np.fromiter((crc32(term.encode("utf-8", "surrogatepass")) for term in terms), np.float64, len(terms))
        self._hold(slice(start, stop), known + STORIES.prior_articles * priors)
        self._expected[start:stop] = -np.log(priors) * (1 + sums * 1e-14)
        self.figures[start:stop] = [term[0].isdigit() for term in terms]
        self._filled = stop

    def _hold(self, terms: NDArray[np.int64] | slice, holding: NDArray[np.float64]) -> None:
        self._holding[terms] = holding
        self._logs[terms] = np.log(holding)

    @property
    def weight(self) -> float:
        """How many articles what is known rests on, the prior with them."""
        return self.articles + STORIES.prior_articles

    def rarity(self, terms: NDArray[np.integer]) -> NDArray[np.float32]:
        """Give the inverse document frequency of each term: how many nats it tells to see it in an article."""
        self._fill()
        given: NDArray[np.float32] = np.maximum(np.float32(log(self.weight)) - self._logs[terms], 0)
        return given

    def weigh(self, terms: NDArray[np.int32], times: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Give the weights of vectors, a row each, as rarity is known now.

        The squares of a row add up to 1, or to less where an article tells next to nothing (an error page, a stub): it
        is like nothing.
        """
        weights = self.rarity(terms)
        weights *= times
        if STORIES.compared < terms.shape[1]:
            beyond = terms.shape[1] - STORIES.compared - 1
            weights *= weights > np.partition(weights, beyond, axis=1)[:, beyond, None]
        lengths = np.sqrt(np.einsum("ij,ij->i", weights, weights))
        weights /= np.maximum(lengths, STORIES.least / UNIT)[:, None]
        return weights

    def read(self, articles: Sequence[Article], *, fresh: Sequence[bool]) -> Vectors:
        """Count the terms of `articles`, suppose what those that are `fresh` (no copies) teach; give their heaviest.

        Learning comes before weighing, so that the order within a batch makes no difference. What is supposed holds
        until `learn` says which articles told of something that others of the batch did not.
        """
        counted, vectors = [], []
        for start in range(0, max(len(articles), 1), _PORTION):
            some = articles[start : start + _PORTION]
            part = self._count(some)
            self._fill()
            vectors.append(self._heaviest(part, len(some)))
            counted.append(replace(part, rows=part.rows + start))
        whole = _joined(vectors)
        self._suppose(_joined(counted), np.asarray(fresh, dtype=bool), whole)
        return whole

    def _suppose(self, counted: Counted, fresh: NDArray[np.bool_], vectors: Vectors) -> None:
        """Learn from articles whose stories are not known yet.

        How common a word is, every article teaches. How common a name is, only events do: else the names of one event
        would become common by being told often. An article counts for less there where others of the batch share its
        heaviest names, as they seem to tell of the same.
        """
        terms, places = self._distinct(counted.terms)
        self._batch = _Batch.of(counted, fresh, terms, places, self._holding[terms])
        shares = fresh.astype(np.float64)
        self.crowds = np.ones(len(shares), dtype=np.int64)
        if len(shares) > STORIES.alone_in_batch:
            holding = np.bincount(places, minlength=1)
            first, kinds = (each[:, : STORIES.crowd_terms] for each in (vectors.terms, vectors.kinds))
            sizes = np.where(kinds > TERM, holding[self._place[first] * (kinds > TERM)], 1)
            self.crowds = -np.partition(-sizes, STORIES.crowd_rank, axis=1)[:, STORIES.crowd_rank]
            shares *= np.minimum(len(STORIES.learned_from) / self.crowds, 1)
        self._hold(terms, self._batch.before + self._batch.taught(shares))
        self.articles += self._batch.texts

    def _distinct(self, terms: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Give the distinct ones of `terms`, and for each of `terms` which of these it is; without sorting them."""
        lines = np.arange(len(terms), dtype=np.int32)
        # Of the lines of one term the last one's number stays.
        self._place[terms] = lines
        distinct = terms[self._place[terms] == lines]
        self._place[distinct] = lines[: len(distinct)]
        return distinct, self._place[terms]

    def learn(self, new: Sequence[bool]) -> None:
        """Learn how common names are from those articles of the batch read last that are `new`, in place of what was
        supposed."""
        batch = self._batch
        holding = batch.taught(np.asarray(new, dtype=np.float64))
        self._hold(batch.terms, batch.before + holding)
        self._taught[batch.terms] += holding.astype(np.int32)
        self._read += batch.texts

    def taught(self) -> Frequencies:
        """Give what all batches taught that were read since this was last asked."""
        held = np.flatnonzero(self._taught)
        counts = self._taught[held].tolist()
        given = Frequencies(self._read, dict(zip(map(self.names.__getitem__, held.tolist()), counts, strict=True)))
        self._taught[held] = self._read = 0
        return given

    def _count(self, articles: Sequence[Article]) -> Counted:
        codes, sizes = self._words.read([part for each in articles for part in (each.text, each.headline or "")])
        return tally.tally(codes, sizes.reshape(-1, 2))

    def _heaviest(self, counted: Counted, rows: int) -> Vectors:
        times = (1 + np.log(counted.times)) * np.where(counted.kinds > TERM, STORIES.name_weight, 1)
        order = np.argsort(-times * self._expected[counted.terms])
        # Then by article: numbers this small are sorted in one go.
        order = order[np.argsort(counted.rows[order].astype(np.min_scalar_type(rows)), kind="stable")]
        row = counted.rows[order]
        starts = np.searchsorted(row, np.arange(rows + 1))
        rank = np.arange(len(row)) - starts[row]
        among = rank < STORIES.terms
        kept = order[among]
        at = (counted.rows[kept], rank[among])
        shape = (rows, STORIES.terms)
        made = Vectors(np.zeros(shape, np.int32), np.zeros(shape, np.uint8), np.zeros(shape, np.int8))
        made.terms[at] = counted.terms[kept]
        made.times[at] = np.minimum(np.rint(times[kept] / UNIT), 255)
        made.kinds[at] = counted.kinds[kept]
        return made


@dataclass(frozen=True, slots=True)
class _Batch:
    """The batch read last: how many of its `texts` are no copies; its distinct `terms`, in how many articles each was
    known to stand `before`, and in how many it stands here as a word (`said`). Of those that stand as names there is a
    line for each article: its row, and the place of the term."""

    texts: int
    terms: NDArray[np.int64]
    before: NDArray[np.float64]
    said: NDArray[np.float64]
    rows: NDArray[np.int64]
    places: NDArray[np.int32]

    @classmethod
    def of(
        cls,
        counted: Counted,
        fresh: NDArray[np.bool_],
        terms: NDArray[np.int64],
        places: NDArray[np.int32],
        before: NDArray[np.float64],
    ) -> _Batch:
        """Keep of the lines of a batch what `taught` needs. `fresh` says which articles are no copies."""
        words = fresh[counted.rows]
        names = np.flatnonzero(counted.kinds > TERM)
        words[names] = False
        said = np.bincount(places, words, len(terms)).astype(np.float64)
        return cls(int(fresh.sum()), terms, before, said, counted.rows[names], places[names])

    def taught(self, shares: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give in how many articles each term stands: a name in a share of each, any other word in all that are no
        copies."""
        return self.said + np.bincount(self.places, shares[self.rows], len(self.terms))


def _joined(parts: Sequence[_Table]) -> _Table:
    """Put together what was worked out in parts."""
    made = type(parts[0])
    return made(*(np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(made)))


def _prior(term: str) -> float:
    """Give the share of articles that hold `term`, as far as is known before any is read."""
    listed = _priors().get(term)
    if listed is not None:
        return listed
    if term.isdecimal():
        return STORIES.prior_general if len(term) < 3 else _of_year(term)
    return STORIES.prior_other


def _of_year(term: str) -> float:
    return STORIES.prior_subject if _YEAR.fullmatch(term) else STORIES.prior_other


@cache
def _priors() -> dict[str, float]:
    """The listed words, each as the term that it is, with their shares."""
    found = {plain(word): STORIES.prior_subject for name in ("name_words", "subject_words") for word in listed(name)}
    return found | {plain(word): STORIES.prior_general for word in listed("general_words")}
