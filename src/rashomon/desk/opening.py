"""How is a desk opened? A path in, a connection to its SQLite file out, of the version that this program knows.

Write-ahead logging lets others read while one writes; foreign keys are on; tables are STRICT. Migrations are the files
of `migrations/`, in the order of their names, each in a transaction of its own with the version it makes
(``PRAGMA user_version``): broken off, it has not happened.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from rashomon.errors import DeskError, why
from rashomon.settings import DESK

_APPLICATION = 0x52534D4E
"""Written into the file (``PRAGMA application_id``), so that a desk is told from any other database."""
_SHORT_OF = "Make room on the disk, or give another place"
_DAMAGED = "The file is damaged: restore a copy, or read the articles into a new desk"
_SHUT = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


def connect(path: Path | None, *, write: bool = True, patience: float = DESK.patience) -> sqlite3.Connection:
    """Open the desk at `path`, in memory where it is None; with `write` it is made where it is missing.

    Raises DeskError where it cannot be opened, is no desk, is damaged, or was written by a newer Rashomon; and at any
    use of the connection where another program holds the file for `patience` seconds.
    """
    name = str(path or "in memory")
    if path is None:
        return _opened(":memory:", name, True, patience)
    _look_for(path, write)
    where = f"{path.resolve().as_uri()}?mode={'rwc' if write else 'rw'}"
    with told(name):
        try:
            return _opened(where, name, write, patience)
        except sqlite3.OperationalError as error:
            # Readers share memory through a file beside the desk. Where none may be made, and no writer has left a log
            # behind, nobody writes: the desk can be read as it lies.
            log = Path(f"{path.resolve()}-wal")
            if write or error.sqlite_errorcode & 0xFF not in _SHUT or (log.exists() and log.stat().st_size):
                raise
            return _opened(f"{where}&immutable=1", name, write, patience)


def examine(path: Path, *, make: bool = True) -> None:
    """Raise DeskError where a run cannot write to `path`, as far as that shows before it changes anything there."""
    _look_for(path, write=make)
    if path.exists():
        with told(str(path)):
            connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None)
            try:
                _check(connection, str(path))
            finally:
                connection.close()


@contextmanager
def told(name: str) -> Iterator[None]:
    """Turn what SQLite says into a message that says what to do. An error in our own SQL is left as it is: a bug."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        advice = _advice(error)
        if advice is None:
            raise
        raise DeskError(f"Cannot use the desk {name}: {error}. {advice}.") from error
    except json.JSONDecodeError as error:
        raise DeskError(f"Cannot use the desk {name}: a cell holds no JSON ({error}). {_DAMAGED}.") from error


def _advice(error: sqlite3.DatabaseError) -> str | None:
    """Give what a user can do about an error of SQLite, by its result code (sqlite.org/rescode.html)."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and "decode to UTF-8" in str(error):
        return _DAMAGED
    return {
        sqlite3.SQLITE_NOTADB: "Give the path of a desk; this file is something else, and was left as it is",
        sqlite3.SQLITE_CORRUPT: _DAMAGED,
        sqlite3.SQLITE_FULL: f"{_SHORT_OF}; what was kept before is kept, and the next run goes on from there",
        sqlite3.SQLITE_IOERR: f"The disk refuses. {_SHORT_OF}; the next run goes on from what was kept",
        sqlite3.SQLITE_READONLY: "The file or its folder may only be read: copy the desk to where you may write",
        sqlite3.SQLITE_CANTOPEN: "Check that it is a file, in a folder that you may write to",
        sqlite3.SQLITE_PERM: "Check the permissions of the file and its folder",
        sqlite3.SQLITE_BUSY: "Another program holds it: wait until it is done, or close it",
        sqlite3.SQLITE_LOCKED: "Another program holds it: wait until it is done, or close it",
    }.get(code & 0xFF if code is not None else -1)


def _look_for(path: Path, write: bool) -> None:
    try:
        _must_be(path, write)
    except OSError as error:
        raise DeskError(f"Cannot open the desk {path}: {why(error)}. Check the path, and your rights there.") from error


def _must_be(path: Path, write: bool) -> None:
    if path.exists():
        return
    if not path.parent.is_dir():
        do = "Make that folder first, or give another path" if write else "Check the path"
        raise DeskError(f"Cannot open the desk {path}: there is no folder {path.parent}. {do}.")
    if not write:
        made = "Check the path, or make one with `rashomon read`"
        raise DeskError(f"Cannot open the desk {path}: there is no such file. {made}.")
    if not os.access(path.parent, os.W_OK):
        raise DeskError(
            f"Cannot make the desk {path}: in the folder {path.parent} nothing may be written. "
            "Give another place with --desk."
        )


def _opened(where: str, name: str, write: bool, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(where, uri=True, isolation_level=None, timeout=patience)
    try:
        _prepare(connection, name, write)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, name: str) -> int:
    """Give the version of a desk; raise DeskError where a file is none, or one of a newer Rashomon."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    tables: int = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if tables and application != _APPLICATION:
        raise DeskError(f"Cannot use the desk {name}: it is a database of another program. Give another path.")
    newest = len(_migrations())
    if version > newest:
        raise DeskError(
            f"Cannot use the desk {name}: a newer Rashomon wrote it (version {version}; this one knows {newest}). "
            "Install the newer one, or read the articles into a new desk."
        )
    return version


def _prepare(connection: sqlite3.Connection, name: str, write: bool) -> None:
    version, newest = _check(connection, name), len(_migrations())
    connection.execute("PRAGMA foreign_keys = ON")
    if not write:
        # Opened to be written, and then not: a reader that may not would leave the files beside the desk that it made.
        connection.execute("PRAGMA query_only = ON")
        if version == 0:
            raise DeskError(f"Cannot read the desk {name}: it is empty. Read articles into it with `rashomon read`.")
        if version < newest:
            raise DeskError(
                f"Cannot read the desk {name}: it has version {version}, and this Rashomon {newest}. "
                "Bring it up to date with `rashomon group`, which writes to it."
            )
        return
    connection.execute("PRAGMA journal_mode = WAL")
    # With WAL, NORMAL loses nothing when the program dies; when the power fails, at most the last transactions.
    connection.execute("PRAGMA synchronous = NORMAL")
    for number, statements in enumerate(_migrations(), start=1):
        if number > version:
            connection.executescript(
                f"BEGIN IMMEDIATE;\n{statements}\nPRAGMA application_id = {_APPLICATION};"
                f"\nPRAGMA user_version = {number};\nCOMMIT;"
            )


@cache
def _migrations() -> tuple[str, ...]:
    folder = files(__package__).joinpath("migrations")
    named = sorted((file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda file: file.name)
    return tuple(file.read_text(encoding="utf-8") for file in named)
