"""Which outlets are known, and what is certain of them? A name or an address in; the outlet's record out, or None.

The register that comes with Rashomon (`outlets.toml`) holds what is public and certain; the agencies among them have
their names in `agencies.toml`. A user's own register, of the same form or a table with those columns, adds outlets to
it and has the last word on those it names (`own_register`).

An outlet is known by its domain and every host under it, and by its name or another name of its. An outlet that nobody
knows has the name it is given, letter for letter; where none is given, its registered domain, or the name of its file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from rashomon.articles import outlets
from rashomon.articles.outlets import agencies, own_register
from rashomon.articles.unsaid import is_unsaid
from rashomon.records import Outlet

_PLACE = re.compile(r"\s*\([^)]*\)$")
"""What tells an outlet from others of its name: "The Star (Kenya)"."""


@dataclass(frozen=True, slots=True)
class Hosts:
    """Hosts of many outlets: where each name under them is one, and where each first part of the path is."""

    by_name: frozenset[str]
    by_path: frozenset[str]

    def site(self, url: str | None) -> str | None:
        """Give what names the outlet in an address that is in no register: its registered domain, or the part of it
        that one outlet has. None where `url` is no address.

        >>> hosts().site("https://edition.courier.example/a"), hosts().site("https://jane.substack.com/p/pier")
        ('courier.example', 'jane.substack.com')
        >>> hosts().site("https://medium.com/@jane/pier"), hosts().site("https://medium.com/")
        ('medium.com/@jane', 'medium.com')
        """
        host = outlets.domain(url)
        if host is None:
            return None
        ours = outlets.registered(host)
        if ours in self.by_name and host != ours:
            return host
        first = urlsplit((url or "").strip()).path.strip("/").partition("/")[0]
        return f"{ours}/{first}" if ours in self.by_path and first else ours


@dataclass(frozen=True, slots=True)
class Register:
    """Outlets by name, and the names by domain and by every plain form of a name (`outlets.plain`).

    `words` are the plain forms that are words as well: they name no outlet where they are but the name of a file.
    """

    outlets: Mapping[str, Outlet]
    domains: Mapping[str, str]
    forms: Mapping[str, str]
    words: frozenset[str]
    hosts: Hosts

    def known(self, outlet: str) -> Outlet | None:
        """Give what is known of the outlet of an article, by the name that the article has (`name`).

        >>> bundled().known("The Guardian").country, bundled().known("guardian")
        ('GB', None)
        """
        return self.outlets.get(outlet)

    def find(self, name: str) -> Outlet | None:
        """Give the outlet of that name, other name or domain. Capitals, "The" and points do not count.

        >>> [bundled().find(name).name for name in ("the guardian", "NYT", "edition.cnn.com", "A.P.")]
        ['The Guardian', 'The New York Times', 'CNN', 'AP']
        >>> bundled().find("Harbour Courier")
        """
        found = self.forms.get(outlets.plain(name))
        if found is None and "." in name and " " not in name:
            found = self._of(name.casefold().removeprefix("www."))
        return self.outlets[found] if found else None

    def at(self, url: str | None) -> Outlet | None:
        """Give the outlet whose address `url` is.

        >>> bundled().at("https://www.bbc.co.uk/news/1").name, bundled().at("https://jane.substack.com/p/pier")
        ('BBC', None)
        """
        host = outlets.domain(url)
        if host is None:
            return None
        found = self._of(host) or self.domains.get((self.hosts.site(url) or "").casefold())
        return self.outlets[found] if found else None

    def name(self, stated: str | None, url: str | None, stem: str) -> str:
        """Give the name of the outlet that an input states, or has the address or file of.

        >>> known = bundled()
        >>> known.name("the guardian", None, "a"), known.name("The Guardian", "https://guardian.ng/news", "a")
        ('The Guardian', 'The Guardian (Nigeria)')
        >>> known.name(None, "https://live.harbour-courier.example/a/1", "a"), known.name("the Courier", None, "a")
        ('harbour-courier.example', 'the Courier')
        >>> known.name(None, None, "daily mail"), known.name(None, None, "sun"), known.name(None, None, "The Sun")
        ('Daily Mail', 'sun', 'The Sun')
        """
        if stated and not is_unsaid(stated):
            said = " ".join(stated.split())
            found = self._stated(said, self.at(url))
            return found.name if found else said
        here = self.at(url)
        return here.name if here else self.hosts.site(url) or self._filed(stem)

    def _of(self, host: str) -> str | None:
        """Give whose `host` is: the longest domain counts, so that one outlet may stand under another's."""
        while host:
            if host in self.domains:
                return self.domains[host]
            host = host.partition(".")[2]
        return None

    def _stated(self, said: str, here: Outlet | None) -> Outlet | None:
        """Give whom a stated name means, where the article has the address of the outlet `here`.

        As in: "The Star" at the-star.co.ke is the Kenyan one; "Fox News Opinion" is Fox News at its address alone.
        """
        named = self.find(said)
        if here is None or named is here:
            return named
        forms = [form for name in (here.name, *here.aliases) for form in (name, _PLACE.sub("", name))]
        if named is None:
            return here if any(outlets.is_own(said, form) for form in forms) else None
        if named.agency:
            return named
        part = set(outlets.words(said))
        return here if any(part <= set(outlets.words(form)) for form in forms) else named

    def _filed(self, stem: str) -> str:
        form = outlets.plain(stem)
        found = self.outlets.get(self.forms.get(form, ""))
        if found is None:
            return stem
        article = found.name.startswith("The ") and re.match(r"the[\W_]", stem, re.I)
        written = article or stem.strip() in (found.name, *found.aliases)
        return found.name if form not in self.words or written else stem


