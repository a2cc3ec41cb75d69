"""Which numbers does an article give, of what, and do two of them disagree? Sentences in, Quantity records out.

A number can be compared only with one of the same thing: seven people killed and seven injured are two counts. So a
quantity carries its unit, the noun it counts, the event that happened to what is counted, and the words that pin it
down. `comparable` and `differ` are the two questions that a disagreement asks of a pair.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from rashomon.findings import words
from rashomon.findings.quantities import amounts, counted
from rashomon.findings.syntax.clauses import Clauses
from rashomon.records import Coverage, Quantity, Sentence

_CONVERTED = 0.02
"""Share by which converted measures may differ: 400 pounds are printed as 181 kg, 12 feet as 3.7 metres."""
_ABOUT = 0.1
"""Share that "about", "nearly", "some" leave open: "nearly 1,000" is reported of 957, not of 850."""
_OPEN = 0.25
"""Share above "more than" (below "up to") that is still meant: "more than 200,000" of 209,000, not of 276,000."""
_SMALL = 20
"""Counts below this are reported exactly, also with "at least": "at least six" and "seven" are two reports."""
_ROUNDED = 0.05
"""Share that rounding to the coarser of two numbers may take off: "$2.1 billion" for "$2.07 billion"."""
_ANYBODY = frozenset({"person", "man", "woman", "child", "member"})
"""Nouns too wide to be the same count without the same event."""
_MEASURES = frozenset({"m", "kg", "km2", "l", "km/h", "hour", "day"})


def find(coverage: Coverage) -> tuple[Quantity, ...]:
    """Give the quantities of every article, in order. Values are in the unit given; scores keep their two numbers."""
    texts = {(article.id, "text"): article.text for article in coverage.articles}
    texts.update({(article.id, "headline"): article.headline or "" for article in coverage.articles})
    dated: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for date in coverage.dates:
        dated.setdefault((date.article, date.field), []).append((date.start, date.end))
    found: list[Quantity] = []
    for sentence in coverage.sentences:
        where = (sentence.article, sentence.field)
        found.extend(_in_sentence(sentence, texts[where], dated.get(where, [])))
    return tuple(found)


def comparable(a: Quantity, b: Quantity) -> bool:
    """Tell whether two quantities are of the same thing, as far as their words show.

    People and things: the same noun, or nouns for the same, and the same event. Ages, money, shares and measures: also
    somebody or something that both are of.
    """
    if a.unit != b.unit:
        return False
    shared = set(a.of) & set(b.of)
    if a.unit in {"score", "vote"}:
        return len(shared) > 1
    if a.unit == "age":
        return bool(shared)
    noun, other = _stands_for(a.noun), _stands_for(b.noun)
    if noun != other or (_names(a) and _names(b) and not _names(a) & _names(b) and a.unit not in {"person", ""}):
        return False
    if a.unit in {"person", ""}:
        if a.event == b.event:
            return bool(a.event) or bool(shared)
        return not (a.event and b.event) and noun not in _ANYBODY and bool(_names(a) & _names(b))
    if a.event != b.event or not (a.noun or a.event):
        return False
    return bool(shared) or (a.unit in _MEASURES and bool(a.noun))


def _names(quantity: Quantity) -> set[str]:
    return {word for word in quantity.of if word[:1].isupper()}


def differ(a: Quantity, b: Quantity) -> bool:
    """Tell whether two comparable quantities are different reports, given what their words leave open."""
    if a.unit in {"score", "vote"}:
        return sorted((a.low, a.high)) != sorted((b.low, b.high))
    if a.bound == b.bound and a.bound in {"least", "most"}:
        return abs(a.low - b.low) > _ABOUT * max(a.low, b.low)  # "at least 40" and "more than 50" are two reports
    low_a, high_a = _meant(a)
    low_b, high_b = _meant(b)
    slack = _CONVERTED * max(abs(high_a), abs(high_b)) if a.unit in _MEASURES else 1e-9
    if low_a <= high_b + slack and low_b <= high_a + slack:
        return False
    return not _rounded(a, b)


def _meant(quantity: Quantity) -> tuple[float, float]:
    """Give the least and the most that a reader takes a quantity to mean."""
    low, high = quantity.low, quantity.high
    small = quantity.unit in {"person", ""} and high < _SMALL
    if quantity.bound == "about":
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if quantity.bound == "least" and not small:
        return low, high * (1 + _OPEN)
    if quantity.bound == "most" and not small:
        return low * (1 - _OPEN), high
    return low, high


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Tell whether one number is the other rounded: 2.07 and 2.1 billion, but not 7 and 9 people."""
    if a.low != a.high or b.low != b.high or not a.low or not b.low:
        return False
    whole = a.unit in {"person", ""} and max(a.low, b.low) < 1000
    if whole or abs(a.low - b.low) > _ROUNDED * max(a.low, b.low):
        return False
    coarser, finer = sorted((a.low, b.low), key=_digits)
    size = 10.0 ** (math.floor(math.log10(abs(coarser))) + 1 - _digits(coarser))
    return abs(round(finer / size) * size - coarser) < size / 1000


def _digits(value: float) -> int:
    """Count the significant digits of a number as it was written: 1,200,000 has two."""
    return len(f"{value:.12g}".replace(".", "").strip("-").strip("0").split("e")[0]) or 1


def _stands_for(noun: str) -> str:
    return _same().get(noun, noun)


@cache
def _same() -> dict[str, str]:
    return {form: entry.split()[0] for entry in words.load("same_nouns") for form in entry.split()}


def _in_sentence(sentence: Sentence, text: str, dated: list[tuple[int, int]]) -> Iterator[Quantity]:
    clauses: Clauses | None = None
    for amount in amounts.read(sentence.tokens, text):
        if any(start < amount.end and amount.start < end for start, end in dated):
            continue
        clauses = clauses or Clauses(sentence)
        what = counted.read(amount, clauses, text)
        if what is None:
            continue
        end = max(amount.end, sentence.tokens[what.last].end)
        first = max(amount.first, sentence.start)
        yield Quantity(
            sentence.article,
            first,
            end,
            text[first:end],
            amount.low * what.factor,
            amount.high * what.factor,
            what.unit,
            what.noun,
            amount.bound,
            sentence.field,
            what.event,
            what.of,
        )
