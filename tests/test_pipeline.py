"""The whole flow: what a build promises (DESIGN.md), whatever the findings are, and what it must find in the seeds."""

from __future__ import annotations

import json
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
from rashomon import desk as desks
from rashomon.desk import keep, recall, visits
from rashomon.errors import InputError
from rashomon.findings.agreement import counts
from rashomon.pages import as_json, as_lines
from rashomon.pipeline import finding
from rashomon.records import Article, Coverage, Party, Quote, Rejection, Result, Span, Statement, read
from tests.built import HARBOUR, SHARED, harbour, seeds
from tests.loopback import Page, Server
from tests.newsroom import article

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


# Promise 5: what cannot be used is rejected with a reason, and the rest goes on.

GERMAN = (
    "Die Fähre rammte am Sonntag den Pier von Sollhaven, und neun Menschen wurden verletzt. „Wir bedauern das sehr“, "
    "sagte die Bürgermeisterin Ilse Brandt. Die Reederei äußerte sich am Montag nicht zu den Gründen des Unglücks."
)


def test_a_text_in_another_language_is_kept_and_left_out_of_what_is_found(tmp_path: Path) -> None:
    (tmp_path / "Küstenbote.txt").write_text(f" date 2024-05-06 {GERMAN}", encoding="utf-8")
    (tmp_path / "Courier.txt").write_text(
        " date 2024-05-06 A ferry struck the pier in Sollhaven on Sunday and nine people were hurt, police said. "
        "“We regret this deeply,” said the mayor, Ilse Brandt.",
        encoding="utf-8",
    )
    result = pipeline.build([tmp_path])
    german = next(each for each in result.articles if each.outlet == "Küstenbote")
    assert (german.language, german.text) == ("de", GERMAN)
    assert any(german.id in story.articles for story in result.stories)
    assert [each.stage for each in result.rejections if "Küstenbote" in each.input] == ["language"]
    assert not [each for each in (*result.quotes, *result.dates, *result.credits) if each.article == german.id]
    assert [quote for quote in result.quotes if quote.article != german.id]


def test_compare_tells_which_articles_it_cannot_analyse() -> None:
    german = article(GERMAN, "Küstenbote", "2024-05-06", id="de", language="de")
    result = pipeline.compare([german, article("The pier is shut.", published="2024-05-06")])
    assert [(row.stage, row.input) for row in result.rejections] == [("language", "de")]


def test_what_a_finding_leaves_out_is_a_rejection_until_it_is_found_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Nine people were hurt on Sunday, police said. Four boats sank. The mayor closed three piers."
    rows = [
        {"outlet": name, "text": text, "published": "2024-05-06", "id": name, "story": "s"}
        for name in ("Echo", "Courier")
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    with desks.open(tmp_path / "desk.db") as desk:
        pipeline.read(desk, [path])
        pipeline.group(desk, keep_stories=True)
        with monkeypatch.context() as patched:
            patched.setattr(counts, "COUNTS", replace(counts.COUNTS, most=2))
            pipeline.find(desk)
        (story,) = recall.stories(desk)
        (row,) = recall.result(desk).rejections
        assert (row.stage, row.input) == ("find", story.id)
        assert re.fullmatch(r"\d of its \d numbers are not compared: the first 2 are", row.reason)
        desk.do("UPDATE found SET digest = ''")
        pipeline.find(desk)
        assert recall.result(desk).rejections == ()


def test_one_bad_file_does_not_end_the_run(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><nav>Home</nav></body></html>")
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "The pier closed on Sunday, the mayor said."}\n{"text": \n')
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 20)
    result = pipeline.build([tmp_path])
    assert [each.text for each in result.articles] == ["The pier closed on Sunday, the mayor said."]
    assert sorted(Path(each.input.split(",")[0]).name[:1] for each in result.rejections) == ["a", "b", "c"]


def test_nothing_to_read_is_an_error_that_says_why(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the folder is empty"):
        pipeline.build([tmp_path])


def test_an_article_without_a_date_gets_none() -> None:
    result = pipeline.compare([article("The pier closed on Sunday, the mayor said. It will open next week.")])
    assert [each.value for each in result.dates] == [None, None]


# The seeds: five outlets on one event, the first real input. Their short phrases are named; no sentence of theirs is.


def test_seeds_are_one_story() -> None:
    result = seeds()
    assert [len(story.articles) for story in result.stories] == [5]


def test_the_mother_of_four_is_one_statement_with_five_witnesses() -> None:
    told = _told("As a mother of four")
    assert _witnesses(told) == 5
    assert _party(told.party).name == "Kim Kardashian"


def test_the_apology_is_one_statement_with_five_witnesses_and_its_readings_are_told_apart() -> None:
    told = _told("We sincerely apologi")
    assert _witnesses(told) == 5
    assert _party(told.party).name == "Balenciaga"
    kinds = {frozenset(reading.text for reading in each.readings): each.kind for each in told.variants}
    assert kinds[frozenset({"bags", "bag"})] == "word-changed"
    assert kinds[frozenset({"apologize", "apologise"})] == "spelling"
    assert kinds[frozenset({"offense", "offence"})] == "spelling"


def test_the_apology_for_the_documents_has_three_witnesses() -> None:
    told = _told("unsettling documents")
    assert _witnesses(told) == 3
    assert _party(told.party).name == "Balenciaga"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the reality star", "Kim Kardashian"),
        ("the reality mogul", "Kim Kardashian"),
        ("Kardashian", "Kim Kardashian"),
        ("she", "Kim Kardashian"),
        ("the luxury fashion house", "Balenciaga"),
        ("the Spanish fashion label", "Balenciaga"),
        ("the brand", "Balenciaga"),
    ],
)
def test_whom_the_seeds_mean(words: str, name: str) -> None:
    result = seeds()
    article_of = {each.id: each for each in result.articles}
    meant = {
        party.name
        for party in result.parties
        for mention in party.mentions
        if read(article_of[mention.article], mention.start, mention.end, mention.field) == words
    }
    assert meant == {name}


