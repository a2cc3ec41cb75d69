"""Publication times: what inputs write, and the ISO 8601 time or date it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.articles.stated.published import Published, normalise

TODAY = date(2024, 3, 10)

STATED = [
    ("2024-03-03T22:30:00+01:00", "2024-03-03T22:30:00+01:00", "ISO 8601 with an offset stays as stated"),
    ("2024-03-03T21:30:00Z", "2024-03-03T21:30:00+00:00", "Z is UTC"),
    ("2024-03-03 21:30:00.123+0000", "2024-03-03T21:30:00+00:00", "a space for the T, parts of a second"),
    ("20240303T213000Z", "2024-03-03T21:30:00+00:00", "basic form"),
    ("Sun, 03 Mar 2024 21:30:00 GMT", "2024-03-03T21:30:00+00:00", "RFC 2822, as in feeds"),
    ("Sun, 3 Mar 2024 16:30:00 -0500", "2024-03-03T16:30:00-05:00", "RFC 2822 with an offset"),
    ("March 3, 2024, 4:30 p.m. EST", "2024-03-03T16:30:00-05:00", "an American page"),
    ("July 3, 2023 4:30 PM ET", "2023-07-03T16:30:00-04:00", "ET follows the season"),
    ("3 March 2024 21.30 GMT", "2024-03-03T21:30:00+00:00", "a British page"),
    ("12:10 a.m. EDT, June 5th, 2023", "2023-06-05T00:10:00-04:00", "the hour before the day"),
    (1709501400, "2024-03-03T21:30:00+00:00", "seconds since the epoch"),
    ("1709501400000", "2024-03-03T21:30:00+00:00", "milliseconds since the epoch"),
]
DAYS = [
    ("2024-03-03", "2024-03-03", "a bare date"),
    ("2024-03-03T22:30:00", "2024-03-03", "an hour without a zone compares with nothing"),
    ("2024-03-03T00:00:00", "2024-03-03", "no hour was known"),
    ("2024-03-03T00:00:00Z", "2024-03-03", "an exact midnight is what systems write without an hour"),
    ("Sunday 3 March 2024", "2024-03-03", "a British page"),
    ("Mar. 3, 2024", "2024-03-03", "an American page"),
    ("3rd of March, 2024", "2024-03-03", "an old page"),
    ("13/02/2024", "2024-02-13", "only one number can be the month"),
    ("03.03.2024", "2024-03-03", "day and month are the same"),
    ("3 March 2024, 21:30 IST", "2024-03-03", "IST is two zones, so that the hour has none"),
    ("2024/03/03 99:99", "2024-03-03", "an hour that there is not"),
]
DOUBTFUL = [
    ("1970-01-01T00:00:00Z", "1970-01-01", "the epoch"),
    ("0", None, "a number that is no time"),
    ("2024-03-12", "2024-03-12", "after tomorrow"),
    ("2031-01-01T10:00:00Z", "2031-01-01T10:00:00+00:00", "far after tomorrow"),
    ("1066-10-14", "1066-10-14", "before there were newspapers"),
]
NONE = [
    "last Monday",
    "03/04/2024",
    "2024-02-30",
    "2024",
    "March 2024",
    "2024-03",
    "soon",
    "31 June 2023",
    "1e400",
    "٣",
]


AT_HOME = [
    ("2024-03-03T22:30:00", "Europe/Paris", "2024-03-03T22:30:00+01:00", "outlet-zone", "no zone is stated"),
    ("2024-07-03T22:30:00", "Europe/Paris", "2024-07-03T22:30:00+02:00", "outlet-zone", "the offset of that day"),
    ("3 March 2024 at 9:30 pm", "America/New_York", "2024-03-03T21:30:00-05:00", "outlet-zone", "in words"),
    ("21:30 on Sunday 3 March 2024", "Asia/Kolkata", "2024-03-03T21:30:00+05:30", "outlet-zone", "on is no zone"),
    ("2024-03-03T22:30:00Z", "Asia/Kolkata", "2024-03-03T22:30:00+00:00", "stated", "a stated zone wins"),
    ("March 3, 2024, 4:30 p.m. EST", "Asia/Kolkata", "2024-03-03T16:30:00-05:00", "stated", "a stated zone, in words"),
    ("3 March 2024, 21:30 IST", "Asia/Kolkata", "2024-03-03T21:30:00+05:30", "stated", "a name that is the outlet's"),
    ("3 March 2024, 21:30 IST", "Asia/Jerusalem", "2024-03-03T21:30:00+02:00", "stated", "and of another's there"),
    ("3 July 2024, 21:30 AEDT", "Australia/Sydney", "2024-07-03", "date-only", "summer time in winter is unknown"),
    ("3 March 2024, 21:30 IST", "Europe/Paris", "2024-03-03", "date-only", "a zone that is not the outlet's"),
    ("2024-03-03", "Asia/Kolkata", "2024-03-03", "date-only", "a bare date stays"),
    ("2024-03-03T00:00:00", "Asia/Kolkata", "2024-03-03", "date-only", "an exact midnight is a date"),
    ("2031-03-03T10:00:00", "Asia/Kolkata", "2031-03-03T10:00:00+05:30", "doubtful", "in the future"),
    ("1709501400", "Asia/Kolkata", "2024-03-03T21:30:00+00:00", "stated", "seconds since the epoch"),
]


@pytest.mark.parametrize(("written", "zone", "value", "basis", "why"), AT_HOME, ids=lambda each: str(each))
def test_a_time_without_a_zone_is_in_the_outlet_s(written: str, zone: str, value: str, basis: str, why: str) -> None:
    made = normalise(written, date(2026, 3, 10), zone=zone)
    assert (made.value, made.basis) == (value, basis), why


@given(st.datetimes(min_value=datetime(1950, 1, 2), max_value=datetime(2024, 3, 9)))
def test_the_outlet_s_zone_never_shifts_a_time(moment: datetime) -> None:
    made = normalise(moment.isoformat(), TODAY, zone="America/St_Johns")
    assert made.value is not None
    assert moment.isoformat(timespec="seconds").startswith(made.value[:19])


@pytest.mark.parametrize(("written", "value", "why"), STATED, ids=lambda each: str(each))
def test_a_time_with_its_zone_stands_as_stated(written: str | int, value: str, why: str) -> None:
    assert normalise(written, TODAY) == Published(value, "stated"), why


@pytest.mark.parametrize(("written", "value", "why"), DAYS, ids=lambda each: str(each))
def test_all_else_is_a_local_date(written: str, value: str, why: str) -> None:
    assert normalise(written, TODAY) == Published(value, "date-only"), why


@pytest.mark.parametrize(("written", "value", "why"), DOUBTFUL, ids=lambda each: str(each))
def test_what_cannot_be_is_doubtful(written: str, value: str | None, why: str) -> None:
    made = normalise(written, TODAY)
    assert (made.value, made.basis) == (value, "doubtful" if value else None), why


def test_tomorrow_is_not_the_future() -> None:
    assert normalise("2024-03-11", TODAY).basis == "date-only"  # it has begun east of here


@pytest.mark.parametrize("written", NONE)
def test_what_is_no_date_says_so_and_gives_none(written: str) -> None:
    made = normalise(written, TODAY)
    assert made.value is None
    assert made.basis is None
    assert made.problem


@pytest.mark.parametrize("written", [None, "", "  \n"])
def test_nothing_written_is_nothing_and_no_problem(written: str | None) -> None:
    assert normalise(written, TODAY) == Published()


@given(st.text(max_size=40))
def test_any_words_give_a_date_or_a_reason(written: str) -> None:
    made = normalise(written, TODAY)
    assert (made.value is None) == (made.basis is None)
    assert made.value is None or made.problem is None


@given(st.datetimes(min_value=datetime(1800, 1, 2), max_value=datetime(2024, 3, 9), timezones=st.just(UTC)))
def test_a_day_is_never_shifted(moment: datetime) -> None:
    made = normalise(moment.isoformat(), TODAY)
    assert made.value is not None
    assert made.value[:10] == moment.date().isoformat()
