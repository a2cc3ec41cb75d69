"""Sentences: each text is parsed once, whoever prints it, and by itself."""

from __future__ import annotations

from rashomon.findings import sentences
from rashomon.records import Coverage
from tests.newsroom import article

TEXT = "A ferry struck the pier at Port Merrin. Nobody was hurt, the harbour master said.\n\nIt sails again on Monday."


def test_a_text_that_two_articles_print_is_parsed_once() -> None:
    one, other = (article(TEXT, outlet, id=outlet) for outlet in ("Courier", "Echo"))
    found = sentences.find(Coverage((one, other)))
    mine, theirs = ([each for each in found if each.article == name] for name in ("Courier", "Echo"))
    assert len(mine) == len(theirs) >= 3
    assert all(a.tokens is b.tokens for a, b in zip(mine, theirs, strict=True))


def test_a_parse_does_not_depend_on_what_was_parsed_before() -> None:
    told = article(TEXT, id="a")
    sentences._parse.cache_clear()
    alone = sentences.find(Coverage((told,)))
    sentences._parse.cache_clear()
    after = sentences.find(Coverage((article(f"The tide was high.\n\n{TEXT}", id="b"), told)))
    assert [each for each in after if each.article == "a"] == list(alone)
