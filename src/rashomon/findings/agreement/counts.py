"""How many? Quantities and matters in, questions out.

Two numbers answer one question when they are of the same thing (`quantities.comparable`) and stand in assertions that
are near in meaning: seven dead in this accident and seven dead in that of 1959 are two counts. Answers that their words
leave compatible ("more than 200", 209) are one position.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import compress

import numpy as np
import numpy.typing as npt

from rashomon.findings import quantities, words
from rashomon.findings.agreement import asserted, causes, linkage, matters
from rashomon.findings.agreement.asserted import Asserted
from rashomon.findings.agreement.questions import Answer, Question
from rashomon.findings.agreement.values import unplaced
from rashomon.findings.quantities import fates
from rashomon.findings.quantities.numerals import number_of
from rashomon.records import Cause, Coverage, Quantity, Rejection, Span
from rashomon.settings import COUNTS

_HAPPENED = {
    "die": "killed", "injure": "injured", "hospitalise": "in hospital", "arrest": "arrested", "missing": "missing",
    "abduct": "abducted", "release": "released", "rescue": "rescued", "displace": "displaced", "trap": "trapped",
    "evacuate": "evacuated", "infect": "infected", "aboard": "aboard", "sign": "who signed", "attend": "who came",
    "charge": "charged", "convict": "convicted", "deport": "deported", "destroy": "destroyed", "damage": "damaged",
    "seriously injure": "seriously injured", "slightly injure": "slightly injured",
}  # fmt: skip
_NOBODY = frozenset({"other", "others", "them", "whom"})
_Key = tuple[str, str, float, float]


def questions(coverage: Coverage) -> Iterator[Question]:
    """Give the questions of kind `number`, by the place where each is first answered."""
    placed = asserted.numbers(coverage)[: COUNTS.most]
    published = {article.id: article.published for article in coverage.articles}
    for group in _groups(coverage, placed):
        positions = _positions([placed[index][0] for index in group])
        _join_others(positions, coverage)
        if len(positions) < 2 or len({one.article for position in positions for one in position}) < 2:
            continue
        yield Question(
            "number",
            _about(positions),
            _cause(positions, published),
            tuple(Answer(_value(position), tuple(_span(one) for one in position)) for position in positions),
        )


def _value(position: Sequence[Quantity]) -> str:
    """Give the words of a position: one wording for each number that it holds, "31 people / at least 30 people"."""
    wordings: dict[tuple[float, float], str] = {}
    for one in position:
        wordings.setdefault((one.low, one.high), one.text)
    return " / ".join(wordings.values())


def left_out(coverage: Coverage) -> tuple[Rejection, ...]:
    """Give a rejection where a story has more numbers than are compared with one another."""
    more = len(coverage.quantities) - COUNTS.most
    more = len(asserted.numbers(coverage)) - COUNTS.most if more > 0 else 0
    if more <= 0 or coverage.story is None:
        return ()
    reason = f"{more:,} of its {more + COUNTS.most:,} numbers are not compared: the first {COUNTS.most:,} are"
    return (Rejection("find", coverage.story.id, reason),)


def _groups(coverage: Coverage, placed: Sequence[Asserted]) -> list[list[int]]:
    """Join the quantities that answer one question, over all articles."""
    if not placed:
        return []
    texts = {article.id: article.text for article in coverage.articles}
    folds = linkage.fold(
        (matters.wording(texts[proposition.article], proposition), quantity.text, quantity.start - proposition.start)
        for quantity, proposition in placed
    )
    tellers = [frozenset(placed[index][0].article for index in fold) for fold in folds]
    some = [placed[fold[0]] for fold in folds]
    rival = [any(_comparable(one, other) and one.article != other.article for other, _ in placed) for one, _ in some]
    folds, tellers, some = list(compress(folds, rival)), list(compress(tellers, rival)), list(compress(some, rival))
    if not some:
        return []
    alike = matters.of_pairs(coverage, [proposition for _, proposition in some])
    told = list(_of_one_teller(some, tellers))
    apart = _told_apart(some, told, alike)
    past = asserted.Past(coverage)
    old = [past.holds(one) for one in some]
    near = [
        (j, i)
        for i, (one, _) in enumerate(some)
        for j, (other, _) in enumerate(some[:i])
        if tellers[i] != tellers[j]
        and alike[i, j] >= _floor(one, other)
        and _comparable(one, other)
        and old[i] == old[j]
        and not past.apart(some[i], some[j])
        and not any((_key(one), _key(other), teller) in apart for teller in tellers[i] | tellers[j])
        and not any(_is_total(one, other, some[a][0], some[b][0]) for a, b, _ in told)
    ]
    return [[index for fold in group for index in folds[fold]] for group in linkage.single(len(some), near)]


def _floor(one: Quantity, other: Quantity) -> float:
    """Give the likeness that two assertions need: of one toll, less is needed than of other things of one kind."""
    toll = one.event == other.event and fates.happens_to_people(one.event.split()[-1] if one.event else "")
    return COUNTS.near_tolls if toll else COUNTS.near


def _of_one_teller(
    placed: Sequence[Asserted], tellers: Sequence[frozenset[str]]
) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Give the pairs of different values of one thing that some article gives both of, and the articles that do."""
    for i, (one, _) in enumerate(placed):
        for j, (other, _) in enumerate(placed[:i]):
            both = tellers[i] & tellers[j]
            if both and _comparable(one, other) and quantities.differ(one, other):
                yield i, j, both


