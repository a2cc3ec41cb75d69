"""Which names of a story name one party? Readings in; a roster of entries, each the spots of one party's names, out.

News style is the evidence: a person's full name comes first and the surname follows, an entry is spelled out before its
acronym. One label of one place proves little, so labels are counted over the story, and how a name is introduced counts
more. Two people with one surname stay apart; where a bare surname may be either, it is given to nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from rashomon.findings import introductions, names, nouns, words
from rashomon.findings.names import Key
from rashomon.findings.spots import Reading, Spot
from rashomon.records import PartyKind

_KINDS: tuple[PartyKind, ...] = ("person", "organization", "place", "group")
_INTRODUCED = 4.0
"""What one introduction weighs, in labels."""
_LABELLED = 5.0
"""What all the labels of a name weigh together, however many there are: they repeat one another's mistake."""
_SURNAMES = frozenset(("church", "house", "court", "banks"))
"""Nouns for bodies that are surnames too."""
_THINGS = frozenset(("hurricane", "typhoon", "cyclone", "operation", "storm"))
"""First words of names that name no party: "Hurricane Ada"."""
_LOCATIVE = frozenset(("in", "near", "outside", "across", "around", "throughout", "via"))


@dataclass(eq=False)
class Entry:
    """A party in the making: the spots that name it, and what is known of it."""

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
    """How often something is said to be in, near or across it."""

    @property
    def keys(self) -> set[Key]:
        """The keys of a person's full names, with and without the middle ones."""
        return {key for text in self.surfaces if len(key := names.person(names.key(text))) > 1} | {self.key}

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
        found: set[str] = set()
        for noun in [*self.roles, *self.key]:
            shows = nouns.known(noun)
            if shows and shows.kind in ("organization", None):
                found |= shows.sorts
        if " ".join(self.key) in words.load("state_bodies"):
            found.add("government")
        return frozenset(found)

    def take(self, other: Entry) -> None:
        """Take over what another entry has: it is the same party."""
        self.spots += other.spots
        self.surfaces += other.surfaces
        self.labels += other.labels
        self.introduced += other.introduced
        self.roles += other.roles
        self.genders += other.genders
        self.located += other.located
        for noun, modifiers in other.modifiers.items():
            self.modifiers[noun] |= modifiers


def find(readings: Iterable[Reading]) -> list[Entry]:
    """Give the parties that are named in a story, each with the spots of its names."""
    readings = tuple(readings)
    forms = _forms(readings)
    links = _acronyms(readings)
    entries = _people(forms)
    entries += _others(forms, links, entries)
    _surnames(forms, entries)
    for entry in forms.values():
        entry.kind = _kind(entry, forms)
        entries.append(entry)
    for entry in entries:
        _tidy(entry)
    return [entry for entry in entries if entry.kind and entry.spots]


def _forms(readings: tuple[Reading, ...]) -> dict[Key, Entry]:
    """Gather the spots of each written form over the story, with what is said of them."""
    forms: dict[Key, Entry] = {}
    seen: set[tuple[Key, str, str, str]] = set()
    for reading in readings:
        for spot in reading.spots:
            if spot.mention.form != "name":
                continue
            key = names.key(spot.text)
            if not key:
                continue
            form = forms.setdefault(key, Entry(key))
            form.spots.append(spot)
            form.surfaces[spot.text] += 1
            tokens = spot.tokens
            top = tokens[spot.top]
            form.located += top.dep == "pobj" and top.head < spot.start and tokens[top.head].text.lower() in _LOCATIVE
            around = (
                tokens[spot.start - 1].text if spot.start else "",
                tokens[spot.end].text if spot.end < len(tokens) else "",
            )
            # A passage that five articles print carries one label, not five.
            if spot.mention.kind and (key, spot.mention.kind, *around) not in seen:
                seen.add((key, spot.mention.kind, *around))
                form.labels[spot.mention.kind] += 1
            if spot.mention.gender in ("female", "male"):
                form.genders[spot.mention.gender] += 2
            for said in introductions.of(spot):
                _learn(form, said)
    return forms


