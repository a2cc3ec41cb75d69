"""Origins: no copy, however lightly edited and by whomever, raises a count of them."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.findings.reuse import origins
from rashomon.records import Article
from tests.findings.test_origins import SENTENCES, found, place
from tests.newsroom import article

FURTHER = (
    "The ferry to Skerry leaves from the new quay until the autumn, and takes a quarter of an hour longer than it did.",
    "Two of the crew were taken to the county hospital with cuts, and were sent home before the lights came on again.",
    "Insurers put the damage at eleven million crowns, most of it to boats that lay at the moorings on the eastern side.",
    "A choir that had meant to sing at the head of the pier sang in the fish market, to rather more people than expected.",
)
EVERY = (*SENTENCES, *FURTHER)
longer = st.lists(st.sampled_from(EVERY), min_size=2, max_size=9, unique=True)
long_stories = st.lists(
    st.builds(
        lambda sentences, by_paragraph, outlet, published, agency: article(
            ("\n\n" if by_paragraph else " ").join(sentences), outlet, published, agency=agency
        ),
        longer,
        st.booleans(),
        st.sampled_from(["Courier", "Herald", "Tribune", "Halyard"]),
        st.sampled_from([None, "2024-03-04", "2024-03-04T09:00:00+00:00", "2024-03-05", "2024-03-09"]),
        st.sampled_from([None, None, "Halyard"]),
    ),
    min_size=1,
    max_size=4,
).map(lambda each: [replace(one, id=str(number)) for number, one in enumerate(each)])


def copied(
    original: Article, told: list[Article], number: int, chance: random.Random
) -> tuple[Article, dict[str, str]]:
    """Give a light edit of an article, with what became of each sentence: words changed, a sentence cut, paragraphs in
    another order, an agency's line put in or taken out; by anybody, at the same time or later. Now and then it is joined
    to the text of another."""
    became = {sentence: sentence for sentence in EVERY if sentence in original.text}
    for sentence in chance.sample(sorted(became), chance.randint(0, len(became) // 3)):
        words = sentence.split()
        words[chance.randrange(len(words))] = chance.choice(["Saltmouth", "perhaps", "eleven"])
        became[sentence] = " ".join(words) if len(words) > 12 else sentence
    if len(became) > 8 and chance.random() < 0.5:
        del became[chance.choice([sentence for sentence in sorted(became) if len(sentence.split()) > 12])]
    paragraphs = [
        " ".join(became[one] for one in sorted(became, key=paragraph.find) if one in paragraph)
        for paragraph in original.text.split("\n\n")
    ]
    if chance.random() < 0.3:
        chance.shuffle(paragraphs)
    # A copy of a copy has its words, else each would be edited twice.
    text = original.text if original.id.startswith("copy") else "\n\n".join(filter(None, paragraphs))
    agency = chance.choice([original.agency, None, "Halyard"])
    published = chance.choice(
        ["2024-03-20", "2024-03-20T10:00:00+00:00", "2024-03-10T10:00:00+00:00", original.published]
    )
    outlet = chance.choice(["Mirror", original.outlet, chance.choice(told).outlet])
    if published == original.published:
        outlet = f"Morning {number}"  # of two at one moment it cannot be told which is the copy
    beside = [one for one in told if one.published and not any(words in one.text for words in became)]
    if beside and original.published and chance.random() < 0.4:
        text = f"{text}\n\n{chance.choice(beside).text}"
        return replace(
            original, id=f"copy{number}", text=text, outlet=outlet, agency=None, published="2024-03-20"
        ), became
    if agency and chance.random() < 0.3:
        text = f"VELM (Halyard) — {text}"
    return replace(original, id=f"copy{number}", text=text, outlet=outlet, agency=agency, published=published), became


@settings(max_examples=150, deadline=None)
@given(long_stories, st.randoms(use_true_random=False))
def test_no_copy_raises_a_count_of_origins_in_a_story_or_a_claim(story: list[Article], chance: random.Random) -> None:
    told = list(story)
    before = found(*told)
    # What is asserted once or more: the places of some sentences, to which those of copies come.
    spans = {(one.id, words): [place(one, words)] for one in story for words in EVERY if words in one.text}
    claims = [chance.sample(sorted(spans), chance.randint(1, len(spans))) for _ in range(6)]
    origin_of = origins.of(before)
    counts = [origins.count(origin_of, [span for each in claim for span in spans[each]]) for claim in claims]
    for number in range(chance.randint(1, 3)):
        original = chance.choice(told)
        if len(original.text.split()) < 100:
            continue  # in a few words no change is a light one
        copy, became = copied(original, told, number, chance)
        told.append(copy)
        for words, now in became.items():
            if (original.id, words) in spans and now in copy.text:
                spans[original.id, words].append(place(copy, now))
        after = found(*told)
        assert len(set(origins.fold(after).values())) <= len(set(origins.fold(before).values()))
        origin_of = origins.of(after)
        for claim, count in zip(claims, counts, strict=True):
            assert origins.count(origin_of, [span for each in claim for span in spans[each]]) <= count
