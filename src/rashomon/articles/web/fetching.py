"""What stands at an address? An address in; its bytes and what the server says of them out.

As a guest: robots.txt is kept (RFC 9309, read by Protego; once a host and run), each host has its pause (a Crawl-delay
counts, up to a limit), a host that asks for peace or stops answering is left alone for the rest of the run, and a
server is asked only for what has changed since the last visit (RFC 9110: ETag, Last-Modified). Every address on a way
of redirects is judged anew; a password goes to no other host than the one it was given for.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from tempfile import SpooledTemporaryFile
from time import monotonic, sleep
from typing import BinaryIO, cast

import httpx
from protego import Protego

from rashomon.articles.web import address, exchange
from rashomon.errors import AddressError
from rashomon.records import Visit
from rashomon.settings import FETCHING

AGENT = "Rashomon"
"""The name by which robots.txt may speak of us."""
_ACCEPTED = "text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8"
_REDIRECTS = {301, 302, 303, 307, 308}
_BUSY = {408, 425, 429, 500, 502, 503, 504}
"""Statuses that may be others tomorrow."""
_PEACE = {429, 503}
"""Statuses by which a host asks to be left alone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands at an address. `file` is None where nothing has changed since the last visit.

    `url` is where the redirects led, `type` the media type; `visits` tell of every address on the way, the last one of
    `url` itself.
    """

    file: BinaryIO | None
    url: str
    type: str
    charset: str | None
    visits: tuple[Visit, ...]


@dataclass(slots=True)
class _Host:
    """One host in one run: what it allows, when it may be asked next, how often it failed, and why it is left alone."""

    rules: Protego
    delay: float = 0.0
    free: float = 0.0
    failures: int = 0
    closed: AddressError | None = None


class Web:
    """One run's guest on the web. `visited` gives the last visit to an address, or None."""

    def __init__(self, visited: Callable[[str], Visit | None], *, allow_private: bool = False) -> None:
        self._visited = visited
        self._allow_private = allow_private
        self._hosts: dict[str, _Host] = {}

    def fetch(self, written: str, *, usable: Callable[[Visit], bool] = lambda _: True) -> Answer:
        """Give what stands at an address. An earlier visit counts only where it is `usable`.

        Waits until the host may be asked. Raises AddressError with a reason for the user.
        """
        given = address.parse(written)
        url = address.anonymous(given)
        visits: list[Visit] = []
        for _ in range(FETCHING.redirects + 1):
            known = self._visited(str(url))
            known = known if known and usable(known) else None
            headers = _login(given, url) | _conditions(known)
            with self._asked(self._admitted(url)), self._ask(url, headers) as reply:
                visits.append(_visit(url, reply, known))
                if reply.status not in _REDIRECTS or "location" not in reply.headers:
                    unchanged = known is not None and reply.status == 304
                    return Answer(None, str(url), "", None, tuple(visits)) if unchanged else _answer(url, reply, visits)
            url = address.anonymous(address.parse(reply.headers["location"], url))
            if str(url) in {visit.url for visit in visits}:
                raise AddressError(f"it is redirected in a circle, back to {url}")
        raise AddressError(f"it is redirected more than {FETCHING.redirects} times, lastly to {url}")

    def _admitted(self, url: httpx.URL) -> _Host:
        """Give the host of an address once it may be asked for it."""
        place = f"{url.scheme}://{url.netloc.decode()}"
        if place not in self._hosts:
            self._hosts[place] = self._met(url)
        host = self._hosts[place]
        if host.closed:
            raise AddressError(str(host.closed), again=host.closed.again)
        if not host.rules.can_fetch(str(url), AGENT):
            raise AddressError(f"the robots.txt of {url.host} forbids it")
        if (wait := host.free - monotonic()) > 0:
            sleep(wait)
        return host

    @contextmanager
    def _asked(self, host: _Host) -> Iterator[None]:
        """Note how a host took a question: its pause begins with the end of the answer."""
        try:
            yield
            host.failures = 0
        except AddressError as error:
            host.failures += error.again
            if error.status in _PEACE or host.failures >= FETCHING.failures:
                host.closed = AddressError(f"the host is left alone for this run, as: {error}", again=True)
            raise
        finally:
            host.free = monotonic() + host.delay

    def _met(self, url: httpx.URL) -> _Host:
        """Give what is known of a host from its robots.txt: all is allowed where there is none, nothing where the host
        cannot say."""
        try:
            rules = Protego.parse(self._robots(url))
        except AddressError as error:
            if error.status is None:
                return _Host(Protego.parse(""), closed=error)
            if error.status in _PEACE or error.status >= 500:
                why = f"nothing may be fetched while its robots.txt cannot be read: {error}"
                return _Host(Protego.parse(""), closed=AddressError(why, again=True))
            rules = Protego.parse("")
        return _Host(rules, max(FETCHING.delay, min(rules.crawl_delay(AGENT) or 0, FETCHING.longest_delay)))

    def _robots(self, url: httpx.URL) -> str:
        url = url.join("/robots.txt")
        for _ in range(FETCHING.redirects + 1):
            with self._ask(url, {}) as reply:
                if reply.status not in _REDIRECTS or "location" not in reply.headers:
                    _refuse(reply)
                    return _beginning(reply.body, FETCHING.robots).decode("utf-8", "replace")
            url = address.anonymous(address.parse(reply.headers["location"], url))
        raise AddressError(f"its robots.txt is redirected more than {FETCHING.redirects} times")

    @contextmanager
    def _ask(self, url: httpx.URL, headers: dict[str, str]) -> Iterator[exchange.Reply]:
        from rashomon import __version__

        sent = {"User-Agent": f"{AGENT}/{__version__} (reads news for one user)", "Accept": _ACCEPTED, **headers}
        with exchange.ask(url, sent, allow_private=self._allow_private) as reply:
            yield reply


