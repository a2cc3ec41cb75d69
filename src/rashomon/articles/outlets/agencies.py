"""Which names are news agencies? A name in; the agency's usual name out, or None.

The list (agencies.toml) holds what is public and certain. An agency that it does not hold is told by its name: "Halyard
News Agency" is one, and is called "Halyard", as Xinhua and Anadolu are.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_THE = re.compile(r"^the\s+", re.I)
_KIND = r"(?:News Agency|Press Agency|News Service|Newswires?|Wire Service)"
_SHAPED = re.compile(rf"\b(?P<name>(?:[A-ZÀ-Þ][\w&'’-]*\s+){{1,4}}?{_KIND})\b")
_TAIL = re.compile(r"\s+(?:News Agency|Press Agency|Newswires?|Wire Service|Wire)$", re.I)


def known(name: str, *, capitals: bool = True) -> str | None:
    """Give the usual name of a listed agency, or None. Short forms are told by their capitals unless `capitals` is off.

    >>> known("The Associated Press"), known("A.P."), known("reuters"), known("ap"), known("ap", capitals=False)
    ('AP', 'AP', 'Reuters', None, 'AP')
    """
    said = _THE.sub("", " ".join(name.split()))
    exact, loose = _names()
    return exact.get(said) or (loose.get(said.casefold()) if not capitals or len(said) > 4 else None)


def told(name: str) -> str | None:
    """Give the usual name of an agency that is listed, or that its name says is one.

    >>> told("Halyard News Agency"), told("AFP"), told("Jane Doe")
    ('Halyard', 'AFP', None)
    """
    said = _THE.sub("", " ".join(name.split()))
    return known(said) or (usual(said) if _SHAPED.fullmatch(said) else None)


def usual(name: str) -> str:
    """Give the name that an agency goes by: the listed one, else what stands before "News Agency" or "Newswire"."""
    said = _THE.sub("", " ".join(name.split()))
    return known(said) or _TAIL.sub("", said)


def own(outlet: str) -> str | None:
    """Give the agency that `outlet` itself is, by its name, its domain, or the word for one in its name.

    >>> own("Halyard News Agency"), own("www.apnews.com"), own("Ashmere Times")
    ('Halyard', 'AP', None)
    """
    return _domains().get(outlet.strip().lower().removeprefix("www.")) or told(outlet)


def listed() -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Give each listed agency: its usual name, its other names that mean nothing else, and its domains."""
    named, doubtful = _listed()
    for name, forms in named.items():
        others = dict.fromkeys(form for form in forms if not _is_domain(form) and form not in doubtful)
        yield name, tuple(others), tuple(form for form in forms if _is_domain(form))


def within(credit: str) -> str | None:
    """Give the first agency named in words that are known to be a credit. Forms that mean something else do not count.

    >>> within("Ben Ivers and The Associated Press"), within("Bob Lee in Scranton, PA"), within("Medina News Service")
    ('AP', None, 'Medina News Service')
    """
    listed = anywhere().search(credit)
    shaped = _SHAPED.search(credit)
    if listed and (shaped is None or listed.start() <= shaped.start()):
        return known(listed[0])
    return usual(shaped["name"]) if shaped else None


@cache
def _listed() -> tuple[dict[str, list[str]], frozenset[str]]:
    data = tomllib.loads(files(__package__).joinpath("agencies.toml").read_text(encoding="utf-8"))
    return data["forms"], frozenset(data["doubtful"]["forms"])


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """Every form but the domains, as written and in small letters, with the usual name it belongs to."""
    exact = {form: usual for usual, forms in _listed()[0].items() for form in (usual, *forms) if not _is_domain(form)}
    return exact, {form.casefold(): usual for form, usual in exact.items()}


@cache
def _domains() -> dict[str, str]:
    return {form: usual for usual, forms in _listed()[0].items() for form in forms if _is_domain(form)}


def _is_domain(form: str) -> bool:
    return "." in form and " " not in form and form.islower()


@cache
def anywhere() -> re.Pattern[str]:
    """Give a pattern of the listed forms that mean nothing else, the longest first."""
    forms = sorted(_names()[0].keys() - _listed()[1], key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")
