"""Who copied whom, and how much? Passages in; per article what it took, and the pairs that explain it, out.

Where ten outlets print one text, each of them shares it with the nine others. Shown are the pairs that explain where an
article has its text from: for each the one that gave most of it, then those that gave more. The rest is counted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.findings.credits import newsroom_names
from rashomon.findings.reuse.precedence import agency_of
from rashomon.findings.reuse.shares import Running
from rashomon.pages import picture, urls, when
from rashomon.pages.clippings import Citation, Clippings
from rashomon.pages.picture import Edge, Node, Picture
from rashomon.records import Direction, Passage, PassageKind, Range

LISTED = 60
"""Pairs of a story that are listed, and opened side by side: those that share most words."""
_MORE = 8
"""Running words that a further pair must explain."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One side of a copy: an article, or an agency whose text lies outside the collection (`href` is None)."""

    outlet: str
    headline: str | None
    href: str | None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class PassageView:
    """One shared run of text, at both of its places where both are in the collection."""

    kind: PassageKind
    words: int
    here: Citation
    there: Citation | None


@dataclass(frozen=True, slots=True)
class Copy:
    """What one article shares with another. `share` is the part of its running text, in hundredths, that they share.

    `words` counts that running text, `quoted` the words of the same quotations, which are nobody's copies.
    `agency` names who wrote the text, where neither article did. `pair` opens the two side by side, and `story` is the
    other one's, where that is told elsewhere.
    """

    id: str
    copy: Holder
    origin: Holder
    agency: str | None
    direction: Direction
    words: int
    share: int
    quoted: int
    passages: tuple[PassageView, ...]
    pair: str | None
    story: str | None


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of an article's running text came from elsewhere: `words` of `of`, and in hundredths."""

    article: str
    href: str
    outlet: str
    headline: str | None
    share: int
    words: int
    of: int


@dataclass(frozen=True, slots=True)
class Copies:
    """Who copied whom in a story. `unlisted` pairs explain something too, `further` ones share what others explain."""

    listed: tuple[Copy, ...]
    unlisted: int
    further: int
    taken: tuple[Taken, ...]
    picture: Picture | None


@dataclass(frozen=True, slots=True)
class _Group:
    """The passages that an article shares with one other, or has from one agency outside."""

    copy: str
    origin: str | None
    outside: str | None
    passages: tuple[Passage, ...]
    words: int
    share: int

    @property
    def direction(self) -> Direction:
        return "known" if all(each.direction == "known" for each in self.passages) else "unclear"


