"""How did the parties answer, or that they did not? One article's sentences in, Response records out.

A response is a clause in which a party is silent towards those who report (`silences`), or takes a stance: undertakes,
demands, denies, apologises, confirms (`stances`). The span is the clause with its subject; the party is set later, by
`parties.answers`, from the places that `answering` gives.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.findings import words
from rashomon.findings.responses import silences, stances
from rashomon.findings.syntax.clauses import Clauses
from rashomon.records import Article, Coverage, Date, Range, Response, ResponseKind, Sentence

_LONGEST = 300
"""Characters after which a clause is cut."""
_SHARED = 160
"""Characters back to which a shared subject is taken in: "the firm rose early and declined to comment"."""
_LEFT_OUT = frozenset({"conj", "cc", "parataxis", "punct"})
_OPEN, _CLOSE, _EITHER = "“", "”", '"'


def find(coverage: Coverage) -> tuple[Response, ...]:
    """Give the responses in order, one for each clause; `due` is the date that a commitment or demand names."""
    articles = {article.id: article for article in coverage.articles}
    found: list[Response] = []
    for sentence in coverage.sentences:
        article = articles[sentence.article]
        for kind, verb, clauses in _told(sentence, article):
            start, end = _span(verb, clauses)
            due = _due(start, end, sentence, coverage.dates, article) if kind in {"commitment", "demand"} else None
            found.append(Response(None, None, kind, due, article.id, start, end, sentence.field))
    return tuple(dict.fromkeys(found))


def answering(response: Response, sentence: Sentence, article: Article) -> tuple[Range, ...]:
    """Give the places of those who answer in `response`: two for "the firm and its owner did not respond".

    `sentence` is the one of `article` in which the response begins.
    """
    for kind, verb, clauses in _told(sentence, article):
        if kind == response.kind and _span(verb, clauses) == (response.start, response.end):
            return tuple(_phrase(each, clauses) for each in _subjects(verb, clauses))
    return ()


def _told(sentence: Sentence, article: Article) -> Iterator[tuple[ResponseKind, int, Clauses]]:
    text = (article.headline or "") if sentence.field == "headline" else article.text
    line = text[sentence.start : sentence.end].lower()
    if not any(trigger in line for trigger in words.load("response_triggers")):
        return
    clauses = Clauses(sentence)
    silent: set[int] = set()
    for kind, verb in silences.find(clauses, text):
        silent.add(verb)
        yield kind, verb, clauses
    seen: set[ResponseKind] = set()
    for kind, verb in stances.find(clauses, lambda place: _between_marks(text, sentence.tokens[place].start)):
        if verb not in silent and not silent & set(clauses.climb(verb)) and kind not in seen:
            seen.add(kind)  # "promised and vowed" is one commitment
            yield kind, verb, clauses


def _subjects(verb: int, clauses: Clauses) -> tuple[int, ...]:
    """Give who answers: the subjects, the agent of a passive ("was denied by the firm"), or who is asked ("from")."""
    by = clauses.child(verb, "agent")
    noun = clauses.child(by, "pobj") if by is not None else None
    if noun is not None:
        return clauses.coordinated(noun)
    return clauses.subjects(verb)


def _phrase(noun: int, clauses: Clauses) -> Range:
    """Give a noun without what is coordinated with it or added: "the firm" of "the firm, which left, and its owner"."""
    asides = clauses.children(noun, *_LEFT_OUT, "relcl", "appos", "acl", "preconj")
    return clauses.range(clauses.subtree(noun, asides))


def _span(verb: int, clauses: Clauses) -> Range:
    """Give the clause of `verb`, from its subject where that stands before it."""
    tokens = clauses.tokens
    left_out = [each for each in clauses.below[verb] if tokens[each].dep in _LEFT_OUT]
    places = clauses.subtree(verb, left_out)
    run = [verb]
    for each in [place for place in places if place > verb]:
        if tokens[each].end - tokens[run[0]].start > _LONGEST:
            break
        run.append(each)
    first = min((place for place in places if tokens[verb].end - tokens[place].start <= _LONGEST), default=verb)
    for subject in clauses.subjects(verb):
        start = clauses.subtree(subject)[0] if subject < verb else verb
        if start < first and tokens[verb].end - tokens[start].start <= _SHARED and tokens[verb].dep != "relcl":
            first = start
    return clauses.range(range(min(first, verb), run[-1] + 1))


def _between_marks(text: str, place: int) -> bool:
    """Tell whether a place stands between quotation marks, counted from the start of its paragraph."""
    begin = text.rfind("\n", 0, place) + 1
    before = text[begin:place]
    return before.count(_OPEN) > before.count(_CLOSE) or before.count(_EITHER) % 2 == 1


def _due(start: int, end: int, sentence: Sentence, dates: tuple[Date, ...], article: Article) -> str | None:
    """Give the first date in the clause that lies after publication; the day itself is mostly that of the promise."""
    for date in dates:
        if (date.article, date.field) != (sentence.article, sentence.field) or date.value is None:
            continue
        if start <= date.start and date.end <= end:
            last = date.value.rsplit("/", 1)[-1]
            if article.published is None or last > article.published[: len(last)]:
                return date.value
    return None
