"""The direction of a date's clause: one line a case; the date is the last weekday of the sentence."""

from __future__ import annotations

import pytest

from rashomon.findings import words
from rashomon.findings.syntax import tense
from tests.newsroom import article, coverage

DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}


def direction(text: str, headline: bool = False) -> str | None:
    [sentence] = coverage(article(text)).sentences
    index = max(index for index, token in enumerate(sentence.tokens) if token.text in DAYS)
    return tense.direction(sentence.tokens, index, headline=headline)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier closed on Friday.", "past"),
        ("The pier was closed on Friday.", "past"),
        ("The pier will close on Friday.", "future"),
        ("The council said it would meet on Friday.", "future"),
        ("The pier closes on Friday.", "present"),
        ("The minister is meeting unions on Friday.", "future"),
        ("The flight was scheduled to leave on Friday.", "near"),
        ("The offer had been due to expire on Friday.", "past"),
        ("The vote is scheduled for Friday.", "future"),
        ("The vote was postponed until Friday.", "future"),
        ("The council has scheduled a hearing on Friday.", "future"),
        ("Ms Holt agreed to testify on Friday.", "future"),
        ("Ms Holt refused to testify on Friday.", "past"),
        ("Ms Holt did not testify on Friday.", "past"),
        ("Ms Holt could not be reached on Friday.", "past"),
        ("Asked on Friday about the pier, Ms Holt smiled.", "past"),
        ("They will appeal against Friday's ruling.", None),
        ("Friday's hearing will be short.", "near"),
        ("The message from Friday is clear.", None),
    ],
)
def test_direction(text: str, expected: str | None) -> None:
    assert direction(text) == expected


def test_the_present_of_a_headline_shows_nothing() -> None:
    assert direction("Mayor quits on Friday", headline=True) is None


@pytest.mark.parametrize("name", ["planning_verbs", "saying_verbs", "lasting_verbs", "match_words"])
def test_lists_hold_single_lower_case_lemmas(name: str) -> None:
    entries = words.load(name)
    assert len(entries) > 10
    assert all(entry.isalpha() and entry.islower() for entry in entries)


def test_no_verb_both_plans_and_tells() -> None:
    assert not words.load("planning_verbs") & words.load("saying_verbs")
