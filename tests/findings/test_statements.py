"""Statements: which quotes are one utterance, what its text is, and where its witnesses differ."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.findings import statements
from rashomon.records import Article, Coverage, Quote, Statement, Story, Variant, identify
from tests.newsroom import article, coverage

FULL = "We are deeply sorry for the damage to the old pier. The crane will not leave the harbour before it has been tested."


def said(one: Article, *pieces: str, party: str | None = "owner", kind: str = "direct") -> Quote:
    """Give the quote of `pieces` in an article."""
    content = tuple((one.text.index(piece), one.text.index(piece) + len(piece)) for piece in pieces)
    return Quote(identify(one.id, content), one.id, kind, content, party=party)  # type: ignore[arg-type]


def story(*quoted: tuple[Article, list[Quote]]) -> Coverage:
    articles = tuple(one for one, _ in quoted)
    told = Story("story", "A pier", None, None, tuple(one.id for one in articles), len(articles), 0, 0)
    return coverage(*articles, story=told, quotes=tuple(quote for _, quotes in quoted for quote in quotes))


def one_each(*texts: str) -> Coverage:
    """Give a story in which each article has one sentence with one quote."""
    told = []
    for number, text in enumerate(texts):
        one = article(f"“{text}” the owner said.", outlet=f"Outlet {number}", published=f"2024-03-0{number + 1}")
        told.append((one, [said(one, text)]))
    return story(*told)


def only(found: tuple[Statement, ...]) -> Statement:
    assert len(found) == 1, [one.text for one in found]
    return found[0]


def kinds(variants: tuple[Variant, ...]) -> list[tuple[str, bool]]:
    return [(variant.kind, variant.substance) for variant in variants]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(FULL, FULL, id="the same words"),
        pytest.param(FULL, "We are deeply sorry for the damage to the old pier.", id="a first sentence"),
        pytest.param(FULL, "not leave the harbour before it has been tested", id="a fragment"),
        pytest.param(FULL, FULL.replace("harbour", "harbor"), id="another spelling"),
        pytest.param(FULL, FULL.replace("deeply sorry", "truly sorry"), id="one word changed"),
        pytest.param(FULL, "We are deeply sorry … The crane will not leave the harbour", id="an ellipsis"),
    ],
)
def test_one_utterance(one: str, other: str) -> None:
    found = only(statements.find(one_each(one, other)))
    assert len(found.quotes) == 2
    assert found.text == FULL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "I believe that we stand on the right side of history.",
            "They, and the harbour board with them, are on the right side of history.",
            id="a set phrase",
        ),
        pytest.param(
            "I saw a man standing next to me.", "There was a woman standing next to me, I think.", id="like scenes"
        ),
        pytest.param("The council will vote on the budget next week.", "The council will not meet.", id="one subject"),
    ],
)
def test_two_utterances(one: str, other: str) -> None:
    assert len(statements.find(one_each(one, other))) == 2


def test_quotes_of_one_breath_are_joined_through_the_witness_that_has_all() -> None:
    first, second = FULL.split(". ")
    whole = article(f"“{FULL}” he said.", outlet="Whole")
    parted = article(f"“{first},” he said.\n\n“{second}”", outlet="Parted")
    found = only(
        statements.find(story((whole, [said(whole, FULL)]), (parted, [said(parted, first), said(parted, second)])))
    )
    assert len(found.quotes) == 3
    assert found.variants == ()


def test_a_wording_of_two_parties_needs_more_words() -> None:
    told = one_each(
        "Our thoughts are with the families of the crew.", "Our thoughts are with the families of the crew."
    )
    parted = replace(told, quotes=tuple(replace(q, party=f"p{n}") for n, q in enumerate(told.quotes)))
    assert len(statements.find(told)) == 1
    assert len(statements.find(parted)) == 2


def test_the_readers_own_words_in_a_mixed_quote_are_no_witness() -> None:
    one = article("The owner said he was “deeply sorry for the damage to the old pier” and would pay.", outlet="One")
    other = article(f"“{FULL}” the owner said.", outlet="Other")
    mixed = said(one, "he was “deeply sorry for the damage to the old pier” and would pay", kind="mixed")
    found = only(statements.find(story((one, [mixed]), (other, [said(other, FULL)]))))
    assert found.text == FULL


VARIANTS = [
    ("They are owed the truth, and owed it soon.", "They are owed the truth, and owed it now.", [("word-changed", True)]),
    ("They are owed the truth about the harbour.", "They are owed the truth about the harbor.", [("spelling", False)]),
    ("We apologise for the noise at the pier.", "We apologize for the noise at the pier.", [("spelling", False)]),
    ("We lost twenty-two boats in that storm.", "We lost 22 boats in that storm.", [("number-style", False)]),
    ("We lost twenty-two boats in that storm.", "We lost 23 boats in that storm.", [("word-changed", True)]),
    ("We are going to rebuild the pier.", "We're going to rebuild the pier.", [("transcription", False)]),
    ("I wanted the crane tested soon after lunch.", "I wanted the crane tested now after lunch.", [("word-changed", True)]),
    ("I wanted my crane tested after the storm.", "I wanted his crane tested after the storm.", [("person-changed", True)]),
    ("The bear bags should not be sold here.", "The bear bag should not be sold here.", [("word-changed", False)]),
    ("The crane should be tested after lunch.", "The crane should not be tested after lunch.", [("word-added", True)]),
    ("The crane was really broken that day.", "The crane was broken that day.", [("word-added", False)]),
    ("The crane, as we know, was broken.", "The crane as we know was broken.", [("punctuation", False), ("punctuation", False)]),
    ("The crane was broken. But the pier held firm.", "The crane was broken but the pier held firm.", [("merged", False)]),
    ("The owner said the photo shoot was held at the pier.", "The owner said the photoshoot was held at the pier.", [("spelling", False)]),
    ("The Kittiwake left the harbour at noon today.", "[The ferry] left the harbour at noon today.", [("bracketed", True)]),
    ("That crane is a da*n mess, as we said.", "That crane is a damn mess, as we said.", [("word-changed", False)]),
    ("It's the owner's crane — not ours to test.", "It’s the owner’s crane - not ours to test.", []),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), VARIANTS, ids=[row[1] for row in VARIANTS])
def test_variant(one: str, other: str, expected: list[tuple[str, bool]]) -> None:
    found = only(statements.find(one_each(one, other)))
    assert kinds(found.variants) == expected


def test_what_an_article_leaves_out_is_judged_over_all_its_quotes() -> None:
    first, second = FULL.split(". ")
    cut = article(f"“{first},” he said.", outlet="Cut")
    told = one_each(FULL)
    told = story((told.articles[0], list(told.quotes)), (cut, [said(cut, first)]))
    (variant,) = only(statements.find(told)).variants
    assert (variant.kind, variant.substance) == ("truncated", True)  # It is the crane's ban that is lost.
    assert [reading.text for reading in variant.readings] == [second.rstrip("."), ""]


def test_a_text_put_together_shows_its_joins() -> None:
    one, other = (
        FULL + " Nobody was hurt by it.",
        "The crane will not leave the harbour before it has been tested. Nor shall any other crane of ours on this coast.",
    )
    found = only(statements.find(one_each(one, other)))
    assert found.text == f"{one} […] Nor shall any other crane of ours on this coast."


def test_a_reading_knows_its_place_in_each_quote() -> None:
    told = one_each(
        "The crane was tested at noon, and at noon the crane was sold.",
        "The crane was tested at noon, and at noon the crane was lost.",
    )
    (variant,) = only(statements.find(told)).variants
    texts = {one.id: one.text for one in told.articles}
    for reading in variant.readings:
        assert [texts[span.article][span.start : span.end] for span in reading.spans] == [reading.text]
        assert len(reading.spans) == len(reading.quotes)
