"""Which paragraphs of a page are its article? A parsed page in; its paragraphs out, block quotes and posts among them.

On most pages of news it is plain: elements of one kind hold nearly all prose. Else trafilatura (Barbaresi 2021) tells
the article from what is around it. It is asked only for that: it gets an outline of the page in which every paragraph
carries a mark, and those whose mark comes out are the article's. Lines that no reporter wrote ("Read more: ...") and
cards that lead to other articles are taken out before. What else belongs to it is decided by where it stands:

* A block quote or post is in the article where the paragraph before it is, or where it stands right among the chosen.
* A paragraph of prose is in the article where it is marked up as the chosen ones are.
* A heading is in the article where what it stands over is: in a live page they are the hours.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

from rashomon.articles.page import Page, furniture, paragraphs, posts, ways
from rashomon.articles.page.paragraphs import HEADINGS, Paragraph, is_prose, up
from rashomon.settings import BODY

_FIRST_MARK, _MARKS = 0x17000, 6000
"""Marks are letters of the Tangut script: letters, so that they stay, and no page about an event is written in them."""
_MARK = re.compile(f"[{chr(_FIRST_MARK)}-{chr(_FIRST_MARK + _MARKS - 1)}]")
_SINGLE = HEADINGS | {"p", "li", "dd", "dt"}
"""Elements that are one paragraph each."""


def read(tree: Any, said: Page) -> tuple[list[Paragraph], bool]:
    """Give the paragraphs of the article, none where there is no article; and whether the page is a list of articles.

    `said` is what the page says about itself. Takes the furniture out of `tree`.
    """
    posts.mark(tree)
    furniture.clear(tree)
    found, listed = ways.without(paragraphs.read(tree), said)
    chosen = _plainly(found) or _chosen(found, tree)
    return [found[at] for at in sorted(_completed(found, chosen))], listed


def _narrowed(inside: list[Paragraph], tree: Any) -> Any:
    """Give the smallest element that holds nearly all prose: it is all that trafilatura need see."""
    words: Counter[Any] = Counter()
    for said in inside:
        if said.quote is None and is_prose(said):
            for each in up(said.home):
                words[each] += len(said.text)
    most = BODY.nearly_all * max(words.values(), default=0)
    home = tree
    for element, held in words.items():  # those around a paragraph come outwards
        if held >= most and element.tag not in _SINGLE and element.tag not in {"ul", "ol", "table", "tbody", "tr"}:
            home = element
            break
    return tree if home.tag in {"html", "body"} else home


def _plainly(inside: list[Paragraph]) -> set[int]:
    """Give the paragraphs of the article where elements of one kind hold most prose of the page; else none.

    So it is on most pages of news: one element, or one for each entry or column, holds paragraph after paragraph.
    """
    places = {at: _place(said.home) for at, said in enumerate(inside) if said.quote is None}
    prose = [at for at in places if is_prose(inside[at])]
    words: Counter[object] = Counter()
    for at in prose:
        words[_kind(places[at])] += len(inside[at].text)
    if not words:
        return set()
    kind, _ = words.most_common(1)[0]
    homes = {places[at] for at in prose if _kind(places[at]) == kind}
    within = {at for at in prose if any(each in homes for each in up(places[at]))}
    most, whole = (sum(len(inside[at].text) for at in some) for some in (within, prose))
    if most < max(BODY.plain_letters, BODY.plain_share * whole) or len(within) < BODY.plain_paragraphs:
        return set()
    between = range(min(within), max(within) + 1)
    short = (at for at in between if places.get(at) in homes and 2 * inside[at].linked <= len(inside[at].text))
    return within.union(short)


def _chosen(inside: list[Paragraph], tree: Any) -> set[int]:
    """Give which of the paragraphs trafilatura takes for the article's."""
    import trafilatura

    if not inside:
        return set()
    # It warns on stderr of every page without an article; the rejection says that.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(_outline(inside, _narrowed(inside, tree)), options=_options())
    element = getattr(found, "body", None)
    if element is None:
        return set()
    marks = _MARK.findall("".join(element.itertext()))
    return {at for at in (ord(mark) - _FIRST_MARK for mark in marks) if at < len(inside) and inside[at].quote is None}


