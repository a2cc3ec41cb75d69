"""Where do two texts run on in the same words? Texts in, chains of paired words out.

Candidates come from fingerprints: hashes of five words in a row, the least of every four neighbours kept (winnowing;
Schleimer, Wilkerson and Aiken 2003), so that any eight shared words in a row are sure to share one. Two texts that
share a fingerprint are aligned: every shared run of five words is taken at its full length, the longest first, and runs
that follow one another in both texts are chained over small edits: a word changed, a name localised, a sentence cut.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from rashomon.findings.reuse import sampling
from rashomon.settings import REUSE

Chain = list[tuple[int, int]]
"""Pairs of places, in the words of one text and of the other, that hold the same word; both rise."""
_Run = tuple[int, int, int]
"""``(place, place, length)`` of words that two texts share in a row."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words: their plain forms, their places in the text, and the paragraph of each."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    paragraphs: tuple[int, ...]
    shingles: sampling.Hashes
    """A hash for the words at each place and the four after it."""


def read_words(text: str) -> Words:
    """Give the words of `text`; case and the shape of apostrophes do not count.

    >>> read_words("The pier’s 1,200 lamps.\\nGone.").forms
    ('the', "pier's", '1,200', 'lamps', 'gone')
    """
    plain = sampling.plain(text)
    hashed = sampling.words(plain)
    starts, ends = hashed.starts.tolist(), hashed.ends.tolist()
    breaks = [match.start() for match in re.finditer("\n", text)]
    return Words(
        tuple(map(plain.__getitem__, map(slice, starts, ends))),
        tuple(starts),
        tuple(ends),
        tuple(np.searchsorted(breaks, hashed.starts, "right").tolist()),
        sampling.runs(hashed),
    )


def fingerprints(words: Words) -> frozenset[int]:
    """Give the sampled hashes of a text: about two of every five."""
    return frozenset(words.shingles[sampling.sample(words.shingles, REUSE.window)].tolist())


