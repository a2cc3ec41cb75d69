"""What did each run do? Changes in, rows of the change log in their order out.

Every change names the run that made it, the list and the id of its record, and, where there is something to compare,
what stood there before and what stands there after.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from rashomon.desk import Desk, now
from rashomon.desk.rows import shape
from rashomon.records import Rejection

Kind = Literal["added", "placed", "changed", "moved", "merged", "withdrawn"]


_ARTICLE = "SELECT outlet, coalesce(headline, substr(text, 1, 60)) FROM articles WHERE id = ?"
NAMED_BY = ("text", "about", "name", "kind")
"""The fields by which a reader knows a record, the one that counts first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the log. `before` and `after` are words or JSON, as the list has it.

    Of what was found that is an object with what names the record and, where it changed, the fields that differ.
    """

    run: int
    at: str
    kind: Kind
    list: str
    record: str
    story: str | None
    before: str | None
    after: str | None


class Line(NamedTuple):
    """What is to be noted of a change; `before` and `after` may be anything that JSON can hold."""

    kind: Kind
    list: str
    record: str
    story: str | None = None
    before: object = None
    after: object = None


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
    write(desk, [Line(kind, table, record, story, before, after)])


def write(desk: Desk, lines: Iterable[Line]) -> None:
    """Note changes, in the transaction that makes them."""
    at = now()
    desk.connection.executemany(
        "INSERT INTO changes (run, at, kind, list, record, story, before, after) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((desk.run, at, *line[:4], _written(line.before), _written(line.after)) for line in lines),
    )


def differing(before: Any, after: Any) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Give what the log keeps of a record that came, went or changed: what names it, and what differs.

    A record that stands is on the desk, and what changed later is in the log: so neither is kept here in full. Of a
    field of several values only those that went are told before, and those that came after: the mentions of a party
    are hundreds, and a new article brings a few.

    >>> from dataclasses import replace
    >>> from rashomon.records import Claim, Span
    >>> was = Claim("c", "s", "Nine were hurt.", "single", 1, (Span("a", 0, 15),))
    >>> differing(None, was)
    (None, {'text': 'Nine were hurt.'})
    >>> differing(was, replace(was, origins=2, spans=(*was.spans, Span("b", 7, 22)))) == (
    ...     {"text": "Nine were hurt.", "origins": 1, "spans": []},
    ...     {"text": "Nine were hurt.", "origins": 2, "spans": [{"article": "b", "start": 7, "end": 22}]},
    ... )
    True
    """
    if before is None or after is None:
        return (None if before is None else _named(before)), (None if after is None else _named(after))
    told = _named(before), _named(after)
    layout = shape(type(before))
    for name, *cells in zip(layout.columns, layout.encode(before), layout.encode(after), strict=True):
        if cells[0] != cells[1]:
            old, new = (json.loads(str(cell)) if layout.is_nested(name) else cell for cell in cells)
            if isinstance(old, list) and isinstance(new, list):
                old, new = _without(old, new), _without(new, old)
            told[0][name], told[1][name] = old, new
    return told


def _without(values: list[Any], others: list[Any]) -> list[Any]:
    known = set(map(json.dumps, others))
    return [each for each in values if json.dumps(each) not in known]


def _named(record: Any) -> dict[str, Any]:
    """Give what a reader knows a record by."""
    name = next(name for name in NAMED_BY if hasattr(record, name))
    return {name: getattr(record, name)}


def has_changed(desk: Desk, article: str) -> bool:
    """Tell whether this run has added an article, or changed what is known of it."""
    return bool(
        desk.one("SELECT 1 FROM changes WHERE record = ? AND run = ? AND list = 'articles'", (article, desk.run))
    )


def since(desk: Desk, run: int = 0) -> Iterator[Change]:
    """Give what was changed after a run, in order."""
    for row in desk.rows(
        "SELECT run, at, kind, list, record, story, before, after FROM changes WHERE run > ? ORDER BY run, id", (run,)
    ):
        yield Change(*row)


def of_story(changes: Iterable[Change], story: str) -> list[Change]:
    """Give the changes that are of a story: of its own record, of what was found in it, of what came to it or left."""
    return [each for each in changes if story in (each.story, each.record, each.before)]


def names(desk: Desk, changes: Iterable[Change]) -> dict[str, str]:
    """Give by their ids the outlets and headlines of the articles in `changes`, and the headlines of the stories."""
    found: dict[str, str] = {}
    for each in changes:
        if each.list == "articles":
            wanted = (each.record, *(id for id in (each.before, each.after) if each.kind == "changed" and id))
            for id in wanted:
                if id not in found and (row := desk.one(_ARTICLE, (id,))):
                    found[id] = f"{row[0]}: {' '.join(row[1].split())}"
        for story in {each.story, each.record if each.list == "stories" else None} - {None, *found}:
            if row := desk.one("SELECT headline FROM stories WHERE id = ?", (story,)):
                found[str(story)] = str(row[0])
    return found


def rejections(desk: Desk, run: int = 0) -> Iterator[Rejection]:
    """Give what was rejected, or kept with a remark, and met again after a run, in order."""
    yield from desk.records(Rejection, "rejections", "WHERE coalesce(run, 0) >= ? ORDER BY row", (run and run + 1,))


def _written(value: object) -> str | None:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
