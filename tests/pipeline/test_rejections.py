"""What cannot be used is rejected with a reason (promise 5 of DESIGN.md), the rest goes on, and what is mended is told no more."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon import articles, pipeline
from rashomon import desk as desks
from rashomon.desk import recall
from rashomon.errors import InputError
from rashomon.findings.agreement import counts
from tests.loopback import Page, Server
from tests.newsroom import article

GERMAN = (
    "Die Fähre rammte am Sonntag den Pier von Sollhaven, und neun Menschen wurden verletzt. „Wir bedauern das sehr“, "
    "sagte die Bürgermeisterin Ilse Brandt. Die Reederei äußerte sich am Montag nicht zu den Gründen des Unglücks."
)


def test_a_text_in_another_language_is_kept_and_left_out_of_what_is_found(tmp_path: Path) -> None:
    (tmp_path / "Küstenbote.txt").write_text(f" date 2024-05-06 {GERMAN}", encoding="utf-8")
    (tmp_path / "Courier.txt").write_text(
        " date 2024-05-06 A ferry struck the pier in Sollhaven on Sunday and nine people were hurt, police said. "
        "“We regret this deeply,” said the mayor, Ilse Brandt.",
        encoding="utf-8",
    )
    result = pipeline.build([tmp_path])
    german = next(each for each in result.articles if each.outlet == "Küstenbote")
    assert (german.language, german.text) == ("de", GERMAN)
    assert any(german.id in story.articles for story in result.stories)
    assert [each.stage for each in result.rejections if "Küstenbote" in each.input] == ["language"]
    assert not [each for each in (*result.quotes, *result.dates, *result.credits) if each.article == german.id]
    assert [quote for quote in result.quotes if quote.article != german.id]


def test_compare_tells_which_articles_it_cannot_analyse() -> None:
    german = article(GERMAN, "Küstenbote", "2024-05-06", id="de", language="de")
    result = pipeline.compare([german, article("The pier is shut.", published="2024-05-06")])
    assert [(row.stage, row.input) for row in result.rejections] == [("language", "de")]


def test_what_a_finding_leaves_out_is_a_rejection_until_it_is_found_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Nine people were hurt on Sunday, police said. Four boats sank. The mayor closed three piers."
    rows = [
        {"outlet": name, "text": text, "published": "2024-05-06", "id": name, "story": "s"}
        for name in ("Echo", "Courier")
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    with desks.open(tmp_path / "desk.db") as desk:
        pipeline.read(desk, [path])
        pipeline.group(desk, keep_stories=True)
        with monkeypatch.context() as patched:
            patched.setattr(counts, "COUNTS", replace(counts.COUNTS, most=2))
            pipeline.find(desk)
        (story,) = recall.stories(desk)
        (row,) = recall.result(desk).rejections
        assert (row.stage, row.input) == ("find", story.id)
        assert re.fullmatch(r"\d of its \d numbers are not compared: the first 2 are", row.reason)
        desk.do("UPDATE found SET digest = ''")
        pipeline.find(desk)
        assert recall.result(desk).rejections == ()


def test_one_bad_file_does_not_end_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><nav>Home</nav></body></html>")
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "The pier closed on Sunday, the mayor said."}\n{"text": \n')
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 20)
    result = pipeline.build([tmp_path])
    assert [each.text for each in result.articles] == ["The pier closed on Sunday, the mayor said."]
    assert sorted(Path(each.input.split(",")[0]).name[:1] for each in result.rejections) == ["a", "b", "c"]


def test_nothing_to_read_is_an_error_that_says_why(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the folder is empty"):
        pipeline.build([tmp_path])


def test_an_article_without_a_date_gets_none() -> None:
    result = pipeline.compare([article("The pier closed on Sunday, the mayor said. It will open next week.")])
    assert [each.value for each in result.dates] == [None, None]


def test_what_is_mended_is_no_longer_told_as_rejected(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    rows = folder / "rows.jsonl"
    rows.write_text('{"outlet": "Courier", "text": ""}\n', encoding="utf-8")
    (folder / "empty.txt").touch()
    with desks.open(tmp_path / "desk.db") as desk:
        assert len(pipeline.read(desk, [folder]).rejected) == 2
    rows.write_text('{"outlet": "Courier", "text": "The pier is shut."}\n', encoding="utf-8")
    with desks.open(tmp_path / "desk.db") as desk:
        pipeline.read(desk, [rows])
        assert [row.input for row in recall.result(desk).rejections] == [str(folder / "empty.txt")]
    (folder / "empty.txt").write_text("The harbour is open again.\n\nAll is well.", encoding="utf-8")
    with desks.open(tmp_path / "desk.db") as desk:
        pipeline.read(desk, [f"{folder}/"])
        assert recall.result(desk).rejections == ()


def test_what_is_given_twice_to_compare_is_told() -> None:
    pier, fire = article("The pier is shut.", id="x"), article("A fire broke out.", id="x")
    result = pipeline.compare([pier, fire, pier])
    assert len(result.articles) == 2
    assert {(row.input, row.reason.partition(" ")[0]) for row in result.rejections} == {("x", "another"), ("x", "the")}


def test_what_was_rejected_of_a_feed_is_told_until_it_changes(tmp_path: Path) -> None:
    feed = (
        '<rss version="2.0"><channel><title>Courier</title><link>https://courier.example/</link>'
        "<item><title>Pier shut</title><link>https://courier.example/pier</link>{}</item></channel></rss>"
    )
    asked = articles.Options(allow_private=True)
    counted = []
    with Server({"/feed": Page(feed.format("").encode(), etag='"one"')}) as server, desks.open(None) as desk:
        for run in range(3):
            if run == 2:
                said = "<description>The pier is shut for a week, the board said on Monday.</description>"
                server.pages["/feed"] = Page(feed.format(said).encode(), etag='"two"')
            desk.run = desk.connection.execute(
                "INSERT INTO runs (command, process, began) VALUES ('', 0, '')"
            ).lastrowid
            pipeline.read(desk, [server.url("/feed")], asked)
            counted.append(len(recall.result(desk).rejections))
    assert counted == [1, 1, 0]


def test_two_articles_with_one_id_are_both_kept_and_two_alike_are_one(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": "The pier is shut."}, {"id": "x", "text": "A fire broke out."}]
    (tmp_path / "ids.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in [*rows, rows[0]]), encoding="utf-8")
    result = pipeline.build([tmp_path])
    first, second = sorted(each.id for each in result.articles)
    assert (first, second[:2]) == ("x", "x-")
    reasons = {row.input.partition(", ")[2]: row.reason for row in result.rejections}
    assert reasons == {
        "line 2": f"another article has the id x; this one is kept as {second}",
        "line 3": "the article x was read before, with the same text; it counts once",
    }
