"""In one go, without a desk: `build`, `demo` and `schema`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import fields
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import click

from rashomon import pipeline
from rashomon.cli import options
from rashomon.pages import as_html, as_json, as_text, schema
from rashomon.records import Result

_LISTS = tuple(field.name for field in fields(Result))


@click.command()
@options.inputs
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder for the pages.")
@options.as_json
@options.keep_stories
@click.option(
    "--fail-on", type=click.Choice(_LISTS), multiple=True, metavar="LIST", help="Exit with 1 if LIST has any row."
)
@options.reading
def build(
    inputs: Sequence[str],
    output: Path | None,
    as_json_: bool,
    keep_stories: bool,
    fail_on: Sequence[str],
    **asked: Any,
) -> None:
    """Read articles, form stories, and show what the accounts share and where they differ.

    INPUT is a file, a folder, a glob, an address, or - for standard input; `rashomon read -h` says in which formats.
    Pages are written to the folder given by -o (`rashomon-pages` where neither -o nor --json is given).
    """
    output = output or (None if as_json_ else Path("rashomon-pages"))
    if output is not None:
        as_html.check(output)
    wanted = options.options_of(**asked)
    with options.working("Reading and comparing") as progress:
        result = pipeline.build(inputs, keep_stories=keep_stories, processes=0, options=wanted, progress=progress)
    _show(result, output, as_json_)
    if any(getattr(result, name) for name in fail_on):
        sys.exit(1)


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("rashomon-demo"),
    show_default=True,
    help="Folder for the pages.",
)
def demo(output: Path) -> None:
    """Build the bundled invented event and say where its pages are."""
    as_html.check(output)
    examples = as_file(files("rashomon") / "examples" / "harbour")
    with examples as folder, options.working("Reading and comparing") as progress:
        result = pipeline.build([folder], processes=0, progress=progress)
    _show(result, output, as_json_=False)


@click.command("schema")
def schema_() -> None:
    """Print the JSON Schema of what `build --json` prints."""
    options.tell(json.dumps(schema.schema(), indent=2))


def _show(result: Result, output: Path | None, as_json_: bool) -> None:
    if as_json_:
        options.tell(as_json.dumps(result))
    else:
        options.tell(as_text.render(result))
    if output is not None:
        as_html.write(result, output)
        options.tell(f"Pages: {output / 'index.html'}", aside=as_json_)
