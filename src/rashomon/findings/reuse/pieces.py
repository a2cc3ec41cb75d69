"""Which parts of what two articles share are passages? Chains of paired words in, pieces of them out.

A piece lies in one paragraph of each article and is all quoted or all running text; what is long is parted at the ends
of its sentences, so that a span is never a whole article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from rashomon.findings.reuse.alignment import Chain
from rashomon.findings.reuse.ready import Ready
from rashomon.settings import REUSE

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

    def kind(pair: tuple[int, int]) -> tuple[int, int, bool]:
        # What one article prints as a quotation is a quotation, whether or not the other has lost the marks.
        quoted = bool(one.quoted[pair[0]] or other.quoted[pair[1]])
        return one.words.paragraphs[pair[0]], other.words.paragraphs[pair[1]], quoted

    for (_, _, quoted), pairs in groupby(chain, key=kind):
        for part in parts(list(pairs), one, other):
            yield Piece(part, quoted)


def parts(chain: Chain, one: Ready, other: Ready) -> Iterator[Chain]:
    """Part a chain at paragraphs, and what is long, or the whole of a text, at the ends of its sentences."""
    paragraphs = lambda pair: (one.words.paragraphs[pair[0]], other.words.paragraphs[pair[1]])  # noqa: E731
    whole = min(len(one.words.forms), len(other.words.forms))
    for _, pairs in groupby(chain, key=paragraphs):
        part = list(pairs)
        if len(part) <= REUSE.longest and len(part) < whole:
            yield part
            continue
        text, read = other.article.text, other.words
        begun = 0
        for place in range(1, len(part)):
            start, end = read.starts[part[place - 1][1]], read.ends[part[place - 1][1]]
            short = text[start].isupper() and end - start <= _SHORT_FORM
            if not short and _SENTENCE_END.match(text, end, read.starts[part[place][1]] + 1):
                yield part[begun:place]
                begun = place
        yield part[begun:]


def ends(part: Chain, one: Ready, other: Ready) -> bool:
    """Say whether a part of a chain ends where a sentence does, in both articles: then few words can be a passage."""
    places = zip((one, other), part[-1], strict=True)
    return all(_STOP.match(read.article.text, read.words.ends[place]) for read, place in places)


def is_long(pieces: Sequence[Piece], one: Ready) -> bool:
    """Say whether pieces make a passage: enough words in all, enough in a row at one place, and enough plain ones.

    "Ada Venn, senior counsel at the Office of Fair Trade, said" is what anybody must write who quotes Ada Venn.
    """
    return (
        sum(len(piece.pairs) for piece in pieces) >= REUSE.words
        and any(_longest_run(piece.pairs) >= REUSE.run for piece in pieces)
        and sum(one.prose[place] for piece in pieces for place, _ in piece.pairs) >= REUSE.prose
    )


def _longest_run(pairs: Chain) -> int:
    best = length = 1
    for (first, second), (first_next, second_next) in pairwise(pairs):
        length = length + 1 if (first_next, second_next) == (first + 1, second + 1) else 1
        best = max(best, length)
    return best
