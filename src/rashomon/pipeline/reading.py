"""The first step: what inputs hold, onto the desk. Inputs in; a tally of what they came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from rashomon import articles as readers
from rashomon.articles import filed
from rashomon.articles.outlets import register
from rashomon.desk import Desk, keep, visits
from rashomon.errors import InputError
from rashomon.pipeline import grouping
from rashomon.pipeline.progress import Progress, unsaid
from rashomon.records import Article, Rejection, Visit
from rashomon.settings import DESK

Row = Article | Rejection | Visit
_REMARKS = ("remark", "language")
"""Stages of what is said of an article that is kept."""
_TOLD = 10
"""Rejections, and remarks, of which a tally says where they were."""
_SHOWN = 20
"""Rejections that are told where nothing could be read."""
_NOT_MODIFIED = 304
"""The HTTP status of an address at which nothing has changed."""


@dataclass(slots=True)
class Tally:
    """What a run of `read` came to: articles by what they are to the desk, rejections and remarks by their reason.

    What is `rejected` was not kept; a remark is on an article that was. `told` are the first of either, the rejections
    first. `lists` counts the feeds and lists that have not changed since the last visit: what stands in them was not
    read.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    lists: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    remarks: Counter[str] = field(default_factory=Counter)
    _first: tuple[list[Rejection], list[Rejection]] = field(default_factory=lambda: ([], []))

    def note(self, row: Rejection) -> None:
        """Count a rejection, or a remark."""
        remark = row.stage in _REMARKS
        (self.remarks if remark else self.rejected)[row.reason] += 1
        if len(self._first[remark]) < _TOLD:
            self._first[remark].append(row)

    @property
    def told(self) -> list[Rejection]:
        """The first rejections, and then the first remarks, as far as there is room for them."""
        return [*self._first[False], *self._first[True]][:_TOLD]

    @property
    def read(self) -> int:
        """All articles that were read."""
        return self.new + self.changed + self.unchanged

    def counts(self) -> dict[str, Any]:
        """Give the counts by their names, and rejections and remarks by their reasons, most frequent first."""
        return {
            "read": self.read,
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "lists_unchanged": self.lists,
            "rejected": dict(self.rejected.most_common()),
            "remarks": dict(self.remarks.most_common()),
        }


def read(
    desk: Desk,
    inputs: Sequence[str | Path],
    options: readers.Options = readers.PLAIN,
    progress: Progress = unsaid,
) -> Tally:
    """Read `inputs` onto the desk; what it holds already is not read again as new.

    Articles are kept a few hundred to a transaction: broken off, those are kept, and the next run passes over them.
    Raises UsageError where an input does not exist.
    """
    tally = Tally()
    fetched: set[str] = set()
    known, bundled = register.load(options.outlets).known, register.bundled().known
    for batch in _batches(readers.stream(inputs, options, partial(visits.visited, desk))):
        restated: list[str] = []
        with desk.transaction():
            for name, row in batch:
                if isinstance(row, Article):
                    kept = _keep(desk, name, row, tally, known)
                    restated += [kept.id] if kept.restated else []
                elif isinstance(row, Rejection):
                    _reject(desk, row, tally)
                else:
                    visits.visit(desk, row)
                    if row.status == _NOT_MODIFIED:
                        tally.lists += row.listing
                        tally.unchanged += not row.listing
                    else:
                        fetched.add(name)
            keep.outlets(desk, known, bundled, sorted({row.outlet for _, row in batch if isinstance(row, Article)}))
            grouping.restate(desk, restated)
        progress(f"{tally.read} articles read")
    visits.settled(desk, sorted({*readers.names(inputs), *fetched}))
    keep.outlets(desk, known, bundled)
    return tally


def take(desk: Desk, told: Iterable[Article]) -> Tally:
    """Take articles onto the desk that were read before; tell those that are in a language that is not analysed."""
    tally = Tally()
    known = register.bundled().known
    with desk.transaction():
        for article in told:
            _keep(desk, article.id, article, tally, known)
            if article.language != "en":
                _reject(desk, filed.unanalysed(article.language, article.id), tally)
        keep.outlets(desk, known, known)
    return tally


def check(inputs: Sequence[str | Path], tally: Tally, rejections: Sequence[Rejection] = ()) -> None:
    """Raise InputError where nothing could be read of `inputs`, with the reason for each that is told."""
    if tally.read or tally.lists:
        return
    rejections = rejections or tally.told
    given = ", ".join(map(str, inputs))
    reasons = "".join(f"\n  {rejection.input}: {rejection.reason}" for rejection in rejections[:_SHOWN])
    rest = max(len(rejections), tally.rejected.total()) - min(len(rejections), _SHOWN)
    more = f"\n  and {rest} more" if rest > 0 else ""
    # What is wrong with an address says what to do; which formats there are is no help to who cannot reach it.
    files = not rejections or any("://" not in rejection.input for rejection in rejections)
    advice = "\nGive files, folders or addresses with articles: `rashomon read --help` says in which formats."
    raise InputError(f"Cannot read any article from {given}.{reasons}{more}{advice if files else ''}")


def _keep(desk: Desk, name: str, article: Article, tally: Tally, known: keep.Known) -> keep.Kept:
    kept = keep.article(desk, article, known)
    if kept.outcome == "again":
        reason = f"the article {article.id} was read before, with the same text; it counts once"
        _reject(desk, Rejection("read", name, reason), tally)
        return kept
    setattr(tally, kept.outcome, getattr(tally, kept.outcome) + 1)
    if kept.beside:
        reason = f"another article has the id {kept.beside}; this one is kept as {kept.id}"
        _reject(desk, Rejection("remark", name, reason), tally)
    return kept


def _reject(desk: Desk, row: Rejection, tally: Tally) -> None:
    visits.rejection(desk, row)
    tally.note(row)


def _batches(rows: Iterable[tuple[str, Row]]) -> Iterator[list[tuple[str, Row]]]:
    """Give rows a few hundred at a time; those from an address at once, as fetching them took its time."""
    batch: list[tuple[str, Row]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == DESK.together or isinstance(row[1], Visit):
            yield batch
            batch = []
    yield batch
