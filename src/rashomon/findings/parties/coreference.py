"""Whom do the descriptions and pronouns of an article mean? Readings and a roster in, the party of each spot out.

A description means the party that the story introduces so, or, where news writing only avoids repeating a name, the one
party of its kind that leads (`descriptions`). A pronoun means the subject it depends on, or who leads (`pronouns`). In
doubt a spot means nobody: a wrong link puts words into the wrong mouth.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rashomon.findings.parties import descriptions, pronouns
from rashomon.findings.parties.entry import Entry
from rashomon.findings.parties.spots import Reading, Spot
from rashomon.findings.parties.walk import Walk


def resolve(readings: Iterable[Reading], entries: Iterable[Entry]) -> dict[Spot, Entry]:
    """Give the party of every spot that has one, names included."""
    readings, entries = tuple(readings), tuple(entries)
    named = {spot: entry for entry in entries for spot in entry.spots}
    for reading in readings:
        _learn_genders(reading, named)
    holder: dict[Spot, Entry] = {}
    for reading in readings:
        walk = Walk.begin(reading, named, entries)
        introduced = descriptions.beside(walk)
        for spot in reading.spots:
            entry = walk.holder.get(spot) or introduced.get(spot)
            if entry is None and spot.mention.form == "nominal":
                entry = descriptions.meant(walk, spot)
            elif entry is None and spot.mention.form == "pronoun":
                entry = pronouns.meant(walk, spot)
            walk.step(spot, entry)
        holder |= walk.holder
    return holder


def _learn_genders(reading: Reading, named: Mapping[Spot, Entry]) -> None:
    """Let "he" and "she" say the gender of the only person who is named in their sentence and the one before."""
    persons: dict[int, set[Entry]] = {}
    for spot in reading.spots:
        if spot in named and named[spot].kind == "person" and spot.sentence.field == "text":
            persons.setdefault(spot.order, set()).add(named[spot])
    for spot in reading.spots:
        if spot.mention.form == "pronoun" and spot.mention.gender in ("female", "male") and not spot.quoted:
            near = persons.get(spot.order, set()) | persons.get(spot.order - 1, set())
            if len(near) == 1:
                next(iter(near)).genders[spot.mention.gender] += 1
