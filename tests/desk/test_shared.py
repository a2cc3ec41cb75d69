"""What articles of different stories share, and what is found anew once standing text is learned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from rashomon import desk as desks
from rashomon import pipeline
from rashomon.desk import Desk, findings, holders, keep, log, shared
from rashomon.desk.rows import shape
from rashomon.findings import reuse
from rashomon.findings.reuse import corpus
from rashomon.pipeline import finding
from rashomon.records import Article, Credit, Outlet, Pair, Passage, Standing
from rashomon.settings import DESK
from tests.desk.kept import keep_all
from tests.findings.test_reuse_corpus import NOTICE, day, prose
from tests.newsroom import article

A = "The harbour board said on Friday that the old pier would stay shut until divers had looked at every one of its piles."
B = "Engineers found the first cracks in May, and a storm in June tore away two of the planks that held the walkway up."


@pytest.fixture
def desk() -> Iterator[Desk]:
    with desks.open(None) as kept:
        yield kept


def place(desk: Desk, *articles: Article) -> None:
    """Keep articles, each in the story that it names."""
    keep_all(desk, *articles)
    pipeline.group(desk, keep_stories=True)


def between(desk: Desk) -> set[tuple[str | None, str, str, str | None]]:
    """Give origin, copy, kind and agency of the passages between stories."""
    return {
        (each.origin.article if each.origin else None, each.copy.article, each.kind, each.outside)
        for each in desk.records(Passage, "passages", "WHERE story IS NULL")
    }


def told(number: int, text: str) -> Article:
    own = prose(1000 + number, 60)
    return article(f"{own}\n\n{text}", f"Outlet {number}", day(number), id=f"a{number}", story=f"s{number}")


def credit_halyard(desk: Desk) -> None:
    """Let article a2 credit Halyard, and all who hold its words be told of it."""
    start = desk.one("SELECT text FROM articles WHERE id = 'a2'")[0].index("Halyard reported")  # type: ignore[index]
    desk.do("DELETE FROM credits")
    desk.add("credits", [Credit("a2", start, start + len("Halyard reported"), "Halyard")], Credit)
    desk.do("UPDATE pairs SET aligned = 0")
    pipeline.find(desk)
    assert {each[2:] for each in between(desk)} == {("agency", "Halyard")}


def test_an_agency_is_outside_for_all_who_hold_its_words_whatever_batch_told_of_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "DESK", replace(DESK, together=1))  # every pair by itself
    place(desk, told(0, A), told(1, A), told(2, f"{A[:-1]}, Halyard reported."))
    keep.outlets(desk, lambda name: None, lambda name: None)
    pipeline.find(desk)
    assert {each[2:] for each in between(desk)} == {("copy", None)}  # nobody knows of an agency Halyard

    agency = told(3, prose(77, 80))
    place(desk, article(agency.text, "Halyard", day(3), id="own", story="s3"))
    keep.outlets(desk, lambda name: Outlet(name, agency=True) if name == "Halyard" else None, lambda name: None)
    credit_halyard(desk)
    assert {each[:2] for each in between(desk)} >= {("a0", "a1"), ("a0", "a2"), (None, "a0")}

    # A later holder is told of it by those before, and with the agency's own text at hand the text is not from outside.
    place(desk, told(4, A))
    pipeline.find(desk)
    assert ("a0", "a4", "agency", "Halyard") in between(desk)
    place(desk, article(f"{A} {prose(78, 40)}", "Halyard", day(0), id="print", story="s9"))
    pipeline.find(desk)
    assert {each[3] for each in between(desk)} == {None}
    assert all(each[0] for each in between(desk))


def test_an_agency_that_nobody_tells_of_any_more_is_nobodys(desk: Desk) -> None:
    """What told of it stood in one article alone: with that, those who were told of it by others lose it too."""
    place(desk, told(0, A), told(1, A), told(2, f"{A[:-1]}, Halyard reported."))
    pipeline.find(desk)
    desk.add("outlets", [Outlet("Halyard", agency=True)], Outlet)
    credit_halyard(desk)
    desk.do("DELETE FROM credits")
    shared.again(desk, "s2")
    assert {(pair.article, pair.other) for pair in shared.waiting(desk)} == {("a2", "a0"), ("a2", "a1")}
    pipeline.find(desk)
    assert {each[2:] for each in between(desk)} == {("copy", None)}


def test_what_stands_at_one_place_is_one_group_and_nothing_else_is_in_it(desk: Desk) -> None:
    place(desk, told(0, f"{A}\n\n{B}"), told(1, A), told(2, B), told(3, A))
    pipeline.find(desk)
    groups = [{span.article for each in some for span in (each.copy, each.origin) if span} for some in _groups(desk)]
    assert sorted(map(sorted, groups)) == [["a0", "a1", "a3"], ["a0", "a2"]]


def _groups(desk: Desk) -> Iterator[tuple[Passage, ...]]:
    return holders.together(desk, [row[0] for row in desk.rows("SELECT id FROM articles")])


def test_a_run_broken_off_before_all_holders_were_heard_aligns_the_pairs_again(desk: Desk) -> None:
    place(desk, told(0, A), told(1, A))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(holders, "keep", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            pipeline.find(desk)
    assert shared.waiting(desk) == [Pair("a1", "a0", desk.one("SELECT runs FROM pairs")[0])]  # type: ignore[index]
    pipeline.find(desk)
    assert between(desk) == {("a0", "a1", "copy", None)}
    assert not shared.waiting(desk)


def series(outlet: str, first: int) -> list[Article]:
    """Give three unrelated articles of an outlet, weeks apart, that end on its notice."""
    return [
        article(
            f"{prose(first + n, 70)}\n\n{NOTICE}", outlet, day(20 + 10 * n), id=f"{outlet} {n}", story=f"{outlet} {n}"
        )
        for n in range(3)
    ]


def test_standing_text_that_is_learned_later_lets_what_was_found_with_it_be_found_anew(desk: Desk) -> None:
    one = article(f"{prose(1, 60)}\n\n{NOTICE}", "Courier", day(1), id="one", story="s")
    other = article(f"{prose(2, 60)}\n\n{NOTICE}", "Evening Courier", day(1), id="other", story="s")
    unlike = [article(f"{prose(3, 60)}\n\n{A}", name, day(2), id=name, story="t") for name in ("Herald", "Echo")]
    place(desk, one, other, *unlike)
    pipeline.find(desk)
    assert {row[0] for row in desk.rows("SELECT story FROM passages")} == {"s", "t"}

    place(desk, *series("Courier", 500))
    pipeline.find(desk)
    place(desk, *series("Evening Courier", 600))
    finding._sample(desk)
    assert {story.id for story in findings.wanting(desk)} - {f"Evening Courier {n}" for n in range(3)} == {"s"}
    pipeline.find(desk)
    assert {row[0] for row in desk.rows("SELECT story FROM passages")} == {"t"}
    said = [each for each in log.since(desk) if each.list == "stories" and "found anew" in (each.after or "")]
    assert {each.story for each in said} == {"s"}
    assert "standing text of Evening Courier" in (said[-1].after or "")
    gone = [each for each in log.since(desk) if (each.list, each.kind) == ("passages", "withdrawn")]
    assert {each.story for each in gone} == {"s"}


def test_a_copy_that_keeps_no_runs_of_its_own_is_found_to_hold_standing_text_as_well(desk: Desk) -> None:
    text = f"{prose(1, 90)}\n\n{NOTICE}"
    place(desk, article(text, "Courier", day(1), id="one", story="s"), told(7, B))
    place(desk, article(text, "Herald", day(2), id="copy", story="t"))
    pipeline.find(desk)
    (sample,) = [each for each in shared.held(desk, corpus.samples([article(text)])) if each.article == "one"]
    assert desk.one("SELECT \"like\", hashes FROM samples WHERE article = 'copy'") == ("one", "[]")
    learned = Standing("Herald", corpus.samples([article(NOTICE)])[0].hashes)
    assert {*learned.hashes} & {*sample.hashes}
    assert list(shared._holding(desk, learned)) == [("copy", "t")]
    assert [id for id, _ in shared._holding(desk, Standing(None, learned.hashes))] == ["copy", "one"]


def test_only_the_standing_text_that_articles_hold_is_handed_over(desk: Desk) -> None:
    place(desk, *series("Courier", 500))
    finding._sample(desk)
    (held, *_) = corpus.samples([article(NOTICE)])
    assert {each.outlet for each in shared.standing(desk, [held])} == {None, "Courier"}
    assert shared.standing(desk, corpus.samples([article(prose(9, 80))])) == ()
    every = {run for each in desk.records(Standing, "standing") for run in each.hashes}
    assert {run for each in shared.standing(desk, [held]) for run in each.hashes} == every & {*held.hashes}
    assert shape(Standing).columns == ("outlet", "hashes")
    assert reuse.across(shared.coverage(desk, ["Courier 0"]), []) == ()
