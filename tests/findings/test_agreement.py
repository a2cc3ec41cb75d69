"""Matters, claims, disagreements and the account, over small stories told by invented outlets."""

from __future__ import annotations

from functools import lru_cache

import pytest

from rashomon import pipeline
from rashomon.records import Article, Claim, Disagreement, Result
from tests.newsroom import article

COURIER = (
    "A crane fell on the old pier in Saltmouth on Monday, injuring 14 people.\n\n"
    "The harbour office closed the pier for a week.\n\n"
    "The crane was built in Oster in 1931 by the Brenning works, records kept by the town archive show."
)
HERALD = (
    "At least 23 people were injured when a crane came down on Saltmouth's old pier on Monday.\n\n"
    "The pier was closed for a week by the harbour office.\n\n"
    "The mayor did not speak at the town meeting."
)
LEDGER = (
    "Twenty-three people were injured in Saltmouth on Monday when a crane collapsed on the old pier.\n\n"
    "The mayor spoke at the town meeting."
)


@lru_cache(maxsize=8)
def built(*articles: Article) -> Result:
    return pipeline.compare(articles, keep_stories=True)


def told(**texts: str) -> Result:
    """Build one story: `told(Courier="...", Herald="...")`; each outlet publishes an hour after the one before."""
    return built(
        *(
            article(text, outlet=outlet, published=f"2024-03-04T{12 + hour}:00:00+01:00", story="pier", id=outlet)
            for hour, (outlet, text) in enumerate(texts.items())
        )
    )


def claim(result: Result, words: str) -> Claim:
    """Give the claim that cites the place where `words` stand first."""
    texts = {one.id: one.text for one in result.articles}
    for one in result.claims:
        if any(words in texts[span.article][span.start : span.end] for span in one.spans):
            return one
    raise AssertionError(f"no claim cites {words!r}: {[each.text for each in result.claims]}")


def only(result: Result, kind: str) -> Disagreement:
    found = [one for one in result.disagreements if one.kind == kind]
    assert len(found) == 1, [(one.kind, one.about) for one in result.disagreements]
    return found[0]


def test_what_two_outlets_tell_in_other_words_is_agreed() -> None:
    closed = claim(told(Courier=COURIER, Herald=HERALD), "closed the pier")
    assert (closed.agreement, closed.origins) == ("agreed", 2)
    assert {span.article for span in closed.spans} == {"Courier", "Herald"}


def test_what_only_one_outlet_has_is_single() -> None:
    built_in = claim(told(Courier=COURIER, Herald=HERALD), "built in Oster")
    assert (built_in.agreement, built_in.origins) == ("single", 1)


def test_counts_of_one_thing_are_set_side_by_side() -> None:
    number = only(told(Courier=COURIER, Herald=HERALD, Ledger=LEDGER), "number")
    assert number.about == "number of people injured"
    assert number.cause == "update"
    assert [{span.article for span in position.spans} for position in number.positions] == [
        {"Courier"},
        {"Herald", "Ledger"},
    ]


def test_a_claim_on_which_accounts_differ_is_contradicted() -> None:
    assert claim(told(Courier=COURIER, Herald=HERALD, Ledger=LEDGER), "14 people").agreement == "contradicted"


def test_whether_something_happened_is_a_disagreement() -> None:
    polarity = only(told(Herald=HERALD, Ledger=LEDGER), "polarity")
    assert {position.value: [span.article for span in position.spans] for position in polarity.positions} == {
        "yes": ["Ledger"],
        "no": ["Herald"],
    }


@pytest.mark.parametrize(
    ("one", "other", "case"),
    [
        (
            "Seven people were killed in the fire on Monday.",
            "Nine people were hurt in the fire on Monday.",
            "two things",
        ),
        ("About 200 people came to the meeting.", "More than 190 people came to the meeting.", "compatible"),
        ("Two people died in the fire.", "In 1962 eleven people died in a fire at the same mill.", "long before"),
        ("The bid of $90 per share was refused.", "The initial bid of $70 per share was refused.", "an earlier state"),
        ("The pilot, Ada Moreau, is 35.", "The pilot, Jon Pell, is 37.", "two people"),
        ("The yard sent 10 times as many cranes.", "The yard sent 12 cranes.", "a comparison"),
        ("Rescuers brought out 4 of the 60 passengers.", "Rescuers brought out four passengers.", "part and whole"),
    ],
)
def test_numbers_that_are_no_rivals(one: str, other: str, case: str) -> None:
    result = told(One=one, Other=other)
    assert [found for found in result.disagreements if found.kind == "number"] == [], case


