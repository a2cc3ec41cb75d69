"""Sitemaps (sitemaps.org 0.9), lists of sitemaps, and news sitemaps: each address a link.

A news sitemap says of an article what it is called, who published it and when, and nothing of its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from rashomon.articles import entries, markup
from rashomon.articles.opened import Filed, Link, Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from rashomon.settings import FEEDS

_ROOTS = {"urlset", "sitemapindex"}


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is a sitemap or a list of them, by its first element."""
    return markup.root(head) in _ROOTS


def read(opened: Opened) -> Iterator[Row]:
    """Give a link to each page or sitemap, in order. Raises ArticleError where there is none."""
    tree = markup.parse(opened)
    if markup.name(tree.root) not in _ROOTS:
        raise ArticleError(f"this is no sitemap but {markup.other(markup.name(tree.root))}")
    listed = list(tree.root.iterchildren("{*}url", "{*}sitemap"))
    if tree.problem:
        yield Rejection("read", opened.name, f"{tree.problem}; what could be read of the sitemap is kept")
    if tree.cut:
        del listed[-1:]  # half an address leads elsewhere
    if not listed:
        raise ArticleError("the sitemap lists nothing")
    for number, each in enumerate(islice(listed, FEEDS.listed), start=1):
        where = f"{opened.name}, address {number}"
        if url := entries.address(markup.words(each.find("{*}loc")), opened.url):
            yield Link(url, where, _filed(each.find("{*}news"), url, where, opened))
        else:
            yield Rejection("read", where, "it has no address of the web")
    if (beyond := len(listed) - FEEDS.listed) > 0:
        yield Rejection("read", opened.name, f"{beyond} addresses beyond the {FEEDS.listed:,} that a sitemap may list")


def _filed(news: Any, url: str, where: str, opened: Opened) -> Filed | None:
    """Give what a news sitemap says of the article at `url`: all but its text."""
    if news is None:
        return None
    return Filed(
        "",
        where,
        opened.stem,
        headline=entries.line(markup.words(news.find("{*}title"))),
        outlet=entries.line(markup.words(news.find("{*}publication/{*}name"))),
        url=url,
        published=markup.words(news.find("{*}publication_date")),
        language=markup.words(news.find("{*}publication/{*}language")),
    )
