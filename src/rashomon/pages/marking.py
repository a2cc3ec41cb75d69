"""Where does one wording differ from another? Two wordings and the statement's variants in, marked runs out.

The words are aligned by their longest matching blocks (Ratcliff and Obershelp, as in difflib). A difference takes its
weight from the variant that records it: `substance` where the meaning may turn, `form` for spelling and its like, and
`wording` for other words of the same meaning; words that differ and are recorded by no variant are `wording` too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from rashomon.pages import labels
from rashomon.records import Variant

Weight = Literal["same", "substance", "wording", "form"]
Mark = Literal["same", "substance", "wording", "form", "gap"]

_BREAK = "\n"
# A lone word is alike by chance where more than this many words on either side are not.
_AMID = 3
_TOKEN = re.compile(r"\w+(?:[’'.,\-]\w+)*|[^\w\s]")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\xa0": " "})


@dataclass(frozen=True, slots=True)
class Run:
    """Words that are marked alike. A `gap` has no words here: `note` names the words that another witness has."""

    text: str
    mark: Mark = "same"
    weight: Weight = "same"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, where it stands, and the key by which it is compared."""

    text: str
    start: int
    end: int
    key: str

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def tokens(text: str) -> tuple[Token, ...]:
    """Give the words and marks of a text.

    >>> [token.key for token in tokens("Don’t — stop.")]
    ["don't", '-', 'stop', '.']
    """
    return tuple(
        Token(match[0], match.start(), match.end(), match[0].translate(_STRAIGHT).casefold())
        for match in _TOKEN.finditer(text)
    )


def mark(
    wording: Sequence[str], master: str, quotes: Collection[str], variants: Sequence[Variant]
) -> tuple[tuple[Run, ...], ...]:
    """Give the wording of some quotes of one article, run by run, marked where it differs from `master`.

    The words of each run, put together, are the words given: nothing is added or left out.

    >>> mark(["It was shifting."], "It was moving.", {"q"}, ())[0][1]
    Run(text='shifting', mark='wording', weight='wording', note='elsewhere moving')
    """
    text, master = _BREAK.join(wording), master.replace("[…]", "")
    ours, theirs = tokens(text), tokens(master)
    runs: list[Run] = []
    at = 0
    for alike, a, b, c, d in _align(theirs, ours):
        start, end = (ours[c].start, ours[d - 1].end) if d > c else (at, at)
        if alike:
            for have, other in zip(ours[c:d], theirs[a:b], strict=True):
                if have.is_word and have.text.translate(_STRAIGHT) != other.text.translate(_STRAIGHT):
                    runs.append(Run(text[at : have.start]))
                    runs.append(Run(text[have.start : have.end], "form", "form", "capitals"))
                    at = have.end
            runs.append(Run(text[at:end]))
        else:
            if d == len(ours) and not any(token.is_word for token in (*ours[c:d], *theirs[a:b])):
                # The mark that ends a quote depends on the sentence around it: no difference.
                break
            runs.append(Run(text[at:start]))
            runs.extend(_differ(text[start:end], ours[c:d], theirs[a:b], master, quotes, variants))
        at = max(at, end)
    runs.append(Run(text[at:]))
    return tuple(_join(piece) for piece in _broken(runs))


