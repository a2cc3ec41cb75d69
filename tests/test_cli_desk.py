"""The commands over a desk: what they print, what they keep, what they say when they cannot; as a user types them."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
from dataclasses import fields
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from rashomon import pipeline
from rashomon.cli import options
from rashomon.records import Result
from tests.desk.kept import MAIN, filled, lines, output, run, sound, sql, start

TRAM, LIBRARY, GOAT = "tram", "library", "goat"
ROWS: list[dict[str, Any]] = [
    {
        "id": "echo",
        "outlet": "Brackwater Echo",
        "headline": "Nine hurt as tram leaves rails in Sollhaven",
        "text": "Nine people were hurt when a tram left the rails in Sollhaven on Sunday, police said.\n\n"
        "“We will find out why this happened,” said the mayor, Ilse Brandt. “Nobody boards a tram to be hurt.”",
        "story": TRAM,
    },
    {
        "id": "news",
        "outlet": "Mill Town News",
        "headline": "Tram crash in Sollhaven injures nine",
        "text": "A tram came off the rails in Sollhaven on Sunday and nine people were hurt, according to police.\n\n"
        "Mayor Ilse Brandt told reporters: “We will find out why this happened.”",
        "story": TRAM,
    },
    {
        "id": "sound",
        "outlet": "Sound Radio",
        "headline": "Eleven hurt in Sollhaven tram crash",
        "text": "Eleven people were hurt when a tram left the rails in Sollhaven on Sunday, the hospital said.",
        "story": TRAM,
    },
    {
        "id": "vote",
        "outlet": "Brackwater Echo",
        "headline": "Port Merrin votes for a library",
        "text": "The council of Port Merrin voted on Monday to build a new library on the quay, 7 to 4.",
        "story": LIBRARY,
    },
    {
        "id": "quay",
        "outlet": "Mill Town News",
        "headline": "Library on the quay wins council vote",
        "text": "Port Merrin's council approved a library on the quay by seven votes to four on Monday.",
        "story": LIBRARY,
    },
    {
        "id": "roof",
        "outlet": "Sound Radio",
        "headline": "Goat found on the roof of the post office",
        "text": "A goat was found on the roof of the post office in Vennick. It is not known how it got there.",
        "story": GOAT,
    },
]
"""Six articles on three events. Their stories are given, so that these tests do not depend on how stories are formed."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a desk on which all was read, grouped and found; not to be written to."""
    return made(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def desk(whole: Path, tmp_path: Path) -> Path:
    """Give a desk like `whole` of a test's own."""
    path = tmp_path / "x.db"
    path.write_bytes(whole.read_bytes())
    return path


def made(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "x.db"
    given = lines(folder / "rows.jsonl", *({"published": "2024-05-06"} | row for row in rows or ROWS))
    for command in (("read", given), ("group", "--keep-stories"), ("find",)):
        ran = run(*command, desk=path)
        assert ran.exit_code == 0, ran.output
    return path


def told(path: Path, *command: object) -> Any:
    ran = run(*command, "--json", desk=path)
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)


def members(path: Path) -> dict[str, list[str]]:
    """Give the articles of each story that has any, as `stories` lists them."""
    return {story["id"]: sorted(story["articles"]) for story in told(path, "stories")}


AT_FIRST = {TRAM: ["echo", "news", "sound"], LIBRARY: ["quay", "vote"], GOAT: ["roof"]}


# Step by step.


def test_each_step_says_what_it_did_and_the_next_time_that_nothing_is_left(tmp_path: Path) -> None:
    path, given = tmp_path / "x.db", lines(tmp_path / "rows.jsonl", *ROWS, {"outlet": "Echo", "text": " "})
    said = [
        (("read", given), "read 6 articles: 6 new, 0 changed, 0 unchanged; 1 rejected (1 there is no text"),
        (("read", given), "read 6 articles: 0 new, 0 changed, 6 unchanged; 1 rejected (1 there is no text"),
        (("group", "--keep-stories"), "grouped: 3 stories added, 6 articles placed"),
        (("group", "--keep-stories"), "grouped: nothing new"),
        (("find",), "compared the accounts of 3 stories; the desk has "),
        (("find",), "nothing new to compare"),
    ]
    for command, line in said:
        ran = run(*command, desk=path)
        assert (ran.exit_code, ran.stderr) == (0, "")
        assert ran.stdout.startswith(line), ran.stdout
    sound(path)


def test_reading_says_where_what_was_rejected_stands_and_counts_remarks_apart(tmp_path: Path) -> None:
    path, given = tmp_path / "x.db", tmp_path / "rows.jsonl"
    odd = [ROWS[0] | {"published": f"{each}/03/2024"} for each in ("04", "05")]
    lines(given, odd[0], odd[1] | {"id": "e2", "text": ROWS[1]["text"]}, *({"outlet": "Echo", "text": " "},) * 11)
    said, *told_of = run("read", given, desk=path).stdout.splitlines()
    assert said.startswith("read 2 articles: 2 new, 0 changed, 0 unchanged; 11 rejected (11 there is no text: ")
    assert "; 2 remarks on articles that are kept (2 publication time: … is no date that can be read" in said
    assert told_of[0].startswith(f"  {given}:3  there is no text: it may be called")
    assert told_of[10:] == ["  and 3 more: `rashomon log --rejected` lists all"]
    every = run("log", "--rejected", desk=path).stdout.splitlines()
    assert len(every) == 13
    assert every[0].startswith(f"  {given}:1  publication time: '04/03/2024' is no date that can be read")
    assert {each["stage"] for each in told(path, "log", "--rejected")} == {"read", "remark"}
    (counts,) = [json.loads(run("read", given, "--json", desk=path).stdout)]
    assert (sum(counts["rejected"].values()), sum(counts["remarks"].values())) == (11, 2)


def test_a_new_article_costs_no_more_than_its_own_story(desk: Path, tmp_path: Path) -> None:
    text = "Twelve people were hurt when a tram left the rails in Sollhaven on Sunday, the fire brigade said."
    row = {"id": "late", "outlet": "Vennick Herald", "published": "2024-05-07", "text": text, "story": TRAM}
    before = found_rows(desk)
    run("read", lines(tmp_path / "late.jsonl", row), desk=desk)
    run("group", "--keep-stories", desk=desk)
    assert run("find", desk=desk).stdout.startswith("compared the accounts of 1 story; ")
    after = found_rows(desk)
    assert {story: rows for story, rows in before.items() if story != TRAM} == {
        story: rows for story, rows in after.items() if story != TRAM
    }
    assert before[TRAM] != after[TRAM]
    sound(desk)


def test_the_log_keeps_of_what_was_found_only_what_differs(desk: Path, tmp_path: Path) -> None:
    row = ROWS[1] | {"id": "late", "outlet": "Vennick Herald", "published": "2024-05-07"}
    run("read", lines(tmp_path / "late.jsonl", row), desk=desk)
    run("group", "--keep-stories", desk=desk)
    before = {row[0]: row[1] for row in sql(desk, "SELECT id, mentions FROM parties WHERE story = ?", [TRAM])}
    run("find", desk=desk)
    changes = [each for each in told(desk, "log") if each["list"] == "parties" and each["kind"] == "changed"]
    assert changes
    for change in changes:
        gone, come = json.loads(change["before"]), json.loads(change["after"])
        assert set(gone) == set(come) <= {"name", "aliases", "mentions"}
        assert {mention["article"] for mention in come["mentions"]} == {"late"}
        (held,) = sql(desk, "SELECT mentions FROM parties WHERE id = ?", [change["record"]])
        assert len(json.loads(held[0])) == len(json.loads(before[change["record"]])) + len(come["mentions"])
    added = [each for each in told(desk, "log") if each["list"] == "claims" and each["kind"] == "added"]
    assert {tuple(json.loads(each["after"])) for each in added} == {("text",)}


def found_rows(path: Path) -> dict[str, list[Any]]:
    """Give what was found of every story, with the numbers of its rows."""
    return {
        story: [
            *sql(path, "SELECT row, id, text FROM claims WHERE story = ?", [story]),
            *sql(path, "SELECT row, id, name FROM parties WHERE story = ?", [story]),
            *sql(path, "SELECT q.row, q.id FROM quotes q JOIN articles a ON a.id = q.article WHERE a.story = ?", [story]),
        ]
        for story in AT_FIRST
    }  # fmt: skip


def test_articles_that_come_in_two_goes_end_as_they_would_in_one(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    for part in (ROWS[::2], ROWS[1::2]):
        given = lines(tmp_path / "rows.jsonl", *({"published": "2024-05-06"} | row for row in part))
        for command in (("read", given), ("group", "--keep-stories"), ("find",)):
            assert run(*command, desk=path).exit_code == 0
    for folder, each in (("one", whole), ("two", path)):
        assert run("export", tmp_path / folder, "--as", "json", desk=each).exit_code == 0
    one, two = (
        json.loads((tmp_path / folder / "result.json").read_text(encoding="utf-8")) for folder in ("one", "two")
    )
    # Likeness to others depends on what had been read when an article was placed.
    assert one | {"links": []} == two | {"links": []}


def test_finding_that_is_broken_off_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.desk import findings

    path, given = tmp_path / "x.db", lines(tmp_path / "rows.jsonl", *ROWS)
    run("read", given, desk=path)
    run("group", "--keep-stories", desk=path)
    store, stored = findings.store, []

    def broken(kept: Any, coverage: Any) -> None:
        if stored:
            raise KeyboardInterrupt
        store(kept, coverage)
        stored.append(coverage.story.id)

    with monkeypatch.context() as patched:
        patched.setattr(findings, "store", broken)
        assert run("find", desk=path).exit_code == 130
    assert [row[0] for row in sql(path, "SELECT story FROM found")] == stored
    assert run("find", desk=path).stdout.startswith("compared the accounts of 2 stories; ")
    sound(path)


def test_finding_before_grouping_finds_nothing_and_is_no_error(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    ran = run("find", desk=path)
    assert (ran.exit_code, ran.stdout) == (0, "nothing new to compare\n")


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
def test_ctrl_c_while_reading_keeps_the_desk_sound(tmp_path: Path) -> None:
    path, text = tmp_path / "x.db", "Berth four is shut. " * 200
    with start(MAIN, "read", "-", "--desk", path) as process:
        assert process.stdin
        # More than a pipe holds: once all is written, the other side reads.
        process.stdin.writelines(json.dumps({"id": each, "outlet": "Echo", "text": text}) + "\n" for each in range(100))
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate()
    assert process.returncode == 130
    assert "broken off. What was kept is kept" in err
    assert "Traceback" not in err
    sound(path)


def test_reads_standard_input(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    ran = run("read", "-", given="\n".join(json.dumps(row) for row in ROWS), desk=path)
    assert ran.stdout.startswith("read 6 articles: 6 new")


def test_nothing_on_standard_input_exits_with_3_and_leaves_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    ran = run("read", "-", given="", desk=path)
    assert ran.exit_code == 3
    assert "the file is empty" in ran.stdout
    assert "  standard input: the file is empty\nGive files, folders" in ran.stderr
    assert run("stories", desk=path).stdout == "no stories yet: run `rashomon group`\n"


@pytest.mark.parametrize(
    ("more", "advice"),
    [((), "to read from there, give --allow-private"), (("--allow-private",), "check that its server runs, and try again")],
    ids=["private", "refused"],
)  # fmt: skip
@pytest.mark.parametrize("command", ["read", "build"])
def test_of_an_address_that_cannot_be_read_is_said_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, more: tuple[str, ...], advice: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        ran = run(command, f"http://127.0.0.1:{taken.getsockname()[1]}/x", *more, desk=tmp_path / "x.db")
    assert ran.exit_code == 3
    assert ran.stderr.endswith(f"{advice}\n")


@pytest.mark.parametrize("terminal", [True, False])
def test_work_that_takes_long_says_so_on_a_terminal_alone(
    terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Event()
    say = options.say

    def heard(line: str) -> None:
        say(line)
        said.set()

    monkeypatch.setattr(options, "say", heard)
    monkeypatch.setattr(options.sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setattr(options, "_EVERY", 0.001)
    with options.working("Comparing") as progress:
        progress("3 of 7 stories")
        said.clear()
        assert said.wait(10)
    out, err = capsys.readouterr()
    assert out == ""
    assert bool(re.search(r"^Comparing \.\.\. 3 of 7 stories, 0 s$", err, re.M)) is terminal


def test_each_step_says_how_far_it_is(tmp_path: Path) -> None:
    said: list[str] = []
    pipeline.build([lines(tmp_path / "rows.jsonl", *ROWS)], keep_stories=True, progress=said.append)
    assert [line for line in said if not line[0].isdigit()] == ["what stories share"]
    assert {"6 articles read", "6 articles placed", "0 of 3 stories", "3 of 3 stories"} <= set(said)


def test_the_desk_is_named_by_option_variable_or_habit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RASHOMON_DESK", raising=False)
    given = lines(tmp_path / "rows.jsonl", *ROWS)
    run("read", given)
    run("read", given, desk=tmp_path / "variable.db")
    run("read", given, "--desk", "option.db", desk=tmp_path / "variable.db")
    assert sorted(each.name for each in tmp_path.glob("*.db")) == ["option.db", "rashomon.db", "variable.db"]


def test_a_name_that_is_no_utf_8_is_read_and_rejected_like_any_other(tmp_path: Path) -> None:
    folder, path = tmp_path / "articles", tmp_path / "x.db"
    folder.mkdir()
    try:
        (folder / os.fsdecode(b"pier\xff.txt")).write_text("")
    except OSError:
        pytest.skip("this file system takes no such name")
    (folder / os.fsdecode(b"quay\xff.txt")).write_text("The quay of Port Merrin is shut until Monday.")
    ran = run("read", folder, desk=path)
    assert ran.exit_code == 0, ran.output
    assert sql(path, "SELECT input FROM rejections") == [(f"{folder}/pier\ufffd.txt",)]
    assert run("search", "quay\udcff", desk=path).exit_code == 0
    assert run("show", "\udcff", desk=path).exit_code == 2


SHARED = (
    "The harbour master of Port Merrin, who has held the post since the old quay burned down, said that the tide tables "
    "for the winter would be printed again, because the first edition had the moon on the wrong side of the bay, and "
    "that fishermen who had bought one could bring it back to the office beside the ice house before the end of the month."
)


def test_what_stories_share_between_them_follows_their_articles(tmp_path: Path) -> None:
    path = made(
        tmp_path,
        ROWS[0] | {"published": "2024-05-06", "text": f"{ROWS[0]['text']}\n\n{SHARED}"},
        ROWS[3] | {"published": "2024-05-08", "outlet": "Vennick Herald", "text": f"{ROWS[3]['text']}\n\n{SHARED}"},
    )
    between = "SELECT story, json_extract(origin, '$.article'), json_extract(copy, '$.article') FROM passages"
    assert sql(path, between) == [(None, "echo", "vote")]
    assert run("move", "vote", TRAM, desk=path).exit_code == 0
    assert run("find", desk=path).exit_code == 0
    assert sql(path, between) == [(TRAM, "echo", "vote")]
    assert run("undo", desk=path).exit_code == 0
    assert run("find", desk=path).exit_code == 0
    assert sql(path, between) == [(None, "echo", "vote")]
    assert [each["story"] for each in told(path, "show", LIBRARY)["passages"]] == [None]
    sound(path)


def test_an_article_that_was_withdrawn_is_no_witness_any_more(tmp_path: Path) -> None:
    url = {"url": "https://echo.example/news/tram"}
    path = made(tmp_path, *(row | (url if row["outlet"] == ROWS[0]["outlet"] else {}) for row in ROWS[:3]))
    gone = {"headline": "Article withdrawn", "text": "This article has been withdrawn. We regret the error."}
    row = {"outlet": ROWS[0]["outlet"], "published": "2024-05-07"} | url | gone
    ran = run("read", lines(tmp_path / "late.jsonl", row), desk=path)
    assert ran.stdout == "read 1 article: 0 new, 1 changed, 0 unchanged; 0 rejected\n"
    run("group", desk=path)
    run("find", desk=path)
    (story,) = told(path, "stories")
    assert len(story["articles"]) == 4
    result = told(path, "show", TRAM)
    assert not [each for each in result["quotes"] if each["article"] == "echo"]
    sound(path)


# Looking.


def test_stories_are_listed_with_how_many_stand_behind_them(whole: Path) -> None:
    out = run("stories", desk=whole).stdout
    assert [line.split()[0] for line in out.splitlines()] == [TRAM, LIBRARY, GOAT], "those of most outlets first"
    assert "[3 articles, 3 outlets, " in out


@pytest.mark.parametrize("day", ["2090-01-01", "1970-01-01"])
def test_a_story_of_a_day_that_nobody_believes_is_listed_with_those_without_one(tmp_path: Path, day: str) -> None:
    odd = ROWS[5] | {"published": day}
    path = made(tmp_path, *ROWS[:5], odd)
    out = run("stories", desk=path).stdout
    assert [line.split()[0] for line in out.splitlines()] == [TRAM, LIBRARY, GOAT]


def test_a_story_is_shown_by_the_beginning_of_its_id(whole: Path) -> None:
    out = run("show", "tra", desk=whole).stdout
    assert out.startswith(f"{TRAM}  Nine hurt as tram leaves rails in Sollhaven\n  3 articles, 3 outlets, ")
    assert "    news  Mon 6 May 2024  Mill Town News: Tram crash in Sollhaven injures nine\n" in out
    assert "library" not in out
    result = told(whole, "show", "tra")
    assert {story["id"] for story in result["stories"]} == {TRAM}
    assert {article["id"] for article in result["articles"]} == {"echo", "news", "sound"}


def test_a_lone_article_and_a_story_that_was_merged_are_shown_with_their_ids(desk: Path) -> None:
    assert "    roof  Mon 6 May 2024  Sound Radio: Goat found" in run("show", GOAT, desk=desk).stdout
    run("merge", LIBRARY, GOAT, desk=desk)
    assert "  goat was merged into it\n" in run("show", "goa", desk=desk).stdout
    assert "  merged into it: goat\n" in run("show", LIBRARY, desk=desk).stdout


@pytest.mark.parametrize("limit", ["0", "-3"])
def test_a_search_shows_one_article_or_more(whole: Path, limit: str) -> None:
    ran = run("search", "quay", "--limit", limit, desk=whole)
    assert ran.exit_code == 2
    assert "x>=1" in ran.stderr


def test_a_story_that_is_not_there_is_told(whole: Path) -> None:
    for named, why in (
        ("ferry", "there is none with that id; `rashomon stories` lists them"),
        ("", "several begin so"),
    ):
        ran = run("show", named, desk=whole)
        assert ran.exit_code == 2
        assert ran.stderr.startswith(f"rashomon: Cannot find the story {named!r}: {why}")


def test_a_beginning_that_several_stories_have_is_told_with_them(tmp_path: Path) -> None:
    path = made(tmp_path, *(row | {"story": f"s-{row['story']}"} for row in ROWS))
    ran = run("show", "s-", desk=path)
    assert ran.exit_code == 2
    assert "several begin so: " in ran.stderr
    assert "s-goat" in ran.stderr
    assert run("show", "s-g", desk=path).exit_code == 0


def test_search_prints_who_where_and_the_words(whole: Path) -> None:
    out = run("search", "quay", "library", desk=whole).stdout
    assert "vote  2024-05-06  Brackwater Echo: Port Merrin votes for a library" in out
    assert "[library] on the [quay]" in out
    assert run("search", "submarine", desk=whole).stdout == "no article holds these words\n"
    assert {hit["article"] for hit in told(whole, "search", '"left the rails"')} == {"echo", "sound"}


def test_explain_says_where_an_article_is(whole: Path) -> None:
    assert f"in story {TRAM}: " in run("explain", "echo", desk=whole).stdout
    assert told(whole, "explain", "echo")["story"]["id"] == TRAM
    ran = run("explain", "ferry", desk=whole)
    assert ran.exit_code == 2
    assert "no article has that id or address. `rashomon search` finds it." in ran.stderr


def test_explain_gives_the_likeness_in_parts_as_json_too(tmp_path: Path) -> None:
    path, given = tmp_path / "x.db", lines(tmp_path / "rows.jsonl", *ROWS[:2])
    run("read", given, desk=path)
    run("group", desk=path)
    why = told(path, "explain", "echo")
    (link,) = why["links"]
    assert (link["article"], link["other"], why["others"]["news"]["outlet"]) == ("echo", "news", "Mill Town News")
    assert {part["kind"] for part in link["parts"]} >= {"names", "terms"}


def test_explain_names_neither_a_version_of_the_article_nor_what_was_merged_in_as_the_nearest_outside(
    tmp_path: Path,
) -> None:
    text = "Nine people were hurt when a tram left the rails in Sollhaven on {}, police said."
    rows = [
        ROWS[0] | {"published": "2024-05-06", "url": "https://echo.example/news/tram-1", "text": text.format("Sunday")},
        ROWS[1] | {"published": "2024-05-06"},
        ROWS[2] | {"published": "2024-05-06", "text": text.format("Saturday").replace("Nine", "Ten")},
    ]
    path = tmp_path / "x.db"
    run("read", lines(tmp_path / "rows.jsonl", *rows), desk=path)
    run("group", desk=path)
    new = rows[0] | {"id": "echo2", "text": f"{rows[0]['text']} A tenth was found on the rails."}
    run("read", lines(tmp_path / "late.jsonl", new), desk=path)
    run("group", desk=path)
    out = run("explain", "echo2", desk=path).stdout
    assert "articles join from a likeness of 0.137 on" in out
    assert {link["other"] for link in told(path, "explain", "echo2")["links"]}.isdisjoint({"echo", "echo2"})
    home = {id: story for story, of in members(path).items() for id in of}
    assert home["sound"] != home["echo"]
    apart = run("explain", "sound", desk=path).stdout
    assert "openings tell of 4 May 2024 and of 5 May 2024" in apart
    run("merge", home["echo"], home["sound"], desk=path)
    why = told(path, "explain", "sound")
    assert all(link["together"] for link in why["links"])
    assert len({link["other"] for link in why["links"]}) == len(why["links"])
    assert f", put there by your word {why['by_word']['sound']}: " in run("explain", "sound", desk=path).stdout
    run("undo", desk=path)
    assert told(path, "explain", "sound")["by_word"] == {}


def test_explain_before_grouping_says_so(tmp_path: Path) -> None:
    assert "in no story yet: run `rashomon group`" in run("explain", "a0", desk=filled(tmp_path / "x.db")).stdout


def test_the_log_tells_what_each_run_did(whole: Path) -> None:
    changes = told(whole, "log")
    runs = {run: {(each["list"], each["kind"]) for each in changes if each["run"] == run} for run in (1, 2, 3)}
    assert runs[1] == {("articles", "added")}
    assert runs[2] >= {("stories", "added"), ("articles", "placed")}
    assert not any("added" in kind and name == "claims" for name, kind in runs[1] | runs[2])
    assert {each["run"] for each in told(whole, "log", "--since", "1")} <= {2, 3}
    said = run("log", desk=whole).stdout
    assert "  story tram added: Nine hurt as tram leaves rails in Sollhaven\n" in said
    assert "  article vote added: Brackwater Echo: Port Merrin votes for a library\n" in said
    assert "  article vote placed in library: Brackwater Echo: Port Merrin votes for a library\n" in said
    assert "T0" not in said, "no raw times"


def test_the_log_counts_what_was_found_anew_and_leaves_out_what_came_again_in_the_same_words(
    desk: Path, tmp_path: Path
) -> None:
    text = ROWS[2]["text"].replace("Eleven", "Twelve")
    run("read", lines(tmp_path / "late.jsonl", ROWS[2] | {"published": "2024-05-06", "text": text}), desk=desk)
    run("group", "--keep-stories", desk=desk)
    before = len(told(desk, "log"))
    run("find", desk=desk)
    new = told(desk, "log")[before:]
    words = [
        (each["list"], (json.loads(each["after"] or each["before"])).get("text"))
        for each in new
        if each["list"] == "claims"
    ]
    assert len(words) > len(set(words)), "the same words went and came"
    said = run("log", TRAM, "--since", new[0]["run"] - 1, desk=desk).stdout.splitlines()
    assert "is a version after sound: Sound Radio: Eleven hurt" in run("log", desk=desk).stdout
    rows = [line.split(None, 2)[-1] for line in said if line.startswith("        claims")]
    assert rows
    assert len(rows) == len(set(rows))
    few, every = (run("log", *more, desk=desk).stdout.splitlines() for more in ((), ("--all",)))
    (found,) = [line for line in few if "findings of tram anew" in line]
    assert re.search(r" anew: .*\d+ claims? (added|changed|withdrawn).* \(Nine hurt as tram", found)
    assert not [line for line in few if line.startswith("        ")]
    assert [line for line in every if line.startswith("        claims")]
    assert not [line for line in said if LIBRARY in line or GOAT in line]


def test_looking_writes_nothing(whole: Path, tmp_path: Path) -> None:
    before = whole.read_bytes()
    for command in (
        ("stories",),
        ("show", TRAM),
        ("search", "tram"),
        ("explain", "echo"),
        ("log",),
        ("export", tmp_path / "out"),
    ):
        assert run(*command, desk=whole).exit_code == 0
    assert whole.read_bytes() == before
    assert sorted(each.name for each in whole.parent.iterdir()) == ["rows.jsonl", "x.db", "x.db-writer"]


@pytest.mark.parametrize("form", ["html", "json", "csv", "parquet"])
def test_an_empty_desk_is_not_exported(tmp_path: Path, form: str) -> None:
    ran = run("export", tmp_path / "out", "--as", form, desk=filled(tmp_path / "x.db"))
    assert ran.exit_code == 2
    assert "no story has been formed yet. Run `rashomon group` and `rashomon find`." in ran.stderr
    assert not (tmp_path / "out").exists()


def test_export_writes_pages_and_json(whole: Path, tmp_path: Path) -> None:
    assert f"Pages: {tmp_path / 'site' / 'index.html'}" in run("export", tmp_path / "site", desk=whole).stdout
    assert "Sollhaven" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_export_writes_a_table_for_each_list(whole: Path, tmp_path: Path, form: str) -> None:
    ran = run("export", tmp_path / "out", "--as", form, desk=whole)
    wanted = [str(tmp_path / "out" / f"{field.name}.{form}") for field in fields(Result)]
    assert ran.stdout.splitlines() == wanted
    assert all(Path(each).is_file() for each in wanted)
    ran = run("read", tmp_path / "out" / f"articles.{form}", desk=tmp_path / "again.db")
    assert ran.stdout == "read 6 articles: 6 new, 0 changed, 0 unchanged; 0 rejected\n", "what is written can be read"
    held = "SELECT id, outlet, headline, published, text FROM articles ORDER BY id"
    assert sql(tmp_path / "again.db", held) == sql(whole, held)


def test_a_desk_is_read_by_sqlite_itself_while_it_is_written(desk: Path) -> None:
    from rashomon import desk as desks

    with desks.open(desk, "find") as kept, kept.transaction():
        kept.do("UPDATE stories SET headline = 'Half done'")
        assert ("Half done",) not in sql(desk, "SELECT headline FROM stories")
        assert output(MAIN, "stories", "--desk", desk)[1].count("Half done") == 0


def test_a_copy_without_the_log_beside_it_is_a_desk_of_before(desk: Path, tmp_path: Path) -> None:
    from rashomon import desk as desks

    with desks.open(desk, "find") as kept:
        kept.do("UPDATE stories SET headline = 'In the log'")
        copy = tmp_path / "copy.db"
        copy.write_bytes(desk.read_bytes())
    assert run("stories", desk=copy).exit_code == 0
    sound(copy)


# The user's word.


def test_merged_stories_are_one_and_both_ids_lead_to_it(desk: Path) -> None:
    ran = run("merge", LIBRARY, GOAT, desk=desk)
    assert ran.exit_code == 0, ran.output
    assert "1 story merged, 1 article moved" in ran.stdout
    assert "is called" not in ran.stdout
    assert members(desk) == {TRAM: AT_FIRST[TRAM], LIBRARY: ["quay", "roof", "vote"]}
    assert {each["id"] for each in told(desk, "show", GOAT)["articles"]} == {"quay", "roof", "vote"}
    assert run("find", desk=desk).stdout.startswith("compared the accounts of 1 story; ")
    assert sql(desk, "SELECT count(*) FROM claims WHERE story = ?", [GOAT]) == [(0,)]
    sound(desk)


def test_a_merge_says_which_name_the_story_has_now(desk: Path) -> None:
    names = {story["id"]: story["headline"] for story in told(desk, "stories")}
    said = run("merge", GOAT, TRAM, desk=desk).stdout
    now = {story["id"]: story["headline"] for story in told(desk, "stories")}
    assert now[GOAT] != names[GOAT]
    assert f"; story goat is called {now[GOAT]!r} now (it was {names[GOAT]!r}). " in said
    assert f"; story goat is called {names[GOAT]!r} now (it was {now[GOAT]!r}). " in run("undo", desk=desk).stdout


def test_split_articles_make_a_story_of_their_own(desk: Path) -> None:
    assert run("split", TRAM, "sound", desk=desk).exit_code == 0
    parts = members(desk)
    assert parts.pop(TRAM) == ["echo", "news"]
    assert sorted(parts.values()) == [["quay", "vote"], ["roof"], ["sound"]]
    assert run("find", desk=desk).stdout.startswith("compared the accounts of 2 stories; ")
    sound(desk)


def test_a_moved_article_is_in_the_other_story(desk: Path) -> None:
    assert run("move", "vote", TRAM, desk=desk).exit_code == 0
    assert members(desk) == {TRAM: ["echo", "news", "sound", "vote"], LIBRARY: ["quay"], GOAT: ["roof"]}
    said = run("explain", "vote", desk=desk).stdout
    assert re.search(rf"in story {TRAM}, put there by your word (\w+): .*your word \1: move \(", said, re.S)
    sound(desk)


def test_a_renamed_story_keeps_its_name(desk: Path) -> None:
    assert run("rename", TRAM, "The", "tram  of\nSunday", desk=desk).exit_code == 0
    assert run("rename", GOAT, "Half \udcff", desk=desk).exit_code == 0
    names = {story["id"]: story["headline"] for story in told(desk, "stories")}
    assert (names[TRAM], names[GOAT]) == ("The tram of Sunday", "Half \ufffd")


WORDS: list[tuple[str, tuple[str, ...]]] = [
    ("merge", ("merge", LIBRARY, GOAT)),
    ("split", ("split", TRAM, "sound")),
    ("move", ("move", "vote", TRAM)),
    ("a move that empties a story", ("move", "roof", TRAM)),
    ("rename", ("rename", TRAM, "A tram")),
]
EACH = [pytest.param(words, id=name) for name, words in WORDS]


@pytest.mark.parametrize("words", EACH)
def test_what_is_undone_is_as_it_was(desk: Path, words: tuple[str, ...]) -> None:
    shown = told(desk, "stories")
    run(*words, desk=desk)
    assert told(desk, "stories") != shown
    ran = run("undo", desk=desk)
    assert ran.exit_code == 0, ran.output
    assert members(desk) == AT_FIRST
    assert {each["headline"] for each in told(desk, "stories")} == {each["headline"] for each in shown}
    assert run("find", desk=desk).exit_code == 0
    assert told(desk, "stories") == shown
    kinds = [(each["kind"], each["list"]) for each in told(desk, "log") if each["list"] == "decisions"]
    assert kinds == [("added", "decisions"), ("withdrawn", "decisions")], "both stay in the log"
    sound(desk)


@pytest.mark.parametrize("words", EACH)
def test_a_word_can_be_said_again_once_undone(desk: Path, words: tuple[str, ...]) -> None:
    run(*words, desk=desk)
    after = members(desk)
    run("undo", desk=desk)
    ran = run(*words, desk=desk)
    assert ran.exit_code == 0, ran.output
    assert members(desk) == after


@pytest.mark.parametrize("words", EACH)
def test_a_word_holds_when_more_is_read(desk: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    run(*words, desk=desk)
    before = {article: id for id, articles in members(desk).items() for article in articles}
    text = "A tram came off the rails in Sollhaven on Sunday, and police said nine people were hurt. Mayor Ilse Brandt spoke."
    row = {
        "id": "late",
        "outlet": "Vennick Herald",
        "published": "2024-05-06",
        "headline": "Tram leaves rails",
        "text": text,
    }
    run("read", lines(tmp_path / "late.jsonl", row), desk=desk)
    assert run("group", desk=desk).exit_code == 0
    after = {article: id for id, articles in members(desk).items() for article in articles}
    assert after.pop("late")
    assert after == before


def test_a_decision_is_undone_by_its_id(desk: Path) -> None:
    first = run("rename", TRAM, "A tram", desk=desk).stdout.split()[1].rstrip(";")
    run("rename", GOAT, "A goat", desk=desk)
    assert run("undo", first[:6], desk=desk).exit_code == 0
    names = {story["id"]: story["headline"] for story in told(desk, "stories")}
    assert (names[TRAM], names[GOAT]) == ("Nine hurt as tram leaves rails in Sollhaven", "A goat")
    ran = run("undo", first, desk=desk)
    assert ran.exit_code == 2
    assert ran.stderr.startswith(f"rashomon: Cannot undo the decision {first!r}")


REFUSED: list[tuple[str, tuple[str, ...], str]] = [
    ("merge of one", ("merge", TRAM), "two stories or more"),
    ("merge with itself", ("merge", TRAM, "tra"), "two stories or more"),
    ("merge with nothing", ("merge", TRAM, "ferry"), "Cannot find the story 'ferry'"),
    ("split of all", ("split", LIBRARY, "vote", "quay"), "these are all its articles"),
    ("split of a lone one", ("split", GOAT, "roof"), "these are all its articles"),
    ("split of one that is elsewhere", ("split", TRAM, "vote"), "not in story tram"),
    ("split of one that is nowhere", ("split", TRAM, "ferry"), "Cannot find the article 'ferry'"),
    ("split of an unknown story", ("split", "ferry", "vote"), "Cannot find the story 'ferry'"),
    ("move into its own story", ("move", "echo", TRAM), "already"),
    ("move of an unknown one", ("move", "ferry", TRAM), "Cannot find the article 'ferry'"),
    ("move into an unknown one", ("move", "echo", "ferry"), "Cannot find the story 'ferry'"),
    ("rename to nothing", ("rename", TRAM, "  "), "the name is empty"),
    ("undo of nothing", ("undo",), "Cannot undo"),
    ("undo of what is not there", ("undo", "abc"), "Cannot undo"),
]


@pytest.mark.parametrize(("words", "why"), [pytest.param(*row[1:], id=row[0]) for row in REFUSED])
def test_a_word_that_cannot_be_is_refused_and_changes_nothing(desk: Path, words: tuple[str, ...], why: str) -> None:
    before = told(desk, "stories"), told(desk, "log")
    ran = run(*words, desk=desk)
    assert ran.exit_code == 2, ran.output
    assert ran.stderr.startswith("rashomon: Cannot ")
    assert why in ran.stderr
    assert (told(desk, "stories"), told(desk, "log")) == before
    assert sql(desk, "SELECT count(*) FROM decisions") == [(0,)]


def test_an_article_in_no_story_cannot_be_moved(desk: Path, tmp_path: Path) -> None:
    run("read", lines(tmp_path / "late.jsonl", {"id": "late", "text": "The ferry is late again."}), desk=desk)
    ran = run("move", "late", TRAM, desk=desk)
    assert ran.exit_code == 2
    assert "it is in no story yet. Run `rashomon group` first." in ran.stderr


def test_a_word_on_a_desk_that_is_held_is_refused_whole(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon import desk as desks

    opened = desks.open
    monkeypatch.setattr(desks, "open", lambda path, command, make: opened(path, command, patience=0.1, make=make))
    with opened(desk, "find"):
        ran = run("merge", LIBRARY, GOAT, desk=desk)
    assert ran.exit_code == 2
    assert f"`rashomon find` (process {os.getpid()}" in ran.stderr
    assert members(desk) == AT_FIRST


def test_sqlite_is_enough_to_see_what_was_decided(desk: Path) -> None:
    run("merge", LIBRARY, GOAT, desk=desk)
    connection = sqlite3.connect(desk)
    row = connection.execute("SELECT verb, json_extract(stories, '$[1]'), withdrawn FROM decisions").fetchone()
    connection.close()
    assert row == ("merge", GOAT, None)


@pytest.mark.parametrize("command", [("group",), ("find",), ("undo",), ("merge", "a", "b")], ids=lambda each: each[0])
def test_a_name_mistyped_makes_no_desk(tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = run(*command, desk=tmp_path / "rashomom.db")
    assert ran.exit_code == 2
    assert "there is no such file. Check the path, or make one with `rashomon read`" in ran.stderr
    assert list(tmp_path.iterdir()) == []


# What the system refuses: what, which, why, what to do.

LONG = "n" * 300


@pytest.mark.parametrize(
    ("command", "said"),
    [
        pytest.param(("read", LONG), f"Cannot read {LONG}: File name too long. Check the path", id="reading"),
        pytest.param(("stories", "--desk", LONG), f"Cannot open the desk {LONG}: File name too long. Check", id="looking"),
        pytest.param(("group", "--desk", LONG), f"Cannot open the desk {LONG}: File name too long. Check", id="writing to a desk"),
        pytest.param(("export", LONG), f"Cannot write {LONG}: File name too long. Give another place", id="pages"),
        pytest.param(("export", "/dev/full/x"), "Cannot write /dev/full/x: Not a directory. Give another place", id="in a file"),
    ],
)  # fmt: skip
def test_what_the_system_refuses_is_said_in_its_own_words(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*command, desk=whole)
    assert ran.exit_code == 2
    assert ran.stderr.startswith(f"rashomon: {said}"), ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_result_that_finds_no_room_says_so(whole: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        code = subprocess.run(
            [sys.executable, "-c", MAIN, "stories", "--desk", str(whole)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert code.stderr.startswith(
        "rashomon: Cannot write the result to standard output: the disk is full. Make room, or give a place on another"
    )
    assert code.returncode == 2


def test_pages_that_find_no_room_say_so(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ran = run("export", tmp_path / "site", desk=whole)
    assert ran.exit_code == 2
    assert f"Cannot write {tmp_path / 'site' / 'style.css'}: the disk is full. Make room" in ran.stderr


def test_what_nobody_expected_the_system_to_refuse_is_no_fault_of_the_result(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rashomon.desk import recall

    def refuse(*_: Any) -> Any:
        raise OSError(errno.EMFILE, "Too many open files", "/somewhere")

    monkeypatch.setattr(recall, "stories", refuse)
    ran = run("stories", desk=whole)
    assert ran.exit_code == 2
    assert ran.stderr == (
        "rashomon: Cannot go on with `rashomon stories`: the system refuses /somewhere: Too many open files. "
        "Check that it is there and may be used.\n"
    )


def test_no_room_to_unpack_is_told_of_the_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.articles import inputs

    def refuse(self: inputs.Input) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    given = lines(tmp_path / "rows.jsonl", *ROWS)
    monkeypatch.setattr(inputs.Input, "open", refuse)
    ran = run("read", given, desk=tmp_path / "x.db")
    assert ran.exit_code == 3
    assert "1 there is no room to unpack it in " in ran.stdout
