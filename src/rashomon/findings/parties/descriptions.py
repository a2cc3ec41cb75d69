"""Whom does a description mean? A walk at a noun phrase in, the party it means or None out.

"Ada Moreau, the mayor": who is named beside it. "The mayor", later: who the story calls so. "The fashion house": the
one body of its sort that leads. "A spokesman for the council": the council, or whom the story names as its spokesman.
"""

from __future__ import annotations

from rashomon.findings import words
from rashomon.findings.parties import introductions, names, nouns, salience
from rashomon.findings.parties.entry import Entry
from rashomon.findings.parties.introductions import Introduction
from rashomon.findings.parties.salience import Reach
from rashomon.findings.parties.spots import Spot
from rashomon.findings.parties.walk import Walk, fits, predicates

_OPEN_SORTS = frozenset(("business", "association", "gang", "team", "music"))
"""Sorts that a body may be of although nothing in its name says so."""
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))
_PERSON = Reach(fade=0.6, window=4, margin=2.0)
_BODY = Reach(fade=0.7, window=6, margin=2.0)
_NATION = Reach(fade=0.7, window=6, margin=5.0)
"""For "the Lundish firm", where nothing in the story says who is Lundish."""
_ROLE = Reach(fade=0.8, window=10, margin=1.5)
_SPEAKER = Reach(fade=0.5, window=3, margin=2.0)
_CALLED_SO = 3.0
"""How many times a mention counts of a party that the story calls by the noun: "the bank", of two firms."""
_SPEAKS = frozenset(("official", "representative", "executive"))
"""Plural people who speak for the body they are of: "Holt Council officials"."""
_ARMED = frozenset(
    ("armed", "criminal", "extremist", "insurgent", "jihadist", "militant", "rebel", "terror", "terrorist")
)
_SERVES = frozenset(("for", "of", "from", "at", "with"))


def beside(walk: Walk) -> dict[Spot, Entry]:
    """Give the descriptions that stand beside a name: "Ada Moreau, the mayor", "the town of Holt"."""
    found: dict[Spot, Entry] = {}
    tops = {(spot.order, spot.top): spot for spot in walk.holder}
    starts = {(spot.order, spot.start): spot for spot in walk.holder}
    ends = {(spot.order, spot.end): spot for spot in walk.holder}
    for spot in walk.reading.spots:
        if spot.mention.form != "nominal" or spot.mention.number == "plural":
            continue
        tokens, order, top = spot.tokens, spot.order, spot.tokens[spot.top]
        named = tops.get((order, top.head)) if top.dep == "appos" else None
        for at in range(spot.end, min(len(tokens), spot.end + 12)):
            if named is None and tokens[at].dep == "appos" and tokens[at].head >= spot.start:
                # "The head of the group, Ada Moreau": the parser sets the name beside the nearest noun.
                over = introductions.over(tokens, tokens[at].head)
                other = tops.get((order, at))
                if tokens[at].head == spot.top or (over == spot.top and other and walk.holder[other].kind == "person"):
                    named = other
        if named is None and spot.end < len(tokens) and tokens[spot.end].text == "of" and spot.mention.kind == "place":
            named = starts.get((order, spot.end + 1))
        if (
            named is None
            and (after := starts.get((order, spot.end)))
            and spot.top in (tokens[after.top].head, after.top)
        ):
            named = after
        if named is None and tokens[spot.start].text in ("a", "an") and tokens[spot.start - 1].text == ",":
            # "Ada Moreau, a visitor who saw it,": the parser takes what follows a comma for many things.
            named = ends.get((order, spot.start - 1))
        if named is not None and fits(spot, walk.holder[named]):
            found[spot] = walk.holder[named]
    return found


