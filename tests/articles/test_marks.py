"""What an input sets off is marked in its text, exactly: each place gives back a block quote or a post, and no more."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon import articles
from rashomon.articles import from_html, from_jsonl, from_markdown, settle
from rashomon.articles.opened import Filed
from rashomon.pages import as_json
from rashomon.records import Article, Result
from tests.newsroom import article, opened

WORDS = st.lists(
    st.sampled_from("the harbour pier was closed on Sunday after ferry struck & 12 <people> “ran”".split()),
    min_size=5,
    max_size=14,
)
SENTENCE = WORDS.map(lambda words: f"{' '.join(words)}.".capitalize())
PARTS = st.lists(
    st.tuples(st.sampled_from("ppppqxifl"), st.lists(SENTENCE, min_size=1, max_size=3)), min_size=1, max_size=9
)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def made(parts: list[tuple[str, list[str]]]) -> tuple[str, list[list[str]], list[list[str]]]:
    """Give a piece of HTML; the paragraphs of each of its parts; and those of its quotes and posts."""
    markup, said, marked = "", [], []
    for kind, words in parts:
        paragraphs = "".join(f"<p>{escaped(each)}</p>" for each in words)
        if kind == "q":
            markup, now = markup + f"<blockquote>{paragraphs}</blockquote>", words
        elif kind == "x":
            now = [words[0] + " — Ada Quill (@ada) May 3, 2021"]
            markup += f'<div class="w"><blockquote class="twitter-tweet"><p>{escaped(words[0])}</p>&mdash; Ada Quill (@ada) <a>May 3, 2021</a></blockquote></div>'
        elif kind == "i":
            markup, now = markup + f'<div class="social-embed"><div class="share">{paragraphs}</div></div>', words
        elif kind == "f":
            markup, now = (
                markup + f"<figure><blockquote>{paragraphs}</blockquote><figcaption>A post</figcaption></figure>",
                words,
            )
        elif kind == "l":
            markup, now = markup + "<ul>" + "".join(f"<li>{escaped(each)}</li>" for each in words) + "</ul>", words
        else:
            markup, now = markup + paragraphs, words
        said.append(now)
        if kind in "qxif":
            marked.append(now)
    return markup, said, marked


@given(PARTS)
def test_a_piece_of_html_gives_its_words_and_its_quotes(parts: list[tuple[str, list[str]]]) -> None:
    markup, said, marked = made(parts)
    text, places = from_html.fragment(markup)
    assert text == "\n\n".join(each for part in said for each in part)
    assert [text[start:end] for start, end in places] == ["\n\n".join(each) for each in marked]


@given(PARTS)
@example(
    [
        ("p", [f"The{' the' * 9}.", f"The{' the' * 10}.", f"The{' the' * 12}."]),
        ("p", [f"The{' the' * 12}.", f"The{' the' * 13}.", f"The{' the' * 4}."]),  # the last is taken for a label
        ("q", [f"The{' the' * 4}."]),
    ]
)
def test_a_page_gives_the_places_of_its_quotes(parts: list[tuple[str, list[str]]]) -> None:
    body = [("p", ["The harbour authority has opened an inquiry and will report within six weeks, it said."])] * 3
    markup, _, marked = made([*body, *parts])
    page = f"<html><head><title>x</title></head><body><article><h1>Ferry</h1>{markup}</article></body></html>"
    (filed,) = from_html.read(opened(page.encode(), "page.html"))
    assert isinstance(filed, Filed)
    assert [filed.text[start:end] for start, end in filed.set_off] == ["\n\n".join(each) for each in marked]


MARKDOWN = [
    ("The mayor wrote:\n\n> The pier *is* safe.\n\nNobody agreed.", ["The pier is safe."]),
    ("> One.\n>\n> Two.\n\nThree.", ["One.\n\nTwo."]),  # two paragraphs of one quote
    ("> One.\n\n> Two.", ["One.", "Two."]),  # a blank line parts quotes
    ("> One\ngoes on.\n\nTwo.", ["One goes on."]),  # a lazy line
    ("```\n> no quote\n```", []),
    ("# Headline\n\n> One.", ["One."]),  # the headline is no part of the text
    ("A > b.", []),
]


@pytest.mark.parametrize(("written", "marked"), MARKDOWN)
def test_markdown_marks_its_block_quotes(written: str, marked: list[str]) -> None:
    (filed,) = from_markdown.read(opened(written.encode(), "x.md"))
    assert isinstance(filed, Filed)
    assert [filed.text[start:end] for start, end in filed.set_off] == marked


def read_back(row: dict[str, object]) -> Article:
    (found,) = settle(from_jsonl.read(opened(json.dumps(row).encode(), "x.json")))
    assert isinstance(found, Article)
    return found


def test_json_gives_marks_and_addresses_back() -> None:
    one = article(
        "The mayor wrote:\n\nThe pier is safe.",
        url="https://courier.example/1",
        set_off=((18, 35),),
        addresses=("https://m.courier.example/1",),
    )
    (row,) = as_json.render(Result(articles=(one,)))["articles"]
    back = read_back(row)
    assert (back.set_off, back.addresses) == (one.set_off, one.addresses)


@pytest.mark.parametrize(
    "places", [[[30, 400]], [[5, 2]], [[4, 9], [2, 3]], "4-9", [4, 9], [["a", "b"]], [[-3, 4]], None]
)
def test_marks_that_are_no_places_are_left_out(places: object) -> None:
    assert (
        read_back({"text": "The pier is safe, the mayor said.", "outlet": "Courier", "set_off": places}).set_off == ()
    )


def test_posts_with_their_dates_make_an_article_no_list() -> None:
    said = "<p>The harbour authority has opened an inquiry and will report within six weeks, it said.</p>"
    post = '<blockquote class="twitter-tweet"><p>The pier is shut.</p>&mdash; Ada Quill (@ada) <a>May 3, 2021</a></blockquote>'
    (found,) = from_html.read(opened(f"<article>{said * 2}{post * 6}</article>".encode(), "page.html"))
    assert isinstance(found, Filed)
    assert len(found.set_off) == 6


def test_a_page_of_nothing_but_quotes_is_an_article() -> None:
    page = opened(
        b"<blockquote><p>The pier is safe, and it will stay so for as long as I am mayor.</p></blockquote>" * 3
    )
    (found,) = (row for row in articles.settle(from_html.read(page)) if isinstance(row, Article))
    assert len(found.set_off) == 3
