"""From what a reader found to an article: outlet named, time normalised, byline split, agency and language marked.

Every reader gives what stands in its input, as it stands there (`Filed`); what it means is decided here, once for all
formats. What is wrong with a part of it becomes a rejection beside the article, which is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.articles import language
from rashomon.articles.opened import Filed
from rashomon.articles.outlets import agencies, register
from rashomon.articles.outlets.register import Register
from rashomon.articles.stated import agency, byline, doubt, published
from rashomon.articles.unsaid import is_unsaid
from rashomon.errors import ArticleError
from rashomon.records import Article, Outlet, Rejection, identify
from rashomon.settings import ARTICLES

_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL ends a string in half of all programs, and a lone surrogate has no UTF-8 form: neither may stand in a record."""


def accept(filed: Filed, known: Register | None = None) -> Iterator[Article | Rejection]:
    """Give the article that was filed, after a rejection for each part of it that could not be taken as it is.

    `known` are the outlets that are known: those that come with Rashomon where it is None.
    The id is the input's; else it depends on the outlet and the address, or where there is none on what is written.
    Raises ArticleError where there is no text, or more than one article can have.
    """
    text, headline = _readable(filed.text), _line(filed.headline)
    if not text.strip():
        raise ArticleError("there is a headline but no text" if headline else "there is no text")
    if len(text) > ARTICLES.longest_text:
        raise ArticleError(
            f"the text has {len(text):,} characters; one article may have {ARTICLES.longest_text:,}: split it"
        )
    if unread := text.count("\ufffd"):
        yield Rejection("remark", filed.where, f"{unread} unreadable characters stand as U+FFFD; the article is kept")
    known = known or register.bundled()
    outlet = _readable(known.name(filed.outlet, filed.url, filed.stem))
    listed = known.known(outlet)
    zone = listed.zone if listed else None
    first = published.normalise(filed.published, zone=zone)
    changed = published.normalise(filed.modified, zone=zone)
    if first.problem:
        yield Rejection("remark", filed.where, f"publication time: {first.problem}; the article is kept without one")
    problem = changed.problem or (f"{changed.value} cannot be" if changed.basis == "doubtful" else None)
    if problem:
        yield Rejection("remark", filed.where, f"time of change: {problem}; the article is kept without one")
    bylines = tuple(map(_readable, filed.bylines))
    stated = _line(filed.agency)
    spoken = language.detect(text, filed.language)
    if spoken != "en":
        yield unanalysed(spoken, filed.where)
    url = _line(filed.url)
    yield Article(
        id=_line(filed.id) or identify(outlet, *((url,) if url else (first.value, headline, text))),
        outlet=outlet,
        text=text,
        headline=headline,
        published=first.value,
        published_basis="doubtful" if doubt.find(filed, first, changed) else first.basis,
        url=url,
        authors=_people(bylines or tuple(byline.lines(text)), outlet),
        modified=None if problem else changed.value,
        language=spoken,
        agency=_agency(stated, listed) or agency.find(text, bylines, outlet),
        story=_line(filed.story),
        addresses=tuple(dict.fromkeys(each for said in filed.addresses if (each := _line(said)) and each != url)),
        set_off=filed.set_off,
    )


def unanalysed(spoken: str, where: str) -> Rejection:
    """Give the rejection of an article in a language that is not analysed: it is kept, and nothing is found in it."""
    return Rejection("language", where, f"the text is in {spoken!r}: kept, and left out of what is found in English")


def _agency(stated: str | None, outlet: Outlet | None) -> str | None:
    """Give the agency that an input states, or that the outlet itself is."""
    if stated:
        return agencies.known(stated, capitals=False) or stated
    return outlet.name if outlet and outlet.agency else None


def _people(bylines: tuple[str, ...], outlet: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person for line in bylines for person in byline.split(line, outlet).people))


def _readable(said: str) -> str:
    """Put U+FFFD where no text may have a character, one for one, so that every place in the text stays."""
    return _UNREADABLE.sub("\ufffd", said)


def _line(said: str | None) -> str | None:
    """Give one line of words, or None where there are none or they say that there are none ("N/A")."""
    return None if said is None or is_unsaid(said) else " ".join(_readable(said).split())
