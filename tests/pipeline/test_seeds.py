"""What must be found in the seeds: five outlets on one event, the first real input.

Their short phrases are named; no sentence of theirs is.
"""

from __future__ import annotations

import pytest

from rashomon.records import Party, Statement, read
from tests.built import seeds


def test_seeds_are_one_story() -> None:
    result = seeds()
    assert [len(story.articles) for story in result.stories] == [5]


def test_the_mother_of_four_is_one_statement_with_five_witnesses() -> None:
    told = _told("As a mother of four")
    assert _witnesses(told) == 5
    assert _party(told.party).name == "Kim Kardashian"


def test_the_apology_is_one_statement_with_five_witnesses_and_its_readings_are_told_apart() -> None:
    told = _told("We sincerely apologi")
    assert _witnesses(told) == 5
    assert _party(told.party).name == "Balenciaga"
    kinds = {frozenset(reading.text for reading in each.readings): each.kind for each in told.variants}
    assert kinds[frozenset({"bags", "bag"})] == "word-changed"
    assert kinds[frozenset({"apologize", "apologise"})] == "spelling"
    assert kinds[frozenset({"offense", "offence"})] == "spelling"


def test_the_apology_for_the_documents_has_three_witnesses() -> None:
    told = _told("unsettling documents")
    assert _witnesses(told) == 3
    assert _party(told.party).name == "Balenciaga"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the reality star", "Kim Kardashian"),
        ("the reality mogul", "Kim Kardashian"),
        ("Kardashian", "Kim Kardashian"),
        ("she", "Kim Kardashian"),
        ("the luxury fashion house", "Balenciaga"),
        ("the Spanish fashion label", "Balenciaga"),
        ("the brand", "Balenciaga"),
    ],
)
def test_whom_the_seeds_mean(words: str, name: str) -> None:
    result = seeds()
    article_of = {each.id: each for each in result.articles}
    meant = {
        party.name
        for party in result.parties
        for mention in party.mentions
        if read(article_of[mention.article], mention.start, mention.end, mention.field) == words
    }
    assert meant == {name}


@pytest.mark.parametrize(
    ("published", "words", "value"),
    [
        ("2022-11-28", "on Sunday", "2022-11-27"),
        ("2022-11-28", "On Tuesday", "2022-11-22"),
        ("2022-11-28", "Last week", "2022-11-21/2022-11-27"),
        ("2022-11-28", "last week", "2022-11-21/2022-11-27"),
    ],
)
def test_when_the_seeds_mean(published: str, words: str, value: str) -> None:
    result = seeds()
    article_of = {each.id: each for each in result.articles}
    # A day's expression is the day alone or with its preposition.
    wanted = {words, words.partition(" ")[2]} if words.casefold().startswith("on ") else {words}
    values = {
        date.value
        for date in result.dates
        if article_of[date.article].published == published
        and date.text in wanted
        and (date.text == words or article_of[date.article].text[: date.start].endswith(words.partition(" ")[0] + " "))
    }
    assert values == {value}


def test_the_seeds_credit_three_newsrooms() -> None:
    assert {each.to.removeprefix("the ") for each in seeds().credits} >= {"CNN", "New York Post", "NBC News"}


def test_two_did_not_respond_in_the_seeds() -> None:
    silent = {_party(each.party).name for each in seeds().responses if each.kind == "no-response"}
    assert silent == {"Kering", "Balenciaga"}


def _told(words: str) -> Statement:
    found = [each for each in seeds().statements if words in each.text]
    assert len(found) == 1, f"{len(found)} statements hold {words!r}"
    return found[0]


def _witnesses(statement: Statement) -> int:
    return len({quote.article for quote in seeds().quotes if quote.id in statement.quotes})


def _party(id: str | None) -> Party:
    return next(each for each in seeds().parties if each.id == id)
