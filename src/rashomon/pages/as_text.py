"""The result in a terminal: each story in a few lines. Result in, text out."""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from textwrap import fill, shorten
from typing import Any

from rashomon.desk.around import Around
from rashomon.pages import when
from rashomon.records import Article, Disagreement, Result, Story

_MOST = 5
"""Lines of one kind, or values in a line, that are shown; the pages have all."""
_ARTICLES = 40
"""Articles of one story that are listed."""

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


def show(result: Result, around: Around, *, every: bool = False) -> str:
    """Give one story for reading in a terminal: what it is and leads to, what its accounts say, and its articles with
    their ids. `every` lists all that is listed."""
    (story,) = (each for each in result.stories if each.id == around.id)
    width = min(100, shutil.get_terminal_size().columns)
    own = _by_story(result)[story.id]
    lines = [
        f"{story.id}  {story.headline}",
        *_leading(around),
        *islice(_story(own, story, width, every=every), 1, None),
    ]
    later = {article.version_of: article.id for article in result.articles if article.version_of}
    members = sorted((each for each in result.articles if each.story == story.id), key=when.placed)
    lines += ["  Articles:", *_shown((_article(each, later) for each in members), None if every else _ARTICLES)]
    if not every and len(members) > _ARTICLES:
        lines.append("  --all lists every one")
    return "\n".join(lines).translate(UNSEEN)


def _leading(around: Around) -> Iterator[str]:
    """Give the lines that say which stories one leads to, by their ids."""
    if around.asked != around.id:
        yield f"  {around.asked} was merged into it"
    others = [each for each in around.merged if each != around.asked]
    if others:
        yield f"  merged into it: {_several(others)}"
    if around.follows:
        yield f"  follows {around.follows.id}  {around.follows.headline}"
    yield from _shown([f"  followed by {each.id}  {each.headline}" for each in around.followers])


def _article(article: Article, later: Mapping[str, str]) -> str:
    replaced = f"  [superseded by {later[article.id]}]" if article.id in later else ""
    return f"    {article.id}  {when.stamp(article.published) or 'undated'}  {named(article)}{replaced}"


def named(article: Article) -> str:
    """Give an article as a reader knows it: its outlet, and its headline or opening words.

    >>> named(Article("a", "Courier", "The pier is shut."))
    'Courier: The pier is shut.'
    """
    return f"{article.outlet}: {' '.join((article.headline or shorten(article.text, 60, placeholder=' …')).split())}"


def _totals(result: Result) -> str:
    outlets = len({article.outlet for article in result.articles})
    # A story that another swallowed has no articles, and is told by nobody.
    stories = Counter(len(story.articles) > 1 for story in result.stories if story.articles)
    told = [f"{count(stories[True], 'story', 'stories')} told by several"] if stories[True] else []
    told += [f"{count(stories[False], 'story', 'stories')} told by one alone"] if stories[False] else []
    said = f"{count(len(result.articles), 'article')} of {count(outlets, 'outlet')}"
    return f"{said}: {', '.join(told)}" if told else said


def _by_story(result: Result) -> Mapping[str | None, Result]:
    """Give for each story the rows of it alone, so that many stories do not each go through the rows of all."""
    rows: dict[str | None, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for name in ("account", "disagreements", "statements", "claims", "passages"):
        for row in getattr(result, name):
            rows[row.story][name].append(row)
    none = dict.fromkeys((story.id for story in result.stories), Result())
    return none | {story: Result(**{name: tuple(some) for name, some in own.items()}) for story, own in rows.items()}


def _story(own: Result, story: Story, width: int, *, every: bool = False) -> Iterator[str]:
    """Give the lines of a story; `own` has the rows of it alone. `every` leaves none out."""
    most = None if every else _MOST
    yield story.headline
    facts = (
        count(len(story.articles), "article"),
        count(story.outlets, "outlet"),
        count(story.origins, "independent origin") if story.origins else "origins not counted yet",
        when.span(story.first, story.last) or "undated",
    )
    yield "  " + ", ".join(facts)
    for sentence in own.account:
        if sentence.level <= 2:
            yield fill(sentence.text, width, initial_indent="  - ", subsequent_indent="    ")
    if own.disagreements:
        yield "  Where accounts differ:"
        yield from _shown(
            (
                fill(
                    f"{one.about}: {_several(list(_values(one)), ' / ', most)}",
                    width,
                    initial_indent="  - ",
                    subsequent_indent="    ",
                )
                for one in own.disagreements
            ),
            most,
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


def _values(one: Disagreement) -> Iterator[str]:
    for position in one.positions:
        yield when.edtf(position.value) if one.kind in {"date", "time"} else position.value


def _several(values: Sequence[str], between: str = ", ", most: int | None = _MOST) -> str:
    """Give the first values on a line, and how many more there are."""
    rest = len(values) - (most or len(values))
    return between.join(values[:most]) + (f" and {rest} more" if rest > 0 else "")


def _shown(lines: Iterable[str], most: int | None = _MOST) -> list[str]:
    """Give the first lines, and how many more there are."""
    every = list(lines)
    rest = len(every) - (most or len(every))
    return [*every[:most], f"  ... and {rest} more"] if rest > 0 else every
