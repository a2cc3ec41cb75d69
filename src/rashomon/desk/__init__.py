"""Where is kept what was read and found? One SQLite file, the system of record; every other program can open it.

::

    read  --keep.article-->   articles, addresses, revisions, visits, rejections
    group --placing.store-->  stories, profiles, evidence
    find  --findings.store--> claims, statements, quotes, ...
                 |
              changes  (what each run added, changed, moved, merged, withdrew)

`Desk` is an open connection with the run that writes through it; the files beside this one are what is done with it.
Everything that belongs together is one transaction, so that a run that is broken off goes on where it was.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from rashomon.desk import holding, opening
from rashomon.desk.rows import Cell, shape
from rashomon.settings import DESK

R = TypeVar("R")


class Desk:
    """An open desk. `run` is the number of the run that writes, or None where it is only read."""

    def __init__(self, connection: sqlite3.Connection, name: str, run: int | None = None) -> None:
        self.connection = connection
        self.name = name
        self.run = run

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what is done inside one step: all of it is kept, or nothing. Inside another one it is part of that."""
        if self.connection.in_transaction:
            yield
            return
        with opening.told(self.name):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def rows(self, query: str, cells: Sequence[Cell] = ()) -> Iterator[tuple[Any, ...]]:
        """Give the rows that `query` asks for, one by one."""
        with opening.told(self.name):
            yield from self.connection.execute(query, cells)

    def one(self, query: str, cells: Sequence[Cell] = ()) -> tuple[Any, ...] | None:
        """Give the first row that `query` asks for."""
        return next(iter(self.rows(query, cells)), None)

    def do(self, statement: str, cells: Sequence[Cell] = ()) -> int:
        """Carry out one statement of SQL; give how many rows it touched."""
        return self.connection.execute(statement, cells).rowcount

    def records(self, record: type[R], table: str, rest: str = "", cells: Sequence[Cell] = ()) -> Iterator[R]:
        """Give the records of a table, whose columns must be the record's fields; `rest` is the end of the query."""
        made = shape(record)
        for row in self.rows(f"SELECT {listed(made.columns)} FROM {table} {rest}", cells):
            with opening.told(self.name):
                found = made.decode(row)
            yield found

    def add(self, table: str, records: Iterable[Any], record: type[Any]) -> None:
        """Add records of one class to a table."""
        made = shape(record)
        places = ", ".join("?" * len(made.columns))
        self.connection.executemany(
            f"INSERT INTO {table} ({listed(made.columns)}) VALUES ({places})", map(made.encode, records)
        )


@contextmanager
def open(
    path: Path | None, command: str = "build", *, patience: float = DESK.patience, make: bool = True
) -> Iterator[Desk]:
    """Open the desk at `path` for a run that writes; in memory where `path` is None.

    It is made where it is missing, unless `make` is off: a run that reads nothing in has nothing to do on a new one.
    Raises DeskError where it cannot be used, or another run holds it for longer than `patience` seconds.
    """
    with ExitStack() as stack:
        if path is not None:
            opening.examine(path, make=make)
            stack.enter_context(holding.held(path, patience))
        connection = opening.connect(path, patience=patience)
        stack.callback(connection.close)
        kept = Desk(connection, str(path or "in memory"))
        with kept.transaction():
            kept.run = kept.connection.execute(
                "INSERT INTO runs (command, process, began) VALUES (?, ?, ?)", (command, os.getpid(), now())
            ).lastrowid
        yield kept
        with kept.transaction():
            kept.do("UPDATE runs SET ended = ? WHERE id = ?", (now(), kept.run))


@contextmanager
def look(path: Path) -> Iterator[Desk]:
    """Open the desk at `path` to read it as it is now, also while another run writes.

    Raises DeskError where there is none.
    """
    connection = opening.connect(path, write=False)
    try:
        # One transaction, so that all that is read is of one moment.
        connection.execute("BEGIN")
        yield Desk(connection, str(path))
    finally:
        connection.close()


def listed(columns: Iterable[str]) -> str:
    """Give names of columns as SQL lists them; some of ours are words of SQL ("end", "to")."""
    return ", ".join(f'"{column}"' for column in columns)


def now() -> str:
    """Give the time in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")