def _told_apart(
    placed: Sequence[Asserted],
    told: Iterable[tuple[int, int, frozenset[str]]],
    alike: npt.NDArray[np.float32],
) -> set[tuple[_Key, _Key, str]]:
    """Give the pairs of values that an article gives as answers to two questions: "21 of the more than 200 girls".

    An article that sets two answers to one question side by side ("police counted 104, the company 86") does so in
    assertions that are near in meaning. What one article tells apart parts its own numbers from those of the others,
    and no two others: an article more takes no difference away.
    """
    found: set[tuple[_Key, _Key, str]] = set()
    for i, j, both in told:
        (one, one_in), (other, other_in) = placed[i], placed[j]
        if one_in is other_in or alike[i, j] < COUNTS.side_by_side:
            for teller in both:
                found |= {(_key(one), _key(other), teller), (_key(other), _key(one), teller)}
    return found


def _is_total(one: Quantity, other: Quantity, part: Quantity, rest: Quantity) -> bool:
    """Say whether of two values one is a part, and the other may be what that and the `rest` of an article make.

    "At least nine died in Velm and more than 20 in Oster" and "at least 31 died" are no two answers.
    """
    parts = {_key(part), _key(rest)}
    whole = next((each for each, beside in ((one, other), (other, one)) if _key(beside) in parts), None)
    if whole is None:
        return False
    bounded = rest if part.bound == "exact" else part
    together = replace(bounded, low=part.low + rest.low, high=part.high + rest.high)
    return not quantities.differ(replace(whole, bound="exact"), together)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Say whether two numbers count the same thing; of people named by their part, also who was there at all.

    "86 passengers were aboard", "104 passengers boarded" and "police counted 104 passengers" are one question.
    """
    if quantities.comparable(one, other):
        return one.unit != "age" or not _of_two(one, other)
    there = words.load("presence_verbs")
    return (
        one.unit == other.unit == "person"
        and one.noun == other.noun != "person"
        and all(each.event == "" or each.event in there for each in (one, other))
    )


def _of_two(one: Quantity, other: Quantity) -> bool:
    """Say whether two ages are those of two people by name."""
    named = [{word for word in each.of if word[:1].isupper()} for each in (one, other)]
    return all(named) and not named[0] & named[1]


def _key(quantity: Quantity) -> _Key:
    return (quantity.unit, quantity.event, quantity.low, quantity.high)


def _positions(some: Sequence[Quantity]) -> list[list[Quantity]]:
    """Part quantities into values that exclude one another, the exact ones first: a bound joins what it allows."""
    positions: list[list[Quantity]] = []
    for one in sorted(some, key=lambda one: (one.bound != "exact", one.low, one.article, one.start)):
        for position in positions:
            if not any(quantities.differ(one, member) for member in position):
                position.append(one)
                break
        else:
            positions.append([one])
    return sorted(positions, key=lambda position: position[0].low)


def _join_others(positions: list[list[Quantity]], coverage: Coverage) -> None:
    """Add to each position the other places that give its very value of the same thing, quotations among them."""
    known = {_span(one) for position in positions for one in position}
    texts = {article.id: article.text for article in coverage.articles}
    given: list[dict[_Key, set[Quantity]]] = [defaultdict(set) for _ in positions]
    for held, position in zip(given, positions, strict=True):
        for one in position:
            held[_key(one)].add(unplaced(one))
    for found in coverage.quantities:
        if found.field != "text" or _span(found) in known:
            continue
        one = asserted.of_whom(found, texts[found.article])
        for held, position in zip(given, positions, strict=True):
            if any(_comparable(one, member) for member in held.get(_key(one), ())):
                held[_key(one)].add(unplaced(one))
                position.append(one)
                break


def _cause(positions: Sequence[Sequence[Quantity]], published: dict[str, str | None]) -> Cause:
    values = [
        (position[0].low, [time for one in position if (time := published[one.article]) is not None])
        for position in positions
    ]
    givers = [{one.article for one in position} for position in positions]
    shared = any(givers[i] & givers[j] for i in range(len(givers)) for j in range(i))
    return causes.of_numbers(values, any(one.bound != "exact" for position in positions for one in position), shared)


def _span(quantity: Quantity) -> Span:
    return Span(quantity.article, quantity.start, quantity.end, quantity.field)


def _about(positions: Sequence[Sequence[Quantity]]) -> str:
    """Name the question by what is counted and what happened to it."""
    every = [one for position in positions for one in position]
    event = Counter(one.event for one in every).most_common(1)[0][0]
    of = Counter(word for one in every for word in one.of)
    pins = ", ".join(word for word, _ in sorted(of.items(), key=lambda row: (-row[1], row[0]))[:2])
    unit = every[0].unit
    if unit == "age":
        return f"age of {pins}"
    if unit in ("person", ""):
        noun = Counter(_counted(one) for one in every).most_common(1)[0][0] or every[0].noun
        noun = "people" if noun == "person" or noun in _NOBODY else noun
        return " ".join(part for part in ("number of", noun, _HAPPENED.get(event, "")) if part)
    what = " ".join(part for part in (every[0].noun, event) if part)
    return " ".join(part for part in (f"{unit}:", what, f"({pins})" if pins else "") if part)


def _counted(quantity: Quantity) -> str:
    """Give the words for what is counted: "31 people" counts people, "at least 14 of the crew" nobody by name."""
    words_of = [word for word in quantity.text.lower().split() if number_of([word]) is None]
    kept = [
        word
        for word in words_of
        if word.isalpha() and word not in words.load("bounds") and not fates.is_of_people(word) and word not in _NOBODY
    ]
    return kept[-1] if kept else ""
