"""Reuse: what two articles share, of what kind it is, and who held it first."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.findings import reuse, words
from rashomon.findings.credits import newsroom_names
from rashomon.findings.reuse.precedence import agency_of
from rashomon.records import Article, Coverage, Credit, Passage, Quote, read
from tests.newsroom import article

A = "The harbour board said on Friday that the old pier would stay shut until divers had looked at every one of its piles."
B = "Engineers found the first cracks in May, and a storm in June tore away two of the planks that held the walkway up."
C = "Traders on the quay say that they have lost a third of their income since the walkway was closed to the public."
OWN = "Our reporter walked along the shore and met nobody there but two anglers and their wet dog."
ELSE = "A petition with nine hundred names was handed to the mayor, who keeps it on a shelf behind her desk."
OTHERWISE = (
    "Two ministers will come on Sunday, dine with the council, and leave by the evening train as they always do."
)
SPEECH = "We will not open the gates again until I can tell every mother in this town that her child is safe on them"


def passages(*articles: Article, **tables: object) -> tuple[Passage, ...]:
    return reuse.find(Coverage(articles, **tables))  # type: ignore[arg-type]


def shown(found: tuple[Passage, ...], *articles: Article) -> list[str]:
    by_id = {each.id: each for each in articles}
    return [read(by_id[each.copy.article], each.copy.start, each.copy.end) for each in found]


def early(text: str, **fields: object) -> Article:
    return article(text, "Courier", "2024-03-04T08:00:00+00:00", id="early", **fields)


def late(text: str, **fields: object) -> Article:
    return article(text, "Herald", "2024-03-04T12:00:00+00:00", id="late", **fields)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{OWN} {A}", [A[:-1]]),  # a sentence taken over
        (f"{OWN}\n\n{A}\n\n{B}", [A[:-1], B[:-1]]),  # one passage a paragraph
        (f"{OWN} {A.replace('Friday', 'Monday')}", [A.replace("Friday", "Monday")[:-1]]),  # a word changed
        (OWN, []),  # nothing shared
        ("The harbour board said on Friday that it met.", []),  # too little
        ("“" + A + "” " + OWN, [A[:-1]]),  # what one prints as a quotation is quoted: see the next test for its kind
    ],
)
def test_shared_text_is_found_at_its_place(text: str, expected: list[str]) -> None:
    one, other = early(f"{A}\n\n{B}\n\n{C} {ELSE}"), late(text)
    found = passages(one, other)
    assert shown(found, one, other) == expected
    assert all(each.origin and each.origin.article == "early" and each.direction == "known" for each in found)


def test_shared_quotations_are_quoted_and_shared_running_text_is_copied() -> None:
    one = early(f"{OWN} {B} “{SPEECH},” Mayor Vale said. {A} {C}")
    other = late(f"Vale told the crowd: “{SPEECH}.” {ELSE} {B} {OTHERWISE}")
    assert [(each.kind, each.words) for each in passages(one, other)] == [("quoted", 23), ("copy", 23)]


def test_a_quotation_that_lost_its_marks_in_one_article_is_no_copy() -> None:
    assert [each.kind for each in passages(early(f"{OWN} “{SPEECH},” she said."), late(f"{ELSE}\n\n{SPEECH}"))] == [
        "quoted"
    ]


def test_a_set_off_quotation_without_any_marks_is_quoted() -> None:
    one, other = early(f"{OWN}\n{SPEECH}"), late(f"{ELSE}\n{SPEECH}")
    assert [each.kind for each in passages(one, other)] == ["copy"]
    quote = Quote("q", "late", "direct", ((len(ELSE) + 1, len(ELSE) + 1 + len(SPEECH)),), set_off=True)
    assert [each.kind for each in passages(one, other, quotes=(quote,))] == ["quoted"]


def test_where_most_of_an_article_is_taken_over_its_quotations_are_copies_too() -> None:
    found = passages(early(f"{A} {B} {C} “{SPEECH},” she said."), late(f"{A} {B} “{SPEECH},” she said."))
    assert {each.kind for each in found} == {"copy"}


def test_a_name_with_its_title_is_no_copy() -> None:
    title = "Ada Venn, Senior Counsel at the Ostland Office of Fair Trade and Harbours, said"
    assert not passages(early(f"{title} the pier is safe. {OWN}"), late(f"{title} that nobody had asked her. {ELSE}"))


def test_notices_are_left_out() -> None:
    notice = (
        "Sign up for our free morning briefing, and get the latest from the harbour in your inbox before breakfast."
    )
    assert not passages(early(f"{OWN}\n\n{notice}"), late(f"{ELSE}\n\n{notice}"))


def test_what_an_outlet_repeats_is_standing_text_but_a_new_version_is_not() -> None:
    first = article(f"{OWN} {C} {A}\n\n{B}", "Courier", "2024-03-04", id="1")
    again = article(
        f"{ELSE} Divers went down on Sunday and came up with an anchor of some age.\n\n{B}",
        "Courier",
        "2024-03-05",
        id="2",
    )
    version = article(f"{OWN} {C} {A}\n\n{B} Divers went down.", "Courier", "2024-03-05", id="3")
    assert not passages(first, again)
    assert {each.copy.article for each in passages(first, version)} == {"3"}


def test_text_that_its_holders_credit_to_an_agency_outside_is_the_agencys() -> None:
    one = article(f"VELM (Halyard) — {A} {B}", "Courier", "2024-03-04", id="1", agency="Halyard")
    other = article(f"{A} {OWN}", "Herald", "2024-03-05", id="2", agency="Halyard")
    third = article(f"{ELSE} {A}", "Tribune", "2024-03-05", id="3")
    fourth = article(f"{A} {C}", "Mirror", "2024-03-06", id="4")
    found = passages(one, other, third, fourth)
    assert {(each.kind, each.outside) for each in found} == {("agency", "Halyard")}
    assert {each.direction for each in found if each.origin} == {"unclear"}
    assert len(found) == 7
    (first,) = [each for each in found if each.origin is None]  # the first holder took it as well, by its own credit
    assert (first.copy.article, first.direction, first.words) == ("1", "known", 23)


def test_an_agency_in_the_story_is_the_origin_itself() -> None:
    agency = article(f"{A} {B}", "Halyard", "2024-03-04", id="1", agency="Halyard")
    reprint = article(f"VELM (Halyard) — {A} {OWN}", "Herald", "2024-03-04", id="0", agency="Halyard")
    (passage,) = passages(agency, reprint)
    assert passage.origin
    assert (passage.kind, passage.origin.article, passage.outside, passage.direction) == ("agency", "1", None, "known")


def test_a_quotation_in_an_agencys_text_was_held_first_by_whoever_printed_it_first() -> None:
    agency = late(f"VELM (Halyard) — {A} “{SPEECH},” she said. {B}", agency="Halyard")
    (passage,) = passages(early(f"{OWN} “{SPEECH},” she said. {ELSE}"), agency)
    assert (passage.kind, passage.copy.article, passage.direction) == ("quoted", "late", "known")


def test_an_agency_that_only_contributed_has_not_written_all() -> None:
    line = "The Halyard agency contributed to this report."
    assert agency_of(article(f"{A}\n{line}", agency="Halyard")) is None
    assert agency_of(article(f"{A}\n{line}", "Halyard", agency="Halyard")) == "Halyard"
    assert [each.kind for each in passages(early(f"{A} {OWN}\n{line}", agency="Halyard"), late(f"{A} {ELSE}"))] == [
        "copy"
    ]


def test_the_order_of_the_articles_makes_no_difference() -> None:
    articles = [
        article(f"{A}\n\n{B}", "Courier", "2024-03-04", id="1"),
        article(f"{A}\n\n{OWN}", "Herald", "2024-03-05", id="2", agency="Halyard"),
        article(f"{A}\n\n{B}", "Tribune", "2024-03-04", id="3"),
        article(f"{ELSE}\n\n{B} {C}", "Mirror", None, id="4"),
        article(f"{C}\n\n{A}", "Echo", "2024-03-04T09:00:00+00:00", id="5"),
    ]
    expected = passages(*articles)
    assert len(expected) > 5
    for seed in range(6):
        assert passages(*random.Random(seed).sample(articles, len(articles))) == expected


def test_a_span_is_never_a_whole_article_of_several_sentences() -> None:
    text = f"{A} {B} The court in St. Orm sits on Tues. in the evening. {C}"
    one, other = early(text), late(text)
    found = passages(one, other)
    assert shown(found, one, other) == [A[:-1], B[:-1], "The court in St. Orm sits on Tues. in the evening", C[:-1]]


def test_articles_with_the_same_words_are_each_compared_with_the_earliest_only() -> None:
    copies = [article(f"{A}\n{B}", f"Outlet {n}", "2024-03-04", id=f"{n:03}") for n in range(300)]
    found = passages(*copies)
    assert len(found) == 299 * 2
    assert {each.origin.article for each in found if each.origin} == {"000"}


def test_texts_of_a_few_words_are_passages_only_where_they_are_the_same() -> None:
    assert len(passages(early("The pier is shut."), late("The pier is shut"))) == 1
    assert not passages(early("The pier is shut."), late("The pier is open."))
    assert not passages(early(""), late(""))


def test_the_list_of_notices_holds_phrases_in_plain_lower_case() -> None:
    phrases = words.load("notices")
    assert len(phrases) > 20
    assert all(len(phrase.split()) > 1 and phrase.isascii() and phrase == phrase.lower() for phrase in phrases)


@pytest.mark.parametrize(
    ("one", "other", "credits", "expected"),
    [
        # agency of each; who credits whom, where; (kind, outside) of what is found
        ("Halyard", None, ("late", f"{A} Police told Halyard so.", "told Halyard"), {("agency", "Halyard")}),
        (None, None, ("late", f"{A[:-1]}, AFP reported.", "AFP reported"), {("agency", "AFP")}),  # in its sentence
        (None, None, ("late", f"{A} So AFP reported.", "AFP reported"), {("copy", None)}),  # in another sentence
        (None, None, ("late", f"{A[:-1]}, the Tribune reported.", "the Tribune reported"), {("copy", None)}),
        (None, None, ("late", f"{A[:-1]}, the Skerry news agency said.", "the Skerry news"), {("agency", "Skerry")}),
    ],
)
def test_prose_gives_an_agency_outside_away(
    one: str | None, other: str | None, credits: tuple[str, str, str], expected: set[tuple[str, str | None]]
) -> None:
    reader, text, words_of_it = credits
    first, second = early(f"{OWN}\n\n{A}\n{C}", agency=one), late(f"{ELSE}\n\n{text}", agency=other)
    start = second.text.index(words_of_it)
    to = next(name for name in ("Halyard", "AFP", "Tribune", "Skerry") if name in words_of_it)
    credit = Credit(reader, start, start + len(words_of_it), to)
    # An agency that only contributed has not written all.
    first = replace(first, text=f"{first.text}\nThe Halyard agency contributed to this report.") if one else first
    found = passages(first, second, credits=(credit,))
    assert {(each.kind, each.outside) for each in found} == expected
    outside = next(iter(expected))[1]
    # The first holder took an agency's text as well: it has a passage without an origin.
    assert {each.copy.article for each in found if each.origin is None} == ({"early"} if outside else set())


def test_a_report_that_tells_of_an_agencys_own_reporting_is_the_agencys_in_both() -> None:
    seen = "A Halyard reporter saw two ambulances leave the yard, and a guard told AFP that nobody else was let in."
    text = f"{A} {B} {seen} {C}"
    one, other = early(f"{text} {OWN}"), late(f"{text} {ELSE}")
    credits = tuple(
        Credit(each.id, each.text.index("told AFP"), each.text.index("told AFP") + 8, "AFP") for each in (one, other)
    )
    assert {(each.kind, each.outside) for each in passages(one, other, credits=credits)} == {("agency", "AFP")}
    agency = article(ELSE, "AFP", "2024-03-04", id="agency")
    assert {(each.kind, each.outside) for each in passages(one, other, agency, credits=credits)} == {("copy", None)}


def test_a_shared_quotation_that_one_credits_to_an_agency_came_from_there() -> None:
    one = early(f"{OWN} “{SPEECH},” she said. {A}")
    other = late(f"{ELSE} “{SPEECH},” AFP reported. {B}")
    start = other.text.index("AFP reported")
    found = passages(one, other, credits=(Credit("late", start, start + 12, "AFP"),))
    assert {(each.kind, each.outside, each.direction) for each in found} == {("quoted", "AFP", "unclear")}


@pytest.mark.parametrize("text", ["The pier is shut until the divers have been.", A, f"{A} Nobody was hurt."])
def test_texts_under_forty_words_with_the_same_words_are_copies(text: str) -> None:
    assert {each.kind for each in passages(early(text), late(text))} == {"copy"}


def test_two_identical_articles_of_one_moment_are_joined_and_neither_was_first_for_sure() -> None:
    one = article(f"{A}\n\n{B}", "Courier", "2024-03-04T08:00:00+00:00", id="one")
    other = article(f"{A}\n\n{B}", "Herald", "2024-03-04T08:00:00+00:00", id="other")
    assert {(each.direction, each.words) for each in passages(one, other)} == {("unclear", 23)}


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from([(C, A), (A, B), (f"{B} {C}", A)]),
    st.sampled_from(["“”", '""', "‘’"]),
    st.sets(st.sampled_from(["first", "last", "both"]), min_size=1),
    st.booleans(),
)
def test_removing_quote_marks_makes_no_copy_longer_than_the_quotation(
    own: tuple[str, str], quotation_marks: str, removed: set[str], on_both_sides: bool
) -> None:
    opening, closing = quotation_marks
    quotation = f"{opening}{SPEECH},{closing} Ada Vale told reporters."
    bare = quotation
    if removed & {"first", "both"}:
        bare = bare.replace(opening, "", 1)
    if removed & {"last", "both"}:
        bare = bare[::-1].replace(closing, "", 1)[::-1]
    one, other = early(f"{OWN} {own[0]}\n\n{quotation}"), late(f"{ELSE} {OTHERWISE}\n\n{bare}")
    assert {each.kind for each in passages(one, other)} == {"quoted"}
    if on_both_sides:
        stripped = replace(one, text=f"{OWN} {own[0]}\n\n{bare}")
        running = sum(each.words for each in passages(stripped, other) if each.kind != "quoted")
        assert running <= len(SPEECH.split()) + len("Ada Vale told reporters".split())


def test_the_list_of_agencies_names_each_by_the_first_of_its_names() -> None:
    agencies = words.load("agencies")
    assert len(agencies) > 50
    assert all(newsroom_names.is_listed(name) and newsroom_names.usual(name) == name for name in agencies)
