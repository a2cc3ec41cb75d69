"""Addresses: what is fetched, how politely, how safely; and what becomes of hosts that are down, slow or wicked."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import struct
import subprocess
import tracemalloc
import zlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpcore
import pytest

from rashomon import articles
from rashomon.articles import Options
from rashomon.articles.web import address, exchange, fetching, following
from rashomon.errors import UsageError
from rashomon.records import Article, Rejection, Visit
from rashomon.settings import FETCHING
from tests.loopback import Handler, Page, Server

TEXT = (
    "A ferry struck a pier at Port Ellery on Sunday, and twelve people were hurt, the harbour authority said.",
    "The pier stays closed until the engineers have seen it, a spokeswoman for the authority told reporters.",
)
HOME = Options(allow_private=True)
FOLLOW = Options(allow_private=True, follow=True)


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


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as started:
        yield started


@pytest.fixture
def other() -> Iterator[Server]:
    with Server() as started:
        yield started


@pytest.fixture(autouse=True)
def limits(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make every limit short, and give a function that sets others."""

    def limit(**numbers: Any) -> None:
        quick = {"delay": 0.0, "silence": 0.4, "whole": 10.0, "largest": 2**20}
        for module in (exchange, fetching, following):
            monkeypatch.setattr(module, "FETCHING", replace(FETCHING, **(quick | numbers)))

    limit()
    return limit


def rows(
    *given: str, options: Options = HOME, visited: dict[str, Visit] | None = None
) -> list[Article | Rejection | Visit]:
    return [row for _, row in articles.stream(given, options, (visited or {}).get)]


def reasons(*given: str, options: Options = HOME) -> list[str]:
    found, rejected = articles.read(given, options)
    assert found == ()
    return [each.reason for each in rejected]


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


# --- what a server says of its text ---

CHARSETS = [
    ("declared alone", "koi8-r", "koi8-r", "Паром ударился о причал в воскресенье, двенадцать человек пострадали."),
    ("wrong: it is UTF-8", "iso-8859-1", "utf-8", "The café on the pier is shut, “for good”."),
    ("wrong: it is Windows-1252", "utf-8", "cp1252", "The café on the pier is shut, “for good”."),
    ("there is no such", "x-harbour", "utf-8", "The café on the pier is shut, “for good”."),
]


@pytest.mark.parametrize(("declared", "real", "said"), [case[1:] for case in CHARSETS], ids=[c[0] for c in CHARSETS])
def test_the_charset_of_the_answer_is_used_where_it_is_right(
    server: Server, declared: str, real: str, said: str
) -> None:
    server.pages["/a.txt"] = Page(said.encode(real), headers={"Content-Type": f"text/plain; charset={declared}"})
    found, _ = articles.read([server.url("/a.txt")], HOME)
    assert [each.text for each in found] == [said]


def test_gzip_is_unpacked_member_by_member(server: Server) -> None:
    packed = gzip.compress(TEXT[0].encode()) + gzip.compress(b" Again.") + bytes(64)
    server.pages["/a.txt"] = Page(packed, headers={"Content-Encoding": "gzip"})
    assert articles.read([server.url("/a.txt")], HOME)[0][0].text == f"{TEXT[0]} Again."


def test_a_file_that_is_compressed_itself_is_unpacked_too(server: Server) -> None:
    server.pages["/a.txt.gz"] = Page(gzip.compress(TEXT[0].encode()), headers={"Content-Type": "application/gzip"})
    assert articles.read([server.url("/a.txt.gz")], HOME)[0][0].text == TEXT[0]


# --- hosts that are down, slow or wicked ---


def silent(handler: Handler) -> None:
    handler.over.wait(60)


def dripping(handler: Handler) -> None:
    handler.begin(200, {"Content-Length": "1000"})
    drip(handler, b"x" * 1000)


def dripping_headers(handler: Handler) -> None:
    drip(handler, b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1000)


