"""When are two names forms of one? Strings in, keys and comparisons out: "A. Doe-Smith's" has the key `a doe smith`.

A *key* is a name without what changes from place to place: titles, possessive, accents, full stops, hyphens, capitals.
Conventions of news style (AP Stylebook, "names"; Reuters Handbook): a full name first, the surname afterwards; a body
is spelled out first, its acronym afterwards.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

from rashomon.findings import words
from rashomon.findings.parties import nouns

Key = tuple[str, ...]
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_APOSTROPHES = str.maketrans("", "", ".'’‘`\"“”@#()[],")
_BREAKS = re.compile(r"[\s\-–/]+")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_SMALL = frozenset(("of", "the", "for", "and", "de", "in", "on", "to"))
PARTICLES = words.load("particles")


@cache
def key(text: str) -> Key:
    """Give what all spellings of a name share.

    >>> key("the Rivera-Holt Group’s"), key("U.S."), key("J. K. Moreau"), key("Éva")
    (('rivera', 'holt', 'group'), ('us',), ('jk', 'moreau'), ('eva',))
    """
    plain = _POSSESSIVE.sub("", text.strip()).casefold()
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(mark))
    parts = [part for raw in _BREAKS.split(plain) if (part := raw.translate(_APOSTROPHES))]
    if len(parts) > 1 and parts[0] in ("the", "a", "an"):
        del parts[0]
    joined: list[str] = []
    for before, part in pairwise(["", *parts]):
        if len(part) == 1 and len(before) == 1 and joined and part.isalpha() and before.isalpha():
            joined[-1] += part
        else:
            joined.append(part)
    return tuple(joined)


@cache
def person(form: Key) -> Key:
    """Give a person's key without titles before and generations after the name.

    >>> person(("dr", "ada", "moreau", "jr")), person(("prince",)), person(("elizabeth", "ii"))
    (('ada', 'moreau'), ('prince',), ('elizabeth', 'ii'))
    """
    start, end = 0, len(form)
    while end - start > 2 and form[end - 1] in _SUFFIXES:
        end -= 1
    while end - start > 1 and form[start] in nouns.titles() and not (end - start == 2 and gender(form[start:])):
        start += 1
    return form[start:end]


@cache
def body(form: Key) -> Key:
    """Give an organisation's key without the form of its company.

    >>> body(("halden", "holdings", "inc")), body(("group",))
    (('halden',), ('group',))
    """
    end = len(form)
    while end > 1 and form[end - 1] in words.load("company_forms"):
        end -= 1
    return form[:end]


def part_of_person(short: Key, full: Key) -> bool:
    """Say whether `short` can stand for the person with the full key `full`.

    >>> full = ("paul", "d", "moreau")
    >>> [part_of_person(k, full) for k in [("moreau",), ("paul", "moreau"), ("p", "moreau"), ("paul",), ("d",)]]
    [True, True, True, True, False]
    >>> part_of_person(("anna", "moreau"), full), part_of_person(("paul", "denis", "moreau"), ("paul", "di", "moreau"))
    (False, False)
    """
    if short == full:
        return True
    if len(short) < len(full) and (full[-len(short) :] == short or full[: len(short)] == short):
        return len("".join(short)) > 1
    if len(short) < 2 or len(full) < 2 or short[-1] != full[-1]:
        return False
    first, other = sorted((short[0], full[0]), key=len)
    if first != other and not (len(first) == 1 and other[0] == first) and f"{first} {other}" not in _nicknames():
        return False
    middle, others = short[1:-1], full[1:-1]
    return not middle or not others or any(m == o or m == o[0] or m[0] == o for m in middle for o in others)


def generation(form: Key) -> str | None:
    """Give what tells a son from his father: "jr" in ("paul", "moreau", "jr").

    >>> generation(("moreau", "jr")), generation(("paul", "moreau"))
    ('jr', None)
    """
    return form[-1] if len(form) > 1 and form[-1] in _SUFFIXES else None


def part_of_body(short: Key, full: Key) -> bool:
    """Say whether `short` can stand for the organisation with the full key `full`: a leading part of it.

    >>> part_of_body(("halden",), ("halden", "steel")), part_of_body(("steel",), ("halden", "steel"))
    (True, False)
    """
    short, full = body(short), body(full)
    return short == full or (len(short) < len(full) and full[: len(short)] == short)


@cache
def initials(name: str) -> frozenset[str]:
    """Give the acronyms of a name of several words, in lower case, with and without its small words.

    >>> sorted(initials("Bureau of Rail Safety"))
    ['bors', 'brs']
    """
    parts = [part for part in re.split(r"[\s\-]+", _POSSESSIVE.sub("", name)) if part[:1].isalnum()]
    if parts and parts[0].lower() == "the":
        del parts[0]
    while len(parts) > 1 and parts[-1].lower().rstrip(".") in words.load("company_forms"):
        del parts[-1]
    if len(parts) < 2:
        return frozenset()
    every = "".join(part[0] for part in parts).lower()
    great = "".join(part[0] for part in parts if part.lower() not in _SMALL).lower()
    return frozenset(found for found in (every, great) if len(found) > 1)


@cache
def abbreviations() -> dict[Key, Key]:
    """Give the key of each short form that is never spelled out, and the key of what it stands for."""
    pairs = (line.split("=") for line in words.load("abbreviations"))
    return {key(short): key(full) for short, full in pairs}


@cache
def places() -> frozenset[Key]:
    """Give the keys of the places that need no introduction."""
    return frozenset(map(key, words.load("places")))


@cache
def media() -> frozenset[Key]:
    """Give the keys of the newsrooms and platforms that need no introduction."""
    lines = words.load("newsrooms") | words.load("platforms")
    forms = (form.strip() for line in lines for form in line.split("|"))
    return frozenset(key(form) for form in forms if form[:1].isupper() and not form.endswith("?"))


def ends_media(form: Key) -> bool:
    """Say whether a name ends as those of newspapers and broadcasters do.

    >>> ends_media(("holt", "courier")), ends_media(("holt", "steel"))
    (True, False)
    """
    return form[-1] in _media_endings()


@cache
def _media_endings() -> frozenset[str]:
    return frozenset(word.casefold() for word in words.load("media_words"))


@cache
def gender(form: Key) -> nouns.Gender | None:
    """Give the gender that a first name shows, or None.

    >>> gender(("mary", "moreau")), gender(("kim",))
    ('female', None)
    """
    for name, shows in (("female_names", "female"), ("male_names", "male")):
        if form and form[0] in _first_names(name):
            return shows  # type: ignore[return-value]
    return None


@cache
def _nicknames() -> frozenset[str]:
    return words.load("nicknames")


@cache
def _first_names(name: str) -> frozenset[str]:
    return frozenset(first.casefold() for first in words.load(name))
