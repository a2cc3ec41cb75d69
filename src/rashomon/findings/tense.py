"""Is an event told as past or as still to come? A word of a parsed sentence in, a direction out.

A weekday or a month without a year names the nearest one in the direction in which its governing verb looks:
"met on Tuesday" against "will meet on Tuesday". The path from the word up to its verb is read first ("ahead of
Tuesday's vote"), then the verb's form and its auxiliaries.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from rashomon.findings import words
from rashomon.records import Token

Direction = Literal["past", "future"]

_MODALS = frozenset({"will", "'ll", "’ll", "shall", "wo", "ca", "can", "could", "may", "might", "must", "should", "would", "'d"})
_ONWARD = frozenset({"until", "till", "for", "to", "by"})
"""Prepositions that point onward from a verb of planning: "postponed until Tuesday", "scheduled for Friday"."""
_PENDING = frozenset({"ahead", "due", "upcoming", "forthcoming", "looming", "deadline", "eve"})
_STEPS = 12
"""Longest path that is climbed; in 183 newswire articles the governing verb lies within 6 steps in 97 of 100 cases."""


def direction(tokens: Sequence[Token], index: int, *, headline: bool = False) -> Direction | None:
    """Say whether the word at `index` tells when something was or when it will be; None where its clause does not show.

    A headline's present tense ("Mayor quits on Tuesday") tells of the past as often as of the future, so shows nothing.
    """
    path: list[Token] = []
    for place in _upward(tokens, index):
        token = tokens[place]
        if token.pos in ("VERB", "AUX"):
            found = _of_verb(tokens, place, path, headline)
            if found != "climb":
                return found
        elif token.lemma.lower() in _PENDING and path:
            return "future"
        path.append(token)
    return None


def governor(tokens: Sequence[Token], index: int) -> int | None:
    """Give the index of the verb that governs the word at `index`, or None where there is none above it."""
    return next((place for place in _upward(tokens, index) if tokens[place].pos in ("VERB", "AUX")), None)


def _upward(tokens: Sequence[Token], index: int) -> Iterator[int]:
    for _ in range(_STEPS):
        yield index
        head = tokens[index].head
        if head == index:
            return
        index = head


def _of_verb(
    tokens: Sequence[Token], place: int, path: Sequence[Token], headline: bool
) -> Direction | None | Literal["climb"]:
    verb = tokens[place]
    helpers = {
        token.text.lower()
        for index, token in enumerate(tokens)
        if token.head == place and index != place and token.dep in ("aux", "auxpass")
    }
    planned = verb.lemma.lower() in words.load("planning_verbs")
    if helpers & _MODALS:
        # "would have met on Friday" looks back; "would meet on Friday" looks on from what was said.
        return None if "have" in helpers and "will" not in helpers else "future"
    onward = planned and any(token.dep == "prep" and token.text.lower() in _ONWARD for token in path)
    if onward:
        return "future"
    if "to" in helpers:
        return _of_infinitive(tokens, place)
    match verb.tag:
        case "VBD":
            return "past"
        case "VBN" | "VBD|VBN":
            if helpers & {"is", "are", "'s", "'re", "be", "am"}:
                return "future" if planned else None
            return "future" if planned and not helpers else "past"
        case "VBG":
            if helpers & {"was", "were", "been", "had"}:
                return "past"
            return "future" if helpers & {"is", "are", "'s", "'re", "am"} else "climb"
        case "VBZ" | "VBP":
            return None if headline or verb.lemma.lower() in words.load("saying_verbs") else "future"
        case "VB":
            return "climb" if verb.head != place else "future"
    return "climb" if verb.head != place else None


def _of_infinitive(tokens: Sequence[Token], place: int) -> Direction | None | Literal["climb"]:
    """Read "to resign": after "plans", "expected", "agreed" it looks on, after "forced", "failed", "went" back."""
    head = tokens[tokens[place].head]
    if tokens[place].head == place:
        return "future"
    if head.lemma.lower() in words.load("planning_verbs") or head.lemma == "be" or head.pos in ("NOUN", "ADJ", "PROPN"):
        return "future"
    return "climb"
