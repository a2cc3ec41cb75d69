"""Of whom does a story's coverage speak? Coverage with mentions in, Party records out; quotes and responses get theirs.

Names are joined over all articles of the story (`roster`), bodies without a name are added (`unnamed`), descriptions
and pronouns are given to the party they mean (`coreference`). A mention in doubt belongs to nobody, and two parties are
joined only where news style leaves no other reading: a false merge is worse than a miss.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from rashomon.findings.parties import coreference, names, nouns, roster, spots, unnamed, voices
from rashomon.findings.parties.entry import Entry
from rashomon.findings.parties.spots import Spot
from rashomon.records import Coverage, Mention, Party, PartyMention, Quote, Range, Response, identify

_ARTICLES = frozenset(("the", "a", "an", "this", "that", "another", "one"))
_MAIN = 5
"""Names that a story is summed up by."""
_VERBS = frozenset(("VERB", "AUX"))
_SHORT_LINE = 12
"""Tokens: a line without a verb and no longer than this is a byline or the credit of a photo."""


def find(coverage: Coverage) -> tuple[Party, ...]:
    """Give the parties of a story, those with the most mentions first.

    A party's name is its fullest usual form; `aliases` are its other names and the descriptions it goes by, without
    article, as written. Every mention is given to one party at most.
    """
    readings = spots.find(coverage)
    entries = roster.find(readings)
    entries += unnamed.find(readings, entries)
    holder = coreference.resolve(readings, entries)
    held: defaultdict[Entry, list[Spot]] = defaultdict(list)
    for spot, entry in holder.items():
        held[entry].append(spot)
    story = coverage.story.id if coverage.story else ""
    place = {article.id: at for at, article in enumerate(coverage.articles)}
    speaking = {(quote.article, quote.speaker) for quote in coverage.quotes if quote.speaker}
    found = [_party(story, entry, held[entry], place) for entry in entries if _is_told_of(held[entry], speaking)]
    found.sort(key=lambda party: (-len(party.mentions), party.name))
    return tuple(_apart(found))


def main(coverage: Coverage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the names of the places, and of the other parties, that most articles of a story name; then most mentions.

    One that a single article of several names is not what the story is about.
    """
    found: dict[bool, list[tuple[int, int, str]]] = {True: [], False: []}
    for party in coverage.parties:
        named = [mention for mention in party.mentions if mention.form == "name"]
        articles = len({mention.article for mention in named})
        if articles > 1 or (articles and len(coverage.articles) == 1):
            found[party.kind == "place"].append((-articles, -len(party.mentions), party.name))
    places, others = (tuple(name for _, _, name in sorted(found[is_place])[:_MAIN]) for is_place in (True, False))
    return places, others


def _is_told_of(held: Iterable[Spot], speaking: Collection[tuple[str, Range]]) -> bool:
    """Say whether some sentence of a text tells something of the party, or it speaks.

    A headline alone or a credit line tells nothing.
    """
    return any(
        spot.sentence.field == "text"
        and (
            len(spot.tokens) > _SHORT_LINE
            or any(token.pos in _VERBS for token in spot.tokens)
            or (spot.mention.article, (spot.mention.start, spot.mention.end)) in speaking
        )
        for spot in held
    )


def _party(story: str, entry: Entry, held: list[Spot], place: dict[str, int]) -> Party:
    name = _name(entry)
    kind = entry.kind or "organization"
    mentions = sorted(
        {_mention(spot.mention) for spot in held},
        key=lambda m: (place[m.article], m.field != "headline", m.start, m.end),
    )
    described = [_bare(spot.text) for spot in held if spot.mention.form == "nominal" and _lasts(spot)]
    forms = [text for text, _ in entry.surfaces.most_common()] + sorted(
        set(described), key=lambda text: (-described.count(text), text)
    )
    aliases: dict[str, str] = {}
    for form in forms:
        if form.casefold() != name.casefold():
            aliases.setdefault(form.casefold(), form)
    return Party(identify(story, name, kind), story, name, kind, tuple(aliases.values()), tuple(mentions))


def _mention(mention: Mention) -> PartyMention:
    return PartyMention(mention.article, mention.start, mention.end, mention.form, mention.field)


def _lasts(spot: Spot) -> bool:
    """Say whether a description tells something outside its sentence, as "her rival" and "a spokesman" do not."""
    first = spot.tokens[spot.start]
    alone = len(_bare(spot.text).split()) == 1 and nouns.normal(spot.mention.head) == "spokesperson"
    return not (spot.mention.number == "plural" or first.tag == "PRP$" or alone)


def _bare(text: str) -> str:
    """Give a description without its article, as it is listed: "fashion house"."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.lower() in _ARTICLES else text


def _name(entry: Entry) -> str:
    """Choose the form that a list of parties shows: the most usual of the fullest, in capitals and small letters."""
    surname = _surname(entry) if entry.kind == "person" else ""

    def rank(text: str) -> tuple[int, int, int, int, str]:
        key, length = names.key(text), len(text)
        if entry.kind == "person":
            # A middle initial or name is left out where most texts leave it out: two words are full.
            full, length = min(len(_stem(text)), 2) if _stem(text)[-1] == surname else 1, -length
        else:
            full = (
                min(len(names.body(key)), 2)
                if names.body(key) == key and "’s " not in text and "'s " not in text
                else 0
            )
        shouted = text.isupper() and len(text) > 5
        return (not shouted) * 1, full * (not text.startswith(("@", "#"))), entry.surfaces[text], length, text

    return max(entry.surfaces, key=rank)


def _surname(entry: Entry) -> str:
    """Give the last word of a person's full names: where they end in several, the one that also stands alone.

    The longest name may go on too far, into the words of a link or of a caption that stand behind it: "Ada Moreau Ada".
    """
    stems = {text: _stem(text) for text in entry.surfaces}
    alone = {entry.key[-1]: 0} | {key[-1]: 0 for key in stems.values() if len(key) > 1}
    for text, key in stems.items():
        if len(key) == 1 and key[0] in alone:
            alone[key[0]] += entry.surfaces[text]
    return max(alone, key=lambda word: (alone[word], word != entry.key[0], word == entry.key[-1], word))


def _stem(text: str) -> names.Key:
    """Give a person's key without titles and generation."""
    key = names.key(text)
    return names.person(key[:-1] if names.generation(key) else key)


def _apart(found: list[Party]) -> list[Party]:
    """Drop a party whose name and kind another has already: one id is one party."""
    seen: set[str] = set()
    return [party for party in found if not (party.id in seen or seen.add(party.id))]  # type: ignore[func-returns-value]


def speakers(coverage: Coverage) -> tuple[Quote, ...]:
    """Give the quotes of the coverage with the party that speaks, or None where that is not clear."""
    return voices.speakers(coverage)


def answers(coverage: Coverage) -> tuple[Response, ...]:
    """Give the responses of the coverage with the party that answers, one for each where several do."""
    return voices.answers(coverage)
