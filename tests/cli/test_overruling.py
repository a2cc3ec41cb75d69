"""The user's word: merge, split, move, rename and undo, what is refused, and that a word holds."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.desks import AT_FIRST, GOAT, LIBRARY, ROWS, TRAM, members, told
from tests.desk.kept import lines, run, sound, sql


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


def test_the_page_of_an_article_says_that_the_user_put_it_there(desk: Path, tmp_path: Path) -> None:
    run("move", "vote", TRAM, desk=desk)
    run("export", tmp_path / "site", desk=desk)
    twins = {id: (tmp_path / "site" / "articles" / f"{id}.json").read_text(encoding="utf-8") for id in ("vote", "quay")}
    assert "the user put it here: move, " in twins["vote"]
    assert "the user" not in twins["quay"]
    assert "The user put it here: move, " in (tmp_path / "site" / "articles" / "vote.html").read_text(encoding="utf-8")


def test_what_a_story_follows_is_known_again_once_the_merge_of_the_two_is_undone(desk: Path) -> None:
    with closing(sqlite3.connect(desk)) as connection, connection:
        connection.execute("UPDATE stories SET follows = ? WHERE id = ?", (GOAT, TRAM))
    assert f"follows {GOAT}" in run("show", TRAM, desk=desk).stdout
    run("merge", TRAM, GOAT, desk=desk)
    assert "follows" not in run("show", TRAM, desk=desk).stdout
    run("undo", desk=desk)
    assert f"follows {GOAT}" in run("show", TRAM, desk=desk).stdout


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


_CORRECTED = ROWS[0] | {"published": "2024-05-06", "story": None, "text": f"{ROWS[0]['text']} It was ten, not nine."}


@pytest.mark.parametrize("words", [("move", "echo", GOAT), ("split", TRAM, "echo")], ids=lambda words: words[0])
def test_an_article_goes_with_all_its_versions(desk: Path, tmp_path: Path, words: tuple[str, ...]) -> None:
    run("read", lines(tmp_path / "late.jsonl", _CORRECTED), desk=desk)
    run("group", desk=desk)
    (version,) = set(members(desk)[TRAM]) - {*AT_FIRST[TRAM]}
    assert run(*words, desk=desk).exit_code == 0
    home = {article: id for id, of in members(desk).items() for article in of}
    assert home[version] == home["echo"] != TRAM
    assert run("undo", desk=desk).exit_code == 0
    assert sorted(members(desk)[TRAM]) == sorted([*AT_FIRST[TRAM], version])


@pytest.mark.parametrize("words", [("move", "echo", GOAT), ("split", TRAM, "echo")], ids=lambda words: words[0])
def test_a_version_that_came_since_goes_back_with_the_others(
    desk: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    run(*words, desk=desk)
    run("read", lines(tmp_path / "late.jsonl", _CORRECTED), desk=desk)
    run("group", desk=desk)
    assert run("undo", desk=desk).exit_code == 0
    assert [id[:4] for id in members(desk)[TRAM]] == ["echo", "echo", "news", "soun"]
    sound(desk)


def test_an_input_that_names_a_merged_story_is_led_to_the_one_that_it_went_into(desk: Path, tmp_path: Path) -> None:
    run("merge", TRAM, GOAT, desk=desk)
    run("merge", LIBRARY, TRAM, desk=desk)
    late = ROWS[5] | {
        "id": "late",
        "text": "The goat is still on the roof of the post office, police said.",
        "story": GOAT,
    }
    run("read", lines(tmp_path / "late.jsonl", late), desk=desk)
    run("group", "--keep-stories", desk=desk)
    assert list(members(desk)) == [LIBRARY]
    assert told(desk, "show", GOAT)["stories"][0]["id"] == LIBRARY


@pytest.mark.parametrize("words", EACH)
def test_a_word_and_its_withdrawal_are_told_as_json(desk: Path, words: tuple[str, ...]) -> None:
    said, undone = told(desk, *words), told(desk, "undo")
    assert said["decision"] == undone["decision"]
    assert said["decision"]["verb"] == words[0]
    assert said["grouped"].keys() | undone["grouped"].keys() <= {"added", "changed", "merged", "moved"}
    assert sum(said["grouped"].values()) > 0


def test_a_decision_is_undone_by_its_id(desk: Path) -> None:
    first = run("rename", TRAM, "A tram", desk=desk).stdout.split()[1].rstrip(";")
    run("rename", GOAT, "A goat", desk=desk)
    assert run("undo", first[:6], desk=desk).exit_code == 0
    names = {story["id"]: story["headline"] for story in told(desk, "stories")}
    assert (names[TRAM], names[GOAT]) == ("Nine hurt as tram leaves rails in Sollhaven", "A goat")
    ran = run("undo", first, desk=desk)
    assert ran.exit_code == 2
    assert ran.stderr.startswith(
        f"rashomon: Cannot undo the decision {first!r}: it was withdrawn before. The last that "
    )
    run("undo", desk=desk)
    assert "Nothing that you said stands; `rashomon log` lists" in run("undo", desk=desk).stderr


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


def test_an_article_is_named_by_the_beginning_of_its_id_as_a_story_is(desk: Path) -> None:
    assert run("move", "vo", TRAM, desk=desk).exit_code == 0
    assert members(desk)[TRAM] == ["echo", "news", "sound", "vote"]


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
