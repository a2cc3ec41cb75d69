"""Which numbers does a sentence write, and how far do its words leave them open? Sentence in, Amount out.

"At least seven", "10 to 12", "between 10 and 15", "dozens of", "a third of", "12%", "£20m", "2-1". Dates, times of day,
ordinals, numbers in names ("Flight 370"), of houses and of telephones are no amounts. What is counted is for `counted`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.findings.quantities import number_forms
from rashomon.records import Token

Bound = Literal["exact", "about", "least", "most"]


def _limits(*phrases: str) -> re.Pattern[str]:
    """Match one of `phrases` at the end of what stands before a number."""
    between = r"(?:an?\s+(?:estimated|average|additional|further)\s+|another\s+|the\s+)?"
    return re.compile(rf"\b(?:{'|'.join(phrases)})\s+{between}$", re.IGNORECASE)


_LEAST = _limits(
    *(
        "at least",
        "at the least",
        "a least",
        "more than",
        "upwards of",
        "in excess of",
        "no fewer than",
        "no less than",
    ),
    *("not less than", "exceeding", "over", "above", "a minimum of"),
)
_MOST = _limits(
    *("at most", "up to", "as many as", "as much as", "no more than", "not more than", "fewer than", "less than"),
    *("under", "below", "a maximum of"),
)
_ABOUT = _limits(
    *("about", "around", "some", "roughly", "approximately", "nearly", "almost", "close to", "circa", "an estimated"),
    *("estimated", "just over", "just under", "just shy of"),
)
_BEFORE: tuple[tuple[re.Pattern[str], Bound], ...] = ((_ABOUT, "about"), (_LEAST, "least"), (_MOST, "most"))
_AFTER = re.compile(r"\+|\s(?:or|and)\s(?:more|over)\b|\s?plus\b", re.IGNORECASE)
_OR_SO = re.compile(r"\sor\sso\b", re.IGNORECASE)
_PERCENT = re.compile(r"\s?%|[\s-]per\s?cent\b|[\s-]pct\b|\s?percentage[-\s]points?\b", re.IGNORECASE)
_NOT_BEFORE = re.compile(r"[\w.,:/#@'’+-]$")
_NOT_AFTER = re.compile(
    r"(?:st|nd|rd|th)\b|:\d|\s?(?:a\.m\.|p\.m\.|am|pm|o'clock|o’clock|gmt)(?![a-z])|/\d|-\d|\.\d|-(?:and|the)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\b(?:Nos?|Number|Article|Section|Chapter|Page|Route|Highway|Room|Flight|Channel|Interstate|Phase|Title|Type|Part)"
    r"\.?\s|#)$",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?")
_STREETS = re.compile(r"(?:Street|Avenue|Road|Lane|Drive|Boulevard|Square|Place|Court|St|Ave|Rd|Blvd)\.?")
_IDIOMS = re.compile(
    r"(?:9[-/]11|24[-/]7|50[-/]50|7[-/]7)\b|one another|one of a kind|one[-\s]time|one[-\s]way|two[-\s]way",
    re.IGNORECASE,
)
_VOTES = re.compile(
    r"\b(?:vote[ds]?|voting|ballot|senate|house|parliament|council|ruling|ruled|decision|justices|committee|resolution|"
    r"passed|approved|override|motion|majority)\b",
    re.IGNORECASE,
)
_SCORES = re.compile(
    r"\b(?:win|won|wins|beat|beats|beaten|defeat\w*|victory|loss|lost|lead|led|draw|drew|draws|score\w*|match|game|"
    r"against|trail\w*|ahead|final)\b",
    re.IGNORECASE,
)
_YEARS = range(1900, 2051)
"""Four digits without a comma in here are a year before any noun ("2018 races"), but for hundreds ("2000 people")."""
_SMALLEST_VOTE = 6
"""Voters that "A to B" needs to be a vote: "3 to 5 members of the council" is a range."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number at ``[start, end)``, with the words that limit it from `first` on.

    `unit` is what the writing of the number says itself: a currency, "percent", "score", "vote", or "".
    """

    first: int
    start: int
    end: int
    low: float
    high: float
    bound: Bound
    unit: str
    vague: bool = False


def read(tokens: tuple[Token, ...], text: str) -> Iterator[Amount]:
    """Give the amounts that a sentence writes, in order; they do not overlap."""
    reached = 0
    for place, token in enumerate(tokens):
        if token.start < reached or not number_forms.begins(token.text):
            continue
        match = number_forms.EXPRESSION.match(text, token.start)
        if not match or not match[0].strip() or _is_something_else(match, tokens, place, text):
            continue
        for amount in _amounts(match, tokens, text):
            reached = max(reached, amount.end)
            yield amount


def _is_something_else(match: re.Match[str], tokens: tuple[Token, ...], place: int, text: str) -> bool:
    """Tell whether the number is part of a date, a time, a name, an address or an idiom."""
    start, end = match.span()
    before = text[max(0, start - 24) : start]
    if (
        _NOT_BEFORE.search(before)
        or _NOT_AFTER.match(text, end)
        or _IDIOMS.match(text, start)
        or _NUMBERED.search(before)
    ):
        return True
    plain = match["a"] and not match["sign"] and re.fullmatch(r"[\d.]+", match[0])
    if not plain:
        return False
    last = place
    while last + 1 < len(tokens) and tokens[last + 1].start < end:
        last += 1
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    previous = tokens[place - 1] if place else None
    if any(beside and _MONTHS.fullmatch(beside.text) for beside in (previous, after)):
        return True
    if len(match[0]) == 4 and match[0].isdigit():
        year = int(match[0]) in _YEARS and int(match[0]) % 100 != 0
        return year or not (after and after.tag in {"NNS", "NNPS"})
    named = previous is not None and previous.pos == "PROPN" and previous.label not in {"DATE", "TIME"}
    if named and after and after.text not in {"%", "-", "percent", "per"}:
        return True  # "Falcon 9", "Version 5.00"
    street = any(_STREETS.fullmatch(each.text) for each in tokens[last + 1 : last + 4])
    return street and after is not None and after.pos == "PROPN"


def _amounts(match: re.Match[str], tokens: tuple[Token, ...], text: str) -> Iterator[Amount]:
    """Give what one expression writes: one amount, or two where "to" or "and" join numbers that are no range."""
    start, end = match.span()
    if match["vague"]:
        low, high = number_forms.VAGUE.get(" ".join(match["vague"].lower().split()), (20, 99_999_999))
        yield _limited(Amount(start, start, end, low, high, "about", "", vague=True), text)
    elif match["part"]:
        share = number_forms.part(match["over"], match["under"])
        yield _limited(Amount(start, start, end, share, share, "about", "percent"), text)
    elif match["some"]:
        share = 100 * number_forms.value(match["some"]) / max(number_forms.value(match["all"]), 1)
        if 0 < share <= 100:
            yield _limited(Amount(start, start, end, share, share, "about", "percent"), text)
    else:
        start = match.start("sign") if match["sign"] else match.start("a")
        unit = number_forms.currency(match["sign"])
        if match["b"]:
            yield from _pair(match, unit, tokens, text)
        else:
            yield _one(start, match.end("a"), number_forms.value(match["a"], money=bool(unit)), unit, text)


def _pair(match: re.Match[str], unit: str, tokens: tuple[Token, ...], text: str) -> Iterator[Amount]:
    """Give what two joined numbers write: "10 to 12", "$10-$15 billion", "2-1"."""
    start = match.start("sign") if match["sign"] else match.start("a")
    first = number_forms.value(match["a"], money=bool(unit))
    second = number_forms.value(match["b"], money=bool(unit))
    if first < 1000 <= second and number_forms.has_scale(match["b"]) and not number_forms.has_scale(match["a"]):
        bare = re.match(r"[\d.,]+", match["b"])
        first *= second / number_forms.value(bare[0]) if bare else 1
    joined = _joined(match, first, second, tokens, text)
    if joined == "apart":
        yield _one(start, match.end("a"), first, unit, text)
        if not _NOT_AFTER.match(text, match.end()):
            sign = match.start("sign2") if match["sign2"] else match.start("b")
            yield _one(sign, match.end(), second, unit if match["sign2"] else "", text)
    elif joined == "range":
        percent = _PERCENT.match(text, match.end())
        end, unit = (percent.end(), "percent") if percent else (match.end(), unit)
        amount = Amount(start, start, end, first, second, "exact", unit)
        between = text[max(0, start - len("between ")) : start].lower() == "between "
        yield replace(amount, first=start - len("between ")) if between else _limited(amount, text)
    elif joined:
        yield Amount(start, start, match.end(), first, second, "exact", joined)


def _joined(match: re.Match[str], first: float, second: float, tokens: tuple[Token, ...], text: str) -> str:
    """Tell what two joined numbers are: a `range`, a `score`, a `vote`, numbers `apart`, or nothing ("")."""
    join = match["join"].strip().lower()
    word_before = text[max(0, match.start() - 12) : match.start()].lower().rstrip()
    dashed = join in {"-", "–", "—"}
    if dashed and match["b"].isdigit() and len(match["b"]) == 4:
        return ""  # a telephone's number, or two years
    if join == "and":
        return "range" if word_before.endswith("between") and first < second else "apart"
    if join == "or":
        return "range" if first < second <= first + 5 else "apart"
    if join == "to" and word_before.endswith("from"):
        return "apart"  # "rose from 10 to 15" is a change
    counted = first < second and re.compile(r"[\s-][a-z]{3,}s\b").match(text, match.end())
    small = match["a"].isdigit() and match["b"].isdigit() and max(first, second) < 1000 and not match["sign"]
    if small and not counted and not _PERCENT.match(text, match.end()):
        line = text[tokens[0].start : tokens[-1].end]
        if _VOTES.search(line) and (dashed or first + second > _SMALLEST_VOTE):
            return "vote"
        if dashed and _SCORES.search(line):
            return "score"
    if first < second:
        return "range"
    return "" if dashed else "apart"


def _one(start: int, end: int, value: float, unit: str, text: str) -> Amount:
    percent = _PERCENT.match(text, end)
    if percent:
        end, unit = percent.end(), "percent"
    return _limited(Amount(start, start, end, value, value, "exact", unit), text)


def _limited(amount: Amount, text: str) -> Amount:
    """Add the words that leave an amount open: "at least 7", "about 20", "50 or more"."""
    before = text[max(0, amount.start - 40) : amount.start]
    for pattern, bound in _BEFORE:
        match = pattern.search(before)
        if match:
            return replace(amount, first=amount.start - len(before) + match.start(), bound=bound)
    after = _AFTER.match(text, amount.end)
    if after:
        return replace(amount, end=after.end(), bound="least")
    about = _OR_SO.match(text, amount.end)
    return replace(amount, end=about.end(), bound="about") if about else amount
