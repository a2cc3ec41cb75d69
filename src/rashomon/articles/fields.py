"""What do inputs call the fields of an article? Named values, as JSON, tables, front matter hold them, in; `Filed` out.

The names are those of news interfaces and databases (NewsAPI, Media Cloud, The Guardian, The New York Times, Webhose,
Nexis Uni, Factiva's field codes), of extractors (news-please, newspaper, trafilatura), of schema.org, and of the sets
of news that are passed around. Capitals, spaces and marks in a name do not count: `publishedAt` is `published_at`.

A row needs a text. Where it has none, its summary is the text, and where there is no summary either, its headline: but
only of a row that has a headline and also an outlet, a time or an address, as settings and schemas have a title too.
A headline that is the text is not the headline besides; a file that holds one line of text is read no other way.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from rashomon.articles import outlets
from rashomon.articles.opened import Filed, Opened
from rashomon.articles.unsaid import is_unsaid
from rashomon.errors import ArticleError, UsageError
from rashomon.records import Range

NAMES: dict[str, tuple[str, ...]] = {
    "id": tuple("id uid article_id guid uuid stories_id document_id doc_id accession_number an".split()),
    "story": ("story", "story_id"),
    "outlet": (
        *"outlet source source_name publisher publication site_name sitename source_domain media_name".split(),
        *"publication_name publication_title newspaper news_outlet media_outlet news_source source_title".split(),
        *"source_common_name media provider source_hostname hostname site domain site_url sn".split(),
    ),
    "url": (
        *"url link canonical_url source_url permalink article_url web_url article_link".split(),
        *"document_identifier page_url".split(),
    ),
    "published": (
        *"published date published_at date_published date_publish publish_date pub_date publication_date".split(),
        *"published_date publishing_date web_publication_date published_time article_date datetime".split(),
        *"timestamp created_at pd".split(),
    ),
    "headline": tuple("headline title article_title web_title news_title headlines heading hd".split()),
    "text": (
        *"text body content article_body maintext full_text article article_text body_text article_content".split(),
        *"content_text story_text clean_text cleaned_text plain_text document_text text_content raw_text".split(),
    ),
    "authors": tuple("authors author byline bylines author_name author_names creator journalist by".split()),
    "language": tuple("language lang language_code la".split()),
    "agency": tuple("agency news_agency wire_service".split()),
    "modified": (
        *"modified updated modified_at updated_at date_modified date_modify last_modified last_updated".split(),
        *"update_date updated_date date_updated modified_date".split(),
    ),
}
"""The field of an article, and the names it goes by, the one that counts first."""

_MORE: dict[str, tuple[str, ...]] = {
    "parts": ("lp", "td"),
    "summary": tuple("description summary lead_paragraph abstract snippet excerpt hlead".split()),
}
"""What may stand in for a text: the two parts that Factiva gives one in, and a summary."""

_MARKS = re.compile(r"[\s_.:-]+")
_SHOWN = 12
"""Names of columns that an error lists."""


def check(columns: Mapping[str, str]) -> None:
    """Raise UsageError where `columns`, the user's names for fields, is of a field that no article has.

    >>> check({"txt": "Body"})
    Traceback (most recent call last):
    rashomon.errors.UsageError: Cannot map 'txt' to a column: an article has no such field. Did you mean text? The \
fields are id, story, outlet, url, published, headline, text, authors, language, agency, modified.
    """
    for field in columns:
        if field not in NAMES:
            raise UsageError(
                f"Cannot map {field!r} to a column: an article has no such field.{_near(field, NAMES)} The fields are"
                f" {', '.join(NAMES)}."
            )


def needed(names: Sequence[str], opened: Opened) -> list[str]:
    """Give those of a table's columns that an article is made of, in the table's order.

    Raises ArticleError where a column that the user named is not there, or where none may hold a text.
    """
    for field, name in opened.columns.items():
        if name not in names and name.partition(".")[0] not in names:
            raise ArticleError(f"there is no column {name!r} for {field}.{_near(name, names)} {_listing(names)}")
    given = {name if name in names else name.partition(".")[0] for name in opened.columns.values()}
    found = _found(tuple(names))
    wanted = given.union(*(found[field] for field in found if field not in opened.columns))
    if not any(field in opened.columns or found[field] for field in ("text", "parts", "headline")):
        raise ArticleError(
            f"no column is known to hold a text. {_listing(names)} Name it with --columns text=COLUMN,outlet=COLUMN"
        )
    return [name for name in names if name in wanted]


def known(names: Sequence[str]) -> set[str]:
    """Give those of `names` that a field of an article goes by.

    >>> sorted(known(["publishedAt", "Media Name", "width"]))
    ['Media Name', 'publishedAt']
    """
    return {name for each in _found(tuple(names)).values() for name in each}


def are_known(names: Sequence[str]) -> bool:
    """Tell whether columns of these names hold articles: a text or a headline, and something else."""
    found = _found(tuple(names))
    return bool(found["text"] or found["headline"]) and sum(map(bool, found.values())) > 1


def file(row: Mapping[str, object], where: str, opened: Opened, text: str | None = None) -> Filed:
    """Give what `row` says of an article. `text` is given where it stands beside the row, as under front matter.
    A field that `opened.columns` gives a name of the user's is taken from there alone.

    Raises ArticleError where there is no text, or a text that is no words.
    """
    # A row of thousands of names is no article, and need not be remembered.
    found = (_found if len(row) <= 200 else _found.__wrapped__)(tuple(row))
    values = {field: [row[name] for name in keys if _says(row[name], field)] for field, keys in found.items()}
    for field, name in opened.columns.items():
        values[field] = [value for value in _mapped(row, name) if _says(value, field)]
    first = {field: next(iter(each), None) for field, each in values.items()}
    headline, url, published = _word(first["headline"]), _word(first["url"]), _time(first["published"])
    outlet = _outlet(values["outlet"])
    if text is None:
        text = "\n\n".join(filter(None, map(_word, values["parts"]))) or _text(first["text"])
    if text is None and headline and (outlet or url or published):
        text = _word(first["summary"])
        if text is None:
            text, headline = headline, None
    if text is None:
        raise ArticleError(_textless(row, opened, headline))
    return Filed(
        text=text,
        where=where,
        stem=opened.stem,
        headline=headline,
        outlet=outlet,
        url=url or opened.url,
        published=published,
        modified=_time(first["modified"]),
        bylines=_several(first["authors"]),
        agency=_word(first["agency"]),
        language=_word(first["language"]),
        id=_word(first["id"]),
        story=_word(first["story"]),
        addresses=_several(row.get("addresses")),
        set_off=_places(row.get("set_off"), text),
    )


@lru_cache(maxsize=256)
def _found(names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Give for each field the names of a row that may hold it, the one that counts first."""
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(_MARKS.sub("", name).casefold(), name)
    return {
        field: tuple(plain[each] for name in known if (each := name.replace("_", "")) in plain)
        for field, known in (NAMES | _MORE).items()
    }


