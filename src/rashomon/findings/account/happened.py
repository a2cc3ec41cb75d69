"""Which sentences of the articles tell what happened? Matters and their origins in, cited sentences out, best first.

A sentence is weighed by the origins behind what it tells and was not told before, for its length, and by where it
stands; the first one is the one that says what the story is about, in the words of its headlines.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest

from rashomon.findings import words
from rashomon.findings.account.gate import Gate
from rashomon.findings.account.said import QUOTE_MARKS
from rashomon.findings.agreement.asserted import Past
from rashomon.findings.agreement.claims import span as place_of
from rashomon.findings.agreement.witnesses import Witnesses
from rashomon.findings.reuse import origins
from rashomon.records import AccountSentence, Article, Coverage, Matter, Sentence, Span
from rashomon.settings import ACCOUNT

_Waiting = tuple[Sentence, list[Matter]]
"""A sentence that may be told, with the matters that it tells of."""


def agreed(coverage: Coverage, gate: Gate) -> Iterator[AccountSentence]:
    """Give sentences of articles: each the one that tells most of what most origins assert and was not told before."""
    articles = {article.id: article for article in coverage.articles}
    scales, witnesses, origin_of = _Scales(coverage), Witnesses(coverage), origins.of(coverage)
    waiting = {(one.article, one.start): (one, matters) for one, matters in _waiting(coverage, articles)}
    told: set[str] = set()
    while waiting:
        weigh = scales.gain if told else scales.lead
        first = nlargest(
            ACCOUNT.weighed,
            ((weigh(one, matters, told), one.article, -one.start, one, matters) for one, matters in waiting.values()),
            key=lambda row: row[:3],
        )
        _, best, matters, spans = max(
            (
                (weight * (1 + len({origin_of(place) for place in spans})), one, matters, spans)
                for weight, _, _, one, matters in first
                for spans in (_citations(one, matters, witnesses, gate),)
            ),
            key=lambda row: row[0],
        )
        if all(matter.id in told for matter in matters):
            return
        del waiting[best.article, best.start]
        told |= {matter.id for matter in matters}
        yield as_told(coverage, articles, best, spans)


def as_told(
    coverage: Coverage, articles: dict[str, Article], sentence: Sentence, spans: tuple[Span, ...]
) -> AccountSentence:
    """Give a sentence of an article as one of the account."""
    assert coverage.story is not None
    article = articles[sentence.article]
    text = " ".join(article.text[sentence.start : sentence.end].split())
    return AccountSentence(coverage.story.id, 3, text, spans)


def stands_alone(sentence: Sentence, article: Article) -> bool:
    """Say whether a sentence can be read by itself: no leaning word, no quotation, neither curt nor long."""
    tokens = sentence.tokens
    least, most = ACCOUNT.readable
    if not least <= len(tokens) <= most or tokens[0].text.lower() in words.load("leaning"):
        return False
    text = article.text[sentence.start : sentence.end]
    if QUOTE_MARKS.search(text) or not text[:1].isupper() or text[-1] not in ".!":
        return False
    subject = next((token for token in tokens if token.dep in ("nsubj", "nsubjpass")), None)
    return subject is not None and subject.pos != "PRON"


def content(text: str) -> set[str]:
    """Give the words of a text that are long enough to carry what it says."""
    return {word for word in re.findall(r"[\w’']+", text.lower()) if len(word) > 3}


class _Scales:
    """Weighs the sentences of one coverage."""

    def __init__(self, coverage: Coverage) -> None:
        self._past = Past(coverage)
        self._headlines = Counter(word for article in coverage.articles for word in content(article.headline or ""))
        self._origins = {
            matter.id: len({coverage.origin_of.get(one.article, one.article) for one in matter.propositions})
            for matter in coverage.matters
        }

    def gain(self, sentence: Sentence, matters: Sequence[Matter], told: set[str]) -> float:
        """Weigh what a sentence adds: the origins behind its untold matters, for its length, and where it stands."""
        fresh = sum(self._origins[matter.id] for matter in matters if matter.id not in told)
        if not fresh:
            return 0.0
        early = 1 + ACCOUNT.early / (1 + sentence.paragraph)
        if self._past.is_long_before(sentence.article, (sentence.start, sentence.end)):
            early *= ACCOUNT.background
        return early * fresh / (ACCOUNT.readable[1] + len(sentence.tokens))

    def lead(self, sentence: Sentence, matters: Sequence[Matter], told: set[str]) -> float:
        """Weigh a sentence as the one that says what happened: it opens an article, in the words of the headlines."""
        shared = sum(self._headlines[word] for word in content(" ".join(token.text for token in sentence.tokens)))
        opens = sentence.paragraph <= ACCOUNT.opening
        return (1 + shared) * self.gain(sentence, matters, told) * (1 if opens else ACCOUNT.background)


def _waiting(coverage: Coverage, articles: dict[str, Article]) -> Iterator[_Waiting]:
    """Give the sentences that may be told, with what they tell: of several articles, what more than one has."""
    overtaken = _overtaken(coverage)
    matters_at: dict[tuple[str, int], list[Matter]] = defaultdict(list)
    for matter in coverage.matters:
        if len(coverage.articles) == 1 or len({one.article for one in matter.propositions}) > 1:
            for one in matter.propositions:
                matters_at[one.article, one.sentence[0]].append(matter)
    for sentence in coverage.sentences:
        matters = matters_at.get((sentence.article, sentence.start), []) if sentence.field == "text" else []
        old = any(sentence.start <= at < sentence.end for at in overtaken[sentence.article])
        if matters and not old and stands_alone(sentence, articles[sentence.article]):
            yield sentence, matters


def _overtaken(coverage: Coverage) -> dict[str, set[int]]:
    """Give where each article has values on which accounts differ, save the newest: it may be told, with its rivals."""
    found: dict[str, set[int]] = defaultdict(set)
    for disagreement in coverage.disagreements:
        newest = max((position.as_of or "" for position in disagreement.positions), default="")
        for position in disagreement.positions:
            if position.as_of != newest or disagreement.cause == "conflict":
                for span in position.spans:
                    if span.field == "text":
                        found[span.article].add(span.start)
    return found


def _citations(sentence: Sentence, shared: Sequence[Matter], witnesses: Witnesses, gate: Gate) -> tuple[Span, ...]:
    """Give the place of a sentence, and in each other article the first place that asserts what it does."""
    own = Span(sentence.article, sentence.start, sentence.end)
    place = (sentence.start, sentence.end)
    first: dict[str, Span] = {}
    for matter in shared:
        claimed = [one for one in matter.propositions if one.article == own.article and one.sentence == place]
        for other in sorted(matter.propositions, key=place_of):
            if other.article == own.article or not gate.names(own, other.article):
                continue
            if any(witnesses.bears_out(one, place, other) for one in claimed):
                first[other.article] = min(place_of(other), first.get(other.article, place_of(other)))
    return (own, *(first[article] for article in sorted(first)))
