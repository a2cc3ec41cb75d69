"""XML from anywhere: what no file may do to this machine, and what may be amiss in one that is read all the same."""

from __future__ import annotations

import contextlib
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.articles import from_feed, from_newsml, from_opml, from_sitemap, markup
from rashomon.articles.opened import Filed, Link
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from tests.newsroom import opened

TEXT = "The upper lock at Port Merrin closes on Monday for a week, the canal board said."
FEED = f"<rss version='2.0'><channel><title>Courier</title><item><title>%s</title><description>{TEXT}</description></item></channel></rss>"
READERS = [from_feed, from_opml, from_sitemap, from_newsml]

LAUGHS = "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 12))
DOCTYPES = {
    "laughs": f'<!DOCTYPE rss [<!ENTITY lol0 "lol">{LAUGHS}]>',
    "file": '<!DOCTYPE rss [<!ENTITY own SYSTEM "file:///etc/passwd">]>',
    "network": '<!DOCTYPE rss [ <!ENTITY own PUBLIC "x" "http://127.0.0.1:9/x"> ]>',
    "quadratic": f'<!DOCTYPE rss [<!ENTITY long "{"x" * 50_000}">]>',
    "behind a comment": '<!-- a --><!DOCTYPE rss [<!-- ]> --><!ENTITY own "x">]>',
    "behind another": '<!DOCTYPE rss><!DOCTYPE rss [<!ENTITY own "x">]>',
    "in small letters": '<!doctype rss [<!entity own "x">]>',
}


@pytest.mark.parametrize("reader", READERS, ids=lambda each: each.__name__.rpartition(".")[2])
@pytest.mark.parametrize("name", DOCTYPES)
def test_a_file_that_declares_entities_is_refused_at_once(
    name: str, reader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("a connection was tried"))
    data = f"<?xml version='1.0'?>\n{DOCTYPES[name]}{FEED % '&lol9;&own;&long;'}".encode()
    with pytest.raises(ArticleError, match="declares an entity of its own"):
        list(reader.read(opened(data, "x.xml")))  # type: ignore[attr-defined]


def test_a_doctype_that_ends_in_a_trick_reaches_no_parser() -> None:
    data = f"""<!DOCTYPE rss SYSTEM "a'>b" [<!ENTITY % p "]>"><!ENTITY own 'x']{FEED % "&own;"}""".encode()
    with pytest.raises(ArticleError, match=r"this is no XML|declares an entity"):
        list(from_feed.read(opened(data)))


def test_a_file_named_in_a_doctype_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.dtd").write_text('<!ENTITY own "the secret">', encoding="utf-8")
    data = f'<!DOCTYPE rss SYSTEM "{tmp_path}/secret.dtd">{FEED % "A &own; B"}'.encode()
    (row,) = from_feed.read(opened(data))
    assert isinstance(row, Filed)
    assert row.headline == "A &own; B"


MENDED = [
    ("Caf&eacute;&nbsp;open", "Café open", "a name of HTML"),
    ("Lock & weir", "Lock & weir", 'a bare "&"'),
    ("Lock &amp; weir", "Lock & weir", 'an "&" as it should be'),
    ("Lock &amp;amp; weir", "Lock & weir", 'an "&" written out twice'),
    ("It&#8217;s shut", "It’s shut", "a number"),
    ("It&#146;s shut", "It’s shut", "a number of Windows-1252"),
    ("Shut&#1; now", "Shut\ufffd now", "a number that is no character"),
    ("Shut\x01 now", "Shut\ufffd now", "a control character"),
    ("Shut\x00 now", "Shut\ufffd now", "a NUL byte"),
    ("Shut\x0bnow", "Shut now", "a vertical tab"),
    ("<![CDATA[Lock & weir]]>", "Lock & weir", "CDATA"),
    ("<!-- & -->Shut", "Shut", "a comment"),
]


@pytest.mark.parametrize(("written", "read", "why"), MENDED, ids=[why for *_, why in MENDED])
def test_what_is_small_amiss_ends_no_file(written: str, read: str, why: str) -> None:
    (row,) = from_feed.read(opened((FEED % written).encode()))
    assert isinstance(row, Filed)
    assert row.headline == read, why
    assert row.text == TEXT


