"""Where does everything stand? Every file name, anchor and link of the pages, in one place.

Paths are relative to the root of the site; a page one folder down puts ``../`` before them. Ids may come from an input
and hold anything, so a file name is made of them, never taken from them.
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote, urlsplit

from rashomon.records import Field

FRONT = "index.html"
STYLE = "style.css"
RESULT = "result.json"
SCHEMA = "schema.json"

_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
# Names that Windows keeps for devices, whatever their ending.
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
# Longer than this, a text fragment names the first and the last words only; browsers match them as a range.
_FRAGMENT = 120


def story(id: str) -> str:
    """Give the page of a story.

    >>> story("8f2c")
    'stories/8f2c.html'
    """
    return f"stories/{_name(id)}.html"


def article(id: str) -> str:
    """Give the page of an article.

    >>> article("../BBC News.1")
    'articles/bbc-news-1~6fed8c92.html'
    """
    return f"articles/{_name(id)}.html"


def pair(copy: str, origin: str) -> str:
    """Give the page of two articles side by side. A name never holds ``~~``, so no two pairs meet.

    >>> pair("a1", "b2")
    'pairs/a1~~b2.html'
    """
    return f"pairs/{_name(copy)}~~{_name(origin)}.html"


def twin(page: str) -> str:
    """Give the JSON beside a page.

    >>> twin("stories/8f2c.html")
    'stories/8f2c.json'
    """
    return page.removesuffix(".html") + ".json"


def place(id: str, start: int, end: int, field: Field = "text") -> str:
    """Give the link that opens an article at its words.

    >>> place("a1", 12, 80)
    'articles/a1.html#c12-80'
    """
    return f"{article(id)}#{anchor(start, end, field)}"


def anchor(start: int, end: int, field: Field = "text") -> str:
    """Give the anchor of a place on its article's page: ``c`` in the text, ``h`` in the headline."""
    return f"{'h' if field == 'headline' else 'c'}{start}-{end}"


def safe(url: str | None) -> str | None:
    """Give an address that a page may link to, or None: only http and https, so that no address can run code.

    >>> safe("https://courier.example/pier"), safe("javascript:alert(1)"), safe(" data:text/html,x")
    ('https://courier.example/pier', None, None)
    """
    if not url:
        return None
    url = "".join(char for char in url.strip() if char.isprintable())
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None


def at_words(url: str, words: str) -> str:
    """Give the outlet's own address, opening at `words` where the browser knows text fragments (WICG).

    >>> at_words("https://courier.example/pier", "The pier, shut")
    'https://courier.example/pier#:~:text=The%20pier%2C%20shut'
    """
    words = " ".join(words.split())
    if len(words) > _FRAGMENT:
        each = words.split(" ")
        ends = [" ".join(each[:5]), " ".join(each[-5:])]
    else:
        ends = [words]
    text = ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
    return f"{url}{'' if '#' in url else '#'}:~:text={text}"


def _name(id: str) -> str:
    """Keep an id that is safe in every file system and address; otherwise spell it out and add a hash of the whole.

    Upper case counts as unsafe: two ids that differ by case alone are one file on some systems. The ``~`` occurs in no
    kept id, so a made name never meets one.
    """
    if _PLAIN.fullmatch(id) and not _RESERVED.fullmatch(id):
        return id
    spelt = re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-")[:40].strip("-")
    return f"{spelt}~{hashlib.blake2b(id.encode('utf-8', 'surrogatepass'), digest_size=4).hexdigest()}"
