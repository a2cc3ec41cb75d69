"""JSON and JSON Lines: one object an article, in a line each, in a list, or alone.

JSON Lines (jsonlines.org) are read line by line, so that a file may be larger than memory. A line that is no article is
rejected with its number, and the rest is read. A text is kept character for character. An object that holds a list of
objects under `articles`, `items`, `results` or `data` is read as that list: what `rashomon build --json` prints can be
read again.
"""

from __future__ import annotations

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


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is JSON: an object, or a list of objects."""
    return bool(_JSON.match(head.lstrip("\ufeff")))


def read(opened: Opened) -> Iterator[Row]:
    """Give the articles in a file, and a rejection for each row that holds none.

    Raises ArticleError where the whole is no JSON, or holds no row.
    """
    file = opened.file
    head = file.read(2**13)
    file.seek(0)
    if decoding.is_wide(head):
        file = BytesIO(decoding.read(file, ARTICLES.largest_json).encode("utf-8", "surrogatepass"))
    rows = _lines(file, opened.name) if _is_lines(file) else _items(file, opened.name)
    count = 0
    for where, row in rows:
        count += 1
        try:
            if isinstance(row, ArticleError):
                raise row
            if not isinstance(row, dict):
                raise ArticleError(f"this is no object with fields but a {type(row).__name__}")
            yield fields.file(row, where, opened)
        except ArticleError as error:
            yield Rejection("read", where, str(error))
    if not count:
        raise ArticleError("there is no article in it")


def _is_lines(file: BinaryIO) -> bool:
    """Tell whether one of the first lines is a whole object, not indented, and go back to the beginning of `file`.

    A list over several lines may hold such a line too, and one object alone may hold the list of all.
    """
    lines = [line for _ in range(5) if (line := file.readline(ARTICLES.longest_line).lstrip(_MARK)).strip()]
    file.seek(0)
    rows = [_parse(line) for line in lines if line.startswith(b"{")]
    whole = len(lines) == 1 and bool(rows) and isinstance(rows[0], dict) and _listed(rows[0]) is not None
    if not lines or whole or lines[0].lstrip().startswith(b"["):
        return False
    return any(isinstance(row, dict) for row in rows)


def _lines(file: BinaryIO, name: str) -> Iterator[tuple[str, object]]:
    number = 0
    while line := file.readline(ARTICLES.longest_line):
        number += 1
        where = f"{name}, line {number}"
        if len(line) == ARTICLES.longest_line and not line.endswith(b"\n"):
            while (rest := file.readline(2**20)) and not rest.endswith(b"\n"):
                pass
            yield where, ArticleError(f"the line is longer than {ARTICLES.longest_line // 2**20} MB")
        elif line.strip(_MARK + b" \t\r\n"):
            yield where, _parse(line)


def _items(file: BinaryIO, name: str) -> Iterator[tuple[str, object]]:
    value = _parse(file.read(ARTICLES.largest_json + 1))
    if file.read(1):
        raise ArticleError(
            f"the file is one JSON value of more than {ARTICLES.largest_json // 2**20} MB; write one object a line"
        )
    if isinstance(value, ArticleError):
        raise value
    listed = value if isinstance(value, list) else _listed(value) if isinstance(value, dict) else None
    if listed is None:
        yield name, value
    for number, row in enumerate(listed or (), start=1):
        yield f"{name}, item {number}", row


def _listed(value: dict[str, object]) -> list[object] | None:
    """Give the list of objects that `value` holds, where it is no article itself."""
    for key in _LISTS:
        held = value.get(key)
        if isinstance(held, list) and held and all(isinstance(row, dict) for row in held):
            return held
    return None


def _parse(line: bytes) -> object:
    """Give the value that `line` writes, or an ArticleError that says why it writes none."""
    try:
        # Control characters may stand in a string here: real exports hold raw tabs, and NULs.
        return json.loads(decoding.decode(line), strict=False)
    except ArticleError as error:
        return error
    except RecursionError:
        return ArticleError("the JSON is nested too deeply")
    except ValueError as error:
        said = f"{error.msg} (character {error.pos})" if isinstance(error, json.JSONDecodeError) else str(error)
        return ArticleError(f"this is no JSON: {said}")
