"""The index against plain lines, likeness against its parts, and grouping against the plain method."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from rashomon.records import Article, Frequencies
from rashomon.settings import STORIES
from rashomon.stories import Grouper, days
from rashomon.stories.assign import group
from rashomon.stories.likeness import Traits, parts, time_cost
from rashomon.stories.marks import unwritten, written
from rashomon.stories.shelf import Shelf
from rashomon.stories.terms import NAME, PLACE, TERM, Vocabulary
from tests.newsroom import article
from tests.stories.events import Event
from tests.stories.lookalikes import lookalikes
from tests.stories.test_form import FIRE


def invented(number: int, seed: int) -> list[Article]:
    chance = random.Random(seed)
    words = [f"{a}{b}{c}" for a in ("ra", "Lin", "tor") for b in ("mel", "vek", "os") for c in ("dan", "by", "um")]
    made = []
    for each in range(number):
        text = " ".join(chance.choices(words, k=40))
        made.append(article(f"{text}.", published=f"2024-03-{chance.randint(1, 28):02}", id=f"{each:03}"))
    return made


def shelf(articles: list[Article]) -> Shelf:
    made = Shelf(Frequencies())
    made.put(articles, [days.find(each) for each in articles], [False] * len(articles))
    made.index.post(range(made.index.size))
    return made


def vector(made: Shelf, entry: int) -> dict[int, float]:
    row = made.index.weights(np.array([entry]))[0]
    return {term: weight for term, weight in zip(made.index.terms[entry].tolist(), row.tolist(), strict=True) if weight}


@pytest.mark.parametrize("seed", range(3))
def test_the_index_gives_the_plain_cosine_of_every_pair_that_shares_terms(seed: int) -> None:
    made = shelf(invented(30, seed))
    for entry in range(30):
        _, near, every = made.index.near(np.array([entry]))
        assert every.all()
        mine = vector(made, entry)
        shared = [o for o in range(30) if o != entry and len(mine.keys() & vector(made, o).keys()) > 1]
        assert near.tolist() == shared
        cosines, names = made.index.cosines(entry, near)
        for other, cosine, name in zip(near.tolist(), cosines, names, strict=True):
            theirs = vector(made, other)
            assert cosine == pytest.approx(sum(w * theirs.get(t, 0) for t, w in mine.items()), abs=1e-5)
            assert 0 <= name <= cosine + 1e-6


@pytest.mark.parametrize("seed", range(3))
def test_the_parts_of_a_likeness_add_up_to_its_weight(seed: int) -> None:
    made = shelf(invented(12, seed))
    seen = set()
    for entry in range(12):
        others = np.array([other for other in range(12) if other != entry])
        weights, _ = made.weigh(entry, others)
        told = parts(made.index, made._columns, np.full(len(others), entry), others, word=lambda *each: str(each[1]))
        for found, weight in zip(told, weights.tolist(), strict=True):
            seen |= {part.kind for part in found}
            total = sum(part.weight for part in found)
            assert weight == (
                pytest.approx(total, abs=1e-3) if total >= STORIES.faint + 1e-3 else pytest.approx(weight)
            )
    assert {"names", "terms", "time"} <= seen


def test_names_and_figures_of_its_own_are_what_each_of_two_has_and_the_other_has_not() -> None:
    made = shelf(lookalikes("two crashes on one motorway on one day"))
    kinds, figures = made.index.kinds, made.vocabulary.figures

    def mass(entry: int, other: int, kind: str) -> float:
        own = vector(made, entry).keys() - vector(made, other).keys()
        row = zip(made.index.terms[entry].tolist(), kinds[entry].tolist(), strict=True)
        names = {term: each > TERM for term, each in row}
        kept = [term for term in own if (names[term] if kind == "name" else figures[term] and not names[term])]
        return sum(vector(made, entry)[term] ** 2 for term in kept)

    pairs = np.array([*combinations(range(4), 2)])
    for (one, other), *found in zip(pairs.tolist(), *made.index.own(pairs[:, 0], pairs[:, 1]), strict=True):
        assert found == [
            pytest.approx(min(mass(one, other, kind), mass(other, one, kind)), abs=1e-6) for kind in ("name", "figure")
        ]
    assert [made.vocabulary.names[term] for term, _ in made.index.lacking(1, 2)] == ["halberton"]


def test_what_each_of_two_reports_has_of_its_own_is_told_and_so_are_days_that_they_put_first() -> None:
    crash, collision = lookalikes("two crashes on one motorway on one day")[1:3]
    (link, *_) = Grouper().add([crash, collision]).links
    (own,) = [part for part in link.parts if part.kind == "own"]
    assert own.weight < 0
    assert own.words[0].startswith("one has Halberton, the other ")
    assert "Stoke" in own.words[0]
    market, hospital, *_ = lookalikes("the second strike on one city, which names the first")[1:]
    (link, *_) = Grouper().add([market, hospital]).links
    assert "openings tell first of 2031-05-06 and of 2031-05-08" in link.parts[-1].words
    assert link.parts[-1].weight < 0


def test_a_long_text_is_not_held_against_another_for_what_it_has_of_its_own() -> None:
    made = shelf([*FIRE[:2], replace(FIRE[1], id="long", text=" ".join(each.text for each in Event(5).tell(2)))])
    pairs = np.array([[0, 1], [0, 2]])
    assert made.index.shortness(pairs[:, 0], pairs[:, 1]).tolist() == [1, 0]
    assert {part.kind for part in parts(made.index, made._columns, *pairs[1:].T, word=lambda *each: "")[0]} <= {
        "names",
        "places",
        "terms",
        "time",
    }


def test_what_nothing_leads_to_is_not_found() -> None:
    made = shelf(invented(6, 1))
    made.index.withdraw(2)
    assert 2 not in made.index.near(np.array([0, 1, 3, 4, 5]))[1].tolist()


def test_a_crowded_term_leads_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    report = "Weather for {}: rain in the morning, dry later, wind from the west."
    made = shelf([article(report.format(f"Town{n}"), id=str(n)) for n in range(STORIES.crowd + 2)])
    _, near, every = made.index.near(np.array([0]))
    assert not len(near)
    assert not every.any()


@pytest.mark.parametrize("seed", range(6))
def test_grouping_joins_the_two_likest_groups_until_none_reaches_the_threshold(seed: int) -> None:
    chance = random.Random(seed)
    likeness = {pair: chance.random() for pair in combinations(range(14), 2) if chance.random() < 0.7}
    apart = {pair for pair in combinations(range(14), 2) if chance.random() < 0.1}

    def average(one: list[int], other: list[int]) -> float:
        pairs = [(min(i, j), max(i, j)) for i in one for j in other]
        if apart & set(pairs):
            return 0.0
        alike = sum(likeness.get(pair, 0.0) >= 0.45 * STORIES.somewhat for pair in pairs)
        return sum(likeness.get(pair, 0.0) for pair in pairs) / len(pairs) if 2 * alike > len(pairs) else 0.0

    plain = [[number] for number in range(14)]
    while True:
        value, one, other = max((average(a, b), a, b) for a, b in combinations(plain, 2))
        if value < 0.45:
            break
        plain = [each for each in plain if each not in (one, other)] + [sorted(one + other)]
    assert group([[number] for number in range(14)], likeness, 0.45, apart) == sorted(plain)


def test_a_group_that_stands_is_joined_as_a_whole_or_not_at_all() -> None:
    likeness = {(0, 2): 0.9, (1, 2): 0.4}
    assert group([[0, 1], [2]], likeness, 0.6) == [[0, 1, 2]]
    assert group([[0, 1], [2]], likeness, 0.7) == [[0, 1], [2]]


def test_a_round_up_does_not_glue_two_stories_together() -> None:
    within = {pair: 0.5 for start in (0, 4) for pair in combinations(range(start, start + 4), 2)}
    round_up = {(0, 8): 0.3, (4, 8): 0.3}
    assert [0, 1, 2, 3] in group([[number] for number in range(9)], within | round_up, 0.2)


def test_openings_that_tell_of_different_days_cost() -> None:
    monday, tuesday = (Traits((day,), frozenset({day})) for day in (100, 101))
    silent = Traits((101,), frozenset())
    assert time_cost(monday, tuesday, 0.1) == STORIES.other_day
    assert time_cost(monday, tuesday, 0.5) == 0.5 * STORIES.other_day_share
    assert time_cost(monday, tuesday, 0.5, short=0) == 0.5 * STORIES.other_day_share * STORIES.next_day
    assert time_cost(monday, silent, 0.5) == time_cost(monday, monday, 0.5) == 0
    assert time_cost(monday, Traits((), frozenset()), 0.5) == STORIES.undated


def kinds(one: Article) -> dict[str, int]:
    vocabulary = Vocabulary(Frequencies())
    vectors = vocabulary.read([one], fresh=[True])
    return {
        vocabulary.names[term]: kind
        for term, kind in zip(vectors.terms[0].tolist(), vectors.kinds[0].tolist(), strict=True)
        if term
    }


def test_names_are_told_by_their_capitals_and_not_by_a_title_in_capitals() -> None:
    found = kinds(article("Marn spoke. The harbour, said Marn, is safe; the harbour agreed.", headline="Harbour Safe"))
    assert (found["marn"], found["harbour"]) == (NAME, TERM)


def test_a_name_that_something_happens_in_is_a_place() -> None:
    found = kinds(article("A fire in Port Merrin killed two, Durant said. At noon, Lindqvist spoke."))
    assert (found["port"], found["merrin"], found["durant"], found["lindqvist"]) == (PLACE, PLACE, NAME, NAME)


@pytest.mark.parametrize(("term", "kind"), [("velm", PLACE), ("durant", NAME), ("pier", TERM), ("3rd", TERM)])
def test_a_term_is_read_back_as_it_was_written(term: str, kind: int) -> None:
    assert unwritten(written(term, kind)) == (term, kind)


def test_a_term_of_every_article_tells_less_than_one_of_few() -> None:
    vocabulary = Vocabulary(Frequencies())
    batch = [article(f"Harbour news, item{number}.") for number in range(50)]
    vocabulary.read(batch, fresh=[True] * 50)
    vocabulary.learn([True] * 50)
    learned = vocabulary.taught()
    assert (learned.articles, learned.holding["harbour"]) == (50, 50)
    words = ("harbour", "item7", "never-seen", "however", "election")
    rarity = dict(zip(words, vocabulary.rarity(np.array([vocabulary.number(word) for word in words])), strict=True))
    assert rarity["harbour"] < rarity["item7"] < rarity["never-seen"]
    assert rarity["however"] < rarity["election"] < rarity["never-seen"]
    again = Vocabulary(learned)
    assert again.rarity(np.array([again.number("harbour")])) == pytest.approx(rarity["harbour"])


def test_what_is_supposed_of_a_batch_gives_way_to_what_is_learned() -> None:
    vocabulary = Vocabulary(Frequencies())
    batch = [
        article(
            f"Fire at Halvek cannery in Velm and Ostra, say Lindqvist, Renn and Marn {' '.join(f'w{n}x{m}' for m in range(20))}"
        )
        for n in range(200)
    ]
    vocabulary.read(batch, fresh=[True] * 200)
    names = np.array([vocabulary.number("halvek"), vocabulary.number("never-seen")])
    halvek, unseen = vocabulary.rarity(names)
    assert halvek > unseen - 1, "a crowd that tells of one thing counts for little"
    vocabulary.learn([place < 3 for place in range(200)])
    learned = vocabulary.taught()
    assert vocabulary.taught() == Frequencies()
    assert (learned.articles, learned.holding["halvek"], learned.holding["fire"]) == (200, 3, 200)
    again = Vocabulary(learned)
    assert vocabulary.rarity(names) == pytest.approx(
        again.rarity(np.array([again.number("halvek"), again.number("never-seen")]))
    )


def test_a_vector_is_cut_to_the_heaviest_terms_and_no_longer_than_one() -> None:
    made = shelf([article(" ".join(f"word{n}" for n in range(500)))])
    assert len(vector(made, 0)) <= STORIES.compared
    assert sum(weight**2 for weight in vector(made, 0).values()) <= 1 + 1e-5


@pytest.mark.parametrize(
    ("inside", "between", "together"),
    [
        pytest.param(0.4, 0.2, False, id="two events of one kind"),
        pytest.param(0.4, 0.3, True, id="two halves of one event"),
        pytest.param(0.25, 0.2, True, id="an event told loosely"),
        pytest.param(0.95, 0.2, True, id="two agency texts, each printed twice"),
        pytest.param(0.95, 0.1, False, id="two agency texts on two events"),
    ],
)
def test_groups_that_hold_together_closely_must_be_nearly_as_alike(
    inside: float, between: float, together: bool
) -> None:
    likeness = {(0, 1): inside, (2, 3): inside} | {(one, other): between for one in (0, 1) for other in (2, 3)}
    found = group([[0], [1], [2], [3]], likeness, STORIES.threshold)
    assert found == ([[0, 1, 2, 3]] if together else [[0, 1], [2, 3]])