ENCODED = [
    ("utf-8", "utf-8"),
    ("iso-8859-1", "utf-8"),
    ("utf-8", "cp1252"),
    ("us-ascii", "cp1252"),
    ("utf-8", "utf-16"),
    ("no-such-thing", "utf-8"),
    ("koi8-r", "koi8-r"),
]


@pytest.mark.parametrize(("declared", "used"), ENCODED)
def test_the_encoding_is_the_one_that_was_used(declared: str, used: str) -> None:
    headline = "Мэр: причал закрыт, двенадцать человек пострадали" if used == "koi8-r" else "Café’s “quay” sold"
    data = f'<?xml version="1.0" encoding="{declared}"?>{FEED % headline}'.encode(used)
    (row,) = from_feed.read(opened(data))
    assert isinstance(row, Filed)
    assert row.headline == headline


DEEP = 100_000


def test_elements_nested_without_end_end_nothing() -> None:
    inner = b"<outline>" * DEEP + b"</outline>" * DEEP
    rows = list(from_opml.read(opened(b"<opml><outline xmlUrl='https://a.example/f'/>" + inner + b"</opml>")))
    assert [type(row) for row in rows] == [Rejection, Link]
    nested = b"<rss><channel><item><description>" + b"<div>" * DEEP + TEXT.encode() + b"</div>" * DEEP
    with pytest.raises(ArticleError, match="nested deeper than 256"):
        list(from_feed.read(opened(nested + b"</description></item></channel></rss>")))
    written_out = nested.replace(b"<div>", b"&lt;div>").replace(b"</div>", b"&lt;/div>")
    (row,) = from_feed.read(opened(written_out + b"</description></item></channel></rss>"))
    assert row == Rejection("read", "x", "there is neither a link nor a text in 1 of its entries")


BREAKS = [
    ("<a><b>1</b></a>", None, ""),
    ("<a><b>1</b>\n<b>2", 2, "<a><b>1</b></a>"),
    (
        "<x:a xmlns:x='u'><x:c><x:b y='>'>1</x:b ></x:c></x:d>",
        1,
        "<x:a xmlns:x='u'><x:c><x:b y='>'>1</x:b ></x:c></x:a>",
    ),
    ("<a><b>Café</b><b>é<c></b></a>", 1, "<a><b>Café</b></a>"),
    ("<a>", 1, ""),
    ("<a><y:b>1</y:b></a>", 1, ""),
]


@pytest.mark.parametrize(("written", "line", "before"), BREAKS)
def test_what_stands_before_a_break_is_made_whole(written: str, line: int | None, before: str) -> None:
    found = markup.find_break(written, frozenset("b"))
    assert (found and found.line) == line
    assert (found.before if found else "") == before


def test_a_file_beyond_the_limit_is_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "FEEDS", replace(markup.FEEDS, largest=1000))
    with pytest.raises(ArticleError, match="the file is larger than"):
        list(from_feed.read(opened((FEED % ("x" * 1000)).encode())))


ROOTS = [
    ("<rss>", "rss"),
    ("\ufeff  <?xml version='1.0'?>\n<?xml-stylesheet href='a'?><!-- <b> --><a:feed x='y'>", "feed"),
    ("<!DOCTYPE opml [<!-- ]> ' --> <!ENTITY a ']>'>]><opml>", "opml"),
    ("<!DOCTYPE opml", None),
    ("The <b>pier</b>.", None),
    ("<", None),
    ("", None),
]


@pytest.mark.parametrize(("head", "root"), ROOTS)
def test_the_first_element_is_known_by_name(head: str, root: str | None) -> None:
    assert markup.root(head) == root


@given(st.text(alphabet="<>!?[]'\"-&;/ abcENTITYDOCTYPE=", max_size=120))
def test_any_beginning_is_told_and_any_file_read_or_refused(written: str) -> None:
    markup.root(written)
    for reader in READERS:
        with contextlib.suppress(ArticleError):
            list(reader.read(opened(f"<rss>{written}".encode())))
