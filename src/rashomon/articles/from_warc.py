"""Web archives (WARC 1.0 and 1.1, ISO 28500): the pages in one, as Common Crawl's news archive has them.

FastWARC (Bevendorff et al. 2021) gives the records one by one, so that an archive may be larger than memory. A page is
a `response` of HTTP status 200, a `resource` or a `conversion` whose content is HTML and whose address is on the web;
it is read as a page that was fetched from there. When it was crawled says nothing of when it was published. What a
server packed for its way (chunked, gzip, deflate, Brotli) is unpacked, no further than the longest page that is read.

Requests, descriptions of the archive and metadata hold no page. What else is no page is counted, one rejection a kind.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from rashomon.articles import decoding, from_html, outlets
from rashomon.articles.opened import Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Rejection
from rashomon.settings import ARTICLES

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_WARC = re.compile(r"WARC/\d\.\d+\r?\n")
_HTML = {"text/html", "application/xhtml+xml"}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_SHOWN = 6
"""Details of a kind that a rejection names: statuses, types of content."""
_KEPT = 1000
"""Details that are counted apart: an archive may hold any number of types of content."""
_MISCOUNTED = "no length, or one that is wrong"


class _NoPage(Exception):  # noqa: N818 - it is no error that a record is no page
    """Why a record is no page: a kind, and what it is of that kind."""


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is a web archive."""
    return bool(_WARC.match(head))


def read(opened: Opened) -> Iterator[Row]:
    """Give the articles in an archive, and a rejection for each page without one and for each kind of other records.

    Raises ArticleError where the archive, or the rest of it, cannot be read, or holds no page at all.
    """
    from fastwarc.warc import ArchiveIterator

    passed: Counter[tuple[Any, ...]] = Counter()
    number = whole = pages = 0
    problem, cut = None, False
    # Quirks: after a record whose length is wrong, it looks for the next one; and lines may end in LF alone.
    stream = _UntilBroken(opened.file)
    records = iter(ArchiveIterator(stream, parse_http=False, quirks_mode=True, stream_detect=False))
    while True:
        try:
            record = next(records, None)
            if record is None:
                break
            if cut:
                passed[_MISCOUNTED, ""] += 1
                whole, cut = number, False
            number += 1
            page = _page(record, opened, number)
        except _NoPage as no:
            assert record is not None
            cut = _is_cut(record)  # only the last record can be cut off; of another, the length is wrong
            if not cut:
                whole = number
                if no.args:
                    passed[no.args if len(passed) < _KEPT or no.args in passed else (no.args[0], "others")] += 1
            continue
        except (ArticleError, OSError) as error:
            problem = str(error)
            break
        whole = number
        pages += 1
        yield from _read(page, record)
    yield from _passed_over(passed, opened.name)
    if problem := stream.problem or problem or ("the record is cut off" if cut else None):
        raise ArticleError(f"it cannot be read beyond record {whole}: {problem}")
    if not pages and not passed:
        raise ArticleError(f"none of the {number} records in it is a page")


