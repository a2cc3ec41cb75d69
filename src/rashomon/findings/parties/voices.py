"""Whose words are these, and whose answer is this? Quotes or responses with the parties in, the same with a party out.

The party is that of the mention which heads the speaker's span. Where a text speaks ("read the statement"), it is who
issued it: its owner, else the subject of the sentence that told of it. A span that no party's mention heads is left
without one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from rashomon.findings import responses, sentences, words
from rashomon.findings.parties import nouns, spots
from rashomon.findings.parties.spots import Reading, Spot
from rashomon.records import Coverage, Quote, Range, Response, Sentence, Span

_TEXTS = words.load("issued_texts")
"""Nouns for what a party issues and what then speaks in its stead."""
_BACK = 4
"""Sentences back to which "the statement" may look for who issued it."""
_PRONOUNS = frozenset(("he", "she", "they", "who"))
_FIRST = frozenset(("i", "we"))
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
        return None if quote.speaker is None or reading is None else self._party(reading, quote.speaker)

    def _party(self, reading: Reading, where: Range, field: str = "text", *, silent: bool = False) -> str | None:
        """Give the party whose mention heads a phrase. A spokesperson's silence (`silent`) is that of the body."""
        place = _sentence(reading, where, field)
        if place is None:
            return None
        order, inside = place
        tokens, near = reading.sentences[order].tokens, self.at[reading.article, order]
        head = _head(reading.sentences[order], inside)
        heads = sorted((spot for spot in near if spot.top == head), key=lambda spot: spot.mention.form != "name")
        for spot in heads:
            if silent and (body := self._served(spot, near)):
                return body
            if found := self.of(spot):
                return found
        for spot in near:
            held = spot.start <= head < spot.end
            beside = tokens[spot.top].dep == "appos" and tokens[spot.top].head == head and spot.top in inside
            if (held or beside) and spot.mention.form == "name" and (found := self.of(spot)):
                return found
        return self._issuer(reading, order, head) if tokens[head].lemma.lower() in _TEXTS else None

    def _served(self, spot: Spot, near: list[Spot]) -> str | None:
        """Give the party for which somebody without a name acts: "a lawyer for Ada Moreau"."""
        shows = nouns.known(spot.mention.head) if spot.mention.form == "nominal" else None
        circle = spot.mention.head in ("office", "campaign", "team", "family", "camp")
        if shows is None or (shows.kind != "person" and spot.mention.number != "plural" and not circle):
            return None
        for other in near:
            inside = spot.start <= other.start < spot.end or _serves(spot, other)
            if inside and other is not spot and (found := self.of(other)):
                return found
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

    def answerers(self, response: Response, subjects: Iterable[Range]) -> list[str]:
        """Give the parties that a response is of: its subjects, or whom those who report tried to reach."""
        reading = self.readings.get(response.article)
        if reading is None:
            return []
        silent, subjects = response.kind in _SILENT, tuple(subjects)
        found = [self._party(reading, subject, response.field, silent=silent) for subject in subjects]
        parties = list(dict.fromkeys(party for party in found if party))
        place = _sentence(reading, (response.start, response.end), response.field)
        if parties or place is None:
            return parties
        order, inside = place
        heads = [reading.sentences[order].tokens[at] for at in (_heads(reading, subjects, response.field))]
        if any(head.text.lower() in _FIRST for head in heads):
            return [speaker] if (speaker := _saying(reading, response)) else []
        if silent and (not heads or any(head.lemma.lower() in words.load("attempt_nouns") for head in heads)):
            # "Calls to Arvelle were not returned", "efforts to reach Ada Moreau failed": the subject is the attempt.
            named = [spot for spot in self.at[response.article, order] if spot.start in inside and not spot.quoted]
            asked = [spot for spot in named if spot.mention.form != "pronoun" and spot.mention.kind != "place"]
            return [party for spot in asked if (party := self.of(spot))][:1]
        return []


def speakers(coverage: Coverage) -> tuple[Quote, ...]:
    """Give the quotes with the party that speaks each."""
    voices = Voices(coverage)
    texts = {article.id: article.text for article in coverage.articles}
    names = {party.id: party.name.split()[-1] for party in coverage.parties if party.kind == "person"}
    found = []
    for quote in coverage.quotes:
        party = voices.speaker(quote)
        if party in names and _tells_of(quote, names[party], texts[quote.article]):
            party = None
        found.append(replace(quote, party=party))
    return tuple(found)


def _tells_of(quote: Quote, surname: str, text: str) -> bool:
    """Say whether "he said" was given to somebody of whom the quote itself speaks: nobody names himself so."""
    if quote.speaker is None or quote.kind == "indirect" or text[slice(*quote.speaker)].lower() not in _PRONOUNS:
        return False
    return any(re.search(rf"\b{re.escape(surname)}\b", text[start:end]) for start, end in quote.content)


def answers(coverage: Coverage) -> tuple[Response, ...]:
    """Give the responses with their party; a response of several parties becomes one of each."""
    voices = Voices(coverage)
    articles, sentence_at = {article.id: article for article in coverage.articles}, sentences.holding(coverage)
    found: list[Response] = []
    for response in coverage.responses:
        sentence = sentence_at(Span(response.article, response.start, response.end, response.field))
        subjects = responses.answering(response, sentence, articles[response.article]) if sentence else ()
        parties = [response.party] if response.party else voices.answerers(response, subjects)
        response = replace(response, story=coverage.story.id if coverage.story else response.story)
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


def _heads(reading: Reading, places: Iterable[Range], field: str) -> list[int]:
    """Give the heads of phrases of one sentence."""
    found = [_sentence(reading, place, field) for place in places]
    return [_head(reading.sentences[one[0]], one[1]) for one in found if one]


def _saying(reading: Reading, response: Response) -> str | None:
    """Give the party in whose quoted words a response stands: "We are sorry," the firm said."""
    for quote in reading.quotes:
        if response.field == "text" and any(
            start <= response.end and response.start <= end for start, end in quote.content
        ):
            return quote.party
    return None


def _head(sentence: Sentence, inside: list[int]) -> int:
    """Give the word of a phrase that the others hang on."""
    own = set(inside)
    tops = [at for at in inside if sentence.tokens[at].head not in own or sentence.tokens[at].head == at]
    nominal = [at for at in tops if sentence.tokens[at].pos in ("PROPN", "NOUN", "PRON", "ADJ", "NUM")]
    return (nominal or tops or inside)[0]


def _serves(spot: Spot, other: Spot) -> bool:
    """Say whether a description is of somebody who acts for the other: "a lawyer for | Ada Moreau |"."""
    tokens = spot.tokens
    return (
        spot.end < len(tokens)
        and tokens[spot.end].text in ("for", "of", "at", "from", "with")
        and spot.end < other.start <= spot.end + 3
    )
