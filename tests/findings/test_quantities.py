"""Which numbers are found, what they are of, and when two of them disagree. Every event here is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.findings import quantities, words
from rashomon.findings.quantities import number_forms
from rashomon.records import Quantity
from tests import newsroom

FOUND = [
    # (sentence, low, high, unit, noun, bound, event): what it shows
    ("Seven people were killed.", 7, 7, "person", "person", "exact", "die"),  # a word
    ("At least five people are dead.", 5, 5, "person", "person", "least", "die"),  # an adjective says what happened
    ("The blast killed 12 sailors.", 12, 12, "person", "sailor", "exact", "die"),  # object of the verb
    ("The strikes left 32 civilians dead.", 32, 32, "person", "civilian", "exact", "die"),
    ("The storm hit the town, injuring another 40.", 40, 40, "person", "person", "exact", "injure"),  # a number alone
    ("The death toll rose to at least six.", 6, 6, "person", "person", "least", "die"),  # a toll
    ("More than 50 were taken to hospital.", 50, 50, "person", "person", "least", "hospitalise"),
    ("Police arrested two hundred and five protesters.", 205, 205, "person", "protester", "exact", "arrest"),
    ("Some 276 girls were kidnapped.", 276, 276, "person", "girl", "about", "abduct"),
    ("The fire could kill 40 people.", 40, 40, "person", "person", "exact", "may die"),  # what could happen
    ("Dozens of people were injured.", 24, 99, "person", "person", "about", "injure"),  # a vague count
    ("Nearly 300,000 people signed a petition.", 300000, 300000, "person", "person", "about", "sign"),
    ("There are eight fire engines at the pier.", 8, 8, "", "engine", "exact", ""),  # things
    ("It cost 1.5 million euros.", 1.5e6, 1.5e6, "EUR", "", "exact", "cost"),  # a currency's name
    ("The bank lost £20m.", 2e7, 2e7, "GBP", "", "exact", "lose"),  # "m" is million in money
    ("They made a $1.2 billion offer.", 1.2e9, 1.2e9, "USD", "offer", "exact", ""),
    ("Shares fell 12% on Friday.", 12, 12, "percent", "", "exact", "fall"),
    ("Prices rose by 3 per cent.", 3, 3, "percent", "", "exact", "rise"),
    (
        "Two-thirds of the members left.",
        200 / 3,
        200 / 3,
        "percent",
        "member",
        "about",
        "",
    ),  # a verb that says too little
    ("One in five voters stayed away.", 20, 20, "percent", "voter", "about", ""),
    ("The bear fell 10 to 12 feet.", 3.048, 3.6576, "m", "", "exact", "fall"),  # a range, in metres
    ("A 450-pound bear escaped.", 204.1165665, 204.1165665, "kg", "bear", "exact", ""),
    ("It weighs 181kg.", 181, 181, "kg", "", "exact", "weigh"),  # the unit written onto the number
    ("The line is 5 miles long.", 8046.72, 8046.72, "m", "line", "exact", ""),
    ("A 4-year-old boy fell.", 4, 4, "age", "age", "exact", ""),
    ("Rita Holt, 42, wrote a letter.", 42, 42, "age", "age", "exact", ""),  # an age between commas
    ("The talks lasted for 90 minutes.", 1.5, 1.5, "hour", "", "exact", "last"),
    ("The Senate voted 97-1 to pass the bill.", 97, 1, "vote", "vote", "exact", ""),
    ("Norvik City won 2-1 against Harbour Town.", 2, 1, "score", "score", "exact", ""),
    ("Between 10 and 15 boats burned.", 10, 15, "", "boat", "exact", "burn"),
]

NOT_FOUND = [
    "It happened on 27 November 2022.",  # a date
    "The 2022 campaign failed.",  # a year before a noun
    "It began at 9:34 a.m. and ended at 11pm.",  # times of day
    "He came second in the third race.",  # ordinals
    "He lives at 10 Downing Street.",  # a house's number
    "Call 555-1234 for details.",  # a telephone's
    "Flight 370 was late.",  # a number that names
    "The Falcon 9 rocket rose.",  # part of a name
    "He left three days ago.",  # a point in time
    "No one spoke to one another.",  # an idiom
    "One photo showed the pier.",  # one as a way of pointing
]


def _only(text: str) -> Quantity:
    found = quantities.find(newsroom.coverage(newsroom.article(text)))
    assert len(found) == 1, [one.text for one in found]
    return found[0]


@pytest.mark.parametrize(("text", "low", "high", "unit", "noun", "bound", "event"), FOUND)
def test_found(text: str, low: float, high: float, unit: str, noun: str, bound: str, event: str) -> None:
    one = _only(text)
    assert (one.low, one.high) == pytest.approx((low, high))
    assert (one.unit, one.noun, one.bound, one.event) == (unit, noun, bound, event)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert [one.text for one in quantities.find(newsroom.coverage(newsroom.article(text)))] == []


def test_span_takes_in_the_bound_and_the_noun() -> None:
    assert _only("At least seven people were killed.").text == "At least seven people"
    assert _only("Five dead after tram overturns").text == "Five dead"


def test_pins_are_names_and_lemmas() -> None:
    one = _only("Two American soldiers were killed in Norvik.")
    assert {"american", "Norvik"} <= set(one.of)


def test_two_numbers_in_one_sentence_keep_their_own_events() -> None:
    found = quantities.find(newsroom.coverage(newsroom.article("The blast killed four people and wounded 120.")))
    assert [(one.low, one.event) for one in found] == [(4, "die"), (120, "injure")]


def test_a_dated_place_is_left_out() -> None:
    from rashomon.records import Date

    text = "He stayed for two weeks."
    start = text.index("two weeks")
    date = Date("a", start, start + len("two weeks"), "two weeks", "2022-11-14/2022-11-27", "published", "week")
    assert quantities.find(newsroom.coverage(newsroom.article(text, id="a"), dates=(date,))) == ()


COMPARED = [
    # (one, other, comparable, differ): what it shows
    ("Seven people were killed.", "The crash killed five people.", True, True),
    ("Seven people were killed.", "Seven dead after crash", True, False),
    ("Seven people were killed.", "Seven people were injured.", False, None),  # another event
    ("Seven people were killed.", "Seven people could be killed.", False, None),  # only possible
    ("At least six people died.", "At least seven people died.", True, True),  # small counts are reported exactly
    ("At least 40 people were hurt.", "More than 50 people were injured.", True, True),
    ("More than 80 people were injured.", "84 people were injured.", True, False),  # inside what "more than" leaves
    ("More than 200 girls were abducted.", "Militants abducted 276 girls.", True, True),  # beyond it
    ("Up to 32 civilians died.", "The strikes left 32 civilians dead.", True, False),
    ("About 1,000 soldiers died.", "Some 950 troops were killed.", True, False),  # nouns for the same, about
    ("A 400-pound bear escaped.", "The 181-kg bear was shot.", True, False),  # one weight in two units
    ("A 450-pound bear escaped.", "The 181-kg bear was shot.", True, True),
    ("Brandt shares fell 1.5 percent.", "Brandt shares fell 6.6 percent.", True, True),
    ("Brandt shares fell 1.5 percent.", "Holt shares fell 6.6 percent.", False, None),  # of others
    ("Brandt shares fell 1.5 percent.", "Brandt shares rose 1.5 percent.", False, None),
    ("Brandt's $2.07 billion loss grew.", "Brandt's $2.1 billion loss grew.", True, False),  # rounded
    ("Brandt made a $105 billion offer.", "Brandt's $103 billion bid failed.", True, True),  # nouns for the same
    ("A 4-year-old boy fell.", "The 3-year-old boy was safe.", True, True),
    ("A 4-year-old boy fell.", "The 40-year-old mother ran.", False, None),  # another person
    ("Between 10 and 12 boats sank.", "11 boats sank.", True, False),
    ("The Senate of Norvik passed the Pier Act 97-1.", "The Senate of Norvik voted 97-2 for the Pier Act.", True, True),
]


@pytest.mark.parametrize(("one", "other", "comparable", "differ"), COMPARED)
def test_comparison(one: str, other: str, comparable: bool, differ: bool | None) -> None:
    a, b = _only(one), _only(other)
    assert quantities.comparable(a, b) is comparable
    assert quantities.comparable(b, a) is comparable
    if differ is not None:
        assert quantities.differ(a, b) is differ
        assert quantities.differ(b, a) is differ


@given(
    st.floats(0.1, 1e9),
    st.sampled_from(["exact", "about", "least", "most"]),
    st.sampled_from(["person", "USD", "kg", ""]),
)
def test_a_quantity_never_differs_from_itself(value: float, bound: str, unit: str) -> None:
    one = Quantity("a", 0, 1, "x", value, value, unit, "boat", bound)  # type: ignore[arg-type]
    assert not quantities.differ(one, one)


@given(st.integers(0, 999_999_999))
def test_digits_and_grouped_digits_write_one_number(value: int) -> None:
    assert number_forms.value(str(value)) == number_forms.value(f"{value:,}") == value


@pytest.mark.parametrize("name", ["happening_classes", "same_nouns"])
def test_class_lists_have_a_class_and_words(name: str) -> None:
    entries = [entry.split() for entry in words.load(name)]
    assert all(len(entry) > 1 for entry in entries)
    firsts = [entry[0] for entry in entries]
    assert len(firsts) == len(set(firsts))


def test_no_noun_stands_for_two() -> None:
    forms = [form for entry in words.load("same_nouns") for form in entry.split()]
    assert len(forms) == len(set(forms))


def test_units_have_a_positive_factor_and_one_meaning() -> None:
    seen: set[str] = set()
    for entry in words.load("units"):
        unit, factor, *names = entry.split()
        assert unit
        assert float(factor) > 0
        assert names
        assert seen.isdisjoint(names)
        seen.update(names)


def test_currencies_have_codes() -> None:
    for entry in words.load("currencies"):
        code, *forms = entry.split()
        assert len(code) == 3
        assert code.isupper()
        assert forms


@pytest.mark.parametrize("name", ["counted_people", "silent_verbs", "level_verbs"])
def test_word_lists_are_single_words(name: str) -> None:
    entries = words.load(name)
    assert len(entries) > 10
    assert all(entry == entry.lower() and len(entry.split()) == 1 for entry in entries)
