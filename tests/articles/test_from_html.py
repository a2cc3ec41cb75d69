"""Web pages: nothing that somebody said is lost, and what is no article says so.

The pages are made here: six paragraphs in three layouts, with a post or block quote in the frames that pages put them in.
"""

from __future__ import annotations

import re

import pytest

from rashomon.articles import from_html, settle
from rashomon.articles.opened import Filed
from rashomon.errors import ArticleError
from rashomon.records import Article
from tests.newsroom import opened

PARAGRAPHS = (
    "A passenger ferry struck the north pier at Port Ellery on Sunday morning, hurting 12 people, the authority said.",
    "Witnesses said that the ferry did not slow down. “It just kept coming,” said Tomas Reed, who was fishing there.",
    "Ellery Lines, which has run the service for ten years, said that it would work with the investigators.",
    "The harbour authority has opened an inquiry and expects to report within six weeks, its chairwoman told reporters.",
    "Three of the injured were still in hospital on Monday, and one was in a serious condition, a doctor there said.",
)
POST = "My thoughts are with everyone who was on board this morning. The town will help every family that asks."
SIGNED = (
    f'<p lang="en" dir="ltr">{POST}</p>&mdash; Ines Dorn (@inesdorn) <a href="https://p.example/1">March 3, 2024</a>'
)
TWEET = f'<blockquote class="twitter-tweet">{SIGNED}</blockquote>'
FRAMES = {
    "bare": TWEET,
    "figure": f'<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">{TWEET}</div></figure>',
    "social": f'<div class="social-embed twitter"><div class="inner">{TWEET}</div></div>',
    "aside": f'<aside class="embedded-content">{TWEET}</aside>',
    "share": f'<div class="share comments"><blockquote><p>{POST}</p></blockquote></div>',
    "photo": f'<blockquote class="instagram-media"><div><a href="#">View this post on Instagram</a><p>{POST}</p></div></blockquote>',
    "block quote": f"<blockquote><p>{POST}</p></blockquote>",
    "words alone": f"<blockquote>{POST}</blockquote>",
}
LAYOUTS = {
    "paragraphs": lambda parts: "".join(f"<p>{part}</p>" if part[0] != "<" else part for part in parts),
    "live": lambda parts: "".join(
        f"<section><h2>{9 + n}.15</h2>{part if part[0] == '<' else f'<p>{part}</p>'}</section>"
        for n, part in enumerate(parts)
    ),
    "line breaks": lambda parts: "<div>" + "<br><br>".join(parts) + "</div>",
}


def page(body: str, head: str = "") -> bytes:
    return f"""<!DOCTYPE html><html lang="en"><head><title>Ferry hits pier - Courier</title>{head}</head><body>
    <header><nav><a href="/">Home</a> <a href="/n">News</a></nav></header>
    <article><h1>Ferry hits pier</h1><div class="byline">By Mara Quill</div><div class="body">{body}</div>
    <div class="share"><a>Share</a></div></article>
    <aside><h3>Most read</h3><ul><li><a href="/a">Storm closes harbour for two days</a></li></ul></aside>
    <footer>© 2024 Courier</footer></body></html>""".encode()


def only(html: bytes) -> Article:
    (article,) = (row for row in settle(from_html.read(opened(html, "page.html"))) if isinstance(row, Article))
    return article


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_post_and_every_paragraph_is_kept(frame: str, layout: str) -> None:
    parts = [*PARAGRAPHS[:2], FRAMES[frame], *PARAGRAPHS[2:]]
    paragraphs = [
        part for part in only(page(LAYOUTS[layout](parts))).text.split("\n\n") if not re.match(r"\d+\.15", part)
    ]
    signed = " — Ines Dorn (@inesdorn) March 3, 2024" if "inesdorn" in FRAMES[frame] else ""
    assert paragraphs == [*PARAGRAPHS[:2], POST + signed, *PARAGRAPHS[2:]]


def test_a_pulled_quote_is_not_said_twice() -> None:
    pulled = '<blockquote class="pullquote">It just kept coming</blockquote>'
    text = only(page("".join(f"<p>{part}</p>" for part in PARAGRAPHS) + pulled)).text
    assert text.count("It just kept coming") == 1


