"""Which independent newsrooms stand behind what is asserted? Coverage in, the origin of each article and place out.

The rule, for every sentence, claim and story:

1. Words that stand in a passage (`copy` or `agency`) have the origin that they have in the article that held them
   first. So it is followed back, from copy to copy, to where no earlier holder is known.
2. All other words have the origin of their own article: its outlet, the newsroom that the register of outlets says it
   shares with others, or the agency whose text the whole article is by its own credit. What a mostly copied article
   reports itself still counts as its own; fewer words than make a sentence, between copied ones, are an edit of them.
3. A place has the origin that most of its words have; an article, and so its headline, the one that most of its
   running text has. Shared quotations fold nothing: two newsrooms that heard one speaker are two.
4. A common owner folds nothing: owners are counted beside (`owners`).

A copy of an article, exact or with small edits, brings no origin of its own: its words have the origins that they have
in the earliest article with the same words, or nearly, whatever is known of who took them from whom. Where no time
tells which was the earliest, it is one whose outlet tells of the story in other words too. A copy that shows, by its
credit, whose text it prints gives an earlier outlet's text to the agency only where that outlet has nothing else in the
story: else one newsroom would become two by a copy. What is dated before the article that it copies is no copy here: it
is the original, and the other one the copy.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from rashomon.findings.quotes import marks
from rashomon.findings.reuse import families
from rashomon.findings.reuse.alignment import Words, read_words
from rashomon.findings.reuse.families import Places
from rashomon.findings.reuse.precedence import agency_of, order
from rashomon.records import Coverage, Span
from rashomon.settings import REUSE

_AGAIN = 3
"""Words in a row that stand in a text and in its copy because the one prints the other again: "Nobody was hurt." """


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
    """The origin of every word of a story's articles.

    A text that is printed again counts where it stood first: later articles of its family have their origins from the
    one they print, and give none to others. So an article that comes later changes nothing for those before it.
    """

    def __init__(self, coverage: Coverage) -> None:
        ordered = sorted(coverage.articles, key=order)
        self._articles = {article.id: article for article in ordered}
        self._words = {article.id: read_words(article.text) for article in ordered}
        self._families = families.find(ordered, self._words, coverage.passages)
        self._newsroom = {each.name: each.newsroom for each in coverage.outlets if each.newsroom}
        rank = {article.id: place for place, article in enumerate(ordered)}
        firsts = set(self._families.first.values())
        self._taken: dict[str, list[tuple[str, Places]]] = defaultdict(list)
        """What each article took from the first ones of families; where several held it, the earliest counts."""
        for (taker, holder), places in self._families.shared.items():
            if holder in firsts:
                self._taken[taker] += [(holder, pair) for pair in places]
        for pairs in self._taken.values():
            pairs.sort(key=lambda each: (rank[each[0]], each))
        self._labels: dict[str, Sequence[str]] = {}
        self._reporting: dict[str, set[str]] = defaultdict(set)
        """The articles that report something themselves, by their origin."""
        for id in rank:
            self._label(id)
        self._shown = self._shown_by_copies()
        self._told = {id: [self._shown.get(label, label) for label in labels] for id, labels in self._labels.items()}

    def _home(self, id: str) -> str:
        """Give the origin of what an article did not take from another one of the story."""
        article = self._articles[id]
        return agency_of(article) or self._newsroom.get(article.outlet, article.outlet)

    def _shown_by_copies(self) -> dict[str, str]:
        """Give the newsrooms that have nothing but an agency's text, as the credit of a copy shows, with the agency."""
        agencies: dict[str, str] = {}
        for id, article in self._articles.items():
            if agency := agency_of(article):
                agencies.setdefault(self._families.first[id], agency)
        shown: dict[str, str] = {}
        for origin, reporting in self._reporting.items():
            of_all = {agencies.get(id) for id in reporting}
            if len(of_all) == 1 and (agency := of_all.pop()):
                shown[origin] = agency
        return shown

    def of_span(self, span: Span) -> str:
        """Give the origin that most words of a place have; a headline has that of its article."""
        if span.field == "headline":
            return self.of_article(span.article)
        words = self._words[span.article]
        first, last = _inside(words, span.start, span.end)
        return _most(self._told[span.article][first:last]) or self.of_article(span.article)

    def of_article(self, id: str) -> str:
        """Give the origin that most of an article's running text has; with no running text, most of its words."""
        id = self._families.first[id]
        words, labels = self._words[id], self._told[id]
        quoted = bytearray(len(labels))
        for run in marks.pair(self._articles[id].text):
            first, last = _inside(words, run.first, run.last)
            quoted[first:last] = b"\1" * (last - first)
        running = [label for label, inside in zip(labels, quoted, strict=True) if not inside]
        home = self._home(id)
        return _most(running) or _most(labels) or self._shown.get(home, home)

    def _label(self, id: str) -> Sequence[str]:
        """Give the origin of each word of an article, those it took being labelled as in the article it took them from.

        Articles are asked for in order of time, so what they took is labelled already, save where a credit turns the
        order round. Should passages run in a circle, the article that closes it counts as holding the text itself.
        """
        if id in self._labels:
            return self._labels[id]
        like, size = self._families.like[id], len(self._words[id].forms)
        if like != id and self._words[like].forms == self._words[id].forms:
            self._labels[id] = self._label(like)
            return self._labels[id]
        taken = self._taken[id]
        if like != id:
            # First what it has from the text that it prints again.
            taken = [*((like, pair) for pair in families.between(id, like, self._families.shared)), *taken]
        labels: list[str | None] = [None] * size
        self._labels[id] = [self._home(id)] * size
        for holder, ((first, last), (begin, end), _) in taken:
            theirs = self._label(holder)
            for place in range(first, last):
                if labels[place] is None and begin < end:
                    labels[place] = theirs[begin + (place - first) * (end - begin) // (last - first)]
        if like != id:
            _find_again(labels, self._words[id].forms, self._words[like].forms, self._label(like))
        home, filled = self._home(id), _filled(labels)
        if None in filled:
            self._reporting[home].add(id)
        self._labels[id] = [label or home for label in filled]
        return self._labels[id]


def _find_again(labels: list[str | None], forms: Sequence[str], theirs: Sequence[str], known: Sequence[str]) -> None:
    """Label what is too short for a passage in a copy, three words or more, as in the text that it prints again."""
    if None not in labels:
        return
    places: dict[Sequence[str], int] = {}
    for place in range(len(theirs) - _AGAIN, -1, -1):
        places[tuple(theirs[place : place + _AGAIN])] = place
    for place in range(len(forms) - _AGAIN + 1):
        if labels[place : place + _AGAIN] == [None] * _AGAIN:
            begin = places.get(tuple(forms[place : place + _AGAIN]), len(theirs))
            while begin < len(theirs) and labels[place] is None and theirs[begin] == forms[place]:
                labels[place] = known[begin]
                place, begin = place + 1, begin + 1
                if place == len(forms):
                    break


def _filled(labels: Sequence[str | None]) -> list[str | None]:
    """Give the labels of all words of an article, none for those that are its own.

    In an article that is mostly taken, what stands between taken words and is too short for a sentence of its own is
    an edit of theirs: a name localised, a clause put in.
    """
    filled = list(labels)
    if 2 * sum(label is not None for label in labels) <= len(labels):
        return filled
    place = 0
    for own, group in groupby(labels, key=lambda label: label is None):
        size = len(list(group))
        if own and size < REUSE.own:
            beside = labels[place - 1] if place else labels[place + size]
            filled[place : place + size] = [beside] * size
        place += size
    return filled


def _inside(words: Words, start: int, end: int) -> tuple[int, int]:
    return bisect_left(words.starts, start), bisect_left(words.starts, end)


def _most(labels: Sequence[str]) -> str | None:
    """Give the most frequent label; in a tie, the first by name, so that a copy is judged as its original is."""
    tally = Counter(labels)
    return min(tally, key=lambda label: (-tally[label], label)) if tally else None
