"""Words in, the articles that hold them out; no words are an error."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon import desk as desks
from rashomon.desk import Desk, search
from tests.desk.kept import keep_all
from tests.newsroom import article


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """Give a desk with three articles."""
    with desks.open(None) as kept:
        keep_all(
            kept,
            article(
                "The ferries struck the old pier near the café on Sunday.", id="pier", headline="Ferries strike pier"
            ),
            article("The pier, old as it is, stays open AND safe, the council said.", id="council", outlet="Echo"),
            article("Straße und Brücke wurden geschlossen. Ελλάδα. 東京", id="letters"),
        )
        yield kept


FINDS = [
    ("one word", "pier", {"pier", "council"}),
    ("every word", "pier council", {"council"}),
    ("in the headline", "strike", {"pier"}),
    ("words that stand together", '"old pier"', {"pier"}),
    ("the same words apart", "old pier", {"pier", "council"}),
    ("another form of the word", "ferry", {"pier"}),
    ("without accents", "cafe", {"pier"}),
    ("with accents that are not there", "cöuncil", {"council"}),
    ("capitals", "PIER COUNCIL", {"council"}),
    ("AND is a word", "safe AND council", {"council"}),
    ("AND alone", "AND", {"council"}),
    ("OR is a word that is not there", "pier OR council", set()),
    ("NOT is no operator", "pier NOT council", set()),
    ("NEAR is no operator", "NEAR(pier council)", set()),
    ("a star is no sign", "counc*", set()),
    ("a star alone", "*", set()),
    ("a column is no sign", "headline:pier", set()),
    ("a hyphen is no sign", "-pier", {"pier", "council"}),
    ("a hyphen between words", "old-pier", {"pier"}),
    ("a plus between words", "old + pier", {"pier", "council"}),
    ("a caret is no sign", "^pier", {"pier", "council"}),
    ("brackets", "(pier)", {"pier", "council"}),
    ("an open quotation mark", '"old pier', {"pier", "council"}),
    ("empty quotation marks", '"" pier', {"pier", "council"}),
    ("an apostrophe", "pier's", set()),
    ("an underscore is no word", "_ pier", {"pier", "council"}),
    ("a digit above the line is no word to the index", "²", set()),
    ("nothing", "", set()),
    ("half a surrogate pair", "\udcff", set()),
    ("other letters", "Ελλάδα", {"letters"}),
    ("nothing found", "submarine", set()),
]


@pytest.mark.parametrize(("words", "wanted"), [pytest.param(*row[1:], id=row[0]) for row in FINDS])
def test_finds(desk: Desk, words: str, wanted: set[str]) -> None:
    assert {hit.article for hit in search.find(desk, words)} == wanted


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(['"', "AND", "NEAR(", ")", "*", "-", ":", "^", "a", "{", "'"]), max_size=8).map("".join)
)
def test_no_words_are_an_error(desk: Desk, words: str) -> None:
    list(search.find(desk, words))


def test_thousands_of_words_are_no_error(desk: Desk) -> None:
    assert [hit.article for hit in search.find(desk, "pier council " * 5000)] == ["council"]


def test_shows_where_the_words_stand(desk: Desk) -> None:
    (hit,) = search.find(desk, "cafe")
    assert "[café]" in hit.extract
    assert (hit.outlet, hit.headline) == ("Courier", "Ferries strike pier")


def test_gives_no_more_than_asked_for(desk: Desk) -> None:
    assert len(list(search.find(desk, "pier", limit=1))) == 1
