"""The result in a terminal: each story in a few lines. Result in, text out."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill
from typing import Any

from rashomon.records import Result, Story

_MOST = 5
"""Lines of one kind that are shown; the pages have all."""

UNSEEN = dict.fromkeys((*range(10), *range(11, 32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)), "�")
"""Control and direction marks: an article may not move a reader's cursor or turn a line round."""


def render(result: Result) -> str:
    """Give a summary of `result` for reading in a terminal, wrapped to its width."""
    width = min(100, shutil.get_terminal_size().columns)
    told = sorted(result.stories, key=lambda story: (-len(story.articles), story.id))
    parts = [_totals(result)]
    own = _by_story(result)
    parts += ["\n".join(_story(own[story.id], story, width)) for story in told if len(story.articles) > 1]
    alone = [story for story in told if len(story.articles) == 1]
    if alone:
        parts.append(
            "\n".join([f"{count(len(alone), 'article')} alone", *_shown(f"  {one.headline}" for one in alone)])
        )
    if result.rejections:
        reasons = [f"  {row.input}: {row.reason}" for row in result.rejections]
        parts.append("\n".join([count(len(reasons), "rejection"), *_shown(reasons)]))
    return "\n\n".join(parts).translate(UNSEEN)


def _totals(result: Result) -> str:
    outlets = len({article.outlet for article in result.articles})
    # A story that another swallowed has no articles, and is told by nobody.
    stories = Counter(len(story.articles) > 1 for story in result.stories if story.articles)
    return (
        f"{count(len(result.articles), 'article')} of {count(outlets, 'outlet')}: "
        f"{count(stories[True], 'story', 'stories')} told by several, {stories[False]} by one alone"
    )


def _by_story(result: Result) -> Mapping[str | None, Result]:
    """Give for each story the rows of it alone, so that many stories do not each go through the rows of all."""
    rows: dict[str | None, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name in ("account", "disagreements", "statements", "claims", "passages"):
        for row in getattr(result, name):
            rows[row.story][name].append(row)
    none = dict.fromkeys((story.id for story in result.stories), Result())
    return none | {story: Result(**{name: tuple(some) for name, some in own.items()}) for story, own in rows.items()}


def _story(own: Result, story: Story, width: int) -> Iterator[str]:
    """Give the lines of a story; `own` has the rows of it alone."""
    yield story.headline
    when = " to ".join(dict.fromkeys(day[:10] for day in (story.first, story.last) if day))
    facts = (
        count(len(story.articles), "article"),
        count(story.outlets, "outlet"),
        count(story.origins, "independent origin"),
        when or "undated",
    )
    yield "  " + ", ".join(facts)
    for sentence in own.account:
        if sentence.level <= 2:
            yield fill(sentence.text, width, initial_indent="  - ", subsequent_indent="    ")
    if own.disagreements:
        yield "  Where accounts differ:"
        yield from _shown(
            fill(
                f"{one.about}: {' / '.join(position.value for position in one.positions)}",
                width,
                initial_indent="  - ",
                subsequent_indent="    ",
            )
            for one in own.disagreements
        )
    rows = (
        ("statement", len(own.statements)),
        ("agreed claim", sum(one.agreement == "agreed" for one in own.claims)),
        ("claim of one origin", sum(one.agreement == "single" for one in own.claims)),
        ("disagreement", len(own.disagreements)),
        ("copied passage", sum(one.kind != "quoted" for one in own.passages)),
    )
    yield "  " + ", ".join(count(found, *_plural(name)) for name, found in rows)


def _plural(name: str) -> tuple[str, str]:
    first, *rest = name.split()
    return (name, " ".join([first + "s", *rest])) if rest[:1] == ["of"] else (name, name + "s")


def count(number: int, one: str, many: str | None = None) -> str:
    """Give a number with its noun.

    >>> count(1, "story", "stories"), count(2, "article")
    ('1 story', '2 articles')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def _shown(lines: Iterator[str] | Sequence[str]) -> list[str]:
    """Give the first lines, and how many more there are."""
    every = list(lines)
    rest = len(every) - _MOST
    return [*every[:_MOST], f"  ... and {rest} more"] if rest > 0 else every
