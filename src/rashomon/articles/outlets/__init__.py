"""Who published it? What an input, or an address, says about an outlet in; a name or a domain out.

Which outlets are known is for `register` to say; here is what can be told of any.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

_COPYRIGHT = re.compile(
    r"\W*(?:copyright|\(c\)|©)(?:\s*(?:©|\(c\)))?[\s,]*(?:\d{4}(?:-\d{2,4})?)?[\s,]*(?:by\s+)?"
    r"(?P<holder>(?-i:[A-Z])[\w&'’ -]{1,60}?)(?:,?\s+\d{4})?(?:[.,;)]|\s+(?:All rights|Ltd|LLC|Inc)\b|\s*$)",
    re.I,
)


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
    return host.removeprefix("www.").strip(".") or None


@lru_cache(maxsize=4096)
def registered(host: str) -> str:
    """Give the part of `host` that somebody registered, by the public suffix list that comes with `tld`.

    Its private section tells whose a blog is; a suffix that it does not have is one label, as the list says.

    >>> registered("edition.courier.co.uk"), registered("jane.blogspot.com"), registered("live.courier.example")
    ('courier.co.uk', 'jane.blogspot.com', 'courier.example')
    >>> registered("127.0.0.1"), registered("localhost")
    ('127.0.0.1', 'localhost')
    """
    import tld  # Its list takes 30 ms to read, once, and is needed only for outlets that nobody names.

    found = tld.get_tld(f"http://{host}", fail_silently=True, as_object=True, search_private=True)
    if isinstance(found, tld.Result) and found.fld:
        return found.fld
    numbers = ":" in host or re.fullmatch(r"[\d.]+", host)
    return host if numbers else ".".join(host.rsplit(".", 2)[-2:])


def holder(line: str) -> str | None:
    """Give whose the copyright is, where `line` is a notice of it.

    >>> holder("Copyright 2017 The Associated Press. All rights reserved."), holder("© The Calloway Sentinel 2024")
    ('The Associated Press', 'The Calloway Sentinel')
    """
    match = _COPYRIGHT.match(line)
    return match["holder"].strip() if match else None


def plain(name: str) -> str:
    """Give what of a name counts where names are compared: not capitals, "The", spaces, points or accents.

    >>> plain("The Harbour-Courier") == plain("harbour courier") == plain("HarbourCourier")
    True
    >>> plain("Ashmere Mail & Post") == plain("The Ashmere Mail and Post")
    True
    """
    letters = unicodedata.normalize("NFKD", name.replace("&", " and "))
    return "".join(words("".join(letter for letter in letters if not unicodedata.combining(letter))))


def is_own(said: str, outlet: str) -> bool:
    """Tell whether `said` is a name of `outlet` itself: in it, around it, its initials, or in its domain.

    "DENVER (Courier) -" in the Port Merrin Courier is that paper's own report.

    >>> is_own("Courier", "Port Merrin Courier"), is_own("PMC", "Port Merrin Courier")
    (True, True)
    >>> is_own("CNN", "edition.cnn.com"), is_own("Fox News", "Fox Online News"), is_own("Halyard", "Ashmere Times")
    (True, True, False)
    """
    said_words, own = words(said), words(outlet)
    if not said_words or not own:
        return False
    initials = "".join(word[0] for word in own if len(own) > 1)
    inside = set(said_words) <= set(own) or set(own) <= set(said_words)
    joined = "".join(said_words)
    return inside or joined == initials or ("." in outlet and joined in outlet.lower().replace("-", ""))


def words(name: str) -> list[str]:
    """Give the words of a name in small letters, without "the".

    >>> words("The Harbour-Courier")
    ['harbour', 'courier']
    """
    return [word for word in re.findall(r"[^\W_]+", name.casefold()) if word != "the"]
