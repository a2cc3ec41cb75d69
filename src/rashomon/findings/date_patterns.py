"""Which words of a text name a time? Text in, expressions out, in order and without overlap.

Our own grammar of English news time expressions, in the spirit of TIMEX3 (TimeML 1.2.1) and of HeidelTime (Strötgen and
Gertz 2013). Durations ("for three years"), sets ("every Tuesday", "Mondays") and vague words ("now", "recently") are
left out. Patterns run on a plain copy of the text of the same length, lower case and with straight marks, and only
around the letters without which they cannot match: most sentences name no time.
"""

from __future__ import annotations

import re
import string
from collections.abc import Callable, Iterator
from typing import NamedTuple

from rashomon.findings import date_readings as read
from rashomon.findings.expressions import Expression, When
from rashomon.findings.holidays import HOLIDAYS

_PLAIN = str.maketrans(string.ascii_uppercase + "‘’–\u00a0\u202f\u2009", string.ascii_lowercase + "''-   ")
_BACK, _ON = 45, 70
"""Characters before and after its letters within which an expression lies: "the very beginning of the third quarter"."""

_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
_DAY_NAME = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WEEKDAY = rf"(?P<weekday>{_DAY_NAME})\b"
_WEEKDAY_BEFORE = rf"(?:(?P<weekday>{_DAY_NAME}|(?:mon|tues?|wed|thurs?|fri|sat|sun)\b\.?)(?:,? (?:the )?))?"
_NUMBER_ENDS = r"(?![\d%]|[.,:]\d|-year| percent| per cent)"
_YEAR = rf"(?P<year>(?:1[0-9]|20)\d\d)\b{_NUMBER_ENDS}"
_NTH = rf"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b{_NUMBER_ENDS}"
_STAGE = (
    r"(?:(?:very )?(?:early|earlier|late|later|mid)(?:-| on | in (?:the )?| )|(?:the )?(?:very )?(?:end|start|beginning"
    r"|middle|close) of (?:the )?|(?:the )?(?:early |small )?hours (?:of|on) "
    r"|(?:the )?(?:night|morning|afternoon|evening) of )?"
)
_TURN = r"(?P<turn>last|(?:this )?past|(?:this )?coming|this|next)"
_YEAR_TURN = r",? (?:of )?(?P<year_turn>last|this|next) year\b"
_IN_YEAR = rf"(?:,? (?:of )?{_YEAR}|{_YEAR_TURN})"
_PART_OF_DAY = r"(?: (?:(?:early |late |mid-?)?(?:morning|afternoon|evening)|night|lunchtime)\b)?"
_COUNT = rf"(?:\d{{1,3}}|an?|another|{'|'.join(read.NUMBERS[1:] + read.TENS[3:])})"
_OPEN = r"(?:a few|several|some|many|a couple of|a couple)"
_ABOUT = (
    r"(?:(?:about|nearly|almost|roughly|around|some|just|only|more than|less than|just over|just under|over|exactly) )?"
)
_ZONE = (
    r"(?:,? ?\(?(?:(?P<zulu>gmt|utc)|[ecmp][sd]?t|bst|cet|cest|ist|aest|aedt|(?:local|eastern|central|pacific|mountain|uk)"
    r"(?: standard| daylight)?(?: time)?)\b\)?)?"
)
_STOP = r"(?= *(?:[.,;:!?)\"—\n]|''|--|$))"
_HOLIDAY = "|".join(sorted((re.escape(name) for name in HOLIDAYS), key=len, reverse=True))
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_NAMED_QUARTER = r"(?P<number>first|second|third|fourth|final|1st|2nd|3rd|4th)[ -](?:fiscal )?quarter\b(?!-?final)"
_LED = (
    r"(?:in|during|by|since|until|till|through|throughout|over|for|from|before|after|of|at|on|around|to|and|between"
    r"|early|late|mid)"
)


class _Rule(NamedTuple):
    """A pattern; its group `span`, where there is one, is the expression, and `bare` says it may mean something else.

    A group name may end in underscores where one pattern has it in several places.
    """

    pattern: re.Pattern[str]
    says: Callable[[read.Groups], When]
    bare: bool = False


class _Family(NamedTuple):
    """Rules that need the same letters."""

    cue: re.Pattern[str]
    rules: tuple[_Rule, ...]


def _family(cue: str, *rules: tuple[str, Callable[[read.Groups], When]] | tuple[str, Callable[[read.Groups], When], bool]) -> _Family:
    return _Family(re.compile(cue), tuple(_Rule(re.compile(rule[0]), *rule[1:]) for rule in rules))


