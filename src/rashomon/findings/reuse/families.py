"""Which articles of a story are one text, printed again? Articles and passages in, families out.

An article joins the family of an earlier one with the same words, or nearly: passages between the two cover most of
both. Articles are taken in order of time, so that one that comes later changes nothing for those before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.findings.reuse.alignment import Words
from rashomon.findings.reuse.precedence import order
from rashomon.records import Article, Passage, Range, Span
from rashomon.settings import REUSE

Places = tuple[Range, Range, int]
"""Words of one article, first and last exclusive, those of another that they are shared with, and how many are."""


@dataclass(frozen=True, slots=True)
class Families:
    """For every article the one that it prints again, itself where it prints none, and the first of its family."""

    like: Mapping[str, str]
    first: Mapping[str, str]
    shared: Mapping[tuple[str, str], list[Places]]
    """The running text that two articles share, by their ids; passages of an article with the same words count."""


def find(articles: Sequence[Article], words: Mapping[str, Words], passages: Sequence[Passage]) -> Families:
    """Give the families of `articles`, which stand in order of time."""
    same = _same(articles, words)
    shared: dict[tuple[str, str], list[Places]] = defaultdict(list)
    for passage in passages:
        if (
            passage.kind != "quoted"
            and passage.origin
            and {passage.origin.article, passage.copy.article} <= same.keys()
        ):
            taken, held = passage.copy, passage.origin
            if same[taken.article] != same[held.article]:
                here, there = _inside(words[taken.article], taken), _inside(words[held.article], held)
                shared[same[taken.article], same[held.article]].append((here, there, passage.words))
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in shared:
        beside[one].add(other)
        beside[other].add(one)
    rank = {article.id: place for place, article in enumerate(articles)}
    like: dict[str, str] = {}
    first: dict[str, str] = {}
    for id in dict.fromkeys(same.values()):
        # The nearest, and the earliest of those as near.
        before = sorted(beside[id] & first.keys(), key=rank.__getitem__)
        nearly = {other: _alike(id, other, shared, words) for other in before}
        near = max((other for other in nearly if nearly[other] >= REUSE.nearly), key=nearly.__getitem__, default=id)
        like[id] = near
        first[id] = first.get(near, id)
    return Families(
        {id: like[text] if text == id else text for id, text in same.items()},
        {id: first[text] for id, text in same.items()},
        shared,
    )


def between(one: str, other: str, shared: Mapping[tuple[str, str], list[Places]]) -> list[Places]:
    """Give what two articles share, whoever took it, from the side of `one`."""
    turned = [(there, here, words) for here, there, words in shared.get((other, one), ())]
    return [*shared.get((one, other), ()), *turned]


def _same(articles: Sequence[Article], words: Mapping[str, Words]) -> dict[str, str]:
    """Give, for each article, the earliest with the same words, in order of time.

    Of several published at one moment, one whose outlet tells of the story in other words too is taken for the first,
    so that the copy brings no origin.
    """
    alike: dict[tuple[str, ...], list[Article]] = defaultdict(list)
    for article in articles:
        alike[words[article.id].forms or (article.id,)].append(article)
    earliest = {text: [each for each in some if order(each)[0] == order(some[0])[0]] for text, some in alike.items()}
    told = Counter(outlet for some in earliest.values() for outlet in {article.outlet for article in some})
    first = {text: max(some, key=lambda article: told[article.outlet]).id for text, some in earliest.items()}
    return {article.id: first[words[article.id].forms or (article.id,)] for article in articles}


def _alike(one: str, other: str, shared: Mapping[tuple[str, str], list[Places]], words: Mapping[str, Words]) -> float:
    """Give the share of the words of two articles that they have in common, of the one that has less of it.

    A passage may reach over a sentence that one of them leaves out, so its own count of words is taken.
    """
    common = sum(count for _, _, count in between(one, other, shared))
    return common / max(1, *(len(words[id].forms) for id in (one, other)))


def _inside(words: Words, span: Span) -> Range:
    return bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
