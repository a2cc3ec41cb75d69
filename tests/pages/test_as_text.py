"""The summary in a terminal: what it counts, and that each story is told by its own rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.desk.around import Around
from rashomon.pages import as_text
from rashomon.records import AccountSentence, Article, Disagreement, Position, Result, Story

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
    assert as_text.render(ROWS).startswith(
        "3 articles of 2 outlets: 1 story told by several, 1 story told by one alone\n"
    )


def test_a_story_is_told_by_its_own_rows() -> None:
    shown = as_text.render(ROWS)
    assert "  - The pier is shut." in shown
    assert "The mill burned." not in shown


@pytest.mark.parametrize(("every", "lines"), [(False, 41), (True, 500)])
def test_a_story_of_many_articles_is_shown_in_part(every: bool, lines: int) -> None:
    ids = tuple(f"a{each:03}" for each in range(500))
    articles = tuple(Article(id, f"Outlet {id}", "x", "Pier shut", "2024-05-06", story="p") for id in ids)
    positions = tuple(Position(f"{each} houses", None, 1, ()) for each in range(400))
    days = tuple(Position(f"2024-05-{each:02}", None, 1, ()) for each in range(1, 3))
    result = Result(
        articles=articles,
        stories=(Story("p", "Pier shut", "2024-05-06", "2024-05-07", ids, 500, 500, 1),),
        disagreements=(
            Disagreement("d", "p", "number", "houses lost", "conflict", positions),
            Disagreement("e", "p", "date", "the vote", "conflict", days),
        ),
    )
    shown = as_text.show(result, Around("p", "p"), every=every).splitlines()
    assert sum(line.startswith("    a") or "..." in line for line in shown) == lines
    assert shown[:2] == ["p  Pier shut", "  500 articles, 500 outlets, 1 independent origin, 6–7 May 2024"]
    said = " ".join(map(str.strip, shown))
    assert ("houses lost: 0 houses / 1 houses / 2 houses / 3 houses / 4 houses and 395 more" in said) is not every
    assert "the vote: 1 May 2024 / 2 May 2024" in said
    assert "2024-05" not in said


def test_a_story_says_what_it_follows_and_which_articles_were_superseded() -> None:
    one, two = ROWS.articles[:2]
    result = replace(ROWS, articles=(replace(one, story="p"), replace(two, story="p", version_of="p1")))
    before, after = (replace(ROWS.stories[1], id=id, headline=f"Pier {id}") for id in ("before", "after"))
    shown = as_text.show(result, Around("p", "q", before, (after,), ("q", "r"))).splitlines()
    assert shown[:5] == [
        "p  Pier shut",
        "  q was merged into it",
        "  merged into it: r",
        "  follows before  Pier before",
        "  followed by after  Pier after",
    ]
    assert shown[-2:] == ["    p1  undated  Echo: x  [superseded by p2]", "    p2  undated  Tide: x"]
