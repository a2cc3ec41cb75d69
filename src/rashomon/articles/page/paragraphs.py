"""What are the paragraphs of a piece of a web page, and which of them are set off? An element in; paragraphs out.

A paragraph is a run of words that no block parts (HTML Standard, "phrasing content"): an element such as `<p>` or
`<li>` opens one, and two line breaks part two, as in old pages and in posts; one line break goes on with it. The words
behind a post ("— Ines Dorn (@inesdorn) March 3, 2024") stand outside its last `<p>` and end that paragraph.
All that stands in one `<blockquote>` is one quote: its paragraphs carry its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.records import Range

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = HEADINGS | {
    *("p", "div", "section", "article", "main", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption"),
    *("thead", "tbody", "tfoot", "tr", "pre", "hr", "figure", "figcaption", "header", "footer", "aside", "nav", "form"),
    *("fieldset", "address", "details", "summary", "center", "body", "html", "hgroup", "menu", "dir", "title"),
}
_CELLS = frozenset(("td", "th"))
_UNSEEN = frozenset((
    *("script", "style", "template", "noscript", "svg", "button", "select", "textarea", "iframe", "object", "video"),
    *("audio", "canvas", "map", "input", "head", "meta", "link", "base", "datalist", "dialog", "embed", "frame"),
))  # fmt: skip
"""Elements whose words no reader sees, or that are no prose: controls, players, code."""
_SENTENCE = re.compile(r"[.!?…:。！？।॥۔؟։።]['\"’”»」』)\]]*$|[\u0e00-\u0eff\u1780-\u17ff]$")
"""How a paragraph of running text ends; Thai, Lao and Khmer have no mark for it."""
_NO_LETTERS = re.compile(r"\W+")
_SIGNED = re.compile(r"\s*(?:[—–―]|--?)\s*\S")


@dataclass(slots=True)
class Paragraph:
    """One paragraph in one line. `quote` numbers the block quote or post that it is part of, `home` is its element.

    `linked` counts the characters of `text` that are links. `place` is where its words begin in the tree: an element,
    and whether they are its text or what follows it.
    """

    text: str
    quote: int | None
    home: Any
    place: tuple[Any, bool]
    linked: int = 0


def read(root: Any) -> list[Paragraph]:
    """Give the paragraphs under `root`, in the order of the page."""
    from lxml import etree

    found: list[Paragraph] = []
    held: list[str] = []
    homes: list[Any] = [root]
    place: tuple[Any, bool] = (root, False)
    quotes = depth = linked = links = 0  # quotes so far; how many of them, and of links, are open here

    def close(next_place: tuple[Any, bool]) -> None:
        nonlocal place, linked
        if words := " ".join("".join(held).split()):
            found.append(Paragraph(words, quotes - 1 if depth else None, homes[-1], place, min(linked, len(words))))
        held.clear()
        linked, place = 0, next_place

    def hold(words: str | None) -> None:
        nonlocal linked
        if words:
            held.append(words)
            linked += len(words.strip()) if links else 0

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        block = tag in BLOCKS or (tag in _CELLS and _is_layout(element))
        if tag == "cite" and depth and element.getparent().tag == "blockquote":
            block = True  # who is quoted, in a line of its own
        if event == "start":
            if tag in _UNSEEN:
                walk.skip_subtree()
                continue
            if block:
                close((element, False))
                homes.append(element)
                if tag == "blockquote":
                    quotes, depth = quotes + (not depth), depth + 1
            elif tag == "a":
                links += 1
            elif tag in _CELLS:
                held.append(" ")
            if tag == "br":
                # One line break goes on with the paragraph, as in a post; two of them part paragraphs.
                if held and held[-1] == "\n":
                    close((element, True))
                else:
                    held.append("\n")
            hold(element.text)
            continue
        if tag not in _UNSEEN:
            if block:
                close((element, True))
                homes.pop()
                depth -= tag == "blockquote"
            links -= tag == "a"
        if element is root:
            break
        tail = element.tail
        if depth and tag == "p" and tail and found and found[-1].quote == quotes - 1 and _SIGNED.match(tail):
            # The words behind the paragraph of a post: who posted it, and when.
            last = found.pop()
            held.append(last.text + " ")
            place, linked = last.place, last.linked
        if tail and (tail.strip() or not (held and held[-1] == "\n")):
            hold(tail)
    close((root, True))
    return found


def join(paragraphs: Iterable[Paragraph]) -> tuple[str, tuple[Range, ...]]:
    """Give the text, its paragraphs parted by an empty line, and the places in it that are set off, one a quote."""
    text: list[str] = []
    places: list[Range] = []
    end = -2
    open_quote: int | None = None
    for part in paragraphs:
        start, end = end + 2, end + 2 + len(part.text)
        text.append(part.text)
        if part.quote is not None:
            if part.quote == open_quote:
                places[-1] = (places[-1][0], end)
            else:
                places.append((start, end))
        open_quote = part.quote
    return "\n\n".join(text), tuple(places)


def is_prose(said: Paragraph) -> bool:
    """Tell running text from labels and links."""
    length = len(said.text)
    return length >= 25 and 2 * said.linked < length and (length >= 80 or bool(_SENTENCE.search(said.text)))


def ends_a_sentence(text: str) -> bool:
    """Tell whether `text` ends as running text does."""
    return bool(_SENTENCE.search(text))


def up(element: Any) -> Iterator[Any]:
    """Give `element` and what is around it, outwards."""
    yield element
    yield from element.iterancestors()


def is_longer(element: Any, letters: int) -> bool:
    """Tell whether `element` holds more letters and digits than this, without reading much more than them."""
    for words in element.itertext():
        letters -= len(_NO_LETTERS.sub("", words))
        if letters < 0:
            return True
    return False


def drop(element: Any) -> None:
    """Take `element` out of its tree, and leave what follows it."""
    above, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is None:
            above.text = (above.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    element.tail = None
    above.remove(element)


def squash(text: str) -> str:
    """Give the letters and digits of `text`, in small letters: what two printings of one thing share.

    >>> squash("“It’s over,” she said.") == squash("It's over, she said")
    True
    """
    return _NO_LETTERS.sub("", text).casefold()


def _is_layout(cell: Any) -> bool:
    """Tell a cell that lays out the page, as old pages do, from one that holds a figure of a table."""
    return next(cell.iter("p", "div", "br", "table", "blockquote", "ul", "ol"), None) is not None
