"""Does a story go on from an earlier one? Two groups of articles in, how surely the one develops the other out."""

from __future__ import annotations

import numpy as np

from rashomon.settings import STORIES
from rashomon.stories.groups import Group
from rashomon.stories.index import Index


def develops(group: Group, earlier: Group, index: Index) -> float:
    """Give how surely a group develops an earlier one: by how alike they are, and the less the longer it is over.

    They must share people or places and more words besides: one politician makes much news that goes on from none.
    """
    if group.first is None or not earlier.precedes(group.first):
        return 0.0
    mine, theirs = group.entries[: STORIES.nearest], earlier.nearest(group.first)[: STORIES.nearest]
    pairs = np.array([(one, other) for one in mine for other in theirs])
    cosines, names = index.cosines(pairs[:, 0], pairs[:, 1])
    if names.mean() < STORIES.follows_names or (cosines - names).mean() < STORIES.follows_terms:
        return 0.0
    days = group.first - (earlier.last or earlier.first or 0)
    fades = 1 - max(days, 0) / (2 * STORIES.follows_within)
    return round(float(cosines.mean()) * fades, 6)
