"""What is known of a party while a story's names are joined? The record that the files of this part work on.

It lives only inside `parties.find`: what leaves it is a `Party`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from rashomon.findings import words
from rashomon.findings.parties import introductions, names, nouns
from rashomon.findings.parties.names import Key
from rashomon.findings.parties.spots import Spot
from rashomon.records import PartyKind


@dataclass(eq=False)
class Entry:
    """A party in the making: the spots that name it, and what is known of it.

    `surfaces` counts its written forms, `labels` what the parser takes them for, `introduced` what the text says it is,
    `roles` the nouns it is called by, each with the `modifiers` seen; `located` counts how often something is in, near
    or across it, `owns` how often it has an "its" or a "the", as no person does, `things` how often it is labelled,
    and `called_thing` how often it is introduced, as no party at all.
    """

    key: Key
    kind: PartyKind | None = None
    spots: list[Spot] = field(default_factory=list)
    surfaces: Counter[str] = field(default_factory=Counter)
    labels: Counter[PartyKind] = field(default_factory=Counter)
    introduced: Counter[PartyKind] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    modifiers: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    genders: Counter[nouns.Gender] = field(default_factory=Counter)
    located: int = 0
    things: int = 0
    called_thing: int = 0
    owns: int = 0

    @property
    def keys(self) -> set[Key]:
        """The keys of a person's full names, with and without the middle ones."""
        return {key for text in self.surfaces if len(key := names.person(names.key(text))) > 1} | {self.key}

    @property
    def generations(self) -> set[str | None]:
        """The "Jr." or "Sr." of its full names; None for a name without."""
        return {names.generation(key) for text in self.surfaces if len(key := names.key(text)) > 1}

    @property
    def gender(self) -> nouns.Gender:
        """What titles, descriptions, first name and pronouns show by a clear majority."""
        if self.kind != "person":
            return "neuter"
        female, male = self.genders["female"], self.genders["male"]
        if female > 2 * male:
            return "female"
        return "male" if male > 2 * female else "unknown"

    @property
    def sorts(self) -> frozenset[str]:
        """The sorts of organisation that its roles and the words of its name show."""
        if " ".join(self.key) in words.load("state_bodies"):
            return frozenset(("government",))
        found: set[str] = set()
        for noun in [*self.roles, *self.key]:
            shows = nouns.known(noun)
            if shows and shows.kind in ("organization", None):
                found |= shows.sorts
        if len(self.key) > 1 and names.ends_media(self.key):
            return frozenset(("media",))
        return frozenset(found)

    def learn(self, said: introductions.Introduction) -> None:
        """Take in what a text says of it."""
        if said.kind and said.weak:
            self.labels[said.kind] += 1
            self.owns += 1
        elif said.kind:
            self.introduced[said.kind] += 1
        self.called_thing += said.thing
        if said.noun:
            self.roles[said.noun] += 1
            self.modifiers[said.noun] |= said.modifiers - set(self.key)
        if said.gender in ("female", "male"):
            self.genders[said.gender] += 2

    def take(self, other: Entry) -> None:
        """Take over what another entry has: it is the same party."""
        self.spots += other.spots
        self.surfaces += other.surfaces
        self.labels += other.labels
        self.introduced += other.introduced
        self.roles += other.roles
        self.genders += other.genders
        self.located += other.located
        self.things += other.things
        self.called_thing += other.called_thing
        self.owns += other.owns
        for noun, modifiers in other.modifiers.items():
            self.modifiers[noun] |= modifiers
