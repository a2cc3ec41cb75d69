"""Is an article new to the desk? An article as it was read in; what became of it out: new, changed, or unchanged.

* The same id or address with the same words is the same article. What this reading says better is taken over
  (`desk.restated`): the article is changed, and is no new version, as its text is the same.
* The same id or address with other words is a new version of it, under an id of its own, linked to the version before,
  with what changed: also where it says that the article was withdrawn. At the address of a front page or a section, or
  under an id without an address or time, two texts that share next to nothing are two articles (`desk.versions`).
* The same words under another address of one outlet are the same article, with two addresses. So are they without an
  address, where no time of publication tells them apart.
* A version that was written before those that are held goes before them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.articles.outlets import register
from rashomon.desk import Desk, listed, log, restated, versions
from rashomon.desk.rows import shape
from rashomon.records import Article, Outlet, Revision, identify

Outcome = Literal["new", "changed", "unchanged", "again"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an article: its id on the desk, and what it is to what was there.

    `again` is an article that this run has read before; `beside` is the id that it asked for, where another has it.
    `restated` is true where the text is the one that was held, and more is known of it now.
    """

    id: str
    outcome: Outcome
    beside: str | None = None
    restated: bool = False


Known = Callable[[str], Outlet | None]
"""What is known of an outlet, by its name."""


def article(desk: Desk, arrived: Article, known: Known | None = None) -> Kept:
    """Keep an article, in one transaction. `known` are the outlets that are known, those that come with Rashomon where
    it is None."""
    with desk.transaction():
        return _keep(desk, arrived, known or register.bundled().known)


