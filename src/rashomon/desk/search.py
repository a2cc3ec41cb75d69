"""Where do words stand? Words in, the articles that hold them, best first, out (SQLite FTS5, ranked by BM25)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.desk import Desk
from rashomon.desk.rows import writable

_QUERY = re.compile(r'"([^"]+)"|(\S+)')
_AROUND = 24
"""Words of a text that are shown around what was found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that holds the words; `extract` shows them where they stand, each between `[` and `]`."""

    article: str
    story: str | None
    outlet: str
    published: str | None
    headline: str | None
    extract: str


def find(desk: Desk, words: str, limit: int = 20) -> Iterator[Hit]:
    """Give the articles that hold all `words`; words between quotation marks stand together.

    Word forms are folded ("ferries" finds "ferry"), and so are accents. Signs that FTS5 gives a meaning have none here.
    """
    found = (phrase or word.replace('"', "") for phrase, word in _QUERY.findall(writable(words).replace("\0", " ")))
    query = " ".join(f'"{each}"' for each in found if re.search(r"\w", each))
    if not query:
        return
    rows = desk.rows(
        "SELECT a.id, a.story, a.outlet, a.published, a.headline, snippet(words, -1, '[', ']', '…', ?)"
        " FROM words JOIN articles AS a ON a.row = words.rowid WHERE words MATCH ? ORDER BY rank, a.id LIMIT ?",
        (_AROUND, query, limit),
    )
    for row in rows:
        yield Hit(*row)
