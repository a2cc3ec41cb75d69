"""Which quoted strings and whole sentences does an article hold? Text in, short hashes out.

Two articles that quote one string or share a sentence tell of one event more surely than any one word says. A sentence
here is what stands between two stops; a quoted string is a part of a quotation between two commas, as outlets cut the
same quotation at different places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b

from rashomon.settings import STORIES

_QUOTED = re.compile(r'["“]([^"“”\n]{15,600})["”]')
_PART = re.compile(r"[,.;:!?—–]+")
_SENTENCE = re.compile(r"[^.!?\n]{50,}")
_WORD = re.compile(r"\w+")


def quotes(text: str) -> dict[int, str]:
    """Give the longest quoted strings of `text`, of four words or more, by their hashes."""
    parts = (part for quotation in _QUOTED.findall(text) for part in _PART.split(quotation) if len(part) > 14)
    return _hashed(parts, STORIES.quote_words)


def passages(text: str) -> dict[int, str]:
    """Give the longest sentences of `text`, of eight words or more, by their hashes."""
    return _hashed(_SENTENCE.findall(text), STORIES.passage_words)


def _hashed(strings: Iterable[str], least: int) -> dict[int, str]:
    longest = sorted(set(strings), key=lambda each: (-len(each), each))[: STORIES.wordings]
    made = {}
    for string in longest:
        words = _WORD.findall(string.lower())
        if len(words) >= least:
            digest = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=6).digest()
            made[int.from_bytes(digest, "big")] = string.strip()
    return made
