"""Which files lie behind what the user gave? Paths, folders, globs, addresses and `-` in; inputs in a fixed order out.

* A folder is searched to its bottom, each level in the order of names. What begins with a dot is passed over, as a
  shell does, and counted in one rejection. Notes about the folder (README, LICENSE and the like) are no articles.
* A path with `*`, `?` or `[` that is no file's name is a glob; `**` goes into folders.
* `-` is standard input; an address of http or https is passed on, to be fetched by `web`.
* An archive (ZIP, tar) gives its members as a folder gives its files; what is compressed is unpacked as it is read.
"""

from __future__ import annotations

import difflib
import glob
import os
import re
import shutil
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from rashomon.articles import packed
from rashomon.errors import ArticleError, UsageError, why

_NOTES = {"README", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG", "CONTRIBUTING", "AUTHORS"}
_ADDRESS = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]+)://(?P<host>[^/?#]*)", re.I)
_STANDARD = "standard input"
_HELD = 16 * 2**20
"""Bytes of standard input that are held in memory; more goes to a temporary file."""


@dataclass(frozen=True, slots=True)
class Input:
    """One file to read. `inside` is true where it was found in a folder and not given by its name.

    `problem` says why it holds no article, where that is known without opening it. `member` opens a file in an archive.
    `address` is what is to be fetched, where there is no file.
    """

    path: Path | None
    name: str
    inside: bool = False
    problem: str | None = None
    member: Callable[[], BinaryIO] | None = None
    address: str | None = None

    @property
    def suffix(self) -> str:
        return Path(packed.plain(self.path.name)).suffix.lower() if self.path else ""

    @property
    def stem(self) -> str:
        return Path(packed.plain(self.path.name)).stem if self.path else _STANDARD

    def open(self) -> BinaryIO:
        """Open the bytes, unpacked, so that they can be read twice: a pipe is copied first."""
        if self.member:
            return self.member()
        if self.path is None:
            return packed.unpacked(_copied(sys.stdin.buffer))
        if stat.S_ISREG(self.path.stat().st_mode):
            return packed.unpacked(self.path.open("rb"))
        with self.path.open("rb") as pipe:
            return packed.unpacked(_copied(pipe))


_MADE_HERE = frozenset(("index.html", "index.json", "result.json", "schema.json", "style.css"))
"""The files by which a folder of our own pages is known: they are no articles."""
_LIST_HERE = "rashomon-files.txt"
"""What we wrote into a folder beside what else lies there (`pages.folder`)."""


def expand(given: Sequence[str | Path]) -> Iterator[Input]:
    """Give the files behind `given`, in a fixed order. A file in an archive is read before the next is asked for.

    Raises UsageError at once, before anything is read, where one of `given` does not exist, or is an address of
    anything but the web.
    """
    files = [found for each in given for found in _looked_up(str(each))]
    return (found for each in files for found in (_members(each) if _is_archive(each) else (each,)))


def names(given: Iterable[str | Path]) -> Iterator[str]:
    """Give the names of the files and folders behind `given`: what is read of them is told under a name that begins so.

    Addresses are none of them: what is fetched says itself what it is.
    """
    for each in map(str, given):
        path = Path(each)
        if each == "-":
            yield _STANDARD
        elif path.is_dir():
            yield str(path)
            if path == Path():
                yield from map(str, path.iterdir())
        elif path.exists():
            yield each
        elif not _ADDRESS.match(each) and glob.has_magic(each):
            yield from names(match for match in _matches(each) if match != each)


def _is_archive(each: Input) -> bool:
    return each.path is not None and each.problem is None and packed.is_archive(each.path.name)


