"""Which articles go together? Likeness of pairs in, groups out.

Agglomeration by average link (Sokal and Michener 1958): the two groups whose articles are most alike on average are
joined, and so on until no two reach the threshold. A pair that the index did not bring up counts as unlike, so a
round-up that resembles one article of each of two stories cannot glue them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush


def group(count: int, likeness: Mapping[tuple[int, int], float], threshold: float) -> list[list[int]]:
    """Give the groups of the articles ``0 ... count - 1``, each in order, ordered by their first.

    `likeness` holds pairs ``(i, j)`` with ``i < j``; a pair that it lacks has a likeness of 0.

    >>> group(4, {(0, 1): 0.9, (1, 2): 0.5, (0, 2): 0.5}, threshold=0.4)
    [[0, 1, 2], [3]]
    """
    members = {number: [number] for number in range(count)}
    totals: list[dict[int, float]] = [{} for _ in range(count)]
    for (one, other), value in likeness.items():
        totals[one][other] = totals[other][one] = value

    def average(one: int, other: int) -> float:
        return totals[one][other] / (len(members[one]) * len(members[other]))

    queue = [(-value, one, other) for (one, other), value in likeness.items() if value >= threshold]
    heapify(queue)
    while queue:
        value, one, other = heappop(queue)
        # Entries of groups that have grown since are out of date; the new ones are in the queue as well.
        if one not in members or other not in members or average(one, other) != -value:
            continue
        for third, total in totals[other].items():
            del totals[third][other]
            if third != one:
                totals[one][third] = totals[third][one] = totals[one].get(third, 0.0) + total
        members[one] += members.pop(other)
        for third in totals[one]:
            if average(one, third) >= threshold:
                low, high = sorted((one, third))
                heappush(queue, (-average(low, high), low, high))
    return [sorted(each) for _, each in sorted(members.items())]
