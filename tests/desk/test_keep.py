"""What becomes of an article that arrives: new, a version of one that is held, or nothing new."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon import desk as desks
from rashomon import pipeline
from rashomon.desk import Desk, keep, log, placing, visits
from rashomon.records import Article, Edit, Rejection, Revision, Visit, identify
from tests.desk.kept import dump, keep_all
from tests.newsroom import article

FIRST = "Twelve people were hurt when the ferry Kittiwake hit the pier on Sunday, police said."
SECOND = "Fourteen people were hurt when the ferry Kittiwake hit the pier on Sunday, police said."
THIRD = "Fifteen people were hurt when the ferry Kittiwake hit the pier on Sunday, police said."
OTHER = "The council of Port Merrin voted for a new library after a long debate."
GONE = "This article has been withdrawn. It did not meet the standards of the Courier."
URL = "https://courier.example/ferry"
PAGE = "https://courier.example/2024/ferry-hits-pier"


@pytest.fixture
def desk() -> Iterator[Desk]:
    with desks.open(None) as kept:
        yield kept


def begin(desk: Desk) -> None:
    """Let what follows be another run."""
    desk.do("INSERT INTO runs (command, process, began) VALUES ('read', 1, '')")
    desk.run = (desk.run or 0) + 1


def at(url: str | None, text: str, outlet: str = "Courier", **fields: Any) -> Article:
    """Give an article as reading makes it: without an id of its own, it has one of its outlet and address."""
    made = article(text, outlet, url=url, **fields)
    return replace(made, id=fields.get("id") or identify(outlet, url or text))


def unaddressed(text: str, outlet: str = "Courier", **fields: Any) -> Article:
    """Give an article without an id or address as reading makes it."""
    made = article(text, outlet, **fields)
    return replace(made, id=identify(outlet, made.published, made.headline, text))


def chain(desk: Desk) -> set[tuple[str, str | None]]:
    """Give the text of every version with the text of the one before it."""
    return set(desk.rows("SELECT a.text, b.text FROM articles AS a LEFT JOIN articles AS b ON b.id = a.version_of"))


def revisions(desk: Desk) -> set[tuple[str, str]]:
    """Give the texts that the revisions lead from and to."""
    query = (
        "SELECT b.text, a.text FROM revisions AS r JOIN articles AS a ON a.id = r.article"
        " JOIN articles AS b ON b.id = r.version_of"
    )
    return set(desk.rows(query))


BECOMES: list[tuple[str, list[Article], list[str]]] = [
    ("one article", [at(URL, FIRST)], ["new"]),
    ("the same again, in one run", [at(URL, FIRST), at(URL, FIRST)], ["new", "again"]),
    ("the same without an address", [at(None, FIRST), at(None, FIRST)], ["new", "again"]),
    ("other words at one address", [at(URL, FIRST), at(URL, SECOND)], ["new", "changed"]),
    ("another headline at one address", [at(URL, FIRST, headline="Ferry hits pier"), at(URL, FIRST, headline="Twelve hurt")], ["new", "changed"]),
    ("a headline is taken away", [at(URL, FIRST, headline="Ferry hits pier"), at(URL, FIRST)], ["new", "unchanged"]),
    ("a headline that was missing", [at(URL, FIRST), at(URL, FIRST, headline="Ferry hits pier")], ["new", "changed"]),
    ("a time that was missing", [at(URL, FIRST), at(URL, FIRST, published="2024-03-03")], ["new", "changed"]),
    ("a time that is known better", [at(URL, FIRST, published="2024-03-03"), at(URL, FIRST, published="2024-03-03T10:00:00Z")], ["new", "changed"]),
    ("a time that is known less well", [at(URL, FIRST, published="2024-03-03T10:00:00Z"), at(URL, FIRST, published="2024-03-03")], ["new", "again"]),
    ("a later change", [at(URL, FIRST, modified="2024-03-03T10:00:00Z"), at(URL, FIRST, modified="2024-03-03T11:00:00Z")], ["new", "changed"]),
    ("an earlier change", [at(URL, FIRST, modified="2024-03-03T10:00:00Z"), at(URL, FIRST, modified="2024-03-03T09:00:00Z")], ["new", "again"]),
    ("a byline that was missing", [at(URL, FIRST), at(URL, FIRST, authors=("Ada Vale",))], ["new", "changed"]),
    ("one more writer", [at(URL, FIRST, authors=("Ada Vale",)), at(URL, FIRST, authors=("Ada Vale", "Tom Reyes"))], ["new", "changed"]),
    ("another writer", [at(URL, FIRST, authors=("Ada Vale",)), at(URL, FIRST, authors=("Tom Reyes",))], ["new", "again"]),
    ("an agency that was missing", [at(URL, FIRST), at(URL, FIRST, agency="AP")], ["new", "changed"]),
    ("an outlet that was named by its site", [at(URL, FIRST, "courier.example"), at(URL, FIRST, "Courier")], ["new", "changed"]),
    ("an outlet that the register knows", [at(URL, FIRST, "Grauniad"), at(URL, FIRST, "The Guardian")], ["new", "changed"]),
    ("an address that was missing", [at(None, FIRST, id="7"), at(URL, FIRST, id="7")], ["new", "changed"]),
    ("an address that was missing, without an id", [unaddressed(FIRST), at(URL, FIRST)], ["new", "changed"]),
    ("a time that was missing, without an address", [unaddressed(FIRST), unaddressed(FIRST, published="2024-03-03")], ["new", "changed"]),
    ("a headline that was missing, without an address", [unaddressed(FIRST), unaddressed(FIRST, headline="Ferry hits pier")], ["new", "changed"]),
    ("a notice of two days", [unaddressed(FIRST, published="2024-03-03"), unaddressed(FIRST, published="2024-03-04")], ["new", "new"]),
    ("an unrelated text at one address", [at(URL, FIRST), at(URL, OTHER)], ["new", "new"]),
    ("and the first of them again", [at(URL, FIRST), at(URL, OTHER), at(URL, FIRST)], ["new", "new", "again"]),
    ("two addresses of one outlet", [at(URL, FIRST), at(URL + "?page=1", FIRST)], ["new", "unchanged"]),
    ("a second address twice", [at(URL, FIRST), at(URL + "?page=1", FIRST), at(URL + "?page=1", FIRST)], ["new", "unchanged", "again"]),
    ("one text of two outlets", [at(URL, FIRST), at("https://echo.example/ferry", FIRST, "Echo")], ["new", "new"]),
    ("one text of two outlets under one id", [at(None, FIRST, id="7"), at(None, FIRST, "Echo", id="7")], ["new", "new"]),
    ("given ids are kept, though the words are the same", [at(URL, FIRST, id="1"), at(URL + "2", FIRST, id="2")], ["new", "new"]),
    ("an unrelated text at the address of an article", [at(PAGE, FIRST), at(PAGE, OTHER)], ["new", "changed"]),
    ("a notice in its place", [at(URL, FIRST, headline="Ferry hits pier"), at(URL, GONE, headline="Withdrawn: ferry")], ["new", "changed"]),
    ("a notice that was read first", [at(URL, GONE, headline="Withdrawn: ferry"), at(URL, FIRST, headline="Ferry hits pier")], ["new", "changed"]),
    ("a notice without an address", [at(None, FIRST, id="7", published="2024-03-03"), at(None, GONE, id="7", published="2024-03-05")], ["new", "changed"]),
    ("a notice under another id", [at(URL, FIRST, id="7"), at(URL, GONE, id="8")], ["new", "changed"]),
    ("one id and address, two texts", [at(URL, FIRST, id="7"), at(URL, OTHER, id="7")], ["new", "changed"]),
    ("one id, two texts", [at(None, FIRST, id="7"), at(None, OTHER, id="7")], ["new", "new"]),
    ("one id, two texts of one time", [at(None, FIRST, id="7", published="2024-03-03"), at(None, OTHER, id="7", published="2024-03-03")], ["new", "changed"]),
    ("one id, two texts of two days", [at(None, FIRST, id="7", published="2024-03-03"), at(None, OTHER, id="7", published="2024-03-04")], ["new", "new"]),
    ("one id, two texts at two addresses", [at(URL, FIRST, id="7"), at(PAGE, OTHER, id="7")], ["new", "new"]),
    ("one id, two versions", [at(None, FIRST, id="7"), at(None, SECOND, id="7")], ["new", "changed"]),
    ("back to the words before", [at(URL, FIRST), at(URL, SECOND), at(URL, FIRST)], ["new", "changed", "again"]),
    ("another name of the outlet at one address", [at(URL, FIRST), at(URL, FIRST, "The Courier")], ["new", "unchanged"]),
    ("other words and another name at one address", [at(URL, FIRST), at(URL, SECOND, "The Courier")], ["new", "changed"]),
]  # fmt: skip


@pytest.mark.parametrize(("arrived", "wanted"), [pytest.param(*row[1:], id=row[0]) for row in BECOMES])
def test_what_becomes_of_what_arrives(desk: Desk, arrived: list[Article], wanted: list[str]) -> None:
    assert keep_all(desk, *arrived) == wanted


@pytest.mark.parametrize("arrived", [pytest.param(row[1], id=row[0]) for row in BECOMES])
def test_a_later_run_finds_nothing_new(desk: Desk, arrived: list[Article]) -> None:
    keep_all(desk, *arrived)
    before = dump(desk)
    begin(desk)
    assert set(keep_all(desk, *arrived)) == {"unchanged"}
    assert dump(desk) == before


def test_a_version_leads_to_the_one_before_and_says_what_changed(desk: Desk) -> None:
    keep_all(desk, at(URL, FIRST, headline="Ferry hits pier"), at(URL, SECOND, headline="Ferry hits pier"))
    first, second = desk.records(Article, "articles", "ORDER BY row")
    assert (second.version_of, first.version_of) == (first.id, None)
    assert list(desk.records(Revision, "revisions")) == [
        Revision(second.id, first.id, None, (Edit((0, 6), (0, 8)),)),
    ]
    assert [(change.kind, change.record, change.before) for change in log.since(desk)] == [
        ("added", first.id, None),
        ("changed", second.id, first.id),
    ]


def test_a_headline_alone_makes_a_version(desk: Desk) -> None:
    keep_all(desk, at(URL, FIRST, headline="Ferry hits pier"), at(URL, FIRST, headline="Twelve hurt"))
    assert [(each.headline_before, each.edits) for each in desk.records(Revision, "revisions")] == [
        ("Ferry hits pier", ()),
    ]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))), ids=str)
def test_versions_stand_in_the_order_of_their_times_however_they_arrive(desk: Desk, order: tuple[int, ...]) -> None:
    versions = [
        at(URL, text, published=f"2024-03-03T1{hour}:00:00Z") for hour, text in enumerate((FIRST, SECOND, THIRD))
    ]
    keep_all(desk, *(versions[each] for each in order))
    assert chain(desk) == {(FIRST, None), (SECOND, FIRST), (THIRD, SECOND)}
    assert revisions(desk) == {(FIRST, SECOND), (SECOND, THIRD)}
    newest = desk.one("SELECT text FROM articles JOIN addresses ON article = id WHERE addresses.url = ?", (URL,))
    assert newest == (THIRD,), "the newest stands at the address"


def test_versions_without_a_time_stand_as_they_came(desk: Desk) -> None:
    keep_all(desk, at(URL, THIRD), at(URL, FIRST), at(URL, SECOND))
    assert chain(desk) == {(THIRD, None), (FIRST, THIRD), (SECOND, FIRST)}


def test_the_time_of_a_change_goes_before_that_of_publication(desk: Desk) -> None:
    changed = at(URL, SECOND, published="2024-03-03T10:00:00Z", modified="2024-03-03T15:00:00Z")
    keep_all(desk, changed, at(URL, FIRST, published="2024-03-03T10:00:00Z", modified="2024-03-03T11:00:00Z"))
    assert chain(desk) == {(FIRST, None), (SECOND, FIRST)}


def test_a_version_of_an_older_version_joins_them(desk: Desk) -> None:
    tail = " The harbour master closed berth four and the coast guard searched the bay until dark."
    texts = [FIRST, FIRST + tail, "Weeks after the accident the inquiry heard witnesses in Port Merrin." + tail]
    outcomes = keep_all(desk, *(at(URL, text) for text in texts), at(URL, FIRST.replace("Twelve", "Ten")))
    assert outcomes == ["new", "changed", "changed", "changed"]


def test_the_same_text_at_two_addresses_is_one_article_with_both(desk: Desk) -> None:
    keep_all(desk, *(at(f"https://courier.example/{place}", FIRST) for place in ("a", "b", "c")))
    (held,) = desk.records(Article, "articles")
    assert (held.url, held.addresses) == (
        "https://courier.example/a",
        ("https://courier.example/b", "https://courier.example/c"),
    )
    assert {row[0] for row in desk.rows("SELECT article FROM addresses")} == {held.id}


def test_a_new_version_at_a_further_address_is_a_version_of_the_article(desk: Desk) -> None:
    keep_all(desk, at("https://courier.example/a", FIRST), at("https://courier.example/b", FIRST))
    assert keep_all(desk, at("https://courier.example/b", SECOND)) == ["changed"]
    assert chain(desk) == {(FIRST, None), (SECOND, FIRST)}


def test_addresses_that_come_with_an_article_are_known(desk: Desk) -> None:
    keep_all(desk, at("https://courier.example/a", FIRST, addresses=("https://courier.example/b",)))
    assert keep_all(desk, at("https://courier.example/b", SECOND)) == ["changed"]


def test_an_id_that_is_taken_says_so(desk: Desk) -> None:
    keep_all(desk, at(URL, FIRST, id="7"))
    kept = keep.article(desk, at(PAGE, OTHER, id="7"))
    assert kept.beside == "7"
    assert kept.id.startswith("7-")
    assert keep.article(desk, at(PAGE, OTHER, id="7")) == keep.Kept(kept.id, "again")


def test_a_text_without_words_at_one_address_is_told_apart_by_its_headline(desk: Desk) -> None:
    assert keep_all(desk, at(URL, "...", headline="A"), at(URL, "…", headline="A")) == ["new", "changed"]
    assert keep_all(desk, at(URL + "s", "?", headline="A"), at(URL + "s", "!", headline="B")) == ["new", "new"]


def test_the_story_that_an_input_gave_waits_for_grouping(desk: Desk) -> None:
    keep_all(desk, at(URL, FIRST, story="s1"))
    assert desk.one("SELECT story, stated_story FROM articles") == (None, "s1")


@pytest.mark.parametrize(
    ("published", "basis", "moment"),
    [
        pytest.param("2024-03-03T10:00:00+02:00", "stated", "2024-03-03T08:00:00+00:00", id="in UTC"),
        pytest.param("2024-03-03", "date-only", "2024-03-03T00:00:00+00:00", id="a bare date at its start"),
        pytest.param("2024-03-03", "doubtful", "", id="a doubtful one counts for nothing"),
        pytest.param(None, None, "", id="none"),
        pytest.param("0001-01-01T00:00:00+14:00", "stated", "", id="before all calendars"),
    ],
)
def test_the_moment_sorts_articles(desk: Desk, published: str | None, basis: Any, moment: str) -> None:
    keep_all(desk, at(URL, FIRST, published=published, published_basis=basis))
    assert desk.one("SELECT moment FROM articles") == (moment,)


def test_a_rejection_is_kept_once_and_can_be_written(desk: Desk) -> None:
    for _ in range(2):
        visits.rejection(desk, Rejection("read", "pier\udcff.txt", "the file is empty"))
    assert list(desk.records(Rejection, "rejections")) == [Rejection("read", "pier\ufffd.txt", "the file is empty")]


@pytest.mark.parametrize(
    ("name", "gone"),
    [
        ("in", {"in/a.txt", "in/b/c.csv, row 3"}),
        ("in/", {"in/a.txt", "in/b/c.csv, row 3"}),
        ("in/b/c.csv", {"in/b/c.csv, row 3"}),
        ("inn.txt", {"inn.txt"}),
        ("pier\udcff.txt", {"pier\ufffd.txt"}),
        (URL, {URL, f"{URL}, entry 2"}),
    ],
)
def test_a_name_stands_for_what_lies_in_it(desk: Desk, name: str, gone: set[str]) -> None:
    told = {"in/a.txt", "in/b/c.csv, row 3", "in-b.txt", "in0", "inn.txt", "pier\ufffd.txt"}
    told |= {URL, f"{URL}, entry 2", f"{URL}/2024/pier", f"{URL}-2"}
    for each in sorted(told):
        visits.rejection(desk, Rejection("read", each, "the file is empty"))
    desk.run = desk.connection.execute("INSERT INTO runs (command, process, began) VALUES ('read', 1, '')").lastrowid
    visits.settled(desk, [name])
    assert {row.input for row in desk.records(Rejection, "rejections")} == told - gone


def test_the_last_visit_is_kept(desk: Desk) -> None:
    assert visits.visited(desk, URL) is None
    for tag in ("one", "two"):
        visits.visit(desk, Visit(URL, 200, "2024-03-03T10:00:00+00:00", etag=tag))
    assert visits.visited(desk, URL) == Visit(URL, 200, "2024-03-03T10:00:00+00:00", etag="two")


WORDS = ("pier", "ferry", "council", "police said", "twelve", "fourteen", "on Sunday", "library", "harbour", "berth")
arrivals = st.lists(
    st.builds(
        lambda words, outlet, url, id, hour, headline: at(
            url and f"https://{outlet}.example/{url}",
            " ".join(words),
            outlet,
            headline=headline,
            published=hour and f"2024-03-03T{hour:02}:00:00Z",
            **({"id": id} if id else {}),
        ),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=7),
        st.sampled_from(("courier", "echo")),
        st.sampled_from((None, "a", "b", "c")),
        st.sampled_from((None, None, None, "1", "2")),
        st.sampled_from((None, 8, 9, 10)),
        st.sampled_from((None, "Ferry hits pier", "Twelve hurt")),
    ),
    max_size=8,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(arrivals)
def test_whatever_arrives_nothing_is_lost_and_a_second_reading_changes_nothing(arrived: list[Article]) -> None:
    with desks.open(None) as desk:
        outcomes = keep_all(desk, *arrived)
        before = dump(desk)
        begin(desk)
        assert set(keep_all(desk, *arrived)) <= {"unchanged"}
        assert dump(desk) == before
        held = list(desk.records(Article, "articles"))
        later = [each.version_of for each in held if each.version_of]
        assert len(held) == outcomes.count("new") + len(later)
        told = {(each.text, each.headline) for each in held}
        assert all((each.text, each.headline) in told or not each.headline for each in arrived)
        assert {each.text for each in arrived} == {each.text for each in held}
        assert len(later) == len(set(later)), "a version has one after it at most"
        assert len(list(desk.rows("SELECT * FROM revisions"))) == len(later)
        assert {row[:2] for row in desk.rows("SELECT article, version_of FROM revisions")} == {
            (each.id, each.version_of) for each in held if each.version_of
        }


def test_what_is_known_better_is_told_and_logged_and_makes_no_version(desk: Desk) -> None:
    keep_all(
        desk, at(URL, FIRST, "courier.example"), at(URL, FIRST, published="2024-03-03", headline="Ferry hits pier")
    )
    (held,) = desk.records(Article, "articles")
    assert (held.outlet, held.headline, held.published, held.published_basis) == (
        "Courier",
        "Ferry hits pier",
        "2024-03-03",
        "date-only",
    )
    assert desk.one("SELECT moment FROM articles") == ("2024-03-03T00:00:00+00:00",)
    assert desk.one("SELECT count(*) FROM words WHERE words MATCH 'headline : ferry'") == (1,), "it can be searched"
    assert list(desk.rows("SELECT * FROM revisions")) == []
    assert [(change.kind, change.before, change.after) for change in log.since(desk)][1:] == [
        ("changed", "outlet: courier.example", "outlet: Courier; headline: Ferry hits pier; published: 2024-03-03")
    ]


def test_a_version_says_what_changed_in_a_headline_that_was_missing(desk: Desk) -> None:
    keep_all(desk, at(URL, FIRST), at(URL, SECOND, headline="Twelve hurt"), at(URL, FIRST, headline="Ferry hits pier"))
    assert [each.headline_before for each in desk.records(Revision, "revisions")] == ["Ferry hits pier"]


def test_an_older_version_was_not_changed_since(desk: Desk) -> None:
    hours = [f"2024-03-03T1{hour}:00:00Z" for hour in range(3)]
    keep_all(desk, *(at(URL, text, modified=each) for text, each in zip((FIRST, SECOND, FIRST), hours, strict=True)))
    assert chain(desk) == {(FIRST, None), (SECOND, FIRST)}
    assert [row[0] for row in desk.rows("SELECT modified FROM articles ORDER BY row")] == hours[:2]


def test_a_further_address_that_another_reading_states_leads_to_the_article(desk: Desk) -> None:
    further = f"{URL}/amp"
    keep_all(desk, at(URL, FIRST), at(URL, FIRST, addresses=(further,)), at(URL, FIRST, addresses=(further,)))
    assert [each.addresses for each in desk.records(Article, "articles")] == [(further,)]
    keep_all(desk, at(further, SECOND))
    assert chain(desk) == {(FIRST, None), (SECOND, FIRST)}


def test_a_correction_loads_only_the_terms_of_the_stories_it_is_on(desk: Desk) -> None:
    keep_all(desk, at(URL, FIRST, published="2024-03-03"), at(f"{URL}2", OTHER, published="2024-03-03"))
    pipeline.group(desk)
    every = placing.frequencies(desk)
    story = desk.one("SELECT story FROM articles WHERE text = ?", (OTHER,))
    assert story
    held = placing.held(desk, named=[story[0]])
    assert held.frequencies.articles == every.articles == 2
    assert "library" in held.frequencies.holding
    assert "ferry" not in held.frequencies.holding
    assert held.frequencies.holding.items() <= every.holding.items()
