"""One question to one machine, and its answer. An address in; status, headers and unpacked bytes out.

Everything has a limit: the time to connect, the silence between two bytes, the whole; and whoever reads the body counts
bytes after unpacking, which is done in small pieces, so that neither a false Content-Length nor a gzip bomb is held.
The machine connected to is the one whose number was judged (`address.refuse_private`): the look-up is done here once.
HTTP/1.1 (RFC 9112) by httpcore, one connection a question.
"""

from __future__ import annotations

import os
import socket
import ssl
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus
from time import monotonic
from typing import Any

import httpcore
import httpx

from rashomon.articles.web import address
from rashomon.errors import AddressError
from rashomon.settings import FETCHING

_PIECE = 2**16
_PROXIES = ("http_proxy", "https_proxy", "all_proxy")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answers: names of `headers` are in small letters; `body` is unpacked as it is read, once."""

    status: int
    headers: Mapping[str, str]
    body: Iterator[bytes]

    @property
    def said(self) -> str:
        """The status in words: "404 (Not Found)"."""
        known = self.status in {each.value for each in HTTPStatus}
        return f"{self.status} ({HTTPStatus(self.status).phrase})" if known else str(self.status)


@contextmanager
def ask(url: httpx.URL, headers: Mapping[str, str], *, allow_private: bool) -> Iterator[Reply]:
    """Ask for `url`, and give the answer while the connection is open.

    Raises AddressError, also while the body is read, where there is no such host, it may not be asked, it does not
    answer in time, or what it answers breaks off.
    """
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    backend = _Backend(url.host, allow_private, monotonic() + FETCHING.whole)
    secure = _tls() if url.scheme == "https" else None
    sent = {"Host": url.netloc.decode(), "Accept-Encoding": "gzip", "Connection": "close", **headers}
    limits = {"connect": FETCHING.connect, "read": FETCHING.silence, "write": FETCHING.silence, "pool": None}
    try:
        with (
            httpcore.ConnectionPool(ssl_context=secure, network_backend=backend) as pool,
            pool.stream("GET", target, headers=list(sent.items()), extensions={"timeout": limits}) as response,
        ):
            said = {name.decode("latin-1").lower(): _word(value) for name, value in response.headers}
            yield Reply(response.status, said, _unpacked(response.iter_stream(), said.get("content-encoding", "")))
    except (httpcore.ConnectError, httpcore.ReadError, httpcore.WriteError) as error:
        raise AddressError(_broken(error, url.host), again=True) from error
    except httpcore.RemoteProtocolError as error:
        raise AddressError(f"what {url.host} answers breaks off, or is no HTTP: {error}", again=True) from error
    except httpcore.LocalProtocolError as error:
        raise AddressError(f"this cannot be asked for: {error}") from error


class _Backend(httpcore.NetworkBackend):
    """Connects to a machine whose number was judged, and keeps the time."""

    def __init__(self, host: str, allow_private: bool, until: float) -> None:
        self._host, self._allow_private, self._until = host, allow_private, until

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception | None = None
        for number in self._looked_up(host, port):
            left = min(timeout or FETCHING.connect, self._until - monotonic())
            if left <= 0:
                break
            try:
                stream = httpcore.SyncBackend().connect_tcp(number, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._host, self._until)
        if isinstance(failure, httpcore.ConnectError):
            raise failure
        raise AddressError(f"{self._host} did not answer within {FETCHING.connect:g} s{_hint()}", again=True)

    def _looked_up(self, host: str, port: int) -> list[str]:
        """Give the numbers of the machines that go by a name, of which all may be asked. Its time is the system's."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            unknown = error.errno == socket.EAI_NONAME
            why = f"there is no host {self._host}" if unknown else f"{self._host} cannot be looked up: {error.strerror}"
            do = "; check the address" if unknown else "; check the connection, and try again"
            raise AddressError(f"{why}{_hint() or do}", again=not unknown) from error
        except UnicodeError as error:
            raise AddressError(f"there can be no host {self._host}: {error}") from error
        numbers = list(dict.fromkeys(str(place[0]) for *_, place in found))
        if not self._allow_private:
            for number in numbers:
                address.refuse_private(number, self._host)
        return numbers


class _Stream(httpcore.NetworkStream):
    """A connection that nobody can keep open by sending a byte now and then."""

    def __init__(self, inner: httpcore.NetworkStream, host: str, until: float) -> None:
        self._inner, self._host, self._until = inner, host, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with self._timed():
            return self._inner.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with self._timed():
            self._inner.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        with self._timed():
            inner = self._inner.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Stream(inner, self._host, self._until)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def _left(self, timeout: float | None) -> float:
        left = self._until - monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return min(left, timeout or FETCHING.silence)

    @contextmanager
    def _timed(self) -> Iterator[None]:
        try:
            yield
        except httpcore.TimeoutException as error:
            late = monotonic() >= self._until
            reason = (
                f"{self._host} was not done after {FETCHING.whole:g} s"
                if late
                else f"{self._host} said nothing for {FETCHING.silence:g} s"
            )
            raise AddressError(reason, again=True) from error


@cache
def _tls() -> ssl.SSLContext:
    """Give what certificates are judged by; 20 ms that are spent once."""
    return httpx.create_ssl_context()


def _unpacked(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """Give a body in pieces. Only gzip is asked for: what Brotli makes of one piece cannot be bounded as simply."""
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        yield from chunks
    elif encoding in {"gzip", "x-gzip"}:
        yield from _gunzipped(chunks)
    else:
        raise AddressError(f"the answer is packed as {encoding}, which was not asked for")


def _gunzipped(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """Give what gzip packed, member by member (RFC 1952), at most 64 KiB at once. What follows the last is no gzip."""
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    begun = False
    for chunk in chunks:
        while True:
            if unpack.eof:
                if not chunk:
                    break
                if not chunk.startswith(b"\x1f"):
                    return
                unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
            begun = True
            try:
                piece = unpack.decompress(chunk, _PIECE)
            except zlib.error as error:
                raise AddressError(f"the answer is no sound gzip: {error}", again=True) from error
            yield piece
            chunk = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
            if not chunk and (unpack.eof or len(piece) < _PIECE):
                break
    if begun and not unpack.eof:
        raise AddressError("the answer is cut short: its gzip has no end", again=True)


def _word(value: bytes) -> str:
    """Give a header: UTF-8, as some servers send in Location, else Latin-1."""
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _broken(error: Exception, host: str) -> str:
    """Say why a connection failed, in words for whoever reads news."""
    cause: BaseException | None = error
    while cause and not isinstance(cause, OSError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"the certificate of {host} is not valid: {cause.verify_message}"
    if isinstance(cause, ssl.SSLError):
        return f"no secure connection to {host} could be made: {cause.reason or cause}"
    if isinstance(error, httpcore.ConnectError):
        do = _hint() or "; check that its server runs, and try again"
        return f"no connection to {host} could be made: {getattr(cause, 'strerror', None) or error}{do}"
    return f"the connection to {host} broke off: {getattr(cause, 'strerror', None) or error}"


def _hint() -> str:
    """Say what may be the matter where the environment names a proxy: it is not used, see the package."""
    named = any(os.environ.get(name) or os.environ.get(name.upper()) for name in _PROXIES)
    return " (the proxy that the environment names is not used)" if named else ""
