"""Is a name that of a well-known newsroom, and is it the article's own? Names in, yes or no out.

The list (`words/newsrooms.txt`) holds some five hundred newsrooms with their other names; an outlet is known by its
name, its initials and the domain that it publishes under, for the input often knows no more of it.
"""

from __future__ import annotations

import re
from functools import cache

from rashomon.findings import words
from rashomon.records import Article

_BREAK = re.compile(r"[\s'’.!&/-]")
_NOT_LETTERS = re.compile(r"[^a-z0-9]")
_DOMAIN_PARTS = frozenset(
    ["www", "com", "co", "org", "net", "ac", "gov", "edition", "news", "mobile", "amp", "uk", "usa", "us", "m"]
)
_PART = 4
"""Letters that a part of an outlet's name needs to mean it: "Post" is the Harbour Post, "AP" is not."""


def is_own(name: str, article: Article) -> bool:
    """Tell whether `name` is the article's own newsroom.

    >>> paper = Article(id="a", outlet="www.harbourpost.com", text="")
    >>> is_own("The Harbour Post", paper), is_own("Post", paper), is_own("Harbour Radio", paper)
    (True, True, False)
    """
    own = _owned(article.outlet, article.url)
    if any(_squash(form) in own for form in _forms(name)):
        return True
    short = _squash(name)
    if any(len(mine) >= _PART - 1 and short.startswith(mine) for mine in own):
        return True
    return len(short) >= _PART and short in _parts(article.outlet, article.url)


def is_listed(name: str) -> bool:
    """Tell whether `name` is one of the well-known newsrooms, in any of its forms."""
    return name.removeprefix("The ") in _aliases()


def usual(name: str) -> str:
    """Give the first of the listed names of a newsroom; one that is not listed keeps its own.

    >>> usual("The Associated Press"), usual("the Halyard agency")
    ('AP', 'Halyard agency')
    """
    bare = name.removeprefix("The ").removeprefix("the ")
    return _usual().get(bare, bare)


def beginning(word: str) -> list[tuple[str, bool]]:
    """Give the listed names that begin as `word` does, longest first, and whether each can mean nothing else."""
    return _by_first_word().get(_BREAK.split(word, maxsplit=1)[0], [])


@cache
def _owned(outlet: str, url: str | None) -> frozenset[str]:
    """Give the squashed names of an outlet: its name, its initials, and the parts of its domain."""
    found: set[str] = set()
    hosts = [url.split("//", 1)[-1].split("/", 1)[0]] if url else []
    if "." in outlet and " " not in outlet:
        hosts.append(outlet)
    else:
        found.update(_squash(form) for form in _forms(outlet))
        initials = "".join(word[0] for word in outlet.removeprefix("The ").split() if word[0].isupper())
        if len(initials) >= _PART - 1:
            found.add(initials.lower())
    for host in hosts:
        labels = [label for label in host.lower().split(".")[:-1] if label not in _DOMAIN_PARTS]
        found.update(_squash(label) for place, label in enumerate(labels) if len(label) > 2 or place == len(labels) - 1)
    found.update([name.removeprefix("the") for name in found if len(name) > len("the") + 2])
    return frozenset(name for name in found if name)


@cache
def _parts(outlet: str, url: str | None) -> frozenset[str]:
    """Give what an outlet may be called for short: the last words of its name, the ends of its domain."""
    names = outlet.removeprefix("The ").split()
    found = {_squash(" ".join(names[place:])) for place in range(len(names))}
    if " " not in outlet and "." not in outlet:
        return frozenset(found)
    for whole in _owned(outlet, url):
        found.update(whole[place:] for place in range(len(whole) - _PART + 1))
    return frozenset(found)


@cache
def _forms(name: str) -> frozenset[str]:
    """Give `name` and the other names of the newsroom that is listed under it."""
    bare = name.removeprefix("The ").removeprefix("the ")
    return _aliases().get(bare, frozenset()) | {bare}


def _squash(name: str) -> str:
    return _NOT_LETTERS.sub("", name.lower().removeprefix("the "))


@cache
def _aliases() -> dict[str, frozenset[str]]:
    groups = (frozenset(form.strip().rstrip("?") for form in entry.split("|")) for entry in words.load("newsrooms"))
    return {form: group for group in groups for form in group}


@cache
def _usual() -> dict[str, str]:
    found: dict[str, str] = {}
    for entry in words.load("newsrooms"):
        names = [form.strip().rstrip("?") for form in entry.split("|")]
        found |= {form: names[0] for form in names if form not in found}
    return found


@cache
def _by_first_word() -> dict[str, list[tuple[str, bool]]]:
    found: dict[str, list[tuple[str, bool]]] = {}
    for entry in words.load("newsrooms"):
        for form in entry.split("|"):
            name = form.strip()
            bare = name.rstrip("?")
            found.setdefault(_BREAK.split(bare, maxsplit=1)[0], []).append((bare, bare == name))
    for names in found.values():
        names.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return found