def candidates(texts: Sequence[Words]) -> list[tuple[int, int]]:
    """Give the pairs of texts that share a fingerprint, as numbers ``(i, j)`` with ``i < j``, in order.

    A run that a crowd of texts holds joins each to the first of them. So does a text that is nearly that of several
    before it: it is compared with the earliest, and stands for what it has besides. A thousand copies, each with its
    own small edits, make a thousand pairs and not half a million.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    pairs: set[tuple[int, int]] = set()
    for number, words in enumerate(texts):
        marks = fingerprints(words)
        shared = Counter(other for mark in marks for other in holders.get(mark, ()))
        nearly = sorted(other for other, count in shared.items() if count >= REUSE.nearly * len(marks))
        through: frozenset[int] = frozenset()
        if len(nearly) >= REUSE.holders:
            pairs.add((nearly[0], number))
            through = fingerprints(texts[nearly[0]])
        for mark in marks - through:
            pairs.update((other, number) for other in holders[mark])
            if len(holders[mark]) < REUSE.holders:
                holders[mark].append(number)
    return sorted(pairs)


def align(one: Words, other: Words) -> list[Chain]:
    """Give the chains of words that two texts share, in the order of the first text.

    No word is in two chains. A chain may be as short as one shared run of five words: what is long enough to report is
    for the caller to say.
    """
    taken_one, taken_other = bytearray(len(one.forms)), bytearray(len(other.forms))
    runs: list[_Run] = []
    for run in sorted(_runs(one, other), key=lambda run: (-run[2], run)):
        left = _free(run, taken_one, taken_other)
        if left:
            first, second, length = left
            taken_one[first : first + length] = taken_other[second : second + length] = b"\1" * length
            runs.append(left)
    chains: list[Chain] = []
    before = 0  # length of the run before
    for first, second, length in sorted(runs):
        pairs = [(first + step, second + step) for step in range(length)]
        if chains and _follows(chains[-1][-1], pairs[0], min(before, length)):
            chains[-1] += _between(one, other, chains[-1][-1], pairs[0]) + pairs
        else:
            chains.append(pairs)
        before = length
    return [_grown(one, other, chain, taken_one, taken_other) for chain in chains]


def _runs(one: Words, other: Words) -> list[_Run]:
    """Give every longest run of at least five words in a row that two texts share."""
    order = np.argsort(one.shingles, kind="stable")
    known = one.shingles[order]
    begin = np.searchsorted(known, other.shingles, "left")
    count = np.minimum(np.searchsorted(known, other.shingles, "right") - begin, REUSE.repeats)
    second = np.repeat(np.arange(len(other.shingles)), count)
    within = np.arange(len(second)) - np.repeat(np.cumsum(count) - count, count)
    first = order[begin[second] + within]
    # Places that both go on by one word lie on one diagonal.
    along = np.lexsort((first, first - second))
    first, second = first[along], second[along]
    opens = np.ones(len(first), bool)
    opens[1:] = (np.diff(first) != 1) | (np.diff(second) != 1)
    starts = np.flatnonzero(opens)
    lengths = np.diff(np.append(starts, len(first))) + REUSE.shingle - 1
    return list(zip(first[starts].tolist(), second[starts].tolist(), lengths.tolist(), strict=True))


def _free(run: _Run, taken_one: bytearray, taken_other: bytearray) -> _Run | None:
    """Give the longest part of `run` that no longer run has taken, if five words are left of it."""
    first, second, length = run
    best = start = 0
    kept = 0
    for step in range(length):
        if taken_one[first + step] or taken_other[second + step]:
            start = step + 1
        elif step + 1 - start > best:
            best, kept = step + 1 - start, start
    return (first + kept, second + kept, best) if best >= REUSE.shingle else None


def _follows(end: tuple[int, int], start: tuple[int, int], shorter: int) -> bool:
    """Say whether a run goes on after another: few words changed in between, or a piece left out of one text.

    Over a piece left out, both runs must be long: short ones a sentence apart are set phrases that meet by chance.
    """
    first, second = start[0] - end[0] - 1, start[1] - end[1] - 1
    if first < 0 or second < 0:
        return False
    if max(first, second) <= REUSE.edit:
        return True
    return shorter >= REUSE.run and min(first, second) <= 2 and max(first, second) <= REUSE.cut


def _between(one: Words, other: Words, end: tuple[int, int], start: tuple[int, int]) -> Chain:
    """Pair the words that stay the same inside an edit."""
    first, second = end[0] + 1, end[1] + 1
    mine, theirs = one.forms[first : start[0]], other.forms[second : start[1]]
    if not set(mine) & set(theirs) or max(len(mine), len(theirs)) > REUSE.edit:
        return []
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_matching_blocks()
    return [(first + a + step, second + b + step) for a, b, size in blocks for step in range(size)]


def _grown(one: Words, other: Words, chain: Chain, taken_one: bytearray, taken_other: bytearray) -> Chain:
    """Carry a chain on, at both its ends, over edits of up to three words where three or four shared words follow."""
    for way in (1, -1):
        more: Chain = []
        first, second = chain[-1] if way == 1 else chain[0]
        while step := _next(one, other, (first, second), way, (taken_one, taken_other)):
            first, second = step
            taken_one[first] = taken_other[second] = 1
            more.append(step)
        chain = chain + more if way == 1 else more[::-1] + chain
    return chain


def _next(
    one: Words, other: Words, end: tuple[int, int], way: int, taken: tuple[bytearray, bytearray]
) -> tuple[int, int] | None:
    """Give the nearest pair of places past `end` from which the texts run on alike for a few words."""
    for mine, theirs in _SKIPS:
        first, second = end[0] + way * (1 + mine), end[1] + way * (1 + theirs)
        # The words that must be alike, from the first of them in the order of the text.
        size = REUSE.resume if mine or theirs else 1
        a, b = (first, second) if way == 1 else (first - size + 1, second - size + 1)
        if (
            a >= 0 <= b
            and one.forms[a : a + 1] == other.forms[b : b + 1]
            and len(alike := one.forms[a : a + size]) == size
            and alike == other.forms[b : b + size]
            and not any(taken[0][a : a + size])
            and not any(taken[1][b : b + size])
        ):
            return first, second
    return None


_SKIPS = tuple(
    (mine, skipped - mine)
    for skipped in range(2 * REUSE.skip + 1)
    for mine in range(max(0, skipped - REUSE.skip), min(skipped, REUSE.skip) + 1)
)
"""Words passed over in one text and in the other, fewest first."""
