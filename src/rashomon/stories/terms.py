"""Which words and names tell an article's event? Articles in, their heaviest terms out.

Terms are weighed by term frequency and inverse document frequency (Salton and Buckley 1988). The headline counts three
times and the opening twice, as news puts the event first. How rare a term is gets learned as articles come, on top of a
prior: four lists of common English words and names, written for this project. The prior is what lets a folder of ten be
judged like ten thousand: of ten articles on two events every name is common.

A batch is counted as one array of (article, term) pairs: a word is looked up as it stands, in C, and what it means (its
term, its capital) is worked out once in the life of a vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rashomon.records import Article, Frequencies
from rashomon.settings import STORIES

_WORD = re.compile(r"[^\W_]+(?:['.\-][^\W_]+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-"})
_PLACE = re.compile(r"\b(?:in|at|near|outside|from) (?:the )?([A-Z][\w'.\-]*\w)((?: [A-Z][\w'.\-]*\w)?)")
"""A name that stands where a place would: "in Port Merrin"."""
_YEAR = re.compile(r"(?:19|20)\d\d")

TERM, NAME, PLACE = 0, 1, 2
"""What a term is in one article: a word, a name, or a name that the article speaks of as a place."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """The heaviest terms of a batch of articles, one row each, heaviest first; a row is filled up with term 0, times 0.

    `terms` are numbers of a vocabulary, `times` how often each counts, damped, and `kinds` what each is there.
    """

    terms: NDArray[np.int32]
    times: NDArray[np.float16]
    kinds: NDArray[np.int8]


class Vocabulary:
    """The terms seen so far, a number each, and in how many articles each stands, on top of the prior.

    The prior weighs as much as `STORIES.prior_articles` articles, so it fades as a desk fills. Number 0 is no term.
    """

    def __init__(self, known: Frequencies) -> None:
        self.articles = known.articles
        self.names: list[str] = [""]
        self._numbers: dict[str, int] = {}
        self._words = _Words(self.number)
        self._known = known.holding
        self._holding = np.ones(1024)
        self._ties = np.ones(1024)

    def __len__(self) -> int:
        return len(self.names)

    def number(self, term: str) -> int:
        """Give the number of `term`, a new one if need be."""
        found = self._numbers.get(term)
        if found is None:
            found = self._numbers[term] = len(self.names)
            self.names.append(term)
            if found >= len(self._holding):
                self._holding = np.concatenate([self._holding, np.ones(found)])
                self._ties = np.concatenate([self._ties, np.ones(found)])
            self._holding[found] = self._known.get(term, 0) + STORIES.prior_articles * _prior(term)
            # Equal weights are told apart by the term itself, so that no order of arrival shows.
            self._ties[found] = 1 + crc32(term.encode()) * 1e-18
        return found

    @property
    def weight(self) -> float:
        """How many articles what is known rests on, the prior with them."""
        return self.articles + STORIES.prior_articles

    def rarity(self, terms: NDArray[np.integer]) -> NDArray[np.float64]:
        """Give the inverse document frequency of each term: how many nats it tells to see it in an article."""
        return np.maximum(np.log(self.weight / self._holding[terms]), 0)

    def weigh(self, terms: NDArray[np.int32], times: NDArray[np.float16]) -> NDArray[np.float32]:
        """Give the weights of vectors, a row each, as rarity is known now.

        The squares of a row add up to 1, or to less where an article tells next to nothing (an error page, a stub): it
        is like nothing.
        """
        weights = times * self.rarity(terms)
        lengths = np.sqrt((weights**2).sum(axis=1, keepdims=True))
        return (weights / np.maximum(lengths, STORIES.least)).astype(np.float32)

    def read(self, articles: Sequence[Article], *, fresh: Sequence[bool]) -> tuple[Vectors, Frequencies]:
        """Count the terms of `articles`, learn from those that are `fresh` (no copies), and give their heaviest.

        Learning comes before weighing, so that the order within a batch makes no difference.
        """
        counted = self._count(articles)
        learnt = np.asarray(fresh, dtype=bool)[counted.rows]
        terms, articles_of = np.unique(counted.terms[learnt], return_counts=True)
        self._holding[terms] += articles_of
        self.articles += sum(fresh)
        names = self.names
        learned = dict(zip([names[term] for term in terms.tolist()], articles_of.tolist(), strict=True))
        return self._heaviest(counted, len(articles)), Frequencies(sum(fresh), learned)

    def _count(self, articles: Sequence[Article]) -> _Counted:
        codes: list[int] = []
        places: list[int] = []
        sizes, leads, placed = [], [], []
        look = self._words.__getitem__
        for article in articles:
            text = article.text if article.text.isascii() else article.text.translate(_PLAIN)
            words = _WORD.findall(text)
            codes += map(look, words)
            headline = _WORD.findall((article.headline or "").translate(_PLAIN))
            codes += map(look, headline)
            sizes.append(len(words))
            leads.append(len(headline))
            before = len(places)
            places += map(look, [word for pair in _PLACE.findall(text) for word in (pair[0], pair[1][1:]) if word])
            placed.append(len(places) - before)
        return _tally(np.array(codes, dtype=np.int64), np.array(places, dtype=np.int64), (sizes, leads, placed))

    def _heaviest(self, counted: _Counted, rows: int) -> Vectors:
        times = (1 + np.log(counted.times)) * np.where(counted.kinds > TERM, STORIES.name_weight, 1)
        weights = times * self.rarity(counted.terms)
        order = np.lexsort((-weights * self._ties[counted.terms], counted.rows))
        row = counted.rows[order]
        starts = np.searchsorted(row, np.arange(rows + 1))
        rank = np.arange(len(row)) - starts[row]
        among = rank < STORIES.terms
        kept = order[among]
        at = (counted.rows[kept], rank[among])
        shape = (rows, STORIES.terms)
        made = Vectors(np.zeros(shape, np.int32), np.zeros(shape, np.float16), np.zeros(shape, np.int8))
        made.terms[at] = counted.terms[kept]
        made.times[at] = times[kept]
        made.kinds[at] = counted.kinds[kept]
        return made


@dataclass(frozen=True, slots=True)
class _Counted:
    """One line for each term of each article: its row, its number, how often it counts, and what it is there."""

    rows: NDArray[np.int64]
    terms: NDArray[np.int64]
    times: NDArray[np.float64]
    kinds: NDArray[np.int8]


class _Words(dict[str, int]):
    """Words as they stand in a text, each with a code: twice its term's number, one more where it has a capital.

    The code of a word that tells nothing is 0.
    """

    def __init__(self, number: Callable[[str], int]) -> None:
        self._number = number

    def __missing__(self, word: str) -> int:
        term = plain(word)
        ignored = len(term) < 2 or term in _listed("function_words")
        self[word] = code = 0 if ignored else 2 * self._number(term) + word[0].isupper()
        return code


def plain(word: str) -> str:
    """Give the term of a word: "Velm's" is velm."""
    return word.lower().removesuffix("'s")


def _tally(
    codes: NDArray[np.int64], places: NDArray[np.int64], sizes: tuple[list[int], list[int], list[int]]
) -> _Counted:
    """Add up words. `sizes` are the words of each text, those of its headline, which follow them, and its places."""
    texts, leads, placed = (np.array(each, dtype=np.int64) for each in sizes)
    rows = np.repeat(np.arange(len(texts)), texts + leads)
    begins = np.concatenate(([0], np.cumsum(texts + leads)))[:-1]
    within = np.arange(len(codes)) - begins[rows]
    in_headline = within >= texts[rows]
    times = np.where(in_headline, STORIES.headline_weight, np.where(within < STORIES.opening, 2, 1))
    # A name is mostly written with a capital in the text; a headline may have its every word so.
    capital = np.where(in_headline, 0, np.where(codes & 1, 1, -1))
    telling = codes > 0
    keys = (rows[telling] << 32) | (codes[telling] >> 1)
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.zeros(0, np.int64)
    if not len(first):
        return _Counted(first, first, first.astype(np.float64), first.astype(np.int8))
    found = keys[first]
    name = np.add.reduceat(capital[telling][order], first) > 0
    place = np.isin(found, (np.repeat(np.arange(len(placed)), placed) << 32) | (places >> 1))
    return _Counted(
        rows=found >> 32,
        terms=found & 0xFFFFFFFF,
        times=np.add.reduceat(times[telling][order], first).astype(np.float64),
        kinds=(name.astype(np.int8) + (name & place)),
    )


def written(term: str, kind: int) -> str:
    """Give a term as a profile writes it: a capital marks a name, an @ a name that is a place.

    >>> written("velm", PLACE), written("durant", NAME), written("pier", TERM)
    ('@Velm', 'Durant', 'pier')
    """
    return ("@" if kind == PLACE else "") + (term[:1].upper() + term[1:] if kind else term)


def unwritten(mark: str) -> tuple[str, int]:
    """Give back the term and its kind.

    >>> unwritten("@Velm"), unwritten("pier")
    (('velm', 2), ('pier', 0))
    """
    term = mark.removeprefix("@")
    return term.lower(), PLACE if mark.startswith("@") else NAME if term[:1].isupper() else TERM


def _prior(term: str) -> float:
    """Give the share of articles that hold `term`, as far as is known before any is read."""
    if term in _listed("general_words") or (term.isdecimal() and len(term) < 3):
        return STORIES.prior_general
    if term in _listed("subject_words") or term in _listed("name_words") or _YEAR.fullmatch(term):
        return STORIES.prior_subject
    return STORIES.prior_other


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_lines(name))


def _lines(name: str) -> Iterator[str]:
    for line in files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
