"""Why is an article in its story? An article in; its likeness to the nearest others, and the user's word, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from rashomon.desk import Desk, decisions, findings
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
    story = next(findings.stories(desk, [article.story]), None) if article.story else None
    return Reasons(article, story, links, {other.id: other for other in others}, tuple(decided))
