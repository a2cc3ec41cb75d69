"""Of which day an article is, and which days it tells of."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.stories import days
from tests.newsroom import article


@pytest.mark.parametrize(
    ("text", "published", "told"),
    [
        # a weekday is the last one, the day itself included
        ("It burned on Monday.", "2024-03-06", ["2024-03-04"]),
        ("It burned on Wednesday.", "2024-03-06", ["2024-03-06"]),
        # last and next
        ("It burned last Wednesday.", "2024-03-06", ["2024-02-28"]),
        ("It opens next Monday.", "2024-03-06", ["2024-03-11"]),
        # dates with and without a year; one far ahead was last year's
        ("It burned on March 4.", "2024-03-06", ["2024-03-04"]),
        ("It burned on 4 March 2023.", "2024-03-06", ["2023-03-04"]),
        ("It burned on Dec. 30.", "2024-01-02", ["2023-12-30"]),
        # the day that is told of first comes first
        ("On Wednesday it burned again, after the fire of Monday.", "2024-03-06", ["2024-03-06", "2024-03-04"]),
        ("On 4 March it burned, after the fire of last Sunday.", "2024-03-06", ["2024-03-04", "2024-03-03"]),
        # no such day
        ("It burned on February 31.", "2024-03-06", []),
    ],
)
def test_days_that_an_opening_tells_of(text: str, published: str, told: list[str]) -> None:
    found = days.find(article(text, published=published))
    assert [date.fromordinal(day).isoformat() for day in found.told] == told


@pytest.mark.parametrize(
    ("text", "published", "url", "dating", "candidates"),
    [
        ("The pier is shut.", "2024-03-04", None, "stated", ["2024-03-04"]),
        ("The pier is shut.", None, None, "missing", []),
        ("The pier is shut.", "some day in May", None, "doubtful", []),
        # the address has another day
        ("The pier is shut.", "2024-03-22", "https://x.example/2022/11/13/pier", "doubtful", ["2022-11-13"]),
        ("The pier is shut.", "2024-03-22", "https://x.example/2022-11/13/pier", "doubtful", ["2022-11-13"]),
        # a day more or less is a matter of zones
        ("The pier is shut.", "2022-11-14", "https://x.example/2022/11/13/pier", "stated", ["2022-11-14"]),
        # an address alone has a day
        ("The pier is shut.", None, "https://x.example/2022/11/13/pier", "doubtful", ["2022-11-13"]),
        # full dates well before, and never the year it is said to be of
        ("It shut on May 28, 2016.", "2017-11-30", None, "doubtful", ["2017-11-30", "2016-05-28"]),
        ("It shut on May 28, 2016 and opened in 2017.", "2017-11-30", None, "stated", ["2017-11-30"]),
        # decades off: all years it names are well after
        ("It shut on May 28, 2016.", "1970-01-01", None, "doubtful", ["1970-01-01", "2016-05-28"]),
        ("It shut in 2016.", "1970-01-01", None, "doubtful", []),
        # what is told of the past is no doubt where nothing says when
        ("It shut in 1998.", "2017-11-30", None, "stated", ["2017-11-30"]),
    ],
)
def test_dates_are_not_trusted_blindly(
    text: str, published: str | None, url: str | None, dating: str, candidates: list[str]
) -> None:
    found = days.find(article(text, published=published, url=url))
    assert found.dating == dating
    assert [date.fromordinal(day).isoformat() for day in found.candidates] == candidates
