"""What on a page is no part of its article? An element or a paragraph in; whether it is furniture, out.

Furniture is told by what pages call it (classes and ids), by what it says ("Sign up for our newsletter") and by where
it leads ("Read more: Storm closes harbour", a line that is a link). The words are in furniture.toml; no outlet is among
them. An element that holds much of the page is no furniture, whatever it is called.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from rashomon.articles.paragraphs import HEADINGS, Paragraph

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
_PICTURES = ("figcaption", "picture", "video", "audio", "canvas", "map", "dialog", "menu", "footer")
_UNSEEN = re.compile(r"display\s*:\s*none")
_HOUR = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?", re.I)
"""An hour that stands alone over an entry of a live page. As a heading it is kept: it may be all that parts them."""
_EMBEDS = frozenset(("social", "share", "sharing", "overlay", "credit", "caption"))
"""Words that stand in the classes of embedded posts too."""
_MOST = 0.4
"""An element with more of the page's letters than this is kept, whatever it is called."""


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
    doomed = [each for each in tree.iter() if each.attrib and _is_named(each)]
    if not doomed:
        return
    most = _MOST * len("".join(tree.itertext()))
    for each in doomed:
        if each.getparent() is not None and len("".join(each.itertext())) < most:
            each.drop_tree()


def is_line(said: Paragraph) -> bool:
    """Tell a line that no reporter wrote: a label, an invitation, or the way to another article.

    The lines of a post are its own, but for what the platform adds to it.
    """
    text = said.text.strip(" .…›»>→▶►•|-–—*[]()")
    if len(text) > 260:
        return False
    whole, added, pointer = _lines()
    if said.quote is not None:
        return bool(added.fullmatch(text))
    if whole.fullmatch(text) or added.fullmatch(text) or (said.home.tag not in HEADINGS and _HOUR.fullmatch(text)):
        return True
    start = pointer.match(text)
    if start is None:
        return False
    # "Read more: Storm closes harbour" points; "Related costs rose by 4%, the council said." is prose.
    return 2 * said.linked >= len(said.text) or bool(start["mark"] and said.linked) or text.endswith(":")


def _is_named(element: Any) -> bool:
    attributes = element.attrib
    name = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _UNSEEN.search(attributes.get("style", "")):
        return element.tag not in {"body", "html", "main", "article"}
    if attributes.get("role") in {"navigation", "complementary", "dialog", "alert", "banner", "contentinfo", "search"}:
        return True
    if len(name) < 2 or element.tag in {"body", "html", "main", "article", "h1", "blockquote"}:
        return False
    found = _words_in(name)
    return bool(found) and not (found <= _EMBEDS and next(element.iter("blockquote"), None) is not None)


@lru_cache(8192)
def _words_in(name: str) -> frozenset[str]:
    """Give the words of a class or id that say furniture, without those of its modifiers (`article--has-related`)."""
    words, phrases = _vocabulary()
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
def _vocabulary() -> tuple[frozenset[str], tuple[str, ...]]:
    data = _data()
    return frozenset(data["words"]), tuple(data["phrases"])


@cache
def _lines() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = _data()
    whole, added = ("|".join(f"(?:{line})" for line in data[name]) for name in ("lines", "added"))
    pointers = rf"(?:{data['pointers']})\b\s*(?P<mark>[:|–—>»-])?"
    return re.compile(whole, re.I), re.compile(added, re.I), re.compile(pointers, re.I)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("furniture.toml").read_text(encoding="utf-8"))
