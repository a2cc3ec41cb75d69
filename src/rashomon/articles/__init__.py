"""Bytes to Article records: one file per format, each with one function, `read`.

::

    inputs --expand--> files --recognise--> reader --> Filed --accept--> Article
                         |                    |                   |
                     Rejection         Rejection, Link        Rejection

* `inputs` finds the files behind what the user gave.
* A reader (`from_text`, `from_jsonl`, `from_html` ...) gives what stands in a file, as it stands there (`opened`).
  The ending of a file's name says which one reads it; where it does not, the content does.
* `filed.accept` settles what it means, the same for all: outlet, time, people, agency, language, id.
* `twice` keeps every id to one article.

What cannot be read becomes a Rejection that says why, and the rest is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from rashomon.articles import decoding, fields, filed, from_html, from_jsonl, from_markdown, from_text, inputs, twice
from rashomon.articles.opened import Link, Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Article, Rejection


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: the endings that name it, how a file says by its beginning that it has it, and how it is read."""

    name: str
    suffixes: tuple[str, ...]
    knows: Callable[[str], bool]
    read: Callable[[Opened], Iterator[Row]]


READERS: tuple[Reader, ...] = (
    Reader("HTML", (".html", ".htm", ".xhtml"), from_html.knows, from_html.read),
    Reader("JSON Lines", (".jsonl", ".ndjson", ".json"), from_jsonl.knows, from_jsonl.read),
    Reader("Markdown", (".md", ".markdown"), from_markdown.knows, from_markdown.read),
    Reader("text", (".txt", ".text"), from_text.knows, from_text.read),
)


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


def read(given: Sequence[str | Path], options: Options = PLAIN) -> tuple[tuple[Article, ...], tuple[Rejection, ...]]:
    """Read all articles behind `given`: files, folders with all that lies in them, globs, and `-` for standard input.

    Gives the articles in the order of their files, and a rejection for everything that is not among them.
    Raises UsageError where an input does not exist, or is an address: those are not read yet.
    """
    articles: list[Article] = []
    rejections: list[Rejection] = []
    for found in twice.part(stream(given, options)):
        if isinstance(found, Article):
            articles.append(found)
        else:
            rejections.append(found)
    return tuple(articles), tuple(rejections)


def stream(given: Sequence[str | Path], options: Options = PLAIN) -> Iterator[tuple[str, Article | Rejection]]:
    """Give what is read, one by one, each with the input it is from; one id may come with several texts.

    No more than one file, or one row of a table or list, is held at a time.
    """
    for each in inputs.expand(given):
        for found in settle(_read(each, options)):
            yield each.name, found


def settle(rows: Iterable[Row]) -> Iterator[Article | Rejection]:
    """Give the articles that rows mean, and a rejection for what means none."""
    for row in rows:
        if isinstance(row, Link):
            row = row.filed or Rejection("read", row.where, f"the address {row.url} was not followed")
        if isinstance(row, Rejection):
            yield row
            continue
        try:
            yield from filed.accept(row)
        except ArticleError as error:
            yield Rejection("read", row.where, str(error))


def _read(each: inputs.Input, options: Options) -> Iterator[Row]:
    try:
        if each.problem:
            raise ArticleError(each.problem)
        with each.open() as file:
            reader = recognise(each, file)
            yield from reader.read(Opened(file, each.name, each.stem, columns=options.columns))
    except ArticleError as error:
        yield Rejection("read", each.name, str(error))
    except OSError as error:
        yield Rejection("read", each.name, f"the file cannot be opened: {error.strerror or error}")


def recognise(each: inputs.Input, file: BinaryIO) -> Reader:
    """Give the reader for an input: by the ending of its name, or else by what stands at its beginning.

    The endings of text tell little, so that a page or a list of articles is known under them too. In a folder, a file
    that neither its ending nor its beginning shows to be an article is none: raises ArticleError.
    """
    named = next((reader for reader in READERS if each.suffix in reader.suffixes), None)
    data = decoding.beginning(file)
    head = decoding.glance(data)
    if len(data) < 2**13 and not data.strip(b"\xef\xbb\xbf\x00 \t\r\n"):
        raise ArticleError("the file is empty")
    by_content = next((reader for reader in READERS if reader.knows(head)), None)
    if named and named.name == "Markdown" and each.inside and by_content is not named:
        raise ArticleError(
            "Markdown in a folder is an article where its front matter has a title or a date; give it by name"
        )
    if named and named.name != "text":
        return named
    if by_content or named or not each.inside:
        return by_content or READERS[-1]
    endings = ", ".join(ending for reader in READERS for ending in reader.suffixes)
    raise ArticleError(
        f"its name ends in {each.suffix or 'nothing'} and it does not begin as an article does; in a folder are read"
        f" {endings}; give the file by name to read it as text"
    )
