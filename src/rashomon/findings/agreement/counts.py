"""How many? Quantities and matters in, questions out.

Two numbers answer one question when they are of the same thing (`quantities.comparable`) and stand in assertions that
are near in meaning: seven dead in this accident and seven dead in that of 1959 are two counts. Answers that their words
leave compatible ("more than 200", 209) are one position.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date as Day  # noqa: N812

import numpy as np
import numpy.typing as npt

from rashomon.findings import quantities, words
from rashomon.findings.agreement import causes, linkage, matters
from rashomon.findings.agreement.questions import Answer, Question
from rashomon.findings.dates import edtf
from rashomon.findings.quantities.numerals import number_of
from rashomon.records import Cause, Coverage, Date, Proposition, Quantity, Rejection, Span
from rashomon.settings import COUNTS

_HAPPENED = {
    "die": "killed", "injure": "injured", "hospitalise": "in hospital", "arrest": "arrested", "missing": "missing",
    "abduct": "abducted", "release": "released", "rescue": "rescued", "displace": "displaced", "trap": "trapped",
    "evacuate": "evacuated", "infect": "infected", "aboard": "aboard", "sign": "who signed", "attend": "who came",
    "charge": "charged", "convict": "convicted", "deport": "deported", "destroy": "destroyed", "damage": "damaged",
}  # fmt: skip
_AGAINST = re.compile(r"\s*(?:times\b|(?:more|fewer|less) than\b|clear\b|behind\b|ahead\b|adrift\b)")
_PARTITIVE = re.compile(r"\b(?:\d+|[a-z]+) of (?:the|those|these|its|their|some) $", re.IGNORECASE)
_REACH = 40
"""Characters within which a word like "initial" belongs to a number."""
_Placed = tuple[Quantity, Proposition]
_Key = tuple[str, str, float, float]


def questions(coverage: Coverage) -> Iterator[Question]:
    """Give the questions of kind `number`, by the place where each is first answered."""
    placed = _placed(coverage)[: COUNTS.most]
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
    more = len(_placed(coverage)) - COUNTS.most if more > 0 else 0
    if more <= 0 or coverage.story is None:
        return ()
    reason = f"{more:,} of its {more + COUNTS.most:,} numbers are not compared: the first {COUNTS.most:,} are"
    return (Rejection("find", coverage.story.id, reason),)


def _placed(coverage: Coverage) -> list[_Placed]:
    """Give each quantity with the proposition that it stands in; one that stands in none is not asserted."""
    inside = {
        (one.article, token.start): one
        for matter in coverage.matters
        for one in matter.propositions
        for token in one.tokens
    }
    texts = {article.id: article.text for article in coverage.articles}
    placed = []
    for quantity in coverage.quantities:
        within = (inside.get((quantity.article, at)) for at in range(quantity.start, quantity.end))
        holder = next((one for one in within if one is not None), None)
        if (
            quantity.field == "text"
            and holder is not None
            and not _is_partitive(texts[quantity.article], quantity)
            and not _is_further(quantity)
            and not _is_relative(texts[quantity.article], quantity)
            and not _is_allowed(quantity, holder)
        ):
            placed.append((quantity, holder))
    return placed


def _is_partitive(text: str, quantity: Quantity) -> bool:
    """Say whether a number is the whole of which another is the part, and so outside the assertion: "21 of the 200"."""
    return _PARTITIVE.search(text, max(0, quantity.start - 24), quantity.start) is not None


def _is_further(quantity: Quantity) -> bool:
    """Say whether a number comes on top of one before it ("two other boats"); of those hurt it still is the count."""
    return not quantity.event and bool(
        {"other", "others", "additional", "further"} & set(quantity.text.lower().split())
    )


def _is_relative(text: str, quantity: Quantity) -> bool:
    """Say whether a number measures against another, or is the broken end of one: "10 times as many", "1, 600"."""
    before, after = text[max(0, quantity.start - 3) : quantity.start], text[quantity.end : quantity.end + 20]
    return bool(re.search(r"\d, $", before) or _AGAINST.match(after) or " times as " in quantity.text)


def _is_allowed(quantity: Quantity, proposition: Proposition) -> bool:
    """Say whether a number is what may be and not what was: "licensed to carry 90 passengers"."""
    if quantity.event.startswith("may "):
        return True
    lemmas = {token.lemma.lower() for token in proposition.tokens if token.start < quantity.start}
    return bool(lemmas & words.load("capacity_words"))


def _groups(coverage: Coverage, placed: Sequence[_Placed]) -> list[list[int]]:
    """Join the quantities that answer one question, over all articles."""
    if not placed:
        return []
    folds = linkage.fold(
        (matters.wording(coverage, proposition), quantity.text, quantity.start - proposition.start)
        for quantity, proposition in placed
    )
    tellers = [frozenset(placed[index][0].article for index in fold) for fold in folds]
    some = [placed[fold[0]] for fold in folds]
    alike = matters.likeness(coverage, [proposition for _, proposition in some])
    apart = _told_apart(some, alike)
    past = _Past(coverage)
    old = [past.holds(one) for one in some]
    pairs = [
        (j, i)
        for i, (one, _) in enumerate(some)
        for j, (other, _) in enumerate(some[:i])
        if tellers[i] != tellers[j]
        and _comparable(one, other)
        and (_key(one), _key(other)) not in apart
        and old[i] == old[j]
    ]
    near = [(i, j) for i, j in pairs if alike[i, j] >= COUNTS.near]
    groups = linkage.average(alike, near, COUNTS.near_on_average)
    return [[index for fold in group for index in folds[fold]] for group in _attach(groups, alike, pairs)]


def _attach(
    groups: Sequence[list[int]], alike: npt.NDArray[np.float32], pairs: Sequence[tuple[int, int]]
) -> list[list[int]]:
    """Add each number left alone to the group of its nearest comparable one: "has risen to 34" says no more."""
    allowed = {*pairs, *((j, i) for i, j in pairs)}
    kept = [list(group) for group in groups if len(group) > 1]
    for (one,) in (group for group in groups if len(group) == 1):
        rivals = [
            (float(alike[one, member]), -at)
            for at, group in enumerate(kept)
            for member in group
            if (one, member) in allowed
        ]
        if rivals and max(rivals)[0] >= COUNTS.attached:
            kept[-max(rivals)[1]].append(one)
    return kept


def _told_apart(placed: Sequence[_Placed], alike: npt.NDArray[np.float32]) -> set[tuple[_Key, _Key]]:
    """Give the pairs of values that one article gives as answers to two questions: "21 of the more than 200 girls".

    An article that sets two answers to one question side by side ("police counted 104, the company 86") does so in
    assertions that are near in meaning.
    """
    found: set[tuple[_Key, _Key]] = set()
    for i, (one, one_in) in enumerate(placed):
        for j, (other, other_in) in enumerate(placed[:i]):
            if one.article != other.article or not _comparable(one, other):
                continue
            if not quantities.differ(one, other):
                continue
            if one_in is other_in or alike[i, j] < COUNTS.side_by_side:
                found |= {(_key(one), _key(other)), (_key(other), _key(one))}
    return found


class _Past:
    """Tells which numbers are of another time than the news: of an earlier state, or of an event long before."""

    def __init__(self, coverage: Coverage) -> None:
        days = sorted(article.published[:10] for article in coverage.articles if article.published is not None)
        self._news = Day.fromisoformat(days[len(days) // 2]) if days else None  # One wrong date does not move it.
        self._dates: dict[str, list[Date]] = defaultdict(list)
        for date in coverage.dates:
            if date.field == "text" and date.value is not None:
                self._dates[date.article].append(date)

    def holds(self, one: _Placed) -> bool:
        """Say whether a number is marked as past: "the initial offer of $70", "in 1996 a boy of three fell in"."""
        quantity, proposition = one
        marked = any(
            token.lemma.lower() in words.load("former") and abs(token.start - quantity.start) < _REACH
            for token in proposition.tokens
        )
        return marked or self._long_before(proposition)

    def _long_before(self, proposition: Proposition) -> bool:
        start, end = proposition.sentence
        inside = [one for one in self._dates[proposition.article] if start <= one.start < end]
        if not inside or self._news is None:
            return False
        latest = max(edtf.bounds(str(one.value).split("T")[0])[1] for one in inside)
        return (self._news - latest).days > COUNTS.past


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
    known = {id(one) for position in positions for one in position}
    for one in coverage.quantities:
        if id(one) in known or one.field != "text":
            continue
        for position in positions:
            if any(_key(one) == _key(member) and _comparable(one, member) for member in position):
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
        return " ".join(part for part in ("number of", noun, _HAPPENED.get(event, "")) if part)
    what = " ".join(part for part in (every[0].noun, event) if part)
    return " ".join(part for part in (f"{unit}:", what, f"({pins})" if pins else "") if part)


def _counted(quantity: Quantity) -> str:
    """Give the words for what is counted: "31 people" counts people, "at least 14 of the crew" nobody by name."""
    words_of = [word for word in quantity.text.lower().split() if number_of([word]) is None]
    kept = [word for word in words_of if word.isalpha() and word not in words.load("bounds")]
    return kept[-1] if kept else ""
