"""Web archives: is memory flat, and how many records are read a second, against warcio with trafilatura?

usage: python -m benchmarks.warc [--records N]

Makes an archive of 1,000 records and one of N (10,000) in a temporary folder, each record packed by itself as Common
Crawl does: news pages of six layouts (`invented`), one of them in twenty a front page, and in a hundred records ten
that are no pages: answers of other statuses, pictures, revisits. Reads both through the path that users run,
`articles.stream`, and the smaller one with the peers, each loop in a process of its own, one after the other, none on
more than one core. The peers give the text with what the page says of itself, as Rashomon does (headline, time, people,
outlet), and, the least that can be done, the text alone. They are run three times in turn with Rashomon on the smaller
archive, and the best time of each counts.

Fails (exit 1) where the larger archive takes 100 MB more than the smaller, or fewer than twice as many records are read
a second as by the peer that gives the same.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.invented import Newsroom
from benchmarks.measured import Cost, apart, report

_SMALL = 1_000
_FLAT = 100
"""MB."""
_TIMES = 2.0
_ROUNDS = 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--loop", choices=sorted(LOOPS), help=argparse.SUPPRESS)
    parser.add_argument("--archive", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.loop:
        report(LOOPS[given.loop](given.archive))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.warc.gz", Path(folder) / "large.warc.gz"
        _write(small, _SMALL)
        _write(large, given.records)
        rounds = [{loop: _cost(loop, small) for loop in LOOPS} for _ in range(_ROUNDS)]
        more = _cost("rashomon", large)
    best = {loop: min((each[loop] for each in rounds), key=lambda cost: cost.seconds) for loop in LOOPS}
    print(f"{'':44}{'records':>9}{'articles':>10}{'seconds':>9}{'records/s':>11}{'peak MB':>9}")
    for name, records, cost in [*((loop, _SMALL, best[loop]) for loop in LOOPS), ("rashomon", given.records, more)]:
        rate = records / cost.seconds
        print(f"{name:44}{records:>9,}{cost.count:>10,}{cost.seconds:>9.1f}{rate:>11.1f}{cost.peak:>9.0f}")
    ours, peer, text = (best[loop].seconds for loop in LOOPS)
    growth = more.peak - best["rashomon"].peak
    print(f"records a second: {peer / ours:.2f} times those of warcio + trafilatura that give the same")
    print(f"                  {text / ours:.2f} times those of warcio + trafilatura that give the text alone")
    print(f"memory: {growth:+.0f} MB for {given.records:,} records against {_SMALL:,}")
    return 0 if peer / ours >= _TIMES and growth <= _FLAT else 1


def _cost(loop: str, archive: Path) -> Cost:
    return apart("benchmarks.warc", "--loop", loop, "--archive", str(archive))


def _ours(archive: Path) -> Callable[[], int]:
    from rashomon import articles
    from rashomon.records import Article

    return lambda: sum(isinstance(found, Article) for _, found in articles.stream([archive]))


def _peer(archive: Path, *, metadata: bool) -> Callable[[], int]:
    import logging

    import trafilatura
    from warcio.archiveiterator import ArchiveIterator

    def read() -> int:
        found = 0
        with archive.open("rb") as file:
            for record in ArchiveIterator(file):
                if record.rec_type != "response" or record.http_headers.get_statuscode() != "200":
                    continue
                if not (record.http_headers.get_header("Content-Type") or "").startswith("text/html"):
                    continue
                url = record.rec_headers.get_header("WARC-Target-URI")
                page = record.content_stream().read()
                found += trafilatura.bare_extraction(page, url=url, with_metadata=metadata) is not None
        return found

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return read


LOOPS: dict[str, Callable[[Path], Callable[[], int]]] = {
    "rashomon": _ours,
    "warcio + trafilatura, with metadata": partial(_peer, metadata=True),
    "warcio + trafilatura, text alone": partial(_peer, metadata=False),
}


def _write(archive: Path, records: int) -> None:
    newsroom = Newsroom()
    with archive.open("wb") as file:
        file.write(gzip.compress(_record("warcinfo", None, b"software: invented\r\n", "application/warc-fields")))
        for number in range(records - 1):
            file.write(gzip.compress(_numbered(newsroom, number), 6))


def _numbered(newsroom: Newsroom, number: int) -> bytes:
    """Give a record: in a hundred of them ten that are no pages, and five front pages."""
    url, kind = newsroom.address(number), number % 100
    if kind in {7, 27, 47, 67}:
        return _answer(url, "404 Not Found", "text/html", b"<html><body>Not found</body></html>")
    if kind in {17, 57}:
        return _answer(url, "301 Moved Permanently", "text/html", b"")
    if kind in {37, 77, 97}:
        return _answer(url, "200 OK", "image/jpeg", bytes(range(256)) * 160)
    if kind == 87:
        return _record("revisit", url, b"HTTP/1.1 200 OK\r\n\r\n", "application/http; msgtype=response")
    page = newsroom.front() if kind % 20 == 11 else newsroom.page(number)
    return _answer(url, "200 OK", "text/html; charset=utf-8", page.encode())


def _answer(url: str, status: str, content: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\nServer: invented\r\nContent-Length: {len(body)}\r\n\r\n"
    return _record("response", url, head.encode() + body, "application/http; msgtype=response")


def _record(kind: str, url: str | None, block: bytes, content: str) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2024-03-30T12:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>\r\nContent-Type: {content}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


if __name__ == "__main__":
    sys.exit(main())
