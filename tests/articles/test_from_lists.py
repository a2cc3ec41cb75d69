"""Lists of feeds and sitemaps: every address of the web, once, and nothing read behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.articles import from_opml, from_sitemap
from rashomon.articles.opened import Link
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from tests.newsroom import opened

SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'

OUTLINES = [
    ('<outline xmlUrl="https://a.example/f"/>', ["https://a.example/f"], "a feed"),
    ('<outline XMLURL="https://a.example/f"/>', ["https://a.example/f"], "whatever its capitals"),
    ('<outline><outline><outline xmlUrl="https://a.example/f"/></outline></outline>', ["https://a.example/f"], "nested"),
    ('<outline xmlUrl="https://a.example/f"/><outline xmlUrl=" https://a.example/f "/>', ["https://a.example/f"], "once"),
    ('<outline xmlUrl="feed:https://a.example/f"/>', ["https://a.example/f"], "feed: before it"),
    ('<outline xmlUrl="feed://a.example/f"/>', ["http://a.example/f"], "feed: in place of http:"),
    ('<outline xmlUrl="/f"/>', ["https://list.example/f"], "in part"),
    ('<outline xmlUrl="https://a.example/f?a=1&b=2"/>', ["https://a.example/f?a=1&b=2"], 'a bare "&"'),
]  # fmt: skip


@pytest.mark.parametrize(("outlines", "urls", "why"), OUTLINES, ids=[why for *_, why in OUTLINES])
def test_each_feed_of_a_list_is_a_link(outlines: str, urls: list[str], why: str) -> None:
    data = f'<?xml version="1.0"?><opml version="2.0"><body>{outlines}</body></opml>'.encode()
    rows = list(from_opml.read(opened(data, "feeds.opml", url="https://list.example/all.opml")))
    assert [row.url for row in rows if isinstance(row, Link)] == urls, why
    assert len(rows) == len(urls)


def test_a_list_that_breaks_off_gives_the_feeds_before() -> None:
    data = b'<opml><body><outline text="A" xmlUrl="https://a.example/f"/>\n<outline text="B" xmlUrl="https://b.exa'
    rejection, link = from_opml.read(opened(data, "feeds.opml"))
    assert isinstance(rejection, Rejection)
    assert rejection.reason.startswith("the XML is broken at line 2 (")
    assert link == Link("https://a.example/f", "feeds.opml: A")


@pytest.mark.parametrize(
    "written", ["file:///etc/passwd", "javascript:alert(1)", "gopher://a.example", "http://", "http://[a"]
)
def test_what_is_no_address_of_the_web_is_rejected(written: str) -> None:
    data = f'<opml><body><outline xmlUrl="https://a.example/f"/><outline text="B" xmlUrl="{written}"/></body></opml>'
    rejection, _ = from_opml.read(opened(data.encode(), "feeds.opml"))
    assert rejection == Rejection("read", "feeds.opml: B", f"{written!r} is no address of the web")


PAGES = [
    (f"<urlset {SITEMAP}><url><loc>\n https://a.example/1?a&amp;b \n</loc></url></urlset>", ["https://a.example/1?a&b"]),
    (f"<sitemapindex {SITEMAP}><sitemap><loc>https://a.example/s.xml</loc></sitemap></sitemapindex>", ["https://a.example/s.xml"]),
    ("<urlset><url><loc>https://a.example/1</loc></url></urlset>", ["https://a.example/1"]),
    (f"<s:urlset {SITEMAP.replace('xmlns', 'xmlns:s')}><s:url><s:loc>https://a.example/1</s:loc></s:url></s:urlset>", ["https://a.example/1"]),
    ('<urlset xmlns:i="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://a.example/1</loc><i:image><i:loc>https://a.example/1.png</i:loc></i:image></url></urlset>', ["https://a.example/1"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "urls"), PAGES, ids=["pages", "sitemaps", "no namespace", "a prefix", "pictures beside"]
)
def test_each_address_of_a_sitemap_is_a_link(written: str, urls: list[str]) -> None:
    rows = list(from_sitemap.read(opened(written.encode(), "sitemap.xml")))
    assert [row.url for row in rows if isinstance(row, Link)] == urls
    assert [row.filed for row in rows if isinstance(row, Link)] == [None]


def test_a_news_sitemap_says_all_but_the_text() -> None:
    data = f"""<urlset {SITEMAP} {NEWS}><url><loc>https://a.example/1</loc><n:news><n:publication><n:name>Vennick &amp; Ashmere
    Herald</n:name><n:language>en</n:language></n:publication><n:publication_date>2024-03-05T07:30:00+01:00</n:publication_date>
    <n:title>Lock &amp;amp; weir</n:title></n:news></url></urlset>"""
    (row,) = from_sitemap.read(opened(data.encode(), "news.xml"))
    assert isinstance(row, Link)
    assert row.filed is not None
    said = row.filed
    assert (said.headline, said.outlet, said.language) == ("Lock & weir", "Vennick & Ashmere Herald", "en")
    assert (said.published, said.url, said.text) == ("2024-03-05T07:30:00+01:00", "https://a.example/1", "")


def test_half_an_address_at_a_break_is_not_given() -> None:
    data = f"<urlset {SITEMAP}><url><loc>https://a.example/1</loc></url><url><loc>https://a.example/lock-ga".encode()
    rejection, link = from_sitemap.read(opened(data))
    assert isinstance(rejection, Rejection)
    assert isinstance(link, Link)
    assert link.url == "https://a.example/1"


def test_addresses_beyond_the_limit_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_sitemap, "FEEDS", replace(from_sitemap.FEEDS, listed=2))
    pages = "".join(f"<url><loc>https://a.example/{n}</loc></url>" for n in range(5))
    rows = list(from_sitemap.read(opened(f"<urlset>{pages}</urlset>".encode(), "s.xml")))
    assert [isinstance(row, Link) for row in rows] == [True, True, False]
    assert rows[-1] == Rejection("read", "s.xml", "3 addresses beyond the 2 that a sitemap may list")


NONE = [
    (from_opml, b"<opml><body><outline text='A'/></body></opml>", "the list has no feeds"),
    (from_opml, b"<rss/>", "this is no list of feeds but XML that begins with <rss>"),
    (from_opml, b"<html><body>Sign in</body></html>", "this is no list of feeds but a web page"),
    (from_opml, b"", "the file is empty"),
    (from_sitemap, b"<urlset/>", "the sitemap lists nothing"),
    (from_sitemap, b"<opml/>", "this is no sitemap but XML that begins with <opml>"),
    (from_sitemap, b"https://a.example/1\nhttps://a.example/2\n", "this is no XML"),
]


@pytest.mark.parametrize(("reader", "data", "reason"), NONE)
def test_what_lists_nothing_says_so(reader: object, data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        list(reader.read(opened(data)))  # type: ignore[attr-defined]
