"""What does the desk hold? A desk in, a Result out, with its rows in the order in which a build tells them."""

from __future__ import annotations

import json
import typing
from collections.abc import Collection, Iterator, Sequence
from dataclasses import fields
from functools import cache
from itertools import chain
from typing import Any, TypeVar, get_args

from rashomon.desk import Desk, listed
from rashomon.desk.rows import shape, writable
from rashomon.errors import DeskError
from rashomon.records import Article, Link, Outlet, Passage, Rejection, Result, Revision, Story

R = TypeVar("R")
OF_ARTICLES = ("quotes", "dates", "credits")
"""Tables whose rows name an article and no story."""
IN_ORDER = "ORDER BY moment, id"
"""The order of articles everywhere."""
NEWEST = "WHERE story = ?1 AND NOT EXISTS (SELECT 1 FROM articles AS later WHERE later.version_of = articles.id)"
"""Of the articles of a story those that no later version has taken the place of."""
_NOT_FOUND = {"articles", "stories", "outlets", "revisions", "links", "rejections"}


@cache
def tables() -> dict[str, type[Any]]:
    """Give the tables of what is found, each with the class of its records."""
    hints = typing.get_type_hints(Result)
    return {each.name: get_args(hints[each.name])[0] for each in fields(Result) if each.name not in _NOT_FOUND}


def counted(desk: Desk) -> dict[str, int]:
    """Give how many rows the lists have that a reader would ask for first."""
    lists = ("statements", "claims", "disagreements", "passages")
    return {name: row[0] for name in lists if (row := desk.one(f"SELECT count(*) FROM {name}"))}


def result(desk: Desk, only: Collection[str] | None = None) -> Result:
    """Give everything on the desk; or what belongs to the stories named by `only`, by the ids they have now.

    Rejections belong to no story.
    """
    told = list(every_story(desk, only))
    read = [article for story in told for article in articles(desk, story.id)]
    found: dict[str, Any] = {}
    holders: Sequence[Article | Story]
    for name, record in tables().items():
        key, holders = ("article", read) if name in OF_ARTICLES else ("story", told)
        rows = (desk.records(record, name, f"WHERE {key} = ? ORDER BY row", (each.id,)) for each in holders)
        found[name] = tuple(chain.from_iterable(rows))
    found["passages"] += _between(desk, read)
    printing = {article.outlet for article in read}
    shown = sorted(article.id for article in read)
    return Result(
        articles=tuple(sorted(read, key=lambda article: (article.published or "", article.id))),
        stories=tuple(told),
        outlets=tuple(row for row in desk.records(Outlet, "outlets", "ORDER BY name") if row.name in printing),
        revisions=tuple(_of(desk, Revision, "revisions", shown, "row")),
        links=tuple(_of(desk, Link, "links", shown, "together DESC")),
        rejections=tuple(desk.records(Rejection, "rejections", "ORDER BY row")) if only is None else (),
        **found,
    )


def _of(desk: Desk, record: type[R], table: str, articles: Sequence[str], order: str) -> Iterator[R]:
    """Give the rows of a table that are of some articles, article by article."""
    for id in articles:
        yield from desk.records(record, table, f"WHERE article = ? ORDER BY {order}", (id,))


def _between(desk: Desk, read: Sequence[Article]) -> tuple[Passage, ...]:
    """Give the passages that articles took from those of other stories."""
    taken = "WHERE story IS NULL AND json_extract(copy, '$.article') = ? ORDER BY row"
    return tuple(passage for article in read for passage in desk.records(Passage, "passages", taken, (article.id,)))


def every_story(desk: Desk, only: Collection[str] | None = None) -> Iterator[Story]:
    """Give the stories, or those whose ids are in `only`, the earliest first, each with its articles in their order."""
    layout = shape(Story, "articles")
    query = f"SELECT {listed(layout.columns)} FROM stories {{}} ORDER BY coalesce(first, ''), id"
    if only is None:
        rows = list(desk.rows(query.format("")))
    else:
        rows = list(
            desk.rows(query.format("WHERE id IN (SELECT value FROM json_each(?))"), (json.dumps(sorted(only)),))
        )
    for row in rows:
        id = row[layout.columns.index("id")]
        members = desk.rows(f"SELECT id FROM articles WHERE story = ? {IN_ORDER}", (id,))
        yield layout.decode(row, articles=tuple(member[0] for member in members))


def outlets(desk: Desk) -> dict[str, Outlet]:
    """Give what is known of the outlets on the desk, by their names."""
    return {outlet.name: outlet for outlet in desk.records(Outlet, "outlets")}


def articles(desk: Desk, story: str) -> tuple[Article, ...]:
    """Give the articles of a story in their order."""
    return tuple(desk.records(Article, "articles", f"WHERE story = ? {IN_ORDER}", (story,)))


def newest(desk: Desk, story: str) -> tuple[Article, ...]:
    """Give the articles of a story that no later version has taken the place of: what was taken back is no witness."""
    return tuple(desk.records(Article, "articles", f"{NEWEST} {IN_ORDER}", (story,)))


def stories(desk: Desk) -> list[Story]:
    """Give the stories that have articles, the latest first; of one day, those of most outlets first.

    Those of which no day can be believed come last.
    """
    told = [story for story in every_story(desk) if story.articles]
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
    return next(every_story(desk, [id]))


def versions(desk: Desk, id: str) -> tuple[str, ...]:
    """Give the ids of all versions of an article, its own first."""
    found = [id]
    for each in found:
        either = "SELECT version_of FROM articles WHERE id = ?1 UNION SELECT id FROM articles WHERE version_of = ?1"
        found += [row[0] for row in desk.rows(either, (each,)) if row[0] and row[0] not in found]
    return tuple(found)


def article(desk: Desk, named: str) -> Article:
    """Give the article that `named` names: its id, an address of it, or the beginning of its id.

    Raises DeskError where there is none, or more than one begins so.
    """
    named = writable(named)
    query = "SELECT id FROM articles WHERE id = ?1 UNION ALL SELECT article FROM addresses WHERE url = ?1"
    rows = list(desk.rows(query, (named,)))[:1]
    rows = rows or list(desk.rows("SELECT id FROM articles WHERE substr(id, 1, ?) = ?", (len(named), named)))
    if len(rows) != 1 or not named:
        many = ", ".join(row[0] for row in rows[:5])
        why = f"several begin so: {many}" if rows else "no article has that id or address. `rashomon search` finds it"
        raise DeskError(f"Cannot find the article {named!r}: {why}.")
    return next(desk.records(Article, "articles", "WHERE id = ?", rows[0]))
