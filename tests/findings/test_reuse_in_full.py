"""Reuse: speeches, statutes, tables, songs and lists that are printed in full."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from rashomon.settings import REUSE
from tests.findings.test_reuse import ELSE, OTHERWISE, OWN, SPEECH, A, B, C, early, late, passages

TABLE = "\n".join(f"{team} {place} {place * 3} {place + 2} {place * 7}" for place, team in enumerate("ABCDEFGHIJ", 1))
NAMES = ", ".join(f"Ada Venn {name}, Ivo Marn {name}" for name in ("Orr", "Pell", "Quill", "Ross", "Stroud"))
SONG = "\n".join(["Row, row, row to the harbour lights", "row, row, row all day", "and never look back again"] * 12)
SPEECHES = f"{SPEECH}.\n{B} {C}\n{A} {B} {ELSE}"
LAW = " ".join(
    f"Section {number}. A person who keeps a boat at a public pier shall pay to the board, before the first day of "
    f"each quarter, a due of {number} crowns for every metre of its length."
    for number in range(1, 9)
)


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        (TABLE, {"copy"}),  # a league table, in its order
        ("\n".join(TABLE.split("\n")[:6]), set()),  # a short one: both may have looked it up
        (NAMES, set()),  # thirty words of names
        (f"{NAMES}, {NAMES.replace('Venn', 'Marn')}", {"copy"}),  # sixty, in their order
        (SONG, {"copy"}),  # a song in its short lines, which repeat themselves
        ("“" + SONG.replace("\n", " / ") + "”", {"quoted"}),  # and run on between marks
        (LAW, {"quoted"}),  # a statute printed in full is the public's
        (LAW.replace("Section ", "Boat "), {"copy"}),  # what only looks like one is running text
        (f"The full text of the mayor's speech:\n{SPEECHES}", {"quoted"}),  # and a speech that a line announces
        (f"You can read the full text of the mayor's speech here.\n{SPEECHES}", {"copy"}),  # which no link does
        (SPEECHES, {"copy"}),
        ("“" + f"{A}”\n\n“{B}”\n\n“{C}" + "”", {"quoted"}),  # a speech of several paragraphs, each opened again
    ],
)
def test_what_is_printed_in_full_is_found_once_and_only_prose_counts(shared: str, expected: set[str]) -> None:
    own = "\n\n".join(f"{OWN} {number} {OTHERWISE} {number} times over." for number in range(9))
    theirs = "\n\n".join(f"{ELSE} {number} boats at {number} piers, as ever." for number in range(9))
    found = passages(early(f"{own}\n\n{shared}"), late(f"{theirs}\n\n{shared}"))
    assert {each.kind for each in found} == expected
    places = sorted((each.copy.start, each.copy.end) for each in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))  # nothing is given twice
    assert all(each.words <= REUSE.longest for each in found if each.kind == "copy")


def test_a_speech_that_both_print_in_full_is_nobodys_copy_though_it_is_most_of_both() -> None:
    speech = "\n\n".join((SPEECH, B, C, ELSE, OTHERWISE))
    one = early(f"{OWN}\n\nThe full text of her speech:\n\n{speech}")
    other = late(f"{A}\n\nHer speech in full:\n\n{speech}")
    assert {each.kind for each in passages(one, other)} == {"quoted"}
    headed = replace(other, text=speech, headline="Transcript: what Ada Vale said")
    assert {each.kind for each in passages(one, headed)} == {"quoted"}
    bare = replace(one, text=f"{OWN}\n\n{speech}"), replace(headed, headline=None)
    assert {each.kind for each in passages(*bare)} == {"copy"}
