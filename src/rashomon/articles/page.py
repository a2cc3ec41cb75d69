"""What does a web page say about itself? Its parsed tree in; headline, outlet, people, times, address, language out.

Read are schema.org statements in JSON-LD, Open Graph and other `meta` elements, `<time>`, `<link rel=canonical>` and
`<html lang>`, in this order of trust where they differ. A time is taken only from where the page states it as its own:
no date is searched for in the text.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from rashomon.articles import outlets, published

_PUBLISHED = re.compile(
    r"(?:publi|pub|issued|creat|original)[\w.:-]*(?:date|time)|(?:date|time)[\w.:-]*(?:publi|pub|issued|creat|original)"
    r"|^(?:dc\.)?date$|^pubdate$"
)
"""Names of `meta` elements, of which there are dozens: article:published_time, parsely-pub-date, publish_date."""
_MODIFIED = re.compile(r"(?:modif|updat)[\w.:-]*(?:date|time)|(?:date|time)[\w.:-]*(?:modif|updat)|^last-modified$")
_ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
_SAVED = re.compile(r"saved from url=\(\d+\)(https?://\S+)")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page states. `is_article` is true where it says it is one, `is_front` where it is a site's first page."""

    headline: str | None
    outlet: str | None
    url: str | None
    published: str | None
    modified: str | None
    bylines: tuple[str, ...]
    language: str | None
    body: str | None
    is_article: bool
    is_front: bool


def read(tree: Any, head: str = "") -> Page:
    """Give what the page whose root element is `tree` says about itself; `head` is how its markup begins."""
    url = _url(tree, head)
    stated = _article(tree, url)
    meta = _meta(tree)
    outlet = _one(meta.get("og:site_name"), _name(stated.get("publisher")), meta.get("application-name"), _titled(tree))
    changes = [name for name in meta if _MODIFIED.search(name)]
    first = [stated.get("datePublished"), *_named(meta, _PUBLISHED, changes), *_times(tree)]
    changed = [stated.get("dateModified"), *map(meta.get, changes)]
    return Page(
        headline=_headline(tree, stated, meta, outlet),
        outlet=outlet,
        url=url or _address(stated.get("url")),
        published=_time(first),
        modified=_time(changed),
        bylines=tuple(dict.fromkeys(_bylines(tree, stated, meta))),
        language=_one(tree.get("lang"), stated.get("inLanguage"), meta.get("og:locale")),
        body=_body(stated.get("articleBody")),
        is_article=bool(stated) or meta.get("og:type") == "article",
        is_front=not stated and bool(url) and urlsplit(url or "").path in {"", "/"},
    )


def _article(tree: Any, url: str | None) -> dict[str, Any]:
    """Give the schema.org object that describes the page's article: the one with the page's address, else the first."""
    found = [
        each
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
        for each in _objects(_json(script.text_content()))
        if any(_ARTICLE.search(kind) for kind in _kinds(each))
    ]
    here = [
        each for each in found if url and url in (_address(each.get("url")), _address(each.get("mainEntityOfPage")))
    ]
    return (here or found or [{}])[0]


def _json(text: str) -> object:
    try:
        # Real pages put line breaks into strings, and the whole into a comment or CDATA section.
        return json.loads(
            re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", text), strict=False
        )
    except (ValueError, RecursionError):
        return None  # the page says the same again in its meta elements


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


def _meta(tree: Any) -> dict[str, str]:
    """Give what the `meta` elements state, by their names in small letters; of two with one name the first counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _named(meta: dict[str, str], names: re.Pattern[str], without: list[str]) -> list[str]:
    return [content for name, content in meta.items() if names.search(name) and name not in without]


def _headline(tree: Any, stated: dict[str, Any], meta: dict[str, str], outlet: str | None) -> str | None:
    heads = _heads(tree)
    titles = [_words(each.text_content()) for each in tree.iter("title")]
    said = _one(stated.get("headline"), meta.get("og:title"), *heads[:1], *titles[:1])
    if said is None:
        return None
    # Search engines want no more than 110 characters, so that JSON-LD may hold less than the page shows.
    said = next((head for head in heads if head.startswith(said.rstrip(".… ")) and len(said) >= 60), said)
    for cut in reversed(list(re.finditer(r"\s+(?:[|•»:-]|–|—)+\s+", said))):
        if outlet and outlets.is_own(said[cut.end() :], outlet):
            return said[: cut.start()]
    return said


def _heads(tree: Any) -> list[str]:
    """Give the words of the page's main headings; one with a logo has none."""
    return [words for each in tree.iter("h1") if (words := _words(each.text_content()))]


