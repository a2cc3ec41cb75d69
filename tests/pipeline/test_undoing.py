"""What the user said is taken back: in any order, after other words, and after more has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon import desk as desks
from rashomon import pipeline
from rashomon.desk import Desk, around, decisions, keep, recall
from rashomon.records import Decision
from rashomon.stories import decisions as ruling
from tests.stories.events import Event

_TOLD = [event.tell(6, days=3, tag=f"{name}-") for name, event in zip("abc", map(Event, (77, 78, 79)), strict=True)]
"""Three events, six articles on each."""
Parts = dict[str, set[str]]


@pytest.fixture
def desk() -> Iterator[Desk]:
    """Give a desk with half of what is told."""
    with desks.open(None) as desk:
        _arrive(desk, 0, 3)
        yield desk


def _arrive(desk: Desk, first: int, last: int) -> None:
    for told in _TOLD:
        for each in told[first:last]:
            keep.article(desk, each)
    pipeline.group(desk)


def _parts(desk: Desk) -> Parts:
    parts: Parts = defaultdict(set)
    for article, story in desk.rows("SELECT id, story FROM articles"):
        parts[story].add(article)
    return dict(parts)


def _events(desk: Desk) -> list[str]:
    """Give the stories of the three events."""
    of = {article: story for story, articles in _parts(desk).items() for article in articles}
    return [of[told[0].id] for told in _TOLD]


def _ids(event: int, last: int) -> set[str]:
    return {each.id for each in _TOLD[event][:last]}


def _say(desk: Desk, decision: Decision) -> Decision:
    said = decisions.apart(desk, decision)
    pipeline.overrule(desk, said)
    return said


def _merge(desk: Desk, *stories: str) -> Decision:
    return _say(desk, ruling.merge([recall.story(desk, each) for each in stories], "2031-06-01T00:00:00+00:00"))


def _split(desk: Desk, story: str, *articles: str) -> Decision:
    return _say(desk, ruling.split(recall.story(desk, story), articles, "2031-06-01T00:00:00+00:00"))


def _move(desk: Desk, article: str, joined: str) -> Decision:
    left = recall.story(desk, recall.article(desk, article).story or "")
    return _say(desk, ruling.move(article, left, recall.story(desk, joined), "2031-06-01T00:00:00+00:00"))


def test_a_merge_that_is_undone_stays_undone_whatever_was_merged_since(desk: Desk) -> None:
    a, b, c = _events(desk)
    first = _merge(desk, a, b)
    _merge(desk, a, c)
    pipeline.undo(desk, first)
    assert _parts(desk) == {a: _ids(0, 3) | _ids(2, 3), b: _ids(1, 3)}
    _arrive(desk, 3, 6)
    assert _parts(desk) == {a: _ids(0, 6) | _ids(2, 6), b: _ids(1, 6)}


def test_a_merge_that_is_undone_leaves_what_it_merged_where_a_later_one_did_not_reach(desk: Desk) -> None:
    a, b, c = _events(desk)
    first = _merge(desk, a, b)
    _merge(desk, c, a)
    pipeline.undo(desk, first)
    assert _parts(desk) == {c: _ids(0, 3) | _ids(2, 3), b: _ids(1, 3)}


def test_an_article_goes_back_past_a_story_that_a_withdrawn_word_had_made(desk: Desk) -> None:
    a, b, _ = _events(desk)
    before, article = _parts(desk), _TOLD[0][0].id
    split = _split(desk, a, article)
    move = _move(desk, article, b)
    pipeline.undo(desk, split)
    assert article in _parts(desk)[b]
    pipeline.undo(desk, move)
    assert _parts(desk) == before


def test_a_story_that_was_split_off_and_has_grown_can_be_split_again(desk: Desk) -> None:
    a, *_ = _events(desk)
    article, other = _TOLD[0][0].id, _TOLD[1][0].id
    made = _split(desk, a, article).stories[1]
    _move(desk, other, made)
    again = _split(desk, made, article).stories[1]
    assert (_parts(desk)[made], _parts(desk)[again]) == ({other}, {article})


def test_a_story_whose_name_is_withdrawn_leads_where_it_was_merged(desk: Desk) -> None:
    a, b, _ = _events(desk)
    name = _say(desk, ruling.rename(recall.story(desk, b), "A name", "2031-06-01T00:00:00+00:00"))
    _merge(desk, a, b)
    pipeline.undo(desk, name)
    assert recall.story(desk, b).id == around.of(desk, b).id == a


_WORDS = st.lists(st.tuples(st.sampled_from(("merge", "split", "move")), *[st.integers(0, 99)] * 3), min_size=2)


@settings(max_examples=25, deadline=None)
@given(words=_WORDS.filter(lambda words: len(words) < 8), order=st.randoms(use_true_random=False))
def test_when_all_is_undone_in_whatever_order_all_is_as_at_first(
    words: list[tuple[str, int, int, int]], order: Random
) -> None:
    with desks.open(None) as desk:
        _arrive(desk, 0, 3)
        before = _parts(desk)
        said = [decision for word in words if (decision := _said(desk, *word))]
        order.shuffle(said)
        for each in said:
            pipeline.undo(desk, decisions.find(desk, each.id))
        assert _parts(desk) == before
        for (story,) in list(desk.rows("SELECT id FROM stories")):
            assert recall.story(desk, story).articles


def _said(desk: Desk, verb: str, first: int, second: int, third: int) -> Decision | None:
    """Say something of stories and articles by their places, where it can be said."""
    parts = _parts(desk)
    stories = sorted(parts)
    story, other = stories[first % len(stories)], stories[second % len(stories)]
    articles = sorted(parts[story])
    if verb == "split":
        return _split(desk, story, articles[third % len(articles)]) if len(articles) > 1 else None
    if story == other:
        return None
    return _merge(desk, story, other) if verb == "merge" else _move(desk, articles[third % len(articles)], other)
