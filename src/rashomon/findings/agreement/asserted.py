"""Which numbers does an article assert, and of what time? Coverage in, its numbers with their propositions out.

A number that stands in no proposition, the whole of which another number is a part, what comes on top of another, what
measures against one, and what may be and not what was, are no answers to "how many?".
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import date as Day  # noqa: N812

from rashomon.findings import words
from rashomon.findings.agreement import matters
from rashomon.findings.dates import edtf
from rashomon.findings.quantities import fates
from rashomon.records import Coverage, Date, Proposition, Quantity, Range
from rashomon.settings import COUNTS

_THOSE = frozenset({"they", "them", "who", "whom", "those", "these"})
_DEGREE = re.compile(
    r"\b(?:serious|critical|severe|grave|slight)(?:ly)?\b|\bminor\b|\blife-threatening\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[,.;:\n]| and ")
Asserted = tuple[Quantity, Proposition]
"""A number with the proposition that it stands in."""
_AGAINST = re.compile(r"\s*(?:times\b|(?:more|fewer|less) than\b|clear\b|behind\b|ahead\b|adrift\b)")
_PARTITIVE = re.compile(r"\b(?:\d+|[a-z]+) of (?:the|those|these|its|their|some) $", re.IGNORECASE)
_REACH = 40
"""Characters within which a word like "initial" belongs to a number."""


def numbers(coverage: Coverage) -> list[Asserted]:
    """Give each quantity with the proposition that it stands in; one that stands in none is not asserted."""
    inside = {(one.article, token.start): one for one in matters.asserted(coverage) for token in one.tokens}
    texts = {article.id: article.text for article in coverage.articles}
    found = []
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
            found.append((of_whom(quantity, texts[quantity.article]), holder))
    return found


def of_whom(quantity: Quantity, text: str) -> Quantity:
    """Give a number of people hurt with how badly, and with whom a part is counted of.

    "Four were seriously injured" is another count than "forty were injured", and "seven of the injured were in a
    serious condition" answers "eight of them seriously".
    """
    last = quantity.text.split()[-1].lower()
    if quantity.unit == "" and not quantity.event and fates.is_of_people(last):
        quantity = replace(quantity, unit="person", noun="person", event=fates.event_of(last))
    how = _degree(quantity, text)
    if how and (quantity.event == "injure" or (quantity.noun in _THOSE and not quantity.event)):
        return replace(quantity, unit="person", noun="person", event=f"{how} injure")
    return quantity


def _degree(quantity: Quantity, text: str) -> str:
    """Say whether the words beside a number tell how badly those are hurt whom it counts."""
    before = _CLAUSE.split(text[max(0, quantity.start - _REACH) : quantity.start])[-1]
    after = _CLAUSE.split(text[quantity.end : quantity.end + _REACH])[0]
    found = _DEGREE.search(f"{before} {after}")
    return "" if found is None else "slightly" if found[0].lower().startswith(("minor", "slight")) else "seriously"


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


class Past:
    """Tells what is of another time than the news: of an earlier state, or of an event long before."""

    def __init__(self, coverage: Coverage) -> None:
        days = sorted(article.published[:10] for article in coverage.articles if article.published is not None)
        self._news = Day.fromisoformat(days[len(days) // 2]) if days else None  # One wrong date does not move it.
        self._dates: dict[str, list[Date]] = defaultdict(list)
        for date in coverage.dates:
            if date.field == "text" and date.value is not None:
                self._dates[date.article].append(date)

    def holds(self, one: Asserted) -> bool:
        """Say whether a number is marked as past: "the initial offer of $70", "in 1996 a boy of three fell in"."""
        quantity, proposition = one
        marked = any(
            token.lemma.lower() in words.load("former") and abs(token.start - quantity.start) < _REACH
            for token in proposition.tokens
        )
        return marked or self.is_long_before(proposition.article, proposition.sentence)

    def is_long_before(self, article: str, sentence: Range) -> bool:
        """Say whether all that a sentence dates is of a time long before the news."""
        dated = self._dated(article, sentence)
        return dated is not None and self._news is not None and (self._news - dated[1]).days > COUNTS.past

    def apart(self, one: Asserted, other: Asserted) -> bool:
        """Say whether two numbers are dated, each in its sentence, to days too far apart for one event."""
        mine, theirs = (self._dated(each.article, each.sentence) for _, each in (one, other))
        if mine is None or theirs is None:
            return False
        gap = max((theirs[0] - mine[1]).days, (mine[0] - theirs[1]).days)
        return gap > COUNTS.days

    def _dated(self, article: str, sentence: Range) -> tuple[Day, Day] | None:
        """Give the first and the last day that a sentence names."""
        start, end = sentence
        given = [edtf.bounds(str(one.value)) for one in self._dates[article] if start <= one.start < end]
        return (min(first for first, _ in given), max(last for _, last in given)) if given else None
