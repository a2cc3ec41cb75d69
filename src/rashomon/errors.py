"""What can fail: one class per noun, all under `RashomonError`.

A message says what could not be done, to which thing, why, and what to do. The command line turns them into one line
and an exit code in a single place.
"""

from __future__ import annotations


class RashomonError(Exception):
    """The root of all errors that a user can mend."""

    exit_code = 2


class UsageError(RashomonError):
    """A command was called in a way that cannot work."""


class InputError(RashomonError):
    """Nothing could be read from what was given."""

    exit_code = 3


class ArticleError(RashomonError):
    """One input holds no readable article. The pipeline turns it into a rejection and goes on."""


class ModelError(RashomonError):
    """A language pipeline or a set of weights is missing or broken."""


class OutputError(RashomonError):
    """A page or file could not be written."""
