"""Whose words are these, and whose answer is this? Quotes or responses with the parties in, the same with a party out.

The party is that of the mention which heads the speaker's span. Where a text speaks ("read the statement"), it is who
issued it: its owner, else the subject of the sentence that told of it. A span that no party's mention heads is left
without one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from rashomon.findings import nouns, spots, words
from rashomon.findings.spots import Reading, Spot
from rashomon.records import Coverage, Quote, Range, Response, Sentence

_TEXTS = words.load("issued_texts")
"""Nouns for what a party issues and what then speaks in its stead."""
_BACK = 4
"""Sentences back to which "the statement" may look for who issued it."""
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_SILENT = frozenset(("no-response", "declined", "unreachable", "not-asked"))


class Voices:
    """The parties of a story by the places of their mentions."""

    def __init__(self, coverage: Coverage) -> None:
        self.readings = {reading.article: reading for reading in spots.find(coverage)}
        self.party = {
            (mention.article, mention.field, mention.start, mention.end): party.id
            for party in coverage.parties
            for mention in party.mentions
        }
        self.at: dict[tuple[str, int], list[Spot]] = defaultdict(list)
        for reading in self.readings.values():
            for spot in reading.spots:
                self.at[reading.article, spot.order].append(spot)

    def of(self, spot: Spot) -> str | None:
        """Give the party that a spot's mention was given to."""
        mention = spot.mention
        return self.party.get((mention.article, mention.field, mention.start, mention.end))

    def speaker(self, quote: Quote) -> str | None:
        """Give the party that speaks a quote."""
        reading = self.readings.get(quote.article)
        if quote.speaker is None or reading is None:
            return None
        place = _sentence(reading, quote.speaker)
        if place is None:
            return None
        order, inside = place
        head = _head(reading.sentences[order], inside)
        near = self.at[quote.article, order]
        for spot in sorted((spot for spot in near if spot.top == head), key=lambda spot: spot.mention.form != "name"):
            if found := self.of(spot):
                return found
        for spot in near:
            if spot.start <= head < spot.end and spot.mention.form == "name" and (found := self.of(spot)):
                return found
        tokens = reading.sentences[order].tokens
        for spot in near:
            beside = tokens[spot.top].dep == "appos" and tokens[spot.top].head == head
            if beside and spot.mention.form == "name" and spot.top in inside and (found := self.of(spot)):
                return found
        if tokens[head].lemma.lower() in _TEXTS:
            return self._issuer(reading, order, head)
        return None

    def _issuer(self, reading: Reading, order: int, head: int) -> str | None:
        """Give who issued the text that speaks: "Arvelle's note", "a note from Arvelle", "Arvelle posted a note"."""
        tokens = reading.sentences[order].tokens
        noun = tokens[head].lemma.lower()
        for spot in self.at[reading.article, order]:
            top = tokens[spot.top]
            behind = (
                top.dep == "pobj" and tokens[top.head].head == head and tokens[top.head].text in ("from", "by", "of")
            )
            if ((top.dep == "poss" and top.head == head) or behind) and (found := self.of(spot)):
                return found
        for earlier in range(order - 1, max(-1, order - 1 - _BACK), -1):
            sentence = reading.sentences[earlier]
            places = [at for at, token in enumerate(sentence.tokens) if token.lemma.lower() == noun]
            if sentence.field != "text" or not places:
                continue
            owners = [
                spot
                for spot in self.at[reading.article, earlier]
                if sentence.tokens[spot.top].head == places[0] and sentence.tokens[spot.top].dep == "poss"
            ]
            subjects = [
                spot
                for spot in self.at[reading.article, earlier]
                if spot.is_subject and not spot.quoted and spot.top < places[0]
            ]
            issuers = {party for spot in owners or subjects if (party := self.of(spot))}
            return issuers.pop() if len(issuers) == 1 else None
        return None

    def answerers(self, response: Response) -> list[str]:
        """Give the parties that a response is of: the subjects of its clause, or whom its subject tried to reach."""
        reading = self.readings.get(response.article)
        place = _sentence(reading, (response.start, response.end), response.field) if reading else None
        if reading is None or place is None:
            return []
        order, inside = place
        tokens = reading.sentences[order].tokens
        near = [spot for spot in self.at[response.article, order] if spot.start in inside and not spot.quoted]
        subjects = [at for at in inside if tokens[at].dep in _SUBJECTS and tokens[at].tag not in ("WDT", "WP")]
        subjects.sort(key=lambda at: (_depth(reading.sentences[order], at), at))
        for subject in subjects:
            row = [subject, *_row(reading.sentences[order], subject)]
            found = [party for at in row for party in self._answerer(near, at, response)]
            if found:
                return list(dict.fromkeys(found))
        if response.kind in _SILENT:
            # "Calls to Arvelle were not returned", "efforts to reach Ada Moreau failed": the subject is the attempt.
            found = [party for spot in near if spot.mention.form != "pronoun" and (party := self.of(spot))]
            return found[:1]
        return []

    def _answerer(self, near: list[Spot], at: int, response: Response) -> Iterator[str]:
        """Give the party of a subject; a spokesperson who does not answer leaves the body without an answer."""
        for spot in near:
            if spot.top != at:
                continue
            shows = nouns.known(spot.mention.head) if spot.mention.form == "nominal" else None
            if response.kind in _SILENT and shows and (shows.kind == "person" or spot.mention.number == "plural"):
                bodies = [
                    other
                    for other in near
                    if other is not spot
                    and other.mention.form != "nominal"
                    and (spot.start <= other.start < spot.end or _serves(spot, other))
                ]
                for body in bodies:
                    if party := self.of(body):
                        yield party
                        return
            if party := self.of(spot):
                yield party
                return


