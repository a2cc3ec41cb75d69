"""One row per wording: an article's quotes of one utterance are put together, and what it repeats is told once."""

from __future__ import annotations

import pytest

from rashomon.pages import clippings, wordings
from rashomon.records import Article, Quote, Result, Statement, Story

MASTER = "We closed the pier. The piles had moved. Nobody may enter."


def told(*texts: str, master: str = MASTER) -> list[tuple[list[str], str, int]]:
    """Give the wordings of articles whose quotes stand between « and », as (quoted runs, outlets, places)."""
    articles, quotes = [], []
    for n, text in enumerate(texts):
        articles.append(Article(f"a{n}", f"Outlet {n}", text))
        ends = [at for at, char in enumerate(text) if char in "«»"]
        pairs = zip(ends[::2], ends[1::2], strict=True)
        quotes += [Quote(f"q{n}-{a}", f"a{n}", "direct", ((a + 1, b),)) for a, b in pairs]
    statement = Statement("s", "t", None, master, None, (), tuple(quote.id for quote in quotes), ())
    story = Story("t", "x", None, None, tuple(article.id for article in articles), 1, 1, 1)
    (made,) = clippings.split(Result(articles=tuple(articles), stories=(story,), quotes=tuple(quotes)))
    return [
        (
            ["".join(f"<{run.text}>" if run.mark == "gap" else run.text for run in runs) for runs in each.pieces],
            ", ".join(witness.outlet for witness in each.witnesses),
            sum(len(witness.places) for witness in each.witnesses),
        )
        for each in wordings.build(made, statement, quotes)
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # Two quotes of one article, one utterance: no gap between them.
        (
            ["«We closed the pier.» she said. «The piles had moved. Nobody may enter.»"],
            [(["We closed the pier.", "The piles had moved. Nobody may enter."], "Outlet 0", 2)],
        ),
        # Printed in the other order: told in the order of the statement.
        (
            ["«The piles had moved. Nobody may enter.» First she said: «We closed the pier.»"],
            [(["We closed the pier.", "The piles had moved. Nobody may enter."], "Outlet 0", 2)],
        ),
        # A part printed again in the same words is no second wording.
        (
            ["«We closed the pier. The piles had moved. Nobody may enter.» So: «The piles had moved.»"],
            [(["We closed the pier. The piles had moved. Nobody may enter."], "Outlet 0", 2)],
        ),
        # Printed again in other words, it is.
        (
            ["«We closed the pier. The piles had moved. Nobody may enter.» Or: «We closed the pier. The piles moved.»"],
            [
                (["We closed the pier. The piles had moved. Nobody may enter."], "Outlet 0", 1),
                (["We closed the pier. The piles<> moved.<>"], "Outlet 0", 1),
            ],
        ),
        # Two outlets, one wording, but for the comma before the cue, or the stop.
        (
            ["«We closed the pier,» she said.", "«We closed the pier»", "«We closed the pier.»"],
            [(["We closed the pier<>"], "Outlet 0, Outlet 1, Outlet 2", 3)],
        ),
    ],
)
def test_wordings(texts: list[str], expected: list[tuple[list[str], str, int]]) -> None:
    assert told(*texts) == expected
