"""Origins: which newsrooms stand behind what is asserted."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rashomon.findings import reuse
from rashomon.findings.reuse import origins
from rashomon.records import Article, Coverage, Outlet, Span
from tests.newsroom import article

A = "The harbour board said on Friday that the old pier would stay shut until divers had looked at every one of its piles."
B = "Engineers found the first cracks in May, and a storm in June tore away two of the planks that held the walkway up."
C = "Traders on the quay say that they have lost a third of their income since the walkway was closed to the public."
D = "A petition with nine hundred names was handed to the mayor, who keeps it on a shelf behind her desk in the hall."
E = "Our reporter walked along the shore for an hour and met nobody there but two anglers and their large wet dog."
SPEECH = (
    "“We will not open the gates again until I can tell every mother in this town that they are safe,” Ada Vale said."
)
SHORT = "Nobody was hurt."
SENTENCES = (A, B, C, D, E, SPEECH, SHORT)


def found(*articles: Article) -> Coverage:
    story = Coverage(articles)
    return replace(story, passages=reuse.find(story))


def place(one: Article, words: str) -> Span:
    start = one.text.index(words)
    return Span(one.id, start, start + len(words))


def test_outlets_that_report_themselves_are_origins_each() -> None:
    story = found(article(f"{A} {B}", "Courier", id="1"), article(f"{C} {D}", "Herald", id="2"))
    assert origins.fold(story) == {"1": "Courier", "2": "Herald"}


def test_a_copy_is_folded_and_its_own_sentences_still_count() -> None:
    one = article(f"{A} {B} {C}", "Courier", "2024-03-04", id="1")
    other = article(f"{A} {B} {E}", "Herald", "2024-03-05", id="2")
    origin_of = origins.of(found(one, other))
    assert origins.fold(found(one, other)) == {"1": "Courier", "2": "Courier"}
    assert [origin_of(place(other, each)) for each in (A, B, E)] == ["Courier", "Courier", "Herald"]
    assert origin_of(Span("2", 0, 5, "headline")) == "Courier"
    assert origins.count(origin_of, [place(one, A), place(other, A)]) == 1
    assert origins.count(origin_of, [place(one, A), place(other, E)]) == 2


def test_copies_are_followed_to_the_first_holder() -> None:
    first = article(f"{A} {B}", "Courier", "2024-03-04", id="1")
    second = article(f"{A} {C} {D}", "Herald", "2024-03-05", id="2")
    third = article(f"{A} {C} {E}", "Tribune", "2024-03-06", id="3")
    origin_of = origins.of(found(first, second, third))
    assert [origin_of(place(third, each)) for each in (A, C, E)] == ["Courier", "Herald", "Tribune"]


def test_two_that_quote_one_speaker_are_two() -> None:
    one, other = article(f"{SPEECH} {A}", "Courier", id="1"), article(f"{B} {SPEECH}", "Herald", id="2")
    origin_of = origins.of(found(one, other))
    assert origins.count(origin_of, [place(one, SPEECH), place(other, SPEECH)]) == 2


def test_texts_by_an_agencys_credit_have_the_agency_as_origin_though_they_share_no_words() -> None:
    story = found(
        article(f"VELM (Halyard) — {A}", "Courier", id="1", agency="Halyard"),
        article(f"VELM (Halyard) — {B}", "Herald", id="2", agency="Halyard"),
        article(f"{C}\nThe Halyard agency contributed to this report.", "Tribune", id="3", agency="Halyard"),
    )
    assert origins.fold(story) == {"1": "Halyard", "2": "Halyard", "3": "Tribune"}


def test_text_of_an_agency_is_the_agencys_though_another_had_it_earlier_without_credit() -> None:
    story = found(
        article(f"{A} {B}", "Courier", "2024-03-04", id="1"),
        article(f"VELM (Halyard) — {A} {B}", "Herald", "2024-03-05", id="2", agency="Halyard"),
    )
    assert origins.fold(story) == {"1": "Halyard", "2": "Halyard"}


def test_articles_of_one_outlet_are_one_origin() -> None:
    story = found(article(A, "Courier", id="1"), article(C, "Courier", id="2"), article("", "Herald", id="3"))
    assert origins.fold(story) == {"1": "Courier", "2": "Courier", "3": "Herald"}


texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join) | st.lists(
    st.sampled_from(SENTENCES), min_size=1, max_size=5, unique=True
).map("\n\n".join)
articles = st.builds(
    article,
    texts,
    st.sampled_from(["Courier", "Herald", "Tribune", "Halyard"]),
    st.sampled_from([None, "2024-03-04", "2024-03-04T09:00:00+00:00", "2024-03-05", "2024-03-09"]),
    agency=st.sampled_from([None, None, "Halyard"]),
)
stories = st.lists(articles, min_size=1, max_size=5).map(
    lambda each: [replace(one, id=str(number)) for number, one in enumerate(each)]
)


@settings(max_examples=150, deadline=None)
@given(stories, st.integers(0, 4), st.sampled_from(["Mirror", "Courier", "Halyard"]), st.randoms(use_true_random=False))
@example(
    [article(f"{A}\n\n{B}", "Courier", "2024-03-04", id="0"), article(f"{B} {C}", "Herald", "2024-03-05", id="1")],
    0,
    "Herald",
    random.Random(1),
)
def test_an_exact_copy_never_raises_a_count_of_origins(
    story: list[Article], chosen: int, outlet: str, chance: random.Random
) -> None:
    original = story[chosen % len(story)]
    if outlet == original.outlet:
        outlet = "Echo"
    copy = replace(original, id="copy", outlet=outlet, published="2024-03-20T10:00:00+00:00")
    before, after = found(*story), found(*story, copy)
    assert len(set(origins.fold(after).values())) <= len(set(origins.fold(before).values()))

    origin_before, origin_after = origins.of(before), origins.of(after)
    places = [
        Span(each.id, start, start + len(words))
        for each in story
        for words in SENTENCES
        if (start := each.text.find(words)) >= 0
    ]
    for _ in range(10):
        spans = chance.sample(places, chance.randint(1, len(places)))
        again = [replace(span, article="copy") for span in spans if span.article == original.id]
        assert origins.count(origin_after, spans + again) <= origins.count(origin_before, spans)


def edited(text: str, chance: random.Random) -> tuple[str, dict[str, str]]:
    """Change a word in some of the longer sentences of a text; give it with what became of each sentence."""
    became = {}
    for sentence in SENTENCES:
        words = sentence.split()
        if len(words) > 12 and chance.random() < 0.6:
            words[chance.randrange(len(words))] = chance.choice(["Saltmouth", "perhaps", "eleven"])
        became[sentence] = " ".join(words)
        text = text.replace(sentence, became[sentence])
    return text, became


@settings(max_examples=150, deadline=None)
@given(
    stories,
    st.integers(0, 4),
    st.sampled_from(["Mirror", "Courier", "Halyard"]),
    st.randoms(use_true_random=False),
)
def test_a_lightly_edited_copy_never_raises_a_count_of_origins(
    story: list[Article], chosen: int, outlet: str, chance: random.Random
) -> None:
    original = story[chosen % len(story)]
    text, became = edited(original.text, chance)
    if outlet == original.outlet:
        outlet = "Echo"
    copy = replace(original, id="copy", text=text, outlet=outlet, published="2024-03-20T10:00:00+00:00")
    before, after = found(*story), found(*story, copy)
    assert len(set(origins.fold(after).values())) <= len(set(origins.fold(before).values()))

    origin_before, origin_after = origins.of(before), origins.of(after)
    places = {(each, words): place(each, words) for each in story for words in SENTENCES if words in each.text}
    for _ in range(10):
        some = chance.sample(sorted(places, key=str), chance.randint(1, len(places)))
        spans = [places[each] for each in some]
        again = [place(copy, became[words]) for each, words in some if each is original]
        assert origins.count(origin_after, spans + again) <= origins.count(origin_before, spans)


def test_a_copy_with_an_agencys_credit_tells_whose_an_earlier_text_is_where_it_makes_no_newsroom_two() -> None:
    one = article(f"{A} {B}", "Courier", "2024-03-04", id="1")
    other = article(f"VELM (Halyard) — {A} {B}", "Herald", "2024-03-05", id="2", agency="Halyard")
    own = article(f"{C} {D} {E}", "Courier", "2024-03-05", id="3")
    assert origins.fold(found(one, other)) == {"1": "Halyard", "2": "Halyard"}
    assert origins.fold(found(one, other, own)) == {"1": "Courier", "2": "Courier", "3": "Courier"}
    assert origins.fold(found(one, own)) == {"1": "Courier", "3": "Courier"}


def test_a_few_words_put_into_a_copy_are_no_reporting_of_its_own_but_a_sentence_is() -> None:
    one = article(f"{A} {B} {C}", "Courier", "2024-03-04", id="1")
    other = article(f"{A} Locals were seen to nod. {B} {E} {C}", "Herald", "2024-03-05", id="2")
    origin_of = origins.of(found(one, other))
    assert origin_of(place(other, "Locals were seen to nod.")) == "Courier"
    assert origin_of(place(other, E)) == "Herald"


@settings(max_examples=40, deadline=None)
@given(stories, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_makes_no_difference(story: list[Article], chance: random.Random) -> None:
    assert origins.fold(found(*chance.sample(story, len(story)))) == origins.fold(found(*story))


def test_outlets_of_one_newsroom_are_one_origin_and_a_common_owner_folds_nothing() -> None:
    told = (
        article(f"{A} {B}", "Courier", id="1"),
        article(f"{C} {D}", "Sunday Courier", id="2"),
        article(E, "Echo", id="3"),
    )
    register = (
        Outlet("Courier", newsroom="Courier", owner="Merrin Press"),
        Outlet("Sunday Courier", newsroom="Courier", owner="Merrin Press"),
        Outlet("Echo", owner="Merrin Press"),
    )
    story = replace(found(*told), outlets=register)
    assert origins.fold(story) == {"1": "Courier", "2": "Courier", "3": "Echo"}
    assert origins.count(origins.of(story), [place(told[0], A), place(told[1], C), place(told[2], E)]) == 2
    assert origins.owners(story) == 1
    assert origins.owners(replace(story, outlets=register[:2])) == 2
