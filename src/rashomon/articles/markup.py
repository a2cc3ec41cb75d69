"""What does an XML file say? An opened input in; its text, safe to parse, or its tree out.

For every format that is XML (XML 1.0, fifth edition): feeds, lists of feeds, sitemaps, NewsML-G2. Three things are kept
from happening. An entity is never expanded and nothing is fetched: the DOCTYPE is cut off before any parser sees the
file, and one that declares entities of its own is refused. A file is never larger, nor its elements nested deeper, than
the parsers bear. And what is small amiss in real files ends none of them: names of HTML (&nbsp;), a bare "&", control
characters, an encoding that is not the declared one.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.entities import html5
from typing import Any
from xml.parsers import expat

from rashomon.articles import decoding
from rashomon.articles.opened import Opened
from rashomon.errors import ArticleError
from rashomon.settings import FEEDS

_SPACE = re.compile(r"\s*")
_MARKS = re.compile(r"<!--|<\?|[\[\]>\"']")
_CLOSED_BY = {"<!--": "-->", "<?": "?>", '"': '"', "'": "'"}
_ENCODING = re.compile(rb"<\?xml[^>]*\bencoding\s*=\s*[\"']([\w.:-]+)", re.I)
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_DECLARED = re.compile(r"<!ENTITY\s+(?!%)([^\s\"'>]+)", re.I)
_AMISS = re.compile(
    r"(?P<kept><!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))|&(?:(?P<name>#\d+|#[xX][\da-fA-F]+|\w+);)?", re.S
)
_UNSPACED = re.compile("[\x0b\x0c]")
_ILLEGAL = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_OWN = {"lt", "gt", "amp", "quot", "apos"}


@dataclass(frozen=True, slots=True)
class Break:
    """Where XML breaks, and why. `before` is what stands before it, up to the last whole entry, made whole."""

    line: int
    reason: str
    before: str


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed file. `problem` says where and how it is broken, `cut` whether it breaks off before its root ends."""

    root: Any
    problem: str | None = None
    cut: bool = False


def root(head: str) -> str | None:
    """Give the name, without its prefix, of the first element of a file that begins with `head`; None if it is no XML.

    >>> root("<?xml version='1.0'?><!-- made by hand --><rdf:RDF xmlns:rdf='x'>"), root("A pier <b>shut</b>.")
    ('RDF', None)
    """
    first = _ELEMENT.match(head, _prolog(head.lstrip("\ufeff"))[0] + head.startswith("\ufeff"))
    return first[1] if first else None


def text(opened: Opened) -> str:
    """Give the XML that a file holds, without its declaration and DOCTYPE, every line where it stood.

    Raises ArticleError where the file is larger than `FEEDS.largest`, declares entities, or is no XML.
    """
    declared = _ENCODING.search(opened.file.read(2**10))
    opened.file.seek(0)
    encoding = declared[1].decode() if declared else opened.charset
    written = decoding.read(opened.file, FEEDS.largest, encoding).lstrip("\ufeff")
    start, doctypes = _prolog(written)
    own = next((name for said in doctypes for name in _DECLARED.findall(said) if f"{name};" not in html5), None)
    if own:
        raise ArticleError(
            f"its DOCTYPE declares an entity of its own, {own[:40]!r}: such may expand without end, or name files, and"
            " are never read; take the DOCTYPE out"
        )
    if not _ELEMENT.match(written, start):
        raise ArticleError(f"this is no XML: no element stands at its beginning but {written[start : start + 40]!r}")
    plain = _UNSPACED.sub(" ", _AMISS.sub(_mended, written[start:]))
    return "\n" * written.count("\n", 0, start) + legal(plain)


