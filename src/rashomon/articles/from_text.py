"""Text files: what a desk has when it has nothing else.

Two forms. A file may begin with ` date YYYY-MM-DD ` and go on with the article, whose text is all that follows,
character for character. Any other text is an article as it stands, without the blank lines around it: a headline is
taken off it, and where lines are broken at a width, as in mail, they are joined to paragraphs. Its time is the one that
a line of its own near the top states. In both, line ends are made one newline each.

The first line is the headline only where it is short and is no sentence; else there is none. In the first form it also
stays in the text. The outlet is the one that the text shows - behind the headline ("Ferry hits pier | The Courier") or
in a notice of copyright - and else the file's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.articles import decoding, outlets
from rashomon.articles.opened import Filed, Opened, Row
from rashomon.articles.outlets import agencies
from rashomon.articles.stated import agency, byline, published
from rashomon.errors import ArticleError
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
_BEHIND = re.compile(r"\s+[|•»–—-]\s+")
_OPENED = re.compile(r"['\"‘“\[(]?[A-Z0-9À-Þ$£€#@]")
_TITLE = re.compile(
    r"(?:The )?(?:[A-Z][\w’'&-]+ ){0,3}"
    r"(?:Times|Post|Herald|Courier|Tribune|Gazette|Journal|Telegraph|Sentinel|Chronicle)"
)


def knows(head: str) -> bool:
    """Tell whether a file that begins with `head` says itself that it is an article: it begins with its date."""
    return bool(_DATED.match(head))


def read(opened: Opened) -> Iterator[Row]:
    """Give the article in a file. Raises ArticleError where there is none."""
    text = decoding.read(opened.file, declared=opened.charset).replace("\r\n", "\n").replace("\r", "\n")
    if _MARKUP.match(text):
        raise ArticleError("this is markup that is not read as text; HTML is read from a file that ends in .html")
    dated = _DATED.match(text)
    if dated:
        text = text[dated.end() :]
        headline, outlet = _shown(headline_of(text), opened.stem)
    else:
        text = joined(text.strip("\n").rstrip())
        line = headline_of(text)
        headline, outlet = _shown(line, opened.stem)
        if line:
            text = text.lstrip().partition("\n")[2].strip("\n")
    outlet = outlet or _copyright(text)
    time = dated[1] if dated else _time(text)
    yield Filed(text, opened.name, opened.stem, headline, outlet, opened.url, published=time)


def headline_of(text: str) -> str | None:
    """Give the first line of `text` where it is a headline: short, no sentence, and with something under it.

    >>> headline_of("Ferry hits pier, 12 hurt\\n\\nA ferry struck."), headline_of("A ferry struck.\\nIt sank.")
    ('Ferry hits pier, 12 hurt', None)
    """
    line, _, rest = text.strip().partition("\n")
    under = rest.partition("\n")[0].strip()
    line, words = line.strip(), len(line.split())
    # The first line of a paragraph that is broken at a width has one of its length under it, not a paragraph.
    if under and len(under) < max(100, 1.5 * len(line)) and not next(byline.lines(under), None):
        return None
    if not rest.strip() or not 2 <= words <= ARTICLES.headline_words or not _OPENED.match(line):
        return None
    if _ENDED.search(line) and not _SHORTENED.search(line):
        return None
    if line.endswith(("?", "?'", "?’", '?"', "?”")) and words > ARTICLES.question_words:
        return None
    other = _CREDITED.search(line) or _DAY_LINE.fullmatch(line) or agency.find(line) or next(byline.lines(line), None)
    return None if other else line


def joined(text: str) -> str:
    """Join the lines of paragraphs that are broken at a width: none is longer, and most but the last come near it.

    >>> joined("Pier shut\\nFerry late") == "Pier shut\\nFerry late"
    True
    """
    blocks = [block.split("\n") for block in re.split(r"\n[ \t]*\n", text)]
    inner = [len(line) for block in blocks for line in block[:-1]]
    longest = max(len(line) for block in blocks for line in block)
    if len(inner) < 4 or longest > 100 or sum(length > 0.7 * longest for length in inner) < 0.8 * len(inner):
        return text
    return "\n\n".join(" ".join(line.strip() for line in block) for block in blocks)


def _time(text: str) -> str | None:
    """Give the time that a line of its own near the top states: "Published: Tuesday 5 March 2024, 18:20 GMT"."""
    for line in [part.strip() for part in text[:2000].split("\n") if part.strip()][:5]:
        match = _DAY_LINE.fullmatch(line)
        if match and published.normalise(match["time"]).value:
            return match["time"]
    return None


def _shown(line: str | None, stem: str) -> tuple[str | None, str | None]:
    """Part a headline from the outlet's name that web pages put behind it, where the name can be nothing else.

    "| World News" is a section, and "- Mayor Dorn" is who says so: what stands behind is a name where it is a
    newspaper's by its words, or the file's.

    >>> _shown("Ferry hits pier, 12 hurt | The Courier", "001"), _shown("Ferry hits pier - Mayor Dorn", "001")
    (('Ferry hits pier, 12 hurt', 'The Courier'), ('Ferry hits pier - Mayor Dorn', None))
    """
    if line is None:
        return None, None
    for cut in reversed(list(_BEHIND.finditer(line))):
        headline, name = line[: cut.start()], line[cut.end() :]
        if _TITLE.fullmatch(name) or outlets.is_own(name, stem):
            return headline, name
    return line, None


def _copyright(text: str) -> str | None:
    """Give the outlet that the last lines claim the copyright for, if it is no agency."""
    for line in [part for part in text.split("\n") if part.strip()][-3:]:
        if len(line) < 200 and (holder := outlets.holder(line)) and not agencies.told(holder):
            return holder
    return None
