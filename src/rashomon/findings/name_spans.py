"""Which words of a sentence are names? The sentences of an article in, places in them with a kind out.

The parser's entity labels are the evidence, repaired: it joins what should be apart ("Goldman (GS"), parts what should
be together ("Mazar-i- | Sharif"), takes in titles and possessives, and overlooks names that it labels elsewhere. What
a label says of a one-word name is weak; the vote over a story is taken in `parties`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.findings import names, nouns, words
from rashomon.records import PartyKind, Sentence, Token

_KINDS: dict[str, PartyKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_UNSURE = frozenset(("PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LANGUAGE"))
"""Labels of things that are no parties; on a single word they are as often wrong as right."""
_BREAKS = frozenset(("(", ")", "/", "[", "]", ":", ";", "|", "—", "--", "#", "•", "·"))
_AGENCIES = frozenset(("AP", "PA", "AFP", "EPA", "UPI", "REUTERS", "Reuters"))
"""Photo agencies, whose names captions put behind what is shown without a mark: "Holt Street AP"."""
_CHAMBERS = frozenset(("congress", "senate", "parliament", "house"))
"""Nouns that are names when they stand alone with a capital; "the Company" stays a description."""
_QUOTES = frozenset("\"“”'‘’`")
_PROPER = frozenset(("NNP", "NNPS"))
_HANDLE = re.compile(r"@\w{2,}")
_BALLOT = re.compile(r"[A-Z]-[A-Z]\w*\.?")
"""A politician's party and state in brackets: "(R-Ohio)"."""
_WORD = re.compile(r"[^\W\d_]")
_LONGEST = 10
"""Words in a name; longer ones are headlines that the parser took for one."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """Tokens ``[start, end)`` of a sentence that name something; `kind` is None where no label says what."""

    start: int
    end: int
    kind: PartyKind | None


def find(sentences: Iterable[Sentence]) -> list[list[NameSpan]]:
    """Give the names in each sentence of one article, in order and without overlap.

    Headlines, where every word may have a capital, and sentences in capitals are searched for the names of the text.
    """
    sentences = list(sentences)
    shouted = [_is_shouted(sentence) for sentence in sentences]
    found = [[] if loud else _spans(sentence) for sentence, loud in zip(sentences, shouted, strict=True)]
    known: dict[names.Key, PartyKind] = {
        _key(sentence.tokens[span.start : span.end]): span.kind
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


def _key(tokens: Iterable[Token]) -> names.Key:
    return names.key(" ".join(token.text for token in tokens))


def _is_common(tokens: tuple[Token, ...], span: NameSpan, common: set[str]) -> bool:
    """Say whether an unlabelled name is a common word with the capital of a sentence's beginning: "Emergency crews"."""
    before = next((token for token in reversed(tokens[: span.start]) if token.text not in _QUOTES), None)
    return (before is None or before.text in ".:—-") and all(
        token.text.lower() in common for token in tokens[span.start : span.end]
    )


def _parted(tokens: tuple[Token, ...], span: NameSpan, known: Mapping[names.Key, PartyKind]) -> list[NameSpan]:
    """Part a span that ends in a full name of this article: "Harbour Road | Ada Moreau" in a row of captions."""
    for at in range(span.start + 1, span.end - 1):
        form = _key(tokens[at : span.end])
        if len(form) > 1 and known.get(form) == "person" and _key(tokens[span.start : span.end]) != form:
            return [NameSpan(span.start, at, None), NameSpan(at, span.end, "person")]
    return [span]


def _spans(sentence: Sentence) -> list[NameSpan]:
    tokens = sentence.tokens
    runs = [piece for run in _labelled(tokens) for piece in _pieces(tokens, *run)]
    taken = {at for start, end, _ in runs for at in range(start, end)}
    runs += _unlabelled(tokens, taken)
    runs.sort()
    joined: list[tuple[int, int, PartyKind | None]] = []
    for start, end, kind in runs:
        if joined and start < joined[-1][1]:
            continue
        if joined and (whole := _join(tokens, joined[-1], (start, end, kind))):
            joined[-1] = whole
        else:
            joined.append((start, end, kind))
    credited = [run for start, end, kind in joined for run in _without_agency(tokens, start, end, kind)]
    return [NameSpan(*run) for run in credited if _is_name(tokens, *run)]


