"""Why an article is in its story, and what was changed in it, as its page tells it."""

from __future__ import annotations

from rashomon.pages import standing
from rashomon.records import Article, Edit, Outlet, Result, Revision
from tests.pages.invented import BRIDGE_RESULT, GAZETTE


def test_likeness_is_told_part_by_part_and_only_of_articles_that_can_be_opened() -> None:
    (reason,) = standing.of(BRIDGE_RESULT)(GAZETTE).reasons
    assert (reason.together, reason.weight) == (True, "0.41")
    assert [(part.label, part.weight, part.words) for part in reason.parts] == [
        ("names in common", "+0.25", ("Larkmouth", "Crane")),
        ("words in common", "+0.20", ("bridge",)),
        ("time between them", "-0.04", ()),
    ]


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
