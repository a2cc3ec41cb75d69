"""Who is in the reader's mind at a place in an article? What was mentioned before in, the parties it may mean out.

The weights follow Lappin and Leass (1994): a subject counts most, then an object, then what only modifies, and all of
it fades from sentence to sentence. Nothing is returned unless one party clearly leads: in doubt, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rashomon.findings.parties.entry import Entry
from rashomon.findings.parties.spots import Spot

_WEIGHTS = {
    "nsubj": 1.0,
    "nsubjpass": 0.9,
    "agent": 0.8,
    "dobj": 0.6,
    "dative": 0.5,
    "appos": 0.5,
    "poss": 0.5,
    "pobj": 0.4,
}
_LEAST_WEIGHT = 0.2
_QUOTED = 0.3
"""What a mention inside somebody's quoted words counts: the writer does not speak there."""
_LEAST = 0.05
"""Below this a party has faded: a single object five sentences ago."""
_CLAUSE = 16
"""Mentions back among which those of the same clause are."""

Trail = list[tuple[Spot, Entry]]


@dataclass(frozen=True, slots=True)
class Reach:
    """How far back a form looks: `fade` is what is left of a mention a sentence later, `window` the sentences that
    count, `margin` how many times the runner-up the leader must count.
    """

    fade: float
    window: int
    margin: float


def lead(trail: Trail, spot: Spot, may: Callable[[Spot, Entry], float], reach: Reach) -> Entry | None:
    """Give the party that leads at `spot`, or None where none leads clearly.

    `may` gives what a mention of a party counts here: 0 where the party cannot be meant, 1 as a rule.
    """
    scores: dict[Entry, float] = {}
    bound = {entry for before, entry in trail[-_CLAUSE:] if is_bound(before, spot)}
    for before, entry in reversed(trail):
        distance = spot.beat - before.beat
        if distance > reach.window:
            break
        able = may(before, entry)
        if distance < 0 or not able or entry in bound:
            continue
        weight = (
            able
            * _WEIGHTS.get(before.relation, _LEAST_WEIGHT)
            * (_QUOTED if before.quoted and not spot.quoted else 1.0)
        )
        scores[entry] = scores.get(entry, 0.0) + weight * reach.fade**distance
    if not scores:
        return None
    ranked = sorted(scores, key=lambda entry: -scores[entry])
    best = scores[ranked[0]]
    if best < _LEAST or (len(ranked) > 1 and best < reach.margin * scores[ranked[1]]):
        return None
    return ranked[0]


def is_bound(before: Spot, spot: Spot) -> bool:
    """Say whether two mentions hang on one verb and so are two parties: "Arvelle sued the brand", "Ada saw her"."""
    if before.sentence is not spot.sentence or spot.mention.head.endswith("self"):
        return False
    if spot.start < before.start < spot.end or before.start <= spot.start < before.end:
        return True
    tokens = spot.tokens
    if before.governor == spot.governor and tokens[spot.top].dep != "poss":
        return tokens[spot.governor].pos in ("VERB", "AUX", "NOUN")
    # "Ada and her sister": neither is the other.
    return tokens[spot.top].dep == "conj" and before.top == tokens[spot.top].head


def controller(spot: Spot, holder: Mapping[Spot, Entry], spots: Iterable[Spot]) -> Entry | None:
    """Give who does what is done to the spot where its verb has no subject: "*Ada* defended Ben by praising him"."""
    tokens, top = spot.tokens, spot.tokens[spot.top]
    if top.dep not in ("dobj", "dative") or any(
        token.head == top.head and token.dep in ("nsubj", "nsubjpass") for token in tokens
    ):
        return None
    heads = {other.top: other for other in spots if other.sentence is spot.sentence}
    at = top.head
    while tokens[at].head != at:
        at = tokens[at].head
        for child, token in enumerate(tokens):
            if token.head == at and token.dep in ("nsubj", "nsubjpass"):
                found = heads.get(child)
                return holder.get(found) if found is not None else None
    return None


def subject_above(
    spot: Spot, holder: Mapping[Spot, Entry], spots: Iterable[Spot], *, beside: bool
) -> tuple[Spot | None, bool]:
    """Give the nearest subject to the left of a clause that the spot is part of, and whether any stands there.

    A pronoun mostly means the subject of its own or of a higher clause: "Arvelle said its shops were closed".
    The subject is None where what stands there is no known party, or several. `beside` lets it also be the subject of
    a clause that only stands beside the spot's: "Ada plans to go, and *she* will".
    """
    tokens = spot.tokens
    heads = {other.top: other for other in spots if other.sentence is spot.sentence and other.end <= spot.start}
    at, steps = spot.top, 0
    own = tokens[spot.top].dep in ("nsubj", "nsubjpass")
    if own and tokens[spot.top].text.lower() in ("him", "them"):
        # "She heard him say so": an object of the higher clause, whose subject he is not.
        return None, False
    while tokens[at].head != at and steps < 20:
        if own and steps == 1 and not beside and tokens[at].dep == "conj":
            return None, False
        at, steps = tokens[at].head, steps + 1
        if own and steps == 1:
            continue
        if tokens[at].pos not in ("VERB", "AUX"):
            continue
        if spot.governor == at and tokens[spot.top].dep in ("dobj", "dative"):
            continue
        for child in range(min(at, spot.start) - 1, -1, -1):
            if tokens[child].head == at and tokens[child].dep in ("nsubj", "nsubjpass"):
                found = heads.get(child)
                several = any(other.dep == "conj" and other.head == child for other in tokens)
                if found is not None and found in holder and not several:
                    return found, True
                if tokens[child].tag in ("WDT", "WP") and tokens[at].dep == "relcl":
                    found = heads.get(tokens[at].head)
                    return (found, True) if found is not None and found in holder else (None, True)
                if tokens[child].tag != "EX":
                    return None, True
    return None, False
