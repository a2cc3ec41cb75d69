"""The patterns of English news time expressions: a family a kind, a rule a pattern, with what a match says.

Our own grammar, in the spirit of TIMEX3 (TimeML 1.2.1) and of HeidelTime (Strötgen and Gertz 2013). Durations ("for
three years"), sets ("every Tuesday", "Mondays") and vague words ("now", "recently") are left out. Patterns are written
for lower case and straight marks; `patterns` makes such a copy of a text.
"""

from __future__ import annotations

from rashomon.findings.dates import readings as read
from rashomon.findings.dates.rules import family, rule
from rashomon.findings.dates.vocabulary import (
    ABOUT,
    AT,
    COUNT,
    COUNTED,
    DAY_NAME,
    ENDS,
    HOLIDAY,
    IN_YEAR,
    LED,
    MONTH,
    NTH,
    PART_OF_DAY,
    PERIOD,
    QUARTER,
    SEASON,
    STAGE,
    STOP,
    TURN,
    WEEKDAY,
    WEEKDAY_BEFORE,
    YEAR,
    YEAR_TURN,
    ZONE,
)

FAMILIES = (
    family(
        r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
        rule(
            r"\bsept(?:ember|\.)? 11(?:th)?(?:,? 2001)?(?= (?:terror|attack|hijack|commission|victim))",
            read.september_11,
        ),
        # "Sunday, Nov. 27, 2022", "March 3-5", "Oct. 23 last year", "the week of March 6"
        rule(
            rf"\b{STAGE}(?:the (?P<week>week) (?:of|beginning|starting) )?(?:{TURN} )?{WEEKDAY_BEFORE}"
            rf"{MONTH} ?(?:the )?(?P<day>{NTH})(?: ?(?:-|to|through) ?(?P<day2>{NTH}))?{IN_YEAR}?",
            read.day,
        ),
        # "27 November 2022", "the 8th of March", "27-29 Nov"; not "the 19 Sept. 11 hijackers"
        rule(
            rf"(?<![\w.,:$£€#/-]){STAGE}{WEEKDAY_BEFORE}(?:the )?(?P<day>{NTH})(?: ?(?:-|to|and) ?(?P<day2>{NTH}))?"
            rf"(?: of |-| ){MONTH}(?!\w)(?:[ ,-]+{YEAR}|{YEAR_TURN}|(?!\.? ?\d))",
            read.day,
        ),
        rule(rf"\b{STAGE}{MONTH},? (?:of )?{YEAR}", read.month),
        rule(rf"\b{STAGE}{MONTH}{YEAR_TURN}", read.month),
        rule(rf"\b{STAGE}{TURN} {MONTH}(?!\w)", read.month),
        # "in May", "late March": without such a word before them these two are mostly verbs.
        rule(rf"\b{LED}[ -](?P<span>(?P<month>may|march))\b(?! \d)", read.month, bare=True),
        rule(rf"\b(?!may|march){STAGE}(?!may|march){MONTH}(?!\w)", read.month, bare=True),
    ),
    family(
        rf"{DAY_NAME}\b",
        rule(
            rf"\b(?<!every )(?<!each )(?<!ash )(?<!good )(?<!palm )(?<!easter )(?<!black )(?<!cyber ){STAGE}"
            rf"(?:{TURN} |the (?P<link>previous|preceding|following) )?{WEEKDAY}"
            r"(?:,? (?:of )?(?P<week>last|this|next) week\b)?(?! (?:mornings|afternoons|evenings|nights)\b)"
            rf"{PART_OF_DAY}",
            read.weekday,
        ),
    ),
    family(
        r"today|yesterday|tomorrow|tonight|this (?:morning|afternoon|evening)|last (?:night|evening)",
        rule(
            rf"\b{STAGE}(?:(?P<word>(?:the )?day (?:before yesterday|after tomorrow)|today|tonight|yesterday|tomorrow)"
            rf"|(?P<part>this (?:morning|afternoon|evening)|last (?:night|evening)))\b{PART_OF_DAY}",
            read.deictic,
        ),
    ),
    family(
        r"week|month|quarter|year|decade|century|\bday\b|\bnight\b|morning|afternoon|evening",
        # "last week", "the current year", but not "over the last year", which is a duration
        rule(
            rf"\b(?:(?<!the ){STAGE}{TURN}|(?:the )?(?P<turn_>current)) (?:(?:fiscal|financial|calendar|school) )?"
            r"(?P<unit>weekend|week|month|quarter|year|decade|century)\b(?!-)",
            read.turned_unit,
        ),
        rule(
            r"\b(?:the|at) (?:(?:long|holiday) )?(?P<unit>weekend)\b(?! (?:of|before|after)\b)",
            read.turned_unit,
            bare=True,
        ),
        rule(
            r"\b(?:the )?end of (?:the|this) (?P<unit>month|year|week)\b|\bearlier in the (?P<unit_>year)\b",
            read.turned_unit,
        ),
        rule(r"\b(?:the )?year(?:'s)?[ -]end\b(?!-)", read.year_end),
        # "the following day", "that year", "the night before."
        rule(
            rf"\b{STAGE}the (?:very )?(?P<link>previous|preceding|following|ensuing|same|next) "
            r"(?P<unit>day|night|morning|afternoon|evening)\b(?!-| or )",
            read.linked_unit,
        ),
        rule(
            rf"\b{STAGE}the (?P<link>previous|preceding|following|ensuing|same) "
            r"(?P<unit>week|weekend|month|year)\b(?!-)",
            read.linked_unit,
        ),
        rule(
            rf"\b{STAGE}that (?:(?:same|very) )?"
            r"(?P<unit>day|night|morning|afternoon|evening|week|month|year)\b(?!-)",
            read.linked_unit,
        ),
        rule(rf"\bthe (?P<unit>day|night|week|month|year) (?P<link>before|after){STOP}", read.linked_unit),
    ),
    family(
        r"\bquarter|\bperiod\b|year-|\bhalf of\b",
        # "the third quarter of 2023", "last year's fourth quarter", "the 1988 first quarter"
        rule(
            r"\b(?:the |its |their )?(?:(?P<owner>last|this|next) year's |(?P<owned>(?:19|20)\d\d)(?:'s)? )?"
            rf"(?:fiscal[ -])?{QUARTER}(?:,? (?:of |in )?(?:fiscal )?{YEAR}|{YEAR_TURN})?",
            read.quarter,
            bare=True,
        ),
        rule(
            r"\bthe (?:(?:comparable|corresponding) )?year-(?:ago|earlier) "
            r"(?:(?P<number>first|second|third|fourth) )?(?:fiscal )?(?:quarter|period)\b|\byear-(?:ago|earlier)\b",
            read.year_ago,
        ),
        rule(
            rf"\bthe (?:(?P<new>latest|most recent) (?:fiscal )?{PERIOD}|(?:same )?{YEAR} {PERIOD}"
            rf"|(?=quarter){PERIOD})",
            read.same_quarter,
        ),
        rule(
            r"\b(?:the )?(?P<number>first|second|last|latter|other) half of "
            rf"(?:{YEAR}|(?P<year_turn>last|this|next) year|the year)\b",
            read.half,
        ),
    ),
    family(
        r"\b(?:ago|earlier|later|before|after|previously|hence|from now|from today|time)\b",
        rule(
            rf"\b(?<!\d[.,]){ABOUT}{COUNTED}[ -](?:(?P<half>and a half) )?"
            r"(?P<unit>hour|minute|day|night|week|month|year|decade|centurie|century)s?(?: and a half)?"
            r"(?: or (?:so|more))?'? (?P<way>ago|earlier|later|previously|from now|from today|hence)\b(?! than)"
            rf"(?P<tail> (?:today|this month|this week|(?:(?:on|last) )?{DAY_NAME})\b)?",
            read.counted,
        ),
        rule(rf"\bin {COUNT} (?P<unit>day|week|month|year)s?'? (?P<way>time)\b", read.counted),
        rule(
            rf"\b{COUNTED} (?P<unit>hour|minute|day|week|month|year)s? (?P<way>before|after){STOP}",
            read.counted,
        ),
    ),
    family(
        r"spring|summer|autumn|\bfall\b|winter",
        rule(
            rf"\b{STAGE}(?:the )?{SEASON}(?:[/-](?P<season2>summer|autumn|fall|winter))?"
            rf"(?:,? (?:of )?{YEAR}| of '(?P<year_>\d\d)\b)",
            read.season,
        ),
        rule(rf"\b{SEASON} '?(?P<year>[0-4]\d)\b{ENDS}", read.season, bare=True),
        rule(rf"\b{STAGE}{TURN} {SEASON}\b", read.season),
        rule(rf"\b{STAGE}(?:the )?{SEASON}{YEAR_TURN}", read.season),
        rule(rf"\b{LED} (?P<span>(?:the )?{STAGE}{SEASON})\b", read.season, bare=True),
    ),
    family(
        r"\b[1-4][qh]\b|\b[qh][1-4]\b",
        rule(rf"\b(?P<letter>[qh])(?P<number>[1-4])(?: ?(?:of )?(?:fy)?{YEAR})?\b(?!-)", read.lettered, bare=True),
        rule(rf"\b(?P<number>[1-4])(?P<letter>q)(?: ?{YEAR})?\b", read.lettered, bare=True),
    ),
    family(
        r"\d\d\d\d",
        rule(
            r"(?<![\w/-])(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)",
            read.numeric,
        ),
        rule(
            r"(?<![\w.,$£€#/-])(?:(?:from|between) )?(?P<first>(?:1[5-9]|20)\d\d)"
            r"(?:[-/](?P<last>(?:1[5-9]|20)\d\d|\d\d)|(?: to | through )(?P<last_>(?:1[5-9]|20)\d\d))\b"
            rf"{ENDS}(?![-/])",
            read.years,
            bare=True,
        ),
        rule(
            r"\bbetween (?P<first>(?:1[5-9]|20)\d\d) and (?P<last>(?:1[5-9]|20)\d\d)\b",
            read.years,
            bare=True,
        ),
        rule(rf"\b{STAGE}(?:(?:the )?(?:fiscal|financial)(?: year)? |the year |fy ?){YEAR}", read.year),
        rule(
            rf"(?<![\w.,$£€#/-])(?<!no ){STAGE}(?P<year>(?:1[5-9]|20)\d\d)\b{ENDS}"
            r"(?!-|/\d|[ -](?:metres|meters|feet|miles|km|people))",
            read.year,
            bare=True,
        ),
        rule(
            r"\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?:(?P<zulu>gmt|utc)|bst|hrs|hours)\b",
            read.clock,
        ),
    ),
    family(
        r"\d\d'?s\b|ties\b",
        rule(
            r"(?<![\w$£€])(?:the )?(?:(?:early|mid|late)[ -])?(?:(?P<digits>(?:1[5-9]|20)\d0)'?s\b"
            r"|'(?P<digits_>\d0)s\b|(?<=the )(?P<digits__>[3-9]0)'?s\b)",
            read.decade,
        ),
        rule(
            r"\bthe (?:(?:early|mid|late)[ -])?"
            r"(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
            read.decade,
        ),
    ),
    family(
        r"centur",
        rule(
            r"\b(?:the )?(?:(?:early|mid|late)[ -])?"
            rf"(?P<number>\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(read.ORDINALS[10:])})[- ]century\b",
            read.century,
        ),
    ),
    family(
        r"\bnineteen |\btwo thousand",
        rule(
            r"\bnineteen (?P<tens>twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
            r"(?:[ -](?P<ones>one|two|three|four|five|six|seven|eight|nine))?\b",
            read.spelled_year,
        ),
        rule(r"\bthe year (?P<thousand>two thousand)\b", read.spelled_year),
    ),
    family(
        r"christmas|easter|thanksgiving|halloween|juneteenth|pentecost|new year's|\bday\b|day'|sunday|monday|friday"
        r"|wednesday|fourth of july|bonfire",
        rule(
            rf"\b{STAGE}(?:{TURN} )?(?P<name>{HOLIDAY})\b(?!'s)(?: (?P<wide>weekend|week)\b)?"
            rf"{PART_OF_DAY}{IN_YEAR}?",
            read.feast,
            bare=True,
        ),
    ),
    family(
        r"\d ?[ap]\.? ?m\b|\d[:.]\d\d|o'clock|noon|midday|in the (?:morning|afternoon|evening)|9/11",
        rule(r"(?<![\w/])9/11(?![\d/])", read.september_11),
        rule(
            r"(?<![\d.:$£€])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?"
            rf"(?P<half>[ap])(?:\. ?m\b\.?|m\b){ZONE}",
            read.clock,
        ),
        rule(
            rf"\b{AT} (?P<span>(?P<hour>1[0-2]|[1-9]|{'|'.join(read.NUMBERS[1:13])})(?:[:.](?P<minute>[0-5]\d))?"
            r"(?: o'clock)? in the (?P<daypart>morning|afternoon|evening))\b",
            read.clock,
        ),
        rule(
            rf"\b{AT} (?P<span>(?P<hour>1[3-9]|2[0-3]|0\d):(?P<minute>[0-5]\d){ZONE})(?![\d:])",
            read.clock,
        ),
        rule(
            r"(?<![\d.:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d) ?(?:(?P<zulu>gmt|utc)|bst|hrs)\b",
            read.clock,
        ),
        rule(
            rf"\b{AT} (?P<span>(?P<noon>noon|midday))\b|\b(?P<noon_>noon)(?= (?:on )?{DAY_NAME})",
            read.clock,
        ),
    ),
)
