"""Which runs of words stand for a text? A text's words in, hashes of five words in a row out, and a sample of them.

Hashes are polynomials over the words' checksums, worked out for all places at once (Karp and Rabin 1987), and are the
same on every machine. Of every few neighbours the least is kept (winnowing; Schleimer, Wilkerson and Aiken 2003), so
that a run of shared words that is long enough is sure to share one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.settings import REUSE

Hashes = npt.NDArray[np.int64]

WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W_]+(?:'[^\W_]+)*")
"""A word of a plain text."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIXER = np.uint64(0xFF51AFD7ED558CCD)


def plain(text: str) -> str:
    """Give `text` in small letters, with straight apostrophes, at the same length."""
    straight = text.replace("’", "'")
    small = straight.lower()
    # The small form of a few letters is two: İ.
    return small if len(small) == len(text) else "".join(letter.lower()[0] for letter in straight)


def forms(text: str) -> list[str]:
    """Give the words of `text`; case and the shape of apostrophes do not count.

    >>> forms("The pier’s 1,200 lamps.")
    ['the', "pier's", '1,200', 'lamps']
    """
    return WORD.findall(plain(text))


def runs(words: Sequence[str]) -> Hashes:
    """Give a hash, 63 bits, for the five words from each place on; none for a text of fewer words.

    >>> one, other = runs("the old pier by the gate".split()), runs("of the old pier by the gate".split())
    >>> len(one), bool((one == other[1:]).all())
    (2, True)
    """
    width = REUSE.shingle
    if len(words) < width:
        return np.zeros(0, np.int64)
    ids = np.fromiter(map(_CHECKSUMS.__getitem__, words), np.uint64, len(words))
    count = len(words) - width + 1
    mixed = ids[:count].copy()
    for step in range(1, width):
        mixed *= _FACTOR
        mixed += ids[step : step + count]
    mixed ^= mixed >> np.uint64(33)
    mixed *= _MIXER
    mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(1)).view(np.int64)


def sample(hashes: Hashes, window: int) -> Hashes:
    """Give the places whose hash is the least of some `window` neighbours, in order.

    >>> sample(np.array([5, 3, 9, 4, 8, 1]), 3).tolist()
    [1, 3, 5]
    """
    if len(hashes) <= window:
        return np.asarray([int(hashes.argmin())] if len(hashes) else [], np.int64)
    least = hashes
    spread = 1
    while spread < window:  # doubling: the least of 2, 4, 8 ... neighbours
        step = min(spread, window - spread)
        least = np.minimum(least[: len(least) - step], least[step:])
        spread += step
    chosen = np.zeros(len(hashes), bool)
    for step in range(window):
        chosen[step : step + len(least)] |= hashes[step : step + len(least)] == least
    return np.flatnonzero(chosen)


class _Checksums(dict[str, int]):
    """The checksum of each word met so far: news uses the same words again and again."""

    def __missing__(self, word: str) -> int:
        if len(self) >= REUSE.words_kept:
            self.clear()
        made = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return made


_CHECKSUMS = _Checksums()
