"""How does a result, or a page, read as JSON? Records in; plain lists and dicts, or one string, out.

A `Span` is written ``{article, start, end}``; `field` is written only where it is the headline. Ranges are written
``[start, end]``. Keys stand in a fixed order, so that equal results give equal bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rashomon.pages.folder import Folder
from rashomon.records import Result

FIRST: dict[str, tuple[str, ...]] = {
    "Article": ("id", "story", "outlet", "url", "headline", "authors", "published", "published_basis"),
    "Quote": ("id", "article", "kind", "set_off"),
}
"""Keys that lead, where another order than the record's own serves a reader of the JSON."""
LAST: dict[str, tuple[str, ...]] = {"Article": ("text",)}
"""Keys that come last: the long text ends an article."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def render(result: Result) -> dict[str, list[dict[str, Any]]]:
    """Give the lists of ``rashomon build --json``, in the order and with the field names of the contract.

    >>> from rashomon.records import Article, Credit
    >>> made = render(Result(articles=(Article("a", "Courier", "As Tide said"),), credits=(Credit("a", 3, 7, "Tide"),)))
    >>> list(made)[:2], made["credits"]
    (['articles', 'stories'], [{'article': 'a', 'start': 3, 'end': 7, 'to': 'Tide'}])
    """
    return {field.name: [plain(record) for record in getattr(result, field.name)] for field in fields(result)}


def plain(value: Any) -> Any:
    """Give a record, or a page's view, as dicts, lists, strings, numbers and None."""
    if is_dataclass(value):
        record: Any = type(value)
        made = {name: plain(getattr(value, name)) for name in keys(record)}
        if made.get("field") == "text":
            del made["field"]
        return made
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    return value


@cache
def keys(record: Any) -> tuple[str, ...]:
    """Give the keys of a record class in the order in which they are written."""
    names = [field.name for field in fields(record)]
    first, last = FIRST.get(record.__name__, ()), LAST.get(record.__name__, ())
    return (*first, *(name for name in names if name not in first and name not in last), *last)


def write_file(result: Result, folder: Path) -> tuple[Path, ...]:
    """Write the result into `folder` as one file, and give it. Raises OutputError where it cannot be written, or
    a file of the user's stands there."""
    with Folder(folder, ["result.json"], beside=True) as kept:
        kept.put("result.json", pieces(result), "\n")
    return kept.written


def dumps(result: Result) -> str:
    """Give the result as one JSON object, readable and without a line break at its end."""
    return "".join(pieces(result))


def pieces(result: Result) -> Iterator[str]:
    """Give what `dumps` gives, a record at a time."""
    names = [field.name for field in fields(result)]
    return _written((name, map(plain, getattr(result, name))) for name in names)


def write(value: dict[str, Any]) -> str:
    """Give JSON text with one entry, or one item of a list, on a line: to be read, compared line by line, and fast.

    Half of a surrogate pair, which no encoding can carry, stays an escape that reads back.

    >>> print(write({"id": "a", "spans": [[1, 2], [3, 4]]}))
    {
    "id": "a",
    "spans": [
    [1, 2],
    [3, 4]
    ]
    }
    """
    return "".join(_written(value.items()))


def _written(entries: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """Give JSON text in pieces; the items of a list, or of an iterator, are written as they come."""
    lead = "{\n"
    for name, value in entries:
        yield f"{lead}{_line(name)}: "
        lead = ",\n"
        if isinstance(value, (list, Iterator)):
            between = "[\n"
            for item in value:
                yield between + _line(item)
                between = ",\n"
            yield "\n]" if between == ",\n" else "[]"
        else:
            yield _line(value)
    yield "\n}" if lead == ",\n" else "{\n\n}"


def _line(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
