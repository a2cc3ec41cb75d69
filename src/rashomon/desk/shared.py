"""What is kept so that a new article is compared by index with all that came before? Samples in, samples out.

`samples` has the sampled word runs of every article, `marks` the articles by run. What a batch shares is looked up
there, so its cost does not grow with the desk. Pairs wait until both articles have been gone over by `find`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from rashomon.desk import Desk, listed
from rashomon.desk.rows import shape
from rashomon.records import Article, Coverage, Credit, Pair, Passage, Quote, Sample, Shared, Standing
from rashomon.settings import DESK

_BETWEEN = "story IS NULL"
"""Passages between stories; the indexes on their two articles are of these alone."""
_HOLDER = "json_extract(origin, '$.article')"
_TAKER = "json_extract(copy, '$.article')"


def unsampled(desk: Desk) -> Iterator[tuple[Article, ...]]:
    """Give the articles that no sample was kept of, in the order in which they arrived, some thousands at a time."""
    query = "WHERE row > ? AND id NOT IN (SELECT article FROM samples) ORDER BY row LIMIT ?"
    last = 0
    while batch := tuple(desk.records(Article, "articles", query, (last, DESK.grouped))):
        yield batch
        last = (desk.one("SELECT row FROM articles WHERE id = ?", (batch[-1].id,)) or (0,))[0]


def held(desk: Desk, samples: Iterable[Sample]) -> tuple[Sample, ...]:
    """Give the samples on the desk that have a run in common with `samples`, in the order in which they arrived."""
    runs = sorted({run for sample in samples for run in sample.hashes})
    inside = "article IN (SELECT article FROM marks WHERE hash IN (SELECT value FROM json_each(?)))"
    return tuple(desk.records(Sample, "samples", f"WHERE {inside} ORDER BY row", (json.dumps(runs),)))


def standing(desk: Desk) -> tuple[Standing, ...]:
    """Give the standing text that was learned."""
    return tuple(desk.records(Standing, "standing", "ORDER BY row"))


def store(desk: Desk, shared: Shared) -> None:
    """Keep what a batch shares, in one transaction. A pair waits to be aligned."""
    with desk.transaction():
        desk.add("samples", shared.samples, Sample)
        marks = ((run, sample.article) for sample in shared.samples for run in sample.hashes)
        desk.connection.executemany("INSERT OR IGNORE INTO marks (hash, article) VALUES (?, ?)", marks)
        desk.add("standing", shared.standing, Standing)
        columns = listed(shape(Pair).columns)
        desk.connection.executemany(
            f"INSERT OR IGNORE INTO pairs ({columns}) VALUES (?, ?, ?)", map(shape(Pair).encode, shared.pairs)
        )


def waiting(desk: Desk) -> Iterator[tuple[Pair, ...]]:
    """Give the pairs that have not been aligned since their articles came to stand in two stories, some at a time.

    Both articles have been gone over by then: their quotes and credits are known. Pairs within one story go on waiting,
    so all are looked up once and not for every batch.
    """
    query = (
        f"SELECT {', '.join(f'pairs.{column}' for column in shape(Pair).columns)} FROM pairs"
        " JOIN articles AS one ON one.id = pairs.article JOIN articles AS other ON other.id = pairs.other"
        " JOIN found AS here ON here.story = one.story JOIN found AS there ON there.story = other.story"
        " WHERE NOT aligned AND one.story <> other.story ORDER BY pairs.article, pairs.other"
    )
    pairs = [shape(Pair).decode(row) for row in desk.rows(query)]
    for first in range(0, len(pairs), DESK.together):
        yield tuple(pairs[first : first + DESK.together])


def coverage(desk: Desk, pairs: Sequence[Pair]) -> Coverage:
    """Give the articles of `pairs`, with the quotes and credits found in them, and the standing text learned."""
    ids = json.dumps(sorted({id for pair in pairs for id in (pair.article, pair.other)}))
    inside = "WHERE {} IN (SELECT value FROM json_each(?)) ORDER BY row"
    return Coverage(
        articles=tuple(desk.records(Article, "articles", inside.format("id"), (ids,))),
        quotes=tuple(desk.records(Quote, "quotes", inside.format("article"), (ids,))),
        credits=tuple(desk.records(Credit, "credits", inside.format("article"), (ids,))),
        standing=standing(desk),
    )


def aligned(desk: Desk, pairs: Sequence[Pair], passages: Iterable[Passage]) -> None:
    """Keep the passages that pairs of articles of different stories share, in the place of those found before."""
    with desk.transaction():
        for pair in pairs:
            for holder, taker in ((pair.article, pair.other), (pair.other, pair.article)):
                desk.do(f"DELETE FROM passages WHERE {_BETWEEN} AND {_TAKER} = ? AND {_HOLDER} = ?", (taker, holder))
            desk.do("UPDATE pairs SET aligned = 1 WHERE article = ? AND other = ?", (pair.article, pair.other))
        desk.add("passages", passages, Passage)


def apart(desk: Desk, article: str) -> None:
    """Take away the passages that an article shares with those of other stories; its pairs wait to be aligned again."""
    for end in (_HOLDER, _TAKER):
        desk.do(f"DELETE FROM passages WHERE {_BETWEEN} AND {end} = ?", (article,))
    for end in ("article", "other"):
        desk.do(f"UPDATE pairs SET aligned = 0 WHERE {end} = ?", (article,))


def again(desk: Desk, story: str) -> None:
    """Let the pairs of a story's articles wait to be aligned anew: what they rest on was found anew."""
    inside = "(SELECT id FROM articles WHERE story = ?)"
    desk.do(f"UPDATE pairs SET aligned = 0 WHERE article IN {inside}", (story,))
    desk.do(f"UPDATE pairs SET aligned = 0 WHERE other IN {inside}", (story,))
