"""Whom does a pronoun mean? A walk at a pronoun in, the party it means or None out.

"Arvelle said its shops were closed": the subject that the pronoun depends on. "She added": who leads in the sentences
before, above all who spoke last (Lappin and Leass 1994; Hobbs 1978 for the climb through the sentence). "It" and "they"
mean a body only where the sentence says so: most of them mean a thing.
"""

from __future__ import annotations

from rashomon.findings.parties import salience
from rashomon.findings.parties.entry import Entry
from rashomon.findings.parties.salience import Reach
from rashomon.findings.parties.spots import Spot
from rashomon.findings.parties.walk import BODIES, Walk

_REACH = Reach(fade=0.4, window=3, margin=1.6)
_GOES_ON = 2.0
"""How many times the last speaker counts where the next one is only "she said"."""


def meant(walk: Walk, spot: Spot) -> Entry | None:
    """Give whom a pronoun of the third person means."""
    head = spot.mention.head
    if head in ("i", "we"):
        return None
    person = head in ("he", "she")
    owner = spot.tokens[spot.top].dep == "poss"
    if not person and not (spot.is_subject or owner):
        return None
    if (other := _pair(walk, spot)) is not None:
        return other
    speaks = spot in walk.speaking
    subject, stands = salience.subject_above(spot, walk.holder, walk.reading.spots, beside=person)
    doer = salience.controller(spot, walk.holder, walk.reading.spots)
    found = walk.holder[subject] if subject is not None and subject.quoted == spot.quoted else None
    if found is not None and found is doer:
        found = None
    # "They" of one body are rarely meant outside "they said": more often its goods or its people are.
    plain = owner or speaks or head != "they" or (found is not None and found.kind == "group")
    if found is not None and plain and _agrees(spot, found):
        return found
    if spot.quoted or (not person and (stands or not speaks)):
        return None
    last = next((before for before, _ in reversed(walk.trail) if before in walk.speaking), None) if speaks else None

    def weigh(before: Spot, entry: Entry) -> float:
        able = _agrees(spot, entry) and entry is not doer and (head != "it" or entry.kind == "organization")
        return able * (_GOES_ON if before is last else 1.0)

    return salience.lead(walk.trail, spot, weigh, _REACH)


def _pair(walk: Walk, spot: Spot) -> Entry | None:
    """Give who owns the second of a pair: "Ada Moreau and *her* sister", "Arvelle and *its* parent company"."""
    tokens, owned = spot.tokens, spot.tokens[spot.top].head
    if tokens[spot.top].dep != "poss" or tokens[owned].dep != "conj":
        return None
    for other, entry in walk.holder.items():
        if other.order == spot.order and other.top == tokens[owned].head and _agrees(spot, entry):
            return entry
    return None


def _agrees(spot: Spot, entry: Entry) -> bool:
    if spot.mention.head in ("he", "she"):
        return entry.kind == "person" and entry.gender in (spot.mention.gender, "unknown")
    if spot.mention.head == "it":
        return entry.kind in ("organization", "place")
    return entry.kind in BODIES
