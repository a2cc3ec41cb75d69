"""Why is an article in its story? An article in; its likeness to the nearest others, and the user's word, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from rashomon.desk import Desk, decisions, recall
from rashomon.records import Article, Decision, Link, Story


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an article is where it is: the links to its nearest articles, which are `others`, and the user's word."""

    article: Article
    story: Story | None
    links: tuple[Link, ...]
    others: Mapping[str, Article]
    decisions: tuple[Decision, ...]


def of(desk: Desk, article: Article) -> Reasons:
    """Give why an article is in its story."""
    links = tuple(desk.records(Link, "links", "WHERE article = ? ORDER BY together DESC", (article.id,)))
    others = (each for link in links for each in desk.records(Article, "articles", "WHERE id = ?", (link.other,)))
    decided = (each for each in decisions.standing(desk) if article.id in {*each.articles, *chain(*each.members)})
    story = next(recall.every_story(desk, [article.story]), None) if article.story else None
    named = {other.id: other for other in others}
    return Reasons(article, story, tuple(_now(links, article.story, named)), named, tuple(decided))


def _now(links: Iterable[Link], story: str | None, others: Mapping[str, Article]) -> Iterator[Link]:
    """Say of each other article whether it is in the same story now: the user may have moved one of the two."""
    for link in links:
        yield replace(link, together=others[link.other].story == story)
