"""Web archives: which records are pages, how they were sent, and what a bad one costs."""

from __future__ import annotations

import contextlib
import gzip
import random
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon import articles
from rashomon.articles import from_html, from_warc
from rashomon.articles.opened import Filed, Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from rashomon.settings import ARTICLES
from tests.newsroom import opened

URL = "https://courier.example/1"
SAID = "A ferry struck a pier at Port Ellery on Sunday, and “twelve” people were hurt, the harbour authority said."
HTML = f"<html><head><title>Pier shut</title></head><body><article><p>{SAID}</p><p>{SAID} It was calm.</p></article></body></html>"
PAGE = HTML.encode()


def record(
    body: bytes, kind: str = "response", url: str | None = URL, sent: str = "", status: str = "200 OK", **more: str
) -> bytes:
    """Give one record. `sent` are HTTP headers, `charset` what they say of it; `content` is the type of a bare block."""
    version, charset = more.get("version", "1.0"), more.get("charset", "utf-8")
    content = more.get("content")
    if content is None:
        body = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset={charset}\r\n{sent}\r\n".encode() + body
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/{version}\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2030-01-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:7d1a2f60-0000-4000-8000-000000000001>\r\n"
        f"Content-Type: {content or 'application/http; msgtype=response'}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


GOOD = record(PAGE, url="https://courier.example/good")


def read(*records: bytes) -> list[Row]:
    """Read the records and the good one behind them, which must be read, whatever they are."""
    *rows, good = _with_rejections_first(from_warc.read(opened(b"".join(records) + GOOD, "crawl.warc")))
    assert isinstance(good, Filed)
    assert (good.url, good.text) == ("https://courier.example/good", f"{SAID}\n\n{SAID} It was calm.")
    return rows


