"""What is each word of an article, before it is compared? An article and what is known of it in, marked words out.

Words in quotation marks or set off are quoted, and so are public texts printed in full. Paragraphs with a phrase of
standing text and little else are notices; what the outlet, or several, were seen to repeat over unrelated articles is
standing text as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np

from rashomon.findings import words
from rashomon.findings.quotes import marks
from rashomon.findings.reuse import public, sampling
from rashomon.findings.reuse.alignment import Words, read_words
from rashomon.records import Article, Coverage, Range
from rashomon.settings import REUSE


@dataclass(frozen=True, slots=True)
class Ready:
    """An article made ready: its words, and a byte for each that says what it is."""

    article: Article
    words: Words
    quoted: bytes
    public: bytes
    """Which words are a public text's, printed in full: they are quoted as well."""
    notice: bytes
    standing: bytes
    """Which words the outlet repeats over unrelated articles."""
    common: bytes
    """Which words several outlets do."""
    prose: bytes
    """Which words are written small: names, titles and numbers are shared by all who report."""

    @property
    def running(self) -> int:
        """How many words of its own text it has, outside quotation marks."""
        return len(self.quoted) - sum(self.quoted)

    def inside(self, start: int, end: int) -> Range:
        """Give the words, first and last exclusive, that lie in ``[start, end)``."""
        return bisect_left(self.words.starts, start), bisect_left(self.words.starts, end)


def prepare(coverage: Coverage) -> Iterator[Ready]:
    """Give the articles of a coverage, made ready, in their order."""
    contents: dict[str, list[Range]] = {article.id: [] for article in coverage.articles}
    for quote in coverage.quotes:
        if quote.kind != "indirect" and quote.article in contents:
            contents[quote.article] += quote.content
    repeated: dict[str | None, set[int]] = {}
    for each in coverage.standing:
        repeated.setdefault(each.outlet, set()).update(each.hashes)
    for article in coverage.articles:
        read = read_words(article.text)
        told = list(public.ranges(article))
        standing, common = _repeated(read, (repeated.get(article.outlet, ()), repeated.get(None, ())))
        yield Ready(
            article,
            read,
            quoted(article.text, read, [*contents[article.id], *told]),
            _marked(read, told),
            _notices(read),
            standing,
            common,
            bytes(map(str.islower, map(article.text.__getitem__, read.starts))),
        )


def quoted(text: str, read: Words, contents: Collection[Range] = ()) -> bytes:
    """Mark the words that stand in quotation marks or in `contents`: few make a name or a turn of phrase."""
    return _marked(read, (*((run.first, run.last) for run in marks.pair(text)), *contents), REUSE.quote)


def _marked(read: Words, places: Iterable[Range], least: int = 0) -> bytes:
    marked = bytearray(len(read.forms))
    for start, end in places:
        first, last = bisect_left(read.starts, start), bisect_left(read.starts, end)
        if last - first >= least:
            marked[first:last] = b"\1" * (last - first)
    return bytes(marked)


def _notices(read: Words) -> bytes:
    """Mark the words of paragraphs that hold a phrase of standing text and little else."""
    marked = bytearray(len(read.forms))
    for first, last in _paragraphs(read):
        if last - first <= REUSE.notice and _phrases().search(" ".join(read.forms[first:last])):
            marked[first:last] = b"\1" * (last - first)
    return bytes(marked)


def _paragraphs(read: Words) -> Iterator[Range]:
    for _, places in groupby(range(len(read.forms)), key=read.paragraphs.__getitem__):
        here = list(places)
        yield here[0], here[-1] + 1


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, words.load("notices")))) + r")\b")


def _repeated(read: Words, standing: tuple[Collection[int], Collection[int]]) -> Iterator[bytes]:
    """Mark, for each of two collections, the words around the sampled runs of a text that are in it."""
    places = sampling.sample(read.shingles, REUSE.corpus_window) if any(standing) else np.zeros(0, np.int64)
    hashes = read.shingles[places].tolist()
    for some in standing:
        known = [mark in some for mark in hashes]
        yield _around(read, places.tolist(), known) if any(known) else bytes(len(read.forms))


def _around(read: Words, places: Sequence[int], known: Sequence[bool]) -> bytes:
    """Mark the words around the sampled runs that are known, up to those beside them that are not.

    A paragraph is marked to its ends where no other run parts it from them.
    """
    marked = bytearray(len(read.forms))
    for is_known, group in groupby(range(len(places)), key=known.__getitem__):
        here = list(group)
        if not is_known:
            continue
        begin, end = places[here[0]], places[here[-1]] + REUSE.shingle
        floor = places[here[0] - 1] + 1 if here[0] else 0
        ceiling = places[here[-1] + 1] + REUSE.shingle - 1 if here[-1] + 1 < len(places) else len(read.forms)
        opens = bisect_left(read.paragraphs, read.paragraphs[begin])
        closes = bisect_left(read.paragraphs, read.paragraphs[end - 1] + 1)
        begin, end = opens if opens >= floor else begin, closes if closes <= ceiling else end
        marked[begin:end] = b"\1" * (end - begin)
    return bytes(marked)
