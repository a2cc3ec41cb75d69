"""The index against ten plain lines, and grouping against the plain method."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from rashomon.settings import STORIES
from rashomon.stories.assign import group
from rashomon.stories.index import Index, timely
from rashomon.stories.terms import Frequencies, Vector, count
from tests.newsroom import article


def vectors(number: int, seed: int) -> list[Vector]:
    chance = random.Random(seed)
    made = []
    for _ in range(number):
        weights = {f"t{chance.randint(0, 60)}": chance.random() for _ in range(8)}
        length = sum(weight**2 for weight in weights.values()) ** 0.5
        made.append(dict(sorted(((t, w / length) for t, w in weights.items()), key=lambda each: -each[1])))
    return made


@pytest.mark.parametrize("seed", range(4))
def test_the_index_gives_the_plain_cosine_of_every_pair_that_shares_a_term(seed: int) -> None:
    made = vectors(40, seed)
    chance = random.Random(seed)
    days = [None] * 5 + sorted(chance.choices(range(100, 130), k=20) + chance.choices(range(5000, 5030), k=15))
    index = Index()
    for number, (vector, day) in enumerate(zip(made, days, strict=True)):
        near = index.near(vector, day)
        for other in range(number):
            cosine = sum(weight * made[other].get(term, 0.0) for term, weight in vector.items())
            assert near.get(other, 0.0) == pytest.approx(cosine * timely(day, days[other]))
        index.add(vector, day)


def test_the_index_refuses_days_out_of_order() -> None:
    index = Index()
    index.add({}, 9)
    with pytest.raises(ValueError, match="Sort by day"):
        index.add({}, 8)


@pytest.mark.parametrize("seed", range(6))
def test_grouping_joins_the_two_likest_groups_until_none_reaches_the_threshold(seed: int) -> None:
    chance = random.Random(seed)
    likeness = {pair: chance.random() for pair in combinations(range(14), 2) if chance.random() < 0.7}

    def average(one: list[int], other: list[int]) -> float:
        pairs = [likeness.get((min(i, j), max(i, j)), 0.0) for i in one for j in other]
        return sum(pairs) / len(pairs)

    plain = [[number] for number in range(14)]
    while True:
        value, one, other = max((average(a, b), a, b) for a, b in combinations(plain, 2))
        if value < 0.45:
            break
        plain = [each for each in plain if each not in (one, other)] + [sorted(one + other)]
    assert group(14, likeness, 0.45) == sorted(plain)


def test_a_round_up_does_not_glue_two_stories_together() -> None:
    within = {pair: 0.5 for start in (0, 4) for pair in combinations(range(start, start + 4), 2)}
    round_up = {(0, 8): 0.3, (4, 8): 0.3}
    assert [0, 1, 2, 3] in group(9, within | round_up, 0.2)


def test_names_are_told_by_their_capitals_and_not_by_a_title_in_capitals() -> None:
    terms = count(
        article("Marn spoke. The harbour, said Marn, is safe; the harbour master agreed.", headline="Harbour Safe")
    )
    assert terms.names == {"marn"}
    assert terms.counts["harbour"] == 7  # twice in the opening, once in the headline


def test_a_term_of_every_article_tells_less_than_one_of_few() -> None:
    frequencies = Frequencies()
    for number in range(50):
        frequencies.learn(count(article(f"Harbour news, item{number}.")))
    assert frequencies.rarity("harbour") < frequencies.rarity("item7") < frequencies.rarity("never-seen")
    assert frequencies.rarity("however") < frequencies.rarity("election") < frequencies.rarity("never-seen")


def test_a_vector_is_cut_to_the_heaviest_terms_and_no_longer_than_one() -> None:
    vector = Frequencies().weigh(count(article(" ".join(f"word{n}" for n in range(500)))))
    assert len(vector) == STORIES.terms
    assert sum(weight**2 for weight in vector.values()) == pytest.approx(1)
