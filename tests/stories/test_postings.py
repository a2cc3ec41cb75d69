"""Many lists in one array, against plain lists."""

from __future__ import annotations

import random
from collections import defaultdict

import numpy as np
import pytest

from rashomon.stories.postings import Postings


@pytest.mark.parametrize("seed", range(4))
def test_lists_hold_what_was_added_and_not_withdrawn(seed: int) -> None:
    chance = random.Random(seed)
    postings, plain, terms_of = Postings(), defaultdict[int, list[int]](list), {}
    article = 0
    for _ in range(30):
        terms, articles = [], []
        for _ in range(chance.randint(0, 60)):
            article += 1
            terms_of[article] = chance.sample(range(1, 3000 if chance.random() < 0.1 else 40), 5)
            terms += terms_of[article]
            articles += [article] * 5
            for term in terms_of[article]:
                plain[term].append(article)
        postings.add(np.array(terms, dtype=np.int64), np.array(articles, dtype=np.int64))
        for gone in chance.sample(sorted(terms_of), min(len(terms_of), chance.randint(0, 9))):
            postings.withdraw(gone, np.array(terms_of[gone]))
            for term in terms_of.pop(gone):
                plain[term].remove(gone)
        asked = np.array([*chance.choices(range(1, 45), k=20), 2999, 9000])
        places, found = postings.read(asked)
        assert postings.leads(asked).tolist() == [len(plain[term]) for term in asked.tolist()]
        for place, term in enumerate(asked.tolist()):
            assert found[places == place].tolist() == plain[term]
