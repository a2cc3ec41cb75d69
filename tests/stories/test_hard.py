"""What must stay apart though it is alike, and what must not break: one event told often, another told in its words."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from rashomon.records import Article
from rashomon.stories import Grouper, form
from tests.newsroom import article
from tests.stories.events import Event, desk
from tests.stories.lookalikes import SETS, events, lookalikes
from tests.stories.test_form import FIRE, FOLDER, VOTE


def groups(articles: list[Article]) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in form(articles)}


FIRST_CRASH = [
    article(
        "A coach carrying pupils from Brackwater left the coast road near Velm on Monday and fell down a slope, killing "
        "four people. Police chief Ivo Renn said the driver had braked before the bend. Eleven pupils are in hospital.",
        "Courier",
        "2031-05-05",
        "Four die as school coach leaves road near Velm",
        "coach-1",
    ),
    article(
        "Four people died on Monday when a school coach from Brackwater went off the coast road at Velm. The driver "
        "braked before the bend, police chief Ivo Renn told reporters; eleven pupils were taken to hospital.",
        "Herald",
        "2031-05-06",
        "School coach crash at Velm kills four",
        "coach-2",
    ),
]
SECOND_CRASH = [
    article(
        "Two people were killed on Wednesday when a coach with pensioners hit a lorry on the northern motorway outside "
        "Kaldo, two days after a school coach crash. Police chief Ivo Renn said the lorry had stopped without lights.",
        "Courier",
        "2031-05-07",
        "Two dead as coach hits lorry outside Kaldo",
        "lorry-1",
    ),
    article(
        "A coach taking pensioners home ran into an unlit lorry outside Kaldo on Wednesday. Two passengers were killed "
        "on the northern motorway, said police chief Ivo Renn.",
        "Herald",
        "2031-05-08",
        "Coach and lorry collide at Kaldo, two killed",
        "lorry-2",
    ),
]


def test_the_second_crash_is_another_story() -> None:
    assert groups([*FIRST_CRASH, *SECOND_CRASH]) == {
        frozenset({"coach-1", "coach-2"}),
        frozenset({"lorry-1", "lorry-2"}),
    }


def _report(text: str, day: str, headline: str, id: str) -> Article:
    return article(text, id.split("-")[1], day, headline, id)


MATCHES = [
    _report(
        "Port Merrin Rovers beat Velm Athletic 3-1 on Saturday at Harbour Park, where Selma Durant scored twice before "
        "half-time. Velm pulled one back through a free kick, but manager Tom Osei's side never lost control.",
        "2031-05-04",
        "Durant double sinks Velm",
        "velm-Courier",
    ),
    _report(
        "Two goals by Selma Durant gave Rovers a 3-1 win over Velm Athletic on Saturday. Manager Tom Osei praised the "
        "Port Merrin forward, who struck twice in the first half; Velm scored from a free kick.",
        "2031-05-05",
        "Rovers beat Velm Athletic 3-1",
        "velm-Herald",
    ),
    _report(
        "A late penalty by Jon Marn took Port Merrin Rovers past Lindal Town in the cup on Tuesday night. Lindal had led "
        "through an own goal. Tom Osei, the Rovers manager, said the referee had been right.",
        "2031-05-07",
        "Marn penalty sends Rovers through in Lindal",
        "lindal-Courier",
    ),
    _report(
        "Rovers are through in the cup: Jon Marn's penalty in the last minute beat Lindal Town on Tuesday, after an own "
        "goal had put the hosts ahead. Manager Tom Osei spoke of a lucky night for Port Merrin.",
        "2031-05-08",
        "Lindal Town out of the cup after late Rovers penalty",
        "lindal-Herald",
    ),
]


def test_the_next_match_is_another_story() -> None:
    assert groups(MATCHES) == {
        frozenset({"velm-Courier", "velm-Herald"}),
        frozenset({"lindal-Courier", "lindal-Herald"}),
    }


def _vote(country: str, winner: str, loser: str, share: int, outlet: str) -> Article:
    return article(
        f"{winner} won the presidential election in {country} on Sunday with {share} percent of the vote, officials said. "
        f"{loser} conceded after polls closed and turnout rose. {country} votes again for its parliament in the autumn; "
        f"{winner} promised voters in {country} lower taxes, and {loser} called for calm.",
        outlet,
        "2031-05-05",
        f"{winner} wins election in {country}",
        f"{country}-{outlet}",
    )


def test_another_countrys_vote_on_the_same_day_is_another_story() -> None:
    votes = [
        _vote(*told, outlet)
        for told in (("Ostland", "Selma Durant", "Ivo Brandt", 54), ("Merronia", "Ada Lindqvist", "Jon Halvek", 51))
        for outlet in ("Courier", "Herald")
    ]
    assert groups(votes) == {
        frozenset({"Ostland-Courier", "Ostland-Herald"}),
        frozenset({"Merronia-Courier", "Merronia-Herald"}),
    }


@pytest.mark.parametrize("name", SETS)
def test_short_reports_of_one_kind_on_two_events_are_two_stories(name: str) -> None:
    assert groups(lookalikes(name)) == events(lookalikes(name))


def test_short_reports_of_one_kind_stay_apart_in_a_desk_as_well() -> None:
    names = SETS.keys() - {"matches of one league round"}  # one of these matches is in another set as well
    given = [replace(each, id=f"{name}: {each.id}") for name in names for each in lookalikes(name)]
    expected = {frozenset(f"{name}: {id}" for id in event) for name in names for event in events(lookalikes(name))}
    assert groups([*given, *desk(200)]) >= expected


def test_a_round_up_glues_nothing() -> None:
    text = "\n\n".join(["Live: the day as it happened.", *(each.text for each in (FIRE[0], VOTE[0], FIRST_CRASH[0]))])
    live = article(text, "Tribune", "2024-03-05", "Live: fire, vote and all the day's news", "live")
    for given in ([*FOLDER, live], [FIRE[0], VOTE[0], live]):
        assert frozenset({"live"}) in groups(given)
        assert groups(given) - {frozenset({"live"})} == groups(given[:-1])


def _day() -> list[Article]:
    """Give the reports of one day on crimes, votes and accidents, two of each."""
    names = ("two hearings of one court", "missing persons of one police force", "weather warnings for two counties")
    return [
        replace(each, id=f"{each.id}-{name}", published="2031-06-10") for name in names for each in lookalikes(name)
    ]


@pytest.mark.parametrize(
    ("headline", "shown"),
    [
        pytest.param(
            "What you need to know today", lambda each: ". ".join(each.text.split(". ")[:2]), id="first sentences"
        ),
        pytest.param("Live: the day as it happened", lambda each: f"{each.headline}. {each.text}", id="whole texts"),
    ],
)
@pytest.mark.parametrize("batches", [1, 10], ids=["in one go", "in ten batches"])
def test_a_round_up_stays_alone_changes_no_story_and_follows_none(
    headline: str, shown: Callable[[Article], str], batches: int
) -> None:
    told = _day()
    text = "\n\n".join(shown(each) for each in told if each.outlet == "Courier")
    round_up = article(text, "Digest", "2031-06-11", headline, "round-up")
    grouper, story_of, found = Grouper(), {}, {}
    given = [*told[::2], round_up, *told[1::2]]
    for start in range(batches):
        grouped = grouper.add(given[start::batches])
        story_of |= {each.article: each.story for each in grouped.profiles}
        story_of |= {each.article: each.joined for each in grouped.moves}
        found |= {story.id: story for story in grouped.stories}
    assert {frozenset(story.articles) for story in found.values() if story.articles} == groups(told) | {
        frozenset({"round-up"})
    }
    own = found[story_of["round-up"]]
    assert own.follows is None
    assert all(story.follows != own.id for story in found.values())


def _weather(town: str, chance: random.Random) -> Article:
    low, high = chance.randint(1, 9), chance.randint(10, 19)
    return article(
        f"Weather forecast for {town}: cloudy in the morning with light rain, becoming brighter by noon. Temperatures "
        f"between {low} and {high} degrees. Winds from the south-west, moderate, gusting near the coast. Pollen count "
        f"low. Sunrise and sunset times for {town} are given below. Drivers in {town} should watch for standing water.",
        "Met Desk",
        "2031-05-05",
        f"Weather forecast for {town}",
        town,
    )


def _towns(count: int) -> list[str]:
    syllables = ("Ra", "Den", "Lo", "Mi", "Tar", "Vel", "Os", "Kin", "Bu", "Shan")
    return [
        a + b.lower() + c.lower() + d.lower()
        for a in syllables
        for b in syllables
        for c in syllables
        for d in syllables
    ][:count]


def test_one_text_told_a_thousand_times_of_other_towns_is_a_thousand_stories() -> None:
    chance = random.Random(3)
    found = form([_weather(town, chance) for town in _towns(1000)])
    assert max(len(story.articles) for story in found) <= 3
    assert len(found) > 950


def test_few_of_one_text_are_not_joined_either() -> None:
    chance = random.Random(3)
    found = form([*FOLDER, *(_weather(town, chance) for town in _towns(10000)[::1111])])
    assert max(len(story.articles) for story in found) == 3


def test_copies_are_compared_once() -> None:
    grouper = Grouper()
    copies = [replace(FIRE[0], id=f"{n:05}", outlet=f"Outlet {n}") for n in range(5000)]
    (story,) = grouper.add(copies).stories
    assert len(story.articles) == 5000
    assert grouper._shelf.index.size == 1


def test_the_articles_of_one_great_event_are_one_story_and_few_of_them_are_compared_with() -> None:
    chance = random.Random(4)
    words = " ".join(f"{FIRE[0].text} {FIRE[1].text} {FIRE[2].text}".split()).split()
    told = [
        article(
            " ".join(chance.sample(words, 60)),
            f"Outlet {n}",
            f"2024-03-0{4 + n // 100}",
            FIRE[n % 3].headline,
            f"{n:04}",
        )
        for n in range(200)
    ]
    grouper = Grouper()
    for start in range(0, 200, 50):
        grouper.add(told[start : start + 100])
    sizes = sorted((len(group.members) for group in grouper._groups.of.values()), reverse=True)
    assert sizes[0] > 190
    assert max(len(group.entries) for group in grouper._groups.of.values()) <= 48


def _sizes(articles: list[Article], of: Event) -> list[int]:
    """Give how many articles of an event are in each story, the greatest first; no story may hold others with them."""
    own = {each.id for each in articles if each.id.startswith(f"e{of.seed}-")}
    found = [story.articles for story in form(articles) if own & {*story.articles}]
    assert all(own >= {*story} for story in found), "a story holds articles of another event"
    return sorted(map(len, found), reverse=True)


@pytest.mark.parametrize(
    ("count", "days", "dated", "others"),
    [
        pytest.param(60, 14, True, 0, id="60 over two weeks"),
        pytest.param(250, 1, True, 0, id="250 of one day"),
        pytest.param(250, 14, False, 0, id="250 without dates"),
        pytest.param(600, 14, True, 0, id="600 over two weeks"),
        pytest.param(600, 1, True, 400, id="600 of one day among others"),
        pytest.param(250, 14, False, 300, id="250 without dates among others"),
        pytest.param(2000, 14, True, 0, id="2000 over two weeks"),
    ],
)
def test_an_event_told_by_hundreds_of_articles_is_one_story(count: int, days: int, dated: bool, others: int) -> None:
    event = Event(5)
    told = event.tell(count, days=days, dated=dated)
    assert _sizes([*told, *desk(others, days=days, dated=dated)], event)[0] >= 0.99 * count


@pytest.mark.parametrize("start", [0, 3], ids=["on the same day", "three days later"])
def test_a_second_event_with_the_same_cast_and_background_is_another_story(start: int) -> None:
    first = Event(5)
    second = Event(6, like=first)
    told = [*first.tell(120), *second.tell(120, start=start)]
    for event in (first, second):
        assert _sizes(told, event)[0] >= 118


def test_a_text_of_200_000_words_is_an_article_like_others() -> None:
    long = article(f"{FIRE[0].text} " + "The inquiry heard more. " * 50_000, "Archive", "2024-03-05", "Inquiry", "long")
    assert len([*form([*FIRE, long])]) in (1, 2)


def test_headlines_alone_and_single_sentences_join_their_story() -> None:
    headline = replace(
        FIRE[1], id="headline", text="", outlet="Ticker", headline="Halvek cannery fire in Port Ostra: three dead"
    )
    sentence = article(
        "Three workers died in a fire at the Halvek cannery in Port Ostra.", "Wire", "2024-03-05", id="one"
    )
    story = next(each for each in form([*FOLDER, headline, sentence]) if "fire-1" in each.articles)
    assert {"headline", "one"} <= set(story.articles)


def test_short_texts_under_other_headlines_are_no_copies() -> None:
    told = [
        article(
            "Follow live updates here.", "Courier", "2024-03-05", "Durant and Osei meet in Brackwater council", "a"
        ),
        article("Follow live updates here.", "Courier", "2024-03-05", "Kaldo timber yard burns to the ground", "b"),
    ]
    assert len(form(told)) == 2
