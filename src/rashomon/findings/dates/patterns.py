"""Which words of a text name a time? Text in, expressions out, in order and without overlap.

The rules of `grammar` run on a plain copy of the text, of the same length, and only around the letters without
which they cannot match: most sentences name no time.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator

from rashomon.findings.dates.expressions import Expression
from rashomon.findings.dates.grammar import FAMILIES
from rashomon.findings.dates.rules import Family

_PLAIN = str.maketrans(string.ascii_uppercase + "‘’–\u00a0\u202f\u2009", string.ascii_lowercase + "''-   ")
_BACK, _ON = 45, 70
"""Characters before and after its letters within which an expression lies."""
_HEADS = ("weekday", "month", "season", "name", "number", "hour", "word", "part", "unit", "year", "first", "digits")
"""The groups that hold an expression's main word, the first that is there."""


def match(text: str) -> Iterator[Expression]:
    """Give the expressions of time in `text` in order; of two that overlap, the one that begins first, then the longer.

    >>> [text[e.start:e.end] for text in ["It closed late on Sunday, 27 November."] for e in match(text)]
    ['late on Sunday, 27 November']
    """
    plain = text.translate(_PLAIN)
    found = [expression for family in FAMILIES for expression in _matches(plain, family)]
    found.sort(key=lambda each: (each.start, -each.end, each.bare))
    end = 0
    for expression in found:
        if expression.start >= end:
            end = expression.end
            yield expression


def _matches(plain: str, family: Family) -> Iterator[Expression]:
    for start, end in _windows(plain, family.cue):
        for rule in family.rules:
            for found in rule.pattern.finditer(plain, start, end):
                groups = {name.rstrip("_"): words for name, words in found.groupdict().items() if words is not None}
                span = found.span("span") if "span" in groups else found.span()
                head = next((found.start(name) for name in _HEADS if found.groupdict().get(name)), span[0])
                yield Expression(*span, head, rule.says(groups), bare=rule.bare)


def _windows(plain: str, cue: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Give the stretches around the matches of `cue` that end between words, joined where they touch."""
    start = end = -1
    for found in cue.finditer(plain):
        first, last = max(0, found.start() - _BACK), plain.find(" ", found.end() + _ON)
        last = len(plain) if last < 0 else last
        if first <= end:
            end = last
            continue
        if end >= 0:
            yield start, end
        start, end = first, last
    if end >= 0:
        yield start, end
