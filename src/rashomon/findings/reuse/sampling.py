"""Which runs of words stand for a text? Texts in, hashes of five words in a row out, and a sample of them.

Many texts are gone over at once, as arrays of code points: words are told apart by what stands beside each letter, and
hashes are polynomials, first over the letters of a word and then over the words of a run (Karp and Rabin 1987). They
are the same on every machine. Of every few neighbours the least is kept (winnowing; Schleimer, Wilkerson and Aiken
2003), so that a run of shared words that is long enough is sure to share one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt

from rashomon.settings import REUSE

Hashes = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.int64]
Bits = npt.NDArray[np.bool_]

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_MIXER = np.uint64(0xFF51AFD7ED558CCD)
_BASE = 0x100000001B3
_LETTER, _DIGIT, _APOSTROPHE, _MARK = (np.uint8(kind) for kind in (1, 2, 4, 8))
_STRAIGHT = str.maketrans("’‘“”–—…", "''\"\"---")
_TOGETHER = 8
"""Texts that are gone over at once: their arrays fit a processor's cache."""


@dataclass(frozen=True, slots=True)
class Hashed:
    """A text, or several one after the other: where its words begin and end, and a hash of each."""

    starts: Numbers
    ends: Numbers
    words: npt.NDArray[np.uint64]


def plain(text: str) -> str:
    """Give `text` in small letters, with straight marks, at the same length."""
    straight = text.translate(_STRAIGHT) if not text.isascii() else text
    small = straight.lower()
    # The small form of a few letters is two: İ.
    return small if len(small) == len(text) else "".join(letter.lower()[0] for letter in straight)


def words(text: str) -> Hashed:
    """Give the words of a plain text: letters and digits, with apostrophes between letters and marks between digits.

    >>> read = words("the pier's 1,200 lamps: 8th.")
    >>> [(int(start), int(end)) for start, end in zip(read.starts, read.ends)]
    [(0, 3), (4, 10), (11, 16), (17, 22), (24, 27)]
    """
    codes = _codes(text)
    if not len(codes):
        return Hashed(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint64))
    kinds = _kinds()[codes]
    inside = np.zeros(len(codes) + 2, bool)
    letter = (kinds & _LETTER) != 0
    inside[1:-1] = letter
    digit = kinds == _LETTER | _DIGIT
    inside[2:-2] |= (kinds[1:-1] == _APOSTROPHE) & letter[:-2] & letter[2:]
    inside[2:-2] |= (kinds[1:-1] == _MARK) & digit[:-2] & digit[2:]
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    starts, ends = edges[::2], edges[1::2]
    # The hash of a word is what its letters add to the polynomial of the whole text, brought to the word's beginning.
    size = 1 << (len(codes) - 1).bit_length()
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * _powers(_BASE, size)[: len(codes)], out=sums[1:])
    hashes = (sums[ends] - sums[starts]) * _powers(pow(_BASE, -1, 2**64), size)[starts]
    hashes ^= hashes >> np.uint64(32)
    hashes *= _MIXER
    return Hashed(starts, ends, hashes)


def _codes(text: str) -> npt.NDArray[np.uint8] | npt.NDArray[np.uint32]:
    """Give the code points of `text`, in a byte each where all are Latin: most text is, once marks are straight."""
    try:
        return np.frombuffer(text.encode("latin-1"), np.uint8)
    except UnicodeEncodeError:
        return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def runs(hashed: Hashed) -> Hashes:
    """Give a hash, 63 bits, for the five words from each place on; none for a text of fewer words.

    >>> one, other = runs(words("the old pier by the gate")), runs(words("of the old pier by the gate"))
    >>> len(one), bool((one == other[1:]).all())
    (2, True)
    """
    width = REUSE.shingle
    count = len(hashed.words) - width + 1
    if count <= 0:
        return np.zeros(0, np.int64)
    mixed = hashed.words[:count].copy()
    for step in range(1, width):
        mixed *= _FACTOR
        mixed += hashed.words[step : step + count]
    mixed ^= mixed >> np.uint64(33)
    mixed *= _MIXER
    mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(1)).view(np.int64)


def sample(hashes: Hashes, window: int) -> Numbers:
    """Give the places whose hash is the least of some `window` neighbours, in order.

    >>> sample(np.array([5, 3, 9, 4, 8, 1]), 3).tolist()
    [1, 3, 5]
    """
    if len(hashes) <= window:
        return np.asarray([int(hashes.argmin())] if len(hashes) else [], np.int64)
    return np.flatnonzero(_least(hashes, window, np.ones(len(hashes) - window + 1, bool)))


def sample_all(texts: Sequence[str], window: int) -> Iterator[tuple[int, ...]]:
    """Give, for each of some plain texts, the hashes that `sample` chooses, each once, in order."""
    for first in range(0, len(texts), _TOGETHER):
        yield from _sample_some(texts[first : first + _TOGETHER], window)


def _sample_some(texts: Sequence[str], window: int) -> Iterator[tuple[int, ...]]:
    hashed = words("\n".join(texts))
    lengths = np.fromiter((len(text) + 1 for text in texts), np.int64, len(texts))
    bounds = np.searchsorted(hashed.starts, np.cumsum(lengths))
    hashes = runs(hashed)
    begin, end = np.append(0, bounds[:-1]), np.maximum(np.append(0, bounds[:-1]), bounds - REUSE.shingle + 1)
    if len(hashes) < window:
        chosen = np.zeros(len(hashes), bool)
    else:
        # No window may reach from one text into the next.
        within = np.zeros(len(hashes) + 1, np.int64)
        whole = end - begin >= window
        np.add.at(within, begin[whole], 1)
        np.add.at(within, end[whole] - window + 1, -1)
        chosen = _least(hashes, window, np.cumsum(within)[: len(hashes) - window + 1] > 0)
    for first, last in zip(begin.tolist(), end.tolist(), strict=True):
        some = hashes[first:last]
        own = some[chosen[first:last]] if last - first >= window else some[sample(some, window)]
        yield tuple(dict.fromkeys(own.tolist()))


def _least(hashes: Hashes, window: int, counts: Bits) -> Bits:
    """Mark the hashes that are the least of a window of neighbours, of the windows that count."""
    least = hashes
    spread = 1
    while spread < window:  # doubling: the least of 2, 4, 8 ... neighbours
        step = min(spread, window - spread)
        least = np.minimum(least[: len(least) - step], least[step:])
        spread += step
    least = np.where(counts, least, -1)
    chosen = np.zeros(len(hashes), bool)
    for step in range(window):
        chosen[step : step + len(least)] |= hashes[step : step + len(least)] == least
    return chosen


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """Say for every code point what it is in a word, as Python's patterns see it."""
    every = list(map(chr, range(0x110000)))
    letters = np.frombuffer(bytes(map(str.isalnum, every)), np.uint8) * _LETTER
    kinds = letters + np.frombuffer(bytes(map(str.isdecimal, every)), np.uint8) * _DIGIT
    kinds[ord("'")] = _APOSTROPHE
    kinds[[ord(mark) for mark in ".,:"]] = _MARK
    return kinds


@lru_cache(maxsize=32)
def _powers(base: int, count: int) -> npt.NDArray[np.uint64]:
    """Give the powers of `base`, modulo 2 to the 64th, from the first on."""
    powers = np.full(count, base, np.uint64)
    powers[0] = 1
    return np.cumprod(powers)
