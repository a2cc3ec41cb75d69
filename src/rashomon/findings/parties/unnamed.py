"""Which bodies does a story speak of without a name? Readings and the roster of names in, further entries out.

"The Lundish government", "the transport ministry of Lund", "police": one body each in a story, spoken of again and
again, and quoted. People without a name ("a witness", "officials") are many, and get no entry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from rashomon.findings.parties import introductions, names, nouns
from rashomon.findings.parties.entry import Entry
from rashomon.findings.parties.spots import Reading, Spot

_SINGLE = frozenset(("police", "government", "army", "military", "navy", "parliament"))
"""Bodies that a story has one of, as a rule, where it names none."""
_ANY = frozenset(("a", "an", "any", "another", "each", "every", "no", "some"))
_PUBLIC = frozenset(("government", "force", "court", "parliament"))
_NATIONS = frozenset(("NORP", "GPE"))


def find(readings: Iterable[Reading], entries: Iterable[Entry]) -> list[Entry]:
    """Give an entry for each body that is only described, with its descriptions as surfaces and no spots of names.

    The spots are those whose words say by themselves which body is meant.
    """
    entries = list(entries)
    readings = tuple(readings)
    told: dict[names.Key, list[Spot]] = {}
    speaking = {
        reading.article: {quote.speaker[0] for quote in reading.quotes if quote.speaker} for reading in readings
    }
    for reading in readings:
        for spot in reading.spots:
            if spot.mention.form == "nominal" and (key := _key(spot)):
                told.setdefault(key, []).append(spot)
    found = []
    known = {names.key(text): entry for entry in entries if entry.kind == "organization" for text in entry.surfaces}
    for key, spots in _joined(told).items():
        noun = key[-1]
        if key in known:
            known[key].spots += spots
            continue
        named = [entry for entry in entries if noun in entry.roles or noun in entry.key]
        if len(key) == 1 and (named or any(len(other) > 1 and other[-1] == noun for other in told)):
            continue
        if (
            len(key) == 1
            and noun != "police"
            and not any(spot.mention.start in speaking[spot.mention.article] for spot in spots)
        ):
            # "The government" of a text on many nations is none in particular, but one that speaks is.
            continue
        entry = Entry(key, "organization", spots)
        entry.surfaces = Counter(_surface(spot) for spot in spots)
        entry.roles[nouns.normal(noun)] += len(spots)
        entry.modifiers[nouns.normal(noun)] |= set(key[:-1])
        found.append(entry)
    return found


def _key(spot: Spot) -> names.Key | None:
    """Give what tells the body apart from others of its noun, or None where the words do not say which is meant."""
    shows = nouns.known(spot.mention.head)
    if (
        shows is None
        or shows.kind != "organization"
        or "loose" in shows.marks
        or not shows.sorts & _PUBLIC
        or spot.mention.number == "plural"
    ):
        return None
    tokens = spot.tokens
    if spot.mention.head != "police" and tokens[spot.start].dep not in ("det", "poss"):
        return None
    said = introductions.described(tokens, spot.start, spot.end - 1)
    inside = tokens[spot.start : spot.end - 1]
    nations = tuple(
        token.text.lower() for token in inside if token.label in _NATIONS and token.tag.startswith(("JJ", "NN"))
    )
    if any(token.label in ("ORG", "PERSON", "DATE") for token in inside) or tokens[spot.start].text.lower() in _ANY:
        return None
    if not nations:
        return (spot.mention.head,) if spot.mention.head in _SINGLE and said and not said.modifiers else None
    words = tuple(
        token.lemma.lower() for token in inside if token.tag in ("NN", "NNP", "JJ") and token.label not in _NATIONS
    )
    return (*nations, *words, spot.mention.head)


def _joined(told: dict[names.Key, list[Spot]]) -> dict[names.Key, list[Spot]]:
    """Join what the name of a nation and its adjective describe: "Nigeria's government", "the Nigerian government"."""
    joined = dict(told)
    for key in told:
        able = [other for other in told if other != key and other[1:] == key[1:] and _is_adjective(key[0], other[0])]
        # "Nigerian" is of Nigeria, and not of Niger: the longer name is nearer.
        if len(key) > 1 and able:
            nation = max(able, key=lambda other: len(other[0]))
            joined[key] = joined[key] + joined.pop(nation, [])
    return joined


def _is_adjective(word: str, nation: str) -> bool:
    return len(nation) > 3 and any(nation + ending == word for ending in ("n", "i", "an", "ian", "ese", "ish"))


def _surface(spot: Spot) -> str:
    first, _, rest = spot.text.partition(" ")
    return rest if first.lower() in ("the", "this", "that") and rest else spot.text
