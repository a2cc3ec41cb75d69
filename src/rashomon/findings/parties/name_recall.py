"""Where do the names of an article stand, also where the parser overlooks them? Its sentences in, places in them out.

A name that is labelled once is looked for everywhere: unlabelled, in headlines where every word may have a capital, in
lines that are all capitals. Runs that an article shows to be two names are parted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rashomon.findings import words
from rashomon.findings.parties import name_spans, names
from rashomon.findings.parties.labels import key
from rashomon.findings.parties.name_spans import NameSpan
from rashomon.records import PartyKind, Sentence, Token

_QUOTES = frozenset("\"“”'‘’`")


def find(sentences: Iterable[Sentence]) -> list[list[NameSpan]]:
    """Give the names in each sentence of one article, in order and without overlap.

    Headlines, where every word may have a capital, and sentences in capitals are searched for the names of the text.
    """
    sentences = list(sentences)
    shouted = [_is_shouted(sentence) for sentence in sentences]
    found = [
        [] if loud else name_spans.of_sentence(sentence) for sentence, loud in zip(sentences, shouted, strict=True)
    ]
    known: dict[names.Key, PartyKind] = {
        key(sentence.tokens[span.start : span.end]): span.kind
        for sentence, spans in zip(sentences, found, strict=True)
        for span in spans
        if span.kind and span.kind != "group"
    }
    for form in [form for form, kind in known.items() if kind == "person" and len(form) > 2]:
        known.setdefault((form[0], form[-1]), "person")
    surnames = {form[-1] for form, kind in known.items() if kind == "person" and len(form) > 1} - {
        form[0] for form in known if len(form) == 1
    }
    longest = max(map(len, known), default=0)
    common = {token.text for sentence in sentences for token in sentence.tokens if token.text.islower()}
    for index, sentence in enumerate(sentences):
        found[index] = [
            part
            for span in found[index]
            if span.kind or not _is_common(sentence.tokens, span, common)
            for part in _parted(sentence.tokens, span, known)
        ]
    for index, sentence in enumerate(sentences):
        if (dateline := _dateline(sentence.tokens, known)) is not None:
            found[index] = [dateline, *(span for span in found[index] if span.start >= dateline.end)]
        taken = {at for span in found[index] for at in range(span.start, span.end)}
        more = list(_recalled(sentence.tokens, known, longest, taken, shouted[index]))
        taken |= {at for span in more for at in range(span.start, span.end)}
        more += [] if shouted[index] else _surnames(sentence.tokens, surnames, taken)
        if shouted[index]:
            more += _headline_labels(sentence, known, {at for span in more for at in range(span.start, span.end)})
        found[index] = sorted([*found[index], *more], key=lambda span: span.start)
    return found


def _is_shouted(sentence: Sentence) -> bool:
    """Say whether capitals mean nothing in the sentence: a title-case headline, or a line in capitals."""
    longer = [token.text for token in sentence.tokens if len(token.text) > 3 and token.text.isalpha()]
    if sentence.field == "headline":
        return sum(word[0].isupper() for word in longer) > 0.7 * len(longer)
    return len(longer) > 2 and sum(word.isupper() for word in longer) > 0.7 * len(longer)


def _is_common(tokens: tuple[Token, ...], span: NameSpan, common: set[str]) -> bool:
    """Say whether an unlabelled name is a common word with the capital of a sentence's beginning: "Emergency crews"."""
    before = next((token for token in reversed(tokens[: span.start]) if token.text not in _QUOTES), None)
    return (before is None or before.text in ".:—-") and all(
        token.text.lower() in common for token in tokens[span.start : span.end]
    )


def _parted(tokens: tuple[Token, ...], span: NameSpan, known: Mapping[names.Key, PartyKind]) -> list[NameSpan]:
    """Part a span that ends in a full name of this article: "Harbour Road | Ada Moreau" in a row of captions."""
    for at in range(span.start + 1, span.end - 1):
        if (
            tokens[at].text == "and"
            and key(tokens[span.start : at]) in known
            and key(tokens[at + 1 : span.end]) in known
        ):
            return [NameSpan(span.start, at, span.kind), NameSpan(at + 1, span.end, span.kind)]
        form = key(tokens[at : span.end])
        whole = span.kind == "person" and at == span.start + 1
        if len(form) > 1 and known.get(form) == "person" and not whole and key(tokens[span.start : span.end]) != form:
            return [NameSpan(span.start, at, None), NameSpan(at, span.end, "person")]
    return [span]


def _dateline(tokens: tuple[Token, ...], known: Mapping[names.Key, PartyKind]) -> NameSpan | None:
    """Give the place in capitals that an article begins with, where its text has the name too: "PORT HOLT — ..."."""
    end = 0
    while end < len(tokens) and tokens[end].text.isupper() and tokens[end].text.isalpha():
        end += 1
    form = key(tokens[:end]) if end > 1 and end < len(tokens) and tokens[end].text in "—–-(," else ()
    return NameSpan(0, end, None) if form in known else None


def _recalled(
    tokens: tuple[Token, ...], known: Mapping[names.Key, PartyKind], longest: int, taken: set[int], shouted: bool
) -> Iterator[NameSpan]:
    """Give the places where a name of this article stands without a label, the longest first."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if (
            at in taken
            or not token.text[:1].isupper()
            or token.tag == "DT"
            or (token.label in ("DATE", "TIME") and not shouted)
        ):
            at += 1
            continue
        for end in range(min(len(tokens), at + longest + 2), at, -1):
            if any(other in taken for other in range(at, end)) or tokens[end - 1].tag == "POS":
                continue
            if not any(map(str.isalpha, tokens[end - 1].text)):
                continue
            form = key(tokens[at:end])
            if form in known and key(tokens[at : end - 1]) != form:
                yield NameSpan(at, end, None)
                at = end - 1
                break
        at += 1


def _surnames(tokens: tuple[Token, ...], surnames: set[str], taken: set[int]) -> Iterator[NameSpan]:
    """Give the surnames that the parser took for common words: "Nicely said", "told Long"."""
    for at, token in enumerate(tokens):
        lower = token.text.lower()
        if at in taken or not token.text[:1].isupper() or lower not in surnames or lower in words.load("calendar"):
            continue
        follows = at + 1 < len(tokens) and tokens[at + 1].tag in ("VBD", "VBZ", "MD", "POS")
        inside = at > 0 and tokens[at - 1].text[:1].islower()
        if (follows or inside) and not token.label:
            yield NameSpan(at, at + 1, None)


def _headline_labels(sentence: Sentence, known: Mapping[names.Key, PartyKind], taken: set[int]) -> list[NameSpan]:
    """Give the labelled names of a headline in title case whose words the text of the article has as names too."""
    seen = {word for form in known for word in form} | {form[0] for form in names.places() if len(form) == 1}
    return [
        span
        for span in name_spans.of_sentence(sentence)
        if span.kind
        and not taken.intersection(range(span.start, span.end))
        and set(key(sentence.tokens[span.start : span.end])) <= seen
    ]
