"""Desks for the tests, and what stands on one.

>>> with desks.open(None) as desk:
...     keep.article(desk, article("The pier is shut.", id="a")).outcome, len(dump(desk)["articles"])
('new', 1)
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from rashomon import cli
from rashomon import desk as desks
from rashomon.desk import Desk, keep, listed
from rashomon.records import Article
from tests.newsroom import article

MAIN = "from rashomon.cli import main; main()"
"""The program, for another process."""


def dump(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """Give every row of every table but `runs`; of a rejection, not the run that met it last."""
    found = {}
    for (table,) in list(desk.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")):
        if table not in ("runs", "sqlite_schema"):
            columns = [row[0] for row in desk.rows("SELECT name FROM pragma_table_info(?)", (table,))]
            shown = [each for each in columns if (table, each) != ("rejections", "run")]
            found[table] = list(desk.rows(f"SELECT {listed(shown)} FROM {table} ORDER BY 1, 2"))
    return found


def keep_all(desk: Desk, *several: Article) -> list[str]:
    """Keep articles, and give what became of each."""
    return [keep.article(desk, each).outcome for each in several]


def filled(path: Path, count: int = 3, **fields: Any) -> Path:
    """Make a desk at `path` with so many articles of one outlet, named a0, a1 ..."""
    with desks.open(path, "read") as desk:
        keep_all(
            desk, *(article(f"Article {each} tells of berth {each}.", id=f"a{each}", **fields) for each in range(count))
        )
    return path


def lines(path: Path, *rows: dict[str, Any]) -> Path:
    """Write rows as JSON Lines."""
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def run(*arguments: object, given: str | None = None, desk: Path | None = None) -> Result:
    """Run a command in this process; `desk` is the desk that it works on."""
    told = {} if desk is None else {"RASHOMON_DESK": str(desk)}
    return CliRunner().invoke(cli.main, [str(each) for each in arguments], input=given, env=told)


def start(script: str, *arguments: object, **how: Any) -> subprocess.Popen[str]:
    """Start a script of Python in another process, with pipes to it."""
    command = [sys.executable, "-c", script, *map(str, arguments)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, text=True, env=os.environ | {"PYTHONUNBUFFERED": "1"}, **pipes, **how)


def output(script: str, *arguments: object, **how: Any) -> tuple[int, str, str]:
    """Run a script of Python in another process; give its exit code and what it printed on stdout and stderr."""
    with start(script, *arguments, **how) as process:
        out, err = process.communicate()
    return process.returncode, out, err


def sql(path: Path, query: str, cells: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """Ask the file as any other program of SQLite would."""
    import sqlite3

    connection = sqlite3.connect(path)
    try:
        return connection.execute(query, cells).fetchall()
    finally:
        connection.close()


def sound(path: Path) -> None:
    """Check that SQLite finds nothing wrong with the file, its references and its index of words."""
    assert sql(path, "PRAGMA integrity_check") == [("ok",)]
    assert sql(path, "PRAGMA foreign_key_check") == []
    sql(path, "INSERT INTO words (words) VALUES ('integrity-check')")
