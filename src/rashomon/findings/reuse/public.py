"""Which parts of an article are a public text, printed in full? An article in, places in it out.

A speech, a statement or a statute that two newsrooms print in full is nobody's reporting: both have it from whoever
gave it to the public, and neither copied the other. Between quotation marks it is a quotation; without them it is known
where the article says that it follows, by a line that ends on a colon or by the headline, and by its numbered sections.
What is shared of it is kind `quoted` and folds nothing. What nothing announces is running text like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rashomon.records import Article, Range

_LONGEST = 300
"""Code points of a line that announces: a longer one is a paragraph that tells."""
_WHAT = r"(?:text|transcript|remarks|speech|statement|letter|address|ruling|judg(?:e)?ment|resolution)"
_ANNOUNCED = re.compile(
    rf"^(?=[^\n]{{0,{_LONGEST}}}$)[^\n]*"
    rf"\b(?:(?:full|complete|entire) {_WHAT}|{_WHAT}\b[^\n]{{0,80}}\bin full|transcript of"
    r"|as prepared for delivery|reads?,? (?:in full|as follows))\b[^\n]*:[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
""""The full text of the mayor's speech:". A line that only leads to it elsewhere ("Read it here.") has no colon."""
_HEADED = re.compile(
    rf"^(?:(?:read|here is):? )?(?:the )?(?:full|complete) {_WHAT}\b|^transcript\b|\bin full$", re.IGNORECASE
)
_SECTION = re.compile(r"(?:^|(?<=[.;:] )|(?<=\n))(?:Section|Sec\.|Article|Clause|§) ?(\d{1,4})\b")
_SECTIONS = 3
"""Sections in order that make a statute: a report names one or two."""


def ranges(article: Article) -> Iterator[Range]:
    """Give the places of public texts in an article.

    >>> text = "The mayor spoke.\\nThe full text of her speech:\\nPeople of Port Merrin, the pier will open."
    >>> [text[start:end] for start, end in ranges(Article("a", "Courier", text))]
    ['\\nPeople of Port Merrin, the pier will open.']
    """
    text = article.text
    if article.headline and _HEADED.search(article.headline.strip()):
        yield 0, len(text)
        return
    if announced := _ANNOUNCED.search(text):
        yield announced.end(), len(text)
    sections = list(_SECTION.finditer(text))
    numbers = [int(section[1]) for section in sections]
    if len(sections) >= _SECTIONS and all(after == before + 1 for before, after in pairwise(numbers)):
        last = text.find("\n", sections[-1].end())
        yield sections[0].start(), last if last >= 0 else len(text)
