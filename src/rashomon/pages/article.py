"""What does the page of one article show? Its text, cut so that every cited place can be opened, and who cites it.

Cited places overlap, and HTML elements cannot. So the text is cut at every bound; an anchor stands where a place
begins; each piece carries the marks of the places that cover it, and one rule per place lights them up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from itertools import pairwise
from typing import Any

from rashomon.findings.quotes import verbatim
from rashomon.pages import labels, urls, when
from rashomon.pages.clippings import Citation, Clippings
from rashomon.pages.standing import Standing
from rashomon.pages.story import ArticleRow, StoryPage, row
from rashomon.records import Article, Field


@dataclass(frozen=True, slots=True)
class Use:
    """A line of a story page, and the place of an article that it rests on."""

    citation: Citation
    section: str
    href: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text that no cited place begins or ends in. `marks` name the places that cover it."""

    text: str
    anchors: tuple[str, ...]
    marks: tuple[str, ...]
    quoted: bool
    shared: bool
    note: str


@dataclass(frozen=True, slots=True)
class Target:
    """An anchor and the mark of the pieces that light up when it is opened."""

    anchor: str
    mark: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited place, its words, the outlet's own page at those words, and the lines that rest on it or within it."""

    anchor: str
    words: str
    original: str | None
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class DateView:
    """An expression of time and what it resolves to."""

    text: str
    value: str | None
    when: str
    basis: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Everything that the page of an article shows."""

    id: str
    href: str
    story: str | None
    story_href: str | None
    story_headline: str | None
    row: ArticleRow
    authors: tuple[str, ...]
    modified: str
    headline: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    targets: tuple[Target, ...]
    cited: tuple[Cited, ...]
    dates: tuple[DateView, ...]
    standing: Standing


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A stretch of a text that its page marks: a cited place, a quote, shared text, a date."""

    start: int
    end: int
    mark: str = ""
    anchor: str = ""
    quoted: bool = False
    shared: bool = False
    note: str = ""


SECTIONS: Mapping[str, str] = {
    "notes": "Account",
    "differences": "Where accounts differ",
    "voices": "Who said what",
    "answers": "Who has answered",
    "agreed": "Agreed",
    "contradicted": "Contradicted",
    "lone": "Only here",
    "timeline": "Timeline",
    "copies": "Who copied whom",
    "credits": "Credits",
    "parties": "Who is who",
}
"""The parts of a story page that cite articles, as an article's margin names them."""
_UNLISTED = frozenset({"Who is who"})
"""Parts whose places can be opened, but would only fill the margin: every name is one."""


def uses(page: StoryPage) -> Iterator[Use]:
    """Give every citation of a story page with the line it stands in: each is a link that must open."""
    for name, title in SECTIONS.items():
        yield from _cited_in(getattr(page, name), title, f"{page.href}#{name}")


def _cited_in(view: Any, section: str, href: str) -> Iterator[Use]:
    if isinstance(view, Citation):
        yield Use(view, section, href)
    elif isinstance(view, tuple):
        for each in view:
            yield from _cited_in(each, section, href)
    elif is_dataclass(view):
        id = getattr(view, "id", "") or (f"note-{view.number}" if hasattr(view, "number") else "")
        page = href.split("#")[0]
        for field in fields(view):
            yield from _cited_in(getattr(view, field.name), section, f"{page}#{id}" if id else href)


def build(article: Article, clippings: Clippings | None, cited: Sequence[Use], standing: Standing) -> ArticlePage:
    """Give the page of an article, with an anchor for every use in `cited`."""
    told = clippings.coverage.story if clippings else None
    places: dict[tuple[Field, int, int], list[Use]] = defaultdict(list)
    for use in cited:
        places[use.citation.field, use.citation.start, use.citation.end].append(use)
    marks = {place: f"k{number}" for number, place in enumerate(sorted(places), 1)}
    stretches: dict[Field, list[_Stretch]] = {"text": [], "headline": []}
    for (field, start, end), mark in marks.items():
        stretches[field].append(_Stretch(start, end, mark, urls.anchor(start, end, field)))
    if clippings:
        stretches["text"] += _quotes(article, clippings)
        stretches["text"] += _shared(article, clippings)
    return ArticlePage(
        id=article.id,
        href=urls.article(article.id),
        story=told.id if told else None,
        story_href=urls.story(told.id) if told else None,
        story_headline=told.headline if told else None,
        row=row(article),
        authors=article.authors,
        modified=when.stamp(article.modified),
        headline=tuple(_cut(article.headline or "", 0, len(article.headline or ""), stretches["headline"])),
        paragraphs=tuple(_paragraphs(article.text, stretches["text"])),
        targets=tuple(Target(urls.anchor(start, end, field), mark) for (field, start, end), mark in marks.items()),
        cited=tuple(_margin(article, cited)),
        dates=_dates(article, clippings),
        standing=standing,
    )