@pytest.mark.parametrize(
    ("published", "words", "value"),
    [
        ("2022-11-28", "on Sunday", "2022-11-27"),
        ("2022-11-28", "On Tuesday", "2022-11-22"),
        ("2022-11-28", "Last week", "2022-11-21/2022-11-27"),
        ("2022-11-28", "last week", "2022-11-21/2022-11-27"),
    ],
)
def test_when_the_seeds_mean(published: str, words: str, value: str) -> None:
    result = seeds()
    article_of = {each.id: each for each in result.articles}
    # A day's expression is the day alone or with its preposition.
    wanted = {words, words.partition(" ")[2]} if words.casefold().startswith("on ") else {words}
    values = {
        date.value
        for date in result.dates
        if article_of[date.article].published == published
        and date.text in wanted
        and (date.text == words or article_of[date.article].text[: date.start].endswith(words.partition(" ")[0] + " "))
    }
    assert values == {value}


def test_the_seeds_credit_three_newsrooms() -> None:
    assert {each.to.removeprefix("the ") for each in seeds().credits} >= {"CNN", "New York Post", "NBC News"}


def test_two_did_not_respond_in_the_seeds() -> None:
    silent = {_party(each.party).name for each in seeds().responses if each.kind == "no-response"}
    assert silent == {"Kering", "Balenciaga"}


def _told(words: str) -> Statement:
    found = [each for each in seeds().statements if words in each.text]
    assert len(found) == 1, f"{len(found)} statements hold {words!r}"
    return found[0]


def _witnesses(statement: Statement) -> int:
    return len({quote.article for quote in seeds().quotes if quote.id in statement.quotes})


def _party(id: str | None) -> Party:
    return next(each for each in seeds().parties if each.id == id)


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


