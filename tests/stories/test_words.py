"""The prior's word lists, their shape; and words as they are read from texts, against plain lines."""

from __future__ import annotations

import re
from itertools import combinations, count

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.settings import STORIES
from rashomon.stories.words import BEFORE_PLACE, CAPITAL, STOPPED, Words, _Table, listed

LISTS = ("function_words", "general_words", "subject_words", "name_words")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_lower_case_words_one_a_line(name: str) -> None:
    words = listed(name)
    assert len(words) > 200
    assert all(word == word.strip().lower() and " " not in word for word in words)


@pytest.mark.parametrize(("one", "other"), list(combinations(LISTS, 2)))
def test_no_word_is_in_two_lists(one: str, other: str) -> None:
    assert not listed(one) & listed(other)


class Numbers(dict[str, int]):
    """The numbers of terms, as a vocabulary gives them."""

    def __init__(self) -> None:
        self._next = count(1)

    def __call__(self, term: str) -> int:
        if term not in self:
            self[term] = next(self._next)
        return self[term]


PIECES = ("Velm's", "ferries", "pier.", "in", "the", "Ærø", "x" * 300, "\U0001f6a2fire", "\ud800", "end”", "-", "1,200")
PARTED = (" ", "\n", "\u00a0", "\u2003", "—", "–", "/", "…", "--", " \t ")


@given(st.lists(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(PARTED))), max_size=6), st.booleans())
def test_words_are_those_that_plain_splitting_gives(texts: list[list[tuple[str, str]]], warm: bool) -> None:
    written = ["".join(word + parted for word, parted in text) for text in texts]
    numbers = Numbers()
    words = Words(numbers)
    if warm:
        words.read([" ".join(PIECES[:6])])
    codes, sizes = words.read(written)
    plain = [re.sub("[—–/…]|--+", " ", text).split() for text in written]
    assert sizes.tolist() == [len(text) for text in plain]
    assert codes.tolist() == [words._code(word[:128]) for text in plain for word in text]


def test_a_code_tells_term_capital_and_stop() -> None:
    numbers = Numbers()
    codes, _ = Words(numbers).read(["In the port of Velm."])
    port, velm = 4 * numbers["port"], 4 * numbers["velm"]
    assert codes.tolist() == [0, 0, port, 0, velm + CAPITAL + STOPPED]
    assert Words(numbers).read(["in Velm"])[0].tolist() == [BEFORE_PLACE, velm + CAPITAL]


def test_what_is_forgotten_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(STORIES), "words_known", 3)
    words, text = Words(Numbers()), ["Five ferries leave Velm tonight, says Durant."]
    assert words.read(text)[0].tolist() == words.read(text)[0].tolist()


def test_hashes_that_would_have_one_place_are_found_apart() -> None:
    table, high = _Table(), np.uint64(0xABC) << np.uint64(52)
    hashes = high + np.arange(1, 3001, dtype=np.uint64)
    for some in np.split(hashes, 3):
        table.add(some, some.astype(np.int64) % 1000)
    assert table.size == 3000
    assert table.codes[table.find(hashes)[0]].tolist() == (hashes.astype(np.int64) % 1000).tolist()
    assert not table.find(hashes + np.uint64(3000))[1].any()
