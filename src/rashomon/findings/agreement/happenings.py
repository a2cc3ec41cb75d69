"""Did it happen, and on which day? Matters in, questions out.

Inside one matter, two propositions differ when one denies the verb that the other tells as a fact, or when each gives
one day and the days exclude one another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from rashomon.findings.agreement.claims import span
from rashomon.findings.agreement.questions import Answer, Question
from rashomon.findings.agreement.values import Reader, Values, dates_conflict
from rashomon.records import Coverage, Matter, Proposition, Span

_OPEN = frozenset(
    {"may", "might", "can", "could", "must", "should", "would", "will", "shall", "to", "ought", "wo", "ca"}
)
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


def questions(coverage: Coverage) -> Iterator[Question]:
    """Give the questions of kind `polarity` and `date`."""
    reader = Reader(coverage)
    for matter in coverage.matters:
        if len({one.article for one in matter.propositions}) < 2:
            continue
        values = [(one, reader.read(one).unplaced()) for one in matter.propositions]
        yield from _polarity(values)
        yield from _days(matter, values)


def _polarity(values: Sequence[tuple[Proposition, Values]]) -> Iterator[Question]:
    """Compare what is told as a fact with what is denied, verb by verb: "would not leave" denies nothing."""
    told: dict[str, dict[bool, dict[str, list[Proposition]]]] = defaultdict(lambda: {True: {}, False: {}})
    for one, given in values:
        if _is_fact(one):
            # Copies of one text are compared once.
            words = " ".join(token.text for token in one.tokens)
            told[given.verb][given.negated].setdefault(words, []).append(one)
    for sides in told.values():
        pairs = [
            (asserted, denied)
            for asserted in sides[False].values()
            for denied in sides[True].values()
            if _is_one_thing(asserted[0], denied[0]) and len({one.article for one in (*asserted, *denied)}) > 1
        ]
        if pairs:
            asserted, denied = (dict.fromkeys(one for pair in pairs for one in pair[side]) for side in (0, 1))
            yes, no = _spans([*asserted]), _spans([*denied])
            yield Question("polarity", _about(next(iter(asserted))), "unclear", (Answer("yes", yes), Answer("no", no)))


def _is_fact(one: Proposition) -> bool:
    """Say whether a proposition tells what was or is, not what may, should or will be."""
    before = (token for token in one.tokens if token.start < one.verb.start and token.dep == "aux")
    return not any(token.lemma.lower() in _OPEN or token.text.lower() in _OPEN for token in before)


def _is_one_thing(one: Proposition, other: Proposition) -> bool:
    """Say whether two propositions of one verb tell of one thing: half of what the shorter one names beside its subject
    stands in the other; where that is nothing, their subjects are one word. "Is" tells what its predicate says."""
    if one.verb.lemma == other.verb.lemma == "be" and not _predicate(one) & _predicate(other):
        return False
    mine, theirs = _named(one), _named(other)
    if mine and theirs:
        return 2 * len(mine & theirs) >= min(len(mine), len(theirs))
    return bool(one.subject and other.subject and one.subject.lemma.lower() == other.subject.lemma.lower())


def _predicate(one: Proposition) -> set[str]:
    return {token.lemma.lower() for token in one.tokens if token.dep in ("attr", "acomp")}


def _named(one: Proposition) -> set[str]:
    leading = {one.verb.start, one.subject.start if one.subject else -1}
    return {token.lemma.lower() for token in one.tokens if token.pos in _NAMING and token.start not in leading}


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
