"""The command line: parse, call, print; nothing else.

Exit codes: 0 done, 1 rows found in a list named by --fail-on, 2 usage, 3 nothing could be read.
Results go to stdout, progress to stderr and only on a terminal.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import fields
from importlib.resources import as_file, files
from pathlib import Path

import click

from rashomon import __version__, pipeline
from rashomon.errors import OutputError, RashomonError
from rashomon.pages import as_html, as_json, as_text, schema
from rashomon.records import Result

_LISTS = tuple(field.name for field in fields(Result))


class _Command(click.Group):
    """Turns every error that a user can mend into one message and its exit code."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except RashomonError as error:
            click.echo(f"rashomon: {error}", err=True)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            raise  # Whoever reads has enough; click ends quietly.
        except OSError as error:
            click.echo(f"rashomon: Cannot write the result: {error}. Make room, or give another place.", err=True)
            ctx.exit(OutputError.exit_code)


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rashomon")
def main() -> None:
    """One event, every account: what many outlets wrote about the same event, set side by side."""


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder for the pages.")
@click.option("--json", "as_json_", is_flag=True, help="Print the result as one JSON object.")
@click.option("--keep-stories", is_flag=True, help="Take the inputs' own `story` field as given.")
@click.option(
    "--fail-on", type=click.Choice(_LISTS), multiple=True, metavar="LIST", help="Exit with 1 if LIST has any row."
)
def build(
    inputs: Sequence[str], output: Path | None, as_json_: bool, keep_stories: bool, fail_on: Sequence[str]
) -> None:
    """Read articles, form stories, and show what the accounts share and where they differ.

    INPUT is a file, a folder, a glob, or - for standard input: text, Markdown, JSON Lines or HTML.
    Pages are written to the folder given by -o (`rashomon-pages` where neither -o nor --json is given).
    """
    _say("Reading and comparing ...")
    result = pipeline.build(inputs, keep_stories=keep_stories, processes=0)
    _show(result, output or (None if as_json_ else Path("rashomon-pages")), as_json_)
    if any(getattr(result, name) for name in fail_on):
        sys.exit(1)


@main.command()
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
    _say("Reading and comparing ...")
    with as_file(files("rashomon") / "examples" / "harbour") as examples:
        result = pipeline.build([examples], processes=0)
    _show(result, output, as_json_=False)


@main.command("schema")
def schema_() -> None:
    """Print the JSON Schema of what `build --json` prints."""
    click.echo(json.dumps(schema.schema(), indent=2))


def _show(result: Result, output: Path | None, as_json_: bool) -> None:
    if as_json_:
        click.echo(as_json.dumps(result))
    else:
        click.echo(as_text.render(result))
    if output is not None:
        as_html.write(result, output)
        click.echo(f"Pages: {output / 'index.html'}", err=as_json_)


def _say(line: str) -> None:
    """Say on stderr what is being done, where somebody looks at a terminal."""
    if sys.stderr.isatty():
        click.echo(line, err=True)
