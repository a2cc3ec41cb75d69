"""How is it drawn who took what from whom? Nodes and edges in; rows and arcs with their measures out.

An arc diagram (Wattenberg 2002): one row an article, the earliest on top, agencies outside above them; an arc leads
from who had the text to who took it. So the layers are times, every name is readable, and the picture is as narrow as
a telephone. Many who took one text from one article are drawn together in one row.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.pages import when
from rashomon.records import Direction

ROWS = 24
"""Rows above which those who took the same text are drawn together."""
WIDTH = 400
"""Of the drawing, in its own units: at this width its letters are as large as small print."""
_ROW = 40
_LEFT = 104
"""Where names begin; arcs lie left of it."""
_NAME = 34
"""Letters of an outlet's name that fit."""


@dataclass(frozen=True, slots=True)
class Node:
    """An article, or an agency outside; `order` sorts by time and `share` is in hundredths."""

    key: str
    outlet: str
    published: str | None
    href: str | None
    share: int
    order: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """`taker` has text of `giver`. `href` opens the two side by side."""

    giver: str
    taker: str
    words: int
    share: int
    direction: Direction
    agency: bool
    href: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its name, the small print below it, and where it stands. `more` counts articles drawn together."""

    label: str
    note: str
    href: str | None
    y: int
    bar: int
    more: int


@dataclass(frozen=True, slots=True)
class Arc:
    """An arc, as the path of an SVG, with the head of its arrow where the direction is known."""

    path: str
    head: str
    width: float
    agency: bool
    title: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of `width` by `height`, in SVG's units; `left_out` counts articles that found no room."""

    width: int
    height: int
    left: int
    rows: tuple[Row, ...]
    arcs: tuple[Arc, ...]
    left_out: int
    summary: str


def draw(nodes: Mapping[str, Node], edges: Sequence[Edge]) -> Picture | None:
    """Give the picture of who took what from whom; None where nobody did."""
    if not edges:
        return None
    together, kept = _gather(nodes, edges)
    shown = {edge.giver for edge in kept} | {edge.taker for edge in kept}
    ordered = sorted(shown, key=lambda key: (nodes[key].order, key))
    left_out = 0
    if len(ordered) > 2 * ROWS:
        weight: dict[str, int] = defaultdict(int)
        for edge in kept:
            weight[edge.giver] += edge.words
            weight[edge.taker] += edge.words
        heaviest = set(sorted(ordered, key=lambda key: (-weight[key], key))[: 2 * ROWS])
        left_out = len(ordered) - len(heaviest)
        ordered = [key for key in ordered if key in heaviest]
    places = {key: number for number, key in enumerate(ordered)}
    kept = [edge for edge in kept if edge.giver in places and edge.taker in places]
    return Picture(
        width=WIDTH,
        height=_ROW * len(ordered),
        left=_LEFT,
        rows=tuple(_row(nodes[key], together.get(key, 0), _y(places[key])) for key in ordered),
        arcs=tuple(_arc(edge, nodes, places, together.get(edge.taker, 0)) for edge in kept),
        left_out=left_out,
        summary=_summary(nodes, edges),
    )


def _gather(nodes: Mapping[str, Node], edges: Sequence[Edge]) -> tuple[dict[str, int], list[Edge]]:
    """Draw takers together: give how many stand in the row of each, and the edges that are left to draw.

    Only those are that gave to nobody and took from one alone.
    """
    givers = {edge.giver for edge in edges}
    taken: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        taken[edge.taker].append(edge)
    alike: dict[tuple[object, ...], list[Edge]] = defaultdict(list)
    for taker, some in taken.items():
        if taker not in givers and len(some) == 1:
            alike[some[0].giver, some[0].direction, some[0].agency].append(some[0])
    for keep in (8, 4, 2, 1):
        if len(nodes) <= ROWS:
            return {}, list(edges)
        together: dict[str, int] = {}
        dropped: set[str] = set()
        for some in alike.values():
            some.sort(key=lambda edge: (-edge.share, -edge.words, edge.taker))
            # The first of the rest stands for all of them.
            rest = some[keep:]
            if len(rest) > 1:
                together[rest[0].taker] = len(rest)
                dropped.update(edge.taker for edge in rest[1:])
        if len(nodes) - len(dropped) <= ROWS or keep == 1:
            break
    return together, [edge for edge in edges if edge.taker not in dropped]


def _y(place: int) -> int:
    return _ROW * place + 15


def _row(node: Node, more: int, y: int) -> Row:
    if more:
        return Row(f"and {more} more", "", None, y, 0, more)
    name = node.outlet if len(node.outlet) <= _NAME else node.outlet[: _NAME - 1].rstrip() + "…"
    if node.href is None:
        return Row(name, "agency, not in this collection", None, y, 0, 0)
    stamp = when.stamp(node.published) or "no time"
    note = f"{stamp} · {node.share} % taken" if node.share else stamp
    return Row(name, note, node.href, y, node.share, 0)


def _arc(edge: Edge, nodes: Mapping[str, Node], places: Mapping[str, int], more: int) -> Arc:
    first, last = places[edge.giver], places[edge.taker]
    # An arc comes in above the middle of a row and goes out below it, so that one does not run into the next.
    begin, end = _y(first), _y(last) - 8
    x = _LEFT - 12
    # The further apart, the wider the arc, so that arcs of one giver lie within one another.
    reach = min(x - 6, 14 + round((x - 20) * (abs(last - first) / max(1, len(places) - 1)) ** 0.7))
    control = x - round(reach * 4 / 3)
    giver, taker = nodes[edge.giver].outlet, f"{more} more" if more else nodes[edge.taker].outlet
    words = f"{edge.words} {'word' if edge.words == 1 else 'words'}"
    if edge.direction == "known":
        title = f"{taker} took {words} from {giver}: {edge.share} % of its running text"
    else:
        title = f"{taker} shares {words} with {giver}, {edge.share} % of its running text; who was first is not clear"
    return Arc(
        path=f"M{x} {begin}C{control} {begin} {control} {end} {x} {end}",
        head=f"{x + 7},{end} {x - 2},{end - 4} {x - 2},{end + 4}" if edge.direction == "known" else "",
        width=round(1.2 + edge.share / 25, 1),
        agency=edge.agency,
        title=title if not more else f"{title} (the one of them that took most)",
        href=edge.href,
    )


def _summary(nodes: Mapping[str, Node], edges: Sequence[Edge]) -> str:
    """Say in a sentence what the picture shows."""
    takers = {edge.taker for edge in edges}
    gave = Counter(edge.giver for edge in edges)
    first = max(gave, key=lambda key: (gave[key], key))
    count = gave[first]
    articles = "article" if len(takers) == 1 else "articles"
    return (
        f"{len(takers)} {articles} with text that stands elsewhere too. "
        f"The text of {nodes[first].outlet} is in {count} of them. The list below tells the same in words."
    )
