"""Who wrote it? A byline in; people, and the agency among them, out.

"By Jane Doe in Paris and John Roe, Associated Press" is two people and an agency. Offices ("Political Editor"), names
of outlets, dates, addresses and handles are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.articles import outlets
from rashomon.articles.outlets import agencies, register

_BY = re.compile(
    r"^\W*(?:(?:written|words|reported|report|reporting|story|posted|published|updated|edited|compiled|analysis|exclusive)"
    r"\s+by\b|by\b)[:\s]*",
    re.I,
)
_SPLIT = re.compile(r"\s*(?:[,;|•·&/]|\s[-–—]\s|\band\b|\bwith\b|\n)\s*", re.I)
_WHERE = re.compile(r"\s+(?:in|at|for|from|of|is|was)\s+.*$", re.I)
_OF = re.compile(r"\s+(?:for|from|of|at)\s+(?P<name>.+)$", re.I)
_BRACKETS = re.compile(r"\s*[(\[](?P<name>[^)\]]+)[)\]]$")
_OFFICE = re.compile(
    r"\b(?:correspondent|editor|reporter|reporters|writer|writers|staff|desk|bureau|chief|columnist|contributor|newsroom"
    r"|board|admin|network|reports?|team|producer|journalist|newspaper|news|online|special to)\b",
    re.I,
)
_UNNAMED = re.compile(r"(?:news |wire |press )?agenc(?:y|ies)|(?:\w+ )*(?:wires?|wire (?:services?|reports?))", re.I)
# As in: Jane Doe | Port Merrin Post
_TITLE = re.compile(
    r"(?:[A-Z][\w.'’-]* )+(?:Times|Post|Herald|Courier|Tribune|Gazette|Journal|Telegraph|Sentinel|Chronicle)"
)
_ADDRESS = re.compile(r"\S*(?:https?:|www\.|@|\.(?:com|org|net|co\.\w\w)\b)\S*", re.I)
_SUFFIX = re.compile(r"(?:jr|sr|md|phd|ph\.d|ii|iii|iv|obe|mbe)\.?", re.I)
_NAMED = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:[A-ZÀ-Þ][\w.'’-]*|van|von|de|der|den|da|di|du|la|le|el|al|bin|ibn)){0,4}"
)
SOME = "agencies"
"""What stands for agencies that a credit does not name."""


@dataclass(frozen=True, slots=True)
class Byline:
    """The people of a byline in the order they are named, and the first agency among them."""

    people: tuple[str, ...] = ()
    agency: str | None = None


def split(line: str, outlet: str = "") -> Byline:
    """Give the people and the agency in `line`, with or without a leading "By".

    >>> split("By Jane Doe in Paris and John Roe, Associated Press")
    Byline(people=('Jane Doe', 'John Roe'), agency='AP')
    >>> split("Ann Lee, Political Editor, The Harbour Courier", outlet="Harbour Courier").people
    ('Ann Lee',)
    """
    people: list[str] = []
    named: list[str] = []
    pieces = [_BY.sub("", piece).strip(" .:-–—") for piece in _SPLIT.split(_BY.sub("", _ADDRESS.sub("", line).strip()))]
    first = next((piece for piece in pieces if piece), "")
    for piece in filter(None, pieces):
        if people and _SUFFIX.fullmatch(piece):
            people[-1] += f", {piece}"
            continue
        name, agency = _parted(piece)
        if agency:
            named.append(agency)
        # Behind a name stand a place ("Jane Doe, Washington") and a paper ("Jane Doe | Port Merrin Post").
        joined = piece is first or " " not in first or f"and {piece}" in line
        behind = not joined and (" " not in name or _TITLE.fullmatch(name))
        if name and not behind and not _is_none(name) and not _is_outlet(name, outlet):
            people.append(name.title() if name.isupper() and len(name) > 4 else name)
    return Byline(
        tuple(dict.fromkeys(people)), next((each for each in named if each != SOME), named[0] if named else None)
    )


def lines(text: str) -> Iterator[str]:
    """Give the lines near the top of `text` that are bylines and nothing else: "By Kelly Marsh"."""
    for line in [part.strip() for part in text[:2000].split("\n") if part.strip()][:6]:
        said = _BY.match(line)
        if said is None or len(line) > 120 or not line.lower().startswith(("by ", "by:", "written by", "words by")):
            continue
        pieces = [_WHERE.sub("", piece) for piece in _SPLIT.split(line[said.end() :].rstrip(" .")) if piece]
        if pieces and all(_NAMED.fullmatch(piece) or _ADDRESS.search(piece) for piece in pieces):
            yield line


def _parted(said: str) -> tuple[str, str | None]:
    """Give the name in one piece of a byline, or "", and the agency that stands for it or with it."""
    if match := _BRACKETS.search(said):
        return said[: match.start()], agencies.known(match["name"])
    bare = _WHERE.sub("", said)
    if _UNNAMED.fullmatch(bare):
        return "", SOME
    if found := agencies.told(said) or agencies.told(bare) or _staff(said):
        return "", found
    if (match := _OF.search(said)) and (found := agencies.told(match["name"])):
        return bare, found
    words = bare.split()
    for cut in range(2, len(words)):  # "Jane Doe Associated Press", "Jane Doe BBC News"; a surname is never taken off
        tail = " ".join(words[cut:])
        if cut < len(words) - 1 or (tail.isupper() and not bare.isupper()):
            found = agencies.known(tail)
            if found or register.bundled().find(tail):
                return " ".join(words[:cut]), found
    return bare, None


def _is_none(name: str) -> bool:
    """Tell what is no person: an office, a date, an outlet that is known."""
    listed = (" " in name or name.isupper()) and register.bundled().find(name)
    return bool(_OFFICE.search(name) or re.search(r"\d", name) or listed)


def _is_outlet(said: str, outlet: str) -> bool:
    """Tell the outlet in its own byline; Ann Ford of "Ford" is a person."""
    words = said.casefold().removeprefix("the ").split()
    return bool(outlet) and len(words) <= len(outlet.split()) and outlets.is_own(said, outlet)


def _staff(said: str) -> str | None:
    """Give the agency of "Reuters Staff" or "AP Sports Writer"."""
    words = said.split()
    tail = max((place for place in range(1, len(words)) if _OFFICE.search(" ".join(words[place:]))), default=0)
    heads = range(tail, 0, -1)
    return next((found for end in heads if (found := agencies.known(" ".join(words[:end])))), None)
