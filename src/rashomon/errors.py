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


class AddressError(ArticleError):
    """What stands at an address could not be fetched.

    `status` is what its server answered, where it did; `again` is true where it may answer another time.
    """

    def __init__(self, reason: str, *, status: int | None = None, again: bool = False) -> None:
        super().__init__(reason)
        self.status = status
        self.again = again


class ModelError(RashomonError):
    """A language pipeline or a set of weights is missing or broken."""


class OutputError(RashomonError):
    """A page or file could not be written."""


class DeskError(RashomonError):
    """The desk cannot be opened, read or written, or does not hold what was asked for."""


class StoryError(RashomonError):
    """A decision about stories that makes no sense: an article that is not there, a merge of one."""
