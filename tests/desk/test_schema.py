"""What stands in the file: a table for each record, strict, sound, and open to any program of SQLite."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import get_type_hints

import pytest

from rashomon import desk as desks
from rashomon import pipeline
from rashomon.desk import recall
from rashomon.desk.rows import is_plain, shape
from rashomon.pages import as_json
from rashomon.records import Result, read
from tests.built import HARBOUR, harbour
from tests.desk.kept import sound, sql
from tests.desk.test_rows import TABLES, WITHOUT

INTERNAL = {
    "articles": ["moment", "digest", "stated_story"],
    "decisions": ["withdrawn"],
    "outlets": ["own"],
    "pairs": ["aligned"],
    "rejections": ["run"],
}
"""Columns that no record has, beside `row`, the order in which rows came."""
BOOKS = {"runs", "changes", "addresses", "frequencies", "found", "marks", "repeated"}
"""Tables that the desk keeps for itself: they hold no records."""


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a desk with the bundled invented event, read, grouped and found in three runs."""
    file = tmp_path_factory.mktemp("desk") / "harbour.db"
    with desks.open(file, "read") as desk:
        pipeline.read(desk, [HARBOUR])
    with desks.open(file, "group") as desk:
        pipeline.group(desk)
    with desks.open(file, "find") as desk:
        pipeline.find(desk)
    return file


def test_every_list_of_a_result_is_a_table() -> None:
    assert {field.name for field in fields(Result)} <= TABLES.keys()


@pytest.mark.parametrize("table", TABLES)
def test_the_columns_of_a_table_are_the_fields_of_its_record(table: str) -> None:
    with desks.open(None) as desk:
        columns = [row[0] for row in desk.rows("SELECT name FROM pragma_table_info(?)", [table])]
    own = [name for name in columns if name != "row" and name not in INTERNAL.get(table, ())]
    assert own == list(shape(TABLES[table], *WITHOUT.get(table, ())).columns)
    assert set(INTERNAL.get(table, ())) <= set(columns)


def test_every_table_is_strict_and_known(path: Path) -> None:
    rows = sql(path, "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    ours = {name: strict for name, strict in rows if not name.startswith("sqlite_")}
    assert ours.keys() == TABLES.keys() | BOOKS
    assert set(ours.values()) == {1}


def test_a_built_desk_is_sound(path: Path) -> None:
    sound(path)


def test_references_are_held_to() -> None:
    with desks.open(None) as desk:
        assert desk.one("PRAGMA foreign_keys") == (1,)


def test_a_desk_on_disk_holds_what_a_build_gives(path: Path) -> None:
    with desks.look(path) as desk:
        assert as_json.dumps(recall.result(desk)) == as_json.dumps(harbour())


@pytest.mark.parametrize("table", TABLES)
def test_a_field_of_several_values_is_json_to_sql(path: Path, table: str) -> None:
    layout = shape(TABLES[table], *WITHOUT.get(table, ()))
    hints = get_type_hints(TABLES[table])
    for name in layout.columns:
        if not is_plain(hints[name]):
            assert sql(path, f'SELECT count(*) FROM {table} WHERE NOT json_valid("{name}")') == [(0,)], name


def test_sql_alone_opens_a_claim_at_its_words(path: Path) -> None:
    found = sql(
        path,
        "SELECT claims.id, span.key, substr(CASE span.value ->> 'field' WHEN 'headline' THEN articles.headline ELSE"
        " articles.text END, (span.value ->> 'start') + 1, (span.value ->> 'end') - (span.value ->> 'start'))"
        " FROM claims, json_each(claims.spans) AS span JOIN articles ON articles.id = span.value ->> 'article'",
    )
    result = harbour()
    article_of = {each.id: each for each in result.articles}
    wanted = {
        (claim.id, place): read(article_of[span.article], span.start, span.end, span.field)
        for claim in result.claims
        for place, span in enumerate(claim.spans)
    }
    assert wanted
    assert {(id, place): words for id, place, words in found} == wanted


def test_sql_alone_counts_the_words_of_a_party(path: Path) -> None:
    found = sql(
        path,
        "SELECT parties.name, count(*) FROM parties JOIN quotes ON quotes.party = parties.id GROUP BY parties.id",
    )
    assert sum(count for _, count in found) == sum(quote.party is not None for quote in harbour().quotes) > 0
