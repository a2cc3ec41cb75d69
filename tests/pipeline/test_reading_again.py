"""What is read in a later run: unchanged, changed, known better, or by another name of the same file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon import articles, pipeline
from rashomon import desk as desks
from rashomon.desk import keep, recall, visits
from rashomon.pages import as_lines
from rashomon.records import Rejection
from tests.loopback import Page, Server
from tests.newsroom import article


def test_articles_without_a_date_meet_those_that_came_without_one_before() -> None:
    text = (
        "A ferry of the Merrin line hit the old pier at Ashmere harbour, and twelve people were hurt, the coast guard"
        " said. The captain, Ada Vale, told reporters that the engines had failed."
    )
    with desks.open(None) as desk:
        for each in (text, f"{text} The harbour master, Tom Reyes, closed the pier."):
            keep.article(desk, article(each, published=None, headline="Ferry hits Ashmere pier"))
            pipeline.group(desk)
        assert [len(story.articles) for story in recall.stories(desk)] == [2]
        shown = recall.stories(desk)[0].id
        visits.rejection(desk, Rejection("read", "empty.txt", "the file is empty"))
        assert recall.result(desk).rejections
        assert not recall.result(desk, [shown]).rejections, "rejections belong to no story"


@pytest.mark.parametrize("given", ["in", "./in", "in/", ".", "in/*.txt", "*/empty.txt", "./in/empty.txt"])
def test_a_file_is_the_same_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.chdir(tmp_path)
    empty = tmp_path / "in" / "empty.txt"
    empty.parent.mkdir()
    for written, rejected in (("", 1), ("The harbour is open again.\n\nAll is well.", 0)):
        empty.write_text(written, encoding="utf-8")
        with desks.open(tmp_path / "desk.db") as desk:
            pipeline.read(desk, [given])
            told = [row for row in recall.result(desk).rejections if "empty.txt" in row.input]
            assert len(told) == rejected


FEED = (
    '<rss version="2.0"><channel><title>Courier</title><link>https://courier.example/</link>'
    "<item><title>Pier shut</title><link>https://courier.example/pier</link>"
    "<description>The pier is shut for a week, the board said on Monday.</description></item></channel></rss>"
)
ROWS = '{"text": "The pier is shut for a week."}\n{"text": "A fire broke out on Monday."}\n'
ONE = "<html><body><article><h1>Pier shut</h1>{}</article></body></html>".format(
    "".join(
        f"<p>The pier at berth {n} is shut for a week, the board of the harbour said on Monday.</p>" for n in range(6)
    )
)


@pytest.mark.parametrize(
    ("name", "stands", "first", "again"),
    [
        pytest.param("/feed", FEED, (1, 0, 0), (0, 0, 1), id="a feed"),
        pytest.param("/rows.jsonl", ROWS, (2, 0, 0), (0, 0, 1), id="a table"),
        pytest.param("/pier", ONE, (1, 0, 0), (0, 1, 0), id="an article"),
    ],
)
def test_what_has_not_changed_is_one_article_only_where_it_is_one(
    tmp_path: Path, name: str, stands: str, first: tuple[int, ...], again: tuple[int, ...]
) -> None:
    asked = articles.Options(allow_private=True)
    with Server({name: Page(stands.encode(), etag='"one"')}) as server, desks.open(tmp_path / "desk.db") as desk:
        for wanted in (first, again, again):
            tally = pipeline.read(desk, [server.url(name)], asked)
            assert (tally.new, tally.unchanged, tally.lists) == wanted
            pipeline.check([server.url(name)], tally)
    assert as_lines.tally(tally) == (
        "read 0 articles: 0 new, 0 changed, 0 unchanged; 1 feed or list unchanged since the last visit; 0 rejected"
        if again[2]
        else "read 1 article: 0 new, 0 changed, 1 unchanged; 0 rejected"
    )


def test_a_register_of_ones_own_holds_at_later_runs(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "name,newsroom,owner\nCourier,Courier,Merrin Press\nSunday Courier,Courier,Merrin Press\n", encoding="utf-8"
    )
    rows = [
        ("Courier", "The old pier at Velm burned down on Monday, and nobody was hurt, the fire chief said."),
        ("Sunday Courier", "Nobody was hurt when fire took the old pier at Velm on Monday, its chief said."),
    ]
    file = tmp_path / "rows.jsonl"
    told = ({"outlet": outlet, "published": "2024-03-04", "text": text, "story": "s"} for outlet, text in rows)
    file.write_text("".join(f"{json.dumps(row)}\n" for row in told), encoding="utf-8")
    for options, found in ((articles.Options(outlets=own), 1), (articles.PLAIN, 0)):
        with desks.open(tmp_path / "desk.db") as desk:
            pipeline.read(desk, [file], options)
            pipeline.group(desk, keep_stories=True)
            assert pipeline.find(desk) == found
            (story,) = recall.result(desk).stories
            assert (story.outlets, story.origins, story.owners) == (2, 1, 1)


def test_what_is_read_better_is_found_anew_in_its_story(tmp_path: Path) -> None:
    text = "The old pier at Velm burned down on Monday, and nobody was hurt, the fire chief, Ada Vale, said."
    first = [{"id": str(number), "outlet": name, "text": text} for number, name in enumerate(("Courier", "Echo"))]
    better = [row | {"headline": f"{row['outlet']}: pier burns", "published": "2024-03-06"} for row in first]
    counted = []
    with desks.open(tmp_path / "desk.db") as desk:
        for rows in (first, better, better, first):
            path = tmp_path / "rows.jsonl"
            path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
            tally = pipeline.read(desk, [path])
            desk.run = desk.connection.execute(
                "INSERT INTO runs (command, process, began) VALUES ('', 0, '')"
            ).lastrowid
            pipeline.group(desk)
            counted.append((tally.new, tally.changed, tally.unchanged, pipeline.find(desk)))
            (story,) = recall.stories(desk)
            known = len(counted) > 1
            assert (story.headline == "Courier: pier burns", story.first) == (known, "2024-03-06" if known else None)
        assert counted == [(2, 0, 0, 1), (0, 2, 0, 1), (0, 0, 2, 0), (0, 0, 2, 0)]
        result = recall.result(desk)
        assert {each.value for each in result.dates} == {"2024-03-04"}, (
            "Monday is counted from the day that is known now"
        )
        assert not result.revisions
        assert desk.one("SELECT min(day), max(day) FROM profiles") == ("2024-03-06", "2024-03-06")
        assert desk.one("SELECT min(day), max(day) FROM samples") == ("2024-03-06", "2024-03-06")
