"""Which articles speak of many events at once? Articles and those that are like them in, round-ups out.

A round-up ("What you need to know today", a live blog, the week in five stories) is like the articles of each event
that it tells of, and these share next to nothing with one another: so it is known from them, not from how it is headed.
It stays alone, as it would join whichever story it tells most of, or glue two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from rashomon.settings import STORIES
from rashomon.stories.index import Index


def find(entries: Iterable[int], edges: Callable[[int], Mapping[int, float]], index: Index) -> set[int]:
    """Give those of `entries` whose nearest article shares next to nothing with another that is like them.

    `edges` gives those that are like an entry, and how much. The surest come first: what is like one of these and
    like an article of its own event is no round-up.
    """
    nearest: dict[int, int] = {}
    pairs: list[tuple[int, int]] = []
    for entry in entries:
        near = sorted((-like, other) for other, like in edges(entry).items() if like >= STORIES.threshold)
        if len(near) > 1:
            first = near[0][1]
            beside = edges(first)
            far = [(entry, other) for _, other in near[1:] if other not in beside]
            if far:
                nearest[entry] = first
                pairs += far
    if not pairs:
        return set()
    cosines, _ = index.cosines(
        np.array([nearest[entry] for entry, _ in pairs]), np.array([other for _, other in pairs])
    )
    sides: dict[int, set[int]] = {}
    for (entry, other), cosine in zip(pairs, cosines.tolist(), strict=True):
        if cosine < STORIES.elsewhere:
            sides.setdefault(entry, set()).add(other)
    found: set[int] = set()
    for entry in sorted(sides, key=lambda each: (-len(sides[each]), each)):
        if nearest[entry] not in found and sides[entry] - found:
            found.add(entry)
    return found
