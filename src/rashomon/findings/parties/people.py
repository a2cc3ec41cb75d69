"""Which names of a story name one person? Written forms in; the people among them taken out.

News style is the evidence: the full name first, the surname afterwards (AP Stylebook; Reuters Handbook). Two people
with one surname stay apart; where a bare surname may be either, it is given to nobody.
"""

from __future__ import annotations

from rashomon.findings.parties import kinds, names
from rashomon.findings.parties.entry import Entry
from rashomon.findings.parties.names import Key
from rashomon.findings.parties.spots import Spot

_CHAMBERS = frozenset(("house", "senate", "congress", "parliament"))
"""Bodies called by a bare noun, which a longer name may end in: "Cordova House"."""

_THRONES = frozenset(("king", "queen", "pope", "emperor", "sultan", "emir"))
_FIRST_NAME = 12
"""What a first name says of somebody's gender, in pronouns nearby: "he" of the next sentence is often another."""


def full_names(forms: dict[Key, Entry]) -> list[Entry]:
    """Take the full names of people out of `forms`, and join those of one person."""
    full = [form for form in forms.values() if _is_full(form.key) and kinds.kind(form, forms) == "person"]
    people: list[Entry] = []
    for form in sorted(full, key=lambda form: (-len(names.person(form.key)), -len(form.spots), form.key)):
        del forms[form.key]
        key = names.person(form.key)
        same = [person for person in people if names.part_of_person(key, person.key) and not _is_namesake(form, person)]
        apart = {first for person in same if (first := names.gender(person.key))}
        if len(same) == 1 or (same and len(apart) <= 1 and all(p.key[0] == same[0].key[0] for p in same)):
            same[0].take(form)
        else:
            form.key, form.kind = key, "person"
            shown = names.gender(key)
            if shown:
                form.genders[shown] += _FIRST_NAME
            people.append(form)
    return people


def _is_full(key: Key) -> bool:
    return len(names.person(key)) > 1 and not (len(key) == 2 and key[-1] in ("jr", "sr"))


def _is_namesake(form: Entry, person: Entry) -> bool:
    """Say whether one of two is the other's "Jr.": where one article has both forms, they are father and son."""
    if person.generations == {names.generation(names.key(text)) for text in form.surfaces}:
        return False
    return bool({spot.mention.article for spot in form.spots} & {spot.mention.article for spot in person.spots})


def bare_names(forms: dict[Key, Entry], persons: list[Entry]) -> None:
    """Give each spot of a bare surname or first name to the one person whom it can mean there."""
    firsts: dict[int, dict[str, int]] = {}
    for place, person in enumerate(persons):
        firsts[place] = {}
        for spot in person.spots:
            article = spot.mention.article
            firsts[place][article] = min(firsts[place].get(article, spot.order), spot.order)
    for key, form in list(forms.items()):
        short = names.person(key)
        if short[-1] in _CHAMBERS:
            continue
        able = [place for place, person in enumerate(persons) if _names_part(short, person)]
        # "Moreau Jr." is a Jr.; "Moreau", beside him, is not.
        generation = names.generation(key)
        able = [place for place in able if generation in persons[place].generations] or ([] if generation else able)
        by_surname = [
            place for place in able if any(full[-1] == short[-1 - bool(generation)] for full in persons[place].keys)
        ]
        if not able or not _may_be_person(form, bool(by_surname)):
            continue
        left: list[Spot] = []
        for spot in form.spots:
            # A first name alone means somebody whom this article has named.
            who = _who(spot, by_surname or [p for p in able if spot.mention.article in firsts[p]], persons, firsts)
            if who is None:
                left.append(spot)
                continue
            persons[who].spots.append(spot)
            persons[who].surfaces[spot.text] += 1
            if spot.mention.gender in ("female", "male"):
                persons[who].genders[spot.mention.gender] += 2
        if len(able) == 1:
            persons[able[0]].roles += form.roles
            persons[able[0]].introduced += form.introduced
        del forms[key]
        if left and len(able) == 1:
            form.spots = left
            forms[key] = form


def _names_part(short: Key, person: Entry) -> bool:
    if names.generation(short):
        return any(key[-1] == short[0] for key in person.keys)
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
    before = spot.tokens[spot.start - 1].text.lower() if spot.start else ""
    if before in _THRONES:
        # "King Paul" is not Ada Paul.
        able = [place for place in able if before in persons[place].roles]
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
