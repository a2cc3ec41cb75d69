"""How do files come to lie in a folder, whole, and go from it again? Names with their texts in; a folder that holds
these, and nothing that an earlier run of ours left behind, out.

Each file is written beside its place and then moved there, so that a run which is broken off leaves the old file or
the new one, and no half of either. A list of what was written, each with a digest of its bytes, lies with it: by that
list a later run takes away the pages of stories that are gone. A file that is not on it, or is not as we wrote it (a
page that was changed by hand), is the user's: it is never taken away, and never written over. What would have to be
written in its place is refused, before anything is written.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import TextIO

from rashomon.errors import OutputError, to_do, why

LIST = "rashomon-files.txt"
"""The list of what we wrote."""
_HEAD = "Written by Rashomon, which takes these files away when it writes here again and they are needed no more."
_BESIDE = "*"
"""Marks a file that was put beside others: it is written over, and never taken away."""
_PART = "rashomon-part.tmp"
_LINE = re.compile(r"(?P<digest>[0-9a-f]{32}) (?P<mark>[ *])(?P<name>[\w~-][\w.~-]*(?:/[\w~-][\w.~-]*)?)")
_PIECE = 2**20
_NAMED = 3
"""Files of the user's that a refusal names."""


class Folder:
    """A folder that is being written. On leaving it without an error, what is needed no more is taken away.

    `names` are the files that will be written, as far as that is known. What is put only `beside` what lies there is on
    the list with a mark: nothing is taken away for it, and no later run takes it away.

    Raises OutputError where it cannot be made or written to; what was written before that stays, and is on the list. So
    it does where a file of the user's stands at a name that is to be written, before anything is written.
    """

    def __init__(self, path: Path, names: Iterable[str] = (), *, beside: bool = False) -> None:
        self.path = path
        self._names = names
        self._mark = _BESIDE if beside else " "
        self._log: TextIO | None = None
        self._digests: dict[str, str] = {}
        self._before: dict[str, set[str]] = {}
        self._marks: dict[str, str] = {}
        self._free: set[str] = set()
        """Names at which nothing of the user's stands."""

    @property
    def written(self) -> tuple[Path, ...]:
        """The files that were written, in their order."""
        return tuple(self.path / name for name in self._digests)

    def check(self) -> None:
        """Raise OutputError where a file of the user's stands at one of the names that will be written."""
        try:
            self._before, self._marks = _listed(self.path)
            self._refuse(self._names)
        except OSError as error:
            raise _failed(self.path, error) from error

    def __enter__(self) -> Folder:
        self.check()
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._log = (self.path / LIST).open("a", encoding="utf-8", newline="\n")
            if not self._log.tell():
                self._log.write(f"{_HEAD}\n")
        except OSError as error:
            raise _failed(self.path, error) from error
        return self

    def put(self, name: str, *texts: str | Iterable[str | bytes]) -> None:
        """Write a file under the folder, of one text or of several that follow one another. One of ours that lies there
        is written over."""
        place, part = self.path / name, self.path / _PART
        digest = hashlib.blake2b(digest_size=16)
        try:
            self._refuse([name])
            place.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                for each in texts:
                    for text in (each,) if isinstance(each, str) else each:
                        data = text if isinstance(text, bytes) else text.encode("utf-8")
                        digest.update(data)
                        file.write(data)
            # On the list before it is in its place: what lies there is never unknown to the next run.
            assert self._log is not None
            self._log.write(f"{digest.hexdigest()} {self._mark}{name}\n")
            self._log.flush()
            part.replace(place)
        except OSError as error:
            raise _failed(place, error) from error
        self._digests[name] = digest.hexdigest()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            part = self.path / _PART
            part.unlink(missing_ok=True)
            if self._log:
                self._log.close()
                if kind is None:
                    if self._mark != _BESIDE:
                        self._clear()
                    lines = (f"{digest} {mark}{name}\n" for name, digest, mark in sorted(self._held()))
                    part.write_text("".join((f"{_HEAD}\n", *lines)), encoding="utf-8", newline="\n")
                    part.replace(self.path / LIST)
        except OSError as failed:
            if kind is None:
                raise _failed(self.path, failed) from failed

    def _refuse(self, names: Iterable[str]) -> None:
        own = []
        for name in names:
            if name not in self._free and _is_own(self.path / name, self._before.get(name, set())):
                own.append(name)
            self._free.add(name)
        if own:
            named = ", ".join(own[:_NAMED]) + (f" and {len(own) - _NAMED} more" if len(own) > _NAMED else "")
            raise OutputError(
                f"Cannot write to {self.path}: what stands there is not Rashomon's, or was changed since, and is not "
                f"written over: {named}. Give another folder, or move these elsewhere first."
            )

    def _held(self) -> Iterator[tuple[str, str, str]]:
        """Give the name, digest and mark of every file that is on the list now: what was put, and what stays beside."""
        yield from ((name, digest, self._mark) for name, digest in self._digests.items())
        for name in self._before.keys() - self._digests.keys():
            if self._mark == _BESIDE or self._marks[name] == _BESIDE:
                yield from ((name, digest, self._marks[name]) for digest in self._before[name])

    def _clear(self) -> None:
        emptied = set()
        for name in sorted(self._before.keys() - self._digests.keys()):
            if self._marks[name] == _BESIDE:
                continue
            place = self.path / name
            if place.is_file() and not place.is_symlink() and _digest(place) in self._before[name]:
                place.unlink()
                emptied.add(place.parent)
        for folder in emptied - {self.path}:
            if not any(folder.iterdir()):
                folder.rmdir()


def _listed(folder: Path) -> tuple[dict[str, set[str]], dict[str, str]]:
    """Read what earlier runs wrote: a name has several digests where one of them was broken off."""
    digests: dict[str, set[str]] = defaultdict(set)
    marks: dict[str, str] = {}
    if (folder / LIST).is_file():
        for line in (folder / LIST).read_text(encoding="utf-8", errors="replace").splitlines():
            if match := _LINE.fullmatch(line):
                digests[match["name"]].add(match["digest"])
                marks[match["name"]] = match["mark"]
    return dict(digests), marks


def _is_own(place: Path, written: set[str]) -> bool:
    """Tell whether what stands at a place is the user's: there, and not as one of our runs wrote it."""
    if place.is_symlink() or not place.is_file():
        return place.is_symlink() or place.exists()
    return _digest(place) not in written


def _failed(path: Path, error: OSError) -> OutputError:
    return OutputError(f"Cannot write {path}: {why(error)}. {to_do(error)}; every file that stands there is whole.")


def _digest(path: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
