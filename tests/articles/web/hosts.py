"""Pages, feeds and hosts for the tests that fetch, and what is read from them."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from rashomon import articles
from rashomon.articles import Options
from rashomon.records import Article, Rejection, Visit
from tests.loopback import Handler, Page

TEXT = (
    "A ferry struck a pier at Port Ellery on Sunday, and twelve people were hurt, the harbour authority said.",
    "The pier stays closed until the engineers have seen it, a spokeswoman for the authority told reporters.",
)
HOME = Options(allow_private=True)
FOLLOW = Options(allow_private=True, follow=True)
PUBLIC = "93.184.216.34"
"""A number outside this machine and its networks."""


def page(headline: str = "Ferry hits pier", more: str = "", head: str = "") -> Page:
    words = "".join(f"<p>{part}</p>" for part in (*TEXT, more))
    title = f"<title>{headline}</title><h1>{headline}</h1>" if headline else ""
    html = f"<!doctype html><html><head>{head}</head><body><article>{title}{words}</article></body></html>"
    return Page(html.encode(), headers={"Content-Type": "text/html; charset=utf-8"})


def feed(*entries: str, etag: str | None = None) -> Page:
    rows = "".join(f"<item>{each}</item>" for each in entries)
    said = f"<rss version='2.0'><channel><title>Courier</title>{rows}</channel></rss>"
    return Page(said.encode(), headers={"Content-Type": "application/rss+xml"}, etag=etag)


def sitemap(*urls: str, kind: str = "urlset") -> Page:
    inner = "url" if kind == "urlset" else "sitemap"
    rows = "".join(f"<{inner}><loc>{url}</loc></{inner}>" for url in urls)
    return Page(f"<{kind} xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</{kind}>".encode())


def rows(
    *given: str, options: Options = HOME, visited: dict[str, Visit] | None = None
) -> list[Article | Rejection | Visit]:
    return [row for _, row in articles.stream(given, options, (visited or {}).get)]


def reasons(*given: str, options: Options = HOME) -> list[str]:
    """Give why nothing could be read at the addresses given."""
    found, rejected = articles.read(given, options)
    assert found == ()
    return [each.reason for each in rejected]


def silent(handler: Handler) -> None:
    """Answer nothing, until the test is over."""
    handler.over.wait(60)


def named(monkeypatch: pytest.MonkeyPatch, names: dict[str, str]) -> list[str]:
    """Let names lead to numbers; give the list of the names that are looked up."""
    looked_up: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: str, *rest: Any, **more: Any) -> Any:
        if host in names:
            looked_up.append(host)
        return real(names.get(host, host), *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return looked_up
