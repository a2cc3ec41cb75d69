"""Which articles go together? Likeness of pairs in, groups out.

Agglomeration by average link (Sokal and Michener 1958): the two groups whose articles are most alike on average are
joined, and so on until no two reach the threshold. A pair without a likeness counts as unlike, and more than half of
the pairs of two groups must be somewhat alike: so a round-up that resembles an article of each of two stories cannot
glue them together.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from heapq import heapify, heappop, heappush

from rashomon.settings import STORIES


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
    totals: dict[int, dict[int, tuple[float, int]]] = {place: {} for place in members}
    for (article, another), value in likeness.items():
        one, other = place_of[article], place_of[another]
        if one != other:
            total, alike = totals[one].get(other, (0.0, 0))
            totals[one][other] = totals[other][one] = total + value, alike + (value >= threshold * STORIES.somewhat)
    barred: dict[int, set[int]] = {place: set() for place in members}
    for one, other in apart:
        barred[one].add(other)
        barred[other].add(one)

    def average(one: int, other: int) -> float:
        total, alike = totals[one][other]
        pairs = len(members[one]) * len(members[other])
        return total / pairs if 2 * alike > pairs else 0.0

    queue = [
        (-average(one, other), one, other)
        for one, row in totals.items()
        for other in row
        if one < other and average(one, other) >= threshold and other not in barred[one]
    ]
    heapify(queue)
    while queue:
        value, one, other = heappop(queue)
        # Entries of groups that have grown since are out of date; the new ones are in the queue as well.
        if one not in members or other not in members or average(one, other) != -value or other in barred[one]:
            continue
        for third, (total, alike) in totals.pop(other).items():
            del totals[third][other]
            if third != one:
                known, before = totals[one].get(third, (0.0, 0))
                totals[one][third] = totals[third][one] = known + total, before + alike
        for third in barred.pop(other):
            barred[third].discard(other)
            barred[third].add(one)
            barred[one].add(third)
        members[one] += members.pop(other)
        for third in totals[one]:
            reached = average(one, third)
            if reached >= threshold and third not in barred[one]:
                low, high = (one, third) if one < third else (third, one)
                heappush(queue, (-reached, low, high))
    return sorted(sorted(each) for each in members.values())
