"""The user's word over the machine's: `merge`, `split`, `move`, `rename`, `undo`; logged, and kept at every run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import click

from rashomon import desk as desks
from rashomon import pipeline
from rashomon.cli import options
from rashomon.desk import Desk, decisions, recall
from rashomon.errors import DeskError
from rashomon.pages import as_lines
from rashomon.records import Article, Decision, Story
from rashomon.stories import decisions as ruling


@click.command()
@click.argument("stories", nargs=-1, required=True, metavar="STORY STORY...")
@options.desk
def merge(stories: Sequence[str], desk: Path) -> None:
    """Make one story of several, under the id of the first; the ids of the others lead to it."""
    _decide(desk, "merge", lambda kept: ruling.merge([recall.story(kept, each) for each in stories], desks.now()))


@click.command()
@click.argument("story")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.desk
def split(story: str, articles: Sequence[str], desk: Path) -> None:
    """Take articles out of a story, into one of their own."""
    _decide(desk, "split", lambda kept: ruling.split(recall.story(kept, story), _ids(kept, articles), desks.now()))


@click.command()
@click.argument("article")
@click.argument("story")
@options.desk
def move(article: str, story: str, desk: Path) -> None:
    """Move an article into another story."""
    _decide(desk, "move", lambda kept: _move(kept, recall.article(kept, article), recall.story(kept, story)))


@click.command()
@click.argument("story")
@click.argument("name", nargs=-1, required=True, metavar="NAME...")
@options.desk
def rename(story: str, name: Sequence[str], desk: Path) -> None:
    """Give a story a name of yours."""
    _decide(desk, "rename", lambda kept: ruling.rename(recall.story(kept, story), options.joined(name), desks.now()))


@click.command()
@click.argument("decision", required=False)
@options.desk
def undo(decision: str | None, desk: Path) -> None:
    """Withdraw your last word, or the DECISION with this id; `rashomon log` lists them."""
    with desks.open(desk, "undo", make=False) as kept:
        found = decisions.find(kept, decision)
        before = _names(kept, found)
        counted = pipeline.undo(kept, found)
        after = _names(kept, found)
    _print(f"undone: {found.verb} {found.id}", counted, before, after)


def _decide(desk: Path, command: str, said: Callable[[Desk], Decision]) -> None:
    with desks.open(desk, command, make=False) as kept:
        decision = decisions.apart(kept, said(kept))
        before = _names(kept, decision)
        counted = pipeline.overrule(kept, decision)
        after = _names(kept, decision)
    _print(f"{decision.verb} {decision.id}", counted, before, after)


def _print(said: str, counted: Counter[str], before: Mapping[str, str], after: Mapping[str, str]) -> None:
    named = "".join(
        f"; story {id} is called {after[id]!r} now (it was {name!r})"
        for id, name in before.items()
        if after.get(id, name) != name
    )
    options.tell(f"{said}; {as_lines.grouped(counted)}{named}. `rashomon find` goes over what changed.")


def _names(kept: Desk, decision: Decision) -> dict[str, str]:
    """Give what the stories of a decision are called, as far as they have articles."""
    return {story.id: story.headline for story in recall.every_story(kept, decision.stories) if story.articles}


def _ids(kept: Desk, named: Sequence[str]) -> list[str]:
    return [recall.article(kept, each).id for each in named]


def _move(kept: Desk, article: Article, joined: Story) -> Decision:
    if article.story is None:
        raise DeskError(f"Cannot move the article {article.id}: it is in no story yet. Run `rashomon group` first.")
    return ruling.move(article.id, recall.story(kept, article.story), joined, desks.now())