def test_marks_are_put_for_q() -> None:
    body = "".join(f"<p>{part}</p>" for part in PARAGRAPHS) + "<p><q>It is <b>over</b></q>, the mayor said at noon.</p>"
    assert "“It is over”, the mayor said at noon." in only(page(body)).text


TIMES = [
    ('<meta property="article:published_time" content="2024-03-03T20:10:00+01:00">', "2024-03-03T20:10:00+01:00"),
    ('<meta name="date" content="2024-03-03">', "2024-03-03"),
    (
        '<meta name="date" content="2024-03-03"><meta itemprop="datePublished" content="2024-03-03T20:10:00Z">',
        "2024-03-03T20:10:00+00:00",
    ),
    ("", None),
]


@pytest.mark.parametrize(("head", "value"), TIMES)
def test_the_time_is_the_one_stated_with_its_zone(head: str, value: str | None) -> None:
    body = "".join(f"<p>{part}</p>" for part in (*PARAGRAPHS, "The pier was built on 4 May 1931."))
    assert only(page(body, head)).published == value


NOTHING = {
    "empty": b"<html></html>",
    "links": b"<html><body><ul>" + b"<li><a href='/1'>Headline of today</a></li>" * 40 + b"</ul></body></html>",
    "sign in": b"<html><body><form><p>Please sign in to continue reading.</p><input></form></body></html>",
    "frames": b"<html><frameset cols='20%,80%'><frame src='a.html'><frame src='b.html'></frameset></html>",
    "deep": b"<html><body>" + b"<div>" * 20_000 + b"A ferry hit a pier." + b"</div>" * 20_000,
}


@pytest.mark.parametrize("name", NOTHING)
def test_a_page_without_an_article_says_so(name: str) -> None:
    with pytest.raises(ArticleError, match="the page holds no article"):
        list(from_html.read(opened(NOTHING[name])))


def test_a_script_without_spaces_is_text() -> None:
    said = "ポートエラリーの北桟橋に日曜日の朝、旅客フェリーが衝突し、十二人が負傷したと港湾当局が発表した。" * 3
    assert only(page(f"<p>{said}</p><p>{said}</p>")).language == "ja"


def test_a_site_s_first_page_is_no_article() -> None:
    body = "".join(f"<p>{part}</p>" for part in PARAGRAPHS)
    front = '<link rel="canonical" href="https://courier.example/">'
    with pytest.raises(ArticleError, match="the page holds no article"):
        only(page(body, front))


PEOPLE = [
    ('{"@type": "NewsArticle", "author": {"name": ["Ann Lee", "Bo Ray"]}}', ("Ann Lee", "Bo Ray"), None),
    ('{"@type": "NewsArticle", "author": [{"name": "Ann Lee"}, {"name": "Reuters"}]}', ("Ann Lee",), "Reuters"),
    ('{"@graph": [{"@type": "BlogPosting", "author": "By ANN LEE, Courier"}]}', ("Ann Lee",), None),
    ('<!-- {"@type": "NewsArticle", "author": "Ann\nLee"} -->', ("Ann Lee",), None),
    ('{"@type": "NewsArticle", "author": ', ("Mara Quill",), None),
]


@pytest.mark.parametrize(("stated", "people", "agency"), PEOPLE)
def test_people_are_those_stated_or_those_of_the_byline(
    stated: str, people: tuple[str, ...], agency: str | None
) -> None:
    head = f'<meta property="og:site_name" content="Courier"><script type="application/ld+json">{stated}</script>'
    article = only(page("".join(f"<p>{part}</p>" for part in PARAGRAPHS), head))
    assert (article.authors, article.agency) == (people, agency)


CREDITED = [
    ('{"@type": "NewsArticle", "sourceOrganization": {"name": "Halyard News Agency"}}', "Halyard"),
    ('{"@type": "NewsArticle", "creditText": "The Associated Press"}', "AP"),
    ('{"@type": "NewsArticle", "creditText": "Ines Dorn"}', None),  # who took the photograph
    ('{"@type": "NewsArticle", "isBasedOn": {"publisher": {"name": "Reuters"}}}', "Reuters"),
    ('{"@type": "NewsArticle", "dateline": "PORT ELLERY, March 3 (AP)"}', "AP"),
    ('{"@type": "NewsArticle", "sourceOrganization": {"name": "Courier"}}', None),  # the outlet itself
    ("{}", None),
]


