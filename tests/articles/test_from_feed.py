"""Feeds: which article an entry is, who published it, where it stands, and what it says."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from rashomon.articles import entries, from_feed, from_json_feed, settle
from rashomon.articles.opened import Filed, Link
from rashomon.errors import ArticleError
from rashomon.records import Article, Rejection
from tests.newsroom import opened

TEXT = "The upper lock at Port Merrin closes on Monday for a week, the canal board said."
SPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


def rss(entry: str, title: str = "Courier", link: str = "https://courier.example/") -> bytes:
    return (
        f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel><title>{title}</title><link>{link}</link>'
        f"<item>{entry}</item></channel></rss>"
    ).encode()


def filed(data: bytes, **known: str) -> Filed:
    """Give what the one entry of a feed says of its article."""
    (row,) = from_feed.read(opened(data, "feed.xml", **known))
    found = row.filed if isinstance(row, Link) else row
    assert isinstance(found, Filed)
    return found


ADDRESSES = [
    ("<link>https://courier.example/1</link>", "https://courier.example/1", "a link"),
    ("<link>/1?utm_source=rss&amp;id=4</link>", "https://courier.example/1?id=4", "in part, and counted"),
    ("<guid>https://courier.example/1</guid>", "https://courier.example/1", "a permanent address alone"),
    ("<link><![CDATA[https://courier.example/1?a=1&b=2]]></link>", "https://courier.example/1?a=1&b=2", "in CDATA"),
    ("<link>https://courier.example/1?a=1&b=2</link>", "https://courier.example/1?a=1&b=2", 'a bare "&"'),
    ('<guid isPermaLink="false">https://courier.example/?p=1</guid>', None, "an id that looks like an address"),
    (
        "<link>https://clicks.example/r/1</link><guid>https://courier.example/1</guid>",
        "https://courier.example/1",
        "clicks are counted on another site",
    ),
    (
        "<link>https://courier.example/1</link><guid>https://old.example/1</guid>",
        "https://courier.example/1",
        "the link is the outlet's own",
    ),
    (
        "<link>https://clicks.example/r/1</link><feedburner:origLink>https://courier.example/1</feedburner:origLink>",
        "https://courier.example/1",
        "the feed says where it was",
    ),
    ("<link>javascript:alert(1)</link>", None, "no address of the web"),
    ("<link>http://[bad</link>", None, "an address that is none"),
]


@pytest.mark.parametrize(("entry", "url", "why"), ADDRESSES, ids=[why for *_, why in ADDRESSES])
def test_the_address_is_that_of_the_article(entry: str, url: str | None, why: str) -> None:
    assert filed(rss(f"<title>Lock shut</title>{entry}<description>{TEXT}</description>")).url == url, why


def test_an_address_in_part_is_of_where_the_feed_stands() -> None:
    data = rss(f"<link>/1</link><description>{TEXT}</description>", link="")
    assert filed(data, url="https://courier.example/feeds/all").url == "https://courier.example/1"


IDS = [
    ('<guid isPermaLink="false">tag:courier.example,2024:1</guid>', "tag:courier.example,2024:1"),
    ('<guid isPermaLink="false">12345</guid>', None),
    ("<guid>https://courier.example/1</guid>", None),
]


@pytest.mark.parametrize(("entry", "id"), IDS)
def test_an_id_is_one_that_no_other_article_has(entry: str, id: str | None) -> None:
    assert filed(rss(f"{entry}<description>{TEXT}</description>")).id == id


OUTLETS = [
    ("Courier", "https://courier.example/", "", "Courier"),
    ("Port Merrin Courier | Sport", "https://portmerrincourier.example/", "", "Port Merrin Courier"),
    ("Sport: latest", "https://courier.example/", "", "Sport: latest"),
    ("All papers", "https://reader.example/", "<source url='https://h.example/feed'>Vennick Herald</source>", "Vennick Herald"),
    ("", "https://courier.example/", "", None),
]  # fmt: skip


@pytest.mark.parametrize(("title", "link", "entry", "outlet"), OUTLETS)
def test_the_outlet_is_who_really_published(title: str, link: str, entry: str, outlet: str | None) -> None:
    assert filed(rss(f"{entry}<description>{TEXT}</description>", title, link)).outlet == outlet


def test_the_outlet_behind_a_gathered_headline_is_taken_off() -> None:
    entry = "<title>Lock shut - Vennick Herald</title><source url='https://h.example/'>Vennick Herald</source>"
    assert filed(rss(f"{entry}<link>https://h.example/1</link>")).headline == "Lock shut"
    assert filed(rss("<title>Lock shut - Vennick Herald</title><link>https://h.example/1</link>")).headline == (
        "Lock shut - Vennick Herald"
    )


SAID = [
    ("<description>Short.</description><content:encoded><![CDATA[<p>A.</p><p>B.</p>]]></content:encoded>", "A.\n\nB.", "the content before the summary"),
    ("<description>Short.</description><content:encoded> </content:encoded>", "Short.", "an empty content"),
    ("<description>&lt;p&gt;A&amp;nbsp;B.&lt;/p&gt;</description>", "A B.", "HTML written out"),
    ("<description><p>A <b>b</b>.</p><p>C.</p></description>", "A b.\n\nC.", "HTML in XML"),
    ("<description>A struck\n   the pier.</description>", "A struck the pier.", "lines broken for the eye"),
    ("<title>Lock shut</title><description>Lock shut</description>", "", "the headline again"),
    ("<title>Lock shut</title><description>&lt;img src='x'&gt;</description>", "", "a picture alone"),
    ("<description>Losses &amp;lt; 5 per cent</description>", "Losses < 5 per cent", "a sign that is no tag"),
]  # fmt: skip


@pytest.mark.parametrize(("entry", "text", "why"), SAID, ids=[why for *_, why in SAID])
def test_the_text_is_the_most_that_the_feed_has(entry: str, text: str, why: str) -> None:
    assert filed(rss(f"<link>https://courier.example/1</link>{entry}")).text == text, why


PEOPLE = [
    ("<dc:creator>Ann Lee</dc:creator><dc:creator>Bo Ray</dc:creator>", ("Ann Lee", "Bo Ray")),
    ("<author>lee@courier.example (Ann Lee)</author>", ("Ann Lee",)),
    ("<dc:creator>Ann Lee and Bo Ray, Halyard News Agency</dc:creator>", ("Ann Lee", "Bo Ray")),
    ("<dc:creator><![CDATA[Courier]]></dc:creator>", ()),
    ("<author>desk@courier.example</author>", ()),
    ("", ()),
]


@pytest.mark.parametrize(("entry", "people"), PEOPLE)
def test_people_are_the_entry_s_own(entry: str, people: tuple[str, ...]) -> None:
    data = rss(f"<link>https://courier.example/1</link>{entry}<description>{TEXT}</description>")
    (article,) = (row for row in settle(from_feed.read(opened(data))) if isinstance(row, Article))
    assert article.authors == people


TIMES = [
    ("<pubDate>Mon, 04 Mar 2024 08:00:00 +0100</pubDate>", "2024-03-04T08:00:00+01:00", "stated"),
    ("<dc:date>2024-03-04T08:00:00Z</dc:date>", "2024-03-04T08:00:00+00:00", "stated"),
    ("<pubDate>2024-03-04</pubDate>", "2024-03-04", "date-only"),
    ("<pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>", "1970-01-01", "doubtful"),
    ("<pubDate>Mon, 04 Mar 2124 08:00:00 GMT</pubDate>", "2124-03-04T08:00:00+00:00", "doubtful"),
    ("<pubDate>yesterday</pubDate>", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("entry", "value", "basis"), TIMES)
def test_a_time_is_taken_as_it_is_stated(entry: str, value: str | None, basis: str | None) -> None:
    rows = settle(from_feed.read(opened(rss(f"{entry}<description>{TEXT}</description>"))))
    (article,) = (row for row in rows if isinstance(row, Article))
    assert (article.published, article.published_basis, article.modified) == (value, basis, None)


def test_an_entry_without_a_text_is_a_link_alone() -> None:
    (row,) = from_feed.read(opened(rss("<title>Lock shut</title><link>https://courier.example/1</link>")))
    assert isinstance(row, Link)
    assert (row.url, row.filed and row.filed.text) == ("https://courier.example/1", "")


def test_entries_of_nothing_are_counted_once() -> None:
    data = rss(f"<description>{TEXT}</description></item><item><title>A</title></item><item><title>B</title>")
    assert [row for row in from_feed.read(opened(data, "f.xml")) if isinstance(row, Rejection)] == [
        Rejection("read", "f.xml", "there is neither a link nor a text in 2 of its entries")
    ]


BROKEN = [
    (rss(f"<title>A</title><description>{TEXT}</description>")[:-16], 1, "line 1"),
    (rss(f"<title>A</title><description>{TEXT}</description></item>\n<item><title>B</title><link>https://courier.example/2</link><description>The upper lock at")[:-30], 1, "line 2"),
    (rss(f"<title>A <b>b</title><description>{TEXT}</description>"), 1, "line 1"),
    (b"\xef\xbb\xbf\n " + rss(f"<title>A</title><description>{TEXT}</description>") + b"<p>", 1, "line 2"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "count", "where"), BROKEN, ids=["no end", "half an entry", "a tag left open", "more behind it"]
)
def test_a_broken_feed_gives_what_is_whole_and_says_where_it_breaks(data: bytes, count: int, where: str) -> None:
    first, *rows = from_feed.read(opened(data, "f.xml"))
    assert isinstance(first, Rejection)
    assert f"the XML is broken at {where} (" in first.reason
    assert [row.text if isinstance(row, Filed) else row for row in rows] == [TEXT] * count


NONE = [
    (b"<!DOCTYPE html><html><body><p>The feed has moved.</p></body></html>", "this is no feed but a web page"),
    (b"<rss version='2.0'><channel><title>Courier</title></channel></rss>", "the feed has no entries"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "this is no feed but XML that begins with <svg>"),
    (b"Not found", "this is no XML"),
    (b"{}", "this is no XML"),
    (b"<rss", "this is no|the feed has no entries|broken"),
    (b"\x00\x00\x00", "the file is empty"),
]


@pytest.mark.parametrize(("data", "reason"), NONE)
def test_what_is_no_feed_says_so(data: bytes, reason: str) -> None:
    with pytest.raises(ArticleError, match=reason):
        list(from_feed.read(opened(data)))


def test_a_long_feed_is_read_up_to_its_break_and_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = f"<title>A</title><description>{TEXT}</description>"
    data = rss(f"{entry}</item><item>{entry}</item><item><title>B <b>b</title></item><item>{entry}")
    assert len([row for row in from_feed.read(opened(data)) if isinstance(row, Filed)]) == 3
    monkeypatch.setattr(from_feed, "FEEDS", replace(from_feed.FEEDS, mended=100))
    rejection, *rows = from_feed.read(opened(data))
    assert isinstance(rejection, Rejection)
    assert [row.text for row in rows if isinstance(row, Filed)] == [TEXT, TEXT]


def test_entries_in_entries_without_end_are_refused() -> None:
    with pytest.raises(ArticleError, match="nested deeper than 256"):
        list(from_feed.read(opened(b"<rss><channel>" + b"<item>" * 100_000)))


def item(**said: object) -> Link | Filed | Rejection:
    feed = {"version": "https://jsonfeed.org/version/1", "title": "Lamp Room", "items": [said]}
    (row,) = from_json_feed.read(opened(json.dumps(feed).encode(), "feed.json"))
    return row  # type: ignore[return-value]


JSON = [
    ({"content_html": "<p>A &lt; B</p>", "content_text": "x"}, "A < B", "HTML before plain"),
    ({"content_text": "Take <b> & write.", "summary": "x"}, "Take <b> & write.", "plain is plain"),
    ({"summary": TEXT}, TEXT, "a summary alone"),
    ({"content_html": "<p>\u0001A\ud800.</p>"}, "\ufffdA\ufffd.", "what no text may have"),
    ({"content_html": 7, "content_text": TEXT}, TEXT, "a number for a text"),
]


@pytest.mark.parametrize(("said", "text", "why"), JSON, ids=[why for *_, why in JSON])
def test_the_text_of_json_is_what_it_has_most_of(said: dict[str, object], text: str, why: str) -> None:
    row = item(**said)
    assert isinstance(row, Filed)
    assert row.text == text, why


def test_a_json_feed_is_told_by_its_version_wherever_that_stands() -> None:
    feed = {"title": "A", "items": [{"id": "1"}], "version": "https://jsonfeed.org/version/1.1"}
    assert from_json_feed.knows(json.dumps(feed))
    assert from_json_feed.knows(json.dumps(feed).replace("/", "\\/"))
    assert not from_json_feed.knows(json.dumps(feed | {"version": "1.0"}))
    assert not from_json_feed.knows('[{"text": "about \\"version\\": \\"https://jsonfeed.org\\""}]')


@pytest.mark.parametrize("data", [b"{", b"[1]", b'{"items": 3}', b"[" * 100_000, b'{"version": "x"}'])
def test_json_that_is_no_feed_says_so(data: bytes) -> None:
    with pytest.raises(ArticleError, match=r"no JSON|no feed|no entries|too deeply"):
        list(from_json_feed.read(opened(data)))


def test_what_is_set_off_keeps_its_place() -> None:
    said = "It will stay shut, the board wrote in its letter of Monday."
    content = f"&lt;p&gt;{TEXT}&lt;/p&gt;&lt;blockquote&gt;{said}&lt;/blockquote&gt;&lt;p&gt;End.&lt;/p&gt;"
    found = filed(rss(f"<description>{content}</description>"))
    assert [found.text[start:end] for start, end in found.set_off] == [said]


def test_an_address_that_counts_keeps_what_finds_the_article() -> None:
    assert entries.address("https://c.example/a?x=1&utm_x=2&y=%20#t") == "https://c.example/a?x=1&y=+#t"
