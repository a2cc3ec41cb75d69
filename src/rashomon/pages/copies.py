"""Who copied whom, and how much? Passages in; per pair of articles, the running words they share out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.pages import urls
from rashomon.pages.clippings import Citation, Clippings
from rashomon.records import Direction, Passage, PassageKind, Range


@dataclass(frozen=True, slots=True)
class Holder:
    """One side of a copy: an article, or an agency whose text lies outside the collection (`href` is None)."""

    outlet: str
    headline: str | None
    href: str | None


@dataclass(frozen=True, slots=True)
class PassageView:
    """One shared run of text, at both of its places where both are in the collection."""

    kind: PassageKind
    words: int
    here: Citation
    there: Citation | None


@dataclass(frozen=True, slots=True)
class Copy:
    """What one article shares with another. `share` is the part of its text, in hundredths, that the passages cover.

    `agency` names who wrote the text, where neither article did.
    """

    id: str
    copy: Holder
    origin: Holder
    agency: str | None
    direction: Direction
    words: int
    share: int
    passages: tuple[PassageView, ...]


def build(clippings: Clippings) -> tuple[Copy, ...]:
    """Give the pairs, the one that shares most words first. The same quotation in two articles is no copy by itself:
    a pair that shares nothing else stays out, since the statements show it."""
    pairs: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in clippings.coverage.passages:
        pairs[passage.copy.article, _key(passage)].append(passage)
    found = [group for group in pairs.values() if any(each.kind != "quoted" for each in group)]
    found.sort(key=lambda group: -sum(each.words for each in group))
    return tuple(_pair(clippings, group, number) for number, group in enumerate(found, 1))


def share(text: str, ranges: Iterable[Range]) -> int:
    """Give the part of a text, in hundredths, that lies in any of some ranges.

    >>> share("0123456789", [(0, 2), (1, 4)])
    40
    """
    covered = at = 0
    for start, end in sorted(ranges):
        covered += max(0, end - max(at, start))
        at = max(at, end)
    return round(100 * covered / max(1, len(text)))


def _key(passage: Passage) -> str:
    """Tell pairs apart by the article a passage comes from, or by the agency where no article here has it."""
    return f"article {passage.origin.article}" if passage.origin else f"outside {passage.outside}"


def _pair(clippings: Clippings, passages: Sequence[Passage], number: int) -> Copy:
    first = passages[0]
    own = sorted(passages, key=lambda each: each.copy)
    return Copy(
        id=f"copy-{number}",
        copy=_holder(clippings, first.copy.article),
        origin=_holder(clippings, first.origin.article) if first.origin else Holder(first.outside or "", None, None),
        agency=next((each.outside for each in passages if each.outside and each.origin), None),
        direction="known" if all(each.direction == "known" for each in passages) else "unclear",
        words=sum(each.words for each in passages),
        share=share(
            clippings.articles[first.copy.article].text,
            [(each.copy.start, each.copy.end) for each in passages if each.copy.field == "text"],
        ),
        passages=tuple(
            PassageView(
                each.kind, each.words, clippings.cite(each.copy), clippings.cite(each.origin) if each.origin else None
            )
            for each in own
        ),
    )


def _holder(clippings: Clippings, id: str) -> Holder:
    article = clippings.articles[id]
    return Holder(article.outlet, article.headline, urls.article(id))
