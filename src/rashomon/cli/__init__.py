"""The command line: parse, call, print; nothing else. One file for each kind of command.

Exit codes: 0 done, 1 rows found in a list named by --fail-on, 2 usage, 3 nothing could be read, 130 broken off.
Results go to stdout, progress to stderr and only on a terminal.
"""

from __future__ import annotations

import tempfile

import click

from rashomon import __version__
from rashomon.cli import building, overruling, showing, steps
from rashomon.errors import FULL, OutputError, RashomonError, why

__all__ = ["main"]


_BROKEN_OFF = 130
"""What shells give for a program that Ctrl-C ended."""


class _Command(click.Group):
    """Turns every error that a user can mend into one message and its exit code."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except RashomonError as error:
            click.echo(f"rashomon: {error}", err=True)
            ctx.exit(error.exit_code)
        except (KeyboardInterrupt, click.Abort):
            click.echo("rashomon: broken off. What was kept is kept; the next run goes on from there.", err=True)
            ctx.exit(_BROKEN_OFF)
        except BrokenPipeError:
            raise  # Whoever reads has enough; click ends quietly.
        except OSError as error:
            click.echo(f"rashomon: {_said(error, ctx.invoked_subcommand or 'this')}", err=True)
            ctx.exit(OutputError.exit_code)


def _said(error: OSError, command: str) -> str:
    """Say what the system refused where no stage knows better what it was about: a temporary file, a process."""
    what = f" {error.filename}" if error.filename else ""
    if error.errno in FULL:
        do = f"Make room there, and in {tempfile.gettempdir()}, where temporary files are kept"
    else:
        do = "Check that it is there and may be used" if what else "Try again; close other programs first"
    return f"Cannot go on with `rashomon {command}`:{what and f' the system refuses{what}:'} {why(error)}. {do}."


@click.group(cls=_Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rashomon")
def main() -> None:
    """One event, every account: what many outlets wrote about the same event, set side by side."""


for _command in (
    *(building.demo, building.build, building.schema_),
    *(steps.read, steps.group, steps.find),
    *(showing.stories, showing.show, showing.search, showing.explain, showing.log_, showing.export),
    *(overruling.merge, overruling.split, overruling.move, overruling.rename, overruling.undo),
):
    main.add_command(_command)
