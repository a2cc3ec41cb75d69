"""What kind of party does a name name? What the story says of it in, a kind or None out.

The labels of a medium English pipeline are a guess for every single place, most of all for one-word organisations. How
a text introduces a name, what the name itself shows and how its parts are used elsewhere are weighed against them.
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.findings import words
from rashomon.findings.parties import names, nouns
from rashomon.findings.parties.entry import Entry
from rashomon.findings.parties.names import Key
from rashomon.records import PartyKind

_KINDS: tuple[PartyKind, ...] = ("person", "organization", "place", "group")
_INTRODUCED = 4.0
"""What one introduction weighs, in labels."""
_LABELLED = 5.0
"""What all the labels of a name weigh together, however many there are: they repeat one another's mistake."""
_SURNAMES = frozenset(("church", "house", "court", "banks"))
"""Nouns for bodies that are surnames too."""
_THINGS = frozenset(("hurricane", "typhoon", "cyclone", "operation", "storm"))
"""First words of names that name no party: "Hurricane Ada"."""


def kind(entry: Entry, forms: Mapping[Key, Entry]) -> PartyKind | None:
    """Say what kind of party a form names: introductions, labels, what the form shows, and how its parts are used."""
    if is_thing(entry.key) or (len(entry.key) == 1 and _is_short_for_thing(entry, forms)):
        return None
    votes = dict.fromkeys(_KINDS, 0.0)
    total = sum(entry.labels.values())
    things = _LABELLED * entry.things / (total + entry.things + 1) + _INTRODUCED * min(entry.called_thing, 3)
    for label, count in entry.labels.items():
        votes[label] += _LABELLED * count / (total + entry.things + 1)
    if entry.labels["group"] * 3 < len(entry.spots):
        votes["group"] = 0.0
    for label, count in entry.introduced.items():
        votes[label] += _INTRODUCED * min(count, 3)
    if entry.located > 1:
        votes["place"] += _LABELLED * entry.located / len(entry.spots) + min(entry.located, 4)
    full, last = names.body(entry.key), nouns.known(entry.key[-1])
    if entry.key in names.places():
        votes["place"] += 4
    if entry.key in names.media() or " ".join(entry.key) in words.load("state_bodies"):
        votes["organization"] += 4
    if len(entry.key) > 1 and entry.key[-1] in words.load("site_nouns"):
        votes["place"] += 6
    closed = len(full) > 1 and last and last.kind == "organization" and full[-1] not in _SURNAMES
    if closed or any(names.body(key) != key for key in map(names.key, entry.surfaces)):
        votes["organization"] += 6
    if len(full) > 1 and (names.ends_media(full) or full[-1] in words.load("company_nouns")):
        votes["organization"] += 4
    if len(full) == 1 and last and last.kind == "organization":
        votes["organization"] += 8
    if 1 < len(full) < 5 and names.gender(full):
        votes["person"] += 3
    if len(full) > 1 and total:
        first, surname = forms.get(full[:1]), forms.get(full[-1:])
        votes["person"] += 2 * sum(
            2 * part.labels["person"] > sum(part.labels.values()) for part in (first, surname) if part
        )
        votes["person"] += 4 * bool(surname and surname.introduced["person"])
    if len(full) == 1 and not entry.located and full not in names.places() and not entry.introduced["place"]:
        # Hardly a place is named that nothing is in.
        votes["place"] *= 0.6
    if len(full) == 1 and names.gender(full):
        votes["person"] += 2
    if not entry.introduced["person"] and not names.gender(full):
        if len(full) == 1:
            # News style introduces people by their full names: a lone word is rather a brand than a person.
            votes["person"] *= 0.6 if total == entry.labels["person"] else 0.4
        elif len(entry.spots) > 3:
            # Nobody is called by the full name four times and never by the surname ("Deutsche Bank").
            votes["person"] *= 0.6
    if entry.owns > entry.introduced["person"]:
        # "Arvelle cut its prices", "the Arvelle": it is no person.
        votes["organization"] += 0.6 * votes["person"]
        votes["person"] *= 0.2
    best = max(_KINDS, key=lambda label: votes[label])
    return best if votes[best] > max(0.8, things) else None


def is_thing(key: Key) -> bool:
    """Say whether a name's form shows that it names a law, an event, a prize or a storm."""
    return key[-1] in words.load("thing_nouns") or key[0] in _THINGS


def _is_short_for_thing(entry: Entry, forms: Mapping[Key, Entry]) -> bool:
    """Say whether the story spells an acronym out as a law or an event: "HSA", "the Harbour Safety Act"."""
    letters = next(iter(entry.surfaces)).replace(".", "")
    if not letters.isupper() or len(letters) < 3:
        return False
    return any(
        letters.lower() in names.initials(text)
        for key, other in forms.items()
        if len(key) > 2 and is_thing(key)
        for text in other.surfaces
    )
