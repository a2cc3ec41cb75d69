"""What does a web page say about itself? Its parsed tree in; headline, outlet, people, times, address, language out.

Read are schema.org statements in JSON-LD (`linked_data`), Open Graph and other `meta` elements, `<time>`,
`<link rel=canonical>` and `<html lang>`, in this order of trust where they differ. A time is taken only from where the
page states it as its own: no date is searched for in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from rashomon.articles import outlets
from rashomon.articles.outlets import agencies
from rashomon.articles.page import linked_data
from rashomon.articles.page.linked_data import one
from rashomon.articles.stated import byline, published

_PUBLISHED = re.compile(
    r"(?:publi|pub|issued|creat|original)[\w.:-]*(?:date|time)|(?:date|time)[\w.:-]*(?:publi|pub|issued|creat|original)"
    r"|^(?:dc\.)?date$|^pubdate$"
)
"""Names of `meta` elements, of which there are dozens: article:published_time, parsely-pub-date, publish_date."""
_MODIFIED = re.compile(r"(?:modif|updat)[\w.:-]*(?:date|time)|(?:date|time)[\w.:-]*(?:modif|updat)|^last-modified$")
_ORIGIN = re.compile(r"(?:^|[.:_-])(?:news_?|original-?|syndication-?)?source$|^(?:news-?)?agency$|^wire$")
_SAVED = re.compile(r"saved from url=\(\d+\)(https?://\S+)")
_PARTING = re.compile(r"\s+(?:[|•»:-]|–|—)+(?:\s+|$)")
_BYLINES = (
    # By their attributes, of which a page has few of these names: asking every element takes twice as long.
    "(//@class[contains(., 'byline') or contains(., 'Byline') or contains(., 'author-name')]/.."
    " | //@rel[. = 'author']/.. | //@itemprop[. = 'author']/..)[not(self::a)][1]"
)
_AUTHORS = ("author", "article:author", "byl", "parsely-author", "article_author", "dc.creator")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page states. `is_article` is true where it says it is one, `is_front` where it is a site's first page."""

    headline: str | None
    outlet: str | None
    url: str | None
    published: str | None
    modified: str | None
    bylines: tuple[str, ...]
    agency: str | None
    language: str | None
    body: str | None
    is_article: bool
    is_front: bool


def read(tree: Any, head: str = "", fetched: str | None = None) -> Page:
    """Give what the page whose root element is `tree` says about itself.

    `head` is how its markup begins, `fetched` the address that it was read at, which relative addresses go by.
    """
    meta = _meta(tree)
    url = _url(tree, meta, head, fetched)
    stated = linked_data.article(tree, url)
    heads, titles = _lines(tree, "h1"), _lines(tree, "title")
    outlet = one(
        meta.get("og:site_name"),
        linked_data.name(stated.get("publisher")),
        meta.get("application-name"),
        _titled(heads, titles),
    )
    changes = [name for name in meta if _MODIFIED.search(name)]
    return Page(
        headline=_headline(one(stated.get("headline"), meta.get("og:title"), *heads[:1], *titles[:1]), heads, outlet),
        outlet=outlet,
        url=url or linked_data.address(stated.get("url")),
        published=_published(tree, stated, {name: meta[name] for name in meta if name not in changes}),
        modified=_time([stated.get("dateModified"), *(meta[name] for name in changes)]),
        bylines=tuple(dict.fromkeys(_bylines(tree, stated, meta))),
        agency=linked_data.agency(stated) or _origin(meta) or _shown(tree),
        language=one(tree.get("lang"), stated.get("inLanguage"), meta.get("content-language"), meta.get("og:locale")),
        body=linked_data.body(stated),
        is_article=bool(stated) or meta.get("og:type") == "article",
        is_front=not stated and bool(url) and urlsplit(url or "").path in {"", "/"},
    )


def _meta(tree: Any) -> dict[str, str]:
    """Give what the `meta` elements state, by their names in small letters; of two with one name the first counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        said = element.attrib
        name = said.get("property") or said.get("name") or said.get("itemprop") or said.get("http-equiv") or ""
        content = said.get("content", "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _url(tree: Any, meta: dict[str, str], head: str, fetched: str | None) -> str | None:
    links = [each.get("href") for each in tree.iter("link") if (each.get("rel") or "").lower() == "canonical"]
    saved = [match[1] for match in [_SAVED.search(head)] if match]  # a comment that a browser puts there
    given = [each for each in (*links, meta.get("og:url"), *saved) if each and each.strip()]
    if fetched:
        given = [_joined(fetched, each) for each in given]
    return next((found for each in given if (found := linked_data.address(each))), None)


def _joined(base: str, relative: str) -> str:
    try:
        return urljoin(base, relative.strip())
    except ValueError:  # "http://[bad": no address; the next one is taken
        return ""


def _lines(tree: Any, tag: str) -> list[str]:
    """Give the words of the elements of one name; a heading that is a logo has none."""
    return [words for each in tree.iter(tag) if (words := " ".join("".join(each.itertext()).split()))]


def _headline(said: str | None, heads: list[str], outlet: str | None) -> str | None:
    if said is None:
        return None
    # Search engines want no more than 110 characters, so that JSON-LD may hold less than the page shows.
    said = next((head for head in heads if head.startswith(said.rstrip(".… ")) and len(said) >= 60), said)
    for cut in reversed(list(_PARTING.finditer(said))):
        if outlet and outlets.is_own(said[cut.end() :], outlet):
            return said[: cut.start()]
    return said


def _titled(heads: list[str], titles: list[str]) -> str | None:
    """Give what the page's title has beside its heading: "Ferry hits pier | News | The Courier"."""
    for head in heads[:1]:
        for title in titles[:1]:
            before, found, behind = title.partition(head)
            if head and found and not (before.strip() and behind.strip()):
                parts = [part for part in _PARTING.split(f" {before or behind} ") if part.strip()]
                return (parts[0] if before else parts[-1]).strip() if parts else None
    return None


def _bylines(tree: Any, stated: dict[str, Any], meta: dict[str, str]) -> Iterator[str]:
    named = linked_data.people(stated)
    if not named:
        named = [name for key in _AUTHORS if (name := meta.get(key)) and not outlets.domain(name)][:1]
    if not named:
        named = _marked(tree)
    return (name for name in named if not outlets.domain(name))


def _marked(tree: Any) -> list[str]:
    """Give the first line on the page that is marked as its byline."""
    marked = tree.xpath(_BYLINES)
    return [said for each in marked if len(said := " ".join("".join(each.itertext()).split())) <= 120 and said]


def _shown(tree: Any) -> str | None:
    """Give the agency in the byline that the page shows: often it stands only there ("By Ann Lee, Halyard")."""
    return next((found for said in _marked(tree) if (found := byline.split(said).agency)), None)


def _origin(meta: dict[str, str]) -> str | None:
    """Give the news agency that a `meta` element names as where the text is from."""
    said = (content for name, content in meta.items() if _ORIGIN.search(name))
    return next((found for each in said if (found := agencies.told(each))), None)


def _published(tree: Any, stated: dict[str, Any], meta: dict[str, str]) -> str | None:
    """Give the time of publication; a live page may state only when its coverage began."""
    first = [stated.get("datePublished"), *(said for name, said in meta.items() if _PUBLISHED.search(name))]
    found = _time(first)
    if found and published.normalise(found).basis == "stated":
        return found
    return _time([*first, *_times(tree), stated.get("coverageStartTime"), stated.get("dateCreated")])


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
