"""Alignment: shared runs of words, chained over small edits."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.findings.reuse.alignment import align, candidates, fingerprints, read_words

LINE = "the harbour board said on friday that the old pier would stay shut until divers had looked at every one of its piles"


def aligned(one: str, other: str) -> list[str]:
    """Give the words of the first text that each chain runs over."""
    mine, theirs = read_words(one), read_words(other)
    return [" ".join(mine.forms[chain[0][0] : chain[-1][0] + 1]) for chain in align(mine, theirs)]


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        (LINE, LINE),  # the same
        (LINE.replace("friday", "monday"), LINE),  # a word changed
        (LINE.replace("the old pier", "the town's century old wooden pier"), LINE),  # a name localised
        (LINE.replace(" on friday", ""), LINE),  # words cut
        ("Officials: " + LINE.upper() + ", they added", LINE),  # case and neighbours
        ("nothing of this kind was ever said by anybody on the board of any harbour", ""),  # nothing shared
        # two far places are two chains
        (
            LINE.replace(" would", " " + " ".join(f"filler{n}" for n in range(60)) + " would"),
            LINE.replace(" would", " / would"),
        ),
    ],
)
def test_small_edits_do_not_break_a_chain(edited: str, expected: str) -> None:
    assert " / ".join(aligned(LINE, edited)) == expected


def test_a_sentence_left_out_between_two_long_runs_does_not_break_a_chain() -> None:
    left_out = "Nobody was hurt when two planks fell into the water last week. "
    after = "Ferries will leave from the north quay for the time being, the board said."
    assert len(aligned(f"{LINE}. {left_out}{after}", f"{LINE}. {after}")) == 1


def test_words_keep_their_places_and_paragraphs() -> None:
    text = "“It’s shut,” he said.\n\nThe 1,200 lamps"
    words = read_words(text)
    assert [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)] == [
        *("It’s", "shut", "he", "said", "The", "1,200", "lamps")
    ]
    assert [paragraph - words.paragraphs[0] for paragraph in words.paragraphs] == [0, 0, 0, 0, 2, 2, 2]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("abcdefg"), max_size=60), st.lists(st.sampled_from("abcdefg"), max_size=60))
def test_chains_pair_the_same_words_rise_and_use_no_word_twice(one: list[str], other: list[str]) -> None:
    mine, theirs = read_words(" ".join(one)), read_words(" ".join(other))
    chains = align(mine, theirs)
    for chain in chains:
        assert all(mine.forms[a] == theirs.forms[b] for a, b in chain)
        assert all(a < c and b < d for (a, b), (c, d) in pairwise(chain))
    pairs = [pair for chain in chains for pair in chain]
    assert len({a for a, _ in pairs}) == len({b for _, b in pairs}) == len(pairs)


@pytest.mark.parametrize("seed", range(20))
def test_eight_shared_words_in_a_row_are_sure_to_be_a_candidate(seed: int) -> None:
    chance = random.Random(seed)
    shared = [f"s{chance.randint(0, 10**6)}" for _ in range(8)]
    texts = []
    for side in "ab":
        own = [f"{side}{chance.randint(0, 10**6)}" for _ in range(chance.randint(0, 90))]
        place = chance.randint(0, len(own))
        texts.append(read_words(" ".join(own[:place] + shared + own[place:])))
    assert candidates(texts) == [(0, 1)]


def test_about_two_of_five_hashes_are_kept_and_short_texts_have_one() -> None:
    words = read_words(" ".join(f"w{n}" for n in range(2000)))
    assert 0.33 < len(fingerprints(words)) / len(words.shingles) < 0.47
    assert len(fingerprints(read_words("one two three four five"))) == 1
    assert not fingerprints(read_words("one two"))
