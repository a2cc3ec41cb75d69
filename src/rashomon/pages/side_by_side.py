"""What do two articles share, word by word? A pair of who copied whom in, a `SidePage` with both texts marked out.

A page is written for every pair that a story page lists: those that share most words. Within a passage the words are
aligned once more, so that what one changed shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rashomon.findings.reuse.alignment import read_words
from rashomon.findings.reuse.shares import Running
from rashomon.pages import urls, when
from rashomon.pages.clippings import Clippings
from rashomon.pages.copies import Copy, PassageView
from rashomon.records import Article, Direction, Range, Span, read


@dataclass(frozen=True, slots=True)
class Run:
    """A run of a text: `shared` words, those of a quotation that both have (`quoted`), `changed` words, or `own` ones.

    The first run of a passage has its number.
    """

    text: str
    mark: Literal["own", "shared", "quoted", "changed"]
    opens: int | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles. `words` of its running text, `of` which it has so many, are shared."""

    article: str
    outlet: str
    headline: str | None
    href: str
    language: str
    when: str
    words: int
    of: int
    share: int
    paragraphs: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class SidePage:
    """Two articles side by side: `taker` has text of `giver`, or shares it, where who was first is not clear."""

    href: str
    story: str
    story_headline: str
    line: str
    direction: Direction
    agency: str | None
    words: int
    quoted: int
    passages: int
    taker: Side
    giver: Side


@dataclass(frozen=True, slots=True)
class _Marked:
    """A place of a text, how it is marked, and the passage that it opens."""

    start: int
    end: int
    mark: Literal["shared", "quoted", "changed"]
    opens: int | None


def build(clippings: Clippings, copy: Copy) -> SidePage:
    """Give the page of a pair that has one: both articles are in the collection."""
    told = clippings.coverage.story
    assert told is not None
    assert copy.pair is not None
    assert copy.copy.article is not None
    assert copy.origin.article is not None
    taker, giver = clippings.articles[copy.copy.article], clippings.articles[copy.origin.article]
    here: list[_Marked] = []
    there: list[_Marked] = []
    for number, passage in enumerate(copy.passages, 1):
        for marked, places in zip((here, there), _align(passage, taker, giver, number), strict=True):
            # Where a text was taken twice, its place is marked once.
            if not any(each.start < places[-1].end and places[0].start < each.end for each in marked):
                marked += places
    return SidePage(
        href=copy.pair,
        story=urls.story(told.id),
        story_headline=told.headline,
        line=f"{urls.story(told.id)}#{copy.id}",
        direction=copy.direction,
        agency=copy.agency,
        words=copy.words,
        quoted=copy.quoted,
        passages=len(copy.passages),
        taker=_side(taker, here),
        giver=_side(giver, there),
    )


def _align(passage: PassageView, taker: Article, giver: Article, number: int) -> tuple[list[_Marked], list[_Marked]]:
    """Give the places that a passage marks in both texts."""
    assert passage.there is not None
    mine = Span(taker.id, passage.here.start, passage.here.end)
    theirs = Span(giver.id, passage.there.start, passage.there.end)
    ours, others = (read_words(read(each, at.start, at.end)) for each, at in ((taker, mine), (giver, theirs)))
    blocks = SequenceMatcher(None, ours.forms, others.forms, autojunk=False).get_matching_blocks()
    sides = []
    for at, words, starts in ((mine, ours, [a for a, _, _ in blocks]), (theirs, others, [b for _, b, _ in blocks])):
        shared = [
            (words.starts[begin], words.ends[begin + size - 1])
            for begin, (_, _, size) in zip(starts, blocks, strict=True)
            if size
        ]
        sides.append(list(_marks(at, shared, number, "quoted" if passage.kind == "quoted" else "shared")))
    return sides[0], sides[1]


def _marks(at: Span, shared: Sequence[Range], number: int, alike: Literal["shared", "quoted"]) -> Iterator[_Marked]:
    """Give the shared runs of a passage, and what lies between them as changed."""
    place = 0
    opens: int | None = number
    for start, end in [*shared, (at.end - at.start, at.end - at.start)]:
        if start > place:
            yield _Marked(at.start + place, at.start + start, "changed", opens)
            opens = None
        if end > start:
            yield _Marked(at.start + start, at.start + end, alike, opens)
            opens = None
        place = end


def _side(article: Article, marked: Sequence[_Marked]) -> Side:
    running = Running(article)
    words = running.within([(each.start, each.end) for each in marked if each.mark == "shared"])
    return Side(
        article=article.id,
        outlet=article.outlet,
        headline=article.headline,
        href=urls.article(article.id),
        language=article.language,
        when=when.stamp(article.published),
        words=words,
        of=running.words,
        share=round(100 * words / max(1, running.words)),
        paragraphs=tuple(_paragraphs(article.text, sorted(marked, key=lambda each: each.start))),
    )


def _paragraphs(text: str, marked: Sequence[_Marked]) -> Iterator[tuple[Run, ...]]:
    for match in re.finditer(r"\S(?:[^\n]*\S)?", text):
        yield tuple(_runs(text, match.start(), match.end(), marked))


def _runs(text: str, first: int, last: int, marked: Sequence[_Marked]) -> Iterator[Run]:
    at = first
    for each in marked:
        start, end = max(at, each.start), min(last, each.end)
        if start >= end:
            continue
        if start > at:
            yield Run(text[at:start], "own")
        # What changed is shown where there are words: a comma alone is no change.
        silent = each.mark == "changed" and not any(char.isalnum() for char in text[start:end])
        yield Run(text[start:end], "own" if silent else each.mark, each.opens if each.start >= first else None)
        at = end
    if at < last:
        yield Run(text[at:last], "own")
