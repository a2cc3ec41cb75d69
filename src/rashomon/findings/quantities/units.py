"""Which unit stands after a number? Words in; the unit that its kind is kept in, and how many of it one is, out.

Lengths are kept in metres, weights in kilograms, and so on (`words/units.txt`), so that 400 pounds and 181 kg compare;
money is kept in its ISO 4217 currency (`words/currencies.txt`), as rates of exchange are not in the text.
"""

from __future__ import annotations

import re
from functools import cache

from rashomon.findings import words
from rashomon.findings.quantities.amounts import Amount
from rashomon.records import Token

_WEIGHT = re.compile(r"kg|kilo|ton|lb|weigh|thrust|payload|heavy|heavi|cargo", re.IGNORECASE)
_DOLLARS = {"canadian": "CAD", "australian": "AUD", "hong": "HKD", "zealand": "NZD", "singapore": "SGD"}
_MONEY_AT = 10_000
"""Pounds from here on are money, and weight below: "400 pounds" weighs, "20 million pounds" pays."""


def after(amount: Amount, last: int, tokens: tuple[Token, ...], text: str) -> tuple[str, float, int] | None:
    """Give the unit that follows an amount, how many of it one is, and the token that it ends at."""
    stuck = re.match(
        r"(?:ft|km|cm|mm|kg|lbs?|mph|kph|m|g|mw|gw|gb|tb|in|mi|oz)\b", text[amount.end : amount.end + 4], re.IGNORECASE
    )
    if stuck:
        name = stuck[0].lower()
        found = names().get(name) or names().get(f"{name}-")
        ends = max((place for place, token in enumerate(tokens) if token.start < amount.end + len(name)), default=last)
        return (*found, ends) if found else None
    places = [place for place in range(last + 1, min(last + 6, len(tokens))) if tokens[place].text not in {"-", "–"}]
    low = [tokens[place].text.lower() for place in places]
    heavy = any(_WEIGHT.match(token.lemma) for token in tokens)
    currency = _currency_after(amount, low, heavy)
    if currency:
        return currency[0], 1, places[currency[1]]
    for size in (3, 2, 1):
        name = "-".join(low[:size])
        for form in (name, name.removesuffix("s"), re.sub(r"s(?=-|$)", "", name)):
            found = names().get(form)
            if found and len(low) >= size and not (len(form) == 1 and amount.end != tokens[places[0]].start - 1):
                return (*found, places[size - 1])
    return None


def _currency_after(amount: Amount, low: list[str], heavy: bool) -> tuple[str, int] | None:
    for place, word in enumerate(low[:3]):
        singular = word.removesuffix("s")
        if singular == "pound":
            sterling = low[place + 1 : place + 2] == ["sterling"]
            return ("GBP", place) if sterling or (amount.high >= _MONEY_AT and not heavy) else None
        if singular in currencies():
            if word in {"won", "real"} and amount.high < 1000:
                return None
            code = _DOLLARS.get(low[place - 1], currencies()[singular]) if place else currencies()[singular]
            return code, place
    return None


@cache
def names() -> dict[str, tuple[str, float]]:
    found: dict[str, tuple[str, float]] = {}
    for entry in words.load("units"):
        unit, factor, *names = entry.split()
        for name in names:
            found.setdefault(name, (unit, float(factor)))
    return found


@cache
def currencies() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in words.load("currencies"):
        code, *forms = entry.split()
        found.update({form.removeprefix("+"): code for form in forms if form.startswith("+")})
    return found
