"""The result as JSON: the field names of the contract, spans as they are written, equal bytes for equal results."""

from __future__ import annotations

import json

from rashomon.pages import as_json
from rashomon.records import Article, Party, PartyMention, Quote, Result, Span, TimelineEntry
from tests.pages.invented import BRIDGE_RESULT

CONTRACT = {
    "articles": "id story outlet url headline authors published published_basis modified version_of language agency addresses set_off text",
    "stories": "id headline first last articles outlets owners origins follows merged_into places parties",
    "passages": "id story kind origin copy direction outside words",
    "parties": "id story name kind aliases mentions",
    "quotes": "id article kind set_off content cue speaker party statement",
    "statements": "id story party text said venue quotes variants",
    "dates": "article start end text value anchor precision",
    "timeline": "story value text spans",
    "claims": "id story text agreement origins spans",
    "disagreements": "id story kind about cause positions",
    "credits": "article start end to",
    "responses": "story party kind due article start end",
    "account": "story level text spans counts",
    "outlets": "name domains aliases newsroom owner country zone agency",
    "revisions": "article version_of headline_before edits",
    "links": "article other together weight parts",
    "rejections": "stage input reason",
}


def test_the_lists_and_their_fields_are_those_of_the_contract() -> None:
    rendered = as_json.render(BRIDGE_RESULT)
    assert list(rendered) == list(CONTRACT)
    for name, names in CONTRACT.items():
        assert rendered[name], f"the invented result has no {name}"
        for row in rendered[name]:
            assert list(row) == names.split(), name


def test_a_span_names_its_field_only_in_the_headline() -> None:
    entry = TimelineEntry("s", "2031", "x", (Span("a", 1, 4), Span("a", 0, 2, "headline")))
    spans = as_json.render(Result(timeline=(entry,)))["timeline"][0]["spans"]
    assert spans == [
        {"article": "a", "start": 1, "end": 4},
        {"article": "a", "start": 0, "end": 2, "field": "headline"},
    ]


def test_a_mention_names_its_field_only_in_the_headline() -> None:
    mentions = (PartyMention("a", 0, 2, "name"), PartyMention("a", 0, 2, "pronoun", "headline"))
    party = Party("p", "s", "Ada", "person", (), mentions)
    assert as_json.render(Result(parties=(party,)))["parties"][0]["mentions"] == [
        {"article": "a", "start": 0, "end": 2, "form": "name"},
        {"article": "a", "start": 0, "end": 2, "form": "pronoun", "field": "headline"},
    ]


def test_ranges_are_pairs_and_what_is_unknown_is_null() -> None:
    row = as_json.render(Result(quotes=(Quote("q", "a", "direct", ((1, 5), (7, 9)), cue=(10, 14)),)))["quotes"][0]
    assert (row["content"], row["cue"], row["speaker"], row["party"]) == ([[1, 5], [7, 9]], [10, 14], None, None)


def test_text_reads_back_as_it_was_even_half_a_surrogate_pair() -> None:
    text = "a \ud800 “b” \x00 مرحبا 😀"
    result = Result(articles=(Article("a", "Courier", text),))
    written = as_json.dumps(result)
    written.encode("utf-8")
    assert json.loads(written)["articles"][0]["text"] == text


def test_equal_results_give_equal_text() -> None:
    assert as_json.dumps(BRIDGE_RESULT) == as_json.dumps(BRIDGE_RESULT)
    assert json.loads(as_json.dumps(BRIDGE_RESULT)) == as_json.render(BRIDGE_RESULT)
