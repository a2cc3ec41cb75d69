"""Did it happen, and on which day? Matters in, questions out.

Inside one matter, two propositions differ when one denies the verb that the other asserts, or when each gives one day
and the days exclude one another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.findings.claims import span
from rashomon.findings.questions import Answer, Question
from rashomon.findings.values import Reader, Values, dates_conflict, denies
from rashomon.records import Coverage, Matter, Proposition, Span


def questions(coverage: Coverage) -> Iterator[Question]:
    """Give the questions of kind `polarity` and `date`."""
    reader = Reader(coverage)
    for matter in coverage.matters:
        if len({one.article for one in matter.propositions}) < 2:
            continue
        values = [(one, reader.read(one)) for one in matter.propositions]
        denied = [one for one, given in values if given.negated]
        asserted = [one for one, given in values if not given.negated]
        if denied and asserted and any(denies(a, b) for _, a in values for _, b in values):
            yield Question(
                "polarity",
                _about(asserted[0]),
                "unclear",
                (Answer("yes", _spans(asserted)), Answer("no", _spans(denied))),
            )
        yield from _days(matter, values)


def _days(matter: Matter, values: Sequence[tuple[Proposition, Values]]) -> Iterator[Question]:
    dated: dict[str, list[Proposition]] = {}
    conflicting = False
    for one, given in values:
        if len(given.dates) == 1:
            conflicting |= any(dates_conflict(given, other) for _, other in values)
            dated.setdefault(str(given.dates[0].value)[:10], []).append(one)
    if conflicting and len(dated) > 1 and len({one.article for some in dated.values() for one in some}) > 1:
        yield Question(
            "date",
            _about(matter.propositions[0]),
            "unclear",
            tuple(Answer(day, _spans(some)) for day, some in sorted(dated.items())),
        )


def _spans(some: Sequence[Proposition]) -> tuple[Span, ...]:
    return tuple(span(one) for one in some)


def _about(one: Proposition) -> str:
    """Name a question by the subject and the verb that it hangs on."""
    subject = one.subject.text + " " if one.subject is not None else ""
    return subject + one.verb.text
