"""Causes: why two counts may differ."""

from __future__ import annotations

import pytest

from rashomon.findings.agreement import causes

TABLE = [
    ([(14, ["2024-03-03T20:00:00+01:00"]), (23, ["2024-03-03T22:00:00+01:00"])], "update", "the later report has more"),
    ([(14, ["2024-03-03"]), (23, ["2024-03-05"])], "update", "by days"),
    ([(86, ["2024-03-04"]), (104, ["2024-03-04"])], "conflict", "on one day"),
    ([(86, ["2024-03-04T09:00:00+00:00"]), (104, ["2024-03-04T08:00:00+00:00"])], "conflict", "the later has fewer"),
    ([(4200, ["2024-03-05"]), (4000, ["2024-03-05"])], "rounding", "to the first digit"),
    ([(86, []), (104, ["2024-03-04"])], "unclear", "undated"),
    ([(86, ["2024-03-01"]), (104, ["2024-03-09"]), (90, ["2024-03-20"])], "unclear", "up and down over weeks"),
]


@pytest.mark.parametrize(("values", "expected", "case"), TABLE, ids=[row[2] for row in TABLE])
def test_cause_of_numbers(values: list[tuple[float, list[str]]], expected: str, case: str) -> None:
    assert causes.of_numbers(values, open_ended=False) == expected


def test_bounds_are_no_conflict() -> None:
    assert causes.of_numbers([(30, ["2024-03-04"]), (46, ["2024-03-04"])], open_ended=True) == "unclear"
