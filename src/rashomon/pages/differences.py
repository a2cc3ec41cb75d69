"""Where do accounts differ, and what do they share? Disagreements and claims in; what a reader compares out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rashomon.pages import when
from rashomon.pages.clippings import Clippings, Witness, Words
from rashomon.records import Agreement, Cause, Claim, DisagreementKind


@dataclass(frozen=True, slots=True)
class Side:
    """One position: its value (`shown` in words where it is a date), when it was last given, how often, and where."""

    value: str
    shown: str
    as_of: str
    origins: int
    outlets: tuple[Witness, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """Comparable assertions that differ, with a reading of why."""

    id: str
    disagreement: str
    kind: DisagreementKind
    about: str
    cause: Cause
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """What is asserted, by how many origins, and each outlet's own sentence."""

    id: str
    claim: str
    text: str
    agreement: Agreement
    origins: int
    outlets: tuple[Witness, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Lone:
    """What one origin alone asserts: the outlets that it stands in, and their claims."""

    id: str
    outlets: tuple[str, ...]
    claims: tuple[ClaimView, ...]


def build(clippings: Clippings) -> tuple[Difference, ...]:
    """Give the differences of a story, in the order in which they were found: what happened before how it was told."""
    return tuple(
        Difference(
            id=f"difference-{number}",
            disagreement=each.id,
            kind=each.kind,
            about=each.about,
            cause=each.cause,
            sides=tuple(
                Side(
                    value=position.value,
                    shown=when.edtf(position.value) if each.kind in {"date", "time"} else position.value,
                    as_of=when.stamp(position.as_of),
                    origins=position.origins,
                    outlets=clippings.witnesses(position.spans),
                    words=clippings.words(position.spans),
                )
                for position in each.positions
            ),
        )
        for number, each in enumerate(clippings.coverage.disagreements, 1)
    )


def claims(clippings: Clippings, agreement: Agreement) -> tuple[ClaimView, ...]:
    """Give the claims of one agreement, those of most origins first."""
    chosen = [claim for claim in clippings.coverage.claims if claim.agreement == agreement]
    chosen.sort(key=lambda claim: -claim.origins)
    return tuple(_claim(clippings, claim, f"{agreement}-{number}") for number, claim in enumerate(chosen, 1))


def lone(clippings: Clippings) -> tuple[Lone, ...]:
    """Give what one origin alone has, by the outlets that have it, in the order of the first publication."""
    by_outlets: dict[tuple[str, ...], list[ClaimView]] = defaultdict(list)
    for claim in claims(clippings, "single"):
        by_outlets[tuple(witness.outlet for witness in claim.outlets)].append(claim)
    return tuple(
        Lone(f"only-{number}", outlets, tuple(views)) for number, (outlets, views) in enumerate(by_outlets.items(), 1)
    )


def _claim(clippings: Clippings, claim: Claim, id: str) -> ClaimView:
    return ClaimView(
        id=id,
        claim=claim.id,
        text=claim.text,
        agreement=claim.agreement,
        origins=claim.origins,
        outlets=clippings.witnesses(claim.spans),
        words=clippings.words(claim.spans),
    )
