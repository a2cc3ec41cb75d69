"""Feeds: RSS 2.0 and its forebears, RSS 1.0, and Atom (RFC 4287), an entry an article or a link to one.

feedparser knows the dialects; `markup` has made the file safe before. What an entry says of its article is taken whole:
the content before the summary, the outlet that published it (`<source>`, where a feed gathers from several) before the
feed's own title, the address of the article before the one that counts clicks. A feed that breaks off is read to where
it does, and says where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from rashomon.articles import entries, markup, outlets
from rashomon.articles.opened import Filed, Link, Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from rashomon.settings import FEEDS

_ROOTS = {"rss", "feed", "RDF"}
_ENTRIES = frozenset(("item", "entry"))
_ENTRY = re.compile(r"<(?P<end>/)?(?:\w+:)?(?:item|entry)[\s>]")
_MAIL = re.compile(r"[<(]?\S+@[^\s)>]+[)>]?")


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is a feed by its first element: rss, feed, or rdf:RDF of RSS 1.0."""
    name = markup.root(head)
    return name in _ROOTS and (name != "RDF" or "//purl.org/rss/" in head)


def read(opened: Opened) -> Iterator[Row]:
    """Give a row for each entry: a link with what the feed says of the article there, or that alone without a link.

    Raises ArticleError where there is no feed, or no entry in it.
    """
    written = markup.text(opened)
    name = markup.root(written)
    if name not in _ROOTS:
        raise ArticleError(f"this is no feed but {markup.other(name or '')}")
    problem = markup.find_break(written, _ENTRIES)
    if problem:
        whole = _whole(written) if len(written) <= FEEDS.mended else problem.before
        said = f"{markup.broken(problem.line, problem.reason)}; what could be read of the feed is kept"
        yield Rejection("read", opened.name, said + (", without the entry that breaks off" if whole != written else ""))
        written = whole
    feed = _parse(written, opened)
    if not feed.entries:
        raise ArticleError("the feed has no entries")
    rows = [
        _row(entry, feed, f"{opened.name}, entry {number}", opened)
        for number, entry in enumerate(feed.entries[: FEEDS.listed], start=1)
    ]
    yield from filter(None, rows)
    if empty := rows.count(None):
        yield Rejection("read", opened.name, f"there is neither a link nor a text in {empty} of its entries")
    if (beyond := len(feed.entries) - FEEDS.listed) > 0:
        yield Rejection("read", opened.name, f"{beyond} entries beyond the {FEEDS.listed:,} that are read of one feed")


def _parse(written: str, opened: Opened) -> Any:
    import feedparser  # only here: 60 ms that a folder of text need not wait for

    return feedparser.parse(
        # A file: a string that is an address would be fetched. With a declaration, as one is put over it else, and
        # every line counted one on.
        BytesIO(b"<?xml version='1.0'?>" + written.encode()),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": opened.url or ""},
        sanitize_html=False,
        resolve_relative_uris=False,
    )


def _whole(written: str) -> str:
    """Give a feed that breaks off inside an entry up to the end of the last whole one."""
    marks = list(_ENTRY.finditer(written))
    if not marks or marks[-1]["end"]:
        return written
    return written[: next((mark.end() for mark in reversed(marks) if mark["end"]), marks[0].start())]


def _row(entry: Any, parsed: Any, where: str, opened: Opened) -> Link | Filed | None:
    """Give what one entry says, or None where it has neither a link nor a text."""
    feed, origin = parsed.feed, entry.get("source") or {}
    home = entries.address(feed.get("link"), opened.url) or opened.url
    url = _address(entry, home)
    outlet = entries.line(origin.get("title")) or entries.outlet(entries.line(feed.get("title")), home or url)
    headline = entries.line(entry.get("title"))
    if origin and headline:
        headline = headline.removesuffix(f" - {outlet}")
    texts = (entries.text(said, headline, outlet) for said in _said(entry))
    text, places = next((found for found in texts if found[0].strip()), ("", ()))
    if not url and not text:
        return None
    # The author of an Atom feed is that of its entries (RFC 4287, 4.2.1), but for those from elsewhere.
    authored = feed if parsed.version[:4] == "atom" and not origin and not entry.get("authors") else entry
    published = entry.get("published")
    # For a missing time of change `get` gives that of publication, and a warning that one day it will not.
    changed = entry["updated"] if "updated" in entry else None  # noqa: SIM401
    filed = Filed(
        text,
        where,
        opened.stem,
        headline=headline,
        outlet=outlet,
        url=url,
        published=published or changed,
        modified=changed if published else None,
        bylines=tuple(_people(authored)),
        language=_language(entry) or feed.get("language"),
        id=None if url else entries.unique(entry.get("id")),
        set_off=places,
    )
    return Link(url, where, filed) if url else filed


def _said(entry: Any) -> Iterator[str]:
    """Give what an entry has to say, the whole before the summary, and of one content in two types the HTML first."""
    for content in sorted(entry.get("content", []), key=lambda each: "html" not in (each.get("type") or "")):
        yield content.get("value", "")
    yield entry.get("summary", "")


def _address(entry: Any, home: str | None) -> str | None:
    """Give where an entry's article stands, and not where a service counts the clicks on their way to it."""
    link = entries.address(entry.get("link"), home)
    own = entries.address(entry.get("id"))
    if link and own and outlets.domain(own) == outlets.domain(home) != outlets.domain(link):
        link = own
    return entries.address(entry.get("feedburner_origlink"), home) or link


def _people(authored: Any) -> Iterator[str]:
    """Give the names of authors; RSS has a name behind a mail address: "quill@courier.example (Mara Quill)"."""
    people = authored.get("authors") or []
    names = [each.get("name", "") for each in people]
    if len(people) == 1 and people[0].get("email"):
        # feedparser takes a top-level domain for four letters long, and gives the rest of it as part of the name.
        names = [authored.get("author", "")]
    yield from filter(None, (entries.line(_MAIL.sub(" ", name).strip(" ()")) for name in names))


def _language(entry: Any) -> str | None:
    details = (*entry.get("content", []), entry.get("title_detail") or {})
    return next((said for each in details if (said := each.get("language"))), None)
