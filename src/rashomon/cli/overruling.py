"""The user's word over the machine's: `merge`, `split`, `move`, `rename`, `undo`; logged, and kept at every run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from rashomon import desk as desks
from rashomon import pipeline
from rashomon.cli import options
from rashomon.desk import Desk, decisions
from rashomon.pages import as_lines
from rashomon.records import Decision


@click.command()
@click.argument("stories", nargs=-1, required=True, metavar="STORY STORY...")
@options.desk
def merge(stories: Sequence[str], desk: Path) -> None:
    """Make one story of several, under the id of the first; the ids of the others lead to it."""
    _decide(desk, "merge", lambda kept: decisions.merge(kept, stories))


@click.command()
@click.argument("story")
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@options.desk
def split(story: str, articles: Sequence[str], desk: Path) -> None:
    """Take articles out of a story, into one of their own."""
    _decide(desk, "split", lambda kept: decisions.split(kept, story, articles))


@click.command()
@click.argument("article")
@click.argument("story")
@options.desk
def move(article: str, story: str, desk: Path) -> None:
    """Move an article into another story."""
    _decide(desk, "move", lambda kept: decisions.move(kept, article, story))


@click.command()
@click.argument("story")
@click.argument("name", nargs=-1, required=True, metavar="NAME...")
@options.desk
def rename(story: str, name: Sequence[str], desk: Path) -> None:
    """Give a story a name of yours."""
    _decide(desk, "rename", lambda kept: decisions.rename(kept, story, options.joined(name)))


@click.command()
@click.argument("decision", required=False)
@options.desk
def undo(decision: str | None, desk: Path) -> None:
    """Withdraw your last word, or the DECISION with this id; `rashomon log` lists them."""
    _decide(desk, "undo", lambda kept: decisions.undo(kept, decision))


def _decide(desk: Path, command: str, said: Callable[[Desk], Decision]) -> None:
    with desks.open(desk, command) as kept:
        decision = said(kept)
        counted = pipeline.group(kept)
    undone = "withdrawn: " if command == "undo" else ""
    click.echo(f"{undone}{decision.verb} {decision.id}; {as_lines.grouped(counted)}")
