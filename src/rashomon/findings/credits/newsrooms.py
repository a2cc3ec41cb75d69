"""Which newsrooms does a sentence name? Sentence in; places in it, with the name as written, out.

A name counts by what it is made of: it is in the list of well-known newsrooms, ends in a newspaper's word ("Saltmouth
Advertiser"), stands beside a noun that says what it is ("the broadcaster NRK"), is an American call sign (WLWT) or a
domain. Invented outlets are found like real ones. Whether information is credited to it is for `credits` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.findings import words
from rashomon.findings.credits import newsroom_names
from rashomon.findings.syntax.clauses import Clauses
from rashomon.records import Token

_CALL_SIGN = re.compile(r"(?:[KW][A-Z]{3}|[KWC][A-Z]{2,3}-(?:TV|FM|AM|DT))\Z")
_NOT_CALL_SIGNS = frozenset({"KPMG", "WADA", "WWII", "WIPO", "WHOI"})
_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|tv|co\.[a-z]{2}|[a-z]{2})\Z", re.IGNORECASE)
_FOLLOWS = re.compile(
    r"(?:Radio|Television|TV|Online|International|Australia|Africa|Asia|Europe|Scotland|Wales|Arabic|Persian|Sunday|"
    r"Business|Sports?|Weekly|Daily|Network|Channel|Live|Agency|Magazine|[1-9])\Z"
)
_NOT_NEWSROOM = re.compile(
    r"(?:Co|Company|Corp|Corporation|Inc|Ltd|Plc|Group|Holdings|Foundation|Building|Tower|Cent(?:er|re)|Square|University|"
    r"Institute|Prizes?|Awards?|Studios|Office|Festival|Club|Street|Secretary|&)\.?\Z"
)
"""A name that goes on with one of these is a business, a building or a body of another kind: "the Post Office"."""
_MAYBE_UNNAMED = ("media", "news", "press", "agencies", "television", "radio", "tv", "broadcaster")
_UNNAMED = re.compile(
    r"(?:(?:local|state|state-run|state-owned|national|foreign|international|domestic|regional|public|social|several|"
    r"some|many|other|various|multiple|[a-z]+(?:an|ese|ish|i|ic))\s+)*"
    r"(?:media\s+(?:outlets?|reports?|organi[sz]ations?)|"
    r"news\s+(?:outlets?|reports?|agenc(?:y|ies)|media|organi[sz]ations?|accounts|websites|sites)|"
    r"press\s+(?:reports?|accounts)|(?:newspaper|tv|television)\s+reports?|agencies(?=\.?\s*(?:\n|$))|"
    r"(?:local|state|state-run|state-owned|national|public)\s+"
    r"(?:media|(?:television|tv|radio|news)\s+(?:stations?|channels?)|television|tv|radio|newspapers?|press|broadcasters?))\b",
    re.IGNORECASE,
)
_NOT_UNNAMED = re.compile(r"social\s", re.IGNORECASE)
_NAME_BEFORE = re.compile(r"(?!The\b|A\b|An\b)[A-Z]\w*\s$")
_LONGEST = 7
"""Words of a name: "the Neue Osnabruecker Zeitung" has three."""
_FROM = frozenset({"of", "for", "at", "with", "from", "in", "by", "on"})
_OF_ANY_TRADE = frozenset({"agency", "network", "site", "wire"})
_FIRST_HALVES = frozenset({"news", "television", "radio", "press", "tv"})
_SECOND_HALVES = frozenset(
    ["agency", "network", "channel", "station", "site", "service", "outlet", "website", "show", "programme", "program"]
)


@dataclass(frozen=True, slots=True)
class Named:
    """A newsroom named at tokens ``[first, last)``. `sure` is false where the name may be something else."""

    first: int
    last: int
    name: str
    sure: bool
    unnamed: bool = False


def find(tokens: tuple[Token, ...], text: str, known_here: Iterable[str] = ()) -> list[Named]:
    """Give the newsrooms that `tokens`, of a sentence in `text`, name; they do not overlap.

    `known_here` are names that the article gave before: "the Enquirer" after "the Cincinnati Enquirer".
    """
    here = frozenset(name.rsplit(" ", 1)[-1] for name in known_here)
    found: list[Named] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        named = None
        first = token.text[:1]
        if first.isupper() or first.isdigit() or token.text.startswith(("al-", "dpa")):
            named = _listed(tokens, place, text) or _structural(tokens, place, text)
            if not named and token.text in here and _has_article(tokens, place):
                named = Named(place, place + 1, token.text, True)
        elif "." in token.text[1:-1] and "@" not in token.text and _DOMAIN.match(token.text):
            named = Named(place, place + 1, token.text, False)
        if named:
            found.append(named)
            place = named.last
        else:
            place += 1
    return found


def unnamed(tokens: tuple[Token, ...], text: str) -> Iterator[Named]:
    """Give the media that a sentence speaks of without a name: "local media", "media outlets"."""
    start, end = tokens[0].start, tokens[-1].end
    low = text[start:end].lower()
    if not any(word in low for word in _MAYBE_UNNAMED):
        return
    for match in _UNNAMED.finditer(text, start, end):
        if _NOT_UNNAMED.match(match[0]) or _NAME_BEFORE.search(text, start, match.start()):
            continue
        inside = [place for place, token in enumerate(tokens) if match.start() <= token.start < match.end()]
        if inside:
            name = " ".join(match[0].split())
            yield Named(inside[0], inside[-1] + 1, f"{name} (unnamed)", True, unnamed=True)


def standing_for(named: Named, clauses: Clauses) -> list[int]:
    """Give the places that stand for a newsroom, from its name upwards: its noun, its report, its reporter.

    "Bild" in "a reporter of the daily Bild", "the Post's investigation", "CNN and the Herald".
    """
    tokens = clauses.tokens
    inside = range(named.first, named.last)
    place = next((each for each in inside if tokens[each].head not in inside), named.last - 1)
    found = [place]
    for _ in range(_LONGEST):
        above = _stands_under(place, clauses)
        if above is None:
            break
        found.append(above)
        place = above
    return found


def _stands_under(place: int, clauses: Clauses) -> int | None:
    tokens = clauses.tokens
    token, over = tokens[place], tokens[tokens[place].head]
    beside = words.load("media_nouns") | words.load("report_nouns") | words.load("journalist_nouns")
    if token.head == place:
        return None
    if token.dep in {"compound", "nmod", "amod", "poss", "appos", "npadvmod"}:
        person = over.label == "PERSON" and token.dep != "appos"
        show = token.dep == "poss" and (over.label == "WORK_OF_ART" or over.pos == "PROPN")
        return token.head if over.lemma.lower() in beside or person or show else None
    if token.dep == "conj" and over.pos in {"PROPN", "NOUN"}:
        return token.head
    if token.dep == "pobj" and over.text.lower() in _FROM:
        noun = over.head
        if tokens[noun].dep == "acl":
            noun = tokens[noun].head
        if tokens[noun].lemma.lower() in beside or (tokens[noun].label == "PERSON" and noun == over.head):
            return noun
    return None


def _listed(tokens: tuple[Token, ...], place: int, text: str) -> Named | None:
    """Give the longest well-known name that begins at `place`."""
    token = tokens[place]
    for name, sure in newsroom_names.beginning(token.text):
        end = token.start + len(name)
        if text[token.start : end].replace("’", "'") != name or text[end : end + 1].isalnum():
            continue
        last = place + 1
        while last < len(tokens) and tokens[last].start < end:
            last += 1
        alone = last == place + 1
        if alone and not sure and token.label == "PERSON":
            return None
        while last < len(tokens) and (_FOLLOWS.match(tokens[last].text) or _local(tokens, last)):
            last += 1
        if alone and name in words.load("media_words"):
            # "the Post" is a newsroom, but "Post" may end a longer name, or begin one: "the Times Picayune"
            if not _has_article(tokens, place):
                return None
            while last < len(tokens) and last - place < _LONGEST and _in_name(tokens, last):
                last += 1
        if any(_NOT_NEWSROOM.match(each.text) for each in tokens[last - 1 : last + 1]):
            return None
        return Named(place, last, text[token.start : tokens[last - 1].end], sure or _called(tokens, place, last))
    return None


def _local(tokens: tuple[Token, ...], place: int) -> bool:
    """Tell whether a place name goes on the name before it: "NBC South Florida"."""
    token, before = tokens[place], tokens[place - 1]
    return (
        token.pos == "PROPN"
        and token.label in {"GPE", "LOC", "ORG"}
        and token.label == before.label
        and not token.opens
    )


def _structural(tokens: tuple[Token, ...], place: int, text: str) -> Named | None:
    """Give a capitalised run that is a newsroom by its last word, its shape, or the noun beside it."""
    last = place
    while last < len(tokens) and last - place < _LONGEST and _in_name(tokens, last):
        last += 1
    if last == place or _NOT_NEWSROOM.match(tokens[last - 1].text):
        return None
    run = tokens[place:last]
    name = text[tokens[place].start : tokens[last - 1].end]
    if len(run) == 1 and _CALL_SIGN.match(name) and name not in _NOT_CALL_SIGNS:
        return Named(place, last, name, True)
    if len(run) == 1 and "." in name[1:-1] and _DOMAIN.match(name):
        return Named(place, last, name, False)
    if all(each.label == "PERSON" for each in run) and not (len(run) == 1 and name.isupper()):
        return None  # "broadcaster Ada Brun"; "broadcaster NTK" is none, whatever the label
    if run[-1].text in words.load("media_words"):
        followed = last < len(tokens) and tokens[last].text.lower() == "of"
        alone = len(run) == 1 and not _has_article(tokens, place)
        return None if followed or alone else Named(place, last, name, len(run) > 1)
    if not _called(tokens, place, last):
        return None
    if all(each.label in {"GPE", "LOC", "NORP"} for each in run):
        return _of_place(tokens, place, last, text)
    return Named(place, last, name, True)


def _of_place(tokens: tuple[Token, ...], place: int, last: int, text: str) -> Named | None:
    """Give "a Detroit television station" as a newsroom without a name; "American broadcaster CBC" has one."""
    while last < len(tokens) and tokens[last].text.islower() and tokens[last].pos in {"NOUN", "ADJ"}:
        last += 1
    if not tokens[last - 1].text.islower() or (last < len(tokens) and tokens[last].pos == "PROPN"):
        return None
    return Named(place, last, f"{text[tokens[place].start : tokens[last - 1].end]} (unnamed)", True, unnamed=True)


def _in_name(tokens: tuple[Token, ...], place: int) -> bool:
    token = tokens[place]
    if token.text[:1].isupper() and token.text[:1].isalpha():
        return token.pos in {"PROPN", "NOUN", "ADJ", "X", "VERB"} and token.text not in {"I", "The", "A", "An"}
    return token.text == "-" and place > 0 and place + 1 < len(tokens) and tokens[place + 1].text[:1].isupper()


def _has_article(tokens: tuple[Token, ...], place: int) -> bool:
    return place > 0 and tokens[place - 1].text.lower() == "the"


def _called(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Tell whether a noun directly beside the name says that it is a newsroom: "KPNX channel", "newspaper Haaretz".

    An agency, a network or a site may be of any trade: those need a word with them ("news agency").
    """
    nouns = words.load("media_nouns")
    if last < len(tokens):
        after = tokens[last].text
        if after in _FIRST_HALVES:
            return last + 1 < len(tokens) and tokens[last + 1].text in _SECOND_HALVES
        if after in nouns and after not in _OF_ANY_TRADE:
            return True
    if first == 0:
        return False
    before = tokens[first - 1].text
    if before in _OF_ANY_TRADE:
        return first > 1 and tokens[first - 2].text in _FIRST_HALVES
    return before in nouns and before not in _FIRST_HALVES
