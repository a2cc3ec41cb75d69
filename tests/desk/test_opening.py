"""Opening a desk: migrations, and every file that is no desk, or one that cannot be used, with what is said of it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from rashomon import desk as desks
from rashomon.desk import opening
from rashomon.errors import DeskError
from rashomon.pipeline import reading
from tests.desk.kept import MAIN, filled, lines, run, sound, sql


def migrate(monkeypatch: pytest.MonkeyPatch, *further: str) -> None:
    """Let this program know further migrations."""
    known = opening._migrations()
    monkeypatch.setattr(opening, "_migrations", lambda: (*known, *further))


def schema(path: Path) -> list[tuple[Any, ...]]:
    return sql(path, "SELECT name, sql FROM sqlite_schema ORDER BY name")


# Migrations.


def test_a_new_desk_has_the_newest_version_and_our_mark(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    assert sql(path, "PRAGMA user_version") == [(len(opening._migrations()),)]
    assert sql(path, "PRAGMA application_id") == [(int.from_bytes(b"RSMN", "big"),)]
    assert sql(path, "PRAGMA journal_mode") == [("wal",)]


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db")
    before = schema(path)
    with desks.open(path, "group"):
        pass
    assert schema(path) == before
    assert [row[0] for row in sql(path, "SELECT command FROM runs")] == ["read", "group"]


def test_an_empty_file_becomes_a_desk(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.touch()
    filled(path)
    sound(path)


def test_a_migration_adds_to_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "x.db")
    migrate(monkeypatch, "ALTER TABLE articles ADD COLUMN desk_note TEXT; CREATE TABLE notes (id TEXT) STRICT;")
    filled(path, 4)
    assert sql(path, "PRAGMA user_version") == [(len(opening._migrations()),)]
    assert sql(path, "SELECT count(*), count(desk_note) FROM articles") == [(4, 0)]


@pytest.mark.parametrize("made", [True, False], ids=["of a desk", "of a new file"])
def test_a_migration_that_breaks_off_has_not_happened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, made: bool
) -> None:
    path = tmp_path / "x.db"
    known = len(opening._migrations())
    if made:
        filled(path)
    with monkeypatch.context() as patched:
        if made:
            migrate(patched, "CREATE TABLE notes (id TEXT) STRICT; INSERT INTO nowhere VALUES (1);")
        else:
            patched.setattr(opening, "_migrations", lambda: ("CREATE TABLE a (b TEXT) STRICT; SELECT ghost FROM a;",))
        before = schema(path) if made else []
        with pytest.raises(sqlite3.OperationalError, match="no such"), desks.open(path):
            pass
        assert schema(path) == before
        assert sql(path, "PRAGMA user_version") == [(known if made else 0,)]
    filled(path, 4)
    sound(path)


def test_a_desk_of_before_is_not_read_but_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "x.db")
    known = len(opening._migrations())
    migrate(monkeypatch, "CREATE TABLE notes (id TEXT) STRICT;")
    ran = run("stories", desk=path)
    assert ran.exit_code == 2
    assert f"it has version {known}, and this Rashomon {known + 1}" in ran.stderr
    assert "`rashomon group`" in ran.stderr
    assert run("group", desk=path).exit_code == 0
    assert run("stories", desk=path).exit_code == 0


# What is no desk, or cannot be used: what, which, why, what to do; exit code 2; and nothing is changed or left behind.


def _text(path: Path) -> None:
    path.write_text("Twelve people were hurt when the ferry hit the pier. " * 100)


def _other(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE cargo (name TEXT)")
    connection.close()


def _newer(path: Path) -> None:
    filled(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def _cut(path: Path) -> None:
    filled(path, 200)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


BAD: list[tuple[str, Callable[[Path], object], str, str]] = [
    ("a text file", _text, "file is not a database", "Give the path of a desk"),
    ("another program's database", _other, "a database of another program", "Give another path"),
    ("a desk of a newer version", _newer, "a newer Rashomon wrote it (version 99", "Install the newer one"),
    ("half a file", _cut, "malformed", "restore a copy"),
]


@pytest.mark.parametrize(("make", "why", "do"), [pytest.param(*row[1:], id=row[0]) for row in BAD])
@pytest.mark.parametrize(
    "command",
    [("read", "articles.jsonl"), ("group",), ("stories",), ("search", "pier"), ("undo",)],
    ids=lambda each: each[0],
)
def test_a_file_that_is_no_desk_is_told_and_left_as_it_is(
    tmp_path: Path,
    make: Callable[[Path], object],
    why: str,
    do: str,
    command: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    lines(tmp_path / "articles.jsonl", {"text": "The pier is shut."})
    path = tmp_path / "my desk.db"
    make(path)
    files, data = {each.name for each in tmp_path.iterdir()}, path.read_bytes()
    ran = run(*command, desk=path)
    assert ran.exit_code == 2, ran.output
    assert ran.stderr.startswith("rashomon: Cannot ")
    assert ran.stderr.index(str(path)) < ran.stderr.index(why) < ran.stderr.index(do)
    assert path.read_bytes() == data
    if make is not _cut:
        assert {each.name for each in tmp_path.iterdir()} == files


def test_damaged_pages_are_told(tmp_path: Path) -> None:
    path = filled(tmp_path / "x.db", 300)
    data = bytearray(path.read_bytes())
    for page in range(2, len(data) // 4096):
        data[page * 4096 : page * 4096 + 2048] = b"\xff" * 2048
    path.write_bytes(data)
    for command in (("search", "berth"), ("export", tmp_path / "pages"), ("group",), ("log",)):
        ran = run(*command, desk=path)
        assert ran.exit_code == 2, (command, ran.output)
        assert "The file is damaged: restore a copy" in ran.stderr, command


@pytest.mark.parametrize("damage", [b"\xff\xfe", b"{oops"], ids=["no UTF-8", "no JSON"])
def test_damaged_cells_are_told(tmp_path: Path, damage: bytes) -> None:
    path = filled(tmp_path / "x.db")
    connection = sqlite3.connect(path)
    connection.execute("UPDATE articles SET authors = CAST(? AS TEXT)", (damage,))
    connection.commit()
    connection.close()
    ran = run("explain", "a0", desk=path)
    assert ran.exit_code == 2, ran.output
    assert "The file is damaged: restore a copy" in ran.stderr


@pytest.mark.parametrize("command", [("group",), ("stories",)], ids=lambda each: each[0])
def test_a_folder_is_no_desk(tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = run(*command, "--desk", tmp_path)
    assert ran.exit_code == 2
    assert "is a directory" in ran.stderr
    with pytest.raises(DeskError, match=r"Cannot use the desk .*Check that it is a file"), desks.open(tmp_path):
        pass


def test_a_missing_folder_is_told_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "typo" / "x.db"
    ran = run("group", desk=path)
    assert ran.exit_code == 2
    assert f"Cannot open the desk {path}: there is no folder {path.parent}. Check the path" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_missing_desk_is_not_made_by_looking(tmp_path: Path) -> None:
    ran = run("stories", desk=tmp_path / "x.db")
    assert ran.exit_code == 2
    assert "there is no such file. Check the path, or make one with `rashomon read`" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_no_desk_to_look_at(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    path.touch()
    assert "it is empty. Read articles into it with `rashomon read`" in run("stories", desk=path).stderr


@pytest.mark.parametrize(
    "name", ["a b.db", "what?.db", "a#b.db", "100%20.db", "Ærø 東京.db", "'quoted'.db", "x.db?mode=memory"]
)
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str) -> None:
    path = filled(tmp_path / name)
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted((name, f"{name}-writer"))
    with desks.look(path) as desk:
        assert desk.one("SELECT count(*) FROM articles") == (3,)


# Where one may only read. Root, who may write everywhere, lays that power down first.


@pytest.fixture
def shelf() -> Iterator[Path]:
    """Give a folder that others may read, with a desk."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        filled(folder / "x.db")
        lines(folder / "articles.jsonl", {"text": "The pier is shut."})
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def as_reader(folder: Path, *arguments: object) -> tuple[int, str]:
    """Run a command as somebody who may not write in `folder`; give its exit code and all that it printed."""
    command = [sys.executable, "-c", MAIN, *map(str, arguments), "--desk", str(folder / "x.db")]
    if os.getuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root may write everywhere, and there is no setpriv")
        command = ["setpriv", "--bounding-set=-dac_override", *command]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    return ran.returncode, ran.stdout + ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
