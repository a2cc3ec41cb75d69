"""Tables as text, CSV and TSV: an article a row, under a line that names the columns.

The form is that of RFC 4180 with what programs make of it: cells are parted by commas, semicolons, tabs or bars; a cell
in quotation marks may hold line ends; a mark in it is doubled or stands behind a backslash. Rows are read one by one,
so that a table may be larger than memory, and each line in its own encoding. A row that has more or fewer cells than
there are columns is rejected, and so is one whose quotation marks do not pair: what is in it cannot be told for sure.
"""

from __future__ import annotations

import contextlib
import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.articles import decoding, fields
from rashomon.articles.opened import Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from rashomon.settings import ARTICLES

_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(r"sep=(?P<mark>.)\r?\n?$", re.I)
"""A line that tells Excel what parts the cells."""
_BACKSLASH = re.compile(r'[^\\]\\"[^,;\t|\r\n"]')
_DOUBLED = re.compile(r'[^,;\t|\n"]""[^"]|[^"]""[^,;\t|\r\n"]')
"""Two ways to write a quotation mark inside quotation marks. `""` between cells is an empty one, `\\"` before the next
cell the end of one that ends in a backslash."""


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is a table: its first line names columns of articles."""
    first = head.lstrip("\ufeff").partition("\n")[0]
    return any(len(names := _cells(first, mark)) > 1 and fields.are_known(names) for mark in _DELIMITERS)


def read(opened: Opened) -> Iterator[Row]:
    """Give the articles in a table, and a rejection for each row that holds none.

    Raises ArticleError where no column is known to hold a text, or a column that the user named is not there.
    """
    csv.field_size_limit(ARTICLES.longest_cell)
    head = decoding.glance(decoding.beginning(opened.file, 2**16))
    lines = _Lines(opened)
    first = next(lines, "")
    mark = _SEPARATOR.match(first)
    if mark:
        first = next(lines, "")
    lines.again([first])
    delimiter = mark["mark"] if mark else _delimiter(first, opened)
    rows = _rows(lines, delimiter, escape="\\" if _BACKSLASH.search(head) and not _DOUBLED.search(head) else None)
    _, names = next(rows, (0, []))
    if isinstance(names, ArticleError):
        raise names
    names = [name.strip() for name in names]
    wanted = fields.needed(names, opened)
    count = 0
    for number, cells in rows:
        count += 1
        where = f"{opened.name}, line {number}"
        try:
            if isinstance(cells, ArticleError):
                raise cells
            if len(cells) != len(names):
                raise ArticleError(f"the row has {len(cells)} cells, and there are {len(names)} columns")
            row = dict(zip(reversed(names), reversed(cells), strict=True))  # of two columns of one name, the first
            yield fields.file({name: row[name].replace("\r\n", "\n") for name in wanted}, where, opened)
        except ArticleError as error:
            yield Rejection("read", where, str(error))
    if not count:
        raise ArticleError("there is no row under the names of its columns")


class _Lines(Iterator[str]):
    """The lines of a table, each with its end. Those of a row that cannot be read can be put back."""

    def __init__(self, opened: Opened) -> None:
        self._back: list[str] = []
        self._taken: list[str] = []
        self._new = _decoded(opened.file, opened.charset)
        self.number = 0

    def __next__(self) -> str:
        line = self._back.pop() if self._back else next(self._new)
        self._taken.append(line)
        self.number += 1
        return line

    def taken(self) -> list[str]:
        """Give the lines that were read since this was last asked."""
        lines, self._taken = self._taken, []
        return lines

    def again(self, lines: list[str]) -> None:
        """Put `lines` back: they are read next."""
        self._back.extend(reversed(lines))
        self.number -= len(lines)
        self._taken.clear()


def _decoded(file: BinaryIO, charset: str | None) -> Iterator[str]:
    head = decoding.beginning(file)
    if decoding.is_wide(head):
        # The byte order mark tells the order of bytes; without one, half of the bytes of a Western text are zero.
        name = "utf-32" if head[:4] in (b"\xff\xfe\0\0", b"\0\0\xfe\xff") else "utf-16"
        if name == "utf-16" and head[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            name = "utf-16-be" if head[:1] == b"\0" else "utf-16-le"
        wide = io.TextIOWrapper(file, name, errors="replace", newline="")
        try:
            while text := wide.readline(ARTICLES.longest_line):
                yield text
        finally:
            with contextlib.suppress(ValueError):  # where the file was closed before
                wide.detach()  # or it would close the file, which is not its own
        return
    while line := file.readline(ARTICLES.longest_line):
        yield decoding.line(line, charset).removeprefix("\ufeff")


def _rows(lines: _Lines, delimiter: str, escape: str | None) -> Iterator[tuple[int, list[str] | ArticleError]]:
    """Give the cells of each row, or why there are none, with the number of its first line; blank lines are none."""
    unpaired = 0
    while True:
        lines.taken()
        number = lines.number + 1
        parser = csv.reader(lines, delimiter=delimiter, escapechar=escape, strict=True)
        try:
            cells = next(parser)
        except StopIteration:
            return
        except csv.Error as error:
            taken = lines.taken()
            unpaired += 1
            if unpaired > ARTICLES.unpaired_rows:
                raise ArticleError(
                    f"in more than {ARTICLES.unpaired_rows} rows the quotation marks do not pair: what stands behind"
                    f" line {number} is not read"
                ) from error
            # A mark that is never closed takes in what follows: only its own line is given up.
            lines.again(taken[1:])
            yield number, ArticleError(f"the quotation marks of the row do not pair, or a cell has no end ({error})")
            continue
        if any(map(str.strip, cells)):
            yield number, cells


def _delimiter(first: str, opened: Opened) -> str:
    """Give what parts the cells of the first line: the mark under which the most columns are known by their names."""

    def known(mark: str) -> tuple[int, int]:
        names = _cells(first, mark)
        return len(fields.known(names).union(set(opened.columns.values()).intersection(names))), len(names)

    return max(_DELIMITERS, key=known)


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
    except csv.Error:
        return []
