"""Where do two wordings agree, and where do they part? Quotes in, aligned words out.

Words are aligned locally (Smith and Waterman 1981), so that a wording that was cut still finds its place in the whole.
An ellipsis, or the reporter's interruption, may stand for any number of words and costs nothing: what was cut there is
found again. Readings are named as in textual criticism (CollateX: witness, token, reading).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from rashomon.findings import words
from rashomon.records import Range, Sentence, Token

_SAME, _NEAR, _LIGHT, _OTHER, _GAP = 2.0, 1.2, 1.0, -1.2, -0.8
"""Scores of an aligned pair (same content word, its variant, same function word, other word) and of a skipped word."""
_FREE = -0.05
"""A word skipped at an ellipsis: nearly free, so that the shortest cut wins."""
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "INTJ"})
_HYPHENS = frozenset("-‐‑")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.?|\[…\]")


class Word(NamedTuple):
    """A word of a quote: its place, its plain form, how all spell it, its lemma, and whether it carries content.

    `broken` says that an ellipsis, or the reporter's own words, stand between it and the word before.
    """

    start: int
    end: int
    text: str
    form: str
    spelled: str
    lemma: str
    pos: str
    content: bool
    broken: bool

    @property
    def unplaced(self) -> tuple[object, ...]:
        """What is compared of a word: all but where it stands."""
        return self[2:]


Pair = tuple[int | None, int | None]
"""Indexes of two aligned words; None where the other side has a word of its own."""


class Alignment(NamedTuple):
    """The best local alignment of two wordings: pairs in order, from the first same word to the last."""

    pairs: tuple[Pair, ...]
    same: int
    content: int
    density: float


class Tokens:
    """The tokens of each article's text in order, for looking up what stands in a range."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._tokens: dict[str, list[Token]] = {}
        for sentence in sentences:
            if sentence.field == "text":
                self._tokens.setdefault(sentence.article, []).extend(sentence.tokens)
        self._starts: Mapping[str, list[int]] = {
            article: [token.start for token in tokens] for article, tokens in self._tokens.items()
        }

    def within(self, article: str, start: int, end: int) -> list[Token]:
        """Give the tokens that lie in `[start, end)` of an article's text."""
        starts = self._starts.get(article, [])
        first = bisect_left(starts, start)
        last = bisect_left(starts, end)
        return [token for token in self._tokens.get(article, [])[first:last] if token.end <= end]


def read_words(tokens: Tokens, article: str, ranges: Sequence[Range]) -> list[Word]:
    """Give the words of a quote's ranges in order, without marks."""
    found: list[Word] = []
    for start, end in ranges:
        broken = bool(found)
        for token in tokens.within(article, start, end):
            if _ELLIPSIS.fullmatch(token.text):
                broken = True
            elif token.tag == "POS" and found and found[-1].end == token.start:
                form = found[-1].form + _form(token)
                found[-1] = found[-1]._replace(
                    end=token.end, text=found[-1].text + token.text, form=form, spelled=spelling(form)
                )
            elif form := _form(token):
                found.append(_word(token, form, broken and bool(found)))
                broken = False
            elif token.text in _HYPHENS and found and found[-1].end == token.start:
                found[-1] = found[-1]._replace(end=token.end, text=found[-1].text + token.text)
    return _compound(found)


def _word(token: Token, form: str, broken: bool) -> Word:
    lemma = token.lemma.lower()
    content = token.pos in _CONTENT and lemma not in words.load("light")
    return Word(token.start, token.end, token.text, form, spelling(form), lemma, token.pos, content, broken)


def _compound(parts: Sequence[Word]) -> list[Word]:
    """Join the parts of hyphenated words, which the parser takes apart: "re-", "evaluating"."""
    found: list[Word] = []
    for word in parts:
        if found and found[-1].text[-1] in _HYPHENS and found[-1].end == word.start and not word.broken:
            form = found[-1].form + word.form
            found[-1] = found[-1]._replace(
                end=word.end, text=found[-1].text + word.text, form=form, spelled=spelling(form),
                lemma=found[-1].form + word.lemma, pos=word.pos, content=found[-1].content or word.content,
            )  # fmt: skip
        else:
            found.append(word)
    return [
        word if word.text[-1] not in _HYPHENS else word._replace(text=word.text[:-1], end=word.end - 1)
        for word in found
    ]


def _form(token: Token) -> str:
    if token.text == "&":
        return "and"
    if token.text == "%":
        return "percent"
    if token.pos == "PUNCT":
        return ""
    return re.sub(r"[^\w']+", "", token.text.lower().replace("’", "'").replace("‘", "'"))


