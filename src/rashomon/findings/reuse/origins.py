"""Which independent newsrooms stand behind what is asserted? Coverage in, the origin of each article and place out.

The rule, for every sentence, claim and story:

1. Words that stand in a passage (`copy` or `agency`) have the origin that they have in the article that held them
   first. So it is followed back, from copy to copy, to where no earlier holder is known.
2. All other words have the origin of their own article: its outlet, the newsroom that the register of outlets says it
   shares with others, or the agency whose text the whole article is by its own credit. What a mostly copied article
   reports itself still counts as its own.
3. A place has the origin that most of its words have; an article, and so its headline, the one that most of its
   running text has. Shared quotations fold nothing: two newsrooms that heard one speaker are two.
4. A common owner folds nothing: owners are counted beside (`owners`).

An exact copy of an article brings no origin of its own: its words have the origins that they have in the earliest
article with the same words, whatever is known of who took them from whom.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from rashomon.findings.quotes import marks
from rashomon.findings.reuse.alignment import Words, read_words
from rashomon.findings.reuse.precedence import agency_of, order
from rashomon.records import Article, Coverage, Span


def fold(coverage: Coverage) -> Mapping[str, str]:
    """Give the origin of each article: the one that most of its running text has.

    >>> from rashomon.records import Article
    >>> fold(Coverage((Article(id="a", outlet="Courier", text="The pier is shut."),)))
    {'a': 'Courier'}
    """
    labels = _Labels(coverage)
    return {article.id: labels.of_article(article.id) for article in coverage.articles}


def of(coverage: Coverage) -> Callable[[Span], str]:
    """Give the function that tells the origin of a place. It needs the passages of the whole story."""
    return _Labels(coverage).of_span


def owners(coverage: Coverage) -> int:
    """Count the owners of the outlets of a story, as far as the register knows them; others count as their own.

    >>> from rashomon.records import Article, Outlet
    >>> told = (Article("a", "Courier", "The pier is shut."), Article("b", "Echo", "It closed."))
    >>> register = (Outlet("Courier", owner="Merrin Press"), Outlet("Echo", owner="Merrin Press"))
    >>> owners(Coverage(told)), owners(Coverage(told, outlets=register))
    (2, 1)
    """
    owner = {each.name: each.owner for each in coverage.outlets if each.owner}
    return len({owner.get(article.outlet, article.outlet) for article in coverage.articles})


def count(origin_of: Callable[[Span], str], spans: Iterable[Span]) -> int:
    """Count the distinct origins behind `spans`; `origin_of` is what `of` gave."""
    return len({origin_of(span) for span in spans})


class _Labels:
    """The origin of every word of a story's articles, worked out article by article when asked for."""

    def __init__(self, coverage: Coverage) -> None:
        ordered = sorted(coverage.articles, key=order)
        self._newsroom = {each.name: each.newsroom for each in coverage.outlets if each.newsroom}
        rank = {article.id: place for place, article in enumerate(ordered)}
        self._articles = {article.id: article for article in ordered}
        self._words = {article.id: read_words(article.text) for article in ordered}
        self._first = self._firsts(ordered)
        """The earliest article with the same words."""
        self._moment = {article.id: order(article)[0] for article in ordered}
        self._taken: dict[str, list[tuple[Span, Span]]] = defaultdict(list)
        """What each article took, with where it took it from."""
        for passage in coverage.passages:
            taken, held = passage.copy, passage.origin
            if passage.kind == "quoted" or not held or held.article not in rank or taken.article not in rank:
                continue
            if self._first[taken.article] != self._first[held.article]:
                self._taken[taken.article].append((taken, held))
        for pairs in self._taken.values():
            # Where a text has several earlier holders, the earliest counts.
            pairs.sort(key=lambda pair: (rank[pair[1].article], pair))
        self._labels: dict[str, Sequence[str]] = {}
        for id in rank:
            self._label(id)

    def _firsts(self, ordered: Sequence[Article]) -> dict[str, str]:
        """Give, for each article, the earliest with the same words.

        Of several published at one moment, one whose outlet tells of the story in other words too is taken for the
        first, so that the copy brings no origin.
        """
        same: dict[tuple[str, ...], list[Article]] = defaultdict(list)
        for article in ordered:
            same[self._words[article.id].forms or (article.id,)].append(article)
        told = Counter(home for some in same.values() for home in {self._home(article) for article in some})
        found: dict[str, str] = {}
        for some in same.values():
            moment = order(some[0])[0]
            rivals = [article for article in some if order(article)[0] == moment]
            first = max(rivals, key=lambda article: told[self._home(article)])
            found |= {article.id: first.id for article in some}
        return found

    def _home(self, article: Article) -> str:
        """Give the origin of what an article did not take from another one of the story."""
        return agency_of(article) or self._newsroom.get(article.outlet, article.outlet)

    def of_span(self, span: Span) -> str:
        """Give the origin that most words of a place have; a headline has that of its article."""
        if span.field == "headline":
            return self.of_article(span.article)
        words, labels = self._words[span.article], self._labels[span.article]
        first, last = _inside(words, span.start, span.end)
        return _most(labels[first:last]) or self.of_article(span.article)

    def of_article(self, id: str) -> str:
        """Give the origin that most of an article's running text has; with no running text, most of its words."""
        id = self._first[id]
        words, labels = self._words[id], self._labels[id]
        quoted = bytearray(len(labels))
        for run in marks.pair(self._articles[id].text):
            first, last = _inside(words, run.first, run.last)
            quoted[first:last] = b"\1" * (last - first)
        running = [label for label, inside in zip(labels, quoted, strict=True) if not inside]
        return _most(running) or _most(labels) or self._home(self._articles[id])

    def _label(self, id: str) -> Sequence[str]:
        """Give the origin of each word of an article, those it took being labelled as in the article it took them from.

        Articles are asked for in order of time, so what they took is labelled already, save where a credit turns the
        order round. Should passages run in a circle, the article that closes it counts as holding the text itself.
        """
        if id in self._labels:
            return self._labels[id]
        if self._first[id] != id:
            self._labels[id] = self._label(self._first[id])
            return self._labels[id]
        words, home = self._words[id], self._home(self._articles[id])
        labels: list[str | None] = [None] * len(words.forms)
        self._labels[id] = [home] * len(words.forms)
        for taken, held in self._taken_by_its_like(id):
            theirs = self._label(held.article)
            begin, end = _inside(self._words[held.article], held.start, held.end)
            first, last = _inside(self._words[taken.article], taken.start, taken.end)
            for place in range(first, last):
                if labels[place] is None and begin < end:
                    labels[place] = theirs[begin + (place - first) * (end - begin) // (last - first)]
        self._labels[id] = [label or home for label in labels]
        return self._labels[id]

    def _taken_by_its_like(self, id: str) -> Iterator[tuple[Span, Span]]:
        """Give what an article, or one of the same words and moment, took: where each has it from is the same."""
        for other, first in self._first.items():
            if first == id and self._moment[other] == self._moment[id]:
                yield from self._taken[other]


def _inside(words: Words, start: int, end: int) -> tuple[int, int]:
    return bisect_left(words.starts, start), bisect_left(words.starts, end)


def _most(labels: Sequence[str]) -> str | None:
    """Give the most frequent label; in a tie, the first by name, so that a copy is judged as its original is."""
    tally = Counter(labels)
    return min(tally, key=lambda label: (-tally[label], label)) if tally else None
