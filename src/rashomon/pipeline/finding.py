"""The third step: what the articles of each story hold, and what stories share.

Findings over an article and findings over a story are each one `map`, so that any engine can run them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from rashomon import findings
from rashomon.desk import Desk, holders, recall, shared
from rashomon.desk import findings as found
from rashomon.engine import local
from rashomon.findings import parties, reuse
from rashomon.findings.reuse import corpus, origins
from rashomon.pipeline.progress import Progress, unsaid
from rashomon.records import Article, Coverage, Outlet, Story
from rashomon.settings import DESK, ENGINE

_FOUND_IN_ARTICLES = tuple(dict.fromkeys(finding.gives for finding in findings.FINDINGS if finding.over == "article"))


def find(desk: Desk, *, processes: int = 1, progress: Progress = unsaid) -> int:
    """Find everything in the stories that changed; give how many those were. Each is kept as soon as it is told."""
    _sample(desk)
    wanting = list(found.wanting(desk))
    known = recall.outlets(desk)
    done = 0
    progress(f"0 of {len(wanting)} stories")
    with local.start(sum(len(story.articles) for story in wanting), processes) as engine:
        for batch in _bundles(wanting):
            told = [article for story in batch for article in recall.newest(desk, story.id)]
            alone = dict(zip((article.id for article in told), engine.map(_over_article, told), strict=True))
            gathered = (_gather(story, alone, known) for story in batch)
            for coverage in engine.map(_over_story, [_with_standing(desk, each) for each in gathered]):
                found.store(desk, coverage)
                done += 1
                progress(f"{done} of {len(wanting)} stories")
    progress("what stories share")
    _across(desk)
    return len(wanting)


def _across(desk: Desk) -> None:
    """Find what articles of different stories share, pair by pair, and then who wrote it, by all who hold it."""
    waiting = shared.waiting(desk)
    every = [*waiting, *holders.told_with(desk, waiting)]
    for first in range(0, len(every), DESK.together):
        pairs = every[first : first + DESK.together]
        told = shared.coverage(desk, {id for pair in pairs for id in (pair.article, pair.other)})
        shared.aligned(desk, pairs, reuse.across(told, pairs))
    for passages in holders.together(desk, {id for pair in every for id in (pair.article, pair.other)}):
        holding = {span.article for each in passages for span in (each.copy, each.origin) if span}
        told = replace(shared.coverage(desk, holding), passages=passages)
        holders.keep(desk, passages, reuse.judge(told))
    shared.done(desk, waiting)


def _sample(desk: Desk) -> None:
    """Sample the articles that have arrived, and keep which others they share text with."""
    for batch in shared.unsampled(desk):
        samples = corpus.samples(batch)
        runs = corpus.Runs(shared.held(desk, samples), shared.standing(desk, samples))
        shared.store(desk, runs.join(samples))


def _over_article(article: Article) -> Coverage:
    return findings.complete(Coverage((article,)), "article")


def _over_story(coverage: Coverage) -> Coverage:
    """Find over a story, then let go of what no later stage reads: a parse is large to send between processes."""
    told = findings.complete(coverage, "story")
    assert told.story is not None
    places, named = parties.main(told)
    counted = replace(
        told.story,
        origins=len(set(told.origin_of.values())),
        owners=origins.owners(told),
        places=places,
        parties=named,
    )
    return replace(told, story=counted, sentences=(), mentions=(), quantities=(), matters=())


def _gather(
    story: Story,
    alone: Mapping[str, Coverage],
    known: Mapping[str, Outlet],
) -> Coverage:
    """Join what was found in each article of a story, and what is known of its outlets, into its coverage."""
    parts = [alone[article] for article in story.articles if article in alone]
    tables: dict[str, Any] = {
        name: tuple(chain.from_iterable(getattr(part, name) for part in parts))
        for name in ("articles", *_FOUND_IN_ARTICLES)
    }
    printing = sorted({article.outlet for article in tables["articles"]})
    return Coverage(
        story=story,
        outlets=tuple(known[outlet] for outlet in printing if outlet in known),
        **tables,
    )


def _with_standing(desk: Desk, told: Coverage) -> Coverage:
    """Add the standing text that was learned, as far as a story's articles hold it."""
    printing = {None, *(article.outlet for article in told.articles)}
    learned = shared.standing(desk, corpus.samples(told.articles))
    return replace(told, standing=tuple(each for each in learned if each.outlet in printing))


def _bundles(wanting: Sequence[Story]) -> Iterator[list[Story]]:
    """Give stories so many at a time that every worker has enough to do, and memory does not grow with the desk."""
    bundle: list[Story] = []
    for story in wanting:
        bundle.append(story)
        if sum(len(each.articles) for each in bundle) >= ENGINE.bundle:
            yield bundle
            bundle = []
    if bundle:
        yield bundle
