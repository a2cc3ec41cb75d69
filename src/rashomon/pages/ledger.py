"""Who has answered, promised or denied, and who is credited? Responses and credits in, the lines of a ledger out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from rashomon.pages import labels, when
from rashomon.pages.clippings import Clippings, Witness, Words
from rashomon.records import Credit, Response, ResponseKind


@dataclass(frozen=True, slots=True)
class Entry:
    """A party and how it answered. `due` is the day by which something is promised or demanded."""

    id: str
    party: str | None
    kind: ResponseKind
    due: str
    outlets: tuple[Witness, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """The entries of one part of the ledger, under its heading."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CreditView:
    """A newsroom, agency or platform, and the places that credit information to it."""

    id: str
    to: str
    outlets: tuple[Witness, ...]
    words: tuple[Words, ...]


def build(clippings: Clippings) -> tuple[Answers, ...]:
    """Give the ledger by heading; within one, by kind as listed in `labels`, then by party. Empty headings stay out."""
    rows: dict[tuple[ResponseKind, str | None, str | None], list[Response]] = defaultdict(list)
    for response in clippings.coverage.responses:
        rows[response.kind, clippings.party(response.party), response.due].append(response)
    made = []
    number = 0
    for heading, kinds in labels.ANSWERS.items():
        entries = []
        for kind, party, due in sorted(rows, key=lambda row: (row[1] is None, row[1] or "", row[2] or "")):
            if kind in kinds:
                number += 1
                places = rows[kind, party, due]
                entries.append(
                    Entry(
                        f"answer-{number}",
                        party,
                        kind,
                        when.edtf(due),
                        clippings.witnesses(places),
                        clippings.words(places),
                    )
                )
        entries.sort(key=lambda entry: kinds.index(entry.kind))
        if entries:
            made.append(Answers(heading, tuple(entries)))
    return tuple(made)


def credits(clippings: Clippings) -> tuple[CreditView, ...]:
    """Give who is credited, the most often credited first. Spellings that differ by case alone are one."""
    rows: dict[str, list[Credit]] = defaultdict(list)
    for credit in clippings.coverage.credits:
        rows[credit.to.casefold()].append(credit)
    groups = sorted(rows.values(), key=lambda group: (-len({each.article for each in group}), group[0].to))
    return tuple(
        CreditView(f"credit-{number}", group[0].to, clippings.witnesses(group), clippings.words(group))
        for number, group in enumerate(groups, 1)
    )
