"""What does a noun say of whom it describes? A lemma in, its kind, gender and sort out: "actress" is a woman.

The nouns are in `words/person_nouns.txt`, `organization_nouns.txt`, `place_nouns.txt` and `group_nouns.txt`, each with
marks after it. A *sort* narrows an organisation: "the retailer" is a business and cannot be a ministry.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.findings import words
from rashomon.records import PartyKind

Gender = Literal["female", "male", "neuter", "unknown"]
_LISTS: tuple[tuple[str, PartyKind], ...] = (
    ("place_nouns", "place"),
    ("group_nouns", "group"),
    ("organization_nouns", "organization"),
    ("person_nouns", "person"),
)
_MARKS = frozenset(("female", "male", "vary", "voice", "kin", "office", "loose"))

_APART = frozenset(("vice", "deputy", "prime", "assistant"))
"""Modifiers that make another office: a vice president is not "the president"."""


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun shows; `kind` is None where it may be a person or a body ("the operator").

    `vary`: it stands for a name to avoid repeating it; `voice`: it speaks for a body; `kin`: it is somebody's;
    `office`: one holder at a time; `loose`: it often means something else.
    """

    kind: PartyKind | None
    gender: Gender
    sorts: frozenset[str]
    marks: frozenset[str]


@cache
def _nouns() -> dict[str, Noun]:
    found: dict[str, Noun] = {}
    for name, kind in _LISTS:
        for line in words.load(name):
            noun, *rest = line.split()
            marks = _MARKS.intersection(rest)
            gender: Gender = "female" if "female" in marks else "male" if "male" in marks else "unknown"
            other = found.get(noun)
            found[noun] = Noun(
                None if other else kind,
                gender if kind == "person" else "neuter",
                frozenset(rest) - _MARKS | (other.sorts if other else frozenset()),
                marks - {"female", "male"} | (other.marks if other else frozenset()),
            )
    return found


def known(lemma: str) -> Noun | None:
    """Give what the noun with this lemma shows, or None where it describes no party.

    >>> known("actress").gender, known("retailer").kind, known("vice-president").kind, known("table")
    ('female', 'organization', 'person', None)
    """
    return _nouns().get(lemma) or (_nouns().get(lemma.rpartition("-")[2]) if "-" in lemma else None)


def normal(lemma: str, modifiers: Iterable[str] = ()) -> str:
    """Give the noun that stands for `lemma` and its equals, with the modifier that makes another office of it.

    >>> normal("spokeswoman"), normal("mayor", {"young"}), normal("president", {"young", "vice"})
    ('spokesperson', 'mayor', 'vice-president')
    """
    noun = _equals().get(lemma, lemma)
    return next((f"{apart}-{noun}" for apart in sorted(_APART.intersection(modifiers))), noun)


def plain(word: str) -> str:
    """Give a word in lower case and in its American spelling, so that outlets of both kinds compare.

    >>> plain("Harbour"), plain("centre"), plain("tour")
    ('harbor', 'center', 'tour')
    """
    lower = word.lower()
    if lower.endswith("our") and len(lower) > 5:
        return lower[:-3] + "or"
    return {"centre": "center", "theatre": "theater", "defence": "defense", "offence": "offense"}.get(lower, lower)


@cache
def _equals() -> dict[str, str]:
    """Give the nouns that news writing uses for one another: who is a "prime minister" is also "the premier"."""
    return dict(line.split() for line in words.load("equal_nouns"))


@cache
def titles() -> dict[str, Gender]:
    """Give the words that stand before a name, in lower case without full stop, and the gender each shows."""
    found: dict[str, Gender] = {}
    for line in words.load("titles"):
        title, _, gender = line.partition(" ")
        found[title] = "female" if gender == "female" else "male" if gender == "male" else "unknown"
    return found