def parse(opened: Opened) -> Tree:
    """Give the tree of a file; where it is broken, what stands before the break, and what can be told behind it.

    Raises ArticleError where there is no tree at all, and for all that `text` does.
    """
    from lxml import etree  # only here: 20 ms that a folder of text need not wait for

    written = text(opened)
    data = written.encode()
    strict, mending = (
        etree.XMLParser(recover=recover, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        for recover in (False, True)
    )
    try:
        return Tree(etree.fromstring(data, strict))
    except etree.XMLSyntaxError as error:
        problem = broken(error.lineno or 1, error.msg or "it ends too soon")
    tree = etree.fromstring(data, mending)
    if tree is None:
        raise ArticleError(problem)
    return Tree(tree, problem, cut=not re.search(rf"</(?:[\w.-]+:)?{name(tree)}\s*>\s*\Z", written[-200:]))


def find_break(written: str, entries: frozenset[str]) -> Break | None:
    """Give where XML breaks, or None where it is whole. `entries` names the elements that are read one by one.

    Raises ArticleError where elements are nested deeper than `FEEDS.deepest`.
    """
    data = written.encode()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True  # "namespace name prefix"
    still_open: list[str] = []
    last: tuple[int, tuple[str, ...]] = (0, ())

    def start(said: str, _: object) -> None:
        parts = said.split(" ")
        still_open.append(f"{parts[2]}:{parts[1]}" if len(parts) == 3 else parts[-1])
        if len(still_open) > FEEDS.deepest:
            raise ArticleError(f"its elements are nested deeper than {FEEDS.deepest}: no feed, list or news item is")

    def end(_: str) -> None:
        nonlocal last
        if still_open.pop().rpartition(":")[2] in entries:
            last = (data.index(b">", parser.CurrentByteIndex) + 1, tuple(still_open))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        whole = data[: last[0]].decode() + "".join(f"</{name}>" for name in reversed(last[1]))
        return Break(error.lineno, expat.ErrorString(error.code), whole)
    return None


def legal(written: str) -> str:
    """Put U+FFFD for every character that XML, and with it every parser of HTML here, cannot hold."""
    return _ILLEGAL.sub("\ufffd", written)


def broken(line: int, said: str) -> str:
    """Say where and how a file is broken, so that its maker can be told."""
    return f"the XML is broken at line {line} ({said.partition(', line')[0].strip()})"


def name(element: Any) -> str:
    """Give the name of an element, without its namespace."""
    return str(element.tag).rpartition("}")[2]


def other(name: str) -> str:
    """Say what a file is that begins with an element that its reader does not know."""
    return (
        "a web page: give it a name that ends in .html" if name.lower() == "html" else f"XML that begins with <{name}>"
    )


def words(element: Any) -> str | None:
    """Give the words in an element, in one line; None where there is no element, or are none."""
    return (" ".join("".join(element.itertext()).split()) or None) if element is not None else None


def _prolog(written: str) -> tuple[int, list[str]]:
    """Give where the first element of `written` stands, and every DOCTYPE before it; no character is read twice."""
    at, doctypes = 0, []
    while True:
        at = _SPACE.match(written, at).end()  # type: ignore[union-attr]  # it matches everywhere
        opening = written[at : at + 9].lower()
        if opening.startswith("<!doctype"):
            end = _doctype_end(written, at + 9)
            doctypes.append(written[at : end or None])
        else:
            closing = next((close for mark, close in _CLOSED_BY.items() if opening.startswith(mark)), None)
            end = _behind(written, closing, at) if closing and opening[0] == "<" else 0
        if not end:
            return at, doctypes
        at = end


def _doctype_end(written: str, at: int) -> int:
    """Give where a DOCTYPE ends, whatever its comments and values hold; 0 where it does not."""
    inside = False
    while mark := _MARKS.search(written, at):
        at = mark.end()
        if mark[0] in _CLOSED_BY:
            at = _behind(written, _CLOSED_BY[mark[0]], at)
            if not at:
                return 0
        elif mark[0] in "[]":
            inside = mark[0] == "["
        elif not inside:
            return at
    return 0


def _behind(written: str, closing: str, at: int) -> int:
    found = written.find(closing, at)
    return found + len(closing) if found >= 0 else 0


def _mended(found: re.Match[str]) -> str:
    """Give a reference as XML knows it: what HTML names as the character itself, a bare "&" as `&amp;`."""
    if found["kept"]:
        return found["kept"]
    named = found["name"]
    if named is None or (named[0] != "#" and named not in _OWN and f"{named};" not in html5):
        return "&amp;" + found[0][1:]
    char = html.unescape(found[0]) or "\ufffd"
    return found[0] if named in _OWN else html.escape(char)
