"""JSON and JSON Lines: one object an article, in a line each, in a list, or alone.

JSON Lines (jsonlines.org) are read line by line, so that a file may be larger than memory. A line that is no article is
rejected with its number, and the rest is read. A text is kept character for character. An object that holds a list of
objects under `articles`, `items`, `results` or `data` is read as that list: what `rashomon build --json` prints can be
read again.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from rashomon.articles import decoding, fields
from rashomon.articles.opened import Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from rashomon.settings import ARTICLES

_MARK = b"\xef\xbb\xbf"
_LISTS = ("articles", "items", "results", "data")
_JSON = re.compile(r"\s*(?:\{\s*(?:\"|\}|$)|\[\s*(?:\{|\]|$))")
_LOOKED_AT = 5
"""First lines that tell JSON Lines from one value over several lines."""


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is JSON: an object, or a list of objects."""
    return bool(_JSON.match(head.lstrip("\ufeff")))


def read(opened: Opened) -> Iterator[Row]:
    """Give the articles in a file, and a rejection for each row that holds none.

    Raises ArticleError where the whole is no JSON, or holds no row.
    """
    for where, row in rows(opened):
        try:
            if isinstance(row, ArticleError):
                raise row
            yield fields.file(row, where, opened)
        except ArticleError as error:
            yield Rejection("read", where, str(error))


def rows(opened: Opened) -> Iterator[tuple[str, dict[str, object] | ArticleError]]:
    """Give each object of a file and where it stands, or why there is none. Raises ArticleError as `read` does."""
    file = opened.file
    if decoding.is_wide(decoding.beginning(file)):
        file = BytesIO(decoding.read(file, ARTICLES.largest_json).encode("utf-8", "surrogatepass"))
    count = 0
    for where, row in _lines(file, opened) if _is_lines(file) else _items(file, opened):
        count += 1
        if isinstance(row, (dict, ArticleError)):
            yield where, row
        else:
            yield where, ArticleError(f"this is no object with fields but {fields.kind(row)}")
    if not count:
        raise ArticleError("there is no article in it")


def _is_lines(file: BinaryIO) -> bool:
    """Tell JSON Lines from one value over several lines, and go back to the beginning of `file`.

    A first line that is a whole value has more lines of the kind behind it, whatever is wrong with it: only an object
    that stands alone may hold the list of all. Where the first line is none, a list or an object begins there
    (`[`, `{"articles": [`), or else it is a broken line. One that is too long to hold is either, as what follows is.
    """
    lines: list[bytes] = []
    too_long = False
    with contextlib.suppress(ArticleError):  # of packed data that break off: who reads on will say so
        while len(lines) < _LOOKED_AT and (line := file.readline(ARTICLES.longest_line)):
            if _is_cut(line):
                _pass_over(file)
                too_long, line = too_long or not lines, line[:100]
            if line := line.removeprefix(_MARK).strip():
                lines.append(line)
    file.seek(0)
    if not lines:
        return False
    if too_long:
        return any(isinstance(_parse(line), dict) for line in lines[1:])
    first = _parse(lines[0])
    if isinstance(first, ArticleError):
        return not (lines[0].startswith(b"[") or lines[0].endswith((b"{", b"[", b",")))
    return len(lines) > 1 or (isinstance(first, dict) and _listed(first) is None)


def _is_cut(line: bytes) -> bool:
    return len(line) == ARTICLES.longest_line and not line.endswith(b"\n")


def _pass_over(file: BinaryIO) -> None:
    """Go on behind the end of a line without holding it."""
    while (rest := file.readline(2**20)) and not rest.endswith(b"\n"):
        pass


def _lines(file: BinaryIO, opened: Opened) -> Iterator[tuple[str, object]]:
    number = 0
    while line := file.readline(ARTICLES.longest_line):
        number += 1
        where = f"{opened.name}, line {number}"
        if _is_cut(line):
            _pass_over(file)
            yield where, ArticleError(f"the line is longer than {ARTICLES.longest_line // 2**20} MB")
        elif line.strip(_MARK + b" \t\r\n"):
            yield where, _parse(line, opened.charset)


def _items(file: BinaryIO, opened: Opened) -> Iterator[tuple[str, object]]:
    value = _parse(file.read(ARTICLES.largest_json + 1), opened.charset)
    if file.read(1):
        raise ArticleError(
            f"the file is one JSON value of more than {ARTICLES.largest_json // 2**20} MB; write one object a line"
        )
    if isinstance(value, ArticleError):
        raise value
    listed = value if isinstance(value, list) else _listed(value) if isinstance(value, dict) else None
    if listed is None:
        yield opened.name, value
    for number, row in enumerate(listed or (), start=1):
        yield f"{opened.name}, item {number}", row


def _listed(value: dict[str, object]) -> list[object] | None:
    """Give the list of objects that `value` holds, where it is no article itself."""
    for key in _LISTS:
        held = value.get(key)
        if isinstance(held, list) and held and all(isinstance(row, dict) for row in held):
            return held
    return None


def _parse(line: bytes, charset: str | None = None) -> object:
    """Give the value that `line` writes, or an ArticleError that says why it writes none."""
    try:
        # Control characters may stand in a string here: real exports hold raw tabs, and NULs.
        return json.loads(decoding.decode(line, charset), strict=False)
    except ArticleError as error:
        return error
    except RecursionError:
        return ArticleError("the JSON is nested too deeply")
    except ValueError as error:
        said = f"{error.msg} (character {error.pos})" if isinstance(error, json.JSONDecodeError) else str(error)
        return ArticleError(f"this is no JSON: {said}")
