"""What do the pages of one story draw on? A result in; per story, its coverage with every record at hand by id.

A `Citation` is a place with its words and the words around them in the sentence: the `exact`, `prefix` and `suffix` of
a TextQuoteSelector (W3C Web Annotation), with the positions of a TextPositionSelector.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Protocol

from rashomon.pages import urls, when
from rashomon.pages.leading import Leading
from rashomon.records import Article, Coverage, Field, Party, Quote, Result, Span, Story, read

# How far a sentence is shown on either side of the cited words.
_AROUND = 420
# A sentence ends at a stop and a space, but not after an initial or a short capitalised word: "J. Smith", "Mr. Smith".
_STOP = re.compile(
    r"(?<![\s.(][A-Z]\.)(?<![\s(][A-Z][a-z]\.)(?<![\s(][A-Z][a-z]{2}\.)(?<=[.!?…])[\"”’»)\]]*\s+|"
    r"(?<=[.!?…][\"”’»)])\s+|\n+"
)
# Words that bring the stop of their sentence.
_ENDED = re.compile(r"[.!?…][\"”’»)]?\s*\Z")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place that a line of a page rests on. `href` opens it, from the root of the site.

    An ellipsis in `prefix` or `suffix` shows where a long sentence was cut.
    """

    outlet: str
    article: str
    start: int
    end: int
    field: Field
    prefix: str
    exact: str
    suffix: str
    href: str

    @property
    def whole(self) -> bool:
        """Say whether the cited words are the whole sentence, but for marks."""
        return not any(char.isalnum() for char in self.prefix + self.suffix)


@dataclass(frozen=True, slots=True)
class Witness:
    """An outlet, and the places in its articles that say the thing in hand."""

    outlet: str
    places: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """One wording, and the outlets that have it to the letter."""

    citation: Citation
    witnesses: tuple[Witness, ...]


