"""Is an article new to the desk? An article as it was read in; what became of it out: new, changed, or unchanged.

* The same id or address with the same words is the same article.
* The same id or address with other words is a new version of it, under an id of its own, linked to the version before,
  with what changed. Where the two share next to nothing they are two articles (`articles.versions`).
* The same words under another address of one outlet are the same article, with two addresses.
* A version that was written before those that are held goes before them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from rashomon.articles import versions
from rashomon.desk import Desk, listed, log
from rashomon.desk.rows import shape, writable
from rashomon.records import Article, Outlet, Rejection, Revision, Visit, identify

Outcome = Literal["new", "changed", "unchanged", "again"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an article: its id on the desk, and what it is to what was there.

    `again` is an article that this run has read before; `beside` is the id that it asked for, where another has it.
    """

    id: str
    outcome: Outcome
    beside: str | None = None


def article(desk: Desk, arrived: Article) -> Kept:
    """Keep an article, in one transaction."""
    with desk.transaction():
        return _keep(desk, arrived)


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
                    "DELETE FROM rejections WHERE stage IN ('read', 'language') AND run < ?"
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


def outlets(
    desk: Desk,
    known: Callable[[str], Outlet | None],
    bundled: Callable[[str], Outlet | None],
    named: Iterable[str] | None = None,
) -> None:
    """Keep what is `known` of the outlets of all articles, or of those `named`.

    What a user's own register said stays where a later run has none: only what is `bundled` is replaced by what is.
    """
    with desk.transaction():
        if named is None:
            named = [row[0] for row in desk.rows("SELECT DISTINCT outlet FROM articles ORDER BY outlet")]
        for name in named:
            outlet = known(name)
            own = outlet != bundled(name)
            if own or desk.one("SELECT 1 FROM outlets WHERE name = ? AND own", (name,)) is None:
                desk.do("DELETE FROM outlets WHERE name = ?", (name,))
                desk.add("outlets", [outlet] if outlet else [], Outlet)
                desk.do("UPDATE outlets SET own = ? WHERE name = ?", (own, name))


def _keep(desk: Desk, arrived: Article) -> Kept:
    digest = identify(arrived.outlet, arrived.headline, arrived.text)
    there = desk.one("SELECT article FROM addresses WHERE url = ?", (arrived.url,)) if arrived.url else None
    rows = desk.rows(
        "SELECT id, outlet, digest FROM articles WHERE id IN (?, ?, ?)",
        (arrived.id, _beside(arrived.id, digest), there[0] if there else None),
    )
    known = {row[0]: row[1:] for row in rows}
    same = next((id for id, row in known.items() if row == (arrived.outlet, digest)), None)
    if same := same or _twin(desk, arrived, digest):
        noted = _address(desk, arrived.url, same)
        return Kept(same, "again" if not noted and log.is_added(desk, same) else "unchanged")
    taken = known.get(arrived.id)
    standing = _versions(desk, there[0] if there else arrived.id if taken and taken[0] == arrived.outlet else None)
    for each in standing:
        if (each.headline, each.text) == (arrived.headline, arrived.text):
            return Kept(each.id, "unchanged")
    placed = replace(arrived, id=_beside(arrived.id, digest)) if taken else arrived
    if not any(versions.are_versions(each, arrived) for each in standing):
        _insert(desk, placed, digest, newest=placed.id)
        log.add(desk, "added", "articles", placed.id)
        return Kept(placed.id, "new", beside=arrived.id if taken else None)
    _insert_version(desk, placed, digest, standing)
    return Kept(placed.id, "changed")


def _twin(desk: Desk, arrived: Article, digest: str) -> str | None:
    """Give the id of an article of the same outlet with the same words at another address.

    An id that the input gave is kept, so that only an article whose id is made of its address is folded.
    """
    if arrived.url is None or arrived.id != identify(arrived.outlet, arrived.url):
        return None
    found = desk.one(
        "SELECT id FROM articles WHERE digest = ? AND outlet = ? AND url IS NOT NULL", (digest, arrived.outlet)
    )
    return found[0] if found else None