def _quotes(article: Article, clippings: Clippings) -> Iterator[_Stretch]:
    for quote in clippings.coverage.quotes:
        if quote.article == article.id and quote.kind != "indirect":
            name = clippings.party(quote.party)
            note = f"{labels.QUOTES[quote.kind]}: {name}" if name else labels.QUOTES[quote.kind]
            for start, end in verbatim.ranges(quote, article.text):
                yield _Stretch(start, end, quoted=True, note=note)


def _shared(article: Article, clippings: Clippings) -> Iterator[_Stretch]:
    for passage in clippings.coverage.passages:
        if passage.kind == "quoted":
            continue
        for span, other in ((passage.copy, passage.origin), (passage.origin, passage.copy)):
            known = other is None or other.article in clippings.articles
            if span and known and span.article == article.id and span.field == "text":
                with_whom = clippings.articles[other.article].outlet if other else passage.outside
                yield _Stretch(span.start, span.end, shared=True, note=f"shared with {with_whom}")


def _paragraphs(text: str, stretches: Sequence[_Stretch]) -> Iterator[tuple[Piece, ...]]:
    ordered = sorted(stretches, key=lambda each: (each.start, each.end))
    for match in re.finditer(r"\S(?:[^\n]*\S)?", text):
        near = [each for each in ordered if each.start < match.end() and each.end > match.start()]
        yield tuple(_cut(text, match.start(), match.end(), near))


def _cut(text: str, first: int, last: int, stretches: Iterable[_Stretch]) -> Iterator[Piece]:
    """Cut ``text[first:last]`` at every bound of the stretches. A place that begins in the white space before a
    paragraph is anchored at the paragraph's first word."""
    inside = list(stretches)
    bounds = {min(max(bound, first), last) for each in inside for bound in (each.start, each.end)} | {first, last}
    for start, end in pairwise(sorted(bounds)):
        over = [each for each in inside if each.start < end and each.end > start]
        begins = [each for each in over if each.start == start or (start == first and _blank(text, each.start, first))]
        yield Piece(
            text=text[start:end],
            anchors=tuple(dict.fromkeys(each.anchor for each in begins if each.anchor)),
            marks=tuple(dict.fromkeys(each.mark for each in over if each.mark)),
            quoted=any(each.quoted for each in over),
            shared=any(each.shared for each in over),
            note="; ".join(dict.fromkeys(each.note for each in over if each.note)),
        )


def _blank(text: str, start: int, end: int) -> bool:
    return start < end and not text[start:end].strip()


def _margin(article: Article, cited: Sequence[Use]) -> Iterator[Cited]:
    """Give the cited places in the order of the text; what lies inside another place is told with it."""
    address = urls.safe(article.url)
    listed = [use for use in cited if use.section not in _UNLISTED]
    listed.sort(key=lambda use: (use.citation.field, use.citation.start, -use.citation.end))
    groups: list[list[Use]] = []
    for use in listed:
        outer = groups[-1][0].citation if groups else None
        if outer and outer.field == use.citation.field and use.citation.end <= outer.end:
            groups[-1].append(use)
        else:
            groups.append([use])
    for group in groups:
        place = group[0].citation
        lines = {(use.section, use.href): use for use in group}
        yield Cited(
            anchor=urls.anchor(place.start, place.end, place.field),
            words=place.exact,
            original=urls.at_words(address, place.exact) if address else None,
            uses=tuple(lines[line] for line in sorted(lines, key=lambda line: list(SECTIONS.values()).index(line[0]))),
        )


def _dates(article: Article, clippings: Clippings | None) -> tuple[DateView, ...]:
    found = [date for date in clippings.coverage.dates if date.article == article.id] if clippings else []
    return tuple(
        DateView(
            date.text,
            date.value,
            when.edtf(date.value),
            labels.ANCHORS[date.anchor] if date.anchor else "",
            date.start,
            date.end,
        )
        for date in sorted(found, key=lambda date: (date.field == "text", date.start))
    )
