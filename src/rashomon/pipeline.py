"""From inputs to a result: the only file where stages and engine meet.

::

    inputs --read--> articles --group--> stories
                        |                   |
                    find (article)      find (story) --> Result
                        |                   ^
                        +---- coverage -----+

Findings over an article and findings over a story are each one `map`, so that any engine can run them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any

from rashomon import articles as readers
from rashomon import findings, stories
from rashomon.engine import local
from rashomon.errors import InputError
from rashomon.records import Article, Coverage, Rejection, Result, Story

_TABLES = tuple(field.name for field in fields(Result) if field.name not in {"articles", "stories", "rejections"})
_FOUND_IN_ARTICLES = tuple(dict.fromkeys(finding.gives for finding in findings.FINDINGS if finding.over == "article"))


def build(inputs: Sequence[str | Path], *, keep_stories: bool = False, processes: int = 1) -> Result:
    """Read `inputs`, form stories, and find everything in them.

    `keep_stories` takes an input's own `story` field as given; without it the field is ignored. `processes` spreads the
    work, 0 over all cores; a script that asks for more than one must guard its top level with `__name__ == "__main__"`.
    Raises InputError where not one article could be read, and UsageError where an input does not exist.
    """
    read, rejections = readers.read(inputs)
    if not read:
        raise InputError(_nothing(inputs, rejections))
    return find(read, rejections, keep_stories=keep_stories, processes=processes)


def find(
    read: Sequence[Article],
    rejections: Sequence[Rejection] = (),
    *,
    keep_stories: bool = False,
    processes: int = 1,
) -> Result:
    """Form stories from articles and find everything in them. The order of `read` makes no difference to any record."""
    read = sorted(read, key=lambda article: (article.published or "", article.id))
    formed = stories.form(read, keep=keep_stories)
    story_of = {article: story.id for story in formed for article in story.articles}
    read = [replace(article, story=story_of[article.id]) for article in read]
    with local.start(len(read), processes) as engine:
        alone = dict(zip((article.id for article in read), engine.map(_over_article, read), strict=True))
        told = engine.map(_over_story, [_gather(story, alone) for story in formed])
    return _collect(read, told, rejections)


def _over_article(article: Article) -> Coverage:
    return findings.complete(Coverage((article,)), "article")


def _over_story(coverage: Coverage) -> Coverage:
    """Find over a story, then let go of what no later stage reads: a parse is large to send between processes."""
    told = findings.complete(coverage, "story")
    assert told.story is not None
    counted = replace(told.story, origins=len(set(told.origin_of.values())))
    return replace(told, story=counted, sentences=(), mentions=(), quantities=())


def _gather(story: Story, alone: dict[str, Coverage]) -> Coverage:
    """Join what was found in each article of a story into the coverage of that story."""
    parts = [alone[article] for article in story.articles]
    tables: dict[str, Any] = {
        name: reduce(add, (getattr(part, name) for part in parts)) for name in ("articles", *_FOUND_IN_ARTICLES)
    }
    return Coverage(story=story, **tables)


def _collect(read: Sequence[Article], told: Sequence[Coverage], rejections: Sequence[Rejection]) -> Result:
    tables: dict[str, Any] = {
        name: tuple(row for coverage in told for row in getattr(coverage, name)) for name in _TABLES
    }
    return Result(
        articles=tuple(read),
        stories=tuple(coverage.story for coverage in told if coverage.story),
        rejections=(*rejections, *(row for coverage in told for row in coverage.rejections)),
        **tables,
    )


def _nothing(inputs: Sequence[str | Path], rejections: Sequence[Rejection]) -> str:
    given = ", ".join(map(str, inputs))
    reasons = "".join(f"\n  {rejection.input}: {rejection.reason}" for rejection in rejections[:20])
    more = f"\n  and {len(rejections) - 20} more" if len(rejections) > 20 else ""
    return (
        f"Cannot build: nothing could be read from {given}.{reasons}{more}\n"
        "Give files or folders with articles as text, Markdown, JSON Lines or HTML."
    )
