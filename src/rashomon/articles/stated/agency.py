"""Which agency is an article from? Text and bylines in; the agency's usual name out, or None.

What counts is that the article says it of itself: the dateline ("PARIS, March 3 (Reuters) -"), the byline, the notice
of copyright, a credit that stands alone ("(AP)"), a line on who contributed. An agency that the prose mentions, or that
took a photograph, is no credit: "police told Reuters" is for `findings.credits` to find.

Agencies are known by name (`agencies`) and, where nobody lists them, by where the name stands: between brackets after
a place in capitals. An agency's own articles carry its name too, so that they and their reprints have one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from rashomon.articles import outlets
from rashomon.articles.outlets import agencies
from rashomon.articles.stated import byline

_NAME = r"(?P<name>[A-ZÀ-Þ][\w.&'’/ -]{1,39}?|dpa)"
_DASH = r"[-–—―_]{1,2}"
_DAY = (
    r"(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}"
    r"|\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)(?:,?\s+\d{4})?"
)
_PLACE = rf"(?:(?P<place>[A-ZÀ-Þ][\w.,'’/ -]{{1,60}}?)(?:[,.]?\s+(?P<day>{_DAY}))?\.?|(?P<only>{_DAY}))?"
# As in: PARIS, March 3 (Reuters) - The court / MOSCOW, March 3. /TASS/. The court / New Delhi, Nov 22 (PTI) The court
_DATELINE = re.compile(
    rf"\s*{_PLACE}\s*(?:[(\[]{_NAME}[)\]]|/(?P<slashed>[A-Z][\w -]{{1,30}})/\.?)"
    rf"\s*(?:(?P<dash>{_DASH}|:)\s*(?=[\"“‘']?[A-Z0-9À-Þ]|$)|(?=[\"“‘']?[A-Z0-9À-Þ]))"
)
# As in: PARIS, March 3 — The court
_DATED = re.compile(
    rf"\s*[A-ZÀ-Þ][A-ZÀ-Þ.'’/ -]{{2,40}}(?:, [A-Z][\w. ]{{1,20}})?, (?P<day>{_DAY}) ?{_DASH}\s*(?=[\"“‘']?[A-ZÀ-Þ]|$)"
)
_STAMP = re.compile(rf"\d{{4}}-\d\d-\d\d \d\d:\d\d\s*[(\[]{_NAME}[)\]]\s*$")
# As in: The Associated Press contributed to this report. / Contributing: Associated Press
_CONTRIBUTED = re.compile(
    r"\bcontribut(?:ed|ing)\b(?:\s+\w+){0,2}\s+(?:to|for)\s+(?:this|the)\s+(?:report|story|article|piece|dispatch)\b"
    r"|\bcontributed reporting\b|\bcontributed\s*\.?\s*$|^\W*contribut(?:ing|ors?)\s*:",
    re.I,
)
# As in: Additional reporting by Reuters / With files from AFP / This report contains material from Reuters.
_GIVEN = re.compile(
    r"^\W*(?:(?:this|the) (?:report|story|article) (?:contains|includes|uses|was written with) )?"
    r"(?:(?:additional|further|extra|other|some|staff) )?(?:reporting|reports?|material|information) (?:by|from)\b"
    r"|^\W*(?:this|the) (?:report|story|article) (?:is|was) (?:based|compiled|written)\b.{0,30}?\b(?:on|from|with)\b"
    r"|^\W*(?:compiled )?from (?:staff|wire|news|press|agency)\b.{0,20}\b(?:reports?|services?|dispatches|agencies)\W*$"
    r"|^\W*with\s+(?:\w+\s+)?(?:files?|inputs?|reports?|reporting|material|agencies|agency|wire)\b"
    r"|\(with (?:\w+ )?(?:inputs?|files|agency|reports?|reporting)\b",
    re.I,
)
_UNNAMED = re.compile(
    r"\b(?:news |wire |press )?agencies\b|\b(?:news|wire) (?:services?|reports)\b|\bagency (?:reports|inputs|copy)\b",
    re.I,
)
_ALONE = re.compile(r"[\s\W]*(?:(?:by|from|source|via)\b:?\s+)?(?:the\s+)?(?P<name>[\w.&'’ -]{2,40}?)[\s\W]*", re.I)
_LEADS = re.compile(r"[\s\W]*(?:the\s+)?(?P<name>[A-Z][\w.&'’ -]{1,40}?)(?:,? (?:with|and) )", re.I)
_EARLY = 1600
"""Code points in which a dateline is looked for: summaries and captions put it as late as 1,304 in real articles."""


def find(text: str, bylines: Sequence[str] = (), outlet: str = "") -> str | None:
    """Give the agency that the article is from, or that contributed to it, by its usual name.

    "agencies" is given where the credit names none. The first credit counts where there are several.

    >>> find("PORT MERRIN, March 3 (Halyard) — A ferry struck a pier."), find("Police told Reuters that it is shut.")
    ('Halyard', None)
    >>> find("The pier is shut.\\n\\nStaff and The Associated Press contributed to this report.")
    'AP'
    """
    paragraphs = [part.strip() for part in text.split("\n") if part.strip()]
    found = (
        agencies.own(outlet),
        _dateline(text, outlet),
        *(byline.split(line, outlet).agency for line in (*bylines, *byline.lines(text))),
        *(_credit(part, outlet) for part in paragraphs[-6:]),
        *(_alone(part) for part in paragraphs[-3:] + (paragraphs[:3] if len(paragraphs) > 6 else [])),
        *(_stamped(part) for part in paragraphs[:3]),
    )
    named = _first(each for each in found if each != byline.SOME)
    return named or (_only(text) or byline.SOME if byline.SOME in found else None)


def _dateline(text: str, outlet: str) -> str | None:
    """Give the agency of the dateline, which opens a paragraph near the top.

    One that is not listed counts only behind a place in capitals or a day, before a dash, and if it is not the outlet:
    "NATO (OTAN) - which ..." goes on in small letters, and "The Harbour Lobby (THL) - a group" is no place in capitals.
    """
    for order, line in enumerate(part for part in text[:_EARLY].split("\n") if part.strip()):
        match = _DATELINE.match(line[:160])
        if match is None:
            continue
        name = match["name"] or match["slashed"]
        place, day = (match["place"] or "").split(",")[0], match["day"] or match["only"]
        capitals = place.isupper() and len(place) > 3
        parts = [part.strip() for part in name.split("/")]
        listed = [agencies.known(part) for part in parts]
        # "(AP/CBS)" is two newsrooms; "(Thomas White/Reuters)" is a photographer.
        whole = all(found or outlets.is_own(part, outlet) for part, found in zip(parts, listed, strict=True))
        if (
            (whole or (capitals and match["dash"]))
            and (found := _first(listed))
            and (match["dash"] if match["name"] and not day else capitals or day)
        ):
            return found
        if (capitals or day) and match["dash"] and order < 6 and _is_name(name) and not outlets.is_own(name, outlet):
            return agencies.usual(name)
    return None


def day(text: str) -> str | None:
    """Give the day that the dateline has, as it stands there.

    >>> day("PORT MERRIN, March 3 (Halyard) — A ferry struck a pier."), day("MERRIN, 3 Aug. 2021 - A ferry struck.")
    ('March 3', '3 Aug. 2021')
    """
    for line in text[:_EARLY].split("\n"):
        match = _DATELINE.match(line[:160])
        if match and (match["day"] or match["only"]):
            name = match["name"] or match["slashed"]
            if (match["place"] or "").split(",")[0].isupper() or agencies.told(name):
                return match["day"] or match["only"]
        if plain := _DATED.match(line[:160]):
            return plain["day"]
    return None


def _only(text: str) -> str | None:
    """Give the one agency that the prose credits, for an article that says only that it is from agencies.

    As in: ... police chief Ivo Marn told AFP. [...] Additional reporting from agencies
    """
    named = {agencies.known(match["named"] or match["saying"]) for match in _credits().finditer(text)}
    return named.pop() if len(named) == 1 else None


@cache
def _credits() -> re.Pattern[str]:
    name = rf"(?:the\s+)?(?P<%s>{agencies.anywhere().pattern})"
    after = r"(?:told|according to|reported by|quoted by|interview with|speaking to)"
    return re.compile(rf"\b{after}\s+{name % 'named'}|{name % 'saying'}\s+(?:reported|reports|said)\b")


def _is_name(name: str) -> bool:
    """Tell a name from a party and state ("R-Pa."), a number, two names or a note between brackets."""
    return (
        all(word[0].isupper() for word in name.split()) and "/" not in name and not re.search(r"\d|^[A-Z]-|\.$", name)
    )


def _credit(paragraph: str, outlet: str) -> str | None:
    """Give the agency that a short paragraph credits with the text, in a notice of copyright or of who contributed."""
    if len(paragraph) > 600:
        return None
    if holder := outlets.holder(paragraph):
        return agencies.told(holder)
    for sentence in re.split(r"(?<=[a-z)]\.)\s+(?=[A-Z])", paragraph):
        if _CONTRIBUTED.search(sentence) or ((given := _GIVEN.search(sentence)) and len(sentence) < 200):
            named = agencies.within(sentence)
            if named is None and not _CONTRIBUTED.search(sentence):
                assert given is not None
                tail = sentence[given.end() :].strip(" .)]:-–—")
                named = _first(agencies.known(part) for part in re.split(r"\s*(?:,|;|\band\b|/)\s*", tail))
            if named is None and _UNNAMED.search(sentence):
                named = byline.SOME
            if named and not outlets.is_own(named, outlet):
                return named
    return None


def _alone(paragraph: str) -> str | None:
    """Give the agency whose name is all that a line says ("(AP)", "- Reuters"), or opens a last line of credit."""
    if len(paragraph) > 160:
        return None
    if (match := _ALONE.fullmatch(paragraph)) and len(paragraph) < 60:
        return agencies.told(match["name"])
    if (match := _LEADS.match(paragraph)) and re.search(r"\breporting\b|\breports\b", paragraph):
        # "Halyard News Agency, with staff reporting by Bill Kessler in Harwick"
        return agencies.told(match["name"])
    return None


def _stamped(paragraph: str) -> str | None:
    """Give the agency behind the time that heads an article: "Updated: 2016-05-30 09:53 (Xinhua)"."""
    match = _STAMP.search(paragraph)
    if match is None:
        return None
    return agencies.known(match["name"]) or (byline.SOME if match["name"].lower() == byline.SOME else None)


def _first(found: Iterable[str | None]) -> str | None:
    return next((name for name in found if name), None)
