"""Of whom a story's coverage speaks, who says its quotes and whose answers it has. All people and bodies are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.findings import parties, quotes, responses
from rashomon.findings.parties import mentions
from rashomon.records import Article, Coverage, Party
from tests import newsroom


def told(*texts: str | Article) -> Coverage:
    """Give the coverage of a story with its parties, and its quotes and responses with theirs."""
    articles = [newsroom.article(text) if isinstance(text, str) else text for text in texts]
    story = newsroom.coverage(*articles)
    for table, find in (("mentions", mentions.find), ("quotes", quotes.find), ("responses", responses.find)):
        story = replace(story, **{table: find(story)})
    for table, find in (("parties", parties.find), ("quotes", parties.speakers), ("responses", parties.answers)):
        story = replace(story, **{table: find(story)})
    return story


def party(story: Coverage, name: str) -> Party:
    """Give the party of this name."""
    return next(each for each in story.parties if each.name == name)


def means(story: Coverage, words: str) -> list[str | None]:
    """Give, for each mention that reads `words`, the name of the party that it was given to."""
    given_to = {
        (mention.article, mention.field, mention.start, mention.end): each.name
        for each in story.parties
        for mention in each.mentions
    }
    return [
        given_to.get((mention.article, mention.field, mention.start, mention.end))
        for mention in story.mentions
        if newsroom.words(story, mention) == words
    ]


JOINED = [
    # (text, name, words of a mention): the mention is the party's
    ("Maria Holt spoke. Holt was angry.", "Maria Holt", "Holt"),  # a surname
    ("Maria D. Holt spoke. On Sunday Maria Holt left.", "Maria Holt", "Maria D. Holt"),  # a middle initial
    ("The London Harbour Trust (LHT) closed. The LHT sued.", "London Harbour Trust", "LHT"),  # an acronym
    ("Halden Steel Ltd sued. Halden Steel won.", "Halden Steel", "Halden Steel Ltd"),  # a company's form
    ("The U.S. agreed. The United States signed.", "United States", "U.S."),  # a country's short form
    ("Maria Holt (@mariaholt) wrote on Sunday that it was over.", "Maria Holt", "@mariaholt"),  # a handle
    ("Maria Holt, the mayor of Lisbon, spoke. Ada Brun left. The mayor was angry.", "Maria Holt", "The mayor"),
    ("The fashion house Arvelle closed. Brun and Co sued. The fashion house won.", "Arvelle", "The fashion house"),
    ("Maria Holt, 42, spoke to Daniel Brun, 30. The 42-year-old was angry.", "Maria Holt", "The 42-year-old"),
    ("President Anna Brun left. Maria Holt stayed. The president was ill.", "Anna Brun", "The president"),  # a title
    ("Gov. Anna Brun left. Maria Holt stayed. The governor was ill.", "Anna Brun", "The governor"),  # a short title
    (
        "Lisbon-based Halden Steel met Arvelle Group. The Lisbon-based firm won.",
        "Halden Steel",
        "The Lisbon-based firm",
    ),
    (
        "The militant group Kestrel Front attacked. The Kestrel Front group fled.",
        "Kestrel Front",
        "The Kestrel Front group",
    ),
    ("Maria Holt said she was angry.", "Maria Holt", "she"),  # the subject above
    ("Maria Holt and her sister left.", "Maria Holt", "her"),  # a pair
    ("Maria Holt left on Sunday. She was angry.", "Maria Holt", "She"),  # the sentence before
    ("Halden Steel said it had closed.", "Halden Steel", "it"),
    ("Halden Steel closed its mill.", "Halden Steel", "its"),
    ("The Nigerian government spoke. Nigeria's government was calm.", "Nigerian government", "Nigeria's government"),
    ("Anna Brun, who praised Maria Holt, gave her support.", "Anna Brun", "her"),  # whose clause it is
    ("Maria Holt defended Anna Brun by praising her.", "Anna Brun", "her"),  # nobody praises herself so
    (
        "The German foreign ministry spoke. The foreign ministry was calm.",
        "German foreign ministry",
        "The foreign ministry",
    ),
]


@pytest.mark.parametrize(("text", "name", "words"), JOINED, ids=[f"{row[1]}: {row[2]}" for row in JOINED])
def test_a_mention_is_given_to_whom_it_means(text: str, name: str, words: str) -> None:
    assert name in means(told(text), words)


APART = [
    # (text, words): the mention is nobody's
    ("Maria Holt met Anna Holt. Holt was angry.", "Holt"),  # two of one surname
    ("Maria Holt met Anna Brun. She was angry, and then she was not.", "him"),
    ("Daniel Holt met Peter Brun and Paul Moreau. The suspect was him.", "The suspect"),  # a role of nobody
    ("Halden Steel sued Arvelle Group. Both lost. The company was ill.", "The company"),  # two that it may be
    ("A man hit Peter Brun. He fled.", "He"),  # a stranger may be meant
    ("Vice President Anna Brun left. The president stayed.", "The president"),  # another office
    ("Maria Holt, the information minister, left. The defence minister stayed.", "The defence minister"),
    ("Maria Holt was in Lisbon. The former mayor stayed.", "The former mayor"),
    ("Halden Steel sued the company.", "the company"),  # what it sues is not itself
    ("It is unclear. Halden Steel closed.", "It"),
    ("The pope spoke. Anna Brun left.", "The pope"),
    ('Maria Holt spoke. "He lied," she said.', "He"),  # somebody that the speaker means
]


@pytest.mark.parametrize(("text", "words"), APART, ids=[f"{row[1]} in {row[0][:30]}" for row in APART])
def test_in_doubt_a_mention_is_given_to_nobody(text: str, words: str) -> None:
    assert set(means(told(text), words)) <= {None}


def test_two_people_with_one_surname_stay_apart() -> None:
    story = told("Maria Holt spoke to Daniel Holt on Sunday. Mrs. Holt was angry. Mr. Holt was calm.")
    assert {each.name for each in story.parties} == {"Maria Holt", "Daniel Holt"}
    assert means(story, "Holt") == ["Maria Holt", "Daniel Holt"]


def test_a_son_is_not_his_father() -> None:
    story = told("Paul Moreau spoke to Paul Moreau Jr. on Sunday. Moreau Jr. was angry. Mr. Moreau was calm.")
    assert sorted(each.name for each in story.parties) == ["Paul Moreau", "Paul Moreau Jr."]
    assert means(story, "Moreau") == ["Paul Moreau"]
    assert means(story, "Moreau Jr.") == ["Paul Moreau Jr."]


def test_ships_films_and_beasts_are_no_parties() -> None:
    story = told(
        "The ferry Kestrel sank in May. The Kestrel, a ship of 1998, hit the film Harbour Lights. Anna Brun wept."
    )
    assert {each.name for each in story.parties} == {"Anna Brun"}


def test_what_a_name_complements_says_its_kind() -> None:
    story = told("The mayor of Ullin spoke. Executives of Brandt Ferries met on the island of Skarra.")
    assert {(each.name, each.kind) for each in story.parties} == {
        ("Ullin", "place"),
        ("Brandt Ferries", "organization"),
        ("Skarra", "place"),
    }


def test_a_dateline_in_capitals_is_the_place_of_its_text() -> None:
    story = told("PORT HOLT — A pier in Port Holt closed on Sunday.")
    assert means(story, "PORT HOLT") == ["Port Holt"]


def test_both_spellings_of_a_description_mean_one() -> None:
    story = told("Anna Brun, a former harbor pilot, spoke.", "Anna Brun left. The former harbour pilot was ill.")
    assert means(story, "The former harbour pilot") == ["Anna Brun"]


def test_a_persons_name_has_the_surname() -> None:
    story = told("Juan Miguel Brun spoke. Juan Miguel wept. Juan Miguel left for Lisbon.")
    assert {each.name for each in story.parties if each.kind == "person"} == {"Juan Miguel Brun"}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Moreau Ada told the court. Moreau wept. Moreau left for Lisbon. Later Ada Moreau spoke.",
        "Ada Moreau Ada told the court. Later Ada Moreau spoke.",
        "Ada Moreau Elisabeth told the court. Moreau wept. Moreau left for Lisbon. Later Ada Moreau spoke.",
    ],
)
def test_a_name_that_goes_on_into_the_words_behind_it_is_not_shown(text: str) -> None:
    assert {each.name for each in told(text).parties if each.kind == "person"} == {"Ada Moreau"}


def test_a_king_is_nobody_of_that_surname() -> None:
    story = told("Anna Paul spoke in Lisbon. King Paul was ill.")
    assert means(story, "Paul") == ["Paul"]
    assert len(party(story, "Anna Paul").mentions) == 1


def test_people_of_one_first_name_stay_apart() -> None:
    story = told("Maria Holt spoke on Sunday.", "Maria Brun answered on Monday.")
    assert {each.name for each in story.parties} == {"Maria Holt", "Maria Brun"}


def test_labels_are_voted_over_the_story() -> None:
    story = told(
        "The fashion house Arvelle apologised on Sunday.",
        "Arvelle deleted its posts. Critics of Arvelle were angry.",
        "Maria Holt left Arvelle in May.",
    )
    assert party(story, "Arvelle").kind == "organization"
    assert len([mention for mention in party(story, "Arvelle").mentions if mention.form == "name"]) == 4


def test_a_city_stays_a_place() -> None:
    story = told("Washington said it would answer. Denzel Washington played in London.")
    assert party(story, "Washington").kind == "place"
    assert party(story, "Denzel Washington").kind == "person"


def test_a_story_learns_from_one_article_what_another_leaves_out() -> None:
    story = told(
        "Zoo director Maria Holt spoke on Sunday, and Anna Brun listened.",
        "Maria Holt spoke to Anna Brun. The zoo director was angry.",
    )
    assert means(story, "The zoo director") == ["Maria Holt"]


def test_aliases_are_other_names_and_descriptions_that_last() -> None:
    story = told(
        'Maria Holt, the reality star, met her rival Anna Brun. "No," a spokesman for Holt said. The reality star left.'
    )
    assert party(story, "Maria Holt").aliases == ("Holt", "reality star")


def test_a_byline_and_a_photo_credit_are_no_parties() -> None:
    story = told("By Anna Brun\nPicture: Peter Moreau\nMaria Holt spoke in Lisbon on Sunday.")
    assert {each.name for each in story.parties} == {"Maria Holt", "Lisbon"}


def test_laws_storms_and_machines_are_no_parties() -> None:
    story = told("Maria Holt wrote the Harbour Safety Act after Hurricane Brun sank a Kestrel S9. Holt praised HSA.")
    assert {each.name for each in story.parties} == {"Maria Holt"}


SPOKEN = [
    # (text, parties of its quotes in order)
    ('Maria Holt was angry. "We will sue," she said. "It is over," Holt added.', ["Maria Holt", "Maria Holt"]),
    ('"We are sorry," said Anna Brun, a spokeswoman for Arvelle.', ["Anna Brun"]),
    ('Arvelle deleted its posts on Sunday. "We are sorry," a spokesperson said.', ["Arvelle"]),  # who is spoken of
    ('Arvelle shared a statement on Sunday.\n"We are sorry for it all," read the statement.', ["Arvelle"]),  # a text
    ('"We are very sorry," Arvelle\'s statement said.', ["Arvelle"]),
    ('"We are very sorry," a Holt Council spokesman said.', ["Holt Council"]),
    ('"It was loud," an official said.', [None]),  # somebody without a name
    (
        'Arvelle closed its mill on Sunday. "We had no choice," the company said. "We are sorry," it added.',
        ["Arvelle", "Arvelle"],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), SPOKEN, ids=[text[:50] for text, _ in SPOKEN])
def test_a_quote_is_given_to_who_speaks(text: str, speakers: list[str | None]) -> None:
    story = told(text)
    names = {each.id: each.name for each in story.parties}
    direct = [quote for quote in story.quotes if quote.kind == "direct"]
    assert [names[quote.party] if quote.party else None for quote in direct] == speakers


ANSWERED = [
    # (text, parties of its responses)
    (
        "Arvelle and its parent company, Halden, did not respond to requests for comment.",
        ["Arvelle", "Halden"],  # one response each
    ),
    ("Maria Holt sued. A spokesman for the Holt Council declined to comment.", ["Holt Council"]),
    ("Calls to Maria Holt were not returned on Sunday.", ["Maria Holt"]),
    ('"We apologize for what happened," Arvelle said.', ["Arvelle"]),  # whose words they are
    ("An official declined to comment.", [None]),
]


@pytest.mark.parametrize(("text", "names"), ANSWERED, ids=[text[:50] for text, _ in ANSWERED])
def test_a_response_is_given_to_who_answers(text: str, names: list[str | None]) -> None:
    story = told(text)
    known = {each.id: each.name for each in story.parties}
    assert [known[response.party] if response.party else None for response in story.responses] == names


@settings(max_examples=20, deadline=None)
@given(st.permutations([row[0] for row in JOINED[:6]]))
def test_parties_do_not_depend_on_the_order_of_articles(texts: list[str]) -> None:
    def seen(order: list[str]) -> set[tuple[str, str, frozenset[str]]]:
        return {(each.name, each.kind, frozenset(each.aliases)) for each in told(*order).parties}

    assert seen(texts) == seen([row[0] for row in JOINED[:6]])


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from([row[0] for row in [*JOINED, *APART]]), min_size=1, max_size=5, unique=True))
def test_every_mention_has_one_party_at_most_and_every_id_is_one_party(texts: list[str]) -> None:
    story = told(*texts)
    places = [(m.article, m.field, m.start, m.end) for each in story.parties for m in each.mentions]
    assert len(places) == len(set(places))
    assert len({each.id for each in story.parties}) == len(story.parties)
    known = {(m.article, m.field, m.start, m.end) for m in story.mentions}
    assert set(places) <= known
