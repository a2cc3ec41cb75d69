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
from math import log
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rashomon.records import Article, Frequencies
from rashomon.settings import STORIES

_WORD = re.compile(r"[^\W_]+(?:['.\-][^\W_]+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-"})
_JOINTS = ("—", "–", "/", "…", "--")
"""What joins two words without a space: "the pier—closed since May"."""
_STOPS = (".", "?", "!", ":", '."', '?"', '!"', ".”", "?”", "!”", ".)", ".'", ".’")
_MARKS = ".,;:!?\"'()[]“”‘’"
_PLACED = frozenset(("in", "at", "near", "outside", "from"))
"""Words before the name of a place: "in Port Merrin"."""
_CAPITAL, _STOPPED, _BEFORE_PLACE = 1, 2, 1
"""The bits of a code, and the code of a word of `_PLACED`."""
_YEAR = re.compile(r"(?:19|20)\d\d")

UNIT = 1 / 32
TIMES = tuple(number * UNIT for number in range(256))
TERM, NAME, PLACE = 0, 1, 2
"""What a term is in one article: a word, a name, or a name that the article speaks of as a place."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """The heaviest terms of a batch of articles, one row each, heaviest first; a row is filled up with term 0, times 0.

    `terms` are numbers of a vocabulary, `times` how often each counts, damped and in units of 1/32, and
    `kinds` what each is there.
    """

    terms: NDArray[np.int32]
    times: NDArray[np.uint8]
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
        self._expected = np.ones(1024)
        """Rarity by the prior alone."""

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
                self._expected = np.concatenate([self._expected, np.ones(found)])
            prior = _prior(term)
            self._holding[found] = self._known.get(term, 0) + STORIES.prior_articles * prior
            # Equal weights are told apart by the term itself, so that no order of arrival shows.
            self._expected[found] = -log(prior) * (1 + crc32(term.encode("utf-8", "surrogatepass")) * 1e-18)
        return found

    @property
    def weight(self) -> float:
        """How many articles what is known rests on, the prior with them."""
        return self.articles + STORIES.prior_articles

    def rarity(self, terms: NDArray[np.integer]) -> NDArray[np.float64]:
        """Give the inverse document frequency of each term: how many nats it tells to see it in an article."""
        given: NDArray[np.float64] = np.maximum(np.log(self.weight / self._holding[terms]), 0)
        return given

    def weigh(self, terms: NDArray[np.int32], times: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Give the weights of vectors, a row each, as rarity is known now.

        The squares of a row add up to 1, or to less where an article tells next to nothing (an error page, a stub): it
        is like nothing.
        """
        weights = times * (self.rarity(terms) * UNIT)
        if STORIES.compared < terms.shape[1]:
            least = -np.partition(-weights, STORIES.compared, axis=1)[:, STORIES.compared, None]
            weights[weights <= least] = 0
        lengths = np.sqrt((weights**2).sum(axis=1, keepdims=True))
        given: NDArray[np.float32] = (weights / np.maximum(lengths, STORIES.least)).astype(np.float32)
        return given

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
        sizes, leads = [], []
        look = self._words.__getitem__
        for article in articles:
            words = _parted(article.text).split()
            codes += map(look, words)
            headline = _parted(article.headline or "").split()
            codes += map(look, headline)
            sizes.append(len(words))
            leads.append(len(headline))
        self._words.bound()
        return _tally(np.array(codes, dtype=np.int64), sizes, leads)

    def _heaviest(self, counted: _Counted, rows: int) -> Vectors:
        times = (1 + np.log(counted.times)) * np.where(counted.kinds > TERM, STORIES.name_weight, 1)
        order = np.lexsort((-times * self._expected[counted.terms], counted.rows))
        row = counted.rows[order]
        starts = np.searchsorted(row, np.arange(rows + 1))
        rank = np.arange(len(row)) - starts[row]
        among = rank < STORIES.terms
        kept = order[among]
        at = (counted.rows[kept], rank[among])
        shape = (rows, STORIES.terms)
        made = Vectors(np.zeros(shape, np.int32), np.zeros(shape, np.uint8), np.zeros(shape, np.int8))
        made.terms[at] = counted.terms[kept]
        made.times[at] = np.minimum(np.rint(times[kept] / UNIT), 255)
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
    """Words as they stand in a text, punctuation and all, each with a code.

    A code is four times the number of the word's term, and 1 more where the word has a capital, 2 more where it ends a
    sentence. The number of a word that tells nothing is 0; one that stands before places has code 1.
    """

    def __init__(self, number: Callable[[str], int]) -> None:
        self._number = number
        self._ignored = _listed("function_words")

    def __missing__(self, word: str) -> int:
        bare = word.strip(_MARKS)
        if not bare.isalnum():
            found = _WORD.search(bare if bare.isascii() else bare.translate(_PLAIN))
            bare = found.group() if found else ""
        term = plain(bare)
        if len(term) < 2 or term in self._ignored:
            code = _BEFORE_PLACE if word in _PLACED else _STOPPED * word.endswith(_STOPS)
        else:
            code = 4 * self._number(term) + _CAPITAL * bare[0].isupper() + _STOPPED * word.endswith(_STOPS)
        self[word] = code
        return code

    def bound(self) -> None:
        """Forget the words where they are very many: most were seen once, and what they mean is soon found anew."""
        if len(self) > STORIES.words_known:
            self.clear()