def _answer(url: httpx.URL, reply: exchange.Reply, visits: list[Visit]) -> Answer:
    _refuse(reply)
    said = Message()
    said["content-type"] = reply.headers.get("content-type", "")
    kind = said.get_content_type() if reply.headers.get("content-type") else ""
    return Answer(_held(reply.body), str(url), kind, said.get_content_charset(), tuple(visits))


def _refuse(reply: exchange.Reply) -> None:
    """Raise AddressError where a server answers with anything but what was asked for."""
    if not 200 <= reply.status < 300:
        raise AddressError(
            f"the server answered with status {reply.said}", status=reply.status, again=reply.status in _BUSY
        )


def _held(body: Iterator[bytes]) -> BinaryIO:
    """Give a body as a file, on disk where it is large. Stops reading at the limit."""
    held = SpooledTemporaryFile(max_size=2**20)  # noqa: SIM115 - the caller closes it
    size = 0
    try:
        for piece in body:
            size += len(piece)
            if size > FETCHING.largest:
                raise AddressError(
                    f"it is larger than {FETCHING.largest / 2**20:g} MB, the most that is read from an address;"
                    " save it and give the file"
                )
            held.write(piece)
    except BaseException:
        held.close()
        raise
    held.seek(0)
    return cast(BinaryIO, held)


def _beginning(body: Iterator[bytes], most: int) -> bytes:
    held = b""
    for piece in body:
        held += piece
        if len(held) >= most:
            break
    return held[:most]


def _visit(url: httpx.URL, reply: exchange.Reply, known: Visit | None) -> Visit:
    """Give the record of a visit. Where nothing has changed, what is known of the address stays known."""
    etag, modified = reply.headers.get("etag"), reply.headers.get("last-modified")
    if reply.status == 304 and known:
        etag, modified = etag or known.etag, modified or known.last_modified
    now = datetime.now(UTC).isoformat(timespec="seconds")
    if reply.status == 304 and known:
        return Visit(str(url), reply.status, now, etag, modified, known.followed, known.listing)
    return Visit(str(url), reply.status, now, etag, modified)


def _conditions(known: Visit | None) -> dict[str, str]:
    """Give the headers that ask only for what has changed; a value that is no header's would break the question."""
    stated = {
        "If-None-Match": known.etag if known else None,
        "If-Modified-Since": known.last_modified if known else None,
    }
    return {name: value for name, value in stated.items() if value and value.isascii() and value.isprintable()}


def _login(given: httpx.URL, url: httpx.URL) -> dict[str, str]:
    """Give the user's name and password to the very host they were given for (RFC 7617), and to no other."""
    same = (given.scheme, given.host, given.port) == (url.scheme, url.host, url.port)
    if not given.userinfo or not same:
        return {}
    known = base64.b64encode(f"{given.username}:{given.password}".encode()).decode()
    return {"Authorization": f"Basic {known}"}
