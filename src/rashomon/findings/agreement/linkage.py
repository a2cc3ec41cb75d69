"""Which of many things belong together? Likenesses in, groups out: agglomeration by average linkage.

Two groups join only where their members are near on average (UPGMA; Sokal and Michener 1958), so that no chain of near
neighbours drags strangers together.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import numpy as np
import numpy.typing as npt


def fold(keys: Iterable[Hashable]) -> list[list[int]]:
    """Give the indexes of equal keys together, each group where its key comes first.

    >>> fold("abca")
    [[0, 3], [1], [2]]
    """
    groups: dict[Hashable, list[int]] = {}
    for index, key in enumerate(keys):
        groups.setdefault(key, []).append(index)
    return list(groups.values())


def average(alike: npt.NDArray[np.float32], pairs: Iterable[tuple[int, int]], floor: float) -> list[list[int]]:
    """Give groups of the indexes of `alike`, a square array of likenesses, the smallest index first.

    Only `pairs` may bring two groups together, the likest pair first; they join where all their members are at least
    `floor` alike on average. An index in no pair is a group of its own.

    >>> alike = np.array([[1, 0.9, 0.2], [0.9, 1, 0.8], [0.2, 0.8, 1]], dtype=np.float32)
    >>> average(alike, [(0, 1), (1, 2)], 0.7)
    [[0, 1], [2]]
    """
    group_of = list(range(len(alike)))
    members: dict[int, list[int]] = {index: [index] for index in group_of}
    for _, i, j in sorted((-float(alike[i, j]), min(i, j), max(i, j)) for i, j in pairs):
        one, other = sorted((group_of[i], group_of[j]))
        if one == other or alike[np.ix_(members[one], members[other])].mean() < floor:
            continue
        for index in members[other]:
            group_of[index] = one
        members[one] = sorted(members[one] + members.pop(other))
    return [members[key] for key in sorted(members)]


def single(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Give groups of the indexes below `count`: all that `pairs` join, directly or by way of others.

    A pair more never parts a group.

    >>> single(4, [(0, 2), (2, 3)])
    [[0, 2, 3], [1]]
    """
    group_of = list(range(count))
    members = {index: [index] for index in group_of}
    for i, j in pairs:
        one, other = sorted((group_of[i], group_of[j]))
        if one != other:
            for index in members[other]:
                group_of[index] = one
            members[one] = sorted(members[one] + members.pop(other))
    return [members[key] for key in sorted(members)]
