"""What does the desk hold? A desk in, a Result out, with its rows in the order in which a build tells them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

from rashomon.desk import Desk, findings
from rashomon.desk.rows import writable
from rashomon.errors import DeskError
from rashomon.records import Article, Link, Outlet, Passage, Rejection, Result, Revision, Story

R = TypeVar("R")


def result(desk: Desk, only: Collection[str] | None = None) -> Result:
    """Give everything on the desk; or what belongs to the stories named by `only`, by the ids they have now.

    Rejections belong to no story.
    """
    told = list(findings.stories(desk, only))
    read = [article for story in told for article in findings.articles(desk, story.id)]
    tables: dict[str, Any] = {}
    holders: Sequence[Article | Story]
    for name, record in findings.tables().items():
        key, holders = ("article", read) if name in findings.OF_ARTICLES else ("story", told)
        rows = (desk.records(record, name, f"WHERE {key} = ? ORDER BY row", (each.id,)) for each in holders)
        tables[name] = tuple(chain.from_iterable(rows))
    tables["passages"] += _between(desk, read)
    outlets = {article.outlet for article in read}
    shown = sorted(article.id for article in read)
    return Result(
        articles=tuple(sorted(read, key=lambda article: (article.published or "", article.id))),
        stories=tuple(told),
        outlets=tuple(row for row in desk.records(Outlet, "outlets", "ORDER BY name") if row.name in outlets),
        revisions=tuple(_of(desk, Revision, "revisions", shown, "row")),
        links=tuple(_of(desk, Link, "links", shown, "together DESC")),
        rejections=tuple(desk.records(Rejection, "rejections", "ORDER BY row")) if only is None else (),
        **tables,
    )


def _of(desk: Desk, record: type[R], table: str, articles: Sequence[str], order: str) -> Iterator[R]:
    """Give the rows of a table that are of some articles, article by article."""
    for id in articles:
        yield from desk.records(record, table, f"WHERE article = ? ORDER BY {order}", (id,))


def _between(desk: Desk, read: Sequence[Article]) -> tuple[Passage, ...]:
    """Give the passages that articles took from those of other stories."""
    taken = "WHERE story IS NULL AND json_extract(copy, '$.article') = ? ORDER BY row"
    return tuple(passage for article in read for passage in desk.records(Passage, "passages", taken, (article.id,)))


def stories(desk: Desk) -> list[Story]:
    """Give the stories that have articles, the latest first; of one day, those of most outlets first.

    Those of which no day can be believed come last.
    """
    told = [story for story in findings.stories(desk) if story.articles]
    dated = {row[0] for row in desk.rows("SELECT DISTINCT story FROM articles WHERE moment <> ''")}
    return sorted(
        told, key=lambda story: ((story.first or "")[:10] if story.id in dated else "", story.outlets), reverse=True
    )


def story(desk: Desk, named: str) -> Story:
    """Give the story that `named` names: its id, the beginning of its id, or an id that was merged into it.

    Raises DeskError where there is none, or more than one begins so.
    """
    named = writable(named)
    rows = list(desk.rows("SELECT id, merged_into FROM stories WHERE substr(id, 1, ?) = ?", (len(named), named)))
    exact = [row for row in rows if row[0] == named] or rows
    if len(exact) != 1 or not named:
        many = ", ".join(row[0] for row in exact[:5])
        why = f"several begin so: {many}" if exact else "there is none with that id; `rashomon stories` lists them"
        raise DeskError(f"Cannot find the story {named!r}: {why}.")
    id = exact[0][0]
    while row := desk.one("SELECT merged_into FROM stories WHERE id = ? AND merged_into IS NOT NULL", (id,)):
        id = row[0]
    return next(findings.stories(desk, [id]))


def article(desk: Desk, named: str) -> Article:
    """Give the article with an id, or at an address. Raises DeskError where there is none."""
    named = writable(named)
    found = next(desk.records(Article, "articles", "WHERE id = ?", (named,)), None) or next(
        desk.records(Article, "articles", "WHERE id = (SELECT article FROM addresses WHERE url = ?)", (named,)), None
    )
    if found is None:
        raise DeskError(
            f"Cannot find the article {named!r}: no article has that id or address. `rashomon search` finds it."
        )
    return found
