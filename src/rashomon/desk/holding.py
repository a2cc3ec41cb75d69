"""Who writes to the desk? One run at a time: a second one waits, and then says who holds it.

SQLite alone would let two runs write in turn, each upon what it had read before the other wrote. The lock is the
operating system's, on a file beside the desk: it ends with the program that holds it, however that ends.

The file is empty and stays. Who waits has it open: were it taken away, one run could hold the file that is gone and
another the one that was made in its place. Nor can the desk itself be locked so: a program that closes any handle to a
file lets go of all locks that SQLite has on it (sqlite.org/howtocorrupt.html, 2.2). It may be deleted by hand while
nothing runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import filelock

from rashomon.desk import opening
from rashomon.errors import DeskError
from rashomon.settings import DESK


@contextmanager
def held(path: Path, patience: float = DESK.patience) -> Iterator[None]:
    """Hold the desk at `path` for writing. Raises DeskError where another run has it for `patience` seconds more."""
    lock = filelock.FileLock(f"{path.resolve()}-writer")
    try:
        lock.acquire(timeout=patience)
    except filelock.Timeout as error:
        raise DeskError(
            f"Cannot write to the desk {path}: {_holder(path)} holds it. Wait until that is done, or end it."
        ) from error
    except OSError as error:
        raise DeskError(
            f"Cannot write to the desk {path}: {error.strerror or error}. Copy it to where you may write."
        ) from error
    try:
        yield
    finally:
        lock.release()


def _holder(path: Path) -> str:
    """Say which run holds the desk: the last that began, if it goes on. One before it was broken off."""
    try:
        connection = opening.connect(path, write=False)
    except DeskError:
        return "another program"
    try:
        row = connection.execute("SELECT command, process, began, ended FROM runs ORDER BY id DESC").fetchone()
    finally:
        connection.close()
    return f"`rashomon {row[0]}` (process {row[1]}, since {row[2]})" if row and not row[3] else "another program"
