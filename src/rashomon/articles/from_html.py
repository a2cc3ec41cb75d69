"""Web pages: the article without the page around it.

What the page says about itself is read by `page`, which of its paragraphs are the article by `body`. Paragraphs are
parted by an empty line; block quotes and embedded posts are paragraphs of their own, and `Filed.set_off` says where
they stand. A page that is no article says so: a front page, a list of links, a form.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from rashomon.articles import decoding, page
from rashomon.articles.opened import Filed, Opened, Row
from rashomon.articles.page import body, furniture, paragraphs, posts
from rashomon.articles.page.paragraphs import Paragraph
from rashomon.articles.stated import byline
from rashomon.errors import ArticleError
from rashomon.records import Range
from rashomon.settings import ARTICLES

_HTML = re.compile(
    r"\s*(?:(?:<!--.*?-->|<\?xml[^>]*>)\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|p|section)\b",
    re.I | re.S,
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--")
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is a web page, or a part of one."""
    return bool(_HTML.match(head.lstrip("\ufeff")))


def read(opened: Opened) -> Iterator[Row]:
    """Give the article on a page. Raises ArticleError where there is none."""
    charset = _CHARSET.search(opened.file.read(2**12))
    opened.file.seek(0)
    declared = opened.charset or (charset[1].decode() if charset else None)
    markup = decoding.read(opened.file, declared=declared)
    tree = _parse(markup)
    said = page.read(tree, markup[: 2**12], opened.url)
    found, listed = body.read(tree, said)
    text, set_off = paragraphs.join(_without(found, said))
    if said.is_front or not _is_article(text, set_off, said) or listed:
        if not said.body:
            raise ArticleError("the page holds no article: no running text stands out from its menus and links")
        text, set_off = said.body, ()
    yield Filed(
        text,
        opened.name,
        opened.stem,
        headline=said.headline,
        outlet=said.outlet,
        url=said.url or opened.url,
        published=said.published,
        modified=said.modified,
        bylines=said.bylines,
        agency=said.agency,
        language=said.language,
        set_off=set_off,
    )


def fragment(markup: str) -> tuple[str, tuple[Range, ...]]:
    """Give the text of a piece of HTML that is all article, such as the content of a feed, and what in it is set off.

    Captions, scripts and lines that lead elsewhere ("Read more: ...") are left out. Plain text stays as it is.

    >>> fragment("<p>The mayor wrote:</p><blockquote><p>The pier is safe.</p></blockquote><p>See also: <a>Pier</a></p>")
    ('The mayor wrote:\\n\\nThe pier is safe.', ((18, 35),))
    """
    if not markup.strip("\x00 \t\r\n"):
        return "", ()
    if not _TAG.search(markup):
        lines = (" ".join(part.split()) for part in re.split(r"\n\s*\n", html.unescape(markup)))
        return "\n\n".join(part for part in lines if part), ()
    tree = _parse(f"<div>{markup}</div>")
    posts.mark(tree)
    furniture.clear(tree)
    return paragraphs.join(part for part in paragraphs.read(tree) if not furniture.is_line(part))


def _parse(text: str) -> Any:
    from lxml import etree  # only here, and trafilatura in `body`: 0.2 s that a folder of text need not wait for

    # Plain elements: those of lxml.html are made in Python one by one, which cost a third of the reading of a page.
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = etree.fromstring(_DECLARATION.sub("", text).replace("\x00", "\ufffd"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise ArticleError(f"the page cannot be read as HTML: {error}") from error
    if tree is None:
        raise ArticleError("the page holds no article: there is nothing in it")
    return tree


def _without(found: list[Paragraph], said: page.Page) -> list[Paragraph]:
    """Take the headline and a byline off the top of the article: they have fields of their own."""
    headline = paragraphs.squash(said.headline or "")
    top = 0
    while top < len(found) and (
        paragraphs.squash(found[top].text) == headline or next(byline.lines(found[top].text), None)
    ):
        top += 1
    return found[top:]


def _is_article(text: str, set_off: tuple[Range, ...], said: page.Page) -> bool:
    """Tell running text from a list of links: letters enough, in paragraphs that are sentences.

    What is set off makes no list: a post ends with its date. Letters are counted, as not every script parts its words,
    nor every script its sentences.
    """
    parts = (part for part in text.split("\n\n") if len(part) >= 30)
    prose = [part for part in parts if len(part) >= 150 or paragraphs.ends_a_sentence(part)]
    fewest = 30 if said.is_article else ARTICLES.page_letters
    letters = sum(map(str.isalpha, "".join(prose)[: 4 * fewest]))
    own = len(text) - sum(end - start for start, end in set_off)
    return letters >= fewest and 2 * sum(map(len, prose)) >= own
