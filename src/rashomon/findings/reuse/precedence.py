"""Of two articles that share text, which held it first? Articles in, the direction out.

What an article says of itself comes first: an agency's credit line, a newsroom credited by name. Then the times of
publication, as far as they are exact; dates far apart are not believed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from rashomon.findings.credits import newsroom_names
from rashomon.records import Article, Credit, Direction
from rashomon.settings import REUSE

_CONTRIBUTED = re.compile(
    r"\bcontribut\w+ (?:to|report\w*)|\b(?:additional|further|extra|staff|other) (?:reports?|reporting|material)\b"
    r"|\bmaterial from\b|\bwith (?:\w+ )?(?:inputs?|files?|reports?|reporting|agenc(?:y|ies))\b"
    r"|\bstaff and\b|\band staff\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"(?:^|\n)[^\n]{0,80}\([A-Z][\w. -]{1,30}\) ?[—–-]")
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

    A newsroom comes before one that credits it by name. Then the times decide. Where they do not, an agency comes
    before others and the article by its credit all the agency's before one that may have taken parts; and else the
    article that has less of its own besides the shared text is held the copy.
    """
    crediting = _credits(one, other, credits), _credits(other, one, credits)
    if crediting[0] != crediting[1]:
        return "known", crediting[0]
    # A quotation is not the agency's for standing in its report: where only that is shared, the times decide alone.
    agencies = any(shares) and agency_of(one) is not None, any(shares) and agency_of(other) is not None
    first, second = _between(one), _between(other)
    if first and second and abs(second[0] - first[0]) <= timedelta(days=REUSE.days):
        if first[1] <= second[0] and agencies[0] >= agencies[1]:
            return "known", False
        if second[1] <= first[0] and agencies[1] >= agencies[0]:
            return "known", True
    if agencies[0] != agencies[1]:
        return "unclear", agencies[1]
    return "unclear", shares[0] >= REUSE.same and shares[0] > 2 * shares[1]


def _credits(reader: Article, named: Article, credits: Sequence[Credit]) -> bool:
    """Say whether one article names the other's newsroom as where it has something from."""
    if newsroom_names.is_own(reader.agency or "", reader):
        return False
    told = [reader.agency or "", *(credit.to for credit in credits if credit.article == reader.id)]
    return any(name and newsroom_names.is_own(name, named) for name in told)


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
