"""Markdown with front matter: what many desks and static sites keep their articles in.

Front matter is a subset of YAML, between two lines of `---`: `key: value`, with or without quotation marks; lists as
`[a, b]` or as `- a` under their key; `>` and `|` before an indented text; `#` begins a comment. Indented keys belong to
something that no article field is made of, and are passed over. The names of keys are those of `fields`.

Marks become plain text: emphasis, code, links (their words stay), pictures (they go), lists and headings (a paragraph
each). A block quote stays as paragraphs of its own, and `Filed.set_off` says where they stand. Lines of one paragraph
are joined, as Markdown means them. The first heading of level one is the headline where the front matter has none.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from rashomon.articles import decoding, fields
from rashomon.articles.opened import Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Range

_FRONT = re.compile(r"\s*---[ \t]*\n(?P<front>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_KEY = re.compile(r"(?P<key>[\w -]+?)[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_HEADING = re.compile(r"[ \t]{0,3}(?P<level>#{1,6})[ \t]+(?P<words>.*?)[ \t]*#*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}$")
_REFERENCE = re.compile(r"[ \t]{0,3}\[[^\]]+\]:[ \t]+\S.*$")
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])"), ""),  # a picture
    (re.compile(r"\[\^[^\]]+\]"), ""),  # a mark of a footnote
    (re.compile(r"\[(?P<words>[^\]]+)\](?:\((?:[^()]|\([^)]*\))*\)|\[[^\]]*\])"), r"\g<words>"),
    (re.compile(r"<(?P<words>https?://[^>\s]+)>"), r"\g<words>"),
    (re.compile(r"</?[a-zA-Z][^>]*>"), ""),
    (re.compile(r"`+(?P<words>[^`]+)`+"), r"\g<words>"),
    (re.compile(r"(?<!\\)(?P<mark>\*{1,3}|~~)(?=\S)(?P<words>.+?)(?<=\S)(?<!\\)(?P=mark)"), r"\g<words>"),
    # An underscore inside a word is part of it: @port_merrin.
    (re.compile(r"(?<![\w\\])(?P<mark>_{1,3})(?=\S)(?P<words>.+?)(?<=\S)(?P=mark)(?!\w)"), r"\g<words>"),
    (re.compile(r"\\(?P<words>[\\`*_{}\[\]()#+.!>~|-])"), r"\g<words>"),
)


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` has front matter with a key of an article: a title or a date."""
    front = _FRONT.match(head.lstrip("\ufeff") + ("" if "\n---" in head[3:] else "\n---\n"))
    return front is not None and bool(
        re.search(r"^(?:title|headline|date|published)\w*[ \t]*:", front["front"], re.M | re.I)
    )


def read(opened: Opened) -> Iterator[Row]:
    """Give the article in a file. Raises ArticleError where there is none, or its front matter cannot be read."""
    written = decoding.read(opened.file).replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(written)
    keys = _keys(front["front"]) if front else {}
    headline, text, set_off = plain(written[front.end() :] if front else written)
    filed = fields.file({"headline": headline} | keys if headline else keys, opened.name, opened, text=text)
    yield replace(filed, set_off=set_off)


def plain(written: str) -> tuple[str | None, str, tuple[Range, ...]]:
    """Give the first heading of level one where `written` begins with it, the rest as plain paragraphs, and where its
    block quotes stand in that.

    >>> plain("# Ferry hits pier\\n\\nA *ferry* struck\\na [pier](https://x.example).\\n\\n> We are sorry.")
    ('Ferry hits pier', 'A ferry struck a pier.\\n\\nWe are sorry.', ((24, 37),))
    """
    headline = None
    paragraphs: list[str] = []
    places: list[Range] = []
    end, last = -2, 0
    for block, quote in _blocks(re.sub(r"<!--.*?-->", "", written, flags=re.S)):
        heading = _HEADING.match(block)
        words = _words(heading["words"] if heading else block)
        if heading and len(heading["level"]) == 1 and headline is None and not paragraphs:
            headline = words
        elif words:
            paragraphs.append(words)
            start, end = end + 2, end + 2 + len(words)
            if quote and quote == last:
                places[-1] = (places[-1][0], end)
            elif quote:
                places.append((start, end))
            last = quote
    return headline or None, "\n\n".join(paragraphs), tuple(places)