def _align(theirs: Sequence[Token], ours: Sequence[Token]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Give the stretches in which the words are alike, and those between: whether alike, and the bounds on each side.

    A lone word that is alike amid many that are not is chance, an "and" or a comma, and is no likeness.
    """
    matcher = SequenceMatcher(None, [each.key for each in theirs], [each.key for each in ours], autojunk=False)
    blocks = [(a, c, size) for a, c, size in matcher.get_matching_blocks() if size]
    a = c = 0
    for n, (start, begin, size) in enumerate(blocks):
        before = start - (blocks[n - 1][0] + blocks[n - 1][2] if n else 0)
        after = (blocks[n + 1][0] if n + 1 < len(blocks) else len(theirs)) - start - size
        words = sum(token.is_word for token in theirs[start : start + size])
        if words < 2 and before > _AMID and after > _AMID and len(ours) > size:
            continue
        if start > a or begin > c:
            yield False, a, start, c, begin
        yield True, start, start + size, begin, begin + size
        a, c = start + size, begin + size
    if a < len(theirs) or c < len(ours):
        yield False, a, len(theirs), c, len(ours)


def _broken(runs: Sequence[Run]) -> list[list[Run]]:
    """Part the runs again where one quoted run ends and the next begins."""
    pieces: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split(_BREAK)
        pieces[-1].append(replace(run, text=first))
        pieces += [[replace(run, text=part)] for part in rest]
    return pieces


def _differ(
    words: str,
    ours: Sequence[Token],
    theirs: Sequence[Token],
    master: str,
    quotes: Collection[str],
    variants: Sequence[Variant],
) -> Iterator[Run]:
    """Give the runs of one difference: what stands here, how much it weighs, and what another witness has."""
    there = [token for token in theirs if token.is_word]
    here = [token for token in ours if token.is_word]
    instead = master[there[0].start : there[-1].end] if there else ""
    if not there and not here:
        yield Run(words, "form", "form", "punctuation")
        return
    weight, kind = _weigh(ours, theirs, quotes, variants)
    missing = Run(words, "gap", weight, f"not here: {instead}" + (f" ({kind})" if kind else ""))
    if not here:
        yield missing
        return
    if len(there) > len(here) + _AMID:
        yield replace(missing, text="")
    yield Run(words, weight, weight, ": ".join(filter(None, (kind, f"elsewhere {instead}" if instead else ""))))


def _weigh(
    ours: Sequence[Token], theirs: Sequence[Token], quotes: Collection[str], variants: Sequence[Variant]
) -> tuple[Weight, str]:
    """Give the weight and the name of the variant that records a difference; substance first, where two could."""
    here, there = _keys(ours), _keys(theirs)
    for variant in sorted(variants, key=lambda each: not each.substance):
        having = [reading for reading in variant.readings if set(reading.quotes) & set(quotes)]
        if not having:
            continue
        # An article that has the words in one quote, and not in another, does not leave them out.
        own = max(having, key=lambda reading: bool(reading.text))
        others = [_keys(tokens(reading.text)) for reading in variant.readings if reading is not own]
        read = _keys(tokens(own.text))
        if _within(read, here) if read and here else any(_within(other, there) for other in others):
            return weigh(variant), labels.VARIANTS[variant.kind]
    return "wording", ""


def weigh(variant: Variant) -> Weight:
    """Give the weight of a variant, by which pages tell variants apart."""
    return "substance" if variant.substance else "form" if variant.kind in labels.FORM else "wording"


def _keys(words: Sequence[Token]) -> list[str]:
    return [token.key for token in words if token.is_word]


def _within(some: list[str], others: list[str]) -> bool:
    """Say whether the shorter run of words stands, in its order, inside the longer."""
    short, long = sorted((some, others), key=len)
    return bool(short) and any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _join(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Put neighbours that are marked alike together, and drop empty ones, but for gaps."""
    joined: list[Run] = []
    for run in runs:
        if joined and joined[-1].mark == run.mark == "same":
            joined[-1] = Run(joined[-1].text + run.text)
        elif run.text or run.mark == "gap":
            joined.append(run)
    return tuple(joined)


def copied(text: str, wordings: Sequence[str]) -> tuple[str, ...]:
    """Give `text` as the fewest runs that stand in `wordings`, in the letters of the wordings; empty where some do not.

    Longest run first, from the left. One run: the text is verbatim. More: it was put together, and the joins must show.
    A join that `text` shows itself, […], is kept.

    >>> copied("It moved, and it cracked.", ["It moved, slowly.", "and it cracked."])
    ('It moved', 'and it cracked.')
    >>> copied("It flew.", ["It moved."])
    ()
    """
    given = [[token for token in tokens(wording) if token.is_word] for wording in wordings]
    pieces: list[str] = []
    for part in text.split("[…]"):
        wanted = [token for token in tokens(part) if token.is_word]
        at = 0
        while at < len(wanted):
            length, which, start = max(
                (
                    (_match(wanted, at, words, i), -which, -i)
                    for which, words in enumerate(given)
                    for i in range(len(words))
                ),
                default=(0, 0, 0),
            )
            if not length:
                return ()
            wording, words = wordings[-which], given[-which]
            ends = at + length == len(wanted)
            pieces.append(_piece(wording, words[-start].start, words[-start + length - 1].end, closing=ends))
            at += length
    return tuple(pieces)


def _match(wanted: Sequence[Token], at: int, words: Sequence[Token], i: int) -> int:
    """Count the words that agree from `wanted[at]` and `words[i]` on."""
    length = 0
    while at + length < len(wanted) and i + length < len(words) and wanted[at + length].key == words[i + length].key:
        length += 1
    return length


def _piece(wording: str, start: int, end: int, *, closing: bool) -> str:
    """Cut a run out of a wording; at the end of the text its stop comes along, a comma before the cue not."""
    tail = re.match(r"[.!?…]+", wording[end:]) if closing else None
    return wording[start : end + (tail.end() if tail else 0)]
