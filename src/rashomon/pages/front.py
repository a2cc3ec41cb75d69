"""What does the front page show? A result in; its stories, newest first, and what was left out, with reasons, out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.pages import differences, story, urls, when
from rashomon.pages.clippings import Clippings
from rashomon.records import Rejection

# How many differences of a story the front page names.
_CONTRASTS = 3


@dataclass(frozen=True, slots=True)
class Contrast:
    """A difference in brief: what it is about, and the value of each side."""

    about: str
    href: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrontStory:
    """A story on the front page: its headline, what it rests on, and its one-line account with its notes."""

    id: str
    href: str
    headline: str
    first: str | None
    last: str | None
    when: str
    articles: int
    outlets: int
    origins: int
    names: tuple[str, ...]
    account: tuple[story.Line, ...]
    notes: tuple[story.Note, ...]
    differences: int
    contrasts: tuple[Contrast, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The stories that two articles or more tell, the articles that stand alone, and the rejections."""

    href: str
    articles: int
    outlets: int
    first: str | None
    last: str | None
    when: str
    stories: tuple[FrontStory, ...]
    lone: tuple[FrontStory, ...]
    rejections: tuple[Rejection, ...]


def build(clippings: Sequence[Clippings], rejections: Sequence[Rejection]) -> FrontPage:
    """Give the front page. A story that was merged into another is not listed: its page leads there."""
    listed = {each.coverage.story.id: each for each in clippings if each.coverage.story}
    ordered = story.by_last(tuple(each.coverage.story for each in clippings if each.coverage.story))
    stories = [_story(listed[each.id]) for each in ordered if not each.merged_into]
    articles = [article for each in clippings for article in each.coverage.articles]
    times = sorted((article.published for article in articles if article.published), key=when.order)
    return FrontPage(
        href=urls.FRONT,
        articles=len(articles),
        outlets=len({article.outlet for article in articles}),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        when=when.span(times[0], times[-1]) if times else "",
        stories=tuple(each for each in stories if each.articles > 1),
        lone=tuple(each for each in stories if each.articles < 2),
        rejections=tuple(rejections),
    )


def _story(clippings: Clippings) -> FrontStory:
    told = clippings.coverage.story
    assert told is not None
    lines, notes = story.account(clippings)
    lines = tuple(line for line in lines if line.level == 1)
    cited = {number for line in lines for number in line.notes}
    return FrontStory(
        id=told.id,
        href=urls.story(told.id),
        headline=told.headline,
        first=told.first,
        last=told.last,
        when=when.span(told.first, told.last),
        articles=len(told.articles),
        outlets=told.outlets,
        origins=told.origins,
        names=tuple(dict.fromkeys(article.outlet for article in story.by_time(clippings.coverage.articles))),
        account=lines,
        notes=tuple(note for note in notes if note.number in cited),
        differences=len(clippings.coverage.disagreements),
        contrasts=tuple(
            Contrast(each.about, f"{urls.story(told.id)}#{each.id}", tuple(side.shown for side in each.sides))
            for each in differences.build(clippings)[:_CONTRASTS]
            if each.kind != "wording"
        ),
        statements=len(clippings.coverage.statements),
    )
