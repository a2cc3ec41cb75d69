"""From inputs to a result: the only file where stages, engine and desk meet.

::

    inputs --read--> articles --group--> stories --find--> findings        each step onto the desk, and from it
                                           |
                            find (article) --> coverage --> find (story)

Each step does what is left to do: `read` knows what it has read, `group` places the articles that have arrived, `find`
goes over the stories that changed. `build` is the three in a row, over a desk in memory.

Findings over an article and findings over a story are each one `map`, so that any engine can run them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from rashomon import articles as readers
from rashomon import desk as desks
from rashomon import findings, stories
from rashomon.articles import filed
from rashomon.articles.outlets import register
from rashomon.desk import Desk, decisions, holders, keep, placing, recall, shared
from rashomon.desk import findings as found
from rashomon.engine import local
from rashomon.errors import InputError
from rashomon.findings import parties, reuse
from rashomon.findings.reuse import corpus, origins
from rashomon.records import Article, Coverage, Decision, Held, Outlet, Pair, Rejection, Result, Story, Visit
from rashomon.settings import DESK, ENGINE

Row = Article | Rejection | Visit
_NOT_MODIFIED = 304
"""The HTTP status of an address at which nothing has changed."""
_FOUND_IN_ARTICLES = tuple(dict.fromkeys(finding.gives for finding in findings.FINDINGS if finding.over == "article"))


@dataclass(slots=True)
class Tally:
    """What a run of `read` came to: articles by what they are to the desk, rejections by their reason.

    `lists` counts the feeds and lists that have not changed since the last visit: what stands in them was not read.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    lists: int = 0
    rejected: Counter[str] = field(default_factory=Counter)

    @property
    def read(self) -> int:
        """All articles that were read."""
        return self.new + self.changed + self.unchanged

    def counts(self) -> dict[str, Any]:
        """Give the counts by their names, and the rejections by their reasons, most frequent first."""
        return {
            "read": self.read,
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "lists_unchanged": self.lists,
            "rejected": dict(self.rejected.most_common()),
        }


def build(
    inputs: Sequence[str | Path],
    *,
    keep_stories: bool = False,
    processes: int = 1,
    options: readers.Options = readers.PLAIN,
) -> Result:
    """Read `inputs`, form stories, and find everything in them.

    `keep_stories` takes an input's own `story` field as given; without it the field is ignored. `processes` spreads the
    work, 0 over all cores; a script that asks for more than one must guard its top level with `__name__ == "__main__"`.
    Raises InputError where not one article could be read, and UsageError where an input does not exist.
    """
    with desks.open(None) as desk:
        check(inputs, read(desk, inputs, options), recall.result(desk).rejections)
        return _finish(desk, keep_stories, processes)


def compare(read: Iterable[Article], *, keep_stories: bool = False, processes: int = 1) -> Result:
    """Form stories from articles and find everything in them. Their order makes no difference to any record."""
    with desks.open(None) as desk:
        tally = Tally()
        with desk.transaction():
            for article in read:
                _keep(desk, article.id, article, tally, register.bundled().known)
                if article.language != "en":
                    _reject(desk, filed.unanalysed(article.language, article.id), tally)
            keep.outlets(desk, register.bundled().known, register.bundled().known)
        return _finish(desk, keep_stories, processes)


def _finish(desk: Desk, keep_stories: bool, processes: int) -> Result:
    group(desk, keep_stories=keep_stories)
    find(desk, processes=processes)
    return recall.result(desk)


def read(desk: Desk, inputs: Sequence[str | Path], options: readers.Options = readers.PLAIN) -> Tally:
    """Read `inputs` onto the desk; what it holds already is not read again as new.

    Articles are kept a few hundred to a transaction: broken off, those are kept, and the next run passes over them.
    Raises UsageError where an input does not exist.
    """
    tally = Tally()
    fetched: set[str] = set()
    known, bundled = register.load(options.outlets).known, register.bundled().known
    for batch in _batches(readers.stream(inputs, options, partial(keep.visited, desk))):
        restated: list[str] = []
        with desk.transaction():
            for name, row in batch:
                if isinstance(row, Article):
                    kept = _keep(desk, name, row, tally, known)
                    restated += [kept.id] if kept.restated else []
                elif isinstance(row, Rejection):
                    _reject(desk, row, tally)
                else:
                    keep.visit(desk, row)
                    if row.status == _NOT_MODIFIED:
                        tally.lists += row.listing
                        tally.unchanged += not row.listing
                    else:
                        fetched.add(name)
            keep.outlets(desk, known, bundled, sorted({row.outlet for _, row in batch if isinstance(row, Article)}))
            _restate(desk, restated)
    keep.settled(desk, sorted({*readers.names(inputs), *fetched}))
    keep.outlets(desk, known, bundled)
    return tally


def _keep(desk: Desk, name: str, article: Article, tally: Tally, known: keep.Known) -> keep.Kept:
    kept = keep.article(desk, article, known)
    if kept.outcome == "again":
        reason = f"the article {article.id} was read before, with the same text; it counts once"
        _reject(desk, Rejection("read", name, reason), tally)
        return kept
    setattr(tally, kept.outcome, getattr(tally, kept.outcome) + 1)
    if kept.beside:
        reason = f"another article has the id {kept.beside}; this one is kept as {kept.id}"
        _reject(desk, Rejection("read", name, reason), tally)
    return kept


