"""One writes, and others read; who writes second waits, and is told who holds the desk."""

from __future__ import annotations

import os
import signal
import sqlite3
from pathlib import Path

import pytest

from rashomon import desk as desks
from rashomon.desk import recall
from rashomon.errors import DeskError
from tests.desk.kept import MAIN, filled, keep_all, output, start
from tests.newsroom import article

HOLD = """
import sys
from pathlib import Path
from rashomon import desk as desks
with desks.open(Path(sys.argv[1]), "read") as desk, desk.transaction():
    desk.do("UPDATE articles SET outlet = 'Half done'")
    print("held")
    sys.stdin.read()
"""
"""Another process that holds a desk, in the middle of a transaction, until it is let go."""

COUNT = """
import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*), count(DISTINCT outlet), max(outlet) FROM articles").fetchone())
"""
"""Another process that reads as any program of SQLite does."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "x.db")


def test_a_second_writer_is_told_who_holds_the_desk(path: Path) -> None:
    with start(HOLD, path) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        wanted = (
            rf"Cannot write to the desk .*x\.db: `rashomon read` \(process {holder.pid}, since 20.*\) holds it\. Wait"
        )
        with pytest.raises(DeskError, match=wanted), desks.open(path, "group", patience=0.2):
            pass
        holder.communicate("")
    with desks.open(path, "group", patience=0.2) as desk:
        assert desk.one("SELECT DISTINCT outlet FROM articles") == ("Half done",), "the first one was not disturbed"


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
def test_a_writer_that_is_killed_lets_go_and_leaves_nothing_half_done(path: Path) -> None:
    with start(HOLD, path) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(DeskError), desks.open(path, patience=0.2):
            pass
        holder.send_signal(signal.SIGKILL)
    with desks.open(path, "group", patience=0.2) as desk:
        assert desk.one("SELECT DISTINCT outlet FROM articles") == ("Courier",)
        assert list(desk.rows("SELECT command, ended IS NULL FROM runs ORDER BY id")) == [
            ("read", 0),
            ("read", 1),
            ("group", 1),
        ]


def test_a_run_that_was_broken_off_long_ago_holds_nothing(path: Path) -> None:
    with pytest.raises(ZeroDivisionError), desks.open(path, "find"):
        raise ZeroDivisionError
    with desks.open(path, "group"), pytest.raises(DeskError, match="`rashomon group`"), desks.open(path, patience=0):
        pass


def test_two_ways_to_one_file_are_one_desk(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    with desks.open(path), pytest.raises(DeskError, match="holds it"), desks.open(link, patience=0):
        pass


def test_others_read_what_was_kept_while_one_writes(path: Path) -> None:
    with desks.open(path) as desk:
        with desk.transaction():
            keep_all(desk, article("The pier is shut.", "Echo", id="new"))
            desk.do("UPDATE articles SET outlet = 'Half done'")
            assert output(COUNT, path)[1] == "(3, 1, 'Courier')\n"
            code, out, _ = output(MAIN, "search", "berth", "--desk", path)
            assert (code, out.count("Courier:"), out.count("Half done")) == (0, 3, 0)
        assert output(COUNT, path)[1] == "(4, 1, 'Half done')\n"


def test_who_looks_sees_one_moment(path: Path) -> None:
    with desks.open(path) as writer, desks.look(path) as reader:
        assert reader.one("SELECT count(*) FROM articles") == (3,)
        keep_all(writer, article("The pier is shut.", id="new"))
        assert reader.one("SELECT count(*) FROM articles") == (3,)
        assert recall.article(writer, "new").text
        with pytest.raises(DeskError, match="no article has that id"):
            recall.article(reader, "new")
    with desks.look(path) as reader:
        assert reader.one("SELECT count(*) FROM articles") == (4,)


def test_who_looks_cannot_write(path: Path) -> None:
    with desks.look(path) as reader, pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader.do("DELETE FROM changes")


def test_who_looks_leaves_nothing_behind(path: Path) -> None:
    with desks.look(path):
        pass
    assert sorted(each.name for each in path.parent.iterdir()) == ["x.db", "x.db-writer"]


def test_another_program_that_writes_is_waited_for_and_told(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with (
            pytest.raises(DeskError, match=r"database is locked\. Another program holds it: wait"),
            desks.open(path, patience=0.1),
        ):
            pass
    finally:
        other.close()
    with desks.open(path, patience=0.1):
        pass