@pytest.mark.parametrize(("stated", "agency"), CREDITED)
def test_the_agency_that_a_page_states(stated: str, agency: str | None) -> None:
    head = f'<meta property="og:site_name" content="Courier"><script type="application/ld+json">{stated}</script>'
    assert only(page("".join(f"<p>{part}</p>" for part in PARAGRAPHS), head)).agency == agency


def test_the_agency_in_the_byline_that_a_page_shows() -> None:
    html = page("".join(f"<p>{part}</p>" for part in PARAGRAPHS), '<meta name="author" content="Mara Quill">')
    found = only(html.replace(b"By Mara Quill", b"By Mara Quill, Halyard News Agency"))
    assert (found.authors, found.agency) == (("Mara Quill",), "Halyard")


ADDRESSES = [
    ('<link rel="canonical" href="https://c.example/a"><meta property="og:url" content="https://c.example/b">', "a"),
    ('<meta property="og:url" content="https://c.example/b?ref=1">', "b?ref=1"),
    ('<link rel="canonical" href="/a">', "a"),  # goes by the address that it was fetched at
    ('<script type="application/ld+json">{"@type": "NewsArticle", "url": "https://c.example/j"}</script>', "j"),
    ("", "fetched"),
    ('<link rel="canonical" href="http://[bad">', "fetched"),
]


@pytest.mark.parametrize(("head", "path"), ADDRESSES)
def test_the_address_is_the_canonical_one(head: str, path: str) -> None:
    html = page("".join(f"<p>{part}</p>" for part in PARAGRAPHS), head)
    (filed,) = from_html.read(opened(html, "page.html", url="https://c.example/fetched"))
    assert isinstance(filed, Filed)
    assert filed.url == f"https://c.example/{path}"


def test_a_live_page_has_its_own_times_and_not_those_of_its_entries() -> None:
    stated = """{"@type": "LiveBlogPosting", "coverageStartTime": "2024-03-01T07:00:00Z", "dateModified":
        "2024-03-03T12:00:00Z", "liveBlogUpdate": [{"@type": "BlogPosting", "datePublished": "2024-03-02T09:00:00Z",
        "articleBody": "An entry."}]}"""
    html = page(
        "".join(f"<p>{part}</p>" for part in PARAGRAPHS), f'<script type="application/ld+json">{stated}</script>'
    )
    found = only(html)
    assert (found.published, found.modified) == ("2024-03-01T07:00:00+00:00", "2024-03-03T12:00:00+00:00")
    assert "An entry." not in found.text


WRAPPED = {
    "one form around the page": lambda body: f'<form id="aspnetForm">{body}</form>',
    "a class that says sidebar": lambda body: f'<div class="content-sidebar-wrap">{body}</div>',
    "paragraphs called paywall": lambda body: body.replace("<p>", '<p class="paywall">'),
    "paragraphs in wrappers": lambda body: body.replace("<p>", '<div class="x"><p>').replace("</p>", "</p></div>"),
    "parts with advertisements in between": lambda body: body.replace("</p><p>", '</p></div><aside class="ad">x</aside><div class="part"><p>'),
    "cells of a table": lambda body: "<table><tr><td><a>Home</a></td><td>" + body.replace("<p>", "").replace("</p>", "<br><br>") + "</td></tr></table>",
}  # fmt: skip


@pytest.mark.parametrize("name", WRAPPED)
def test_every_paragraph_is_kept_in(name: str) -> None:
    body = WRAPPED[name]("".join(f"<p>{part}</p>" for part in PARAGRAPHS))
    assert only(page(f'<div class="part">{body}</div>')).text.split("\n\n") == list(PARAGRAPHS)


def test_a_page_of_another_language_is_kept() -> None:
    said = "Der Hafen blieb am Sonntag geschlossen, weil ein Schiff den Pier gerammt hatte, sagte die Polizei am Abend."
    assert only(page(f"<p>{said}</p>" * 3)).language == "de"


def test_nothing_is_printed_for_a_page_without_an_article(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ArticleError):
        list(from_html.read(opened(NOTHING["empty"])))
    assert capfd.readouterr() == ("", "")
