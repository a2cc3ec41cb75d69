"""Reuse over a corpus: samples, the index, standing text, and passages between stories."""

from __future__ import annotations

import random
import re

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.findings import reuse
from rashomon.findings.reuse import corpus, origins, sampling
from rashomon.findings.reuse.alignment import read_words
from rashomon.findings.reuse.index import Index
from rashomon.records import Article, Coverage, Pair, Passage, Shared
from rashomon.settings import REUSE
from tests.newsroom import article

VOCABULARY = "".join(chr(97 + number % 26) + "aeiou"[number % 5] for number in range(400))


def prose(seed: int, count: int) -> str:
    """Invent sentences that nobody else has."""
    chance = random.Random(seed)
    words = [VOCABULARY[place : place + 5] for place in (chance.randrange(790) for _ in range(count))]
    sentences = [" ".join(words[place : place + 15]) for place in range(0, count, 15)]
    return " ".join(f"{each[:1].upper()}{each[1:]}." for each in sentences)


def day(number: int) -> str:
    return f"2031-{1 + number // 28:02}-{1 + number % 28:02}"


def across(shared: Shared, *articles: Article) -> tuple[Passage, ...]:
    return reuse.across(Coverage(articles, standing=shared.standing), shared.pairs)


WORD = r"[^\W_]+(?:'[^\W_]+|(?<=\d)[.,:](?=\d)[^\W_]+)*"
"""What is a word of a plain text."""


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aB1’'. ,:-_“é漢İ\n\ud800", max_size=60) | st.text(max_size=40))
def test_words_found_in_arrays_are_those_of_the_pattern(text: str) -> None:
    plain = sampling.plain(text)
    assert len(plain) == len(text)
    expected = [match.span() for match in re.finditer(WORD, plain)]
    read = read_words(text)
    assert list(zip(read.starts, read.ends, strict=True)) == expected
    assert list(read.forms) == [plain[start:end] for start, end in expected]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 60), max_size=12), st.integers(2, 9))
def test_texts_sampled_together_are_sampled_as_each_alone(lengths: list[int], window: int) -> None:
    texts = [prose(number, length).lower() for number, length in enumerate(lengths)]
    alone = []
    for text in texts:
        hashes = sampling.runs(sampling.words(text))
        alone.append(list(dict.fromkeys(hashes[sampling.sample(hashes, window)].tolist())))
    assert [list(each) for each in sampling.sample_all(texts, window)] == alone


def test_sampling_keeps_the_least_of_every_window() -> None:
    hashes = sampling.runs(sampling.words(prose(1, 300).lower()))
    places = sampling.sample(hashes, 12).tolist()
    oracle = {place + int(hashes[place : place + 12].argmin()) for place in range(len(hashes) - 11)}
    assert places == sorted(oracle)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 99))
def test_sixteen_shared_words_in_a_row_are_sure_to_share_a_sample(before: int, after: int, seed: int) -> None:
    shared = " ".join(prose(seed, 30).split()[:16])
    one = corpus.sample(article(f"{prose(seed + 1000, before)} {shared} {prose(seed + 2000, after)}"))
    other = corpus.sample(article(f"{prose(seed + 3000, after)} {shared} {prose(seed + 4000, before)}"))
    assert set(one.hashes) & set(other.hashes)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), max_size=6), min_size=1, max_size=9), st.integers(1, 4))
def test_the_index_gives_the_first_holders_that_a_plain_table_gives(articles: list[list[int]], together: int) -> None:
    index = Index()
    table: dict[int, list[int]] = {}
    for first in range(0, len(articles), together):
        batch = [
            (run, number) for number, own in enumerate(articles) for run in own if first <= number < first + together
        ]
        hashes, owners = (np.array(each, np.int64) for each in (zip(*batch, strict=True) if batch else ((), ())))
        found = list(
            zip(*(each.tolist() for each in index.look_up(hashes, owners, np.arange(len(batch)))), strict=True)
        )
        expected = []
        for run, number in batch:
            table.setdefault(run, []).append(number)
        for place, (run, number) in enumerate(batch):
            expected += [(holder, place) for holder in table[run][: REUSE.holders] if holder < number]
        assert sorted(found) == sorted(expected)
        index.add(hashes, owners)


def test_a_new_article_is_compared_with_what_is_held() -> None:
    runs = corpus.Runs()
    held = [article(prose(number, 120), f"Outlet {number}", day(number), id=f"{number}") for number in range(40)]
    assert runs.add(held).pairs == ()
    taken = article(f"{prose(90, 40)} {held[7].text[:400]}", "Herald", day(50), id="new")
    shared = runs.add([taken])
    assert [(each.article, each.other) for each in shared.pairs] == [("new", "7")]
    assert "new" in runs
    assert runs.add([taken]) == Shared()  # what is held already is passed over
    (passage, *rest) = across(shared, held[7], taken)
    assert passage.origin
    assert (passage.story, passage.origin.article, passage.copy.article) == (None, "7", "new")
    assert sum(each.words for each in (passage, *rest)) > 50


