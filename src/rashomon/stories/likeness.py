"""How alike are two articles, and by what? Two articles in, a weight and its named parts out.

The weight is a sum: rare names, names of places and other rare terms that both hold (the parts of the cosine of their
vectors), quoted strings and sentences that both hold; less names and figures that each of two short texts has of its
own, less what time costs: days between them, openings that tell of different days, a missing date. Terms count for
little where the two share no names, though both have some: that is one text with other names in it, or one kind of
event at two places.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.records import Part
from rashomon.records.stories import PartKind
from rashomon.settings import STORIES
from rashomon.stories import wording
from rashomon.stories.days import Days, written
from rashomon.stories.index import Floats, Index, Numbers
from rashomon.stories.terms import NAME, PLACE, TERM

_KINDS: tuple[tuple[PartKind, int], ...] = (("names", NAME), ("places", PLACE), ("terms", TERM))


@dataclass(frozen=True, slots=True)
class Traits:
    """What of an article counts besides its terms: its days, and hashes of the strings that it quotes and holds."""

    candidates: tuple[int, ...]
    told: frozenset[int]
    quotes: frozenset[int] = frozenset()
    passages: frozenset[int] = frozenset()
    headline: int = 0
    first: int = 0
    """The day that it tells of first, 0 if of none."""

    @classmethod
    def of(cls, days: Days, wordings: tuple[frozenset[int], frozenset[int]], headline: str) -> Traits:
        """Give the traits; days told by an article of doubtful date are not held against it."""
        told = frozenset(days.told) if days.dating == "stated" else frozenset()
        return cls(days.candidates, told, *wordings, wording.headline(headline), days.told[0] if told else 0)


def gap(one: Traits, other: Traits) -> int | None:
    """Give the days between two articles: the fewest, where one may be of several; null where one has none."""
    if not (one.candidates and other.candidates):
        return None
    if len(one.candidates) == len(other.candidates) == 1:
        return abs(one.candidates[0] - other.candidates[0])
    return min(abs(day - another) for day in one.candidates for another in other.candidates)


def time_cost(one: Traits, other: Traits, weight: float, short: float = 1) -> float:
    """Give what the time between two articles takes off their likeness, which is `weight` without it. `short` says how
    short they are, 0 to 1 (`Index.shortness`).

    >>> monday, thursday = (Traits((day,), frozenset({day})) for day in (100, 103))
    >>> time_cost(monday, monday, 0.4), round(time_cost(monday, thursday, 0.4), 2)
    (0.0, 0.26)
    """
    days = gap(one, other)
    if days is None:
        return STORIES.undated
    if days > STORIES.window:
        return STORIES.beyond
    cost = min(max(days - 1, 0) * STORIES.day_cost, STORIES.far_cost)
    cost = max(cost, min(max(days - 7, 0) / 7 * STORIES.week_share, STORIES.most_share) * weight)
    if one.told and other.told and one.told.isdisjoint(other.told):
        counts = 1 - (1 - STORIES.next_day) * (1 - short) if _adjoin(one, other) else 1
        cost += max(STORIES.other_day, STORIES.other_day_share * weight) * counts
    elif one.first and other.first and one.first != other.first:
        cost += STORIES.other_first_share * weight
    return cost


def _adjoin(one: Traits, other: Traits) -> bool:
    """Say whether a day that one tells of is next to one that the other tells of."""
    return not other.told.isdisjoint({near for day in one.told for near in (day - 1, day + 1)})


class Columns:
    """The traits of many articles in columns, so that many pairs are looked at at once."""

    def __init__(self) -> None:
        self.traits: list[Traits] = []
        self._days = np.zeros(256, dtype=np.int32)
        """The day, of an article that may be of several the first."""
        self._dated = np.zeros(256, dtype=np.int8)
        """How many days it may be of: 0, 1, or 2 for several."""
        self._told = np.zeros(256, dtype=np.uint64)
        """The days told, a bit each; days 64 apart share one."""
        self._first = np.zeros(256, dtype=np.int32)
        self._quotes = np.zeros((256, STORIES.wordings), dtype=np.uint32)
        self._passages = np.zeros((256, STORIES.wordings), dtype=np.uint32)
        self._headlines = np.zeros(256, dtype=np.uint32)

    def add(self, traits: Traits) -> None:
        """Take one more article in."""
        row = len(self.traits)
        if row == len(self._days):
            for name in ("_days", "_dated", "_told", "_first", "_quotes", "_passages", "_headlines"):
                column = getattr(self, name)
                setattr(self, name, np.concatenate([column, np.zeros_like(column)]))
        if traits.candidates:
            self._days[row], self._dated[row] = traits.candidates[0], min(len(traits.candidates), 2)
        if traits.told:
            self._told[row] = sum({1 << day % 64 for day in traits.told})
        self._first[row] = traits.first
        for column, hashes in ((self._quotes, traits.quotes), (self._passages, traits.passages)):
            if hashes:
                column[row, : len(hashes)] = [*hashes][: STORIES.wordings]
        self._headlines[row] = traits.headline
        self.traits.append(traits)

    def costs(self, ones: Numbers, others: Numbers, weights: Floats, short: Floats) -> Floats:
        """Give what time costs between pairs of articles; see `time_cost`."""
        days = np.abs(self._days[others] - self._days[ones])
        costs = np.minimum(np.maximum(days - 1, 0) * np.float32(STORIES.day_cost), np.float32(STORIES.far_cost))
        weeks = np.maximum(days - 7, 0) * np.float32(1 / 7)
        shares = np.minimum(weeks * np.float32(STORIES.week_share), np.float32(STORIES.most_share))
        costs = np.maximum(costs, shares * weights)
        other_day = np.maximum(np.float32(STORIES.other_day), np.float32(STORIES.other_day_share) * weights)
        other_day *= 1 - np.where(self._adjoin(ones, others), np.float32(1 - STORIES.next_day) * (1 - short), 0)
        mine, theirs = self._first[ones], self._first[others]
        other_first = np.where((mine != theirs) & (mine > 0) & (theirs > 0), STORIES.other_first_share * weights, 0)
        costs += np.where(self._differ(ones, others), other_day, other_first)
        costs[days > STORIES.window] = STORIES.beyond
        dated = self._dated[ones] * self._dated[others]
        costs[dated == 0] = STORIES.undated
        for place in np.flatnonzero(dated > 1).tolist():
            one, other = self.traits[ones[place]], self.traits[others[place]]
            costs[place] = time_cost(one, other, float(weights[place]), float(short[place]))
        given: Floats = costs.astype(np.float32)
        return given

    def meet(self, ones: Numbers, others: Numbers) -> Numbers:
        """Give the places of the pairs that share a quoted string, a sentence or a headline."""
        headlines = self._headlines[ones]
        found = (headlines > 0) & (headlines == self._headlines[others])
        for column in (self._quotes, self._passages):
            held = np.flatnonzero((column[ones, 0] > 0) & (column[others, 0] > 0))
            mine, theirs = column[ones[held], :, None], column[others[held], None, :]
            found[held] |= ((mine == theirs) & (mine > 0)).any(axis=(1, 2))
        return np.flatnonzero(found)

    def _differ(self, ones: Numbers, others: Numbers) -> NDArray[np.bool_]:
        """Say of pairs whether the openings of both tell of days, and of different ones."""
        mine, theirs = self._told[ones], self._told[others]
        both = mine & theirs
        differ: NDArray[np.bool_] = (mine > 0) & (theirs > 0) & (both == 0)
        for place in np.flatnonzero(both).tolist():
            differ[place] = self.traits[ones[place]].told.isdisjoint(self.traits[others[place]].told)
        return differ

    def _adjoin(self, ones: Numbers, others: Numbers) -> NDArray[np.bool_]:
        """Say of pairs whether a day that one tells of is next to one that the other tells of."""
        mine, theirs = self._told[ones], self._told[others]
        one, last = np.uint64(1), np.uint64(63)
        adjoin: NDArray[np.bool_] = ((mine << one | mine >> last | mine >> one | mine << last) & theirs) > 0
        return adjoin


def weigh(index: Index, columns: Columns, ones: Numbers, others: Numbers) -> tuple[Floats, Floats]:
    """Give the likeness of pairs of articles, 0 where it is faint; and the bare cosines.

    The pairs of one article stand side by side.
    """
    cosines, names = index.cosines(ones, others)
    weights = np.zeros_like(cosines)
    telling = np.flatnonzero(cosines >= STORIES.faint)
    if len(telling):
        ones, others = ones[telling], others[telling]
        found, capped = _capped(index, ones, others, cosines[telling], names[telling])
        meet = columns.meet(ones, others)
        for place in meet.tolist():
            one, other = columns.traits[ones[place]], columns.traits[others[place]]
            found[place] += sum(_wordings(one, other, capped=bool(capped[place])))
        short = index.shortness(ones, others)
        found -= _own(index, ones, others, meet, short)
        found = (found - columns.costs(ones, others, found, short)) * _brevity(short)
        found[found < STORIES.faint] = 0
        weights[telling] = found
    return weights, cosines


def parts(
    index: Index, columns: Columns, ones: Numbers, others: Numbers, *, word: Callable[[int, int, bool], str]
) -> list[tuple[Part, ...]]:
    """Give the parts of the likeness of each pair of articles; their weights add up to its weight.

    `word` says how a term of a pair (its place, the term's number, whether it is a name) is shown.
    """
    cosines, names = index.cosines(ones, others)
    weights, capped = _capped(index, ones, others, cosines, names)
    places, terms, shares, kinds = index.shared(ones, others)
    held = places * len(_KINDS) + kinds
    totals = np.bincount(held, shares, len(ones) * len(_KINDS)).reshape(-1, len(_KINDS))
    short = index.shortness(ones, others)
    own = _own(index, ones, others, columns.meet(ones, others), short)
    totals[:, TERM] += (weights - cosines).astype(np.float64)
    # The heaviest of each pair and kind are shown.
    order = np.argsort(held, kind="stable")
    bounds = np.searchsorted(held[order], np.arange(len(ones) * len(_KINDS) + 1)).tolist()
    heaviest = terms[order].tolist()
    counts, shortness = _brevity(short).tolist(), short.tolist()
    made = []
    for place, (one, other) in enumerate(zip(ones.tolist(), others.tolist(), strict=True)):
        pair = columns.traits[one], columns.traits[other]
        of_kind = totals[place].tolist()
        quotes, passages = _wordings(*pair, capped=bool(capped[place]))
        time = time_cost(*pair, float(weights[place] - own[place]) + quotes + passages, shortness[place])
        days = tuple(written(each.candidates[0]) for each in pair if each.candidates)
        if told := _told(*pair):
            days += (told,)
        count = counts[place]
        found = []
        for part, kind in _KINDS:
            at = place * len(_KINDS) + kind
            start, stop = bounds[at], bounds[at + 1]
            first = heaviest[start : min(stop, start + STORIES.words_shown)]
            words = tuple([word(place, term, kind > TERM) for term in first])
            share = round(of_kind[kind] * count, 4)
            if share or words:
                found.append(Part(part, share, words))
        wordings: tuple[tuple[PartKind, float], ...] = (("quotes", quotes), ("passages", passages))
        found += [Part(part, round(each * count, 4)) for part, each in wordings if round(each * count, 4)]
        if share := round(float(own[place]) * count, 4):
            sides = [index.lacking(one, other), index.lacking(other, one)]
            has = [", ".join([word(place, *each) for each in side]) for side in sides]
            found.append(Part("own", -share, (f"one has {has[0]}, the other {has[1]}",)))
        made.append((*found, Part("time", round(0 - time * count, 4), days)))
    return made


def _told(one: Traits, other: Traits) -> str:
    """Say of which days the openings tell, where these are not the same."""
    if one.first in (0, other.first) or not other.first:
        return ""
    if one.told.isdisjoint(other.told):
        told = [", ".join(map(written, sorted(each.told))) for each in (one, other)]
        return f"openings tell of {told[0]} and of {told[1]}"
    first, second = (written(each.first) for each in (one, other))
    return f"openings tell first of {first} and of {second}"


def _brevity(short: Floats) -> Floats:
    """Give what the likeness of pairs counts for: 1, and less where both texts are `short` (`Index.shortness`).

    Two short texts share all their words or none: .5 is what reports of one kind reach, on two events.
    """
    given: Floats = 1 - (1 - STORIES.short_counts) * short
    return given


def _own(index: Index, ones: Numbers, others: Numbers, meet: Numbers, short: Floats) -> Floats:
    """Give what names and figures take off that each of two articles has of its own.

    Reports of one event have its people, its score, its sums in common; of two events with one cast each has its own.
    This counts where both texts are short, as long ones take up this or that side of an event. Two that share a
    sentence, a quotation or a headline (`meet`) are not told apart so.
    """
    costs = np.zeros(len(ones), dtype=np.float32)
    held = np.flatnonzero(short)
    if len(held):
        names, figures = index.own(ones[held], others[held])
        costs[held] = short[held] * (STORIES.own_names * names + STORIES.own_figures * figures)
        costs[meet] = 0
    return costs


def _capped(
    index: Index, ones: Numbers, others: Numbers, cosines: Floats, names: Floats
) -> tuple[Floats, NDArray[np.bool_]]:
    """Give the cosines, cut where two articles that have names share too little of them, and say where they are cut."""
    most = STORIES.nameless + STORIES.terms_by_names * names
    capped = cosines - names > most
    for each in (ones, others):
        capped &= index.name_mass(each) >= STORIES.has_names
    return np.where(capped, names + most, cosines).astype(np.float32), capped


def _wordings(one: Traits, other: Traits, *, capped: bool) -> tuple[float, float]:
    """Give what shared quoted strings and shared sentences add, these with the headline.

    One text with other names in it shares its sentences too: there only the headline counts.
    """
    same = STORIES.same_headline if one.headline and one.headline == other.headline else 0.0
    if capped:
        return 0.0, same
    quotes = 0 if one.quotes.isdisjoint(other.quotes) else len(one.quotes & other.quotes)
    passages = 0 if one.passages.isdisjoint(other.passages) else len(one.passages & other.passages)
    most = STORIES.wordings_counted
    return STORIES.wording * min(quotes, most), STORIES.wording * min(passages, most) + same
