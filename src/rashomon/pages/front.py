"""What does the front page show? The pages of the stories in; the stories, newest first, and what was left out, out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.pages import labels, urls, when
from rashomon.pages.story import Line, Note, StoryPage
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
    account: tuple[Line, ...]
    notes: tuple[Note, ...]
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


def build(pages: Iterable[StoryPage], rejections: Sequence[Rejection]) -> FrontPage:
    """Give the front page; of each story's page no more is held than it shows. Doubtful times bound nothing.

    A story that was merged into another is not listed: its page leads there.
    """
    stories: list[FrontStory] = []
    outlets: set[str] = set()
    published: set[str] = set()
    dated: set[str] = set()
    articles = 0
    for page in pages:
        articles += len(page.articles)
        outlets.update(row.outlet for row in page.articles)
        sure = {row.published for row in page.articles if row.published and row.basis != labels.BASIS["doubtful"]}
        published |= sure
        if not page.merged_into:
            stories.append(_story(page))
        if sure:
            dated.add(page.id)
    # A story of which no day can be believed stands where it would without one.
    stories.sort(
        key=lambda each: (*when.order((each.last or each.first) if each.id in dated else None), each.id), reverse=True
    )
    times = sorted(published, key=when.order)
    return FrontPage(
        href=urls.FRONT,
        articles=articles,
        outlets=len(outlets),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        when=when.span(times[0], times[-1]) if times else "",
        stories=tuple(each for each in stories if each.articles > 1),
        lone=tuple(each for each in stories if each.articles < 2),
        rejections=tuple(rejections),
    )


def _story(page: StoryPage) -> FrontStory:
    lines = tuple(line for line in page.account if line.level == 1)
    cited = {number for line in lines for number in line.notes}
    return FrontStory(
        id=page.id,
        href=page.href,
        headline=page.headline,
        first=page.first,
        last=page.last,
        when=page.when,
        articles=len(page.articles),
        outlets=page.outlets,
        origins=page.origins,
        names=tuple(dict.fromkeys(row.outlet for row in page.articles)),
        account=lines,
        notes=tuple(note for note in page.notes if note.number in cited),
        differences=len(page.differences),
        contrasts=tuple(
            Contrast(each.about, f"{page.href}#{each.id}", tuple(side.shown for side in each.sides))
            for each in page.differences[:_CONTRASTS]
            if each.kind != "wording"
        ),
        statements=sum(voice.statements for voice in page.voices),
    )
