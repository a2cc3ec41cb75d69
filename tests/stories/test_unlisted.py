"""Words that no list knows and everybody uses are learned as common, however the stories that hold them come to lie."""

from __future__ import annotations

from benchmarks import group


def test_common_words_that_no_list_knows_glue_nothing() -> None:
    # Every word is invented, so no prior knows which are common: rarity is what the stream teaches, and nothing else.
    days = list(group.articles(3000))
    _, _, _, found = group.stream(days)
    gold = {article.id: event for day in days for article, event in day}
    precision, recall = group.bcubed(gold, found)
    assert precision > 0.99
    assert recall > 0.98


# Where learning goes wrong: what is grouped wrongly teaches that its common words are rare, and so glues more. A batch
# must be judged by rarity that its own articles have taught, one by one; only when they stand in a story may what they
# taught be taken back for the story's sake.
