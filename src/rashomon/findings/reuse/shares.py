"""How much of an article's running text came from elsewhere? An article and places in it in, words out.

Running text is what stands outside quotation marks: what somebody said belongs to no newsroom.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from rashomon.findings.reuse import public
from rashomon.findings.reuse.alignment import read_words
from rashomon.findings.reuse.ready import quoted
from rashomon.records import Article, Range


class Running:
    """The running words of an article. One that is all quotation counts with all its words."""

    def __init__(self, article: Article) -> None:
        words = read_words(article.text)
        marked = quoted(article.text, words, list(public.ranges(article)))
        self._starts = words.starts
        self._counts = bytes(not each for each in marked) if not all(marked) else b"\1" * len(marked)

    @property
    def words(self) -> int:
        """How many there are."""
        return sum(self._counts)

    def within(self, ranges: Iterable[Range]) -> int:
        """Count those that lie in any of some places of the text.

        >>> text = "The pier is shut. “We are so very sorry,” said Ada Vale."
        >>> running = Running(Article("a", "Courier", text))
        >>> running.words, running.within([(0, 11), (4, 17)])
        (7, 4)
        """
        return sum(self._counts[place] for place in self.places(ranges))

    def places(self, ranges: Iterable[Range]) -> frozenset[int]:
        """Give the running words that lie in any of some places, by their number in the text."""
        found: set[int] = set()
        for start, end in ranges:
            found.update(range(bisect_left(self._starts, start), bisect_left(self._starts, end)))
        return frozenset(place for place in found if self._counts[place])
