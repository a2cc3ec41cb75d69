"""Bytes to Article records: one file per format, each with one function, `read`.

::

    inputs --expand--> files --recognise--> reader --> Filed --accept--> Article
                         |        ^           |                   |
                     Rejection    |    Rejection, Link        Rejection
                                  |           |
                    addresses -> web <--------+

* `inputs` finds the files behind what the user gave; `web` fetches addresses, and on request those that feeds list.
* A reader (`from_text`, `from_jsonl`, `from_html` ...) gives what stands in a file, as it stands there (`opened`).
  The ending of a file's name says which one reads it; where it does not, the content does (`formats`).
* `filed.accept` settles what it means, the same for all: outlet, time, people, agency, language, id.

What cannot be read becomes a Rejection that says why, and the rest is read.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rashomon.articles import fields, filed, formats, inputs, packed
from rashomon.articles.formats import READERS
from rashomon.articles.inputs import names
from rashomon.articles.opened import Link, Opened, Row
from rashomon.articles.outlets import register
from rashomon.articles.outlets.register import Register
from rashomon.articles.web.following import Round
from rashomon.errors import FULL, ArticleError, why
from rashomon.records import Article, Rejection, Visit

if TYPE_CHECKING:
    from rashomon.articles.web.fetching import Answer


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may ask of reading.

    `columns` gives the user's names for the fields of an article. `follow` fetches what feeds, lists of feeds and
    sitemaps link to; `allow_private` lets addresses of this machine and its networks be fetched. `outlets` is the
    user's own register, beside the one that comes with Rashomon.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    follow: bool = False
    allow_private: bool = False
    outlets: Path | None = None

    def __post_init__(self) -> None:
        """Raise UsageError where `columns` maps a field that no article has."""
        fields.check(self.columns)


PLAIN = Options()

__all__ = ["PLAIN", "READERS", "Options", "fields", "names", "read", "settle", "stream"]


def read(given: Sequence[str | Path], options: Options = PLAIN) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """Read all articles behind `given`: files, folders with all that lies in them, globs, and `-` for standard input.

    Gives the articles in the order of their files, then those from addresses; and a rejection for everything that is
    not among them. Raises UsageError where an input does not exist, or is an address, but not of http or https.
    """
    articles: list[Article] = []
    rejections: list[Rejection] = []
    for _, found in stream(given, options):
        if isinstance(found, Article):
            articles.append(found)
        elif isinstance(found, Rejection):
            rejections.append(found)
    return tuple(articles), tuple(rejections)


def stream(
    given: Sequence[str | Path],
    options: Options = PLAIN,
    visited: Callable[[str], Visit | None] = lambda _: None,
) -> Iterator[tuple[str, Article | Rejection | Visit]]:
    """Give what is read, one by one, each with the place it is from: a file or an address, and a line or row of it. One
    id may come with several texts.

    First come the files, then what is fetched. `visited` gives the last visit to an address; every new visit is given
    after all that stood there, so that a caller who keeps both in this order can be broken off without loss.
    No more than one file, or one row of a table or list, is held at a time.
    """
    known = register.load(options.outlets)
    way = Round(partial(_answered, options), visited, follow=options.follow, allow_private=options.allow_private)
    for each in inputs.expand(given):
        if each.address:
            way.add(each.address)
            continue
        yield from _settled(way.sift(_read(each, options), each.name), known)
    for name, row in way.go():
        if isinstance(row, Visit):
            yield name, row
            continue
        yield from _settled((row,), known)


def settle(rows: Iterable[Row], known: Register | None = None) -> Iterator[Article | Rejection]:
    """Give the articles that rows mean, and a rejection for what means none. `known` are the outlets that are known."""
    return (found for _, found in _settled(rows, known))


def _settled(rows: Iterable[Row], known: Register | None) -> Iterator[tuple[str, Article | Rejection]]:
    """Give what `settle` gives, each with the place in its input that it is from."""
    for row in rows:
        if isinstance(row, Link):
            row = row.filed or Rejection("read", row.where, f"the address {row.url} was not followed")
        if isinstance(row, Rejection):
            yield row.input, row
            continue
        try:
            for found in filed.accept(row, known):
                yield row.where, found
        except ArticleError as error:
            yield row.where, Rejection("read", row.where, str(error))


def _read(each: inputs.Input, options: Options) -> Iterator[Row]:
    try:
        if each.problem:
            raise ArticleError(each.problem)
        with each.open() as file:
            reader = formats.recognise(each, file)
            yield from reader.read(Opened(file, each.name, each.stem, columns=options.columns))
    except ArticleError as error:
        yield Rejection("read", each.name, str(error))
    except OSError as error:
        yield Rejection("read", each.name, _refused(error))


def _refused(error: OSError) -> str:
    """Say why a file gives nothing: it cannot be read, or there is no room for what is unpacked of it."""
    if error.errno in FULL:
        return f"there is no room to unpack it in {tempfile.gettempdir()}: {why(error)}"
    return f"the file cannot be opened: {why(error)}" if error.filename else f"the file cannot be read: {why(error)}"


def _answered(options: Options, answer: Answer, name: str) -> Iterator[Row]:
    """Give what stands in an answer of the web: what it begins with counts before what the server calls it."""
    assert answer.file is not None
    parts = urlsplit(answer.url)
    with packed.unpacked(answer.file) as file:
        reader = formats.answering(file, parts.path, answer.type)
        stem = parts.hostname or name
        yield from reader.read(Opened(file, name, stem, answer.url, answer.charset, options.columns))
