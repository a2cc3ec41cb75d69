"""Which words and names tell an article's event? Article in, its weighted terms out.

Terms are weighed by term frequency and inverse document frequency (Salton and Buckley 1988). The headline counts three
times and the opening twice, as news puts the event first. How rare a term is gets learned from the articles at hand,
on top of a prior: three short lists of common English words, written for this project. The prior is what lets a folder
of ten be judged like ten thousand: of ten articles on two events every name is common.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log, sqrt

from rashomon.records import Article
from rashomon.settings import STORIES

_WORD = re.compile(r"[^\W_]+(?:['.\-][^\W_]+)*")
_PLAIN = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-"})

Vector = Mapping[str, float]
"""Terms with their weights, heaviest first; the squares of the weights add up to one at most."""


@dataclass(frozen=True, slots=True)
class Terms:
    """How often each term stands in an article, places of weight counted more, and which terms are names."""

    counts: Mapping[str, int]
    names: frozenset[str]


def count(article: Article) -> Terms:
    """Count the terms of `article`; a term mostly written with a capital in its text is a name.

    >>> sorted(count(Article(id="a", outlet="Courier", text="The pier at Velm closed. Velm mourns its pier.")).names)
    ['velm']
    """
    counts: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    ignored = _listed("function_words")
    for place, match in enumerate(_WORD.finditer(article.text.translate(_PLAIN))):
        word = match.group()
        term = word.lower().removesuffix("'s")
        if len(term) < 2 or term in ignored:
            continue
        counts[term] += 2 if place < STORIES.opening else 1
        capital[term] += 1 if word[0].isupper() else -1
    names = frozenset(term for term, surplus in capital.items() if surplus > 0)
    for word in _WORD.findall((article.headline or "").translate(_PLAIN)):
        term = word.lower().removesuffix("'s")
        if len(term) > 1 and term not in ignored:
            counts[term] += 3
    return Terms(counts, names)


class Frequencies:
    """In how many articles each term stands, learned as articles come, on top of the prior.

    The prior weighs as much as `STORIES.prior_articles` articles, so it fades as a desk fills.
    """

    def __init__(self) -> None:
        self.articles = 0
        self.holding: Counter[str] = Counter()

    def learn(self, terms: Terms) -> None:
        """Take one more article into account."""
        self.articles += 1
        self.holding.update(terms.counts.keys())

    def rarity(self, term: str) -> float:
        """Give the inverse document frequency of `term`: how many nats it tells to see it in an article."""
        expected = STORIES.prior_articles * _prior(term)
        return log((self.articles + STORIES.prior_articles) / (self.holding[term] + expected))

    def weigh(self, terms: Terms) -> Vector:
        """Give the heaviest terms of an article, at most `STORIES.terms`, as a vector of length one.

        The vector of a text that tells next to nothing (an error page, a stub) is shorter: it is like nothing.
        """
        weights = {
            term: (1 + log(times)) * self.rarity(term) * (STORIES.name_weight if term in terms.names else 1)
            for term, times in terms.counts.items()
        }
        heaviest = sorted(weights.items(), key=lambda each: (-each[1], each[0]))[: STORIES.terms]
        length = max(sqrt(sum(weight * weight for _, weight in heaviest)), STORIES.least)
        return {term: weight / length for term, weight in heaviest}


def _prior(term: str) -> float:
    """Give the share of articles that hold `term`, as far as is known before any is read."""
    if term in _listed("general_words"):
        return STORIES.prior_general
    return STORIES.prior_subject if term in _listed("subject_words") else STORIES.prior_other


@cache
def _listed(name: str) -> frozenset[str]:
    lines = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