def _mapped(row: Mapping[str, object], name: str) -> Iterator[object]:
    """Give the value under a name of the user's; "source.title" is also the title in an object that is the source."""
    if name in row:
        yield row[name]
        return
    value: object = row
    for part in name.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    yield value


def _says(value: object, field: str) -> bool:
    """Tell a value from what stands where there is none: null, "", an empty list, "N/A", and a table's not-a-number."""
    if isinstance(value, str):
        return bool(value.strip()) if field == "text" else not is_unsaid(value)
    return value not in (None, [], {}) and value == value


def _text(value: object) -> str | None:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    if value is None or isinstance(value, str):
        return value
    raise ArticleError(f"the text is no words but {kind(value)}")


def kind(value: object) -> str:
    """Say what a value is, in words.

    >>> kind(3), kind(True), kind({}), kind("pier")
    ('a number', 'true or false', 'an object', 'a text')
    """
    if isinstance(value, bool):
        return "true or false"
    named = {str: "a text", int: "a number", float: "a number", list: "a list", dict: "an object", type(None): "null"}
    return named.get(type(value), f"a value of type {type(value).__name__}")


def _textless(row: Mapping[str, object], opened: Opened, headline: str | None) -> str:
    if headline:
        return "there is a headline but no text, and nothing else that tells an article: no outlet, time or address"
    if name := opened.columns.get("text"):
        return f"there is no text under {name!r}.{_near(name, row)} {_listing(row)}"
    return f"there is no text: it may be called {', '.join(NAMES['text'][:7])}. {_listing(row)}"


def _near(name: str, known: Iterable[str]) -> str:
    known = list(known)
    if name in known:
        return ""
    near = difflib.get_close_matches(name.casefold(), [each.casefold() for each in known], n=1, cutoff=0.6)
    return next((f" Did you mean {each}?" for each in known if near and each.casefold() == near[0]), "")


def _listing(names: Iterable[str]) -> str:
    shown = [each if len(each) <= 40 else each[:37] + "..." for each in names]
    more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
    return f"There are: {', '.join(shown[:_SHOWN]) or 'none'}{more}."


def _outlet(values: Iterable[object]) -> str | None:
    """Give the first of `values` that names an outlet; of a site's address (trafilatura's `source`), its domain."""
    words = list(filter(None, map(_word, values)))
    return next((word for word in words if not outlets.domain(word)), None) or next(map(outlets.domain, words), None)


def _word(value: object) -> str | None:
    """Give a value as words: a number as its digits, an object by its name ({"id": null, "name": "Courier"})."""
    if isinstance(value, dict):
        value = next((value[key] for key in ("name", "title", "main", "original") if value.get(key)), None)
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(value)


def _several(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(word for each in values if (word := _word(each)))


def _places(value: object, text: str) -> tuple[Range, ...]:
    """Give places in `text` as our own JSON writes them, ``[[12, 40], ...]``; none where one of them is none."""
    pairs = value if isinstance(value, list) else []
    if not all(isinstance(each, list) and len(each) == 2 and all(type(at) is int for at in each) for each in pairs):
        return ()
    ends = [0, *(at for each in pairs for at in each), len(text)]
    return tuple((start, end) for start, end in pairs if start < end) if ends == sorted(ends) else ()


def _time(value: object) -> str | int | float | None:
    if isinstance(value, bool):
        return str(value).lower()  # No time, which is said where times are read.
    return value if isinstance(value, (int, float)) else _word(value)
