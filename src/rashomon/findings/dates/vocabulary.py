"""Of which words are English news time expressions made? Pieces of patterns, for the rules of `grammar`.

A piece that says something of a time has named groups, which `readings` reads.
"""

from __future__ import annotations

import re

from rashomon.findings.dates import readings as read
from rashomon.findings.dates.holidays import HOLIDAYS

MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"
)
DAY_NAME = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
WEEKDAY = rf"(?P<weekday>{DAY_NAME})\b"
WEEKDAY_BEFORE = rf"(?:(?P<weekday>{DAY_NAME}|(?:mon|tues?|wed|thurs?|fri|sat|sun)\b\.?)(?:,? (?:the )?))?"
ENDS = r"(?![\d%]|[.,:]\d|-year| percent| per cent)"
YEAR = rf"(?P<year>(?:1[0-9]|20)\d\d)\b{ENDS}"
NTH = rf"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b{ENDS}"
STAGE = (
    r"(?:(?:very )?(?:early|earlier|late|later|mid)(?:-| on | in (?:the )?| )|(?:the )?(?:very )?(?:end|start|beginning"
    r"|middle|close) of (?:the )?|(?:the )?(?:early |small )?hours (?:of|on) "
    r"|(?:the )?(?:night|morning|afternoon|evening) of )?"
)
TURN = r"(?P<turn>last|(?:this )?past|(?:this )?coming|this|next)"
YEAR_TURN = r",? (?:of )?(?P<year_turn>last|this|next) year\b"
IN_YEAR = rf"(?:,? (?:of )?{YEAR}|{YEAR_TURN})"
PART_OF_DAY = r"(?: (?:(?:early |late |mid-?)?(?:morning|afternoon|evening)|night|lunchtime)\b)?"
COUNT = rf"(?P<count>\d{{1,3}}|an?|another|{'|'.join(read.NUMBERS[1:] + read.TENS[3:])})"
COUNTED = rf"(?:(?P<open>a few|several|some|many|a couple of|a couple)|{COUNT})"
ABOUT = (
    r"(?:(?:about|nearly|almost|roughly|around|some|just|only|more than|less than|just over|just under|over|exactly) )?"
)
ZONE = (
    r"(?:,? ?\(?(?:(?P<zulu>gmt|utc)|[ecmp][sd]?t|bst|cet|cest|ist|aest|aedt"
    r"|(?:local|eastern|central|pacific|mountain|uk)(?: standard| daylight)?(?: time)?)\b\)?)?"
)
STOP = r"(?= *(?:[.,;:!?)\"—\n]|''|--|$))"
HOLIDAY = "|".join(sorted((re.escape(name) for name in HOLIDAYS), key=len, reverse=True))
SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
QUARTER = r"(?P<number>first|second|third|fourth|final|1st|2nd|3rd|4th)[ -](?:fiscal )?quarter\b(?!-?final)"
LED = (
    r"(?:in|during|by|since|until|till|through|throughout|over|for|from|before|after|of|at|on|around|to|into|and|between"
    r"|early|late|mid)"
)
AT = r"(?:at|by|until|before|after|around|about|from|to)"
PERIOD = r"(?:quarter|period)\b(?![- ](?:of|final|century|point|mile|hour|million))"
