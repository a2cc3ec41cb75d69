"""The page of a story: what is quoted is copied, what is reported is not quoted, and the order serves an editor."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from rashomon import records
from rashomon.pages import clippings, front, labels, story
from tests.newsroom import article
from tests.pages.invented import BRIDGE_RESULT

PAGE = story.build(clippings.split(BRIDGE_RESULT)[0])
(CRANE, UNKNOWN) = PAGE.voices


def test_the_account_numbers_its_places_once() -> None:
    assert [line.notes for line in PAGE.account] == [(1, 2), (3,), (1, 4)]
    assert [note.number for note in PAGE.notes] == [1, 2, 3, 4]
    assert PAGE.notes[3].citation.href == "articles/gazette-later.html#h0-19"


def test_a_count_of_outlets_is_marked() -> None:
    assert [part.text for part in PAGE.account[0].parts if part.counts] == ["two"]
    assert "".join(part.text for part in PAGE.account[0].parts) == BRIDGE_RESULT.account[0].text


def test_a_conflict_comes_before_a_wording() -> None:
    assert [(each.kind, [side.value for side in each.sides]) for each in PAGE.differences] == [
        ("number", ["5", "6"]),
        ("wording", ["are sorry", "apologise"]),
    ]


def test_statements_are_told_by_voice_and_the_unknown_comes_last() -> None:
    assert (CRANE.name, CRANE.statements, UNKNOWN.name) == ("Ada Crane", 3, None)
    assert [view.statement for view in CRANE.carried] == ["s1", "s2"]
    assert [view.statement for view in CRANE.lone] == ["s3"]


def test_a_statement_put_together_shows_its_join() -> None:
    assert CRANE.carried[1].pieces == ("Nobody was hurt.", "The motor was very old")


def test_a_paraphrase_is_reported_and_never_quoted() -> None:
    (view,) = CRANE.lone
    assert (view.pieces, view.wordings) == ((), ())
    assert view.reported == "that the council would mend it by Friday"


def test_a_text_that_no_witness_has_is_not_quoted() -> None:
    false = replace(BRIDGE_RESULT.statements[0], text="We are not sorry at all")
    result = replace(BRIDGE_RESULT, statements=(false,))
    (voice,) = story.build(clippings.split(result)[0]).voices
    assert voice.carried[0].pieces == ()


def test_the_fullest_wording_comes_first_and_its_comma_stays_out() -> None:
    wordings = CRANE.carried[0].wordings
    assert [wording.witnesses[0].outlet for wording in wordings] == [
        "Larkmouth Gazette",
        "Coast Herald",
        "Estuary Wire",
    ]
    assert "".join(run.text for run in wordings[0].pieces[0]).endswith("by Friday")
    assert wordings[1].ascribed == ("the council leader … said",) or wordings[1].ascribed == (
        "the council leader said",
    )


def test_variants_are_parted_into_substance_and_form() -> None:
    view = CRANE.carried[0]
    assert [each.kind for each in view.substance] == ["word changed"]
    assert [[reading.text for reading in each.readings] for each in view.other] == [
        ["and we will mend the bridge by Friday", ""]
    ]


def test_the_ledger_begins_with_who_has_not_answered() -> None:
    assert [(part.heading, [(e.party, e.kind, e.due) for e in part.entries]) for part in PAGE.answers] == [
        ("Has not answered", [("Harrow Works", "no-response", "")]),
        ("Has answered", [("Ada Crane", "apology", "")]),
        ("Promised or demanded", [("Ada Crane", "commitment", "6 June 2031")]),
    ]


def test_a_shared_quotation_alone_is_no_copy() -> None:
    assert [(each.copy.outlet, each.origin.outlet, each.direction) for each in PAGE.copies.listed] == [
        ("Coast Herald", "Far Agency", "unclear"),
        ("Estuary Wire", "Larkmouth Gazette", "known"),
    ]
    assert PAGE.copies.listed[0].origin.href is None


def test_the_timeline_runs_forward() -> None:
    assert [moment.value for moment in PAGE.timeline] == ["1974", "2031-06-02", "2031-06-02/2031-06-06"]


def test_the_front_page_lists_no_merged_story_and_every_rejection() -> None:
    page = front.build([story.build(each) for each in clippings.split(BRIDGE_RESULT)], BRIDGE_RESULT.rejections)
    assert [each.id for each in page.stories] == ["bridge"]
    assert [each.id for each in page.lone] == ["lone"]
    assert page.rejections == BRIDGE_RESULT.rejections
    assert [(each.about, each.values) for each in page.stories[0].contrasts] == [("boats left waiting", ("5", "6"))]
    assert [line.level for line in page.stories[0].account] == [1]


def test_newer_stories_come_first() -> None:
    pages = [replace(PAGE, id=f"s{n}", last=f"2031-06-0{n}") for n in (1, 3, 2)]
    assert [each.id for each in front.build(pages, ()).stories] == ["s3", "s2", "s1"]


def _doubtful(id: str, day: str, basis: str = "doubtful") -> records.Result:
    """Give a story of two articles: one of 2024, and one of a day that nobody believes."""
    sure = article("The ferry sank on Sunday.", id=f"{id}-sure", published="2024-03-04")
    other = article("The ferry sank on Sunday.", "Echo", id=f"{id}-odd", published=day, published_basis=basis)
    entries = (
        records.TimelineEntry(id, "2090-01-01", other.text, (records.Span(other.id, 0, 25),)),
        records.TimelineEntry(id, "1970-01-04", other.text, (records.Span(other.id, 0, 25),)),
        records.TimelineEntry(id, "2024-03-03", sure.text, (records.Span(sure.id, 0, 25),)),
    )
    held = records.Story(id, "Ferry sinks", "2024-03-04", "2024-03-04", (other.id, sure.id), 2, 2, 2)
    return records.Result(articles=(other, sure), stories=(held,), timeline=entries)


@pytest.mark.parametrize("day", ["2090-01-01", "1970-01-01"])
def test_a_doubtful_day_leads_nothing(day: str) -> None:
    page = story.build(clippings.split(_doubtful("s", day))[0])
    assert [row.article for row in page.articles] == ["s-sure", "s-odd"]
    assert [moment.value for moment in page.timeline] == ["2024-03-03", "1970-01-04", "2090-01-01"]
    alone = replace(page, id="alone", first=day, last=day, articles=page.articles[1:])
    undated = replace(page, id="undated", first=None, last=None, articles=())
    front_page = front.build([alone, page, undated], ())
    assert [each.id for each in front_page.lone + front_page.stories][-1] == "s"
    assert [each.id for each in front_page.lone] == ["undated", "alone"]
    assert (front_page.first, front_page.last) == ("2024-03-04", "2024-03-04")


def test_a_day_that_is_written_out_is_not_doubted_with_the_article() -> None:
    result = _doubtful("s", "2090-01-01")
    dates = (records.Date("s-odd", 15, 24, "on 4 January 1970", "1970-01-04", "explicit", "day"),)
    page = story.build(clippings.split(replace(result, dates=dates))[0])
    assert [moment.value for moment in page.timeline] == ["1970-01-04", "2024-03-03", "2090-01-01"]


def test_every_kind_has_its_words() -> None:
    for table, kind in (
        (labels.BASIS, records.PublishedBasis),
        (labels.PARTIES, records.PartyKind),
        (labels.QUOTES, records.QuoteKind),
        (labels.VARIANTS, records.VariantKind),
        (labels.DISAGREEMENTS, records.DisagreementKind),
        (labels.CAUSES, records.Cause),
        (labels.RESPONSES, records.ResponseKind),
        (labels.PASSAGES, records.PassageKind),
        (labels.DIRECTIONS, records.Direction),
        (labels.ANCHORS, records.DateAnchor),
    ):
        assert set(table) == set(get_args(kind))
    assert sorted(kind for kinds in labels.ANSWERS.values() for kind in kinds) == sorted(labels.RESPONSES)
