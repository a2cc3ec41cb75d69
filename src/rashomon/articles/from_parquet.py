"""Parquet: an article a row of a table in columns, as data sets are passed around (parquet.apache.org).

Read through pyarrow, a few rows at a time and only the columns that an article is made of, so that a file may be larger
than memory. A time with a zone is given in that zone; one without, as it stands. A column of objects gives their names,
or what `--columns outlet=source.title` points at. Of a file that is cut off nothing can be read: its description stands
at its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, UnsupportedOperation
from typing import Any, BinaryIO

from rashomon.articles import fields
from rashomon.articles.opened import Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from rashomon.settings import ARTICLES


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is Parquet."""
    return head.startswith("PAR1")


def read(opened: Opened) -> Iterator[Row]:
    """Give the articles in a file, and a rejection for each row that holds none.

    Raises ArticleError where the file is damaged, where no column is known to hold a text, or where a column that the
    user named is not there.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        # Without these, all of a group of rows is read at once: up to a million rows.
        table = parquet.ParquetFile(_seekable(opened.file), pre_buffer=False, buffer_size=2**16)
        wanted = fields.needed(table.schema_arrow.names, opened)
        batches = table.iter_batches(ARTICLES.longest_batch, columns=wanted, use_threads=False)
        number = 0
        for number, row in enumerate((row for batch in batches for row in _rows(batch)), start=1):
            where = f"{opened.name}, row {number}"
            try:
                filed = fields.file(row, where, opened)
            except ArticleError as error:
                yield Rejection("read", where, str(error))
            else:
                yield filed
    except (pyarrow.ArrowException, OSError) as error:
        said = " ".join(str(error).split())[:200]
        raise ArticleError(f"the Parquet file is cut off or damaged: {said}") from error
    if not number:
        raise ArticleError("there is no row in the table")


def _seekable(file: BinaryIO) -> BinaryIO:
    """Give `file` so that its end can be gone to: what comes out of a packed file is held in memory."""
    try:
        file.seek(0, 2)
    except UnsupportedOperation:
        data = file.read(ARTICLES.largest_json + 1)
        if len(data) > ARTICLES.largest_json:
            raise ArticleError(
                f"the packed Parquet file has more than {ARTICLES.largest_json // 2**20} MB; unpack it first"
            ) from None
        return BytesIO(data)
    file.seek(0)
    return file


def _rows(batch: Any) -> Iterator[dict[str, object]]:
    columns = [_values(column) for column in batch.columns]
    for values in zip(*columns, strict=True):
        yield dict(zip(batch.schema.names, values, strict=True))


def _values(column: Any) -> list[object]:
    """Give what a column holds, as JSON would. One value that cannot be given does not take the others with it."""
    try:
        return [_plain(value) for value in column.to_pylist()]
    except (ValueError, OverflowError):  # a text that is no UTF-8, a time in the year 50000, one in nanoseconds
        return [_alone(value) for value in column]


def _alone(value: Any) -> object:
    from pyarrow import ArrowException, types

    try:
        return _plain(value.as_py())
    except (ValueError, OverflowError):
        pass
    try:
        if types.is_timestamp(value.type):
            import pyarrow

            return _plain(value.cast(pyarrow.timestamp("us", value.type.tz), safe=False).as_py())
        return bytes(value.as_buffer()).decode("utf-8", "replace")
    except (ValueError, OverflowError, AttributeError, ArrowException):
        return str(getattr(value, "value", "")) or None


def _plain(value: object) -> object:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return value
