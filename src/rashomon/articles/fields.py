"""What do inputs call the fields of an article? Named values, as JSON or front matter hold them, in; `Filed` out.

Capitals, spaces, hyphens and underscores in a name do not count: `publishedAt` is `published_at`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rashomon.articles.opened import Filed, Opened
from rashomon.errors import ArticleError

NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "uid", "article_id", "guid"),
    "story": ("story", "story_id"),
    "outlet": ("outlet", "source", "source_name", "publisher", "publication", "site_name", "sitename", "source_domain"),
    "url": ("url", "link", "canonical_url", "source_url", "permalink"),
    "published": ("published", "date", "published_at", "date_published", "date_publish", "publish_date", "pub_date"),
    "headline": ("headline", "title"),
    "text": ("text", "body", "content", "article_body", "maintext", "full_text", "article"),
    "bylines": ("authors", "author", "byline"),
    "language": ("language", "lang"),
    "agency": ("agency", "news_agency"),
    "modified": ("modified", "updated", "modified_at", "updated_at", "date_modified", "date_modify"),
}
"""The field of an article, and the names it goes by, the one that counts first."""

_PLAIN = re.compile(r"[\s_-]+")


def file(row: Mapping[str, object], where: str, opened: Opened, text: str | None = None) -> Filed:
    """Give what `row` says of an article. `text` is given where it stands beside the row, as under front matter.
    A field that `opened.columns` gives a name of the user's is taken from there alone.

    Raises ArticleError where there is no text, or a text that is no words.
    """
    plain = {_PLAIN.sub("", name).casefold(): value for name, value in row.items()}
    found = {field: _first(plain, names) for field, names in NAMES.items()}
    found |= {field: row.get(name) for field, name in opened.columns.items()}
    if text is None:
        text = _text(found["text"], row)
    return Filed(
        text=text,
        where=where,
        stem=opened.stem,
        headline=_word(found["headline"]),
        outlet=_word(found["outlet"]),
        url=_word(found["url"]) or opened.url,
        published=_time(found["published"]),
        modified=_time(found["modified"]),
        bylines=_several(found["bylines"]),
        agency=_word(found["agency"]),
        language=_word(found["language"]),
        id=_word(found["id"]),
        story=_word(found["story"]),
    )


def _first(plain: Mapping[str, object], names: tuple[str, ...]) -> object:
    values = (plain.get(name.replace("_", "")) for name in names)
    return next((value for value in values if value not in (None, "", [], {})), None)


def _text(value: object, row: Mapping[str, object]) -> str:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    if isinstance(value, str):
        return value
    if value is None:
        named = ", ".join(sorted(row)[:8]) or "none"
        raise ArticleError(f"there is no text: it may be called {', '.join(NAMES['text'])}; the fields are {named}")
    raise ArticleError(f"the text is no words but a {type(value).__name__}")


def _word(value: object) -> str | None:
    """Give a value as words: a number as its digits, an object by its name ({"id": null, "name": "Courier"})."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(value)


def _several(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(word for each in values if (word := _word(each)))


def _time(value: object) -> str | int | float | None:
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else _word(value)
