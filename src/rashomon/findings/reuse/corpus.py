"""Which articles of a corpus share text? Articles as they arrive in; samples to keep and pairs to align out.

Sampled word runs stand in an inverted index: sorted arrays of hashes and of who holds them, merged as they grow
(O'Neil and others 1996, log-structured merge). A batch is compared with what is held by looking its runs up, so its
cost does not grow with the corpus. Where all samples are not at hand, `sample` a batch first: those samples of the
corpus that have a hash in common with it give the same answer.

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
from rashomon.findings.reuse.sampling import Hashes
from rashomon.records import Article, Pair, Sample, Shared, Standing
from rashomon.settings import REUSE

_Numbers = npt.NDArray[np.int64]
_Bits = npt.NDArray[np.bool_]
_NO_DAY = -1
_EVERYONE = -1
_MOST = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class _Segment:
    """A part of the index: hashes in order, and the number of the article that holds each."""

    hashes: Hashes
    holders: _Numbers


@dataclass(frozen=True, slots=True)
class _Hits:
    """Runs of a batch that others hold: for each the place in the batch's runs, its article, and the one that holds it.

    `shared` counts, beside each, the runs that its two articles share.
    """

    places: _Numbers
    owners: _Numbers
    holders: _Numbers
    shared: _Numbers


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
        """Of each article the number of its outlet, its day, and how many runs it has."""
        self._segments: list[_Segment] = []
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
        hits = self._count(self._look_up(hashes, owners))
        nearest = self._nearest(hits)
        # What the nearest holds too is found through it: it is not held twice, and leads to nobody else.
        through = hits.holders == nearest[hits.owners]
        covered = np.zeros(len(hashes), bool)
        covered[hits.places[through]] = True
        self._hold(hashes[~covered], owners[~covered])
        standing = self._learn(hits, hashes, owners)
        counted = (through | ~covered[hits.places]) & ~self._is_standing(hits, hashes)
        kept = np.split(hashes[~covered], np.searchsorted(owners[~covered], np.arange(begun + 1, len(self._ids))))
        return Shared(
            samples=tuple(
                replace(one, hashes=tuple(own.tolist()), like=self._ids[near]) if near >= 0 else one
                for one, own, near in zip(samples, kept, nearest[begun:].tolist(), strict=True)
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
        self._houses = np.append(self._houses, np.asarray(houses, np.int64))
        self._dates = np.append(self._dates, np.asarray(days, np.int64))
        self._sizes = np.append(self._sizes, np.asarray([each.runs for each in samples], np.int64))
        if indexed and samples:
            self._hold(
                _hashes(samples), np.repeat(np.arange(first, len(self._ids)), [len(one.hashes) for one in samples])
            )

    def _hold(self, hashes: Hashes, holders: _Numbers) -> None:
        """Add a segment, and merge it with those before that are not much longer, so that there are few."""
        self._segments.append(_segment(hashes, holders))
        while len(self._segments) > 1 and len(self._segments[-2].hashes) < 2 * len(self._segments[-1].hashes):
            last, before = self._segments.pop(), self._segments.pop()
            both = np.concatenate((before.hashes, last.hashes)), np.concatenate((before.holders, last.holders))
            self._segments.append(_segment(*both))

    def _look_up(self, hashes: Hashes, owners: _Numbers) -> tuple[_Numbers, _Numbers, _Numbers]:
        """Give, for every run, the first articles that hold it and came before its own: places, owners, holders."""
        # In order, neighbours are looked for in the same part of memory: three times as fast.
        order = np.argsort(hashes, kind="stable")
        wanted = hashes[order]
        left = np.full(len(hashes), REUSE.holders)
        places: list[_Numbers] = []
        holders: list[_Numbers] = []
        for segment in (*self._segments, _Segment(wanted, owners[order])):
            if not len(segment.hashes):
                continue
            first = np.searchsorted(segment.hashes, wanted, "left")
            # Most runs are nobody else's: only for those that are held is it looked up how often.
            held = np.flatnonzero(segment.hashes[np.minimum(first, len(segment.hashes) - 1)] == wanted)
            begin, count = np.zeros_like(left), np.zeros_like(left)
            begin[order[held]] = first[held]
            count[order[held]] = np.searchsorted(segment.hashes, wanted[held], "right") - first[held]
            count = np.minimum(count, left)
            found = np.repeat(np.arange(len(hashes)), count)
            within = np.arange(len(found)) - np.repeat(np.cumsum(count) - count, count)
            holding = segment.holders[begin[found] + within]
            before = holding < owners[found]
            places.append(found[before])
            holders.append(holding[before])
            left = left - count
        every = np.concatenate(places)
        return every, owners[every], np.concatenate(holders)

    def _count(self, hits: tuple[_Numbers, _Numbers, _Numbers]) -> _Hits:
        places, owners, holders = hits
        _, which, counts = np.unique(owners * len(self._ids) + holders, return_inverse=True, return_counts=True)
        return _Hits(places, owners, holders, counts[which])

    def _nearest(self, hits: _Hits) -> _Numbers:
        """Give, for every article by its number, the earliest that has nearly all its runs, or -1."""
        nearest = np.full(len(self._ids), len(self._ids))
        near = hits.shared >= REUSE.nearly * np.maximum(1, self._sizes[hits.owners])
        np.minimum.at(nearest, hits.owners[near], hits.holders[near])
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

    def _learn(self, hits: _Hits, hashes: Hashes, owners: _Numbers) -> tuple[Standing, ...]:
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
        self._standing = np.union1d(self._standing, keys)
        names = list(self._outlets)
        told: dict[int, list[int]] = defaultdict(list)
        for house, mark in sorted(zip(houses[fresh].tolist(), marks[fresh].tolist(), strict=True)):
            told[house].append(mark)
        return tuple(Standing(names[house] if house >= 0 else None, tuple(some)) for house, some in told.items())

    def _spread(self, hits: _Hits, chosen: _Bits, size: int) -> tuple[_Numbers, _Bits]:
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


def _hashes(samples: Sequence[Sample]) -> Hashes:
    return np.array(list(chain.from_iterable(one.hashes for one in samples)), np.int64)


def _keys(hashes: Hashes, houses: _Numbers | int) -> Hashes:
    """Give one number for a run and the outlet whose standing text it is."""
    return hashes ^ (np.atleast_1d(np.asarray(houses, np.int64)) * np.int64(0x1E3779B97F4A7C15))


def _among(keys: Hashes, known: Hashes) -> _Bits:
    """Say which keys are among those known, which are in order."""
    place = np.minimum(np.searchsorted(known, keys), max(0, len(known) - 1))
    return known[place] == keys if len(known) else np.zeros(len(keys), bool)


def _segment(hashes: Hashes, holders: _Numbers) -> _Segment:
    """Sort runs by hash; those of one hash stay in the order in which their articles arrived."""
    order = np.argsort(hashes, kind="stable")
    return _Segment(hashes[order], holders[order])