def speakers(coverage: Coverage) -> tuple[Quote, ...]:
    """Give the quotes with the party that speaks each."""
    voices = Voices(coverage)
    return tuple(replace(quote, party=voices.speaker(quote)) for quote in coverage.quotes)


def answers(coverage: Coverage) -> tuple[Response, ...]:
    """Give the responses with their party; a response of several parties becomes one of each."""
    voices = Voices(coverage)
    found: list[Response] = []
    for response in coverage.responses:
        parties = [response.party] if response.party else voices.answerers(response)
        found += [replace(response, party=party) for party in parties] or [response]
    return tuple(found)


def _sentence(reading: Reading, where: Range, field: str = "text") -> tuple[int, list[int]] | None:
    """Give the sentence that a range lies in, or begins in, and its tokens inside the range."""
    for order, sentence in enumerate(reading.sentences):
        if sentence.field == field and sentence.start <= where[0] < sentence.end:
            inside = [
                at for at, token in enumerate(sentence.tokens) if token.start >= where[0] and token.end <= where[1]
            ]
            return (order, inside) if inside else None
    return None


def _head(sentence: Sentence, inside: list[int]) -> int:
    """Give the word of a phrase that the others hang on."""
    own = set(inside)
    tops = [at for at in inside if sentence.tokens[at].head not in own or sentence.tokens[at].head == at]
    nominal = [at for at in tops if sentence.tokens[at].pos in ("PROPN", "NOUN", "PRON", "ADJ", "NUM")]
    return (nominal or tops or inside)[0]


def _depth(sentence: Sentence, at: int) -> int:
    depth = 0
    while sentence.tokens[at].head != at and depth < 50:
        at, depth = sentence.tokens[at].head, depth + 1
    return depth


def _row(sentence: Sentence, at: int) -> list[int]:
    """Give the words that stand in a row with one: "Ada, *Ben* and *Cy*"."""
    found: list[int] = []
    for place, token in enumerate(sentence.tokens):
        if token.dep == "conj" and (token.head == at or token.head in found) and token.head != place:
            found.append(place)
    # "Arvelle and its parent company, Holt": who stands beside the second is whom it names.
    return found + [
        place for place, token in enumerate(sentence.tokens) if token.dep == "appos" and token.head in found
    ]


def _serves(spot: Spot, other: Spot) -> bool:
    """Say whether a description is of somebody who acts for the other: "a lawyer for | Ada Moreau |"."""
    tokens = spot.tokens
    return (
        spot.end < len(tokens)
        and tokens[spot.end].text in ("for", "of", "at", "from", "with")
        and spot.end < other.start <= spot.end + 3
    )
