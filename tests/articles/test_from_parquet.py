"""Parquet: types of columns, a few rows at a time, and files that are damaged."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from rashomon import articles
from rashomon.articles import from_parquet
from rashomon.articles.opened import Filed
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from rashomon.settings import ARTICLES
from tests.newsroom import opened

TEXT = "The pier is closed."
AT = datetime(2024, 3, 3, 10, 30, tzinfo=UTC)


def stored(columns: dict[str, Any], **settings: Any) -> bytes:
    held = io.BytesIO()
    parquet.write_table(pa.table(columns), held, **settings)
    return held.getvalue()


def read(columns: dict[str, Any], **mapped: str) -> list[Filed]:
    rows = from_parquet.read(opened(stored(columns), "x.parquet", columns=mapped))
    return [row for row in rows if isinstance(row, Filed)]


COLUMNS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("a zone", {"date": pa.array([AT], pa.timestamp("us", "Europe/Oslo"))}, {"published": "2024-03-03T11:30:00+01:00"}),
    ("an offset", {"date": pa.array([AT], pa.timestamp("ms", "-05:00"))}, {"published": "2024-03-03T05:30:00-05:00"}),
    ("no zone", {"date": pa.array([AT.replace(tzinfo=None)], pa.timestamp("s"))}, {"published": "2024-03-03T10:30:00"}),
    (
        "nanoseconds",
        {"date": pa.array([1_709_461_800_123_456_789], pa.timestamp("ns", "UTC"))},
        {"published": "2024-03-03T10:30:00.123456+00:00"},
    ),
    ("a year that is none", {"date": pa.array([2**50], pa.timestamp("s"))}, {"published": "1125899906842624000"}),
    ("a day", {"date": [date(2024, 3, 3)]}, {"published": "2024-03-03"}),
    ("seconds", {"published": [1709461800]}, {"published": 1709461800}),
    ("no time", {"date": pa.array([None], pa.timestamp("us"))}, {"published": None}),
    ("a list of names", {"authors": [["A B", "C D"]]}, {"bylines": ("A B", "C D")}),
    ("a list of objects", {"authors": [[{"name": "A B"}, {"name": "C D"}]]}, {"bylines": ("A B", "C D")}),
    ("an object", {"source": [{"id": 7, "name": "Courier"}]}, {"outlet": "Courier"}),
    ("a number", {"id": [7]}, {"id": "7"}),
    ("words from a list of words", {"outlet": pa.array(["Courier"]).dictionary_encode()}, {"outlet": "Courier"}),
    ("bytes", {"title": pa.array([b"Pier \xff"], pa.binary())}, {"headline": "Pier \ufffd"}),
]


@pytest.mark.parametrize(("column", "expected"), [case[1:] for case in COLUMNS], ids=[case[0] for case in COLUMNS])
def test_columns_of_any_type_are_read(column: dict[str, Any], expected: dict[str, Any]) -> None:
    (found,) = read({"text": [TEXT]} | column)
    assert {name: getattr(found, name) for name in expected} == expected


def test_a_text_that_is_no_utf_8_does_not_take_the_others_with_it() -> None:
    data = pa.Array.from_buffers(
        pa.string(), 2, [None, pa.py_buffer(b"\0\0\0\0\3\0\0\0\6\0\0\0"), pa.py_buffer(b"ab\xffcde")]
    )
    assert [each.text for each in read({"text": data})] == ["ab\ufffd", "cde"]


def test_only_the_columns_of_an_article_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    batches = parquet.ParquetFile.iter_batches

    def watched(self: Any, *given: Any, **settings: Any) -> Any:
        asked.append((*given, settings["columns"]))
        return batches(self, *given, **settings)

    monkeypatch.setattr(parquet.ParquetFile, "iter_batches", watched)
    read({"embedding": [[0.1] * 50], "text": [TEXT], "html": ["<p>"], "meta": [{"paper": "A"}]}, outlet="meta.paper")
    assert asked == [(ARTICLES.longest_batch, ["text", "meta"])]


def test_rows_are_numbered_through_groups_and_a_row_without_text_is_rejected() -> None:
    data = stored({"text": [TEXT] * 150 + [None] + [TEXT] * 49}, row_group_size=70)
    found = list(from_parquet.read(opened(data, "x.parquet")))
    (bad,) = (row for row in found if isinstance(row, Rejection))
    assert (len(found), bad.input) == (200, "x.parquet, row 151")


def test_columns_are_mapped() -> None:
    assert (
        read({"Body": [TEXT], "meta": [{"paper": "Courier"}]}, text="Body", outlet="meta.paper")[0].outlet == "Courier"
    )
    with pytest.raises(ArticleError, match=r"no column 'Bdoy' for text. Did you mean Body\?"):
        read({"Body": [TEXT]}, text="Bdoy")
    with pytest.raises(ArticleError, match=r"no column is known to hold a text. There are: width"):
        read({"width": [3]})


WHOLE = stored({"text": [TEXT] * 500, "id": [str(n) for n in range(500)]}, compression="snappy")


@pytest.mark.parametrize("at", [0, 8, 100, len(WHOLE) // 2, len(WHOLE) - 1])
def test_a_file_that_is_cut_off_is_one_rejection(tmp_path: Path, at: int) -> None:
    (tmp_path / "x.parquet").write_bytes(WHOLE[:at])
    (tmp_path / "y.txt").write_text(TEXT, encoding="utf-8")
    found, rejected = articles.read([tmp_path])
    assert ([each.text for each in found], len(rejected)) == ([TEXT], 1)


def test_a_damaged_file_is_a_rejection_and_never_a_failure() -> None:
    for at in range(4, len(WHOLE), 61):
        data = bytearray(WHOLE)
        data[at] ^= 0xFF
        try:
            rows = list(from_parquet.read(opened(bytes(data), "x.parquet")))
        except ArticleError:
            continue
        assert len(rows) <= 500


def test_a_packed_file_is_read_from_memory_and_up_to_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.parquet.gz").write_bytes(gzip.compress(stored({"text": [TEXT], "outlet": ["Courier"]})))
    assert [each.outlet for each in articles.read([tmp_path])[0]] == ["Courier"]
    monkeypatch.setattr(from_parquet, "ARTICLES", _small())
    assert articles.read([tmp_path])[1][0].reason.startswith("the packed Parquet file has more than")


def _small() -> object:
    from dataclasses import replace

    return replace(ARTICLES, largest_json=100)


def test_a_table_without_rows_says_so() -> None:
    with pytest.raises(ArticleError, match="there is no row in the table"):
        read({"text": pa.array([], pa.string())})
