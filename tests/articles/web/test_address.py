"""Which addresses may be asked for: this machine and its networks are refused, however they are written."""

from __future__ import annotations

import socket
from base64 import b64encode

import httpcore
import pytest

from rashomon import articles
from rashomon.articles.web import address
from rashomon.errors import UsageError
from rashomon.records import Article
from tests.articles.web.hosts import HOME, PUBLIC, named, page, reasons
from tests.loopback import Handler, Page, Server

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
