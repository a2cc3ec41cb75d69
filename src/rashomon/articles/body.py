"""Which paragraphs of a page are its article? A parsed page in; its paragraphs out, block quotes and posts among them.

trafilatura (Barbaresi 2021) tells the article's text from menus, links and footers. It is asked only for that: it gets
an outline of the page in which every paragraph carries a mark, and those whose mark comes out are the article's. What
it is not asked for is decided by where a paragraph stands:

* A block quote or post is in the article where the paragraph before it is.
* A paragraph of prose that it passed over is in the article where it is marked up as the chosen ones are.
* A heading is in the article where what it stands over is: in a live page they are the hours.
* Lines that no reporter wrote ("Read more: ...") are out.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from rashomon.articles import furniture, paragraphs, posts
from rashomon.articles.paragraphs import HEADINGS, Paragraph
from rashomon.settings import BODY

_FIRST_MARK, _MARKS = 0x17000, 6000
"""Marks are letters of the Tangut script: letters, so that they stay, and no page about an event is written in them."""
_MARK = re.compile(f"[{chr(_FIRST_MARK)}-{chr(_FIRST_MARK + _MARKS - 1)}]")
_SINGLE = HEADINGS | {"p", "li", "dd", "dt"}
"""Elements that are one paragraph each."""
_SENTENCE = re.compile(r"[.!?…:。！？।॥۔؟։።]['\"’”»」』)\]]*$|[\u0e00-\u0eff\u1780-\u17ff]$")
"""How a paragraph of running text ends; Thai, Lao and Khmer have no mark for it."""


def read(tree: Any) -> tuple[list[Paragraph], bool]:
    """Give the paragraphs of the article, none where there is no article; and whether the page is a list of articles.

    Takes the furniture out of `tree`, and the rest apart.
    """
    posts.mark(tree)
    furniture.clear(tree)
    inside, home = _narrowed(paragraphs.read(tree), tree)
    if not inside:
        return [], False
    chosen = _chosen(inside, home)
    return _mended(inside, chosen), _is_list(inside, chosen)


def is_prose(said: Paragraph) -> bool:
    """Tell running text from labels and links."""
    return (
        len(said.text) >= 25
        and 2 * said.linked < len(said.text)
        and (len(said.text) >= 80 or bool(_SENTENCE.search(said.text)))
    )


def ends_a_sentence(text: str) -> bool:
    """Tell whether `text` ends as running text does."""
    return bool(_SENTENCE.search(text))


def _narrowed(found: list[Paragraph], tree: Any) -> tuple[list[Paragraph], Any]:
    """Give the smallest element that holds all prose of the page, and the paragraphs in it.

    It is all that trafilatura need see: what it costs grows with the tree.
    """
    prose = [said for said in found if said.quote is None and is_prose(said) and not furniture.is_line(said)]
    if not prose:
        return found, tree
    chain = [prose[0].home, *prose[0].home.iterancestors()]
    depth = {element: at for at, element in enumerate(chain)}
    top = min(1, len(chain) - 1)
    for said in prose[1:]:
        element = said.home
        while element not in depth:
            element = element.getparent()
        top = max(top, depth[element])
    home = chain[top]
    while home.tag in {"p", "ul", "ol", "table", "tbody", "tr"} and top < len(chain) - 1:
        top += 1
        home = chain[top]
    if home.tag in {"html", "body"}:
        return found, tree
    within = {home}
    inside = []
    for said in found:
        passed = []
        element = said.home
        while element is not None and element not in within:
            passed.append(element)
            element = element.getparent()
        if element is not None:
            within.update(passed)
            inside.append(said)
    return inside, home


def _chosen(inside: list[Paragraph], home: Any) -> set[int]:
    """Give which of the paragraphs under `home` are the article's: where that is plain at once, else by trafilatura."""
    plain = _plainly(inside)
    if plain:
        return plain
    import trafilatura

    # It warns on stderr of every page without an article; the rejection says that.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(_outline(inside, home), options=_options())
    element = getattr(found, "body", None)
    if element is None:
        return set()
    return {ord(mark) - _FIRST_MARK for mark in _MARK.findall("".join(element.itertext()))}


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
    led = {_place(said.home) for said in inside if _is_pointer(said) or _is_teaser(said)}
    within = {
        at
        for at in prose
        if places[at] in homes or (places[at] not in led and any(up in homes for up in places[at].iterancestors()))
    }
    most, whole = (sum(len(inside[at].text) for at in some) for some in (within, prose))
    if most < max(BODY.plain_letters, BODY.plain_share * whole) or len(within) < BODY.plain_paragraphs:
        return set()
    first, last = min(within), max(within)
    short = {at for at in range(first, last + 1) if at in places and places[at] in homes}
    return within | {at for at in short if 2 * inside[at].linked <= len(inside[at].text)}


