"""Which articles speak of one event? Articles in, Story records out; every article is in exactly one story.

::

    articles --terms--> vectors --index--> likely pairs --assign--> groups --> stories

A false merge is worse than a miss: it claims that two newsrooms confirmed each other. So when in doubt articles stay
apart, and a lone article is a story of one. The order of the articles makes no difference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time

from rashomon.records import Article, Story, identify
from rashomon.settings import STORIES
from rashomon.stories import assign
from rashomon.stories.index import Index
from rashomon.stories.terms import Frequencies, Vector, count

_DATELINE = re.compile(
    r"^[A-Z][\w.,/ ]{1,40}(?:\([^)\n]{1,40}\))? ?[—–-]{1,2} (?=\S)|^\([A-Z][\w ]{1,20}\) (?:[—–-] )?"
)
"""What stands before the first sentence of an agency text: VELM, Ostland (Agency) — """
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?(?=\s|$)")


def form(articles: Sequence[Article], *, keep: bool = False) -> tuple[Story, ...]:
    """Give the stories of `articles`, the earliest first.

    With `keep` an article that names its story goes there, and only the others are grouped. Until reuse is known,
    every outlet counts as an origin; the pipeline sets `origins` right. Owners need a register: outlets stand in.
    """
    ordered = sorted(articles, key=_order)
    frequencies = Frequencies()
    counted = [count(article) for article in ordered]
    distinct = {article.text: terms for article, terms in zip(ordered, counted, strict=True)}
    for terms in distinct.values():
        frequencies.learn(terms)
    vectors = [frequencies.weigh(terms) for terms in counted]
    given: dict[str, list[int]] = defaultdict(list)
    free = []
    for place, article in enumerate(ordered):
        if keep and article.story:
            given[article.story].append(place)
        else:
            free.append(place)
    stories = [_story([ordered[p] for p in places], [vectors[p] for p in places], id) for id, places in given.items()]
    for places in _groups(ordered, vectors, free):
        stories.append(_story([ordered[p] for p in places], [vectors[p] for p in places]))
    return tuple(sorted(stories, key=lambda story: (story.first or "", story.id)))


def _groups(articles: Sequence[Article], vectors: Sequence[Vector], places: Iterable[int]) -> list[list[int]]:
    """Group the articles at `places`. Exact duplicates are grouped as one: a thousand copies cost no more than one."""
    holders: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place in places:
        telling = sum(weight * weight for weight in vectors[place].values()) > 0.99
        holders[articles[place].text, 0 if telling else place + 1].append(place)
    copies = list(holders.values())
    index = Index()
    likeness: dict[tuple[int, int], float] = {}
    for same in copies:
        vector, day = vectors[same[0]], _day(articles[same[0]])
        near = index.near(vector, day)
        number = index.add(vector, day)
        likeness |= {(other, number): value for other, value in near.items() if value >= STORIES.faint}
    joined = assign.group(len(copies), likeness, STORIES.threshold)
    return [sorted(place for number in numbers for place in copies[number]) for numbers in joined]


def _story(articles: Sequence[Article], vectors: Sequence[Vector], id: str | None = None) -> Story:
    """Make the story of `articles`, which are in order; `id` is the one that the input gave it, if any."""
    earliest = min(articles, key=lambda article: (_moment(article) or datetime.max.replace(tzinfo=UTC), article.id))
    dated = sorted((moment, article.published) for article in articles if (moment := _moment(article)))
    outlets = len({article.outlet for article in articles})
    return Story(
        id=id or identify("story", earliest.id),
        headline=_headline(articles, vectors),
        first=dated[0][1] if dated else None,
        last=dated[-1][1] if dated else None,
        articles=tuple(article.id for article in articles),
        outlets=outlets,
        owners=outlets,
        origins=outlets,
    )


def _headline(articles: Sequence[Article], vectors: Sequence[Vector]) -> str:
    """Give the headline of the article that is most like the story as a whole; the earliest one's in a tie."""
    whole: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for term, weight in vector.items():
            whole[term] += weight
    central = [sum(weight * whole[term] for term, weight in vector.items()) for vector in vectors]
    places = [p for p, article in enumerate(articles) if (article.headline or "").strip()] or range(len(articles))
    best = articles[max(places, key=lambda place: (round(central[place], 9), -place))]
    return (best.headline or "").strip() or _opening(best.text) or best.outlet


def _opening(text: str) -> str:
    """Give the first sentence of `text` without its dateline, cut after `STORIES.headline_words` words.

    >>> _opening("VELM (Agency) — The pier is closed. It was old.")
    'The pier is closed.'
    """
    paragraph = next((line.strip() for line in text.splitlines() if line.strip()), "")
    paragraph = _DATELINE.sub("", paragraph)
    end = _SENTENCE_END.search(paragraph)
    words = (paragraph[: end.end()] if end else paragraph).split()
    cut = words[: STORIES.headline_words]
    return " ".join(cut) + ("…" if len(cut) < len(words) else "")


def _order(article: Article) -> tuple[int, str, str]:
    """Sort by day, articles without one first; then by time and id, so that the input's order makes no difference."""
    moment = _moment(article)
    return (_day(article) or 0, moment.isoformat() if moment else "", article.id)


def _day(article: Article) -> int | None:
    """Give the day of publication, as a number, where there is one that can be believed."""
    moment = _moment(article)
    return moment.toordinal() if moment and article.published_basis != "doubtful" else None


def _moment(article: Article) -> datetime | None:
    """Give the time of publication in universal time; a bare date is taken at its start, for want of a better one."""
    if not article.published:
        return None
    try:
        if len(article.published) == 10:
            return datetime.combine(date.fromisoformat(article.published), time(), UTC)
        moment = datetime.fromisoformat(article.published)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
