"""Why an article is in its story, and what was changed in it, as its page tells it."""

from __future__ import annotations

from dataclasses import replace

from rashomon.desk.reasons import Placed
from rashomon.pages import standing
from rashomon.records import Article, Decision, Edit, Link, Outlet, Result, Revision
from tests.pages.invented import BRIDGE_RESULT, GAZETTE


def test_likeness_is_told_part_by_part_and_only_of_articles_that_can_be_opened() -> None:
    (reason,) = standing.of(BRIDGE_RESULT)(GAZETTE).reasons
    assert (reason.together, reason.weight) == (True, "0.41")
    assert [(part.label, part.weight, part.words) for part in reason.parts] == [
        ("names in common", "+0.25", ("Larkmouth", "Crane")),
        ("words in common", "+0.20", ("bridge",)),
        ("time between them", "-0.04", ()),
    ]


def test_the_nearest_is_no_version_of_the_article_and_where_the_user_has_put_it() -> None:
    told = [Article(id, "Courier", "x", story=story) for id, story in (("a", "s"), ("b", "s"), ("c", "s"), ("d", "t"))]
    old, new, merged, outside = (told[0], replace(told[1], version_of="a"), *told[2:])
    links = tuple(Link("b", other, False, weight, ()) for other, weight in (("a", 0.9), ("c", 0.4), ("d", 0.2)))
    tell = standing.of(Result(articles=(old, new, merged, outside), links=links))
    assert [(each.href, each.together) for each in tell(new).reasons] == [
        ("articles/c.html", True),
        ("articles/d.html", False),
    ]
    back = standing.of(Result(articles=(old, new), links=(Link("a", "b", True, 0.9, ()),)))
    assert back(old).reasons == ()


def test_what_else_than_likeness_put_an_article_where_it_is_is_told() -> None:
    old, new = Article("a", "Courier", "x"), Article("b", "Courier", "y", version_of="a", published="1987-01-01")
    word = Decision("d", "2031-06-01T09:00:00+00:00", "move", ("s", "t"), ("a",))
    placed = {"a": Placed("missing", True, word), "b": Placed("doubtful", False, None)}
    tell = standing.of(Result(articles=(old, new)), placed)
    assert tell(old).because == (
        "the user put it here: move, Sun 1 Jun 2031, 09:00 UTC",
        "its input named the story, and `--keep-stories` took it as given",
        "it states no time of publication that can be believed: grouped by what it says alone",
    )
    assert [each.partition(":")[0] for each in tell(new).because] == [
        "it is a version of a",
        "its time of publication, Thu 1 Jan 1987, is not believed",
    ]
    assert standing.of(Result(articles=(old,)))(old).because == ()


def test_an_edit_is_told_with_the_words_before_and_after() -> None:
    old = Article("a", "Courier", "Twelve people were hurt.", headline="Ferry hits pier")
    new = Article("b", "Courier", "Fourteen people were hurt.", headline="Ferry strikes pier", version_of="a")
    revision = Revision("b", "a", "Ferry hits pier", (Edit((0, 6), (0, 8)),))
    tell = standing.of(Result(articles=(old, new), revisions=(revision,)))
    assert tell(new).before == standing.Version(
        "articles/a.html", "", "Ferry hits pier", (standing.Edit("", "Twelve", "Fourteen", " people were hurt."),)
    )
    assert tell(old).after == standing.Version("articles/b.html", "", None, ())
    assert tell(new).after is None


def test_the_outlet_is_told_as_far_as_the_register_is_sure() -> None:
    outlet = Outlet("Courier", newsroom="Courier", owner="Merrin Press", country="GB")
    told = standing.of(Result(outlets=(outlet,)))(
        Article("a", "Courier", "x", addresses=("https://courier.example/b",))
    )
    assert (told.newsroom, told.owner, told.country) == (None, "Merrin Press", "GB")
    assert told.addresses == ("https://courier.example/b",)