def test_an_exact_copy_raises_no_origins() -> None:
    before = told(Courier=COURIER, Herald=HERALD)
    after = told(Courier=COURIER, Herald=HERALD, Copyist=HERALD)
    assert after.stories[0].origins == before.stories[0].origins == 2
    assert claim(after, "closed the pier").origins == 2
    assert len(claim(after, "closed the pier").spans) == 3


def test_one_name_in_two_spellings() -> None:
    result = told(
        One="The ship struck Tolland Pier on Monday night.",
        Other="A ship hit Toland Pier late on Monday.",
    )
    assert [position.value for position in only(result, "name").positions] == ["Toland Pier", "Tolland Pier"]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The council hid the crane report, an engineer said.", "The council did not hide the crane report.", True),
        ("The mayor denied that the council hid the crane report.", "The council hid the crane report.", False),
        ("The council hid the crane report.", "The council would not hide the crane report.", False),
        ("The rule applies to ferries, not to barges, in Velm.", "The rule does not apply to the Oster mill.", False),
        ("The harbour gate in Velm was open at night.", "At night the harbour gate in Velm was not open.", True),
        ("There was a gate at the crane in Saltmouth.", "The crane in Saltmouth was not a wonder.", False),
    ],
)
def test_only_what_is_told_as_a_fact_is_set_against_its_denial(one: str, other: str, differ: bool) -> None:
    found = told(One=one, Other=other).disagreements
    assert [each.kind for each in found if each.kind == "polarity"] == ["polarity"] * differ


def test_three_spellings_are_one_question() -> None:
    result = told(
        One="The list was sent to the daily Mueller Bote.",
        Other="A list was sent to the Müller Bote.",
        Third="The Muller Bote was sent a list.",
    )
    assert len(only(result, "name").positions) == 3


def test_a_name_is_asked_of_once() -> None:
    result = told(One="President Tolland Merrin spoke on Monday.", Other="President Toland Merrin spoke on Monday.")
    assert only(result, "name").about.removeprefix("spelling of ") in ("Tolland Merrin", "Toland Merrin")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Board Chairman Tom Merrin spoke.", "Board Chair Tom Merrin spoke."),
        ("Senate Majority Leader Ada Brun spoke.", "Senate Minority Leader Paul Holt spoke."),
        ("The Harbour Adviser Paul Holt spoke.", "The Harbour Advisor Paul Holt spoke."),
        ("The Oster Emergency Managem spoke.", "The Oster Emergency Management Office spoke."),
    ],
)
def test_what_people_are_called_by_is_no_name(one: str, other: str) -> None:
    assert not [found for found in told(One=one, Other=other).disagreements if found.kind == "name"]


def test_the_account_cites_and_begins_with_what_happened() -> None:
    result = told(Courier=COURIER, Herald=HERALD, Ledger=LEDGER)
    assert [sentence.level for sentence in result.account][:2] == [1, 2]
    assert "crane" in result.account[0].text
    assert all(sentence.spans for sentence in result.account)
    assert any(sentence.text.startswith("Accounts differ on number of people injured") for sentence in result.account)


def test_many_outlets_behind_a_value_are_counted() -> None:
    hurt = "{} people were hurt when the crane fell on the old pier in Saltmouth on Monday{}."
    tails = ("", ", the harbour office said", ", police said", ", a doctor said")
    texts = {f"Outlet {n}": hurt.format("Fourteen", tail) for n, tail in enumerate(tails)}
    result = told(**texts, Rival=hurt.format("Twenty-three", " night"))
    sentence = next(one for one in result.account if one.text.startswith("Accounts differ"))
    assert [sentence.text[start:end] for start, end in sentence.counts] == ["4"]
    assert "4 outlets" in sentence.text
    assert "Rival" in sentence.text


