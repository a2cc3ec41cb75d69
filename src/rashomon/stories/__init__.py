"""Which articles speak of one event? Articles in, Story records out; every article is in exactly one story.

::

    articles --Grouper.add--> profiles, stories, moves, links     as they come, with what a desk kept
    articles --form-->        stories                             all at once

A false merge is worse than a miss: it claims that two newsrooms confirmed each other. So when in doubt articles stay
apart, and a lone article is a story of one. The order of the articles of a day makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from rashomon.records import Article, Story
from rashomon.settings import STORIES
from rashomon.stories import days, decisions
from rashomon.stories.stream import Grouper

__all__ = ["Grouper", "decisions", "form", "periods"]


def form(articles: Sequence[Article], *, keep: bool = False) -> tuple[Story, ...]:
    """Give the stories of `articles`, the earliest first.

    With `keep` an article that names its story goes there, and only the others are grouped. Until reuse is known,
    every outlet counts as an origin; the pipeline sets `origins` right. Owners need a register: outlets stand in.
    """
    return Grouper(keep=keep).add(articles).stories


def periods(articles: Iterable[Article]) -> tuple[tuple[str, str], ...]:
    """Give the first and last days (ISO 8601) of the periods in which others may be on the events of `articles`.

    What a desk must hand over to a grouper: the profiles with a day in one of these periods, the profiles without a
    day (the `STORIES.undated_held` that were filed last), and every further profile of the stories that these are in.

    >>> periods([Article(id="a", outlet="Courier", text="The pier burns.", published="2024-03-04")])
    (('2024-02-03', '2024-04-03'),)
    """
    wanted = sorted({day for article in articles for day in days.find(article).candidates})
    found: list[tuple[int, int]] = []
    for day in wanted:
        first, last = day - STORIES.window, day + STORIES.window
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return tuple((_iso(first), _iso(last)) for first, last in found)


def _iso(day: int) -> str:
    return days.written(min(max(day, 1), date.max.toordinal()))
