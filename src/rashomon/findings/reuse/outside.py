"""Which shared text came from an agency that is not among the articles? Passages in, passages with their agency out.

Besides the credit line, by which all of a text is an agency's (`precedence`), prose gives it away:

* One article credits an agency in its credit line, or as a contributor, and the other names that agency as where it has
  something from.
* The sentence of a passage, in either article, credits it: "…, the Halyard agency reported", "told Halyard". What the
  other prints in the same words came to it the same way.
* Two share running text at some length, and that text itself tells of the agency's own reporting, and of nobody
  else's: "a Halyard reporter saw", "told Halyard".

What stands at the same place as an agency's text is the agency's too. The article that held it first took it as well:
it gets a passage without an origin.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.findings import words
from rashomon.findings.credits import newsroom_names
from rashomon.findings.reuse.alignment import read_words
from rashomon.records import Article, Coverage, Credit, Direction, Passage, PassageKind, Range, Span, identify
from rashomon.settings import REUSE

_END = re.compile(r"(?<![A-Z])[.!?][\"”’']*\s+(?=[\"“‘']?[A-Z])|\n")
_SAYS_SO = re.compile(r"\s+(?:news\s+)?(?:agency|wire)\b")
"""Follows a name that is an agency's, where no list has it: "told the Halyard news agency"."""


class Agencies:
    """Which agencies the articles of a coverage name, and where.

    An agency that wrote one of `among` is not outside: the articles of the story, or of all who hold a text.
    """

    def __init__(self, coverage: Coverage, among: Sequence[Article] = ()) -> None:
        self.articles = {article.id: article for article in coverage.articles}
        self._among = {(article.outlet, article.url): article for article in among}.values()
        self._here: dict[str, bool] = {}
        self._known = {newsroom_names.usual(each.name) for each in coverage.outlets if each.agency}
        self._known |= {newsroom_names.usual(each.agency) for each in coverage.articles if each.agency}
        self._known -= {"agencies"}
        self._every: Mapping[str, list[Credit]] = defaultdict(list)
        self._credits: Mapping[str, list[Credit]] = defaultdict(list)
        self._ends: dict[str, list[int]] = {}
        """Where the sentences of each article end that was asked for."""
        for credit in coverage.credits:
            if credit.article in self.articles:
                self._every[credit.article].append(credit)
                if credit.field == "text":
                    self._credits[credit.article].append(credit)

    def credits(self, *articles: Article) -> list[Credit]:
        """Give the credits that stand in some articles."""
        return [credit for article in articles for credit in self._every.get(article.id, ())]

    def behind(self, one: Article, other: Article) -> str | None:
        """Give the agency that one credits in its credit line and the other anywhere."""
        for reader, writer in ((one, other), (other, one)):
            told = {self._agency(credit) for credit in self._credits[writer.id]}
            if reader.agency and newsroom_names.usual(reader.agency) in told:
                return newsroom_names.usual(reader.agency)
        return None

    def at(self, span: Span) -> str | None:
        """Give the one agency that the sentences of a place credit; None where they credit another newsroom too."""
        credits = self._credits[span.article]
        if not credits:
            return None
        start, end = self._sentences(span)
        found = {self._agency(each) for each in credits if each.start < end and start < each.end}
        return found.pop() if len(found) == 1 else None

    def _sentences(self, span: Span) -> Range:
        """Give the bounds of the sentences in which a place lies."""
        text = self.articles[span.article].text
        ends = self._ends.get(span.article)
        if ends is None:
            ends = self._ends[span.article] = [match.end() for match in _END.finditer(text)]
        before, after = bisect_left(ends, span.start + 1), bisect_left(ends, span.end)
        return ends[before - 1] if before else 0, ends[after] if after < len(ends) else len(text)

    def throughout(self, places: Sequence[Span]) -> str | None:
        """Give the one agency that is credited inside some places of an article, and no other newsroom."""
        found = {
            self._agency(credit)
            for place in places
            for credit in self._credits[place.article]
            if place.start <= credit.start and credit.end <= place.end
        }
        return found.pop() if len(found) == 1 else None

    def is_here(self, agency: str) -> bool:
        """Say whether one of the articles among which it is looked for is the agency's own."""
        if agency not in self._here:
            self._here[agency] = any(newsroom_names.is_own(agency, article) for article in self._among)
        return self._here[agency]

    def wrote(self, agency: str, *holders: Article) -> bool:
        """Say whether an article of the agency's own is at hand: one of those, or one among which it is looked for."""
        return self.is_here(agency) or any(newsroom_names.is_own(agency, article) for article in holders)

    def _agency(self, credit: Credit) -> str | None:
        """Give the usual name of the agency that is credited; None for another newsroom."""
        name = newsroom_names.usual(credit.to)
        if name in words.load("agencies") or name in self._known:
            return name
        text = self.articles[credit.article].text
        place = text.find(credit.to, credit.start, credit.end)
        return name if place >= 0 and _SAYS_SO.match(text, place + len(credit.to)) else None


