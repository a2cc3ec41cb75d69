"""Which articles must be looked at together? An entry in; the groups of all that it touches out.

Average link only ever joins groups that hold a pair over the threshold, so articles are grouped within the connected
parts of the graph of such pairs: when an article comes, only what it touches is grouped anew, with the same outcome as
if all were. Stories that stand (closed, or full) are taken as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise, repeat

import numpy as np

from rashomon.settings import STORIES
from rashomon.stories import assign, roundups
from rashomon.stories.groups import Group, Groups
from rashomon.stories.index import Numbers
from rashomon.stories.shelf import Shelf
from rashomon.stories.telling import Member
from rashomon.stories.ties import Ties


class Touching:
    """Entries and those that are like them."""

    def __init__(self, shelf: Shelf, groups: Groups, ties: Ties) -> None:
        self._shelf = shelf
        self._groups = groups
        self._ties = ties
        self.looked: dict[int, list[int]] = {}
        """For each entry that was looked for last those that share so much that it may develop their stories."""
        self._edges: list[dict[int, float] | None] = []
        """For each entry those that are like it, and how much; null where they were not looked for yet."""
        self._edged: dict[int, float] = {}
        """How much was known of rarity when they were looked for; 0 where they may not be all."""
        self._cohesion: dict[int, tuple[tuple[int, ...], float, dict[tuple[int, int], float]]] = {}
        """By its first article: the articles of a story that stands, what was known, and their likeness."""
        self.round_ups: set[int] = set()
        """Articles that speak of many events: they stay alone."""
        self._reached: dict[int, list[int]] = {}
        """What entries touch that are about to be grouped, where no story among it stands."""
        self._posted: dict[int, list[int]] = defaultdict(list)
        """The entries that the index leads to, by their days, those without one under 0."""

    def edges(self, entry: int) -> dict[int, float]:
        """Give the entries that are like this one, as far as they were looked for, and how much."""
        return self._edges[entry] or {}

    def speaks_of_many(self, entries: Sequence[int]) -> bool:
        """Say whether a story has round-ups alone, or no article."""
        return self.round_ups.issuperset(entries)

    def enter(self, member: Member) -> None:
        """Let the entry of an article be found, if it is a new one."""
        if self._shelf.index.size > len(self._edges):
            self.enter_all([] if member.kept else [member.entry], member.day)

    def enter_all(self, entries: Sequence[int], day: int | None) -> None:
        """Let new entries of one day be found. To others that were made meanwhile nothing leads."""
        self._edges += [None] * (self._shelf.index.size - len(self._edges))
        self._shelf.index.post(entries)
        self._posted[day or 0] += entries

    def nearest(self, entry: int, stories: Sequence[str]) -> str:
        """Give the story whose articles an entry is most like on average, the first of several."""
        likeness = {}
        for story in stories:
            others = np.array([each for each in self._groups.of[story].entries if each != entry], dtype=np.int64)
            weights, _ = self._shelf.weigh(entry, others)
            likeness[story] = float(weights.mean()) if len(others) else 0.0
        return max(stories, key=lambda story: likeness[story])

    def forget(self, earliest: int | None) -> None:
        """Where very many are led to, let nothing lead to those that even an article a window late will not meet."""
        if sum(map(len, self._posted.values())) <= STORIES.remembered:
            return
        for day in [each for each in self._posted if 0 < each < (earliest or 0) - 2 * STORIES.window]:
            for entry in self._posted.pop(day):
                self._shelf.index.withdraw(entry)

    def look(self, entries: Sequence[int]) -> None:
        """Find what entries may be grouped with."""
        numbers = np.asarray(entries, dtype=np.int64)
        places, others, every = self._shelf.index.near(numbers)
        weights, cosines = self._shelf.weigh(numbers[places], others)
        kept = weights > 0
        places, others, weights, cosines = places[kept], others[kept], weights[kept], cosines[kept]
        bounds = np.searchsorted(places, np.arange(len(numbers) + 1)).tolist()
        pairs = list(zip(others.tolist(), weights.tolist(), strict=True))
        known = self._shelf.vocabulary.weight
        for entry, (start, stop), sure in zip(entries, pairwise(bounds), every.tolist(), strict=True):
            self.looked[entry] = []
            self._edges[entry] = self.edges(entry) | dict(pairs[start:stop])
            self._edged[entry] = known if sure else 0.0
        much = cosines >= STORIES.follows
        for one, other in zip(numbers[places[much]].tolist(), others[much].tolist(), strict=True):
            self.looked[one].append(other)
        for one, (other, weight) in zip(numbers[places].tolist(), pairs, strict=True):
            theirs = self._edges[other]
            if theirs is not None:
                theirs[one] = weight

    def reach(self, entries: Iterable[int], day: int | None) -> list[int]:
        """Find what entries touch, and work out in one go what is to be known of it; give one entry of each
        component."""
        self._reached, found = {}, []
        done: set[int] = set()
        for entry in entries:
            if entry not in done:
                free, standing = self._reach(entry, day)
                done.update(free)
                found.append(entry)
                if not standing:
                    self._reached[entry] = free
        self._refresh((self._outdated(free), ()) for free in self._reached.values() if len(free) > 1)
        return found

    def parts(self, entry: int, day: int | None) -> tuple[list[int], list[list[int]]]:
        """Group an entry with all that it touches; give the entries that may have moved, and the groups."""
        reached = self._reached.get(entry)
        free, standing = (reached, []) if reached else self._reach(entry, day)
        self.round_ups.difference_update(free)
        if reached and not self._ties.rulings.barred and self._alike(free):
            return free, [free]
        nearest = [self._groups.of[story].nearest(day) for story in standing]
        starts, apart = self._starts(free, standing, nearest, day)
        likeness_of = self._among_standing(nearest, len(free), apart)
        fixed = [each for entries in nearest for each in entries]
        if not reached:
            # A story that stands is changed by what joins it: what others touch is looked at again.
            self._reached.clear()
            self._refresh([(self._outdated(free), fixed)])
        self.round_ups |= roundups.find(free, self.edges, self._shelf.index)
        among = {*free, *fixed} - self.round_ups
        for each in free:
            if each in self.round_ups:
                continue
            edges = self.edges(each)
            among.discard(each)
            for other in edges.keys() & among:
                likeness_of[(each, other) if each < other else (other, each)] = edges[other]
        kept_apart = self._ties.kept_apart(starts)
        if kept_apart:
            starts, apart = self._ties.bound(starts, apart | kept_apart)
        parts = assign.group(starts, likeness_of, STORIES.threshold, apart)
        left_out = {some[0]: self._groups.of[story].entries for story, some in zip(standing, nearest, strict=True)}
        whole = [sorted({*part, *(one for each in part for one in left_out.get(each, ()))}) for part in parts]
        return free, self._ties.tie(whole)

    def _alike(self, entries: Sequence[int]) -> bool:
        """Say whether all pairs of entries reach the threshold, so that they are one group however they are joined."""
        for place, each in enumerate(entries[:-1], 1):
            if min(map(self.edges(each).get, entries[place:], repeat(0.0))) < STORIES.threshold:
                return False
        return True

    def _outdated(self, entries: Sequence[int]) -> list[int]:
        """Give those of which it was found when less was known what is like them, or where a crowd hid some of it."""
        least = self._shelf.vocabulary.weight * (1 - STORIES.settled_drift)
        return [each for each in entries if self._edges[each] is None or self._edged.get(each, 0.0) < least]

    def _refresh(self, wanted: Iterable[tuple[Sequence[int], Sequence[int]]]) -> None:
        """Work out anew how like entries are to one another and to fixed ones; each pair of lists by itself."""
        known = self._shelf.vocabulary.weight
        ones: list[int] = []
        others: list[int] = []
        for entries, fixed in wanted:
            for place, each in enumerate(entries):
                self._edges[each] = self.edges(each)
                if self._edged.get(each):
                    self._edged[each] = known
                ones += [each] * (len(entries) - place - 1 + len(fixed))
                others += entries[place + 1 :]
                others += fixed
        weights, _ = self._shelf.weigh(np.array(ones, dtype=np.int64), np.array(others, dtype=np.int64))
        for one, other, like in zip(ones, others, weights.tolist(), strict=True):
            mine, theirs = self._edges[one], self._edges[other]
            if like:
                if mine is not None:
                    mine[other] = like
                if theirs is not None:
                    theirs[one] = like
            else:
                for edges, each in ((mine, other), (theirs, one)):
                    if edges:
                        edges.pop(each, None)

    def _among_standing(
        self, nearest: Sequence[Sequence[int]], free: int, apart: Collection[tuple[int, int]]
    ) -> dict[tuple[int, int], float]:
        """Give the likeness of the articles of stories that stand: inside each, where more than one article may join it
        (`free`), and between those that may still prove to be one."""
        found: dict[tuple[int, int], float] = {}
        for one, mine in enumerate(nearest):
            if free > 1:
                found |= self._cohesive(mine)
            for other in range(one + 1, len(nearest)):
                if (free + one, free + other) not in apart:
                    found |= self._between(mine, nearest[other])
        return found

    def _cohesive(self, entries: Sequence[int]) -> dict[tuple[int, int], float]:
        """Give the likeness of the articles of a story to one another, as it was when it was last asked for."""
        key, known = tuple(entries), self._shelf.vocabulary.weight
        of, then, found = self._cohesion.get(key[0], ((), 0.0, {}))
        if of != key or then < known * (1 - STORIES.settled_drift):
            found = self._inside(entries)
            self._cohesion[key[0]] = key, known, found
        return found

    def _inside(self, entries: Sequence[int]) -> dict[tuple[int, int], float]:
        ones, others = np.triu_indices(len(entries), 1)
        rows = np.asarray(entries, dtype=np.int64)
        return self._like(rows[ones], rows[others])

    def _between(self, some: Sequence[int], others: Sequence[int]) -> dict[tuple[int, int], float]:
        return self._like(np.repeat(some, len(others)), np.tile(others, len(some)))

    def _like(self, ones: Numbers, others: Numbers) -> dict[tuple[int, int], float]:
        """Give how like those pairs are that are alike."""
        weights, _ = self._shelf.weigh(ones, others)
        alike = np.flatnonzero(weights)
        low, high = np.sort(np.stack((ones, others))[:, alike], axis=0).tolist()
        return dict(zip(zip(low, high, strict=True), weights[alike].tolist(), strict=True))

    def _reach(self, entry: int, day: int | None) -> tuple[list[int], list[str]]:
        """Give the entries that are grouped anew with `entry`, and the stories that stand and that they may join."""
        free, queue, threshold = {entry}, [entry], STORIES.threshold
        standing: set[str] = set()
        while queue:
            each = queue.pop()
            if self._edges[each] is None:
                self.look([each])
            edges = self.edges(each)
            near = [other for other, like in edges.items() if like >= threshold and other not in free]
            for other in [*sorted(near), *self._ties.tied(each)]:
                if other in free:
                    continue
                group = self._groups.holding(other)
                if group and group.story.id in standing:
                    continue
                if group and self._stands(group, day, len(free)):
                    standing.add(group.story.id)
                    continue
                new = [other] if group is None else [one for one in group.entries if one not in free]
                free.update(new)
                queue += new
        return sorted(free), sorted(standing)

    def _stands(self, group: Group, day: int | None, size: int) -> bool:
        """Say whether the articles of a story stay together. One that the user made of several is judged in parts."""
        if size + len(group.entries) > STORIES.component:
            return True
        return not group.is_open(day) and self._ties.rulings.block_of.keys().isdisjoint(group.members)

    def _starts(
        self, free: Sequence[int], standing: Sequence[str], nearest: Sequence[list[int]], day: int | None
    ) -> tuple[list[list[int]], set[tuple[int, int]]]:
        """Give what grouping starts from, and the pairs that stay apart: stories that are over.

        Stories that stand because they are great, two halves of one event, may prove to be one.
        """
        starts = [[each] for each in free] + list(nearest)
        one_of = range(len(free), len(starts))
        great = {len(free) + place for place, each in enumerate(standing) if self._groups.of[each].is_great(day)}
        apart = {(one, other) for one in one_of for other in one_of if one < other and not {one, other} <= great}
        return starts, apart
