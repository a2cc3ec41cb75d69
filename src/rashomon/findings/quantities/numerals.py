"""Which number do words or digits write? Text in, a number out."""

from __future__ import annotations

import re
from collections.abc import Sequence

_ONES = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9, "trillion": 10**12}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def number_of(parts: Sequence[str]) -> float | None:
    """Give the number that `parts` write together, or None where they write none, or more than a number.

    >>> number_of(["twenty-two"]), number_of(["22"]), number_of(["two", "hundred", "and", "five"])
    (22.0, 22.0, 205.0)
    >>> number_of(["1.5", "million"]), number_of(["1,250"]), number_of(["two", "dogs"])
    (1500000.0, 1250.0, None)
    """
    pieces = [piece for part in parts for piece in re.split(r"[-\s]+", part.lower()) if piece and piece != "and"]
    if not pieces:
        return None
    total = current = 0.0
    for piece in pieces:
        if _DIGITS.fullmatch(piece):
            current += float(piece.replace(",", ""))
        elif piece in _ONES or piece in _TENS:
            current += _ONES.get(piece, _TENS.get(piece, 0))
        elif piece == "hundred":
            current = (current or 1) * 100
        elif piece in _SCALES:
            total += (current or 1) * _SCALES[piece]
            current = 0.0
        else:
            return None
    return total + current