class Place(Protocol):
    """Any record that lies at one place of an article."""

    @property
    def article(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def field(self) -> Field: ...


class Clippings:
    """A story's coverage, with its records by id. `every` holds all articles: a passage may come from another story;
    `leading` says which other stories are near it."""

    def __init__(self, coverage: Coverage, every: Mapping[str, Article], leading: Leading | None = None) -> None:
        self.coverage = coverage
        self.leading = leading or Leading()
        self.articles = every
        self.quotes: dict[str, Quote] = {quote.id: quote for quote in coverage.quotes}
        self.parties: dict[str, Party] = {party.id: party for party in coverage.parties}
        self._cited: dict[tuple[str, int, int, Field], Citation] = {}

    def cite(self, place: Place) -> Citation:
        """Give the citation of a place."""
        key = (place.article, place.start, place.end, place.field)
        if key not in self._cited:
            self._cited[key] = self._cite(place)
        return self._cited[key]

    def _cite(self, place: Place) -> Citation:
        article = self.articles[place.article]
        body = (article.headline or "") if place.field == "headline" else article.text
        first, last, cut_before, cut_after = _sentence(body, place.start, place.end)
        return Citation(
            outlet=article.outlet,
            article=article.id,
            start=place.start,
            end=place.end,
            field=place.field,
            prefix=("… " if cut_before else "") + body[first : place.start].lstrip(),
            exact=body[place.start : place.end],
            suffix=body[place.end : last].rstrip() + (" …" if cut_after else ""),
            href=urls.place(article.id, place.start, place.end, place.field),
        )

    def witnesses(self, places: Iterable[Place]) -> tuple[Witness, ...]:
        """Give the outlets of some places, the earliest published first, each with its places."""
        return gather(self.cite(place) for place in sorted(set(places), key=self._published))

    def words(self, places: Iterable[Place]) -> tuple[Words, ...]:
        """Give the sentences of some places, equal ones told once with all their outlets."""
        told: dict[tuple[str, str], list[Citation]] = defaultdict(list)
        for place in sorted(set(places), key=self._published):
            citation = self.cite(place)
            sentence = " ".join((citation.prefix + citation.exact + citation.suffix).split())
            told[sentence, " ".join(citation.exact.split())].append(citation)
        return tuple(Words(each[0], gather(each)) for each in told.values())

    def quote(self, quote: Quote) -> Span:
        """Give the place of a quote, from its first word to its last."""
        return Span(quote.article, quote.content[0][0], quote.content[-1][1])

    def contents(self, quote: Quote) -> tuple[str, ...]:
        """Give the words of a quote, one string per run."""
        return tuple(read(self.articles[quote.article], *each) for each in quote.content)

    def party(self, id: str | None) -> str | None:
        """Give the name of a party, or None where nobody is known."""
        party = self.parties.get(id) if id else None
        return party.name if party else None

    def _published(self, place: Place) -> tuple[Any, ...]:
        return (
            *when.placed(self.articles[place.article]),
            *(place.article, place.field, place.start, place.end),
        )


def gather(citations: Iterable[Citation]) -> tuple[Witness, ...]:
    """Give the outlets of some citations, in their order, each outlet once."""
    found: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        found[citation.outlet].append(citation)
    return tuple(Witness(outlet, tuple(places)) for outlet, places in found.items())


def split(result: Result) -> tuple[Clippings, ...]:
    """Give the clippings of every story, in the order of the result."""
    return tuple(each(result))


def each(result: Result) -> Iterator[Clippings]:
    """Give the clippings of one story after the other, so that none need be held once its pages are written.

    A record that names no story belongs to its article's; a record of an unknown story is nobody's and is left out.
    """
    every = {article.id: article for article in result.articles}
    story_of = {article: story.id for story in result.stories for article in story.articles}
    homes: Mapping[str, Callable[[Any], str | None]] = {
        "articles": lambda record: story_of.get(record.id),
        "quotes": lambda record: story_of.get(record.article),
        "dates": lambda record: story_of.get(record.article),
        "credits": lambda record: story_of.get(record.article),
        "responses": lambda record: record.story or story_of.get(record.article),
        "passages": lambda record: record.story or story_of.get(record.copy.article),
    }
    tables: dict[str, defaultdict[str | None, list[Any]]] = {name: defaultdict(list) for name in _shared_tables()}
    for name, rows in tables.items():
        home = homes.get(name, _own_story)
        for record in getattr(result, name):
            rows[home(record)].append(record)

    def coverage(story: Story) -> Coverage:
        own: dict[str, Any] = {name: tuple(rows[story.id]) for name, rows in tables.items()}
        return Coverage(story=story, **own)

    leading = Leading(result.stories)
    for story in result.stories:
        yield Clippings(coverage(story), every, leading)


def _own_story(record: Any) -> str | None:
    home: str | None = record.story
    return home


def _shared_tables() -> Sequence[str]:
    """Give the tables that a result and a coverage both have, but for those whose rows belong to no story."""
    both = {field.name for field in fields(Result)} & {field.name for field in fields(Coverage)}
    return sorted(both - {"outlets", "rejections"})


def _sentence(body: str, start: int, end: int) -> tuple[int, int, bool, bool]:
    """Give the bounds of the sentence around a place, and whether it is a long one that was cut, before and after."""
    floor, ceiling = max(0, start - _AROUND), min(len(body), end + _AROUND)
    first = max((match.end() for match in _stops(body, floor, start)), default=-1)
    last = next((match.start() for match in _stops(body, max(start, end - 1), ceiling) if match.start() >= end), -1)
    cut_before = first < 0 < floor
    if first < 0:
        first = _word_start(body, floor, start) if floor else 0
    if _ENDED.search(body, start, end):
        return first, end, cut_before, False
    cut_after = last < 0 and ceiling < len(body)
    if last < 0:
        last = _word_end(body, end, ceiling) if cut_after else ceiling
    return first, last, cut_before, cut_after


def _stops(body: str, floor: int, ceiling: int) -> Iterator[re.Match[str]]:
    return _STOP.finditer(body, floor, ceiling)


def _word_start(body: str, floor: int, start: int) -> int:
    space = body.find(" ", floor, start)
    return space + 1 if space >= 0 else start


def _word_end(body: str, end: int, ceiling: int) -> int:
    space = body.rfind(" ", end, ceiling)
    return space if space >= 0 else end
