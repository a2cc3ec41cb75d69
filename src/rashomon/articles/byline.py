"""Who wrote it? A byline in; people, and the agency among them, out.

"By Jane Doe in Paris and John Roe, Associated Press" is two people and an agency. Offices ("Political Editor"), the
outlet's own name, addresses and handles are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.articles import agencies, outlets

_BY = re.compile(
    r"^\W*(?:(?:written|words|reported|report|reporting|story|posted|published|analysis|exclusive)\s+by\b|by\b)[:\s]*",
    re.I,
)
_SPLIT = re.compile(r"\s*(?:[,;|•·&/]|\s[-–—]\s|\band\b|\bwith\b|\n)\s*", re.I)
_WHERE = re.compile(r"\s+(?:in|at|for|from|of)\s+.*$", re.I)
_OFFICE = re.compile(
    r"\b(?:correspondent|editor|reporter|reporters|writer|writers|staff|desk|bureau|chief|columnist|contributor|newsroom"
    r"|columnist|team|producer|journalist|newspaper|news|online|special to)\b",
    re.I,
)
_ADDRESS = re.compile(r"\S*(?:https?:|www\.|@|\.(?:com|org|net|co\.\w\w)\b)\S*", re.I)
_SUFFIX = re.compile(r"(?:jr|sr|md|phd|ph\.d|ii|iii|iv|obe|mbe)\.?", re.I)
_NAMED = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]*(?:\s+(?:[A-ZÀ-Þ][\w.'’-]*|van|von|de|der|den|da|di|du|la|le|el|al|bin|ibn)){0,4}"
)


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
    named = None
    for piece in _SPLIT.split(_BY.sub("", _ADDRESS.sub("", line).strip())):
        said = _BY.sub("", piece).strip(" .:-–—")
        bare = _WHERE.sub("", said)
        if not said:
            continue
        if _SUFFIX.fullmatch(said) and people:
            people[-1] += f", {said}"
        elif found := agencies.told(said) or agencies.told(bare) or _staff(said):
            named = named or found
        elif not _OFFICE.search(bare) and not _is_outlet(bare, outlet):
            people.append(bare.title() if bare.isupper() and len(bare) > 4 else bare)
    return Byline(tuple(dict.fromkeys(people)), named)


def lines(text: str) -> Iterator[str]:
    """Give the lines near the top of `text` that are bylines and nothing else: "By Kelly Marsh"."""
    for line in [part.strip() for part in text[:2000].split("\n") if part.strip()][:6]:
        said = _BY.match(line)
        if said is None or len(line) > 120 or not line.lower().startswith(("by ", "by:", "written by", "words by")):
            continue
        pieces = [_WHERE.sub("", piece) for piece in _SPLIT.split(line[said.end() :].rstrip(" .")) if piece]
        if pieces and all(_NAMED.fullmatch(piece) or _ADDRESS.search(piece) for piece in pieces):
            yield line


def _is_outlet(said: str, outlet: str) -> bool:
    """Tell the outlet in its own byline; Ann Ford of "Ford" is a person."""
    words = said.casefold().removeprefix("the ").split()
    return bool(outlet) and len(words) <= len(outlet.split()) and outlets.is_own(said, outlet)


def _staff(said: str) -> str | None:
    """Give the agency of "Reuters Staff" or "AP Sports Writer"."""
    words = said.split()
    tail = next((place for place in range(1, len(words)) if _OFFICE.search(" ".join(words[place:]))), None)
    heads = range(tail or 0, 0, -1)
    return next((found for end in heads if (found := agencies.known(" ".join(words[:end])))), None)
