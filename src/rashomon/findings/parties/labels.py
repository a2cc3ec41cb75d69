"""Which of a sentence's labelled entities name a party, and where exactly? Tokens in, runs with a kind out.

The parser's runs are set right: it takes in articles, titles, places and possessives, and joins what brackets and
commas keep apart ("Brenning (BRN").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.findings import words
from rashomon.findings.parties import names, nouns
from rashomon.records import PartyKind, Token

Run = tuple[int, int, PartyKind | None]
"""Tokens ``[start, end)`` and the kind that their label shows."""

_KINDS: dict[str, PartyKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_UNSURE = frozenset(("PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LANGUAGE"))
"""Labels of things that are no parties; on a single word they are as often wrong as right."""
_BREAKS = frozenset(("Image", "Photo", "Caption", "(", ")", "/", "[", "]", ":", ";", "|", "—", "--", "#", "•", "·"))


def find(tokens: tuple[Token, ...]) -> list[Run]:
    """Give the labelled names of a sentence, in order."""
    return [piece for run in _labelled(tokens) for piece in _pieces(tokens, *run)]


def key(tokens: Iterable[Token]) -> names.Key:
    """Give the key of a name that tokens make up."""
    return names.key(" ".join(token.text for token in tokens))


def _labelled(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for at in range(len(tokens) + 1):
        ends = at == len(tokens) or tokens[at].opens or tokens[at].label != tokens[start].label
        if ends and at > start:
            if tokens[start].label:
                yield start, at, tokens[start].label
            start = at
        elif ends:
            start = at


def _pieces(tokens: tuple[Token, ...], start: int, end: int, label: str) -> Iterator[Run]:
    """Cut a labelled run at brackets and marks, trim each piece, and set right what the label took in."""
    thing = tokens[end - 1].text.lower() in words.load("thing_nouns")
    if label not in _KINDS and not (label in _UNSURE and (end - start <= 2 or thing)):
        return
    kind = _KINDS.get(label)
    listed = kind != "organization" or not {"&", "and"}.intersection(token.text for token in tokens[start:end])
    breaks = _BREAKS | {","} if listed else _BREAKS
    cuts = [at for at in range(start, end) if tokens[at].text in breaks]
    for left, right in zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True):
        first, last = _trim(tokens, left, right)
        if kind == "place" and last - first > 1 and tokens[first].text.isdigit():
            first += 1  # the number of a house
        if kind == "person" and first < last:
            first, last, before = _without_place(tokens, first, last)
            if before:
                yield before
        if kind == "group" and (first >= last or not _names_people(tokens, first, last)):
            continue
        if first < last:
            yield first, _hyphened(tokens, _possessed(tokens, first, last)), kind


def _trim(tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, int]:
    """Drop articles, titles, quotation marks and lower-case words at the edges: "the", "Sen.", "'s", "city"."""
    while start < end:
        text = tokens[start].text
        lower = text.rstrip(".").lower()
        title = lower in nouns.titles() and end - start > 1 and not names.gender((lower,))
        proper = (
            text[:1].isupper()
            or text[:1].isdigit()
            or text[:1] == "@"
            or (lower in names.PARTICLES and start + 1 < end)
        )
        noun = nouns.known(lower)
        # "Actress Ada Moreau": what she is stands before a first name.
        verb = tokens[start].label == "PERSON" and tokens[start].tag.startswith("VB") and end - start > 1
        role = noun and noun.kind == "person" and end - start > 2 and names.gender((tokens[start + 1].text.lower(),))
        title = title and tokens[start].label in ("PERSON", "")
        if lower in ("ex", "anti", "pro", "non") and end - start > 2 and tokens[start + 1].text == "-":
            start += 2
        elif (
            lower in ("the", "a", "an") or not proper or lower in words.load("page_furniture") or title or role or verb
        ):
            start += 1
        else:
            break
    while start < end:
        text = tokens[end - 1].text
        proper = text[:1].isupper() or text[:1].isdigit()
        if tokens[end - 1].tag == "POS" or not proper or text.lower() in words.load("page_furniture"):
            end -= 1
        else:
            break
    return start, end


def _without_place(
    tokens: tuple[Token, ...], start: int, end: int
) -> tuple[int, int, tuple[int, int, PartyKind] | None]:
    """Part a place from the person behind it: "mayor of | London | Ada Moreau"."""
    if start and end - start > 2 and tokens[start - 1].lemma in ("of", "in", "for"):
        for length in (2, 1):
            if end - start - length >= 1 and key(tokens[start : start + length]) in names.places():
                return start + length, end, (start, start + length, "place")
    return start, end, None


def _possessed(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """End a name at its possessive unless an organisation closes it: "Bank's | Plan Explained", "Mayor's Office"."""
    for at in range(start + 1, end):
        if tokens[at].tag == "POS":
            noun = nouns.known(tokens[end - 1].text.lower())
            return end if noun and noun.kind == "organization" else at
    return end


def _hyphened(tokens: tuple[Token, ...], end: int) -> int:
    """End a name behind what hangs on it by hyphens and has a capital: "Port-sur-Mer", but "Lisbon | -based"."""
    last = at = end
    while at + 1 < len(tokens) and tokens[at].text in ("-", "–") and tokens[at].start == tokens[at - 1].end:
        if tokens[at + 1].start != tokens[at].end or not tokens[at + 1].text[0].isalpha():
            break
        at += 2
        if tokens[at - 1].text[0].isupper() or tokens[at - 1].tag == "NNP":
            last = at
    return last


def _names_people(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Say whether a people's or party's name stands for the people: "Republicans said", not "Republican senator"."""
    last = tokens[end - 1]
    if last.dep in ("amod", "compound", "nmod") and last.head >= end:
        return False
    if end < len(tokens) and tokens[end].text in "-–":
        return False
    return last.tag in ("NNPS", "NNS") or (last.tag == "NNP" and start > 0 and tokens[start - 1].tag == "DT")