def test_samples_that_share_a_run_with_a_batch_give_the_same_answer_as_all() -> None:
    held = [article(prose(number, 120), f"Outlet {number}", day(number), id=f"{number:02}") for number in range(30)]
    batch = [article(f"{held[3].text} {prose(91, 60)}", "Herald", day(40), id="a"), article(prose(92, 90), id="b")]
    every = corpus.Runs()
    samples = every.add(held).samples
    marks = {mark for each in corpus.samples(batch) for mark in each.hashes}
    some = corpus.Runs(each for each in samples if marks & set(each.hashes))
    assert len([each for each in samples if marks & set(each.hashes)]) == 1
    assert some.add(batch) == every.add(batch)


def test_the_order_of_a_batch_makes_no_difference() -> None:
    told = [
        article(prose(number // 3, 90) + prose(number, 60), f"Outlet {number}", day(number)) for number in range(12)
    ]
    expected = corpus.Runs().add(told)
    assert len(expected.pairs) >= 12
    for seed in range(4):
        assert corpus.Runs().add(random.Random(seed).sample(told, len(told))) == expected


def test_a_thousand_copies_of_one_text_are_held_once_and_paired_with_the_first() -> None:
    text = prose(5, 200)
    copies = [article(text.replace("a", "a", n), f"Outlet {n}", day(n // 40), id=f"{n:04}") for n in range(1000)]
    shared = corpus.Runs().add(copies)
    assert len(shared.pairs) == 999
    assert {each.other for each in shared.pairs} == {"0000"}
    assert [len(each.hashes) for each in shared.samples[1:]] == [0] * 999
    assert {each.like for each in shared.samples[1:]} == {"0000"}


def test_a_thousand_lightly_edited_copies_in_a_story_are_joined_to_the_first() -> None:
    words = prose(6, 120).split()
    chance = random.Random(3)
    copies = []
    for number in range(1000):
        own = list(words)
        own[chance.randrange(120)] = "saltmouth"
        copies.append(article(" ".join(own), f"Outlet {number}", day(0), id=f"{number:04}"))
    found = reuse.find(Coverage(tuple(copies)))
    joined = {(each.copy.article, each.origin.article) for each in found if each.origin}
    assert {copy for copy, _ in joined} == {each.id for each in copies[1:]}
    assert len(joined) < 4000  # and not half a million
    assert len(set(origins.fold(Coverage(tuple(copies), passages=found)).values())) == 1


NOTICE = prose(7, 30)


def test_what_an_outlet_repeats_over_unrelated_articles_weeks_apart_is_standing_text() -> None:
    runs = corpus.Runs()
    told = [
        article(f"{prose(100 + n, 90)}\n\n{NOTICE}\n\n{prose(200 + n, 30)}", "Courier", day(10 * n), id=f"{n}")
        for n in range(4)
    ]
    learned = [runs.add([each]) for each in told]
    assert [bool(each.standing) for each in learned] == [False, False, True, False]
    assert {each.outlet for each in learned[2].standing} == {None, "Courier"}
    assert not any(each.pairs for each in learned)  # one newsroom's own

    sister = article(f"{prose(300, 90)}\n\n{NOTICE}", "Evening Courier", day(50), id="sister")
    shared = runs.add([sister])
    assert shared.pairs == ()
    standing = learned[2].standing
    pair = [Pair("sister", "0", 3)]
    assert reuse.across(Coverage((told[0], sister), standing=standing), pair) == ()
    assert reuse.across(Coverage((told[0], sister)), pair) != ()  # it is the learning that leaves it out


def test_a_series_of_one_outlet_with_the_same_background_is_no_copying() -> None:
    background = prose(8, 50)
    told = [article(f"{prose(400 + n, 100)}\n\n{background}", "Courier", day(n), id=f"{n}") for n in range(5)]
    assert corpus.Runs().add(told).pairs == ()
    assert reuse.find(Coverage(tuple(told))) == ()


def test_what_one_outlet_always_prints_and_another_takes_once_in_a_story_is_a_copy() -> None:
    runs = corpus.Runs()
    told = [article(f"{prose(500 + n, 90)}\n\n{NOTICE}", "Courier", day(10 * n), id=f"{n}") for n in range(3)]
    standing = runs.add(told).standing
    taker = article(f"{prose(600, 90)}\n\n{NOTICE}", "Herald", day(21), id="taker")
    assert standing
    assert reuse.find(Coverage((told[2], taker), standing=standing)) != ()


def test_articles_of_one_story_are_left_to_the_story() -> None:
    one = article(f"{prose(10, 60)} {prose(11, 60)}", "Courier", day(1), id="one", story="s")
    other = article(f"{prose(10, 60)} {prose(12, 60)}", "Herald", day(2), id="other", story="s")
    pairs = [Pair("other", "one", 5), Pair("other", "gone", 5)]
    assert reuse.across(Coverage((one, other)), pairs) == ()
    apart = article(other.text, "Herald", day(2), id="other", story="t")
    assert {each.copy.article for each in reuse.across(Coverage((one, apart)), pairs)} == {"other"}


def test_texts_of_under_forty_words_are_found_too() -> None:
    brief = prose(13, 30)
    shared = corpus.Runs().add(
        [article(brief, "Courier", day(1), id="1"), article(brief, "Herald", day(2), id="2"), article("", id="3")]
    )
    assert [(each.article, each.other) for each in shared.pairs] == [("2", "1")]