def test_what_is_mended_is_no_longer_told_as_rejected(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    rows = folder / "rows.jsonl"
    rows.write_text('{"outlet": "Courier", "text": ""}\n', encoding="utf-8")
    (folder / "empty.txt").touch()
    with desks.open(tmp_path / "desk.db") as desk:
        assert len(pipeline.read(desk, [folder]).rejected) == 2
    rows.write_text('{"outlet": "Courier", "text": "The pier is shut."}\n', encoding="utf-8")
    with desks.open(tmp_path / "desk.db") as desk:
        pipeline.read(desk, [rows])
        assert [row.input for row in recall.result(desk).rejections] == [str(folder / "empty.txt")]
    (folder / "empty.txt").write_text("The harbour is open again.\n\nAll is well.", encoding="utf-8")
    with desks.open(tmp_path / "desk.db") as desk:
        pipeline.read(desk, [f"{folder}/"])
        assert recall.result(desk).rejections == ()


def test_what_is_given_twice_to_compare_is_told() -> None:
    pier, fire = article("The pier is shut.", id="x"), article("A fire broke out.", id="x")
    result = pipeline.compare([pier, fire, pier])
    assert len(result.articles) == 2
    assert {(row.input, row.reason.partition(" ")[0]) for row in result.rejections} == {("x", "another"), ("x", "the")}


def test_articles_without_a_date_meet_those_that_came_without_one_before() -> None:
    text = (
        "A ferry of the Merrin line hit the old pier at Ashmere harbour, and twelve people were hurt, the coast guard"
        " said. The captain, Ada Vale, told reporters that the engines had failed."
    )
    with desks.open(None) as desk:
        for each in (text, f"{text} The harbour master, Tom Reyes, closed the pier."):
            keep.article(desk, article(each, published=None, headline="Ferry hits Ashmere pier"))
            pipeline.group(desk)
        assert [len(story.articles) for story in recall.stories(desk)] == [2]
        shown = recall.stories(desk)[0].id
        visits.rejection(desk, Rejection("read", "empty.txt", "the file is empty"))
        assert recall.result(desk).rejections
        assert not recall.result(desk, [shown]).rejections, "rejections belong to no story"


@pytest.mark.parametrize("given", ["in", "./in", "in/", ".", "in/*.txt", "*/empty.txt", "./in/empty.txt"])
def test_a_file_is_the_same_however_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.chdir(tmp_path)
    empty = tmp_path / "in" / "empty.txt"
    empty.parent.mkdir()
    for written, rejected in (("", 1), ("The harbour is open again.\n\nAll is well.", 0)):
        empty.write_text(written, encoding="utf-8")
        with desks.open(tmp_path / "desk.db") as desk:
            pipeline.read(desk, [given])
            told = [row for row in recall.result(desk).rejections if "empty.txt" in row.input]
            assert len(told) == rejected


def test_what_was_rejected_of_a_feed_is_told_until_it_changes(tmp_path: Path) -> None:
    feed = (
        '<rss version="2.0"><channel><title>Courier</title><link>https://courier.example/</link>'
        "<item><title>Pier shut</title><link>https://courier.example/pier</link>{}</item></channel></rss>"
    )
    asked = articles.Options(allow_private=True)
    counted = []
    with Server({"/feed": Page(feed.format("").encode(), etag='"one"')}) as server, desks.open(None) as desk:
        for run in range(3):
            if run == 2:
                said = "<description>The pier is shut for a week, the board said on Monday.</description>"
                server.pages["/feed"] = Page(feed.format(said).encode(), etag='"two"')
            desk.run = desk.connection.execute(
                "INSERT INTO runs (command, process, began) VALUES ('', 0, '')"
            ).lastrowid
            pipeline.read(desk, [server.url("/feed")], asked)
            counted.append(len(recall.result(desk).rejections))
    assert counted == [1, 1, 0]


FEED = (
    '<rss version="2.0"><channel><title>Courier</title><link>https://courier.example/</link>'
    "<item><title>Pier shut</title><link>https://courier.example/pier</link>"
    "<description>The pier is shut for a week, the board said on Monday.</description></item></channel></rss>"
)
ROWS = '{"text": "The pier is shut for a week."}\n{"text": "A fire broke out on Monday."}\n'
ONE = "<html><body><article><h1>Pier shut</h1>{}</article></body></html>".format(
    "".join(
        f"<p>The pier at berth {n} is shut for a week, the board of the harbour said on Monday.</p>" for n in range(6)
    )
)


@pytest.mark.parametrize(
    ("name", "stands", "first", "again"),
    [
        pytest.param("/feed", FEED, (1, 0, 0), (0, 0, 1), id="a feed"),
        pytest.param("/rows.jsonl", ROWS, (2, 0, 0), (0, 0, 1), id="a table"),
        pytest.param("/pier", ONE, (1, 0, 0), (0, 1, 0), id="an article"),
    ],
)
def test_what_has_not_changed_is_one_article_only_where_it_is_one(
    tmp_path: Path, name: str, stands: str, first: tuple[int, ...], again: tuple[int, ...]
) -> None:
    asked = articles.Options(allow_private=True)
    with Server({name: Page(stands.encode(), etag='"one"')}) as server, desks.open(tmp_path / "desk.db") as desk:
        for wanted in (first, again, again):
            tally = pipeline.read(desk, [server.url(name)], asked)
            assert (tally.new, tally.unchanged, tally.lists) == wanted
            pipeline.check([server.url(name)], tally)
    assert as_lines.tally(tally) == (
        "read 0 articles: 0 new, 0 changed, 0 unchanged; 1 feed or list unchanged since the last visit; 0 rejected"
        if again[2]
        else "read 1 article: 0 new, 0 changed, 1 unchanged; 0 rejected"
    )


def test_two_articles_with_one_id_are_both_kept_and_two_alike_are_one(tmp_path: Path) -> None:
    rows = [{"id": "x", "text": "The pier is shut."}, {"id": "x", "text": "A fire broke out."}]
    (tmp_path / "ids.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in [*rows, rows[0]]), encoding="utf-8")
    result = pipeline.build([tmp_path])
    first, second = sorted(each.id for each in result.articles)
    assert (first, second[:2]) == ("x", "x-")
    reasons = {row.input.partition(", ")[2]: row.reason for row in result.rejections}
    assert reasons == {
        "line 2": f"another article has the id x; this one is kept as {second}",
        "line 3": "the article x was read before, with the same text; it counts once",
    }


def test_a_register_of_ones_own_holds_at_later_runs(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(
        "name,newsroom,owner\nCourier,Courier,Merrin Press\nSunday Courier,Courier,Merrin Press\n", encoding="utf-8"
    )
    rows = [
        ("Courier", "The old pier at Velm burned down on Monday, and nobody was hurt, the fire chief said."),
        ("Sunday Courier", "Nobody was hurt when fire took the old pier at Velm on Monday, its chief said."),
    ]
    file = tmp_path / "rows.jsonl"
    told = ({"outlet": outlet, "published": "2024-03-04", "text": text, "story": "s"} for outlet, text in rows)
    file.write_text("".join(f"{json.dumps(row)}\n" for row in told), encoding="utf-8")
    for options, found in ((articles.Options(outlets=own), 1), (articles.PLAIN, 0)):
        with desks.open(tmp_path / "desk.db") as desk:
            pipeline.read(desk, [file], options)
            pipeline.group(desk, keep_stories=True)
            assert pipeline.find(desk) == found
            (story,) = recall.result(desk).stories
            assert (story.outlets, story.origins, story.owners) == (2, 1, 1)


def test_what_is_read_better_is_found_anew_in_its_story(tmp_path: Path) -> None:
    text = "The old pier at Velm burned down on Monday, and nobody was hurt, the fire chief, Ada Vale, said."
    first = [{"id": str(number), "outlet": name, "text": text} for number, name in enumerate(("Courier", "Echo"))]
    better = [row | {"headline": f"{row['outlet']}: pier burns", "published": "2024-03-06"} for row in first]
    counted = []
    with desks.open(tmp_path / "desk.db") as desk:
        for rows in (first, better, better, first):
            path = tmp_path / "rows.jsonl"
            path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
            tally = pipeline.read(desk, [path])
            desk.run = desk.connection.execute(
                "INSERT INTO runs (command, process, began) VALUES ('', 0, '')"
            ).lastrowid
            pipeline.group(desk)
            counted.append((tally.new, tally.changed, tally.unchanged, pipeline.find(desk)))
            (story,) = recall.stories(desk)
            known = len(counted) > 1
            assert (story.headline == "Courier: pier burns", story.first) == (known, "2024-03-06" if known else None)
        assert counted == [(2, 0, 0, 1), (0, 2, 0, 1), (0, 0, 2, 0), (0, 0, 2, 0)]
        result = recall.result(desk)
        assert {each.value for each in result.dates} == {"2024-03-04"}, (
            "Monday is counted from the day that is known now"
        )
        assert not result.revisions
        assert desk.one("SELECT min(day), max(day) FROM profiles") == ("2024-03-06", "2024-03-06")
        assert desk.one("SELECT min(day), max(day) FROM samples") == ("2024-03-06", "2024-03-06")
