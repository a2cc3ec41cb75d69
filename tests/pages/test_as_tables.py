"""Tables: one a list, whose rows are those of the JSON, in CSV and in Parquet."""

from __future__ import annotations

import csv
import json
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from rashomon.pages import as_json, as_tables
from rashomon.records import Rejection, Result
from tests.built import harbour
from tests.pages.invented import BRIDGE_RESULT

NAMES = [field.name for field in fields(Result)]


@pytest.fixture(scope="module", params=["bridge", "harbour"])
def result(request: pytest.FixtureRequest) -> Result:
    return BRIDGE_RESULT if request.param == "bridge" else harbour()


def test_csv_holds_what_the_json_holds(result: Result, tmp_path: Path) -> None:
    as_tables.write_csv(result, tmp_path)
    for name, wanted in as_json.render(result).items():
        with (tmp_path / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert head == list(as_json.keys(as_tables.lists()[name]))
        assert len(rows) == len(wanted)
        for row, record in zip(rows, wanted, strict=True):
            for key, cell in zip(head, row, strict=True):
                assert _alike(cell, record.get(key, "text")), (name, key, cell, record)


def _alike(cell: str, value: Any) -> bool:
    """Tell whether a cell of CSV says what JSON says."""
    if value is None:
        return cell == ""
    if isinstance(value, str):
        return cell == value.replace("\ud800", "\ufffd")
    return bool(json.loads(cell) == value)


def test_parquet_holds_what_the_json_holds(result: Result, tmp_path: Path) -> None:
    as_tables.write_parquet(result, tmp_path)
    for name, wanted in as_json.render(result).items():
        rows = parquet.read_table(tmp_path / f"{name}.parquet").to_pylist()
        assert json.loads(json.dumps([_without(each) for each in rows]).replace("\\ufffd", "?")) == json.loads(
            json.dumps(wanted).replace("\\ufffd", "?").replace("\\ud800", "?")
        ), name


def _without(value: Any) -> Any:
    """Leave `field` out where it is the text, as the JSON does."""
    if isinstance(value, dict):
        return {key: _without(each) for key, each in value.items() if (key, each) != ("field", "text")}
    return [_without(each) for each in value] if isinstance(value, list) else value


def test_many_rows_are_written_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(as_tables, "_TOGETHER", 3)
    rows = tuple(Rejection("read", f"line {n}", "the file is empty") for n in range(10))
    as_tables.write_parquet(replace(BRIDGE_RESULT, rejections=rows), tmp_path)
    assert parquet.read_table(tmp_path / "rejections.parquet").num_rows == 10


def test_a_list_without_rows_is_a_table_without_rows(tmp_path: Path) -> None:
    as_tables.write_csv(Result(), tmp_path)
    as_tables.write_parquet(Result(), tmp_path)
    assert (tmp_path / "credits.csv").read_bytes() == b"article,start,end,to,field\r\n"
    assert parquet.read_table(tmp_path / "quotes.parquet").column_names == list(
        as_json.keys(as_tables.lists()["quotes"])
    )
    assert len(list(tmp_path.glob("*.csv"))) == len(list(tmp_path.glob("*.parquet"))) == len(NAMES)
