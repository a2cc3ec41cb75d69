"""What does the page of one story show? Its clippings in, a `StoryPage` out: the one object behind page and JSON twin.

The sections stand in the order in which an editor on deadline asks: what happened, where accounts differ, who said it
in which words, who has not answered, what is agreed and what one origin alone has; then when, who copied, who is who.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import overload

from rashomon.pages import apparatus, copies, differences, labels, ledger, urls, when
from rashomon.pages.apparatus import Voice
from rashomon.pages.clippings import Citation, Clippings, Witness
from rashomon.pages.copies import Copies
from rashomon.pages.differences import ClaimView, Difference, Lone
from rashomon.pages.ledger import Answers, CreditView
from rashomon.records import AccountSentence, Article, PartyKind, Story, TimelineEntry

# How many words of an article stand for a headline that it lacks.
_OPENING = 9


@dataclass(frozen=True, slots=True)
class Counted:
    """A part of an account sentence; `counts` marks a count of outlets or origins."""

    text: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the account, its level, and the numbers of its notes."""

    id: str
    level: int
    parts: tuple[Counted, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A place that the account rests on, under its number."""

    number: int
    citation: Citation


@dataclass(frozen=True, slots=True)
class Moment:
    """What happened at one time."""

    id: str
    value: str
    when: str
    text: str
    outlets: tuple[Witness, ...]


@dataclass(frozen=True, slots=True)
class PartyView:
    """Somebody, or something, that the coverage speaks of."""

    id: str
    name: str
    kind: PartyKind
    also: tuple[str, ...]
    mentions: int
    articles: int
    first: Citation | None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article of the story. `opening` stands for a headline that is missing."""

    article: str
    href: str
    outlet: str
    headline: str | None
    opening: str
    published: str | None
    when: str
    basis: str
    agency: str | None
    language: str
    words: int
    url: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """The page of another story, with its headline and the days on which it was told."""

    id: str
    href: str
    headline: str
    when: str


@dataclass(frozen=True, slots=True)
class StoryPage:
    """Everything that the page of a story shows, in its order."""

    id: str
    href: str
    headline: str
    first: str | None
    last: str | None
    when: str
    first_when: str
    last_when: str
    outlets: int
    owners: int
    origins: int
    follows: Link | None
    followers: tuple[Link, ...]
    merged_into: Link | None
    account: tuple[Line, ...]
    notes: tuple[Note, ...]
    differences: tuple[Difference, ...]
    voices: tuple[Voice, ...]
    answers: tuple[Answers, ...]
    agreed: tuple[ClaimView, ...]
    contradicted: tuple[ClaimView, ...]
    lone: tuple[Lone, ...]
    timeline: tuple[Moment, ...]
    copies: Copies
    credits: tuple[CreditView, ...]
    parties: tuple[PartyView, ...]
    articles: tuple[ArticleRow, ...]


def build(clippings: Clippings) -> StoryPage:
    """Give the page of a story."""
    story = clippings.coverage.story
    assert story is not None
    lines, notes = _account(clippings)
    return StoryPage(
        id=story.id,
        href=urls.story(story.id),
        headline=story.headline,
        first=story.first,
        last=story.last,
        when=when.span(story.first, story.last),
        first_when=when.stamp(story.first),
        last_when=when.stamp(story.last),
        outlets=story.outlets,
        owners=story.owners,
        origins=story.origins,
        follows=_link(clippings.leading.follows(story)),
        followers=tuple(_link(each) for each in clippings.leading.followers(story)),
        merged_into=_link(clippings.leading.now(story.merged_into)),
        account=lines,
        notes=notes,
        differences=differences.build(clippings),
        voices=apparatus.build(clippings),
        answers=ledger.build(clippings),
        agreed=differences.claims(clippings, "agreed"),
        contradicted=differences.claims(clippings, "contradicted"),
        lone=differences.lone(clippings),
        timeline=_timeline(clippings),
        copies=copies.build(clippings),
        credits=ledger.credits(clippings),
        parties=_parties(clippings),
        articles=tuple(row(each) for each in _by_time(clippings.coverage.articles)),
    )


def _account(clippings: Clippings) -> tuple[tuple[Line, ...], tuple[Note, ...]]:
    """Give the sentences of the account, and the places they cite, numbered in the order of their first citation."""
    notes: dict[Citation, Note] = {}
    lines = []
    for number, sentence in enumerate(clippings.coverage.account, 1):
        cited = dict.fromkeys(clippings.cite(span) for span in sentence.spans)
        for citation in cited:
            notes.setdefault(citation, Note(len(notes) + 1, citation))
        numbers = tuple(sorted(notes[citation].number for citation in cited))
        lines.append(Line(f"account-{number}", sentence.level, tuple(_counted(sentence)), numbers))
    return tuple(lines), tuple(notes.values())


def row(article: Article) -> ArticleRow:
    """Give the line of an article in a list of articles."""
    words = article.text.split()
    return ArticleRow(
        article=article.id,
        href=urls.article(article.id),
        outlet=article.outlet,
        headline=article.headline,
        opening=" ".join(words[:_OPENING]) + (" …" if len(words) > _OPENING else ""),
        published=article.published,
        when=when.stamp(article.published),
        basis=labels.BASIS[article.published_basis] if article.published_basis else "",
        agency=article.agency,
        language=article.language,
        words=len(words),
        url=urls.safe(article.url),
    )


def _by_time(articles: tuple[Article, ...]) -> list[Article]:
    """Give articles by their publication, those without a time that can be believed last."""
    return sorted(articles, key=lambda each: (*when.placed(each), each.id))


@overload
def _link(story: Story) -> Link: ...
@overload
def _link(story: Story | None) -> Link | None: ...
def _link(story: Story | None) -> Link | None:
    if story is None:
        return None
    return Link(story.id, urls.story(story.id), story.headline, when.span(story.first, story.last))


def _counted(sentence: AccountSentence) -> Iterator[Counted]:
    at = 0
    for start, end in sorted(sentence.counts):
        if at <= start < end <= len(sentence.text):
            yield Counted(sentence.text[at:start], counts=False)
            yield Counted(sentence.text[start:end], counts=True)
            at = end
    yield Counted(sentence.text[at:], counts=False)


def _timeline(clippings: Clippings) -> tuple[Moment, ...]:
    entries = sorted(
        clippings.coverage.timeline, key=lambda entry: (_is_doubtful(clippings, entry), when.order(entry.value))
    )
    return tuple(
        Moment(f"time-{number}", each.value, when.edtf(each.value), each.text, clippings.witnesses(each.spans))
        for number, each in enumerate(entries, 1)
    )


def _is_doubtful(clippings: Clippings, entry: TimelineEntry) -> bool:
    """Tell whether the day of an entry is counted from days of publication alone that are doubtful: it comes last."""
    if any(clippings.articles[span.article].published_basis != "doubtful" for span in entry.spans):
        return False
    written = (each for each in clippings.coverage.dates if each.anchor == "explicit" and each.field == "text")
    return not any(
        each.article == span.article and span.start <= each.start < span.end for each in written for span in entry.spans
    )


def _parties(clippings: Clippings) -> tuple[PartyView, ...]:
    """Give the parties, kind by kind, the most often mentioned first."""
    kinds = list(labels.PARTIES)
    known = sorted(clippings.coverage.parties, key=lambda p: (kinds.index(p.kind), -len(p.mentions), p.name))
    views = []
    for number, party in enumerate(known, 1):
        named = [mention for mention in party.mentions if mention.form == "name"] or party.mentions
        forms = Counter(alias for alias in party.aliases if alias != party.name)
        views.append(
            PartyView(
                id=f"party-{number}",
                name=party.name,
                kind=party.kind,
                also=tuple(forms),
                mentions=len(party.mentions),
                articles=len({mention.article for mention in party.mentions}),
                first=clippings.witnesses(named)[0].places[0] if named else None,
            )
        )
    return tuple(views)
