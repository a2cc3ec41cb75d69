"""What is known of the articles that can still matter? Articles or their profiles in, vectors and likeness out.

A shelf holds a member for each article and an entry for each distinct text: exact copies share one, so that a thousand
of them cost no more than one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from rashomon.records import Article, Frequencies, Link, Profile, identify
from rashomon.settings import STORIES
from rashomon.stories import likeness, wording
from rashomon.stories.days import Days, moment, written
from rashomon.stories.days import find as days_of
from rashomon.stories.index import Floats, Index, Numbers
from rashomon.stories.likeness import Traits
from rashomon.stories.marks import Written, unwritten
from rashomon.stories.printed import Print, shown
from rashomon.stories.telling import Member, opening
from rashomon.stories.terms import TIMES, UNIT, Vocabulary

_QUOTE, _PASSAGE = "“", "¶"
R = TypeVar("R")
_PORTION = 128
"""Articles, or pairs of them, whose vectors are written out at a time."""
_WEIGHTS = np.array(TIMES, dtype=object)


class Shelf:
    """Articles, and the entries that they have in the index."""

    def __init__(self, frequencies: Frequencies) -> None:
        self.vocabulary = Vocabulary(frequencies)
        self.index = Index(self.vocabulary)
        self.members: dict[str, Member] = {}
        self.copies: list[list[Member]] = []
        """The members of each entry."""
        self._days: list[Days] = []
        self._columns = likeness.Columns()
        self.traits = self._columns.traits
        self._entry_of: dict[str, int] = {}
        self._marks: dict[str, tuple[int, int]] = {}
        self._written = Written(self.vocabulary.names)

    def put(self, articles: Sequence[Article], days: Sequence[Days], ruled: Sequence[bool]) -> list[bool]:
        """Take articles in, and say which are no copies. Those that are `ruled` on share no entry with others.

        Copies of a text that tells next to nothing (an error page) are no copies: what they tell of is not known.
        """
        prints = [_fingerprint(article) for article in articles]
        first: dict[str, int] = {}
        fresh = [first.setdefault(each, row) == row and each not in self._entry_of for row, each in enumerate(prints)]
        vectors = self.vocabulary.read(articles, fresh=fresh)
        weights = self.vocabulary.weigh(vectors.terms, vectors.times)
        telling = _telling(weights)
        new: list[int] = []
        for row, article in enumerate(articles):
            entry = self._entry_of.get(prints[row]) if telling[row] and not ruled[row] else None
            if entry is None:
                entry = len(self.copies)
                new.append(row)
                self._trait(days[row], Traits.of(days[row], _wording(article), article.headline or ""))
                if telling[row] and not ruled[row]:
                    self._entry_of[prints[row]] = entry
            headline, headed = _headline(article)
            member = Member(
                id=article.id,
                story="",
                outlet=article.outlet,
                headline=headline,
                headed=headed,
                published=article.published,
                moment=moment(article.published),
                day=days[row].day,
                dating=days[row].dating,
                fingerprint=prints[row],
                entry=entry,
                kept=False,
            )
            self.members[member.id] = member
            self.copies[entry].append(member)
        self.index.add(vectors.terms[new], vectors.times[new], vectors.kinds[new], weights[new])
        return fresh

    def put_back(self, profile: Profile) -> Member:
        """Take in an article that was kept as `profile`."""
        day = date.fromisoformat(profile.day).toordinal() if profile.day else None
        entry = self._entry_of.get(profile.fingerprint)
        if entry is None:
            told = tuple(date.fromisoformat(each).toordinal() for each in profile.told)
            entry = self._read(profile, Days(day, profile.dating, told))
        member = Member(
            id=profile.article,
            story=profile.story,
            outlet=profile.outlet,
            headline=profile.headline,
            headed=profile.headed,
            published=profile.published,
            moment=moment(profile.published),
            day=day,
            dating=profile.dating,
            fingerprint=profile.fingerprint,
            entry=entry,
            kept=profile.kept,
        )
        self.members[member.id] = member
        self.copies[entry].append(member)
        return member

    def restate(self, article: Article) -> Member:
        """Take over what else is known of a member; its entry stays as it was read, for its text is the same."""
        member, found = self.members[article.id], days_of(article)
        member.outlet = article.outlet
        member.headline, member.headed = _headline(article)
        member.published, member.moment = article.published, moment(article.published)
        member.day, member.dating = found.day, found.dating
        if len(self.copies[member.entry]) == 1:
            self._days[member.entry] = found
        return member

    def profiles(self, members: Sequence[Member]) -> tuple[Profile, ...]:
        """Give what is to be kept of articles."""
        return tuple(chain.from_iterable(map(self._profiles, _portions(members))))

    def _profiles(self, members: Sequence[Member]) -> Iterator[Profile]:
        """Give the same for so many articles as fit into fast memory."""
        rows = np.array([member.entry for member in members], dtype=np.int64)
        terms = self.index.terms[rows]
        marks = self._written.read(terms, self.index.kinds[rows])
        weights = _WEIGHTS[self.index.times[rows]].tolist()
        held = np.count_nonzero(terms, axis=1).tolist()
        return map(self._profile, members, marks, weights, held)

    def _profile(self, member: Member, terms: list[str], weights: list[float], held: int) -> Profile:
        """Give the profile of a member, of whose `terms` the first are `held`; the two lists are used up."""
        days, traits = self._days[member.entry], self.traits[member.entry]
        del terms[held:], weights[held:]
        terms += [f"{_QUOTE}{each:08x}" for each in sorted(traits.quotes)]
        terms += [f"{_PASSAGE}{each:08x}" for each in sorted(traits.passages)]
        weights += [0.0] * (len(terms) - held)
        return Profile(
            article=member.id,
            story=member.story,
            outlet=member.outlet,
            headline=member.headline,
            published=member.published,
            day=written(member.day) if member.day else None,
            dating=member.dating,
            told=tuple(map(written, days.told)),
            fingerprint=member.fingerprint,
            terms=tuple(terms),
            weights=tuple(weights),
            headed=member.headed,
            kept=member.kept,
        )

    def alone(self, member: Member) -> None:
        """Give a member an entry of its own, so that it can be grouped apart from its copies."""
        old = member.entry
        if len(self.copies[old]) > 1:
            self.copies[old].remove(member)
            index, row = self.index, np.array([old])
            weights = self.vocabulary.weigh(index.terms[row], index.times[row])
            (member.entry,) = index.add(index.terms[row], index.times[row], index.kinds[row], weights)
            self._trait(self._days[old], self.traits[old])
            self.copies[-1].append(member)

    def weigh(self, ones: Numbers | int, others: Numbers) -> tuple[Floats, Floats]:
        """Give the likeness of pairs of entries, and the bare cosines. The pairs of one entry stand side by side."""
        if not len(others):
            return np.zeros(0, dtype=np.float32), np.zeros(0, dtype=np.float32)
        return likeness.weigh(self.index, self._columns, *np.broadcast_arrays(ones, others))

    def links(self, pairs: Sequence[tuple[Member, Member]], prints: Mapping[str, Print | None]) -> tuple[Link, ...]:
        """Give the likeness of each pair of articles with its parts; `prints` are the texts that are at hand."""
        return tuple(chain.from_iterable(self._links(some, prints) for some in _portions(pairs)))

    def _links(self, pairs: Sequence[tuple[Member, Member]], prints: Mapping[str, Print | None]) -> Iterator[Link]:
        """Give the same for so many pairs as fit into fast memory."""
        ones, others = np.array([[member.entry for member in pair] for pair in pairs]).T
        names = self.vocabulary.names

        def word(place: int, term: int, name: bool) -> str:
            one, other = pairs[place]
            return shown(names[term], (prints[one.id], prints[other.id]), name=name)

        told = likeness.parts(self.index, self._columns, ones, others, word=word)
        for (one, other), parts in zip(pairs, told, strict=True):
            weight = round(sum(part.weight for part in parts), 4)
            yield Link(one.id, other.id, one.story == other.story, weight, parts)

    def _read(self, profile: Profile, days: Days) -> int:
        terms = np.zeros(STORIES.terms, dtype=np.int32)
        times = np.zeros(STORIES.terms, dtype=np.uint8)
        kinds = np.zeros(STORIES.terms, dtype=np.int8)
        wordings: dict[str, set[int]] = {_QUOTE: set(), _PASSAGE: set()}
        place = 0
        for mark, weight in zip(profile.terms, profile.weights, strict=True):
            if mark[0] in wordings:
                wordings[mark[0]].add(int(mark[1:], 16))
            elif place < STORIES.terms:
                if mark not in self._marks:
                    term, kind = unwritten(mark)
                    self._marks[mark] = (self.vocabulary.number(term), kind)
                terms[place], kinds[place] = self._marks[mark]
                times[place] = round(weight / UNIT)
                place += 1
        weights = self.vocabulary.weigh(terms[None], times[None])
        (entry,) = self.index.add(terms[None], times[None], kinds[None], weights)
        headline = profile.headline if profile.headed else ""
        self._trait(days, Traits.of(days, (frozenset(wordings[_QUOTE]), frozenset(wordings[_PASSAGE])), headline))
        if _telling(weights)[0]:
            self._entry_of[profile.fingerprint] = entry
        return entry

    def _trait(self, days: Days, traits: Traits) -> None:
        self._days.append(days)
        self._columns.add(traits)
        self.copies.append([])


def _portions(records: Sequence[R]) -> Iterator[Sequence[R]]:
    return (records[start : start + _PORTION] for start in range(0, len(records), _PORTION))


def _telling(weights: Floats) -> NDArray[np.bool_]:
    """Say which vectors are of full length: the others tell next to nothing."""
    given: NDArray[np.bool_] = np.einsum("ij,ij->i", weights, weights) > 0.99
    return given


def _headline(article: Article) -> tuple[str, bool]:
    """Give the headline of an article, and whether it is its own: else its opening words stand for it."""
    headline = (article.headline or "").strip()
    return headline or opening(article.text) or article.outlet, bool(headline)


def _wording(article: Article) -> tuple[frozenset[int], frozenset[int]]:
    return wording.quotes(article.text), wording.passages(article.text)


def _fingerprint(article: Article) -> str:
    """Give the same for exact copies, whatever their headlines; a short text is a copy only under the same headline."""
    if len(article.text) < STORIES.copy_length:
        return identify(article.text, (article.headline or "").strip())
    return identify(article.text)
