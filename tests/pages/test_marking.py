"""Differing words: marked where they stand, weighed by the variant that records them, and never changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.pages import marking
from rashomon.records import Reading, Variant

WORDS = st.lists(
    st.sampled_from(["we", "We", "are", "sorry", "very", "for", "it", ",", ".", "—"]), min_size=1, max_size=9
)
CHANGED = Variant("word-changed", True, (Reading("are sorry", ("q1",)), Reading("apologise", ("q2",))))
SPELT = Variant("spelling", False, (Reading("harbour", ("q1",)), Reading("harbor", ("q2",))))
CUT = Variant("truncated", True, (Reading("and it was our doing", ("q1",)), Reading("", ("q2",))))


@pytest.mark.parametrize(
    ("wording", "master", "variants", "expected"),
    [
        ("We apologise.", "We are sorry.", (CHANGED,), [("apologise", "substance")]),  # the meaning may turn
        ("the harbor", "the harbour", (SPELT,), [("harbor", "form")]),  # a spelling
        ("the dock", "the harbour", (), [("dock", "wording")]),  # recorded by no variant
        ("We are sorry", "We are sorry and it was our doing", (CUT,), [("", "gap")]),  # words left out
        # One word in place of many: the many are left out.
        ("And we won", "They said then that they had won", (), [("", "gap"), ("And we", "wording")]),
        ("WE are", "we are", (), [("WE", "form")]),  # capitals
        ("we, are", "we are", (), [(",", "form")]),  # punctuation
        ("we are,", "we are.", (), []),  # but the mark that ends a quote is its sentence's
        ("don’t", "don't", (), []),  # a curly apostrophe is no difference
    ],
)
def test_a_difference_takes_the_weight_of_its_variant(
    wording: str, master: str, variants: tuple[Variant, ...], expected: list[tuple[str, str]]
) -> None:
    (runs,) = marking.mark([wording], master, {"q2"}, variants)
    assert [(run.text, run.mark) for run in runs if run.mark != "same"] == expected


def test_a_gap_names_the_words_and_weighs_as_its_variant() -> None:
    (runs,) = marking.mark(["We are sorry"], "We are sorry and it was our doing", {"q2"}, (CUT,))
    assert (runs[-1].weight, runs[-1].note) == ("substance", "not here: and it was our doing (cut short)")


def test_a_variant_of_other_witnesses_does_not_weigh() -> None:
    (runs,) = marking.mark(["We apologise."], "We are sorry.", {"q9"}, (CHANGED,))
    assert [run.mark for run in runs] == ["same", "wording", "same"]


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=3), WORDS.map(" ".join))
def test_marked_runs_give_back_the_wording(wording: list[str], master: str) -> None:
    marked = marking.mark(wording, master, {"q"}, ())
    assert ["".join(run.text for run in runs) for runs in marked] == wording


@pytest.mark.parametrize(
    ("text", "wordings", "pieces"),
    [
        ("It was old.", ["It was old."], ("It was old.",)),  # verbatim
        ("It was old", ["It was old, and slow."], ("It was old",)),  # a part of a witness
        ("it WAS old", ["It was old"], ("It was old",)),  # in the letters of the witness
        ("One. […] Two.", ["One. Two."], ("One.", "Two.")),  # a join that the text shows stays
        ("One two three", ["One two", "three"], ("One two", "three")),  # put together from two
        ("One two four", ["One two three"], ()),  # a word that nobody has: no quotation
        ("", [], ()),
    ],
)
def test_a_text_is_copied_or_it_is_no_quotation(text: str, wordings: list[str], pieces: tuple[str, ...]) -> None:
    assert marking.copied(text, wordings) == pieces


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=3), WORDS.map(" ".join))
def test_every_piece_stands_in_a_wording(wordings: list[str], text: str) -> None:
    for piece in marking.copied(text, wordings):
        assert any(piece in wording for wording in wordings)
