"""Which articles go together? Likeness of pairs in, groups out.

Agglomeration by average link (Sokal and Michener 1958): the two groups whose articles are most alike on average are
joined, and so on until no two reach the threshold. A pair without a likeness counts as unlike, and more than half of
the pairs of two groups must be somewhat alike: so a round-up that resembles an article of each of two stories cannot
glue them together. Where each of two groups holds together closely by itself, they must be nearly as alike as their
own articles are: two events of one kind, with one cast, are less so.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from rashomon.settings import STORIES


@dataclass(slots=True)
class _Sum:
    """Pairs of articles added up: their likeness, how many are somewhat alike, and of nearly one text how many and how
    like."""

    total: float = 0.0
    alike: int = 0
    copies: int = 0
    copied: float = 0.0

    def add(self, value: float, somewhat: float) -> None:
        """Add a pair."""
        self.total += value
        self.alike += value >= somewhat
        if value >= STORIES.near_copy:
            self.copies += 1
            self.copied += value

    def join(self, other: _Sum) -> None:
        """Add the pairs of another."""
        self.total += other.total
        self.alike += other.alike
        self.copies += other.copies
        self.copied += other.copied

    def average(self, pairs: int) -> float:
        """Give the average of `pairs` without those of nearly one text, which say nothing of how like others are."""
        return (self.total - self.copied) / (pairs - self.copies) if pairs > self.copies else 0.0


def group(
    starts: Sequence[Sequence[int]],
    likeness: Mapping[tuple[int, int], float],
    threshold: float,
    apart: Collection[tuple[int, int]] = (),
) -> list[list[int]]:
    """Join the groups `starts` of articles where they are alike; give the groups in the order of their first articles.

    `likeness` holds pairs of articles ``(i, j)`` with ``i < j``; a pair that it lacks has a likeness of 0. `apart`
    holds pairs of places in `starts` that are never joined.

    >>> group([[0], [1], [2], [3]], {(0, 1): 0.9, (1, 2): 0.5, (0, 2): 0.5}, threshold=0.4)
    [[0, 1, 2], [3]]
    >>> group([[0], [1], [2], [3]], {(0, 1): 0.9, (1, 2): 0.5, (0, 2): 0.5}, threshold=0.4, apart=[(0, 2)])
    [[0, 1], [2], [3]]
    >>> group([[0], [1], [2]], {(0, 1): 0.9, (1, 2): 0.9}, threshold=0.4)
    [[0, 1], [2]]
    """
    members = {place: list(start) for place, start in enumerate(starts)}
    place_of = {article: place for place, start in enumerate(starts) for article in start}
    totals: dict[int, dict[int, _Sum]] = {place: {} for place in members}
    within = {place: _Sum() for place in members}
    somewhat = threshold * STORIES.somewhat
    for (article, another), value in likeness.items():
        one, other = place_of[article], place_of[another]
        if one == other:
            found = within[one]
        elif other in totals[one]:
            found = totals[one][other]
        else:
            found = totals[one][other] = totals[other][one] = _Sum()
        found.add(value, somewhat)
    barred: dict[int, set[int]] = {place: set() for place in members}
    for one, other in apart:
        barred[one].add(other)
        barred[other].add(one)

    close = dict.fromkeys(members, 0.0)
    """How closely each group holds together by itself, as far as it counts."""

    def average(one: int, other: int) -> float:
        """Give how like two groups are, 0 where they are to stay apart."""
        found = totals[one][other]
        pairs = len(members[one]) * len(members[other])
        reached = found.total / pairs
        if reached < threshold or 2 * found.alike <= pairs or other in barred[one]:
            return 0.0
        return reached if reached >= STORIES.apart_share * min(close[one], close[other]) else 0.0

    def closeness(place: int) -> float:
        size = len(members[place])
        return min(within[place].average(size * (size - 1) // 2), STORIES.most_within)

    close |= {place: closeness(place) for place, start in members.items() if len(start) > 1}
    queue = [
        (-reached, one, other)
        for one, row in totals.items()
        for other in row
        if one < other and (reached := average(one, other))
    ]
    heapify(queue)
    while queue:
        value, one, other = heappop(queue)
        # Entries of groups that have grown since are out of date; the new ones are in the queue as well.
        if one not in members or other not in members or average(one, other) != -value:
            continue
        for third, found in totals.pop(other).items():
            del totals[third][other]
            if third == one:
                within[one].join(found)
                within[one].join(within.pop(other))
            elif third in totals[one]:
                totals[one][third].join(found)
            else:
                totals[one][third] = totals[third][one] = found
        for third in barred.pop(other):
            barred[third].discard(other)
            barred[third].add(one)
            barred[one].add(third)
        members[one] += members.pop(other)
        close[one] = closeness(one)
        for third in totals[one]:
            reached = average(one, third)
            if reached:
                low, high = (one, third) if one < third else (third, one)
                heappush(queue, (-reached, low, high))
    return sorted(sorted(each) for each in members.values())
