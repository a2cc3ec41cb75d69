"""What did each run do? Changes in, rows of the change log in their order out.

Every change names the run that made it, the list and the id of its record, and, where there is something to compare,
what stood there before and what stands there after.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.desk import Desk, now

Kind = Literal["added", "placed", "changed", "moved", "merged", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log. `before` and `after` are words or JSON, as the list has it."""

    run: int
    at: str
    kind: Kind
    list: str
    record: str
    story: str | None
    before: str | None
    after: str | None


def add(
    desk: Desk,
    kind: Kind,
    table: str,
    record: str,
    *,
    story: str | None = None,
    before: object = None,
    after: object = None,
) -> None:
    """Note a change, in the transaction that makes it."""
    cells = (desk.run, now(), kind, table, record, story, _written(before), _written(after))
    desk.do(
        "INSERT INTO changes (run, at, kind, list, record, story, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", cells
    )


def is_added(desk: Desk, article: str) -> bool:
    """Tell whether this run added an article, or a version of one."""
    return bool(
        desk.one("SELECT 1 FROM changes WHERE record = ? AND run = ? AND list = 'articles'", (article, desk.run))
    )


def since(desk: Desk, run: int = 0) -> Iterator[Change]:
    """Give what was changed after a run, in order."""
    for row in desk.rows(
        "SELECT run, at, kind, list, record, story, before, after FROM changes WHERE run > ? ORDER BY id", (run,)
    ):
        yield Change(*row)


def _written(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
