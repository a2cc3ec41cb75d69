"""Times in words."""

from __future__ import annotations

import pytest

from rashomon.pages import when


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-06-02", "2 June 2031"),  # a day
        ("2031-06", "June 2031"),  # a month
        ("2031", "2031"),  # a year
        ("2031-21", "spring 2031"),  # a season
        ("2031-34", "second quarter of 2031"),  # a quarter
        ("2031-40", "first half of 2031"),  # a half
        ("203X", "203X"),  # a decade stays as EDTF writes it
        ("2031-06-02T18:30:00+01:00", "2 June 2031, 18:30"),  # a time
        ("2031-06-02T18:30", "2 June 2031, 18:30"),
        ("2031-06-02T18", "2 June 2031, 18"),
        ("2031-06~", "about June 2031"),  # approximate
        ("2031?", "perhaps 2031"),  # uncertain
        ("2031-06-02/2031-06-06", "2–6 June 2031"),  # within a month
        ("2031-05-30/2031-06-02", "30 May – 2 June 2031"),  # within a year
        ("2030-12-30/2031-01-02", "30 December 2030 – 2 January 2031"),
        ("2031-05/2031-06", "May 2031 – June 2031"),
        ("2031/..", "from 2031"),  # open
        ("../2031", "until 2031"),
        ("no date", "no date"),  # not understood, not touched
        (None, ""),
    ],
)
def test_edtf_in_words(value: str | None, words: str) -> None:
    assert when.edtf(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-06-02T18:30:00Z", "Mon 2 Jun 2031, 18:30 UTC"),
        ("2031-06-02T18:30:00-05:30", "Mon 2 Jun 2031, 18:30 UTC−5:30"),
        ("2031-06-02T18:30:00", "Mon 2 Jun 2031, 18:30"),  # no zone is made up
        ("2031-06-02", "Mon 2 Jun 2031"),  # nor a time
        ("soon", "soon"),
        (None, ""),
    ],
)
def test_publication_in_words(value: str | None, words: str) -> None:
    assert when.stamp(value) == words


def test_times_of_all_kinds_sort() -> None:
    rising = [None, "soon", "1974", "2031-03", "2031-21", "2031-06-02/2031-06-06", "2031-06-02T18:30:00+01:00"]
    mixed = [*rising[3:], *rising[:3]]
    assert sorted(mixed, key=when.order)[2:] == rising[2:]
    assert when.order("2031-06-02T01:00:00+02:00") < when.order("2031-06-02")
