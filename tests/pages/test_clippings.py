"""A place is shown in its sentence, and every record comes to the pages of its story."""

from __future__ import annotations

import pytest

from rashomon.pages import clippings
from rashomon.records import Article, Result, Span, Story
from tests.pages.invented import BRIDGE_RESULT, GAZETTE


def around(text: str, words: str) -> tuple[str, str]:
    article = Article("a", "Courier", text)
    story = Story("s", "x", None, None, ("a",), 1, 1, 1)
    (made,) = clippings.split(Result(articles=(article,), stories=(story,)))
    start = text.index(words)
    citation = made.cite(Span("a", start, start + len(words)))
    assert citation.exact == words
    return citation.prefix, citation.suffix


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One. The pier is shut. Two.", "pier", ("The ", " is shut.")),  # between two stops
        ("The pier is shut.", "The pier is shut.", ("", "")),  # a whole sentence
        ("One.\n\nThe pier\n\nTwo.", "pier", ("The ", "")),  # a paragraph without a stop
        ("It was Mr. Hale who fell. Two.", "fell", ("It was Mr. Hale who ", ".")),  # a title is no end
        ("It was J. Hale who fell. Two.", "fell", ("It was J. Hale who ", ".")),  # nor an initial
        ("“Shut.” The pier is old.", "old", ("The pier is ", ".")),  # a stop inside marks
        ("The pier is shut. Two.", "is shut.", ("The pier ", "")),  # the words bring their stop
    ],
)
def test_the_sentence_around_a_place(text: str, words: str, expected: tuple[str, str]) -> None:
    assert around(text, words) == expected


def test_a_long_sentence_is_cut_at_a_word() -> None:
    prefix, suffix = around("word " * 200 + "here" + " word" * 200, "here")
    assert len(prefix) < 450 > len(suffix)
    assert prefix.startswith("… word")
    assert suffix.endswith("word …")


def test_outlets_come_once_with_all_their_places_the_earliest_first() -> None:
    made = clippings.split(BRIDGE_RESULT)[0]
    claim = next(claim for claim in made.coverage.claims if claim.id == "c1")
    assert [witness.outlet for witness in made.witnesses((*claim.spans, claim.spans[0]))] == [
        "Larkmouth Gazette",
        "Coast Herald",
        "Estuary Wire",  # no time: last
    ]


def test_equal_sentences_are_told_once() -> None:
    made = clippings.split(BRIDGE_RESULT)[0]
    sides = made.coverage.disagreements[0].positions[0].spans
    (told,) = made.words(sides)
    assert [witness.outlet for witness in told.witnesses] == ["Larkmouth Gazette", "Estuary Wire"]


def test_every_record_comes_to_its_story() -> None:
    bridge, lone, merged = clippings.split(BRIDGE_RESULT)
    for table in ("quotes", "dates", "credits", "responses", "passages", "claims", "parties", "account"):
        assert getattr(bridge.coverage, table) == getattr(BRIDGE_RESULT, table), table
        assert getattr(lone.coverage, table) == ()
    assert len(bridge.coverage.articles) == 4
    assert bridge.articles["gazette"] is GAZETTE
    assert merged.coverage.articles == ()
