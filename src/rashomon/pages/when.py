"""How does a time read, and what comes first? ISO 8601 and EDTF (ISO 8601-2) strings in; plain English, and keys that
sort, out. Nothing unknown is added."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from rashomon.records import Article

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
# The second field of an EDTF date beyond the months: seasons, quarters, halves (level 2 of ISO 8601-2).
_SEASONS = {
    "21": "spring",
    "22": "summer",
    "23": "autumn",
    "24": "winter",
    **{str(32 + n): f"{nth} quarter of" for n, nth in enumerate(("first", "second", "third", "fourth"), 1)},
    "40": "first half of",
    "41": "second half of",
}
_EDTF = re.compile(
    r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?:T(?P<time>\d\d(?::\d\d)?)[^~?%]*)?(?P<doubt>[~?%]?)"
)
_DOUBT = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


def edtf(value: str | None) -> str:
    """Give an EDTF value in words; one that is not understood stays as it is.

    >>> edtf("2022-11-27"), edtf("2022-11-21/2022-11-27"), edtf("2023-21"), edtf("200X")
    ('27 November 2022', '21–27 November 2022', 'spring 2023', '200X')
    """
    if not value:
        return ""
    if "/" in value:
        return _interval(*value.split("/", 1))
    match = _EDTF.fullmatch(value)
    return _single(match) if match else value


def stamp(value: str | None) -> str:
    """Give a publication time in words, with its zone where it has one. A bare date stays a bare date.

    >>> stamp("2022-11-28T14:05:00+01:00"), stamp("2022-11-28")
    ('Mon 28 Nov 2022, 14:05 UTC+1', 'Mon 28 Nov 2022')
    """
    moment = _read(value)
    if moment is None or value is None:
        return value or ""
    day = f"{_DAYS[moment.weekday()]} {moment.day} {_MONTHS[moment.month - 1][:3]} {moment.year}"
    return f"{day}, {moment:%H:%M}{_zone(moment)}" if _has_time(value) else day


def span(first: str | None, last: str | None) -> str:
    """Give the days from one time to another.

    >>> span("2024-03-03T18:40:00+00:00", "2024-03-05"), span("2024-03-03", "2024-03-03"), span(None, None)
    ('3–5 March 2024', '3 March 2024', '')
    """
    days = [value[:10] for value in (first, last) if value]
    return edtf("/".join(dict.fromkeys(days))) if days else ""


def order(value: str | None) -> tuple[datetime, str]:
    """Give a key that sorts times, of any zone or none (taken as UTC), and EDTF values by their beginning."""
    moment = _read(value)
    if moment is None:
        match = _EDTF.match(value or "")
        if match is None:
            return datetime.min.replace(tzinfo=UTC), value or ""
        month = int(match["month"] or 1)
        # Seasons and quarters begin within their year: spring in March, the second quarter in April.
        month = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}.get(month, month)
        year = max(1, int(match["year"]))
        moment = datetime(year, month if 1 <= month <= 12 else 1, 1)
        moment += timedelta(days=int(match["day"] or 1) - 1)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC), value or ""


def placed(article: Article) -> tuple[bool, datetime, str]:
    """Give a key that sorts articles by their publication; those without a time, or with a doubtful one, come last.

    >>> pier = Article("a", "Courier", "The pier is shut.", published="2090-01-01", published_basis="doubtful")
    >>> placed(pier) > placed(Article("b", "Courier", "The pier is open.", published="2024-03-04"))
    True
    """
    return article.published is None or article.published_basis == "doubtful", *order(article.published)


def _read(value: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if value else None
    except ValueError:
        return None


def _has_time(value: str) -> bool:
    return len(value) > 10


def _zone(moment: datetime) -> str:
    offset = moment.utcoffset()
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    if not minutes:
        return " UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f" UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def _single(match: re.Match[str]) -> str:
    year, month, day, time = match["year"], match["month"], match["day"], match["time"]
    said = year
    if month in _SEASONS:
        said = f"{_SEASONS[month]} {year}"
    elif month and 1 <= int(month) <= 12:
        said = f"{_MONTHS[int(month) - 1]} {year}"
        said = f"{int(day)} {said}" if day else said
    elif month:
        return match[0]
    return _DOUBT[match["doubt"]] + said + (f", {time}" if time else "")


def _interval(first: str, last: str) -> str:
    if not first or first == "..":
        return f"until {edtf(last)}"
    if not last or last == "..":
        return f"from {edtf(first)}"
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return f"{edtf(first)} – {edtf(last)}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{edtf(last)}"
    if start.year == end.year:
        return f"{start.day} {_MONTHS[start.month - 1]} – {edtf(last)}"
    return f"{edtf(first)} – {edtf(last)}"
