"""What on a page is said by somebody else? A parsed page in; the same tree with every block quote and post made plain.

Block quotes are `<blockquote>`; embedded posts are too, where the platform's own code embeds them (X, Instagram,
Facebook, Bluesky, TikTok, Threads, Mastodon), and elements with a telling class where an outlet prints them itself.
After `mark`, each is a plain `<blockquote>` that stands where its frame stood, and `<q>` has its marks written out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from rashomon.articles.page import paragraphs

_POST = re.compile(
    r"(?:^|[\s_-])(?:(?:twitter-)?tweet|instagram-(?:media|post)|(?:fb|facebook)-post|(?:bluesky|bsky)-(?:embed|post)"
    r"|(?:telegram|tgme)(?:[_-]widget)?[_-](?:post|message)|tiktok-(?:embed|post)|(?:mastodon|threads|reddit|vk)-(?:embed|post)"
    r"|(?:social|embedded)(?:-media)?-post|social-(?:media-)?embed)(?:$|\s|[_-]{1,2}(?:embed|card|block|wrapper|static|content)\b)",
    re.I,
)
"""Classes of the elements that hold one post: `tweet`, `fb-post`, `social-embed`, but not `tweet-button`."""
_CONTROL = re.compile(r"button|share|follow|icon|count|link|feed|timeline|avatar|toolbar", re.I)
_OUTSIDE = frozenset(("nav", "footer", "form"))
_FEWEST_WORDS = 4
"""A post or quote of fewer words is a label, or a picture without words."""


def mark(tree: Any) -> None:
    """Make the quotes and posts of `tree` plain block quotes. What says nothing, or is said twice, loses its mark."""
    from lxml import etree

    marks = list(tree.iter("q"))
    for q in marks:
        q.text = "“" + (q.text or "")
        if len(q):
            q[-1].tail = (q[-1].tail or "") + "”"
        else:
            q.text += "”"
    if marks:
        etree.strip_tags(tree, "q")
    for element in list(tree.iter("div", "section", "figure", "aside", "article")):
        name = element.get("class")
        if name and _is_post(name) and next(element.iter("blockquote"), None) is None:
            element.tag = "blockquote"
    quotes = list(tree.iter("blockquote"))
    if not quotes:
        return
    whole = None
    for quote in quotes:
        around = {each.tag for each in quote.iterancestors()}
        if "blockquote" in around or quote.getroottree().getroot() is not tree.getroottree().getroot():
            continue
        words = " ".join("".join(quote.itertext()).split())
        if len(words.split()) < _FEWEST_WORDS and len(words) < 20:
            quote.tag = "div"
            continue
        if "pull" in (quote.get("class") or "") or "pull" in (quote.getparent().get("class") or ""):
            whole = whole or paragraphs.squash("".join(tree.itertext()))
            if whole.count(paragraphs.squash(words)) > 1:
                paragraphs.drop(quote)  # a line of the article, printed again in large type
                continue
        if not around & _OUTSIDE:
            _unframe(quote)


def _unframe(quote: Any) -> None:
    """Put `quote` where its frame stands: the outermost element that holds nothing but it and a caption."""
    frame, words = quote, len(paragraphs.squash("".join(quote.itertext())))
    for outer in quote.iterancestors():
        if outer.tag in {"article", "main", "body", "td", "li"}:
            break
        captions = outer.iter("figcaption") if outer.tag == "figure" else ()
        beside = sum(len(paragraphs.squash(said)) for each in captions for said in each.itertext())
        if paragraphs.is_longer(outer, words + beside):
            break
        frame = outer
    if frame is not quote:
        quote.tail = frame.tail
        frame.getparent().replace(frame, quote)
    for each in quote.iter():
        each.attrib.pop("class", None)  # "twitter-tweet" and "social-embed__text" are classes that pages are cleaned of
        each.attrib.pop("id", None)


@lru_cache(4096)
def _is_post(name: str) -> bool:
    return bool(_POST.search(name)) and not _CONTROL.search(name)
