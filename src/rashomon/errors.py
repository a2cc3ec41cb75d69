"""What can fail: one class per noun, all under `RashomonError`.

A message says what could not be done, to which thing, why, and what to do. The command line turns them into one line
and an exit code in a single place.
"""

from __future__ import annotations

import errno


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


FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""What the system says where there is no room to write."""
_SHUT = {errno.EACCES, errno.EPERM, errno.EROFS}


def why(error: OSError) -> str:
    """Give in words why the system refused something.

    >>> why(OSError(errno.ENOSPC, "No space left on device")), why(OSError("odd"))
    ('the disk is full', 'odd')
    """
    if error.errno in FULL:
        return "the disk is full" if error.errno != errno.EFBIG else "it grows larger than a file may be"
    return (error.strerror or str(error) or type(error).__name__).strip()


def to_do(error: OSError) -> str:
    """Give what a user can do who was to write somewhere.

    >>> to_do(OSError(errno.EACCES, "Permission denied")), to_do(OSError(errno.EISDIR, "Is a directory"))
    ('Give a place that you may write to', 'Give another place')
    """
    if error.errno in FULL:
        return "Make room, or give a place on another disk"
    return "Give a place that you may write to" if error.errno in _SHUT else "Give another place"
