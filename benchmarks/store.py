"""How fast is the desk? Transactions of one article with ten quotes, through our code and through bare sqlite3.

usage: python -m benchmarks.store [--articles N] [--rounds N]

Both write the same rows into the same schema, with its indexes and its full text, on a file of their own, in one run:
ours asks what becomes of the article, gives it its digest and moment, and notes it in the log of changes; the bare loop
has its cells made beforehand, and neither asks nor notes. Rounds take turns; printed are articles a second (medians)
and our share of the bare loop.

Fails (exit 1) where ours has less than half of what the bare loop has.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rashomon import desk as desks
from rashomon.desk import keep, listed, opening
from rashomon.desk.rows import shape
from rashomon.records import Article, Quote, identify

_LEAST = 0.5
_WORDS = 350
"""Words of an article."""
_QUOTES = 10


def newsroom(count: int, seed: int = 5) -> list[tuple[Article, list[Quote]]]:
    """Make articles of a vocabulary whose words are as rare as in a language (Zipf), each with ten quotes."""
    chance = random.Random(seed)
    syllables = [a + b for a in "bcdfgklmnprstv" for b in "aeiou"]
    vocabulary = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    made = []
    for number in range(count):
        words = chance.choices(vocabulary, weights, k=_WORDS)
        text = "\n\n".join(" ".join(words[start : start + 50]).capitalize() + "." for start in range(0, _WORDS, 50))
        outlet = f"Outlet {number % 50}"
        url = f"https://outlet-{number % 50}.example/{number}"
        article = Article(
            id=identify(outlet, url),
            outlet=outlet,
            text=text,
            headline=" ".join(words[:8]).capitalize(),
            published=f"2024-03-{number % 28 + 1:02}T{number % 24:02}:00:00+00:00",
            published_basis="stated",
            url=url,
            authors=("Lena Fairweather",),
        )
        places = range(0, len(text) - 100, len(text) // _QUOTES)[:_QUOTES]
        quotes = [
            Quote(
                id=identify(article.id, place),
                article=article.id,
                kind="direct",
                content=((place, place + 60),),
                cue=(place + 62, place + 66),
                speaker=(place + 67, place + 80),
            )
            for place in places
        ]
        made.append((article, quotes))
    return made


def ours(path: Path, made: Sequence[tuple[Article, list[Quote]]]) -> float:
    """Give the seconds that our code takes."""
    with desks.open(path, "benchmark") as desk:
        begun = time.perf_counter()
        for article, quotes in made:
            with desk.transaction():
                keep.article(desk, article)
                desk.add("quotes", quotes, Quote)
        return time.perf_counter() - begun


def bare(path: Path, made: Sequence[tuple[Article, list[Quote]]]) -> float:
    """Give the seconds that a loop over cells takes that are ready to be written."""
    names = (*shape(Article).columns, "moment", "digest", "stated_story")
    into_articles = f"INSERT INTO articles ({listed(names)}) VALUES ({', '.join('?' * len(names))})"
    fields = shape(Quote).columns
    into_quotes = f"INSERT INTO quotes ({listed(fields)}) VALUES ({', '.join('?' * len(fields))})"
    ready = [
        (
            [*shape(Article).encode(article), article.published, identify(article.outlet, article.text), None],
            (article.url, article.id),
            [shape(Quote).encode(quote) for quote in quotes],
        )
        for article, quotes in made
    ]
    connection = opening.connect(path)
    try:
        begun = time.perf_counter()
        for cells, address, quoted in ready:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(into_articles, cells)
            connection.execute("INSERT INTO addresses (url, article) VALUES (?, ?)", address)
            connection.executemany(into_quotes, quoted)
            connection.execute("COMMIT")
        return time.perf_counter() - begun
    finally:
        connection.close()


def main() -> int:
    """Measure, print, and give 1 where ours is slower than it must be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    made = newsroom(asked.articles)
    ways: dict[str, Callable[[Path, Sequence[tuple[Article, list[Quote]]]], float]] = {"ours": ours, "bare": bare}
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(asked.rounds):
        for name in (*ways,)[:: 1 if number % 2 else -1]:
            with tempfile.TemporaryDirectory() as folder:
                rates[name].append(len(made) / ways[name](Path(folder) / "x.db", made))
    medians = {name: statistics.median(each) for name, each in rates.items()}
    ratio = statistics.median(one / other for one, other in zip(rates["ours"], rates["bare"], strict=True))
    for name, each in medians.items():
        spread = f"{min(rates[name]):,.0f} to {max(rates[name]):,.0f}"
        print(f"{name}  {each:8,.0f} articles a second ({spread})")
    print(f"ratio {ratio:.2f} (at least {_LEAST})")
    return int(ratio < _LEAST)


if __name__ == "__main__":
    sys.exit(main())
