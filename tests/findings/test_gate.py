"""The gate: promise 2, a sentence of the account holds nothing that its cited places lack."""

from __future__ import annotations

import pytest

from rashomon.findings.account.gate import Gate
from rashomon.records import AccountSentence, Party, PartyMention, Span
from tests.newsroom import article, coverage

TEXT = "The mayor closed Tolland Pier after 14 people were hurt.\n\nShe said it was “far too early” to say more."
ONE = article(TEXT, outlet="Courier", published="2024-03-04", id="one")
HERE = Span("one", 0, 55)
MAYOR = Party("p", "s", "Ruth Halloran", "person", (), (PartyMention("one", 0, 9, "nominal"),))


def passes(text: str, *spans: Span, counts: tuple[tuple[int, int], ...] = ()) -> bool:
    told = coverage(ONE, article("The pier is shut.", outlet="Herald", id="two"), parties=(MAYOR,))
    return Gate(told).passes(AccountSentence("s", 1, text, spans, counts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Tolland Pier was closed after 14 people were hurt.", True, id="all of it is there"),
        pytest.param("Ruth Halloran closed Tolland Pier.", True, id="a party's name for its mention"),
        pytest.param("The pier was closed by Mayor Benn.", False, id="a name that is not there"),
        pytest.param("Tolland Pier was closed after 15 people were hurt.", False, id="another number"),
        pytest.param("The mayor said: “far too early”", False, id="quoted words of another paragraph"),
        pytest.param("Courier: the pier was closed on 4 March.", False, id="a month that is not written there"),
    ],
)
def test_gate(text: str, expected: bool) -> None:
    assert passes(text, HERE) is expected


def test_a_sentence_without_citation_fails() -> None:
    assert not passes("Tolland Pier was closed.")


def test_quoted_words_pass_where_they_stand() -> None:
    start = TEXT.index("far")
    assert passes("The mayor said: “far too early”", Span("one", start, start + 13))


def test_a_count_is_no_more_than_the_outlets_cited() -> None:
    text = "two outlets report that the pier is shut."
    assert passes(text, HERE, Span("two", 0, 17), counts=((0, 3),))
    assert not passes(text, HERE, counts=((0, 3),))
