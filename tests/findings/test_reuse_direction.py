"""Reuse: which of two articles held a text first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from rashomon.records import Article, Credit
from tests.findings.test_reuse import ELSE, OTHERWISE, OWN, A, B, C, early, late, passages
from tests.newsroom import article


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # (published, agency) of each; (origin, direction)
        (("2024-03-04T08:00:00+00:00", None), ("2024-03-04T09:00:00+00:00", None), ("one", "known")),
        (("2024-03-04T09:00:00+00:00", None), ("2024-03-04T08:00:00+00:00", None), ("other", "known")),
        (("2024-03-04T09:00:00+01:00", None), ("2024-03-04T08:30:00+00:00", None), ("one", "known")),  # zones
        (("2024-03-04T08:00:00+00:00", None), ("2024-03-04T08:03:00+00:00", None), ("one", "unclear")),  # minutes
        (("2024-03-04", None), ("2024-03-04T09:00:00+00:00", None), ("one", "unclear")),  # a day holds its hours
        (("2024-03-04", None), ("2024-03-05", None), ("one", "known")),
        (("2016-03-04", None), ("2024-03-05", None), ("one", "unclear")),  # years apart: one is wrong
        ((None, None), ("2024-03-05", None), ("one", "unclear")),
        (("2024-03-04", None), ("2024-03-05", "Courier"), ("one", "known")),  # credits the other's newsroom
        (("2024-03-04", "Herald"), ("2024-03-05", None), ("other", "known")),  # though dated before it
    ],
)
def test_who_was_first(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], expected: tuple[str, str]
) -> None:
    first = article(f"{A} {OWN}", "Courier", one[0], id="one", agency=one[1])
    second = article(f"{A} {ELSE}", "Herald", other[0], id="other", agency=other[1])
    (passage,) = passages(first, second)
    assert passage.origin
    assert (passage.origin.article, passage.direction) == expected


def test_a_newsroom_credited_in_the_text_was_first() -> None:
    one, other = late(f"{A} {OWN}"), early(f"{A} {ELSE}")
    credit = Credit("early", 0, 3, "the Herald")
    (passage,) = passages(one, other, credits=(credit,))
    assert (passage.copy.article, passage.direction) == ("early", "known")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": f"SALTMOUTH (Herald) — {A} {OWN}"}, ("late", "known")),  # a dateline of the other's
        ({"authors": ("Ada Venn, Herald",)}, ("late", "known")),  # its byline
        ({"authors": ("Ada Venn for the Herald",)}, ("late", "known")),
        ({"agency": "Herald"}, ("late", "known")),  # its credit line
        ({"authors": ("Ada Herald-Venn",)}, ("early", "known")),  # a name that only holds the other's
        ({"authors": ("Courier staff",), "text": f"SALTMOUTH (Courier) — {A} {OWN}"}, ("early", "known")),  # its own
        (
            {
                "text": f"{A} {OWN} Nobody knew who would come, or would not tell us.",
                "modified": "2024-03-04T15:00:00+00:00",
            },
            ("early", "known"),
        ),  # one sign against the times is none
        (
            {"text": A + " Nobody was hurt."},
            ("early", "known"),
        ),  # mostly what they share: it may have been the first brief
        ({"text": A + " Nobody was hurt.", "modified": "2024-03-04T15:00:00+00:00"}, ("early", "unclear")),
        ({"text": A + " Nobody was hurt.", "modified": "2024-03-04T11:00:00+00:00"}, ("early", "known")),
    ],
)
def test_what_an_article_says_of_itself_goes_before_its_time(fields: dict[str, Any], expected: tuple[str, str]) -> None:
    one = replace(early(f"{A} {OWN}"), **fields)
    (passage, *rest) = passages(one, late(f"{A} {B} {C} {ELSE} {OTHERWISE}"))
    assert passage.origin
    assert (passage.origin.article, passage.direction) == expected
    assert not rest


def test_what_others_share_with_the_later_of_two_speaks_against_the_times() -> None:
    one, other = early(f"{A} Nobody was hurt."), late(f"{A} {B} {C}")
    third = article(f"{A} {B} {OWN}", "Tribune", "2024-03-05", id="third")
    fourth = article(f"{A} {C} {ELSE}", "Mirror", "2024-03-05", id="fourth")

    def told(*articles: Article) -> set[str]:
        return {each.direction for each in passages(*articles) if {each.copy.article, one.id} == {"late", "early"}}

    assert told(one, other) == told(one, other, third) == {"known"}
    assert told(one, other, third, fourth) == {"unclear"}
    assert told(replace(one, text=f"{one.text} {OTHERWISE} {OWN}"), other, third, fourth) == {"known"}


def test_two_that_credit_each_other_tell_nothing() -> None:
    one, other = early(f"{A} {OWN}"), late(f"{A} {ELSE}")
    credits = (Credit("early", 0, 3, "Herald"), Credit("late", 0, 3, "Courier"))
    (passage,) = passages(one, other, credits=credits)
    assert passage.origin
    assert (passage.origin.article, passage.direction) == ("early", "unclear")