def _learn(entry: Entry, said: introductions.Introduction) -> None:
    if said.kind:
        entry.introduced[said.kind] += 1
    if said.noun:
        entry.roles[said.noun] += 1
        entry.modifiers[said.noun] |= said.modifiers - set(entry.key)
    if said.gender in ("female", "male"):
        entry.genders[said.gender] += 2


def _kind(entry: Entry, forms: Mapping[Key, Entry]) -> PartyKind | None:
    """Say what kind of party a form names: introductions, labels, what the form shows, and how its parts are used."""
    if entry.key[-1] in words.load("thing_nouns") or entry.key[0] in _THINGS:
        return None
    votes = dict.fromkeys(_KINDS, 0.0)
    total = sum(entry.labels.values())
    for kind, count in entry.labels.items():
        votes[kind] += _LABELLED * count / (total + 1)
    if entry.labels["group"] * 3 < len(entry.spots):
        votes["group"] = 0.0
    for kind, count in entry.introduced.items():
        votes[kind] += _INTRODUCED * min(count, 3)
    if entry.located > 1:
        votes["place"] += _LABELLED * entry.located / len(entry.spots) + min(entry.located, 4)
    full, last = names.body(entry.key), nouns.known(entry.key[-1])
    if entry.key in names.places():
        votes["place"] += 4
    if entry.key in names.media() or " ".join(entry.key) in words.load("state_bodies"):
        votes["organization"] += 4
    if len(entry.key) > 1 and entry.key[-1] in words.load("site_nouns"):
        votes["place"] += 6
    if full != entry.key or (len(full) > 1 and last and last.kind == "organization" and full[-1] not in _SURNAMES):
        votes["organization"] += 6
    if 1 < len(full) < 5 and names.gender(full):
        votes["person"] += 3
    if len(full) > 1 and total:
        first, surname = forms.get(full[:1]), forms.get(full[-1:])
        votes["person"] += 2 * sum(
            2 * part.labels["person"] > sum(part.labels.values()) for part in (first, surname) if part
        )
        votes["person"] += 4 * bool(surname and surname.introduced["person"])
    if not entry.introduced["person"] and not names.gender(full):
        if len(full) == 1:
            # News style introduces people by their full names: a lone word is rather a brand than a person.
            votes["person"] *= 0.6 if total == entry.labels["person"] else 0.4
        elif len(entry.spots) > 3:
            # Nobody is called by the full name four times and never by the surname ("Deutsche Bank").
            votes["person"] *= 0.6
    best = max(_KINDS, key=lambda kind: votes[kind])
    return best if votes[best] > 0.8 else None


def _people(forms: dict[Key, Entry]) -> list[Entry]:
    """Take the full names of people out of `forms`, and join those of one person."""
    full = [form for form in forms.values() if len(names.person(form.key)) > 1 and _kind(form, forms) == "person"]
    people: list[Entry] = []
    for form in sorted(full, key=lambda form: (-len(names.person(form.key)), -len(form.spots), form.key)):
        del forms[form.key]
        key = names.person(form.key)
        same = [person for person in people if names.part_of_person(key, person.key) or key == person.key]
        apart = {first for person in same if (first := names.gender(person.key))}
        if len(same) == 1 or (same and len(apart) <= 1 and all(p.key[0] == same[0].key[0] for p in same)):
            same[0].take(form)
        else:
            form.key, form.kind = key, "person"
            shown = names.gender(key)
            if shown:
                form.genders[shown] += 1
            people.append(form)
    return people


