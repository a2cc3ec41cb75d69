"""Where do the witnesses of a statement differ, how, and may the meaning turn? Words in, Variant records out.

The fullest witness is the base; every other is aligned to it, and each place where one parts from it is collated over
all witnesses that cover it: an apparatus as in textual criticism. What an outlet left out is judged over all its quotes
together, since it may print one utterance in two. Marks and dashes of house style are no variants.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rashomon.findings.statements.collation import Alignment, Word, alike
from rashomon.findings.statements.judging import hinges, kind_of, turns
from rashomon.records import Article, Reading, Span, Variant, VariantKind
from rashomon.settings import STATEMENTS

_STOP = re.compile(r"[.!?]")
_MARKS = re.compile(r"[,;:.!?]")


class Witness(NamedTuple):
    """A quote with its article and its words, and how those align with the words of the base, where they do."""

    quote: str
    article: Article
    words: Sequence[Word]
    found: Alignment | None


@dataclass(frozen=True, slots=True)
class _Aligned:
    witness: Witness
    found: Alignment
    at: dict[int, int]
    """Index of the word of the witness that stands for a word of the base."""
    ends: bool
    """Both wordings end with what stands for one another; else the witness was cut, or goes on."""

    @property
    def first(self) -> int:
        return min(self.at)

    @property
    def last(self) -> int:
        return max(self.at)


def collate(base: Sequence[Word], article: Article, witnesses: Sequence[Witness]) -> tuple[Variant, ...]:
    """Give the places where `witnesses` differ from the words of `base`, which stands in `article`, in their order.

    The readings of a variant begin with that of the base; a witness that does not cover the place has none there.
    """
    aligned = []
    for witness in witnesses:
        found = witness.found
        if found is not None:
            at = {a: b for a, b in found.pairs if a is not None and b is not None}
            at |= _compounds(base, witness.words, at)
            last = (len(base) - 1, len(witness.words) - 1)
            if at.get(last[0] - 1) == last[1] - 1:
                # "... owed it soon", "... owed it now": an alignment stops before a last word that differs.
                at.setdefault(*last)
            aligned.append(_Aligned(witness, found, at, at.get(last[0]) == last[1]))
    places = _merge(place for one in aligned for place in _places(base, one))
    found_variants = [(place, _variant(base, article, place, aligned)) for place in places]
    found_variants += _missing(base, article, aligned)
    found_variants += _stops(base, article, aligned)
    return tuple(variant for _, variant in sorted(found_variants, key=lambda row: row[0]) if variant is not None)


def _compounds(base: Sequence[Word], other: Sequence[Word], at: dict[int, int]) -> dict[int, int]:
    """Give the words that stand for one another though divided otherwise: "photo shoot" and "photoshoot"."""
    found: dict[int, int] = {}
    anchors = sorted((a, b) for a, b in at.items() if alike(base[a], other[b]))
    for (a, b), (next_a, next_b) in pairwise([(-1, -1), *anchors, (len(base), len(other))]):
        for first in range(b + 1, next_b):
            for last in range(first + 1, min(first + 3, next_b) + 1):
                letters = "".join(word.form for word in other[first:last])
                for start in range(a + 1, next_a):
                    for end in range(start + 1, min(start + 3, next_a) + 1):
                        if letters == "".join(word.form for word in base[start:end]):
                            found |= dict.fromkeys(range(start, end), first)
    return found


Place = tuple[int, int]
"""Words of the base where somebody differs, `[first, end)`; empty between two words where somebody adds."""


def _places(base: Sequence[Word], one: _Aligned) -> list[Place]:
    """Give the places where one witness has other words than the base, inside the stretch that it covers."""
    found = []
    anchors = [(a, b) for a, b in sorted(one.at.items()) if base[a].text.lower() == one.witness.words[b].text.lower()]
    if one.ends:
        anchors.append((len(base), len(one.witness.words)))
    for (a, b), (next_a, next_b) in pairwise(anchors):
        if next_a - a == 1 and next_b - b == 1:
            continue
        cut = any(word.broken for word in one.witness.words[b + 1 : next_b + 1])
        if cut and next_b - b == 1:
            continue  # An ellipsis: what is missing there is judged over all quotes of the article.
        while _splits_bracket(one.witness, b, next_b) and a - 1 in one.at and one.at[a - 1] == b - 1:
            a, b = a - 1, b - 1
        found.append((a + 1, next_a))
    return found


def _splits_bracket(witness: Witness, before: int, after: int) -> bool:
    """Say whether the words between two others end an editor's bracket that begins before them."""
    if after - before < 2 or after == len(witness.words):
        return False
    text = witness.article.text[witness.words[before].end : witness.words[after].start]
    return "]" in text and "[" not in text


def _merge(places: Iterable[Place]) -> list[Place]:
    merged: list[Place] = []
    for start, end in sorted(set(places)):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _variant(base: Sequence[Word], article: Article, place: Place, aligned: Sequence[_Aligned]) -> Variant | None:
    start, end = place
    own = list(base[start:end])
    readings: dict[str, dict[str, Span]] = {_print(article, own): {}}
    differing: dict[str, tuple[list[Word], str]] = {}
    for one in aligned:
        after = len(one.witness.words) if end == len(base) and one.ends else one.at.get(end)
        before = one.at.get(start - 1)
        if before is None or after is None or after < before:
            continue
        theirs = list(one.witness.words[before + 1 : after])
        if max(len(own), len(theirs)) > STATEMENTS.replaced and (own or theirs) != own + theirs:
            continue  # So many other words are no variant of a wording, but another one.
        text = _print(one.witness.article, theirs)
        key = next((known for known in readings if _plain(known) == _plain(text)), text)
        around = one.witness.words[before : after + 1]
        readings.setdefault(key, {})[one.witness.quote] = _place_of(one.witness.article, theirs or around)
        if key not in differing and key != _print(article, own):
            differing[key] = (theirs, text)
    if len(readings) < 2:
        return None
    judged = [(kind_of(own, theirs, text), turns(own, theirs)) for theirs, text in differing.values()]
    kind = next((kind for kind, turns in judged if turns), judged[0][0])
    located = tuple(
        Reading(text, tuple(sorted(places)), tuple(places[quote] for quote in sorted(places)))
        for text, places in readings.items()
        if places
    )
    return Variant(kind, any(turns for _, turns in judged), located)