def _parted(text: str) -> str:
    for joint in _JOINTS:
        if joint in text:
            text = text.replace(joint, " ")
    return text


def plain(word: str) -> str:
    """Give the term of a word, in lower case and the singular. Names that end in s stay as far as they are listed.

    >>> [plain(word) for word in ("Velm's", "ferries", "Fires", "Jones", "crisis")]
    ['velm', 'ferry', 'fire', 'jones', 'crisis']
    """
    term = word.lower().removesuffix("'s")
    if len(term) < 5 or not term.endswith("s") or term.endswith(("ss", "us", "is")) or term in _listed("name_words"):
        return term
    return term[:-3] + "y" if term.endswith("ies") else term[:-1]


def _tally(codes: NDArray[np.int64], sizes: Sequence[int], leads: Sequence[int]) -> _Counted:
    """Add up words. `sizes` are the words of each text, `leads` those of its headline, which follow them."""
    texts, headlines = np.array(sizes, dtype=np.int64), np.array(leads, dtype=np.int64)
    if not len(codes):
        return _Counted(codes, codes, codes.astype(np.float64), codes.astype(np.int8))
    rows = np.repeat(np.arange(len(texts)), texts + headlines)
    begins = np.concatenate(([0], np.cumsum(texts + headlines)))[:-1]
    within = np.arange(len(codes)) - begins[rows]
    in_headline = within >= texts[rows]
    times = np.where(in_headline, STORIES.headline_weight, np.where(within < STORIES.opening, 2, 1))
    # A name is mostly written with a capital in the text; a headline may have its every word so.
    # The first word of a sentence has one in any case.
    capital = (codes & _CAPITAL).astype(bool)
    opens = np.concatenate(([True], codes[:-1] & _STOPPED > 0))
    opens[begins[begins < len(codes)]] = True
    surplus = np.where(in_headline | (opens & capital), 0, np.where(capital, 1, -1))
    place = np.zeros(len(codes), dtype=bool)
    place[1:] = capital[1:] & (codes[:-1] == _BEFORE_PLACE)
    place[1:] |= capital[1:] & place[:-1] & ~opens[1:]
    telling = np.flatnonzero(codes >= 4)
    keys = (rows[telling] << 32) | (codes[telling] >> 2)
    order = np.argsort(keys)
    keys, telling = keys[order], telling[order]
    if not len(keys):
        return _Counted(keys, keys, keys.astype(np.float64), keys.astype(np.int8))
    first = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    name = np.add.reduceat(surplus[telling], first) > 0
    return _Counted(
        rows=keys[first] >> 32,
        terms=keys[first] & 0xFFFFFFFF,
        times=np.add.reduceat(times[telling], first).astype(np.float64),
        kinds=name.astype(np.int8) + (name & np.logical_or.reduceat(place[telling], first)),
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
    listed = _priors().get(term)
    if listed is not None:
        return listed
    if term.isdecimal():
        return STORIES.prior_general if len(term) < 3 else _of_year(term)
    return STORIES.prior_other


def _of_year(term: str) -> float:
    return STORIES.prior_subject if _YEAR.fullmatch(term) else STORIES.prior_other


@cache
def _priors() -> dict[str, float]:
    """The listed words, each as the term that it is, with their shares."""
    found = {plain(word): STORIES.prior_subject for name in ("name_words", "subject_words") for word in _listed(name)}
    return found | {plain(word): STORIES.prior_general for word in _listed("general_words")}


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_lines(name))


def _lines(name: str) -> Iterator[str]:
    for line in files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line
