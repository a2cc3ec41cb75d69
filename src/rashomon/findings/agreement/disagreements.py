"""Where do accounts differ on one question? Matters, statements and values in, Disagreement records out.

Each kind of disagreement is one function from coverage to questions, and one line in `_KINDS`. Only values that can be
compared are: counts of one thing, days of one event, spellings of one name, whether something happened, where and by
whom one statement was made, and its words. A position is a value with everyone who gives it; nobody is called wrong.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from rashomon.findings import sentences
from rashomon.findings.agreement import counts, happenings, namings, sayings, years
from rashomon.findings.agreement.questions import Answer, Question
from rashomon.findings.reuse import origins
from rashomon.records import Article, Claim, Coverage, Disagreement, Field, Position, Sentence, Span, identify, read

_KINDS: tuple[Callable[[Coverage], Iterable[Question]], ...] = (
    counts.questions,
    happenings.questions,
    years.questions,
    namings.questions,
    sayings.questions,
)

_FACTUAL = frozenset({"number", "date", "time", "place", "polarity"})
_ORDER = ("number", "date", "time", "polarity", "place", "attribution", "venue", "name", "wording")


def find(coverage: Coverage) -> tuple[Disagreement, ...]:
    """Give the disagreements of a story, what happened before how it was told."""
    assert coverage.story is not None
    articles = {article.id: article for article in coverage.articles}
    origin_of = origins.of(coverage)
    found = {}
    for kind in _KINDS:
        for question in kind(coverage):
            positions = tuple(_position(answer, articles, origin_of) for answer in question.answers)
            places = tuple(position.spans for position in positions)
            key = identify("disagreement", coverage.story.id, question.kind, places)
            found[key] = Disagreement(key, coverage.story.id, question.kind, question.about, question.cause, positions)
    return tuple(sorted(found.values(), key=_weight))


def contradict(coverage: Coverage) -> tuple[Claim, ...]:
    """Give the claims again: those on whose ground a position of a disagreement stands are `contradicted`.

    A position on which no claim stands becomes one, in the words of its first place's sentence. Differences of wording
    and of spelling leave claims as they are.
    """
    assert coverage.story is not None
    positions = [
        position
        for disagreement in coverage.disagreements
        if disagreement.kind in _FACTUAL
        for position in disagreement.positions
    ]
    contested = _by_text(span for position in positions for span in position.spans)
    claims = [
        replace(claim, agreement="contradicted") if _touch(claim.spans, contested) else claim
        for claim in coverage.claims
    ]
    articles, sentence_at = {article.id: article for article in coverage.articles}, sentences.holding(coverage)
    for position in positions:
        places = _by_text(position.spans)
        if any(_touch(claim.spans, places) for claim in claims):
            continue
        span = position.spans[0]
        text = _sentence(articles[span.article], span, sentence_at(span))
        key = identify("claim", coverage.story.id, position.spans)
        claims = [claim for claim in claims if claim.text != text]
        claims.append(Claim(key, coverage.story.id, text, "contradicted", position.origins, position.spans))
    return tuple(claims)


def _sentence(article: Article, span: Span, sentence: Sentence | None) -> str:
    """Give the words of the sentence in which a place stands, or its own where it stands in none."""
    start, end = (span.start, span.end) if sentence is None else (sentence.start, sentence.end)
    return " ".join(read(article, start, end, span.field).split())


def _by_text(spans: Iterable[Span]) -> Mapping[tuple[str, Field], list[Span]]:
    """Give places by the text that they stand in."""
    found: dict[tuple[str, Field], list[Span]] = defaultdict(list)
    for span in spans:
        found[span.article, span.field].append(span)
    return found


def _touch(spans: Iterable[Span], places: Mapping[tuple[str, Field], list[Span]]) -> bool:
    """Say whether one of some spans shares characters with one of the places."""
    return any(
        one.start < other.end and other.start < one.end
        for one in spans
        for other in places.get((one.article, one.field), ())
    )


def _position(answer: Answer, articles: dict[str, Article], origin_of: Callable[[Span], str]) -> Position:
    spans = tuple(sorted(set(answer.spans)))
    times = [time for span in spans if (time := articles[span.article].published) is not None]
    return Position(answer.value, max(times, default=None), origins.count(origin_of, spans), spans)


def _weight(disagreement: Disagreement) -> tuple[int, int, str]:
    """Order what happened before how it was told, and each by the number of articles."""
    articles = {span.article for position in disagreement.positions for span in position.spans}
    return (_ORDER.index(disagreement.kind), -len(articles), disagreement.id)