def _labelled(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    start = 0
    for at in range(len(tokens) + 1):
        ends = at == len(tokens) or tokens[at].opens or tokens[at].label != tokens[start].label
        if ends and at > start:
            if tokens[start].label:
                yield start, at, tokens[start].label
            start = at
        elif ends:
            start = at


def _pieces(tokens: tuple[Token, ...], start: int, end: int, label: str) -> Iterator[tuple[int, int, PartyKind | None]]:
    """Cut a labelled run at brackets and marks, trim each piece, and set right what the label took in."""
    if label not in _KINDS and not (label in _UNSURE and end - start <= 2):
        return
    kind = _KINDS.get(label)
    listed = kind != "organization" or not {"&", "and"}.intersection(token.text for token in tokens[start:end])
    breaks = _BREAKS | {","} if listed else _BREAKS
    cuts = [at for at in range(start, end) if tokens[at].text in breaks]
    for left, right in zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True):
        first, last = _trim(tokens, left, right)
        if kind == "person" and first < last:
            first, last, before = _without_place(tokens, first, last)
            if before:
                yield before
        if kind == "group" and (first >= last or not _names_people(tokens, first, last)):
            continue
        if first < last:
            yield first, _hyphened(tokens, _possessed(tokens, first, last)), kind


def _trim(tokens: tuple[Token, ...], start: int, end: int) -> tuple[int, int]:
    """Drop articles, titles, quotation marks and lower-case words at the edges: "the", "Sen.", "'s", "city"."""
    while start < end:
        text = tokens[start].text
        lower = text.rstrip(".").lower()
        title = lower in nouns.titles() and end - start > 1 and not names.gender((lower,))
        proper = (
            text[:1].isupper()
            or text[:1].isdigit()
            or text[:1] == "@"
            or (lower in names.PARTICLES and start + 1 < end)
        )
        if (
            lower in ("the", "a", "an")
            or not proper
            or lower in words.load("page_furniture")
            or (title and tokens[start].label in ("PERSON", ""))
        ):
            start += 1
        else:
            break
    while start < end:
        text = tokens[end - 1].text
        proper = text[:1].isupper() or text[:1].isdigit()
        if tokens[end - 1].tag == "POS" or not proper or text.lower() in words.load("page_furniture"):
            end -= 1
        else:
            break
    return start, end


def _without_place(
    tokens: tuple[Token, ...], start: int, end: int
) -> tuple[int, int, tuple[int, int, PartyKind] | None]:
    """Part a place from the person behind it: "mayor of | London | Ada Moreau"."""
    if start and end - start > 2 and tokens[start - 1].lemma in ("of", "in", "for"):
        for length in (2, 1):
            if end - start - length >= 1 and _key(tokens[start : start + length]) in names.places():
                return start + length, end, (start, start + length, "place")
    return start, end, None


def _without_agency(
    tokens: tuple[Token, ...], start: int, end: int, kind: PartyKind | None
) -> list[tuple[int, int, PartyKind | None]]:
    if end - start > 1 and tokens[end - 1].text in _AGENCIES:
        return [(start, end - 1, kind), (end - 1, end, "organization")]
    return [(start, end, kind)]


def _possessed(tokens: tuple[Token, ...], start: int, end: int) -> int:
    """End a name at its possessive unless an organisation closes it: "Bank's | Plan Explained", "Mayor's Office"."""
    for at in range(start + 1, end):
        if tokens[at].tag == "POS":
            noun = nouns.known(tokens[end - 1].text.lower())
            return end if noun and noun.kind == "organization" else at
    return end


def _hyphened(tokens: tuple[Token, ...], end: int) -> int:
    """End a name behind what hangs on it by hyphens and has a capital: "Port-sur- | Mer", but "Lisbon | -based"."""
    last = at = end
    while at + 1 < len(tokens) and tokens[at].text in ("-", "–") and tokens[at].start == tokens[at - 1].end:
        if tokens[at + 1].start != tokens[at].end or not tokens[at + 1].text[0].isalpha():
            break
        at += 2
        if tokens[at - 1].text[0].isupper():
            last = at
    return last


