"""A thousand copies cost little more than one: what they say in the same words is compared once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from rashomon import findings
from rashomon.findings import sentences, statements
from rashomon.findings.agreement import embedding
from rashomon.findings.agreement.witnesses import Witnesses
from rashomon.findings.statements import collation
from rashomon.records import Coverage, Story
from tests.newsroom import article

TEXTS = (
    "A ferry struck the old pier at Port Merrin on Sunday, and twelve people were hurt, the harbour master said.\n\n"
    "“We will find out why the engines of this ferry failed,” said Ada Vale, its captain. The pier was shut on Monday.",
    "Twelve people were hurt on Sunday when a ferry hit the old pier at Port Merrin, the harbour master said.\n\n"
    "The captain, Ada Vale, said: “We will find out why the engines failed.” The old pier was shut on Monday.",
)


def coverage(copies: int) -> Coverage:
    """Give two reports, of which the first is printed by so many outlets."""
    texts = [TEXTS[1], *[TEXTS[0]] * copies]
    told = tuple(
        article(text, f"Outlet {at}", "2024-03-05T12:00:00+01:00", id=f"a{at:02}") for at, text in enumerate(texts)
    )
    parts = [findings.complete(Coverage((each,)), "article") for each in told]
    names = ("sentences", "mentions", "quotes", "dates", "quantities", "credits", "responses")
    tables = {name: tuple(row for part in parts for row in getattr(part, name)) for name in names}
    story = Story("s", "Ferry hits pier", None, None, tuple(each.id for each in told), len(told), len(told), 0)
    return Coverage(told, story=story, **tables)


def counted(monkeypatch: pytest.MonkeyPatch, copies: int) -> tuple[Coverage, Counter[str]]:
    """Find over a story, and count what is compared on the way."""
    calls: Counter[str] = Counter()

    def count(name: str, real: Callable[..., Any], size: Callable[..., int]) -> Callable[..., Any]:
        def wrapped(*given: Any) -> Any:
            calls[name] += size(*given)
            return real(*given)

        return wrapped

    told, align = coverage(copies), collation.align
    with monkeypatch.context() as patched:
        patched.setattr(Witnesses, "_bears_out", count("witnesses", Witnesses._bears_out, lambda *_: 1))
        for module in (collation, statements):
            patched.setattr(module, "align", count("wordings", align, lambda *_: 1))
        patched.setattr(embedding, "_run", count("vectors", embedding._run, len))
        return findings.complete(told, "story"), calls


def test_copies_are_compared_once_and_witness_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    counted(monkeypatch, 2)  # What is remembered from story to story is so by now.
    two, few = counted(monkeypatch, 2)
    twelve, many = counted(monkeypatch, 12)
    assert few
    assert many == few
    assert [each.text for each in twelve.claims] == [each.text for each in two.claims]
    assert [each.origins for each in twelve.claims] == [each.origins for each in two.claims]
    assert max(len({span.article for span in each.spans}) for each in twelve.claims) == 13
    (statement,) = twelve.statements
    assert len(statement.quotes) == 13


def test_a_text_that_many_print_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences._parse.cache_clear()
    coverage(12)
    assert sentences._parse.cache_info().misses == 3, "two texts, and the headline that all lack"
