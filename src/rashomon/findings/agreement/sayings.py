"""Where, by whom and in which words was one statement made? Statements in, questions out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.findings import sentences, words
from rashomon.findings.agreement.questions import Answer, Question
from rashomon.findings.quotes import venues
from rashomon.records import Coverage, Quote, Range, Sentence, Span, Statement

_TURNED = frozenset({"word-changed", "word-added", "person-changed", "bracketed"})
_Person = tuple[str, str]
"""The id and the name of a party."""
_ABOUT = 8
"""Words of a statement that stand for it where a question names it."""


def questions(coverage: Coverage) -> Iterator[Question]:
    """Give the questions of kind `venue`, `attribution` and `wording`."""
    quotes = {quote.id: quote for quote in coverage.quotes}
    sentences_of, named = sentences.of_texts(coverage), _people_named(coverage)
    for statement in coverage.statements:
        witnesses = [quotes[quote] for quote in statement.quotes]
        if len({witness.article for witness in witnesses}) > 1:
            yield from _venue(sentences_of, statement, witnesses)
            yield from _attribution(coverage, named, statement, witnesses)
            yield from _wording(statement)


def _people_named(coverage: Coverage) -> Mapping[tuple[str, int], _Person]:
    """Give, by article and position, the person that is named there."""
    return {
        (mention.article, position): (party.id, party.name)
        for party in coverage.parties
        if party.kind == "person"
        for mention in party.mentions
        if mention.form == "name" and mention.field == "text"
        for position in range(mention.start, mention.end)
    }


def _venue(
    sentences_of: Mapping[str, Sequence[Sentence]], statement: Statement, witnesses: list[Quote]
) -> Iterator[Question]:
    """Compare platforms alone: "in a statement" and "on Instagram" may both hold."""
    named: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for witness in witnesses:
        for venue in venues.of(sentences_of[witness.article], witness):
            if venue.name in words.load("platforms"):
                named[witness.article][venue.name].append(venue.span)
    by_name: dict[str, list[Span]] = defaultdict(list)
    for places in named.values():
        if len(places) == 1:
            for name, spans in places.items():
                by_name[name] += spans
    if len(by_name) > 1:
        answers = tuple(Answer(name, tuple(spans)) for name, spans in sorted(by_name.items()))
        yield Question("venue", f"where this was said: {_opening(statement)}", "unclear", answers)


def _attribution(
    coverage: Coverage, named: Mapping[tuple[str, int], _Person], statement: Statement, witnesses: list[Quote]
) -> Iterator[Question]:
    """Compare people that are named at the quote: "he" proves nothing, and a company speaks through its head."""
    speakers: dict[str, list[Span]] = defaultdict(list)
    for witness in witnesses:
        if witness.speaker is None or _is_credit(coverage, witness.article, witness.speaker):
            continue
        start, end = witness.speaker
        people = {named[witness.article, at] for at in range(start, end) if (witness.article, at) in named}
        if len(people) == 1 and (person := people.pop())[0] == witness.party:
            speakers[person[1]].append(Span(witness.article, start, end))
    words_of = [set(name.lower().split()) for name in speakers]
    if any(one < other for one in words_of for other in words_of):
        return  # "Verne" beside "Jules Verne" is one speaker, whom the names do not tell apart.
    if len(speakers) > 1 and len({span.article for spans in speakers.values() for span in spans}) > 1:
        answers = tuple(Answer(name, tuple(spans)) for name, spans in sorted(speakers.items()))
        yield Question("attribution", f"who said: {_opening(statement)}", "unclear", answers)


def _is_credit(coverage: Coverage, article: str, place: Range) -> bool:
    """Say whether a speaker is a newsroom to which the words are credited: it reported them and did not say them."""
    return any(
        credit.article == article and credit.start < place[1] and place[0] < credit.end for credit in coverage.credits
    )


def _wording(statement: Statement) -> Iterator[Question]:
    for variant in statement.variants:
        if variant.substance and variant.kind in _TURNED:
            answers = tuple(Answer(reading.text or "(left out)", reading.spans) for reading in variant.readings)
            if len({span.article for answer in answers for span in answer.spans}) > 1 and _apart(answers):
                yield Question("wording", f"words of: {_opening(statement)}", "unclear", answers)


def _apart(answers: tuple[Answer, ...]) -> bool:
    """Say whether no article has two of the readings: one that has both prints the statement twice."""
    articles = [span.article for answer in answers for span in {span.article: span for span in answer.spans}.values()]
    return len(articles) == len(set(articles))


def _opening(statement: Statement) -> str:
    some = statement.text.split()
    return " ".join(some[:_ABOUT]) + (" …" if len(some) > _ABOUT else "")
