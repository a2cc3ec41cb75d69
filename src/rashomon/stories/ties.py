"""What does the user's word bind together, and what does it keep apart, when entries are grouped? Rulings in; starts
and groups of entries with what they come to, out.

Must-link and cannot-link (Wagstaff and Cardie 2000): what was put together is grouped as its articles are and joined
afterwards, so that what is new need not be like all of it. Only where something stays apart is it joined beforehand.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from rashomon.stories.decisions import Rulings
from rashomon.stories.shelf import Shelf


class Ties:
    """Rulings on articles, as they hold for the entries of a shelf."""

    def __init__(self, shelf: Shelf, rulings: Rulings) -> None:
        self._shelf = shelf
        self.rulings = rulings

    def tied(self, entry: int) -> list[int]:
        """Give the entries that the user put together with this one."""
        if not self.rulings.block_of:
            return []
        block = self.rulings.block_of.get(self._shelf.copies[entry][0].id)
        if block is None:
            return []
        tied = (self._shelf.members.get(id) for id, other in self.rulings.block_of.items() if other == block)
        return [member.entry for member in tied if member and not member.kept and member.entry != entry]

    def kept_apart(self, starts: Sequence[list[int]]) -> set[tuple[int, int]]:
        """Give the pairs of starts that stay apart by the user's word."""
        found: set[tuple[int, int]] = set()
        if self.rulings.barred:
            ids = [{copy.id for entry in start for copy in self._shelf.copies[entry]} for start in starts]
            for one, mine in enumerate(ids):
                barred = self.rulings.barred_from(mine)
                for other, theirs in enumerate(ids):
                    if one != other and not barred.isdisjoint(theirs):
                        found.add((min(one, other), max(one, other)))
        return found

    def bound(
        self, starts: Sequence[list[int]], apart: Collection[tuple[int, int]]
    ) -> tuple[list[list[int]], set[tuple[int, int]]]:
        """Join the starts that the user put together, so that what stays apart from one of them does from all.

        Done only where something stays apart: else what is new would have to be like all that was put together.
        """
        home = list(range(len(starts)))
        first: dict[str, int] = {}
        for place, start in enumerate(starts):
            for block in sorted(self._blocks(start)):
                mine, theirs = home[place], home[first.setdefault(block, place)]
                if mine != theirs:
                    home = [theirs if each == mine else each for each in home]
        places = {each: number for number, each in enumerate(dict.fromkeys(home))}
        bound: list[list[int]] = [[] for _ in places]
        for start, each in zip(starts, home, strict=True):
            bound[places[each]] += start
        pairs = {(places[home[one]], places[home[other]]) for one, other in apart}
        return bound, {pair for pair in pairs if pair[0] != pair[1]}

    def tie(self, parts: list[list[int]]) -> list[list[int]]:
        """Join the groups that the user put together."""
        if not self.rulings.block_of:
            return parts
        joined: list[tuple[list[int], set[str]]] = []
        for entries in parts:
            blocks = self._blocks(entries)
            for other in [each for each in joined if each[1] & blocks]:
                joined.remove(other)
                entries, blocks = sorted(other[0] + entries), other[1] | blocks
            joined.append((entries, blocks))
        return [entries for entries, _ in joined]

    def _blocks(self, entries: Iterable[int]) -> set[str]:
        """Give the stories in which articles belong by the user's word."""
        block_of = self.rulings.block_of
        ids = {copy.id for entry in entries for copy in self._shelf.copies[entry]}
        return {block_of[id] for id in ids & block_of.keys()}