def test_a_desk_in_a_folder_where_nothing_may_be_written_can_be_read_and_not_written(shelf: Path) -> None:
    (shelf / "x.db-writer").unlink()
    (shelf / "x.db").chmod(0o444)
    shelf.chmod(0o555)
    assert as_reader(shelf, "search", "berth")[0] == 0
    code, said = as_reader(shelf, "read", shelf / "articles.jsonl")
    assert code == 2
    assert "Cannot write to the desk" in said or "Cannot use the desk" in said
    assert "to where you may write" in said


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
def test_a_folder_in_which_no_desk_can_be_made_is_told(shelf: Path) -> None:
    (shelf / "x.db").unlink()
    shelf.chmod(0o555)
    code, said = as_reader(shelf, "read", shelf / "articles.jsonl")
    assert code == 2
    assert f"in the folder {shelf} nothing may be written. Give another place with --desk." in said


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of POSIX")
def test_a_file_that_may_only_be_read_is_not_written(shelf: Path) -> None:
    (shelf / "x.db-writer").unlink()
    (shelf / "x.db").chmod(0o444)
    shelf.chmod(0o777)
    assert as_reader(shelf, "stories")[0] == 0
    code, said = as_reader(shelf, "read", shelf / "articles.jsonl")
    assert code == 2
    assert "Cannot use the desk" in said
    assert "copy the desk to where you may write" in said


