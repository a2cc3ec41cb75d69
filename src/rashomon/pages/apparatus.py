"""Who said what, and in which words? Statements, quotes and parties in; voices with their statements and witnesses out.

A statement is shown as a critical edition shows a line: its fullest text, the places where the witnesses part (the
apparatus), and every wording with its differing words marked. Words stand between quotation marks only where they are
copied from a quote; a paraphrase is told without them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.pages import labels, marking, when, wordings
from rashomon.pages.clippings import Clippings, Witness
from rashomon.pages.wordings import Wording
from rashomon.records import PartyKind, Statement, Variant

# A reading longer than this is shown by its ends: the whole of it stands in the wordings below.
_READING = 14
# Readings up to this long are named in one line.
_BRIEF = 3


@dataclass(frozen=True, slots=True)
class ReadingView:
    """A reading of a variant: its words, empty where it leaves them out, and the outlets that have it."""

    text: str
    witnesses: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class VariantView:
    """A place where witnesses part. `brief` says whether every reading is a few words, none of them left out."""

    kind: str
    weight: marking.Weight
    brief: bool
    readings: tuple[ReadingView, ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    """One utterance. `pieces` are its quoted runs, with a join between each two; `reported` is told without marks."""

    id: str
    statement: str
    pieces: tuple[str, ...]
    reported: str
    said: str
    venue: tuple[str, ...]
    articles: int
    outlets: int
    witnesses: tuple[Witness, ...]
    alike: bool
    set_off: bool
    wordings: tuple[Wording, ...]
    substance: tuple[VariantView, ...]
    other: tuple[VariantView, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A party and what it said: `carried` by two outlets or more, and `lone` statements of one."""

    id: str
    name: str | None
    kind: PartyKind | None
    also: tuple[str, ...]
    statements: int
    carried: tuple[StatementView, ...]
    lone: tuple[StatementView, ...]


def build(clippings: Clippings) -> tuple[Voice, ...]:
    """Give the voices of a story, the most widely carried first; who is not known comes last."""
    said: dict[str | None, list[StatementView]] = defaultdict(list)
    for number, statement in enumerate(clippings.coverage.statements, 1):
        if view := _statement(clippings, statement, number):
            said[statement.party if statement.party in clippings.parties else None].append(view)
    for views in said.values():
        views.sort(key=lambda view: -view.outlets)

    def rank(party: str | None) -> tuple[bool, int, int, str]:
        known, outlets = clippings.party(party), [view.outlets for view in said[party]]
        return known is None, -sum(number for number in outlets if number > 1), -len(outlets), known or ""

    return tuple(
        _voice(clippings, party, said[party], f"voice-{number}")
        for number, party in enumerate(sorted(said, key=rank), 1)
    )


def _voice(clippings: Clippings, party: str | None, views: Sequence[StatementView], id: str) -> Voice:
    known = clippings.parties.get(party) if party else None
    return Voice(
        id=id,
        name=known.name if known else None,
        kind=known.kind if known else None,
        also=tuple(alias for alias in known.aliases if alias != known.name) if known else (),
        statements=len(views),
        carried=tuple(view for view in views if view.outlets > 1),
        lone=tuple(view for view in views if view.outlets < 2),
    )


def _statement(clippings: Clippings, statement: Statement, number: int) -> StatementView | None:
    quotes = [clippings.quotes[id] for id in statement.quotes if id in clippings.quotes]
    if not quotes:
        return None
    own = wordings.own_words(clippings, quotes)
    pieces = marking.copied(statement.text, [run for runs in own.values() for run in runs])
    witnesses = clippings.witnesses([clippings.quote(quote) for quote in quotes])
    printed = wordings.build(clippings, statement, [quote for quote in quotes if own[quote.id]])
    variants = [_variant(clippings, variant) for variant in statement.variants]
    return StatementView(
        id=f"statement-{number}",
        statement=statement.id,
        pieces=pieces,
        reported="" if pieces else statement.text,
        said=when.edtf(statement.said),
        venue=statement.venue,
        articles=len({quote.article for quote in quotes}),
        outlets=len(witnesses),
        witnesses=witnesses,
        alike=len(printed) < 2,
        set_off=all(quote.set_off for quote in quotes),
        wordings=printed,
        substance=tuple(variant for variant in variants if variant.weight == "substance"),
        other=tuple(
            sorted((each for each in variants if each.weight != "substance"), key=lambda v: v.weight == "form")
        ),
    )


def _variant(clippings: Clippings, variant: Variant) -> VariantView:
    readings = []
    for reading in variant.readings:
        quotes = [clippings.quotes[id] for id in reading.quotes if id in clippings.quotes]
        places = clippings.witnesses([clippings.quote(quote) for quote in quotes])
        readings.append(ReadingView(_short(reading.text), places))
    brief = all(0 < len(reading.text.split()) <= _BRIEF for reading in variant.readings)
    return VariantView(labels.VARIANTS[variant.kind], marking.weigh(variant), brief, tuple(readings))


def _short(text: str) -> str:
    words = text.split()
    if len(words) <= _READING:
        return " ".join(words)
    return f"{' '.join(words[:7])} […] {' '.join(words[-5:])}"
