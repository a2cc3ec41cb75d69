"""Why is an article where it is, and what is known of it? Result in; likeness, versions, addresses, outlet, out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from rashomon import records
from rashomon.desk.reasons import Placed
from rashomon.pages import labels, urls, when
from rashomon.records import Article, Dating, Link, Outlet, Result, Revision

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_AROUND = 40
"""Characters shown on either side of what was changed."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a likeness: what is shared, and what it weighs."""

    label: str
    weight: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Another article that this one is like: the nearest in its story, or the nearest that was kept out of it."""

    href: str
    outlet: str
    headline: str
    together: bool
    weight: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A place that was changed between two versions, with the words around it."""

    prefix: str
    before: str
    after: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Version:
    """The version before an article, or after it, and what was changed between the two."""

    href: str
    when: str
    headline_before: str | None
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page of an article shows beside its text. Facts of the outlet are those that the register is sure of."""

    reasons: tuple[Reason, ...]
    because: tuple[str, ...]
    before: Version | None
    after: Version | None
    addresses: tuple[str, ...]
    newsroom: str | None
    owner: str | None
    country: str | None


def of(result: Result, placed: Mapping[str, Placed] | None = None) -> Callable[[Article], Standing]:
    """Give the function that tells the standing of an article of `result`. `placed` says of articles on a desk what
    else than likeness put them where they are."""
    articles = {article.id: article for article in result.articles}
    links: dict[str, list[Link]] = defaultdict(list)
    for link in result.links:
        links[link.article].append(link)
    before = {revision.article: revision for revision in result.revisions}
    after = {revision.version_of: revision for revision in result.revisions}
    outlets = {outlet.name: outlet for outlet in result.outlets}

    def tell(article: Article) -> Standing:
        known = outlets.get(article.outlet, Outlet(article.outlet))
        return Standing(
            reasons=tuple(_reasons(article, links[article.id], articles)),
            because=tuple(_because(article, (placed or {}).get(article.id))),
            before=_version(before.get(article.id), articles, back=True),
            after=_version(after.get(article.id), articles, back=False),
            addresses=tuple(url for url in map(urls.safe, article.addresses) if url),
            newsroom=known.newsroom if known.newsroom != article.outlet else None,
            owner=known.owner,
            country=known.country,
        )

    return tell


def because(article: Article, dating: Dating | None, *, given: bool) -> Iterator[str]:
    """Say what else than likeness put an article in its story, and that no day counted where none is believed."""
    if given:
        yield "its input named the story, and `--keep-stories` took it as given"
    if article.version_of and dating:
        yield f"it is a version of {article.version_of}: versions of an article are in one story"
    if dating == "missing":
        yield "it states no time of publication that can be believed: grouped by what it says alone"
    if dating == "doubtful":
        stated = f", {when.stamp(article.published)}," if article.published else ""
        yield f"its time of publication{stated} is not believed: grouped by what it says and what its address tells"


def _because(article: Article, placed: Placed | None) -> Iterator[str]:
    if placed:
        if placed.word:
            yield f"the user put it here: {placed.word.verb}, {when.stamp(placed.word.at)}"
        yield from because(article, placed.dating, given=placed.given)


def _reasons(article: Article, links: Iterable[Link], articles: Mapping[str, Article]) -> Iterator[Reason]:
    """Give the nearest article in the same story, and the nearest outside, as they stand now: the user may have moved
    either. Another version of the article is no other article."""
    told: dict[bool, tuple[Link, Article]] = {}
    for link in sorted(links, key=lambda link: -link.weight):
        other = articles.get(link.other)
        if other and not _is_version(article, other, articles) and not _is_version(other, article, articles):
            together = other.story == article.story
            told.setdefault(together, (replace(link, together=together), other))
    return (_reason(*told[together]) for together in (True, False) if together in told)


def _is_version(article: Article, before: Article, articles: Mapping[str, Article]) -> bool:
    """Tell whether an article is a later version of another."""
    seen: set[str] = set()
    while article.version_of in articles and article.id not in seen:
        seen.add(article.id)
        article = articles[str(article.version_of)]
        if article.id == before.id:
            return True
    return False


def words(part: records.Part) -> tuple[str, ...]:
    """Give what a part of a likeness rests on, for reading: its days in words, one day of two articles once.

    >>> words(records.Part("time", -0.1, ("2024-03-04", "2024-03-04", "openings tell of 2024-03-01 and of 2024-03-03")))
    ('published 4 March 2024', 'openings tell of 1 March 2024 and of 3 March 2024')
    """
    if part.kind != "time":
        return part.words
    days = dict.fromkeys(when.edtf(each) for each in part.words if _DAY.fullmatch(each))
    told = (_DAY.sub(lambda day: when.edtf(day[0]), each) for each in part.words if not _DAY.fullmatch(each))
    return (*([f"published {' and '.join(days)}"] if days else []), *told)


def _reason(link: Link, other: Article) -> Reason:
    parts = (Part(labels.PARTS[part.kind], f"{part.weight:+.2f}", words(part)) for part in link.parts)
    return Reason(
        href=urls.article(other.id),
        outlet=other.outlet,
        headline=other.headline or " ".join(other.text.split()[:9]),
        together=link.together,
        weight=f"{link.weight:.2f}",
        parts=tuple(parts),
    )


def _version(revision: Revision | None, articles: dict[str, Article], *, back: bool) -> Version | None:
    if revision is None or revision.article not in articles or revision.version_of not in articles:
        return None
    old, new = articles[revision.version_of], articles[revision.article]
    other = old if back else new
    return Version(
        href=urls.article(other.id),
        when=when.stamp(other.modified or other.published),
        headline_before=revision.headline_before if back else None,
        edits=tuple(_edits(revision, old, new)) if back else (),
    )


def _edits(revision: Revision, old: Article, new: Article) -> Iterator[Edit]:
    for edit in revision.edits:
        start, end = edit.after
        yield Edit(
            prefix=("…" if start > _AROUND else "") + new.text[max(start - _AROUND, 0) : start],
            before=old.text[slice(*edit.before)],
            after=new.text[start:end],
            suffix=new.text[end : end + _AROUND] + ("…" if end + _AROUND < len(new.text) else ""),
        )
