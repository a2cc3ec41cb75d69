"""One question and its answer: charsets, packing, hosts that are down, slow or wicked, and certificates."""

from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import struct
import subprocess
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rashomon import articles
from rashomon.articles.web import exchange
from tests.articles.web.hosts import HOME, TEXT, named, page, reasons, silent
from tests.loopback import Handler, Page, Server

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
