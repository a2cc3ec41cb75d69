"""What is read: articles, their versions, who publishes them, and what could not be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

Field = Literal["text", "headline"]
Range = tuple[int, int]
"""A place in the text of a known article: ``(start, end)``."""
PublishedBasis = Literal["stated", "outlet-zone", "date-only", "doubtful"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in an article: `[start, end)` in code points of its text, or of its headline."""

    article: str
    start: int
    end: int
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Article:
    """One published text, one version. `text` is the input's, character for character.

    `version_of` is the version before this one. `addresses` are the further addresses at which the same text stands,
    and `set_off` the places in `text` of block quotes and embedded posts, where the input marks them.
    """

    id: str
    outlet: str
    text: str
    headline: str | None = None
    published: str | None = None
    published_basis: PublishedBasis | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    modified: str | None = None
    version_of: str | None = None
    language: str = "en"
    agency: str | None = None
    story: str | None = None
    addresses: tuple[str, ...] = ()
    set_off: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """A place where two versions of a text differ: `[start, end)` of the version before, and of the one after."""

    before: Range
    after: Range


@dataclass(frozen=True, slots=True)
class Revision:
    """What changed between two versions of an article. `headline_before` is null where the headline is the same."""

    article: str
    version_of: str
    headline_before: str | None
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: one name that the register of outlets knows. What is not certain is null, and folds nothing.

    `newsroom` is who writes where outlets share their writers, `owner` who owns it; `zone` is a name of the IANA
    database. `domains` are its web addresses and `aliases` its other names.
    """

    name: str
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    newsroom: str | None = None
    owner: str | None = None
    country: str | None = None
    zone: str | None = None
    agency: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """What a server said of an address when it was last read, so that it is asked only for what changed since.

    `status` is the HTTP status, 304 where nothing had changed; `at` the time of the visit. `followed` is false where it
    lists addresses that were not fetched: a later run that follows them must see the list again. `listing` is true
    where it is a feed, a list or a table: anything but one article.
    """

    url: str
    status: int
    at: str
    etag: str | None = None
    last_modified: str | None = None
    followed: bool = True
    listing: bool = False


@dataclass(frozen=True, slots=True)
class Rejection:
    """What was skipped, where, and why. Nothing is dropped silently.

    `stage` is `read` where nothing was kept of an input; `remark` where an article was kept without a part of it;
    `language` where it was kept and nothing is found in it, as its language is not analysed; `find` of a finding.
    """

    stage: str
    input: str
    reason: str


def identify(*parts: object) -> str:
    """Give a short id (12 hexadecimal digits of BLAKE2b) that depends on nothing but `parts`.

    >>> identify("a", 1) == identify("a", 1) != identify("a", 2)
    True
    """
    return hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def read(article: Article, start: int, end: int, field: Field = "text") -> str:
    """Give the words of `article` at ``[start, end)``.

    >>> read(Article(id="a", outlet="Courier", text="The pier is closed."), 4, 8)
    'pier'
    """
    return ((article.headline or "") if field == "headline" else article.text)[start:end]