def _surnames(forms: dict[Key, Entry], people: list[Entry]) -> None:
    """Give each spot of a bare surname or first name to the one person whom it can mean there."""
    persons = [person for person in people if person.kind == "person"]
    firsts: dict[int, dict[str, int]] = {}
    for place, person in enumerate(persons):
        firsts[place] = {}
        for spot in person.spots:
            article = spot.mention.article
            firsts[place][article] = min(firsts[place].get(article, spot.order), spot.order)
    for key, form in list(forms.items()):
        short = names.person(key)
        able = [place for place, person in enumerate(persons) if _names_part(short, person)]
        by_surname = [place for place in able if any(key[-len(short) :] == short for key in persons[place].keys)]
        if not able or not _may_be_person(form, bool(by_surname)):
            continue
        left: list[Spot] = []
        for spot in form.spots:
            who = _who(spot, by_surname or able, persons, firsts)
            if who is None:
                left.append(spot)
                continue
            persons[who].spots.append(spot)
            persons[who].surfaces[spot.text] += 1
            if spot.mention.gender in ("female", "male"):
                persons[who].genders[spot.mention.gender] += 2
        if len(able) == 1:
            for counter, other in (
                (persons[able[0]].roles, form.roles),
                (persons[able[0]].introduced, form.introduced),
            ):
                counter.update(other)  # type: ignore[arg-type]
        del forms[key]
        if left and len(able) == 1:
            form.spots = left
            forms[key] = form


def _names_part(short: Key, person: Entry) -> bool:
    return any(len(short) < len(key) and names.part_of_person(short, key) for key in person.keys)


def _may_be_person(form: Entry, surname: bool) -> bool:
    """Say whether a bare name may stand for a person, and is not a place or body of that name."""
    if form.introduced["person"]:
        return True
    if form.key in names.places() or form.key in names.abbreviations():
        return False
    person, others = form.labels["person"], sum(form.labels.values()) - form.labels["person"]
    if form.introduced["organization"] + form.introduced["place"] > 1:
        return False
    return surname or person >= others


def _who(spot: Spot, able: list[int], persons: list[Entry], firsts: dict[int, dict[str, int]]) -> int | None:
    """Choose whom a bare name means at a spot, or None where it may be several."""
    article = spot.mention.article
    here = [place for place in able if article in firsts[place]] or able
    if spot.mention.gender in ("female", "male"):
        here = [place for place in here if persons[place].gender in (spot.mention.gender, "unknown")]
        exact = [place for place in here if persons[place].gender == spot.mention.gender]
        here = exact if len(exact) == 1 else here
    if len(here) == 1:
        return here[0]
    if not here:
        return None
    # "Moreau" in a text on one Moreau that names her brother once in full: a newcomer is not the one meant far from it.
    counts = {place: sum(other.mention.article == article for other in persons[place].spots) for place in here}
    ranked = sorted(here, key=lambda place: -counts[place])
    known = [place for place in here if firsts[place].get(article, 1 << 30) <= spot.order]
    if len(known) == 1:
        return known[0]
    return ranked[0] if counts[ranked[0]] >= 3 * counts[ranked[1]] + 3 else None


def _acronyms(readings: tuple[Reading, ...]) -> dict[Key, Key]:
    """Give the acronyms that stand in brackets behind what they are short for: "Rail Safety Bureau (RSB)"."""
    links: dict[Key, Key] = {}
    for reading in readings:
        named = [spot for spot in reading.spots if spot.mention.form == "name"]
        for spot, after in pairwise(named):
            tokens = spot.tokens
            if after.sentence is not spot.sentence or after.start < 2 or tokens[after.start - 1].text != "(":
                continue
            if after.end < len(tokens) and tokens[after.end].text != ")":
                continue
            gap = after.start - 1 - spot.end
            handle = after.text.startswith("@") and gap == 0
            short = after.text.replace(".", "").lower()
            # A share's ticker begins as its company does: "Arvelle (ARV)"; a dateline's agency does not.
            ticker = gap == 0 and after.text.isupper() and 1 < len(short) < 6 and short[0] == spot.text[0].lower()
            ticker = ticker and names.key(after.text) not in names.media() and spot.mention.kind == "organization"
            if handle or ticker or (gap <= 1 and short in names.initials(spot.text)):
                links[names.key(after.text)] = names.key(spot.text)
    return links


