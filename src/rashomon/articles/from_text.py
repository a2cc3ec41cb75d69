"""Text files: what a desk has when it has nothing else.

Two forms. A file may begin with ` date YYYY-MM-DD ` and go on with the article, whose text is all that follows,
character for character. Any other text is an article as it stands, without the blank lines around it; line ends are
made one newline each, and a headline is taken off it. Its time is the one that a line of its own near the top states.

The first line is the headline only where it is short and is no sentence; else there is none. In the first form it also
stays in the text. The outlet is the one that the text shows - behind the headline ("Ferry hits pier | The Courier") or
in a notice of copyright - and else the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from rashomon.articles import agencies, agency, byline, decoding, outlets, published
from rashomon.articles.filed import Filed, accept
from rashomon.errors import ArticleError
from rashomon.records import Article, Rejection
from rashomon.settings import ARTICLES

_DATED = re.compile(r"\s*date[ :]\s*(\d{4}-\d{2}-\d{2})(?:[ \t]|\n+|$)")
_MARKUP = re.compile(r"\s*<(?:\?xml|rss|feed|svg|html|!doctype)\b", re.I)
_ENDED = re.compile(r"[.!…:;,]['\"’”)\]]*$")
_SHORTENED = re.compile(r"(?:\b\w\.){2,}$")
_CREDITED = re.compile(
    r"\b(?:picture|photo|photograph|image|credit|video)s?\b\s*:|©|^\s*(?:updated|published|posted)\b", re.I
)
_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_DAYS = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun"
_DAY_LINE = re.compile(
    r"(?:(?:first )?(?:published|posted|date)(?: on)?\b[:\s]*)?"
    rf"(?P<time>(?=.*\d{{4}})(?:[\d\s,.:/+()-]|\b(?:[ap]\.?m|at|of|on|st|nd|rd|th|[a-z]{{1,3}}t|{_DAYS}|{_MONTHS})\b)+)",
    re.I,
)
_BEHIND = re.compile(r"\s+[|•»]\s+|\s+[-–—]\s+(?=(?:The )?[A-Z])")


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` says itself that it is an article: it begins with its date."""
    return bool(_DATED.match(head))


def read(file: BinaryIO, name: str, stem: str) -> Iterator[Article | Rejection]:
    """Give the article in `file`. Raises ArticleError where there is none."""
    text = decoding.read(file).replace("\r\n", "\n").replace("\r", "\n")
    if _MARKUP.match(text):
        raise ArticleError("this is markup that is not read as text; HTML is read from a file that ends in .html")
    dated = _DATED.match(text)
    if dated:
        text = text[dated.end() :]
        headline, outlet = _shown(headline_of(text))
    else:
        text = text.strip("\n").rstrip()
        line = headline_of(text)
        headline, outlet = _shown(line)
        if line:
            text = text.lstrip().partition("\n")[2].strip("\n")
    outlet = outlet or _copyright(text) or stem
    time = dated[1] if dated else _time(text)
    yield from accept(Filed(text, name, stem, headline, outlet, published=time))


def headline_of(text: str) -> str | None:
    """Give the first line of `text` where it is a headline: short, no sentence, and with something under it.

    >>> headline_of("Ferry hits pier, 12 hurt\\n\\nA ferry struck."), headline_of("A ferry struck.\\nIt sank.")
    ('Ferry hits pier, 12 hurt', None)
    """
    line, _, rest = text.strip().partition("\n")
    line, words = line.strip(), len(line.split())
    if (
        not rest.strip()
        or not 2 <= words <= ARTICLES.headline_words
        or not re.match(r"['\"‘“\[(]?[A-Z0-9À-Þ$£€#@]", line)
    ):
        return None
    if _ENDED.search(line) and not _SHORTENED.search(line):
        return None
    if line.endswith(("?", "?'", "?’", '?"', "?”")) and words > ARTICLES.question_words:
        return None
    other = _CREDITED.search(line) or _DAY_LINE.fullmatch(line) or agency.find(line) or next(byline.lines(line), None)
    return None if other else line


def _time(text: str) -> str | None:
    """Give the time that a line of its own near the top states: "Published: Tuesday 5 March 2024, 18:20 GMT"."""
    for line in [part.strip() for part in text[:2000].split("\n") if part.strip()][:5]:
        match = _DAY_LINE.fullmatch(line)
        if match and published.normalise(match["time"]).value:
            return match["time"]
    return None


def _shown(line: str | None) -> tuple[str | None, str | None]:
    """Part a headline from the outlet's name that web pages put behind it: after a bar, or a dash and few words.

    >>> _shown("Ferry hits pier, 12 hurt | The Courier"), _shown("Ferry hits pier - 12 hurt")
    (('Ferry hits pier, 12 hurt', 'The Courier'), ('Ferry hits pier - 12 hurt', None))
    """
    if line is None:
        return None, None
    cuts = list(_BEHIND.finditer(line))
    if cuts:
        headline, outlet = line[: cuts[-1].start()], line[cuts[-1].end() :]
        # A dash also joins two halves of a headline: a name behind it has every word in capitals, as "of" may not be.
        named = all(word[0].isupper() or word in {"of", "and", "the"} for word in outlet.split())
        barred = cuts[-1][0].strip() in "|•»"
        if (
            named
            and len(outlet.split()) <= 5
            and len(headline.split()) >= 3
            and (barred or _is_title(outlet, headline))
        ):
            return headline, outlet
    return line, None


def _is_title(outlet: str, headline: str) -> bool:
    """Tell a title behind a dash: a headline that is itself in capitals throughout says nothing by them."""
    small = sum(word[0].islower() for word in headline.split())
    return small >= 2 and len(outlet.split()) >= 2


def _copyright(text: str) -> str | None:
    """Give the outlet that the last lines claim the copyright for, if it is no agency."""
    for line in [part for part in text.split("\n") if part.strip()][-3:]:
        if len(line) < 200 and (holder := outlets.holder(line)) and not agencies.told(holder):
            return holder
    return None
