"""Which article is in which story, and what has changed of that? Groups of articles in; ids, moves and redirects out.

Ids are stable: a group keeps the id of the story that most of its articles were in, and a story all of whose articles
left redirects to where most of them went.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rashomon.records import Decision, Move, Story, identify
from rashomon.settings import STORIES
from rashomon.stories.shelf import Shelf
from rashomon.stories.telling import Member

_APART = "nearer to the articles of the other story"
_ALONE = "no longer near enough to the other articles of its story"
_ONE = "the two stories proved to be one"


@dataclass(slots=True)
class Group:
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

    def precedes(self, day: int) -> bool:
        """Say whether it began before `day`, and not so long before that the same people make other news."""
        return self.first is not None and self.first < day <= (self.last or self.first) + STORIES.follows_within

    def is_open(self, day: int | None) -> bool:
        """Say whether its articles may still move when those of `day` are grouped."""
        return not self._stands and self._runs(day)

    def is_great(self, day: int | None) -> bool:
        """Say whether it stands because of its size alone, and still runs."""
        return self._stands and self._runs(day)

    @property
    def _stands(self) -> bool:
        if len(self.entries) >= STORIES.full:
            return True
        days = 0 if self.first is None or self.last is None else self.last - self.first
        return len(self.entries) >= STORIES.great and days >= STORIES.great_days

    def _runs(self, day: int | None) -> bool:
        return day is None or self.last is None or abs(self.last - day) <= STORIES.open_days

    def nearest(self, day: int | None) -> list[int]:
        """Give the texts that those of `day` are compared with: of a great story the nearest in time."""
        if len(self.entries) <= STORIES.nearest or day is None:
            return self.entries
        days = {member.entry: abs((member.day or day) - day) for member in self.members.values()}
        return sorted(sorted(self.entries, key=lambda each: (days[each], each))[: STORIES.nearest])


class Groups:
    """The stories as the stream runs, and what has changed since the last report."""

    def __init__(self, shelf: Shelf, stories: Sequence[Story]) -> None:
        self._shelf = shelf
        self.of = {story.id: Group(story) for story in stories}
        self.settled: dict[str, float] = {}
        """For each open story of several texts how much was known of rarity when it was last grouped."""
        self.start()

    def start(self) -> None:
        """Begin to keep track of changes."""
        self.dirty: set[str] = set()
        self._before: dict[str, str] = {}

    def holding(self, entry: int) -> Group | None:
        """Give the group that an entry is in, if it is in one yet."""
        return self.of.get(self._shelf.copies[entry][0].story)

    def outdated(self, day: int | None) -> list[int]:
        """Give an entry of each open story that was grouped when less was known of the rarity of words."""
        known = self._shelf.vocabulary.weight
        entries = []
        for story, then in list(self.settled.items()):
            group = self.of.get(story)
            if group is None or len(group.entries) < 2 or not group.is_open(day):
                del self.settled[story]
            elif then < known * (1 - STORIES.settled_drift):
                entries.append(min(group.entries))
        return sorted(entries)

    def assign(self, parts: Sequence[Sequence[int]], block_of: Mapping[str, str]) -> None:
        """Give each group the id of the story that most of its articles were in; the others get new ids.

        What the user put together has the id that the user gave it in `block_of`. Of two groups the one with more
        articles of a story keeps its id, in a tie the one with the earliest.
        """
        members = [[member for entry in part for member in self._shelf.copies[entry]] for part in parts]
        if len(parts) == 1 and not block_of and self._add(members[0], len(parts[0])):
            return
        claims = [
            (story, place, count)
            for place, each in enumerate(members)
            for story, count in Counter(member.story for member in each if member.story).items()
        ]
        if len(claims) > 1:
            # Of two with as many articles of a story the one with the earliest of them comes first.
            claims.sort(key=lambda claim: (-claim[2], _earliest(members[claim[1]], claim[0]).order, *claim[:2]))
        ids: dict[int, str] = {}
        taken: set[str] = set()
        if block_of:
            for place, each in enumerate(members):
                block = next((block_of[m.id] for m in each if m.id in block_of), None)
                if block is not None and block not in taken:
                    ids[place] = block
                    taken.add(block)
        for story, place, _ in claims:
            if place not in ids and story not in taken:
                ids[place] = story
                taken.add(story)
        for place, each in enumerate(members):
            story = ids.get(place) or self._new(_earliest(each), taken)
            taken.add(story)
            moving = dict.fromkeys(member.id for member in each)
            for old in {member.story for member in each if member.story} - {story}:
                # A story that stands goes as a whole, with the articles that none are compared with.
                if set(self.of[old].entries) <= set(parts[place]):
                    moving |= dict.fromkeys(self.of[old].members)
            for id in moving:
                if self._shelf.members[id].story != story:
                    self.join(self._shelf.members[id], story)
            if len(parts[place]) > 1:
                self.settled[story] = self._shelf.vocabulary.weight

    def _add(self, members: Sequence[Member], entries: int) -> bool:
        """Let articles that no two stories hold be one; say whether they are that."""
        held = {member.story for member in members if member.story}
        if len(held) > 1:
            return False
        story = held.pop() if held else self._new(_earliest(members), held)
        for member in members:
            if not member.story:
                self.join(member, story)
        if entries > 1:
            self.settled[story] = self._shelf.vocabulary.weight
        return True

    def _new(self, earliest: Member, taken: set[str]) -> str:
        id = identify("story", earliest.id)
        while id in taken or (id in self.of and self.of[id].members and earliest.story != id):
            id = identify("story", id)
        return id

    def join(self, member: Member, story: str) -> None:
        """Put an article into a story, out of the one that it was in."""
        group = self.of.get(story)
        if group is None:
            group = self.of[story] = Group(Story(story, "", None, None, (), 0, 0, 0))
        if member.id in group.members:
            return
        leads = member is self._shelf.copies[member.entry][0] and not member.kept
        left = self.of.get(member.story)
        if left and left.members.pop(member.id, None):
            self._before.setdefault(member.id, left.story.id)
            if member.entry in left.entries:
                left.entries.remove(member.entry)
            left.bound()
            self.dirty.add(left.story.id)
        member.story = story
        group.members[member.id] = member
        if leads:
            group.entries.append(member.entry)
            if len(group.entries) > STORIES.full:
                # The first are kept, and the latest: what is told of an event changes from day to day.
                group.entries.sort(key=lambda entry: self._shelf.copies[entry][0].order)
                self._shelf.index.withdraw(group.entries.pop(STORIES.firsts))
        group.widen(member)
        self.dirty.add(story)

    def moved(self) -> list[str]:
        """Give the articles that are in another story than at the start."""
        return [id for id, left in sorted(self._before.items()) if self._shelf.members[id].story != left]

    def moves(self, decision: Decision | None, *, undone: bool) -> tuple[Move, ...]:
        """Give the moves since the start of what was in a story before; `decision` is the user's word behind them."""
        moves = []
        for id in self.moved():
            left, joined = self._before[id], self._shelf.members[id].story
            why = _ONE
            if self.of[left].members:
                why = _APART if len(self.of[joined].members) > 1 else _ALONE
            if decision:
                why = f"{decision.verb} {'undone' if undone else 'asked for'} by the user"
            moves.append(Move(id, left, joined, why, decision.id if decision else None))
        return tuple(moves)


def _earliest(members: Iterable[Member], story: str | None = None) -> Member:
    return min((each for each in members if story is None or each.story == story), key=lambda each: each.order)


def redirect(story: Story, moves: Sequence[Move]) -> Story:
    """Give the story as one that went into another: that which most of its articles are in now."""
    joined = Counter(move.joined for move in moves if move.left == story.id)
    into = min(joined, key=lambda each: (-joined[each], each), default=None)
    return replace(story, articles=(), outlets=0, owners=0, origins=0, places=(), parties=(), merged_into=into)
