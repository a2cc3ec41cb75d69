"""Which format is a file in? Its name and its beginning in; the reader for it out.

A new format is a file with `knows` and `read`, and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rashomon.articles import (
    decoding,
    from_eml,
    from_feed,
    from_html,
    from_json_feed,
    from_jsonl,
    from_markdown,
    from_newsml,
    from_ninjs,
    from_opml,
    from_parquet,
    from_sitemap,
    from_table,
    from_text,
    from_warc,
    inputs,
    packed,
)
from rashomon.articles.opened import Opened, Row
from rashomon.errors import ArticleError


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: the endings that name it, how a file says by its beginning that it has it, and how it is read."""

    name: str
    suffixes: tuple[str, ...]
    knows: Callable[[str], bool]
    read: Callable[[Opened], Iterator[Row]]


READERS: tuple[Reader, ...] = (
    Reader("HTML", (".html", ".htm", ".xhtml"), from_html.knows, from_html.read),
    Reader("feed", (".rss", ".atom", ".rdf", ".xml"), from_feed.knows, from_feed.read),
    Reader("list of feeds", (".opml", ".xml"), from_opml.knows, from_opml.read),
    Reader("sitemap", (".xml",), from_sitemap.knows, from_sitemap.read),
    Reader("NewsML-G2", (".newsml", ".nitf", ".xml"), from_newsml.knows, from_newsml.read),
    Reader("newsletter", (".eml",), from_eml.knows, from_eml.read),
    Reader("JSON Feed", (".json",), from_json_feed.knows, from_json_feed.read),
    Reader("ninjs", (".ninjs", ".json", ".jsonl", ".ndjson"), from_ninjs.knows, from_ninjs.read),
    Reader("JSON Lines", (".jsonl", ".ndjson", ".json"), from_jsonl.knows, from_jsonl.read),
    Reader("table", (".csv", ".tsv", ".tab"), from_table.knows, from_table.read),
    Reader("Parquet", (".parquet", ".pq"), from_parquet.knows, from_parquet.read),
    Reader("WARC", (".warc",), from_warc.knows, from_warc.read),
    Reader("Markdown", (".md", ".markdown"), from_markdown.knows, from_markdown.read),
    Reader("text", (".txt", ".text"), from_text.knows, from_text.read),
)

_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/json": ".json",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "text/tab-separated-values": ".tsv",
    "message/rfc822": ".eml",
}
"""What a server says of the format of an answer. "text/plain" says nothing: many files of text are sent so."""


def recognise(each: inputs.Input, file: BinaryIO) -> Reader:
    """Give the reader for an input: by the ending of its name, or else by what stands at its beginning.

    Where several formats share an ending, the beginning decides, and the last of them says what is wrong where it tells
    nothing. The endings of text tell little, so that a page or a list of articles is known under them too. In a folder,
    a file that neither its ending nor its beginning shows to be an article is none: raises ArticleError.
    """
    sharing = [reader for reader in READERS if each.suffix in reader.suffixes]
    data = decoding.beginning(file)
    head = decoding.glance(data)
    if len(data) < 2**13 and not data.strip(b"\xef\xbb\xbf\x00 \t\r\n"):
        raise ArticleError("the file is empty")
    by_content = next((reader for reader in READERS if reader.knows(head)), None)
    named = next((reader for reader in sharing if reader.knows(head)), sharing[-1] if sharing else None)
    if named and named.name == "Markdown" and each.inside and by_content is not named:
        raise ArticleError(
            "Markdown in a folder is an article where its front matter has a title or a date; give it by name"
        )
    if named and named.name != "text":
        return named
    if by_content or named or not each.inside:
        return by_content or READERS[-1]
    endings = ", ".join(dict.fromkeys(ending for reader in READERS for ending in reader.suffixes))
    raise ArticleError(
        f"its name ends in {each.suffix or 'nothing'} and it does not begin as an article does; in a folder are read"
        f" {endings}; give the file by name to read it as text"
    )


def answering(file: BinaryIO, path: str, kind: str | None) -> Reader:
    """Give the reader for an answer of the web: what it begins with counts before what the server calls it, `kind`."""
    head = decoding.glance(decoding.beginning(file))
    ending = _ENDINGS.get(kind or "") or Path(packed.plain(path)).suffix.lower()
    by_content = (reader for reader in READERS if reader.knows(head))
    by_name = (reader for reader in READERS if ending in reader.suffixes)
    return next(by_content, None) or next(by_name, READERS[-1])
