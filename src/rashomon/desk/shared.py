"""What is kept so that a new article is compared by index with all that came before? Samples in, samples out.

`samples` has the sampled word runs of every article, `marks` the articles by run, `repeated` the standing text by
run. What a batch shares is looked up there, so its cost does not grow with the desk. Pairs wait until both articles
have been gone over by `find`. Where standing text is learned, what was found with it before is found anew.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rashomon.desk import Desk, listed, log
from rashomon.desk.rows import shape
from rashomon.findings.reuse import corpus
from rashomon.records import Article, Coverage, Credit, Outlet, Pair, Passage, Quote, Sample, Shared, Standing
from rashomon.settings import DESK

_BETWEEN = "story IS NULL"
_HOLDER = "json_extract(origin, '$.article')"
_TAKER = "json_extract(copy, '$.article')"
_LISTED = "(SELECT value FROM json_each(?1))"
_EVERYONE = ""
"""Stands in `repeated` for several outlets."""


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


def standing(desk: Desk, samples: Iterable[Sample]) -> tuple[Standing, ...]:
    """Give the standing text that was learned, as far as `samples` hold runs of it."""
    runs = json.dumps(sorted({run for sample in samples for run in sample.hashes}))
    learned: dict[str, list[int]] = defaultdict(list)
    for outlet, run in desk.rows(f"SELECT outlet, hash FROM repeated WHERE hash IN {_LISTED}", (runs,)):
        learned[outlet].append(run)
    return tuple(Standing(outlet or None, tuple(sorted(some))) for outlet, some in sorted(learned.items()))


def store(desk: Desk, shared: Shared) -> None:
    """Keep what a batch shares, in one transaction. A pair waits to be aligned; what standing text changes does too."""
    with desk.transaction():
        desk.add("samples", shared.samples, Sample)
        marks = ((run, sample.article) for sample in shared.samples for run in sample.hashes)
        desk.connection.executemany("INSERT OR IGNORE INTO marks (hash, article) VALUES (?, ?)", marks)
        desk.add("standing", shared.standing, Standing)
        repeated = ((run, each.outlet or _EVERYONE) for each in shared.standing for run in each.hashes)
        desk.connection.executemany("INSERT OR IGNORE INTO repeated (hash, outlet) VALUES (?, ?)", repeated)
        columns = listed(shape(Pair).columns)
        desk.connection.executemany(
            f"INSERT OR IGNORE INTO pairs ({columns}) VALUES (?, ?, ?)", map(shape(Pair).encode, shared.pairs)
        )
        for each in shared.standing:
            _anew(desk, each)


def _anew(desk: Desk, learned: Standing) -> None:
    """Let all that was found with standing text which is learned now be found anew, and nothing else.

    In a story, what one outlet always prints tells: its stories of several articles are gone over again. Between
    stories, what several print does too: the pairs of all who hold it wait to be aligned again.
    """
    told: dict[str, list[str]] = defaultdict(list)
    for article, story in _holding(desk, learned):
        desk.do("UPDATE pairs SET aligned = 0 WHERE article = ?", (article,))
        desk.do("UPDATE pairs SET aligned = 0 WHERE other = ?", (article,))
        if learned.outlet is not None and story is not None:
            told[story].append(article)
    several = "(SELECT count(*) FROM (SELECT 1 FROM articles WHERE story = ?1 LIMIT 2)) = 2"
    for story, articles in sorted(told.items()):
        if desk.do(f"UPDATE found SET digest = '' WHERE story = ?1 AND digest <> '' AND {several}", (story,)):
            why = (
                f"found anew: standing text of {learned.outlet} was learned, which {', '.join(sorted(articles))} print"
            )
            log.add(desk, "changed", "stories", story, story=story, after=f"{why}s" if len(articles) == 1 else why)


def _holding(desk: Desk, learned: Standing) -> Iterator[tuple[str, str | None]]:
    """Give the articles that hold runs of standing text, of its outlet or of all, each with its story.

    One that is nearly another's text is looked up through that one, and its own runs are made again.
    """
    cells = json.dumps(learned.hashes), learned.outlet
    marked, own = f"(SELECT article FROM marks WHERE hash IN {_LISTED})", "(?2 IS NULL OR outlet = ?2)"
    ids = {row[0] for row in desk.rows(f"SELECT id FROM articles WHERE id IN {marked} AND {own}", cells)}
    through = f'WHERE id IN (SELECT article FROM samples WHERE "like" IN {marked}) AND {own}'
    alike = list(desk.records(Article, "articles", through, cells))
    known = set(learned.hashes)
    ids |= {each.article for each in corpus.samples(alike) if not known.isdisjoint(each.hashes)}
    yield from desk.rows(
        f"SELECT id, story FROM articles WHERE id IN {_LISTED} ORDER BY id", (json.dumps(sorted(ids)),)
    )


def waiting(desk: Desk) -> list[Pair]:
    """Give the pairs that have not been aligned since their articles came to stand in two stories.

    Both articles have been gone over by then: their quotes and credits are known. Pairs within one story go on waiting.
    """
    query = (
        f"SELECT {', '.join(f'pairs.{column}' for column in shape(Pair).columns)} FROM pairs"
        " JOIN articles AS one ON one.id = pairs.article JOIN articles AS other ON other.id = pairs.other"
        " JOIN found AS here ON here.story = one.story JOIN found AS there ON there.story = other.story"
        " WHERE NOT aligned AND one.story <> other.story ORDER BY pairs.article, pairs.other"
    )
    return [shape(Pair).decode(row) for row in desk.rows(query)]


def coverage(desk: Desk, ids: Iterable[str]) -> Coverage:
    """Give articles by their ids, with the quotes and credits found in them, and what is known that tells their text.

    Of the outlets, those that printed them and every agency; of the standing text, what they hold.
    """
    wanted = (json.dumps(sorted(set(ids))),)
    inside = f"WHERE {{}} IN {_LISTED} ORDER BY row"
    told = tuple(desk.records(Article, "articles", inside.format("id"), wanted))
    named = (json.dumps(sorted({article.outlet for article in told})),)
    return Coverage(
        articles=told,
        quotes=tuple(desk.records(Quote, "quotes", inside.format("article"), wanted)),
        credits=tuple(desk.records(Credit, "credits", inside.format("article"), wanted)),
        outlets=tuple(desk.records(Outlet, "outlets", f"WHERE agency OR name IN {_LISTED} ORDER BY name", named)),
        standing=standing(desk, corpus.samples(told)),
    )


def aligned(desk: Desk, pairs: Sequence[Pair], passages: Iterable[Passage]) -> None:
    """Keep the passages that pairs of articles of different stories share, in the place of those found before."""
    with desk.transaction():
        for pair in pairs:
            for holder, taker in ((pair.article, pair.other), (pair.other, pair.article)):
                desk.do(f"DELETE FROM passages WHERE {_BETWEEN} AND {_TAKER} = ? AND {_HOLDER} = ?", (taker, holder))
        desk.add("passages", passages, Passage)


def done(desk: Desk, pairs: Iterable[Pair]) -> None:
    """Let pairs wait no longer: what they share was aligned, and who wrote it was told by all who hold it."""
    with desk.transaction():
        desk.connection.executemany(
            "UPDATE pairs SET aligned = 1 WHERE article = ? AND other = ?", ((one.article, one.other) for one in pairs)
        )


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
