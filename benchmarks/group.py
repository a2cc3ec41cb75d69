"""How fast are stories formed? Invented articles of a Zipf vocabulary with planted events, grouped day by day.

usage: python -m benchmarks.group [--articles N] [--small N] [--desk] [--peer]

Articles have about 300 words. One in three tells of a planted event, which has names and words of its own and lasts up
to three days; the others stand alone. All fall into as many days as the window reaches back, so that at the end the
window holds nearly all of them. Printed, in seconds of the processor: articles a second through `Grouper.add`, as the
desk calls it, over the whole run and over its last fifth; the same for a smaller window, and the ratio; memory an
article; B-cubed precision and recall on the planted events. With `--desk`: articles a second of the smaller number
through the whole step `rashomon group`, which takes them from a desk and writes there what it finds, with an index and
a log. With `--peer` (scipy): the index alone, articles in and
likely pairs out, against a product of the same articles' full tf-idf vectors with those of the window.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from rashomon import desk as desks
from rashomon import stories
from rashomon.desk import keep
from rashomon.pipeline import grouping
from rashomon.records import Article
from rashomon.settings import STORIES

_FIRST = date(2031, 1, 1)
_SYLLABLES = [c + v + e for c in "bcdfghjklmnprstvwz" for v in "aeiou" for e in ("", "n", "r", "l", "s")]


def articles(count: int, seed: int = 5) -> Iterator[list[tuple[Article, int]]]:
    """Give `count` articles day by day, each with the number of its event; those that stand alone have one each."""
    chance = np.random.default_rng(seed)
    words = _words(200_000, chance)
    ranks = np.arange(1, len(words) + 1)
    total = np.cumsum(1 / ranks**1.08)
    per_day = count // STORIES.window
    running: list[tuple[int, int, list[str], list[str]]] = []
    events = 0
    for day in range(STORIES.window):
        running = [each for each in running if each[1] > day]
        while len(running) < max(per_day // 30, 2):
            size = (12, 30)
            names, terms = (
                [words[at].title() if named else words[at] for at in chance.integers(2000, len(words), n)]
                for n, named in zip(size, (True, False), strict=True)
            )
            running.append((events, day + int(chance.integers(1, 4)), names, terms))
            events += 1
        made = []
        for number in range(per_day):
            length = int(min(max(chance.normal(300, 60), 40), 900))
            drawn = [words[at] for at in np.searchsorted(total, chance.random(length) * total[-1])]
            event, own = -1 - (day * per_day + number), []
            if chance.random() < 1 / 3:
                event, _, names, terms = running[int(chance.integers(len(running)))]
                own = [*chance.choice(names, 18), *chance.choice(terms, 40)]
            else:
                own = [words[at].title() for at in chance.integers(2000, len(words), 12)]
            for at, word in zip(np.sort(chance.integers(0, length, len(own))), own, strict=True):
                drawn[at] = word
            text = ". ".join(" ".join(drawn[at : at + 20]).capitalize() for at in range(0, length, 20)) + "."
            headline = " ".join([*own[:4], *drawn[:3]])
            when = (_FIRST + timedelta(days=day)).isoformat()
            article = Article(f"{day}-{number}", f"Outlet {number % 200}", text, headline, when, "date-only")
            made.append((article, event))
        yield made


def _words(count: int, chance: np.random.Generator) -> list[str]:
    syllables = np.array(_SYLLABLES)
    drawn = chance.integers(0, len(syllables), (count * 2, 4))
    cut = chance.integers(2, 5, count * 2)
    made = dict.fromkeys("".join(syllables[row[:n]]) for row, n in zip(drawn, cut, strict=True))
    return list(made)[:count]


def stream(days: Sequence[Sequence[tuple[Article, int]]]) -> tuple[float, float, stories.Grouper, dict[str, str]]:
    """Group day by day; give articles a second over all and over the last fifth, the grouper, and the stories."""
    grouper = stories.Grouper()
    spent, counts, story_of = [], [], {}
    for day in days:
        batch = [article for article, _ in day]
        begin = time.process_time()
        grouped = grouper.add(batch)
        spent.append(time.process_time() - begin)
        counts.append(len(batch))
        story_of |= {profile.article: profile.story for profile in grouped.profiles}
    last = len(days) * 4 // 5
    return sum(counts) / sum(spent), sum(counts[last:]) / sum(spent[last:]), grouper, story_of


def through_desk(days: Sequence[Sequence[tuple[Article, int]]]) -> float:
    """Give articles a second through the step that users run: from a desk in a file, and back to it."""
    with tempfile.TemporaryDirectory() as folder, desks.open(Path(folder) / "press.db", "group") as desk:
        with desk.transaction():
            for day in days:
                for article, _ in day:
                    keep.article(desk, article)
        begin = time.process_time()
        counted = grouping.group(desk)
        return counted["placed"] / (time.process_time() - begin)


def peer(days: Sequence[Sequence[tuple[Article, int]]], grouper: stories.Grouper) -> tuple[float, float]:
    """Give articles a second of the index alone and of a full sparse product, both over the window of `days`."""
    from scipy import sparse

    index = grouper._shelf.index
    number_of: dict[str, int] = {}
    rows, columns, values = [], [], []
    everything = [article for day in days for article, _ in day]
    for row, article in enumerate(everything):
        for word, times in Counter(article.text.lower().replace(".", "").split()).items():
            rows.append(row)
            columns.append(number_of.setdefault(word, len(number_of)))
            values.append(1 + np.log(times))
    matrix = sparse.csr_matrix((values, (rows, columns)), (len(everything), len(number_of)), dtype=np.float32)
    rarity = np.log(len(everything) / np.maximum(np.bincount(columns, minlength=len(number_of)), 1))
    matrix = matrix @ sparse.diags(rarity.astype(np.float32))
    window = matrix.T.tocsr()
    some = np.random.default_rng(1).integers(0, index.size, 256)
    begin = time.process_time()
    matrix[some] @ window
    product = len(some) / (time.process_time() - begin)
    many = np.random.default_rng(2).integers(0, index.size, 20_000)
    begin = time.process_time()
    for start in range(0, len(many), STORIES.chunk):
        index.near(many[start : start + STORIES.chunk])
    return len(many) / (time.process_time() - begin), product


def bcubed(gold: dict[str, int], found: dict[str, str]) -> tuple[float, float]:
    """Give B-cubed precision and recall (Bagga and Baldwin 1998)."""
    of_gold, of_found = Counter(gold.values()), Counter(found.values())
    both = Counter((gold[each], found[each]) for each in gold)
    precision = sum(both[gold[each], found[each]] / of_found[found[each]] for each in gold) / len(gold)
    return precision, sum(both[gold[each], found[each]] / of_gold[gold[each]] for each in gold) / len(gold)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--small", type=int, default=20_000)
    parser.add_argument("--desk", action="store_true")
    parser.add_argument("--peer", action="store_true")
    options = parser.parse_args()
    small = list(articles(options.small))
    at_small, last_small, _, _ = stream(small)
    print(f"{options.small} articles: {at_small:.0f} a second, {last_small:.0f} over the last fifth", flush=True)
    if options.desk:
        print(f"{options.small} articles from a desk and back: {through_desk(small):.0f} a second", flush=True)
    days = list(articles(options.articles))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    speed, last, grouper, found = stream(days)
    used = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / options.articles
    print(f"{options.articles} articles: {speed:.0f} a second, {last:.0f} over the last fifth")
    print(f"ratio of the last fifths: {last / last_small:.2f}; memory an article: {used:.0f} bytes")
    precision, recall = bcubed({article.id: event for day in days for article, event in day}, found)
    print(f"planted events: B-cubed precision {precision:.4f}, recall {recall:.4f}")
    if options.peer:
        alone, product = peer(days, grouper)
        print(f"index alone {alone:.0f} a second, full sparse product {product:.0f}: {alone / product:.0f} times")


if __name__ == "__main__":
    main()
