"""Forms of names: what they share, and when one stands for another. The word lists behind them have their shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.findings import words
from rashomon.findings.parties import names, nouns

SAME = [
    ("the Rivera-Holt Group’s", "Rivera Holt Group"),  # article, hyphen, possessive
    ("J. K. Moreau", "J.K. Moreau"),  # initials
    ("U.S.", "US"),  # full stops
    ("Éva Brun", "EVA BRUN"),  # accents, capitals
    ("O’Hara", "O'Hara"),  # apostrophes
    ("James' ", "James"),
]


@pytest.mark.parametrize(("one", "other"), SAME, ids=[row[0] for row in SAME])
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert names.key(one) == names.key(other)


PERSONS = [
    # (short, full, may be one person): why
    ("Holt", "Maria Holt", True),  # surname
    ("Maria", "Maria Holt", True),  # first name
    ("Maria D. Holt", "Maria Holt", True),  # a middle initial
    ("M. Holt", "Maria Holt", True),  # an initial
    ("Mike Holt", "Michael Holt", True),  # a short form
    ("Sen. Maria Holt", "Maria Holt", True),  # a title
    ("van Brun", "Anna van Brun", True),  # a particle
    ("Anna Holt", "Maria Holt", False),  # another first name
    ("Maria Dora Holt", "Maria Dina Holt", False),  # another middle name
    ("Maria Brun", "Maria Holt", False),
    ("H", "Maria Holt", False),
]


@pytest.mark.parametrize(("short", "full", "one"), PERSONS, ids=[f"{row[0]}, {row[1]}" for row in PERSONS])
def test_when_two_names_may_be_one_persons(short: str, full: str, one: bool) -> None:
    assert names.part_of_person(names.person(names.key(short)), names.person(names.key(full))) is one


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("World Harbour Organization", "who"),
        ("Bureau of Rail Safety", "brs"),
        ("Bring Back Our Boats", "bbob"),
        ("the Holt Steel Corp.", "hs"),  # the company's form has no letter
    ],
)
def test_acronyms_of_a_name(name: str, acronym: str) -> None:
    assert acronym in names.initials(name)


@given(st.lists(st.from_regex(r"[A-Z][a-z'’.]{0,6}(-[A-Z][a-z]{1,5})?", fullmatch=True), min_size=1, max_size=5))
def test_a_key_is_its_own_key_and_does_not_see_case_or_stops(parts: list[str]) -> None:
    text = " ".join(part for part in parts if part.lower() not in ("a", "an", "the")) or "Holt"
    key = names.key(text)
    assert names.key(" ".join(key)) == key
    assert names.key(text.upper().replace(".", "")) == key


LISTS = [
    "abbreviations",
    "attempt_nouns",
    "calendar",
    "class_nouns",
    "company_nouns",
    "company_forms",
    "equal_nouns",
    "female_names",
    "followers",
    "group_nouns",
    "heads_of",
    "issued_texts",
    "male_names",
    "nicknames",
    "organization_nouns",
    "page_furniture",
    "particles",
    "person_nouns",
    "place_nouns",
    "places",
    "site_nouns",
    "state_bodies",
    "telling_apart",
    "thing_heads",
    "thing_nouns",
    "titles",
    "weak_titles",
]
CAPITALS = {"abbreviations", "female_names", "male_names", "places"}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_entries_in_one_spelling(name: str) -> None:
    entries = words.load(name)
    assert len(entries) > 9
    assert all(entry == " ".join(entry.split()) for entry in entries)
    if name not in CAPITALS:
        assert all(entry == entry.lower() for entry in entries)
    else:
        assert all(entry[0].isupper() for entry in entries)


def test_the_marks_of_nouns_and_titles_are_known() -> None:
    marks = {"female", "male", "vary", "voice", "kin", "office", "loose"}
    assert {mark for line in words.load("person_nouns") for mark in line.split()[1:]} <= marks
    assert {mark for line in words.load("titles") for mark in line.split()[1:]} <= {"female", "male"}
    sorts = [mark for line in words.load("organization_nouns") for mark in line.split()[1:] if mark not in marks]
    assert len(set(sorts)) < len(sorts) / 8  # a handful of sorts, and no misspelt one
    assert {"business", "government", "media", "gang"} < set(sorts)


def test_a_first_name_shows_one_gender() -> None:
    assert not words.load("female_names") & words.load("male_names")


def test_equals_lead_to_a_noun_that_stands_for_itself() -> None:
    for line in words.load("equal_nouns"):
        noun, equal = line.split()
        assert nouns.normal(noun) == equal
        assert nouns.normal(equal) == equal
        assert nouns.known(equal), line
