"""Does one place say what another one says? Two propositions and the values they give in, yes or no out.

A place that speaks of the same matter is not yet a witness: it must give the numbers and the days that are claimed, and
tell them as done or as planned, as so or as not so, and of what the claim is made of it must hold enough. So "four
investigators landed" is not borne out by "four investigators would travel", nor "300 people" by "about 450 people".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date as Day  # noqa: N812
from typing import NamedTuple

from rashomon.findings import quantities, words
from rashomon.findings.agreement import matters
from rashomon.findings.agreement.nearness import Near
from rashomon.findings.agreement.values import unplaced
from rashomon.findings.dates import edtf
from rashomon.findings.quantities.numerals import number_of
from rashomon.records import Coverage, Date, Proposition, Quantity, Range, Token
from rashomon.settings import WITNESSES

_NEGATIVE = frozenset({"no", "not", "n't", "n’t", "never", "nobody", "none", "nothing", "neither", "nor", "without"})
_TO_COME = frozenset({"will", "'ll", "’ll", "shall", "would", "'d", "’d", "wo", "may", "might", "could", "should"})
_FRACTIONS = {"half": 0.5, "halv": 0.5, "thir": 1 / 3, "quar": 0.25}
_FRACTION = re.compile(r"\b(?:half|halves|thirds?|quarters?)\b", re.IGNORECASE)
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


class _Values(NamedTuple):
    """What a stretch of text gives that can be compared; `bare` are the numbers in it that are of nothing known."""

    numbers: tuple[Quantity, ...]
    bare: frozenset[float]
    every: frozenset[float]
    dates: tuple[Date, ...]

    def unplaced(self) -> Hashable:
        """Give the values without the places where they stand."""
        return tuple(map(unplaced, self.numbers)), self.bare, self.every, tuple(each.value for each in self.dates)


class Witnesses:
    """Compares the places of one coverage."""

    def __init__(self, coverage: Coverage) -> None:
        self._numbers: dict[str, list[Quantity]] = defaultdict(list)
        self._dates: dict[str, list[Date]] = defaultdict(list)
        self._tokens: dict[str, list[Token]] = defaultdict(list)
        for quantity in coverage.quantities:
            if quantity.field == "text":
                self._numbers[quantity.article].append(quantity)
        for date in coverage.dates:
            if date.field == "text":
                self._dates[date.article].append(date)
        for sentence in coverage.sentences:
            if sentence.field == "text":
                self._tokens[sentence.article] += sentence.tokens
        self._published = {
            article.id: Day.fromisoformat(article.published[:10]) if article.published else None
            for article in coverage.articles
        }
        self._read: dict[tuple[str, Range], _Values] = {}
        self._kinds: dict[Hashable, int] = {}
        self._kind_of: dict[tuple[str, int, Range], int] = {}
        self._known: dict[tuple[int, int], bool] = {}
        self._near = Near(
            word
            for matter in coverage.matters
            if len({one.article for one in matter.propositions}) > 1
            for one in matter.propositions
            for word in map(str.lower, _around(one) | _content(self._within(one.article, one.sentence)))
        )

    def bears_out(self, claimed: Proposition, printed: Range, by: Proposition) -> bool:
        """Say whether `by` asserts what `claimed` does; `printed` is the place whose words stand for the claim."""
        kinds = self.kind(claimed, printed), self.kind(by, by.sentence)
        if kinds not in self._known:
            self._known[kinds] = self._bears_out(claimed, printed, by)
        return self._known[kinds]

    def kind(self, one: Proposition, printed: Range) -> int:
        """Give a number that is equal where the same is said in the same words, as in copies of one text.

        What `bears_out` says of a place, it says of all of its kind.
        """
        place = (one.article, one.verb.start, printed)
        if place not in self._kind_of:
            self._kind_of[place] = self._kinds.setdefault(self._said(one, printed), len(self._kinds))
        return self._kind_of[place]

    def _said(self, one: Proposition, printed: Range) -> Hashable:
        """Give all that is compared of a place, its offsets counted from the beginning of its sentence."""
        at = one.sentence[0]
        tokens = self._within(one.article, one.sentence)
        return (
            tuple((each.start - at, each.text, each.lemma, each.pos, each.tag, each.dep) for each in tokens),
            tuple(each.start - at for each in (*one.tokens, one.verb, *matters.outside(one))),
            (one.start - at, printed[0] - at, printed[1] - at, one.sentence[1] - at),
            *(self._values(one.article, place).unplaced() for place in (printed, one.sentence)),
            self._published[one.article],
        )

    def _bears_out(self, claimed: Proposition, printed: Range, by: Proposition) -> bool:
        return (
            _is_negative(claimed) == _is_negative(by)
            and not _is_planned_against_done(claimed, by)
            and self.gives((claimed.article, printed), (by.article, by.sentence))
            and self._holds_enough(claimed, printed, by)
        )

    def _holds_enough(self, claimed: Proposition, printed: Range, by: Proposition) -> bool:
        """Say whether a place has the predicate of a claim and most of its other words, or words near to them.

        A predicate that is near to no word may still be another word for the same ("come from", "be due to"): then the
        other words must nearly all be there.

        Where a whole sentence stands for the claim, the whole sentence must be borne out, by all of the other one.
        """
        if printed == claimed.sentence:
            wanted = _content(self._within(claimed.article, printed))
            held = _content(self._within(by.article, by.sentence))
        else:
            wanted, held = _content(claimed.tokens), _around(by)
        share = self._near.share({word.lower() for word in wanted}, {word.lower() for word in held})
        plain = {word for word in wanted if word.islower()}
        if self._near.share(plain, {word.lower() for word in held}) < WITNESSES.plain:
            return False  # What is shared is a name, or little more.
        if printed == claimed.sentence and share < WITNESSES.whole:
            return False
        if self._near.share({claimed.verb.lemma.lower()}, {word.lower() for word in _around(by)}) < WITNESSES.predicate:
            return share >= WITNESSES.without_predicate
        return share >= WITNESSES.share

    def _within(self, article: str, place: Range) -> Sequence[Token]:
        tokens = self._tokens[article]
        return tokens[bisect_left(tokens, place[0], key=_start) : bisect_left(tokens, place[1], key=_start)]

    def gives(self, claimed: tuple[str, Range], by: tuple[str, Range]) -> bool:
        """Say whether a place gives every number of another one, and no other day; both are ranges of articles."""
        wanted, given = self._values(*claimed), self._values(*by)
        numbers = all(
            any(_same(one, other) for other in given.numbers)
            or (one.unit == "age" and not any(other.unit == "age" for other in given.numbers))
            for one in wanted.numbers  # An age describes, and need not be told again.
        )
        known = given.every | {value for one in given.numbers for value in (one.low, one.high)}
        return numbers and wanted.bare <= known and self._same_days(wanted.dates, given.dates, by[0])

    def _values(self, article: str, place: Range) -> _Values:
        if (article, place) not in self._read:
            start, end = place
            numbers = [
                one
                for one in self._numbers[article]
                if start <= one.start < end and not _FRACTION.search(one.text)  # Told by its two words, below.
            ]
            dates = [one for one in self._dates[article] if start <= one.start < end]
            told = [(one.start, one.end) for one in numbers] + [(one.start, one.end) for one in dates]
            every = [
                (token.start, value) for token in self._within(article, place) if (value := _number(token)) is not None
            ]
            bare = {value for at, value in every if not any(first <= at < last for first, last in told)}
            dated = tuple(one for one in dates if one.value is not None)
            self._read[article, place] = _Values(
                tuple(numbers), frozenset(bare), frozenset(value for _, value in every), dated
            )
        return self._read[article, place]

    def _same_days(self, wanted: Sequence[Date], given: Sequence[Date], article: str) -> bool:
        """Say whether no day is another one: a day that is left out may only be one that the news goes without."""
        open_ = [one for one in wanted if not any(_meet(one, other) for other in given)]
        spare = [one for one in given if not any(_meet(one, other) for other in wanted)]
        if open_ and spare:
            return False
        published = self._published[article]
        return all(published is not None and _is_news(one, published) for one in open_)


def _number(token: Token) -> float | None:
    """Give the value of a word that is a number: "40", "forty"; "88th" is one too."""
    low = token.text.lower()
    if _FRACTION.fullmatch(low):
        return _FRACTIONS[low[:4]]
    if low[:1].isdigit():
        low = low.rstrip("stndrh")
    elif token.pos != "NUM" or low == "one":
        return None  # "one of them" counts nothing.
    return number_of([low])


def _same(one: Quantity, other: Quantity) -> bool:
    """Say whether two numbers are one report: the same value, or one that is called rough and the other near it."""
    if not (_unit(one).startswith(_unit(other)) or _unit(other).startswith(_unit(one))):
        return False
    if one.unit in ("score", "vote"):
        return sorted((one.low, one.high)) == sorted((other.low, other.high))
    if (one.low, one.high) == (other.low, other.high):
        return "about" not in (one.bound, other.bound) or not {"least", "most"} & {one.bound, other.bound}
    rough = "about" in (one.bound, other.bound) or one.unit not in ("", "person")
    return rough and {one.bound, other.bound} <= {"exact", "about"} and not quantities.differ(one, other)


def _unit(quantity: Quantity) -> str:
    """Give the unit of a number; people and things are counted alike, and $60 is given by "$60 a share"."""
    return "count" if quantity.unit in ("", "person") else quantity.unit


def _meet(one: Date, other: Date) -> bool:
    """Say whether two dates may be one: their days meet, and the hours where both have one are the same."""
    a, b = (edtf.bounds(str(each.value)) for each in (one, other))
    hours = {hour for each in (one, other) if (hour := edtf.clock(str(each.value)))}
    return a[0] <= b[1] and b[0] <= a[1] and len(hours) < 2


def _is_news(date: Date, published: Day) -> bool:
    """Say whether a date is of the days of which a report told then needs not say when: "struck a pier on Sunday"."""
    first, last = edtf.bounds(str(date.value))
    return edtf.clock(str(date.value)) is None and first <= published and (published - last).days <= WITNESSES.days


def _is_negative(one: Proposition) -> bool:
    return any(token.text.lower() in _NEGATIVE for token in one.tokens)


def _is_planned_against_done(one: Proposition, other: Proposition) -> bool:
    return {_tense(one), _tense(other)} == {"to come", "done"}


def _tense(one: Proposition) -> str:
    """Say whether a proposition tells what was done or what is to come; "" for what holds at present."""
    helpers = {
        token.text.lower()
        for token in one.tokens
        if token.dep in ("aux", "auxpass") and token.start < one.verb.start and token.start >= one.start
    }
    if helpers & _TO_COME and "have" not in helpers:
        return "to come"
    if "to" in helpers:
        return "to come"
    if one.verb.lemma.lower() in words.load("stative_verbs") or _undertakes(one):
        return ""
    if one.verb.tag in ("VBD", "VBN") or helpers & {"did", "was", "were", "had", "has", "have"}:
        return "done"
    return ""


def _undertakes(one: Proposition) -> bool:
    """Say whether a verb looks on to another: "pledged to pay" tells of what is to come, and was done."""
    return any(token.dep == "xcomp" and token.tag == "VB" for token in one.tokens)


def _start(token: Token) -> int:
    return token.start


def _content(tokens: Iterable[Token]) -> frozenset[str]:
    """Give the content words: names as they are written, others in their base form."""
    return frozenset(
        token.text if token.pos == "PROPN" else token.lemma.lower()
        for token in tokens
        if token.pos in _CONTENT and token.lemma.lower() not in words.load("light")
    )


def _around(one: Proposition) -> frozenset[str]:
    """Give the content words of a clause, its shared subject and the noun that it describes among them."""
    return _content((*one.tokens, *matters.outside(one)))
