"""What inputs call the fields of an article, and which rows are one."""

from __future__ import annotations

from typing import Any

import pytest

from rashomon import articles
from rashomon.articles import fields
from rashomon.articles.opened import Filed
from rashomon.errors import ArticleError, UsageError
from rashomon.records import Article
from tests.newsroom import opened

TEXT = "The pier is closed."


def filed(row: dict[str, Any], **columns: str) -> Filed:
    return fields.file(row, "x, line 1", opened(b"", "x.jsonl", columns=columns))


EXPORTS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "NewsAPI",
        {"source": {"id": None, "name": "Courier"}, "author": "A", "title": "T", "url": "https://c.example/1"}
        | {"publishedAt": "2024-03-03T10:00:00Z", "description": "D", "content": TEXT},
        {"outlet": "Courier", "headline": "T", "published": "2024-03-03T10:00:00Z", "bylines": ("A",)},
    ),
    (
        "Media Cloud",
        {"stories_id": 7, "media_name": "Courier", "publish_date": "2024-03-03", "title": "T", "text": TEXT},
        {"outlet": "Courier", "id": "7", "published": "2024-03-03"},
    ),
    (
        "news-please",
        {"source_domain": "c.example", "maintext": TEXT, "date_publish": "2024-03-03 10:00:00", "authors": ["A", "B"]},
        {"outlet": "c.example", "bylines": ("A", "B"), "published": "2024-03-03 10:00:00"},
    ),
    (
        "trafilatura",
        {"source": "https://c.example/1", "source-hostname": "Courier", "hostname": "c.example", "text": TEXT},
        {"outlet": "Courier"},
    ),
    ("the address of a site", {"source": "https://www.c.example/", "text": TEXT}, {"outlet": "c.example"}),
    (
        "schema.org",
        {"headline": "T", "articleBody": TEXT, "datePublished": "2024-03-03", "publisher": {"name": "Courier"}},
        {"headline": "T", "outlet": "Courier", "published": "2024-03-03"},
    ),
    (
        "The New York Times",
        {"headline": {"main": "T"}, "byline": {"original": "By A"}, "web_url": "https://c.example/1", "body": TEXT},
        {"headline": "T", "bylines": ("By A",), "url": "https://c.example/1"},
    ),
    (
        "Nexis Uni",
        {"Title": "T", "Publication": "Courier", "Publication date": "March 3, 2024", "Byline": "A", "Body": TEXT},
        {"headline": "T", "outlet": "Courier", "published": "March 3, 2024"},
    ),
    (
        "Factiva",
        {"HD": "T", "SN": "Courier", "PD": "3 March 2024", "BY": "A", "LP": "The pier", "TD": "is closed."},
        {"headline": "T", "outlet": "Courier", "text": "The pier\n\nis closed."},
    ),
    ("flattened", {"source.name": "Courier", "dc:creator": "A", "content": TEXT}, {"outlet": "Courier"}),
    ("nothing said", {"outlet": "N/A", "publisher": "Courier", "author": None, "body": TEXT}, {"outlet": "Courier"}),
    ("no number", {"outlet": "Courier", "published": float("nan"), "text": TEXT}, {"published": None}),
]


@pytest.mark.parametrize(("row", "expected"), [case[1:] for case in EXPORTS], ids=[case[0] for case in EXPORTS])
def test_fields_go_by_the_names_that_exports_use(row: dict[str, Any], expected: dict[str, Any]) -> None:
    found = filed(row)
    assert {name: getattr(found, name) for name in expected} == expected
    assert found.text == expected.get("text", TEXT)


HEADLINE_ONLY: list[tuple[str, dict[str, Any], tuple[str, str | None] | None]] = [
    ("a summary stands in for the text", {"title": "T", "description": "D", "outlet": "C"}, ("D", "T")),
    ("else the headline does", {"title": "Pier shut", "url": "https://c.example/1"}, ("Pier shut", None)),
    ("an empty text is none", {"title": "Pier shut", "text": " ", "date": "2024-03-03"}, ("Pier shut", None)),
    ("what is no article has a title too", {"title": "Pier", "type": "object"}, None),
    ("and a description", {"title": "Pier", "description": "Settings."}, None),
    ("a text is not replaced", {"title": "T", "description": "D", "outlet": "C", "text": "X"}, ("X", "T")),
]


@pytest.mark.parametrize(
    ("row", "expected"), [case[1:] for case in HEADLINE_ONLY], ids=[case[0] for case in HEADLINE_ONLY]
)
def test_a_row_without_a_text(row: dict[str, Any], expected: tuple[str, str | None] | None) -> None:
    if expected is None:
        with pytest.raises(
            ArticleError, match="there is a headline but no text, and nothing else that tells an article"
        ):
            filed(row)
    else:
        found = filed(row)
        assert (found.text, found.headline) == expected


def test_the_user_s_names_count_alone() -> None:
    row = {"text": "Not this.", "Body": TEXT, "meta": {"paper": "Courier"}, "outlet": "Not this."}
    found = filed(row, text="Body", outlet="meta.paper")
    assert (found.text, found.outlet) == (TEXT, "Courier")


def test_a_column_that_is_not_there_is_named_with_the_near_miss() -> None:
    with pytest.raises(ArticleError, match=r"no text under 'Bdoy'. Did you mean Body\? There are: Body, outlet."):
        filed({"Body": TEXT, "outlet": "C"}, text="Bdoy")


def test_a_field_that_no_article_has_is_said_before_anything_is_read() -> None:
    with pytest.raises(UsageError, match=r"Cannot map 'headlin'.*Did you mean headline\?"):
        articles.Options(columns={"headlin": "Title"})


def test_names_are_plain_and_none_is_of_two_fields() -> None:
    known = [name for names in fields.NAMES.values() for name in names]
    assert len(known) == len(set(known))
    assert all(name == name.strip().lower() and fields._MARKS.sub("_", name) == name for name in known)


@pytest.mark.parametrize(
    "nothing", ["", " " * 50, "N/A", "NA", "none", "NULL", "nan", "Unknown", " undefined ", "-", "—"]
)
def test_a_word_for_nothing_says_nothing_in_any_field(nothing: str) -> None:
    """One rule for all: a later name of the field counts, and where there is none, the field is empty."""
    row = {"headline": nothing, "title": "T", "outlet": nothing, "source": "Courier", "url": nothing, "text": TEXT}
    made = filed(row)
    assert (made.headline, made.outlet, made.url) == ("T", "Courier", None)
    told = Filed(TEXT, "x", "echo", headline=nothing, outlet=nothing, url=nothing, agency=nothing, id=nothing)
    (kept,) = articles.settle([told])
    assert isinstance(kept, Article)
    assert (kept.headline, kept.outlet, kept.url, kept.agency, kept.id == nothing) == (None, "echo", None, None, False)


def test_a_text_that_is_such_a_word_is_the_text() -> None:
    assert filed({"outlet": "Courier", "headline": "T", "text": "None"}).text == "None"
