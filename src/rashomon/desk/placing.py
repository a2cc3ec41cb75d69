"""Where does each article stand? What grouping gave in; stories and their articles on the desk, with a log, out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.desk import Desk, decisions, findings, listed, log, recall, shared
from rashomon.desk.rows import Cell, shape
from rashomon.records import Article, Frequencies, Grouped, Held, Link, Profile, Story
from rashomon.settings import DESK, STORIES
from rashomon.stories.decisions import rule
from rashomon.stories.marks import unwritten

_EVERY = ""
"""The term that counts the articles themselves among the frequencies."""


def arrived(desk: Desk) -> Iterator[Article]:
    """Give the articles that stand in no story yet, by their time; each names the story that its input gave."""
    for batch in _in_days(desk):
        yield from _articles(desk, batch)


def stated(desk: Desk) -> set[str]:
    """Give the stories that the inputs of articles name which stand in none yet, by the ids that they have now."""
    lead = _leading(desk)
    named = "SELECT DISTINCT stated_story FROM articles WHERE story IS NULL AND stated_story IS NOT NULL"
    return {lead.get(row[0], row[0]) for row in desk.rows(named)}


def batches(desk: Desk) -> Iterator[tuple[Article, ...]]:
    """Give what `arrived` gives a few thousand at a time; no day is cut in two, as one is grouped at once."""
    for batch in _in_days(desk):
        yield tuple(_articles(desk, batch))


def before(desk: Desk) -> set[str]:
    """Give the stories of the articles that have been changed by what arrived: a new version goes where these are."""
    changed = "SELECT version_of FROM articles WHERE story IS NULL AND version_of IS NOT NULL"
    return {row[0] for row in desk.rows(f"SELECT story FROM articles WHERE id IN ({changed}) AND story IS NOT NULL")}


def held(desk: Desk, days: Iterable[tuple[str, str]] | None = None, named: Iterable[str] = ()) -> Held:
    """Give what grouping needs of the desk: all of every story with an article in one of the periods of `days`, of
    those without a day that were filed last, and of the stories `named`. A period is its first and its last day.

    Where `days` is None nothing new is grouped, and the stories `named` are all.
    """
    wanted = set(named)
    if days is not None:
        of_period = "SELECT DISTINCT story FROM profiles WHERE day BETWEEN ? AND ?"
        wanted |= {row[0] for period in days for row in desk.rows(of_period, period)}
        if desk.one("SELECT 1 FROM articles WHERE story IS NULL AND moment = ''"):
            # Articles without a day may be on anything that is told now: they meet the last days of the desk.
            lately = "SELECT DISTINCT story FROM profiles WHERE day >= (SELECT date(max(day), ?) FROM profiles)"
            wanted |= {row[0] for row in desk.rows(lately, (f"-{STORIES.window} days",))}
        undated = "SELECT story FROM profiles WHERE day IS NULL ORDER BY row DESC LIMIT ?"
        wanted |= {row[0] for row in desk.rows(undated, (STORIES.undated_held,))}
    inside, of_these = "WHERE story IN (SELECT value FROM json_each(?))", (json.dumps(sorted(wanted)),)
    profiles = tuple(desk.records(Profile, "profiles", f"{inside} ORDER BY row", of_these))
    # What is new may hold any term; where nothing is, only those of the profiles are weighed.
    known = None if days is not None else {unwritten(mark)[0] for each in profiles for mark in each.terms}
    return Held(
        profiles=profiles,
        stories=tuple(recall.every_story(desk, wanted)),
        frequencies=frequencies(desk, known),
        decisions=tuple(decisions.standing(desk)),
        versions=dict(desk.rows(f"SELECT id, version_of FROM articles {inside} AND version_of IS NOT NULL", of_these)),
    )


def store(desk: Desk, grouped: Grouped) -> Counter[str]:
    """Write what grouping gave, in one transaction, and note every change; give how many of each kind there were."""
    counted: Counter[str] = Counter()
    with desk.transaction():
        lines = list(_write_stories(desk, grouped.stories))
        placed = _place(desk, grouped.profiles)
        lines += [log.Line("placed", "articles", article, story) for article, story in placed.items()]
        counted.update(line.kind for line in lines)
        log.write(desk, lines)
        # What moved from day to day of one batch has not moved for anybody who looks at the desk.
        moves = [move for move in grouped.moves if move.article not in placed]
        turned = {*placed.values(), *(story for move in moves for story in (move.left, move.joined))}
        _turn(desk, [story for story in grouped.stories if story.id in turned])
        for move in moves:
            counted["moved"] += 1
            shared.apart(desk, move.article)
            after = {"story": move.joined, "why": move.why, "decision": move.decision}
            log.add(desk, "moved", "articles", move.article, story=move.joined, before=move.left, after=after)
        _replace(desk, "profiles", Profile, grouped.profiles)
        _replace(desk, "links", Link, grouped.links)
        _learn(desk, grouped.learned)
        _empty(desk, {move.left for move in moves})
    return counted


def frequencies(desk: Desk, terms: Collection[str] | None = None) -> Frequencies:
    """Give in how many articles each term stands; of the `terms` given alone, where some are."""
    query = "SELECT term, articles FROM frequencies"
    cells: tuple[Cell, ...] = ()
    if terms is not None:
        query += " WHERE term IN (SELECT value FROM json_each(?))"
        cells = (json.dumps([_EVERY, *sorted(terms)]),)
    holding = dict(desk.rows(query, cells))
    return Frequencies(holding.pop(_EVERY, 0), holding)


def _write_stories(desk: Desk, made: Sequence[Story]) -> Iterator[log.Line]:
    """Write stories down, and give what the log is to say of them."""
    layout = shape(Story, "articles")
    names = listed(layout.columns)
    query = f"SELECT {names} FROM stories WHERE id IN (SELECT value FROM json_each(?))"
    stood = [layout.decode(row, articles=()) for row in desk.rows(query, (json.dumps([each.id for each in made]),))]
    before_of = {story.id: story for story in stood}
    # A story that another is merged into must stand first.
    made = sorted(made, key=lambda each: each.merged_into is not None)
    kept = [f'"{name}" = excluded."{name}"' for name in findings.GROUPED if name != "follows"]
    # A story that it follows may be merged for a while, also into this one: its id leads on, and back once undone.
    kept.append("follows = coalesce(excluded.follows, stories.follows)")
    desk.connection.executemany(
        f"INSERT INTO stories ({names}) VALUES ({', '.join('?' * len(layout.columns))})"
        f" ON CONFLICT (id) DO UPDATE SET {', '.join(kept)}",
        map(layout.encode, made),
    )
    for story in made:
        before = before_of.get(story.id)
        if before is None:
            yield log.Line("added", "stories", story.id, story.id, after=story.headline)
        elif story.merged_into and before.merged_into != story.merged_into:
            yield log.Line("merged", "stories", story.id, story.merged_into, story.id, story.merged_into)
        elif before.headline != story.headline:
            yield log.Line("changed", "stories", story.id, story.id, before.headline, story.headline)


def _place(desk: Desk, profiles: Sequence[Profile]) -> dict[str, str]:
    """Put each article where its profile has it; give the stories of those that stood nowhere before."""
    query = "SELECT id, story FROM articles WHERE id IN (SELECT value FROM json_each(?))"
    stood = dict(desk.rows(query, (json.dumps([profile.article for profile in profiles]),)))
    goes = {each.article: each.story for each in profiles if stood.get(each.article, each.story) != each.story}
    desk.connection.executemany(
        "UPDATE articles SET story = ? WHERE id = ?", [(story, article) for article, story in goes.items()]
    )
    return {article: story for article, story in goes.items() if stood[article] is None}


def _in_days(desk: Desk) -> Iterator[list[str]]:
    """Give the ids of the articles that arrived, whole days together, until there are `Desk.grouped` of them."""
    batch: list[str] = []
    last = None
    in_time = "SELECT id, substr(moment, 1, 10) FROM articles WHERE story IS NULL ORDER BY moment = '', moment, id"
    for id, day in list(desk.rows(in_time)):
        if len(batch) >= DESK.grouped and day != last:
            yield batch
            batch = []
        batch.append(id)
        last = day
    if batch:
        yield batch


def _articles(desk: Desk, ids: Sequence[str]) -> Iterator[Article]:
    columns = ", ".join("stated_story" if name == "story" else f'"{name}"' for name in shape(Article).columns)
    wanted = "id IN (SELECT value FROM json_each(?))"
    lead = _leading(desk)
    for row in desk.rows(f"SELECT {columns} FROM articles WHERE {wanted} {recall.IN_ORDER}", (json.dumps(ids),)):
        article = shape(Article).decode(row)
        yield replace(article, story=lead[article.story]) if article.story in lead else article


def _leading(desk: Desk) -> dict[str, str]:
    """Give by their ids the stories that the user has merged, each with the one that it leads to."""
    gone = rule(list(decisions.standing(desk))).gone
    found = {}
    for story in gone:
        found[story] = gone[story]
        while found[story] in gone:
            found[story] = gone[found[story]]
    return found


def _turn(desk: Desk, stories: Sequence[Story]) -> None:
    """Let stories whose articles changed have no count of origins until they are found anew: one too high is wrong."""
    desk.connection.executemany(
        "UPDATE stories SET origins = 0, owners = ? WHERE id = ?", [(story.owners, story.id) for story in stories]
    )
    desk.connection.executemany("UPDATE found SET digest = '' WHERE story = ?", [(story.id,) for story in stories])


def _empty(desk: Desk, stories: set[str]) -> None:
    """Take away what was found in stories that have no article any more."""
    for story in stories:
        if desk.one("SELECT 1 FROM articles WHERE story = ?", (story,)) is None:
            findings.withdraw(desk, story)


def _replace(desk: Desk, table: str, record: type[Profile] | type[Link], records: Sequence[Profile | Link]) -> None:
    layout = shape(record)
    desk.connection.executemany(
        f"INSERT OR REPLACE INTO {table} ({listed(layout.columns)}) VALUES ({', '.join('?' * len(layout.columns))})",
        map(layout.encode, records),
    )


def _learn(desk: Desk, learned: Frequencies) -> None:
    rows: list[tuple[Cell, Cell]] = [(_EVERY, learned.articles), *learned.holding.items()] if learned.articles else []
    desk.connection.executemany(
        "INSERT INTO frequencies (term, articles) VALUES (?, ?)"
        " ON CONFLICT (term) DO UPDATE SET articles = articles + excluded.articles",
        rows,
    )
