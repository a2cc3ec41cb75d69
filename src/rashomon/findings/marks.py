"""What stands between quotation marks? Text in, the runs that its outermost marks enclose out.

Marks are paired paragraph by paragraph, from what stands on either side of each. The conventions are those of news
style books: double marks outside and single ones inside (American), or the reverse (British); a quote that runs over
paragraphs opens again in each and closes in the last; ``...'' and ''...'' are double marks of the wire age.
A mark that finds no partner is left alone; the rest of its paragraph and of the article still counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.findings import words

_PARAGRAPH = re.compile(r"[^\n]+")
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
class Run:
    """Words between outermost marks. ``[start, end)`` holds the marks, ``[first, last)`` the words without them.

    `closed` is false where the paragraph ends before the quote does, `continued` true where the run goes on with the
    quote of an earlier paragraph, `single` where the marks are single ones.
    """

    start: int
    end: int
    first: int
    last: int
    closed: bool = True
    continued: bool = False
    single: bool = False

    def __len__(self) -> int:
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class _Mark:
    """One mark, on the side that its neighbours leave open; `fresh` where a sentence ends in front of it."""

    start: int
    end: int
    side: Side
    fresh: bool = False


def pair(text: str) -> tuple[Run, ...]:
    """Give the runs between outermost quotation marks, in order; no two overlap and none crosses a paragraph's end.

    >>> [("He said “it’s on”, then left. ‘No,’ she said.")[r.first:r.last] for r in pair("He said “it’s on”, then left. ‘No,’ she said.")]
    ['it’s on', 'No,']
    """
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text) if match.group().strip()]
    doubles = _over_paragraphs(text, paragraphs, [list(_doubles(text, *span)) for span in paragraphs], single=False)
    singles = _over_paragraphs(text, paragraphs, [list(_singles(text, *span)) for span in paragraphs], single=True)
    return _outermost(text, doubles, singles)


def _sides(text: str, start: int, end: int, floor: int, ceiling: int) -> tuple[str, str]:
    """Give the characters before and after a mark; a space stands for the paragraph's edge."""
    return (text[start - 1] if start > floor else " "), (text[end] if end < ceiling else " ")


def _doubles(text: str, floor: int, ceiling: int) -> Iterator[_Mark]:
    for match in _DOUBLE.finditer(text, floor, ceiling):
        start, end = match.span()
        before, after = _sides(text, start, end, floor, ceiling)
        if match.group() == "''" and after == "'" and not before.isspace():
            start, end = start + 1, end + 1  # the word 'old-school,''' ends the inner quote first
            after = text[end] if end < ceiling else " "
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
        yield _Mark(start, end, side, text[floor:start].rstrip()[-1:] in ".?!")


def _singles(text: str, floor: int, ceiling: int) -> Iterator[_Mark]:
    """Give the single marks that are no apostrophes: an opening one, and the likeliest closing one of each."""
    openers: list[_Mark] = []
    closers: list[_Mark] = []
    for match in _SINGLE.finditer(text, floor, ceiling):
        start, end = match.span()
        if text[start - 1 : start] == text[start] or text[end : end + 1] == text[start]:
            continue
        before, after = _sides(text, start, end, floor, ceiling)
        begins = before.isspace() or before in _OPENING or before in '"“'
        if begins and not after.isspace() and match.group() != "’" and not _is_elision(text, end, ceiling):
            openers.append(_Mark(start, end, "open"))
        elif not before.isspace() and not after.isalnum() and match.group() not in "‘‚`":
            closers.append(_Mark(start, end, "close"))
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


