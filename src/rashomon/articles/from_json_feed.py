"""JSON Feed, versions 1 and 1.1 (jsonfeed.org): what RSS says, in JSON.

It is known by its `version`, an address at jsonfeed.org; any other list of items is JSON. Content in HTML counts before
content in plain text, and that before the summary. `external_url` is what an entry speaks of, not where it stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from rashomon.articles import decoding, entries
from rashomon.articles.opened import Filed, Link, Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from rashomon.settings import FEEDS

_TEXTS = ("content_html", "content_text", "summary")
_VERSION = re.compile(r"\s*\{.*\"version\"\s*:\s*\"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org\b", re.S | re.I)


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is a JSON Feed: an object with its `version`, wherever it stands."""
    return bool(_VERSION.match(head.lstrip("\ufeff")))


def read(opened: Opened) -> Iterator[Row]:
    """Give a row for each item: a link with what the feed says of the article there, or that alone without a link.

    Raises ArticleError where there is no JSON, or no item in it.
    """
    feed = _feed(opened)
    items = feed.get("items")
    if not isinstance(items, list) or not items:
        raise ArticleError("the feed has no entries")
    for number, item in enumerate(items[: FEEDS.listed], start=1):
        where = f"{opened.name}, entry {number}"
        row = _row(item, feed, where, opened) if isinstance(item, dict) else None
        yield row or Rejection("read", where, "the entry has neither a link nor a text")
    if (beyond := len(items) - FEEDS.listed) > 0:
        yield Rejection("read", opened.name, f"{beyond} entries beyond the {FEEDS.listed:,} that are read of one feed")


def _feed(opened: Opened) -> dict[str, object]:
    written = decoding.read(opened.file, FEEDS.largest, opened.charset)
    try:
        feed = json.loads(written, strict=False)
    except RecursionError as error:
        raise ArticleError("the JSON is nested too deeply") from error
    except ValueError as error:
        raise ArticleError(f"this is no JSON: {error}; it may break off") from error
    if not isinstance(feed, dict):
        raise ArticleError(f"this is no feed but a {type(feed).__name__}")
    return feed


def _row(item: dict[str, object], feed: dict[str, object], where: str, opened: Opened) -> Link | Filed | None:
    """Give what one item says, or None where it has neither a link nor a text."""
    home = entries.address(feed.get("home_page_url"), opened.url) or opened.url
    url = entries.address(item.get("url"), home) or entries.address(item.get("id"))
    outlet = entries.outlet(entries.line(feed.get("title")), home or url)
    headline = entries.line(item.get("title"))
    said = {name: value for name in _TEXTS if isinstance(value := item.get(name), str)}
    texts = (entries.text(each, headline, outlet, plain=name != "content_html") for name, each in said.items())
    text, places = next((found for found in texts if found[0].strip()), ("", ()))
    if not url and not text:
        return None
    filed = Filed(
        text,
        where,
        opened.stem,
        headline=headline,
        outlet=outlet,
        url=url,
        published=_words(item.get("date_published")) or _words(item.get("date_modified")),
        modified=_words(item.get("date_modified")) if item.get("date_published") else None,
        bylines=_people(item) or _people(feed),
        language=_words(item.get("language")) or _words(feed.get("language")),
        id=None if url else entries.unique(item.get("id")),
        set_off=places,
    )
    return Link(url, where, filed) if url else filed


def _people(said: dict[str, object]) -> tuple[str, ...]:
    """Give the names of authors, as version 1.1 lists them, or of the one author of version 1."""
    listed = said.get("authors") or [said.get("author")]
    names = (each.get("name") for each in (listed if isinstance(listed, list) else []) if isinstance(each, dict))
    return tuple(name for each in names if (name := entries.line(each)))


def _words(value: object) -> str | None:
    return value if isinstance(value, str) else None