def _with_rejections_first(rows: Iterator[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: isinstance(row, Filed))


def test_a_page_is_read_with_its_address_and_not_with_the_time_of_the_crawl() -> None:
    (found,) = read(record(PAGE))
    assert isinstance(found, Filed)
    assert (found.headline, found.url, found.where) == ("Pier shut", URL, f"crawl.warc, record 1 ({URL})")
    assert (found.published, found.modified) == (None, None)


def chunked(body: bytes) -> bytes:
    pieces = (body[at : at + 100] for at in range(0, len(body), 100))
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


PAGES = [
    ("WARC 1.1", record(PAGE, version="1.1")),
    ("a resource", record(PAGE, kind="resource", content="text/html; charset=utf-8")),
    ("a conversion", record(PAGE, kind="conversion", content="application/xhtml+xml")),
    ("an address in brackets", record(PAGE, url=f"<{URL}>")),
    ("the charset that the server says", record(HTML.encode("cp1252"), charset="windows-1252")),
    ("a wrong declared charset", record(PAGE, charset="koi8-r")),
    ("a charset that there is not", record(PAGE, charset="no-such")),
    ("chunked", record(chunked(PAGE), sent="Transfer-Encoding: chunked\r\n")),
    ("gzip", record(gzip.compress(PAGE), sent="Content-Encoding: gzip\r\n")),
    ("deflate", record(zlib.compress(PAGE), sent="Content-Encoding: deflate\r\n")),
    (
        "gzip in chunks",
        record(chunked(gzip.compress(PAGE)), sent="Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    ),
    (
        "unpacked under the headers it came with",
        record(PAGE, sent="Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n"),
    ),
    ("NUL bytes", record(PAGE.replace(b"calm", b"ca\x00lm"))),
    ("HTTP/2, as some crawlers write it", record(PAGE).replace(b"HTTP/1.1 200 OK", b"HTTP/2 200     ")),
]


@pytest.mark.parametrize("data", [data for _, data in PAGES], ids=[name for name, _ in PAGES])
def test_a_page_is_read_however_it_was_sent(data: bytes) -> None:
    (found,) = read(data)
    assert isinstance(found, Filed)
    assert (found.url, found.text.replace("\ufffd", "")) == (URL, f"{SAID}\n\n{SAID} It was calm.")


def test_brotli_is_unpacked() -> None:
    (found,) = read(record(_brotli(PAGE), sent="Content-Encoding: br\r\n"))
    assert isinstance(found, Filed)
    assert found.text == f"{SAID}\n\n{SAID} It was calm."


def _brotli(data: bytes) -> bytes:
    """Give a stream of one uncompressed meta-block and an empty last one (RFC 7932, section 9.2)."""
    bits: list[int] = [0]  # a window of 64 kB
    for value, width in ((0, 1), (0, 2), (len(data) - 1, 16), (1, 1)):  # not the last; 4 nibbles; length; uncompressed
        bits += [value >> place & 1 for place in range(width)]
    bits += [0] * (-len(bits) % 8)
    packed = bytes(sum(bit << place for place, bit in enumerate(bits[at : at + 8])) for at in range(0, len(bits), 8))
    return packed + data + b"\x03"


NO_PAGES = [
    ("descriptions", [record(b"software: x", "warcinfo", None, content="application/warc-fields")], []),
    ("requests", [record(b"GET / HTTP/1.1\r\n\r\n", "request", content="application/http; msgtype=request")], []),
    (
        "other statuses",
        [record(PAGE, status="404 Not Found")] * 2,
        ["2 records passed over: no answer of status 200 (404: 2)"],
    ),
    (
        "other types",
        [record(b"x", "resource", content="image/png"), record(b"x", "conversion", content="text/plain")],
        ["2 records passed over: no web page (image/png: 1, text/plain: 1)"],
    ),
    ("revisits", [record(PAGE, "revisit")], ["1 record passed over: no page (revisit: 1)"]),
    (
        "addresses that are not on the web",
        [record(PAGE, url="file:///etc/passwd"), record(PAGE, url=None), record(PAGE, url="dns:courier.example")],
        ["3 records passed over: no address on the web (file: 1, none: 1, dns: 1)"],
    ),
    (
        "HTTP headers without an end",
        [record(PAGE, sent="X: " + "x" * 50_000 + "\r\n")],
        ["1 record passed over: HTTP headers that cannot be read"],
    ),
    (
        "no HTTP at all",
        [record(b"x" * 200).replace(b"HTTP/1.1 200 OK", b"nonsense here! ")],
        ["1 record passed over: no answer of status 200 (none: 1)"],
    ),
    (
        "larger than any page",
        [record(b"<p>" + b"x" * ARTICLES.largest_file)],
        ["1 record passed over: larger than 16 MB"],
    ),
]


@pytest.mark.parametrize(("data", "expected"), [case[1:] for case in NO_PAGES], ids=[case[0] for case in NO_PAGES])
def test_what_is_no_page_is_counted_by_kind(data: list[bytes], expected: list[str]) -> None:
    said = [(row.input, row.reason) for row in read(*data) if isinstance(row, Rejection)]
    assert [(where, reason[: len(begins)]) for (where, reason), begins in zip(said, expected, strict=True)] == [
        ("crawl.warc", begins) for begins in expected
    ]


def test_a_page_without_an_article_is_rejected_with_its_number_and_address() -> None:
    (found,) = read(record(b"<html><body><nav><a href='/'>Home</a></nav></body></html>"))
    assert isinstance(found, Rejection)
    assert (found.input, found.reason[:27]) == (f"crawl.warc, record 1 ({URL})", "the page holds no article: ")


@pytest.mark.parametrize(
    "body", [b"\x1f\x8b\x08\x00\x00\x01", b"\x1f\x8b\x08\x00" + b"\xff" * 90], ids=["empty", "noise"]
)
def test_a_page_that_cannot_be_unpacked_is_rejected_with_its_number_and_address(body: bytes) -> None:
    (found,) = read(record(body, sent="Content-Encoding: gzip\r\n"))
    assert isinstance(found, Rejection)
    assert found.input == f"crawl.warc, record 1 ({URL})"
    assert found.reason.startswith("the page is packed in a way that cannot be undone: ")


BOMB = gzip.compress(b"<p>" + bytes(64 * 2**20))


@pytest.mark.parametrize("body", [BOMB, chunked(BOMB)], ids=["gzip", "gzip in chunks"])
def test_a_bomb_in_a_record_is_unpacked_no_further_than_a_page_may_be_long(
    body: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    lengths: list[int] = []

    def watched(page: Opened) -> Iterator[Row]:
        lengths.append(len(page.file.read()))
        page.file.seek(0)
        yield from reader(page)

    reader = from_html.read
    monkeypatch.setattr(from_html, "read", watched)
    transfer = "" if body is BOMB else "Transfer-Encoding: chunked\r\n"
    (found,) = read(record(body, sent=f"{transfer}Content-Encoding: gzip\r\n"))
    assert isinstance(found, Rejection)
    assert found.reason.startswith("the file is larger than 16 MB")
    assert max(lengths) == ARTICLES.largest_file + 1


def test_an_archive_may_be_packed_and_is_known_by_name_and_content(tmp_path: Path) -> None:
    (tmp_path / "crawl.warc.gz").write_bytes(gzip.compress(record(PAGE)) + gzip.compress(GOOD))
    (tmp_path / "unnamed").write_bytes(GOOD)
    found, rejected = articles.read([tmp_path])
    assert [each.url for each in found] == [URL, "https://courier.example/good", "https://courier.example/good"]
    assert rejected == ()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("last", [PAGE, b"User-agent: *" * 50], ids=["a page", "no page"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_what_stands_before_a_break_is_read(tmp_path: Path, pack: type[bytes], last: bytes, share: float) -> None:
    records = [record(PAGE, url=f"{URL}{n}") for n in range(19)]
    cut = pack(record(last, status="200 OK" if last is PAGE else "404 Not Found"))
    (tmp_path / "crawl.warc").write_bytes(b"".join(map(pack, records)) + cut[: int(share * len(cut))])
    found, rejected = articles.read([tmp_path])
    assert [each.url for each in found] == [f"{URL}{n}" for n in range(19)]
    assert [each.reason[:36] for each in rejected] == ["it cannot be read beyond record 19: "]


def test_after_what_is_no_record_the_next_one_is_looked_for() -> None:
    found = read(
        record(PAGE), b"nonsense\r\n\r\n" * 20, record(PAGE), record(PAGE).replace(b"Content-Length: ", b"Length: ")
    )
    assert sum(isinstance(row, Filed) for row in found) == 2


def test_an_archive_without_a_page_says_so() -> None:
    with pytest.raises(ArticleError, match="none of the 1 records in it is a page"):
        list(from_warc.read(opened(record(b"x", "warcinfo", None, content="application/warc-fields"))))


def test_addresses_cannot_write_to_the_terminal() -> None:
    (found,) = read(record(b"<p>", url=URL + "\x1b[2J"))
    assert isinstance(found, Rejection)
    assert found.input == f"crawl.warc, record 1 ({URL}\ufffd[2J)"


def test_any_damage_is_a_rejection_and_never_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_html, "read", lambda page: iter([Rejection("read", page.name, "")]))
    chance, whole = random.Random(5), record(PAGE) + record(b"x", "warcinfo", None, content="text/plain") + GOOD
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 4, 16))):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 30))] = chance.randbytes(chance.choice((0, 1, 5)))
        with contextlib.suppress(ArticleError):
            assert all(isinstance(row, Rejection) for row in from_warc.read(opened(bytes(data))))


def test_records_are_given_as_they_come() -> None:
    """The first article is there before the last record was read: the archive is not held."""
    records = [record(PAGE, url=f"{URL}{n}") for n in range(400)]
    given = opened(b"".join(records), "crawl.warc")
    first = next(from_warc.read(given))
    assert isinstance(first, Filed)
    assert given.file.tell() < sum(map(len, records)) / 2
