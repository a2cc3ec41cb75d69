"""Which names of a story name one organisation, place or group? Written forms in; those among them taken out.

A body is spelled out before its acronym ("the Rail Safety Bureau (RSB)"), a company loses its "Ltd" and then all but
its first word ("Halden Steel", "Halden"), a court or ministry its country.
"""

from __future__ import annotations

from itertools import pairwise

from rashomon.findings.parties import kinds, names, nouns
from rashomon.findings.parties.entry import Entry
from rashomon.findings.parties.names import Key
from rashomon.findings.parties.spots import Reading
from rashomon.records import PartyKind

_INNER = frozenset(
    ("government", "association", "parliament", "force", "facility", "education", "hospital", "court", "board", "team")
)
"""Sorts of bodies that are part of, or called after, the one their name begins with: "Labour Committee"."""


def find(forms: dict[Key, Entry], links: dict[Key, Key], people: list[Entry]) -> list[Entry]:
    """Take organisations, places and groups out of `forms`, and join the forms of one."""
    for key, form in list(forms.items()):
        bare = names.body(key)
        if bare != key and bare in forms:
            forms[bare].take(form)
            del forms[key]
    found = {key: kinds.kind(form, forms) for key, form in forms.items()}
    able = sorted(
        (
            form
            for key, form in forms.items()
            if found[key] in ("organization", "place", "group") and len(names.body(key)) > 1
        ),
        key=lambda form: (-len(names.body(form.key)), -len(form.spots), form.key),
    )
    entries: list[Entry] = []
    for form in able:
        del forms[form.key]
        form.kind = found[form.key]
        same = [entry for entry in entries if _same_body(form, entry)]
        if len(same) == 1:
            same[0].take(form)
        else:
            entries.append(form)
    for key, form in list(forms.items()):
        whole = _expansion(key, form, found.get(key), [*people, *entries], links)
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
        led = [entry for entry in entries if entry.kind == "organization" and _is_led(form, entry)]
        if len(led) == 1 and (kind == "organization" or not form.introduced["person"]):
            return led[0]
    return None


def _is_led(form: Entry, entry: Entry) -> bool:
    """Say whether a single word can stand for the name that it begins, as "Halden" for "Halden Steel".

    It must be used so: most articles that have the word have the full name, and that more than now and then.
    """
    if not names.part_of_body(form.key, entry.key):
        return False
    for word in entry.key[1:]:
        noun = nouns.known(word)
        if noun and noun.sorts & _INNER and "business" not in noun.sorts:
            return False
    short, full = ({spot.mention.article for spot in one.spots} for one in (form, entry))
    return 2 * len(short & full) >= len(short) and 6 * len(entry.spots) >= len(form.spots)


def acronyms(readings: tuple[Reading, ...]) -> dict[Key, Key]:
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