@cache
def spelling(form: str) -> str:
    """Give a form that British and American spellings of a word share.

    >>> spelling("apologise") == spelling("apologize"), spelling("offence") == spelling("offense")
    (True, True)
    >>> spelling("harbours") == spelling("harbors"), spelling("travelled") == spelling("traveled")
    (True, True)
    """
    form = form.replace("-", "").replace("'", "")
    form = re.sub(r"(?<=.{3})is(e|ed|es|ing|ation|ations|er|ers)$", r"iz\1", form)
    form = re.sub(r"(?<=.{2})ys(e|ed|es|ing)$", r"yz\1", form)
    form = re.sub(r"(?<=.{2})our(?=s$|ed$|ing$|ite|ites|able|al|hood|ful|less|$)", "or", form)
    form = re.sub(r"(?<=.{2})ence(?=s?$)", "ense", form)
    form = re.sub(r"(?<=[bt])re(?=s?$)", "er", form)
    form = re.sub(r"(?<=.{2})ogue(?=s?$)", "og", form)
    form = re.sub(r"(?<=[aeiou])ll(?=ed$|ing$|er$|ers$|or$|ors$)", "l", form)
    form = re.sub(r"ae(?=[a-z]{3})|oe(?=[a-z]{4})", "e", form)
    return re.sub(r"(?<=.{2})mme(?=s?$)", "m", form)


def alike(one: Word, other: Word) -> bool:
    """Say whether two words are forms of one word: spelled otherwise, inflected, or cut short ("askin'")."""
    if one.spelled == other.spelled or one.lemma == other.lemma:
        return True
    if one.form[:4] != other.form[:4] or min(len(one.form), len(other.form)) < 5:
        return False
    short, long = sorted((one.form, other.form), key=len)
    return len(long) - len(short) <= 3 and long.startswith(short[:-1])


def align(one: Sequence[Word], other: Sequence[Word]) -> Alignment | None:
    """Give the best local alignment of two wordings, or None where they share nothing.

    Takes time and memory in proportion to the product of the lengths.
    """
    rows, columns = len(one), len(other)
    score = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step = [[0] * (columns + 1) for _ in range(rows + 1)]
    best, end = 0.0, (0, 0)
    for i in range(1, rows + 1):
        word, above, here, back = one[i - 1], score[i - 1], score[i], step[i]
        skip_here = _gap(one, i)
        for j in range(1, columns + 1):
            diagonal = above[j - 1] + _pair(word, other[j - 1])
            up = above[j] + (_FREE if _gap(other, j) else _GAP)
            left = here[j - 1] + (_FREE if skip_here else _GAP)
            value = max(diagonal, up, left)
            if value > 0:
                here[j] = value
                back[j] = 1 if value == diagonal else 2 if value == up else 3
                if value > best:
                    best, end = value, (i, j)
    return _trace(one, other, step, end) if best > 0 else None


def align_all(base: Sequence[Word], others: Iterable[Sequence[Word]]) -> list[Alignment | None]:
    """Give the alignment of `base` with each of the other wordings; the same words are aligned once."""
    known: dict[tuple[object, ...], Alignment | None] = {}
    found = []
    for other in others:
        key = tuple(word.unplaced for word in other)
        if key not in known:
            known[key] = align(base, other)
        found.append(known[key])
    return found


def _gap(side: Sequence[Word], done: int) -> bool:
    """Say whether words may be missing from `side` after its first `done` words."""
    return done < len(side) and side[done].broken


def _pair(one: Word, other: Word) -> float:
    if one.form == other.form:
        return _SAME if one.content else _LIGHT
    if alike(one, other):
        return _NEAR if one.content else _LIGHT
    return _OTHER


def _trace(one: Sequence[Word], other: Sequence[Word], step: list[list[int]], end: tuple[int, int]) -> Alignment:
    i, j = end
    pairs: list[Pair] = []
    cut = 0
    while i and j and step[i][j]:
        move = step[i][j]
        if move == 1:
            pairs.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif move == 2:
            cut += _gap(other, j)
            pairs.append((i - 1, None))
            i -= 1
        else:
            cut += _gap(one, i)
            pairs.append((None, j - 1))
            j -= 1
    pairs.reverse()
    same = [a for a, b in pairs if a is not None and b is not None and alike(one[a], other[b])]
    longest = max(sum(a is not None for a, _ in pairs), sum(b is not None for _, b in pairs))
    return Alignment(tuple(pairs), len(same), sum(one[a].content for a in same), len(same) / max(1, longest - cut))
