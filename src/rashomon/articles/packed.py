"""What lies in a file that is compressed, or holds other files? A file in; the bytes behind it, or its members, out.

gzip (RFC 1952), bzip2 and xz are told by their first bytes, whatever the name says: a `.gz` that a browser has unpacked
already is read as it is. Members of ZIP and tar archives are read in place. Nothing is unpacked to disk, and nothing is
unpacked before a reader asks for it: what comes out of a file is counted, and a bomb is stopped (`_Allowance`).

A name of a member that leads out of the archive, an encrypted member, a link and an archive in an archive are problems
of that member alone. Where the bytes break off, what stood before is read by a reader that reads row by row.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from rashomon.errors import ArticleError
from rashomon.settings import ARTICLES

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_COMPRESSED: tuple[tuple[bytes, Callable[[BinaryIO], object]], ...] = (
    (b"\x1f\x8b\x08", lambda file: gzip.GzipFile(fileobj=file, mode="rb")),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)
_ZSTANDARD = b"\x28\xb5\x2f\xfd"
_ENDING = re.compile(r"\.(?:gz|bz2|xz|zst)$", re.I)
_ARCHIVE = re.compile(r"\.(?:zip|tar|tgz|tbz2?|txz|tar\.(?:gz|bz2|xz))$", re.I)
_WINDOWS = re.compile(r"[A-Za-z]:")
_BROKEN = (
    EOFError,
    OSError,
    RuntimeError,  # zipfile, of a password that is missing
    NotImplementedError,
    ValueError,
    struct.error,
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    tarfile.TarError,
)
"""What the libraries raise where bytes are missing or wrong."""
_AHEAD = 2**18
"""Bytes that are unpacked ahead: a reader may look at as many, and go back, without unpacking anything twice."""

_PIECE = 2**14
"""Bytes that are asked for at once: up to as many are lost where a member of a tar archive breaks off."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file in an archive. `problem` says why it holds no article, where that is known without opening it."""

    name: str
    open: Callable[[], BinaryIO]
    problem: str | None = None


def plain(name: str) -> str:
    """Give the name of a file without the ending that says how it is compressed.

    >>> plain("wire.jsonl.gz"), plain("Daily Pennant.txt")
    ('wire.jsonl', 'Daily Pennant.txt')
    """
    return _ENDING.sub("", name)


def is_archive(name: str) -> bool:
    """Tell whether a file of this name holds files: by its ending, as the documents of an office are ZIP files too."""
    return bool(_ARCHIVE.search(name))


def unpacked(file: BinaryIO) -> BinaryIO:
    """Give `file` as it is, or where it is compressed, what comes out of it. Raises ArticleError for Zstandard."""
    return _unpacked(file, _Allowance(_size(file)))


def members(path: Path) -> Iterator[Member]:
    """Give the files in an archive, in the archive's order; each must be read before the next is asked for.

    Raises ArticleError where the archive, or the rest of it, cannot be read.
    """
    with path.open("rb") as file:
        allowance = _Allowance(_size(file))
        try:
            signature = file.read(2)
            file.seek(0)
            # The list of what a ZIP archive holds stands at its end: of one that is cut off, nothing can be read.
            yield from (_zipped if signature == b"PK" else _tarred)(file, allowance)
        except _BROKEN as error:
            raise ArticleError(f"the archive is cut off or damaged: {error}") from error


def _zipped(file: BinaryIO, allowance: _Allowance) -> Iterator[Member]:
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            allowance.spend(0)
            kind = info.external_attr >> 16
            problem = None
            if info.flag_bits & 1:
                problem = "it is encrypted; unpack the archive with its password first"
            elif info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                # zipfile unpacks these in pieces of any size: a few bytes may fill the memory.
                problem = "it is packed in a way that is not read; unpack the archive first"
            elif stat.S_IFMT(kind) not in (0, stat.S_IFREG):
                problem = "this is no regular file"
            if not info.is_dir():
                yield _member(info.filename, lambda info=info: archive.open(info), problem, allowance)  # type: ignore[misc]


