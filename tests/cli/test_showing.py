"""Looking: what stories, show, search, explain, log and export print, and that they write nothing."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from rashomon.records import Result
from tests.cli.desks import GOAT, LIBRARY, ROWS, TRAM, made, members, told
from tests.desk.kept import MAIN, filled, lines, output, run, sound, sql


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


def test_explain_marks_what_was_grouped_without_a_day_that_is_believed(tmp_path: Path) -> None:
    rows = [
        ROWS[0],
        ROWS[1] | {"published": "1987-01-01", "url": "https://news.example/2024/05/06/tram"},
        ROWS[2] | {"published": "2024-05-06"},
    ]
    path = tmp_path / "x.db"
    run("read", lines(tmp_path / "rows.jsonl", *rows), desk=path)
    run("group", desk=path)
    assert "it states no time of publication" in run("explain", "echo", desk=path).stdout
    assert "its time of publication, Thu 1 Jan 1987, is not believed" in run("explain", "news", desk=path).stdout
    assert "time of publication" not in run("explain", "sound", desk=path).stdout
    assert [told(path, "explain", id)["dating"] for id in ("echo", "news", "sound")] == [
        "missing",
        "doubtful",
        "stated",
    ]


def test_explain_says_that_the_input_named_the_story_or_that_a_version_goes_with_the_one_before(
    whole: Path, desk: Path, tmp_path: Path
) -> None:
    assert "its input named the story" in run("explain", "echo", desk=whole).stdout
    new = ROWS[0] | {
        "published": "2024-05-06",
        "text": f"{ROWS[0]['text']} A tenth was found on the rails.",
        "story": None,
    }
    run("read", lines(tmp_path / "late.jsonl", new), desk=desk)
    run("group", desk=desk)
    (version,) = {id for of in members(desk).values() for id in of if id.startswith("echo-")}
    said = run("explain", version, desk=desk).stdout
    assert "it is a version of echo: " in said
    assert "its input named" not in said


def test_the_beginning_of_an_id_that_several_articles_have_is_told_with_them(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    ran = run("explain", "a", desk=path)
    assert ran.exit_code == 2
    assert ran.stderr == "rashomon: Cannot find the article 'a': several begin so: a0, a1, a2.\n"
    assert run("explain", "", desk=path).exit_code == 2


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
