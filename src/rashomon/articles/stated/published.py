"""When was an article published? A time as an input writes it in; an ISO 8601 time or date, and what it rests on, out.

* A time with its zone stands as stated (`stated`), with the offset it was given in.
* A time without one is in the zone of its outlet, where the register has that (`outlet-zone`): the value has the offset
  which that zone had on that day. A zone that the outlet's own place tells apart (IST in India) is a stated one.
* A bare date stays that local date (`date-only`). So does a time in a zone that nobody knows: it compares with nothing.
  An exact midnight is a date too, with or without a zone: it is what systems write that hold no hour.
* A day after tomorrow, before 1800, or the epoch (1970-01-01, what a missing time turns into) is `doubtful`.
* Anything else gives nothing, with a reason. 03/04/2024 is the 3rd of April to some and the 4th of March to others, so
  it is no date here; 13/04/2024 is one.

Forms: ISO 8601, RFC 2822 (feeds, HTTP), seconds or milliseconds since the epoch, and dates with the month's name in
English ("Nov. 28, 2022, 10:30 a.m. EST", "28 November 2022").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from rashomon.records import PublishedBasis

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH = r"(?P<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_NAMED = (
    re.compile(rf"\b{_DAY}[\s-]+(?:of\s+)?{_MONTH},?[\s-]+{_YEAR}\b", re.I),
    re.compile(rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", re.I),
    re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?![\d/])"),
)
_NUMBERS = re.compile(r"\b(?P<a>\d{1,2})[/.-](?P<b>\d{1,2})[/.-](?P<year>\d{4})\b")
_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*\(?(?P<zone>Z\b|[+-]\d{2}:?\d{2}\b|[A-Z]{2,4}\b)?",
    re.I,
)
_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}([T ]\d{2}:?\d{2}.*)?")
_EPOCH = re.compile(r"-?\d{9,13}(\.\d+)?")
_ZONES: dict[str, tzinfo] = {
    # A name that is used for two zones (IST, CST without a place, AST) is no zone here.
    "Z": UTC,
    "UTC": UTC,
    "GMT": UTC,
    "BST": timezone(timedelta(hours=1)),
    "CET": timezone(timedelta(hours=1)),
    "CEST": timezone(timedelta(hours=2)),
    "EST": timezone(timedelta(hours=-5)),
    "EDT": timezone(timedelta(hours=-4)),
    "ET": ZoneInfo("America/New_York"),
    "PT": ZoneInfo("America/Los_Angeles"),
}
_EARLIEST = date(1800, 1, 1)
_NO_TIME = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Published:
    """A time made plain: ISO 8601, and its basis; or neither, and a reason."""

    value: str | None = None
    basis: PublishedBasis | None = None
    problem: str | None = None


def normalise(written: str | int | float | None, today: date | None = None, *, zone: str | None = None) -> Published:
    """Give the time that `written` says, or the reason why it says none; nothing is guessed.

    `today` decides what lies in the future: the day in UTC where it is None. `zone` is the outlet's, of the IANA names.

    >>> normalise("Mon, 28 Nov 2022 10:30:00 GMT").value
    '2022-11-28T10:30:00+00:00'
    >>> normalise("2022-11-28T10:30:00")
    Published(value='2022-11-28', basis='date-only', problem=None)
    >>> normalise("2022-11-28T10:30:00", zone="Europe/Paris")
    Published(value='2022-11-28T10:30:00+01:00', basis='outlet-zone', problem=None)
    >>> normalise("last Monday").problem
    "'last Monday' is no date that can be read"
    """
    if written is None or not str(written).strip():
        return Published()
    shown = " ".join(str(written).split())
    try:
        moment, placed = _read(shown, ZoneInfo(zone) if zone else None)
        if isinstance(moment, datetime) and moment.tzinfo:
            moment.astimezone(UTC)  # What has no place in universal time cannot be compared with anything.
    except (ValueError, OverflowError, OSError) as error:
        return Published(problem=f"{_short(shown)} is no date that can be read" + (f" ({error})" if str(error) else ""))
    day = moment.date() if isinstance(moment, datetime) else moment
    today = today or datetime.now(UTC).date()
    doubtful = day > today + timedelta(days=1) or day < _EARLIEST or day == _NO_TIME
    if isinstance(moment, datetime) and moment.tzinfo and moment.time() != time.min:
        basis: PublishedBasis = "stated" if placed else "outlet-zone"
        return Published(moment.isoformat(timespec="seconds"), "doubtful" if doubtful else basis)
    return Published(day.isoformat(), "doubtful" if doubtful else "date-only")


def _read(shown: str, home: ZoneInfo | None) -> tuple[datetime | date, bool]:
    """Give the moment or day that `shown` writes, and whether it says its zone itself: else it has that of `home`.

    Raises ValueError, with a reason where there is one to give.
    """
    if _EPOCH.fullmatch(shown):
        seconds = float(shown)
        return datetime.fromtimestamp(seconds / 1000 if abs(seconds) > 1e11 else seconds, UTC), True
    if _ISO.fullmatch(shown):
        try:
            moment = datetime.fromisoformat(shown)
            return (moment, True) if moment.tzinfo else (moment.replace(tzinfo=home), False)
        except ValueError:
            pass  # "2022-11-28 10:30 EST": a day in ISO form with more in words; read below.
    day, rest = _day(shown)
    clock = _CLOCK.search(rest)
    if clock is None:
        return day, True
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            return day, True
        hour = hour % 12 + 12 * (clock["half"][0].lower() == "p")
    if hour > 23 or int(clock["minute"]) > 59:
        return day, True
    moment = datetime.combine(day, time(hour, int(clock["minute"]), min(int(clock["second"] or 0), 59)))
    said = clock["zone"] or ""
    stated = _zone(said)
    if stated is None and home is not None and said and moment.replace(tzinfo=home).tzname() == said.upper():
        stated = home
    if stated is not None:
        return moment.replace(tzinfo=stated), True
    # "21:30 IST" of an outlet elsewhere is in a zone, if an unknown one; "21:30 on Sunday" is in none.
    return (day, True) if said and said.isupper() else (moment.replace(tzinfo=home), False)


def _day(shown: str) -> tuple[date, str]:
    """Give the day in `shown`, and `shown` without it."""
    for form in _NAMED:
        if found := form.search(shown):
            month = found["month"].lower()
            number = int(month) if month.isdigit() else _MONTHS.index(month[:3]) // 4 + 1
            return date(int(found["year"]), number, int(found["day"])), shown[: found.start()] + shown[found.end() :]
    if found := _NUMBERS.search(shown):
        a, b, year = int(found["a"]), int(found["b"]), int(found["year"])
        if a <= 12 and b <= 12 and a != b:
            raise ValueError("day and month may stand either way round")
        day, month_number = (a, b) if b <= 12 else (b, a)
        return date(year, month_number, day), shown[: found.start()] + shown[found.end() :]
    raise ValueError("")


def _zone(name: str | None) -> tzinfo | None:
    if not name:
        return None
    if name[0] in "+-":
        return datetime.strptime(name.replace(":", ""), "%z").tzinfo
    return _ZONES.get(name.upper())


def _short(shown: str) -> str:
    return repr(shown if len(shown) <= 60 else shown[:57] + "...")
