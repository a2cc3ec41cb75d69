"""How parties answered, or that they did not. Every party here is invented."""

from __future__ import annotations

import pytest

from rashomon.findings import responses, sentences, words
from rashomon.records import Date, Span
from tests import newsroom

FOUND = [
    # (sentence, kind, words in the span): what it shows
    (
        "Brandt and its owner, Holt Group, did not immediately respond to requests for comment.",
        "no-response",
        "Brandt and its owner",
    ),
    ("The harbour board has not responded to questions from the Courier.", "no-response", "has not responded"),
    ("The bank did not return calls on Friday.", "no-response", "did not return calls"),
    ("The bank didn’t immediately return messages left early Friday.", "no-response", "return messages"),  # curled mark
    ("Neither the museum nor the lifeboat station responded to our request for a comment.", "no-response", "responded"),
    ("A request for comment was not immediately returned.", "no-response", "not immediately returned"),
    ("Holt has not commented on the report.", "no-response", "has not commented"),
    ("There was no immediate comment from the ministry.", "no-response", "no immediate comment"),
    ("German officials in Norvik declined to comment.", "declined", "German officials in Norvik declined to comment"),
    ("The ministry refused to say whether the ship had left.", "declined", "refused to say whether"),
    ("The company would not discuss the contract, or say who signed it.", "declined", "would not discuss"),
    ("Mayor Holt had no comment on Sunday.", "declined", "had no comment"),
    ("Clinic managers said they could not release details about the patient.", "declined", "could not release"),
    ("The family could not be reached on Sunday.", "unreachable", "could not be reached"),
    ("Holt was not immediately available for comment.", "unreachable", "not immediately available"),
    ("The mayor was not asked for a comment.", "not-asked", "was not asked"),
    ("Brandt promised to pay a fine.", "commitment", "promised to pay"),
    ("The army pledged a full investigation into the crash.", "commitment", "pledged a full investigation"),
    ("The bank plans to cut 40 jobs.", "commitment", "plans to cut"),
    ("Mayor Holt vowed that the pier would reopen.", "commitment", "vowed"),
    ("Brandt said its board would review the proposal.", "commitment", "its board would review"),
    ("“We will rebuild the pier,” Mayor Holt said.", "commitment", "We will rebuild the pier"),  # a quoted first person
    ("The ministry announced that it will send 20 doctors.", "commitment", "it will send"),
    ("The union called on the mayor to resign.", "demand", "called on the mayor to resign"),
    ("Residents demanded an inquiry.", "demand", "demanded an inquiry"),
    ("Police urged people to stay at home.", "demand", "urged people"),
    ("Senators called for an independent inquiry.", "demand", "called for an independent inquiry"),
    ("Brandt denied any wrongdoing.", "denial", "denied any wrongdoing"),
    ("The minister denied that a ransom was paid.", "denial", "denied that"),
    ("The mayor rejected the claim.", "denial", "rejected the claim"),
    ("Mayor Holt apologised for the delay.", "apology", "apologised"),
    ("Volmarq has since apologised for the advert.", "apology", "Volmarq has since apologised"),  # an unknown name
    ("“We sincerely apologize for any offense,” the company said.", "apology", "We sincerely apologize"),
    ("The company issued an apology on Monday.", "apology", "issued an apology"),
    ("Police confirmed that two men had been arrested.", "confirmation", "Police confirmed that two men"),
    ("The Red Cross confirmed its role in the exchange.", "confirmation", "confirmed its role"),
]

