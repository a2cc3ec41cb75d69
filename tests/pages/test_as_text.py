"""The summary in a terminal: what it counts, and that each story is told by its own rows."""

from __future__ import annotations

from rashomon.pages import as_text
from rashomon.records import AccountSentence, Article, Result, Story

ROWS = Result(
    articles=tuple(Article(id, outlet, "x", story=id[0]) for id, outlet in (("p1", "Echo"), ("p2", "Tide"), ("f1", "Echo"))),
    stories=(
        Story("p", "Pier shut", None, None, ("p1", "p2"), 2, 2, 2),
        Story("f", "Fire at mill", None, None, ("f1",), 1, 1, 1),
        Story("q", "Pier", None, None, (), 0, 0, 0, merged_into="p"),
    ),
    account=(AccountSentence("p", 1, "The pier is shut.", ()), AccountSentence("f", 1, "The mill burned.", ())),
)  # fmt: skip


def test_a_story_that_went_into_another_is_told_by_nobody() -> None:
    assert as_text.render(ROWS).startswith("3 articles of 2 outlets: 1 story told by several, 1 by one alone\n")


def test_a_story_is_told_by_its_own_rows() -> None:
    shown = as_text.render(ROWS)
    assert "  - The pier is shut." in shown
    assert "The mill burned." not in shown
