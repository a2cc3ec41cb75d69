"""Which stories want finding, and where does it go? Stories on the desk in; what was found in them, kept, out.

A story's findings rest on its articles, on what the register knows of their outlets, and on this program's own rules.
A digest of these is kept beside them: while it is the same they still hold, so that a new article costs no more than
its own story, and a run that was broken off finds on where it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from operator import attrgetter
from typing import Any

from rashomon import settings
from rashomon.desk import Desk, listed, log, recall, shared, visits
from rashomon.desk.rows import shape
from rashomon.records import Coverage, Outlet, Story, identify

_RESTED_ON = ("outlet", "id", "published", "published_basis", "agency", "language")
GROUPED = ("headline", "first", "last", "outlets", "follows", "merged_into")
"""Columns of a story that grouping fills; finding fills the others."""
_LOGGED = ("passages", "parties", "statements", "timeline", "claims", "disagreements", "responses")
"""Lists whose changes a reader would want to follow; the others say the same in more rows."""
_STAGE = "find"
"""The stage under which a finding says what it left out of a story; the story is the input."""


def wanting(desk: Desk) -> Iterator[Story]:
    """Give each story whose findings no longer hold."""
    held = dict(desk.rows("SELECT story, digest FROM found"))
    for story in recall.every_story(desk):
        rows = desk.rows(f"SELECT {listed(_RESTED_ON)} FROM articles {recall.NEWEST} {recall.IN_ORDER}", (story.id,))
        if story.articles and held.get(story.id) != _digest(desk, list(rows)):
            yield story


def store(desk: Desk, told: Coverage) -> None:
    """Put what was found in a story in the place of what was found there before, in one transaction."""
    assert told.story is not None
    id = told.story.id
    with desk.transaction():
        held = desk.one("SELECT 1 FROM found WHERE story = ?", (id,)) is not None
        for name, record in recall.tables().items():
            key = "article" if name in recall.OF_ARTICLES else "story"
            inside = "article IN (SELECT id FROM articles WHERE story = ?)" if key == "article" else "story = ?"
            rows: Sequence[Any] = getattr(told, name)
            if held and name in _LOGGED:
                before = list(desk.records(record, name, f"WHERE {inside} ORDER BY row", (id,)))
                _compare(desk, name, id, before, rows)
            desk.do(f"DELETE FROM {name} WHERE {inside}", (id,))
            desk.add(name, rows, record)
        known = shape(Story, "id", "articles", *GROUPED)
        cells = known.encode(told.story)
        desk.do(
            f"UPDATE stories SET ({listed(known.columns)}) = ({', '.join('?' * len(cells))}) WHERE id = ?", [*cells, id]
        )
        desk.do(
            "INSERT OR REPLACE INTO found (story, digest) VALUES (?, ?)",
            (id, _digest(desk, [attrgetter(*_RESTED_ON)(each) for each in told.articles])),
        )
        shared.again(desk, id)
        desk.do("DELETE FROM rejections WHERE stage = ? AND input = ?", (_STAGE, id))
        for rejection in told.rejections:
            visits.rejection(desk, rejection)


def withdraw(desk: Desk, story: str) -> None:
    """Take away what was found in a story whose articles have all gone elsewhere."""
    with desk.transaction():
        for name in recall.tables():
            if name not in recall.OF_ARTICLES:
                desk.do(f"DELETE FROM {name} WHERE story = ?", (story,))
        desk.do("DELETE FROM found WHERE story = ?", (story,))
        desk.do("DELETE FROM rejections WHERE stage = ? AND input = ?", (_STAGE, story))


def _compare(desk: Desk, name: str, story: str, before: Sequence[Any], after: Sequence[Any]) -> None:
    """Note what came, went and changed between two findings of a story."""
    old, new = ({_key(each): each for each in rows} for rows in (before, after))
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key), new.get(key)
        if was == now:
            continue
        kind: log.Kind = "added" if was is None else "withdrawn" if now is None else "changed"
        gone, come = log.differing(was, now)
        log.add(desk, kind, name, key, story=story, before=gone, after=come)


def _key(record: Any) -> str:
    """Give the id of a record; one without an id is known by all it says."""
    return record.id if hasattr(record, "id") else identify(*shape(type(record)).encode(record))


def _digest(desk: Desk, told: Sequence[tuple[Any, ...]]) -> str:
    """Give the digest of articles, of each of which `told` has what findings rest on; its id stands for its words."""
    layout = shape(Outlet)
    query = f"SELECT {listed(layout.columns)} FROM outlets WHERE name = ?"
    known = [row for outlet in sorted({each[0] for each in told}) for row in desk.rows(query, (outlet,))]
    return identify(_rules(), json.dumps([told, known]))


@cache
def _rules() -> str:
    """Name the rules by which is found: this version of the program, with its settings."""
    return identify(version("rashomon"), *settings.FINDING)
