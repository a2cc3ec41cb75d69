"""What does another reading of one text say better? The article that is held, and the same text as it was read, in; the
better of both out.

A byline, an hour, a headline may be missing where a text was first read, and stand in the page, the feed or the table
that it is read from next. Each rule goes one way only, so that reading the same inputs again changes nothing:

* what is said counts more than nothing: headline, agency, address, marked block quotes; and more writers than fewer;
* of times of publication the one that rests on more: an hour before a bare day, a day before a doubtful one;
* of times of change the later one;
* of an outlet's names the one that the register knows, and any name before the mere address of the site.

A headline in other words is none of these: it makes a version (`desk.versions`), so that what stood there is kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime

from rashomon.articles.outlets import register
from rashomon.records import Article, Outlet, PublishedBasis

_RESTS_ON: dict[PublishedBasis | None, int] = {"doubtful": 1, "date-only": 2, "outlet-zone": 3, "stated": 3}


def take(held: Article, read: Article, known: Callable[[str], Outlet | None], *, newest: bool) -> Article:
    """Give `held` with what `read`, the same text, says better. `known` are the outlets that are known.

    The time of change is taken over only where `held` is the `newest` version: an older one was not changed since.

    >>> held = Article("a", "courier.example", "The pier is shut.", url="https://courier.example/pier")
    >>> read = Article("a", "Courier", "The pier is shut.", "Pier shut", "2024-03-04", "date-only", held.url)
    >>> better = take(held, read, {}.get, newest=True)
    >>> better.outlet, better.headline, better.published, changed(held, better)
    ('Courier', 'Pier shut', '2024-03-04', ('outlet', 'headline', 'published', 'published_basis'))
    """
    dated = read if _weight(read) > _weight(held) else held
    times = [each for each in (held.modified, read.modified) if each]
    return replace(
        held,
        outlet=max(held.outlet, read.outlet, key=lambda name: _named(name, held.url or read.url, known)),
        headline=held.headline or read.headline,
        published=dated.published,
        published_basis=dated.published_basis,
        url=held.url or read.url,
        authors=read.authors if set(held.authors) < set(read.authors) else held.authors,
        modified=max(times, key=universal, default=None) if newest else held.modified,
        agency=held.agency or read.agency,
        set_off=held.set_off or read.set_off,
    )


def changed(before: Article, after: Article) -> tuple[str, ...]:
    """Give the names of the fields in which two readings of an article differ."""
    names = (field.name for field in fields(Article))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def universal(written: str) -> str:
    """Give a time in UTC, so that times sort as they followed each other; empty where it is none.

    >>> universal("2024-03-03T10:00:00+02:00"), universal("2024-03-03"), universal("soon")
    ('2024-03-03T08:00:00+00:00', '2024-03-03T00:00:00+00:00', '')
    """
    try:
        moment = datetime.fromisoformat(written)
        return (moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return ""


def _weight(article: Article) -> int:
    """Give how much the time of publication rests on; 0 where there is none."""
    return _RESTS_ON.get(article.published_basis, 1) if article.published else 0


def _named(name: str, url: str | None, known: Callable[[str], Outlet | None]) -> int:
    if known(name):
        return 2
    return 0 if name == register.hosts().site(url) else 1