BRIDGE = "A footbridge over the Lenn collapsed in Saltmouth on Monday, killing three people and injuring at least 12."
WEIR = (
    "Four people are dead after the Chandler footbridge fell into the Lenn on Monday.\n\n"
    "At least 16 people were hurt, the hospital told the Herald, eight of them seriously."
)
MORE = (
    "Police searched a builder's office on Monday over the footbridge collapse, in which four people died.",
    "Divers found a man in the Lenn on Monday, which brought to four the number of people killed in the collapse.",
    "The mayor laid a wreath on Monday for the three people killed when the footbridge collapsed in Saltmouth.",
    "Three people were killed on Monday. The hospital treated 16 people injured on the footbridge.",
    "Saltmouth council met on Monday. The pier will open again on Tuesday, the harbour office said.",
)


@pytest.mark.parametrize(
    "more", [*((one,) for one in MORE), MORE[:2], MORE[1:4], MORE], ids=lambda more: f"{len(more)} more"
)
def test_an_article_more_takes_no_difference_away(more: tuple[str, ...]) -> None:
    every = {"Courier": BRIDGE, "Herald": WEIR, **{f"Outlet {n}": text for n, text in enumerate(more)}}
    found = [each for each in told(**every).disagreements if each.kind == "number"]
    places = [[{(span.article) for span in position.spans} for position in each.positions] for each in found]
    assert {each.about for each in found} >= {"number of people killed", "number of people injured"}
    for each, sides in zip(found, places, strict=True):
        if each.about in ("number of people killed", "number of people injured"):
            assert [("Courier" in side, "Herald" in side) for side in sides].count((True, False)) == 1
            assert any("Herald" in side for side in sides)


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (
            "The ferry hit the pier on Monday. The hospital said seven of the injured were in a serious condition.",
            "At least 16 people were hurt when the ferry hit the pier on Monday, eight of them seriously.",
            "number of people seriously injured",
        ),
        (
            "A ferry hit the pier on Monday, injuring at least 12.",
            "At least 16 people were hurt on Monday when the ferry hit the pier.",
            "number of people injured",
        ),
    ],
)
def test_counts_in_other_words_differ(one: str, other: str, about: str) -> None:
    assert only(told(One=one, Other=other), "number").about == about


def test_those_gravely_hurt_are_no_rivals_of_all_who_were() -> None:
    result = told(
        One="Forty people were injured when the ferry hit the pier on Monday.",
        Other="Four people were seriously injured when the ferry hit the pier on Monday.",
    )
    assert not [found for found in result.disagreements if found.kind == "number"]


@pytest.mark.parametrize(("total", "differ"), [("31", False), ("45", True)])
def test_a_total_is_no_rival_of_its_parts(total: str, differ: bool) -> None:
    result = told(
        Courier="Gunmen killed at least nine people in Velm on Monday. In Oster, gunmen killed more than 20 people.",
        Herald=f"Gunmen killed at least {total} people in Velm and Oster on Monday.",
    )
    assert any(found.kind == "number" for found in result.disagreements) == differ


@pytest.mark.parametrize(
    ("one", "other", "years"),
    [
        ("The old pier, built in 1964, fell into the sea.", "The pier was built in 1962.", ["1962", "1964"]),
        ("The old pier, built in 1964, fell into the sea.", "The pier was built in 1964.", []),
        ("The Merrin mill was built in 1964.", "The Oster mill was built in 1962.", []),
        (
            "The pier was built in 1964. The tower on the pier was built in 1962.",
            "The pier was built in 1962.",
            [],
        ),
    ],
    ids=["two years", "one year", "two mills", "one outlet has both"],
)
def test_years_of_one_thing_are_set_side_by_side(one: str, other: str, years: list[str]) -> None:
    found = [each for each in told(One=one, Other=other).disagreements if each.kind == "date"]
    assert [position.value for each in found for position in each.positions] == years
