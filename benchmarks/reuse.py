"""How many planted copies are found in a corpus, how many pairs are wrong, and at what speed?

Invented articles arrive in the order of their days. Into some of them a copy of an earlier one is planted, at five
levels of editing, each original once:

1. the whole text;
2. the whole, one word in twenty changed;
3. the whole, one word in ten changed, a sentence in five cut, the others in another order;
4. half of it, one word in twenty changed, between sentences of the copy's own;
5. a third of it, one word in twenty changed, between sentences of its own.

Outlets print their own standing text: a notice, the life of the writer, a paragraph of background, each in half of
their articles; and a line of an agency stands in every tenth article of all outlets. None of it is a copy.

Measured is all that a desk does: the index, and the exact alignment of what it pairs. A pair counts as found where
running text of it is given. Beside it, in the same run, datasketch's MinHash LSH over the same five-word runs, which
gives pairs and no places.

    python -m benchmarks.reuse [--articles 100000]
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, islice
from typing import TypeVar

from rashomon.findings import reuse
from rashomon.findings.reuse import corpus, sampling
from rashomon.records import Article, Coverage, Pair, Standing

LEVELS = ("whole", "1 word in 20 changed", "1 in 10, cut, shuffled", "half", "a third")
_OUTLETS = 300
_DAYS = 365
_BATCH = 1000
_PLANTED = 0.05
"""Share of the articles that hold a copy."""
_SYLLABLES = "ra den lo mi tar vel os kin bu shan ter el ga mor ni pel qui sa ton vi wes yar zu hol fen cre bri".split()
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Planted:
    """A copy: who holds it, of whom, and at which level."""

    copy: str
    original: str
    level: int


class Press:
    """Prints invented articles, the same ones for the same seed."""

    def __init__(self, seed: int = 11) -> None:
        self._chance = random.Random(seed)
        words = {"".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(1, 4))) for _ in range(30_000)}
        self._words = sorted(words)
        self._chance.shuffle(self._words)
        self._weights = list(accumulate(1 / rank for rank in range(3, len(self._words) + 3)))
        self._standing = [[self._prose(words) for words in (25, 40, 60)] for _ in range(_OUTLETS)]
        self._line = self._sentence(24)

    def print(self, count: int) -> tuple[list[Article], list[Planted]]:
        """Give `count` articles in the order of their days, and what was planted in them."""
        chance = self._chance
        articles: list[Article] = []
        planted: list[Planted] = []
        unused: list[int] = []
        for number in range(count):
            day = date(2031, 1, 1) + timedelta(days=number * _DAYS // count)
            outlet = chance.randrange(_OUTLETS)
            sentences = [self._sentence(chance.randint(8, 28)) for _ in range(chance.randint(12, 24))]
            if unused and chance.random() < _PLANTED:
                original = articles[unused.pop(chance.randrange(len(unused)))]
                level = len(planted) % len(LEVELS)
                sentences = self._edit(original.text.split("\n\n", 1)[0].split(". "), sentences, level)
                planted.append(Planted(str(number), original.id, level))
                outlet = (outlet + 1) % _OUTLETS if original.outlet == f"Outlet {outlet}" else outlet
            else:
                unused.append(number)
            paragraphs = [". ".join(each.rstrip(".") for each in sentences) + "."]
            paragraphs += [text for text in self._standing[outlet] if chance.random() < 0.5]
            paragraphs += [self._line] if chance.random() < 0.1 else []
            articles.append(
                Article(
                    id=str(number),
                    outlet=f"Outlet {outlet}",
                    text="\n\n".join(paragraphs),
                    published=day.isoformat(),
                    published_basis="date-only",
                )
            )
        return articles, planted

    def _edit(self, text: list[str], own: list[str], level: int) -> list[str]:
        """Give the sentences of a copy of `text` at a level, with sentences of its `own` where it is not all a copy."""
        chance = self._chance
        if level >= 3:
            share = 2 if level == 3 else 3
            wanted = sum(len(each.split()) for each in text) // share
            kept: list[str] = []
            for sentence in text[chance.randrange(len(text)) :] + text:
                if sum(len(each.split()) for each in kept) < wanted:
                    kept.append(sentence)
            rest = wanted * (share - 1)
            added: list[str] = []
            for sentence in own:
                if sum(len(each.split()) for each in added) < rest:
                    added.append(sentence)
            place = chance.randrange(len(added) + 1)
            return [*added[:place], *self._changed(kept, 20), *added[place:]]
        if level == 2:
            text = [each for each in text if chance.random() > 0.2] or text
            chance.shuffle(text)
        return self._changed(text, (0, 20, 10)[level])

    def _changed(self, text: Sequence[str], every: int) -> list[str]:
        """Give sentences in which one word in `every` is another."""
        if not every:
            return list(text)
        return [
            " ".join(self._draw(1)[0] if self._chance.random() < 1 / every else word for word in sentence.split())
            for sentence in text
        ]

    def _prose(self, words: int) -> str:
        return " ".join(self._sentence(12) for _ in range(words // 12 + 1))

    def _sentence(self, words: int) -> str:
        said = " ".join(self._draw(words))
        return said[0].upper() + said[1:] + "."

    def _draw(self, count: int) -> list[str]:
        return self._chance.choices(self._words, cum_weights=self._weights, k=count)


def _batches(rows: Iterable[R]) -> Iterator[list[R]]:
    rest = iter(rows)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def ours(articles: Sequence[Article]) -> tuple[set[tuple[str, str]], float, float]:
    """Give the pairs that share running text, the seconds for the index, and those for the alignment."""
    begin = time.perf_counter()
    runs = corpus.Runs()
    pairs: list[Pair] = []
    standing: list[Standing] = []
    for batch in _batches(articles):
        shared = runs.add(batch)
        pairs += shared.pairs
        standing += shared.standing
    indexed = time.perf_counter()
    by_id = {article.id: article for article in articles}
    found: set[tuple[str, str]] = set()
    for some in _batches(pairs):
        told = {id: by_id[id] for pair in some for id in (pair.article, pair.other)}
        for passage in reuse.across(Coverage(tuple(told.values()), standing=tuple(standing)), some):
            if passage.kind != "quoted" and passage.origin:
                found.add((passage.copy.article, passage.origin.article))
    return found, indexed - begin, time.perf_counter() - indexed


def minhash(articles: Sequence[Article]) -> tuple[set[tuple[str, str]], float]:
    """Give the pairs of datasketch's LSH, at its 128 permutations, and the seconds.

    A shared third makes a likeness of a fifth, so that is what it is set to find."""
    from datasketch import MinHash, MinHashLSH

    begin = time.perf_counter()
    index = MinHashLSH(threshold=0.2, num_perm=128)
    word = re.compile(sampling.WORD)
    found: set[tuple[str, str]] = set()
    for article in articles:
        words = word.findall(sampling.plain(article.text))
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[place : place + 5]).encode() for place in range(len(words) - 4)])
        found.update((article.id, other) for other in index.query(sketch))
        index.insert(article.id, sketch, check_duplication=False)
    return found, time.perf_counter() - begin


def _tell(name: str, found: set[tuple[str, str]], planted: Sequence[Planted]) -> None:
    truth = {frozenset((each.copy, each.original)): each.level for each in planted}
    told = {frozenset(pair) for pair in found}
    right = sum(pair in truth for pair in told)
    print(f"{name}: {len(told)} pairs, precision {right / max(1, len(told)):.4f}")
    for level, text in enumerate(LEVELS):
        wanted = [pair for pair, its in truth.items() if its == level]
        print(f"    recall, {text:24s} {sum(pair in told for pair in wanted) / max(1, len(wanted)):.4f}")


def main() -> None:
    """Print the articles, measure both, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    count = parser.parse_args().articles
    articles, planted = Press().print(count)
    words = sum(len(article.text.split()) for article in articles) // count
    print(f"{count} articles of {words} words, {len(planted)} copies planted")
    found, index, alignment = ours(articles)
    _tell("rashomon", found, planted)
    print(f"    {count / (index + alignment):.0f} articles a second: {index:.1f} s index, {alignment:.1f} s alignment")
    sketched, seconds = minhash(articles)
    _tell("datasketch MinHash LSH", sketched, planted)
    print(f"    {count / seconds:.0f} articles a second")
    print(f"ratio of speeds: {seconds / (index + alignment):.2f}")


if __name__ == "__main__":
    main()