_FAMILIES = (
    _family(
        r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
        (r"\bsept(?:ember|\.)? 11(?:th)?(?:,? 2001)?(?= (?:terror|attack|hijack|commission|victim))", read.september_11),
        # "Sunday, Nov. 27, 2022", "March 3-5", "Oct. 23 last year"
        (
            rf"\b{_STAGE}(?:{_TURN} )?{_WEEKDAY_BEFORE}{_MONTH} ?(?:the )?(?P<day>{_NTH})"
            rf"(?: ?(?:-|to|through) ?(?P<day2>{_NTH}))?{_IN_YEAR}?",
            read.day,
        ),
        # "27 November 2022", "the 8th of March", "27-29 Nov"
        (
            rf"(?<![\w.,:$£€#/-]){_STAGE}{_WEEKDAY_BEFORE}(?:the )?(?P<day>{_NTH})(?: ?(?:-|to|and) ?(?P<day2>{_NTH}))?"
            rf"(?: of |-| ){_MONTH}(?!\w)(?:[ ,-]+{_YEAR}|{_YEAR_TURN})?",
            read.day,
        ),
        (rf"\b{_STAGE}{_MONTH},? (?:of )?{_YEAR}", read.month),
        (rf"\b{_STAGE}{_MONTH}{_YEAR_TURN}", read.month),
        (rf"\b{_STAGE}{_TURN} {_MONTH}(?!\w)", read.month),
        # "in May", "late March": nothing but "may" and "march" without such words, which are mostly verbs
        (rf"\b{_LED}[ -](?P<span>(?P<month>may|march))\b(?! \d)", read.month, True),
        (rf"\b(?!may|march){_STAGE}(?!may|march){_MONTH}(?!\w)", read.month, True),
    ),
    _family(
        rf"{_DAY_NAME}\b",
        (
            rf"\b(?<!every )(?<!each )(?<!ash )(?<!good )(?<!palm )(?<!easter )(?<!black )(?<!cyber ){_STAGE}"
            rf"(?:{_TURN} |the (?P<link>previous|preceding|following) )?{_WEEKDAY}"
            rf"(?:,? (?:of )?(?P<week>last|this|next) week\b)?{_PART_OF_DAY}",
            read.weekday,
        ),
    ),
    _family(
        r"today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening)|last (?:night|evening)",
        (
            rf"\b{_STAGE}(?:(?P<word>(?:the )?day (?:before yesterday|after tomorrow)|today|tonight|yesterday|tomorrow)"
            rf"|(?P<part>this (?:morning|afternoon|evening)|last (?:night|evening)))\b{_PART_OF_DAY}",
            read.deictic,
        ),
    ),
    _family(
        r"week|month|year|decade|century|\bday\b|\bnight\b|morning|afternoon|evening|\bquarter|\bperiod\b|\bhalf\b",
        (
            rf"\b(?<!the ){_STAGE}{_TURN} (?:(?:fiscal|financial|calendar|school) )?"
            r"(?P<unit>weekend|week|month|quarter|year|decade|century)\b(?!-)",
            read.turned_unit,
        ),
        (r"\b(?:the|at) (?:(?:long|holiday) )?(?P<unit>weekend)\b(?! (?:of|before|after)\b)", read.turned_unit, True),
        (
            rf"\b{_STAGE}the (?:very )?(?P<link>previous|preceding|following|ensuing|same|next) "
            r"(?P<unit>day|night|morning|afternoon|evening)\b(?!-)",
            read.linked_unit,
        ),
        (
            rf"\b{_STAGE}the (?P<link>previous|preceding|following|ensuing|same) (?P<unit>week|weekend|month|year)\b(?!-)",
            read.linked_unit,
        ),
        (
            rf"\b{_STAGE}that (?:(?:same|very) )?(?P<unit>day|night|morning|afternoon|evening|week|month|year)\b(?!-)",
            read.linked_unit,
        ),
        (rf"\bthe (?P<unit>day|night|week|month|year) (?P<link>before|after){_STOP}", read.linked_unit),
        (r"\b(?:the )?end of (?:the|this) (?P<unit>month|year|week)\b|\bearlier in the (?P<unit_>year)\b", read.turned_unit),
        (r"\b(?:the )?year(?:'s)?[ -]end\b(?!-)", read.year_end),
        # "the third quarter of 2023", "last year's fourth quarter", "the 1988 first quarter"
        (
            rf"\b(?:the |its |their )?(?:(?P<owner>last|this|next) year's |(?P<owned>(?:19|20)\d\d)(?:'s)? )?(?:fiscal[ -])?"
            rf"{_NAMED_QUARTER}(?:,? (?:of |in )?(?:fiscal )?{_YEAR}|{_YEAR_TURN})?",
            read.quarter,
            True,
        ),
        (
            r"\bthe (?:(?:comparable|corresponding) )?year-(?:ago|earlier) (?:(?P<number>first|second|third|fourth) )?"
            r"(?:fiscal )?(?:quarter|period)\b|\byear-(?:ago|earlier)\b",
            read.year_ago,
        ),
        (
            rf"\bthe (?:(?P<new>latest|most recent) (?:fiscal )?(?:quarter|period)|(?:same )?{_YEAR} (?:quarter|period)|quarter)\b"
            r"(?![- ](?:of|final|century|point|mile|hour|million))",
            read.same_quarter,
        ),
        (
            rf"\b(?:the )?(?P<number>first|second|last|latter|other) half of (?:{_YEAR}|(?P<year_turn>last|this|next) year|the year)\b",
            read.half,
        ),
    ),
    _family(
        r"\b(?:ago|earlier|later|before|after|previously|hence|from now|from today|time)\b",
        (
            rf"\b{_ABOUT}(?:(?P<open>{_OPEN})|(?P<count>{_COUNT}))[ -](?:(?P<half>and a half) )?"
            r"(?P<unit>hour|minute|day|night|week|month|year|decade|centurie|century)s?(?: and a half)?(?: or (?:so|more))?"
            r"'? (?P<way>ago|earlier|later|previously|from now|from today|hence)\b(?! than)"
            rf"(?P<tail> (?:today|this month|this week|(?:(?:on|last) )?{_DAY_NAME})\b)?",
            read.counted,
        ),
        (r"\bin (?P<count>" + _COUNT + r") (?P<unit>day|week|month|year)s?'? (?P<way>time)\b", read.counted),
        (
            rf"\b(?:(?P<open>{_OPEN})|(?P<count>{_COUNT})) (?P<unit>hour|minute|day|week|month|year)s? (?P<way>before|after){_STOP}",
            read.counted,
        ),
    ),
    _family(
        r"spring|summer|autumn|\bfall\b|winter",
        (
            rf"\b{_STAGE}(?:the )?{_SEASON}(?:[/-](?P<season2>summer|autumn|fall|winter))?"
            rf"(?:,? (?:of )?{_YEAR}| of '(?P<year_>\d\d)\b)",
            read.season,
        ),
        (rf"\b(?P<season>spring|summer|autumn|fall|winter) '?(?P<year>[0-4]\d)\b{_NUMBER_ENDS}", read.season, True),
        (rf"\b{_STAGE}{_TURN} {_SEASON}\b", read.season),
        (rf"\b{_STAGE}(?:the )?{_SEASON}{_YEAR_TURN}", read.season),
        (
            rf"\b(?:in|during|by|since|until|through|throughout|over|before|after) (?P<span>(?:the )?{_STAGE}{_SEASON})\b",
            read.season,
            True,
        ),
    ),
    _family(
        r"\b[1-4][qh]\b|\b[qh][1-4]\b",
        (rf"\b(?P<letter>[qh])(?P<number>[1-4])(?: ?(?:of )?(?:fy)?{_YEAR})?\b", read.lettered, True),
        (rf"\b(?P<number>[1-4])(?P<letter>q)(?: ?{_YEAR})?\b", read.lettered, True),
    ),
    _family(
        r"\d\d\d\d",
        (r"(?<![\w/-])(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)", read.numeric),
        (
            r"(?<![\w.,$£€#/-])(?:(?:from|between) )?(?P<first>(?:1[5-9]|20)\d\d)"
            rf"(?:[-/](?P<last>(?:1[5-9]|20)\d\d|\d\d)|(?: to | through )(?P<last_>(?:1[5-9]|20)\d\d))\b{_NUMBER_ENDS}(?![-/])",
            read.years,
            True,
        ),
        (
            r"\bbetween (?P<first>(?:1[5-9]|20)\d\d) and (?P<last>(?:1[5-9]|20)\d\d)\b",
            read.years,
            True,
        ),
        (rf"\b{_STAGE}(?:(?:the )?(?:fiscal|financial)(?: year)? |the year |fy ?){_YEAR}", read.year),
        (
            rf"(?<![\w.,$£€#/])(?<!no )(?<!-){_STAGE}(?P<year>(?:1[5-9]|20)\d\d)\b{_NUMBER_ENDS}(?!-|/\d|[ -](?:metres|meters|feet|miles|km|people))",
            read.year,
            True,
        ),
        (r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?:(?P<zulu>gmt|utc)|bst|hrs|hours)\b", read.clock),
    ),
    _family(
        r"\d\d'?s\b|ties\b",
        (
            r"(?<![\w$£€])(?:the )?(?:(?:early|mid|late)[ -])?(?:(?P<digits>(?:1[5-9]|20)\d0)'?s\b|'(?P<digits_>\d0)s\b"
            r"|(?<=the )(?P<digits__>[3-9]0)'?s\b)",
            read.decade,
        ),
        (r"\bthe (?:(?:early|mid|late)[ -])?(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b", read.decade),
    ),
    _family(
        r"centur",
        (
            r"\b(?:the )?(?:(?:early|mid|late)[ -])?(?P<number>\d{1,2}(?:st|nd|rd|th)|" + "|".join(read.ORDINALS[10:]) + r")[- ]century\b",
            read.century,
        ),
    ),
    _family(
        r"nineteen |\btwo thousand|twenty[ -]",
        (
            r"\bnineteen (?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
            r"(?:[ -](?P<ones>one|two|three|four|five|six|seven|eight|nine))?\b(?P<century>)",
            read.spelled_year,
        ),
        (r"\bthe year (?P<thousand>two thousand)\b", read.spelled_year),
    ),
    _family(
        r"christmas|easter|thanksgiving|halloween|juneteenth|pentecost|new year's|day\b|sunday|monday|friday|fourth of july|bonfire",
        (
            rf"\b{_STAGE}(?:{_TURN} )?(?P<name>{_HOLIDAY})\b(?!'s)(?: (?P<wide>weekend|week)\b)?{_PART_OF_DAY}{_IN_YEAR}?",
            read.feast,
            True,
        ),
    ),
    _family(
        r"\d ?[ap]\.? ?m\b|\d[:.]\d\d|o'clock|noon|midday|in the (?:morning|afternoon|evening)|9/11",
        (r"(?<![\w/])9/11(?![\d/])", read.september_11),
        (
            rf"(?<![\d.:$£€])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap])(?:\.? ?m\b\.?){_ZONE}",
            read.clock,
        ),
        (
            rf"\b(?:at|by|around|about|until|before|after) (?P<span>(?P<hour>1[0-2]|[1-9]|{'|'.join(read.NUMBERS[1:13])})"
            r"(?:[:.](?P<minute>[0-5]\d))?(?: o'clock)? in the (?P<daypart>morning|afternoon|evening))\b",
            read.clock,
        ),
        (
            rf"\b(?:at|by|around|about|until|before|after|from|to) (?P<span>(?P<hour>1[3-9]|2[0-3]|0\d):(?P<minute>[0-5]\d){_ZONE})(?![\d:])",
            read.clock,
        ),
        (rf"(?<![\d.:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d) ?(?:(?P<zulu>gmt|utc)|bst|hrs)\b", read.clock),
        (
            rf"\b(?:at|by|until|before|after|around|about) (?P<span>(?P<noon>noon|midday))\b|\b(?P<noon_>noon)(?= (?:on )?{_DAY_NAME})",
            read.clock,
        ),
    ),
)


