"""Step by step, onto a desk: `read`, `group`, `find`. Each does what is left to do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from rashomon import desk as desks
from rashomon import pipeline
from rashomon.cli import options
from rashomon.desk import recall
from rashomon.pages import as_lines


@click.command()
@options.inputs
@options.desk
@options.reading
@options.as_json
def read(inputs: Sequence[str], desk: Path, as_json_: bool, **asked: Any) -> None:
    """Read articles onto the desk; what it holds already is known again.

    INPUT is a file, a folder, a glob, an address, or - for standard input. Read are text, Markdown, HTML; CSV, TSV and
    Parquet; JSON and JSON Lines; RSS, Atom and JSON Feed; OPML and sitemaps (what they link to with --follow); WARC;
    ninjs and NewsML-G2; mail (.eml); and all of these compressed or in a ZIP or TAR archive.
    """
    wanted = options.options_of(**asked)
    with options.working("Reading") as progress, desks.open(desk, "read") as kept:
        tally = pipeline.read(kept, inputs, wanted, progress)
    _print(tally.counts(), as_lines.tally(tally), as_json_)
    pipeline.check(inputs, tally)


@click.command()
@options.desk
@options.keep_stories
@options.as_json
def group(desk: Path, keep_stories: bool, as_json_: bool) -> None:
    """Place every article that has arrived since the last run in the story it belongs to, or in one of its own."""
    with options.working("Forming stories") as progress, desks.open(desk, "group", make=False) as kept:
        counted = pipeline.group(kept, keep_stories=keep_stories, progress=progress)
    _print(dict(counted), as_lines.grouped(counted), as_json_)


@click.command()
@options.desk
@options.as_json
def find(desk: Path, as_json_: bool) -> None:
    """Find everything in the stories that changed since the last run."""
    with options.working("Comparing") as progress, desks.open(desk, "find", make=False) as kept:
        stories = pipeline.find(kept, processes=0, progress=progress)
        held = recall.counted(kept)
    _print({"stories": stories} | held, as_lines.found(stories, held), as_json_)


def _print(value: dict[str, Any], line: str, as_json_: bool) -> None:
    options.tell(json.dumps(value, ensure_ascii=False) if as_json_ else line)
