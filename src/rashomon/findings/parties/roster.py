"""Which names of a story name one party? Readings in; a roster of entries, each the spots of one party's names, out.

One label of one place proves little, so labels are counted over the story (`kinds`); the forms of one person (`people`)
and of one body (`bodies`) are joined where news style leaves no other reading.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.findings.parties import bodies, introductions, kinds, names, nouns, people
from rashomon.findings.parties.entry import Entry
from rashomon.findings.parties.names import Key
from rashomon.findings.parties.spots import Reading

_LOCATIVE = frozenset(("in", "near", "outside", "across", "around", "throughout", "via", "off", "toward", "towards"))
_THINGS = frozenset(("PRODUCT", "WORK_OF_ART", "EVENT", "LAW"))


def find(readings: Iterable[Reading]) -> list[Entry]:
    """Give the parties that are named in a story, each with the spots of its names."""
    readings = tuple(readings)
    forms = _forms(readings)
    persons = people.full_names(forms)
    entries = persons + bodies.find(forms, bodies.acronyms(readings), persons)
    people.bare_names(forms, persons)
    for entry in forms.values():
        entry.kind = kinds.kind(entry, forms)
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
            form.owns += introductions.owns_its(spot)
            form.located += top.dep == "pobj" and top.head < spot.start and tokens[top.head].text.lower() in _LOCATIVE
            around = (
                tokens[spot.start - 1].text if spot.start else "",
                tokens[spot.end].text if spot.end < len(tokens) else "",
            )
            # A passage that five articles print carries one label, not five.
            label = spot.mention.kind or tokens[spot.top].label
            if (key, label, *around) not in seen:
                seen.add((key, label, *around))
                form.things += label in _THINGS
                if spot.mention.kind:
                    form.labels[spot.mention.kind] += 1
            if spot.mention.gender in ("female", "male"):
                form.genders[spot.mention.gender] += 2
            for said in introductions.of(spot):
                form.learn(said)
    return forms


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
