"""Web pages: the article without the page around it.

trafilatura (Barbaresi 2021) tells the article's text from menus, links and footers. Around it, three things are done so
that nothing that somebody said is lost: embedded posts are put where their frame stood, quotation marks are put for
`<q>`, and every block quote of the article is looked for in what trafilatura gives, and put back where it is missing.
Paragraphs are parted by an empty line; a block quote or a post is a paragraph of its own, and the words behind a post
("- Ines Dorn (@inesdorn) March 3, 2024") end it. What the page says about itself is read by `page`.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator
from typing import Any

from rashomon.articles import byline, decoding, furniture, page, paragraphs, posts
from rashomon.articles.opened import Filed, Opened, Row
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
_OUTSIDE = {"nav", "footer", "form", "header"}
_INVITATION = re.compile(r"view this (?:post|photo|video) on \w+", re.I)
_PART = {"p", "head", "quote", "item", "row", "code", "lb", "list", "table", "div"}
_SENTENCE = re.compile(r"[.!?…。！？।॥۔؟։။]['\"’”»」』)\]]*$|[\u0e00-\u0eff\u1780-\u17ff]$")
"""How a paragraph of running text ends; Thai, Lao and Khmer have no mark for it."""


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
    said = page.read(tree, markup[: 2**12])
    text = _without(_text(tree), said)
    if said.is_front or not _is_article(text, said) or (not said.is_article and _is_index(tree, text)):
        if not said.body:
            raise ArticleError("the page holds no article: no running text stands out from its menus and links")
        text = said.body
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
        language=said.language,
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
    import lxml.html  # only here, and trafilatura below: 0.2 s that a folder of text need not wait for
    from lxml import etree

    parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return lxml.html.document_fromstring(_DECLARATION.sub("", text).replace("\x00", "\ufffd"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise ArticleError(f"the page cannot be read as HTML: {error}") from error


def _text(tree: Any) -> str:
    """Give the paragraphs of the article, one line each, parted by empty lines; empty where there is none."""
    import trafilatura

    # It warns on stderr of every page without an article; the rejection says that.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    quotes, heads = _quoted(tree), _heads(tree)
    found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    body = getattr(found, "body", None)
    paragraphs = _headed(_restored([] if body is None else _paragraphs(body), quotes), heads)
    return "\n\n".join(part for part in paragraphs if not _INVITATION.fullmatch(part))


def _quoted(tree: Any) -> list[tuple[list[str], list[str]]]:
    """Make the page's quotes plain, and give each with what stands before it on the page, the nearest first.

    Changes `tree`: marks take the place of `<q>`, and a post comes out of the frame that trafilatura would drop.
    """
    for q in list(tree.iter("q")):
        q.text = "“" + (q.text or "")
        if len(q):
            q[-1].tail = (q[-1].tail or "") + "”"
        else:
            q.text += "”"
        q.drop_tag()
    quotes = []
    whole = _squash(tree.text_content())
    for quote in list(tree.iter("blockquote")):
        around = {each.tag for each in quote.iterancestors()}
        if quote.getparent() is None or around & {"blockquote", *_OUTSIDE}:
            continue
        if "pull" in (quote.get("class") or "") and whole.count(_squash(quote.text_content())) > 1:
            quote.drop_tree()  # a line of the article, printed again in large type
            continue
        if "aside" not in around:
            frame = _frame(quote)
            if frame is not quote:
                quote.tail = frame.tail
                frame.getparent().replace(frame, quote)
            quote.attrib.clear()  # "twitter-tweet" is a class that pages are cleaned of
        said = _paragraphs(quote)
        if sum(len(part.split()) for part in said) >= 4:
            quotes.append((_before(quote), said))
    return quotes


def _frame(quote: Any) -> Any:
    """Give the outermost element that holds nothing but `quote`: the frame of an embedded post."""
    frame, words = quote, _squash(quote.text_content())
    for outer in quote.iterancestors():
        if outer.tag in {"article", "main", "body"} or _squash(outer.text_content()) != words:
            return frame
        frame = outer
    return frame


def _before(quote: Any) -> list[str]:
    """Give the runs of words before `quote`, the nearest first: a caption may stand between it and its paragraph."""
    runs = map(_squash, reversed(quote.xpath("preceding::text()[normalize-space()]")[-12:]))
    return [run for run in runs if len(run) >= 12]


def _restored(paragraphs: list[str], quotes: list[tuple[list[str], list[str]]]) -> list[str]:
    """Put back the quotes that are missing, behind the paragraph that they followed; one that followed none is left."""
    for before, said in quotes:
        kept = _squash(" ".join(paragraphs))
        if all(_squash(part) in kept for part in said):
            continue
        squashed = [_squash(part) for part in paragraphs]
        place = next((at for run in before for at, part in enumerate(squashed) if run in part), None)
        if place is not None:
            missing = [part for part in said if _squash(part) not in kept]
            paragraphs = [*paragraphs[: place + 1], *missing, *paragraphs[place + 1 :]]
    return paragraphs


def _heads(tree: Any) -> list[tuple[str, str]]:
    """Give each heading that stands directly over a paragraph, and that paragraph's words."""
    pairs = ((each, each.getnext()) for each in tree.iter("h2", "h3", "h4"))
    return [
        (" ".join(each.text_content().split()), _squash(under.text_content()))
        for each, under in pairs
        if under is not None and under.tag == "p"
    ]