def _tarred(file: BinaryIO, allowance: _Allowance) -> Iterator[Member]:
    with tarfile.open(fileobj=_unpacked(file, allowance), mode="r:") as archive:
        for info in archive:
            allowance.spend(0)
            problem = None if info.isreg() else "this is no regular file"
            if not info.isdir():
                yield _member(info.name, lambda info=info: archive.extractfile(info), problem, allowance)  # type: ignore[misc]


def _member(name: str, inner: Callable[[], object], problem: str | None, allowance: _Allowance) -> Member:
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in name.replace("\\", "/"))
    if shown.startswith("/") or _WINDOWS.match(shown) or ".." in shown.split("/"):
        problem = "its name leads out of the archive"
    elif is_archive(shown):
        problem = "an archive in an archive is not opened; unpack the outer one first"

    def opened() -> BinaryIO:
        try:
            stream = _Expanded(inner(), None, allowance)
        except _BROKEN as error:
            raise ArticleError(f"it cannot be unpacked: {error}") from error
        return _unpacked(cast(BinaryIO, io.BufferedReader(stream, _AHEAD)), allowance)

    return Member(shown, opened, problem)


def _unpacked(file: BinaryIO, allowance: _Allowance) -> BinaryIO:
    try:
        head = file.read(8)
    except ArticleError:
        head = b""  # a few bytes before the end of what is left: the reader will say so
    file.seek(0)
    if head.startswith(_ZSTANDARD):
        file.close()
        raise ArticleError("it is compressed with Zstandard, which is not read; unpack it first: zstd -d")
    for signature, form in _COMPRESSED:
        if head.startswith(signature):
            return cast(BinaryIO, io.BufferedReader(_Expanded(form(file), file, allowance), _AHEAD))
    return file


def _size(file: BinaryIO) -> int:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    return size


class _Allowance:
    """The bytes that may still come out of one file: many times its own, as text is packed, and no more."""

    def __init__(self, packed: int) -> None:
        most = max(ARTICLES.expanded_freely, ARTICLES.expanded_times * packed)
        self._most = self._left = min(most, ARTICLES.largest_expanded)

    def spend(self, count: int) -> None:
        """Count what came out. Raises ArticleError where it is too much, from then on every time."""
        self._left -= count
        if self._left < 0:
            raise ArticleError(
                f"more than {self._most // 2**20:,} MB come out of it, far more than articles of its size would give:"
                " the rest is not read; unpack it first if it is what you want"
            )


class _Expanded(io.RawIOBase):
    """What comes out of `inner`, an unpacking file, whose failures are said as ArticleError. `under` is closed too."""

    def __init__(self, inner: object, under: BinaryIO | None, allowance: _Allowance) -> None:
        self._inner = cast(io.BufferedReader, inner)
        self._under = under
        self._allowance = allowance
        self._at = 0
        self._broken = ""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer)
        data = self._read(len(view))
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation("where packed data end is not known before they are read")
        if offset < self._at:
            self._inner.seek(offset)
            self._at, self._broken = offset, ""
        while self._at < offset and self._read(min(_AHEAD, offset - self._at)):
            pass
        return self._at

    def _read(self, count: int) -> bytes:
        if self._broken:
            raise ArticleError(self._broken)  # some of the libraries say it once, and then that the file ends there
        try:
            data = self._inner.read1(min(count, _PIECE))
        except _BROKEN as error:
            self._broken = (
                f"the packed data are cut off or damaged: nothing can be unpacked beyond byte {self._at:,} ({error})"
            )
            raise ArticleError(self._broken) from error
        self._at += len(data)
        self._allowance.spend(len(data))
        return data

    def close(self) -> None:
        if not self.closed:
            self._inner.close()
            if self._under is not None:
                self._under.close()
        super().close()
