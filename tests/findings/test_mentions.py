"""Where an article names, describes or means a party. Every person and body here is invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.findings.parties import mentions
from rashomon.records import Mention
from tests import newsroom


def found(text: str, headline: str | None = None) -> list[tuple[str, Mention]]:
    """Give the mentions of a text, each behind its words."""
    story = newsroom.coverage(newsroom.article(text, headline=headline))
    return [(newsroom.words(story, mention), mention) for mention in mentions.find(story)]


NAMES = [
    # (text, names in order): what it shows
    ("On Monday Maria Holt's lawyer spoke to Daniel Brun.", ["Maria Holt", "Daniel Brun"]),  # possessive
    ("Mr. Holt met Sen. Anna Brun in London.", ["Holt", "Anna Brun", "London"]),  # titles
    ("The London Harbour Trust said it would close.", ["London Harbour Trust"]),  # leading article
    ("The World Harbour Organization (WHO) met in Geneva.", ["World Harbour Organization", "WHO", "Geneva"]),
    ("She moved to Mazar-e-Brun, a Lisbon-based firm said.", ["Mazar-e-Brun", "Lisbon"]),  # hyphens
    ("The mayor of London Anna Brun spoke.", ["London", "Anna Brun"]),  # a place taken into a person
    ("A Transport for London spokesman said no.", ["Transport for London"]),  # one name over a preposition
    ("The Prime Minister's Bureau rejected the claims.", ["Prime Minister's Bureau"]),  # common words
    ("The Save Our Pier campaign thanked the city.", ["Save Our Pier campaign"]),
    ("Ex-Google engineers spoke. Google was silent.", ["Google", "Google"]),  # a prefix
    ("Maria Holt (@mariaholt) wrote about it.", ["Maria Holt", "@mariaholt"]),  # a handle
    ("Republicans met Russians in Vienna.", ["Republicans", "Russians", "Vienna"]),  # people of a party or nation
    ("A Republican senator met Russian officials.", []),  # adjectives of them
    ("On Monday, 27 March, the harbour reopened.", []),  # days
    ("Emergency crews came. The emergency was over.", []),  # a capital that only begins a sentence
    ("Lawyers at Keller, Moreau & Brun declined.", ["Keller, Moreau & Brun"]),  # a firm of three names
    ("Rep. Anna Brun (D-Ohio) and Sen. Maria Holt, R-Texas, agreed.", ["Anna Brun", "Maria Holt"]),  # a ballot
]


@pytest.mark.parametrize(("text", "names"), NAMES, ids=[text[:40] for text, _ in NAMES])
def test_names_are_found_and_repaired(text: str, names: list[str]) -> None:
    assert [words for words, mention in found(text) if mention.form == "name"] == names


def test_a_name_labelled_once_is_found_where_it_is_not() -> None:
    text = "Arvelle brand ambassador Maria Holt left. In May, Arvelle hired Anna Brun. Arvelle stores closed."
    assert [words for words, mention in found(text) if mention.form == "name"].count("Arvelle") == 3


def test_a_headline_in_title_case_has_the_names_of_its_text() -> None:
    names = [
        words
        for words, mention in found(
            "Maria Holt said on Monday that Arvelle lied.", "Maria Holt Says Arvelle Lied Again"
        )
        if mention.field == "headline" and mention.form == "name"
    ]
    assert names == ["Maria Holt", "Arvelle"]


DESCRIBED = [
    # (text, phrases in order): what it shows
    ("The reality star met the luxury fashion house.", ["The reality star", "the luxury fashion house"]),
    ("The 42-year-old said no. The 42-year-old singer left.", ["The 42-year-old", "The 42-year-old singer"]),
    ("A spokesman for the ministry declined.", ["A spokesman", "the ministry"]),
    ("Police and officials came.", ["Police", "officials"]),  # bare plurals, and a collective
    ("The boy's mother called his teacher.", ["The boy's mother", "The boy", "his teacher"]),  # owners
    ("The police car hit a shop window.", []),  # nouns that modify
    ("Actor Daniel Brun met designer Maria Holt.", []),  # nouns that stand before a name
    ("The table broke.", []),  # no party
    ("The large, local company closed.", ["The large, local company"]),
]


@pytest.mark.parametrize(("text", "phrases"), DESCRIBED, ids=[text[:40] for text, _ in DESCRIBED])
def test_descriptions_run_from_determiner_to_head(text: str, phrases: list[str]) -> None:
    assert [words for words, mention in found(text) if mention.form == "nominal"] == phrases


MEANT = [
    # (text, pronouns in order): what it shows
    ("She said her firm would sue them.", ["She", "her", "them"]),
    ("It is unclear who called.", []),  # "it" that stands for a clause
    ("It was aware of the claims.", ["It"]),
    ("The US sent us a letter.", ["us"]),  # the country is no pronoun
    ("It rained.", []),
]


@pytest.mark.parametrize(("text", "pronouns"), MEANT, ids=[text for text, _ in MEANT])
def test_pronouns_that_can_stand_for_a_party(text: str, pronouns: list[str]) -> None:
    assert [words for words, mention in found(text) if mention.form == "pronoun"] == pronouns


SHOWN = [
    # (text, words, kind, number, gender): what it shows
    ("Mrs. Holt left.", "Holt", "person", "singular", "female"),  # a title
    ("The actress left.", "The actress", "person", "singular", "female"),  # a noun
    ("The officials left.", "The officials", "group", "plural", "unknown"),
    ("The ministry left.", "The ministry", "organization", "singular", "neuter"),
    ("They left.", "They", None, "unknown", "unknown"),
    ("He left.", "He", "person", "singular", "male"),
    ("Republicans left.", "Republicans", "group", "plural", "unknown"),
]


@pytest.mark.parametrize(("text", "words", "kind", "number", "gender"), SHOWN, ids=[row[0] for row in SHOWN])
def test_a_mention_has_what_its_form_shows(text: str, words: str, kind: str, number: str, gender: str) -> None:
    mention = dict(found(text))[words]
    assert (mention.kind, mention.number, mention.gender) == (kind, number, gender)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from([row[0] for row in [*NAMES, *DESCRIBED, *MEANT]]), min_size=1, max_size=4))
def test_spans_lie_in_their_text_in_order_and_are_no_white_space(sentences: list[str]) -> None:
    text = "\n".join(sentences)
    spans = [(mention.start, -mention.end) for _, mention in found(text)]
    assert spans == sorted(spans)
    assert all(words == words.strip() != "" for words, _ in found(text))
