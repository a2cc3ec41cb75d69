"""Where does a story lead? A story as asked for in; those that it follows, that follow it and that went into it out."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.desk import Desk, recall
from rashomon.records import Story


@dataclass(frozen=True, slots=True)
class Around:
    """What lies around a story: `asked` is the id that led to it, `merged` are those of stories that went into it."""

    id: str
    asked: str
    follows: Story | None = None
    followers: tuple[Story, ...] = ()
    merged: tuple[str, ...] = ()


def of(desk: Desk, named: str) -> Around:
    """Give what lies around the story that `named` names. Raises DeskError where there is none, or more than one."""
    story = recall.story(desk, named)
    exact = desk.one("SELECT 1 FROM stories WHERE id = ?", (named,)) is not None
    merged = _merged(desk, story.id)
    asked = named if exact else next((each for each in (story.id, *merged) if each.startswith(named)), story.id)
    ids = [
        row[0] for each in (story.id, *merged) for row in desk.rows("SELECT id FROM stories WHERE follows = ?", (each,))
    ]
    earlier = recall.story(desk, story.follows) if story.follows else None
    return Around(
        id=story.id,
        asked=asked,
        follows=earlier if earlier and earlier.id != story.id else None,
        followers=tuple(each for each in recall.every_story(desk, ids) if each.articles and each.id != story.id),
        merged=merged,
    )


def _merged(desk: Desk, id: str) -> tuple[str, ...]:
    """Give the ids of the stories that went into one, and of those that had gone into these."""
    found = [id]
    for each in found:
        found += [row[0] for row in desk.rows("SELECT id FROM stories WHERE merged_into = ? ORDER BY row", (each,))]
    return tuple(found[1:])