def _restate(desk: Desk, ids: Sequence[str]) -> None:
    """Tell the stories of articles anew of which more is known; the articles stay where they are."""
    articles = [article for article in map(partial(recall.article, desk), ids) if article.story]
    if articles:
        grouper = _grouper(desk, placing.held(desk, named={str(article.story) for article in articles}))
        placing.store(desk, grouper.restate(articles))


def _reject(desk: Desk, row: Rejection, tally: Tally) -> None:
    keep.rejection(desk, row)
    tally.rejected[row.reason] += 1


def group(desk: Desk, *, keep_stories: bool = False) -> Counter[str]:
    """Place every article that has arrived since the last run; give how many were placed and moved, and stories made.

    `keep_stories` takes an input's own `story` field as given.
    """
    counted: Counter[str] = Counter()
    grouper: stories.Grouper | None = None
    for batch in placing.batches(desk):
        if grouper is None:  # Where nothing has arrived, nothing that is held need be loaded.
            periods = stories.periods(placing.arrived(desk))
            grouper = _grouper(desk, placing.held(desk, periods), keep_stories)
        counted.update(placing.store(desk, grouper.add(batch)))
    return counted


def overrule(desk: Desk, decision: Decision) -> Counter[str]:
    """Let the user's word take effect, now and at every later run. Raises StoryError where it cannot."""
    grouped = _grouper(desk, placing.held(desk, named=decision.stories)).decide(decision)
    with desk.transaction():
        decisions.keep(desk, decision)
        return placing.store(desk, grouped)


def undo(desk: Desk, decision: Decision) -> Counter[str]:
    """Let the user's word stand no longer, and take back what it moved. What has moved on since stays where it is."""
    moves = decisions.moves(desk, decision)
    named = {*decision.stories, *(story for move in moves for story in (move.left, move.joined))}
    grouped = _grouper(desk, placing.held(desk, named=named)).withdraw(decision, moves)
    with desk.transaction():
        decisions.withdraw(desk, decision)
        return placing.store(desk, grouped)


def _grouper(desk: Desk, held: Held, keep_stories: bool = False) -> stories.Grouper:
    owners = {name: outlet.owner for name, outlet in recall.outlets(desk).items() if outlet.owner}
    return stories.Grouper(held, keep=keep_stories, owner_of=owners)


def find(desk: Desk, *, processes: int = 1) -> int:
    """Find everything in the stories that changed; give how many those were. Each is kept as soon as it is told."""
    _sample(desk)
    wanting = list(found.wanting(desk))
    known = recall.outlets(desk)
    with local.start(sum(len(story.articles) for story in wanting), processes) as engine:
        for batch in _bundles(wanting):
            told = [article for story in batch for article in recall.newest(desk, story.id)]
            alone = dict(zip((article.id for article in told), engine.map(_over_article, told), strict=True))
            gathered = (_gather(story, alone, known) for story in batch)
            for coverage in engine.map(_over_story, [_with_standing(desk, each) for each in gathered]):
                found.store(desk, coverage)
    _across(desk)
    return len(wanting)


def _across(desk: Desk) -> None:
    """Find what articles of different stories share, pair by pair, and then who wrote it, by all who hold it."""
    aligned: list[Pair] = []
    for pairs in shared.waiting(desk):
        told = shared.coverage(desk, {id for pair in pairs for id in (pair.article, pair.other)})
        shared.aligned(desk, pairs, reuse.across(told, pairs))
        aligned += pairs
    for passages in holders.together(desk, {id for pair in aligned for id in (pair.article, pair.other)}):
        holding = {span.article for each in passages for span in (each.copy, each.origin) if span}
        told = replace(shared.coverage(desk, holding), passages=passages)
        holders.keep(desk, passages, reuse.judge(told))
    shared.done(desk, aligned)


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


def _batches(rows: Iterable[tuple[str, Row]]) -> Iterator[list[tuple[str, Row]]]:
    """Give rows a few hundred at a time; those from an address at once, as fetching them took its time."""
    batch: list[tuple[str, Row]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == DESK.together or isinstance(row[1], Visit):
            yield batch
            batch = []
    yield batch


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


def check(inputs: Sequence[str | Path], tally: Tally, rejections: Sequence[Rejection] = ()) -> None:
    """Raise InputError where nothing could be read of `inputs`, with the reason for each that is told."""
    if tally.read or tally.lists:
        return
    given = ", ".join(map(str, inputs))
    reasons = "".join(f"\n  {rejection.input}: {rejection.reason}" for rejection in rejections[:20])
    more = f"\n  and {len(rejections) - 20} more" if len(rejections) > 20 else ""
    raise InputError(
        f"Cannot read any article from {given}.{reasons}{more}\n"
        "Give files, folders or addresses with articles: `rashomon read --help` says in which formats."
    )