def _titled(tree: Any) -> str | None:
    """Give what the page's title has beside its heading: "Ferry hits pier | News | The Courier"."""
    heads = _heads(tree)
    titles = [_words(each.text_content()) for each in tree.iter("title")]
    for head in heads[:1]:
        for title in titles[:1]:
            before, found, behind = title.partition(head)
            if head and found and not (before.strip() and behind.strip()):
                parts = [
                    part for part in re.split(r"\s+(?:[|•»:-]|–|—)+(?:\s+|$)", f" {before or behind} ") if part.strip()
                ]
                return (parts[0] if before else parts[-1]).strip() if parts else None
    return None


def _bylines(tree: Any, stated: dict[str, Any], meta: dict[str, str]) -> Iterator[str]:
    authors = stated.get("author") or stated.get("creator") or []
    named = [name for each in (authors if isinstance(authors, list) else [authors]) if (name := _name(each))]
    if not named:
        keys = ("author", "article:author", "byl", "parsely-author", "article_author", "dc.creator")
        named = [name for key in keys if (name := meta.get(key)) and not outlets.domain(name)][:1]
    if not named:
        marked = tree.xpath("//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')]")
        named = [said for each in marked[:1] if len(said := _words(each.text_content())) <= 120 and said]
    return (name for name in named if not outlets.domain(name))


def _times(tree: Any) -> Iterator[str]:
    """Give the times that the page's own header marks with `<time>`, but not those of other articles it links to."""
    for element in tree.xpath("(//article//time | //main//time | //header//time)[@datetime]")[:1]:
        yield element.get("datetime")
    yield from tree.xpath(
        "//*[@itemprop='datePublished']/@content | //time[@itemprop='datePublished' or @pubdate]/@datetime"
    )


def _time(written: Iterable[object]) -> str | None:
    """Give the first time with a zone, else the first that is a date at all, else the first thing written."""
    said = [each.strip() for each in written if isinstance(each, str) and each.strip()]
    read = [(each, published.normalise(each)) for each in said]
    for wanted in ("stated", "date-only", "doubtful"):
        for each, made in read:
            if made.basis == wanted:
                return each
    return said[0] if said else None


def _url(tree: Any, head: str) -> str | None:
    links = [each.get("href") for each in tree.iter("link") if (each.get("rel") or "").lower() == "canonical"]
    shown = [each.get("content") for each in tree.iter("meta") if each.get("property") == "og:url"]
    saved = [match[1] for match in [_SAVED.search(head)] if match]  # a comment that a browser puts there
    return next((found for each in (*links, *shown, *saved) if (found := _address(each))), None)


def _address(value: object) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and outlets.domain(value) else None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    name = value.get("name") if isinstance(value, dict) else value
    return _one(", ".join(filter(None, map(_one, name))) if isinstance(name, list) else name)


def _one(*said: object) -> str | None:
    """Give the first of `said` that is words, in one line, its entities resolved: JSON-LD often holds "&#8217;"."""
    return next((words for each in said if isinstance(each, str) and (words := _words(html.unescape(each)))), None)


def _body(value: object) -> str | None:
    """Give the text that a page holds only in JSON-LD, because a script puts it on the page."""
    if not isinstance(value, str):
        return None
    return "\n\n".join(words for line in html.unescape(value).split("\n") if (words := _words(line))) or None


def _words(text: str) -> str:
    return " ".join(text.split())
