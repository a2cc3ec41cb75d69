"""How is a number written? The forms that news texts use, and the value of each: text in, numbers out.

Digits and words, scales ("1.5 million", "3bn"), dozens, money signs, vague counts ("hundreds of"), parts ("two-thirds
of") and ranges. `EXPRESSION` matches at the start of a number only; whether it is an amount is for `amounts` to say.
"""

from __future__ import annotations

import re
from functools import cache

from rashomon.findings import words
from rashomon.findings.quantities.numerals import number_of

_DIGIT = "one|two|three|four|five|six|seven|eight|nine"
_ONES = f"{_DIGIT}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_WORD = rf"(?:(?:{_TENS})(?:[-\s](?:{_DIGIT}))?|{_ONES})"
_SCALE = "hundred|thousand|million|billion|trillion"
VAGUE: dict[str, tuple[float, float]] = {
    "dozens": (24, 99),
    "scores": (40, 99),
    "tens": (20, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999),
    "tens of millions": (20_000_000, 99_999_999),
    "hundreds of millions": (200_000_000, 999_999_999),
    "billions": (2e9, 9.999e9),
}
"""What a vague count leaves open; above the last whole one of its kind begins the next."""
_PARTS = {"hal": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_SUFFIXES = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "tn": 1e12, "trn": 1e12}
_NUMBER = (
    rf"(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?!\d)(?:[\s-]?(?:{_SCALE})s?\b|\s?(?:mn|mln|bn|trn|tn)\b|[mbk]\b)?"
    rf"|(?:{_WORD}|an?(?=\s(?:{_SCALE}|dozen)\b)|half\s+an?(?=\s(?:million|billion|dozen|hundred)\b))"
    rf"(?:[\s-](?:{_SCALE}|dozen)\b(?:\s(?:and\s)?{_WORD}\b(?![-\s](?:{_SCALE})\b))?)*)"
)
_STUCK = r"(?=(?:ft|km|cm|mm|kg|lbs?|mph|kph|m|g|mw|gw|gb|tb|in|mi|oz|pc|p)\b)"
"""Units that are written onto the number: "15ft"."""
_UNDER = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?"
_SIGN = r"[A-Z]{0,3}[$£€¥₦₹₽₩₪]"
_CODE = r"(?:USD|EUR|GBP|RMB|CHF|Rs\.?|INR)(?=\s?\d)"
EXPRESSION = re.compile(
    r"(?P<vague>(?:(?:tens|hundreds)\sof\s)?"
    r"(?:dozens|scores|tens|hundreds|thousands|millions|billions)(?=\s+(?:of|more)\b))"
    rf"|(?P<part>(?:(?P<over>{_ONES}|an?)[-\s](?P<under>{_UNDER})|half)(?=\s+(?:of|the|its|their|his|her|all)\b))"
    rf"|(?P<some>(?:{_ONES}|\d{{1,2}})\b)\s(?:in|out\sof)\s(?:every\s)?(?P<all>(?:{_WORD}|\d{{1,4}})\b)"
    r"(?=\s[a-z])(?!\s(?:days|hours|years|minutes))"
    rf"|(?P<sign>{_SIGN}|{_CODE})?\s?(?P<a>{_NUMBER})(?:(?!\w)|{_STUCK})(?!-(?:first|second|third)\b)"
    rf"(?:(?P<join>\s?[-–—]\s?|\s(?:to|and|or)\s)(?P<sign2>{_SIGN})?(?P<b>{_NUMBER})(?:(?![\w:])|{_STUCK})(?!-\d))?",
    re.IGNORECASE,
)
STARTS = frozenset(f"{_ONES}|{_TENS}|a|an|half|{'|'.join(VAGUE)}|usd|eur|gbp|rmb|chf|rs|inr".split("|"))
"""Words that a number can begin with, beside digits and money signs."""


def begins(word: str) -> bool:
    """Tell whether a number can begin with `word`."""
    first = word[:1]
    return first.isdigit() or first in "$£€¥₦₹₽₩₪" or "$" in word or word.lower() in STARTS


def value(number: str, money: bool = False) -> float:
    """Give the number that digits with a scale, or words, write; "m" is million only in money.

    >>> value("1.5 million"), value("two hundred and five"), value("half a dozen"), value("20m", money=True)
    (1500000.0, 205.0, 6.0, 20000000.0)
    """
    low = " ".join(re.sub(r"(?<=\d)(?=[a-z]{4})", " ", number.lower().replace("-", " ")).split())
    factor = 1.0
    if low.startswith("half a"):
        factor, low = 0.5, "one " + low.removeprefix("half an").removeprefix("half a").strip()
    elif low.startswith(("a ", "an ")):
        low = "one " + low.split(" ", 1)[1]
    if low.endswith("dozen"):
        factor, low = factor * 12, low.removesuffix("dozen").strip() or "one"
    match = re.fullmatch(r"([\d.,]+)\s?(k|m|mn|mln|b|bn|tn|trn)", low)
    if match:
        scaled = money or len(match[2]) > 1 or match[2] == "k"
        return float(match[1].replace(",", "")) * (_SUFFIXES[match[2]] if scaled else 1)
    return factor * (
        number_of([part.removesuffix("s") if part.endswith("illions") else part for part in low.split()]) or 0
    )


def part(over: str | None, under: str | None) -> float:
    """Give a part in percent: ("two", "thirds") is 66.7; without words, a half."""
    name = (under or "half").lower().rstrip("s").removesuffix("ve").removesuffix("f")
    return 100 * value({"a": "one", "an": "one"}.get((over or "a").lower(), over or "")) / _PARTS[name]


def has_scale(number: str) -> bool:
    """Tell whether digits go on with a scale: "3 million", "3bn"."""
    return number[:1].isdigit() and bool(re.search(r"[a-z]", number, re.IGNORECASE))


def currency(sign: str | None) -> str:
    """Give the code of a money sign; a plain "$" is the United States' unless letters before it say otherwise."""
    if not sign:
        return ""
    low = sign.lower().rstrip(".")
    return _signs().get(low) or _signs().get(low[-1:], "")


@cache
def _signs() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in words.load("currencies"):
        code, *forms = entry.split()
        found.update({form.lower(): code for form in forms if not form.startswith("+")})
    return found
