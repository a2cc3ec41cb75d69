"""How alike are two articles, and by what? Two articles in, a weight and its named parts out.

The weight is a sum: rare names, names of places and other rare terms that both hold (the parts of the cosine of their
vectors), quoted strings and sentences that both hold, less what time costs: days between them, openings that tell of
different days, a missing date. Terms count for little where the two share no names, though both have some: that is one
text with other names in it, or one kind of event at two places.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from rashomon.records import Part
from rashomon.settings import STORIES
from rashomon.stories.days import Days
from rashomon.stories.index import Floats, Index, Numbers
from rashomon.stories.terms import NAME, PLACE, TERM, Vocabulary


@dataclass(frozen=True, slots=True)
class Traits:
    """What of an article counts besides its terms: its days, and hashes of the strings that it quotes and holds."""

    candidates: tuple[int, ...]
    told: frozenset[int]
    quotes: frozenset[int]
    passages: frozenset[int]

    @classmethod
    def of(cls, days: Days, quotes: Sequence[int], passages: Sequence[int]) -> Traits:
        """Give the traits; days told by an article of doubtful date are not held against it."""
        told = days.told if days.dating == "stated" else ()
        return cls(days.candidates, frozenset(told), frozenset(quotes), frozenset(passages))


def gap(one: Traits, other: Traits) -> int | None:
    """Give the days between two articles: the fewest, where one may be of several; null where one has none."""
    if not (one.candidates and other.candidates):
        return None
    if len(one.candidates) == len(other.candidates) == 1:
        return abs(one.candidates[0] - other.candidates[0])
    return min(abs(day - another) for day in one.candidates for another in other.candidates)


def time_cost(one: Traits, other: Traits) -> float:
    """Give what the time between two articles takes off their likeness.

    >>> monday, thursday = (Traits((day,), frozenset(), frozenset(), frozenset()) for day in (100, 103))
    >>> time_cost(monday, monday), round(time_cost(monday, thursday), 2)
    (0.0, 0.06)
    """
    days = gap(one, other)
    if days is None:
        return STORIES.undated
    cost = min(max(days - 1, 0) * STORIES.day_cost, STORIES.far_cost)
    if one.told and other.told and one.told.isdisjoint(other.told):
        cost += STORIES.other_day
    return cost


def weigh(index: Index, traits: Sequence[Traits], number: int, others: Numbers) -> tuple[Floats, Floats]:
    """Give the likeness of article `number` to each of `others`, 0 where time outweighs the rest; and the bare cosine."""
    cosines, names = index.cosines(number, others)
    weights = _capped(index, number, others, cosines, names)
    mine = traits[number]
    for place in np.flatnonzero(weights >= STORIES.faint).tolist():
        theirs = traits[others[place]]
        if not mine.quotes.isdisjoint(theirs.quotes):
            weights[place] += _share(mine.quotes, theirs.quotes)
        if not mine.passages.isdisjoint(theirs.passages):
            weights[place] += _share(mine.passages, theirs.passages)
        weights[place] -= time_cost(mine, theirs)
    weights[weights < STORIES.faint] = 0
    return weights, cosines


def parts(index: Index, vocabulary: Vocabulary, traits: Sequence[Traits], pair: tuple[int, int]) -> tuple[Part, ...]:
    """Give the parts of the likeness of a pair of articles; their weights add up to its weight."""
    one, other = pair
    found = _shared(index, pair)
    totals = {kind: sum(weight for _, weight, what in found if what == kind) for kind in (NAME, PLACE, TERM)}
    others = np.array([other])
    cosine, names = index.cosines(one, others)
    totals[TERM] -= float(cosine[0] - _capped(index, one, others, cosine, names)[0])
    made = []
    for kind, name in ((NAME, "names"), (PLACE, "places"), (TERM, "terms")):
        words = [vocabulary.names[term] for term, _, what in found if what == kind]
        if words:
            made.append(Part(name, round(totals[kind], 4), tuple(words[: STORIES.words_shown])))  # type: ignore[arg-type]
    mine, theirs = traits[one], traits[other]
    if mine.quotes & theirs.quotes:
        made.append(Part("quotes", _share(mine.quotes, theirs.quotes)))
    if mine.passages & theirs.passages:
        made.append(Part("passages", _share(mine.passages, theirs.passages)))
    days = tuple(date.fromordinal(each.candidates[0]).isoformat() for each in (mine, theirs) if each.candidates)
    return (*made, Part("time", round(-time_cost(mine, theirs), 4), days))


def _shared(index: Index, pair: tuple[int, int]) -> list[tuple[int, float, int]]:
    """Give the shared terms with their weights and kinds, heaviest first."""
    one, other = pair
    weights = index.weights(np.array(pair)).tolist()
    rows = zip(index.terms[other].tolist(), weights[1], index.kinds[other].tolist(), strict=True)
    theirs = {term: (weight, kind) for term, weight, kind in rows if term}
    shared = []
    for term, weight, kind in zip(index.terms[one].tolist(), weights[0], index.kinds[one].tolist(), strict=True):
        if term in theirs:
            again, another = theirs[term]
            shared.append((term, weight * again, max(kind, another)))
    return sorted(shared, key=lambda each: -each[1])


def _capped(index: Index, number: int, others: Numbers, cosines: Floats, names: Floats) -> Floats:
    """Give the cosines, with the part of terms cut where two articles that have names share too little of them."""
    most = STORIES.nameless + STORIES.terms_by_names * names
    cut = cosines - names > most
    if not cut.any() or index.name_mass(np.array([number]))[0] < STORIES.has_names:
        return cosines.copy()
    cut &= index.name_mass(others) >= STORIES.has_names
    return np.where(cut, names + most, cosines).astype(np.float32)


def _share(one: frozenset[int], other: frozenset[int]) -> float:
    return STORIES.wording * min(len(one & other), STORIES.wordings_counted)