def mark(found: Sequence[Passage], agencies: Agencies) -> list[Passage]:
    """Give the passages, those that came from an agency outside with its name."""
    marked: dict[str, Passage] = {}
    between: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in found:
        if passage.origin and not passage.outside:
            between[passage.origin.article, passage.copy.article].append(passage)
        else:
            marked[passage.id] = passage
    for (one, other), passages in between.items():
        for passage in _credited(passages, agencies.articles[one], agencies.articles[other], agencies):
            marked[passage.id] = passage
    return spread([marked[passage.id] for passage in found])


def _credited(passages: Sequence[Passage], one: Article, other: Article, agencies: Agencies) -> Iterator[Passage]:
    """Give the passages of two articles, with the agency where what they say gives it away."""
    running = [each for each in passages if each.kind != "quoted"]
    all_of_it = agencies.behind(one, other)
    if not all_of_it and sum(each.words for each in running) >= REUSE.report:
        shared = {agencies.throughout([side(each) for each in running]) for side in _SIDES}
        all_of_it = shared.pop() if len(shared) == 1 else None
    for passage in passages:
        agency = all_of_it if passage.kind != "quoted" else None
        agency = agency or next((found for side in _SIDES if (found := agencies.at(side(passage)))), None)
        yield _outside(passage, agency) if agency and not agencies.wrote(agency, one, other) else passage


def _outside(passage: Passage, agency: str) -> Passage:
    kind: PassageKind = "quoted" if passage.kind == "quoted" else "agency"
    return replace(passage, kind=kind, outside=agency, direction="unclear")


def spread(found: Sequence[Passage]) -> list[Passage]:
    """Give the passages, those that stand where another shows an agency's text being that agency's too."""
    copies: dict[str, dict[str, Passage]] = defaultdict(dict)
    for passage in found:
        if passage.kind == "copy":
            for span in (_held(passage), passage.copy):
                copies[span.article][passage.id] = passage
    marked = {passage.id: passage for passage in found}
    waiting = [passage for passage in found if passage.kind == "agency"]
    told: set[Span] = set()
    while waiting:
        shown = waiting.pop()
        for span in sorted({_held(shown), shown.copy} - told):
            told.add(span)
            for passage in list(copies[span.article].values()):
                places = (_held(passage), passage.copy)
                if any(covers(span, own) for own in places):
                    direction: Direction = "unclear" if shown.outside else passage.direction
                    took = replace(passage, kind="agency", outside=shown.outside, direction=direction)
                    marked[passage.id] = took
                    waiting.append(took)
                    for own in places:
                        copies[own.article].pop(passage.id, None)
    return list(marked.values())


def taken_by_first_holders(found: Iterable[Passage], articles: Mapping[str, Article]) -> Iterator[Passage]:
    """Give, for every text from outside, a passage without an origin for the article that held it first."""
    taken: dict[tuple[str, str | None], list[Span]] = defaultdict(list)
    held: dict[tuple[str, str | None], list[Passage]] = defaultdict(list)
    for passage in found:
        if passage.outside:
            taken[passage.copy.article, passage.outside].append(passage.copy)
            if passage.origin:
                held[passage.origin.article, passage.outside].append(passage)
    for key, passages in held.items():
        shown = list(taken[key])
        for passage in sorted(passages, key=lambda each: (-each.words, each.origin or each.copy)):
            span = passage.origin
            if span is None or any(covers(other, span) for other in shown):
                continue
            shown.append(span)
            article = articles[span.article]
            yield replace(
                passage,
                id=identify("passage", passage.outside, span.article, span.start, span.end),
                origin=None,
                copy=span,
                direction="known"
                if article.agency and newsroom_names.usual(article.agency) == passage.outside
                else "unclear",
                words=len(read_words(article.text[span.start : span.end]).forms),
            )


def _held(passage: Passage) -> Span:
    return passage.origin or passage.copy


def _taken(passage: Passage) -> Span:
    return passage.copy


_SIDES = (_taken, _held)


def covers(span: Span, other: Span) -> bool:
    """Say whether `span` holds at least half of `other`."""
    if span.article != other.article:
        return False
    return 2 * (min(span.end, other.end) - max(span.start, other.start)) >= other.end - other.start
