"""OPML, versions 1 and 2 (opml.org): a list of feeds, as every feed reader exports one.

Each outline with an `xmlUrl` is a link to a feed; outlines around it are folders. Nothing is read of the feeds here.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.articles import entries, markup
from rashomon.articles.opened import Link, Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from rashomon.settings import FEEDS


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is OPML, by its first element."""
    return (markup.root(head) or "").lower() == "opml"


def read(opened: Opened) -> Iterator[Row]:
    """Give a link to each feed in a list, once. Raises ArticleError where there is none."""
    tree = markup.parse(opened)
    if markup.name(tree.root).lower() != "opml":
        raise ArticleError(f"this is no list of feeds but {markup.other(markup.name(tree.root))}")
    if tree.problem:
        yield Rejection("read", opened.name, f"{tree.problem}; what could be read of the list is kept")
    links: dict[str, Link] = {}
    for outline in tree.root.iter("{*}outline"):
        said = {name.lower(): value for name, value in outline.attrib.items()}  # "xmlurl" stands in many
        if not (written := said.get("xmlurl", "").strip()):
            continue
        where = f"{opened.name}: {entries.line(said.get('title')) or entries.line(said.get('text')) or written}"
        if url := _feed(written, opened.url):
            links.setdefault(url, Link(url, where))
        else:
            yield Rejection("read", where, f"{written[:200]!r} is no address of the web")
    if not links:
        raise ArticleError("the list has no feeds: no outline in it has an xmlUrl")
    yield from list(links.values())[: FEEDS.listed]
    if (beyond := len(links) - FEEDS.listed) > 0:
        yield Rejection("read", opened.name, f"{beyond} feeds beyond the {FEEDS.listed:,} that are read of one list")


def _feed(written: str, base: str | None) -> str | None:
    """Give the address of a feed; "feed:" stands before it, or in place of "http:", in what browsers once wrote."""
    if written.lower().startswith("feed:"):
        rest = written[5:]
        written = rest if "://" in rest else f"http:{rest}"
    return entries.address(written, base)
