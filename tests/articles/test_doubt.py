"""What in an article contradicts its date, and what does not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.articles import from_jsonl, settle
from rashomon.articles.opened import Filed
from rashomon.articles.stated import doubt, published
from rashomon.records import Article, Rejection
from rashomon.settings import DOUBT
from tests.newsroom import opened

BODY = "A ferry struck a pier on Sunday.\n\nNobody was hurt, the mayor said."


def found(text: str = BODY, day: str = "2019-06-10", url: str | None = None, modified: str | None = None) -> str | None:
    filed = Filed(text, "x", "x", url=url)
    return doubt.find(filed, published.normalise(day), published.normalise(modified))


TEXTS = [
    ("PORT ELLERY, March 3 (Halyard) - A ferry struck a pier.", "the dateline has 2019-03-03", "dateline"),
    ("PORT ELLERY, March 3 (Halyard) -\nA ferry struck a pier.", "the dateline has 2019-03-03", "dateline on a line"),
    ("Port Ellery, 3 March (Reuters) - A ferry struck.", "the dateline has 2019-03-03", "dateline of a listed agency"),
    ("PORT ELLERY, Dec. 29 — A ferry struck a pier.", "the dateline has 2018-12-29", "dateline of nobody, year before"),
    ("PORT ELLERY, June 9, 2021 (Halyard) - A ferry struck.", "the dateline has 2021-06-09", "dateline with a year"),
    ("Published 3 March 2019\n\n" + BODY, "a line says published 2019-03-03", "a line of its own"),
    ("First published: March 3, 2021 at 09:30 GMT\n\n" + BODY, "a line says published 2021-03-03", "with an hour"),
    (BODY + "\n\nUpdated 3 March 2019", "a line says updated 2019-03-03", "changed before it was published"),
    ("The pier was opened by the mayor on 3 May 2021, he said.", "it tells of 2021-05-03", "told in the past"),
    ("Two men died in Port Ellery on Sunday, May 9, 2021.", "it tells of 2021-05-09", "told in the past, a weekday"),
]
QUIET = [
    (BODY, "nothing is dated"),
    ("PORT ELLERY, June 9 (Halyard) - A ferry struck a pier.", "dateline of the day before"),
    ("PORT ELLERY, June 14 (Halyard) - A ferry struck a pier.", "dateline a few days off"),
    ("PORT ELLERY, June 9 — A ferry struck a pier.", "dateline of nobody, the day before"),
    ("Fixtures, 3 March (Harbour Park) – kick-off at 3pm", "a fixture, not a place in capitals"),
    ("The pier (built March 3, Halyard) is shut.", "a day in brackets"),
    ("Published 9 June 2019\n\n" + BODY, "a line with the day before"),
    ("Published 3 March 2019 in the Annals of Piers, the study names nine.", "a line that goes on"),
    (BODY + "\n\nUpdated 3 March 2021", "changed long after"),
    ("The pier will be opened by the mayor on 3 May 2021, he said.", "planned"),
    ("The pier was scheduled to open on 3 May 2021, he said.", "was planned"),
    ("The hearing was put off until a session on 3 May 2021.", "put off"),
    ("The bonds are due on May 3, 2021.", "due"),
    ("The pier was opened by the mayor on 3 May 1998.", "history"),
    ("On June 11, 2019 the pier reopens.", "tomorrow"),
    (BODY * 40 + "\n\n1/34 The pier was opened on 3 May 2021 Jo Tarn/Halyard", "a caption far down"),
]
ADDRESSES = [
    ("https://courier.example/2019/03/03/pier", "the address has 2019-03-03"),
    ("https://courier.example/news/2019-03-03-pier", "the address has 2019-03-03"),
    ("https://courier.example/20190303/pier", "the address has 2019-03-03"),
    ("https://courier.example/2019/mar/03/pier", "the address has 2019-03-03"),
    ("https://courier.example/2019/06/10/pier", None),
    ("https://courier.example/2019/06/05/pier", None),
    ("https://courier.example/2019/03/pier", None),
    ("https://courier.example/2019/13/45/pier", None),
    ("https://courier.example/201903031/pier", None),
    ("https://courier.example/story-2019030", None),
]


@pytest.mark.parametrize(("text", "why", "case"), TEXTS, ids=[case for *_, case in TEXTS])
def test_a_text_contradicts_its_date(text: str, why: str, case: str) -> None:
    assert found(text) == why


@pytest.mark.parametrize(("text", "case"), QUIET, ids=[case for *_, case in QUIET])
def test_what_does_not_contradict(text: str, case: str) -> None:
    assert found(text) is None


@pytest.mark.parametrize(("url", "why"), ADDRESSES)
def test_an_address_contradicts_a_date(url: str, why: str | None) -> None:
    assert found(url=url) == why


def test_a_change_is_not_before_the_publication() -> None:
    assert found(modified="2019-03-03") == "it was changed on 2019-03-03"
    assert found(modified="2019-06-08") is None
    assert found(modified="2021-06-08") is None
    assert found(modified="1970-01-01") is None


def test_an_article_without_a_date_has_none_to_doubt() -> None:
    assert (
        doubt.find(Filed("PORT ELLERY, March 3 (Halyard) - A ferry.", "x", "x"), *[published.Published()] * 2) is None
    )


@given(st.dates(date(1901, 1, 1), date(2023, 1, 1)), st.integers(-400, 400))
def test_days_near_by_never_contradict_and_far_ones_do(day: date, gap: int) -> None:
    other = day + timedelta(days=gap)
    far = abs(gap) > DOUBT.days
    assert bool(found(f"Published {other.day} {other:%B} {other.year}\n\n{BODY}", day.isoformat())) == far
    assert bool(found(day=day.isoformat(), url=f"https://courier.example/{other:%Y/%m/%d}/pier")) == far


def test_an_article_whose_date_is_contradicted_says_so() -> None:
    row = b'{"text": "%s", "published": "2019-06-10T10:00:00Z", "modified": "1970-01-01"}'
    made = list(settle(from_jsonl.read(opened(row % b"PORT ELLERY, March 3 (Halyard) - A ferry struck.", "x.jsonl"))))
    (article,) = (each for each in made if isinstance(each, Article))
    assert (article.published, article.published_basis) == ("2019-06-10T10:00:00+00:00", "doubtful")
    assert article.modified is None
    assert [each.reason for each in made if isinstance(each, Rejection)] == [
        "time of change: 1970-01-01 cannot be; the article is kept without one"
    ]
