"""Of which day is an article, and of which days does it tell? Article in, days out, as numbers (`date.toordinal`).

News is told by weekdays ("the fire broke out on Monday"), so two openings that tell of different days tell of different
events, however alike they are: the first match and the next. A date of publication is not trusted blindly: pages carry
the day on which they were moved or crawled. It is doubted where the address of the page has another day, and where the
text holds full dates or years that it cannot have been written at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from itertools import groupby

from rashomon.records import Article, Dating
from rashomon.settings import STORIES

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_STARTS = tuple(month.title() for month in _MONTHS)
_DIGITS, _CENTURIES = "0123456789", ("19", "20")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = (
    r"(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (\d{{4}})\b)?"
    rf"|\b(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH}(?:,? (\d{{4}})\b)?"
)
_WEEKDAY = re.compile(r"\b(?:([Ll]ast|[Nn]ext) )?(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=\D|$)")


@dataclass(frozen=True, slots=True)
class Days:
    """The days that an article is grouped by: `day`, or one of `told` where the dating is doubtful, or none."""

    day: int | None
    dating: Dating
    told: tuple[int, ...]

    @property
    def candidates(self) -> tuple[int, ...]:
        """The days that the article may be of."""
        own = () if self.day is None else (self.day,)
        return (*own, *self.told) if self.dating == "doubtful" else own


def find(article: Article) -> Days:
    """Give the day of `article` and the days that its opening tells of.

    >>> found = find(Article(id="a", outlet="Courier", text="It burned on Monday.", published="2024-03-06"))
    >>> found.dating, [date.fromordinal(day).isoformat() for day in found.told]
    ('stated', ['2024-03-04'])
    """
    when = moment(article.published)
    stated = when.toordinal() if when and article.published_basis != "doubtful" else None
    addressed = _addressed(article.url)
    if stated is None:
        return Days(addressed, "doubtful" if addressed or article.published else "missing", ())
    if addressed and abs(addressed - stated) > 1:
        return Days(addressed, "doubtful", ())
    contradicted, written = _contradicted(article.text, stated)
    if contradicted:
        return Days(stated if written else None, "doubtful", (written,) if written else ())
    opening = article.text[: STORIES.told_within]
    return Days(stated, "stated", tuple(dict.fromkeys(day for _, day in sorted(_told(opening, stated)))))


def chunks(articles: Iterable[Article]) -> Iterator[list[tuple[Article, Days]]]:
    """Give the articles day by day, those without a day last; more than `STORIES.chunk` of one day come in parts."""
    dated = [(article, find(article)) for article in articles]
    dated.sort(key=lambda each: (each[1].day or 9**9, each[0].published or "", each[0].id))
    for _, found in groupby(dated, key=lambda each: each[1].day):
        of_day = list(found)
        for start in range(0, len(of_day), STORIES.chunk):
            yield of_day[start : start + STORIES.chunk]


@lru_cache(maxsize=4096)
def written(day: int) -> str:
    """Give a day in ISO 8601.

    >>> written(738949)
    '2024-03-04'
    """
    return date.fromordinal(day).isoformat()


def moment(published: str | None) -> datetime | None:
    """Give the time of publication in universal time; a bare date is taken at its start, for want of a better one."""
    if not published:
        return None
    try:
        if len(published) == 10:
            return datetime.combine(date.fromisoformat(published), time(), UTC)
        when = datetime.fromisoformat(published)
    except ValueError:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(UTC)


def _told(opening: str, day: int) -> Iterator[tuple[int, int]]:
    """Give the days that weekdays and dates in `opening` mean, each behind the place where it stands: the nearest ones
    past, unless it says otherwise."""
    for match in _WEEKDAY.finditer(opening) if "day" in opening else ():
        back = (day - 1 - _WEEKDAYS.index(match[2].lower())) % 7
        which = (match[1] or "").lower()
        meant = day - back + 7 if which == "next" else day - (back or 7) if which == "last" else day - back
        yield match.start(), meant
    for match in _DATE.finditer(opening) if _has(opening, _DIGITS) and _has(opening, _STARTS) else ():
        year = match[3] or match[6]
        found = _day(int(year) if year else date.fromordinal(day).year, match)
        if found and not year and found > day + 180:
            found = _day(date.fromordinal(day).year - 1, match)
        if found:
            yield match.start(), found


def _contradicted(text: str, stated: int) -> tuple[bool, int | None]:
    """Say whether `text` cannot be of the day `stated`, and give the latest full date that it holds, if any.

    It is doubted where the year it is stated to be of does not occur in it, while full dates do and each is well
    before, or where all years that it names are years after.
    """
    year = date.fromordinal(stated).year
    if not _has(text, _DIGITS) or str(year) in text or not _has(text, _CENTURIES):
        return False, None
    years = [int(each) for each in _YEAR.findall(text)]
    if not years:
        return False, None
    full = [found for match in _DATE.finditer(text) if match[3] or match[6] if (found := _day(0, match))]
    latest = max(full, default=stated)
    if latest < stated - STORIES.wrong_days:
        return True, latest
    if min(years) > year + STORIES.wrong_years:
        return True, latest if full else None
    return False, None


def _has(text: str, strings: Iterable[str]) -> bool:
    """Say whether one of `strings` is in `text`: much sooner than a pattern does, where none is."""
    return any(map(text.__contains__, strings))


def _day(year: int, match: re.Match[str]) -> int | None:
    month, day, written = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
    return _ordinal(int(written) if written else year, _MONTHS.index(month[:3].lower()) + 1, int(day))


def _addressed(url: str | None) -> int | None:
    """Give the day in the address of a page: /2024/03/04/pier-closed."""
    match = _ADDRESS.search(url or "")
    return _ordinal(int(match[1]), int(match[2]), int(match[3])) if match else None


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None
