"""Where in its sentence does a mention stand? Coverage in, one Spot a mention out, article by article in reading order.

A spot knows the tokens of its mention, the head that ties it to the sentence, and whether it stands inside somebody's
quoted words: who speaks there is not who writes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate

from rashomon.findings.quotes import marks
from rashomon.records import Coverage, Mention, Quote, Range, Sentence, Token

_WORDS = 2
"""Spaces in marks from which on they hold an utterance and not a name or a label."""
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "agent"))


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """Tokens ``[start, end)`` of `sentence`, the `order`-th of its article; `top` is the token that heads them.

    `beat` counts the sentences up to here in which the writer speaks, without those that are all quote;
    `quoted` says that the mention stands in somebody's words: between quotation marks, or in a post that is set off.
    """

    mention: Mention
    sentence: Sentence
    order: int
    beat: int
    start: int
    end: int
    top: int
    quoted: bool

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens

    @property
    def text(self) -> str:
        """The words of the mention with single spaces where the article has any space."""
        words = self.tokens[self.start : self.end]
        return "".join(
            word.text + (" " if after is not None and after.start > word.end else "")
            for word, after in zip(words, [*words[1:], None], strict=True)
        )

    @property
    def relation(self) -> str:
        """The relation of the mention to its sentence; behind an "and", that of the first of its row."""
        at = self.top
        while self.tokens[at].dep == "conj" and self.tokens[at].head != at:
            at = self.tokens[at].head
        return self.tokens[at].dep

    @property
    def is_subject(self) -> bool:
        return self.relation in _SUBJECTS

    @property
    def governor(self) -> int:
        """The token that the mention, or the first of its row, hangs on."""
        at = self.top
        while self.tokens[at].dep == "conj" and self.tokens[at].head != at:
            at = self.tokens[at].head
        return self.tokens[at].head


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One article as it is read: its sentences, headline first, and the spots of its mentions, in order."""

    article: str
    sentences: tuple[Sentence, ...]
    spots: tuple[Spot, ...]
    quotes: tuple[Quote, ...]


def find(coverage: Coverage) -> tuple[Reading, ...]:
    """Give a reading for each article of the coverage, in its order. A mention that no sentence holds is left out."""
    sentences: defaultdict[str, list[Sentence]] = defaultdict(list)
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    quotes: defaultdict[str, list[Quote]] = defaultdict(list)
    for sentence in coverage.sentences:
        sentences[sentence.article].append(sentence)
    for mention in coverage.mentions:
        mentions[mention.article].append(mention)
    for quote in coverage.quotes:
        quotes[quote.article].append(quote)
    found = []
    for article in coverage.articles:
        own = quotes[article.id]
        spoken = [(run.first, run.last) for run in marks.pair(article.text) if _is_utterance(article.text, run)]
        spoken += [content for quote in own if quote.set_off for content in quote.content]
        spots = _spots(sentences[article.id], mentions[article.id], sorted(spoken))
        found.append(Reading(article.id, tuple(sentences[article.id]), tuple(spots), tuple(own)))
    return tuple(found)


def _spots(sentences: list[Sentence], mentions: list[Mention], spoken: list[Range]) -> list[Spot]:
    starts = {
        (sentence.field, token.start): (order, at)
        for order, sentence in enumerate(sentences)
        for at, token in enumerate(sentence.tokens)
    }
    beats = list(accumulate(not _is_spoken(sentence, spoken) for sentence in sentences))
    found = []
    for mention in mentions:
        order, start = starts.get((mention.field, mention.start), (-1, -1))
        if order < 0:
            continue
        tokens = sentences[order].tokens
        end = start + 1
        while end < len(tokens) and tokens[end].start < mention.end:
            end += 1
        quoted = mention.field == "text" and _inside(mention.start, mention.end, spoken)
        top = _top(tokens, start, end)
        found.append(Spot(mention, sentences[order], order, beats[order], start, end, top, quoted))
    found.sort(key=lambda spot: (spot.order, spot.start, -spot.end))
    return found


def _top(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """Give the last token whose head lies outside the mention: the head of a noun phrase stands at its end."""
    for at in range(end - 1, start - 1, -1):
        if not start <= tokens[at].head < end or tokens[at].head == at:
            return at
    return end - 1


def _is_utterance(text: str, run: marks.Run) -> bool:
    """Say whether marks hold somebody's words, and not a name or a label: several words, or a sentence's end."""
    return text.count(" ", run.first, run.last) >= _WORDS or text[run.last - 1 : run.last] in tuple(",.!?")


def _inside(start: int, end: int, spoken: list[Range]) -> bool:
    at = bisect_right(spoken, (start, 1 << 60)) - 1
    return at >= 0 and end <= spoken[at][1]


def _is_spoken(sentence: Sentence, spoken: list[Range]) -> bool:
    """Say whether the whole sentence stands in marks, but for the marks."""
    words = [token for token in sentence.tokens if token.text[0].isalnum()]
    return sentence.field == "text" and bool(words) and _inside(words[0].start, words[-1].end, spoken)
