"""Links: told of unasked, followed on demand, so far and so many, each once."""

from __future__ import annotations

import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from rashomon import articles
from rashomon.articles import Options
from rashomon.records import Article, Rejection, Visit
from tests.articles.web.hosts import FOLLOW, PUBLIC, TEXT, feed, named, page, reasons, rows, sitemap
from tests.loopback import Page, Server


def entry(link: str, title: str = "", text: str = "", more: str = "") -> str:
    said = f"<title>{title}</title>" * bool(title) + f"<description>{text}</description>" * bool(text)
    return f"<link>{link}</link>{said}{more}"


def test_links_are_told_of_once_and_not_followed_unasked(server: Server) -> None:
    server.pages["/feed"] = feed(entry("/a", "A"), entry("/b", "B"), entry("/c", "C", TEXT[0]))
    told = rows(server.url("/feed"))
    assert server.asked == ["/robots.txt", "/feed"]
    article, rejection, visit = told
    assert isinstance(article, Article)
    assert (article.headline, article.url, article.text) == ("C", server.url("/c"), TEXT[0])
    assert rejection == Rejection(
        "read", server.url("/feed"), "2 addresses in it without a text; give --follow to fetch what stands there"
    )
    assert isinstance(visit, Visit)
    assert visit.followed is False


def test_the_page_counts_and_the_feed_fills_what_it_does_not_say(server: Server) -> None:
    byline = "<author>Mara Quill</author><pubDate>Sun, 03 Mar 2024 10:00:00 GMT</pubDate>"
    server.pages |= {
        "/feed": feed(entry("a", "In the feed", "A teaser.", byline), entry("b", "Other words")),
        "/a": page(""),
        "/b": page("On the page"),
    }
    first, second = articles.read([server.url("/feed")], FOLLOW)[0]
    assert (first.headline, first.published, first.authors) == (
        "In the feed",
        "2024-03-03T10:00:00+00:00",
        ("Mara Quill",),
    )
    assert (first.outlet, first.url, first.text) == ("Courier", server.url("/a"), "\n\n".join(TEXT))
    assert second.headline == "On the page"


def test_what_the_feed_says_stands_in_for_a_page_that_cannot_be_read(server: Server) -> None:
    server.pages |= {
        "/feed": feed(entry("/gone", "Gone", TEXT[0]), entry("/menu", "Menu", TEXT[1]), entry("/bare", "Bare")),
        "/menu": Page(b"<html><nav>Menu</nav></html>"),
    }
    found, rejected = articles.read([server.url("/feed")], FOLLOW)
    assert [(each.headline, each.text) for each in found] == [("Gone", TEXT[0]), ("Menu", TEXT[1])]
    assert [(each.input, each.reason) for each in rejected] == [
        (
            server.url("/gone"),
            "the server answered with status 404 (Not Found); what the feed says of it is kept",
        ),
        (
            server.url("/menu"),
            "the page holds no article: no running text stands out from its menus and links;"
            " what the feed says of it is kept",
        ),
        (server.url("/bare"), "the server answered with status 404 (Not Found)"),
    ]


def kinds(told: list[Any]) -> list[tuple[str, str]]:
    return [(type(row).__name__, getattr(row, "url", None) or row.input) for row in told]


def test_a_list_was_visited_after_all_that_it_lists(server: Server) -> None:
    server.pages |= {"/feed": feed(entry("/a", "A"), entry("/b", "B"), etag='"f"'), "/a": page("A"), "/b": page("B")}
    a, b, listed = (server.url(path) for path in ("/a", "/b", "/feed"))
    told = rows(listed, options=FOLLOW)
    assert kinds(told) == [("Article", a), ("Visit", a), ("Article", b), ("Visit", b), ("Visit", listed)]
    visits = {row.url: row for row in told if isinstance(row, Visit)}
    assert (visits[listed].etag, visits[listed].followed) == ('"f"', True)
    assert kinds(rows(listed, options=FOLLOW, visited=visits)) == [("Visit", listed)]


FAILED = [("may go well another time", Page(b"", 503), False), ("will not change", Page(b"", 410), True)]


@pytest.mark.parametrize(("answer", "visited"), [case[1:] for case in FAILED], ids=[case[0] for case in FAILED])
def test_a_list_is_read_again_where_something_in_it_may_go_well_another_time(
    server: Server, other: Server, answer: Page, visited: bool
) -> None:
    server.pages |= {"/feed": feed(entry(other.url("/a"), "A"), entry("/b", "B"), etag='"f"'), "/b": page("B")}
    other.pages["/a"] = answer
    told = [row for row in rows(server.url("/feed"), options=FOLLOW) if isinstance(row, Visit)]
    assert [row.url for row in told] == [server.url("/b")] + [server.url("/feed")] * visited


def test_a_list_that_was_read_unfollowed_is_read_again_to_be_followed(server: Server) -> None:
    server.pages |= {"/feed": feed(entry("/a", "A", "A teaser of the words."), etag='"f"'), "/a": page("A")}
    visits = {row.url: row for row in rows(server.url("/feed")) if isinstance(row, Visit)}
    assert kinds(rows(server.url("/feed"), visited=visits)) == [("Visit", server.url("/feed"))]
    assert ("Article", server.url("/a")) in kinds(rows(server.url("/feed"), options=FOLLOW, visited=visits))


