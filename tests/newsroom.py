"""Invented articles and their coverage in a line each, for every test.

>>> story = coverage(article("The pier closed on Sunday.", published="2022-11-28"), article("The pier is shut."))
>>> [a.outlet for a in story.articles], len(story.sentences)
(['Courier', 'Courier'], 2)
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import Any

from rashomon.articles.opened import Opened
from rashomon.findings import sentences
from rashomon.records import Article, Coverage, Sentence, identify, read


def article(
    text: str,
    outlet: str = "Courier",
    published: str | None = None,
    headline: str | None = None,
    id: str | None = None,
    **fields: Any,
) -> Article:
    """Give an article. Without `id`, its id depends on outlet, headline and text; a bare date is marked `date-only`."""
    basis = None if published is None else "date-only" if len(published) == 10 else "stated"
    made: dict[str, Any] = {
        "id": id or identify(outlet, headline, text),
        "outlet": outlet,
        "text": text,
        "headline": headline,
        "published": published,
        "published_basis": basis,
    }
    return Article(**made | fields)


def opened(data: bytes, name: str = "x", **known: Any) -> Opened:
    """Give an input as a reader gets it; its stem is `name` without the ending."""
    return Opened(BytesIO(data), name, name.rpartition(".")[0] or name, **known)


def coverage(*articles: Article, **tables: Any) -> Coverage:
    """Give the coverage of `articles` with their sentences parsed, and the other tables as given."""
    parsed = tuple(sentence for each in articles for sentence in _parsed(each))
    return Coverage(**{"articles": articles, "sentences": parsed} | tables)


def words(story: Coverage, record: Any) -> str:
    """Give the words behind a record or span that has an article, a start and an end."""
    owner = next(each for each in story.articles if each.id == record.article)
    return read(owner, record.start, record.end, getattr(record, "field", "text"))


@lru_cache(maxsize=1024)
def _parsed(one: Article) -> tuple[Sentence, ...]:
    """Parse an article once per test run: parsing is most of what a test costs."""
    return sentences.find(Coverage((one,)))