def _place_of(article: Article, some: Sequence[Word]) -> Span:
    return Span(article.id, some[0].start, some[-1].end)


def _plain(text: str) -> str:
    """Give a reading without what is house style: curly marks, kinds of dashes, capitals after a full stop."""
    return re.sub(r"\s*(?:--|[—–―])\s*", " - ", text.replace("’", "'").replace("‘", "'")).lower()


def _readings(readings: dict[str, list[str]]) -> tuple[Reading, ...]:
    return tuple(Reading(text, tuple(sorted(set(quotes)))) for text, quotes in readings.items() if quotes)


def _print(article: Article, some: Sequence[Word]) -> str:
    """Give words as they stand in their article, with an editor's brackets; what is between two pieces shows as cut."""
    pieces: list[list[Word]] = []
    for word in some:
        if (word.broken and pieces) or not pieces:
            pieces.append([])
        pieces[-1].append(word)
    return " […] ".join(_piece(article.text, piece[0].start, piece[-1].end) for piece in pieces)


def _piece(text: str, start: int, end: int) -> str:
    start -= text[start - 1 : start] == "["
    end += text[end : end + 1] == "]"
    return " ".join(text[start:end].split())


def _missing(base: Sequence[Word], article: Article, aligned: Sequence[_Aligned]) -> list[tuple[Place, Variant]]:
    """Give what some articles leave out of the base: `truncated` at its ends, `elided` inside."""
    by_article: dict[str, list[_Aligned]] = defaultdict(list)
    for one in aligned:
        by_article[one.witness.article.id].append(one)
    lacking: dict[Place, list[str]] = defaultdict(list)
    for quotes in by_article.values():
        covered = {a for one in quotes for a in range(one.first, one.last + 1) if not _in_cut(one, a)}
        for place in _gaps(covered, len(base)):
            lacking[place] += [one.witness.quote for one in quotes]
    found = []
    for (start, end), without in sorted(lacking.items()):
        if end - start < STATEMENTS.left_out or not any(word.content for word in base[start:end]):
            continue
        cut = set(without)
        having = [
            one.witness.quote
            for one in aligned
            if one.witness.quote not in cut and one.first < end and start <= one.last
        ]
        kind: VariantKind = "elided" if start > 0 and end < len(base) else "truncated"
        readings = {_print(article, base[start:end]): having, "": without}
        found.append(((start, end), Variant(kind, hinges(base[start:end]), _readings(readings))))
    return found


def _in_cut(one: _Aligned, index: int) -> bool:
    """Say whether a word of the base falls where a witness shows an ellipsis or breaks off for the reporter."""
    if index in one.at:
        return False
    following = min(a for a in one.at if a > index)
    return one.witness.words[one.at[following]].broken


def _gaps(covered: set[int], size: int) -> list[Place]:
    gaps, start = [], None
    for index in range(size + 1):
        missing = index < size and index not in covered
        if missing and start is None:
            start = index
        elif not missing and start is not None:
            gaps.append((start, index))
            start = None
    return gaps


def _stops(base: Sequence[Word], article: Article, aligned: Sequence[_Aligned]) -> list[tuple[Place, Variant]]:
    """Give the places between two words where witnesses pause otherwise: one sentence is two, or two are one."""
    found = []
    for index in range(len(base) - 1):
        own = _between(article, base[index], base[index + 1])
        if own is None or base[index + 1].broken:
            continue
        readings: dict[str, list[str]] = {own: []}
        printed = {own: _print(article, base[index : index + 2])}
        for one in aligned:
            a, b = one.at.get(index), one.at.get(index + 1)
            if a is None or b != a + 1 or one.witness.words[b].broken:
                continue
            theirs = _between(one.witness.article, one.witness.words[a], one.witness.words[b])
            if theirs is not None:
                readings.setdefault(theirs, []).append(one.witness.quote)
                printed.setdefault(theirs, _print(one.witness.article, one.witness.words[a : b + 1]))
        if len(readings) > 1:
            kinds = {_stop_kind(own, theirs) for theirs in readings if theirs != own}
            asked = len({"?" in text for text in readings}) > 1
            kind: VariantKind = next(iter(sorted(kinds - {"punctuation"})), "punctuation")  # type: ignore[arg-type]
            verbatim = {printed[mark]: quotes for mark, quotes in readings.items()}
            found.append(((index + 1, index + 1), Variant(kind, asked, _readings(verbatim))))
    return found


def _between(article: Article, one: Word, other: Word) -> str | None:
    """Give the pause marks between two words; None where more than marks stands there."""
    text = article.text[one.end : other.start]
    return None if re.search(r"\w|…|\.\s?\.", text) else "".join(_MARKS.findall(text))[:1]


def _stop_kind(own: str, theirs: str) -> str:
    if _STOP.search(own) and not _STOP.search(theirs):
        return "merged"
    if _STOP.search(theirs) and not _STOP.search(own):
        return "split"
    return "punctuation"
