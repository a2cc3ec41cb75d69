"""From inputs to a result: the only folder where stages, engine and desk meet.

::

    inputs --read--> articles --group--> stories --find--> findings        each step onto the desk, and from it
                                           |
                            find (article) --> coverage --> find (story)

Each step does what is left to do: `read` knows what it has read, `group` places the articles that have arrived, `find`
goes over the stories that changed. `build` is the three in a row, over a desk in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from rashomon import articles as readers
from rashomon import desk as desks
from rashomon.desk import Desk, recall
from rashomon.pipeline.finding import find
from rashomon.pipeline.grouping import group, overrule, undo
from rashomon.pipeline.progress import Progress, unsaid
from rashomon.pipeline.reading import Tally, check, read, take
from rashomon.records import Article, Result

__all__ = ["Tally", "build", "check", "compare", "find", "group", "overrule", "read", "undo"]


def build(
    inputs: Sequence[str | Path],
    *,
    keep_stories: bool = False,
    processes: int = 1,
    options: readers.Options = readers.PLAIN,
    progress: Progress = unsaid,
) -> Result:
    """Read `inputs`, form stories, and find everything in them.

    `keep_stories` takes an input's own `story` field as given; without it the field is ignored. `processes` spreads the
    work, 0 over all cores; a script that asks for more than one must guard its top level with `__name__ == "__main__"`.
    `progress` is told now and then what has been done.
    Raises InputError where not one article could be read, and UsageError where an input does not exist.
    """
    with desks.open(None) as desk:
        check(inputs, read(desk, inputs, options, progress), recall.result(desk).rejections)
        return _finish(desk, keep_stories, processes, progress)


def compare(articles: Iterable[Article], *, keep_stories: bool = False, processes: int = 1) -> Result:
    """Form stories from articles and find everything in them. Their order makes no difference to any record."""
    with desks.open(None) as desk:
        take(desk, articles)
        return _finish(desk, keep_stories, processes)


def _finish(desk: Desk, keep_stories: bool, processes: int, progress: Progress = unsaid) -> Result:
    group(desk, keep_stories=keep_stories, progress=progress)
    find(desk, processes=processes, progress=progress)
    return recall.result(desk)
