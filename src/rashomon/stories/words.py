"""Which words does a text hold, as they stand? Texts in, one array of codes out.

A word is what stands between two spaces, punctuation and all. What it means (its term, its capital, whether it ends a
sentence) is worked out once and kept under its hash, so that the texts of a batch are read as one run of characters, in
arrays: split, hashed and looked up without a Python object for any word that was seen before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.settings import STORIES

Codes = NDArray[np.int64]
_Units = NDArray[np.uint16]
_Hashes = NDArray[np.uint64]
_Places = NDArray[np.int64]

_WORD = re.compile(r"[^\W_]+(?:['.\-][^\W_]+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-"})
_STOPS = (".", "?", "!", ":", '."', '?"', '!"', ".”", "?”", "!”", ".)", ".'", ".’")
_MARKS = ".,;:!?\"'()[]“”‘’"
_PLACED = frozenset(("in", "near", "outside"))
"""Words before the name of a place: "in Port Merrin". Not "at" and "from": people and companies follow these too."""
CAPITAL, STOPPED, BEFORE_PLACE = 1, 2, 1
"""The bits of a code, and the code of a word of `_PLACED`."""
_APART = np.array([chr(unit).isspace() or chr(unit) in "—–/…" for unit in range(1 << 16)])
"""What parts words: spaces, and what joins two words without a space, as in "the pier—closed since May"."""
_LONGEST = 128
"""UTF-16 units of a word that count: a longer one is an address, or a text in a script without spaces."""
_PIECE = 4
"""UTF-16 units that are hashed at a time."""
_MASKS = np.array([(1 << 16 * units) - 1 for units in range(_PIECE + 1)], dtype=np.uint64)
_ODD, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(32)


class Words:
    """The words seen so far, by their hashes, each with a code. `number` gives the number of a term.

    A code is four times the number of the word's term, and 1 more where the word has a capital, 2 more where it ends a
    sentence. The number of a word that tells nothing is 0; one that stands before places has code 1.
    """

    def __init__(self, number: Callable[[str], int]) -> None:
        self._number = number
        self._ignored = listed("function_words")
        self._known = _Table()

    def read(self, texts: Sequence[str]) -> tuple[Codes, NDArray[np.int64]]:
        """Give the codes of the words of all `texts`, one after another, and how many words each text has."""
        units, ends = _joined(texts)
        starts, stops = _words(units)
        hashes = _hashed(units, starts, stops)
        places, held = self._known.find(hashes)
        codes = self._known.codes[places]
        new = np.flatnonzero(held == 0)
        if len(new):
            distinct, first, which = np.unique(hashes[new], return_index=True, return_inverse=True)
            at = new[first]
            words = _cut(units, starts[at], np.minimum(starts[at] + _LONGEST, stops[at]))
            made = np.fromiter(map(self._code, words), np.int64, len(words))
            self._known.add(distinct, made)
            codes[new] = made[which]
        if self._known.size > STORIES.words_known:
            # Most words were seen once, and what they mean is soon found again.
            self._known = _Table()
        return codes, np.diff(np.searchsorted(starts, ends), prepend=0)

    def _code(self, word: str) -> int:
        bare = word.strip(_MARKS)
        if not bare.isalnum():
            match = _WORD.search(bare if bare.isascii() else bare.translate(_PLAIN))
            bare = match.group() if match else ""
        term = plain(bare)
        stopped = STOPPED * (len(bare) < len(word) and word.endswith(_STOPS))
        if len(term) < 2 or term in self._ignored:
            return BEFORE_PLACE if word in _PLACED else stopped
        return 4 * self._number(term) + CAPITAL * bare[0].isupper() + stopped


class _Table:
    """Codes by hashes: a table of open addresses, in arrays, so that many hashes are looked for at once.

    A hash stands at the place that its highest bits name, or at the next one that is free; 0 is no hash.
    """

    def __init__(self) -> None:
        self.size = 0
        self._empty(10)

    def _empty(self, bits: int) -> None:
        self._bits = bits
        self.hashes = np.zeros(1 << bits, dtype=np.uint64)
        self.codes = np.zeros(1 << bits, dtype=np.int64)

    def find(self, hashes: _Hashes) -> tuple[_Places, _Hashes]:
        """Give the place of each hash, or where it would be put, and what stands there: itself or 0."""
        places = (hashes >> np.uint64(64 - self._bits)).astype(np.int64)
        held = self.hashes[places]
        left = np.flatnonzero((held != hashes) & (held > 0))
        while len(left):
            places[left] = (places[left] + 1) & (len(self.hashes) - 1)
            there = held[left] = self.hashes[places[left]]
            left = left[(there != hashes[left]) & (there > 0)]
        return places, held

    def add(self, hashes: _Hashes, codes: Codes) -> None:
        """Take in new hashes, no two the same; the table grows so that half of it stays free."""
        self.size += len(hashes)
        if 2 * self.size > len(self.hashes):
            held = np.flatnonzero(self.hashes)
            hashes, codes = np.append(self.hashes[held], hashes), np.append(self.codes[held], codes)
            self._empty((4 * self.size).bit_length())
        while len(hashes):
            places, _ = self.find(hashes)
            self.hashes[places] = hashes
            # Of several that would have one place the last got it.
            lost = self.hashes[places] != hashes
            self.codes[places[~lost]] = codes[~lost]
            hashes, codes = hashes[lost], codes[lost]


def _cut(units: _Units, starts: _Places, stops: _Places) -> list[str]:
    """Give the words that stand there."""
    sizes = stops - starts + 1
    after = np.cumsum(sizes)
    row = np.repeat(starts - after + sizes, sizes) + np.arange(sizes.sum())
    cut = units[row]
    cut[after - 1] = ord(" ")
    words: list[str] = cut.tobytes().decode("utf-16-le", "replace").split(" ")[:-1]
    return words


def plain(word: str) -> str:
    """Give the term of a word, in lower case and the singular. Names that end in s stay as far as they are listed.

    >>> [plain(word) for word in ("Velm's", "ferries", "Fires", "Jones", "crisis")]
    ['velm', 'ferry', 'fire', 'jones', 'crisis']
    """
    term = word.lower().removesuffix("'s")
    if len(term) < 5 or not term.endswith("s") or term.endswith(("ss", "us", "is")) or term in listed("name_words"):
        return term
    return term[:-3] + "y" if term.endswith("ies") else term[:-1]


@cache
def listed(name: str) -> frozenset[str]:
    """Give the words of one of the four lists that this package holds."""
    lines = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _joined(texts: Sequence[str]) -> tuple[_Units, _Places]:
    """Give all texts as one array of UTF-16 units, spaces between and around them, and where each ends."""
    encoded = [text.encode("utf-16-le", "surrogatepass") for text in texts]
    ends = np.cumsum([1, *(len(each) // 2 + 1 for each in encoded)])[1:]
    space = " ".encode("utf-16-le")
    return np.frombuffer(space.join([b"", *encoded, space * _PIECE]), dtype="<u2"), ends


def _words(units: _Units) -> tuple[_Places, _Places]:
    """Give where words start and where they stop."""
    apart = _APART.take(units, mode="clip")
    dashes = units == ord("-")
    twice = dashes[1:] & dashes[:-1]
    apart[1:] |= twice
    apart[:-1] |= twice
    turns = np.flatnonzero(apart[1:] != apart[:-1]) + 1
    return turns[::2], turns[1::2]


def _hashed(units: _Units, starts: _Places, stops: _Places) -> _Hashes:
    """Give a hash of 64 bits for each word: of a million words two share one in one case of 30 million."""
    pieces = np.ndarray(len(units) - _PIECE + 1, "<u8", units.tobytes(), strides=(2,))
    lengths = np.minimum(stops - starts, _LONGEST)
    hashes = _mixed(pieces[starts] & _MASKS[np.minimum(lengths, _PIECE)])
    left, done = np.flatnonzero(lengths > _PIECE), _PIECE
    while len(left):
        piece = pieces[starts[left] + done] & _MASKS[np.minimum(lengths[left] - done, _PIECE)]
        hashes[left] = _mixed(hashes[left] ^ piece)
        done += _PIECE
        left = left[lengths[left] > done]
    return np.maximum(hashes, np.uint64(1))


def _mixed(hashes: _Hashes) -> _Hashes:
    mixed = hashes * _ODD
    return mixed ^ (mixed >> _HALF)