def _over_paragraphs(
    text: str, paragraphs: list[tuple[int, int]], marks: list[list[_Mark]], *, single: bool
) -> list[Run]:
    """Pair the marks of each paragraph, and carry a quote that is still open into the next one."""
    runs: list[Run] = []
    going = False  # the last paragraph left a quote open, and this one goes on with it
    for number, (floor, ceiling) in enumerate(paragraphs):
        here = marks[number]
        reopened = bool(here) and here[0].side != "close" and not text[floor : here[0].start].strip()
        if going and not reopened:
            closes = next((mark for mark in here if mark.side != "open"), None)
            if not closes or (here and here[0].side == "open"):
                going = False
            else:
                last = closes.start
                first = floor + len(text[floor:last]) - len(text[floor:last].lstrip())
                if first < last:
                    runs.append(Run(first, closes.end, first, last, closed=True, continued=True, single=single))
                here = [mark for mark in here if mark.start >= closes.end]
                going = False
        follows = number + 1 < len(paragraphs) and _begins_with_mark(text, paragraphs[number + 1], marks[number + 1])
        paired, left = _pair(
            here, keeps_open=follows and bool(here) and not text[floor : here[0].start].strip(), double=not single
        )
        for place, (opener, closer) in enumerate(paired):
            run = _run(text, opener.start, closer.end, opener.end, closer.start)
            if run:
                runs.append(replace(run, single=single, continued=going and place == 0 and reopened))
        open_end = left is not None and (not single or follows)
        if left is not None and open_end:
            run = _run(text, left.start, ceiling, left.end, ceiling)
            if run:
                runs.append(replace(run, closed=False, single=single, continued=going and reopened and not paired))
        going = left is not None and open_end and (follows or (not single and _closes_next(number, paragraphs, marks)))
    return runs


def _begins_with_mark(text: str, span: tuple[int, int], marks: list[_Mark]) -> bool:
    return bool(marks) and marks[0].side != "close" and not text[span[0] : marks[0].start].strip()


def _closes_next(number: int, paragraphs: list[tuple[int, int]], marks: list[list[_Mark]]) -> bool:
    """Say whether the next paragraph, without opening again, closes what this one left open."""
    return number + 1 < len(paragraphs) and bool(marks[number + 1]) and marks[number + 1][0].side == "close"


def _run(text: str, start: int, end: int, first: int, last: int) -> Run | None:
    words_between = text[first:last]
    if not any(character.isalnum() for character in words_between):
        return None
    first += len(words_between) - len(words_between.lstrip())
    last = first + len(words_between.strip())
    return Run(start, end if text[end - 1 : end] != " " else max(last, start + 1), first, last)


def _pair(marks: list[_Mark], *, keeps_open: bool, double: bool) -> tuple[list[tuple[_Mark, _Mark]], _Mark | None]:
    """Give the outermost pairs, and the mark that is still open at the end, if any.

    Inside an open quote a mark that can only open is either a quote in the same marks (The brand "Name" fell) or shows
    that the quote before it was never closed; it is the first where all that is open comes to be closed. `keeps_open`
    says that the next paragraph may go on with a quote that begins this one.
    """
    pairs: list[tuple[_Mark, _Mark]] = []
    depth = 0
    opener: _Mark | None = None
    for place, mark in enumerate(marks):
        side = mark.side
        if side == "either":
            side = "close" if depth else "open"
        if side == "open":
            carried = keeps_open and opener is marks[0] and not mark.fresh
            if depth and _comes_out_even(marks[place:], depth, 1 if carried else 0):
                depth += 1
            else:
                depth, opener = 1, mark
        elif not depth and double and marks[place + 1 : place + 2] and marks[place + 1].side == "close":
            depth, opener = 1, mark  # He says,” there is hope.” has a wrong mark in front
        elif depth:
            depth -= 1
            if not depth and opener:
                pairs.append((opener, mark))
                opener = None
    return pairs, opener if depth else None


def _comes_out_even(marks: list[_Mark], depth: int, left_open: int) -> bool:
    for mark in marks:
        depth += 1 if mark.side == "open" or (mark.side == "either" and not depth) else -1 if depth else 0
    return depth in (0, left_open)


def _outermost(text: str, doubles: list[Run], singles: list[Run]) -> tuple[Run, ...]:
    """Drop what is quoted inside a quote. A single run holds double ones only where it is plainly an utterance."""
    kept = [run for run in singles if not any(_within(run, double) or _crosses(run, double) for double in doubles)]
    kept = [
        run
        for run in kept
        if not any(_within(double, run) for double in doubles) or (run.closed and text[run.last - 1] in ".,!?…—")
    ]
    return tuple(
        sorted(
            [run for run in doubles if not any(_within(run, single) for single in kept)] + kept,
            key=lambda run: run.start,
        )
    )


def _within(inner: Run, outer: Run) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _crosses(one: Run, other: Run) -> bool:
    return one.start < other.end and other.start < one.end and not _within(other, one)
