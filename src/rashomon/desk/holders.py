"""Who else on the desk holds the words of a passage? Articles in, passages that stand at one place out.

What one pair of articles tells of a text, such as the agency that wrote it, holds for all who print it, in whatever
story and whenever they were read. So passages are followed from place to place: from those of a pair to those that
stand where they stand, in stories and between them, and on from there.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator

from rashomon.desk import Desk
from rashomon.findings.reuse.outside import covers
from rashomon.records import Pair, Passage, Span


def together(desk: Desk, articles: Collection[str]) -> Iterator[tuple[Passage, ...]]:
    """Give the running text that some articles share with those of other stories, with all that stands where it stands.

    Each is in one group. Shared quotations lead nowhere: nobody took them from the other.
    """
    known = _Known(desk)
    for start in known.touching(articles):
        if start.story is None and not known.is_told(start):
            yield known.group(start)


def told_with(desk: Desk, pairs: Collection[Pair]) -> list[Pair]:
    """Give the other pairs that were told of an agency together with some: what told of it may have gone since, and
    then it has for all of them."""
    known = _Known(desk)
    asked = {frozenset((pair.article, pair.other)) for pair in pairs}
    found: set[frozenset[str]] = set()
    for start in known.touching({id for pair in asked for id in pair}):
        if start.story is None and start.kind == "agency" and _holders(start) in asked and not known.is_told(start):
            found |= {_holders(each) for each in known.group(start) if each.story is None and each.origin}
    return [Pair(one, other, 0) for one, other in sorted(map(sorted, found - asked))]


def keep(desk: Desk, group: Iterable[Passage], judged: Iterable[Passage]) -> None:
    """Keep passages between stories as they were judged, in the place of what a group had of them."""
    before = {passage.id: passage for passage in group if passage.story is None}
    after = {passage.id: passage for passage in judged}
    with desk.transaction():
        gone = [passage.id for passage in before.values() if after.get(passage.id) != passage]
        desk.connection.executemany(
            "DELETE FROM passages WHERE story IS NULL AND id = ? AND json_extract(copy, '$.article') = ?",
            ((id, before[id].copy.article) for id in gone),
        )
        desk.add("passages", [each for each in after.values() if before.get(each.id) != each], Passage)


class _Known:
    """The passages of running text on the desk, as far as they were asked for, by the articles that hold them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._at: dict[str, dict[str, Passage]] = {}
        self._told: set[str] = set()

    def is_told(self, passage: Passage) -> bool:
        """Say whether a passage is in a group that was given."""
        return passage.id in self._told

    def touching(self, articles: Collection[str]) -> list[Passage]:
        """Give the passages that stand in any of some articles."""
        self._load(articles)
        return list({id: one for article in sorted(articles) for id, one in self._at[article].items()}.values())

    def group(self, start: Passage) -> tuple[Passage, ...]:
        """Give a passage with those that stand where it stands, and so on."""
        found = [start]
        self._take(start)
        seen: set[Span] = set()
        frontier = _ends(start)
        while frontier := frontier - seen:
            seen |= frontier
            self._load({span.article for span in frontier})
            beside = {
                each.id: each
                for span in sorted(frontier)
                for each in self._at[span.article].values()
                if any(covers(span, own) or covers(own, span) for own in _ends(each))
            }
            for each in beside.values():
                self._take(each)
            found += beside.values()
            frontier = {span for each in beside.values() for span in _ends(each)}
        return tuple(found)

    def _take(self, passage: Passage) -> None:
        """Let a passage be in the group that is being gathered, and so in no other."""
        self._told.add(passage.id)
        for span in _ends(passage):
            self._at.get(span.article, {}).pop(passage.id, None)

    def _load(self, articles: Iterable[str]) -> None:
        fresh = sorted({*articles} - self._at.keys())
        if not fresh:
            return
        self._at.update({article: {} for article in fresh})
        for end in ("copy", "origin"):
            inside = f"WHERE json_extract({end}, '$.article') IN (SELECT value FROM json_each(?)) AND kind <> 'quoted'"
            for passage in self._desk.records(Passage, "passages", f"{inside} ORDER BY row", (json.dumps(fresh),)):
                if passage.id not in self._told:
                    for span in _ends(passage):
                        if span.article in self._at:
                            self._at[span.article][passage.id] = passage


def _holders(passage: Passage) -> frozenset[str]:
    return frozenset(span.article for span in _ends(passage))


def _ends(passage: Passage) -> set[Span]:
    return {passage.copy, passage.origin or passage.copy}
