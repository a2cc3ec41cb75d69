"""The page of an article gives its text back, and opens at exactly the cited words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.pages import article, clippings, standing, story
from rashomon.pages.clippings import Citation
from rashomon.records import Article, Result
from tests.pages.invented import BRIDGE_RESULT, GAZETTE

ALONE = standing.of(Result())(Article("a", "Courier", "The pier is shut."))
TEXTS = st.text(alphabet="ab .\n", min_size=1, max_size=40)


def use(text: str, start: int, end: int) -> article.Use:
    return article.Use(Citation("Courier", "a", start, end, "text", "", text[start:end], "", "x"), "Agreed", "s.html#c")


@given(TEXTS, st.data())
def test_lit_pieces_are_the_cited_words_however_places_overlap(text: str, data: st.DataObject) -> None:
    places = data.draw(
        st.lists(
            st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda p: p[0] < p[1]), max_size=6
        )
    )
    page = article.build(Article("a", "Courier", text), None, [use(text, *place) for place in places], ALONE)
    marks = {target.anchor: target.mark for target in page.targets}
    pieces = [piece for paragraph in page.paragraphs for piece in paragraph]
    shown = ["".join(piece.text for piece in paragraph) for paragraph in page.paragraphs]
    assert shown == [line.strip() for line in text.split("\n") if line.strip()]
    for start, end in places:
        words = text[start:end]
        lit = "".join(piece.text for piece in pieces if marks[f"c{start}-{end}"] in piece.marks)
        assert "".join(lit.split()) == "".join(words.split())
        if words.strip():
            assert sum(f"c{start}-{end}" in piece.anchors for piece in pieces) == 1


def test_the_margin_tells_what_lies_inside_a_place_with_it() -> None:
    (bridge, *_) = clippings.split(BRIDGE_RESULT)
    uses = [each for each in article.uses(story.build(bridge)) if each.citation.article == "gazette"]
    page = article.build(GAZETTE, bridge, uses, ALONE)
    assert page.cited[0].words.startswith("The swing bridge")
    sections = [each.section for each in page.cited[0].uses]
    assert "Agreed" in sections
    assert "Where accounts differ" in sections
    assert "Who is who" not in sections
    assert page.cited[0].original == (
        "https://gazette.example/bridge?day=1&edition=2#:~:text="
        "The%20swing%20bridge%20at%20Larkmouth%20stuck%20open%20on%20Monday%20and%20five%20boats%20were%20left%20waiting."
    )


def test_a_time_that_was_not_resolved_says_so() -> None:
    (bridge, *_) = clippings.split(BRIDGE_RESULT)
    wire = next(each for each in BRIDGE_RESULT.articles if each.id == "wire")
    (date,) = article.build(wire, bridge, (), ALONE).dates
    assert (date.text, date.value, date.when) == ("Monday", None, "")
