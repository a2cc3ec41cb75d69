"""As a guest: robots.txt, pauses, hosts left alone, and servers that are asked only for what has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from rashomon import articles
from rashomon.articles.web import fetching
from rashomon.records import Article, Rejection, Visit
from tests.articles.web.hosts import HOME, TEXT, page, reasons, rows, silent
from tests.loopback import Handler, Page, Server


def test_an_address_is_read_as_a_file_of_its_format_is(server: Server) -> None:
    server.pages |= {
        "/news/ferry": page(),
        "/rows": Page(f'{{"text": "{TEXT[0]}", "outlet": "Wire"}}\n'.encode()),
        "/note.txt": Page(TEXT[0].encode(), headers={"Content-Type": "text/plain"}),
    }
    found, rejected = articles.read([server.url(path) for path in ("/news/ferry", "/rows", "/note.txt")], HOME)
    assert rejected == ()
    assert [(each.outlet, each.url) for each in found] == [
        ("127.0.0.1", server.url("/news/ferry")),
        ("Wire", server.url("/rows")),
        ("127.0.0.1", server.url("/note.txt")),
    ]
    assert (found[0].headline, found[0].text) == ("Ferry hits pier", "\n\n".join(TEXT))


def test_we_say_who_we_are_and_ask_robots_txt_once(server: Server) -> None:
    server.pages |= {"/a": page("A"), "/b": page("B")}
    articles.read([server.url("/a"), server.url("/b")], HOME)
    assert server.asked == ["/robots.txt", "/a", "/b"]
    assert all(each["User-Agent"].startswith("Rashomon/") for each in server.headers)


ROBOTS = [
    ("forbidden", Page(b"User-agent: *\nDisallow: /private"), ["the robots.txt of 127.0.0.1 forbids it"]),
    ("we alone", Page(b"User-agent: Rashomon\nDisallow: /\n"), ["the robots.txt of 127.0.0.1 forbids it"]),
    ("others", Page(b"User-agent: Harvester\nDisallow: /\n"), []),
    ("there is none", Page(b"", 404), []),
    ("not for us to read", Page(b"", 403), []),
    ("down", Page(b"", 503), ["nothing may be fetched while its robots.txt cannot be read: the server answered with"]),
    ("busy", Page(b"", 429), ["nothing may be fetched while its robots.txt cannot be read: the server answered with"]),
    ("silent", silent, ["127.0.0.1 said nothing for 0.4 s"]),
    ("elsewhere", Page(status=301, headers={"Location": "/rules"}), ["the robots.txt of 127.0.0.1 forbids it"]),
    ("circle", Page(status=301, headers={"Location": "/robots.txt"}), ["its robots.txt is redirected more than 10"]),
    ("beyond what is read", Page(b"# sea\n" * 100_000 + b"User-agent: *\nDisallow: /"), []),
    ("bytes", Page(b"\xff\xfe\x00\x00" * 50), []),
]


@pytest.mark.parametrize(("answer", "expected"), [case[1:] for case in ROBOTS], ids=[case[0] for case in ROBOTS])
def test_robots_txt_is_kept(server: Server, answer: Any, expected: list[str]) -> None:
    server.pages |= {"/robots.txt": answer, "/private/a": page(), "/rules": Page(b"User-agent: *\nDisallow: /")}
    found, rejected = articles.read([server.url("/private/a")], HOME)
    assert len(found) + len(rejected) == 1
    assert ("/private/a" in server.asked) == bool(found)
    for said, start in zip(rejected, expected, strict=True):
        assert said.reason.startswith(start)


def test_robots_txt_counts_where_a_redirect_leads(server: Server, other: Server) -> None:
    server.pages["/a"] = Page(status=302, headers={"Location": other.url("/a")})
    other.pages |= {"/robots.txt": Page(b"User-agent: *\nDisallow: /"), "/a": page()}
    assert reasons(server.url("/a")) == ["the robots.txt of 127.0.0.1 forbids it"]
    assert other.asked == ["/robots.txt"]


PAUSES = [
    ("none is asked for", b"", 2.0),
    ("longer", b"User-agent: *\nCrawl-delay: 5", 5.0),
    ("shorter than ours", b"User-agent: *\nCrawl-delay: 0.1", 2.0),
    ("too long", b"User-agent: *\nCrawl-delay: 3600", 10.0),
    ("for another", b"User-agent: Harvester\nCrawl-delay: 5", 2.0),
]


@pytest.mark.parametrize(("robots", "pause"), [case[1:] for case in PAUSES], ids=[case[0] for case in PAUSES])
def test_each_host_has_its_pause(
    server: Server,
    other: Server,
    limits: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    robots: bytes,
    pause: float,
) -> None:
    limits(delay=2.0)
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    monkeypatch.setattr(fetching, "sleep", sleep)
    monkeypatch.setattr(fetching, "monotonic", lambda: now[0])
    server.pages |= {"/robots.txt": Page(robots), "/a": page("A"), "/b": page("B"), "/c": page("C")}
    other.pages["/d"] = page("D")
    given = [server.url("/a"), server.url("/b"), server.url("/c"), other.url("/d")]
    found, _ = articles.read(given, HOME)
    assert [each.headline for each in found] == ["A", "D", "B", "C"]  # in turn, so that no host waits for another
    assert slept == [pause, pause]


def test_a_host_that_fails_again_and_again_is_left_alone(server: Server) -> None:
    server.pages |= {f"/{n}": Page(b"", 500) for n in range(5)}
    said = reasons(*(server.url(f"/{n}") for n in range(5)))
    assert server.asked == ["/robots.txt", "/0", "/1", "/2"]
    assert [reason.startswith("the host is left alone for this run") for reason in said] == [False] * 3 + [True] * 2


def test_an_answer_between_makes_up_for_failures(server: Server) -> None:
    server.pages |= {f"/{n}": page() if n == 2 else Page(b"", 500) for n in range(5)}
    articles.read([server.url(f"/{n}") for n in range(5)], HOME)
    assert server.asked == ["/robots.txt", *(f"/{n}" for n in range(5))]


def test_a_host_that_asks_for_peace_gets_it(server: Server) -> None:
    server.pages |= {"/0": Page(b"", 429), "/1": page()}
    said = reasons(server.url("/0"), server.url("/1"))
    assert server.asked == ["/robots.txt", "/0"]
    assert said[1].startswith("the host is left alone for this run, as: the server answered with status 429")


# --- what has not changed ---


def test_a_server_is_asked_only_for_what_has_changed(server: Server) -> None:
    server.pages["/a"] = replace(page(), etag='"one"')
    first = rows(server.url("/a"))
    assert [type(row) for row in first] == [Article, Visit]
    visit = first[1]
    assert isinstance(visit, Visit)
    assert (visit.url, visit.status, visit.etag) == (server.url("/a"), 200, '"one"')

    (again,) = rows(server.url("/a"), visited={visit.url: visit})
    assert isinstance(again, Visit)
    assert server.headers[-1]["If-None-Match"] == '"one"'
    assert (again.status, again.etag) == (304, '"one"')

    server.pages["/a"] = replace(page(more="A new part, and a long one at that."), etag='"two"')
    third = rows(server.url("/a"), visited={again.url: again})
    assert [type(row) for row in third] == [Article, Visit]
    assert third[1].etag == '"two"'


def test_last_modified_is_kept_through_a_304_that_does_not_repeat_it(server: Server) -> None:
    stamp = "Sun, 03 Mar 2024 10:00:00 GMT"
    known = Visit(server.url("/a"), 200, "2024-03-03T12:00:00+00:00", None, stamp)

    def unchanged(handler: Handler) -> None:
        assert handler.headers["If-Modified-Since"] == stamp
        handler.begin(304, {})

    server.pages["/a"] = unchanged
    (again,) = rows(server.url("/a"), visited={known.url: known})
    assert isinstance(again, Visit)
    assert (again.status, again.last_modified) == (304, stamp)


def test_a_tag_that_is_no_header_is_not_sent(server: Server) -> None:
    server.pages["/a"] = page()
    known = Visit(server.url("/a"), 200, "2024-03-03T12:00:00+00:00", '"a"\r\nX-Evil: 1', "née")
    assert [type(row) for row in rows(server.url("/a"), visited={known.url: known})] == [Article, Visit]
    assert {"If-None-Match", "If-Modified-Since", "X-Evil"}.isdisjoint(server.headers[-1])


def test_a_redirect_is_a_visit_of_its_own_and_what_is_known_belongs_to_where_it_led(
    server: Server, other: Server
) -> None:
    server.pages["/latest"] = Page(status=302, headers={"Location": other.url("/a")}, etag='"way"')
    other.pages["/a"] = replace(page(), etag='"one"')
    article, way, end = rows(server.url("/latest"))
    assert isinstance(article, Article)
    assert article.url == other.url("/a")
    assert [(each.url, each.status, each.etag) for each in (way, end)] == [
        (server.url("/latest"), 302, '"way"'),
        (other.url("/a"), 200, '"one"'),
    ]
    # The way leads elsewhere now: what is known of where it led does not count there.
    other.pages["/b"] = replace(page("Pier open"), etag='"one"')
    server.pages["/latest"] = Page(status=302, headers={"Location": other.url("/b")})
    again = rows(server.url("/latest"), visited={each.url: each for each in (way, end)})
    assert [type(row) for row in again] == [Article, Visit, Visit]


@pytest.mark.parametrize("answer", [Page(b"", 500), Page(b"<html><nav>Menu</nav></html>")], ids=["down", "no article"])
def test_what_was_not_read_was_not_visited(server: Server, answer: Page) -> None:
    server.pages["/a"] = replace(answer, etag='"one"')
    assert [type(row) for row in rows(server.url("/a"))] == [Rejection]