def drip(handler: Handler, data: bytes) -> None:
    for place in range(len(data)):
        handler.wfile.write(data[place : place + 1])
        handler.wfile.flush()
        if handler.over.wait(0.05):
            return


def resetting(handler: Handler) -> None:
    handler.begin(200, {"Content-Length": "1000"})
    handler.wfile.write(b"half of it")
    handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()


def endless(handler: Handler) -> None:
    handler.begin(200, {"Content-Type": "text/html", "Transfer-Encoding": "chunked"})
    for _ in range(200 * 16):
        handler.wfile.write(b"10000\r\n" + b"<p>x</p>" * 2**13 + b"\r\n")


def noise(handler: Handler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH_9.7\r\n")


GZIP = {"Content-Encoding": "gzip"}
FAILING = [
    ("status 500", Page(b"", 500), "the server answered with status 500 (Internal Server Error)"),
    ("status 404", Page(b"", 404), "the server answered with status 404 (Not Found)"),
    ("a status of its own", Page(b"", 599), "the server answered with status 599"),
    ("304 unasked", Page(b"", 304), "the server answered with status 304"),
    ("a redirect to itself", Page(status=301, headers={"Location": "/page"}), "it is redirected in a circle"),
    ("a redirect to no address", Page(status=302, headers={"Location": "http://[bad"}), "this is no valid address"),
    ("a redirect to a file", Page(status=302, headers={"Location": "file:///etc/hosts"}), "only addresses of http"),
    ("it never answers", silent, "127.0.0.1 said nothing for 0.4 s"),
    ("it drips", dripping, "127.0.0.1 was not done after 1 s"),
    ("it drips before the body", dripping_headers, "127.0.0.1 was not done after 1 s"),
    ("200 MB", endless, "it is larger than 1 MB"),
    ("shorter than it says", Page(b"x", headers={"Content-Length": "10"}), "what 127.0.0.1 answers breaks off"),
    ("reset", resetting, "the connection to 127.0.0.1 broke off"),
    ("no HTTP", noise, "what 127.0.0.1 answers breaks off, or is no HTTP"),
    ("gzip cut short", Page(gzip.compress(bytes(range(256)))[:60], headers=GZIP), "the answer is cut short"),
    ("no gzip", Page(b"<p>plain</p>", headers=GZIP), "the answer is no sound gzip"),
    ("Brotli", Page(b"\x1b", headers={"Content-Encoding": "br"}), "the answer is packed as br"),
    ("twice packed", Page(b"\x1b", headers={"Content-Encoding": "gzip, gzip"}), "the answer is packed as gzip, gzip"),
    ("empty", Page(b""), "the file is empty"),
    ("a PDF", Page(b"%PDF-1.7 ..", headers={"Content-Type": "application/pdf"}), "this is a PDF document"),
    ("a menu", Page(b"<html><nav><a href='/'>Home</a></nav></html>"), "the page holds no article"),
]


@pytest.mark.parametrize(("answer", "reason"), [case[1:] for case in FAILING], ids=[case[0] for case in FAILING])
def test_what_cannot_be_fetched_is_one_rejection_and_the_rest_is_read(
    server: Server, other: Server, limits: Callable[..., None], answer: Any, reason: str
) -> None:
    limits(whole=1.0)
    server.pages["/page"] = answer
    other.pages["/good"] = page()
    found, rejected = articles.read([server.url("/page"), other.url("/good")], HOME)
    assert [each.url for each in found] == [other.url("/good")]
    assert [(each.stage, each.input) for each in rejected] == [("read", server.url("/page"))]
    assert rejected[0].reason.startswith(reason)


def test_what_goes_beyond_the_length_that_was_said_is_no_part_of_the_answer(server: Server) -> None:
    server.pages["/a.txt"] = Page(TEXT[0].encode() + b"x" * 2**21, headers={"Content-Length": str(len(TEXT[0]))})
    assert articles.read([server.url("/a.txt")], HOME)[0][0].text == TEXT[0]


def test_a_bomb_is_stopped_before_it_is_held(server: Server) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(2**20)) for _ in range(256)) + packer.flush()
    server.pages["/bomb"] = Page(bomb, headers=GZIP)
    articles.read([server.url("/warm")], HOME)
    tracemalloc.start()
    said = reasons(server.url("/bomb"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert said[0].startswith("it is larger than 1 MB")
    assert len(bomb) < 2**19
    assert peak < 8 * 2**20


def test_a_chain_of_redirects_has_an_end(server: Server, limits: Callable[..., None]) -> None:
    limits(redirects=3)
    server.pages |= {f"/{n}": Page(status=302, headers={"Location": f"/{n + 1}"}) for n in range(9)}
    assert reasons(server.url("/0")) == [f"it is redirected more than 3 times, lastly to {server.url('/4')}"]


def test_where_nobody_listens_is_said(server: Server) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}/"
        assert reasons(url) == [
            "no connection to 127.0.0.1 could be made: Connection refused; check that its server runs, and try again"
        ]


def test_the_proxy_of_the_environment_is_not_used_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
        said = reasons(f"http://127.0.0.1:{held.getsockname()[1]}/")
        assert said[0].endswith("(the proxy that the environment names is not used)")


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


# --- certificates ---


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Give a certificate that nobody has signed, with its key, for courier.example."""
    if not shutil.which("openssl"):
        pytest.skip("there is no openssl on this machine")
    made, public = tmp_path / "courier.pem", tmp_path / "public.pem"
    asked = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=courier"
    named = ["-addext", "subjectAltName=DNS:courier.example", "-keyout", str(made), "-out", str(public)]
    subprocess.run(["openssl", *asked.split(), *named], check=True, capture_output=True)
    made.write_bytes(made.read_bytes() + public.read_bytes())
    return made


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


def test_a_certificate_is_asked_for_and_must_be_the_host_s(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(certificate)
    named(monkeypatch, {"courier.example": "127.0.0.1", "wharf.example": "127.0.0.1"})
    with Server({"/a": page()}, tls=ours) as server:
        unsigned = reasons(server.url("/a", "courier.example"))
        assert unsigned[0].startswith("the certificate of courier.example is not valid: self-signed certificate")
        trusted = ssl.create_default_context(cafile=certificate)
        monkeypatch.setattr(exchange, "_tls", lambda: trusted)
        strange = reasons(server.url("/a", "wharf.example"))
        assert strange[0].startswith("the certificate of wharf.example is not valid: Hostname mismatch")
        assert [each.headline for each in articles.read([server.url("/a", "courier.example")], HOME)[0]] == [
            "Ferry hits pier"
        ]


# --- this machine and its networks ---

PRIVATE = [
    "127.0.0.1",
    "127.8.8.8",
    "localhost",
    "2130706433",
    "0x7f.1",
    "0",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.0.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "[::]",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:a9fe:a9fe]",
    "[::127.0.0.1]",
    "[64:ff9b::10.0.0.1]",
    "[2002:a00:1::]",
    "[fe80::1]",
    "[fc00::1]",
    "[fec0::1]",
    "[ff02::1]",
]


@pytest.mark.parametrize("host", PRIVATE)
def test_private_addresses_are_refused_however_they_are_written(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    said = reasons(f"http://{host}/", options=articles.PLAIN)
    assert len(said) == 1
    assert said[0].endswith("to read from there, give --allow-private")


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "2002:5db8:d822::1"])
def test_public_numbers_are_not_refused(number: str) -> None:
    address.refuse_private(number, "courier.example")


PUBLIC = "93.184.216.34"


@pytest.fixture
def outside(server: Server, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let every connection go to the server on this machine; give the numbers that were meant."""
    meant: list[str] = []
    real = httpcore.SyncBackend.connect_tcp

    def connect(self: Any, host: str, port: int, *rest: Any, **more: Any) -> Any:
        meant.append(host)
        return real(self, "127.0.0.1", server.port, *rest, **more)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    return meant


@pytest.mark.parametrize("target", ["http://127.0.0.1:{port}/", "http://169.254.169.254/", "http://inner.example/"])
def test_a_redirect_into_the_network_is_refused(
    target: str, server: Server, outside: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    named(monkeypatch, {"courier.example": PUBLIC, "inner.example": "10.0.0.1"})
    server.pages["/a"] = Page(status=302, headers={"Location": target.format(port=server.port)})
    said = reasons("http://courier.example/a", options=articles.PLAIN)
    assert said[0].endswith("to read from there, give --allow-private")
    assert set(outside) == {PUBLIC}
    assert server.asked == ["/robots.txt", "/a"]


def test_a_name_that_changes_where_it_leads_gains_nothing(
    server: Server, outside: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"courier.example": PUBLIC}
    looked_up = named(monkeypatch, names)

    def turn(handler: Handler) -> None:
        names["courier.example"] = "127.0.0.1"
        handler.begin(404, {"Content-Length": "0"})

    server.pages |= {"/robots.txt": turn, "/a": page()}
    said = reasons("http://courier.example/a", options=articles.PLAIN)
    assert said == ["courier.example is this machine itself (127.0.0.1); to read from there, give --allow-private"]
    assert outside == [PUBLIC]  # the very number that was judged, and no second look-up between
    assert looked_up == ["courier.example"] * 2


def test_a_host_that_is_both_outside_and_inside_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80)) for number in (PUBLIC, "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    said = reasons("http://courier.example/", options=articles.PLAIN)
    assert said == ["courier.example is in a private network (10.0.0.1); to read from there, give --allow-private"]


@pytest.mark.parametrize("number", [socket.EAI_NONAME, socket.EAI_AGAIN])
def test_a_name_that_leads_nowhere_is_said(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise socket.gaierror(number, "cannot")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    said = reasons("http://courier.example/")
    unknown = "there is no host courier.example; check the address"
    failed = "courier.example cannot be looked up: cannot; check the connection, and try again"
    assert said == [unknown if number == socket.EAI_NONAME else failed]


@pytest.mark.parametrize("given", ["ftp://courier.example/a", "file:///etc/hosts", "https://", "gopher://x"])
def test_other_schemes_are_refused_before_anything_is_read(given: str) -> None:
    with pytest.raises(UsageError, match="only addresses of http and https"):
        articles.read([given], HOME)


ODD = [
    ("http://[bad", "this is no valid address"),
    ("http://0177.0.0.1/", "this is no valid address"),
    ("http://courier.example:99999/", "there is no port 99999"),
    ("http://courier\r\nX-Evil: 1.example/", "this is no valid address"),
    (f"http://{'a' * 70}.example/", "there can be no host"),
]


@pytest.mark.parametrize(("given", "reason"), ODD, ids=[reason for _, reason in ODD])
def test_odd_addresses_are_rejections(given: str, reason: str) -> None:
    assert reasons(given)[0].startswith(reason)


def test_names_in_other_scripts_are_addresses() -> None:
    assert str(address.parse("https://Bücher.example/Füße?q=ü")) == (
        "https://xn--bcher-kva.example/F%C3%BC%C3%9Fe?q=%C3%BC"
    )


def test_a_password_goes_to_its_own_host_alone(server: Server, other: Server) -> None:
    server.pages |= {
        "/in": Page(status=302, headers={"Location": "/on"}),
        "/on": Page(status=302, headers={"Location": other.url("/out").replace("//", "//harry:key@")}),
    }
    other.pages["/out"] = page()
    given = server.url("/in").replace("//", "//ines:secret@")
    told = list(articles.stream([given], HOME))
    known = f"Basic {b64encode(b'ines:secret').decode()}"
    assert [each["Authorization"] for each in server.headers] == [None, known, known]
    assert [each["Authorization"] for each in other.headers] == [None, None]
    assert [row.url for _, row in told if isinstance(row, Article)] == [other.url("/out")]
    assert "secret" not in str(told)
    assert "key@" not in str(told)


# --- manners ---

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


# --- following ---


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