def match(text: str) -> Iterator[Expression]:
    """Give the expressions of time in `text` in order; of two that overlap, the one that begins first, then the longer.

    >>> [text[e.start:e.end] for text in ["It closed late on Sunday, 27 November."] for e in match(text)]
    ['late on Sunday, 27 November']
    """
    plain = text.translate(_PLAIN)
    found = [expression for family in _FAMILIES for expression in _matches(plain, family)]
    found.sort(key=lambda each: (each.start, -each.end, each.bare))
    end = 0
    for expression in found:
        if expression.start >= end:
            end = expression.end
            yield expression


def _matches(plain: str, family: _Family) -> Iterator[Expression]:
    for start, end in _windows(plain, family.cue):
        for rule in family.rules:
            for found in rule.pattern.finditer(plain, start, end):
                groups = {name.rstrip("_"): words for name, words in found.groupdict().items() if words is not None}
                span = found.span("span") if "span" in groups else found.span()
                heads = [found.start(name) for name, words in found.groupdict().items() if words and name != "span"]
                yield Expression(*span, min(heads, default=span[0]), rule.says(groups), bare=rule.bare)


def _windows(plain: str, cue: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Give the stretches around the matches of `cue` that end between words, joined where they touch."""
    start = end = -1
    for found in cue.finditer(plain):
        first, last = max(0, found.start() - _BACK), plain.find(" ", found.end() + _ON)
        last = len(plain) if last < 0 else last
        if first <= end:
            end = last
            continue
        if end >= 0:
            yield start, end
        start, end = first, last
    if end >= 0:
        yield start, end
