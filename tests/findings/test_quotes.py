"""Quotes of invented articles: kind, speaker, cue and content; and the promises that hold for any text."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.findings import quotes, words
from rashomon.records import Quote, identify
from tests.newsroom import article, coverage

Row = tuple[str, str | None, str | None, str]


@lru_cache
def rows(text: str) -> list[Row]:
    """Give (kind, speaker, cue, content) of every quote; ranges of a content are parted by a stroke."""

    def show(span: tuple[int, int] | None) -> str | None:
        return None if span is None else text[slice(*span)]

    return [
        (quote.kind, show(quote.speaker), show(quote.cue), " | ".join(text[start:end] for start, end in quote.content))
        for quote in quotes.find(coverage(article(text)))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind the quote
        ('"The pier is safe," Ada Quill said.', ("Ada Quill", "said", "The pier is safe,")),
        ('"The pier is safe," said Ada Quill, the mayor.', ("Ada Quill, the mayor", "said", "The pier is safe,")),
        ("“Is it safe?” asked Ada Quill.", ("Ada Quill", "asked", "Is it safe?")),
        ("‘The pier is safe,’ Ada Quill told reporters.", ("Ada Quill", "told", "The pier is safe,")),
        ("``The pier is safe,'' Ada Quill said.", ("Ada Quill", "said", "The pier is safe,")),
        ('"The pier is safe," Quill, 42, wrote on her page on Sunday.', ("Quill, 42", "wrote", "The pier is safe,")),
        ('"What a wonderful day it was!" beamed Ada Quill.', ("Ada Quill", "beamed", "What a wonderful day it was!")),
        ('"The pier is safe," read the statement.', ("the statement", "read", "The pier is safe,")),
        # in front
        ('Ada Quill said, "The pier is safe."', ("Ada Quill", "said", "The pier is safe.")),
        ('Ada Quill told the crowd on Monday: "The pier is safe."', ("Ada Quill", "told", "The pier is safe.")),
        ('Added Ada Quill: "The pier is safe."', ("Ada Quill", "Added", "The pier is safe.")),
        ('Ada Quill issued a statement: "The pier is safe."', ("Ada Quill", "issued", "The pier is safe.")),
        ('Ada Quill: "The pier is safe."', ("Ada Quill", ":", "The pier is safe.")),
        ('Ada Quill wrote:\n\n"The pier is safe."', ("Ada Quill", "wrote", "The pier is safe.")),
        (
            'Ada Quill said that "we are sorry for what happened."',
            ("Ada Quill", "said", "we are sorry for what happened."),
        ),
        ('As Ada Quill put it, "The pier is safe."', ("Ada Quill", "put", "The pier is safe.")),
        ('Her sister jeered, "Go home!"', ("Her sister", "jeered", "Go home!")),
        # signed
        ("“The pier is a gift.” ― Ada Quill", ("Ada Quill", "―", "The pier is a gift.")),
        ('"The pier is a gift."\n— Ada Quill, mayor', ("Ada Quill, mayor", "—", "The pier is a gift.")),
        # broken by its attribution
        ('"The pier," Ada Quill said, "is safe."', ("Ada Quill", "said", "The pier, | is safe.")),
        ('"The pier is safe," Ada Quill said. "It is new."', ("Ada Quill", "said", "The pier is safe, | It is new.")),
        ('"It is safe," Quill said in Marlow, Calif. "It is new."', ("Quill", "said", "It is safe, | It is new.")),
        # over paragraphs
        ('Quill said: "It is safe.\n\n"It is new."', ("Quill", "said", "It is safe. | It is new.")),
        (
            '"It is safe," Quill said.\n\n"It is new. It is ours."',
            ("Quill", "said", "It is safe, | It is new. It is ours."),
        ),
        # a list
        ('Posts said "what a day," "gone" and "so sad."', ("Posts", "said", "what a day, | gone | so sad.")),
        # inner marks
        ("Quill said: “He told us ‘run’ and we ran.”", ("Quill", "said", "He told us ‘run’ and we ran.")),
        ('A user wrote: "The brand "Marlow" just did this."', ("A user", "wrote", 'The brand "Marlow" just did this.')),
    ],
)
def test_direct_quotes(text: str, expected: tuple[str, str, str]) -> None:
    assert rows(text) == [("direct", *expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the clause around a fragment belongs to the content
        ('Quill said she is "re-thinking" her plans.', ("Quill", "said", 'she is "re-thinking" her plans')),
        ('The pier "is safe for now," Quill said.', ("Quill", "said", 'The pier "is safe for now,"')),
        ('Quill called the plan "a gift to the town."', ("Quill", "called", 'the plan "a gift to the town."')),
        ('Quill described him as a "lucky man" on Monday.', ("Quill", "described", 'him as a "lucky man"')),
        (
            'The fund, Quill said, "is broke and will stay so."',
            ("Quill", "said", 'The fund | "is broke and will stay so."'),
        ),
        ('According to Quill, the town is "in ruins."', ("Quill", "According to", 'the town is "in ruins."')),
    ],
)
def test_mixed_quotes(text: str, expected: tuple[str, str, str]) -> None:
    assert rows(text) == [("mixed", *expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Quill said that the pier was closed.", ("Ada Quill", "said", "that the pier was closed")),
        ("The pier was closed, Ada Quill said.", ("Ada Quill", "said", "The pier was closed")),
        ("The pier was closed, according to the police.", ("the police", "according to", "The pier was closed")),
        ("The pier, she said, was closed.", ("she", "said", "The pier | was closed")),
        (
            "The council has not confirmed that the pier is safe.",
            ("The council", "has not confirmed", "that the pier is safe"),
        ),
        ("Quill, who runs the pier, believes it is safe.", ("Quill", "believes", "it is safe")),
        ("Quill refused to close the pier.", ("Quill", "refused", "to close the pier")),
        ("Quill urged the council to close the pier.", ("Quill", "urged", "the council to close the pier")),
        ("Quill called on the council to resign.", ("Quill", "called on", "the council to resign")),
        ("Quill criticised the council for its silence.", ("Quill", "criticised", "the council for its silence")),
        ("The plan was denounced by Ada Quill.", ("Ada Quill", "was denounced", "The plan")),
        ("Quill accused the council of lying.", ("Quill", "accused", "the council of lying")),
        ("Quill called for an inquiry.", ("Quill", "called for", "an inquiry")),
        ("A survey shows that the pier is loved.", ("A survey", "shows", "that the pier is loved")),
        ("Quill is confident that the pier will open.", ("Quill", "confident", "that the pier will open")),
        ("Nobody heard her claim that the pier was safe.", ("her", "claim", "that the pier was safe")),
        # where the parse hangs the clause on the wrong word
        ("Quill told the forum he was against the war.", ("Quill", "told", "he was against the war")),
        (
            "Quill said that it fell, and there was no warning.",
            ("Quill", "said", "that it fell, and there was no warning"),
        ),
        ("Quill issued a statement saying the pier was safe.", ("Quill", "saying", "the pier was safe")),
    ],
)
def test_indirect_quotes(text: str, expected: tuple[str, str, str]) -> None:
    assert ("indirect", *expected) in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        # titles, names and scare quotes that nobody utters
        'She stars in the film "The Long Pier".',
        "The so-called 'smart' lamp is dark.",
        'The boat "Marlow Queen" sank on Sunday.',
        # nobody is said to say it
        "It was raining, and the pier was closed.",
        "There was criticism of the plan.",
        "Let him stay for a while.",
        "",
        "“",
    ],
)
def test_what_is_no_quote(text: str) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        # what is told inside another's report is a part of it
        ("Quill said she believes the pier is safe.", ["indirect"]),
        # but another party's words in marks are theirs, too
        ('Quill said the mayor had called it "a gift to us all."', ["mixed", "mixed"]),
        # what is told inside marks is the quote's
        ('"I told him that it was over," Quill said.', ["direct"]),
        # the verb goes on with the telling, not with what is told
        ('Quill said she was tired and called the plan "a gift."', ["indirect", "mixed"]),
    ],
)
def test_reports_in_reports(text: str, kinds: list[str]) -> None:
    assert [kind for kind, *_ in rows(text)] == kinds


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('Ada Quill was furious. "It is a disgrace to us all."', "Ada Quill"),
        ('Ada Quill says she was ill. "I could not stand up."', "Ada Quill"),
        ('The mayor said in a statement. "We will rebuild it."', "The mayor"),
        ('The wind was strong. "It is a disgrace to us all."', None),
    ],
)
def test_a_sentence_in_marks_without_a_cue(text: str, speaker: str | None) -> None:
    assert ("direct", speaker) in [(kind, who) for kind, who, *_ in rows(text)]


def test_a_new_attribution_ends_a_quote_over_paragraphs() -> None:
    text = 'Holt said: "It is safe.\n\n"It is new," Vane said.\n\n"It is old," Quill said.'
    assert [(who, content) for _, who, _, content in rows(text)] == [
        ("Holt", "It is safe."),
        ("Vane", "It is new,"),
        ("Quill", "It is old,"),
    ]


def test_signed_quotes_in_a_row_have_a_speaker_each() -> None:
    text = "“The pier is a gift.” ― Ada Quill\n“The pier is a danger.” ― Bo Vane"
    assert [(who, content) for _, who, _, content in rows(text)] == [
        ("Ada Quill", "The pier is a gift."),
        ("Bo Vane", "The pier is a danger."),
    ]


def test_words_of_the_reporter_are_not_swallowed_by_an_open_mark() -> None:
    text = '"The pier is safe, Ada Quill said on Monday. She then left the town.\n\nThe rain fell.'
    assert not any(kind == "direct" for kind, *_ in rows(text))


def test_ids_depend_on_article_kind_and_content_only() -> None:
    text = '"The pier is safe," Ada Quill said.'
    one = article(text, id="one")
    found = quotes.find(coverage(one))
    assert [quote.id for quote in found] == [identify("one", quote.kind, quote.content) for quote in found]
    assert found == quotes.find(coverage(one))
    assert {quote.article for quote in quotes.find(coverage(one, article(text, id="two")))} == {"one", "two"}


def test_the_headline_gives_no_quote() -> None:
    assert quotes.find(coverage(article("It rained.", headline='"It rained," Ada Quill says'))) == ()


NAMES = [
    "attitude_adjectives",
    "attitude_verbs",
    "elisions",
    "evidence_verbs",
    "intention_verbs",
    "judging_verbs",
    "naming_verbs",
    "passing_verbs",
    "reporting_nouns",
    "reporting_phrases",
    "request_verbs",
    "speech_verbs",
    "text_nouns",
]


@pytest.mark.parametrize("name", NAMES)
def test_word_lists_hold_lemmas(name: str) -> None:
    entries = words.load(name)
    assert len(entries) > 5
    two = {"naming_verbs", "reporting_phrases"}
    shape = re.compile(r"[a-z-]+ [a-z]+|[a-z-]+" if name in two else r"[a-z-]+")
    assert [entry for entry in entries if not shape.fullmatch(entry)] == []


PIECES = st.sampled_from(
    [
        '"', "“", "”", "'", "‘", "’", "''", "``", "«", "»", ",", ".", "?", ":", "—", "-", "(", ")", "\n", "\n\n", " ",
        "Ada Quill", "she", "said", "told the crowd", "that", "according to", "called it", "a trap", "We are sorry",
        "my", "(@ada)", "— Ada (@ada) May 3, 2021", "Q:", "A:", "MAYOR:", "> ", '6\'2"', "…", "\u00a0", "🌊", "her claim",
    ]
)  # fmt: skip


def check(text: str, quote: Quote) -> None:
    last = -1
    for start, end in quote.content:
        assert last <= start < end <= len(text)
        last = end
    for span in (quote.cue, quote.speaker):
        assert span is None or 0 <= span[0] < span[1] <= len(text)
    if quote.kind == "direct" and not quote.set_off:
        start = quote.content[0][0]
        assert re.search(r"[\"“”‘’'«»„`]", text[max(0, start - 2) : start + 1])


@given(st.one_of(st.lists(PIECES, max_size=40).map(" ".join), st.text(max_size=120)))
@settings(deadline=None, max_examples=150)
def test_any_text_gives_ranges_in_order_and_direct_quotes_in_marks(text: str) -> None:
    for quote in quotes.find(coverage(article(text))):
        check(text, quote)
