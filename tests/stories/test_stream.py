"""Stories as articles come: agreement, ids, moves, what a desk keeps, and the user's word."""

from __future__ import annotations

import gc
import random
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import StoryError
from rashomon.records import Article, Decision, Frequencies, Grouped, Held, Move, Profile, Story
from rashomon.stories import Grouper, decisions, form, periods, telling
from tests.newsroom import article
from tests.stories.events import Event
from tests.stories.test_form import ALONE, FIRE, FOLDER, LATER_FIRE, VOTE

AT = "2024-03-09T12:00:00+00:00"


class Desk:
    """What a desk does with what grouping gives, in memory."""

    def __init__(self) -> None:
        self.profiles: dict[str, Profile] = {}
        self.stories: dict[str, Story] = {}
        self.moves: list[Move] = []
        self.frequencies = Frequencies()
        self.decisions: list[Decision] = []
        self.versions: dict[str, str] = {}

    def held(self, named: Collection[str] = ()) -> Held:
        kept = tuple(story for story in self.stories.values() if story.merged_into is None or story.id in named)
        return Held(tuple(self.profiles.values()), kept, self.frequencies, tuple(self.decisions), self.versions)

    def file(self, grouped: Grouped) -> Grouped:
        before = {id: profile.story for id, profile in self.profiles.items()}
        self.profiles |= {profile.article: profile for profile in grouped.profiles}
        self.stories |= {story.id: story for story in grouped.stories}
        self.moves += grouped.moves
        holding = Counter(self.frequencies.holding)
        holding.update(grouped.learned.holding)
        self.frequencies = Frequencies(self.frequencies.articles + grouped.learned.articles, holding)
        moved = {move.article: (move.left, move.joined) for move in grouped.moves}
        for id, story in before.items():
            if self.profiles[id].story != story:
                assert moved[id] == (story, self.profiles[id].story), "an article moved silently"
        for story in self.stories.values():
            members = {id for id, profile in self.profiles.items() if profile.story == story.id}
            assert set(story.articles) == members, "a story does not hold its articles"
            assert bool(members) == (story.merged_into is None)
        return grouped

    def group(self, batch: Iterable[Article]) -> Grouped:
        batch = list(batch)
        grouped = self.file(Grouper(self.held()).add(batch))
        self.versions |= {article.id: article.version_of for article in batch if article.version_of}
        return grouped

    def decide(self, decision: Decision) -> Grouped:
        grouped = self.file(Grouper(self.held()).decide(decision))
        self.decisions.append(decision)
        return grouped

    def undo(self, decision: Decision) -> Grouped:
        moves = [move for move in self.moves if move.decision == decision.id]
        grouped = self.file(Grouper(self.held(decision.stories)).withdraw(decision, moves))
        self.decisions = [each for each in self.decisions if each.id != decision.id]
        return grouped

    def of(self, id: str) -> Story:
        return self.stories[self.profiles[id].story]

    def groups(self) -> set[frozenset[str]]:
        return {frozenset(story.articles) for story in self.stories.values() if story.articles}


def newsroom(events: int, seed: int) -> list[Article]:
    """Invented coverage: each event has names and words of its own, and two to six articles within two days."""
    chance = random.Random(seed)
    syllables = ("ra", "den", "lo", "mi", "tar", "vel", "os", "kin", "bu", "shan", "ter", "el", "ga", "mor")

    def word() -> str:
        return "".join(chance.choices(syllables, k=3))

    common = [word() for _ in range(300)]
    made = []
    for event in range(events):
        names, words, day = [word().title() for _ in range(6)], [word() for _ in range(12)], chance.randint(1, 25)
        for number in range(chance.randint(2, 6)):
            drawn = [*chance.choices(common, k=60), *chance.choices(names, k=10), *chance.choices(words, k=14)]
            chance.shuffle(drawn)
            published = f"2031-05-{day + chance.randint(0, 1):02}"
            headline = " ".join([*chance.sample(names, 2), *chance.sample(words, 2)])
            made.append(article(" ".join(drawn), f"Outlet {number}", published, headline, f"e{event}-{number}"))
    return made


def bcubed(one: dict[str, str], other: dict[str, str]) -> float:
    sizes, others = Counter(one.values()), Counter(other.values())
    both = Counter((one[each], other[each]) for each in one)
    precision = sum(both[one[each], other[each]] / others[other[each]] for each in one) / len(one)
    recall = sum(both[one[each], other[each]] / sizes[one[each]] for each in one) / len(one)
    return 2 * precision * recall / (precision + recall)


