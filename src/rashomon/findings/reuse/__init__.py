"""What running text do two articles of a story share, and which held it first? Coverage in, Passage records out.

Articles are compared where they share a rare run of words (`alignment`), and what they share is parted at paragraphs
and quotation marks: two newsrooms that quote one statement have not copied each other. Who was first is told by
credits and by times; where they do not tell, the direction is `unclear`. Standing text of an outlet is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby, pairwise

from rashomon.findings import words
from rashomon.findings.credits import newsroom_names
from rashomon.findings.quotes import marks
from rashomon.findings.reuse.alignment import Chain, Words, align, candidates, read_words
from rashomon.findings.reuse.precedence import agency_behind, direct, order
from rashomon.records import Article, Coverage, Passage, PassageKind, Range, Span, identify
from rashomon.settings import REUSE

_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+[\"“‘'(]?[A-Z]")
_SHORT_FORM = 4
"""Letters up to which a capitalised word before a full stop may be a short form: "Dec. 3", "Gov. Vale"."""


@dataclass(frozen=True, slots=True)
class _Read:
    """An article made ready: its words, which of them are quoted, and which stand in notices."""

    article: Article
    words: Words
    quoted: bytes
    notice: bytes
    prose: bytes
    """Which words are written small: names, titles and numbers are shared by all who report."""

    @property
    def running(self) -> int:
        """How many words of its own text it has, outside quotation marks."""
        return len(self.quoted) - sum(self.quoted)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a chain that lies in one paragraph of each article, all quoted or all not."""

    pairs: Chain
    quoted: bool


def find(coverage: Coverage) -> tuple[Passage, ...]:
    """Give the passages that articles of a story share, in the order of the articles that took them.

    `origin` is the place that held the text first, as far as can be told; with `outside` it is the place in the story
    that held it first, and the text is an agency's. Articles with the same words throughout are compared with the
    earliest of them only, so that a thousand copies give a thousand comparisons.
    """
    distinct: list[_Read] = []
    copies: list[tuple[_Read, _Read]] = []
    first: dict[tuple[str, ...], _Read] = {}
    for article in sorted(coverage.articles, key=order):
        read = _read(article, coverage)
        original = first.setdefault(read.words.forms, read)
        if original is read:
            distinct.append(read)
        elif read.words.forms:
            copies.append((original, read))
    found: list[Passage] = []
    for one, other in candidates([read.words for read in distinct]):
        found += _shared(distinct[one], distinct[other], coverage)
    for original, copy in copies:
        everything = [(place, place) for place in range(len(original.words.forms))]
        pieces = _parts(everything, original, copy)
        found += _passages(original, copy, [_Piece(pairs, False) for pairs in pieces], coverage)
    rank = {article.id: place for place, article in enumerate(sorted(coverage.articles, key=order))}
    return tuple(
        sorted(
            _spread(found),
            key=lambda each: (rank[each.copy.article], each.copy.start, rank[_origin(each).article], each.id),
        )
    )


def _spread(found: Sequence[Passage]) -> list[Passage]:
    """Give the passages, those that stand where another shows an agency's text being that agency's too."""
    places: dict[str, list[Passage]] = defaultdict(list)
    for passage in found:
        if passage.kind != "quoted":
            for span in (_origin(passage), passage.copy):
                places[span.article].append(passage)
    marked = {passage.id: passage for passage in found}
    waiting = [passage for passage in found if passage.kind == "agency"]
    while waiting:
        shown = waiting.pop()
        for span in (_origin(shown), shown.copy):
            for passage in places[span.article]:
                if marked[passage.id].kind == "copy" and any(
                    _covers(span, own) for own in (_origin(passage), passage.copy)
                ):
                    marked[passage.id] = replace(
                        passage,
                        kind="agency",
                        outside=shown.outside,
                        direction="unclear" if shown.outside else passage.direction,
                    )
                    waiting.append(marked[passage.id])
    return list(marked.values())


def _covers(span: Span, other: Span) -> bool:
    """Say whether `span` holds at least half of `other`."""
    if span.article != other.article:
        return False
    return 2 * (min(span.end, other.end) - max(span.start, other.start)) >= other.end - other.start


def _origin(passage: Passage) -> Span:
    return passage.origin or passage.copy


def _read(article: Article, coverage: Coverage) -> _Read:
    read = read_words(article.text)
    ranges = [(run.first, run.last) for run in marks.pair(article.text)]
    ranges += [
        content
        for quote in coverage.quotes
        if quote.article == article.id and quote.kind != "indirect"
        for content in quote.content
    ]
    quoted = bytearray(len(read.forms))
    for start, end in ranges:
        first, last = _inside(read, start, end)
        if last - first >= REUSE.quote:
            quoted[first:last] = b"\1" * (last - first)
    prose = bytes(article.text[start].islower() for start in read.starts)
    return _Read(article, read, bytes(quoted), _notices(read), prose)


def _inside(read: Words, start: int, end: int) -> Range:
    """Give the words, first and last exclusive, that lie in ``[start, end)``."""
    return bisect_left(read.starts, start), bisect_left(read.starts, end)


def _notices(read: Words) -> bytes:
    """Mark the words of paragraphs that hold a phrase of standing text and little else."""
    marked = bytearray(len(read.forms))
    for _, places in groupby(range(len(read.forms)), key=read.paragraphs.__getitem__):
        here = list(places)
        if len(here) <= REUSE.notice and _phrases().search(" ".join(read.forms[here[0] : here[-1] + 1])):
            marked[here[0] : here[-1] + 1] = b"\1" * len(here)
    return bytes(marked)


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words.load("notices")))) + r")\b")