def build(clippings: Clippings) -> Copies:
    """Give who copied whom. The same quotation in two articles is no copy by itself: a pair that shares nothing else
    stays out, since the statements show it."""
    of_copy: dict[str, dict[tuple[str | None, str | None], list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for passage in clippings.coverage.passages:
        known = passage.copy.article in clippings.articles
        if known and (passage.origin is None or passage.origin.article in clippings.articles):
            origin = passage.origin.article if passage.origin else None
            of_copy[passage.copy.article][origin, None if origin else passage.outside].append(passage)
    explaining: list[_Group] = []
    taken: list[Taken] = []
    further = 0
    for article in (each.id for each in clippings.coverage.articles):
        copied = [some for some in of_copy[article].values() if any(each.kind != "quoted" for each in some)]
        agency = _all_by(clippings, article)
        if not copied and not agency:
            continue
        running = Running(clippings.articles[article])
        groups, places = _explain(clippings, article, copied, running)
        if agency:
            groups = [group for group in groups if group.origin or group.outside != agency]
            own = tuple(each for some in copied for each in some if each.origin is None and each.outside == agency)
            groups.append(_Group(article, None, agency, own, running.words, 100))
            places = running.words
        explaining += groups
        further += max(0, len(copied) - len(groups))
        taken.append(_taken(clippings, article, places, running))
    explaining.sort(key=lambda group: (-group.words, _published(clippings, group.copy), group.copy))
    listed = tuple(_copy(clippings, group, number) for number, group in enumerate(explaining[:LISTED], 1))
    taken.sort(key=lambda each: (-each.share, _published(clippings, each.article), each.article))
    return Copies(
        listed=listed,
        unlisted=len(explaining) - len(listed),
        further=further,
        taken=tuple(taken),
        picture=_picture(clippings, explaining, {each.article: each.share for each in taken}, listed),
    )


def _all_by(clippings: Clippings, article: str) -> str | None:
    """Give the agency outside the story whose text all of an article is, by its own credit."""
    agency = agency_of(clippings.articles[article])
    told = clippings.coverage.articles
    return agency if agency and not any(newsroom_names.is_own(agency, each) for each in told) else None


def _explain(
    clippings: Clippings, article: str, copied: Sequence[Sequence[Passage]], running: Running
) -> tuple[list[_Group], int]:
    """Give the pairs that explain what an article took, and how many running words it took in all."""
    left = [(running.places(_ranges(some)), some) for some in copied]
    groups: list[_Group] = []
    explained: set[int] = set()
    while left:
        left.sort(key=lambda each: (-len(each[0] - explained), _rank(clippings, each[1])))
        places, some = left.pop(0)
        if groups and len(places - explained) < _MORE:
            break
        explained |= places
        ordered = tuple(sorted(some, key=lambda each: each.copy))
        origin = some[0].origin.article if some[0].origin else None
        outside = next((each.outside for each in some if each.outside), None)
        groups.append(_Group(article, origin, outside, ordered, len(places), _hundredths(len(places), running.words)))
    return groups, len(explained.union(*(places for places, _ in left)))


def _ranges(passages: Sequence[Passage]) -> list[Range]:
    return [
        (each.copy.start, each.copy.end) for each in passages if each.kind != "quoted" and each.copy.field == "text"
    ]


def _rank(clippings: Clippings, passages: Sequence[Passage]) -> tuple[object, ...]:
    """Order those who gave as much as each other: the earliest first."""
    origin = passages[0].origin
    return (_published(clippings, origin.article), origin.article) if origin else (("",), passages[0].outside or "")


def _published(clippings: Clippings, article: str) -> tuple[object, ...]:
    return tuple(map(str, when.placed(clippings.articles[article])))


def _hundredths(part: int, whole: int) -> int:
    return round(100 * part / max(1, whole))


def _taken(clippings: Clippings, article: str, words: int, running: Running) -> Taken:
    one = clippings.articles[article]
    share = _hundredths(words, running.words)
    return Taken(article, urls.article(article), one.outlet, one.headline, share, words, running.words)


def _copy(clippings: Clippings, group: _Group, number: int) -> Copy:
    origin = clippings.articles[group.origin] if group.origin else None
    told = clippings.coverage.story
    elsewhere = origin is not None and told is not None and origin.story not in (None, told.id)
    return Copy(
        id=f"copy-{number}",
        copy=_holder(clippings, group.copy),
        origin=_holder(clippings, group.origin) if group.origin else Holder(group.outside or "", None, None),
        agency=group.outside if group.origin else None,
        direction=group.direction,
        words=group.words,
        share=group.share,
        quoted=sum(each.words for each in group.passages if each.kind == "quoted"),
        passages=tuple(
            PassageView(
                each.kind, each.words, clippings.cite(each.copy), clippings.cite(each.origin) if each.origin else None
            )
            for each in group.passages
        ),
        pair=urls.pair(group.copy, group.origin) if group.origin else None,
        story=urls.story(origin.story) if elsewhere and origin and origin.story else None,
    )


def _holder(clippings: Clippings, id: str) -> Holder:
    article = clippings.articles[id]
    return Holder(article.outlet, article.headline, urls.article(id), id)


def _picture(
    clippings: Clippings, groups: Sequence[_Group], shares: dict[str, int], listed: Sequence[Copy]
) -> Picture | None:
    """Draw the pairs; those that are listed open side by side."""
    opened = {(copy.copy.article, copy.origin.article): copy.pair for copy in listed}
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    for group in groups:
        origin = f"article {group.origin}" if group.origin else f"outside {group.outside}"
        for key, id in ((f"article {group.copy}", group.copy), (origin, group.origin)):
            if id is not None and key not in nodes:
                one = clippings.articles[id]
                nodes[key] = Node(
                    key, one.outlet, one.published, urls.article(id), shares.get(id, 0), _published(clippings, id)
                )
        if group.origin is None and origin not in nodes:
            nodes[origin] = Node(origin, group.outside or "", None, None, 0, ("",))
        edges.append(
            Edge(
                origin,
                f"article {group.copy}",
                group.words,
                group.share,
                group.direction,
                bool(group.outside),
                opened.get((group.copy, group.origin)),
            )
        )
    return picture.draw(nodes, edges)
