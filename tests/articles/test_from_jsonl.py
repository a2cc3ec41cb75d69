"""JSON and JSON Lines: which of them a file is, and what one bad line costs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from rashomon.articles import from_jsonl, settle
from rashomon.records import Article, Rejection
from rashomon.settings import ARTICLES
from tests.newsroom import opened

ROW = '{"outlet": "A", "text": "The pier is closed."}'


def read(data: str | bytes, **known: str) -> tuple[int, list[str]]:
    """Give how many articles are read, and where something is rejected."""
    bytes_ = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    found = list(settle(from_jsonl.read(opened(bytes_, "x.jsonl", **known))))
    where = [each.input.removeprefix("x.jsonl").lstrip(", ") for each in found if isinstance(each, Rejection)]
    return sum(isinstance(each, Article) for each in found), where


FIRST = [
    ("a list", f"[1, 2]\n{ROW}\n", 1, ["line 1"]),
    ("a string", f'"x"\n{ROW}\n', 1, ["line 1"]),
    ("a number", f"42\n{ROW}\n", 1, ["line 1"]),
    ("null", f"null\n{ROW}\n", 1, ["line 1"]),
    ("no JSON", f"nonsense\n{ROW}\n", 1, ["line 1"]),
    ("a line that breaks off", f'{{"text": "The pi\n{ROW}\n', 1, ["line 1"]),
    ("nothing but bad lines at first", "x\n" * 9 + ROW, 1, [f"line {n}" for n in range(1, 10)]),
    ("a blank line", f"\n\n{ROW}\n", 1, []),
    ("a byte order mark", f"\ufeff{ROW}\n{ROW[:-1]}\n", 1, ["line 2"]),
    ("an object without a text", f'{{"id": 1}}\n{ROW}\n', 1, ["line 1"]),
    ("an object with a list, and lines behind it", f'{{"articles": [{ROW}]}}\n{ROW}\n', 1, ["line 1"]),
    ("binary", b"\x00\x01\x02\x03" * 9 + b"\n" + ROW.encode(), 1, ["line 1"]),
]


@pytest.mark.parametrize(("data", "count", "where"), [case[1:] for case in FIRST], ids=[case[0] for case in FIRST])
def test_a_bad_first_line_is_one_rejection(data: str | bytes, count: int, where: list[str]) -> None:
    assert read(data) == (count, where)


WHOLE = [
    ("an object", ROW, 1),
    ("a list in one line", f"[{ROW}, {ROW}]", 2),
    ("a list over lines", f"[\n{ROW},\n{ROW}\n]\n", 2),
    ("a list that is indented", json.dumps([json.loads(ROW)] * 2, indent=1), 2),
    ("an object that is indented", json.dumps(json.loads(ROW), indent=2), 1),
    ("an object without indent over lines", json.dumps(json.loads(ROW), indent=0), 1),
    ("an object that holds the list", f'{{"articles": [{ROW}]}}', 1),
    ("such an object over lines", f'{{"status": "ok", "articles": [\n{ROW},\n{ROW}\n]}}\n', 2),
]


@pytest.mark.parametrize(("data", "count"), [case[1:] for case in WHOLE], ids=[case[0] for case in WHOLE])
def test_one_value_over_lines_is_read_as_one(data: str, count: int) -> None:
    assert read(data) == (count, [])


def test_a_first_line_that_is_too_long_to_hold_costs_itself_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_jsonl, "ARTICLES", replace(ARTICLES, longest_line=1000))
    assert read('{"text": "' + "x" * 5000 + f'"}}\n{ROW}\n') == (1, ["line 1"])
    assert read(f'{{"articles": [{", ".join([ROW] * 50)}]}}') == (50, [])


def test_what_no_string_may_hold_is_marked_and_said() -> None:
    ((article, reason),) = [
        (found[1], found[0].reason)
        for found in [list(settle(from_jsonl.read(opened(b'{"text": "A \\ud83d and \\u0000 and \x00."}'))))]
        if isinstance(found[0], Rejection)
    ]
    assert isinstance(article, Article)
    assert article.text == "A \ufffd and \ufffd and \ufffd."
    assert reason.startswith("3 unreadable characters")
    json.dumps(article.text).encode()


def test_a_wrong_declared_charset_does_not_count_against_utf_8() -> None:
    for charset in ("cp1251", "ascii", "no-such-charset"):
        (found,) = settle(from_jsonl.read(opened('{"text": "“Pier” closed."}'.encode(), charset=charset)))
        assert isinstance(found, Article)
        assert found.text == "“Pier” closed."


def test_columns_are_mapped_to_objects_in_objects() -> None:
    row = b'{"meta": {"paper": "Courier"}, "Body": "The pier is closed.", "text": "Not this."}'
    columns = {"text": "Body", "outlet": "meta.paper"}
    (found,) = settle(from_jsonl.read(opened(row, columns=columns)))
    assert isinstance(found, Article)
    assert (found.outlet, found.text) == ("Courier", "The pier is closed.")
