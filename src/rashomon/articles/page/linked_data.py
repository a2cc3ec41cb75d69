"""What does a page say of its article in JSON-LD? A parsed page in; the schema.org object of its article out.

Read are `NewsArticle` and its kin, `BlogPosting`, `LiveBlogPosting`, `Report`, alone, in a list or in a `@graph`. The
entries of a live page (`liveBlogUpdate`) are no articles of their own. An object that is broken says nothing: pages say
the same again in their `meta` elements.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from rashomon.articles import outlets
from rashomon.articles.outlets import agencies

_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_WRAPPED = re.compile(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$")
_BRACKETS = re.compile(r"[(\[/]([^()\[\]/]{2,40})[)\]/]")


def article(tree: Any, url: str | None) -> dict[str, Any]:
    """Give the object that describes the page's article: the one with the page's address, else the first; else {}."""
    found = [
        each
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
        for each in _objects(_json("".join(script.itertext())))
        if any(_ARTICLE.search(kind) for kind in _kinds(each))
    ]
    here = [each for each in found if url and url in (address(each.get("url")), address(each.get("mainEntityOfPage")))]
    return (here or found or [{}])[0]


def people(stated: dict[str, Any]) -> list[str]:
    """Give the names of those who wrote it, as they are written."""
    authors = stated.get("author") or stated.get("creator") or []
    return [said for each in (authors if isinstance(authors, list) else [authors]) if (said := name(each))]


def agency(stated: dict[str, Any]) -> str | None:
    """Give the news agency that the object says the text is from, or is based on.

    >>> agency({"sourceOrganization": {"name": "Halyard News Agency"}}), agency({"dateline": "PORT MERRIN (AP)"})
    ('Halyard', 'AP')
    >>> agency({"creditText": "Ines Dorn"}), agency({"isBasedOn": "https://apnews.com/article/1"})
    (None, 'AP')
    """
    said = [stated.get(key) for key in ("sourceOrganization", "creditText", "isBasedOn", "isBasedOnUrl", "provider")]
    for value in (part for each in said for part in (each if isinstance(each, list) else [each])):
        if isinstance(value, dict):
            value = next(
                (value[key] for key in ("publisher", "sourceOrganization", "name", "url") if value.get(key)), None
            )
        words = name(value)
        if words and (found := agencies.told(words) or agencies.own(outlets.domain(words) or words)):
            return found
    dateline = stated.get("dateline")
    named = _BRACKETS.findall(dateline) if isinstance(dateline, str) else []
    return next((found for each in named if (found := agencies.told(each))), None)


def address(value: object) -> str | None:
    """Give the web address that a value is, or has as its `@id` or `url`."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and outlets.domain(value) else None


def name(value: object) -> str | None:
    """Give the words of a value, or of its `name`; of a list of things the first, of a list of names all."""
    if isinstance(value, list):
        value = next(iter(value), None)
    said = value.get("name") if isinstance(value, dict) else value
    return one(", ".join(filter(None, map(one, said))) if isinstance(said, list) else said)


def one(*said: object) -> str | None:
    """Give the first of `said` that is words, in one line, its entities resolved: JSON-LD often holds "&#8217;"."""
    return next(
        (words for each in said if isinstance(each, str) and (words := " ".join(html.unescape(each).split()))), None
    )


def body(stated: dict[str, Any]) -> str | None:
    """Give the text that a page holds only in JSON-LD, because a script puts it on the page."""
    value = stated.get("articleBody")
    if not isinstance(value, str):
        return None
    return "\n\n".join(words for line in html.unescape(value).split("\n") if (words := " ".join(line.split()))) or None


def _json(text: str) -> object:
    try:
        # Real pages put line breaks into strings, and the whole into a comment or CDATA section.
        return json.loads(_WRAPPED.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """Give every object in a list or `@graph`, to the depth that pages nest them."""
    if isinstance(value, list):
        for each in value:
            yield from _objects(each)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            if isinstance(value.get(key), (dict, list)):
                yield from _objects(value[key])


def _kinds(value: dict[str, Any]) -> list[str]:
    kinds = value.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]
