"""Who copied whom: pairs that explain, shares, the picture, and two texts side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lxml import html

from rashomon.findings import reuse
from rashomon.pages import as_html, clippings, copies, picture, side_by_side, urls
from rashomon.pages.clippings import Clippings
from rashomon.pages.copies import Copies
from rashomon.pages.picture import ROWS
from rashomon.records import Article, Coverage, Pair, Result, Story
from tests.newsroom import article

A = "The harbour board said on Friday that the old pier would stay shut until divers had looked at every one of its piles."
B = "Engineers found the first cracks in May, and a storm in June tore away two of the planks that held the walkway up."
C = "Traders on the quay say that they have lost a third of their income since the walkway was closed to the public."
OWN = "Our reporter walked along the shore and met nobody there but two anglers and their wet dog."
ELSE = "A petition with nine hundred names was handed to the mayor, who keeps it on a shelf behind her desk."
SPEECH = (
    "“We will not open the gates again until I can tell every mother in this town that they are safe,” Ada Vale said."
)


def told(*articles: Article, **tables: object) -> Clippings:
    story = Story("s", "A pier", None, None, tuple(each.id for each in articles), 1, 1, 1)
    coverage = Coverage(tuple(replace(each, story="s") for each in articles), story=story, **tables)  # type: ignore[arg-type]
    coverage = replace(coverage, passages=(*coverage.passages, *reuse.find(coverage)))
    return Clippings(coverage, {each.id: each for each in coverage.articles})


def built(*articles: Article) -> Copies:
    return copies.build(told(*articles))


def three() -> tuple[Article, ...]:
    return (
        article(f"{A} {B} {C}", "Courier", "2024-03-04", "Shut", id="1"),
        article(f"{A} {B} {OWN}", "Herald", "2024-03-05", "Cracks", id="2"),
        article(f"{A} {ELSE} {SPEECH}", "Tribune", "2024-03-06", "Names", id="3"),
    )


def test_pairs_that_explain_are_listed_and_others_counted() -> None:
    page = built(*three())
    assert [(each.copy.outlet, each.origin.outlet, each.words) for each in page.listed] == [
        ("Herald", "Courier", 46),
        ("Tribune", "Courier", 23),
    ]
    assert page.further == 1  # the Tribune and the Herald share what the Courier had first
    assert page.unlisted == 0


def test_the_share_counts_running_words_outside_quotation_marks() -> None:
    taken = {each.outlet: (each.words, each.of, each.share) for each in built(*three()).taken}
    assert taken == {"Herald": (46, 63, 73), "Tribune": (23, 46, 50)}


def test_an_article_that_is_all_an_agencys_by_its_credit_took_all_of_it() -> None:
    page = built(article(f"VELM (Halyard) — {A}", "Courier", "2024-03-04", id="1", agency="Halyard"))
    assert [(each.origin.outlet, each.origin.href, each.share, each.passages) for each in page.listed] == [
        ("Halyard", None, 100, ())
    ]
    assert [each.share for each in page.taken] == [100]
    assert page.picture is not None
    assert page.picture.rows[0].note == "agency, not in this collection"


def test_a_passage_of_an_article_that_is_not_at_hand_is_passed_over() -> None:
    clips = told(*three())
    known = tuple(each for each in clips.coverage.articles if each.id != "1")
    without = Clippings(replace(clips.coverage, articles=known), {each.id: each for each in known})
    assert [(each.copy.outlet, each.origin.outlet) for each in copies.build(without).listed] == [("Tribune", "Herald")]


def test_a_copy_from_another_story_says_so() -> None:
    one, other, _ = three()
    first, second = replace(one, story="t"), replace(other, story="s")
    passages = reuse.across(Coverage((first, second)), [Pair("2", "1", 3)])
    story = Story("s", "A pier", None, None, ("2",), 1, 1, 1)
    clips = Clippings(Coverage((second,), story=story, passages=passages), {"1": first, "2": second})
    (copy,) = copies.build(clips).listed
    assert (copy.story, copy.pair) == (urls.story("t"), urls.pair("2", "1"))


def test_side_by_side_both_texts_are_whole_and_shared_words_are_marked_with_what_changed() -> None:
    one = article(f"{OWN}\n\n{A}\n\n{SPEECH} {C}", "Courier", "2024-03-04", id="1")
    other = article(f"{A.replace('Friday', 'Monday')} {ELSE}\n\n{B} {SPEECH}", "Herald", "2024-03-05", id="2")
    clips = told(one, other)
    page = side_by_side.build(clips, copies.build(clips).listed[0])
    for side, text in ((page.giver, one.text), (page.taker, other.text)):
        shown = "\n\n".join("".join(run.text for run in paragraph) for paragraph in side.paragraphs)
        assert shown == text
    marked = [(run.text, run.mark, run.opens) for part in page.taker.paragraphs for run in part if run.mark != "own"]
    assert marked == [
        ("The harbour board said on", "shared", 1),
        (" Monday ", "changed", None),
        ("that the old pier would stay shut until divers had looked at every one of its piles", "shared", None),
        (SPEECH[1 : SPEECH.index(",”")], "quoted", 2),
    ]
    assert [run.text for part in page.giver.paragraphs for run in part if run.mark == "changed"] == [" Friday "]
    assert (page.taker.words, page.giver.words, page.quoted) == (22, 22, 20)


def crowd(count: int) -> Clippings:
    """Give many copies of one text, each printed by another outlet."""
    first = article(f"{A} {B}", "Courier", "2024-03-04", id="first")
    rest = [article(f"{A} {B}", f"Outlet {n}", "2024-03-05", id=f"{n:04}") for n in range(count)]
    return told(first, *rest)


def test_a_thousand_copies_are_drawn_together_and_counted() -> None:
    page = copies.build(crowd(1000))
    assert len(page.listed) == copies.LISTED
    assert len(page.listed) + page.unlisted == 1000
    assert page.further == 0
    assert len(page.taken) == 1000
    drawn = page.picture
    assert drawn is not None
    assert len(drawn.rows) <= ROWS
    (more,) = [row for row in drawn.rows if row.more]
    assert more.label == "and 992 more"
    assert len(drawn.rows) - 2 + more.more == 1000
    assert drawn.summary.startswith("1000 articles")


def test_the_picture_stands_in_the_order_of_time_and_an_arc_ends_where_its_rows_are() -> None:
    drawn = built(*three()).picture
    assert drawn is not None
    assert [row.label for row in drawn.rows] == ["Courier", "Herald", "Tribune"]
    assert [row.y for row in drawn.rows] == sorted(row.y for row in drawn.rows)
    assert [arc.href for arc in drawn.arcs] == [urls.pair("2", "1"), urls.pair("3", "1")]
    assert drawn.arcs[0].title == "Herald took 46 words from Courier: 73 % of its running text"
    begin, end = drawn.rows[0].y, drawn.rows[1].y - 8
    assert drawn.arcs[0].path.startswith(f"M92 {begin}C")
    assert drawn.arcs[0].path.endswith(f" 92 {end}")
    assert all(arc.head for arc in drawn.arcs)
    assert picture.draw({}, []) is None


def test_more_who_took_from_each_other_than_there_is_room_for_are_left_out_and_counted() -> None:
    nodes = {
        str(n): picture.Node(str(n), f"Outlet {n}", None, f"articles/{n}.html", 50, (f"{n:03}",)) for n in range(200)
    }
    edges = [picture.Edge(str(n), str(n + 1), 500 - n, 50, "known", False, None) for n in range(199)]
    drawn = picture.draw(nodes, edges)
    assert drawn is not None
    assert len(drawn.rows) == 2 * ROWS
    assert drawn.left_out == 200 - 2 * ROWS


def test_the_page_draws_the_picture_with_its_text_twin_and_every_arc_opens(tmp_path: Path) -> None:
    clips = told(*three())
    story = clips.coverage.story
    assert story is not None
    result = Result(articles=clips.coverage.articles, stories=(story,), passages=clips.coverage.passages)
    as_html.write(result, tmp_path)
    page = html.document_fromstring((tmp_path / urls.story("s")).read_bytes().decode("utf-8"))
    assert page.xpath("string(//svg/title)") == "Who took text from whom"
    assert "2 articles with text that stands elsewhere too" in page.xpath("string(//svg/desc)")
    opened = page.xpath("//svg//a[path]/@href")
    assert len(opened) == 2
    for href in opened:
        path = tmp_path / "stories" / href
        assert path.is_file()
        sides = html.document_fromstring(path.read_bytes().decode("utf-8"))
        assert sides.xpath("//mark")
        turns = sides.xpath("//a[@class='turn']/@href")
        assert turns
        assert all(sides.xpath(f"//*[@id='{turn[1:]}']") for turn in turns)
    twin = page.xpath("//ul[@class='copies']/li/p")
    assert " ".join(twin[0].text_content().split()).startswith("Herald has text from Courier 46 words, 73 %")
    (row, _) = page.xpath("//table[contains(@class, 'taken')]//tr")
    assert " ".join(row.xpath("string(td[3])").split()) == "73 % 46 of 63 words"


def test_cross_story_passages_reach_the_story_of_the_copy() -> None:
    one, other, _ = three()
    first, second = replace(one, story="t"), replace(other, story="s")
    passages = reuse.across(Coverage((first, second)), [Pair("2", "1", 3)])
    stories = (Story("s", "S", None, None, ("2",), 1, 1, 1), Story("t", "T", None, None, ("1",), 1, 1, 1))
    told_in = clippings.split(Result(articles=(first, second), stories=stories, passages=passages))
    assert [len(copies.build(each).listed) for each in told_in] == [1, 0]
