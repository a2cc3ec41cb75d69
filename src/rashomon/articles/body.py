"""Which paragraphs of a page are its article? A parsed page in; its paragraphs out, block quotes and posts among them.

On most pages of news it is plain: elements of one kind hold nearly all prose. Else trafilatura (Barbaresi 2021) tells
the article from what is around it. It is asked only for that: it gets an outline of the page in which every paragraph
carries a mark, and those whose mark comes out are the article's. Lines that no reporter wrote ("Read more: ...") and
cards that lead to other articles are taken out before. What else belongs to it is decided by where it stands:

* A block quote or post is in the article where the paragraph before it is.
* A paragraph of prose is in the article where it is marked up as the chosen ones are.
* A heading is in the article where what it stands over is: in a live page they are the hours.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from rashomon.articles import furniture, paragraphs, posts
from rashomon.articles.page import Page
from rashomon.articles.paragraphs import HEADINGS, Paragraph
from rashomon.settings import BODY

_FIRST_MARK, _MARKS = 0x17000, 6000
"""Marks are letters of the Tangut script: letters, so that they stay, and no page about an event is written in them."""
_MARK = re.compile(f"[{chr(_FIRST_MARK)}-{chr(_FIRST_MARK + _MARKS - 1)}]")
_SINGLE = HEADINGS | {"p", "li", "dd", "dt"}
"""Elements that are one paragraph each."""
_SENTENCE = re.compile(r"[.!?…:。！？।॥۔؟։።]['\"’”»」』)\]]*$|[\u0e00-\u0eff\u1780-\u17ff]$")
"""How a paragraph of running text ends; Thai, Lao and Khmer have no mark for it."""


def read(tree: Any, said: Page) -> tuple[list[Paragraph], bool]:
    """Give the paragraphs of the article, none where there is no article; and whether the page is a list of articles.

    `said` is what the page says about itself. Takes the furniture out of `tree`.
    """
    posts.mark(tree)
    furniture.clear(tree)
    found, listed = _without_ways(paragraphs.read(tree), said)
    inside, home = _narrowed(found, tree)
    chosen = _plainly(inside) or _chosen(inside, home)
    return [inside[at] for at in sorted(_completed(inside, chosen))], listed


def is_prose(said: Paragraph) -> bool:
    """Tell running text from labels and links."""
    length = len(said.text)
    return length >= 25 and 2 * said.linked < length and (length >= 80 or bool(_SENTENCE.search(said.text)))


def ends_a_sentence(text: str) -> bool:
    """Tell whether `text` ends as running text does."""
    return bool(_SENTENCE.search(text))


def _without_ways(found: list[Paragraph], page: Page) -> tuple[list[Paragraph], bool]:
    """Give the paragraphs without lines that no reporter wrote and ways to other articles; and whether those are most.

    Where cards hold more prose than all else, on a page that does not call itself an article, it is a list of articles.
    """
    ways = {at for at, said in enumerate(found) if _is_way(said)}
    cards, heads = _cards(found, urlsplit(page.url or "").path.rstrip("/"))
    inside = sum(len(found[at].text) for at in cards - ways if is_prose(found[at]))
    outside = sum(len(said.text) for at, said in enumerate(found) if at not in cards | ways and is_prose(said))
    listed = heads >= 3 and inside > outside and not page.is_article
    if outside:
        ways |= cards
    out = {at for at, said in enumerate(found) if at in ways or furniture.is_line(said)}
    for at in range(len(found) - 2, -1, -1):
        if found[at].home.tag in HEADINGS and at + 1 in ways:
            out.add(at)  # "Keep reading", over a list of links
            ways.add(at)
    return [said for at, said in enumerate(found) if at not in out], listed


def _is_way(said: Paragraph) -> bool:
    """Tell a line that is a link and no sentence."""
    if said.quote is not None or said.home.tag in HEADINGS or said.linked < 0.9 * len(said.text):
        return False
    return len(said.text) < 60 or not _SENTENCE.search(said.text)


def _is_teaser(said: Paragraph, own: str) -> bool:
    """Tell a heading that leads to another article; `own` is the path of the page, to which those of entries lead."""
    if said.home.tag not in HEADINGS or said.quote is not None:
        return False
    link = said.home.find(".//a") if 2 * said.linked > len(said.text) else None
    if link is None:
        link = next(said.home.iterancestors("a"), None)
    if link is None:
        return False
    try:
        path = urlsplit(link.get("href") or "").path.rstrip("/")
    except ValueError:  # "http://[bad": an address that is none
        return False
    return bool(path) and not (own and path.startswith(own))


def _cards(found: Sequence[Paragraph], own: str) -> tuple[set[int], int]:
    """Give the paragraphs of cards (a heading that leads elsewhere, a line or two under it), and how many there are."""
    cards: set[int] = set()
    heads = [at for at, said in enumerate(found) if _is_teaser(said, own)]
    for at in heads:
        card = found[at].home
        for outer in card.iterancestors():
            if len(list(islice(outer.iter(*HEADINGS), 2))) > 1 or sum(map(len, outer.itertext())) > BODY.card:
                break
            card = outer
        for step in (1, -1):
            place = at
            while 0 <= place < len(found) and any(each is card for each in _up(found[place].home)):
                cards.add(place)
                place += step
    return cards, len(heads)


def _narrowed(found: list[Paragraph], tree: Any) -> tuple[list[Paragraph], Any]:
    """Give the paragraphs in the smallest element that holds all prose of the page, and that element."""
    prose = [said for said in found if said.quote is None and is_prose(said)]
    if not prose:
        return found, tree
    chain = list(_up(prose[0].home))
    depth = {element: at for at, element in enumerate(chain)}
    top = min(1, len(chain) - 1)
    for said in prose[1:]:
        top = max(top, next(depth[element] for element in _up(said.home) if element in depth))
    home = next((each for each in chain[top:] if each.tag not in {"p", "ul", "ol", "table", "tbody", "tr"}), tree)
    if home.tag in {"html", "body"}:
        return found, tree
    return [said for said in found if any(each is home for each in _up(said.home))], home


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
    within = {at for at in prose if any(up in homes for up in _up(places[at]))}
    most, whole = (sum(len(inside[at].text) for at in some) for some in (within, prose))
    if most < max(BODY.plain_letters, BODY.plain_share * whole) or len(within) < BODY.plain_paragraphs:
        return set()
    between = range(min(within), max(within) + 1)
    short = (at for at in between if places.get(at) in homes and 2 * inside[at].linked <= len(inside[at].text))
    return within.union(short)


def _chosen(inside: list[Paragraph], home: Any) -> set[int]:
    """Give which of the paragraphs under `home` trafilatura takes for the article's."""
    import trafilatura

    if not inside:
        return set()
    # It warns on stderr of every page without an article; the rejection says that.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(_outline(inside, home), options=_options())
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
    prose = [at for at in kept if is_prose(inside[at])]
    shapes = {_shape(inside[at].home) for at in prose}
    around = {each for at in prose for each in _around(inside[at].home)}
    leaves = Counter(_leaf(inside[at].home) for at in prose)
    for at, said in enumerate(inside):
        if at not in kept and said.quote is None and is_prose(said):
            leaf = _leaf(said.home)
            beside = _place(said.home) in around or (leaf and leaves[leaf] >= 3 and said.home.getparent() in around)
            if beside or _shape(said.home) in shapes:
                kept.add(at)
    _settle_headings(inside, kept)
    before: bool | None = None
    for at, said in enumerate(inside):
        if said.quote is None:
            before = at in kept
        elif before or (before is None and _next_is_kept(inside, kept, at)):
            kept.add(at)
    return kept


def _settle_headings(inside: list[Paragraph], kept: set[int]) -> None:
    """Keep the headings that stand over something kept, and no others."""
    over, labels = False, 0  # whether what stands next, seen from below, is kept; labels in between
    for at in range(len(inside) - 1, -1, -1):
        said = inside[at]
        if said.quote is not None:
            continue
        if said.home.tag in HEADINGS:
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


def _up(element: Any) -> Iterator[Any]:
    """Give `element` and what is around it, outwards."""
    yield element
    yield from element.iterancestors()


def _around(home: Any) -> Iterator[Any]:
    """Give the place of a paragraph of `home`, and the elements around it, up to the main part of the page."""
    for each in _up(_place(home)):
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
    return tuple((each.tag, each.get("class")) for each in islice(_up(element), 3))
