"""What the desk holds: `stories`, `show`, `search`, `explain`, `log`, `export`. None of these writes to it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click

from rashomon import desk as desks
from rashomon.cli import options
from rashomon.desk import around, log, reasons, recall
from rashomon.desk import search as searching
from rashomon.desk.rows import writable
from rashomon.errors import DeskError
from rashomon.pages import as_html, as_json, as_lines, as_tables, as_text, log_lines

_FORMS = {"json": as_json.write_file, "csv": as_tables.write_csv, "parquet": as_tables.write_parquet}
"""What `export` writes beside pages, each by the function that writes it and gives its files."""


@click.command()
@options.desk
@options.as_json
def stories(desk: Path, as_json_: bool) -> None:
    """List the stories, the latest first, those told by many outlets before those told by few."""
    with desks.look(desk) as kept:
        told = recall.stories(kept)
    _print([as_json.plain(story) for story in told], as_lines.stories(told), as_json_)


@click.command()
@click.argument("story")
@click.option("--all", "every", is_flag=True, help="List all articles and differences, however many there are.")
@options.desk
@options.as_json
def show(story: str, every: bool, desk: Path, as_json_: bool) -> None:
    """Show what the accounts of a story share, where they differ, and its articles with their ids.

    STORY is an id, or its beginning.
    """
    with desks.look(desk) as kept:
        leading = around.of(kept, writable(story))
        result = recall.result(kept, [leading.id])
    options.tell(as_json.dumps(result) if as_json_ else as_text.show(result, leading, every=every))


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Most articles that are shown."
)
@options.desk
@options.as_json
def search(words: Sequence[str], limit: int, desk: Path, as_json_: bool) -> None:
    """Find the articles that hold all of WORDS; words between quotation marks stand together."""
    with desks.look(desk) as kept:
        hits = list(searching.find(kept, options.joined(words), limit))
    _print([as_json.plain(hit) for hit in hits], as_lines.hits(hits), as_json_)


@click.command()
@click.argument("article")
@options.desk
@options.as_json
def explain(article: str, desk: Path, as_json_: bool) -> None:
    """Say why an article is in its story, part by part. ARTICLE is an id, its beginning, or an address."""
    with desks.look(desk) as kept:
        why = reasons.of(kept, recall.article(kept, article))
    _print(as_json.plain(why), as_lines.reasons(why), as_json_)


@click.command("log")
@click.argument("story", required=False)
@click.option(
    "--since", type=click.IntRange(min=0), default=0, metavar="RUN", help="Only what was changed after this run."
)
@click.option("--all", "every", is_flag=True, help="List what was found row by row, not counted.")
@click.option("--rejected", is_flag=True, help="List the inputs that were not taken, or not whole, and why.")
@options.desk
@options.as_json
def log_(story: str | None, since: int, every: bool, rejected: bool, desk: Path, as_json_: bool) -> None:
    """List what each run, and each word of yours, added, changed, moved, merged and withdrew.

    What was found anew in a story is counted; with --all, or where a STORY is named, it is listed too.
    """
    with desks.look(desk) as kept:
        rows = list(log.rejections(kept, since)) if rejected else []
        changes = [] if rejected else list(log.since(kept, since))
        if story is not None:
            changes = log.of_story(changes, around.of(kept, writable(story)).asked)
        names = {} if as_json_ else log.names(kept, changes)
    if rejected:
        _print([as_json.plain(row) for row in rows], as_lines.rejections(rows), as_json_)
    else:
        told = "" if as_json_ else log_lines.render(changes, names, every=every or story is not None)
        _print([as_json.plain(change) for change in changes], told, as_json_)


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.option("--as", "form", type=click.Choice(("html", *_FORMS)), default="html", show_default=True)
@options.desk
def export(folder: Path, form: str, desk: Path) -> None:
    """Write all that the desk holds into DIR: pages; one JSON file; or a table for each list, as CSV or Parquet."""
    with desks.look(desk) as kept:
        result, placed = recall.result(kept), reasons.words(kept)
    if not result.articles:
        raise DeskError(
            f"Cannot export {desk}: no story has been formed yet. Run `rashomon group` and `rashomon find`."
        )
    if form == "html":
        as_html.write(result, folder, placed)
        options.tell(f"Pages: {folder / 'index.html'}")
    else:
        for path in _FORMS[form](result, folder):
            options.tell(path)


def _print(value: object, text: str, as_json_: bool) -> None:
    options.tell(json.dumps(value, ensure_ascii=False, indent=1) if as_json_ else text)