def _outline(inside: list[Paragraph], home: Any) -> Any:
    """Give a page that is nothing but the paragraphs, each with its mark, in elements named and called as theirs.

    Words that hang in a `<div>` or a cell between line breaks become paragraphs, which trafilatura judges more evenly.
    """
    import lxml.html
    from lxml import etree

    page = lxml.html.document_fromstring("<html><body></body></html>")
    top = page[0]
    if home.tag not in {"html", "body"}:
        # What holds all prose of the page is its article, whatever it is called.
        top = etree.SubElement(top, "article", {"class": home.get("class") or "", "id": home.get("id") or ""})
    copies = {home: top}

    def copy(element: Any) -> Any:
        missing = []
        while element not in copies:
            if element.tag in paragraphs.BLOCKS:
                missing.append(element)
            element = element.getparent()
        made = copies[element]
        for each in reversed(missing):
            made = copies[each] = etree.SubElement(made, each.tag)
            for name in ("class", "id", "itemprop"):
                if value := each.get(name):
                    made.set(name, value)
        return made

    for at, said in enumerate(inside[:_MARKS]):
        if top is not page[0] and not any(each is home for each in up(said.home)):
            continue
        single = said.home.tag in _SINGLE and said.home is not home
        made = etree.SubElement(copy(said.home.getparent() if single else said.home), said.home.tag if single else "p")
        if single and (name := said.home.get("class")):
            made.set("class", name)
        plain = len(said.text) - said.linked
        made.text = chr(_FIRST_MARK + at) + said.text[:plain]
        if said.linked:
            etree.SubElement(made, "a", href="/").text = said.text[plain:]
    return page


@cache
def _options() -> Any:
    from trafilatura.settings import Extractor

    # Comments, readability and justext are passed over: on invented pages they change nothing, and cost half the time.
    return Extractor(output_format="python", fast=True, comments=False)


def _completed(inside: list[Paragraph], chosen: set[int]) -> set[int]:
    """Give what was chosen with what belongs to it: paragraphs marked up as those are, headings, quotes and posts."""
    kept = set(chosen)
    if not any(said.quote is None and is_prose(said) for said in inside):
        return {at for at, said in enumerate(inside) if said.quote is not None}  # a letter, printed and no more
    prose = [at for at in kept if is_prose(inside[at])]
    shapes = {_shape(inside[at].home) for at in prose}
    around = {each for at in prose for each in _around(inside[at].home)}
    kinds = {_kind(each) for each in around if each.get("class")}
    leaves = Counter(_leaf(inside[at].home) for at in prose)
    for at, said in enumerate(inside):
        if at not in kept and said.quote is None and is_prose(said):
            leaf = _leaf(said.home)
            place = _place(said.home)
            beside = place in around or (leaf and leaves[leaf] >= 3 and said.home.getparent() in around)
            if beside or _kind(place) in kinds or _shape(said.home) in shapes:
                kept.add(at)
    _settle_headings(inside, kept)
    among = {_place(inside[at].home) for at in prose}
    before: bool | None = None
    for at, said in enumerate(inside):
        if said.quote is None:
            before = at in kept
        elif before or (before is None and _next_is_kept(inside, kept, at)) or _outermost(said.home) in among:
            kept.add(at)
    return kept


def _settle_headings(inside: list[Paragraph], kept: set[int]) -> None:
    """Keep the headings that stand over something kept, and no others."""
    over, labels = False, 0  # whether what stands next, seen from below, is kept; labels in between
    for at in range(len(inside) - 1, -1, -1):
        said = inside[at]
        if said.quote is not None:
            continue
        if ways.is_heading(said):
            if over:
                kept.add(at)
            else:
                kept.discard(at)
        elif at in kept:
            over, labels = True, 0
        else:
            # Under the heading of an entry may stand who wrote it, and when.
            labels += 1
            over = over and labels < 3 and len(said.text) < 60 and not said.linked


def _next_is_kept(inside: list[Paragraph], kept: Iterable[int], at: int) -> bool:
    return next((place in kept for place in range(at + 1, len(inside)) if inside[place].quote is None), False)


def _outermost(home: Any) -> Any:
    """Give what the block quote that holds a paragraph of `home` stands in; null where none holds it."""
    quotes = [each for each in up(home) if each.tag == "blockquote"]
    return quotes[-1].getparent() if quotes else None


def _around(home: Any) -> Iterator[Any]:
    """Give the place of a paragraph of `home`, and the elements around it, up to the main part of the page."""
    for each in up(_place(home)):
        if each.tag in {"main", "body", "html"}:
            return
        yield each


def _place(home: Any) -> Any:
    """Give the element that a paragraph of `home` stands in: that of its list, or what holds words of its own."""
    if home.tag not in _SINGLE:
        return home
    for each in home.iterancestors():
        if each.tag in paragraphs.BLOCKS and each.tag not in {"ul", "ol", "dl", "li"}:
            return each
    return home


def _leaf(home: Any) -> str | None:
    """Give the class of a `<div>` that is one paragraph, "-" where it has none; None for other elements."""
    if home.tag != "div" or any(each.tag in paragraphs.BLOCKS or each.tag == "br" for each in home):
        return None
    return home.get("class") or "-"


def _kind(place: Any) -> object:
    """Give what an element that holds paragraphs is called, and what the one around it is."""
    above = place.getparent()
    return place.tag, place.get("class"), *((above.tag, above.get("class")) if above is not None else ())


def _shape(element: Any) -> tuple[object, ...]:
    """Give how an element is marked up: its name and class, and those of the two around it."""
    return tuple((each.tag, each.get("class")) for each in islice(up(element), 3))
