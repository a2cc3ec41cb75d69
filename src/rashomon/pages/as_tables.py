"""How does a result read as tables? A result and a folder in; one file for each list, as CSV or as Parquet, out.

The columns are the fields of the records, in the order of the JSON. In Parquet a field of several values is a list, a
span or reading a struct, as DuckDB, Polars and pandas open them. CSV has no such thing: there it is JSON in one cell.
A list without rows is a table without rows. CSV follows RFC 4180, in UTF-8.
"""

from __future__ import annotations

import csv
import io
import json
import re
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from rashomon.pages import as_json
from rashomon.pages.folder import Folder
from rashomon.records import Result

if TYPE_CHECKING:
    import pyarrow

_TOGETHER = 10_000
"""Rows that are held at a time while a table is written."""
_HALF = re.compile("[\ud800-\udfff]")


def write_csv(result: Result, folder: Path) -> tuple[Path, ...]:
    """Write each list as CSV into `folder`, and give the files. Raises OutputError where they cannot be written."""
    return _write(result, folder, "csv", _csv)


def write_parquet(result: Result, folder: Path) -> tuple[Path, ...]:
    """Write each list as Parquet into `folder`, and give the files. Raises OutputError where they cannot be written."""
    return _write(result, folder, "parquet", lambda record, rows: [_parquet(record, rows)])


def _write(
    result: Result, folder: Path, ending: str, made: Callable[[type[Any], Iterable[Any]], Iterable[str | bytes]]
) -> tuple[Path, ...]:
    with Folder(folder, [f"{name}.{ending}" for name in lists()], beside=True) as kept:
        for name, record in lists().items():
            kept.put(f"{name}.{ending}", made(record, getattr(result, name)))
    return kept.written


def lists() -> Mapping[str, type[Any]]:
    """Give the lists of a result, each with the class of its records.

    >>> lists()["credits"].__name__
    'Credit'
    """
    hints = typing.get_type_hints(Result)
    return {field.name: get_args(hints[field.name])[0] for field in fields(Result)}


def _csv(record: Any, rows: Iterable[Any]) -> Iterator[str]:
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(as_json.keys(record))
    for row in rows:
        writer.writerow([_cell(as_json.plain(getattr(row, name))) for name in as_json.keys(record)])
        if held.tell() > 2**20:
            yield held.getvalue()
            held.seek(0)
            held.truncate()
    yield held.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, dict)):
        value = json.dumps(value, ensure_ascii=False)
    return _HALF.sub("\ufffd", value) if isinstance(value, str) else value


def _parquet(record: Any, rows: Iterable[Any]) -> bytes:
    import pyarrow
    from pyarrow import parquet

    hints = typing.get_type_hints(record)
    schema = pyarrow.schema([_field(name, hints[name]) for name in as_json.keys(record)])
    held = io.BytesIO()
    with parquet.ParquetWriter(held, schema, compression="zstd") as writer:
        left = iter(rows)
        while batch := list(islice(left, _TOGETHER)):
            plain = [{name: _value(getattr(row, name)) for name in schema.names} for row in batch]
            writer.write_table(pyarrow.Table.from_pylist(plain, schema))
    return held.getvalue()


def _value(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _value(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return _HALF.sub("\ufffd", value) if isinstance(value, str) else value


def _field(name: str, hint: Any) -> pyarrow.Field:
    import pyarrow

    parts = get_args(hint)
    null = type(None) in parts
    return pyarrow.field(name, _type(hint), nullable=null)


def _type(hint: Any) -> pyarrow.DataType:
    """Give the type of Arrow for the values of a field."""
    import pyarrow

    origin, parts = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return pyarrow.struct([_field(field.name, hints[field.name]) for field in fields(hint)])
    if origin in (Union, types.UnionType):
        return _type(next(part for part in parts if part is not type(None)))
    if origin is Literal:
        return pyarrow.string()
    if origin is tuple:
        return pyarrow.list_(_type(parts[0])) if parts[-1] is Ellipsis else pyarrow.list_(_type(parts[0]), len(parts))
    simple = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64(), bool: pyarrow.bool_()}
    return simple[hint]
