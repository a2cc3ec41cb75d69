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

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from rashomon.errors import StoryError
from rashomon.records import Article, Decision, Grouped, Held, Move
from rashomon.settings import STORIES
from rashomon.stories import days, decisions, groups, telling
from rashomon.stories.days import Days
from rashomon.stories.following import develops
from rashomon.stories.groups import Groups
from rashomon.stories.printed import Prints
from rashomon.stories.resting import uncollected
from rashomon.stories.shelf import Shelf
from rashomon.stories.telling import Member
from rashomon.stories.ties import Ties
from rashomon.stories.touching import Touching
from rashomon.stories.versions import Versions


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
        self._groups = Groups(self._shelf, held.stories)
        self._ties = Ties(self._shelf, decisions.rule(held.decisions))
        self._touching = Touching(self._shelf, self._groups, self._ties)
        self._versions = Versions(held.versions)
        self._reported = set(self._groups.of)
        self._groups.start()
        for profile in sorted(held.profiles, key=lambda each: (each.day or "", each.article)):
            member = self._shelf.put_back(profile)
            if self._shelf.copies[member.entry][0].story != profile.story:
                self._shelf.alone(member)
            self._touching.enter(member)
            member.story = ""
            self._groups.join(member, profile.story)
        self._groups.start()

    def add(self, batch: Iterable[Article]) -> Grouped:
        """Group the articles of a batch; one that is known already is passed over."""
        new = {article.id: article for article in batch if article.id not in self._shelf.members}
        with uncollected():
            return self._add(new)

    def _add(self, new: Mapping[str, Article]) -> Grouped:
        self._groups.start()
        chunks = list(days.chunks(new.values()))
        self._touching.forget(min((day for chunk in chunks for _, of in chunk for day in of.candidates), default=None))
        for chunk in chunks:
            self._take(chunk)
        self._take_along(self._groups.moved())
        return self._report(new)

    def decide(self, decision: Decision) -> Grouped:
        """Let a word of the user take effect. Every article of the stories concerned must be held.

        Raises StoryError where one of them is not.
        """
        self._groups.start()
        for story in decision.stories[: 1 if decision.verb == "split" else None]:
            if story not in self._groups.of:
                raise StoryError(f"Cannot {decision.verb} story {story}: it is not held. Load its articles first.")
        self._decisions.append(decision)
        self._ties.rulings = decisions.rule(self._decisions)
        if decision.verb == "rename":
            self._groups.dirty.add(decision.stories[0])
        moved = list(decision.articles)
        if decision.verb == "merge":
            moved = [id for story in decision.stories[1:] for id in self._groups.of[story].members]
        into = decision.stories[0 if decision.verb == "merge" else -1]
        for id in moved:
            member = self._shelf.members[id]
            if any(copy.id not in moved for copy in self._shelf.copies[member.entry]):
                self._shelf.alone(member)
                self._touching.enter(member)
            self._groups.join(member, into)
        return self._report({}, decision)

    def withdraw(self, decision: Decision, moves: Sequence[Move]) -> Grouped:
        """Undo a decision: `moves` are those that were logged for it. What has moved on since stays where it is; what
        came since to stories that were merged goes with the articles that it is most like."""
        self._groups.start()
        self._decisions = [each for each in self._decisions if each.id != decision.id]
        self._ties.rulings = decisions.rule(self._decisions)
        if decision.verb == "rename" and decision.stories[0] in self._groups.of:
            self._groups.dirty.add(decision.stories[0])
        for move in moves:
            member = self._shelf.members.get(move.article)
            if member and member.story == move.joined:
                self._groups.join(member, move.left)
        if decision.verb == "merge":
            said = {*(move.article for move in moves), *(id for each in decision.members for id in each)}
            self._sort_out({move.joined for move in moves}, {move.left for move in moves}, said)
        return self._report({}, decision)

    def _sort_out(self, joined: set[str], left: set[str], said: set[str]) -> None:
        """Let articles of stories that are `joined` no more go with those of the others, where they are more like them.
        Of those that a word has `said` something it is known where they are."""
        came = [
            member
            for story in sorted(joined)
            for member in self._groups.of[story].members.values()
            if not member.kept and member.id not in said | self._ties.rulings.block_of.keys()
        ]
        for member in came:
            nearest = self._touching.nearest(member.entry, [member.story, *sorted(left - joined)])
            if nearest != member.story:
                self._groups.join(member, nearest)
        self._take_along([member.id for member in came])

    def restate(self, articles: Iterable[Article]) -> Grouped:
        """Take over what else is known now of articles that are held: outlet, headline, time. They stay where they are,
        and their stories are told anew."""
        self._groups.start()
        known = {article.id: article for article in articles}
        for article in known.values():
            self._groups.dirty.add(self._shelf.restate(article).story)
        return replace(self._report(known), links=())

    def _take(self, chunk: Sequence[tuple[Article, Days]]) -> None:
        """Group the articles of one day, or some of them where they are very many."""
        articles = [article for article, _ in chunk]
        day = chunk[0][1].day
        self._touching.looked = {}
        size = self._shelf.index.size
        block_of = self._ties.rulings.block_of
        texts = self._shelf.put(articles, [each for _, each in chunk], [article.id in block_of for article in articles])
        kept = {article.id: article.story for article in articles if self._keep and article.story}
        entries = range(size, self._shelf.index.size)
        fresh = [entry for entry in entries if self._shelf.copies[entry][0].id not in kept]
        for id, story in kept.items():
            member = self._shelf.members[id]
            member.kept = True
            self._shelf.alone(member)
            self._groups.join(member, story)
        done: set[int] = set()
        for portion in self._portions(articles, fresh):
            self._touching.enter_all(portion, day)
            self._touching.look(portion)
            self._settle(portion, day, done)
        self._settle(self._groups.outdated(day), day, done)
        for article in articles:
            member = self._shelf.members[article.id]
            if not member.story:
                self._groups.join(member, self._shelf.copies[member.entry][0].story)
        self._reunite(articles)
        self._follow(fresh)
        self._shelf.vocabulary.learn(self._telling(articles, texts))

    def _reunite(self, articles: Sequence[Article]) -> None:
        """Put each new version into the story of the version before it, however little it says: it is one article."""
        for article in articles:
            member, before = self._shelf.members[article.id], self._shelf.members.get(article.version_of or "")
            if article.version_of:
                self._versions.add(article.id, article.version_of)
            if before is None or before.story in ("", member.story) or self._ties.rulings.block_of.get(member.id):
                continue
            if len(self._shelf.copies[member.entry]) == 1:
                self._shelf.index.withdraw(member.entry)
            self._shelf.alone(member)
            member.kept = True
            self._groups.join(member, before.story)

    def _take_along(self, moved: Iterable[str]) -> None:
        """Let later versions of articles that moved go with them, as far as the user has not said where these are."""
        members = self._shelf.members
        for version, before in self._versions.chains(moved):
            if version in members and before in members and version not in self._ties.rulings.block_of:
                self._groups.join(members[version], members[before].story)

    def _portions(self, articles: Sequence[Article], fresh: Sequence[int]) -> Iterator[list[int]]:
        """Give the entries `fresh` in the parts in which they are grouped: all at once, but for crowds on one event."""
        crowds: dict[int, int] = {}
        for article, crowd in zip(articles, self._shelf.vocabulary.crowds.tolist(), strict=True):
            crowds.setdefault(self._shelf.members[article.id].entry, crowd)
        crowded = [entry for entry in fresh if crowds[entry] > STORIES.portion]
        first = {*fresh} - {*crowded[STORIES.portion :]}
        yield [entry for entry in fresh if entry in first]
        for start in range(STORIES.portion, len(crowded), STORIES.portion):
            yield crowded[start : start + STORIES.portion]

    def _telling(self, articles: Sequence[Article], texts: Sequence[bool]) -> list[bool]:
        """Say which articles rarity is learned from: of a story the first, the second and the fourth, however often it
        is told. So the words of a great event stay rare. `texts` says which articles are no copies."""
        chunk = Counter(self._shelf.members[article.id].story for article in articles)
        before = {story: len(self._groups.of[story].members) - of_chunk for story, of_chunk in chunk.items()}
        given = []
        for article, text in zip(articles, texts, strict=True):
            if text:
                story = self._shelf.members[article.id].story
                before[story] += 1
                text = before[story] in STORIES.learned_from
            given.append(text)
        return given

    def _settle(self, entries: Sequence[int], day: int | None, done: set[int]) -> None:
        """Group entries with all that they touch, but those for which that is done."""
        entries = [entry for entry in entries if entry not in done]
        self._touching.look([entry for entry in entries if entry not in self._touching.looked])
        for entry in self._touching.reach(entries, day):
            free, parts = self._touching.parts(entry, day)
            done.update(free)
            self._groups.assign(parts, self._ties.rulings.block_of)

    def _follow(self, fresh: Sequence[int]) -> None:
        """Say which earlier stories those of new entries develop."""
        likely: dict[str, set[str]] = {}
        for entry in [each for each in fresh if each not in self._touching.round_ups]:
            developed, copies = self._touching.looked[entry], self._shelf.copies
            group = self._groups.of[copies[entry][0].story]
            if developed and group.story.follows is None and group.first is not None:
                likely.setdefault(group.story.id, set()).update([copies[other][0].story for other in developed])
        for story, others in likely.items():
            group = self._groups.of[story]
            of = self._groups.of
            earlier = [each for each in sorted(others - {story}) if not self._touching.speaks_of_many(of[each].entries)]
            best = max(((develops(group, of[each], self._shelf.index), each) for each in earlier), default=(0.0, ""))
            if best[0] >= STORIES.follows:
                group.story = replace(group.story, follows=best[1])

    def _report(self, new: Mapping[str, Article], decision: Decision | None = None) -> Grouped:
        """Give what has changed since the last report."""
        undone = decision is not None and all(decision.id != each.id for each in self._decisions)
        moves = self._groups.moves(decision, undone=undone)
        changed = [self._shelf.members[id] for id in (*new, *(move.article for move in moves))]
        stories = []
        told_of = [self._groups.of[id].members.values() for id in self._groups.dirty]
        several = [each.entry for of in told_of if len(of) > 1 for each in of]
        self._shelf.index.freshen(np.array(several, dtype=np.int64))
        for id in sorted(self._groups.dirty):
            group = self._groups.of[id]
            if group.members:
                told = telling.tell(group.story, list(group.members.values()), self._shelf.index, self._owner_of)
                if id in self._ties.rulings.renamed:
                    told = replace(told, headline=self._ties.rulings.renamed[id])
                if told.follows == id or self._emptied(told.follows):
                    told = replace(told, follows=None)
                if told != group.story or id not in self._reported:
                    stories.append(told)
                group.story = told
                self._reported.add(id)
        for id in sorted(self._groups.dirty):
            if self._emptied(id):
                group = self._groups.of.pop(id)
                if id in self._reported:
                    self._reported.discard(id)
                    stories.append(groups.redirect(group.story, moves))
        return Grouped(
            profiles=self._shelf.profiles(changed),
            stories=tuple(sorted(stories, key=lambda story: (story.first or "", story.id))),
            moves=moves,
            links=self._shelf.links([pair for member in changed for pair in self._linked(member)], Prints(new)),
            learned=self._shelf.vocabulary.taught(),
        )

    def _emptied(self, story: str | None) -> bool:
        group = self._groups.of.get(story or "")
        return group is not None and not group.members

    def _linked(self, member: Member) -> Iterator[tuple[Member, Member]]:
        """Give an article with the nearest one in its story, and with the nearest one outside."""
        edges = self._touching.edges(member.entry)
        ranked = sorted([(-like, other) for other, like in edges.items()])
        others = [self._shelf.copies[other][0] for _, other in ranked]
        copy = next((copy for copy in self._shelf.copies[member.entry] if copy is not member), None)
        inside = copy or next((other for other in others if other.story == member.story), None)
        outside = next((other for other in others if other.story != member.story), None)
        for other in (inside, outside):
            if other is not None:
                yield member, other
