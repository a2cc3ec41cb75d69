"""The user's word over the machine's: `merge`, `split`, `move`, `rename`, `undo`; logged, and kept at every run."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from rashomon import desk as desks
from rashomon import pipeline
from rashomon.cli import options
from rashomon.desk import Desk, decisions, recall
from rashomon.errors import DeskError
from rashomon.pages import as_json, as_lines
from rashomon.records import Article, Decision, Story
from rashomon.stories import decisions as ruling


@click.command()
@click.argument("stories", nargs=-1, required=True, metavar="STORY STORY...")
@options.desk
@options.as_json
def merge(stories: Sequence[str], desk: Path, as_json_: bool) -> None:
    """Make one story of several, under the id of the first; the ids of the others lead to it."""
    _decide(
        desk, "merge", as_json_, lambda kept: ruling.merge([recall.story(kept, each) for each in stories], desks.now())
    )


@click.command()
@click.argument("story")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.desk
@options.as_json
def split(story: str, articles: Sequence[str], desk: Path, as_json_: bool) -> None:
    """Take articles out of a story, into one of their own; each with all its versions."""
    _decide(desk, "split", as_json_, lambda kept: _split(kept, recall.story(kept, story), articles))


@click.command()
@click.argument("article")
@click.argument("story")
@options.desk
@options.as_json
def move(article: str, story: str, desk: Path, as_json_: bool) -> None:
    """Move an article into another story, with all its versions."""
    _decide(desk, "move", as_json_, lambda kept: _move(kept, recall.article(kept, article), recall.story(kept, story)))


@click.command()
@click.argument("story")
@click.argument("name", nargs=-1, required=True, metavar="NAME...")
@options.desk
@options.as_json
def rename(story: str, name: Sequence[str], desk: Path, as_json_: bool) -> None:
    """Give a story a name of yours."""
    _decide(
        desk,
        "rename",
        as_json_,
        lambda kept: ruling.rename(recall.story(kept, story), options.joined(name), desks.now()),
    )


@click.command()
@click.argument("decision", required=False)
@options.desk
@options.as_json
def undo(decision: str | None, desk: Path, as_json_: bool) -> None:
    """Withdraw your last word, or the DECISION with this id; `rashomon log` lists them."""
    with desks.open(desk, "undo", make=False) as kept:
        found = decisions.find(kept, decision)
        before = _names(kept, found)
        counted = pipeline.undo(kept, found)
        after = _names(kept, found)
    _tell(f"undone: {found.verb} {found.id}", (found, counted), (before, after), as_json_)


def _decide(desk: Path, command: str, as_json_: bool, said: Callable[[Desk], Decision]) -> None:
    with desks.open(desk, command, make=False) as kept:
        decision = decisions.apart(kept, said(kept))
        before = _names(kept, decision)
        counted = pipeline.overrule(kept, decision)
        after = _names(kept, decision)
    _tell(f"{decision.verb} {decision.id}", (decision, counted), (before, after), as_json_)


def _tell(
    said: str,
    done: tuple[Decision, Counter[str]],
    names: tuple[Mapping[str, str], Mapping[str, str]],
    as_json_: bool,
) -> None:
    """Print what a word did, with what its stories were called before and are called now."""
    decision, counted = done
    if as_json_:
        value = {"decision": as_json.plain(decision), "grouped": dict(counted)}
        options.tell(json.dumps(value, ensure_ascii=False, indent=1))
        return
    before, after = names
    named = "".join(
        f"; story {id} is called {after[id]!r} now (it was {name!r})"
        for id, name in before.items()
        if after.get(id, name) != name
    )
    options.tell(f"{said}; {as_lines.grouped(counted)}{named}. `rashomon find` goes over what changed.")


def _names(kept: Desk, decision: Decision) -> dict[str, str]:
    """Give what the stories of a decision are called, as far as they have articles."""
    return {story.id: story.headline for story in recall.every_story(kept, decision.stories) if story.articles}


def _split(kept: Desk, story: Story, named: Sequence[str]) -> Decision:
    every = [id for each in named for id in _versions(kept, recall.article(kept, each), story)]
    return ruling.split(story, list(dict.fromkeys(every)), desks.now())


def _move(kept: Desk, article: Article, joined: Story) -> Decision:
    if article.story is None:
        raise DeskError(f"Cannot move the article {article.id}: it is in no story yet. Run `rashomon group` first.")
    left = recall.story(kept, article.story)
    said = ruling.move(article.id, left, joined, desks.now())
    return replace(said, articles=_versions(kept, article, left))


def _versions(kept: Desk, article: Article, story: Story) -> tuple[str, ...]:
    """Give an article and its versions in a story: parted from them it would be no account of the story's any more."""
    return tuple(id for id in recall.versions(kept, article.id) if id == article.id or id in story.articles)
