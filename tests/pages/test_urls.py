"""File names and links: safe for every file system and browser, and never two ids on one file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.pages import urls

ids = st.text(min_size=0, max_size=60)


@pytest.mark.parametrize(
    ("id", "page"),
    [
        ("8f2c01ab", "articles/8f2c01ab.html"),  # a content hash stays
        ("0a64117e-518e-447b-a60f", "articles/0a64117e-518e-447b-a60f.html"),  # a UUID stays
    ],
)
def test_a_plain_id_is_its_own_name(id: str, page: str) -> None:
    assert urls.article(id) == page


@pytest.mark.parametrize(
    "id",
    ["", ".", "..", "../../etc/passwd", "a/b", "a\\b", "CON", "nul", "A", "ß", "مرحبا", "a" * 300, "x\x00y", "\ud800"],
)
def test_an_odd_id_makes_one_safe_name(id: str) -> None:
    assert re.fullmatch(r"articles/[a-z0-9-]{0,40}~[0-9a-f]{8}\.html", urls.article(id))


@given(ids, ids)
def test_two_ids_never_share_a_page(one: str, other: str) -> None:
    assert (urls.article(one) == urls.article(other)) == (one == other)
    assert urls.article(one).casefold() == urls.article(one)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://courier.example/a?b=1#c", True),
        ("HTTP://courier.example/", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("vbscript:x", False),
        ("//courier.example/", False),  # no scheme: on disk it would be a file
        ("/etc/passwd", False),
        ("https://", False),
        ("https://[", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_are_linked(url: str | None, kept: bool) -> None:
    assert (urls.safe(url) is not None) == kept


def test_long_words_open_as_a_range() -> None:
    words = " ".join(f"word{n}" for n in range(40))
    assert urls.at_words("https://c.example/#top", words).endswith(
        "#top:~:text=word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39"
    )


def test_a_dash_in_the_words_is_no_prefix() -> None:
    assert urls.at_words("https://c.example/", "re-open").endswith("text=re%2Dopen")
