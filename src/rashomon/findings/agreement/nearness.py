"""How near are words in meaning? The words of a story in, the share of some that others hold out.

The greedy matching of BERTScore (Zhang et al. 2020), over the words alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
import numpy.typing as npt

from rashomon.findings.agreement import embedding

_MOST = 50_000
"""Words whose vectors are remembered from story to story, 77 MB of them: most are the same."""
_embedded: dict[str, npt.NDArray[np.float32]] = {}


class Near:
    """Tells how near the words that it knows are; others count neither way."""

    def __init__(self, known: Iterable[str]) -> None:
        self._place = {word: place for place, word in enumerate(sorted(set(known)))}
        vectors = _vectors(list(self._place))
        self._alike = np.clip(vectors @ vectors.T, 0, 1)

    def share(self, wanted: AbstractSet[str], held: AbstractSet[str]) -> float:
        """Give how much of the words that are wanted is held, 0 to 1: each word counts as far as one is near."""
        rows = [self._place[word] for word in wanted if word in self._place]
        columns = [self._place[word] for word in held if word in self._place]
        if not rows or not columns:
            return float(not rows)
        return float(self._alike[np.ix_(rows, columns)].max(axis=1).mean())


def _vectors(known: Sequence[str]) -> npt.NDArray[np.float32]:
    new = [word for word in known if word not in _embedded]
    if len(_embedded) + len(new) > _MOST:
        _embedded.clear()
        new = list(known)
    _embedded.update(zip(new, embedding.embed(new), strict=True))
    return np.array([_embedded[word] for word in known], dtype=np.float32).reshape(len(known), 384)