def _blocks(written: str) -> Iterator[tuple[str, int]]:
    """Give the paragraphs, headings, items and lines of code of `written`, without what marks them as quoted.

    Each comes with the number of the block quote that it is part of, or 0. A line outside it ends a block quote.
    """
    held: list[str] = []
    quoted = fenced = False
    quotes = opened = quote = 0  # how many so far; which one is open; which one holds the words held
    for line in [*written.split("\n"), ""]:
        if _FENCE.match(line):
            fenced, line = not fenced, ""
        inside = bool(re.match(r"[ \t]{0,3}>", line)) and not fenced
        line = re.sub(r"^(?:[ \t]{0,3}>[ \t]?)+", "", line) if inside else line
        alone = not fenced and bool(_HEADING.match(line) or _RULE.match(line) or _REFERENCE.match(line))
        # A line without ">" goes on with the quote above it, as Markdown has it, unless a blank line parts them.
        parted = not line.strip() or alone or bool(_ITEM.match(line)) or (inside and not quoted)
        if parted and held:
            yield " ".join(held), quote
            held = []
        quoted = inside or (quoted and not parted)
        if inside and not opened:
            quotes += 1
        opened = quotes if quoted else 0
        if alone:
            if _HEADING.match(line):
                yield line, opened
        elif line.strip():
            # Two spaces or a backslash at the end break the line: a paragraph of its own, as in a poem or a post.
            broken = line.endswith(("  ", "\\"))
            item = _ITEM.match(line)
            held.append(line[item.end() if item else 0 :].strip().removesuffix("\\"))
            quote = opened
            if broken or fenced:
                yield " ".join(held), quote
                held = []


def _words(block: str) -> str:
    for mark, put in _INLINE:
        block = mark.sub(put, block)
    return " ".join(html.unescape(block).split())


def _keys(front: str) -> dict[str, object]:
    """Give the keys and values of front matter. Raises ArticleError for a line that the subset has no meaning for."""
    keys: dict[str, object] = {}
    key = ""
    folded = False
    for number, line in enumerate(front.split("\n"), start=2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        item = re.match(r"[ \t]*-[ \t]+(?P<value>.*)$", line)
        if line[0] in " \t" and key and folded:
            keys[key] = f"{keys[key]} {line.strip()}".strip()
        elif item and key and not folded:
            listed = keys[key]
            keys[key] = [*(listed if isinstance(listed, list) else []), _scalar(item["value"])]
        elif line[0] in " \t" and key:
            continue  # a key of a mapping, such as the address of a picture
        elif match := _KEY.match(line):
            key, value = match["key"].strip(), (match["value"] or "").strip()
            folded = value.rstrip("+-") in {">", "|"}
            keys[key] = "" if folded else _value(value)
        else:
            raise ArticleError(f"line {number} of the front matter is no `key: value`: {line.strip()[:60]!r}")
    return keys


def _value(value: str) -> object:
    if value.startswith("[") and value.endswith("]"):
        parts = re.findall(r"\s*(\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,]+)\s*(?:,|$)", value[1:-1])
        return [_scalar(part) for part in parts if part.strip()]
    return _scalar(value)


def _scalar(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    quoted = re.match(r"\"((?:[^\"\\]|\\.)*)\"", value)
    if quoted:
        return re.sub(r"\\(.)", lambda mark: {"n": " ", "t": " "}.get(mark[1], mark[1]), quoted[1])
    return re.sub(r"\s+#.*$", "", value)
