"""The prior's word lists: their shape."""

from __future__ import annotations

from itertools import combinations

import pytest

from rashomon.stories.words import listed

LISTS = ("function_words", "general_words", "subject_words", "name_words")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_lower_case_words_one_a_line(name: str) -> None:
    words = listed(name)
    assert len(words) > 200
    assert all(word == word.strip().lower() and " " not in word for word in words)


@pytest.mark.parametrize(("one", "other"), list(combinations(LISTS, 2)))
def test_no_word_is_in_two_lists(one: str, other: str) -> None:
    assert not listed(one) & listed(other)
