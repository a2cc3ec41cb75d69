"""The options that several commands share, each written once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import Any, TypeVar

import click

from rashomon.articles import Options
from rashomon.desk.rows import writable
from rashomon.errors import OutputError, UsageError, to_do, why

_EVERY = 10.0
"""Seconds between two lines that say how far the work is."""
F = TypeVar("F", bound=Callable[..., Any])

as_json = click.option("--json", "as_json_", is_flag=True, help="Print the result as JSON.")
desk = click.option(
    "--desk",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("rashomon.db"),
    envvar="RASHOMON_DESK",
    show_default=True,
    show_envvar=True,
    help="The file that what is read and found is kept in.",
)
keep_stories = click.option("--keep-stories", is_flag=True, help="Take the inputs' own `story` field as given.")
inputs = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")


def reading(command: F) -> F:
    """Add what a user may ask of reading; `options_of` makes the record of it."""
    for option in reversed(
        (
            click.option(
                "--columns",
                metavar="FIELD=NAME,...",
                help="What the fields of an article are called in tables and JSON: text=Body,outlet=Paper.",
            ),
            click.option("--follow", is_flag=True, help="Fetch what feeds, lists of feeds and sitemaps link to."),
            click.option(
                "--allow-private", is_flag=True, help="Let addresses of this machine and its networks be fetched."
            ),
            click.option(
                "--outlets",
                type=click.Path(exists=True, dir_okay=False, path_type=Path),
                help="A register of outlets of your own, beside the bundled one: TOML or CSV.",
            ),
        )
    ):
        command = option(command)
    return command


def options_of(columns: str | None, follow: bool, allow_private: bool, outlets: Path | None) -> Options:
    """Give what a user asked of reading. Raises UsageError where the columns are not written as FIELD=NAME."""
    named: dict[str, str] = {}
    for pair in (columns or "").split(",") if columns else ():
        field, equals, name = pair.partition("=")
        if not (field.strip() and equals and name.strip()):
            raise UsageError(f"Cannot take --columns {columns!r}: {pair!r} is not FIELD=NAME, as in text=Body.")
        named[field.strip()] = name.strip()
    return Options(named, follow, allow_private, outlets)


def say(line: str) -> None:
    """Say on stderr what is being done, where somebody looks at a terminal."""
    if sys.stderr.isatty():
        click.echo(line, err=True)


@contextmanager
def working(line: str) -> Iterator[Callable[[str], None]]:
    """Say on a terminal that work goes on, at every ten seconds that it takes.

    Gives the function that takes how far it is. A minute of silence looks like a program that hangs.
    """
    say(f"{line} ...")
    done, state, began = Event(), [""], monotonic()

    def beat() -> None:
        while not done.wait(_EVERY):
            say(f"{line} ... {state[0] and state[0] + ', '}{monotonic() - began:.0f} s")

    def far(what: str) -> None:
        state[0] = what

    beating = Thread(target=beat, daemon=True)
    beating.start()
    try:
        yield far
    finally:
        done.set()
        beating.join()


def tell(text: object, *, aside: bool = False) -> None:
    """Print a result on standard output; on standard error what only goes with one.

    Raises OutputError where that cannot be written, as where it is a file on a disk that is full. Whoever reads on the
    other side of a pipe and has enough is no failure: that is left to click.
    """
    try:
        click.echo(text, err=aside)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"Cannot write the result to standard output: {why(error)}. {to_do(error)}.") from error


def joined(words: Sequence[str]) -> str:
    """Give words as the one name or query that they make, such as can be kept."""
    return writable(" ".join(words))
