"""Is what the desk acknowledged kept? A writer is killed (SIGKILL) again and again at moments of chance.

usage: python -m benchmarks.kills [--kills N] [--rows N] [--seed N]

The writer reads JSON Lines onto a desk, one to twenty articles in a transaction, each with ten quotes; some are further
versions or addresses of what came before. It prints the ids of a transaction once it is committed. After every kill the
file must be sound (integrity, references, index of words) and hold everything that was printed; the next writer goes
on. In the end the desk must hold, row for row, what a desk holds whose writer was left alone.

Fails (exit 1) at the first thing that is lost, left half done, or there twice.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from rashomon import articles
from rashomon import desk as desks
from rashomon.desk import keep
from rashomon.records import Article, Quote, identify

_QUOTES = 10
_QUOTED = "SELECT a.id, count(q.id) FROM articles AS a LEFT JOIN quotes AS q ON q.article = a.id GROUP BY a.id"


class LostError(Exception):
    """What a desk promised did not hold."""


def inputs(path: Path, rows: int) -> Path:
    """Write rows of JSON Lines: two in ten are a further version, or a further address, of a row before them."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(rows):
            told = number - number % 10 if number % 10 in (4, 8) else number
            tail = " It was closed again later." if number % 10 == 4 else ""
            text = f"Berth {told} of the harbour of Port Merrin was closed on Sunday, the harbour master said. " * 12
            url = f"https://courier.example/{told}{'?page=all' if number % 10 == 8 else ''}"
            file.write(json.dumps({"outlet": "Courier", "url": url, "text": text + tail}) + "\n")
    return path


def write(path: Path, given: Path, seed: int) -> Iterator[list[str]]:
    """Read `given` onto the desk; give the ids of each transaction that brought something new, once it is committed."""
    chance = random.Random(seed)
    waiting = (row for _, row in articles.stream([given]) if isinstance(row, Article))
    with desks.open(path, "read") as desk:
        while True:
            batch = list(islice(waiting, chance.randint(1, 20)))
            if not batch:
                return
            with desk.transaction():
                kept = [keep.article(desk, each) for each in batch]
                new = [each.id for each in kept if each.outcome in ("new", "changed")]
                for id in new:
                    desk.add("quotes", _quotes(id), Quote)
            if new:
                yield new


def kill(folder: Path, rows: int, kills: int, seed: int, *, longest: float = 0.0) -> int:
    """Kill the writer so many times, each after some lines and up to `longest` seconds, then let it end.

    Gives how many ids were acknowledged by writers that were killed. Raises LostError.
    """
    chance = random.Random(seed)
    given, path = inputs(folder / "rows.jsonl", rows), folder / "x.db"
    acknowledged: set[str] = set()
    for number in range(kills):
        process = _start(path, given, seed + number)
        assert process.stdout
        lines = []
        for _ in range(chance.randint(0, max(1, rows // (10 * kills)))):
            lines.append(process.stdout.readline())
        time.sleep(chance.uniform(0, longest))
        process.send_signal(signal.SIGKILL)
        lines += process.stdout.readlines()
        process.stdout.close()
        if process.wait() != -signal.SIGKILL:
            raise LostError(f"Writer {number + 1} of {kills} ended by itself, with {process.returncode}.")
        acknowledged |= {id for line in lines if line.endswith("\n") for id in line.split()}
        if path.exists():
            _sound(path, acknowledged)
    alone = folder / "alone.db"
    for each in (path, alone):
        for _ in write(each, given, seed):
            pass
    _sound(path, acknowledged)
    if _dump(path) != _dump(alone):
        raise LostError("The desk is not what it would be had nobody been killed.")
    return len(acknowledged)


def _start(path: Path, given: Path, seed: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "benchmarks.kills", "--write", str(path), str(given), str(seed)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def _quotes(article: str) -> Iterator[Quote]:
    for place in range(0, 60 * _QUOTES, 60):
        yield Quote(identify(article, place), article, "direct", ((place, place + 40),))


def _sound(path: Path, acknowledged: set[str]) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        if not connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            if acknowledged:
                raise LostError("The desk is empty.")
            return
        found = connection.execute("PRAGMA integrity_check").fetchall()
        if found != [("ok",)] or connection.execute("PRAGMA foreign_key_check").fetchall():
            raise LostError(f"The file is not sound: {found[:3]}")
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        held = dict(connection.execute(_QUOTED))
    except sqlite3.DatabaseError as error:
        raise LostError(f"The file is not sound: {error}") from error
    finally:
        connection.close()
    if gone := acknowledged - held.keys():
        raise LostError(f"{len(gone)} of {len(acknowledged)} acknowledged articles are gone: {sorted(gone)[:3]}")
    if halves := [id for id, count in held.items() if count != _QUOTES]:
        raise LostError(f"{len(halves)} articles are half done: {halves[:3]}")


def _dump(path: Path) -> dict[str, list[Any]]:
    """Give all rows; of a change, not the run that made it nor its time."""
    columns = {"changes": "id, kind, list, record, story, before, after"}
    tables = ("articles", "addresses", "revisions", "quotes", "rejections", "changes", "words")
    connection = sqlite3.connect(path)
    try:
        return {
            table: connection.execute(f"SELECT {columns.get(table, '*')} FROM {table} ORDER BY 1, 2").fetchall()
            for table in tables
        }
    finally:
        connection.close()


def main() -> int:
    """Kill, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--rows", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.write:
        path, given, seed = asked.write
        for new in write(Path(path), Path(given), int(seed)):
            print(*new, flush=True)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        try:
            count = kill(Path(folder), asked.rows, asked.kills, asked.seed, longest=0.05)
        except LostError as error:
            print(f"lost: {error}")
            return 1
    print(f"{asked.kills} kills, {count:,} articles acknowledged before one: none lost, none twice, every file sound")
    return 0


if __name__ == "__main__":
    sys.exit(main())
