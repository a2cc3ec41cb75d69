"""What does an entry of a feed say? Words as feeds write them in - marked up, or not, or twice - and plain ones out.

Used by every format that lists articles: feeds in XML and JSON, and sitemaps.
"""

from __future__ import annotations

import html
import re
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from rashomon.articles import from_html, from_text, markup, outlets
from rashomon.records import Range

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_MARKED = re.compile(rf"{_TAG.pattern}|&#?\w+;")
_BEHIND = re.compile(r"\s+(?:[|•»–—-]|::)\s+|:\s+")
_EMPTY_LINE = re.compile(r"\n\s*\n")
_UNIQUE = re.compile(r"(?:tag|urn):\S", re.I)
_COUNTED = re.compile(r"utm_\w+")


def text(
    content: str, headline: str | None = None, outlet: str | None = None, *, plain: bool = False
) -> tuple[str, tuple[Range, ...]]:
    """Give the text of an entry and what is set off in it; none where it only says the headline again.

    Unless it is known to be `plain`, it is HTML, where line breaks mean nothing but for an empty line in bare words.

    >>> text("<p>The pier is <b>shut</b>.</p><blockquote>It will stay so.</blockquote>", "Pier shut")
    ('The pier is shut.\\n\\nIt will stay so.', ((19, 35),))
    >>> text("<a href='https://c.example'>Pier shut</a> &nbsp; Courier", "Pier shut", "Courier")
    ('', ())
    >>> text("Losses < 5%\\nShares > 4%", plain=True)[0]
    'Losses < 5%\\nShares > 4%'
    """
    places: tuple[Range, ...] = ()
    if plain:
        said = from_text.joined("\n".join(" ".join(each.split()) for each in content.splitlines()).strip())
    elif _MARKED.search(content):
        said, places = from_html.fragment(markup.legal(content))
    else:
        said = "\n\n".join(words for each in _EMPTY_LINE.split(content) if (words := " ".join(each.split())))
    repeated = _squash(said) in {_squash(headline or ""), _squash(f"{headline or ''}{outlet or ''}")}
    return ("", ()) if repeated else (said, places)


def line(said: object) -> str | None:
    """Give words in one line, without markup that may be written out twice; None where there are none.

    >>> line("Pier &amp;amp; ferry: &lt;b>shut&lt;/b>"), line("Losses < 5%"), line(" "), line(None)
    ('Pier & ferry: shut', 'Losses < 5%', None, None)
    """
    if not isinstance(said, str):
        return None
    bare = html.unescape(html.unescape(_TAG.sub("", said)))
    return " ".join(_TAG.sub("", bare).split()) or None


def outlet(titled: str | None, url: str | None) -> str | None:
    """Give the outlet that a feed is titled with, without the section beside it, where its domain tells them apart.

    >>> outlet("World news - Port Merrin Courier", "https://www.portmerrincourier.example/world")
    'Port Merrin Courier'
    >>> outlet("Harbour: the blog", "https://dorn.example"), outlet(None, None)
    ('Harbour: the blog', None)
    """
    domain = outlets.domain(url)
    if titled is None or domain is None:
        return titled
    own = [part for part in _BEHIND.split(titled) if outlets.is_own(part, domain)]
    return own[0] if len(own) == 1 else titled


def address(written: object, base: str | None = None) -> str | None:
    """Give an address in full, without what only counts where a click came from; None where it is none of the web.

    >>> address("/a?id=4&utm_source=rss&utm_medium=feed", "https://courier.example/feed")
    'https://courier.example/a?id=4'
    >>> address("urn:courier:4"), address("http://[bad"), address(4)
    (None, None, None)
    """
    if not isinstance(written, str) or not written.strip():
        return None
    try:
        whole = urljoin(base or "", written.strip())
        parts = urlsplit(whole)
        if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
            return None
    except ValueError:  # "http://[bad": an address that is none
        return None
    if not _COUNTED.search(parts.query):
        return whole
    kept = [(name, value) for name, value in parse_qsl(parts.query, True) if not _COUNTED.fullmatch(name)]
    return parts._replace(query=urlencode(kept)).geturl()


def unique(id: object) -> str | None:
    """Give an id that no other article anywhere has: a tag (RFC 4151) or a URN. A bare number is one in every feed.

    >>> unique("tag:courier.example,2024:4"), unique("4")
    ('tag:courier.example,2024:4', None)
    """
    return id if isinstance(id, str) and _UNIQUE.match(id) else None


def _squash(said: str) -> str:
    return re.sub(r"\W+", "", said).casefold()
