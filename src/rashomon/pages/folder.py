"""How do files come to lie in a folder, whole, and go from it again? Names with their texts in; a folder that holds
these, and nothing that an earlier run of ours left behind, out.

Each file is written beside its place and then moved there, so that a run which is broken off leaves the old file or
the new one, and no half of either. A list of what was written, each with a digest of its bytes, lies with it: by that
list a later run takes away the pages of stories that are gone. A file that is not on it, or is not as we wrote it, is
the user's, and stays.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from rashomon.errors import OutputError, to_do, why

LIST = "rashomon-files.txt"
"""The list of what we wrote."""
_HEAD = "Written by Rashomon, which takes these files away when it writes here again and they are needed no more."
_PART = "rashomon-part.tmp"
_LINE = re.compile(r"(?P<digest>[0-9a-f]{32})  (?P<name>[\w~-][\w.~-]*(?:/[\w~-][\w.~-]*)?)")
_PIECE = 2**20


class Folder:
    """A folder that is being written. On leaving it without an error, what is needed no more is taken away.

    What is put only `beside` what lies there is on no list: nothing is taken away for it, and no later run takes it
    away.

    Raises OutputError where it cannot be made or written to; what was written before that stays, and is on the list.
    """

    def __init__(self, path: Path, *, beside: bool = False) -> None:
        self.path = path
        self._beside = beside
        self._log: TextIO | None = None
        self._digests: dict[str, str] = {}
        self._before: dict[str, set[str]] = defaultdict(set)

    @property
    def written(self) -> tuple[Path, ...]:
        """The files that were written, in their order."""
        return tuple(self.path / name for name in self._digests)

    def __enter__(self) -> Folder:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if not self._beside:
                self._read()
                self._log = (self.path / LIST).open("a", encoding="utf-8", newline="\n")
                if not self._log.tell():
                    self._log.write(f"{_HEAD}\n")
        except OSError as error:
            raise _failed(self.path, error) from error
        return self

    def put(self, name: str, *texts: str | Iterable[str | bytes]) -> None:
        """Write a file under the folder, of one text or of several that follow one another. One that lies there is
        written over."""
        place, part = self.path / name, self.path / _PART
        digest = hashlib.blake2b(digest_size=16)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with part.open("wb") as file:
                for each in texts:
                    for text in (each,) if isinstance(each, str) else each:
                        data = text if isinstance(text, bytes) else text.encode("utf-8")
                        digest.update(data)
                        file.write(data)
            # On the list before it is in its place: what lies there is never unknown to the next run.
            if self._log:
                self._log.write(f"{digest.hexdigest()}  {name}\n")
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
                    self._clear()
                    lines = (f"{digest}  {name}\n" for name, digest in sorted(self._digests.items()))
                    part.write_text("".join((f"{_HEAD}\n", *lines)), encoding="utf-8", newline="\n")
                    part.replace(self.path / LIST)
        except OSError as failed:
            if kind is None:
                raise _failed(self.path, failed) from failed

    def _read(self) -> None:
        """Read what earlier runs wrote: a name has several digests where one of them was broken off."""
        if (self.path / LIST).is_file():
            for line in (self.path / LIST).read_text(encoding="utf-8", errors="replace").splitlines():
                if match := _LINE.fullmatch(line):
                    self._before[match["name"]].add(match["digest"])

    def _clear(self) -> None:
        emptied = set()
        for name in sorted(self._before.keys() - self._digests.keys()):
            place = self.path / name
            if place.is_file() and not place.is_symlink() and _digest(place) in self._before[name]:
                place.unlink()
                emptied.add(place.parent)
        for folder in emptied - {self.path}:
            if not any(folder.iterdir()):
                folder.rmdir()


def _failed(path: Path, error: OSError) -> OutputError:
    return OutputError(f"Cannot write {path}: {why(error)}. {to_do(error)}; every file that stands there is whole.")


def _digest(path: Path) -> str:
    digest = hashlib.blake2b(digest_size=16)
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
