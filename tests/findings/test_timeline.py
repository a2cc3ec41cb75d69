"""The timeline of invented stories: what becomes an entry, what does not, and in which order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.findings import dates, quotes, timeline
from rashomon.findings.dates import edtf
from rashomon.records import Article, Coverage, TimelineEntry, read
from tests.newsroom import article, coverage

MONDAY = "2022-11-28"


def told(*articles: Article) -> tuple[Coverage, tuple[TimelineEntry, ...]]:
    story = coverage(*articles)
    story = replace(story, dates=dates.find(story), quotes=quotes.find(story))
    return story, timeline.find(story)


def entries(text: str, published: str | None = MONDAY) -> list[tuple[str, str]]:
    return [(entry.value, entry.text) for entry in told(article(text, published=published))[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what happened, or will
        ("The pier closed on Sunday.", ["2022-11-27"]),
        ("The court will hear the case on Dec. 5.", ["2022-12-05"]),
        ("Ms Holt was scheduled to return on Friday.", ["2022-12-02"]),
        ("Police said the driver was arrested on Saturday.", ["2022-11-26"]),
        ("Ms Holt was forced to resign on Friday.", ["2022-11-25"]),
        ("Seven people died when a tram left the rails on Wednesday.", ["2022-11-23"]),
        ("Police said on Sunday that the driver was arrested on Saturday.", ["2022-11-26"]),
        ("The bell rang at 6.10am on Wednesday.", ["2022-11-23T06:10:00"]),
        ("The council closed the pier last week.", ["2022-11-21/2022-11-27"]),
        # what did not, or not then
        ("The pier was not closed on Sunday.", []),
        ("Ms Holt urged the council on Sunday to meet next week.", ["2022-11-27"]),
        ("The pier would have closed on Sunday.", []),
        ("Ms Holt criticised Sunday's closure of the pier.", []),
        ("The pier has been closed since Sunday.", []),
        ("The mayor was in the capital on Sunday.", []),
        ("Officials said on Sunday that the pier is old.", []),
        ("“The pier closed on Sunday,” she said.", []),
        ("This article was amended on Sunday to correct a name.", []),
        ("2/14 A woman opens the pier on Dec. 5.", []),
        # long ago, by somebody the story does not know
        ("The pier closed on Sunday. A boy fell from it in 1987.", ["2022-11-27"]),
        # without a day of publication nothing relative is dated
        ("It was a cold day.", []),
    ],
)
def test_what_is_an_entry(text: str, expected: list[str]) -> None:
    assert [value for value, _ in entries(text)] == expected


def test_without_publication_only_full_dates_stand() -> None:
    text = "The pier closed on Sunday. Norville Council bought the pier in 1998. Norville paid. Norville regrets it."
    assert entries(text, None) == [("1998", "Norville Council bought the pier in 1998.")]


def test_articles_that_tell_one_event_share_an_entry() -> None:
    story, found = told(
        article("The Norville pier was closed on Sunday after a beam broke.", "Courier", MONDAY),
        article(
            "Norville's pier was closed Sunday when a beam broke under it, the council said.", "Gazette", "2022-11-29"
        ),
        article("On Sunday, Ms Holt flew to Ostmouth to open a school.", "Herald", MONDAY),
    )
    assert sorted((entry.value, len(entry.spans)) for entry in found) == [("2022-11-27", 1), ("2022-11-27", 2)]
    outlets = {each.id: each.outlet for each in story.articles}
    shared = next(entry for entry in found if len(entry.spans) == 2)
    assert {outlets[span.article] for span in shared.spans} == {"Courier", "Gazette"}


def test_two_times_of_day_for_one_event_leave_the_day() -> None:
    _, found = told(
        article("The tram left the rails in Norville at 6.10am on Sunday.", "Courier", MONDAY),
        article("The tram left the rails in Norville at 6am on Sunday.", "Gazette", MONDAY),
    )
    assert [entry.value for entry in found] == ["2022-11-27"]


def test_entries_stand_in_order_of_time_and_rest_on_their_words() -> None:
    story, found = told(
        article(
            "OSTMOUTH (Courier) — The Norville pier closed on Sunday. The council will meet on Friday.\n\n"
            "Norville Council bought the pier in 1998. Last month, Norville Council painted the pier. "
            "On Tuesday, “a beam broke,” a guard wrote, and divers found it at noon on Wednesday.",
            published=MONDAY,
        )
    )
    starts = [edtf.bounds(entry.value)[0] for entry in found]
    assert starts == sorted(starts)
    assert [entry.value for entry in found][:2] == ["1998", "2022-10"]
    for entry in found:
        span = entry.spans[0]
        assert read(story.articles[0], span.start, span.end) == entry.text
    assert "The Norville pier closed on Sunday." in [entry.text for entry in found]


def test_no_quote_is_cut_in_half() -> None:
    text = "“The pier broke. It closed on Sunday,” a guard said. “Nobody fell. The guard left on Sunday. All is well.”"
    for _, words in entries(text):
        assert words.count("“") == words.count("”")


def test_a_story_without_dates_has_no_timeline() -> None:
    assert told(article("The pier is old."))[1] == ()
