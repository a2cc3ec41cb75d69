"""Which noun phrases of a sentence describe a party? A sentence in, places in it out: "the fashion house", "officials".

A phrase runs from its determiner to its head; what follows the head ("of the city", "who fled") is left out. Phrases
that only modify a name ("actor Ada Moreau") are no mentions of their own: `parties` learns from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.findings.parties import nouns
from rashomon.records import Sentence, Token

Reach = Literal["definite", "owned", "indefinite", "bare"]
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "both"))
_INDEFINITE = frozenset(("a", "an", "another", "some", "any", "no", "one", "each", "every"))
_COLLECTIVE = frozenset(("police", "government", "parliament", "congress", "management", "staff"))
_SINGULAR = frozenset(("police", "staff", "management"))
"""Nouns that the parser may tag as plurals and that name one body."""
_LEFT = frozenset(
    ("det", "amod", "compound", "nummod", "poss", "nmod", "predet", "quantmod", "case", "punct", "advmod", "npadvmod")
)
_NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS"))


@dataclass(frozen=True, slots=True)
class Nominal:
    """Tokens ``[start, end)`` with the head at ``end - 1``; `noun` is the head's lemma, `shows` what it says."""

    start: int
    end: int
    noun: str
    shows: nouns.Noun
    plural: bool
    reach: Reach


def find(sentence: Sentence) -> Iterator[Nominal]:
    """Give the phrases that may stand for a party, by the place of their heads."""
    tokens = sentence.tokens
    for at, token in enumerate(tokens):
        if token.text == "old" and (age := _age(tokens, at)):
            yield age
        elif token.tag in _NOUN_TAGS and (found := _phrase(tokens, at)):
            yield found


def lemma(token: Token) -> str:
    """Give the lemma of a noun in lower case, with the plurals that the lemmatiser leaves in names."""
    found = token.lemma.lower()
    if nouns.known(found) is None and found.endswith("s") and nouns.known(found[:-1]):
        return found[:-1]
    return found


def start_of(tokens: tuple[Token, ...], at: int) -> int:
    """Give where the noun phrase with its head at `at` begins: determiners, owners and modifiers to its left."""
    start = at
    for left in range(at - 1, -1, -1):
        up, steps = left, 0
        while up < at and tokens[up].dep in _LEFT and tokens[up].head > left and steps < 8:
            up, steps = tokens[up].head, steps + 1
        if up != at and not _inside_owner(tokens, left, at):
            break
        start = left
        if tokens[left].dep == "det" and tokens[left].head == at:
            if left and tokens[left - 1].dep == "predet":
                start = left - 1
            break
    while start < at and not (tokens[start].text[0].isalnum() or tokens[start].text[0] in "#@$"):
        start += 1
    return start


def _inside_owner(tokens: tuple[Token, ...], left: int, at: int) -> bool:
    """Say whether a token belongs to an owner of the head: "the mayor of Holt's aide"."""
    up, steps = left, 0
    while up != at and steps < 12:
        if tokens[up].head == up:
            return False
        if tokens[up].dep == "poss" and tokens[up].head == at:
            return True
        up, steps = tokens[up].head, steps + 1
    return False


def _phrase(tokens: tuple[Token, ...], at: int) -> Nominal | None:
    token = tokens[at]
    noun = lemma(token)
    shows = nouns.known(noun)
    if shows is None or _modifies(tokens, at) or (token.label in ("DATE", "TIME", "MONEY", "QUANTITY")):
        return None
    plural = token.tag in ("NNS", "NNPS") and noun not in _SINGULAR
    start = start_of(tokens, at)
    first = tokens[start].text.lower()
    reach: Reach
    if first in _DEFINITE:
        reach = "definite"
    elif tokens[start].dep == "poss" or any(
        tokens[left].dep == "poss" and tokens[left].head == at for left in range(start, at)
    ):
        reach = "owned"
    elif first in _INDEFINITE:
        reach = "indefinite"
    elif plural or noun in _COLLECTIVE or (token.tag == "NNP" and token.text[:1].isupper()):
        reach = "bare"
    else:
        return None
    if token.label and tokens[start].label and all(t.text[:1].isupper() for t in tokens[start:at] if t.tag != "DT"):
        return (
            None
            if start < at or token.label not in ("", "PERSON", "NORP")
            else Nominal(start, at + 1, noun, shows, plural, reach)
        )
    return Nominal(start, at + 1, noun, shows, plural, reach)


def _modifies(tokens: tuple[Token, ...], at: int) -> bool:
    """Say whether a noun modifies the next one: "police car", "actor Ada Moreau", "company-wide"."""
    token = tokens[at]
    if at + 1 < len(tokens) and tokens[at + 1].text in ("-", "–") and tokens[at + 1].start == token.end:
        return True
    return token.dep in ("compound", "amod", "nmod", "npadvmod") and token.head > at


def _age(tokens: tuple[Token, ...], at: int) -> Nominal | None:
    """Give "the 42-year-old" where it stands for somebody, not "the 42-year-old singer"."""
    start = at - 5
    if (
        start < 0
        or [t.text for t in tokens[start + 2 : at]] != ["-", "year", "-"]
        or not tokens[start + 1].text.isdigit()
    ):
        return None
    if at + 1 < len(tokens) and (tokens[at + 1].tag in _NOUN_TAGS or tokens[at + 1].tag.startswith("JJ")):
        return None
    first = tokens[start].text.lower()
    if first not in _DEFINITE:
        return None
    person = nouns.known("person")
    noun = f"{tokens[start + 1].text}-year-old"
    return Nominal(start, at + 1, noun, person, plural=False, reach="definite") if person else None
