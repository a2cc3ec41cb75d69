"""How often does each article of a batch hold each term, and as what? Codes of words in, lines of terms out.

The headline counts three times and the opening twice, as news puts the event first. A batch is counted as one array of
(article, term) pairs; sorted, those of one pair stand side by side.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.settings import STORIES
from rashomon.stories.words import BEFORE_PLACE, CAPITAL, STOPPED

_OPENING, _REST, _HEADLINE = 0, 1, 2
_WEIGHTS = np.array([2.0, 1.0, STORIES.headline_weight])
"""How often a word counts, by the part of the article that it stands in."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One line for each term of each article: its row, its number, how often it counts, and what it is there."""

    rows: NDArray[np.int64]
    terms: NDArray[np.int64]
    times: NDArray[np.float64]
    kinds: NDArray[np.int8]


def tally(codes: NDArray[np.int64], sizes: NDArray[np.int64]) -> Counted:
    """Add up words. `sizes` are the words of each text, and of its headline, which follow them."""
    texts, headlines = sizes.T
    openings = np.minimum(texts, STORIES.opening)
    parts = np.repeat(
        np.tile([_OPENING, _REST, _HEADLINE], len(sizes)),
        np.stack((openings, texts - openings, headlines), axis=1).ravel(),
    )
    rows = np.repeat(np.arange(len(sizes)), sizes.sum(axis=1))
    # A name is mostly written with a capital in the text; a headline may have its every word so.
    # The first word of a sentence has one in any case.
    capital = (codes & CAPITAL) > 0
    opens = np.ones(len(codes), dtype=bool)
    opens[1:] = ((codes[:-1] & STOPPED) > 0) | (rows[1:] != rows[:-1])
    surplus = np.where((parts == _HEADLINE) | (opens & capital), 0, np.where(capital, 1, -1))
    place = np.zeros(len(codes), dtype=bool)
    place[1:] = capital[1:] & (codes[:-1] == BEFORE_PLACE)
    place[1:] |= capital[1:] & place[:-1] & ~opens[1:]
    # One number holds the article, the term, and what counts of the word: what belongs together is side by side once
    # these are sorted.
    packed = (rows << 32 | codes >> 2) << 5 | place << 4 | (surplus + 1) << 2 | parts
    packed = np.sort(packed[codes >= 4])
    held = packed >> 5
    first = np.flatnonzero(np.concatenate(([len(held) > 0], held[1:] != held[:-1])))
    name = np.add.reduceat((packed >> 2 & 3) - 1, first) > 0 if len(first) else first > 0
    placed = np.bitwise_or.reduceat(packed >> 4 & 1, first) if len(first) else first
    return Counted(
        rows=held[first] >> 32,
        terms=held[first] & 0xFFFFFFFF,
        times=np.add.reduceat(_WEIGHTS[packed & 3], first) if len(first) else first.astype(np.float64),
        kinds=name.astype(np.int8) + (name & (placed > 0)),
    )