def _others(forms: dict[Key, Entry], links: dict[Key, Key], people: list[Entry]) -> list[Entry]:
    """Take organisations, places and groups out of `forms`, and join the forms of one."""
    for key, form in list(forms.items()):
        bare = names.body(key)
        if bare != key and bare in forms:
            forms[bare].take(form)
            del forms[key]
    kinds = {key: _kind(form, forms) for key, form in forms.items()}
    able = sorted(
        (
            form
            for key, form in forms.items()
            if kinds[key] in ("organization", "place", "group") and len(names.body(key)) > 1
        ),
        key=lambda form: (-len(names.body(form.key)), -len(form.spots), form.key),
    )
    entries: list[Entry] = []
    for form in able:
        del forms[form.key]
        form.kind = kinds[form.key]
        same = [entry for entry in entries if _same_body(form, entry)]
        if len(same) == 1:
            same[0].take(form)
        else:
            entries.append(form)
    for key, form in list(forms.items()):
        whole = _expansion(key, form, kinds.get(key), [*people, *entries], links)
        if whole:
            whole.take(form)
            del forms[key]
    return entries


def _same_body(short: Entry, full: Entry) -> bool:
    """Say whether two names of several words are one body's: equal, a leading part, or with its country before it."""
    if short.kind != full.kind:
        return False
    if short.kind == "place":
        return short.key == full.key
    if names.part_of_body(short.key, full.key):
        rest = names.body(full.key)[len(names.body(short.key)) :]
        return (
            not rest
            or all(word in ("of", "and", "&", "the", "for") or nouns.known(word) for word in rest)
            or rest[0] in ("and", "&", "of")
        )
    for lead in (1, 2):
        if len(full.key) - lead > 1 and full.key[lead:] == short.key:
            return full.key[:lead] in names.places() or full.key[:lead] in names.abbreviations()
    return False


def _expansion(
    key: Key, form: Entry, kind: PartyKind | None, entries: list[Entry], links: dict[Key, Key]
) -> Entry | None:
    """Give the entry that a single word is short for: an acronym, a handle, or the leading word of its name."""
    if key in links:
        linked = [entry for entry in entries if entry.key == links[key] or links[key] in map(names.key, entry.surfaces)]
        if linked:
            return linked[0]
    if len(key) > 1:
        return None
    known = names.abbreviations().get(key)
    for entry in entries:
        if known and entry.key == known:
            return entry
    written = max(form.surfaces, key=lambda text: form.surfaces[text])
    letters = written.replace(".", "")
    if letters.isupper() and len(letters) > 2:
        spelled = [
            entry for entry in entries if any(letters.lower() in names.initials(text) for text in entry.surfaces)
        ]
        if spelled:
            return spelled[0] if len(spelled) == 1 else None
    if (
        (kind == "organization" or len(form.spots) > 1)
        and kind != "place"
        and not nouns.known(key[0])
        and key not in names.places()
        and not known
    ):
        led = [entry for entry in entries if entry.kind == "organization" and names.part_of_body(key, entry.key)]
        if len(led) == 1 and (kind == "organization" or not form.introduced["person"]):
            return led[0]
    return None


def _tidy(entry: Entry) -> None:
    """Forget the roles that another kind of party has, and learn those that its name shows: a "... Zoo" is a zoo."""
    for noun in list(entry.roles):
        shows = nouns.known(noun)
        if (
            shows
            and shows.kind is not None
            and shows.kind != entry.kind
            and not (shows.kind == "group" or entry.kind == "group")
        ):
            del entry.roles[noun]
    if entry.kind == "organization":
        for key in {names.key(text) for text in entry.surfaces}:
            last = nouns.known(key[-1])
            if len(key) > 1 and last and last.kind == "organization" and "loose" not in last.marks:
                entry.roles[nouns.normal(key[-1])] += 1
