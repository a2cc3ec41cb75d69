"""What does a reader get, and what may it give? One opened input in; what stands in it, row by row, out.

A reader gives three kinds of row: `Filed`, what the input says of one article; `Link`, the address of something that
may hold articles, for the caller to follow or not; and a Rejection for what holds none. A reader opens nothing itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from rashomon.records import Range, Rejection


@dataclass(frozen=True, slots=True)
class Opened:
    """One input, opened at its beginning; `file` can be sought in.

    `name` is the input as the user knows it, for messages; `stem` is its file's name without the ending, which stands
    in for a missing outlet. `url` is the address it was fetched from, and `charset` the encoding that came with it.
    `columns` gives the user's own names for the fields of an article: ``{"text": "Body"}``.
    """

    file: BinaryIO
    name: str
    stem: str
    url: str | None = None
    charset: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Filed:
    """What an input says of one article. `where` names the input to the user, `stem` is its file's name.

    `set_off` are the places in `text` of block quotes and embedded posts, where the input marks them; `addresses` are
    further addresses at which the same text stands.
    """

    text: str
    where: str
    stem: str
    headline: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | int | float | None = None
    modified: str | int | float | None = None
    bylines: tuple[str, ...] = ()
    agency: str | None = None
    language: str | None = None
    id: str | None = None
    story: str | None = None
    set_off: tuple[Range, ...] = ()
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An address that an input lists: an entry of a feed, a feed of a list of feeds, a page of a sitemap.

    `filed` is what the input itself says of the article there. Where the link is followed, it fills what the page does
    not say; where it is not, it is the article, if it has a text.
    """

    url: str
    where: str
    filed: Filed | None = None


Row = Filed | Link | Rejection
