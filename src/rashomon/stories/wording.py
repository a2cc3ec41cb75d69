"""Which quoted strings and whole sentences does an article hold? Text in, short hashes out.

Two articles that quote one string or share a sentence tell of one event more surely than any one word says. A sentence
here is what stands between two stops; a quoted string is a part of a quotation between two commas, as outlets cut the
same quotation at different places.
"""

from __future__ import annotations

import re
from zlib import crc32

from rashomon.settings import STORIES

_QUOTED = re.compile(r'["“]([^"“”\n]{15,600})["”]')
_PART = re.compile(r"[,.;:!?—–]+")
_WORD = re.compile(r"\w+")
_AROUND = " \t\r\n.,;:!?\"'“”‘’"


def quotes(text: str) -> frozenset[int]:
    """Give the hashes of the longest quoted strings of `text`, of four words or more.

    >>> len(quotes('"The pier was never safe, I said so." ') & quotes('He said: "The pier was never safe."'))
    1
    """
    if '"' not in text and "“" not in text:
        return frozenset()
    parts = [part.strip(_AROUND) for quotation in _QUOTED.findall(text) for part in _PART.split(quotation)]
    return _longest([part for part in parts if part.count(" ") >= STORIES.quote_words - 1])


def passages(text: str) -> frozenset[int]:
    """Give the hashes of the longest sentences of `text`, of eight words or more."""
    if "\n" in text:
        text = text.replace("\n", ". ")
    parts = [part.strip(_AROUND) for part in text.split(". ") if len(part) > STORIES.passage_length]
    return _longest(parts)


def headline(headline: str) -> int:
    """Give the hash of a headline of five words or more, 0 for any other: "Weather" tells of no event.

    >>> headline("Herons are back on Lindal") == headline("Herons Are Back On Lindal") != headline("Herons") == 0
    True
    """
    words = _WORD.findall(headline.lower())
    return _hash(" ".join(words)) if len(words) >= STORIES.headline_tells else 0


def _longest(strings: list[str]) -> frozenset[int]:
    if len(strings) > STORIES.wordings:
        strings = sorted(set(strings))
        strings.sort(key=len, reverse=True)
    return frozenset(map(_hash, strings[: STORIES.wordings]))


def _hash(string: str) -> int:
    return crc32(string.encode("utf-8", "surrogatepass"))
