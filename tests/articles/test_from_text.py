"""Text files: the dated form and plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon import articles
from rashomon.articles import from_text, settle
from rashomon.records import Article
from tests.newsroom import opened

LEAD = (
    "A ferry struck the north pier at Port Ellery on Sunday, and twelve people were hurt, the harbour authority said."
)


def only(text: str, stem: str = "mill-post") -> Article:
    rows = settle(from_text.read(opened(text.encode(), f"{stem}.txt")))
    (article,) = (row for row in rows if isinstance(row, Article))
    return article


HEADLINES = [
    (f"Ferry hits pier, 12 hurt\n\n{LEAD}", "Ferry hits pier, 12 hurt", "short, no sentence"),
    (f"Mayor: 'Never again'\n\n{LEAD}", "Mayor: 'Never again'", "ends in a mark of quotation"),
    (f"Why did the ferry not stop?\n\n{LEAD}", "Why did the ferry not stop?", "a short question"),
    (f"Ferry owner sued in U.S.\n\n{LEAD}", "Ferry owner sued in U.S.", "ends in a shortened name"),
    (f"Ferry hits pier\n{LEAD} It was calm.", "Ferry hits pier", "over a paragraph, without a blank line"),
    (f"Ferry hits pier\nBy Ann Lee\n\n{LEAD}", "Ferry hits pier", "over a byline"),
    (f"{LEAD}\n\nIt was calm.", None, "a sentence"),
    (f"It was calm.\n\n{LEAD}", None, "a short sentence"),
    (f"Here is what we know:\n\n{LEAD}", None, "it leads to what follows"),
    (f"Ferry\n\n{LEAD}", None, "one word"),
    (f"By Ann Lee\n\n{LEAD}", None, "a byline"),
    (f"3 March 2024\n\n{LEAD}", None, "a date"),
    (f"The ferry on Sunday. Picture: Jo Tarn\n\n{LEAD}", None, "a caption"),
    ("A ferry struck the north pier at Port Ellery on Sunday\nmorning and twelve people were hurt.", None, "broken"),
    ("Ferry hits pier", None, "nothing under it"),
]


@pytest.mark.parametrize(("text", "headline", "case"), HEADLINES, ids=[case for *_, case in HEADLINES])
def test_the_first_line_is_the_headline_where_it_is_short_and_no_sentence(
    text: str, headline: str | None, case: str
) -> None:
    article = only(text)
    assert article.headline == headline
    assert article.text == (text.removeprefix(headline or "").strip("\n"))


def test_a_dated_file_is_kept_character_for_character_behind_its_date() -> None:
    body = f"Ferry hits pier, 12 hurt\n\n  {LEAD}\t \n\nBy the quay.  \n"
    article = only(f" date 2024-03-03 {body}", stem="Mill Post")
    assert article.text == body
    assert (article.outlet, article.headline) == ("Mill Post", "Ferry hits pier, 12 hurt")
    assert (article.published, article.published_basis) == ("2024-03-03", "date-only")


def test_a_dated_file_without_a_headline_has_none() -> None:
    assert only(f" date 2024-03-03 {LEAD}\n\nIt was calm.").headline is None


OUTLETS = [
    (f"Ferry hits pier, 12 hurt | The Courier\n\n{LEAD}", "The Courier", "behind a bar"),
    (f"Ferry hits pier - Port Merrin Gazette\n\n{LEAD}", "Port Merrin Gazette", "behind a dash, a newspaper's name"),
    (f"Ferry hits pier - Mill Post\n\n{LEAD}", "Mill Post", "behind a dash, the file's name"),
    (f"{LEAD}\n\n© 2024 Weir Weekly. All rights reserved.", "Weir Weekly", "in a notice of copyright"),
    (f"{LEAD}\n\nCopyright 2024 The Associated Press.", "mill-post", "an agency's notice"),
    (f"Ferry hits pier | World News\n\n{LEAD}", "mill-post", "a section"),
    (f"Never again - Mayor Dorn\n\n{LEAD}", "mill-post", "who says so"),
]


@pytest.mark.parametrize(("text", "outlet", "case"), OUTLETS, ids=[case for *_, case in OUTLETS])
def test_the_outlet_is_what_the_text_shows_or_the_file_s_name(text: str, outlet: str, case: str) -> None:
    assert only(text).outlet == outlet


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Published: Sunday 3 March 2024, 18:20 GMT", "2024-03-03T18:20:00+00:00"),
        ("March 3, 2024", "2024-03-03"),
        ("The inquiry opened on 3 March 2024 and goes on", None),
    ],
)
def test_a_time_is_taken_from_a_line_of_its_own(line: str, value: str | None) -> None:
    assert only(f"Ferry hits pier\n\n{line}\n\n{LEAD}").published == value


SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds lie beside the project, and are not here")
def test_the_seeds_are_read_character_for_character() -> None:
    found, rejected = articles.read([SEEDS])
    files = sorted(SEEDS.glob("*.txt"))
    assert rejected == ()
    assert [each.outlet for each in found] == [file.stem for file in files]
    assert [f" date {each.published} {each.text}" for each in found] == [
        file.read_text(encoding="utf-8") for file in files
    ]
    # One of the five begins with its headline; the others with a sentence.
    assert [each.headline is None for each in found] == [True, True, False, True, True]


def test_without_a_date_nothing_is_guessed() -> None:
    article = only(LEAD)
    assert (article.published, article.published_basis) == (None, None)
