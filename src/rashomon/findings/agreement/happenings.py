"""Did it happen, and on which day? Matters in, questions out.

Inside one matter, two propositions differ when one denies the verb that the other asserts, or when each gives one day
and the days exclude one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.findings.agreement.claims import span
from rashomon.findings.agreement.questions import Answer, Question
from rashomon.findings.agreement.values import Reader, Values, dates_conflict, denies
from rashomon.records import Coverage, Matter, Proposition, Span


def questions(coverage: Coverage) -> Iterator[Question]:
    """Give the questions of kind `polarity` and `date`."""
    reader = Reader(coverage)
    for matter in coverage.matters:
        if len({one.article for one in matter.propositions}) < 2:
            continue
        values = [(one, reader.read(one).unplaced()) for one in matter.propositions]
        denied = [one for one, given in values if given.negated]
        asserted = [one for one, given in values if not given.negated]
        # Copies of one text give the same values: each is compared once.
        if denied and asserted and any(denies(a, b) for a, b in combinations({given for _, given in values}, 2)):
            yield Question(
                "polarity",
                _about(asserted[0]),
                "unclear",
                (Answer("yes", _spans(asserted)), Answer("no", _spans(denied))),
            )
        yield from _days(matter, values)


def _days(matter: Matter, values: Sequence[tuple[Proposition, Values]]) -> Iterator[Question]:
    """Compare the days, and where the day is one the hours, that propositions with a single date give."""
    dated: dict[str, list[Proposition]] = defaultdict(list)
    timed: dict[str, list[Proposition]] = defaultdict(list)
    conflicting = any(dates_conflict(a, b) for a, b in combinations({given for _, given in values}, 2))
    for one, given in values:
        if len(given.dates) == 1:
            value = str(given.dates[0].value)
            dated[value[:10]].append(one)
            if "T" in value:
                timed[value].append(one)
    if conflicting and _compete(dated):
        yield Question("date", _about(matter.propositions[0]), "unclear", _answers(dated))
    elif len({value[:10] for value in timed}) == 1 and _compete(timed):
        yield Question("time", _about(matter.propositions[0]), "unclear", _answers(timed))


def _compete(given: Mapping[str, Sequence[Proposition]]) -> bool:
    """Say whether several articles give several values, and none gives two: one that does tells of two events."""
    givers = [article for some in given.values() for article in {one.article for one in some}]
    return len(given) > 1 and len(givers) == len(set(givers)) > 1


def _answers(given: Mapping[str, Sequence[Proposition]]) -> tuple[Answer, ...]:
    return tuple(Answer(value, _spans(some)) for value, some in sorted(given.items()))


def _spans(some: Sequence[Proposition]) -> tuple[Span, ...]:
    return tuple(span(one) for one in some)


def _about(one: Proposition) -> str:
    """Name a question by the subject and the verb that it hangs on."""
    subject = one.subject.text + " " if one.subject is not None else ""
    return subject + one.verb.text
