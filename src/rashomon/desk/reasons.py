"""Why is an article in its story? An article in; its likeness to the nearest others, and the user's word, out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from rashomon.desk import Desk, decisions, recall
from rashomon.records import Article, Dating, Decision, Link, Story


@dataclass(frozen=True, slots=True)
class Placed:
    """What else than likeness put an article where it is: its dating and its input, as `Reasons` has them, and the
    user's word, if one did that stands."""

    dating: Dating
    given: bool
    word: Decision | None


@dataclass(frozen=True, slots=True)
class Reasons:
    """Why an article is where it is: the links to its nearest articles, which are `others`, and the user's word.

    Of the article itself no other version is among them. `by_word` are those of them all, the article too, that the
    user's word put where they are, with the decision that did. `dating` says why an article was grouped by what it says
    alone (`missing`: it states no time of publication) or by that and what its address tells (`doubtful`: what it
    says contradicts the time); null where it is in no story yet. `given` is true where its input named the story.
    """

    article: Article
    story: Story | None
    links: tuple[Link, ...]
    others: Mapping[str, Article]
    decisions: tuple[Decision, ...]
    by_word: Mapping[str, str] = field(default_factory=dict)
    dating: Dating | None = None
    given: bool = False


def of(desk: Desk, article: Article) -> Reasons:
    """Give why an article is in its story."""
    links = list(desk.records(Link, "links", "WHERE article = ? ORDER BY together DESC", (article.id,)))
    same = recall.versions(desk, article.id)
    named = {
        each.id: each
        for link in links
        for each in desk.records(Article, "articles", "WHERE id = ?", (link.other,))
        if each.id not in same
    }
    decided = tuple(each for each in decisions.standing(desk) if article.id in {*each.articles, *chain(*each.members)})
    story = next(recall.every_story(desk, [article.story]), None) if article.story else None
    told = tuple(_now(links, article.story, named))
    others = {link.other: named[link.other] for link in told}
    by_word = {id: word for id in (article.id, *others) if (word := _put_by(desk, id))}
    grouped = desk.one("SELECT dating, kept FROM profiles WHERE article = ?", (article.id,)) or (None, False)
    # A version is kept where the one before it is: no input said so.
    given = bool(grouped[1]) and article.version_of is None
    return Reasons(article, story, told, others, decided, by_word, grouped[0], given)


def words(desk: Desk) -> dict[str, Placed]:
    """Give of every article in a story what else than likeness put it there."""
    standing = {each.id: each for each in decisions.standing(desk)}
    query = (
        "SELECT article, dating, kept AND version_of IS NULL, (SELECT json_extract(after, '$.decision') FROM changes"
        " WHERE kind = 'moved' AND record = article ORDER BY id DESC LIMIT 1)"
        " FROM profiles JOIN articles ON articles.id = article"
    )
    rows = desk.rows(query)
    return {id: Placed(dating, bool(given), standing.get(word or "")) for id, dating, given, word in rows}


def _now(links: Iterable[Link], story: str | None, others: Mapping[str, Article]) -> Iterator[Link]:
    """Say of each other article whether it is in the same story now, as the user may have moved one of the two; give
    the nearest inside and the nearest outside."""
    now = [replace(link, together=others[link.other].story == story) for link in links if link.other in others]
    for together in (True, False):
        yield from sorted((link for link in now if link.together is together), key=lambda link: -link.weight)[:1]


def _put_by(desk: Desk, article: str) -> str | None:
    """Give the decision by which an article came to stand where it is, if it still holds."""
    last = "SELECT json_extract(after, '$.decision') FROM changes WHERE kind = 'moved' AND record = ? ORDER BY id DESC"
    row = desk.one(last, (article,))
    standing = row and desk.one("SELECT id FROM decisions WHERE id = ? AND withdrawn IS NULL", (row[0],))
    return str(standing[0]) if standing else None
