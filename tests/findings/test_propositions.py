"""Propositions: what a sentence asserts, one assertion at a time."""

from __future__ import annotations

import pytest

from rashomon.findings.syntax import propositions
from tests.newsroom import article, coverage

TABLE = [
    (
        "Seven people died and more than fifty were hurt when the ferry hit the pier.",
        ["Seven people died", "more than fifty were hurt", "the ferry hit the pier"],
        "joined verbs and a clause of time",
    ),
    (
        "The owner said the crane, which was built in 1931, would be tested on Friday.",
        ["The owner said", "which was built in 1931", "the crane would be tested on Friday"],
        "reported speech with a relative clause",
    ),
    ("The police asked whether the ferry sank.", ["The police asked whether the ferry sank"], "what is asked"),
    ("How many people were aboard the ferry.", [], "a question by itself"),
    ("If the wind rises, the pier closes.", ["If the wind rises the pier closes"], "what is supposed"),
    ("The man who called said the ferry sank.", ["The man said", "the ferry sank"], "who is no question"),
    (
        "The mayor denied that the council hid the report.",
        ["The mayor denied that the council hid the report"],
        "what is denied",
    ),
    (
        "It is not true that the council hid the report, she said.",
        ["It is not true that the council hid the report"],
        "what is not true",
    ),
    (
        "Police do not believe that the driver slept, and they hope that he wakes.",
        ["Police do not believe that the driver slept", "they hope that he wakes"],
        "what is not believed, and what is hoped",
    ),
    (
        "The allegation that the council hid the report angered the mayor.",
        ["The allegation that the council hid the report angered the mayor"],
        "what is alleged",
    ),
    (
        "The mayor confirmed that the council hid the report.",
        ["The mayor confirmed", "the council hid the report"],
        "what is confirmed",
    ),
    (
        "The council tried to close the pier.",
        ["The council tried to close the pier"],
        "an infinitive asserts nothing more",
    ),
]


@pytest.mark.parametrize(("text", "expected", "case"), TABLE, ids=[row[2] for row in TABLE])
def test_propositions(text: str, expected: list[str], case: str) -> None:
    found = propositions.find(coverage(article(text)).sentences)
    printed = [" ".join(token.text for token in one.tokens if token.pos != "PUNCT") for one in found]
    assert sorted(printed) == sorted(expected)


def test_a_conjoined_verb_and_a_relative_clause_share_the_subject() -> None:
    found = propositions.find(
        coverage(article("The ferry hit the pier and sank near the crane that was burning there.")).sentences
    )
    assert [one.subject.text for one in found if one.subject is not None] == ["ferry", "ferry", "crane"]


def test_negation_is_that_of_the_verb() -> None:
    found = propositions.find(
        coverage(article("The company did not answer, and the mayor left the harbour office.")).sentences
    )
    assert [(one.verb.text, one.negated) for one in found] == [("answer", True), ("left", False)]
