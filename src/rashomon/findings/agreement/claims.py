"""What is asserted, and by how many independent newsrooms? Matters, values and origins in, Claim records out.

A matter on which all agree is one claim; where its articles give values that cannot both hold, each side is a claim of
its own. A claim is `agreed` by two origins or more, and `single` where only one has it: among the latter only those
that say something definite, and that no other article comes near, since "only one has it" is itself an assertion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.findings import words
from rashomon.findings.agreement.values import Reader, sides
from rashomon.findings.reuse import origins
from rashomon.records import Agreement, Article, Claim, Coverage, Matter, Proposition, Span, identify, read
from rashomon.settings import CLAIMS

_UNFINISHED = frozenset({"ADP", "DET", "CCONJ", "SCONJ", "PART"})
_MARK = re.compile(r"[\"“”()\[\]]")
"""Marks that come in pairs: a clause may hold one of two."""


def find(coverage: Coverage) -> tuple[Claim, ...]:
    """Give the claims of a story: agreed ones first, by the number of their origins, then single ones, in order."""
    assert coverage.story is not None
    articles = {article.id: article for article in coverage.articles}
    reader, origin_of = Reader(coverage), origins.of(coverage)
    found = []
    shared = {
        (one.article, one.sentence)
        for matter in coverage.matters
        if matter.nearest >= CLAIMS.alone or origins.count(origin_of, map(span, matter.propositions)) > 1
        for one in matter.propositions
    }

    def alone(one: Proposition) -> bool:
        """Say whether no other origin tells anything of a proposition's sentence: the sentence is what is printed."""
        return (one.article, one.sentence) not in shared

    for matter in coverage.matters:
        parted = sides(matter, reader)
        for side in parted:
            spans = tuple(sorted({span(one) for one in side.propositions}))
            count = origins.count(origin_of, spans)
            agreement: Agreement = "contradicted" if len(parted) > 1 else "agreed" if count > 1 else "single"
            if agreement == "single" and not (_definite(matter, reader) and alone(side.propositions[0])):
                continue
            text = wording(articles, side.propositions, whole=agreement == "single")
            found.append(
                Claim(identify("claim", coverage.story.id, spans), coverage.story.id, text, agreement, count, spans)
            )
    place = {article.id: index for index, article in enumerate(coverage.articles)}
    found.sort(key=lambda one: (-one.origins, place[one.spans[0].article], one.spans[0].start))
    # A sentence that asserts two things is told once, for the one that more assert.
    return tuple({one.text: one for one in reversed(found)}.values())[::-1]


def span(proposition: Proposition) -> Span:
    """Give the place of a proposition."""
    return Span(proposition.article, proposition.start, proposition.end, proposition.field)


def wording(articles: dict[str, Article], propositions: Sequence[Proposition], whole: bool = False) -> str:
    """Give the words of the clearest proposition that leans on nothing before it; those of the clearest if all do."""
    texts = [_text(articles[one.article], one, whole) for one in propositions]
    return next((text for text in texts if text.split()[0].lower() not in words.load("leaning")), texts[0])


def _text(article: Article, one: Proposition, whole: bool) -> str:
    """Give the words of a proposition: its clause if that reads alone, else, or if `whole`, its sentence."""
    least, most = CLAIMS.readable
    alone = one.subject in one.tokens and one.depth <= 1 and least <= len(one.tokens) <= most and not whole
    alone = alone and one.tokens[-1].pos not in _UNFINISHED and one.tokens[0].text.lower() not in ("that", "who")
    alone = alone and not _MARK.search(read(article, one.start, one.end, one.field))
    start, end = (one.start, one.end) if alone else one.sentence
    return " ".join(read(article, start, end, one.field).split())


def _definite(matter: Matter, reader: Reader) -> bool:
    """Say whether what one origin alone has is a fact that can be pointed at, and surely is no other's."""
    if matter.nearest >= CLAIMS.alone:
        return False
    one = matter.propositions[0]
    values = reader.read(one)
    named = any(token.label in ("PERSON", "ORG", "GPE", "FAC", "LOC", "NORP") for token in one.tokens)
    return one.depth <= 1 and (bool(values.numbers) or (named and len(one.tokens) >= CLAIMS.readable[0]))