def _headed(paragraphs: list[str], heads: list[tuple[str, str]]) -> list[str]:
    """Put back the headings that are missing: in a live page they are the hours."""
    over = {under: head for head, under in heads if head and under}
    headed: list[str] = []
    for part in paragraphs:
        head = over.get(_squash(part))
        if head and (not headed or _squash(headed[-1]) != _squash(head)):
            headed.append(head)
        headed.append(part)
    return headed


def _paragraphs(body: Any) -> list[str]:
    """Give the paragraphs under an element of trafilatura's or of a page, each in one line."""
    parts: list[str] = []
    held: list[str] = []

    def close() -> None:
        if words := " ".join("".join(held).split()):
            parts.append(words)
        held.clear()

    def walk(element: Any, inside: bool) -> None:
        if not isinstance(element.tag, str) or element.tag in {"script", "style"}:
            return
        block = element.tag in _PART or element.tag == "blockquote" or element.tag in {"li", "h2", "h3"}
        if element.tag in {"lb", "br"}:
            # One line break goes on with the paragraph, as in a post; two of them part paragraphs, as in old pages.
            if held and held[-1] == "\n":
                close()
            else:
                held.append("\n")
            return
        if block:
            close()
        quote = inside or element.tag in {"quote", "blockquote"}
        held.append(element.text or "")
        for child in element:
            walk(child, quote)
            tail = child.tail or ""
            if quote and child.tag == "p" and re.match(r"\s*[—–-]", tail) and parts:
                # The words behind the paragraph of a post: who posted it, and when.
                held.append(parts.pop() + " ")
            if tail.strip() or not (held and held[-1] == "\n"):
                held.append(tail)
        if block:
            close()

    walk(body, False)
    close()
    return parts


def _without(text: str, said: page.Page) -> str:
    """Take the headline and a byline off the top of the text: they have fields of their own."""
    paragraphs = text.split("\n\n")
    while paragraphs and (
        _squash(paragraphs[0]) == _squash(said.headline or "") or next(byline.lines(paragraphs[0]), None)
    ):
        del paragraphs[0]
    return "\n\n".join(paragraphs)


def _is_article(text: str, said: page.Page) -> bool:
    """Tell running text from a list of links: letters enough, in paragraphs that are sentences.

    Letters are counted, as not every script parts its words, nor every script its sentences.
    """
    prose = sum(_letters(part) for part in text.split("\n\n") if _letters(part) >= 30 and _SENTENCE.search(part))
    return prose >= (30 if said.is_article else ARTICLES.page_letters) and 2 * prose >= _letters(text)


def _is_index(tree: Any, text: str) -> bool:
    """Tell a front page, whose headings are links with a line or two under each."""
    squashed = _squash(text)
    heads = [
        each
        for each in tree.iter("h1", "h2", "h3", "h4")
        if each.find(".//a") is not None or each.getparent().tag == "a"
    ]
    teasers = sum(bool(words := _squash(each.text_content())) and words in squashed for each in heads)
    return teasers >= 3 and 3 * teasers >= text.count("\n\n") + 1


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _squash(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