def _members(archive: Input) -> Iterator[Input]:
    """Give the files in an archive as those of a folder are given."""
    assert archive.path is not None
    count = hidden = 0
    try:
        for each in packed.members(archive.path):
            count += 1
            parts = each.name.split("/")
            name = f"{archive.name}/{each.name}"
            if each.problem:
                yield _none(name, each.problem)
            elif any(part.startswith(".") for part in parts) or parts[0] == "__MACOSX":
                hidden += 1
            elif problem := _note(Path(each.name)):
                yield _none(name, problem)
            else:
                yield Input(Path(each.name), name, inside=True, member=each.open)
    except (ArticleError, OSError) as error:
        yield _none(archive.name, str(error))
        return
    if hidden:
        yield _none(archive.name, f"{hidden} hidden files in it were passed over")
    if not count:
        yield _none(archive.name, "the archive is empty")


def _looked_up(given: str) -> list[Input]:
    try:
        return _expand(given)
    except OSError as error:
        raise UsageError(f"Cannot read {given}: {why(error)}. Check the path, and that you may read there.") from error


def _expand(given: str) -> list[Input]:
    if given == "-":
        return [Input(None, _STANDARD)]
    if parts := _ADDRESS.match(given):
        if parts["scheme"].lower() not in {"http", "https"} or not parts["host"]:
            raise UsageError(f"Cannot read {given}: only addresses of http and https are. Give a file by its path.")
        return [Input(None, given, address=given)]
    path = Path(given)
    if path.is_dir():
        return _folder(path)
    if path.exists():
        return [Input(path, given)]
    if glob.has_magic(given) and (matches := sorted(_matches(given))):
        return [found for match in matches for found in _expand(match)]
    raise UsageError(_missing(path, given))


def _folder(folder: Path) -> list[Input]:
    found: list[Input] = []
    hidden = 0

    def closed(error: OSError) -> None:
        found.append(_none(error.filename, f"the folder cannot be opened: {error.strerror}"))

    for parent, folders, files in os.walk(folder, onerror=closed):
        hidden += sum(name.startswith(".") for name in (*folders, *files))
        if set(files) >= _MADE_HERE:
            found.append(_none(parent, "it holds pages that Rashomon made"))
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in files if not name.startswith(".")):
            found.append(_file(Path(parent) / name))
    if hidden:
        found.append(_none(folder, f"{hidden} hidden files or folders in it were passed over"))
    if not found:
        found.append(_none(folder, "the folder is empty"))
    return found


def _file(path: Path) -> Input:
    if problem := _note(path):
        return _none(path, problem)
    try:
        regular = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        return _none(path, f"the file cannot be opened: {error.strerror}")
    # A named pipe would be waited for, and a device never ends.
    return Input(path, str(path), inside=True) if regular else _none(path, "this is no regular file")


def _note(path: Path) -> str | None:
    if path.stem.upper() in _NOTES:
        return "the name is that of a note about the folder; give the file by name to read it"
    return "it lists what Rashomon wrote there" if path.name == _LIST_HERE else None


def _none(path: str | Path, problem: str) -> Input:
    return Input(Path(path), str(path), inside=True, problem=problem)


def _matches(pattern: str) -> list[str]:
    return glob.glob(pattern, recursive=True)  # noqa: PTH207 - a Path takes no pattern that begins at the root


def _missing(path: Path, given: str) -> str:
    if glob.has_magic(given):
        return f"Cannot read {given}: no file has a name like that. Check the folder and the pattern."
    parent = path.parent
    if not parent.is_dir():
        return f"Cannot read {given}: there is no folder {parent}. Check the path."
    near = difflib.get_close_matches(path.name, [each.name for each in parent.iterdir()], n=1, cutoff=0.6)
    hint = f"Did you mean {parent / near[0]}?" if near else "Check the path."
    return f"Cannot read {given}: there is no such file or folder. {hint}"


def _copied(pipe: BinaryIO) -> BinaryIO:
    held = tempfile.SpooledTemporaryFile(max_size=_HELD)  # noqa: SIM115 - the caller closes it
    shutil.copyfileobj(pipe, held)
    held.seek(0)
    return cast(BinaryIO, held)
