"""What the accounts of one event say side by side: parties, statements, the timeline, claims, the cited account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.records.articles import Field, Range, Span
from rashomon.records.sentences import MentionForm, PartyKind, Proposition

VariantKind = Literal[
    "spelling",
    "number-style",
    "punctuation",
    "case",
    "transcription",
    "bracketed",
    "truncated",
    "elided",
    "word-added",
    "word-changed",
    "person-changed",
    "merged",
    "split",
    "translated",
]
Agreement = Literal["agreed", "single", "contradicted"]
DisagreementKind = Literal["number", "date", "time", "name", "place", "venue", "attribution", "polarity", "wording"]
Cause = Literal["update", "rounding", "scope", "localisation", "conflict", "unclear"]


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A mention that was given to a party."""

    article: str
    start: int
    end: int
    form: MentionForm
    field: Field = "text"


@dataclass(frozen=True, slots=True)
class Party:
    """A person, organisation, group or place that the coverage of a story speaks of."""

    id: str
    story: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...]
    mentions: tuple[PartyMention, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The wording that some witnesses have at a place where readings differ; empty where they leave it out.

    `spans` are the places of the differing words, one a quote, where the wording changed; those around the gap where
    words are left out. Empty where the whole quote is the place.
    """

    text: str
    quotes: tuple[str, ...]
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Variant:
    """A place where the witnesses of a statement differ. `substance` is true where the meaning may turn."""

    kind: VariantKind
    substance: bool
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One utterance with every quote that witnesses it. `said` is an EDTF date, `venue` where it was said."""

    id: str
    story: str
    party: str | None
    text: str
    said: str | None
    venue: tuple[str, ...]
    quotes: tuple[str, ...]
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """What happened at one time, and the places that say so."""

    story: str
    value: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """Propositions of several articles that speak of one matter, whatever each says of it; the clearest first.

    `nearest` is the greatest likeness, 0 to 1, to an assertion of an article that is not among them.
    """

    id: str
    propositions: tuple[Proposition, ...]
    nearest: float


@dataclass(frozen=True, slots=True)
class Claim:
    """What is asserted, in the words of one of its places, and how many origins assert it."""

    id: str
    story: str
    text: str
    agreement: Agreement
    origins: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a disagreement: its value, when it was last given, and who gives it."""

    value: str
    as_of: str | None
    origins: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Comparable assertions that differ."""

    id: str
    story: str
    kind: DisagreementKind
    about: str
    cause: Cause
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class AccountSentence:
    """One sentence of the cited account. Level 1 is the one-line account, 2 the paragraph, 3 the full one."""

    story: str
    level: int
    text: str
    spans: tuple[Span, ...]
    counts: tuple[Range, ...] = ()