def _names_people(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Say whether a people's or party's name stands for the people: "Republicans said", not "Republican senator"."""
    last = tokens[end - 1]
    if last.dep in ("amod", "compound", "nmod") and last.head >= end:
        return False
    if end < len(tokens) and tokens[end].text in "-–":
        return False
    return last.tag in ("NNPS", "NNS") or (last.tag == "NNP" and start > 0 and tokens[start - 1].tag == "DT")


def _unlabelled(tokens: tuple[Token, ...], taken: set[int]) -> Iterator[tuple[int, int, PartyKind | None]]:
    """Give the runs of capitalised proper nouns that no entity holds, without titles, roles and days; and handles."""
    start = None
    for at in range(len(tokens) + 1):
        free = at < len(tokens) and at not in taken and _may_name(tokens[at])
        if free and start is None:
            start = at
        elif not free and start is not None:
            yield start, at, None
            start = None
        if at < len(tokens) and at not in taken and _HANDLE.fullmatch(tokens[at].text):
            yield at, at + 1, None


def _may_name(token: Token) -> bool:
    lower = token.text.rstrip(".").lower()
    if token.tag not in _PROPER or not token.text[:1].isupper() or token.label:
        return False
    noun = nouns.known(lower)
    return (
        lower not in nouns.titles()
        and lower not in words.load("calendar")
        and not (noun and noun.kind in ("person", "place"))
    )


def _join(
    tokens: tuple[Token, ...], left: tuple[int, int, PartyKind | None], right: tuple[int, int, PartyKind | None]
) -> tuple[int, int, PartyKind | None] | None:
    """Join neighbours that are one name: over a hyphen, before an organisation's noun, in "Transport for London"."""
    (start, middle, kind), (begin, end, other) = left, right
    between = [token.text for token in tokens[middle:begin]]
    if (
        between == ["-"]
        and tokens[middle].start == tokens[middle - 1].end
        and tokens[begin].start == tokens[middle].end
    ):
        return None if kind and other and kind != other else (start, end, kind or other)
    if between == ["for"] and kind is None and other == "place" and start > 0 and tokens[middle].head == middle - 1:
        return start, end, "organization"
    if between:
        return None
    noun = nouns.known(tokens[end - 1].text.lower())
    if kind and other is None and noun and noun.kind == "organization" and tokens[middle - 1].head >= begin:
        return start, end, "organization"
    if (
        kind is None
        and other == "organization"
        and end - begin <= 2
        and noun
        and start > 0
        and tokens[middle - 1].head >= begin
    ):
        return start, end, other
    return None


def _is_name(tokens: tuple[Token, ...], start: int, end: int, kind: PartyKind | None) -> bool:
    text = tokens[start].text
    if not 0 < end - start <= _LONGEST or not any(_WORD.search(token.text) for token in tokens[start:end]):
        return False
    if text.startswith(("http", "www.")) or (end - start == 1 and (len(text.strip(".")) < 2 or "." in text.strip("."))):
        return names.key(text) in names.abbreviations()
    calendar = words.load("calendar")
    if all(token.text.rstrip(".").lower() in calendar or token.text.isdigit() for token in tokens[start:end]):
        return False
    if _BALLOT.fullmatch("".join(token.text for token in tokens[start:end])) or (
        end - start == 1 and text[0].isdigit()
    ):
        return False
    last = nouns.known(tokens[end - 1].lemma.lower())
    if kind == "person" and tokens[end - 1].text.endswith("s") and last and last.kind == "person":
        return False
    lower = text.rstrip(".").lower()
    if end - start == 1 and lower not in _CHAMBERS and (nouns.known(lower) or lower in words.load("company_forms")):
        return False
    if kind is not None:
        return end - start > 1 or lower not in nouns.titles()
    # A word in capitals at the head of a paragraph ("BREAKING") is no name unless it is short enough for an acronym.
    return not (text.isupper() and len(text) > 6 and end - start == 1)


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
            if not _WORD.search(tokens[end - 1].text):
                continue
            form = _key(tokens[at:end])
            if form in known and _key(tokens[at : end - 1]) != form:
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
        for span in _spans(sentence)
        if span.kind
        and not taken.intersection(range(span.start, span.end))
        and set(_key(sentence.tokens[span.start : span.end])) <= seen
    ]