def _outline(inside: list[Paragraph], home: Any) -> Any:
    """Give a page that is nothing but the paragraphs, each in its mark, in elements named and called as theirs.

    Words that hang in a `<div>` or a cell between line breaks become paragraphs, which trafilatura judges more evenly.
    """
    import lxml.html
    from lxml import etree

    page = lxml.html.document_fromstring("<html><body></body></html>")
    top = page[0]
    if home.tag not in {"html", "body"}:
        # What holds all prose of the page is its article, whatever it is called.
        top = etree.SubElement(page[0], "article", {"class": home.get("class") or "", "id": home.get("id") or ""})
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
        made.text = chr(_FIRST_MARK + at) + said.text[: len(said.text) - said.linked]
        if said.linked:
            link = etree.SubElement(made, "a", href="/")
            link.text = said.text[len(said.text) - said.linked :]
    return page


@cache
def _options() -> Any:
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=True, comments=False)


def _is_list(inside: list[Paragraph], chosen: set[int]) -> bool:
    """Tell a front page: what was chosen stands under headings that lead elsewhere, a line or two under each."""
    over = [at for at, said in enumerate(inside) if _is_teaser(said) and chosen & {at, at + 1, at + 2}]
    return len(over) >= 3 and 3 * len(over) >= len(chosen | set(over))


def _mended(inside: list[Paragraph], chosen: set[int]) -> list[Paragraph]:
    """Give the article's paragraphs: the chosen ones without furniture, and what belongs to them."""
    out = {at for at, said in enumerate(inside) if furniture.is_line(said) or _is_pointer(said)}
    kept = {at for at in chosen - out if inside[at].quote is None}
    out |= _cards(inside, kept)
    kept -= out
    prose = [at for at in kept if is_prose(inside[at])]
    shapes = {_shape(inside[at].home) for at in prose}
    around = {each for at in prose for each in _around(inside[at].home)}
    leaves = Counter(_leaf(inside[at].home) for at in prose)
    for at, said in enumerate(inside):
        if at not in kept and at not in out and said.quote is None and is_prose(said):
            leaf = _leaf(said.home)
            beside = _place(said.home) in around or (leaf and leaves[leaf] >= 3 and said.home.getparent() in around)
            if beside or _shape(said.home) in shapes:
                kept.add(at)
    _settle_headings(inside, kept, out)
    before: bool | None = None
    for at, said in enumerate(inside):
        if said.quote is None:
            if at not in out:
                before = at in kept
        elif at not in out and (before if before is not None else _next_is_kept(inside, kept, at)):
            kept.add(at)
    return [inside[at] for at in sorted(kept)]


def _cards(inside: list[Paragraph], kept: set[int]) -> set[int]:
    """Give the paragraphs of cards, which lead to other articles: a linked heading with a line or two under it.

    Where cards hold much of what is kept, the page is made of them, as some live pages are: then none is given.
    """
    cards: set[int] = set()
    for at, said in enumerate(inside):
        if not kept & {at, at + 1, at + 2} or not _is_teaser(said):
            continue
        card = said.home
        for outer in said.home.iterancestors():
            if sum(1 for _ in outer.iter(*HEADINGS)) > 1 or len("".join(outer.itertext())) > 500:
                break
            card = outer
        for step in (1, -1):
            place = at
            while 0 <= place < len(inside) and (
                inside[place].home is card or card in inside[place].home.iterancestors()
            ):
                cards.add(place)
                place += step
    words = sum(len(inside[at].text) for at in kept)
    return cards if 2 * sum(len(inside[at].text) for at in cards & kept) < words else set()


def _settle_headings(inside: list[Paragraph], kept: set[int], out: set[int]) -> None:
    """Keep the headings that stand over something kept, and no others."""
    over, labels = False, 0  # whether what stands next, seen from below, is kept; labels in between
    for at in range(len(inside) - 1, -1, -1):
        said = inside[at]
        if at in out or said.quote is not None:
            continue
        if said.home.tag in HEADINGS:
            if over and (at in kept or not _is_teaser(said)):
                kept.add(at)
            else:
                kept.discard(at)
                over = False
        elif at in kept:
            over, labels = True, 0
        else:
            # Under the heading of an entry may stand who wrote it, and when.
            labels += 1
            over = over and labels < 3 and len(said.text) < 60 and not said.linked


def _next_is_kept(inside: list[Paragraph], kept: set[int], at: int) -> bool:
    return next((place in kept for place in range(at + 1, len(inside)) if inside[place].quote is None), False)


def _is_teaser(said: Paragraph) -> bool:
    """Tell a heading that leads to another article."""
    if said.home.tag not in HEADINGS or said.quote is not None:
        return False
    link = said.home.find(".//a") if 2 * said.linked > len(said.text) else None
    if link is None:
        link = next(said.home.iterancestors("a"), None)
    return link is not None and not (link.get("href") or "#").startswith("#")


def _is_pointer(said: Paragraph) -> bool:
    """Tell a line that is a link and no sentence."""
    return (
        said.quote is None
        and said.home.tag not in HEADINGS
        and said.linked >= 0.9 * len(said.text)
        and not (_SENTENCE.search(said.text) and len(said.text) >= 60)
    )


def _around(home: Any) -> Iterator[Any]:
    """Give the place of a paragraph of `home`, and the elements around it, up to the main part of the page."""
    place = _place(home)
    yield place
    for each in place.iterancestors():
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
    shape: list[object] = []
    for _ in range(3):
        if element is None:
            break
        shape += (element.tag, element.get("class"))
        element = element.getparent()
    return tuple(shape)
