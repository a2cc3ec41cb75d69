"""Which parts of what two articles share are passages? Chains of paired words in, pieces of them out.

A piece lies in one paragraph of each article and is all quoted or all running text; what is long is parted at the ends
of its sentences, so that a span is never a whole article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rashomon.findings.reuse.alignment import Chain
from rashomon.findings.reuse.ready import Ready
from rashomon.settings import REUSE

_STOPS = ".!?"
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*\s+[\"“‘'(]?[A-Z]")
_STOP = re.compile(r"[\"”’')]*(?:[.!?]|\s*\Z)")
_SHORT_FORM = 4
"""Letters up to which a capitalised word before a full stop may be a short form: "Dec. 3", "Gov. Vale"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a chain that lies in one paragraph of each article, all quoted or all not."""

    pairs: Chain
    quoted: bool


def cut(chain: Chain, one: Ready, other: Ready) -> Iterator[Piece]:
    """Part a chain where a paragraph ends in either article, where a quote begins or ends, and where it is long."""
    # What one article prints as a quotation is a quotation, whether or not the other has lost the marks.
    mine, theirs = one.quoted, other.quoted
    for quoted, pairs in groupby(chain, key=lambda pair: bool(mine[pair[0]] or theirs[pair[1]])):
        for part in parts(list(pairs), one, other):
            yield Piece(part, quoted)


def parts(chain: Chain, one: Ready, other: Ready) -> Iterator[Chain]:
    """Part a chain at paragraphs, and what is long, or the whole of a text, at the ends of its sentences."""
    whole = min(len(one.words.forms), len(other.words.forms))
    for part in _by_paragraph(chain, one.words.paragraphs, other.words.paragraphs):
        if len(part) <= REUSE.longest and len(part) < whole:
            yield part
            continue
        text, read = other.article.text, other.words
        begun = 0
        for place in range(1, len(part)):
            end = read.ends[part[place - 1][1]]
            if text[end] not in _STOPS:
                continue
            start = read.starts[part[place - 1][1]]
            short = text[start].isupper() and end - start <= _SHORT_FORM
            if not short and _SENTENCE_END.match(text, end, read.starts[part[place][1]] + 1):
                yield part[begun:place]
                begun = place
        yield part[begun:]


def _by_paragraph(chain: Chain, mine: Sequence[int], theirs: Sequence[int]) -> Iterator[Chain]:
    """Part a chain where a paragraph ends in either article: both only go on."""
    if mine[chain[0][0]] == mine[chain[-1][0]] and theirs[chain[0][1]] == theirs[chain[-1][1]]:
        yield chain
        return
    for _, pairs in groupby(chain, key=lambda pair: (mine[pair[0]], theirs[pair[1]])):
        yield list(pairs)


def ends(part: Chain, one: Ready, other: Ready) -> bool:
    """Say whether a part of a chain ends where a sentence does, in both articles: then few words can be a passage."""
    places = zip((one, other), part[-1], strict=True)
    return all(_STOP.match(read.article.text, read.words.ends[place]) for read, place in places)


def kept(pieces: Sequence[Piece], one: Ready) -> Sequence[Piece]:
    """Give those pieces of one kind, of one chain, that make a passage, none where they make none.

    A passage has enough words in all, enough in a row at one place, and enough plain ones: "Ada Venn, senior counsel at
    the Office of Fair Trade, said" is what anybody must write who quotes Ada Venn. So many in a row that nobody hits
    upon their order are one whatever they are, and in however short lines: a table, a song, a list of names.
    """
    if sum(len(piece.pairs) for piece in pieces) >= REUSE.listed and _longest_run(_joined(pieces)) >= REUSE.listed:
        return pieces
    pieces = [piece for piece in pieces if len(piece.pairs) >= REUSE.piece]
    long = (
        sum(len(piece.pairs) for piece in pieces) >= REUSE.words
        and any(_longest_run(piece.pairs) >= REUSE.run for piece in pieces)
        and sum(one.prose[place] for piece in pieces for place, _ in piece.pairs) >= REUSE.prose
    )
    return pieces if long else ()


def _joined(pieces: Sequence[Piece]) -> Chain:
    return [pair for piece in pieces for pair in piece.pairs]


def _longest_run(pairs: Chain) -> int:
    best = length = 1
    before, before_other = pairs[0]
    for place, other in pairs:
        if place == before + 1 and other == before_other + 1:
            length += 1
        else:
            best, length = max(best, length), 1
        before, before_other = place, other
    return max(best, length)
