"""Which words of a sentence are names? A sentence in, places in it with a kind out.

The parser's labels come first (`labels`); then the proper nouns that it overlooks, and the bodies whose names are made
of common words. Neighbours that are one name are joined ("Mazar-i- | Sharif"). What a label says of a one-word name is
weak; the vote over a story is taken in `parties`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.findings import words
from rashomon.findings.parties import labels, names, nouns
from rashomon.findings.parties.labels import Run
from rashomon.records import PartyKind, Sentence, Token

_AGENCIES = frozenset(("AP", "PA", "AFP", "EPA", "UPI", "REUTERS", "Reuters"))
"""Photo agencies, whose names captions put behind what is shown without a mark: "Holt Street AP"."""
_CHAMBERS = frozenset(("congress", "senate", "parliament", "house"))
"""Nouns that are names when they stand alone with a capital; "the Company" stays a description."""
_PROPER = frozenset(("NNP", "NNPS"))
_HANDLE = re.compile(r"@\w{2,}")
_BALLOT = re.compile(r"[A-Z]-[A-Z]\w*\.?")
"""A politician's party and state in brackets: "(R-Ohio)"."""
_MODEL = re.compile(r"(?=.*\d)(?=.*[A-Z])[A-Z\d]{2,6}")
"""What ends the name of a machine: "Kestrel S9"."""
_WORD = re.compile(r"[^\W\d_]")
_LONGEST = 10
"""Words in a name; longer ones are headlines that the parser took for one."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``[start, end)`` of a sentence that name something; `kind` is None where no label says what."""

    start: int
    end: int
    kind: PartyKind | None


def of_sentence(sentence: Sentence) -> list[NameSpan]:
    """Give the names in a sentence whose capitals can be trusted, in order and without overlap."""
    tokens = sentence.tokens
    runs = labels.find(tokens)
    taken = {at for start, end, _ in runs for at in range(start, end)}
    offices = list(_offices(tokens, taken))
    taken |= {at for start, end, _ in offices for at in range(start, end)}
    runs += [*offices, *_unlabelled(tokens, taken)]
    runs.sort()
    joined: list[Run] = []
    for start, end, kind in runs:
        if joined and start < joined[-1][1]:
            continue
        if joined and (whole := _join(tokens, joined[-1], (start, end, kind))):
            joined[-1] = whole
        else:
            joined.append((start, end, kind))
    credited = [run for start, end, kind in joined for run in _without_agency(tokens, start, end, kind)]
    return [NameSpan(*run) for run in credited if _is_name(tokens, *run)]


def _unlabelled(tokens: tuple[Token, ...], taken: set[int]) -> Iterator[Run]:
    """Give the runs of capitalised proper nouns that no entity holds, without titles, roles and days; and handles."""
    start = None
    for at in range(len(tokens) + 1):
        free = at < len(tokens) and at not in taken and _may_name(tokens[at])
        if free and start is None:
            start = at
        elif not free and start is not None:
            yield start, at, None
            start = None
        if at < len(tokens) and at not in taken and _HANDLE.fullmatch(tokens[at].text):
            yield at, at + 1, None


def _offices(tokens: tuple[Token, ...], taken: set[int]) -> Iterator[Run]:
    """Give the bodies whose names are made of common words: "Prime Minister's Office", "the Save Our Pier campaign"."""
    for at, token in enumerate(tokens):
        noun = nouns.known(token.text.lower())
        if at < 2 or at in taken or noun is None or noun.kind != "organization":
            continue
        start = at
        while (
            start > 0
            and start - 1 not in taken
            and (tokens[start - 1].text[:1].isupper() or tokens[start - 1].tag == "POS")
        ):
            start -= 1
        owned = tokens[at - 1].tag == "POS" and token.text[:1].isupper()
        named = "the" in tokens[start].text.lower() or (start > 0 and tokens[start - 1].text.lower() == "the")
        start += tokens[start].text.lower() == "the"
        marked = any(other.tag == "POS" for other in tokens[start : at - 1])
        if at - start > 1 and named and (owned or (token.text.islower() and at - start > 2)) and not marked:
            yield start, at + 1, "organization"


def _may_name(token: Token) -> bool:
    lower = token.text.rstrip(".").lower()
    if token.tag not in _PROPER or not token.text[:1].isupper() or token.label:
        return False
    noun = nouns.known(lower)
    return (
        lower not in nouns.titles()
        and lower not in words.load("calendar")
        and not (noun and noun.kind in ("person", "place"))
    )


def _join(tokens: tuple[Token, ...], left: Run, right: Run) -> Run | None:
    """Join neighbours that are one name: over a hyphen, before an organisation's noun, in "Transport for London"."""
    (start, middle, kind), (begin, end, other) = left, right
    between = [token.text for token in tokens[middle:begin]]
    if (
        between == ["-"]
        and tokens[middle].start == tokens[middle - 1].end
        and tokens[begin].start == tokens[middle].end
    ):
        return None if kind and other and kind != other else (start, end, kind or other)
    if between == ["for"] and kind is None and other == "place" and start > 0 and tokens[middle].head == middle - 1:
        return start, end, "organization"
    if between:
        return None
    noun = nouns.known(tokens[end - 1].text.lower())
    if kind and other is None and noun and noun.kind == "organization" and tokens[middle - 1].head >= begin:
        return start, end, "organization"
    if (
        kind is None
        and other == "organization"
        and end - begin <= 2
        and noun
        and start > 0
        and tokens[middle - 1].head >= begin
    ):
        return start, end, other
    return None


def _without_agency(tokens: tuple[Token, ...], start: int, end: int, kind: PartyKind | None) -> list[Run]:
    if end - start > 1 and tokens[end - 1].text in _AGENCIES:
        return [(start, end - 1, kind), (end - 1, end, "organization")]
    return [(start, end, kind)]


def _is_name(tokens: tuple[Token, ...], start: int, end: int, kind: PartyKind | None) -> bool:
    text = tokens[start].text
    if not 0 < end - start <= _LONGEST or not any(_WORD.search(token.text) for token in tokens[start:end]):
        return False
    if text.startswith(("http", "www.")) or (end - start == 1 and (len(text.strip(".")) < 2 or "." in text.strip("."))):
        return names.key(text) in names.abbreviations()
    calendar = words.load("calendar")
    if all(token.text.rstrip(".").lower() in calendar or token.text.isdigit() for token in tokens[start:end]):
        return False
    if _BALLOT.fullmatch("".join(token.text for token in tokens[start:end])) or (
        end - start == 1 and text[0].isdigit()
    ):
        return False
    if end - start > 1 and _MODEL.fullmatch(tokens[end - 1].text):
        return False
    last = nouns.known(tokens[end - 1].lemma.lower())
    if kind == "person" and tokens[end - 1].text.endswith("s") and last and last.kind == "person":
        return False
    lower = text.rstrip(".").lower()
    if end - start == 1 and lower not in _CHAMBERS and (nouns.known(lower) or lower in words.load("company_forms")):
        return False
    if kind is not None:
        return end - start > 1 or lower not in nouns.titles()
    # A word in capitals at the head of a paragraph ("BREAKING") is no name unless it is short enough for an acronym.
    return not (text.isupper() and len(text) > 6 and end - start == 1)
