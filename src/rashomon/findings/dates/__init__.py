"""When is it about? Articles with their parse in, Date records out.

Expressions are found by patterns (`patterns`), joined where they stand side by side (`joins`), checked
against the parse where their words may mean something else ("May", "2008 people"), and resolved (`values`) in
reading order, so that "the following day" counts from the day told before. Follows TIMEX3 (TimeML 1.2.1) in what is an
expression of time, and EDTF (ISO 8601-2) in how its value is written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from rashomon.findings import words
from rashomon.findings.dates import edtf, joins, patterns, values
from rashomon.findings.dates.expressions import Between, Calendar, Clock, Expression, Feast, Offset, Part, Weekday
from rashomon.findings.syntax import tense
from rashomon.records import Article, Coverage, Date, DateAnchor, Field, Sentence

_BEFORE_DATELINE = re.compile(r"\s*[A-Z][^\n.!?]{0,60}[,(] ?")
_AFTER_DATELINE = re.compile(r"[.,]?\s*(?:\([^)\n]{1,40}\))?\s*(?:--|—|–|-|_|:)\s")
_LIVE = re.compile(r"\W*\0[.: ]*(?:[:—–-].*)?")
"""A time of day that has its line alone or opens it, as the entries of a live report do: it is of the day itself."""
_DATELINE_LAG = 7
"""Days that may lie between a dateline and the day of publication; more is a slip, and publication rules."""
_REACH = 900
"""Characters within which the time named before still anchors "the following day": two or three paragraphs."""
_VERBS = ("may", "march", "august")
_TITLES = frozenset({"ORG", "WORK_OF_ART"})
_CLOCK_REACH = 300
"""The same for a time of day without its day: a sentence or two."""
_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "NORP", "LAW"})
"""Entity labels under which a month, a weekday or a number is part of a name: "the Sunday Times", "April Jones"."""
_BEFORE_YEAR = frozenset(
    {"in", "since", "by", "until", "till", "from", "to", "through", "of", "during", "before", "after"}
)


_FIGURES = re.compile(r"[$£€#]\d|\d%| percent| cents\b")
_FIGURES_REACH = 400
"""Characters back within which the quarter of a company's figures was named; they compare it with "a year ago"."""


class _Told(NamedTuple):
    """A time that was named: where, its value, and whether it only says when something was said."""

    at: int
    value: str
    saying: bool


def find(coverage: Coverage) -> tuple[Date, ...]:
    """Give every expression of time in the English articles of `coverage`, in order, with its value or None.

    Without a day of publication what is relative has no value; a full date still has.
    """
    fields: tuple[Field, ...] = ("headline", "text")
    return tuple(
        found
        for article in coverage.articles
        if article.language == "en"
        for field in fields
        for found in _read(
            article, field, [s for s in coverage.sentences if s.article == article.id and s.field == field]
        )
    )


def _read(article: Article, field: Field, sentences: Sequence[Sentence]) -> list[Date]:
    text = (article.headline or "") if field == "headline" else article.text
    expressions = joins.join(text, patterns.match(text))
    starts = [sentence.start for sentence in sentences]
    published = _published(article)
    dateline, day = _dateline(text, published, expressions) if field == "text" else (None, published)
    anchor: DateAnchor = "dateline" if dateline else "published"
    told: list[_Told] = []
    dates: list[Date] = []
    for expression in expressions:
        place = bisect_right(starts, expression.head) - 1
        sentence = sentences[place] if place >= 0 else None
        index = _token(sentence, expression.head)
        if not _meant(expression, text, sentence, index):
            continue
        live = isinstance(expression.when, Clock) and bool(_LIVE.fullmatch(_around(text, expression)))
        around = values.Surroundings(
            # A dateline is itself read by the day of publication.
            published if expression is dateline else day,
            "published" if expression is dateline else anchor,
            _direction(expression, sentence, index),
            _before(told, expression, day if live else None),
            _quarter(told, sentence, text),
        )
        value, basis = values.resolve(expression, around)
        basis = anchor if live and value else basis
        if value is None and isinstance(expression.when, Part) and expression.when.code == 0:
            continue
        if value is not None and not _compared(expression, value):
            told.append(_Told(expression.start, value, _saying(sentence, index)))
        phrase = text[expression.start : expression.end]
        fine = edtf.precision(value) if value else None
        dates.append(Date(article.id, expression.start, expression.end, phrase, value, basis, fine, field))
    return dates


def _around(text: str, expression: Expression) -> str:
    """Give what stands before an expression in its line, a mark for it, and the next characters of the line."""
    start, end = text.rfind("\n", 0, expression.start) + 1, text.find("\n", expression.end)
    after = text[expression.end : len(text) if end < 0 else end]
    return f"{text[start : expression.start]}\0{after[:3]}"


def _dateline(
    text: str, published: date | None, expressions: Sequence[Expression]
) -> tuple[Expression | None, date | None]:
    """Give the dateline's date and the day it names, which the article speaks from, where that fits its publication.

    Without a dateline the article speaks from the day of publication.
    """
    for expression in expressions[:1]:
        when = expression.when
        named = isinstance(when, Calendar) and when.day and expression.start < 80 and not expression.clock
        placed = _BEFORE_DATELINE.fullmatch(text, 0, expression.start)
        if named and placed and _AFTER_DATELINE.match(text, expression.end):
            around = values.Surroundings(published, "published", None, lambda _: None)
            value, _ = values.resolve(expression, around)
            day = date.fromisoformat(value) if value else None
            if day and (published is None or 0 <= (published - day).days <= _DATELINE_LAG):
                return expression, day
    return None, published


