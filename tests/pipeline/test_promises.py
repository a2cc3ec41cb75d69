"""What a build promises (DESIGN.md), whatever the findings are: on the bundled event and on the seeds."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rashomon import articles, findings, pipeline
from rashomon.pages import as_json
from rashomon.pipeline import finding
from rashomon.records import Article, Coverage, Quote, Result, Span, Statement
from tests.built import HARBOUR, SHARED, harbour, seeds

BUILDS = (pytest.param(harbour, id="harbour"), pytest.param(seeds, id="seeds"))
Build = Callable[[], Result]


@cache
def ferry() -> tuple[Article, ...]:
    """Give some of the bundled articles: an agency's and its two reprints, and two of one outlet."""
    found, _ = articles.read([HARBOUR])
    chosen = [each for each in found if each.outlet.startswith(("Halyard", "Ashmere", "Harwick", "Port Merrin"))]
    return tuple(chosen)


# What a build gives depends on nothing but its articles.


def test_the_order_of_the_inputs_makes_no_difference() -> None:
    given = list(ferry())
    first = as_json.dumps(pipeline.compare(given))
    for seed in (1, 2):
        random.Random(seed).shuffle(given)
        assert as_json.dumps(pipeline.compare(given)) == first


def test_the_same_input_twice_gives_the_same_bytes_in_another_process() -> None:
    # Another process hashes strings with another seed, so that a set's order would show.
    script = (
        "import sys; from rashomon import pipeline; from rashomon.pages import as_json;"
        "sys.stdout.buffer.write(as_json.dumps(pipeline.build(sys.argv[1:])).encode())"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(HARBOUR)], capture_output=True, check=True)
    assert ran.stdout.decode() == as_json.dumps(harbour())


def test_a_pool_gives_what_one_process_gives() -> None:
    assert as_json.dumps(pipeline.build([HARBOUR], processes=2)) == as_json.dumps(harbour())


# Promise 1: words between quotation marks are copied from a named span; joins are shown.

MARKS = "\"“”„‟«»'‘’‚‛`"


@pytest.mark.parametrize("build", BUILDS)
def test_a_direct_quote_stands_between_marks_or_is_set_off(build: Build) -> None:
    result = build()
    article_of = {each.id: each for each in result.articles}
    for quote in result.quotes:
        if quote.kind == "direct" and not quote.set_off:
            text, start = article_of[quote.article].text, quote.content[0][0]
            assert set(text[max(0, start - 2) : start + 1]) & set(MARKS), text[start - 2 : start + 40]


@pytest.mark.parametrize("build", BUILDS)
def test_a_statement_is_put_together_from_its_witnesses_and_shows_its_joins(build: Build) -> None:
    result = build()
    words = _words_of_quotes(result)
    for statement in result.statements:
        for piece in statement.text.split("[…]"):
            assert any(_flat(piece) in words[quote] for quote in statement.quotes), piece


@pytest.mark.parametrize("build", BUILDS)
def test_a_reading_is_its_witnesses_own(build: Build) -> None:
    result = build()
    words = _words_of_quotes(result)
    in_article: dict[str, str] = {}
    article_of = {quote.id: quote.article for quote in result.quotes}
    for quote in result.quotes:  # What an article leaves out of one quote it may print in the next.
        in_article[quote.article] = in_article.get(quote.article, "") + " " + words[quote.id]
    for statement in result.statements:
        for variant in statement.variants:
            for reading in variant.readings:
                for piece in filter(None, map(_flat, reading.text.split("[…]"))):
                    if variant.kind not in {"truncated", "elided"}:
                        assert all(piece in in_article[article_of[quote]] for quote in reading.quotes), (variant, piece)
                    assert any(piece in words[quote] for quote in statement.quotes), (variant.kind, piece)


@pytest.mark.parametrize("build", BUILDS)
def test_what_the_account_quotes_stands_in_what_it_cites(build: Build) -> None:
    result = build()
    for sentence in result.account:
        cited = _flat(" ".join(_near(result, sentence.spans)))
        for quoted in re.findall(r"[“\"]([^“”\"]+)[”\"]", sentence.text):
            assert _flat(quoted) in cited, sentence.text


# Promise 2: every finding has a place, and what the account says occurs there.


@pytest.mark.parametrize("build", BUILDS)
def test_every_span_lies_in_its_article(build: Build) -> None:
    result = build()
    article_of = {each.id: each for each in result.articles}
    spans = [span for table in fields(Result) for row in getattr(result, table.name) for span in _spans(row)]
    spans += [Span(quote.article, *each) for quote in result.quotes for each in _ranges(quote)]
    assert len(spans) > 100
    for span in spans:
        within = article_of[span.article].headline if span.field == "headline" else article_of[span.article].text
        assert 0 <= span.start < span.end <= len(within or ""), span
        assert span.end - span.start < len(article_of[span.article].text), f"{span} is a whole article"


@pytest.mark.parametrize("build", BUILDS)
@pytest.mark.parametrize("table", ["timeline", "claims", "disagreements", "account", "parties", "statements"])
def test_every_finding_has_a_place(build: Build, table: str) -> None:
    for row in getattr(build(), table):
        places = row.quotes if isinstance(row, Statement) else list(_spans(row))
        assert places, row


