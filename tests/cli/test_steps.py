"""Reading, grouping and finding over a desk: what each step does, says and keeps, also when it is broken off."""

from __future__ import annotations

import json
import os
import signal
import socket
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desks import AT_FIRST, LIBRARY, ROWS, TRAM, made, told
from tests.desk.kept import MAIN, filled, lines, run, sound, sql, start


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


@pytest.mark.parametrize("command", [("group",), ("find",), ("undo",), ("merge", "a", "b")], ids=lambda each: each[0])
def test_a_name_mistyped_makes_no_desk(tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = run(*command, desk=tmp_path / "rashomom.db")
    assert ran.exit_code == 2
    assert "there is no such file. Check the path, or make one with `rashomon read`" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_story_that_an_input_names_is_told_by_all_its_articles_however_old_they_are(
    desk: Path, tmp_path: Path
) -> None:
    before = next(story for story in told(desk, "stories") if story["id"] == TRAM)
    late = ROWS[0] | {
        "id": "late",
        "outlet": "Vennick Herald",
        "published": "2026-02-01",
        "text": "The line is open again.",
    }
    run("read", lines(tmp_path / "late.jsonl", late), desk=desk)
    run("group", "--keep-stories", desk=desk)
    after = next(story for story in told(desk, "stories") if story["id"] == TRAM)
    assert (after["first"], after["last"], after["outlets"]) == (before["first"], "2026-02-01", 4)
