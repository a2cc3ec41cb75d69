"""Which values does an assertion give that can be compared: numbers, dates, whether or not? Tables in, values out.

Conflict is found by comparing typed values inside assertions on one matter (DESIGN.md): embeddings cannot see it, and
no inference model is at hand. Values conflict when they are of one type, answer one question, and cannot both hold.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.findings import quantities
from rashomon.findings.dates import edtf
from rashomon.records import Coverage, Date, Matter, Proposition, Quantity


@dataclass(frozen=True, slots=True)
class Values:
    """What one proposition gives: its numbers, its dates of day precision, and whether its verb is denied."""

    numbers: tuple[Quantity, ...]
    dates: tuple[Date, ...]
    negated: bool
    verb: str

    def unplaced(self) -> Values:
        """Give the values without the places where they stand: equal for copies of one text."""
        return replace(
            self,
            numbers=tuple(map(unplaced, self.numbers)),
            dates=tuple(replace(one, article="", start=0, end=0) for one in self.dates),
        )


def unplaced(quantity: Quantity) -> Quantity:
    """Give a quantity without the place where it stands."""
    return replace(quantity, article="", start=0, end=0)


@dataclass(frozen=True, slots=True)
class Side:
    """Propositions of a matter that can all hold together."""

    propositions: tuple[Proposition, ...]


class Reader:
    """Looks up the values of propositions in a coverage."""

    def __init__(self, coverage: Coverage) -> None:
        self._numbers: dict[str, list[Quantity]] = defaultdict(list)
        self._dates: dict[str, list[Date]] = defaultdict(list)
        for quantity in coverage.quantities:
            if quantity.field == "text":
                self._numbers[quantity.article].append(quantity)
        for date in coverage.dates:
            if date.field == "text" and date.value is not None and date.precision in ("day", "time"):
                self._dates[date.article].append(date)

    def read(self, proposition: Proposition) -> Values:
        """Give the values that stand among the proposition's own words."""
        starts = {token.start for token in proposition.tokens}
        return Values(
            tuple(one for one in self._numbers[proposition.article] if one.start in starts),
            tuple(one for one in self._dates[proposition.article] if one.start in starts),
            proposition.negated,
            proposition.verb.lemma,
        )


def conflict(one: Values, other: Values) -> bool:
    """Say whether two propositions on one matter give values that cannot both hold."""
    return numbers_conflict(one, other) or dates_conflict(one, other) or denies(one, other)


def numbers_conflict(one: Values, other: Values) -> bool:
    """Say whether they count the same thing and differ on its number."""
    return any(
        quantities.comparable(a, b) and quantities.differ(a, b) and not (_given(a, other) or _given(b, one))
        for a in one.numbers
        for b in other.numbers
    )


def _given(number: Quantity, by: Values) -> bool:
    """Say whether the other proposition gives a number too, beside others: then that one is no rival."""
    return any(quantities.comparable(number, one) and not quantities.differ(number, one) for one in by.numbers)


def dates_conflict(one: Values, other: Values) -> bool:
    """Say whether each gives one day and the days differ; with several days it is not known which is compared."""
    if len(one.dates) != 1 or len(other.dates) != 1 or one.verb != other.verb:
        return False
    a, b = edtf.bounds(str(one.dates[0].value)), edtf.bounds(str(other.dates[0].value))
    return a[1] < b[0] or b[1] < a[0]


def denies(one: Values, other: Values) -> bool:
    """Say whether one denies the verb that the other asserts."""
    return one.verb == other.verb and one.negated != other.negated


def sides(matter: Matter, reader: Reader) -> list[Side]:
    """Part the propositions of a matter into sides that can hold together, the largest first.

    A proposition joins the first side that it does not conflict with, so that one without values sides with the most.
    """
    values = {id(one): reader.read(one).unplaced() for one in matter.propositions}
    found: list[list[Proposition]] = []
    given: list[set[Values]] = []
    valued = sorted(matter.propositions, key=lambda one: not (values[id(one)].numbers or values[id(one)].dates))
    for one in valued:
        own = values[id(one)]
        for side, held in zip(found, given, strict=True):
            if own in held or not any(conflict(own, other) for other in held):
                side.append(one)
                held.add(own)
                break
        else:
            found.append([one])
            given.append({own})
    place = {id(one): index for index, one in enumerate(matter.propositions)}
    ordered = [sorted(side, key=lambda one: place[id(one)]) for side in found]
    return [Side(tuple(side)) for side in sorted(ordered, key=lambda side: (-_articles(side), place[id(side[0])]))]


def _articles(side: Sequence[Proposition]) -> int:
    return len({one.article for one in side})
