"""Does a place say what another one says? Pairs of sentences, told by two outlets as one matter."""

from __future__ import annotations

import pytest

from rashomon.findings.agreement.claims import wording
from rashomon.findings.agreement.witnesses import Witnesses
from rashomon.findings.dates import find as find_dates
from rashomon.findings.quantities import find as find_quantities
from rashomon.findings.sentences import find as find_sentences
from rashomon.findings.syntax import propositions
from rashomon.records import Article, Coverage, Matter, Proposition
from tests.findings.test_agreement import told
from tests.newsroom import article


def _matter(one: str, other: str) -> tuple[Witnesses, Article, Proposition, Proposition]:
    articles = tuple(
        article(text, id=name, outlet=name, published="2024-03-05T12:00:00+01:00")
        for name, text in (("One", one), ("Other", other))
    )
    parts = [Coverage((each,), sentences=find_sentences(Coverage((each,)))) for each in articles]
    sentences = tuple(sentence for part in parts for sentence in part.sentences)
    first, second = (propositions.find([next(s for s in sentences if s.article == each.id)])[0] for each in articles)
    coverage = Coverage(articles, sentences=sentences, matters=(Matter("m", (first, second), 0.0),))
    dated = Coverage(articles, sentences=sentences, dates=find_dates(coverage), matters=coverage.matters)
    whole = Coverage(
        articles,
        sentences=sentences,
        dates=dated.dates,
        quantities=find_quantities(dated),
        matters=coverage.matters,
    )
    return Witnesses(whole), articles[0], first, second


@pytest.mark.parametrize(
    ("one", "other", "expected", "case"),
    [
        ("The ferry struck the old pier.", "The ferry hit the old pier on Monday.", True, "near words"),
        ("About 300 people left their homes.", "About 450 people left their homes.", False, "another number"),
        ("About 300 people left their homes.", "In all 302 people left their homes.", True, "a rough number"),
        ("At least 23 people left the ferry.", "Some 31 people left the ferry.", False, "a bound and a number"),
        ("Three people left the ferry.", "People left the ferry.", False, "no number"),
        ("People left the ferry.", "Three people left the ferry.", True, "more than is claimed"),
        ("The men fled with 12,000 crowns.", "The men fled with 20,000 crowns.", False, "money"),
        ("Ashby beat Merrin 14 to 9.", "Ashby beat Merrin 15 to 9.", False, "a score"),
        ("Ann Lunt scored in the 88th minute.", "Ann Lunt scored in the 87th minute.", False, "an ordinal"),
        ("Two thirds of the harbour burned.", "Half of the harbour burned.", False, "a part"),
        ("The inspectors landed in Saltmouth.", "The inspectors would land in Saltmouth.", False, "planned, not done"),
        ("The board pledged to pay a fee.", "The board will pay a fee.", True, "an undertaking"),
        ("The mayor spoke at the meeting.", "The mayor did not speak at the meeting.", False, "denied"),
        ("The ferry struck the pier on Sunday.", "The ferry struck the pier on Saturday.", False, "another day"),
        ("The ferry struck the pier on Sunday.", "The ferry struck the pier.", True, "the day left out"),
        ("The mill was built in 1931.", "The mill was built of stone.", False, "a year that news does not go without"),
        ("Lowfield Farm makes ten hard cheeses.", "The cheese came from Lowfield Farm.", False, "a name shared"),
        ("Ada Moreau, 35, flew the crane.", "Ada Moreau flew the crane.", True, "an age describes"),
        ("Ada Moreau, 35, flew the crane.", "Ada Moreau, 37, flew the crane.", False, "another age"),
    ],
)
def test_who_bears_out_what(one: str, other: str, expected: bool, case: str) -> None:
    witnesses, _, claimed, by = _matter(one, other)
    assert witnesses.bears_out(claimed, (claimed.start, claimed.end), by) is expected, case


def test_a_clause_reads_with_the_noun_that_it_tells_of() -> None:
    told_by = article("Police found pupils taken from a school in Saltmouth.", id="One")
    part = Coverage((told_by,), sentences=find_sentences(Coverage((told_by,))))
    relative = next(one for one in propositions.find(part.sentences) if one.modifies is not None)
    assert wording(told_by, relative) == "pupils taken from a school in Saltmouth"


def test_no_agreed_claim_cites_another_number() -> None:
    result = told(
        One="A wildfire in the Ash Hills forced about 300 people from their homes on Monday, police said.",
        Other="About 450 people were told to leave their homes on Monday as a wildfire spread in the Ash Hills.",
    )
    assert not [claim for claim in result.claims if claim.agreement == "agreed"]


@pytest.mark.parametrize(
    ("one", "other", "expected", "case"),
    [
        ("A ferry struck the pier on Monday.", "A ferry struck the pier on Monday.", True, "a copy"),
        ("Three men left the ferry.", "Four men left the ferry.", False, "another number"),
        ("A ferry struck the pier on Monday.", "A ferry struck the pier on Sunday.", False, "another day"),
        ("A ferry struck the pier, and sank.", "A ferry struck the pier, and left.", False, "another sentence"),
    ],
)
def test_copies_of_a_sentence_are_of_one_kind(one: str, other: str, expected: bool, case: str) -> None:
    witnesses, _, claimed, by = _matter(one, other)
    assert (witnesses.kind(claimed, claimed.sentence) == witnesses.kind(by, by.sentence)) is expected, case
