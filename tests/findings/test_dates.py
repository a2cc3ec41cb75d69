"""Expressions of time: one line a case, in an article published on Monday 28 November 2022 unless the case says otherwise."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.findings import dates
from rashomon.findings.dates import edtf, patterns
from rashomon.records import Date
from tests.newsroom import article, coverage, words

MONDAY = "2022-11-28"


def find(text: str, published: str | None = MONDAY, **fields: str) -> list[Date]:
    return list(dates.find(coverage(article(text, published=published, **fields))))


def values(text: str, published: str | None = MONDAY) -> list[tuple[str, str | None]]:
    return [(date.text, date.value) for date in find(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the day of the week takes its direction from the verb
        ("The pier closed on Sunday.", [("Sunday", "2022-11-27")]),
        ("The pier closed on Tuesday.", [("Tuesday", "2022-11-22")]),
        ("The pier will close on Tuesday.", [("Tuesday", "2022-11-29")]),
        ("The mayor plans to visit on Friday.", [("Friday", "2022-12-02")]),
        ("The vote was postponed until Friday.", [("Friday", "2022-12-02")]),
        ("The mayor could not be reached on Friday.", [("Friday", "2022-11-25")]),
        ("The mayor did not comment on Friday.", [("Friday", "2022-11-25")]),
        ("Ms Holt was forced to resign on Friday.", [("Friday", "2022-11-25")]),
        ("They will appeal against Wednesday's ruling.", [("Wednesday", "2022-11-23")]),
        ("Ahead of Friday's vote, Ms Holt met her staff.", [("Friday", "2022-12-02")]),
        ("The pier closed on Monday.", [("Monday", "2022-11-28")]),
        # "last", "this", "next", "past", "coming"
        ("It opened last Friday.", [("last Friday", "2022-11-25")]),
        ("It opened last Monday.", [("last Monday", "2022-11-21")]),
        ("It opens next Friday.", [("next Friday", "2022-12-09")]),
        ("It opens this Friday.", [("this Friday", "2022-12-02")]),
        ("It opened this past Friday.", [("this past Friday", "2022-11-25")]),
        ("It opened on Tuesday of last week.", [("Tuesday of last week", "2022-11-22")]),
        # days and parts of days
        ("It rained yesterday.", [("yesterday", "2022-11-27")]),
        ("It rains today, and tomorrow it will snow.", [("today", "2022-11-28"), ("tomorrow", "2022-11-29")]),
        ("As of Sunday evening the posts were gone.", [("Sunday evening", "2022-11-27")]),
        ("The tram left the rails early on Friday morning.", [("early on Friday morning", "2022-11-25")]),
        ("They talked last night.", [("last night", "2022-11-27")]),
        ("It happened the day before yesterday.", [("the day before yesterday", "2022-11-26")]),
        # weeks, months, years
        ("Last week, photos surfaced.", [("Last week", "2022-11-21/2022-11-27")]),
        ("It was over the weekend that it rained.", [("the weekend", "2022-11-26/2022-11-27")]),
        ("Earlier this month the pier closed.", [("Earlier this month", "2022-11")]),
        ("Prices rose last year.", [("last year", "2021")]),
        ("The bridge opened in October.", [("October", "2022-10")]),
        ("The bridge opened last December.", [("last December", "2021-12")]),
        ("The bridge will open in March.", [("March", "2023-03")]),
        ("In May of last year the bridge opened.", [("May of last year", "2021-05")]),
        # full dates, in both orders
        ("It closed on Nov. 27, she wrote.", [("Nov. 27", "2022-11-27")]),
        ("It closed on 27 November 2022.", [("27 November 2022", "2022-11-27")]),
        ("It closed on November 27th, 2021.", [("November 27th, 2021", "2021-11-27")]),
        ("It closed on the 8th of March.", [("the 8th of March", "2022-03-08")]),
        ("Published 2022-11-27 by the council.", [("2022-11-27", "2022-11-27")]),
        ("It closed on Wednesday, Dec. 31, 2014.", [("Wednesday, Dec. 31, 2014", "2014-12-31")]),
        ("On Friday night, Dec. 31, a bell rang.", [("Friday night, Dec. 31", "2021-12-31")]),
        ("The council extended the deadline to Dec. 16.", [("Dec. 16", "2022-12-16")]),
        ("The ruling was given on Jan. 31.", [("Jan. 31", "2022-01-31")]),
        # ago, later, earlier
        ("It opened two weeks ago.", [("two weeks ago", "2022-11-14/2022-11-20")]),
        ("It opened ten days ago.", [("ten days ago", "2022-11-18")]),
        ("It opened nearly four years ago.", [("nearly four years ago", "2018")]),
        ("It opened several years ago.", [("several years ago", None)]),
        (
            "It opened on Tuesday. The following day it shut.",
            [("Tuesday", "2022-11-22"), ("The following day", "2022-11-23")],
        ),
        (
            "Ms Holt was hurt on Tuesday, police said on Friday. Three days earlier she had warned them.",
            [("Tuesday", "2022-11-22"), ("Friday", "2022-11-25"), ("Three days earlier", "2022-11-19")],
        ),
        ("The pier closed in 1998. A year later it burned.", [("1998", "1998"), ("A year later", "1999")]),
        ("A few hours later, the brand apologised.", [("A few hours later", None)]),
        # parts of the year
        ("It opened last summer.", [("last summer", "2022-22")]),
        ("The winter of 1994 was mild.", [("The winter of 1994", "1994-24")]),
        ("The Spring 23 collection was shown.", [("Spring 23", "2023-21")]),
        ("The spring/summer 2023 show was cancelled.", [("The spring/summer 2023", "2023-03/2023-08")]),
        ("Profit fell in the third quarter.", [("the third quarter", "2022-35")]),
        ("Profit fell in the first half of 2021.", [("the first half of 2021", "2021-40")]),
        (
            "Third-quarter profit fell to $4 million from $5 million a year ago.",
            [("Third-quarter", "2022-35"), ("a year ago", "2021-35")],
        ),
        # years, decades, centuries
        ("The 2008 ruling stands.", [("2008", "2008")]),
        ("She moved there in the 1990s.", [("the 1990s", "199X")]),
        ("She loved the '80s.", [("the '80s", "198X")]),
        ("It is a 19th-century church.", [("19th-century", "18XX")]),
        ("She studied there from 2011 to 2014.", [("from 2011 to 2014", "2011/2014")]),
        ("The fair runs March 3-5 every year.", [("March 3-5", "2023-03-03/2023-03-05")]),
        # holidays
        ("Shops stay shut on Christmas Eve.", [("Christmas Eve", "2022-12-24")]),
        ("They met on Thanksgiving.", [("Thanksgiving", "2022-11-24")]),
        ("They met on Easter Monday.", [("Easter Monday", "2022-04-18")]),
        ("The towers fell on 9/11.", [("9/11", "2001-09-11")]),
        # times of day, with the day they belong to
        ("It struck at 5:30 a.m. on Thursday.", [("5:30 a.m. on Thursday", "2022-11-24T05:30:00")]),
        (
            "It struck on Thursday at around 11pm local time.",
            [("Thursday at around 11pm local time", "2022-11-24T23:00:00")],
        ),
        ("A bell rang at 1930 GMT on Friday.", [("1930 GMT on Friday", "2022-11-25T19:30:00Z")]),
        ("It began on Friday. At 6.10am the tram left.", [("Friday", "2022-11-25"), ("6.10am", "2022-11-25T06:10:00")]),
        ("She wakes at 6 a.m. and runs.", [("6 a.m.", None)]),
    ],
)
def test_value(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He lived there for three years.",  # a duration
        "The market is held every Tuesday.",  # a set
        "Mondays are quiet.",  # a set
        "Now the pier is recently painted.",  # vague
        "Some 2008 people signed it.",  # a count
        "She may march with them.",  # verbs
        "He writes for the Sunday Times.",  # a name
        "They bought a Christmas tree.",  # a kind of thing
        "The fund paid $1999 for it.",  # money
    ],
)
def test_no_time(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It closed on Sunday.", [("Sunday", None, None)]),
        ("It closed last week.", [("last week", None, None)]),
        ("It closed on Nov. 27.", [("Nov. 27", None, None)]),
        ("It closed on Nov. 27, 2022.", [("Nov. 27, 2022", "2022-11-27", "explicit")]),
        (
            "It closed in 2008. A year later it burned.",
            [("2008", "2008", "explicit"), ("A year later", "2009", "previous")],
        ),
    ],
)
def test_nothing_is_guessed_without_a_publication_date(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(date.text, date.value, date.anchor) for date in find(text, None)] == expected


def test_a_dateline_anchors_what_follows() -> None:
    found = find("OSTMOUTH, Nov. 27 (Courier) -- The pier closed on Sunday, and today it is quiet.")
    assert [(date.text, date.value, date.anchor) for date in found] == [
        ("Nov. 27", "2022-11-27", "published"),
        ("Sunday", "2022-11-27", "dateline"),
        ("today", "2022-11-27", "dateline"),
    ]


def test_a_dateline_far_from_publication_anchors_nothing() -> None:
    found = find("OSTMOUTH, Aug. 2 (Courier) -- The pier closed on Sunday.")
    assert [date.anchor for date in found] == ["published", "published"]


def test_a_publication_time_counts_by_its_local_day() -> None:
    assert values("It rained today.", "2022-11-28T23:40:00-05:00") == [("today", "2022-11-28")]


def test_headline_dates_lie_in_the_headline() -> None:
    [date] = find("Nothing.", headline="Pier closes on Sunday")
    assert (date.field, date.start, date.end, date.value) == ("headline", 15, 21, "2022-11-27")


def test_other_languages_are_left_alone() -> None:
    assert find("The pier closed on Sunday.", language="de") == []


def test_precisions() -> None:
    text = "Last week; in March 2016; on Sunday; at 5 a.m. on Monday; in 2008; last fall; in Q3 2021; in the 1990s."
    assert [date.precision for date in find(text)] == [
        "week", "month", "day", "time", "year", "season", "quarter", "decade",
    ]  # fmt: skip


PIECES = st.sampled_from(
    (
        "Sunday|last|next|this|past|coming|this coming|week|weekend|month|quarter|year|decade|century|in May|Nov. 27|"
        "27 November 2022|2008|Feb. 30|a year ago|,|the|following day|5.30 a.m.|at noon|from 2011 to 2014|Christmas|1990s|"
        "“|’|\n|—|Q3|H2 2023|the 99th century|31 April|year-ago|Monday (|end of|10000 years ago|900 years ago|İ|today|"
        "third-quarter|the first half of the year|nineteen ninety-six|1930 GMT|'90s|spring/summer 2023|winter|of last year|"
        "a couple of weeks later|two and a half years ago|that night|the previous Friday|year-end|summer of '69|2021-22|"
        "March 3-5|the week of March 6|9/11|the latest quarter|12:05 p.m.|the 8th of March|each|on|at|to|and|between|until"
    ).split("|")
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.text(string.ascii_letters + string.digits + " .'-", max_size=8), max_size=25))
def test_expressions_lie_in_order_in_their_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for expression in patterns.match(text):
        assert end <= expression.start < expression.end <= len(text)
        assert expression.start <= expression.head < expression.end
        end = expression.end


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12), st.sampled_from([None, MONDAY, "2024-02-29", "0001-01-01", "soon"]))
def test_every_span_gives_back_its_text_and_every_value_is_edtf(pieces: list[str], published: str | None) -> None:
    story = coverage(article(" ".join(pieces), published=published))
    for date in dates.find(story):
        assert words(story, date) == date.text
        assert date.value is None or edtf.valid(date.value)
        assert (date.value is None) == (date.precision is None) == (date.anchor is None)


def test_the_times_of_a_live_report_are_of_its_day() -> None:
    text = "The vote was called for Friday.\n\n9:12 p.m.\n\nMs Holt speaks.\n\n9.40 p.m.: The hall is full."
    assert [value for _, value in values(text)][1:] == ["2022-11-28T21:12:00", "2022-11-28T21:40:00"]
