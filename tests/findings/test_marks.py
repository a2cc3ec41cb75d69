"""Quotation marks: which words they enclose, in the styles of different desks and in broken text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.findings.quotes.marks import Run, is_caption, pair


def between(text: str) -> list[str]:
    return [text[run.first : run.last] for run in pair(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # plain pairs
        ('"No," she said.', ["No,"]),
        ("“No,” she said, “never.”", ["No,", "never."]),
        ("«No», she said.", ["No"]),
        ("``No,'' she said.", ["No,"]),
        ("''No,'' she said. ''Never.''", ["No,", "Never."]),
        ("‘No,’ she said.", ["No,"]),
        ('the "few"-"many" divide', ["few", "many"]),
        ('("No," she said)', ["No,"]),
        ('"We will fight—" he began.', ["We will fight—"]),
        # marks inside marks
        ("“He said ‘stop’ twice,” she said.", ["He said ‘stop’ twice,"]),
        ("‘He said “stop” twice,’ she said.", ["He said “stop” twice,"]),
        ("'' I read 'The Reef,''' he said.", ["I read 'The Reef,'"]),
        ("\"She said 'stop.' \" He left.", ["She said 'stop.'"]),
        ('A user wrote: "The brand "Marlow" just did this."', ['The brand "Marlow" just did this.']),
        # apostrophes, years, heights
        ("The nurses' union and the dogs' owner met.", []),
        ("‘The nurses’ union won,’ she said.", ["The nurses’ union won,"]),
        ("Rock 'n' roll in the '90s, and 'em all.", []),
        ("He is 6'2\" tall, and she is 5' 10\" tall.", []),
        ('He is 6\'2" and said "no".', ["no"]),
        ("It’s on, it’s ‘off’, it isn’t.", ["off"]),
        # broken marks
        ("He says,” there is hope.” She nods.", ["there is hope."]),
        ('A stray mark" here. "Yes," she said.', ["Yes,"]),
        ('He called it "a trap and left. "Yes", she said.', ["a trap and left.", "Yes"]),
        ('The end of it all"', []),
        ('" "', []),
        ("", []),
    ],
)
def test_what_marks_enclose(text: str, expected: list[str]) -> None:
    assert between(text) == expected


def shapes(text: str) -> list[tuple[str, bool, bool]]:
    return [(text[run.first : run.last], run.closed, run.continued) for run in pair(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # each paragraph opens again, only the last closes
        (
            '"One.\n\n"Two."\n\n"Three," she said.',
            [("One.", False, False), ("Two.", True, True), ("Three,", True, False)],
        ),
        ("‘One.\n‘Two.’", [("One.", False, False), ("Two.", True, True)]),
        # opened once
        ("“One.\n\nTwo,” she said.", [("One.", False, False), ("Two,", True, True)]),
        # a caption interrupts
        ('"One.\nThe pier on Sunday Getty\n"Two."', [("One.", False, False), ("Two.", True, True)]),
        # the paragraphs were run together
        ('She said: "One. "Two. "Three."', [("One.", False, False), ("Two.", False, True), ("Three.", True, True)]),
        # a paragraph between that tells something: the quote is over
        ('"One.\n\nHe left the pier.\n\n"Two."', [("One.", False, False), ("Two.", True, False)]),
        # a single mark that opens a sentence and is left open
        ("'We sat in the rain for hours.\nHe left.", [("We sat in the rain for hours.", False, False)]),
        ("'We sat.\nHe left.", []),
    ],
)
def test_a_quote_over_paragraphs(text: str, expected: list[tuple[str, bool, bool]]) -> None:
    assert shapes(text) == expected


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("SWNS Ada Quill at the pier on Monday", True),
        ("The pier fell.", False),
        ("Ada Quill wrote:", False),
        ("", True),
        (" ".join(["word"] * 40), False),
    ],
)
def test_captions(paragraph: str, expected: bool) -> None:
    assert is_caption(paragraph) is expected


MARKS_AND_WORDS = st.lists(
    st.sampled_from(
        ['"', "“", "”", "'", "‘", "’", "''", "``", "«", "»", "We", "left", "6", " ", ".", ",", "\n", "—", "("]
    )
).map("".join)


@given(st.one_of(st.text(), MARKS_AND_WORDS))
def test_runs_stand_in_order_inside_their_paragraph(text: str) -> None:
    last = 0
    for run in pair(text):
        assert last <= run.start <= run.first < run.last <= run.end <= len(text)
        assert "\n" not in text[run.start : run.end]
        assert any(map(str.isalnum, text[run.first : run.last]))
        assert run.opened or run.continued
        last = run.end


@given(st.lists(st.sampled_from(["We left", "It fell", "Is it on"]), min_size=1, max_size=4))
def test_plain_pairs_are_always_found(words: list[str]) -> None:
    text = " He said. ".join(f"“{word}.”" for word in words)
    assert between(text) == [f"{word}." for word in words]


def test_the_ending_leaves_out_inner_marks() -> None:
    assert [run.ending for run in pair("“She said ‘stop.’”")] == ["."]
    assert isinstance(pair("“No.”")[0], Run)
