"""Which numbers does an article assert, and of what time? Coverage in, its numbers with their propositions out.

A number that stands in no proposition, the whole of which another number is a part, what comes on top of another, what
measures against one, and what may be and not what was, are no answers to "how many?".
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date as Day  # noqa: N812

from rashomon.findings import words
from rashomon.findings.dates import edtf
from rashomon.records import Coverage, Date, Proposition, Quantity
from rashomon.settings import COUNTS

Asserted = tuple[Quantity, Proposition]
"""A number with the proposition that it stands in."""
_AGAINST = re.compile(r"\s*(?:times\b|(?:more|fewer|less) than\b|clear\b|behind\b|ahead\b|adrift\b)")
_PARTITIVE = re.compile(r"\b(?:\d+|[a-z]+) of (?:the|those|these|its|their|some) $", re.IGNORECASE)
_REACH = 40
"""Characters within which a word like "initial" belongs to a number."""


def numbers(coverage: Coverage) -> list[Asserted]:
    """Give each quantity with the proposition that it stands in; one that stands in none is not asserted."""
    inside = {
        (one.article, token.start): one
        for matter in coverage.matters
        for one in matter.propositions
        for token in one.tokens
    }
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
            found.append((quantity, holder))
    return found


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
    """Tells which numbers are of another time than the news: of an earlier state, or of an event long before."""

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
        return marked or self._long_before(proposition)

    def _long_before(self, proposition: Proposition) -> bool:
        start, end = proposition.sentence
        inside = [one for one in self._dates[proposition.article] if start <= one.start < end]
        if not inside or self._news is None:
            return False
        latest = max(edtf.bounds(str(one.value).split("T")[0])[1] for one in inside)
        return (self._news - latest).days > COUNTS.past
