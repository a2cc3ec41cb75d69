"""IPTC ninjs, versions 1 to 3: news agencies' items in JSON, one or a list in a file, or one a line.

Versions differ in how they write a name (`versioncreated`, `versionCreated`) and in whether a text is a field for each
form (`body_xhtml`, `body_text`) or a list of forms (`bodies`). A text that marks its paragraphs counts before a plain
one. Pictures, recordings and events are no articles; nor is what has been withdrawn. `located`, `urgency` and
`associations` are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rashomon.articles import entries, from_jsonl
from rashomon.articles.opened import Filed, Opened, Row
from rashomon.errors import ArticleError
from rashomon.records import Range, Rejection

_OWN = re.compile(r"\"(?:version_?created|first_?created|pub_?status|body_xhtml|body_text|bodies)\"\s*:", re.I)
_URI = re.compile(r"\"uri\"\s*:\s*\"")
_TEXTS = {"", "text", "composite"}
_WITHDRAWN = {"canceled", "cancelled", "withheld"}
_MARKED = {"application/xhtml+xml", "text/html"}
_PLAIN = {"", "text/plain"}

Item = Mapping[str, object]


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` is ninjs: JSON with a `uri` and a field that only ninjs has."""
    return from_jsonl.knows(head) and bool(_URI.search(head)) and bool(_OWN.search(head))


def read(opened: Opened) -> Iterator[Row]:
    """Give the article in each item, and a rejection for each that holds none."""
    for where, row in from_jsonl.rows(opened):
        try:
            if isinstance(row, ArticleError):
                raise row
            yield _filed({name.lower(): value for name, value in row.items()}, where, opened)
        except ArticleError as error:
            yield Rejection("read", where, str(error))


def _filed(item: Item, where: str, opened: Opened) -> Filed:
    """Give what an item says of its article. Raises ArticleError where it holds none, or one that was withdrawn."""
    kind, status = _word(item.get("type")) or "", _word(item.get("pubstatus")) or ""
    if kind.lower() not in _TEXTS:
        raise ArticleError(f"this is no text but of the type {kind!r}")
    if status.lower() in _WITHDRAWN:
        raise ArticleError(f"its publisher has set it to {status!r}")
    uri = _word(item.get("uri"))
    url = entries.address(uri)
    headline = entries.line(_word(item.get("headline")) or _listed(item.get("headlines")) or item.get("title"))
    outlet = _outlet(item)
    text, places = _text(item, headline, outlet)
    created = _word(item.get("firstcreated")) or _word(item.get("contentcreated"))
    version = _word(item.get("versioncreated"))
    return Filed(
        text,
        where,
        opened.stem,
        headline=headline,
        outlet=outlet,
        url=url,
        published=created or version,
        modified=version if created and created != version else None,
        bylines=tuple(filter(None, (entries.line(_word(item.get("byline")) or _word(item.get("by"))),))),
        language=_word(item.get("language")),
        id=None if url else uri,
        set_off=places,
    )


def _text(item: Item, headline: str | None, outlet: str | None) -> tuple[str, tuple[Range, ...]]:
    """Give the text in the form that tells most: marked up, then plain. Raises ArticleError where there is none."""
    bodies = item.get("bodies")
    forms = [
        {name.lower(): value for name, value in each.items()}
        for each in (bodies if isinstance(bodies, list) else [])
        if isinstance(each, dict)
    ]
    said = [(item.get("body_xhtml"), "text/html"), (item.get("body_html"), "text/html"), (item.get("body_text"), "")]
    said += [(form.get("value"), str(form.get("contenttype") or "").lower()) for form in forms]
    for wanted in (_MARKED, _PLAIN):
        for words, kind in said:
            if isinstance(words, str) and words.strip() and kind.partition(";")[0].strip() in wanted:
                return entries.text(words, headline, outlet, plain=wanted is _PLAIN)
    raise ArticleError("there is no text: it has no body_xhtml, body_text or bodies that hold one")


def _outlet(item: Item) -> str | None:
    """Give who publishes: the provider, else the holder of the copyright, else where the information is from."""
    stated = (_word(item.get(name)) for name in ("provider", "source", "copyrightholder"))
    origins = item.get("infosources") or item.get("infosource")
    return next((found for found in stated if found), None) or _word(origins)


def _listed(value: object) -> str | None:
    """Give the main one of a list of headlines, each with a role and a value."""
    heads = [each for each in (value if isinstance(value, list) else []) if isinstance(each, dict)]
    main = [each for each in heads if each.get("role") in {"main", "headline"}] or heads
    return _word(main[0].get("value")) if main else None


def _word(value: object) -> str | None:
    """Give words: those of a string, or the name of an object, or of the first of several."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, dict):
        value = value.get("name") or value.get("literal")
    return " ".join(value.split()) or None if isinstance(value, str) else None
