"""The second step: which story each article is of, by what has arrived and by the user's word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from rashomon import stories
from rashomon.desk import Desk, decisions, placing, recall, undoing
from rashomon.pipeline.progress import Progress, unsaid
from rashomon.records import Decision, Held


def group(desk: Desk, *, keep_stories: bool = False, progress: Progress = unsaid) -> Counter[str]:
    """Place every article that has arrived since the last run; give how many were placed and moved, and stories made.

    `keep_stories` takes an input's own `story` field as given.
    """
    counted: Counter[str] = Counter()
    grouper: stories.Grouper | None = None
    for batch in placing.batches(desk):
        if grouper is None:  # Where nothing has arrived, nothing that is held need be loaded.
            periods = stories.periods(placing.arrived(desk))
            named = placing.before(desk) | (placing.stated(desk) if keep_stories else set())
            grouper = _grouper(desk, placing.held(desk, periods, named), keep_stories)
        counted.update(placing.store(desk, grouper.add(batch)))
        progress(f"{counted['placed']} articles placed")
    return counted


def restate(desk: Desk, ids: Sequence[str]) -> None:
    """Tell the stories of articles anew of which more is known; the articles stay where they are."""
    articles = [article for article in map(partial(recall.article, desk), ids) if article.story]
    if articles:
        grouper = _grouper(desk, placing.held(desk, named={str(article.story) for article in articles}))
        placing.store(desk, grouper.restate(articles))


def overrule(desk: Desk, decision: Decision) -> Counter[str]:
    """Let the user's word take effect, now and at every later run. Raises StoryError where it cannot."""
    grouped = _grouper(desk, placing.held(desk, named=decision.stories)).decide(decision)
    with desk.transaction():
        decisions.keep(desk, decision)
        return placing.store(desk, grouped)


def undo(desk: Desk, decision: Decision) -> Counter[str]:
    """Let the user's word stand no longer: articles stand as if it had not been said (`desk.undoing`)."""
    moves, later = undoing.without(desk, decision)
    concerned = {story for move in moves for story in (move.left, move.joined)}
    # Of the others none that went into another: it has nothing to take back, and leads where it led.
    named = concerned | {story.id for story in recall.every_story(desk, decision.stories) if story.articles}
    held = placing.held(desk, named=named)
    known = {each.id: each for each in later}
    held = replace(held, decisions=tuple(known.get(each.id, each) for each in held.decisions))
    grouped = _grouper(desk, held).withdraw(decision, moves)
    with desk.transaction():
        decisions.withdraw(desk, decision, later)
        return placing.store(desk, grouped)


def _grouper(desk: Desk, held: Held, keep_stories: bool = False) -> stories.Grouper:
    owners = {name: outlet.owner for name, outlet in recall.outlets(desk).items() if outlet.owner}
    return stories.Grouper(held, keep=keep_stories, owner_of=owners)
