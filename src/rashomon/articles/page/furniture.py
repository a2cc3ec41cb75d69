"""What on a page is no part of its article? An element or a paragraph in; whether it is furniture, out.

Furniture is told by what pages call it (classes and ids), by what it says ("Sign up for our newsletter") and by where
it leads ("Read more: Storm closes harbour", a line that is a link). The words are in furniture.toml; no outlet is among
them. An element that holds much of the page is no furniture, whatever it is called.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from rashomon.articles.page.paragraphs import HEADINGS, Paragraph, drop
from rashomon.settings import BODY

_PART = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+(?![a-z])")
_NO_WORDS = (
    "script",
    "style",
    "template",
    "noscript",
    "svg",
    "iframe",
    "object",
    "form",
    "button",
    "select",
    "nav",
    "footer",
)
_PICTURES = ("figcaption", "video", "audio", "canvas", "map", "dialog", "menu", "footer")
_UNSEEN = re.compile(r"display\s*:\s*none")
_LONGEST = 260
"""Code points of a line that no reporter wrote, at most."""
_HOUR = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.I)
"""An hour that stands alone over an entry of a live page. As a heading it is kept: it may be all that parts them."""
_ROLES = frozenset(("navigation", "complementary", "dialog", "alert", "banner", "contentinfo", "search"))
_WHOLE = frozenset(("html", "body", "main", "article"))
_EMBEDS = frozenset(("social", "share", "sharing", "overlay", "credit", "caption"))
"""Words that stand in the classes of embedded posts too."""


def clear(tree: Any) -> None:
    """Take out of `tree` what is no prose, what is not shown, and what its class calls furniture."""
    from lxml import etree

    for form in tree.iter("form"):
        # Some systems put the whole page into one form.
        if next(form.iter("article", "h1"), None) is not None or len(form.findall(".//p")) > 3:
            form.tag = "div"
    for figure in tree.iter("figure"):
        if next(figure.iter("blockquote", "table"), None) is not None:
            figure.tag = "div"
    etree.strip_elements(tree, *_NO_WORDS, *_PICTURES, "figure", with_tail=False)
    doomed = [(each, words) for each in tree.iter() if each.attrib and (words := _named(each)) is not None]
    if not doomed:
        return
    whole = _letters(tree)
    sizes = {each: _letters(each) for each, _ in doomed}
    named: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for each, words in doomed:
        if not any(outer in sizes for outer in each.iterancestors()):
            named.update(dict.fromkeys(words, sizes[each]))
            times.update(words)
    for each, words in doomed:
        # A class that stands on much of the page, paragraph by paragraph, is none of furniture: `<p class="paywall">`.
        spread = any(times[word] > 1 and named[word] > BODY.spread_share * whole for word in words)
        if sizes[each] < BODY.furniture_share * whole and not spread:
            drop(each)


def is_invitation(said: Paragraph) -> bool:
    """Tell a line that invites the reader to subscribe, sign up or pay."""
    return said.quote is None and len(said.text) <= _LONGEST and bool(_lines()[0].fullmatch(_bare(said.text)))


def is_line(said: Paragraph) -> bool:
    """Tell a line that no reporter wrote: a label, an invitation, or the way to another article.

    The lines of a post are its own, but for what the platform adds to it.
    """
    if len(said.text) > _LONGEST:
        return False
    text = _bare(said.text)
    invitation, whole, added, pointer = _lines()
    if said.quote is not None:
        return bool(added.fullmatch(text))
    if invitation.fullmatch(text) or whole.fullmatch(text) or added.fullmatch(text):
        return True
    if said.home.tag not in HEADINGS and _HOUR.fullmatch(text):
        return True
    start = pointer.match(text)
    if start is None:
        return False
    # "Read more: Storm closes harbour" points; "Related costs rose by 4%, the council said." is prose.
    return 2 * said.linked >= len(said.text) or bool(start["mark"] and said.linked) or text.endswith(":")


def _bare(text: str) -> str:
    return text.strip(" .…›»>→▶►•|-–—*[]()")


def _letters(element: Any) -> int:
    return sum(map(len, element.itertext()))


def _named(element: Any) -> frozenset[str] | None:
    """Give the words that call `element` furniture, none where it is not shown; None where it is no furniture."""
    said = element.attrib
    tag = element.tag
    if "hidden" in said or said.get("aria-hidden") == "true" or ("style" in said and _UNSEEN.search(said["style"])):
        return None if tag in _WHOLE else frozenset()
    if said.get("role") in _ROLES:
        return frozenset()
    name = f"{said.get('class', '')} {said.get('id', '')}"
    if len(name) < 3 or tag in _WHOLE or tag in {"h1", "blockquote"}:
        return None
    found = _words_in(name)
    if tag in HEADINGS or tag in {"p", "li", "span"}:
        found -= _vocabulary()[2]
    if not found or (found <= _EMBEDS and next(element.iter("blockquote"), None) is not None):
        return None
    return found


@lru_cache(8192)
def _words_in(name: str) -> frozenset[str]:
    """Give the words of a class or id that say furniture, without those of its modifiers (`article--has-related`)."""
    words, phrases, _ = _vocabulary()
    found: set[str] = set()
    for token in name.split():
        parts = [part.lower() for part in _PART.findall(token)]
        if {"has", "with", "no", "without", "js", "is", "wide"} & set(parts[:-1]):
            continue
        found |= words & set(parts)
        joined = f" {' '.join(parts)} "
        found |= {phrase for phrase in phrases if f" {phrase} " in joined}
    return frozenset(found)


@cache
def _vocabulary() -> tuple[frozenset[str], tuple[str, ...], frozenset[str]]:
    data = _data()
    return frozenset(data["words"]), tuple(data["phrases"]), frozenset(data["around"])


@cache
def _lines() -> tuple[re.Pattern[str], ...]:
    data = _data()
    names = ("invitations", "lines", "added")
    several = [re.compile("|".join(f"(?:{line})" for line in data[name]), re.I) for name in names]
    pointers = rf"(?:{data['pointers']})\b\s*(?P<mark>[:|–—>»-])?"
    return *several, re.compile(pointers, re.I)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))
