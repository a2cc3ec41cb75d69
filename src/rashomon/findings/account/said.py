"""Which statements belong in the account? Statements and quotes in, sentences with the longest clean quotation out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rashomon.findings.quotes import verbatim
from rashomon.records import AccountSentence, Article, Coverage, Quote, Span
from rashomon.settings import ACCOUNT

_GROUPED = re.compile(r"\d,\d")
"""A number in groups: a reader who checks the words of a quotation may take it for two."""
QUOTE_MARKS = re.compile(r"[\"“”]|(?<!\w)['‘]|``")


def statements(coverage: Coverage) -> Iterator[AccountSentence]:
    """Give the statements of named parties that most articles carry."""
    assert coverage.story is not None
    parties = {party.id: party for party in coverage.parties}
    quotes = {quote.id: quote for quote in coverage.quotes}
    articles = {article.id: article for article in coverage.articles}
    for statement in coverage.statements:
        witnesses = [quotes[quote] for quote in statement.quotes]
        several = len({witness.article for witness in witnesses}) > 1 or len(articles) == 1
        party = parties.get(statement.party or "")
        if party is None or not several:
            continue
        printed = _printed(
            [
                (witness.article, *place)
                for witness in witnesses
                if witness.kind != "indirect"
                for place in verbatim.ranges(witness, articles[witness.article].text)
            ],
            articles,
        )
        if printed is None:
            continue
        quoted, own = printed
        speaking = [
            Span(witness.article, *witness.speaker)
            for witness in witnesses
            if witness.speaker is not None and witness.party == statement.party
        ]
        if not speaking:
            continue
        spans = (own, *(span for span in dict.fromkeys(speaking) if span.article == own.article))
        others = {
            witness.article: place
            for witness in witnesses
            if witness.article != own.article and (place := _same_words(quoted, witness, articles)) is not None
        }
        if len(spans) == 1:
            spans = (own, speaking[0])
        spans += tuple(others[article] for article in sorted(others) if article not in {one.article for one in spans})
        yield AccountSentence(coverage.story.id, 3, f"{party.name} said: “{quoted}”", spans)


def _same_words(quoted: str, witness: Quote, articles: Mapping[str, Article]) -> Span | None:
    """Give the place where a witness has most of the words that are printed; None where it quotes another part."""
    wanted = Counter(re.findall(r"\w+", quoted.lower()))
    shares = []
    for start, end in witness.content:
        held = Counter(re.findall(r"\w+", articles[witness.article].text[start:end].lower()))
        shares.append(((wanted & held).total(), -start, Span(witness.article, start, end)))
    said = sum(share for share, _, _ in shares)
    return max(shares)[2] if said >= ACCOUNT.same_words * wanted.total() else None


def _printed(pieces: Sequence[tuple[str, int, int]], articles: dict[str, Article]) -> tuple[str, Span] | None:
    """Give the longest piece of a statement that one article prints without a break, and its place."""
    fitting = []
    for article, start, end in pieces:
        text = " ".join(articles[article].text[start:end].split()).rstrip(",;")
        if (
            ACCOUNT.readable[0] <= len(text.split()) <= ACCOUNT.quoted
            and not QUOTE_MARKS.search(text)
            and text[:1].isupper()
            and not _GROUPED.search(text)
        ):
            fitting.append((-len(text.split()), article, start, end, text))
    if not fitting:
        return None
    _, article, start, end, text = min(fitting)
    return text, Span(article, start, end)