def meant(walk: Walk, spot: Spot) -> Entry | None:
    """Give whom a description means that stands beside no name."""
    shows = nouns.known(spot.mention.head)
    said = introductions.described(spot.tokens, spot.start, spot.end - 1)
    noun = said.noun if said and said.noun else spot.mention.head
    if shows and ("voice" in shows.marks or (spot.mention.number == "plural" and noun in _SPEAKS)):
        return _spoken_for(walk, spot, said)
    tokens = spot.tokens
    definite = tokens[spot.start].text.lower() in _DEFINITE or noun == "police"
    # "The centre's website": the article is the centre's.
    owned = any(token.dep == "poss" and token.head == spot.end - 1 for token in tokens[spot.start : spot.end])
    if spot.mention.number == "plural" or not definite or owned or predicates(spot):
        return None
    called = {
        entry
        for entry in walk.entries
        if (noun in entry.roles or entry in walk.called[noun])
        and fits(spot, entry)
        and _agrees(spot, said, entry, noun)
    }
    if based := _seat(spot):
        seated = {e for e in called | set(walk.here) if based in e.modifiers["based"] and fits(spot, e)}
        if seated:
            return next(iter(seated)) if len(seated) == 1 else None
    if shows is None or shows.kind == "person":
        return _person(walk, spot, called, said)
    if shows.kind in ("organization", None):
        return _classified(walk, spot, noun) or _body(walk, spot, called, shows)
    return _only(walk, called & set(walk.here))


def _person(walk: Walk, spot: Spot, called: set[Entry], said: Introduction | None) -> Entry | None:
    """Choose whom "the mayor" or "the striker" means: who is called so, or who leads where the noun only varies."""
    near = called & set(walk.here)
    if near:
        return _only(walk, near) or salience.lead(walk.trail, spot, lambda _, entry: entry in near, _ROLE)
    if spot.quoted:
        return None
    if called:
        # Another article introduces the only "health minister" of the story; an only "director" says too little.
        told = [entry for entry in called if said and said.noun and said.modifiers & entry.modifiers[said.noun]]
        return told[0] if len(called) == len(told) == 1 else None
    shows = nouns.known(spot.mention.head)
    if shows and "vary" not in shows.marks:
        return None
    reach = _NATION if _is_foreign(spot) else _PERSON
    return salience.lead(walk.trail, spot, lambda _, entry: entry.kind == "person" and fits(spot, entry), reach)


def _body(walk: Walk, spot: Spot, called: set[Entry], shows: nouns.Noun) -> Entry | None:
    """Choose what "the company" or "the ministry" means: what leads, counting more what the story calls so."""
    near = called & set(walk.here)
    loose = "loose" in shows.marks

    inside = spot.tokens[spot.start : spot.end - 1]
    sorts = frozenset(("gang",)) if any(token.lemma in _ARMED for token in inside) else shows.sorts

    def weigh(_: Spot, entry: Entry) -> float:
        if entry in near:
            return _CALLED_SO
        if called and not entry.sorts & sorts:
            return 0.0  # The story says of another that it is a company; of this one nothing does.
        return float(not loose and entry.kind == "organization" and _is_sort(entry, sorts))

    if any(token.label in ("ORG", "PERSON") for token in inside) and not near:
        return None
    if sorts & _OPEN_SORTS and not spot.quoted and (near or not loose):
        return salience.lead(walk.trail, spot, weigh, _NATION if _is_foreign(spot) and not near else _BODY)
    if near:
        return _only(walk, near) or salience.lead(walk.trail, spot, lambda _, entry: entry in near, _ROLE)
    return next(iter(called)) if len(called) == 1 and not spot.quoted else None


def _classified(walk: Walk, spot: Spot, noun: str) -> Entry | None:
    """Give the body whose name its class follows: "the | Kestrel | group", "the | Arvelle | brand"."""
    if noun not in words.load("class_nouns"):
        return None
    for other, entry in walk.holder.items():
        inside = other.order == spot.order and spot.start <= other.start and other.end == spot.end - 1
        if inside and entry.kind == "organization" and other.mention.form == "name":
            return entry
    return None


def _only(walk: Walk, near: set[Entry]) -> Entry | None:
    """Give the one party of several that the article speaks of so far, where there is one only."""
    return next(iter(near)) if len(near) == 1 and any(entry in near for _, entry in walk.trail) else None


