"""Who published it? What an input says about its outlet in; the outlet's name out.

The name is the one that the input gives; else the domain of its address, without "www."; else the name of its file,
without the ending, as it stands there.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_COPYRIGHT = re.compile(
    r"\W*(?:copyright|\(c\)|©)(?:\s*(?:©|\(c\)))?[\s,]*(?:\d{4}(?:-\d{2,4})?)?[\s,]*(?:by\s+)?"
    r"(?P<holder>(?-i:[A-Z])[\w&'’ -]{1,60}?)(?:,?\s+\d{4})?(?:[.,;)]|\s+(?:All rights|Ltd|LLC|Inc)\b|\s*$)",
    re.I,
)
_UNSAYING = re.compile(r"\s*(n/?a|none|null|nan|unknown|undefined|-)?\s*", re.I)


def name(stated: str | None, url: str | None, stem: str) -> str:
    """Give the outlet's name: as stated, else the domain of `url`, else `stem`.

    >>> name(None, "https://www.harbour-courier.example/a/1", "article-1"), name("The Courier", None, "article-1")
    ('harbour-courier.example', 'The Courier')
    >>> name(None, None, "Daily Pennant")
    'Daily Pennant'
    """
    if stated and not _UNSAYING.fullmatch(stated):
        return " ".join(stated.split())
    return domain(url) or stem


def domain(url: str | None) -> str | None:
    """Give the domain of an http address, without "www."; None where `url` is no such address.

    >>> domain("HTTP://WWW.Courier.example:8080/a"), domain("urn:news:1"), domain("http://[bad")
    ('courier.example', None, None)
    """
    try:
        parts = urlsplit((url or "").strip())
        host = (parts.hostname or "") if parts.scheme.lower() in {"http", "https"} else ""
    except ValueError:  # "http://[bad": an address that is none
        return None
    return host.removeprefix("www.") or None


def holder(line: str) -> str | None:
    """Give whose the copyright is, where `line` is a notice of it.

    >>> holder("Copyright 2017 The Associated Press. All rights reserved."), holder("© The Calloway Sentinel 2024")
    ('The Associated Press', 'The Calloway Sentinel')
    """
    match = _COPYRIGHT.match(line)
    return match["holder"].strip() if match else None


def is_own(said: str, outlet: str) -> bool:
    """Tell whether `said` is a name of `outlet` itself: in it, around it, its initials, or in its domain.

    "DENVER (Courier) -" in the Port Merrin Courier is that paper's own report.

    >>> is_own("Courier", "Port Merrin Courier"), is_own("PMC", "Port Merrin Courier")
    (True, True)
    >>> is_own("CNN", "edition.cnn.com"), is_own("Fox News", "Fox Online News"), is_own("Halyard", "Ashmere Times")
    (True, True, False)
    """
    words, own = _words(said), _words(outlet)
    if not words or not own:
        return False
    initials = "".join(word[0] for word in own if len(own) > 1)
    inside = set(words) <= set(own) or set(own) <= set(words)
    return inside or "".join(words) == initials or ("." in outlet and "".join(words) in outlet.lower().replace("-", ""))


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.casefold()) if word != "the"]
