"""Tables as text: what parts cells, what is no row, and what a user may say of the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import articles
from rashomon.articles import from_table
from rashomon.articles.opened import Filed, Row
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from rashomon.settings import ARTICLES
from tests.newsroom import opened


def read(table: str | bytes, **columns: str) -> Iterator[Row]:
    data = table if isinstance(table, bytes) else table.encode()
    return from_table.read(opened(data, "t.csv", columns=columns))


def texts(table: str | bytes, **columns: str) -> list[str]:
    return [f"{row.outlet}: {row.text}" for row in read(table, **columns) if isinstance(row, Filed)]


def reasons(table: str | bytes) -> list[tuple[str, str]]:
    return [(row.input, row.reason) for row in read(table) if isinstance(row, Rejection)]


READ: list[tuple[str, str | bytes, list[str]]] = [
    ("commas", 'outlet,text\nA,"x, y"\n', ["A: x, y"]),
    ("semicolons", "outlet;text\nA;x, y\n", ["A: x, y"]),
    ("tabs", "outlet\ttext\nA\tx, y\n", ["A: x, y"]),
    ("bars", "outlet|text\nA|x, y\n", ["A: x, y"]),
    ("a line that says what parts cells", "sep=;\noutlet;text\nA;x\n", ["A: x"]),
    ("a column alone", 'text\n"x, y"\n', ["None: x, y"]),
    ("columns that are none of ours", "Unnamed: 0,outlet,width,text\n0,A,3,x\n", ["A: x"]),
    ("line ends in a cell", 'outlet,text\r\nA,"x\r\n\r\ny"\r\n', ["A: x\n\ny"]),
    ("doubled marks", 'outlet,text\nA,"he said ""no"""\n', ['A: he said "no"']),
    ("marks behind a backslash", 'outlet,text\nA,"he said \\"no\\", twice"\nB,""\n', ['A: he said "no", twice']),
    ("a backslash that is one", 'outlet,text\nA,"C:\\new ""x"""\n', ['A: C:\\new "x"']),
    ("blank lines", "outlet,text\n\nA,x\n\n\nB,y", ["A: x", "B: y"]),
    ("a byte order mark", b"\xef\xbb\xbf" + b"outlet,text\nA,x\n", ["A: x"]),
    ("UTF-16", "outlet\ttext\nA\tcafé “x”\n".encode("utf-16"), ["A: café “x”"]),
    ("UTF-16 without a mark", "outlet\ttext\nA\tcafé “x”\n".encode("utf-16-be"), ["A: café “x”"]),
    ("two encodings", "outlet,text\nA,“x”\n".encode("cp1252") + "B,“y”\n".encode(), ["A: “x”", "B: “y”"]),
    ("NUL", b"outlet,text\nA,x\x00y\n", ["A: x\x00y"]),
    ("two columns of one name", "outlet,text,text\nA,x,y\n", ["A: x"]),
]


@pytest.mark.parametrize(("table", "expected"), [case[1:] for case in READ], ids=[case[0] for case in READ])
def test_a_table_is_read(table: str | bytes, expected: list[str]) -> None:
    assert texts(table) == expected


REJECTED = [
    (
        "too few cells",
        "outlet,date,text\nA,x\nB,2024-03-03,y\n",
        "line 2",
        "the row has 2 cells, and there are 3",
        ["B: y"],
    ),
    ("too many cells", "outlet,text\nA,x,y\nB,y\n", "line 2", "the row has 3 cells, and there are 2", ["B: y"]),
    ("a mark that is never closed", 'outlet,text\nA,"x\nB,y\nC,z\n', "line 2", "the quotation marks", ["B: y", "C: z"]),
    ("a mark inside", 'outlet,text\nA,"x "y" z"\nB,y\n', "line 2", "the quotation marks", ["B: y"]),
    ("behind a cell of three lines", 'outlet,text\nA,"x\n\ny"\nB\n', "line 5", "the row has 1 cells", ["A: x\n\ny"]),
    ("no text", "outlet,text\nA,\nB,y\n", "line 2", "there is no text", ["B: y"]),
]


@pytest.mark.parametrize(
    ("table", "where", "reason", "rest"), [case[1:] for case in REJECTED], ids=[case[0] for case in REJECTED]
)
def test_a_row_that_is_none_is_rejected_with_its_line(table: str, where: str, reason: str, rest: list[str]) -> None:
    ((place, said),) = reasons(table)
    assert (place, said[: len(reason)]) == (f"t.csv, {where}", reason)
    assert texts(table) == rest


def test_a_cell_without_end_costs_its_row_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_table, "ARTICLES", replace(ARTICLES, longest_cell=1000))
    table = "outlet,text\nA," + "x" * 5000 + '\nB,"' + "y\n" * 3000 + "C,z\n"
    assert texts(table) == ["C: z"]
    assert reasons(table)[0] == (
        "t.csv, line 2",
        "the quotation marks of the row do not pair, or a cell has no end (field larger than field limit (1000))",
    )


def test_a_table_whose_marks_never_pair_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_table, "ARTICLES", replace(ARTICLES, unpaired_rows=3))
    with pytest.raises(ArticleError, match=r"in more than 3 rows the quotation marks do not pair: .* line 5"):
        list(read("outlet,text\n" + 'A,"x "y\n' * 10))


NO_TABLE = [
    ("outlets,width\nA,3\n", "no column is known to hold a text. There are: outlets, width. Name it with --columns"),
    ("A ferry struck a pier, and sank.\n", "no column is known to hold a text"),
    ("outlet,text\n", "there is no row under the names of its columns"),
]


@pytest.mark.parametrize(("table", "reason"), NO_TABLE)
def test_what_is_no_table_of_articles_says_what_it_has(table: str, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        list(read(table))


def test_columns_are_mapped() -> None:
    table = "Paper;Body;Title\nA;x, y;T\n"
    assert texts(table, text="Body", outlet="Paper") == ["A: x, y"]
    with pytest.raises(
        ArticleError, match=r"no column 'Bdoy' for text. Did you mean Body\? There are: Paper, Body, Title"
    ):
        list(read(table, text="Bdoy"))


def test_columns_are_mapped_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("Paper,Body\nA,The pier is shut.\n", encoding="utf-8")
    options = articles.Options(columns={"text": "Body", "outlet": "Paper"})
    ((one,), rejected) = articles.read([tmp_path / "t.csv"], options)
    assert (one.outlet, one.text, rejected) == ("A", "The pier is shut.", ())


def test_a_table_is_known_by_its_first_line(tmp_path: Path) -> None:
    (tmp_path / "unnamed").write_text("outlet;published;text\nA;2024-03-03;The pier is shut.\n", encoding="utf-8")
    assert [each.outlet for each in articles.read([tmp_path])[0]] == ["A"]
    for head in ("Text, date and place were given.\n", "text\n", "# Body, title\n", "", "The body, the title"):
        assert not from_table.knows(head)


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\ufeff"), max_size=30)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;\t|"))
def test_what_a_program_writes_is_read_again(rows: list[tuple[str, str]], delimiter: str) -> None:
    held = io.StringIO()
    table = csv.writer(held, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    table.writerows([("id", "text"), *(("x" + a, "x" + b) for a, b in rows)])
    found = [row for row in read(held.getvalue()) if isinstance(row, Filed)]
    assert [(row.id, row.text) for row in found] == [("x" + a, "x" + b) for a, b in rows]