def _spoken_for(walk: Walk, spot: Spot, said: Introduction | None) -> Entry | None:
    """Give whom a spokesperson is, where the story names one, or speaks for: "a spokesman for the Holt Council"."""
    single = spot.mention.number == "singular"
    body = _served(walk, spot)
    if body is not None and body.kind == "person":
        walk.voice = _named_voice(walk, body) if single else None
        return walk.voice
    if body is None:
        if spot.tokens[spot.start].text.lower() == "the":
            here = [entry for entry in walk.here if "spokesperson" in entry.roles and entry.kind == "person"]
            plain = said is None or not said.modifiers
            if plain and (walk.voice is not None or len(here) == 1):
                return walk.voice or here[0]
        if not single or (said and said.modifiers):
            return None
        body = salience.lead(walk.trail, spot, lambda _, entry: entry.kind == "organization", _SPEAKER)
    if body is None or body.kind == "place":
        return None
    walk.voice = (_named_voice(walk, body) if single else None) or body
    return walk.voice


def _served(walk: Walk, spot: Spot) -> Entry | None:
    """Give the party inside or behind a spokesperson's description: "a Holt Council spokesman"."""
    tokens = spot.tokens
    near = [other for other in walk.holder if other.order == spot.order and other.start >= spot.start]
    for other in near:
        if other.end < spot.end:
            return walk.holder[other]
    said = introductions.described(tokens, spot.start, spot.end - 1)
    for entry in walk.entries:
        # "A Lundish government spokesman": the government has no name.
        if said and len(entry.key) > 1 and set(entry.key) <= said.modifiers and entry.kind == "organization":
            return entry
    if spot.end < len(tokens) and tokens[spot.end].text in _SERVES:
        for other in near:
            if spot.end < other.start <= spot.end + 4 and other.mention.form != "pronoun":
                return walk.holder[other]
    return None


def _named_voice(walk: Walk, body: Entry) -> Entry | None:
    """Give the one person whom the story names as the spokesperson of `body`."""
    known = {word for text in body.surfaces for word in names.key(text)}
    able = [
        entry
        for entry in walk.entries
        if entry.kind == "person" and "spokesperson" in entry.roles and known & entry.modifiers["spokesperson"]
    ]
    return able[0] if len(able) == 1 else None


def _is_sort(entry: Entry, sorts: frozenset[str]) -> bool:
    """Say whether a body can be of one of `sorts`: "the retailer" is no ministry, nor a newspaper."""
    if entry.key in names.media():
        return "media" in sorts
    known = entry.sorts
    return bool(known & sorts) if known else bool(sorts & _OPEN_SORTS)


def _agrees(spot: Spot, said: Introduction | None, entry: Entry, noun: str) -> bool:
    """Say whether a description's modifiers may be the party's: "the Lundish mayor" is not the mayor of Holt."""
    if said is None:
        return True
    known = entry.modifiers[noun]
    inside = spot.tokens[spot.start : spot.end - 1]
    own = {word for text in entry.surfaces for word in names.key(text)} | known
    telling = {
        token.lemma.lower()
        for token, after in zip(inside, spot.tokens[spot.start + 1 : spot.end], strict=True)
        # "The Lisbon-based firm": where it sits need not be told elsewhere.
        if (token.label in ("NORP", "GPE", "ORG", "LOC", "PERSON") or token.tag == "NNP")
        and after.text not in ("-", "–")
    }
    if telling and not telling & own:
        return False
    apart = (said.modifiers & words.load("telling_apart")) - known
    if apart or any(token.tag == "JJS" or token.label == "ORDINAL" for token in inside):
        return False
    if noun in own and not known:
        # "The transport police" by its name; "the legislative committee" is not the Holt State Committee.
        return said.modifiers <= own
    # "The defence minister" is not who the story calls information minister; "the young minister" may be.
    fields = {nouns.plain(token.lemma) for token in inside if token.tag in ("NN", "NNS", "VBG")}
    return not fields or not known or bool(fields & own)


def _is_foreign(spot: Spot) -> bool:
    return any(token.label in ("NORP", "GPE") for token in spot.tokens[spot.start : spot.end - 1])


def _seat(spot: Spot) -> str | None:
    """Give the place in "the Lisbon-based firm", in lower case."""
    tokens = spot.tokens
    for at in range(spot.start + 2, spot.end):
        if tokens[at].text == "based" and tokens[at - 1].text in ("-", "–"):
            return tokens[at - 2].text.lower()
    return None
