"""May a sentence of the account be printed? A sentence and its cited places in, yes or no out.

Promise 2 as a function: every name, number and quoted word of the sentence occurs near its spans (their paragraphs, and
the headline, outlet and date of their articles); a party's name may stand for a mention of it inside a span; a count of
outlets or origins is no more than the outlets that are cited.
"""

from __future__ import annotations

import re
from collections import defaultdict

from rashomon.findings.quantities.numerals import number_of
from rashomon.records import AccountSentence, Article, Coverage, Field, Span

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_QUOTED = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
_OPENING = re.compile(r"(?:^|[.!?:]\s+|[“\"(]\s*)$")


class Gate:
    """Holds what the sentences of one coverage may cite."""

    def __init__(self, coverage: Coverage) -> None:
        self._articles = {article.id: article for article in coverage.articles}
        self._mentions: dict[tuple[str, Field], list[tuple[int, int, str]]] = defaultdict(list)
        """The places of each text where a party is meant, with its name."""
        for party in coverage.parties:
            for one in party.mentions:
                self._mentions[one.article, one.field].append((one.start, one.end, party.name))
        self._known: dict[str, str] = {}

    def passes(self, sentence: AccountSentence) -> bool:
        """Say whether a sentence is cited and holds nothing that its cited places lack."""
        if not sentence.spans:
            return False
        cited = {self._articles[span.article].outlet for span in sentence.spans}
        text = sentence.text
        for start, end in sentence.counts:
            said = text[start:end].lower()
            if not 0 < (number_of([said]) or 0) <= len(cited):
                return False
            text = text[:start] + " " * (end - start) + text[end:]
        near = " ".join(self._near(sentence))
        return _numbers(text) <= _numbers(near) and self._quoted(text, near) and _names(text, _plain(near))

    def names(self, place: Span, article: str) -> bool:
        """Say whether an article has the names that stand at a place of another one: a witness of it must."""
        if article not in self._known:
            there = self._articles[article]
            parties = dict.fromkeys(name for _, _, name in self._mentions[article, "text"])
            self._known[article] = _plain(" ".join((there.text, there.headline or "", there.outlet, *parties)))
        return _names(self._articles[place.article].text[place.start : place.end], self._known[article])

    def _near(self, sentence: AccountSentence) -> list[str]:
        found = []
        for span in sentence.spans:
            article = self._articles[span.article]
            if span.field == "text":
                found.append(_paragraph(article, span.start, span.end))
            found += [article.headline or "", article.outlet, (article.published or "").replace("-", " ")]
            mentions = self._mentions[span.article, span.field]
            found += dict.fromkeys(name for start, end, name in mentions if start < span.end and span.start < end)
        return found

    @staticmethod
    def _quoted(text: str, near: str) -> bool:
        known = " ".join(_words(near))
        return all(" ".join(_words(match[1])) in known for match in _QUOTED.finditer(text))


def _paragraph(article: Article, start: int, end: int) -> str:
    first = article.text.rfind("\n", 0, start) + 1
    last = article.text.find("\n", end)
    return article.text[first : last if last >= 0 else len(article.text)]


def _numbers(text: str) -> set[str]:
    return {match.group().rstrip(",.").replace(",", "") for match in _NUMBER.finditer(text)}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", _plain(text))


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")


def _names(text: str, known: str) -> bool:
    """Say whether every capitalised word, the first of a sentence apart, occurs in a plain text."""
    return all(
        _plain(match.group()) in known for match in _NAME.finditer(text) if not _OPENING.search(text[: match.start()])
    )
