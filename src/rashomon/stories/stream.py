"""Which story is each article of, as articles come? Batches in, what is new or changed out; the running state between.

::

    batch --by day--> articles --terms, days, wording--> entries --index--> likely pairs --likeness--> weights
                                                                                                  |
          stories, moves, links <--ids, redirects-- groups <--average link-- those that touch ----+

A day is grouped at once, with the articles of the days before that it touches: those of stories that are still open
may move, and a move is always told; those of older or full stories stand. So it makes no difference in which order the
articles of a day come, and little whether they come one by one or all at once: what changes is how much is known of
the rarity of words. No clock, no input, no output: what a desk keeps is handed over and handed back as records.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

import numpy as np

from rashomon.errors import StoryError
from rashomon.records import Article, Decision, Frequencies, Grouped, Held, Link, Move, Story, identify
from rashomon.settings import STORIES
from rashomon.stories import assign, days, decisions, telling
from rashomon.stories.days import Days
from rashomon.stories.index import Floats, Numbers
from rashomon.stories.shelf import Shelf
from rashomon.stories.telling import Member

_APART = "nearer to the articles of the other story"
_ONE = "the two stories proved to be one"


@dataclass(slots=True)
class _Group:
    """A story as the stream runs: its articles, those of its entries that others are compared with, its days."""

    story: Story
    members: dict[str, Member] = field(default_factory=dict)
    entries: list[int] = field(default_factory=list)
    first: int | None = None
    last: int | None = None

    def widen(self, member: Member) -> None:
        """Take the day of an article into account; a doubtful one bounds nothing."""
        if member.day is not None and member.dating == "stated":
            self.first = member.day if self.first is None else min(self.first, member.day)
            self.last = member.day if self.last is None else max(self.last, member.day)

    def bound(self) -> None:
        """Work its days out anew, as an article left."""
        self.first = self.last = None
        for member in self.members.values():
            self.widen(member)

    def is_open(self, day: int | None) -> bool:
        """Say whether its articles may still move when those of `day` are grouped."""
        if len(self.entries) >= STORIES.full:
            return False
        return day is None or self.last is None or abs(self.last - day) <= STORIES.open_days


@dataclass(slots=True)
class _Near:
    """What is near an entry: likeness and bare cosine of each of `others`; `all` where these are all that are like it."""

    all: bool
    others: Numbers
    weights: Floats
    cosines: Floats


class Grouper:
    """The running state of grouping. `held` is what a desk kept; see `periods` for what it must hand over.

    With `keep` an article that names its story goes there, and only the others are grouped. `owner_of` gives the owner
    of each outlet that has a known one.
    """

    def __init__(self, held: Held | None = None, *, keep: bool = False, owner_of: Mapping[str, str] | None = None):
        held = held or Held()
        self._keep = keep
        self._owner_of = owner_of or {}
        self._shelf = Shelf(held.frequencies)
        self._decisions = list(held.decisions)
        self._rulings = decisions.rule(self._decisions)
        self._groups = {story.id: _Group(story) for story in held.stories}
        self._edges: list[dict[int, float] | None] = []
        """For each entry those that it may be grouped with; null where it was not looked for yet."""
        self._posted: dict[int, list[int]] = defaultdict(list)
        """The entries that the index leads to, by their days, those without one under 0."""
        self._settled: dict[str, float] = {}
        """For each story of several texts that is open how much was known of rarity when it was last grouped."""
        self._reported = set(self._groups)
        self._start()
        for profile in sorted(held.profiles, key=lambda each: (each.day or "", each.article)):
            member = self._shelf.put_back(profile)
            if self._shelf.copies[member.entry][0].story != profile.story:
                self._shelf.alone(member)
            self._post(member)
            member.story = ""
            self._join(member, profile.story)
        self._start()

    def add(self, batch: Iterable[Article]) -> Grouped:
        """Group the articles of a batch; one that is known already is passed over."""
        self._start()
        new = {article.id: article for article in batch if article.id not in self._shelf.members}
        learned: Counter[str] = Counter()
        articles = 0
        chunks = list(_chunks(new.values()))
        self._forget(min((day for chunk in chunks for _, of in chunk for day in of.candidates), default=None))
        for chunk in chunks:
            found = self._take(chunk)
            learned.update(found.holding)
            articles += found.articles
        return self._report(new, Frequencies(articles, learned))

    def decide(self, decision: Decision) -> Grouped:
        """Let a word of the user take effect. Every article of the stories concerned must be held.

        Raises StoryError where one of them is not.
        """
        self._start()
        for story in decision.stories[: 1 if decision.verb == "split" else None]:
            if story not in self._groups:
                raise StoryError(f"Cannot {decision.verb} story {story}: it is not held. Load its articles first.")
        self._decisions.append(decision)
        self._rulings = decisions.rule(self._decisions)
        if decision.verb == "rename":
            self._dirty.add(decision.stories[0])
        moved = list(decision.articles)
        if decision.verb == "merge":
            moved = [id for story in decision.stories[1:] for id in self._groups[story].members]
        into = decision.stories[0 if decision.verb == "merge" else -1]
        for id in moved:
            member = self._shelf.members[id]
            if any(copy.id not in moved for copy in self._shelf.copies[member.entry]):
                self._shelf.alone(member)
                self._post(member)
            self._join(member, into)
        return self._report((), Frequencies(), decision=decision)

    def withdraw(self, decision: Decision, moves: Sequence[Move]) -> Grouped:
        """Undo a decision: `moves` are those that were logged for it. What has moved on since stays where it is."""
        self._start()
        self._decisions = [each for each in self._decisions if each.id != decision.id]
        self._rulings = decisions.rule(self._decisions)
        if decision.verb == "rename" and decision.stories[0] in self._groups:
            self._dirty.add(decision.stories[0])
        for move in moves:
            member = self._shelf.members.get(move.article)
            if member and member.story == move.joined:
                self._join(member, move.left)
        return self._report((), Frequencies(), decision=decision)

    def _start(self) -> None:
        self._dirty: set[str] = set()
        self._before: dict[str, str] = {}
        self._near: dict[int, _Near] = {}
        self._looked: dict[int, _Near] = {}

    def _post(self, member: Member) -> None:
        """Let the entry of an article be found, if it is a new one."""
        if self._shelf.index.size > len(self._edges):
            self._edges.append(None)
            if not member.kept:
                self._shelf.index.post([member.entry])
                self._posted[member.day or 0].append(member.entry)

    def _forget(self, earliest: int | None) -> None:
        """Where very many are led to, let nothing lead to those that even an article a window late will not meet."""
        if sum(map(len, self._posted.values())) <= STORIES.remembered:
            return
        for day in [each for each in self._posted if 0 < each < (earliest or 0) - 2 * STORIES.window]:
            for entry in self._posted.pop(day):
                self._shelf.index.withdraw(entry)

    def _take(self, chunk: Sequence[tuple[Article, Days]]) -> Frequencies:
        """Group the articles of one day, or some of them where they are very many."""
        articles = [article for article, _ in chunk]
        day = chunk[0][1].day
        self._looked = {}
        size = self._shelf.index.size
        ruled = [article.id in self._rulings.block_of for article in articles]
        learned = self._shelf.put(articles, [each for _, each in chunk], ruled)
        kept = {article.id: article.story for article in articles if self._keep and article.story}
        fresh = []
        for entry in range(size, self._shelf.index.size):
            self._edges.append(None)
            if self._shelf.copies[entry][0].id not in kept:
                fresh.append(entry)
        self._shelf.index.post(fresh)
        self._posted[day or 0] += fresh
        for id, story in kept.items():
            member = self._shelf.members[id]
            member.kept = True
            self._shelf.alone(member)
            self._join(member, story)
        self._edges += [None] * (self._shelf.index.size - len(self._edges))
        for entry in fresh:
            self._look(entry)
        done: set[int] = set()
        for entry in fresh:
            if entry not in done:
                self._settle(entry, day, done)
        for entry in self._outdated(day):
            if entry not in done:
                self._look(entry)
                self._settle(entry, day, done)
        for article in articles:
            member = self._shelf.members[article.id]
            if not member.story:
                self._join(member, self._shelf.copies[member.entry][0].story)
        for entry in fresh:
            self._follow(entry)
        return learned

    def _look(self, entry: int) -> dict[int, float]:
        """Find what an entry may be grouped with."""
        others, every = self._shelf.index.near(entry)
        weights, cosines = self._shelf.weigh(entry, others)
        likely = weights >= STORIES.threshold
        edges = dict(zip(others[likely].tolist(), weights[likely].tolist(), strict=True))
        self._edges[entry] = edges
        for other, weight in edges.items():
            known = self._edges[other]
            if known is not None:
                known[entry] = weight
        kept = weights > 0
        self._looked[entry] = _Near(every, others[kept], weights[kept], cosines[kept])
        return edges

    def _settle(self, entry: int, day: int | None, done: set[int]) -> None:
        """Group an entry with all that it touches, and give every group its story."""
        free, standing = self._reach(entry, day)
        done.update(free)
        if len(free) == 1 and not standing:
            self._assign([free])
            return
        starts, apart = self._starts(free, standing)
        likeness_of: dict[tuple[int, int], float] = {}
        fixed = [each for story in standing for each in self._groups[story].entries]
        among = {*free, *fixed}
        # What is near a new entry was found just now; pairs of others are weighed by what is known now.
        found = {each: near for each in free if (near := self._looked.get(each)) and near.all}
        others_of = [each for each in free if each not in found]
        for each in free:
            near = found.get(each)
            others = near.others if near else np.array([one for one in others_of if one > each] + fixed, dtype=np.int64)
            weights = near.weights if near else self._shelf.weigh(each, others)[0]
            for other, weight in zip(others.tolist(), weights.tolist(), strict=True):
                if other in among and weight:
                    likeness_of[(each, other) if each < other else (other, each)] = weight
        pairs = len(free) * (len(free) - 1) // 2
        if not standing and not apart and len(likeness_of) == pairs and min(likeness_of.values()) >= STORIES.threshold:
            self._assign([free])
        else:
            self._assign(self._tie(assign.group(starts, likeness_of, STORIES.threshold, apart)))

    def _outdated(self, day: int | None) -> list[int]:
        """Give an entry of each open story that was grouped when less was known of the rarity of words."""
        known = self._shelf.vocabulary.weight
        entries = []
        for story, then in list(self._settled.items()):
            group = self._groups.get(story)
            if group is None or len(group.entries) < 2 or not group.is_open(day):
                del self._settled[story]
            elif then < known * (1 - STORIES.settled_drift):
                entries.append(min(group.entries))
        return sorted(entries)

    def _reach(self, entry: int, day: int | None) -> tuple[list[int], list[str]]:
        """Give the entries that are grouped anew with `entry`, and the stories that stand and that they may join."""
        free, standing, queue = {entry}, set(), [entry]
        while queue:
            each = queue.pop()
            edges = self._edges[each]
            for other in [*(self._look(each) if edges is None else edges), *self._tied(each)]:
                story = self._shelf.copies[other][0].story
                group = self._groups.get(story)
                if other in free or story in standing:
                    continue
                if group and self._stands(group, day, len(free)):
                    standing.add(story)
                    continue
                new = [other] if group is None else [one for one in group.entries if one not in free]
                free.update(new)
                queue += new
        return sorted(free), sorted(standing)

    def _stands(self, group: _Group, day: int | None, size: int) -> bool:
        """Say whether the articles of a story stay together. One that the user made of several is judged in parts."""
        if size + len(group.entries) > STORIES.component:
            return True
        return not group.is_open(day) and self._rulings.block_of.keys().isdisjoint(group.members)

    def _tied(self, entry: int) -> list[int]:
        """Give the entries that the user put together with this one."""
        block = self._rulings.block_of.get(self._shelf.copies[entry][0].id)
        if block is None:
            return []
        tied = (self._shelf.members.get(id) for id, other in self._rulings.block_of.items() if other == block)
        return [member.entry for member in tied if member and not member.kept and member.entry != entry]

    def _starts(self, free: Sequence[int], standing: Sequence[str]) -> tuple[list[list[int]], set[tuple[int, int]]]:
        """Give what grouping starts from, and the pairs that stay apart: by the user's word, and stories that stand."""
        block_of, barred_from = self._rulings.block_of, self._rulings.barred
        starts = [[each] for each in free] + [self._groups[each].entries for each in standing]
        one_of = range(len(free), len(starts))
        apart = {(one, other) for one in one_of for other in one_of if one < other}
        if barred_from:
            ids = [{copy.id for entry in start for copy in self._shelf.copies[entry]} for start in starts]
            for one, mine in enumerate(ids):
                barred = set().union(*(barred_from.get(block_of[id], ()) for id in mine & block_of.keys()))
                for other, theirs in enumerate(ids):
                    if one != other and not barred.isdisjoint(theirs):
                        apart.add((min(one, other), max(one, other)))
        return starts, apart

    def _tie(self, parts: list[list[int]]) -> list[list[int]]:
        """Join the groups that the user put together."""
        block_of = self._rulings.block_of
        if not block_of:
            return parts
        joined: list[tuple[list[int], set[str]]] = []
        for entries in parts:
            ids = {copy.id for entry in entries for copy in self._shelf.copies[entry]}
            blocks = {block_of[id] for id in ids & block_of.keys()}
            for other in [each for each in joined if each[1] & blocks]:
                joined.remove(other)
                entries, blocks = sorted(other[0] + entries), other[1] | blocks
            joined.append((entries, blocks))
        return [entries for entries, _ in joined]

    def _assign(self, parts: Sequence[Sequence[int]]) -> None:
        """Give each group the id of the story that most of its articles were in; the others get new ids.

        Of two groups the one with more articles of a story keeps its id, in a tie the one with the earliest article.
        """
        members = [[member for entry in part for member in self._shelf.copies[entry]] for part in parts]
        earliest = [min(each, key=lambda member: member.order) for each in members]
        claims = []
        for place, each in enumerate(members):
            for story, count in Counter(member.story for member in each if member.story).items():
                claims.append((-count, min(m.order for m in each if m.story == story), story, place))
        ids: dict[int, str] = {}
        taken: set[str] = set()
        if self._rulings.block_of:
            for place, each in enumerate(members):
                block = next((self._rulings.block_of[m.id] for m in each if m.id in self._rulings.block_of), None)
                if block is not None and block not in taken:
                    ids[place] = block
                    taken.add(block)
        for _, _, story, place in sorted(claims):
            if place not in ids and story not in taken:
                ids[place] = story
                taken.add(story)
        for place, each in enumerate(members):
            story = ids.get(place) or self._new(earliest[place], taken)
            taken.add(story)
            moving = dict.fromkeys(member.id for member in each)
            for old in {member.story for member in each if member.story} - {story}:
                # A story that stands goes as a whole, with the articles that none are compared with.
                if set(self._groups[old].entries) <= set(parts[place]):
                    moving |= dict.fromkeys(self._groups[old].members)
            for id in moving:
                self._join(self._shelf.members[id], story)
            if len(parts[place]) > 1:
                self._settled[story] = self._shelf.vocabulary.weight

    def _new(self, earliest: Member, taken: set[str]) -> str:
        id = identify("story", earliest.id)
        while id in taken or (id in self._groups and self._groups[id].members and earliest.story != id):
            id = identify("story", id)
        return id

    def _join(self, member: Member, story: str) -> None:
        """Put an article into a story, out of the one that it was in."""
        group = self._groups.get(story)
        if group is None:
            group = self._groups[story] = _Group(Story(story, "", None, None, (), 0, 0, 0))
        if member.id in group.members:
            return
        leads = member is self._shelf.copies[member.entry][0] and not member.kept
        left = self._groups.get(member.story)
        if left and left.members.pop(member.id, None):
            self._before.setdefault(member.id, left.story.id)
            if member.entry in left.entries:
                left.entries.remove(member.entry)
            left.bound()
            self._dirty.add(left.story.id)
        member.story = story
        group.members[member.id] = member
        if leads and len(group.entries) < STORIES.full:
            group.entries.append(member.entry)
        elif leads:
            self._shelf.index.withdraw(member.entry)
        group.widen(member)
        self._dirty.add(story)

    def _follow(self, entry: int) -> None:
        """Say which earlier story the one of `entry` develops, where there is one."""
        near = self._looked[entry]
        group = self._groups[self._shelf.copies[entry][0].story]
        if group.story.follows is None and group.first is not None:
            best = (STORIES.follows, "")
            stories = {self._shelf.copies[other][0].story for other in near.others[near.cosines >= STORIES.follows].tolist()}
            for story in sorted(stories - {group.story.id}):
                earlier = self._groups[story]
                if earlier.first is not None and earlier.first < group.first:
                    cosines, _ = self._shelf.index.cosines(entry, np.array(earlier.entries))
                    best = max(best, (round(float(cosines.mean()), 6), story))
            if best[1]:
                group.story = replace(group.story, follows=best[1])
        first = np.argsort(-near.weights, kind="stable")[: STORIES.candidates]
        self._near[entry] = _Near(near.all, near.others[first], near.weights[first], near.cosines[first])

    def _report(self, new: Iterable[str], learned: Frequencies, decision: Decision | None = None) -> Grouped:
        """Give what has changed since the last report."""
        moves = self._moves(decision)
        changed = [self._shelf.members[id] for id in (*new, *(move.article for move in moves))]
        stories = []
        for id in sorted(self._dirty):
            group = self._groups[id]
            if group.members:
                told = telling.tell(group.story, list(group.members.values()), self._shelf.index, self._owner_of)
                told = replace(told, headline=self._rulings.renamed.get(id, told.headline))
                if told.follows == id or (told.follows in self._groups and not self._groups[told.follows].members):
                    told = replace(told, follows=None)
                if told != group.story or id not in self._reported:
                    stories.append(told)
                group.story = told
                self._reported.add(id)
        for id in sorted(self._dirty):
            if not self._groups[id].members:
                group = self._groups.pop(id)
                if id in self._reported:
                    self._reported.discard(id)
                    stories.append(_redirect(group.story, moves))
        return Grouped(
            profiles=tuple(self._shelf.profile(member) for member in changed),
            stories=tuple(sorted(stories, key=lambda story: (story.first or "", story.id))),
            moves=moves,
            links=tuple(link for member in changed for link in self._links(member)),
            learned=learned,
        )

    def _moves(self, decision: Decision | None) -> tuple[Move, ...]:
        moves = []
        for id, left in sorted(self._before.items()):
            joined = self._shelf.members[id].story
            if joined != left:
                why = _APART if self._groups[left].members else _ONE
                if decision:
                    undone = all(decision.id != each.id for each in self._decisions)
                    why = f"{decision.verb} {'undone' if undone else 'asked for'} by the user"
                moves.append(Move(id, left, joined, why, decision.id if decision else None))
        return tuple(moves)

    def _links(self, member: Member) -> Iterator[Link]:
        """Give the link of an article to the nearest one in its story, and to the nearest one outside."""
        near = self._near.get(member.entry)
        weights = dict(zip(near.others.tolist(), near.weights.tolist(), strict=True)) if near else {}
        weights |= self._edges[member.entry] or {}
        others = [self._shelf.copies[other][0] for other in sorted(weights, key=lambda each: (-weights[each], each))]
        copy = next((copy for copy in self._shelf.copies[member.entry] if copy is not member), None)
        inside = copy or next((other for other in others if other.story == member.story), None)
        outside = next((other for other in others if other.story != member.story), None)
        for other in (inside, outside):
            if other is not None:
                yield self._shelf.link(member, other)


def _redirect(story: Story, moves: Sequence[Move]) -> Story:
    """Give the story as one that went into another: that which most of its articles are in now."""
    joined = Counter(move.joined for move in moves if move.left == story.id)
    into = min(joined, key=lambda each: (-joined[each], each), default=None)
    return Story(story.id, story.headline, story.first, story.last, (), 0, 0, 0, merged_into=into)


def _chunks(articles: Iterable[Article]) -> Iterator[list[tuple[Article, Days]]]:
    """Give the articles day by day, those without a day last; more than `STORIES.chunk` of one day come in parts."""
    dated = [(article, days.find(article)) for article in articles]
    dated.sort(key=lambda each: (each[1].day or 9**9, each[0].published or "", each[0].id))
    for _, found in groupby(dated, key=lambda each: each[1].day):
        of_day = list(found)
        for start in range(0, len(of_day), STORIES.chunk):
            yield of_day[start : start + STORIES.chunk]