def test_a_list_of_lists_is_asked_for_in_full_each_time(server: Server) -> None:
    server.pages |= {
        "/map": replace(sitemap(server.url("/part"), kind="sitemapindex"), etag='"m"'),
        "/part": sitemap(server.url("/a")),
        "/a": replace(page("A"), etag='"a"'),
    }
    visits = {row.url: row for row in rows(server.url("/map"), options=FOLLOW) if isinstance(row, Visit)}
    assert (visits[server.url("/map")].etag, visits[server.url("/a")].etag) == (None, '"a"')
    server.pages |= {"/part": sitemap(server.url("/a"), server.url("/b")), "/b": page("B")}
    told = rows(server.url("/map"), options=FOLLOW, visited=visits)
    assert [row.headline for row in told if isinstance(row, Article)] == ["B"]


def test_a_list_of_feeds_in_a_file_leads_to_feeds_and_pages_the_hosts_in_turn(
    server: Server, other: Server, tmp_path: Path
) -> None:
    for host, name in ((server, "N"), (other, "S")):
        host.pages |= {"/feed": feed(*(entry(f"/{n}", f"{name}{n}") for n in range(3)))}
        host.pages |= {f"/{n}": page(f"{name}{n}") for n in range(3)}
    (tmp_path / "feeds.opml").write_text(
        f"<opml version='2.0'><body><outline xmlUrl='{server.url('/feed')}'/><outline xmlUrl='{other.url('/feed')}'/>"
        "</body></opml>"
    )
    found, rejected = articles.read([tmp_path / "feeds.opml"], FOLLOW)
    assert rejected == ()
    assert [each.headline for each in found] == ["N0", "S0", "N1", "S1", "N2", "S2"]


def test_each_address_is_fetched_once(server: Server) -> None:
    server.pages |= {"/feed": feed(entry("/a#top", "A"), entry("/a", "A"), entry("/feed", "Itself")), "/a": page("A")}
    found, rejected = articles.read([server.url("/feed"), server.url("/a"), server.url("/feed#x")], FOLLOW)
    assert server.asked == ["/robots.txt", "/feed", "/a"]
    assert (len(found), rejected) == (1, ())


def test_links_go_only_so_deep(server: Server, limits: Callable[..., None]) -> None:
    limits(depth=2)
    server.pages |= {f"/{n}": sitemap(server.url(f"/{n + 1}"), kind="sitemapindex") for n in range(9)}
    assert reasons(server.url("/0"), options=FOLLOW) == [
        "1 address in it beyond 2 steps from what was given; to read on from there, give the list itself"
    ]
    assert server.asked == ["/robots.txt", "/0", "/1", "/2"]


def test_a_run_follows_so_many_links_and_the_next_one_goes_on(server: Server, limits: Callable[..., None]) -> None:
    limits(links=2)
    server.pages |= {f"/{n}": replace(page(str(n)), etag='"x"') for n in range(5)}
    server.pages["/map"] = sitemap(*(server.url(f"/{n}") for n in range(5)))
    visits: dict[str, Visit] = {}
    read = []
    for _ in range(3):
        told = rows(server.url("/map"), options=FOLLOW, visited=visits)
        read.append([row.headline for row in told if isinstance(row, Article)])
        visits |= {row.url: row for row in told if isinstance(row, Visit)}
    assert read == [["0", "1"], ["2", "3"], ["4"]]
    assert [row.reason for row in told if isinstance(row, Rejection)] == [
        "3 addresses in it beyond the 2 that one run follows; run again for the rest"
    ]


def test_what_a_file_lists_relative_to_nothing_is_said(tmp_path: Path) -> None:
    (tmp_path / "wire.json").write_text(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "C", "items": [{"id": "1", "url": "/a", "title": "A"}]}'
    )
    found, rejected = articles.read([tmp_path / "wire.json"], FOLLOW)
    assert found == ()
    assert len(rejected) == 1


def test_links_into_the_network_are_refused(
    server: Server, outside: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    named(monkeypatch, {"courier.example": PUBLIC})
    server.pages["/feed"] = feed(entry("http://192.168.0.1/admin", "Router"), entry("http://localhost/", "Here"))
    found, rejected = articles.read(["http://courier.example/feed"], Options(follow=True))
    assert found == ()
    assert all("give --allow-private" in each.reason for each in rejected)
    assert len(rejected) == 2
    assert set(outside) == {PUBLIC}


def test_files_open_no_connection_whatever_they_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, no)
    monkeypatch.setattr(socket, "getaddrinfo", no)
    listed = "https://courier.example/a"
    (tmp_path / "a.rss").write_bytes(feed(entry(listed, "A", TEXT[0])).body)
    (tmp_path / "b.xml").write_bytes(sitemap(listed).body)
    (tmp_path / "c.opml").write_text(f"<opml version='2.0'><body><outline xmlUrl='{listed}'/></body></opml>")
    (tmp_path / "d.html").write_bytes(
        page(head=f"<link rel=canonical href='{listed}'><script src='{listed}'></script>").body
    )
    found, _ = articles.read([tmp_path])
    assert len(found) == 2
