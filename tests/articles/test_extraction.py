"""Invented pages in six layouts: the body that was written, beside what trafilatura alone gives; posts, marks, facts.

A sample of `python -m evaluate.extraction`, which makes hundreds and prints the table.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from statistics import mean

import pytest
from evaluate.extraction import f1, judge
from evaluate.pages import HELD, LAST, LAYOUTS, TUNED, make
from evaluate.pages.shells import SHELLS

from rashomon.articles.page import furniture
from rashomon.articles.page.paragraphs import Paragraph, read

SAMPLE = [*TUNED[:4], *HELD[:4], *LAST[6:9], *LAST[23:26]]
"""Of the last seeds, those whose shells are drawn for them alone."""


def test_the_sample_has_shells_that_nothing_was_mended_on() -> None:
    assert all(SHELLS[make("list", seed).shell].last for seed in SAMPLE if seed in LAST)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_bodies_are_read_as_they_were_written(layout: str) -> None:
    outcomes = [judge(make(layout, seed)) for seed in SAMPLE]
    assert mean(each.ours for each in outcomes) >= 0.98
    assert [each.page.shell for each in outcomes if each.ours < max(each.theirs, 0.95)] == []
    assert [each.page.shell for each in outcomes if each.posts_lost or each.badly_marked] == []
    assert {name for each in outcomes for name in each.wrong_facts} == set()


def test_a_page_is_the_same_at_every_making() -> None:
    assert make("live", 3) == make("live", 3) != make("live", 4)


def test_f1_counts_runs_of_words_as_often_as_they_stand() -> None:
    assert f1("a b c d a b c d", "a b c d") < 1 == f1("A, b; c d e", "a b c d e")
    assert f1("", "a b c d") == f1("e f g h", "a b c d") == 0


LINES = [
    ("Read more: <a>Storm closes harbour</a>", True),
    ("<a>ALSO READ | Storm closes harbour</a>", True),
    ("Related costs rose by four per cent, the council said.", False),
    ("Read the letter that the mayor wrote, and you will see why nobody answered it.", False),
    ("Sign up for our newsletter and get the day's news in your inbox.", True),
    ("Residents must sign up for alerts on the council's page before the flood season, officials said.", False),
    ("Advertisement", True),
    ("Advertisement revenue fell.", False),
    ("Image source, Ines Dorn", True),
    ("Photograph: Ines Dorn/Lantern Pictures", True),
    ("3 min read", True),
    ("2 hours ago", True),
    ("Two hours ago the pier fell.", False),
    ("14.15", True),
    ("The post <a>Pier shut</a> appeared first on <a>Courier</a>.", True),
    ("Follow us on WhatsApp for the latest.", True),
    ("Police follow a lead on a boat that left on Sunday.", False),
    ("You have read all of your free articles this month.", True),
    ("Support independent local journalism.", True),
]


@pytest.mark.parametrize(("markup", "expected"), LINES)
def test_lines_that_no_reporter_wrote(markup: str, expected: bool) -> None:
    assert furniture.is_line(only(markup)) is expected


def only(markup: str) -> Paragraph:
    from lxml import etree

    (found,) = read(etree.fromstring(f"<p>{markup}</p>", etree.HTMLParser()))
    return found


def test_the_words_of_furniture_have_a_shape() -> None:
    data = tomllib.loads(files("rashomon.articles.page").joinpath("furniture.toml").read_text(encoding="utf-8"))
    assert set(data) == {"words", "around", "phrases", "lines", "invitations", "added", "pointers"}
    assert all(word.isalpha() and word.islower() for word in data["words"])
    assert set(data["around"]) <= set(data["words"])
    assert all(len(phrase.split()) > 1 and phrase.islower() for phrase in data["phrases"])
    for name in ("words", "around", "phrases", "lines", "invitations", "added"):
        assert len(set(data[name])) == len(data[name])