@cache
def bundled() -> Register:
    """Give the register that comes with Rashomon."""
    return _made(_listed().values(), ())


def load(path: Path | None) -> Register:
    """Give the register, and in it the user's own file, where there is one.

    Raises UsageError where the file cannot be read, or says what cannot be.
    """
    if path is None:
        return bundled()
    listed = {outlets.plain(name): outlet for name, outlet in _listed().items()}
    return _made(listed.values(), own_register.read(path, listed))


@cache
def hosts() -> Hosts:
    """Give the hosts of many outlets."""
    of_many = _data()["hosts"]
    return Hosts(frozenset(of_many["by_name"]), frozenset(of_many["by_path"]))


def _made(listed: Iterable[Outlet], own: Iterable[Outlet]) -> Register:
    """Put a user's outlets over the listed ones: names and domains that they claim are theirs."""
    own = tuple(own)
    names = {outlets.plain(outlet.name) for outlet in own}
    forms = names | {outlets.plain(alias) for outlet in own for alias in outlet.aliases}
    domains = {domain for outlet in own for domain in outlet.domains}
    left = [
        replace(
            outlet,
            domains=tuple(domain for domain in outlet.domains if domain not in domains),
            aliases=tuple(alias for alias in outlet.aliases if outlets.plain(alias) not in forms),
        )
        for outlet in listed
        if outlets.plain(outlet.name) not in names
    ]
    everyone = (*left, *own)
    return Register(
        outlets={outlet.name: outlet for outlet in everyone},
        domains={domain: outlet.name for outlet in everyone for domain in outlet.domains},
        forms={outlets.plain(form): each.name for each in everyone for form in (*each.aliases, each.name)},
        words=frozenset(_data()["doubtful"]["names"]) - forms,
        hosts=hosts(),
    )


@cache
def _listed() -> dict[str, Outlet]:
    """Give the outlets that come with Rashomon, by name, and every listed agency, which is an outlet as well."""
    named = {name: Outlet(name, domains, others, agency=True) for name, others, domains in agencies.listed()}
    for name, fields in _data()["outlets"].items():
        given: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()
        }
        named[name] = replace(named.get(name) or Outlet(name), **given)
    return named


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("outlets.toml").read_text(encoding="utf-8"))
