"""How is a name introduced? A spot in, what the words around it say of whom it names out.

News style tells a reader once who somebody is: a title ("Mayor Ada Moreau"), a noun before the name ("the fashion
house Arvelle"), an apposition ("Ada Moreau, the mayor,"), an age ("Ada Moreau, 42,"), a predicate ("Arvelle is a
fashion house"). Each is worth more than any label of the parser (Hearst 1992 for the patterns).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.findings import words
from rashomon.findings.parties import nominals, nouns
from rashomon.findings.parties.spots import Spot
from rashomon.records import PartyKind, Token

_MODIFIERS = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "VBG", "VBN"))


@dataclass(frozen=True, slots=True)
class Introduction:
    """What is said of a name: its kind, and the noun that says so (its lemma, normal form) with its modifiers.

    `thing`: it is a ship, a film, a beast; `weak`: only a "the" says so, as before a club or a ship.
    """

    kind: PartyKind | None
    noun: str | None = None
    modifiers: frozenset[str] = frozenset()
    gender: nouns.Gender = "unknown"
    thing: bool = False
    weak: bool = False


def of(spot: Spot) -> Iterator[Introduction]:
    """Give what the sentence of a name says of whom it names."""
    yield from _before(spot)
    yield from _beside(spot)
    yield from _behind(spot)
    yield from _under(spot)


def described(tokens: tuple[Token, ...], start: int, head: int) -> Introduction | None:
    """Give what a noun phrase says: its noun and modifiers, such as "fashion" in "the fashion house"."""
    lemma = nominals.lemma(tokens[head])
    shows = nouns.known(lemma)
    if shows is None:
        return None
    if "kin" in shows.marks and any(tokens[at].text.lower() == "its" for at in range(start, head)):
        return Introduction(None, thing=True)  # the sister of a ship
    modifiers = {nouns.plain(tokens[at].lemma) for at in range(start, head) if tokens[at].tag in _MODIFIERS}
    if (
        head + 2 < len(tokens)
        and tokens[head + 1].text in ("of", "for", "at", "from")
        and tokens[head + 1].head == head
    ):
        modifiers |= _complement(tokens, head + 1)
    return Introduction(shows.kind, nouns.normal(lemma, modifiers), frozenset(modifiers), shows.gender)


def _complement(tokens: tuple[Token, ...], preposition: int) -> set[str]:
    """Give the words of "of state" in "secretary of state", of "for the regional police" in "spokesman for ..."."""
    found = set()
    for at in range(preposition + 1, min(len(tokens), preposition + 8)):
        if tokens[at].tag in _MODIFIERS:
            found.add(nouns.plain(tokens[at].lemma))
        elif tokens[at].tag not in ("DT", "POS", "HYPH", "CC", "IN") or (
            tokens[at].tag == "IN" and tokens[at].text not in ("of", "for")
        ):
            break
    return found


def _before(spot: Spot) -> Iterator[Introduction]:
    """A title or noun before the name: "Sen. Moreau", "police chief Ada Moreau", "the town of Holt"."""
    tokens, start = spot.tokens, spot.start
    if start == 0:
        return
    last = start - 1
    if start > 2 and tokens[last].text in ("based", "headquartered") and tokens[last - 1].text in ("-", "–"):
        yield Introduction(None, "based", frozenset((tokens[last - 2].text.lower(),)))
        return
    word = tokens[last].text.rstrip(".").lower()
    title = nouns.titles().get(word)
    left = nominals.start_of(tokens, spot.top)
    if left > last and _is_one_phrase(tokens, last, spot.top):
        left = nominals.start_of(tokens, last)
    if tokens[last].text[:1].isalpha() and left <= last:
        found = described(tokens, left, last)
        # "The house Arvelle" may be anything; "the fashion house Arvelle" says what it is.
        told = found and ("loose" not in _marks(found) or (found.kind != "person" and found.modifiers))
        if found and told and tokens[last].tag in ("NN", "NNP"):
            yield found
            return
    if (
        title is not None
        and word not in words.load("weak_titles")
        and tokens[last].tag in ("NNP", "NN")
        and tokens[last].text[:1].isupper()
    ):
        noun = nouns.normal(word)
        yield Introduction("person", noun if nouns.known(noun) else None, frozenset(), title)
        return
    if start > 2 and tokens[start - 2].text == "of" and tokens[start - 3].text[:1].isupper():
        found = described(tokens, start - 3, start - 3)
        if found and found.kind == "person" and tokens[last].text[:1].isupper() and spot.mention.kind == "person":
            yield found
    if tokens[last].tag == "NN" and tokens[last].lemma.lower() in words.load("thing_heads"):
        yield Introduction(None, thing=True)
        return
    modifies = tokens[spot.top].dep in ("compound", "nmod", "amod")
    if tokens[last].text.lower() == "the" and not modifies and spot.mention.kind == "person":
        yield Introduction("group" if tokens[spot.end - 1].tag == "NNPS" else "organization", weak=True)


def _beside(spot: Spot) -> Iterator[Introduction]:
    """An apposition or an age: "Ada Moreau, the mayor of Holt,", "the mayor, Ada Moreau,", "Ada Moreau, 42,"."""
    tokens, end = spot.tokens, spot.end
    comma = end < len(tokens) and tokens[end].text in (",", "(")
    if spot.mention.kind in ("place", "group"):
        pass
    elif comma and end + 1 < len(tokens):
        after = tokens[end + 1]
        closed = end + 2 >= len(tokens) or tokens[end + 2].text in (",", ")", ".", ";")
        if after.text.isdigit() and 1 <= int(after.text) <= 110 and closed:
            yield Introduction("person", f"{int(after.text)}-year-old")
        if after.text.lower() == "who":
            yield Introduction("person")
    elif end < len(tokens) and tokens[end].text.lower() == "who":
        yield Introduction("person")
    for at in range(end, min(len(tokens), end + 14)):
        if tokens[at].dep == "appos" and tokens[at].head == spot.top and tokens[at].tag in ("NN", "NNP"):
            if tokens[at].lemma.lower() in words.load("thing_heads"):
                yield Introduction(None, thing=True)
            found = described(tokens, nominals.start_of(tokens, at), at)
            if found and not (tokens[at].label and tokens[at].tag == "NNP"):
                yield found
            break
    top = tokens[spot.top]
    if top.dep == "appos" and top.head < spot.start and tokens[top.head].tag == "NN":
        at = top.head
        found = described(tokens, nominals.start_of(tokens, at), at)
        if found and found.kind != "person" and spot.mention.kind == "person" and (at := over(tokens, at)) != top.head:
            found = described(tokens, nominals.start_of(tokens, at), at)
        if found:
            yield found


def _is_one_phrase(tokens: tuple[Token, ...], noun: int, name: int) -> bool:
    """Say whether a noun right before a name belongs to it: "the fashion house Arvelle", not "told the mayor Ada"."""
    if tokens[noun].tag != "NN" or not tokens[noun].text.islower():
        return False
    heads = {tokens[noun].head, noun}
    return tokens[name].head in heads or (tokens[noun].head == name and tokens[noun].dep != "punct")


def over(tokens: tuple[Token, ...], at: int) -> int:
    """Give the noun that the word at `at` complements: the *head* of the group, where it stands for "group"."""
    preposition = tokens[at].head
    if tokens[at].dep == "pobj" and tokens[tokens[preposition].head].tag in ("NN", "NNP"):
        return tokens[preposition].head
    return at


def _behind(spot: Spot) -> Iterator[Introduction]:
    """A predicate or a noun that the name modifies: "Arvelle is a fashion house", "Arvelle shares"."""
    tokens, end = spot.tokens, spot.end
    top = tokens[spot.top]
    if end < len(tokens) and top.dep in ("compound", "nmod") and top.head == end:
        if tokens[end].tag == "NN" and tokens[end].lemma.lower() in words.load("thing_heads"):
            yield Introduction(None, thing=True)
        kind = _followers().get(nominals.lemma(tokens[end]))
        if kind:
            yield Introduction(kind)
    if top.dep == "nsubj" and tokens[top.head].lemma == "be":
        for at in range(top.head + 1, min(len(tokens), top.head + 10)):
            if tokens[at].dep == "neg" and tokens[at].head == top.head:
                return
            if tokens[at].dep == "attr" and tokens[at].head == top.head and tokens[at].tag in ("NN", "NNP"):
                found = described(tokens, nominals.start_of(tokens, at), at)
                if found:
                    yield found
                return


def owns_its(spot: Spot) -> bool:
    """Say whether the subject of a clause has an "its" there, as no person has: "Arvelle cut its prices"."""
    tokens, top = spot.tokens, spot.tokens[spot.top]
    if top.dep not in ("nsubj", "nsubjpass"):
        return False
    for at in range(spot.end, min(len(tokens), spot.end + 12)):
        if tokens[at].text == "its" and tokens[at].dep == "poss":
            up = tokens[at].head
            while tokens[up].pos not in ("VERB", "AUX") and tokens[up].head != up:
                up = tokens[up].head
            if up == top.head:
                return True
    return False


def _marks(found: Introduction) -> frozenset[str]:
    shows = nouns.known(found.noun or "")
    return shows.marks if shows else frozenset()


def _under(spot: Spot) -> Iterator[Introduction]:
    """What the name complements: "the mayor of Holt", "executives of Arvelle", "the island of Lunde"."""
    tokens, top = spot.tokens, spot.tokens[spot.top]
    if top.dep == "pobj" and top.head < spot.start and tokens[top.head].text in ("of", "at"):
        head = tokens[tokens[top.head].head]
        kind = _heads_of().get(nominals.lemma(head))
        shows = nouns.known(head.lemma.lower()) if head.text.islower() else None
        if kind or (shows and shows.kind == "place" and tokens[top.head].text == "of"):
            yield Introduction(
                kind or "place", shows.kind and head.lemma.lower() if shows and shows.kind == "place" else None
            )


@cache
def _heads_of() -> dict[str, PartyKind]:
    """Give the nouns whose complement is of one kind: "the mayor of Holt" says that Holt is a place."""
    kinds: dict[str, PartyKind] = {"organization": "organization", "place": "place"}
    return {noun: kinds[kind] for noun, kind in (line.split() for line in words.load("heads_of"))}


@cache
def _followers() -> dict[str, PartyKind]:
    """Give the nouns that a name of one kind stands before: "Arvelle shares", "Lunde province"."""
    kinds: dict[str, PartyKind] = {"organization": "organization", "place": "place"}
    return {noun: kinds[kind] for noun, kind in (line.split() for line in words.load("followers"))}
