"""Who says what, in which words? One article's text and sentences in, Quote records out.

Quotes follow the attribution corpora (PARC 3.0, PolNeAR): a content, the cue that reports it and the speaker. A quote
is `direct` where marks, or the layout, hold all of its content, `mixed` where the reporter's words surround a quoted
fragment, and `indirect` where nothing is quoted. Words in marks that nobody is said to have uttered, such as titles
and scare quotes, are no quotes.

First the text's layout is read (`setoff`), then its marks are paired (`marks`). Each run between marks is given to the
attribution that touches it (`attribution`), else to the report whose grammar reaches it (`indirect`), else to the
quote that it goes on with. What the grammar reports without marks comes last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.findings.quotes import indirect, marks, setoff
from rashomon.findings.quotes.attribution import Flow
from rashomon.findings.quotes.marks import Run
from rashomon.findings.quotes.utterances import Draft, Utterances, has_words
from rashomon.records import Article, Coverage, Quote, QuoteKind, Range, identify

_DASH = re.compile(r"\s(?:-|--|—|–)\s")
_ADJUNCT = re.compile(r" (?:in|on|at|during|after|before|as|when|while|since) ")
_SHORT = frozenset({"naming", "judging", "phrase"})
"""Frames whose content is a phrase and no clause."""
_FRAGMENTS = frozenset({*_SHORT, "intention", "request", "noun", "adjective", "attitude", "evidence"})
"""Frames in which words in marks are a piece of the reporter's sentence (dubbed it "the Whale"), not an utterance."""
_PRONOUNS = frozenset("he she it they we i you who which that his her its their our my your him them".split())


def find(coverage: Coverage) -> tuple[Quote, ...]:
    """Give the quotes of every article, in the order of their text. `party` and `statement` are left None."""
    return tuple(quote for article in coverage.articles for quote in _of_article(article, coverage))


def _of_article(article: Article, coverage: Coverage) -> list[Quote]:
    sentences = [each for each in coverage.sentences if each.article == article.id and each.field == "text"]
    text = article.text
    runs: Sequence[Run] = marks.pair(text)
    flow = Flow(sentences, [(run.start, run.end) for run in runs])
    layout = setoff.find(text, flow, runs, article.set_off)
    regions = [one.region for one in layout]
    runs = [run for run in runs if not _touches((run.start, run.end), regions)]
    reports = [
        report
        for tree in flow.trees
        for report in indirect.find(tree, flow.in_marks)
        if not _touches(report.cue, regions)
    ]
    drafts = [(draft, *_content(text, draft)) for draft in Utterances(text, flow, runs, reports).drafts()]
    quotes = [_quote(article, "direct", one.content, one.cue, one.speaker, set_off=True) for one in layout]
    quotes += [
        _quote(article, kind, content, draft.cue, draft.speaker)
        for draft, kind, content in drafts
        if content and not any(_retold(text, draft, content, other, whole) for other, _, whole in drafts)
    ]
    return sorted(quotes, key=lambda quote: (quote.content, quote.kind))


def _retold(text: str, inner: Draft, content: Sequence[Range], outer: Draft, whole: Sequence[Range]) -> bool:
    """Say whether a quote is no more than a part of what another reports: Ada said *she hoped it would hold*.

    It is kept where another party's words are in marks: Ada said that *the mayor had called it "a gift"*.
    """
    if inner is outer or not any(start <= content[0][0] and content[-1][1] <= end for start, end in whole):
        return False
    if content == whole:
        return outer.anchor < inner.anchor
    if not inner.runs or not inner.speaker:
        return True
    own, other = text[slice(*inner.speaker)], text[slice(*outer.speaker)] if outer.speaker else ""
    return own.lower() in _PRONOUNS or own in other or other in own


def _quote(
    article: Article,
    kind: QuoteKind,
    content: Sequence[Range],
    cue: Range | None,
    speaker: Range | None,
    *,
    set_off: bool = False,
) -> Quote:
    content = tuple(content)
    return Quote(identify(article.id, kind, content), article.id, kind, content, cue, speaker, set_off)


def _touches(span: Range, regions: Sequence[Range]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in regions)


def _content(text: str, draft: Draft) -> tuple[QuoteKind, list[Range]]:
    """Give the kind and content of a draft: inside the marks where they hold all of it, else the whole clause."""
    if not draft.runs:
        return "indirect", _merged([_cut(text, piece, [], draft.frame) for piece in draft.around])
    runs = sorted(draft.runs, key=lambda run: run.start)
    around = [_cut(text, piece, runs, draft.frame) for piece in draft.around]
    loose = [piece for piece in around if has_words(_outside(text, piece, runs))]
    spoken = draft.frame not in _FRAGMENTS or any(_is_sentence(text, run) for run in runs)
    if not loose and spoken:
        return "direct", [(run.first, run.last) for run in runs]
    return "mixed", _merged([*loose, *((run.start, run.end) for run in runs)])


def _is_sentence(text: str, run: Run) -> bool:
    return text[run.first].isupper() and run.ending in ".!?,…" and " " in text[run.first : run.last]


def _cut(text: str, piece: Range, runs: Sequence[Run], frame: str) -> Range:
    """Cut a piece of content where only the reporter goes on.

    Behind a dash: was "sad" - though it had gained. Behind the marks of a name or judgement, before an adjunct or a
    comma's gloss: called it "a trap" in a letter; called him "a moderate," a dig at his record.
    """
    start, end = piece
    final = max((run for run in runs if start < run.end <= end), key=lambda run: run.end, default=None)
    if final and frame in _SHORT and (final.ending in ",.;" or _ADJUNCT.match(text, final.end)):
        return start, final.end
    dashes = [
        match for match in _DASH.finditer(text, start, end) if not any(r.start < match.start() < r.end for r in runs)
    ]
    if len(dashes) == 1 and not any(run.start > dashes[0].start() and run.start < end for run in runs):
        return start, dashes[0].start()
    return piece


def _outside(text: str, piece: Range, runs: Sequence[Run]) -> str:
    """Give the words of a piece that stand outside all runs."""
    start, end = piece
    kept = []
    for run in runs:
        if run.start < end and start < run.end:
            kept.append(text[start : max(start, run.start)])
            start = max(start, min(end, run.end))
    return " ".join([*kept, text[start:end]])


def _merged(ranges: Sequence[Range]) -> list[Range]:
    """Give ranges in order; those that touch, or have only a space between, become one."""
    merged: list[Range] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
