"""Which characters of a paragraph are quotation marks, and which way do they face? Text in, marks out.

A mark is judged by its form and by what stands on either side of it. Apostrophes, feet and inches are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.findings import words

_DOUBLE = re.compile(r"``|''|[\"“”„«»]")
_SINGLE = re.compile(r"[‘’‚'`]")
_OPENING = "([{/—–-"
"""Characters that an opening mark may follow besides a space: ("Yes"), and/"or", no—"never"."""
_CLOSERS = " \t\u00a0\u202f.,;:!?)]}—–-…/"
_FEET = re.compile(r"\d['’]\s?\d{1,2}$")
_YEARS = re.compile(r"\d\ds?\b")
_ELISION = re.compile(r"[A-Za-z]+")
Side = Literal["open", "close", "either"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark, on the side that its neighbours leave open; `fresh` where a sentence ends in front of it."""

    start: int
    end: int
    side: Side
    fresh: bool = False


def _sides(text: str, start: int, end: int, floor: int, ceiling: int) -> tuple[str, str]:
    """Give the characters before and after a mark; a space stands for the paragraph's edge."""
    return (text[start - 1] if start > floor else " "), (text[end] if end < ceiling else " ")


def doubles(text: str, floor: int, ceiling: int) -> Iterator[Mark]:
    """Give the double marks of the paragraph ``[floor, ceiling)``, those written with two single characters too."""
    taken = floor
    for match in _DOUBLE.finditer(text, floor, ceiling):
        start, end = match.span()
        if start < taken:
            continue
        before, after = _sides(text, start, end, floor, ceiling)
        if match.group() == "''" and after == "'" and not before.isspace():
            start, end = start + 1, end + 1  # the word 'old-school,''' ends the inner quote first
            after = text[end] if end < ceiling else " "
        taken = end
        begins = before.isspace() or before in _OPENING or before in "‘'\"“"
        ends = after.isspace() or after in _CLOSERS or after in "’'\"”"
        side: Side
        if match.group() in ('"', "”") and before.isdigit() and _FEET.search(text, max(floor, start - 6), start):
            continue  # 6'2" is a height
        if match.group() in ("“", "„", "«", "``"):
            side = "either" if not begins and after.isspace() else "open"
        elif match.group() in ("”", "»"):
            side = "either" if before.isspace() else "close"
        elif (before.isspace() or begins) and not ends:
            side = "open"
        elif not begins and ends:
            side = "close"
        else:
            side = "either"
        yield Mark(start, end, side, text[floor:start].rstrip()[-1:] in ".?!")


def singles(text: str, floor: int, ceiling: int) -> Iterator[Mark]:
    """Give the single marks of a paragraph that are no apostrophes: each that opens, and the likeliest to close it."""
    openers: list[Mark] = []
    closers: list[Mark] = []
    for match in _SINGLE.finditer(text, floor, ceiling):
        start, end = match.span()
        if text[start - 1 : start] == text[start] or text[end : end + 1] == text[start]:
            continue
        before, after = _sides(text, start, end, floor, ceiling)
        begins = before.isspace() or before in _OPENING or before in '"“'
        if begins and not after.isspace() and match.group() != "’" and not _is_elision(text, end, ceiling):
            openers.append(Mark(start, end, "open", text[floor:start].rstrip()[-1:] in ".?!"))
        elif not before.isspace() and not after.isalnum() and match.group() not in "‘‚`":
            closers.append(Mark(start, end, "close"))
    for index, opener in enumerate(openers):
        limit = openers[index + 1].start if index + 1 < len(openers) else ceiling
        yield opener
        near = [closer for closer in closers if opener.end < closer.start < limit]
        for place, closer in enumerate(near):
            rest = text[closer.end : closer.end + 2]
            # ‘The nurses’ union won,’ she said: a possessive where a later mark can close
            possessive = (
                text[closer.start - 1] in "sn" and rest[:1] == " " and rest[1:].isalpha() and rest[1:].islower()
            )
            if not (possessive and place + 1 < len(near)):
                yield closer
                break


def _is_elision(text: str, place: int, ceiling: int) -> bool:
    """Say whether letters are left out here: 'em, 'tis, the '90s."""
    if _YEARS.match(text, place, ceiling):
        return True
    word = _ELISION.match(text, place, ceiling)
    return bool(word and word.group().lower() in words.load("elisions"))