class _UntilBroken(io.RawIOBase):
    """A file that ends where it breaks off, and says why then: FastWARC reads ahead of the records that it gives."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = cast(io.BufferedReader, file)
        self.problem: str | None = None

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def read(self, size: int = -1) -> bytes:
        try:
            return b"" if self.problem else self._file.read1(size)
        except ArticleError as error:
            self.problem = str(error)
            return b""


def _page(record: WarcRecord, opened: Opened, number: int) -> Opened:
    """Give the page in a record, still packed. Raises _NoPage where it holds none, ArticleError where it is cut off."""
    from fastwarc.warc import WarcRecordType

    kind = record.record_type
    if record.headers.get("Content-Length") is None:
        raise _NoPage(_MISCOUNTED, "")
    if kind in (WarcRecordType.request, WarcRecordType.warcinfo, WarcRecordType.metadata):
        raise _NoPage
    if kind not in (WarcRecordType.response, WarcRecordType.resource, WarcRecordType.conversion):
        raise _NoPage("no page", record.headers.get("WARC-Type") or "no type")
    url = (record.headers.get("WARC-Target-URI") or "").strip().removeprefix("<").removesuffix(">")
    if not outlets.domain(url):
        raise _NoPage("no address on the web", url.partition(":")[0][:20] or "none")
    if record.content_length > ARTICLES.largest_file:
        raise _NoPage(f"larger than {ARTICLES.largest_file // 2**20} MB", "")
    content = _content(record)
    length = record.content_length
    body = record.reader.read(length)
    if len(body) < length:
        raise ArticleError("the record is cut off")
    charset = _CHARSET.search(content)
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in url[:200])
    where = f"{opened.name}, record {number} ({shown})"
    return Opened(io.BytesIO(body), where, opened.stem, url=url, charset=charset[1] if charset else None)


def _is_cut(record: WarcRecord) -> bool:
    """Pass over the rest of a record, and tell whether there is less of it than it says."""
    return record.headers.get("Content-Length") is None or record.consume() < record.content_length


def _content(record: WarcRecord) -> str:
    """Give the type of a record's content, as it was sent. Raises _NoPage where that is no answer with a page."""
    content = record.headers.get("Content-Type") or ""
    if record.is_http:
        try:
            record.parse_http(quirks_mode=True)
        except OSError:
            raise _NoPage("HTTP headers that cannot be read", "") from None
        status = record.http_headers.status_code
        if status != 200:
            raise _NoPage("no answer of status 200", str(status or "none"))
        content = record.http_headers.get("Content-Type") or ""
    kind = content.partition(";")[0].strip().lower()
    # Servers that say nothing of it send pages too: what is none is refused when it is read.
    if kind and kind not in _HTML:
        raise _NoPage("no web page", kind[:60])
    return content


def _unpacked(body: bytes, record: WarcRecord) -> bytes:
    """Give what a server sent without what it was packed in, up to a byte more than the longest page."""
    from fastwarc.warc import WarcRecord as New
    from fastwarc.warc import WarcRecordType

    sent = record.http_headers if record.is_http else None
    packing = [(name, sent.get(name)) for name in ("Transfer-Encoding", "Content-Encoding")] if sent else []
    lines = [f"{name}: {value}\r\n" for name, value in packing if value and value.strip().lower() != "identity"]
    if not lines:
        return body
    again = New()
    again.init_headers(WarcRecordType.response)
    again.is_http = True
    again.set_bytes_content(f"HTTP/1.1 200 OK\r\n{''.join(lines)}\r\n".encode("latin-1", "replace") + body)
    try:
        again.parse_http(auto_decode="all", quirks_mode=True)
        if page := again.reader.read(ARTICLES.largest_file + 1):
            return page
        raise OSError("nothing comes out")
    except OSError as error:
        if from_html.knows(decoding.glance(body[: 2**13])):
            return body  # Many archives hold the page unpacked, under the headers that it came with.
        raise ArticleError(f"the page is packed in a way that cannot be undone: {error}") from error


def _read(page: Opened, record: WarcRecord) -> Iterator[Row]:
    try:
        body = _unpacked(page.file.read(), record)
        yield from from_html.read(replace(page, file=io.BytesIO(body)))
    except ArticleError as error:
        yield Rejection("read", page.name, str(error))


def _passed_over(passed: Counter[tuple[Any, ...]], name: str) -> Iterator[Rejection]:
    """Give one rejection for each kind of record that is no page, with the details of it that are most common."""
    for kind in sorted({kind for kind, _ in passed}):
        found = Counter({detail: count for (each, detail), count in passed.items() if each == kind})
        most = ", ".join(f"{detail}: {count}" for detail, count in found.most_common(_SHOWN) if detail)
        records = f"{found.total()} record{'s' * (found.total() > 1)} passed over: {kind}"
        yield Rejection("read", name, records + (f" ({most})" if most else ""))
