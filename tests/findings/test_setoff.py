"""Quotes without marks: signed posts, transcripts, blocks behind a colon; and what must stay the reporter's."""

from __future__ import annotations

import pytest

from rashomon.findings import quotes
from rashomon.records import Quote
from tests.newsroom import article, coverage


def set_off(text: str) -> list[tuple[str | None, str]]:
    story = coverage(article(text))

    def show(quote: Quote) -> tuple[str | None, str]:
        speaker = text[slice(*quote.speaker)] if quote.speaker else None
        return speaker, " | ".join(text[start:end] for start, end in quote.content)

    return [show(quote) for quote in quotes.find(story) if quote.set_off]


POST = "We are closed until Monday. Stay dry! — Marlow Pier (@marlowpier) November 27, 2022"
TALK = "VANE: Is the pier safe?\n\nQUILL: It was safe in May.\n\nVANE: And now?\n\nQUILL: Now it is not."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a post with its signature
        (
            f"The pier was shut.\n\n{POST}\n\nNobody was hurt.",
            [("Marlow Pier", "We are closed until Monday. Stay dry!")],
        ),
        ("It is shut. https://t.co/a1b2c3 — Ada Quill 🌊 (@ada) May 3, 2021", [("Ada Quill", "It is shut.")]),
        ("It is shut. pic.twitter.com/a1b2c3 – Ada Quill (@ada)", [("Ada Quill", "It is shut.")]),
        # its earlier paragraphs: they speak of themselves, or stand in marks elsewhere
        (
            "The pier was shut.\n\nI saw it fall.\n\nA sad day. — Ada Quill (@ada)",
            [("Ada Quill", "I saw it fall. | A sad day.")],
        ),
        (
            "They must all resign at once.\n\nA sad day. — Ada Quill (@ada)\n\n"
            'Quill wrote: "They must all resign at once. A sad day."',
            [("Ada Quill", "They must all resign at once. | A sad day.")],
        ),
        # the reporter's paragraph above is not the post's
        ("The mayor resigned at once.\n\nA sad day. — Ada Quill (@ada)", [("Ada Quill", "A sad day.")]),
        # a signature alone, or a photo's, is no quote
        ("A post shared by Ada Quill (@ada) on Feb 4, 2018 at 9:50pm PST", []),
        ("— Ada Quill (@ada) November 27, 2022", []),
        # a transcript
        (
            TALK,
            [
                ("VANE", "Is the pier safe?"),
                ("QUILL", "It was safe in May."),
                ("VANE", "And now?"),
                ("QUILL", "Now it is not."),
            ],
        ),
        (
            "Q: Is it safe?\n\nA: No.\n\nQ: Why?\n\nA: It is old.",
            [("Q", "Is it safe?"), ("A", "No."), ("Q", "Why?"), ("A", "It is old.")],
        ),
        # labels of a list are no speakers
        ("WINNER: The brass band.\n\nLOSER: The rain.\n\nNOISE: The gulls.\n\nThe day ended late.", []),
        ("Read more: The pier is old.\n\nRelated: The harbour is deep.", []),
        # a block behind a colon, in somebody's own words
        (
            "Quill wrote on her page:\n\nI saw it fall. We all ran.\n\nThe police came.",
            [("Quill", "I saw it fall. We all ran.")],
        ),
        ("Quill wrote:\n\n> The pier is a danger.\n\nThe police came.", [("Quill", "The pier is a danger.")]),
        # without a sign that they are hers, the words stay the reporter's
        ("Quill posted a photograph on her page:\n\nThe police came at noon.", []),
    ],
)
def test_what_is_set_off(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert set_off(text) == expected


MARKED = [
    # what the input marks is a quote, whatever it looks like; who said it is in the line above
    ("Quill wrote:\n\n[The pier is a danger.]\n\nThe police came.", [("Quill", "The pier is a danger.")]),
    ("Quill wrote:\n\n[It is old.\n\nIt is rotten.]\n\nThe end.", [("Quill", "It is old. | It is rotten.")]),
    (
        "The pier was shut.\n\n[The pier is a danger to all.]\n\nThe police came.",
        [(None, "The pier is a danger to all.")],
    ),
    # or in its signature, as platforms and reporters write it
    (
        "It fell.\n\n[Stay dry! — Marlow Pier (@marlow.pier.example) May 3, 2021 at 9:50 AM]",
        [("Marlow Pier", "Stay dry!")],
    ),
    ("It fell.\n\n[Stay dry!\n\nA post shared by Ada Quill (@ada)]", [("Ada Quill", "Stay dry!")]),
    ("It fell.\n\n[Stay dry!\n\nPosted by Ada Quill on Sunday, May 3, 2021]", [("Ada Quill", "Stay dry!")]),
    ("It fell.\n\n[@adaquill The pier has fallen.]", [("@adaquill", "The pier has fallen.")]),
    ("It fell.\n\n[The pier has fallen.\n\n— Ada Quill, in a letter]", [("Ada Quill", "The pier has fallen.")]),
    # its own marks are no part of it; those of a quote in it are
    ("Quill wrote:\n\n[“The pier is a danger.”]", [("Quill", "The pier is a danger.")]),
    ("Quill wrote:\n\n[“Run,” they told me.]", [("Quill", "“Run,” they told me.")]),
    # the paragraph above a marked post stays the reporter's
    ("I saw it fall.\n\n[A sad day. — Ada Quill (@ada)]", [("Ada Quill", "A sad day.")]),
    # a signature and nothing else says nothing
    ("It fell.\n\n[— Ada Quill (@ada) May 3, 2021]", []),
]


@pytest.mark.parametrize(("written", "expected"), MARKED)
def test_what_the_input_marks_is_set_off(written: str, expected: list[tuple[str | None, str]]) -> None:
    text = written.replace("[", "").replace("]", "")
    place = (written.index("["), written.index("]") - 1)
    story = coverage(article(text, set_off=(place,)))
    found = [quote for quote in quotes.find(story) if quote.set_off]
    assert [
        (
            text[slice(*each.speaker)] if each.speaker else None,
            " | ".join(text[slice(*piece)] for piece in each.content),
        )
        for each in found
    ] == expected


def test_words_set_off_are_in_no_other_quote() -> None:
    text = f'{POST}\n\nQuill said: "We are closed."'
    found = quotes.find(coverage(article(text)))
    assert [(quote.kind, quote.set_off) for quote in found] == [("direct", True), ("direct", False)]
