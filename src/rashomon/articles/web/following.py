"""What is fetched next? Addresses that the user gave, and on `--follow` those that they list, in; rows and visits out.

A run goes round the hosts: one address of each in turn, so that while one host has its pause the others are asked. The
order depends on what was given and listed alone, and each address is fetched once. What a list says of an article fills
what its page does not say, and stands in for it where the page cannot be read.

A visit is told of after all that stood at its address, and at the addresses it lists: whoever keeps both, in this
order, loses nothing when a run is broken off. It is not told of where something failed that may go well another time.
"""

from __future__ import annotations

import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from rashomon.articles.opened import Filed, Link, Row
from rashomon.articles.web import address
from rashomon.errors import AddressError, ArticleError, why
from rashomon.records import Rejection, Visit
from rashomon.settings import FETCHING

if TYPE_CHECKING:
    from rashomon.articles.web.fetching import Answer, Web

_FILLED = ("headline", "outlet", "published", "modified", "bylines", "agency", "language")


@dataclass(slots=True, eq=False)
class _Stop:
    """One address on the round. `above` is what listed it, and `link` what that said; `name` is how it is shown.

    `open` counts the address itself and those that it lists, as long as they wait. `again` is true where one of them
    may go well another time; `left` where it lists addresses that are not followed. `filed` counts the articles that
    stand there themselves, `listed` the addresses.
    """

    url: str
    name: str
    link: Link | None = None
    above: _Stop | None = None
    depth: int = 0
    open: int = 1
    again: bool = False
    left: bool = False
    bare: bool = False
    filed: int = 0
    listed: int = 0
    visits: tuple[Visit, ...] = ()


