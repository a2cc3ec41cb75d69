"""Stories: what is put together, what is kept apart, and what a story says of itself."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon import stories
from rashomon.records import Article
from tests.newsroom import article

FIRE = (
    article(
        "A fire at the Halvek cannery in Port Ostra killed three workers on Monday. Fire chief Mara Lindqvist said the "
        "blaze began in a cold store. The cannery employs two hundred people.",
        "Courier",
        "2024-03-04",
        "Three die in Port Ostra cannery fire",
        id="fire-1",
    ),
    article(
        "Three people are dead after a blaze tore through the Halvek cannery in Port Ostra. Lindqvist, the fire chief, "
        "told reporters that the cold store was the seat of the fire.",
        "Herald",
        "2024-03-05",
        "Cannery blaze leaves three dead",
        id="fire-2",
    ),
    article(
        "Owners of the Halvek cannery had been warned about its cold store, records show. Three workers died when it "
        "burned in Port Ostra on Monday.",
        "Tribune",
        "2024-03-05T14:00:00+00:00",
        "Halvek was warned before Port Ostra fire",
        id="fire-3",
    ),
)
VOTE = (
    article(
        "Selma Durant won the mayoral vote in Brackwater on Sunday with 54 percent. Her rival Tom Osei conceded before "
        "midnight and wished the new mayor well.",
        "Courier",
        "2024-03-04",
        "Durant wins Brackwater vote",
        id="vote-1",
    ),
    article(
        "Brackwater has a new mayor: Selma Durant beat Tom Osei in a vote that turned on the ferry tax. Osei conceded "
        "late on Sunday.",
        "Herald",
        "2024-03-04",
        "Osei concedes as Durant takes Brackwater",
        id="vote-2",
    ),
)
ALONE = article(
    "The heron has come back to the Lindal marshes after forty years, wardens say, and five chicks have hatched.",
    "Tribune",
    "2024-03-05",
    "Herons return to Lindal",
    id="heron",
)
LATER_FIRE = article(
    "A fire destroyed a timber yard in Kaldo on Friday. Nobody was hurt, said the fire chief there, Ivo Brandt. The "
    "yard belongs to the Sund brothers.",
    "Courier",
    "2024-03-08",
    "Timber yard burns down in Kaldo",
    id="fire-4",
)
FOLDER = (*FIRE, *VOTE, ALONE, LATER_FIRE)


def groups(found: tuple[stories.Story, ...]) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in found}


def test_a_mixed_folder_comes_apart_by_event_and_not_by_kind_of_event() -> None:
    assert groups(stories.form(FOLDER)) == {
        frozenset({"fire-1", "fire-2", "fire-3"}),
        frozenset({"vote-1", "vote-2"}),
        frozenset({"heron"}),
        frozenset({"fire-4"}),
    }


def test_the_order_of_the_input_makes_no_difference() -> None:
    expected = stories.form(FOLDER)
    for seed in range(5):
        shuffled = random.Random(seed).sample(FOLDER, len(FOLDER))
        assert stories.form(shuffled) == expected


def test_a_story_gives_its_bounds_and_counts() -> None:
    story = next(each for each in stories.form(FOLDER) if "fire-1" in each.articles)
    assert (story.first, story.last) == ("2024-03-04", "2024-03-05T14:00:00+00:00")
    assert (story.outlets, story.owners, story.origins) == (3, 3, 3)
    assert story.articles == ("fire-1", "fire-2", "fire-3")
    assert story.headline in {each.headline for each in FIRE}


def test_times_are_compared_across_zones() -> None:
    evening = article(FIRE[0].text, "Mirror", "2024-03-04T20:00:00-05:00", id="a")
    night = article(FIRE[0].text, "Echo", "2024-03-04T23:00:00+01:00", id="b")
    (story,) = stories.form([evening, night])
    assert story.articles == ("b", "a")
    assert (story.first, story.last) == (night.published, evening.published)


def test_the_id_rests_on_the_earliest_article_alone() -> None:
    both, first = stories.form(FIRE[:2]), stories.form(FIRE[:1])
    assert both[0].id == first[0].id != stories.form(FIRE[1:2])[0].id


def test_keep_takes_the_given_story_and_groups_the_rest() -> None:
    kept = stories.form([article("One.", id="a", story="s1"), article("Two.", id="b", story="s1"), *VOTE], keep=True)
    assert {story.id: story.articles for story in kept if story.id == "s1"} == {"s1": ("a", "b")}
    assert frozenset({"vote-1", "vote-2"}) in groups(kept)


def test_without_keep_the_given_story_is_ignored() -> None:
    lied = [*(article(each.text, each.outlet, id=each.id, story="one") for each in (FIRE[0], VOTE[0]))]
    assert len(stories.form(lied)) == 2


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        # a dateline, and a sentence that ends
        ("VELM, Ostland (Agency) — The pier is closed. It is old.", "The pier is closed."),
        # a sentence that is too long
        ("The pier, " + "long " * 20 + "gone", "The pier, " + "long " * 9 + "long…"),
        # nothing to show but who published it
        ("", "Courier"),
    ],
)
def test_a_story_without_headlines_is_called_by_its_first_words(text: str, headline: str) -> None:
    assert stories.form([article(text)])[0].headline == headline


def test_articles_without_dates_are_grouped_by_content() -> None:
    undated = [article(each.text, each.outlet, None, each.headline, id=each.id) for each in FOLDER]
    found = stories.form(undated)
    assert frozenset({"fire-1", "fire-2"}) <= next(group for group in groups(found) if "fire-1" in group)
    assert not any({"fire-1", "vote-1"} <= group or {"fire-1", "fire-4"} <= group for group in groups(found))
    assert {story.first for story in found} == {None}


def test_a_date_years_off_does_not_part_what_is_nearly_the_same_text() -> None:
    crawled = article(FIRE[0].text, "Mirror", "2027-11-30", FIRE[0].headline, id="late")
    assert any({"fire-1", "late"} <= group for group in groups(stories.form([*FIRE, crawled])))


def test_a_date_that_cannot_be_read_counts_as_none() -> None:
    odd = article(FIRE[0].text, "Mirror", "some day in May", FIRE[0].headline, id="odd")
    story = next(each for each in stories.form([*FIRE, odd]) if "odd" in each.articles)
    assert "fire-1" in story.articles
    assert story.first == "2024-03-04"


def test_pages_that_tell_nothing_are_not_one_story() -> None:
    notice = "Please enable JavaScript to continue. This content is not available."
    found = stories.form([article(notice, f"Outlet {n}", "2024-03-04", id=str(n)) for n in range(4)])
    assert len(found) == 4
    assert len(stories.form([article("", id="a"), article("", "Herald", id="b")])) == 2


def test_a_thousand_copies_of_one_text_are_one_story() -> None:
    copies = [article(FIRE[0].text, f"Outlet {n}", "2024-03-04", f"Copy {n}", id=f"{n:04}") for n in range(1000)]
    assert [len(story.articles) for story in stories.form([*copies, *VOTE]) if "0000" in story.articles] == [1000]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(FOLDER), unique_by=lambda each: each.id), st.randoms(use_true_random=False))
def test_every_article_is_in_exactly_one_story(some: list[Article], chance: random.Random) -> None:
    shuffled = chance.sample(some, len(some))
    found = stories.form(shuffled)
    assert sorted(id for story in found for id in story.articles) == sorted(each.id for each in some)
    assert stories.form(some) == found