def _published(article: Article) -> date | None:
    """Give the local day of publication; None where it is missing, is no date, or is of a time without newspapers."""
    try:
        day = date.fromisoformat((article.published or "")[:10])
    except ValueError:
        return None
    return day if 1600 <= day.year <= 2400 else None


def _token(sentence: Sentence | None, at: int) -> int | None:
    """Give the index of the token of `sentence` at character `at`."""
    if sentence is None or at >= sentence.end:
        return None
    return max(0, bisect_right(sentence.tokens, at, key=lambda token: token.start) - 1)


def _direction(expression: Expression, sentence: Sentence | None, index: int | None) -> tense.Direction | None:
    """Read the tense, where it can decide."""
    when = expression.when
    if sentence is None or index is None or (isinstance(when, Offset) and when.unit != "weekend"):
        return None
    if isinstance(when, Feast | Part):
        # "Easter Monday" and "the third quarter" hang on their clause by the last word.
        index = _token(sentence, expression.end - 1) or index
    return tense.direction(sentence.tokens, index, headline=sentence.field == "headline")


def _meant(expression: Expression, text: str, sentence: Sentence | None, index: int | None) -> bool:
    """Say whether the words name a time: always, but for words that may be a name, a verb, a number or a kind."""
    when = expression.when
    if text.startswith(_VERBS, expression.head):
        return False
    if sentence is None or index is None:
        return not expression.bare
    token = sentence.tokens[index]
    last = sentence.tokens[_token(sentence, expression.end - 1) or index]
    named = token.label in _NAMES
    if isinstance(when, Offset) and token.text == "Today" and index and sentence.tokens[index - 1].pos == "PROPN":
        # "Russia Today" is a name; capitals alone are not.
        return False
    if not expression.bare:
        # "Today" may be taken for a name alone; "the Sunday Times" is one.
        alone = token.opens and (index + 1 == len(sentence.tokens) or sentence.tokens[index + 1].label != token.label)
        return alone or token.label not in _TITLES or not isinstance(when, Weekday | Offset | Calendar)
    match when:
        case Calendar(month=None) | Between():
            previous = sentence.tokens[index - 1].text.lower() if index else ""
            if token.label in ("DATE", "EVENT"):
                return True
            return previous in _BEFORE_YEAR and last.dep == "pobj" and token.label in ("", "CARDINAL")
        case Feast(name=name, turn=turn, year=year):
            # "on Christmas", "last Easter"; not "a Christmas tree", "calls Christmas a sham"
            told = bool(turn or year) or name.endswith(("day", "eve"))
            return not named and (told or last.dep in ("pobj", "npadvmod", "poss", "pcomp"))
        case Part(code=code) if code <= edtf.WINTER:
            return not named and last.pos in ("NOUN", "PROPN", "NUM") and last.dep != "compound"
        case Part(code=code) if code >= edtf.FIRST_QUARTER:
            return not any(each.lemma in words.load("match_words") for each in sentence.tokens)
    return not named


def _before(told: Sequence[_Told], expression: Expression, live: date | None) -> Callable[[Iterable[str]], str | None]:
    """Give the way to the last time told before `expression` in a fitting precision; to `live` in a live report.

    The day of an event goes before that of a saying: "A boy was shot on Saturday, police said on Monday. The next day"
    is Sunday.
    """
    reach = _CLOCK_REACH if isinstance(expression.when, Clock) else _REACH
    if live:
        return lambda _: live.isoformat()

    def last(fine: Iterable[str]) -> str | None:
        near = [each for each in told if expression.start - each.at <= reach and edtf.precision(each.value) in fine]
        events = [each for each in near if not each.saying] or near
        return events[-1].value if events else None

    return last


def _quarter(told: Sequence[_Told], sentence: Sentence | None, text: str) -> str | None:
    """Give the quarter that the figures of `sentence` are for, where it or the lines before it name one."""
    if sentence is None:
        return None
    figures = _FIGURES.search(text, sentence.start, sentence.end)
    since = sentence.start - (_FIGURES_REACH if figures else 0)
    quarters = [each.value for each in told if each.at >= since and edtf.precision(each.value) == "quarter"]
    return quarters[-1] if quarters else None


def _compared(expression: Expression, value: str) -> bool:
    """Say whether this is "a year ago" beside a quarter's figures: what they are compared with, not what is told."""
    when = expression.when
    return isinstance(when, Offset) and when.unit == "year" and edtf.precision(value) == "quarter"


def _saying(sentence: Sentence | None, index: int | None) -> bool:
    """Say whether the time hangs on a verb of saying: "police said on Monday"."""
    if sentence is None or index is None:
        return False
    verb = tense.governor(sentence.tokens, index)
    return verb is not None and sentence.tokens[verb].lemma.lower() in words.load("saying_verbs")
