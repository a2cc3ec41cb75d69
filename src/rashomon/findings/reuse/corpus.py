"""Which articles of a corpus share text? Articles as they arrive in; samples to keep and pairs to align out.

Sampled word runs stand in an inverted index (`index`). A batch is compared with what is held by looking its runs up,
so its cost does not grow with the corpus. Where all samples are not at hand, `sample` a batch first: those samples of
the corpus that have a hash in common with it give the same answer.

A text that arrives a thousand times is held once: an article that is nearly another's text stands in the index by what
it has besides, and is paired with that one alone. What one outlet repeats over unrelated articles, weeks apart, is
learned as standing text, and so is what several outlets do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

import numpy as np
import numpy.typing as npt

from rashomon.findings.reuse import sampling
from rashomon.findings.reuse.index import Index, Numbers
from rashomon.findings.reuse.sampling import Hashes
from rashomon.records import Article, Pair, Sample, Shared, Standing
from rashomon.settings import REUSE

_Bits = npt.NDArray[np.bool_]
_NO_DAY = -1
_EVERYONE = -1
_MOST = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class _Hits:
    """Runs of a batch that others hold: for each the place in the batch's runs, its article, and the one that holds it.

    `shared` counts, beside each, the runs that its two articles share.
    """

    places: Numbers
    owners: Numbers
    holders: Numbers
    shared: Numbers


def sample(article: Article) -> Sample:
    """Give the sample of an article: a run of sixteen words that it shares with another is sure to be in both.

    >>> told = "the board says that the old pier by the gate will be shut to all until the last of its piles is mended"
    >>> one, two = Article("a", "Courier", f"Once more {told}."), Article("b", "Herald", f"Again, then, {told}.")
    >>> bool(set(sample(one).hashes) & set(sample(two).hashes))
    True
    """
    return samples([article])[0]


def samples(articles: Sequence[Article]) -> list[Sample]:
    """Give the samples of some articles: many at once take half the time."""
    found: list[Sample] = []
    texts = [sampling.plain(article.text) for article in articles]
    for article, own in zip(articles, sampling.sample_all(texts, REUSE.corpus_window), strict=True):
        day = article.published[:10] if article.published and article.published_basis != "doubtful" else None
        found.append(Sample(article.id, article.outlet, day, len(own), own))
    return found


class Runs:
    """The sampled runs of the articles that are held, and what shares them. Articles come in the order of arrival."""

    def __init__(self, held: Iterable[Sample] = (), standing: Iterable[Standing] = ()) -> None:
        """Begin with samples that an earlier `add` gave, and the standing text that it learned."""
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._outlets: dict[str, int] = {}
        self._houses = self._dates = self._sizes = np.zeros(0, np.int64)
        """Of each article the number of its outlet, its day, and how many runs it has; and room for more."""
        self._index = Index()
        keys = [np.zeros(0, np.int64)]
        for each in standing:
            house = _EVERYONE if each.outlet is None else self._outlets.setdefault(each.outlet, len(self._outlets))
            keys.append(_keys(np.asarray(each.hashes, np.int64), house))
        self._standing: Hashes = np.unique(np.concatenate(keys))
        """Keys of runs that are standing text, each of an outlet or of all, in order."""
        self._enter(list(held))

    def __contains__(self, article: str) -> bool:
        """Say whether an article, by its id, is held."""
        return article in self._numbers

    def add(self, batch: Sequence[Article]) -> Shared:
        """Hold the articles of `batch`; give their samples, the pairs they make with what is held, and what is learned.

        An article that is held already is passed over. `Shared.standing` names what this batch showed to be standing.
        """
        fresh = {article.id: article for article in batch if article.id not in self}
        return self.join(samples(list(fresh.values())))

    def join(self, samples: Sequence[Sample]) -> Shared:
        """Do what `add` does for articles that were sampled before.

        Those of one batch count in the order of their days, so that their own order makes no difference.
        """
        if not samples:
            return Shared()
        samples = sorted(samples, key=lambda each: (each.day or "", each.article))
        begun = len(self._ids)
        self._enter(samples, indexed=False)
        hashes = _hashes(samples)
        owners = np.repeat(np.arange(begun, len(self._ids)), [len(one.hashes) for one in samples])
        # Runs that all know for this outlet's standing text lead nowhere, and there is nothing more to learn of them.
        old = self._is_old(hashes, owners)
        known = np.bincount(owners[old] - begun, minlength=len(samples))
        holders, places = self._index.look_up(hashes, owners, np.flatnonzero(~old))
        hits = self._count(places, owners[places], holders)
        nearest = self._nearest(hits, begun, known)
        # What the nearest holds too is found through it: it is not held twice, and leads to nobody else.
        through = hits.holders == nearest[hits.owners - begun]
        covered = np.zeros(len(hashes), bool)
        covered[hits.places[through]] = True
        self._index.add(hashes[~covered], owners[~covered])
        standing = self._learn(hits, hashes, owners)
        counted = (through | ~covered[hits.places]) & ~self._is_standing(hits, hashes)
        kept = np.split(hashes[~covered], np.searchsorted(owners[~covered], np.arange(begun + 1, len(self._ids))))
        return Shared(
            samples=tuple(
                replace(one, hashes=tuple(own.tolist()), like=self._ids[near]) if near >= 0 else one
                for one, own, near in zip(samples, kept, nearest.tolist(), strict=True)
            ),
            pairs=self._pairs(hits, counted),
            standing=standing,
        )

    def _enter(self, samples: Sequence[Sample], *, indexed: bool = True) -> None:
        """Give numbers to the articles of `samples`, and put their runs into the index."""
        first = len(self._ids)
        for each in samples:
            self._numbers[each.article] = len(self._ids)
            self._ids.append(each.article)
        houses = [self._outlets.setdefault(each.outlet, len(self._outlets)) for each in samples]
        days = [date.fromisoformat(each.day).toordinal() if each.day else _NO_DAY for each in samples]
        self._houses = _with(self._houses, first, houses)
        self._dates = _with(self._dates, first, days)
        self._sizes = _with(self._sizes, first, [each.runs for each in samples])
        if indexed and samples:
            self._index.add(
                _hashes(samples), np.repeat(np.arange(first, len(self._ids)), [len(one.hashes) for one in samples])
            )

    def _count(self, places: Numbers, owners: Numbers, holders: Numbers) -> _Hits:
        _, which, counts = np.unique(owners * len(self._ids) + holders, return_inverse=True, return_counts=True)
        return _Hits(places, owners, holders, counts[which])

    def _nearest(self, hits: _Hits, begun: int, known: Numbers) -> Numbers:
        """Give, for every article from `begun` on, the earliest that has nearly all its runs, or -1.

        `known` counts, for each, the runs that were not asked for.
        """
        nearest = np.full(len(self._ids) - begun, len(self._ids))
        own = self._sizes[hits.owners] - known[hits.owners - begun]
        near = hits.shared >= REUSE.nearly * np.maximum(1, own)
        np.minimum.at(nearest, hits.owners[near] - begun, hits.holders[near])
        nearest[nearest == len(self._ids)] = -1
        return nearest

    def _pairs(self, hits: _Hits, own: _Bits) -> tuple[Pair, ...]:
        """Give the pairs that share enough runs, `own` marking the hits that count for their article."""
        keys, counts = np.unique(hits.owners[own] * len(self._ids) + hits.holders[own], return_counts=True)
        owners, holders = keys // max(1, len(self._ids)), keys % max(1, len(self._ids))
        fewer = np.minimum(self._sizes[owners], self._sizes[holders])
        enough = counts >= np.minimum(REUSE.shared_runs, fewer)
        # What one newsroom repeats from article to article is standing text, unless it is a new version.
        enough &= (self._houses[owners] != self._houses[holders]) | (counts >= REUSE.related * fewer)
        told = zip(owners[enough].tolist(), holders[enough].tolist(), counts[enough].tolist(), strict=True)
        return tuple(Pair(self._ids[owner], self._ids[holder], count) for owner, holder, count in told)

    def _learn(self, hits: _Hits, hashes: Hashes, owners: Numbers) -> tuple[Standing, ...]:
        """Give the runs that articles which share little else repeat: within one outlet, or over several."""
        unrelated = hits.shared < REUSE.related * np.minimum(self._sizes[hits.owners], self._sizes[hits.holders])
        same = self._houses[hits.owners] == self._houses[hits.holders]
        count, far = self._spread(hits, unrelated, len(hashes))
        everywhere = np.flatnonzero(far & (count >= REUSE.repeated))
        count, far = self._spread(hits, unrelated & same, len(hashes))
        inside = np.flatnonzero((far & (count >= REUSE.repeated)) | (count >= REUSE.repeated_undated))
        houses = np.concatenate((np.full(len(everywhere), _EVERYONE), self._houses[owners[inside]]))
        marks = np.concatenate((hashes[everywhere], hashes[inside]))
        keys, first = np.unique(_keys(marks, houses), return_index=True)
        fresh = first[~_among(keys, self._standing)]
        if len(fresh):
            self._standing = np.union1d(self._standing, keys)
        names = list(self._outlets)
        told: dict[int, list[int]] = defaultdict(list)
        for house, mark in sorted(zip(houses[fresh].tolist(), marks[fresh].tolist(), strict=True)):
            told[house].append(mark)
        return tuple(Standing(names[house] if house >= 0 else None, tuple(some)) for house, some in told.items())

    def _spread(self, hits: _Hits, chosen: _Bits, size: int) -> tuple[Numbers, _Bits]:
        """Give, for every run of a batch, how many articles hold it by the hits chosen, and if they lie far apart."""
        first, last = np.full(size, _MOST), np.full(size, _NO_DAY)
        places = hits.places[chosen]
        for numbers in (hits.holders[chosen], hits.owners[chosen]):
            days = self._dates[numbers]
            dated = days != _NO_DAY
            np.minimum.at(first, places[dated], days[dated])
            np.maximum.at(last, places[dated], days[dated])
        return np.bincount(places, minlength=size) + 1, (first < _MOST) & (
            last - np.minimum(first, last) >= REUSE.apart
        )

    def _is_old(self, hashes: Hashes, owners: Numbers) -> _Bits:
        """Mark the runs of a batch that are standing text both of the outlet that prints them and of all."""
        old = _among(_keys(hashes, _EVERYONE), self._standing)
        some = np.flatnonzero(old)
        old[some] = _among(_keys(hashes[some], self._houses[owners[some]]), self._standing)
        return old

    def _is_standing(self, hits: _Hits, hashes: Hashes) -> _Bits:
        """Mark the hits on runs that are standing text of either outlet, or of all."""
        if not len(self._standing):
            return np.zeros(len(hits.places), bool)
        runs, which = np.unique(hits.places, return_inverse=True)
        everywhere = _among(_keys(hashes[runs], _EVERYONE), self._standing)
        marked = everywhere[which]
        for numbers in (hits.owners, hits.holders):
            left = np.flatnonzero(~marked)
            houses = self._houses[numbers[left]]
            marked[left] = _among(_keys(hashes[hits.places[left]], houses), self._standing)
        return marked


def _with(column: Numbers, size: int, more: Sequence[int]) -> Numbers:
    """Give a column, of which `size` places are taken, with more behind them: at twice its length where it is full."""
    if size + len(more) > len(column):
        column = np.concatenate((column[:size], np.zeros(size + len(more), np.int64)))
    column[size : size + len(more)] = more
    return column


def _hashes(samples: Sequence[Sample]) -> Hashes:
    return np.array(list(chain.from_iterable(one.hashes for one in samples)), np.int64)


def _keys(hashes: Hashes, houses: Numbers | int) -> Hashes:
    """Give one number for a run and the outlet whose standing text it is."""
    return hashes ^ (np.atleast_1d(np.asarray(houses, np.int64)) * np.int64(0x1E3779B97F4A7C15))


def _among(keys: Hashes, known: Hashes) -> _Bits:
    """Say which keys are among those known, which are in order."""
    place = np.minimum(np.searchsorted(known, keys), max(0, len(known) - 1))
    return known[place] == keys if len(known) else np.zeros(len(keys), bool)
