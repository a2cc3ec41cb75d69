"""What stands between quotation marks? Text in, the runs that its outermost marks enclose out.

Marks are paired paragraph by paragraph, from what stands on either side of each. The conventions are those of news
style books: double marks outside and single ones inside (American), or the reverse (British); a quote that runs over
paragraphs opens again in each and closes in the last; ``...'' and ''...'' are double marks of the wire age.
A mark that finds no partner is left alone; the rest of its paragraph and of the article still counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rashomon.findings.quotes import mark_sides
from rashomon.findings.quotes.mark_sides import Mark
from rashomon.records import Range

_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCE = 6
"""Words that single marks left open must hold: an apostrophe may stand before fewer."""
_CAPTION = 25
"""Words of a caption at most: a paragraph without a full stop, between two of a quote."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words between outermost marks. ``[start, end)`` holds the marks, ``[first, last)`` the words without them.

    `closed` is false where the paragraph ends before the quote does, `continued` true where the run goes on with the
    quote of an earlier paragraph, `single` where the marks are single ones. `ending` is the last character of the
    words, marks of an inner quote apart.
    """

    start: int
    end: int
    first: int
    last: int
    closed: bool = True
    continued: bool = False
    single: bool = False
    ending: str = ""

    @property
    def opened(self) -> bool:
        """Whether a mark opens the run: an outlet may open a quote of several paragraphs only once."""
        return self.start < self.first

    def __len__(self) -> int:
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class _Piece:
    """A mark that opens, and the one that closes what it opened; without one, `end` is where another piece begins."""

    opener: Mark
    closer: Mark | None
    end: int | None
    continued: bool


def pair(text: str) -> tuple[Run, ...]:
    """Give the runs between outermost quotation marks, in order; no two overlap and none crosses a paragraph's end.

    >>> text = "He said “it’s on”, then left. ‘No,’ she said."
    >>> [text[run.first : run.last] for run in pair(text)]
    ['it’s on', 'No,']
    """
    paragraphs = [match.span() for match in _PARAGRAPH.finditer(text) if match.group().strip()]
    doubles = [list(mark_sides.doubles(text, *span)) for span in paragraphs]
    singles = [list(mark_sides.singles(text, *span)) for span in paragraphs]
    return _outermost(
        _over_paragraphs(text, paragraphs, doubles, single=False),
        _over_paragraphs(text, paragraphs, singles, single=True),
    )


def _over_paragraphs(text: str, paragraphs: list[Range], marks: list[list[Mark]], *, single: bool) -> list[Run]:
    """Pair the marks of each paragraph, and carry a quote that is still open into the next one."""
    runs: list[Run] = []
    awaited = -1  # the paragraph that goes on with a quote which an earlier one left open
    for number, (floor, ceiling) in enumerate(paragraphs):
        here = marks[number]
        goes_on = number == awaited
        reopened = _reopens(text, paragraphs[number], here)
        if goes_on and not reopened:
            # an outlet that opens a long quote once, and closes it paragraphs later
            run = _run(text, floor, here[0].end, floor, here[0].start)
            if run:
                runs.append(replace(run, start=run.first, continued=True, single=single))
            here = here[1:]
        after = _paragraph_after(text, number, paragraphs, marks)
        follows = after is not None and _reopens(text, paragraphs[after], marks[after])
        pieces = _pair(here, keeps_open=reopened and follows, double=not single)
        for place, piece in enumerate(pieces):
            end = piece.closer.end if piece.closer else piece.end or ceiling
            last = piece.closer.start if piece.closer else end
            open_end = piece.closer is None and piece.end is None
            run = _run(text, piece.opener.start, end, piece.opener.end, last)
            if run and not (single and open_end and not follows and not _is_left_open(text, piece.opener, run)):
                continued = piece.continued or (goes_on and reopened and place == 0)
                runs.append(replace(run, closed=piece.closer is not None, continued=continued, single=single))
                if open_end and after is not None and (follows or (not single and _closes(marks[after]))):
                    awaited = after
    return runs


def _is_left_open(text: str, opener: Mark, run: Run) -> bool:
    """Say whether a single mark that nothing closes still begins a quote: a whole sentence or more, to a full stop."""
    starts = opener.fresh and text[opener.end].isupper()
    return starts and run.ending in ".!?" and len(text[run.first : run.last].split()) >= _SENTENCE


def _reopens(text: str, paragraph: Range, marks: list[Mark]) -> bool:
    """Say whether a paragraph begins with a mark that can open."""
    return bool(marks) and marks[0].side != "close" and not text[paragraph[0] : marks[0].start].strip()


def _closes(marks: list[Mark]) -> bool:
    """Say whether the first mark of a paragraph closes what an earlier one left open."""
    return bool(marks) and marks[0].side == "close"


def _paragraph_after(text: str, number: int, paragraphs: list[Range], marks: list[list[Mark]]) -> int | None:
    """Give the paragraph that may go on with a quote: the next, or the one behind captions that interrupt it."""
    after = number + 1
    while after < len(paragraphs) and not marks[after] and is_caption(text[slice(*paragraphs[after])]):
        after += 1
    if after < len(paragraphs) and _reopens(text, paragraphs[after], marks[after]):
        return after
    return number + 1 if number + 1 < len(paragraphs) else None


def is_caption(paragraph: str) -> bool:
    """Say whether a paragraph is a caption or a label that may interrupt a text: short, and without a full stop.

    >>> is_caption("SWNS Ada Quill at the pier on Monday"), is_caption("The pier fell.")
    (True, False)
    """
    paragraph = paragraph.strip()
    return len(paragraph.split()) <= _CAPTION and paragraph[-1:] not in (*".!?:,;…", *"\"'”’")


def _run(text: str, start: int, end: int, first: int, last: int) -> Run | None:
    """Give the run from `start` to `end` with the words of ``[first, last)``; None where there are no words."""
    between = text[first:last]
    if not any(map(str.isalnum, between)):
        return None
    last = first + len(between.rstrip())
    first += min(len(between) - len(between.lstrip()), 1)  # a mark stands right before its words, or a space between
    return Run(start, end, first, last, ending=between.rstrip(" \t\u00a0\"'’”")[-1:])


def _pair(marks: list[Mark], *, keeps_open: bool, double: bool) -> list[_Piece]:
    """Give the outermost pieces that marks enclose; the last may be open.

    Inside an open quote a mark that can only open is one of three: a quote in the same marks (The brand "Name" fell),
    where all that is open comes to be closed; a paragraph's new start, where the paragraphs of a long quote were run
    together and a sentence has just ended; or else it shows that the mark before it was never closed. `keeps_open` says
    that a quote which begins the paragraph may go on in the next.
    """
    pieces: list[_Piece] = []
    depth = 0
    opener: Mark | None = None
    continued = False
    for place, mark in enumerate(marks):
        side = mark.side
        if side == "either":
            side = "close" if depth else "open"
        if side == "close" and not depth and double and _closes(marks[place + 1 :]):
            side = "open"  # He says,” there is hope.” has a wrong mark in front
        if side == "open" and opener is not None:
            carried = keeps_open and opener is marks[0] and not mark.fresh
            if _comes_out_even(marks[place:], depth, 1 if carried else 0):
                depth += 1
                continue
            continued = mark.fresh and double
            if continued:
                pieces.append(_Piece(opener, None, mark.start, bool(pieces) and pieces[-1].end is not None))
            depth, opener = 1, mark
        elif side == "open":
            depth, opener, continued = 1, mark, False
        elif opener is not None:
            depth -= 1
            if not depth:
                pieces.append(_Piece(opener, mark, None, continued))
                opener, continued = None, False
    if opener is not None:
        pieces.append(_Piece(opener, None, None, continued))
    return pieces


def _comes_out_even(marks: list[Mark], depth: int, left_open: int) -> bool:
    for mark in marks:
        depth += 1 if mark.side == "open" or (mark.side == "either" and not depth) else -1 if depth else 0
    return depth in (0, left_open)


def _outermost(doubles: list[Run], singles: list[Run]) -> tuple[Run, ...]:
    """Drop what is quoted inside a quote. A single run holds double ones only where it is plainly an utterance."""
    kept = [run for run in singles if not any(_within(run, double) or _crosses(run, double) for double in doubles)]
    kept = [
        run
        for run in kept
        if not any(_within(double, run) for double in doubles) or (run.closed and run.ending in ".,!?…—")
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
