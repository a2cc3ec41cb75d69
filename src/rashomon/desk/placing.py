"""Where does each article stand? What grouping gave in; stories and their articles on the desk, with a log, out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from rashomon.desk import Desk, findings, listed, log
from rashomon.desk.rows import Cell, shape
from rashomon.records import Article, Decision, Frequencies, Grouped, Held, Link, Move, Profile, Story


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an article is where it is: the links to its nearest articles, which are `others`, and the user's word."""

    article: Article
    story: Story | None
    links: tuple[Link, ...]
    others: Mapping[str, Article]
    decisions: tuple[Decision, ...]


_EVERY = ""
"""The term that counts the articles themselves among the frequencies."""


def arrived(desk: Desk) -> tuple[Article, ...]:
    """Give the articles that stand in no story yet, in the order of their time; each names the story its input gave."""
    columns = ", ".join("stated_story" if name == "story" else f'"{name}"' for name in shape(Article).columns)
    rows = desk.rows(f"SELECT {columns} FROM articles WHERE story IS NULL {findings.IN_ORDER}")
    return tuple(shape(Article).decode(row) for row in rows)


def held(desk: Desk, days: Iterable[tuple[str | None, str | None]]) -> Held:
    """Give what grouping needs of the desk: all of every story with an article in one of the periods of `days`.

    A period is a first and a last day, as ISO dates, both of it; a period of None and None asks for the undated.
    """
    wanted: set[str] = set()
    for first, last in days:
        if first is None or last is None:
            rows = desk.rows("SELECT DISTINCT story FROM profiles WHERE day IS NULL")
        else:
            rows = desk.rows("SELECT DISTINCT story FROM profiles WHERE day BETWEEN ? AND ?", (first, last))
        wanted |= {row[0] for row in rows}
    decided = tuple(decisions(desk))
    wanted |= {_present(desk, story) for decision in decided for story in decision.stories}
    profiles = (desk.records(Profile, "profiles", "WHERE story = ?", (story,)) for story in sorted(wanted))
    return Held(
        profiles=tuple(chain.from_iterable(profiles)),
        stories=tuple(findings.stories(desk, wanted)),
        frequencies=frequencies(desk),
        decisions=decided,
    )


def store(desk: Desk, grouped: Grouped) -> Counter[str]:
    """Write what grouping gave, in one transaction, and note every change; give how many of each kind there were."""
    counted: Counter[str] = Counter()
    with desk.transaction():
        for kind in _write_stories(desk, grouped.stories):
            counted[kind] += 1
        left = {move.article: move for move in grouped.moves}
        for story in grouped.stories:
            _members(desk, story, left)
        counted["moved"] += len(left)
        _replace(desk, "profiles", Profile, grouped.profiles)
        _replace(desk, "links", Link, grouped.links)
        _learn(desk, grouped.learned)
        _empty(desk, {move.left for move in grouped.moves})
    return counted


def frequencies(desk: Desk) -> Frequencies:
    """Give in how many articles each term stands."""
    holding = dict(desk.rows("SELECT term, articles FROM frequencies"))
    return Frequencies(holding.pop(_EVERY, 0), holding)


def decisions(desk: Desk) -> Iterator[Decision]:
    """Give what the user decided and did not withdraw, in order."""
    yield from desk.records(Decision, "decisions", "WHERE withdrawn IS NULL ORDER BY row")


def reasons(desk: Desk, article: Article) -> Reasons:
    """Give why an article is in its story."""
    links = tuple(desk.records(Link, "links", "WHERE article = ? ORDER BY together DESC", (article.id,)))
    others = {
        link.other: each for link in links for each in desk.records(Article, "articles", "WHERE id = ?", (link.other,))
    }
    decided = tuple(
        each
        for each in decisions(desk)
        if article.id in each.articles or any(article.id in some for some in each.members)
    )
    story = next(findings.stories(desk, [article.story]), None) if article.story else None
    return Reasons(article, story, links, others, decided)


def _write_stories(desk: Desk, made: Sequence[Story]) -> Iterator[log.Kind]:
    layout = shape(Story, "articles")
    names = listed(layout.columns)
    # A story that another is merged into must stand first.
    for story in sorted(made, key=lambda each: each.merged_into is not None):
        row = desk.one(f"SELECT {names} FROM stories WHERE id = ?", (story.id,))
        before = layout.decode(row, articles=()) if row else None
        cells = layout.encode(story)
        kept = [f'"{name}" = excluded."{name}"' for name in layout.columns if name not in _FOUND]
        desk.do(
            f"INSERT INTO stories ({names}) VALUES ({', '.join('?' * len(cells))})"
            f" ON CONFLICT (id) DO UPDATE SET {', '.join(kept)}",
            cells,
        )
        if before is None:
            log.add(desk, "added", "stories", story.id, story=story.id, after=story.headline)
            yield "added"
        elif story.merged_into and before.merged_into != story.merged_into:
            log.add(
                desk, "merged", "stories", story.id, story=story.merged_into, before=story.id, after=story.merged_into
            )
            yield "merged"
        elif before.headline != story.headline:
            log.add(desk, "changed", "stories", story.id, story=story.id, before=before.headline, after=story.headline)
            yield "changed"


_FOUND = frozenset(("id", "owners", "origins", "places", "parties"))
"""Columns that grouping does not know: what is found in a story fills them."""


def _members(desk: Desk, story: Story, left: dict[str, Move]) -> None:
    for article in story.articles:
        row = desk.one("SELECT story FROM articles WHERE id = ?", (article,))
        if row is None or row[0] == story.id:
            continue
        desk.do("UPDATE articles SET story = ? WHERE id = ?", (story.id, article))
        if row[0] is None:
            log.add(desk, "added", "articles", article, story=story.id)
        else:
            why = left[article].why if article in left else "merged"
            log.add(desk, "moved", "articles", article, story=story.id, before=row[0], after=f"{story.id}: {why}")


def _empty(desk: Desk, stories: set[str]) -> None:
    """Take away what was found in stories that have no article any more."""
    for story in stories:
        if desk.one("SELECT 1 FROM articles WHERE story = ?", (story,)) is None:
            findings.withdraw(desk, story)


def _present(desk: Desk, story: str) -> str:
    """Follow a story to the one that it was merged into."""
    seen = {story}
    while (row := desk.one("SELECT merged_into FROM stories WHERE id = ?", (story,))) and row[0] and row[0] not in seen:
        story = row[0]
        seen.add(story)
    return story


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
