"""How does a profile write a term? A term and its kind in, a mark out, and back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rashomon.stories.terms import NAME, PLACE, TERM


def written(term: str, kind: int) -> str:
    """Give a term as a profile writes it: a capital marks a name, an @ a name that is a place.

    >>> written("velm", PLACE), written("durant", NAME), written("pier", TERM)
    ('@Velm', 'Durant', 'pier')
    """
    return ("@" if kind == PLACE else "") + (term[:1].upper() + term[1:] if kind else term)


def unwritten(mark: str) -> tuple[str, int]:
    """Give back the term and its kind.

    >>> unwritten("@Velm"), unwritten("pier")
    (('velm', 2), ('pier', 0))
    """
    term = mark.removeprefix("@")
    return term.lower(), PLACE if mark.startswith("@") else NAME if term[:1].isupper() else TERM


class Written:
    """Terms as profiles write them, each made once, by four times their numbers and their kinds."""

    def __init__(self, names: list[str]) -> None:
        self._names = names
        self._marks = np.zeros(0, dtype=object)
        self._made = np.zeros(0, dtype=bool)

    def read(self, terms: NDArray[np.int32], kinds: NDArray[np.int8]) -> list[list[str]]:
        """Give what is written, a row each."""
        if 4 * len(self._names) > len(self._marks):
            more = 8 * len(self._names) - len(self._marks)
            self._marks = np.concatenate((self._marks, np.zeros(more, dtype=object)))
            self._made = np.concatenate((self._made, np.zeros(more, dtype=bool)))
        codes = terms * 4 + kinds
        for code in np.unique(codes[~self._made[codes]]).tolist():
            self._marks[code] = written(self._names[code // 4], code % 4)
            self._made[code] = True
        marks: list[list[str]] = self._marks[codes].tolist()
        return marks
