"""What an article credits to another newsroom, and what only speaks of one. Every outlet and person here is invented,
but for the well-known newsrooms that the list is there to know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.findings import credits, words
from rashomon.findings.credits import newsroom_names
from tests import newsroom

CREDITED = [
    # (sentence, span, to): what it shows
    ("The pier was closed on Sunday, CNN reported.", "CNN reported", "CNN"),  # reporting verb after a listed name
    ("The pier was closed, as NBC News reported last week.", "NBC News reported", "NBC News"),  # "as" clause
    ("The bears were removed, according to the New York Post.", "according to the New York Post", "New York Post"),
    ('"I ran," she told the BBC.', "she told the BBC", "BBC"),  # the speaker stands in the span
    ("One man told The Harbour Advertiser that he ran.", "One man told The Harbour Advertiser", "Harbour Advertiser"),
    (
        "The mayor said so in an interview with Radio Norvik News.",
        "interview with Radio Norvik News",
        "Radio Norvik News",
    ),
    ("The Norvik Herald first reported the closure.", "The Norvik Herald first reported", "Norvik Herald"),  # invented
    ("The closure was first reported by the Norvik Gazette.", "reported by the Norvik Gazette", "Norvik Gazette"),
    ("The bank will close, the agency said, citing Reuters.", "citing Reuters", "Reuters"),
    ("A report in Le Monde said the pier was unsafe.", "report in Le Monde", "Le Monde"),
    ("Ten people were hurt, reports BBC News.", "reports BBC News", "BBC News"),  # verb before the name
    ("Maria Holt told WKRV that the child fell.", "Maria Holt told WKRV", "WKRV"),  # an American call sign
    ("Firefighters told the Lyskanal television channel about it.", "Firefighters told the Lyskanal", "Lyskanal"),
    ("Norvik.com reported that the zoo would reopen.", "Norvik.com reported", "Norvik.com"),  # a domain
    ("American broadcaster NTK has revealed the call.", "NTK has revealed", "NTK"),  # its noun before
    ("Holt said on MSNBC that he would not resign.", "said on MSNBC", "MSNBC"),
    ("Holt told Ada Brun of MSNBC that he would stay.", "Holt told Ada Brun of MSNBC", "MSNBC"),  # through a person
    (
        "Witnesses told local television that it was loud.",
        "Witnesses told local television",
        "local television (unnamed)",
    ),
    ("Media outlets report that two trains collided.", "Media outlets report", "Media outlets (unnamed)"),
    (
        "It flipped, according to rail investigators and media reports.",
        "according to rail investigators and media reports",
        "media reports (unnamed)",
    ),
    ("Additional reporting from agencies", "reporting from agencies", "agencies (unnamed)"),
    (
        "Copyright 2031 The Associated Press. All rights reserved.",
        "Copyright 2031 The Associated Press",
        "Associated Press",
    ),
    (
        "The Associated Press contributed to this report.",
        "Associated Press contributed to this report",
        "Associated Press",
    ),
    ("HARBOUR CITY (AP) — The pier closed on Sunday.", "(AP)", "AP"),  # a dateline
]

NOT_CREDITED = [
    "The Norvik Herald hired a new editor on Monday.",  # only spoken of
    "Police reported seven arrests on Sunday.",  # police are no newsroom
    "Brandt Shipping reported a loss of $2 million.",  # nor is a company
    "Sky News reported a loss of 2 million pounds.",  # a newsroom's own accounts
    "The Times said it would close its Norvik office.",  # a newsroom as the party
    "The fall was less steep, according to an NBC spokeswoman.",  # who speaks for a newsroom
    "People reported hearing a bang.",  # a magazine's name as an ordinary word
    "Holt posted a picture on Instagram on Sunday.",  # a platform is where, not who
    "A photo shows the pier at dawn. Photo: Reuters",  # a picture's credit
    "CNN has not reported that the pier closed.",  # denied
    "The Environmental Protection Agency reported a spill.",  # an agency of another trade
    "Nobody wrote about the Post Office.",
]


@pytest.mark.parametrize(("text", "span", "to"), CREDITED)
def test_credited(text: str, span: str, to: str) -> None:
    story = newsroom.coverage(newsroom.article(text))
    found = credits.find(story)
    assert [credit.to for credit in found] == [to]
    assert span in newsroom.words(story, found[0])


@pytest.mark.parametrize("text", NOT_CREDITED)
def test_not_credited(text: str) -> None:
    assert credits.find(newsroom.coverage(newsroom.article(text))) == ()


@pytest.mark.parametrize(
    ("outlet", "url", "text"),
    [
        ("Norvik Herald", None, "Holt told the Norvik Herald that he ran."),  # the same name
        ("Norvik Herald", None, "Holt told the Herald that he ran."),  # its last word
        ("www.norvikherald.example", None, "Holt told the Norvik Herald that he ran."),  # a domain as the outlet
        ("A", "https://www.norvikherald.example/pier", "Holt told the Norvik Herald that he ran."),  # the address
        ("HuffPost", None, "Holt told The Huffington Post that he ran."),  # a listed other name
    ],
)
def test_own_newsroom_is_no_credit(outlet: str, url: str | None, text: str) -> None:
    assert credits.find(newsroom.coverage(newsroom.article(text, outlet=outlet, url=url))) == ()


def test_a_longer_name_that_ends_like_the_own_one_is_another_newsroom() -> None:
    text = "Holt told The Washington Post that he ran. He was late, the Post reported."
    story = newsroom.coverage(newsroom.article(text, outlet="HuffPost"))
    assert [credit.to for credit in credits.find(story)] == ["Washington Post", "Post"]


def test_the_newspaper_is_the_one_named_last() -> None:
    text = (
        "Holt told the Norvik Advertiser about it.\n\nThe newspaper reported that he ran. He spoke to the Advertiser."
    )
    found = credits.find(newsroom.coverage(newsroom.article(text)))
    assert [credit.to for credit in found] == ["Norvik Advertiser", "Norvik Advertiser", "Advertiser"]


def test_headline_credits_are_marked() -> None:
    story = newsroom.coverage(newsroom.article("The pier closed.", headline="Pier unsafe, the Norvik Times reports"))
    assert [(credit.field, credit.to) for credit in credits.find(story)] == [("headline", "Norvik Times")]


@given(st.text(max_size=30), st.text(max_size=30))
def test_own_name_always_counts_as_own(first: str, second: str) -> None:
    name = f"{first} {second} Courier"
    assert newsroom_names.is_own(name, newsroom.article("x", outlet=name, id="a"))


def test_newsrooms_have_one_entry_each() -> None:
    forms = [form.strip().rstrip("?") for entry in words.load("newsrooms") for form in entry.split("|")]
    assert len(forms) > 400
    assert all(form and form == form.strip() for form in forms)
    twice = {form for form in forms if forms.count(form) > 1}
    assert twice == set()


@pytest.mark.parametrize(
    "name", ["media_nouns", "newsroom_verbs", "report_nouns", "telling_nouns", "journalist_nouns", "media_words"]
)
def test_word_lists_are_single_words(name: str) -> None:
    entries = words.load(name)
    assert len(entries) > 5
    assert all(len(entry.split()) == 1 for entry in entries)
    assert name == "media_words" or all(entry == entry.lower() for entry in entries)
