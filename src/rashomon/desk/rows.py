"""How does a record become a row? Record classes in; encoders and decoders between records and rows of SQLite out.

Words, numbers and null are columns of their own. A field of several values (spans, names, readings) is one column of
JSON, which SQLite's `json_each` opens. Reading a row gives back the record that was written, equal in every field.
"""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin

R = TypeVar("R")
_HALF = re.compile("[\ud800-\udfff]")
Cell = str | int | float | None


class Shape(Generic[R]):
    """How one class of records lies in a table: its columns, in the order of the fields."""

    def __init__(self, record: type[R], without: frozenset[str] = frozenset()) -> None:
        hints = typing.get_type_hints(record)
        names = [field.name for field in fields(record) if field.name not in without]  # type: ignore[arg-type]
        self.record = record
        self.columns: tuple[str, ...] = tuple(names)
        self._nested = tuple(place for place, name in enumerate(names) if not is_plain(hints[name]))
        self._flags = tuple(place for place, name in enumerate(names) if hints[name] is bool)
        self._read = [(place, _reader(hints[names[place]])) for place in self._nested]
        self._get: Callable[[R], Any] = attrgetter(*names)

    def encode(self, record: R) -> list[Cell]:
        """Give the cells of a row."""
        cells = list(self._get(record))
        for place in self._nested:
            cells[place] = _written(cells[place])
        return cells

    def is_nested(self, column: str) -> bool:
        """Tell whether a column holds JSON."""
        return self.columns.index(column) in self._nested

    def decode(self, row: Sequence[Any], **more: Any) -> R:
        """Give the record of a row; `more` are the fields that the table does not hold."""
        cells = dict(zip(self.columns, row, strict=True))
        for place, read in self._read:
            cells[self.columns[place]] = read(json.loads(row[place]))
        for place in self._flags:
            cells[self.columns[place]] = bool(row[place])
        return self.record(**cells, **more)


_shapes: dict[tuple[type[Any], tuple[str, ...]], Shape[Any]] = {}


def shape(record: type[R], *without: str) -> Shape[R]:
    """Give the shape of a class of records, without the fields that its table does not hold.

    >>> from rashomon.records import Credit
    >>> credits = shape(Credit)
    >>> credits.columns, credits.encode(Credit("a", 3, 7, "Tide"))
    (('article', 'start', 'end', 'to', 'field'), ['a', 3, 7, 'Tide', 'text'])
    """
    if (record, without) not in _shapes:
        _shapes[record, without] = Shape(record, frozenset(without))
    return _shapes[record, without]


def writable(words: str) -> str:
    """Put U+FFFD for every half of a surrogate pair: SQLite has no form for it. Names of files that are not UTF-8,
    and what is typed on the command line, may have some.

    >>> writable("pier\\udcff.txt") == "pier\\ufffd.txt"
    True
    """
    return _HALF.sub("\ufffd", words)


def is_plain(hint: Any) -> bool:
    """Tell whether a field of this type is one word, number or null, and so one cell as it is."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return all(is_plain(part) for part in get_args(hint))
    return origin is Literal or hint in (str, int, float, bool, type(None))


def _named(value: Any) -> dict[str, Any]:
    """Give a record inside a field as the JSON of a build has it: `field` stands only where it is the headline."""
    made = {field.name: getattr(value, field.name) for field in fields(value)}
    if made.get("field") == "text":
        del made["field"]
    return made


# Made once: `json.dumps` makes an encoder at every call, which is half of what a cell costs.
_written = json.JSONEncoder(default=_named, ensure_ascii=False, separators=(",", ":")).encode


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    """Give the function that makes a value of this type of what JSON gives."""
    origin, parts = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        named = {field.name: _reader(hints[field.name]) for field in fields(hint)}
        return lambda value: hint(**{name: named[name](each) for name, each in value.items()})  # type: ignore[operator]
    if origin is tuple and parts[-1] is Ellipsis:
        inner = _reader(parts[0])
        return lambda value: tuple(inner(each) for each in value)
    if origin is tuple:
        readers = [_reader(part) for part in parts]
        return lambda value: tuple(read(each) for read, each in zip(readers, value, strict=True))
    if origin in (Union, types.UnionType) and not is_plain(hint):
        inner = next(_reader(part) for part in parts if part is not type(None))
        return lambda value: None if value is None else inner(value)
    return lambda value: value