@pytest.mark.parametrize("build", BUILDS)
def test_the_names_and_numbers_of_the_account_occur_where_it_cites(build: Build) -> None:
    result = build()
    for sentence in result.account:
        near = " ".join(_near(result, sentence.spans)).casefold().replace("’", "'").replace(",", "")
        text = _without(sentence.text, sentence.counts)
        for number in re.findall(r"\d[\d,.]*", text):
            assert number.rstrip(".,").replace(",", "") in near, (number, sentence.text)
        for match in re.finditer(r"(?<=[\w,;)] )[A-Z][a-z]{2,}", text):
            assert match.group().casefold() in near, (match.group(), sentence.text)


@pytest.mark.parametrize("build", BUILDS)
def test_a_lower_level_of_the_account_leads_and_every_story_has_one(build: Build) -> None:
    result = build()
    for story in result.stories:
        levels = [sentence.level for sentence in result.account if sentence.story == story.id]
        assert levels[:1] == [1]
        assert set(levels) <= {1, 2, 3}


@pytest.mark.parametrize("build", BUILDS)
def test_ids_lead_somewhere(build: Build) -> None:
    result = build()
    known = {
        table: {row.id for row in getattr(result, table)}
        for table in ("articles", "stories", "parties", "quotes", "statements")
    }
    assert all(each.story in known["stories"] for each in result.articles)
    assert all(each.party in {None, *known["parties"]} for each in (*result.quotes, *result.statements))
    assert all(each.statement in {None, *known["statements"]} for each in result.quotes)
    assert all(set(each.quotes) <= known["quotes"] for each in result.statements)
    assert all(each.party in {None, *known["parties"]} for each in result.responses)


@pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared")
@pytest.mark.parametrize("build", BUILDS)
def test_the_scorer_of_anchors_finds_no_fault(build: Build, tmp_path: Path) -> None:
    result = tmp_path / "result.json"
    result.write_text(as_json.dumps(build()), encoding="utf-8")
    scorer = SHARED / "score" / "anchors.py"
    ran = subprocess.run([sys.executable, str(scorer), str(result)], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


# Promise 3: an exact copy never raises a count of origins.


@pytest.mark.parametrize("at", range(9))
def test_an_exact_copy_under_another_outlet_raises_no_count_of_origins(
    at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(finding, "_over_article", _over_article)
    given = ferry()
    assert len(given) == 9
    before = pipeline.compare(given)
    copy = replace(given[at], id="copied", outlet="Copied Gazette", url=None, authors=(), agency=None)
    after = pipeline.compare([*given, copy])
    origins = next(each.origins for each in before.stories if given[at].id in each.articles)
    home = next(each for each in after.stories if copy.id in each.articles)
    assert given[at].id in home.articles
    assert home.origins <= origins
    counted = {each.text: each.origins for each in before.claims}
    risen = [each for each in after.claims if each.origins > counted.get(each.text, each.origins)]
    assert not risen, [(each.text, each.origins) for each in risen]
    # A claim in new words is told by no more origins than its story, and by more than the copy's original alone.
    for each in after.claims:
        assert each.story != home.id or each.origins <= home.origins
        assert each.agreement != "agreed" or len(_origins(each.spans, copy)) > 1


@cache
def _over_article(one: Article) -> Coverage:
    """Find over an article once for all copies: what is tested is made over the story."""
    return findings.complete(Coverage((one,)), "article")


def _origins(spans: tuple[Span, ...], copy: Article) -> set[str]:
    """Give the articles that stand behind a claim, the copy and what it was copied from counted as one."""
    return {span.article for span in spans} - {copy.id}


# What the checks above read.


def _spans(value: Any) -> Iterator[Span]:
    """Give every place that a record holds, whatever record it is."""
    if isinstance(value, tuple):
        for each in value:
            yield from _spans(each)
    elif is_dataclass(value) and not isinstance(value, (Article, type)):
        if all(hasattr(value, name) for name in ("article", "start", "end")):
            record: Any = value
            yield Span(record.article, record.start, record.end, getattr(record, "field", "text"))
        for field in fields(value):
            yield from _spans(getattr(value, field.name))


def _ranges(quote: Quote) -> list[tuple[int, int]]:
    return [*quote.content, *(each for each in (quote.cue, quote.speaker) if each)]


def _words_of_quotes(result: Result) -> dict[str, str]:
    """Give the words of each quote, from its first to its last place: what lies between is the reporter's."""
    article_of = {each.id: each for each in result.articles}
    return {
        quote.id: _flat(" ".join(article_of[quote.article].text[start:end] for start, end in quote.content))
        for quote in result.quotes
    }


def _near(result: Result, spans: tuple[Span, ...]) -> Iterator[str]:
    """Give what a sentence of the account may draw on: the paragraphs it cites, and how their articles are headed."""
    article_of = {each.id: each for each in result.articles}
    for span in spans:
        owner = article_of[span.article]
        if span.field == "text":
            end = owner.text.find("\n", span.end)
            yield owner.text[owner.text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else None]
        yield f"{owner.headline or ''} {owner.outlet} {owner.published or ''}"
        for party in result.parties:
            if any(
                mention.article == span.article and mention.start < span.end and span.start < mention.end
                for mention in party.mentions
            ):
                yield " ".join((party.name, *party.aliases))


def _without(text: str, counts: tuple[tuple[int, int], ...]) -> str:
    for start, end in counts:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _flat(text: str) -> str:
    """Give the words of a text alone: marks, dashes and white space vary with house style."""
    return " ".join(re.findall(r"\w+", text.casefold()))
