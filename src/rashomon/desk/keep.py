"""Is an article new to the desk? An article as it was read in; what became of it out: new, changed, or unchanged.

* The same id or address with the same words is the same article.
* The same id or address with other words is a new version of it, under an id of its own, linked to the version before,
  with what changed. Where the two share next to nothing they are two articles (`articles.versions`).
* The same words under another address of one outlet are the same article, with two addresses.
* A version that was published before the one that is held goes before it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal

from rashomon.articles import versions
from rashomon.desk import Desk, listed, log
from rashomon.desk.rows import shape
from rashomon.records import Article, Rejection, Visit, identify

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
            (row.stage, row.input, row.reason, desk.run),
        )


def settled(desk: Desk, name: str) -> None:
    """Forget what earlier runs rejected of an input that this run has read through: what is wrong was said anew."""
    with desk.transaction():
        desk.do(
            "DELETE FROM rejections WHERE stage IN ('read', 'language') AND run < ? AND (input = ? OR"
            " substr(input, 1, ?) = ?)",
            (desk.run, name, len(name) + 2, f"{name}, "),
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


def _keep(desk: Desk, arrived: Article) -> Kept:
    digest = identify(arrived.outlet, arrived.headline, arrived.text)
    same = desk.one(
        "SELECT id FROM articles WHERE digest = ? AND outlet = ? AND (id IN (?, ?) OR url = ? OR id IN"
        " (SELECT article FROM addresses WHERE url = ?))",
        (digest, arrived.outlet, arrived.id, _beside(arrived.id, digest), arrived.url, arrived.url),
    ) or _twin(desk, arrived, digest)
    if same:
        _address(desk, arrived.url, same[0])
        return Kept(same[0], "again" if log.is_added(desk, same[0]) else "unchanged")
    held = _held(desk, arrived)
    taken = desk.one("SELECT 1 FROM articles WHERE id = ?", (arrived.id,))
    placed = replace(arrived, id=_beside(arrived.id, digest)) if taken else arrived
    if held is None or not versions.are_versions(held, arrived):
        _insert(desk, placed, digest)
        log.add(desk, "added", "articles", placed.id)
        return Kept(placed.id, "new", beside=arrived.id if taken else None)
    first, second = (placed, held) if _is_earlier(placed, held) else (held, placed)
    if second is held:
        placed = replace(placed, version_of=held.version_of)
        _insert(desk, placed, digest, newest=held.id)
        desk.do("UPDATE articles SET version_of = ? WHERE id = ?", (placed.id, held.id))
        desk.do("DELETE FROM revisions WHERE article = ?", (held.id,))
    else:
        placed = replace(placed, version_of=held.id)
        _insert(desk, placed, digest)
    revision = versions.compare(first, second)
    desk.add("revisions", [revision], type(revision))
    log.add(desk, "changed", "articles", placed.id, before=held.id)
    return Kept(placed.id, "changed")


def _twin(desk: Desk, arrived: Article, digest: str) -> tuple[str] | None:
    """Give an article of the same outlet with the same words at another address.

    An id that the input gave is kept, so that only an article whose id is made of its address is folded.
    """
    if arrived.url is None or arrived.id != identify(arrived.outlet, arrived.url):
        return None
    return desk.one(
        "SELECT id FROM articles WHERE digest = ? AND outlet = ? AND url IS NOT NULL", (digest, arrived.outlet)
    )


def _held(desk: Desk, arrived: Article) -> Article | None:
    """Give the newest version of what stands under the id or the address of an article."""
    found = desk.one("SELECT article FROM addresses WHERE url = ?", (arrived.url,)) if arrived.url else None
    id = found[0] if found else arrived.id
    while later := desk.one("SELECT id FROM articles WHERE version_of = ?", (id,)):
        id = later[0]
    return next(desk.records(Article, "articles", "WHERE id = ?", (id,)), None)


def _insert(desk: Desk, placed: Article, digest: str, newest: str | None = None) -> None:
    """Add a row; `newest` is the version that stands at its address now, where that is another one."""
    made = shape(Article)
    cells = dict(zip(made.columns, made.encode(placed), strict=True))
    cells |= {"story": None, "stated_story": placed.story, "moment": _moment(placed), "digest": digest}
    desk.do(f"INSERT INTO articles ({listed(cells)}) VALUES ({', '.join('?' * len(cells))})", tuple(cells.values()))
    if placed.url:
        desk.do(
            "INSERT INTO addresses (url, article) VALUES (?, ?)"
            " ON CONFLICT (url) DO UPDATE SET article = excluded.article",
            (placed.url, newest or placed.id),
        )


def _address(desk: Desk, url: str | None, id: str) -> None:
    """Note a further address of an article that is held."""
    if not url or desk.one("SELECT 1 FROM addresses WHERE url = ?", (url,)):
        return
    desk.do("INSERT INTO addresses (url, article) VALUES (?, ?)", (url, id))
    own, further = desk.one("SELECT url, addresses FROM articles WHERE id = ?", (id,)) or (None, "[]")
    if own is None:
        desk.do("UPDATE articles SET url = ? WHERE id = ?", (url, id))
    else:
        desk.do("UPDATE articles SET addresses = ? WHERE id = ?", (json.dumps([*json.loads(further), url]), id))
    log.add(desk, "changed", "articles", id, after=url)


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