def _shared(one: _Read, other: _Read, coverage: Coverage) -> Iterator[Passage]:
    """Give the passages of two articles, of which `one` is earlier in order."""
    chains = [[pair for pair in chain if not _in_notice(pair, one, other)] for chain in align(one.words, other.words)]
    chains = [chain for chain in chains if chain]
    cut = [list(_cut(chain, one, other)) for chain in chains]
    copied = [_is_long([piece for piece in pieces if not piece.quoted], one) for pieces in cut]
    running = sum(
        len(piece.pairs)
        for pieces, long in zip(cut, copied, strict=True)
        if long
        for piece in pieces
        if not piece.quoted
    )
    if running >= REUSE.same * max(1, min(one.running, other.running)):
        # Most of one is the other's: its quotes and its short sentences were taken over with the rest.
        whole = [
            _Piece(part, False) for chain in chains if len(chain) >= REUSE.run for part in _parts(chain, one, other)
        ]
        yield from _passages(one, other, whole, coverage)
        return
    if one.article.outlet == other.article.outlet:
        return  # what one newsroom repeats from article to article is standing text
    for pieces, is_copied in zip(cut, copied, strict=True):
        is_quoted = _is_long([piece for piece in pieces if piece.quoted], one)
        kept = [piece for piece in pieces if (is_quoted if piece.quoted else is_copied)]
        yield from _passages(one, other, [piece for piece in kept if len(piece.pairs) >= REUSE.piece], coverage)


def _in_notice(pair: tuple[int, int], one: _Read, other: _Read) -> bool:
    return bool(one.notice[pair[0]] or other.notice[pair[1]])


def _cut(chain: Chain, one: _Read, other: _Read) -> Iterator[_Piece]:
    """Part a chain where a paragraph ends in either article, where a quote begins or ends, and where it is long."""

    def kind(pair: tuple[int, int]) -> tuple[int, int, bool]:
        # What one article prints as a quotation is a quotation, whether or not the other has lost the marks.
        quoted = bool(one.quoted[pair[0]] or other.quoted[pair[1]])
        return one.words.paragraphs[pair[0]], other.words.paragraphs[pair[1]], quoted

    for (_, _, quoted), pairs in groupby(chain, key=kind):
        for part in _parts(list(pairs), one, other):
            yield _Piece(part, quoted)


def _parts(chain: Chain, one: _Read, other: _Read) -> Iterator[Chain]:
    """Part a chain at paragraphs, and what is long, or the whole of a text, at the ends of its sentences."""
    paragraphs = lambda pair: (one.words.paragraphs[pair[0]], other.words.paragraphs[pair[1]])  # noqa: E731
    whole = min(len(one.words.forms), len(other.words.forms))
    for _, pairs in groupby(chain, key=paragraphs):
        part = list(pairs)
        if len(part) <= REUSE.longest and len(part) < whole:
            yield part
            continue
        text, read = other.article.text, other.words
        begun = 0
        for place in range(1, len(part)):
            start, end = read.starts[part[place - 1][1]], read.ends[part[place - 1][1]]
            short = text[start].isupper() and end - start <= _SHORT_FORM
            if not short and _SENTENCE_END.match(text, end, read.starts[part[place][1]] + 1):
                yield part[begun:place]
                begun = place
        yield part[begun:]


def _is_long(pieces: Sequence[_Piece], one: _Read) -> bool:
    """Say whether pieces make a passage: enough words in all, enough in a row at one place, and enough plain ones.

    "Ada Venn, senior counsel at the Office of Fair Trade, said" is what anybody must write who quotes Ada Venn.
    """
    return (
        sum(len(piece.pairs) for piece in pieces) >= REUSE.words
        and any(_longest_run(piece.pairs) >= REUSE.run for piece in pieces)
        and sum(one.prose[place] for piece in pieces for place, _ in piece.pairs) >= REUSE.prose
    )


def _longest_run(pairs: Chain) -> int:
    best = length = 1
    for (first, second), (first_next, second_next) in pairwise(pairs):
        length = length + 1 if (first_next, second_next) == (first + 1, second + 1) else 1
        best = max(best, length)
    return best


def _passages(one: _Read, other: _Read, pieces: Iterable[_Piece], coverage: Coverage) -> Iterator[Passage]:
    """Turn pieces into passages, turned round where the later article in order is the one that held them first."""
    pieces = [piece for piece in pieces if piece.pairs]
    agency = agency_behind(one.article, other.article)
    has_article = agency and any(newsroom_names.is_own(agency, article) for article in coverage.articles)
    running = sum(len(piece.pairs) for piece in pieces if not piece.quoted)
    shares = running / max(1, one.running), running / max(1, other.running)
    direction, turned = direct(one.article, other.article, shares, coverage.credits)
    for piece in pieces:
        origin, copy = (
            Span(read.article.id, read.words.starts[first], read.words.ends[last])
            for read, first, last in (
                (one, piece.pairs[0][0], piece.pairs[-1][0]),
                (other, piece.pairs[0][1], piece.pairs[-1][1]),
            )[:: -1 if turned else 1]
        )
        kind: PassageKind = "quoted" if piece.quoted else "agency" if agency else "copy"
        outside = agency if kind == "agency" and not has_article else None
        yield Passage(
            id=identify("passage", origin.article, origin.start, origin.end, copy.article, copy.start, copy.end),
            story=coverage.story.id if coverage.story else None,
            kind=kind,
            origin=origin,
            copy=copy,
            direction="unclear" if outside else direction,
            outside=outside,
            words=len(piece.pairs),
        )
