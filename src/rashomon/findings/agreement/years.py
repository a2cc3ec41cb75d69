"""In which year? Assertions in, questions out.

What was long ago is told in passing, and not always as one matter: "the bridge, built in 1964, fell", "it was built in
1962". Two years are rivals when they date the same verb of the same thing, by their own two assertions alone: an
article more takes no difference away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rashomon.findings import words
from rashomon.findings.agreement import linkage, matters
from rashomon.findings.agreement.claims import span
from rashomon.findings.agreement.questions import Answer, Question
from rashomon.records import Coverage, Proposition, Span
from rashomon.settings import COUNTS

_Dated = tuple[Proposition, str]


def questions(coverage: Coverage) -> Iterator[Question]:
    """Give the questions of kind `date` whose answers are years."""
    by_verb: dict[str, list[_Dated]] = defaultdict(list)
    for one, year in _dated(coverage):
        by_verb[one.verb.lemma.lower()].append((one, year))
    for _, dated in sorted(by_verb.items()):
        if len({year for _, year in dated}) < 2 or len({one.article for one, _ in dated}) < 2:
            continue
        for group in _groups(coverage, dated):
            given: dict[str, list[Span]] = defaultdict(list)
            for one, year in group:
                given[year].append(span(one))
            if len(given) > 1:
                about = f"{_thing(group[0][0])} {group[0][0].verb.text}".strip()
                answers = tuple(Answer(year, tuple(places)) for year, places in sorted(given.items()))
                yield Question("date", f"year: {about}", "unclear", answers)


def _dated(coverage: Coverage) -> Iterator[_Dated]:
    """Give each assertion whose words hold one date, a year that its verb is told of: "in 1964", not "a 2004 law"."""
    values = {(one.article, one.start): one for one in coverage.dates if one.field == "text" and one.value is not None}
    for one in matters.asserted(coverage):
        found = [at for at, token in enumerate(one.tokens) if (one.article, token.start) in values]
        if len(found) != 1 or found[0] == 0 or one.tokens[found[0] - 1].pos != "ADP":
            continue
        date = values[one.article, one.tokens[found[0]].start]
        if date.text.isdigit() and date.text == date.value:
            yield one, date.text


def _groups(coverage: Coverage, dated: list[_Dated]) -> Iterator[list[_Dated]]:
    alike = matters.of_pairs(coverage, [one for one, _ in dated])
    given: dict[str, set[str]] = defaultdict(set)
    for one, year in dated:
        given[one.article].add(year)
    pairs = [
        (j, i)
        for i, (one, year) in enumerate(dated)
        for j, (other, rival) in enumerate(dated[:i])
        if one.article != other.article
        and alike[i, j] >= COUNTS.near
        and _same_thing(one, other)
        # An article that gives both years tells of two events.
        and (year == rival or not (rival in given[one.article] or year in given[other.article]))
    ]
    for group in linkage.single(len(dated), pairs):
        yield [dated[index] for index in group]


def _same_thing(one: Proposition, other: Proposition) -> bool:
    """Say whether the things told of may be one: they share a word, and where both are named, a name."""
    mine, theirs = _things(one), _things(other)
    named = [{word for word in some if word[:1].isupper()} for some in (mine, theirs)]
    if all(named) and not named[0] & named[1]:
        return False
    return bool({word.lower() for word in mine} & {word.lower() for word in theirs})


def _things(one: Proposition) -> set[str]:
    """Give the nouns of an assertion, names as they are written."""
    return {
        token.text if token.pos == "PROPN" else token.lemma.lower()
        for token in (*one.tokens, *matters.outside(one))
        if token.pos in ("NOUN", "PROPN") and token.label != "DATE" and token.lemma.lower() not in words.load("light")
    }


def _thing(one: Proposition) -> str:
    return one.subject.text if one.subject is not None else ""