def outlets(
    desk: Desk,
    known: Known,
    bundled: Known,
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


def _keep(desk: Desk, arrived: Article, outlets: Known) -> Kept:
    digest = identify(arrived.outlet, arrived.headline, arrived.text)
    there = desk.one("SELECT article FROM addresses WHERE url = ?", (arrived.url,)) if arrived.url else None
    beside = _beside(arrived.id, digest)
    rows = desk.rows(
        "SELECT id, outlet, digest FROM articles WHERE id IN (?, ?, ?)",
        (arrived.id, beside, there[0] if there else None),
    )
    known = {row[0]: row[1:] for row in rows}
    # An id that was made of these words is theirs, whatever else is known of the article by now.
    same = next((id for id, row in known.items() if row == (arrived.outlet, digest) or id == beside), None)
    if same := same or _twin(desk, arrived, digest):
        return _same(desk, same, arrived, outlets)
    taken = known.get(arrived.id)
    own = _versions(desk, arrived.id if taken and taken[0] == arrived.outlet else None)
    standing = _versions(desk, there[0]) if there else own
    # Where articles stood at one address by turns, the address leads to the last of them only.
    here = desk.records(Article, "articles", "WHERE url = ?", (arrived.url,)) if arrived.url else ()
    alike = [each for each in (*standing, *own, *here) if each.text == arrived.text]
    for each in alike:
        if each.headline == arrived.headline:
            return _same(desk, each.id, arrived, outlets, told="unchanged")
    for each in alike:
        if not (each.headline and arrived.headline):
            return _same(desk, each.id, arrived, outlets, told="unchanged")
    placed = replace(arrived, id=beside) if taken else arrived
    named = not _is_made(arrived) and any(each.id == arrived.id for each in standing)
    if not any(versions.are_versions(each, arrived, named=named) for each in standing):
        _insert(desk, placed, digest, newest=placed.id)
        log.add(desk, "added", "articles", placed.id)
        return Kept(placed.id, "new", beside=arrived.id if taken else None)
    _insert_version(desk, placed, digest, standing)
    return Kept(placed.id, "changed")


def _same(desk: Desk, id: str, read: Article, outlets: Known, told: Outcome = "again") -> Kept:
    """Take over what another reading of an article says better. `told` is what became of it where nothing is new."""
    (held,) = desk.records(Article, "articles", "WHERE id = ?", (id,))
    if read.story and held.story is None:
        desk.do("UPDATE articles SET stated_story = ? WHERE id = ? AND stated_story IS NULL", (read.story, id))
    if read.url and desk.one("SELECT 1 FROM addresses WHERE url = ?", (read.url,)):
        read = replace(read, url=None)
    newest = desk.one("SELECT 1 FROM articles WHERE version_of = ?", (id,)) is None
    better = restated.take(held, read, outlets, newest=newest)
    known = not log.has_changed(desk, id)
    if better != held:
        _restate(desk, held, better)
    noted = sum(_address(desk, url, id) for url in (read.url, *read.addresses) if url and url != better.url)
    if better != held:
        return Kept(id, "changed", restated=True)
    return Kept(id, "unchanged" if noted or known else told)


def _restate(desk: Desk, held: Article, better: Article) -> None:
    """Put an article that more is known of in its place; what was found in its story must be found anew."""
    names = restated.changed(held, better)
    cells = dict(zip(shape(Article).columns, shape(Article).encode(better), strict=True))
    new = {name: cells[name] for name in names}
    new |= {"moment": _moment(better), "digest": identify(better.outlet, better.headline, better.text)}
    set_to = ", ".join(f'"{name}" = ?' for name in new)
    desk.do(f"UPDATE articles SET {set_to} WHERE id = ?", (*new.values(), held.id))
    if "url" in names:
        desk.do("INSERT INTO addresses (url, article) VALUES (?, ?)", (better.url, held.id))
    if "headline" in names:
        _compare_anew(desk, held.id)
    day = better.published[:10] if better.published and better.published_basis != "doubtful" else None
    desk.do("UPDATE samples SET outlet = ?, day = ? WHERE article = ?", (better.outlet, day, held.id))
    desk.do("UPDATE found SET digest = '' WHERE story = ?", (held.story,))
    before, after = (_said(each, names) for each in (held, better))
    log.add(desk, "changed", "articles", held.id, story=held.story, before=before or None, after=after)


def _compare_anew(desk: Desk, id: str) -> None:
    """Say anew what was changed before and after a version whose headline is known now."""
    later = "SELECT id FROM articles WHERE version_of = ?1"
    for pair in list(desk.rows(f"SELECT version_of, article FROM revisions WHERE article IN (?1, ({later}))", (id,))):
        one, other = (next(desk.records(Article, "articles", "WHERE id = ?", (each,))) for each in pair)
        desk.do("DELETE FROM revisions WHERE article = ?", (other.id,))
        desk.add("revisions", [versions.compare(one, other)], Revision)


def _said(article: Article, names: Iterable[str]) -> str:
    """Give what an article says of itself under some names, in words, as the log has it."""
    values = ((name, getattr(article, name)) for name in names if name != "published_basis")
    said = ((name, ", ".join(map(str, value)) if isinstance(value, tuple) else value) for name, value in values)
    return "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in said if value)


def _twin(desk: Desk, arrived: Article, digest: str) -> str | None:
    """Give the id of an article of the same outlet with the same words, at another address or without one.

    An id that the input gave is kept, so that only an article whose id is made of what it says is folded. Without an
    address on both sides one text may be two articles, of two days (a notice that is printed again): then neither may
    state another time than the other, nor another headline.
    """
    outlet, url = arrived.outlet, arrived.url
    if not _is_made(arrived):
        return None
    alike = "SELECT id FROM articles WHERE digest = ?1 AND outlet = ?2 AND"
    if url and (found := desk.one(f"{alike} url IS NOT NULL", (digest, outlet))):
        return str(found[0])
    alike += " (url IS NULL OR ?3 IS NULL) AND (published IS NULL OR ?4 IS NULL OR published = ?4) ORDER BY row"
    for each in dict.fromkeys((digest, identify(outlet, None, arrived.text))):
        if found := desk.one(alike, (each, outlet, url, arrived.published)):
            return str(found[0])
    return None


def _is_made(article: Article) -> bool:
    """Tell whether an article's id was made of what it says, and not given by its input."""
    said = article.published, article.headline, article.text
    return article.id in (identify(article.outlet, article.url), identify(article.outlet, *said))


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


def _address(desk: Desk, url: str, id: str) -> bool:
    """Note a further address of an article that is held; tell whether it is one."""
    if desk.one("SELECT 1 FROM addresses WHERE url = ?", (url,)):
        return False
    desk.do("INSERT INTO addresses (url, article) VALUES (?, ?)", (url, id))
    (further,) = desk.one("SELECT addresses FROM articles WHERE id = ?", (id,)) or ("[]",)
    desk.do("UPDATE articles SET addresses = ? WHERE id = ?", (json.dumps([*json.loads(further), url]), id))
    log.add(desk, "changed", "articles", id, after=url)
    return True


def _is_earlier(one: Article, other: Article) -> bool:
    """Tell whether a version is older than another, as far as both say when they were written or changed."""
    first, second = ((each.modified or each.published or "") for each in (one, other))
    alike = bool(first and second) and len(first) == len(second)
    return alike and restated.universal(first) < restated.universal(second)


def _moment(article: Article) -> str:
    """Give when an article was published, to sort by; a bare date is taken at its start, for want of a better one."""
    if not article.published or article.published_basis == "doubtful":
        return ""
    return restated.universal(article.published)


def _beside(id: str, digest: str) -> str:
    return f"{id}-{digest[:6]}"