class Round:
    """The addresses of one run. `read` gives what stands in an answer; `visited` the last visit to an address."""

    def __init__(
        self,
        read: Callable[[Answer, str], Iterator[Row]],
        visited: Callable[[str], Visit | None],
        *,
        follow: bool = False,
        allow_private: bool = False,
    ) -> None:
        self._read = read
        self._visited = visited
        self._follow = follow
        self._allow_private = allow_private
        self._waiting: dict[str, deque[_Stop]] = {}
        self._seen: set[str] = set()
        self._links = 0

    def add(self, written: str) -> None:
        """Note an address that the user gave. What is wrong with it is said when its turn comes."""
        try:
            url = address.parse(written)
        except AddressError:
            self._wait("", _Stop(written, written))
        else:
            name = str(address.anonymous(url))
            if name not in self._seen:
                self._seen.add(name)
                self._wait(url.netloc.decode(), _Stop(str(url), name))

    def sift(self, rows: Iterable[Row], name: str) -> Iterator[Row]:
        """Give the rows of a file, with what each link says in its place; or where links are followed, note them."""
        yield from self._sift(rows, name, None, None)

    def go(self) -> Iterator[tuple[str, Row | Visit]]:
        """Fetch all that waits, and what that lists; give the rows of each address with its name, then its visits."""
        if not self._waiting:
            return
        from rashomon.articles.web import fetching  # only here: 0.1 s that a folder of text need not wait for

        web = fetching.Web(self._visited, allow_private=self._allow_private)
        while self._waiting:
            for host in list(self._waiting):
                stop = self._waiting[host].popleft()
                if not self._waiting[host]:
                    del self._waiting[host]
                for row in self._fetch(web, stop):
                    yield stop.name, row
                yield from _finished(stop)

    def _fetch(self, web: Web, stop: _Stop) -> Iterator[Row]:
        said = stop.link.filed if stop.link else None
        try:
            answer = web.fetch(stop.url, usable=lambda visit: visit.followed or not self._follow)
            if answer.file is not None:
                with answer.file:
                    yield from _filled(self._sift(self._read(answer, stop.name), stop.name, stop, answer.url), said)
        except ArticleError as error:
            stop.again |= isinstance(error, AddressError) and error.again
            kept = said is not None and bool(said.text.strip())
            if said and kept:
                yield Rejection("remark", stop.name, f"{error}; what the feed says of it is kept")
                yield said
            else:
                yield Rejection("read", stop.name, str(error))
        except OSError as error:
            # It is kept in a temporary file while it is read.
            stop.again = True
            yield Rejection(
                "read", stop.name, f"what stands there cannot be kept in {tempfile.gettempdir()}: {why(error)}"
            )
        else:
            stop.visits = (*answer.visits[:-1], _last(answer.visits[-1], stop))

    def _sift(self, rows: Iterable[Row], name: str, stop: _Stop | None, base: str | None) -> Iterator[Row]:
        links: list[Link] = []
        bare = 0
        for row in rows:
            if stop:
                stop.filed += isinstance(row, Filed)
                stop.listed += isinstance(row, Link)
            if not isinstance(row, Link):
                yield row
            elif self._follow:
                links.append(row)
            else:
                if stop:
                    stop.left = True
                if row.filed and row.filed.text.strip():
                    yield row.filed
                else:
                    bare += 1
        if bare:
            yield Rejection(
                "read", name, f"{_addresses(bare)} without a text; give --follow to fetch what stands there"
            )
        yield from self._noted(links, name, stop, base)

    def _noted(self, links: list[Link], name: str, stop: _Stop | None, base: str | None) -> Iterator[Rejection]:
        """Put links on the round; those first that were never visited, where a run cannot follow them all."""
        depth = stop.depth + 1 if stop else 1
        if links and depth > FETCHING.depth:
            reason = f"{_addresses(len(links))} beyond {FETCHING.depth} steps from what was given"
            yield Rejection("read", name, f"{reason}; to read on from there, give the list itself")
            return
        stops: list[tuple[str, _Stop]] = []
        for link in links:
            try:
                url = address.anonymous(address.parse(link.url, address.parse(base) if base else None))
            except AddressError as error:
                yield Rejection("read", link.where, f"the address {link.url[:200]!r} is not followed: {error}")
                continue
            if str(url) not in self._seen:
                self._seen.add(str(url))
                stops.append((url.netloc.decode(), _Stop(str(url), str(url), link, stop, depth)))
        room = FETCHING.links - self._links
        if len(stops) > room:
            reason = f"{_addresses(len(stops) - room)} beyond the {FETCHING.links:,} that one run follows"
            yield Rejection("read", name, f"{reason}; run again for the rest")
            stops.sort(key=lambda each: self._visited(each[1].url) is not None)
            del stops[room:]
            if stop:
                stop.again = True
        self._links += len(stops)
        for host, each in stops:
            self._wait(host, each)
        if stop:
            stop.open += len(stops)
            stop.bare = any(link.filed is None for link in links)

    def _wait(self, host: str, stop: _Stop) -> None:
        self._waiting.setdefault(host, deque()).append(stop)


def _addresses(count: int) -> str:
    return "1 address in it" if count == 1 else f"{count:,} addresses in it"


def _filled(rows: Iterator[Row], said: Filed | None) -> Iterator[Row]:
    """Give the rows of a page, and where they are one article, all that the page does not say from what listed it."""
    if said is None:
        return rows
    first = list(islice(rows, 2))
    if len(first) == 1 and isinstance(page := first[0], Filed):
        missing = {name: getattr(said, name) for name in _FILLED if not getattr(page, name)}
        first = [replace(page, **missing)]
    return chain(first, rows)


def _last(visit: Visit, stop: _Stop) -> Visit:
    """Give the visit to an address as it may be used later.

    A list that says nothing of what it lists may be one of lists: they change while it does not, and it must be seen
    again in full.
    """
    if visit.status == 304:
        return visit
    visit = replace(visit, listing=bool(stop.listed) or stop.filed != 1)
    if stop.bare:
        return replace(visit, etag=None, last_modified=None)
    return replace(visit, followed=not stop.left)


def _finished(stop: _Stop | None) -> Iterator[tuple[str, Visit]]:
    """Give the visits that are complete, now that an address has had its turn: its own, and those of what listed it."""
    while stop:
        stop.open -= 1
        if stop.open:
            return
        if not stop.again:
            for visit in stop.visits:
                yield stop.name, visit
        elif stop.above:
            stop.above.again = True
        stop = stop.above
