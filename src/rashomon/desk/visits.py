"""What came of going over the inputs? What was rejected where, and what servers said, onto the desk and back."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.desk import Desk, listed
from rashomon.desk.rows import shape, writable
from rashomon.records import Rejection, Visit


def rejection(desk: Desk, row: Rejection) -> None:
    """Keep what was skipped, and why. What is skipped at every run is kept once, with its last run."""
    with desk.transaction():
        desk.do(
            "INSERT INTO rejections (stage, input, reason, run) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (stage, input, reason) DO UPDATE SET run = excluded.run",
            (row.stage, writable(row.input), writable(row.reason), desk.run),
        )


def settled(desk: Desk, names: Iterable[str]) -> None:
    """Forget what earlier runs rejected of inputs that this run has read through: what is wrong was said anew.

    A name stands for all that lies in it: the lines of a file, the files of a folder. An address is no folder: what
    lies below it was not read with it.
    """
    with desk.transaction():
        for name in map(writable, names):
            # From the first name that begins so to the first that does not: found by index.
            within = [(name, f"{name}\0"), (f"{name},", f"{name}-")]
            if "://" not in name:
                within.append((f"{name.rstrip('/')}/", f"{name.rstrip('/')}0"))
            for first, beyond in within:
                desk.do(
                    "DELETE FROM rejections WHERE stage IN ('read', 'remark', 'language') AND run < ?"
                    " AND input >= ? AND input < ?",
                    (desk.run, first, beyond),
                )


def visit(desk: Desk, made: Visit) -> None:
    """Keep what a server said of an address; after the articles there, as it says that they need not be read again."""
    with desk.transaction():
        columns = shape(Visit).columns
        desk.do(
            f"INSERT OR REPLACE INTO visits ({listed(columns)}) VALUES ({', '.join('?' * len(columns))})",
            shape(Visit).encode(made),
        )


def visited(desk: Desk, url: str) -> Visit | None:
    """Give what a server last said of an address."""
    return next(desk.records(Visit, "visits", "WHERE url = ?", (url,)), None)
