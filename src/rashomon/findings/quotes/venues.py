"""Where, and in what form, was a quote said? A quote and its article's sentences in, venues with their spans out.

Reads the reporter's part of the sentences around a quote: "wrote in her Instagram story", "told a news conference",
"tweeted". A venue is named by its head word, or by the platform.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from rashomon.findings import words
from rashomon.records import Quote, Sentence, Span, Token

_LEADS = frozenset({"in", "on", "at", "to", "during", "via", "through", "from"})
_VERBS = {"tweet": "Twitter", "retweet": "Twitter", "email": "email", "testify": "testimony"}
_REACH = 8
"""Words after a preposition within which its venue stands: "in a brief and angry statement"."""


class Venue(NamedTuple):
    """A venue by name, and the words that name it."""

    name: str
    span: Span


def frame(sentences: Iterable[Sentence], quote: Quote) -> list[Span]:
    """Give the reporter's own words around a quote: what its sentences hold outside its content.

    `sentences` are those of the text of the quote's article. Only those that hold the cue or the speaker count; a quote
    without either has no frame.
    """
    anchors = [place for place in (quote.cue, quote.speaker) if place is not None]
    spans = []
    for sentence in _near(sentences, quote):
        if not any(sentence.start < end and start < sentence.end for start, end in anchors):
            continue
        at = sentence.start
        for start, end in sorted(quote.content):
            if start > at:
                spans.append(Span(quote.article, at, min(start, sentence.end)))
            at = max(at, end)
            if at >= sentence.end:
                break
        if at < sentence.end:
            spans.append(Span(quote.article, at, sentence.end))
    return spans


def of(sentences: Iterable[Sentence], quote: Quote) -> list[Venue]:
    """Give the venues that the frame of a quote names, in the order of the text; `sentences` as for `frame`."""
    found = []
    near = _near(sentences, quote)
    for span in frame(near, quote):
        for sentence in near:
            tokens = [token for token in sentence.tokens if span.start <= token.start and token.end <= span.end]
            found += _in_tokens(quote.article, tokens)
    return found


def _near(sentences: Iterable[Sentence], quote: Quote) -> list[Sentence]:
    """Give the sentences that hold part of a quote, its cue or its speaker."""
    places = [*quote.content, *(place for place in (quote.cue, quote.speaker) if place is not None)]
    return [
        sentence
        for sentence in sentences
        if any(sentence.start < end and start < sentence.end for start, end in places)
    ]


def _in_tokens(article: str, tokens: list[Token]) -> list[Venue]:
    platforms, heads = words.load("platforms"), words.load("venues")
    found = []
    for index, token in enumerate(tokens):
        if token.pos == "VERB" and token.lemma.lower() in _VERBS:
            found.append(Venue(_VERBS[token.lemma.lower()], Span(article, token.start, token.end)))
        if token.text.lower() not in _LEADS:
            continue
        for other in tokens[index + 1 : index + 1 + _REACH]:
            if other.pos in ("VERB", "AUX", "ADP", "PUNCT", "SCONJ"):
                break
            if other.text in platforms and other.pos in ("PROPN", "NOUN"):
                found.append(Venue(other.text, Span(article, token.start, other.end)))
                break
            if other.lemma.lower() in heads and other.pos in ("NOUN", "PROPN"):
                found.append(Venue(other.lemma.lower(), Span(article, token.start, other.end)))
                break
    return found
