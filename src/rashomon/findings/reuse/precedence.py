"""Of two articles that share text, which held it first? Articles in, the direction out.

The rule:

1. What an article says of itself comes first. One that names the other's newsroom, and is not named by it, has the text
   from there, whatever the times say: "as the Courier reported", a credit line, a dateline or byline of the Courier's.
   Where each names the other, it is `unclear`.
2. Then the times of publication, as far as they are exact; dates far apart are not believed. They are not followed
   against an agency's credit: text that is all an agency's comes from there, and the direction is `unclear`.
3. The time that a page states may be that of another text: pages are made anew under their old time. So it is `unclear`
   where two signs speak against the times: the earlier article was modified after the later came out; it is mostly what
   they share, while the later is mostly its own; others share more with the later than with it.
4. Where no time tells, an agency's article comes before others, and that which has much of its own besides the shared
   text before one that has little.

The signs of 3 make a direction unclear and do not turn it round: what others share changes as articles arrive, and no
article that arrives may change who stands behind what is told in two others.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from rashomon.findings.credits import newsroom_names
from rashomon.records import Article, Credit, Direction, Passage
from rashomon.settings import REUSE

_CONTRIBUTED = re.compile(
    r"\bcontribut\w+ (?:to|report\w*)|\b(?:additional|further|extra|staff|other) (?:reports?|reporting|material)\b"
    r"|\bmaterial from\b|\bwith (?:\w+ )?(?:inputs?|files?|reports?|reporting|agenc(?:y|ies))\b"
    r"|\bstaff and\b|\band staff\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:^|\n)[^\n]{0,80}\(([A-Z][\w. -]{1,30})\) ?[—–-]")
_AFFILIATION = re.compile(r"\s*[,|/()]\s*|\s+(?:of|for|at|from|with)\s+(?:the\s+)?")
"""Parts a byline: "Ada Venn, Courier", "Ada Venn for the Courier"."""
_END = 400
"""Code points at a text's end in which a line on who contributed may stand."""
_BEGINNING = 600
"""Code points in which a dateline is looked for: a summary or caption may stand before it."""


def order(article: Article) -> tuple[str, str]:
    """Sort articles by time of publication; ids decide the rest.

    Those without a time come first: a copy that is found later must not take their text from them.
    """
    moments = _between(article)
    return (moments[0].isoformat() if moments else "", article.id)


def agency_of(article: Article) -> str | None:
    """Give the agency whose text the whole article is: its own, or by a credit, not one that only contributed.

    >>> line = "Staff and Halyard contributed to this report."
    >>> agency_of(Article(id="a", outlet="Courier", text=f"A pier.\\n{line}", agency="Halyard"))
    >>> agency_of(Article(id="a", outlet="Courier", text=f"VELM (Halyard) — A pier.\\n{line}", agency="Halyard"))
    'Halyard'
    """
    if not article.agency or article.agency == "agencies":
        return None
    if newsroom_names.is_own(article.agency, article) or _DATELINE.search(article.text, 0, _BEGINNING):
        return article.agency
    return None if _CONTRIBUTED.search(" ".join((article.text[-_END:], *article.authors))) else article.agency


def agency_behind(one: Article, other: Article) -> str | None:
    """Give the agency whose text two articles share: one is all its text by its credit, or both name it."""
    if one.agency and one.agency == other.agency and one.agency != "agencies":
        return one.agency
    return agency_of(one) or agency_of(other)


def direct(
    one: Article, other: Article, shares: tuple[float, float], credits: Sequence[Credit]
) -> tuple[Direction, bool]:
    """Say whether it can be told who was first, and whether it was the later article in order.

    `shares` is the part of the running text of each that the two have in common.

    The signs against the times that the rule of this module tells of are for `doubt` to weigh.
    """
    crediting = _credits(one, other, credits), _credits(other, one, credits)
    if crediting[0] != crediting[1]:
        return "known", crediting[0]
    # A quotation is not the agency's for standing in its report: where only that is shared, the times decide alone.
    agencies = any(shares) and agency_of(one) is not None, any(shares) and agency_of(other) is not None
    first, second = _between(one), _between(other)
    if not all(crediting) and first and second and abs(second[0] - first[0]) <= timedelta(days=REUSE.days):
        if first[1] <= second[0] and agencies[0] >= agencies[1]:
            return "known", False
        if second[1] <= first[0] and agencies[1] >= agencies[0]:
            return "known", True
    if agencies[0] != agencies[1]:
        return "unclear", agencies[1]
    return "unclear", shares[0] >= REUSE.same and shares[0] > 2 * shares[1]


def doubt(
    found: Sequence[Passage], articles: Mapping[str, Article], running: Mapping[str, int], credits: Sequence[Credit]
) -> list[Passage]:
    """Give passages, those of which two signs speak against the times as `unclear`.

    `found` are all that some articles share; `running` counts the running words of each article.
    """
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    by_pair: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in found:
        if passage.origin and passage.kind != "quoted":
            one, other = passage.origin.article, passage.copy.article
            shared[one][other] += passage.words
            shared[other][one] += passage.words
            if passage.direction == "known":
                by_pair[one, other].append(passage)
    doubted: set[str] = set()
    for (one, other), passages in by_pair.items():
        earlier, later = articles[one], articles[other]
        parts = [shared[one][other] / max(1, running[id]) for id in (one, other)]
        signs = _was_modified_after(earlier, later) + (parts[0] >= REUSE.same and parts[0] > 2 * parts[1])
        # Looked at last, as a text may have a thousand holders.
        signs += signs == 1 and _others_share_more(one, other, shared)
        if signs >= 2 and not _credits(later, earlier, credits):
            doubted.update(passage.id for passage in passages)
    return [replace(passage, direction="unclear") if passage.id in doubted else passage for passage in found]


def _was_modified_after(earlier: Article, later: Article) -> bool:
    modified, published = _between(replace(earlier, published=earlier.modified)), _between(later)
    return bool(earlier.modified and modified and published and published[1] <= modified[0])


def _others_share_more(one: str, other: str, shared: Mapping[str, Counter[str]]) -> bool:
    """Say whether of the articles that share text with either of two, most share more with the other."""
    third = (shared[one].keys() | shared[other].keys()) - {one, other}
    more = sum(shared[other][id] > shared[one][id] for id in third)
    return more >= REUSE.others and 2 * more > len(third)


def _credits(reader: Article, named: Article, credits: Sequence[Credit]) -> bool:
    """Say whether one article names the other's newsroom as where it has something from, or as whose text it is."""
    if newsroom_names.is_own(reader.agency or "", reader):
        return False
    told = [reader.agency or "", *(credit.to for credit in credits if credit.article == reader.id)]
    told += _DATELINE.findall(reader.text[:_BEGINNING])
    told += [part for author in reader.authors for part in _AFFILIATION.split(author)]
    return any(name and newsroom_names.is_own(name, named) and not newsroom_names.is_own(name, reader) for name in told)


def _between(article: Article) -> tuple[datetime, datetime] | None:
    """Give the earliest and the latest moment at which an article can have been published; None where unknown."""
    if not article.published or article.published_basis == "doubtful":
        return None
    try:
        if len(article.published) == 10:
            day = datetime.combine(date.fromisoformat(article.published), time(), UTC)
            return day, day + timedelta(days=1)
        moment = datetime.fromisoformat(article.published)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    moment = moment.astimezone(UTC)
    return moment, moment + timedelta(minutes=REUSE.minutes)
