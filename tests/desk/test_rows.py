"""A record written to its table and read again is the same record, in every field."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, Literal, get_args, get_origin

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon import desk as desks
from rashomon.desk import Desk, listed, recall
from rashomon.desk.rows import shape, writable
from rashomon.records import (
    Article,
    Claim,
    Decision,
    Link,
    Outlet,
    Pair,
    Party,
    PartyMention,
    Profile,
    Quote,
    Reading,
    Rejection,
    Revision,
    Sample,
    Span,
    Standing,
    Statement,
    Story,
    Variant,
    Visit,
)

TABLES: dict[str, type[Any]] = recall.tables() | {
    "articles": Article,
    "stories": Story,
    "outlets": Outlet,
    "revisions": Revision,
    "rejections": Rejection,
    "profiles": Profile,
    "links": Link,
    "decisions": Decision,
    "visits": Visit,
    "samples": Sample,
    "pairs": Pair,
    "standing": Standing,
}
"""Every table of records."""
WITHOUT = {"stories": ("articles",)}
"""Fields that a table does not hold: the articles of a story are those that name it."""
REQUIRED = {"articles": {"moment": "", "digest": ""}}
"""Columns beside the record's own that may not be null."""


def any_of(hint: Any) -> st.SearchStrategy[Any]:
    """Give anything that a field of this type may hold."""
    origin, parts = get_origin(hint), get_args(hint)
    if is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return st.builds(hint, **{field.name: any_of(hints[field.name]) for field in fields(hint)})  # type: ignore[arg-type]
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*map(any_of, parts))
    if origin is tuple and parts[-1] is Ellipsis:
        return st.lists(any_of(parts[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(any_of, parts))
    plain = {
        str: st.text(max_size=20),
        int: st.integers(-(2**63), 2**63 - 1),
        float: st.floats(allow_nan=False, allow_infinity=False),
        bool: st.booleans(),
        type(None): st.none(),
    }
    return plain[hint]


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """Give a desk on which a row may name an article or story that is not there."""
    with desks.open(None) as kept:
        kept.do("PRAGMA foreign_keys = OFF")
        yield kept


def again(desk: Desk, table: str, record: Any) -> Any:
    """Give what is read after `record` was written to its table."""
    without = WITHOUT.get(table, ())
    layout = shape(type(record), *without)
    more = REQUIRED.get(table, {})
    names = [*layout.columns, *more]
    desk.do("BEGIN")
    try:
        desk.do(
            f"INSERT INTO {table} ({listed(names)}) VALUES ({', '.join('?' * len(names))})",
            [*layout.encode(record), *more.values()],
        )
        row = desk.one(f"SELECT {listed(layout.columns)} FROM {table}")
        assert row is not None
        return layout.decode(row, **{name: getattr(record, name) for name in without})
    finally:
        desk.do("ROLLBACK")


@pytest.mark.parametrize("table", TABLES)
@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(data=st.data())
def test_a_record_read_again_is_equal(desk: Desk, table: str, data: st.DataObject) -> None:
    record = data.draw(any_of(TABLES[table]))
    found = again(desk, table, record)
    assert found == record
    assert [type(getattr(found, field.name)) for field in fields(found)] == [
        type(getattr(record, field.name)) for field in fields(record)
    ], "true is not 1, and a tuple no list"


@pytest.mark.parametrize(
    ("table", "record"),
    [
        pytest.param("claims", Claim("c", "s", "9 hurt", "agreed", 2, (Span("a", 0, 4, "headline"), Span("a", 3, 9))), id="a span in the headline beside one in the text"),
        pytest.param("quotes", Quote("q", "a", "indirect", ((3, 9), (12, 20))), id="no cue, speaker, party or statement"),
        pytest.param("quotes", Quote("q", "a", "direct", (), (0, 1), None, True), id="no content, and set off"),
        pytest.param("statements", Statement("x", "s", None, "a\U0001f6a2b", None, (), ("q",), (Variant("elided", True, (Reading("", ("q",)), Reading("so", (), (Span("a", 1, 2),)))),)), id="variants with readings with spans"),
        pytest.param("parties", Party("p", "s", "Åsa ʻŌhiʻa", "person", ("Å",), (PartyMention("a", 0, 3, "name", "headline"),)), id="letters beyond ASCII"),
        pytest.param("articles", Article("a", "Courier", "é\u0301 \u202e \ufeff 'quoted' \"so\""), id="combining, right to left, byte order mark, quotes"),
    ],
)  # fmt: skip
def test_what_is_hard_is_read_again(desk: Desk, table: str, record: Any) -> None:
    assert again(desk, table, record) == record


def test_a_span_is_written_as_a_build_prints_it() -> None:
    claim = Claim("c", "s", "t", "single", 1, (Span("a", 0, 4), Span("a", 5, 9, "headline")))
    assert shape(Claim).encode(claim)[-1] == (
        '[{"article":"a","start":0,"end":4},{"article":"a","start":5,"end":9,"field":"headline"}]'
    )


def test_half_a_surrogate_pair_becomes_writable() -> None:
    assert writable("a\ud800b\udfffc\U0001f6a2") == "a\ufffdb\ufffdc\U0001f6a2"