# A full disk.


def test_a_full_disk_keeps_what_was_acknowledged_and_the_next_run_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"id": f"a{each}", "outlet": "Courier", "text": f"Berth {each} of the harbour of Port Merrin is shut. " * 30}
        for each in range(1000)
    ]
    articles, path = lines(tmp_path / "articles.jsonl", *rows), tmp_path / "x.db"
    opened = opening.connect

    def cramped(*arguments: Any, **how: Any) -> sqlite3.Connection:
        connection = opened(*arguments, **how)
        connection.execute("PRAGMA max_page_count = 500")
        return connection

    with monkeypatch.context() as patched:
        patched.setattr(opening, "connect", cramped)
        ran = run("read", articles, desk=path)
    assert ran.exit_code == 2, ran.output
    assert f"Cannot use the desk {path}: database or disk is full. Make room on the disk" in ran.stderr
    assert "the next run goes on from there" in ran.stderr
    ((kept,),) = sql(path, "SELECT count(*) FROM articles")
    assert 0 < kept < 1000
    sound(path)
    assert sql(path, "SELECT ended FROM runs") == [(None,)], "the run was broken off"
    assert f"{1000 - kept} new, 0 changed, {kept} unchanged" in run("read", articles, desk=path).stdout
    sound(path)


def test_a_bug_in_our_own_sql_is_no_word_to_the_user(tmp_path: Path) -> None:
    with desks.open(None) as desk, pytest.raises(sqlite3.OperationalError, match="no such table"):
        list(desk.rows("SELECT * FROM cargo"))


def test_a_step_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail() -> None:
        with desk.transaction():
            desk.do("DELETE FROM articles")
            raise ZeroDivisionError

    path = filled(tmp_path / "x.db")
    with desks.open(path) as desk:
        with pytest.raises(ZeroDivisionError):
            fail()
        assert desk.one("SELECT count(*) FROM articles") == (3,)
        assert not desk.connection.in_transaction
    sound(path)


def test_a_run_that_is_broken_off_reads_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C among the rows: whole transactions are kept, and the next run passes over what they hold."""
    rows = [{"id": f"a{each}", "outlet": "Courier", "text": f"Berth {each} is shut."} for each in range(450)]
    articles, path = lines(tmp_path / "articles.jsonl", *rows), tmp_path / "x.db"
    keep = reading._keep

    def broken(desk: Any, name: str, article: Any, *more: Any) -> Any:
        if article.id == "a420":
            raise KeyboardInterrupt
        return keep(desk, name, article, *more)

    with monkeypatch.context() as patched:
        patched.setattr(reading, "_keep", broken)
        ran = run("read", articles, desk=path)
    assert ran.exit_code == 130
    assert "broken off" in ran.stderr
    assert sql(path, "SELECT count(*) FROM articles") == [(400,)]
    assert "50 new, 0 changed, 400 unchanged" in run("read", articles, desk=path).stdout
