"""Why an article moved: what the log says of it."""

from __future__ import annotations

import pytest

from rashomon.records import Frequencies
from rashomon.stories import days
from rashomon.stories.groups import Groups
from rashomon.stories.shelf import Shelf
from tests.newsroom import article

TOLD = [article(f"The {what} of Port Merrin is shut, the mayor said.", id=what) for what in ("pier", "school", "mill")]


@pytest.mark.parametrize(
    ("before", "after", "why"),
    [
        (
            {"pier": "one", "school": "one"},
            {"school": "two"},
            "no longer near enough to the other articles of its story",
        ),
        (
            {"pier": "one", "school": "one", "mill": "two"},
            {"school": "two"},
            "nearer to the articles of the other story",
        ),
        ({"pier": "one", "school": "two"}, {"school": "one"}, "the two stories proved to be one"),
    ],
    ids=["alone", "to another", "one"],
)
def test_a_move_says_why(before: dict[str, str], after: dict[str, str], why: str) -> None:
    shelf = Shelf(Frequencies())
    shelf.put(TOLD, [days.find(each) for each in TOLD], [False] * len(TOLD))
    groups = Groups(shelf, ())
    for id, story in before.items():
        groups.join(shelf.members[id], story)
    groups.start()
    for id, story in after.items():
        groups.join(shelf.members[id], story)
    assert [(move.article, move.why) for move in groups.moves(None, undone=False)] == [("school", why)]
