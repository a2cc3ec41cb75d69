"""A server on this machine for tests that fetch: pages by their path, and a list of what was asked.

>>> with Server({"/a": Page(b"The pier is shut.")}) as server:
...     server.url("/a").startswith("http://127.0.0.1:"), server.asked
(True, [])
"""

from __future__ import annotations

import contextlib
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Page:
    """What the server answers. `etag` makes it answer 304 to whoever has it."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    etag: str | None = None


Answer = Page | Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers one question; a page that is a function writes to `wfile` itself, until `over` is set."""

    protocol_version = "HTTP/1.1"
    server: Any

    @property
    def over(self) -> threading.Event:
        return self.server.over

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.headers.append(self.headers)
        self.close_connection = True
        page = self.server.pages.get(self.path, Page(b"", 404))
        # A client that goes away while it is answered is what half of the tests are about.
        with contextlib.suppress(ConnectionError):
            if not isinstance(page, Page):
                page(self)
            elif page.etag and self.headers["If-None-Match"] == page.etag:
                self.begin(304, {"ETag": page.etag})
            else:
                tag = {"ETag": page.etag} if page.etag else {}
                self.begin(page.status, {"Content-Length": str(len(page.body)), **tag, **page.headers})
                self.wfile.write(page.body)

    def begin(self, status: int, headers: Mapping[str, str]) -> None:
        """Write everything before the body."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: what was asked stands in `Server.asked`."""


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_: object) -> None:
        """Say nothing of a client that refuses our certificate."""


class Server:
    """Serves `pages`, which a test may change as it goes; `asked` are the paths in their order."""

    def __init__(self, pages: Mapping[str, Answer] | None = None, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Answer] = dict(pages or {})
        self.asked: list[str] = []
        self.headers: list[Message] = []
        self._listener: Any = _Listener(("127.0.0.1", 0), Handler)
        if tls:
            self._listener.socket = tls.wrap_socket(self._listener.socket, server_side=True)
        self._listener.pages, self._listener.asked, self._listener.headers = self.pages, self.asked, self.headers
        self._listener.over = threading.Event()
        self._scheme = "https" if tls else "http"
        self._thread = threading.Thread(target=self._listener.serve_forever, args=(0.01,), daemon=True)

    @property
    def port(self) -> int:
        return int(self._listener.server_address[1])

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self._scheme}://{host}:{self.port}{path}"

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.over.set()
        self._listener.shutdown()
        self._listener.server_close()
        self._thread.join()
