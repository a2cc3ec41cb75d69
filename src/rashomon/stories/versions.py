"""Which articles are versions of one another? Ids with the version before each in; chains, the earliest first, out.

All versions of an article are of one story: what takes one of them to another takes the later ones along.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping


class Versions:
    """The versions of articles. `before_of` gives for a later one the id of the one before it.

    >>> versions = Versions({"pier-2": "pier"})
    >>> versions.add("pier-3", "pier-2")
    >>> list(versions.chains(["pier-3", "heron"]))
    [('pier-2', 'pier'), ('pier-3', 'pier-2')]
    """

    def __init__(self, before_of: Mapping[str, str]) -> None:
        self._before_of: dict[str, str] = {}
        self._after: dict[str, list[str]] = defaultdict(list)
        for version, before in before_of.items():
            self.add(version, before)

    def add(self, version: str, before: str) -> None:
        """Take in a version, and the one before it."""
        self._before_of[version] = before
        self._after[before].append(version)

    def chains(self, ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Give every later version of the articles that `ids` are versions of, with the one before it, in order."""
        for first in dict.fromkeys(map(self._first, ids)):
            known = [first]
            for before in known:
                for version in self._after.get(before, ()):
                    yield version, before
                    known.append(version)

    def _first(self, id: str) -> str:
        while id in self._before_of:
            id = self._before_of[id]
        return id