def in_batches(articles: Sequence[Article], batches: int) -> dict[str, str]:
    desk = Desk()
    size = -(-len(articles) // batches)
    for start in range(0, len(articles), size):
        desk.group(articles[start : start + size])
    return {id: profile.story for id, profile in desk.profiles.items()}


@pytest.mark.parametrize("seed", range(2))
def test_one_by_one_in_ten_batches_and_in_one_go_agree(seed: int) -> None:
    articles = newsroom(16, seed)
    chance = random.Random(seed)
    near = sorted(articles, key=lambda each: (each.published, chance.random()))
    whole = {id: story.id for story in form(articles) for id in story.articles}
    gold = {each.id: each.id.split("-")[0] for each in articles}
    assert bcubed(gold, whole) > 0.95
    ten, single = in_batches(near, 10), in_batches(near, len(near))
    assert min(bcubed(whole, ten), bcubed(whole, single), bcubed(ten, single)) >= 0.99


def test_a_great_event_stays_one_story_day_by_day_through_a_desk() -> None:
    told = Event(5).tell(150, days=10)
    whole = {id: story.id for story in form(told) for id in story.articles}
    desk = Desk()
    for day in sorted({each.published or "" for each in told}):
        desk.group([each for each in told if each.published == day])
    found = {id: profile.story for id, profile in desk.profiles.items()}
    assert max(Counter(found.values()).values()) >= 148
    assert bcubed(whole, found) >= 0.99


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_a_batch_makes_no_difference_to_what_is_handed_back(chance: random.Random) -> None:
    expected = Grouper().add(FOLDER)
    shuffled = Grouper().add(chance.sample(FOLDER, len(FOLDER)))
    assert (shuffled.stories, shuffled.moves, shuffled.learned) == (expected.stories, expected.moves, expected.learned)
    assert {each.article: each for each in shuffled.profiles} == {each.article: each for each in expected.profiles}
    assert set(shuffled.links) == set(expected.links)


def test_a_story_keeps_its_id_and_grows() -> None:
    desk = Desk()
    desk.group(FIRE[:1])
    id = desk.of("fire-1").id
    grouped = desk.group([*FIRE[1:], *VOTE])
    assert desk.of("fire-3").id == id
    assert [story.articles for story in grouped.stories if story.id == id] == [("fire-1", "fire-2", "fire-3")]
    assert not desk.moves


def test_what_is_known_already_is_passed_over() -> None:
    desk = Desk()
    desk.group(FIRE)
    again = desk.group(FIRE)
    assert again == Grouped()


def test_profiles_come_back_as_they_were_kept() -> None:
    desk = Desk()
    desk.group([*FOLDER, article("An undated note on the Halvek cannery in Port Ostra.", "Echo", None, id="note")])
    grouper = Grouper(desk.held())
    members = [grouper._shelf.members[id] for id in desk.profiles]
    assert grouper._shelf.profiles(members) == tuple(desk.profiles.values())


def test_two_stories_that_prove_to_be_one_are_joined_and_the_later_redirects() -> None:
    names, words = (
        "Marn Velm Durant Halvek Ostra Lindal Renn Osei".split(),
        "kelp buoy winch tar oar keel jib gaff".split(),
    )

    def told(id: str, of: slice) -> Article:
        text = ". ".join(f"{name} the {word} {name} {word}" for name, word in zip(names[of], words[of], strict=True))
        return article(text * 2, f"Outlet {id}", "2031-05-03", id=id)

    desk = Desk()
    desk.group([*(told(id, slice(0, 4)) for id in ("a", "aa", "aaa")), told("b", slice(4, 8))])
    first, second = desk.of("a"), desk.of("b")
    assert first.id != second.id
    desk.group([article("This report was withdrawn.", "Outlet b", "2031-05-03", id="b2", version_of="b")])
    assert desk.of("b2").id == second.id
    desk.group([replace(told(id, slice(0, 8)), text=told(id, slice(0, 8)).text + f" {id * 9}") for id in "cde"])
    (kept,) = desk.groups()
    assert kept == {"a", "aa", "aaa", "b", "b2", "c", "d", "e"}, "a version goes with the one before it"
    assert desk.of("b").id == first.id
    assert desk.stories[second.id].merged_into == first.id
    assert [(move.article, move.why) for move in desk.moves[-2:]] == [
        ("b", "the two stories proved to be one"),
        ("b2", "the two stories proved to be one"),
    ]


def test_a_version_goes_where_the_one_before_it_is_moved() -> None:
    grouper = Grouper()
    grouper.add([*FIRE, *VOTE])
    note = article("This report was withdrawn.", FIRE[1].outlet, FIRE[1].published, id="note", version_of=FIRE[1].id)
    grouper.add([note])
    members, vote = grouper._shelf.members, grouper._shelf.members[VOTE[0].id].story
    assert members["note"].story == members[FIRE[1].id].story != vote
    grouper._groups.start()
    grouper._groups.join(members[FIRE[1].id], vote)
    grouper._take_along(grouper._groups.moved())
    assert members["note"].story == vote


def test_links_tell_the_nearest_inside_and_outside_part_by_part() -> None:
    links = Grouper().add(FOLDER).links
    inside = {link.article: link.other for link in links if link.together}
    assert inside["fire-1"] in ("fire-2", "fire-3")
    for link in links:
        assert link.weight == pytest.approx(sum(part.weight for part in link.parts), abs=1e-3)
    words = {
        word for link in links if link.article == "vote-1" and link.together for p in link.parts for word in p.words
    }
    assert {"Durant", "Brackwater"} <= words


def test_links_show_words_as_articles_print_them_and_call_places_what_both_do() -> None:
    told = [
        article(
            f"The ferries in Lindal lost their owner when Tomas Parcels resigned {why}. His lawyer, Renn of the Halvek yard, "
            "said that no fault was found at Halvek; witnesses in Lindal spoke of rotten planks from Parcels.",
            outlet,
            "2024-03-04",
            "OWNER OF FERRIES RESIGNS",
            outlet,
        )
        for outlet, why in (("Courier", "on Monday night"), ("Herald", "after an angry meeting"))
    ]
    (link, _) = Grouper().add(told).links
    of = {part.kind: {*part.words} for part in link.parts}
    assert of["places"] == {"Lindal"}
    assert {"Parcels", "Halvek", "Renn", "Tomas"} <= of["names"]
    assert {"ferries", "witnesses"} <= of["terms"]
    desk = Desk()
    desk.group(told[:1])
    (link,) = desk.group(told[1:]).links
    assert {"Parcels", "Halvek", "Renn", "Tomas"} <= {word for part in link.parts for word in part.words}


def test_a_copy_is_linked_to_its_original() -> None:
    copy = replace(FIRE[0], id="copy", outlet="Mirror")
    links = [link for link in Grouper().add([*FIRE, copy]).links if link.article == "fire-1" and link.together]
    assert [link.other for link in links] == ["copy"]


def test_an_undated_article_is_marked_and_one_of_a_wrong_date_too() -> None:
    wrong = replace(FIRE[0], id="wrong", text=FIRE[0].text + " March 4, 2024", published="2027-11-30", outlet="Late")
    grouped = Grouper().add([*FIRE, replace(FIRE[1], id="undated", published=None, published_basis=None), wrong])
    of = {profile.article: profile for profile in grouped.profiles}
    assert (of["fire-1"].dating, of["undated"].dating, of["wrong"].dating) == ("stated", "missing", "doubtful")
    assert of["undated"].story == of["fire-2"].story
    story = next(story for story in grouped.stories if story.id == of["wrong"].story)
    assert "fire-1" in story.articles
    assert story.last == "2024-03-05T14:00:00+00:00"  # a doubtful date bounds nothing


def test_a_development_follows_its_story() -> None:
    trial = article(
        "Jon Halvek went on trial on Tuesday, accused of causing the deaths of three workers by neglect. The prosecutor, "
        "Ada Renn, asked for six years in prison. His lawyer spoke of wiring that an electrician had approved, and of an "
        "inspector, Mikael Strand, who never came. Insurers refuse to pay the families; the judge, Petra Osk, hears "
        "witnesses until Friday. Outside the court relatives of the dead held photographs and candles. The cannery in "
        "Port Ostra has stood empty since its cold store burned, and the bank that lent Halvek the money wants it sold.",
        "Courier",
        "2024-03-26",
        "Cannery owner in court over neglect",
        id="trial",
    )
    desk = Desk()
    desk.group([*FIRE, *VOTE])
    desk.group([trial])
    assert desk.of("trial").articles == ("trial",)
    assert desk.of("trial").follows == desk.of("fire-1").id
    decision = decisions.merge([desk.of("vote-1"), desk.of("trial")], AT)
    desk.decide(decision)
    desk.undo(decision)
    assert desk.of("trial").follows == desk.of("fire-1").id


def test_what_shares_a_politician_alone_follows_nothing() -> None:
    names = "Minister Selma Durant of the Harbour Party and her deputy Tom Osei"
    ferry = article(
        f"{names} opened the new ferry line to Lindal on Monday. The boat was built at the Kaldo yard, carries ninety "
        "cars and sails twice a day; its captain blew the horn and a brass band played on the quay.",
        published="2024-03-04",
        headline="Durant opens ferry line to Lindal",
        id="ferry",
    )
    tax = article(
        f"{names} want to raise duties on spirits and tobacco. A bill that parliament will debate in autumn puts forty "
        "pence on cigarettes; distillers protest, doctors applaud, and treasury officials expect smuggling to grow.",
        published="2024-03-12",
        headline="Durant to raise tobacco duty",
        id="tax",
    )
    desk = Desk()
    desk.group([ferry])
    desk.group([tax])
    assert desk.of("tax").id != desk.of("ferry").id
    assert desk.of("tax").follows is None


def test_the_periods_that_matter_are_joined_where_they_touch() -> None:
    days = ("2024-03-04", "2024-03-20", "2025-01-01")
    assert periods([article(day, published=day) for day in days]) == (
        ("2024-02-03", "2024-04-19"),
        ("2024-12-02", "2025-01-31"),
    )
    assert periods([article("No date.")]) == ()


def filed(*articles: Article) -> Desk:
    desk = Desk()
    desk.group(articles)
    return desk


def test_what_came_to_a_merged_story_goes_with_its_own_when_that_is_undone() -> None:
    desk = filed(*FIRE[:2], VOTE[0], ALONE)
    decision = decisions.merge([desk.of("fire-1"), desk.of("vote-1")], AT)
    desk.decide(decision)
    desk.group([VOTE[1]])
    assert desk.of("vote-2").id == desk.of("fire-1").id
    desk.undo(decision)
    assert set(desk.of("vote-1").articles) == {"vote-1", "vote-2"}
    assert set(desk.of("fire-1").articles) == {"fire-1", "fire-2"}


def test_the_name_that_the_user_gave_outlives_a_merge() -> None:
    desk = filed(*FIRE[:2], *VOTE, ALONE)
    desk.decide(decisions.rename(desk.of("vote-1"), "The pier vote", AT))
    decision = decisions.merge([desk.of("fire-1"), desk.of("vote-1")], AT)
    desk.decide(decision)
    assert desk.of("fire-1").headline == "The pier vote"
    desk.undo(decision)
    assert desk.of("fire-1").headline != "The pier vote" == desk.of("vote-1").headline


def test_what_is_split_off_again_stays_apart_from_what_the_first_split_left() -> None:
    desk = filed(*FIRE, ALONE)
    first = decisions.split(desk.of("fire-1"), ["fire-1", "fire-2"], AT)
    desk.decide(first)
    desk.decide(decisions.split(desk.of("fire-1"), ["fire-2"], AT))
    barred = decisions.rule(desk.decisions).barred[desk.of("fire-2").id]
    assert barred >= {"fire-1", "fire-3"}


def test_merge_holds_for_what_comes_later_and_is_undone() -> None:
    desk = filed(*FIRE[:2], *VOTE, ALONE)
    fire, vote = desk.of("fire-1"), desk.of("vote-1")
    decision = decisions.merge([fire, vote], AT)
    grouped = desk.decide(decision)
    assert {move.why for move in grouped.moves} == {"merge asked for by the user"}
    assert desk.stories[vote.id].merged_into == fire.id
    desk.group([FIRE[2]])
    assert set(desk.of("fire-1").articles) == {"fire-1", "fire-2", "fire-3", "vote-1", "vote-2"}
    desk.undo(decision)
    assert desk.of("vote-1").id == vote.id
    assert desk.stories[vote.id].merged_into is None
    assert set(desk.of("fire-1").articles) == {"fire-1", "fire-2", "fire-3"}


def test_split_keeps_apart_what_would_be_joined_again() -> None:
    desk = filed(*FIRE, *VOTE)
    decision = decisions.split(desk.of("fire-1"), ["fire-2"], AT)
    desk.decide(decision)
    assert {frozenset({"fire-2"}), frozenset({"fire-1", "fire-3"})} <= desk.groups()
    more = replace(FIRE[0], id="fire-5", outlet="Echo", text=FIRE[0].text + " The mayor mourned.")
    desk.group([more])
    assert desk.of("fire-1").id != desk.of("fire-2").id
    desk.undo(decision)
    assert desk.of("fire-1").id == desk.of("fire-2").id


def test_move_and_rename() -> None:
    desk = filed(*FOLDER)
    desk.decide(decisions.move("heron", desk.of("heron"), desk.of("vote-1"), AT))
    assert set(desk.of("vote-1").articles) == {"vote-1", "vote-2", "heron"}
    desk.decide(decisions.rename(desk.of("fire-1"), " The  Halvek fire ", AT))
    desk.group([replace(FIRE[0], id="fire-6", outlet="Echo")])
    assert desk.of("fire-6").headline == "The Halvek fire"
    desk.undo(desk.decisions[-1])
    assert desk.of("fire-6").headline in {each.headline for each in FIRE}


def test_the_users_word_holds_where_everything_is_grouped_anew() -> None:
    desk = filed(*FOLDER)
    said = [
        decisions.merge([desk.of("heron"), desk.of("fire-4")], AT),
        decisions.split(desk.of("fire-1"), ["fire-3"], AT),
        decisions.rename(desk.of("vote-1"), "The vote", AT),
    ]
    for batches in (1, 3, len(FOLDER)):
        anew = Desk()
        anew.decisions = said
        size = -(-len(FOLDER) // batches)
        for start in range(0, len(FOLDER), size):
            anew.group(FOLDER[start : start + size])
        assert anew.groups() == {
            frozenset({"heron", "fire-4"}),
            frozenset({"fire-3"}),
            frozenset({"fire-1", "fire-2"}),
            frozenset({"vote-1", "vote-2"}),
        }
        assert anew.of("heron").id == said[0].stories[0]
        assert anew.of("fire-3").id == said[1].stories[1]
        assert anew.of("vote-1").headline == "The vote"


def test_a_copy_can_be_split_from_its_original() -> None:
    desk = filed(*FIRE, replace(FIRE[0], id="copy", outlet="Mirror"))
    desk.decide(decisions.split(desk.of("fire-1"), ["copy"], AT))
    desk.group([LATER_FIRE])
    assert frozenset({"copy"}) in desk.groups()


def test_a_later_decision_overrules_an_earlier_one() -> None:
    desk = filed(*FIRE, *VOTE)
    desk.decide(decisions.split(desk.of("fire-1"), ["fire-2"], AT))
    desk.decide(decisions.merge([desk.of("fire-1"), desk.of("fire-2")], AT))
    desk.group([replace(FIRE[1], id="fire-7", outlet="Echo", text=FIRE[1].text + " Rain fell.")])
    assert desk.of("fire-1").id == desk.of("fire-2").id == desk.of("fire-7").id


@pytest.mark.parametrize(
    "decide",
    [
        pytest.param(lambda fire: decisions.split(fire, ["heron"], AT), id="an article of another story"),
        pytest.param(lambda fire: decisions.split(fire, fire.articles, AT), id="all articles"),
        pytest.param(lambda fire: decisions.split(fire, [], AT), id="no article"),
        pytest.param(lambda fire: decisions.merge([fire, fire], AT), id="one story"),
        pytest.param(lambda fire: decisions.move("fire-1", fire, fire, AT), id="where it is"),
        pytest.param(lambda fire: decisions.rename(fire, "  ", AT), id="no name"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(decide: Callable[[Story], Decision]) -> None:
    with pytest.raises(StoryError):
        decide(filed(*FOLDER).of("fire-1"))


def test_a_story_that_is_not_held_cannot_be_merged() -> None:
    desk = filed(*FOLDER)
    with pytest.raises(StoryError, match="not held"):
        Grouper().decide(decisions.merge([desk.of("fire-1"), desk.of("vote-1")], AT))


@pytest.mark.parametrize("collecting", [True, False])
@pytest.mark.parametrize("breaks", [True, False])
def test_the_collector_of_cycles_rests_while_a_batch_is_grouped_and_is_then_as_it_was(
    monkeypatch: pytest.MonkeyPatch, collecting: bool, breaks: bool
) -> None:
    seen: list[bool] = []
    tell = telling.tell

    def told(*given: Any) -> Story:
        seen.append(gc.isenabled())
        if breaks:
            raise OSError("broken")
        return tell(*given)

    monkeypatch.setattr(telling, "tell", told)
    before = gc.isenabled()
    (gc.enable if collecting else gc.disable)()
    try:
        with pytest.raises(OSError, match="broken") if breaks else nullcontext():
            Grouper().add(FIRE[:1])
        seen.append(gc.isenabled())
    finally:
        (gc.enable if before else gc.disable)()
    assert seen == [False, collecting]


def test_a_batch_makes_no_cycles() -> None:
    grouper = Grouper()
    grouper.add(FOLDER)
    more = [replace(each, id=f"more-{each.id}", text=f"{each.text} There is more.") for each in FOLDER]
    gc.collect()
    gc.disable()
    try:
        grouper.add(more)
        assert gc.collect() == 0
    finally:
        gc.enable()
