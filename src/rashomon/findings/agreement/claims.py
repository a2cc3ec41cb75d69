"""What is asserted, and by how many independent newsrooms? Matters, values and origins in, Claim records out.

A matter on which all agree is one claim; where its articles give values that cannot both hold, each side is a claim of
its own. A claim is `agreed` by two origins or more, and `single` where only one has it: among the latter only those
that say something definite, and that no other article comes near, since "only one has it" is itself an assertion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from rashomon.findings import words
from rashomon.findings.agreement import linkage
from rashomon.findings.agreement.values import Reader, sides
from rashomon.findings.agreement.witnesses import Witnesses
from rashomon.findings.reuse import origins
from rashomon.records import Agreement, Article, Claim, Coverage, Matter, Proposition, Range, Span, identify, read
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

    witnesses = Witnesses(coverage)
    for matter in coverage.matters:
        parted = sides(matter, reader)
        for side in parted:
            for told in _told(side.propositions, articles, witnesses, origin_of):
                spans = tuple(sorted({span(one) for one in told}))
                count = origins.count(origin_of, spans)
                agreement: Agreement = "contradicted" if len(parted) > 1 else "agreed" if count > 1 else "single"
                repeated = len({one.article for one in told}) > 1
                if agreement == "single" and not ((repeated or _definite(matter, reader)) and alone(told[0])):
                    continue
                text = wording(articles[told[0].article], told[0], whole=agreement == "single")
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


def _told(
    propositions: Sequence[Proposition],
    articles: Mapping[str, Article],
    witnesses: Witnesses,
    origin_of: Callable[[Span], str],
) -> Iterator[list[Proposition]]:
    """Part what can all hold into claims: each the proposition that most origins bear out, and those that do.

    What bears out none of the others stays by itself: it speaks of the matter, and says something else. Propositions of
    one kind, as in copies of one text, are judged together, by the first of them.
    """
    printed = [_printed(articles[one.article], one) for one in propositions]
    kinds = linkage.fold(witnesses.kind(one, place) for one, place in zip(propositions, printed, strict=True))

    def bears_out(claimed: int, by: int) -> bool:
        return witnesses.bears_out(propositions[claimed], printed[claimed], propositions[by])

    borne_out: dict[int, list[int]] = {}
    for kind in kinds:
        first, *copies = kind  # The same words bear one another out.
        others = [at for by in kinds if by is not kind and bears_out(first, by[0]) for at in by]
        borne_out[first] = [first, *sorted([*copies, *others])]

    def clear(at: int) -> tuple[int, bool, int, int]:
        """Rank a proposition: one of several origins first, then one that leans on nothing, then by its origins."""
        one = propositions[at]
        leans = one.subject is not None and one.subject.pos == "PRON"
        leans = leans or wording(articles[one.article], one).split()[0].lower() in words.load("leaning")
        count = origins.count(origin_of, (span(propositions[other]) for other in borne_out[at]))
        return min(count, 2), not leans, count, -at

    told: set[int] = set()
    for best in sorted(borne_out, key=clear, reverse=True):
        if best not in told:
            yield [propositions[at] for at in borne_out[best]]
            told.update(borne_out[best])


def wording(article: Article, one: Proposition, whole: bool = False) -> str:
    """Give the words of a proposition: its clause if that reads alone, else, or if `whole`, its sentence."""
    start, end = one.sentence if whole else _printed(article, one)
    return " ".join(read(article, start, end, one.field).split())


def _printed(article: Article, one: Proposition) -> Range:
    """Give the place whose words stand for a proposition: its clause if that reads alone, else its sentence.

    A clause that tells of a noun reads with it: "schoolgirls captured in the town of Chibok".
    """
    least, most = CLAIMS.readable
    if not least <= len(one.tokens) <= most or one.tokens[-1].pos in _UNFINISHED:
        return one.sentence
    start = one.start
    if one.modifies is not None and 0 < one.start - one.modifies.end <= 2 and one.modifies.pos in ("NOUN", "PROPN"):
        start = one.modifies.start
    elif one.subject not in one.tokens or one.depth > 1 or one.tokens[0].text.lower() in ("that", "who"):
        return one.sentence
    return one.sentence if _MARK.search(read(article, start, one.end, one.field)) else (start, one.end)


def _definite(matter: Matter, reader: Reader) -> bool:
    """Say whether what one origin alone has is a fact that can be pointed at, and surely is no other's."""
    if matter.nearest >= CLAIMS.alone:
        return False
    one = matter.propositions[0]
    values = reader.read(one)
    named = any(token.label in ("PERSON", "ORG", "GPE", "FAC", "LOC", "NORP") for token in one.tokens)
    return one.depth <= 1 and (bool(values.numbers) or (named and len(one.tokens) >= CLAIMS.readable[0]))