NOT_FOUND = [
    "Evidence confirmed that the pier was unsafe.",  # looks like a name, and confirms
    "The results confirmed the theory.",  # no party confirms
    "The Senate confirmed Ada Brun as a judge.",  # an appointment
    "Holt did not deny the report.",  # denied denial
    "The mayor refused to apologise.",  # not done
    "Holt should apologise, the union said.",  # only wished for
    "She would deny it if asked.",  # supposed
    "Border guards denied them entry.",  # another sense
    "The judge dismissed the claim.",  # a ruling
    "The clinic has pledged allegiance to nobody.",  # another sense
    "She swore the tram was red.",  # nothing to come
    "“I would vote for him,” Holt said.",  # supposed
    "“They will use anything,” Holt said of thieves.",  # of others
    "It will be cold on Sunday.",  # foreseen
    "The river promises to be a problem.",  # no party
    "The union called for help at noon.",  # a cry for help
    "A deal could not be reached on Sunday.",  # reaching a deal
    "Holt declined to stand for the seat.",  # declining to do, not to tell
    "The witness declined to be named.",  # about the witness's own name
    "Brun did not respond to the letter from her lawyer.",  # silent towards another
    "The suspect refused to leave the ship.",
]


@pytest.mark.parametrize(("text", "kind", "span"), FOUND)
def test_found(text: str, kind: str, span: str) -> None:
    story = newsroom.coverage(newsroom.article(text))
    found = responses.find(story)
    assert [one.kind for one in found] == [kind]
    assert span in newsroom.words(story, found[0])


@pytest.mark.parametrize("text", NOT_FOUND)
def test_not_found(text: str) -> None:
    assert [one.kind for one in responses.find(newsroom.coverage(newsroom.article(text)))] == []


def test_a_verb_hung_too_low_keeps_its_own_mood() -> None:
    story = newsroom.coverage(
        newsroom.article("Brandt responded that its board would review the offer, and declined to comment.")
    )
    assert {one.kind for one in responses.find(story)} == {"commitment", "declined"}


def test_party_and_story_are_left_to_the_story() -> None:
    (one,) = responses.find(newsroom.coverage(newsroom.article("Brandt denied any wrongdoing.")))
    assert (one.party, one.story) == (None, None)


@pytest.mark.parametrize(
    ("text", "answering"),
    [
        ("Brandt and its owner did not respond to a request for comment.", ["Brandt", "its owner"]),  # two parties
        ("The report was denied by the ministry.", ["the ministry"]),  # the agent of a passive
        ("Holt, who declined to comment, left early.", ["Holt"]),  # a relative clause
        ("The firm rose early and declined to comment.", ["The firm"]),  # a shared subject
    ],
)
def test_who_answers(text: str, answering: list[str]) -> None:
    one = newsroom.article(text)
    story = newsroom.coverage(one)
    (found,) = responses.find(story)
    sentence = sentences.holding(story)(Span(found.article, found.start, found.end))
    assert sentence is not None
    ranges = responses.answering(found, sentence, one)
    assert [one.text[start:end].split(",")[0] for start, end in ranges] == answering


def _dated(text: str, words_of_date: str, value: str) -> str | None:
    start = text.index(words_of_date)
    date = Date("a", start, start + len(words_of_date), words_of_date, value, "published", "day")
    story = newsroom.coverage(newsroom.article(text, id="a", published="2022-11-28"), dates=(date,))
    (found,) = responses.find(story)
    return found.due


def test_due_is_the_date_to_come_in_the_clause() -> None:
    assert _dated("Brandt promised to pay the fine by Friday.", "Friday", "2022-12-02") == "2022-12-02"


def test_a_past_date_is_no_due_date() -> None:
    assert _dated("On Sunday, Brandt promised to pay the fine.", "Sunday", "2022-11-27") is None


def test_no_other_kind_is_due() -> None:
    assert _dated("Brandt denied the report on Friday.", "Friday", "2022-12-02") is None


@pytest.mark.parametrize("name", ["disclosing_verbs", "allegation_nouns", "stative_verbs"])
def test_word_lists_are_single_words(name: str) -> None:
    entries = words.load(name)
    assert len(entries) > 10
    assert all(entry == entry.lower() and len(entry.split()) == 1 for entry in entries)


def test_triggers_let_every_response_through() -> None:
    triggers = words.load("response_triggers")
    assert all(any(trigger in text.lower() for trigger in triggers) for text, _, _ in FOUND)
