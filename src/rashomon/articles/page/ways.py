"""Which paragraphs of a page lead away from its article? Paragraphs in; those that do not lead away out.

Lines that no reporter wrote (`furniture`), lines that are a link and no sentence, cards (a heading that leads to
another article, with a line or two under it), and small boxes that invite the reader to subscribe, sign up or pay.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from rashomon.articles.page import Page, furniture, paragraphs
from rashomon.articles.page.paragraphs import HEADINGS, Paragraph, is_prose, up
from rashomon.settings import BODY


def without(found: list[Paragraph], page: Page) -> tuple[list[Paragraph], bool]:
    """Give the paragraphs without lines that no reporter wrote and ways to other articles; and whether those are most.

    Where cards hold more prose than all else, on a page that does not call itself an article, it is a list of articles.
    """
    ways = {at for at, said in enumerate(found) if _is_way(said)}
    cards, heads = _cards(found, urlsplit(page.url or "").path.rstrip("/"))
    inside = sum(len(found[at].text) for at in cards - ways if is_prose(found[at]))
    away = cards | ways
    outside = sum(len(said.text) for at, said in enumerate(found) if at not in away and is_prose(said))
    listed = heads >= 3 and inside > outside and not page.is_article
    if outside:
        ways |= cards
    ways |= _boxes(found)
    out = {at for at, said in enumerate(found) if at in ways or furniture.is_line(said) or _is_caption(said)}
    for at in range(len(found) - 2, -1, -1):
        if is_heading(found[at]) and at + 1 in ways and (at + 2 in ways or at + 2 == len(found)):
            out.add(at)  # "Keep reading", over a list of links
            ways.add(at)
    return [said for at, said in enumerate(found) if at not in out], listed


def _is_way(said: Paragraph) -> bool:
    """Tell a line that is a link and no sentence."""
    if said.quote is not None or said.home.tag in HEADINGS or said.linked < 0.9 * len(said.text):
        return False
    return len(said.text) < 60 or not paragraphs.ends_a_sentence(said.text)


def _is_caption(said: Paragraph) -> bool:
    """Tell the words that stand alone with a picture in one box; a paragraph may have a picture in it."""
    if said.quote is not None or said.home.tag not in {"div", "center", "section", "td"} or len(said.text) > BODY.card:
        return False
    if next(said.home.iter("img", "picture", "amp-img"), None) is None:
        return False
    return not paragraphs.is_longer(said.home, len(paragraphs.squash(said.text)))


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
            if len(list(islice(outer.iter(*HEADINGS), 2))) > 1 or paragraphs.is_longer(outer, BODY.card):
                break
            card = outer
        cards |= _inside(found, at, card)
    return cards, len(heads)


def _boxes(found: Sequence[Paragraph]) -> set[int]:
    """Give the paragraphs of small boxes that invite the reader to subscribe, sign up or pay."""
    boxed: set[int] = set()
    for at, said in enumerate(found):
        if at in boxed or not furniture.is_invitation(said):
            continue
        boxed.add(at)
        for outer in up(said.home):
            if outer.tag in {"article", "main", "body", "td"} or paragraphs.is_longer(outer, BODY.card):
                break
            if outer.tag not in paragraphs.BLOCKS:
                continue
            box = _inside(found, at, outer)
            if any(len(found[each].text) >= BODY.pitch and not furniture.is_invitation(found[each]) for each in box):
                break
            boxed |= box
    return boxed


def _inside(found: Sequence[Paragraph], at: int, element: Any) -> set[int]:
    """Give the paragraphs in `element`, of which `at` is one."""
    inside = {at}
    for step in (1, -1):
        place = at + step
        while 0 <= place < len(found) and any(each is element for each in up(found[place].home)):
            inside.add(place)
            place += step
    return inside


def is_heading(said: Paragraph) -> bool:
    """Tell a heading, or a paragraph all in bold that is no sentence: many pages have no others."""
    if said.home.tag in HEADINGS:
        return True
    if said.home.tag not in {"p", "div"} or len(said.text) > 150 or paragraphs.ends_a_sentence(said.text):
        return False
    bold = said.home.find(".//b") if said.home.find(".//strong") is None else said.home.find(".//strong")
    return bold is not None and len("".join(bold.itertext()).strip()) >= len(said.text)
