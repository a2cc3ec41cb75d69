"""What does a reader know at each place of an article? The walk through one article, from its first word to its last.

It holds what the names of the story say, what was told so far, and who is in mind; `descriptions` and `pronouns` ask
it, and `coreference` moves it on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.findings.parties import nouns, salience
from rashomon.findings.parties.entry import Entry
from rashomon.findings.parties.spots import Reading, Spot
from rashomon.records import PartyKind

BODIES: tuple[PartyKind, ...] = ("organization", "group")


@dataclass(eq=False)
class Walk:
    """The state of reading one article.

    `entries` are the parties of the story; `here` counts their names in this article; `holder` has the party of every
    spot that is told, `trail` those of its text in order, strangers included. `called` is what the article has called
    so: where "the brand" was told once, it means the same again. `voice` is the party of the last spokesperson.
    """

    reading: Reading
    entries: tuple[Entry, ...]
    holder: dict[Spot, Entry]
    here: Counter[Entry] = field(default_factory=Counter)
    trail: salience.Trail = field(default_factory=list)
    called: defaultdict[str, set[Entry]] = field(default_factory=lambda: defaultdict(set))
    voice: Entry | None = None
    strangers: dict[str, Entry] = field(default_factory=dict)
    speaking: frozenset[Spot] = frozenset()

    @classmethod
    def begin(cls, reading: Reading, named: Mapping[Spot, Entry], entries: tuple[Entry, ...]) -> Walk:
        """Give a walk at the beginning of an article, knowing who its names are."""
        holder = {spot: named[spot] for spot in reading.spots if spot in named}
        spans = [quote.speaker for quote in reading.quotes if quote.speaker]
        speaking = frozenset(
            spot
            for spot in reading.spots
            if any(start <= spot.mention.start and spot.mention.end <= end for start, end in spans)
        )
        return cls(reading, entries, holder, Counter(holder.values()), speaking=speaking)

    def step(self, spot: Spot, entry: Entry | None) -> None:
        """Take in who a spot means; None where that is not known."""
        in_text = spot.sentence.field == "text"
        if entry is not None and entry not in self.strangers.values():
            self.holder[spot] = entry
            if spot.mention.form == "nominal":
                self.called[nouns.normal(spot.mention.head)].add(entry)
            if in_text:
                self.trail.append((spot, entry))
        elif in_text and not spot.quoted and (stranger := self._stranger(spot)):
            self.trail.append((spot, stranger))

    def _stranger(self, spot: Spot) -> Entry | None:
        """Give a stand-in for somebody who is spoken of and not known: what comes next may mean them."""
        mention = spot.mention
        kind: PartyKind = "person"
        if mention.form == "nominal" and mention.number == "singular" and mention.kind in ("person", "organization"):
            if predicates(spot) or spot.relation == "appos":
                return None
            kind = mention.kind
        elif mention.form != "pronoun" or mention.head not in ("he", "she"):
            return None
        key = nouns.normal(mention.head)
        if key not in self.strangers:
            self.strangers[key] = Entry((key,), kind, genders=Counter({mention.gender: 1}))
        return self.strangers[key]


def predicates(spot: Spot) -> bool:
    """Say whether a description says what somebody is, becomes or acts as, and so means nobody by itself."""
    top = spot.tokens[spot.top]
    return top.dep in ("attr", "oprd") or (top.dep == "pobj" and spot.tokens[top.head].text.lower() == "as")


def fits(spot: Spot, entry: Entry) -> bool:
    """Say whether a description and a party agree in kind and gender."""
    mention = spot.mention
    if mention.kind in ("organization", None):
        return entry.kind in BODIES if mention.kind else entry.kind in (*BODIES, "person")
    if mention.kind != entry.kind:
        return False
    return mention.gender not in ("female", "male") or entry.gender in (mention.gender, "unknown")
