"""Does an article contradict the day it is said to be from? What was filed, and that day, in; what contradicts it, out.

Cheap and certain contradictions only, since a doubted date takes no part in forming stories:

* the day in the address ("/2016/11/13/"), or a change before the publication;
* a line of the article's own: "Published 3 March 2019", or "Updated" on a day before the publication;
* the day of the dateline ("PORT MERRIN, March 3 (Agency) -"), which may be of any year, but near no such day;
* a day in full of which the article tells what happened on it ("was opened on 3 May 2021"), after the publication.

What is planned may be dated years ahead ("will open on 3 May 2021"), and a history years back: neither counts. Nor does
any other date: pages carry those of photographs, of other articles and of what was added since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rashomon.articles.opened import Filed
from rashomon.articles.stated import agency, published
from rashomon.settings import DOUBT

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_ADDRESS = re.compile(
    rf"/(?P<year>(?:19|20)\d\d)(?P<part>[/-]?)(?P<month>\d\d|{_MONTHS})(?P=part)(?P<day>\d\d)(?!\d)", re.I
)
_LINE = re.compile(r"\W*(?:(?:first|last|originally)\s+)?(?P<what>published|posted|updated|modified)\b", re.I)
_LINED = re.compile(
    r"first|last|originally|published|posted|updated|modified|on|at|by|of|[ap]\.?m|(?-i:[A-Z]{2,4})|\d+(?:st|nd|rd|th|[ap]m|[TZ])?"
    rf"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:{_MONTHS})[a-z]*",
    re.I,
)
_IN_FULL = (
    rf"(?P<time>\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTHS})[a-z]*\.?,? \d{{4}}"
    rf"|(?:{_MONTHS})[a-z]*\.? \d{{1,2}}, \d{{4}})"
)
# As in: The pier was opened by the mayor on 3 May 2021 / The ferry struck it on May 3, 2021
# but not: was scheduled to open on 3 May 2021 / was put off until a vote on 3 May 2021
_HAPPENED = re.compile(
    r"\b(?:(?:was|were) (?!schedul|plann|expect|slated|set\b|due\b)[a-z]+(?:ed|en|wn|ld|ot)"
    r"|died|began|happened|occurred|struck|fell|crashed|sank)"
    rf" (?:(?!to\b|for\b|until\b|till\b|as\b|that\b)[\w'’]+ ){{0,6}}?on (?:[A-Z][a-z]+day,? )?{_IN_FULL}\b"
)


def find(filed: Filed, first: published.Published, changed: published.Published) -> str | None:
    """Give what in an article contradicts `first`, the time it was published; None where nothing does.

    `changed` is the time it was changed.

    >>> said = Filed("The pier is shut.", "x", "x", url="https://courier.example/2016/11/13/pier")
    >>> find(said, published.normalise("2017-03-22"), published.Published())
    'the address has 2016-11-13'
    >>> find(said, published.normalise("2016-11-14"), published.Published())
    """
    if first.value is None:
        return None
    day = date.fromisoformat(first.value[:10])
    for other, why in _days(filed, changed, day):
        if abs((other - day).days) > DOUBT.days:
            return f"{why} {other.isoformat()}"
    return None


def _days(filed: Filed, changed: published.Published, day: date) -> Iterator[tuple[date, str]]:
    """Give the days that should be near `day`, each with the words for it."""
    address = _ADDRESS.search(filed.url or "")
    if address and (addressed := _made(address)):
        yield addressed, "the address has"
    if changed.value and changed.basis != "doubtful" and (after := date.fromisoformat(changed.value[:10])) < day:
        yield after, "it was changed on"
    for what, lined in _lines(filed.text):
        if what in {"published", "posted"} or lined < day:
            yield lined, f"a line says {what}"
    if (dated := _dateline(filed.text, day)) is not None:
        yield dated, "the dateline has"
    for match in _HAPPENED.finditer(filed.text[: DOUBT.opening]):
        if (happened := _day(match["time"])) and happened > day:
            yield happened, "it tells of"


def _made(match: re.Match[str]) -> date | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _MONTHS.lower().split("|").index(month) + 1
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:  # "/2016/11/99": a number that is no day
        return None


def _lines(text: str) -> Iterator[tuple[str, date]]:
    """Give the days in lines at the top or the end that say nothing else: "First published 3 March 2019 at 09:30"."""
    lines = [line for line in text.split("\n") if line.strip()]
    for line in lines[:10] + lines[10:][-4:]:
        match = _LINE.match(line)
        if match is None or len(line) > 100 or not all(map(_LINED.fullmatch, re.findall(r"[^\W_]+", line))):
            continue
        if day := _day(line[match.end() :]):
            yield match["what"].lower(), day


def _dateline(text: str, day: date) -> date | None:
    """Give the day of the dateline, in its own year or in that which brings it nearest to `day`."""
    said = agency.day(text)
    if said is None:
        return None
    years = [""] if re.search(r"\d{4}", said) else [f" {day.year + step}" for step in (-1, 0, 1)]
    days = [found for year in years if (found := _day(said.replace(".", "") + year))]
    return min(days, key=lambda each: abs(each - day), default=None)


def _day(said: str) -> date | None:
    value = published.normalise(said).value
    return date.fromisoformat(value[:10]) if value else None