def _versions(desk: Desk, id: str | None) -> list[Article]:
    """Give all versions of an article, the newest first."""
    while id and (later := desk.one("SELECT id FROM articles WHERE version_of = ?", (id,))):
        id = later[0]
    found: list[Article] = []
    while id:
        found += desk.records(Article, "articles", "WHERE id = ?", (id,))
        id = found[-1].version_of
    return found


def _insert_version(desk: Desk, placed: Article, digest: str, standing: list[Article]) -> None:
    """Add a version of `standing`, which are the others, newest first: after those that are not later than it."""
    rank = next((rank for rank, each in enumerate(standing) if not _is_earlier(placed, each)), len(standing))
    before = standing[rank] if rank < len(standing) else None
    after = standing[rank - 1] if rank else None
    placed = replace(placed, version_of=before.id if before else None)
    _insert(desk, placed, digest, newest=standing[0].id if after else placed.id)
    if after:
        desk.do("UPDATE articles SET version_of = ? WHERE id = ?", (placed.id, after.id))
        desk.do("DELETE FROM revisions WHERE article = ?", (after.id,))
    pairs = ((before, placed), (placed, after))
    desk.add("revisions", [versions.compare(one, other) for one, other in pairs if one and other], Revision)
    log.add(
        desk,
        "changed",
        "articles",
        placed.id,
        before=before.id if before else None,
        after=after.id if after else None,
    )


def _insert(desk: Desk, placed: Article, digest: str, newest: str) -> None:
    """Add a row; `newest` is the version that stands at its address now."""
    layout = shape(Article)
    cells = dict(zip(layout.columns, layout.encode(placed), strict=True))
    cells |= {"story": None, "stated_story": placed.story, "moment": _moment(placed), "digest": digest}
    desk.do(f"INSERT INTO articles ({listed(cells)}) VALUES ({', '.join('?' * len(cells))})", tuple(cells.values()))
    for url in (placed.url, *placed.addresses):
        if url:
            desk.do(
                "INSERT INTO addresses (url, article) VALUES (?, ?)"
                " ON CONFLICT (url) DO UPDATE SET article = excluded.article",
                (url, newest),
            )


def _address(desk: Desk, url: str | None, id: str) -> bool:
    """Note a further address of an article that is held; tell whether it is one."""
    if not url or desk.one("SELECT 1 FROM addresses WHERE url = ?", (url,)):
        return False
    desk.do("INSERT INTO addresses (url, article) VALUES (?, ?)", (url, id))
    own, further = desk.one("SELECT url, addresses FROM articles WHERE id = ?", (id,)) or (None, "[]")
    if own is None:
        desk.do("UPDATE articles SET url = ? WHERE id = ?", (url, id))
    else:
        desk.do("UPDATE articles SET addresses = ? WHERE id = ?", (json.dumps([*json.loads(further), url]), id))
    log.add(desk, "changed", "articles", id, after=url)
    return True


def _is_earlier(one: Article, other: Article) -> bool:
    """Tell whether a version is older than another, as far as both say when they were written or changed."""
    written = [(each.modified or each.published or "") for each in (one, other)]
    return all(written) and len(written[0]) == len(written[1]) and _universal(written[0]) < _universal(written[1])


def _moment(article: Article) -> str:
    """Give when an article was published, to sort by; a bare date is taken at its start, for want of a better one."""
    if not article.published or article.published_basis == "doubtful":
        return ""
    return _universal(article.published)


def _universal(written: str) -> str:
    """Give a time in UTC, so that times sort as they followed each other; empty where it is none."""
    try:
        moment = datetime.fromisoformat(written)
        return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""


def _beside(id: str, digest: str) -> str:
    return f"{id}-{digest[:6]}"
