"""Is one name spelled in two ways? Sentences in, questions out.

Spellings belong to one name where they stand beside the same other part of it ("Shelton Road", "Sheltone Road"), and no
article has both: two people of nearly one name are mostly told apart by somebody. What people are called by is no name:
"Chair Tom" and "Chairman Tom" is one name, "Majority Leader" and "Minority Leader" are two people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from rashomon.findings.agreement.questions import Answer, Question
from rashomon.findings.parties import nouns
from rashomon.findings.statements.collation import spelling
from rashomon.records import Coverage, Span, Token
from rashomon.settings import NAMINGS

_ENDINGS = ("s", "es", "n", "an", "ian", "ne", "nne", "enne", "ese", "ish", "er", "al", "ary")
"""What makes another word of a name, and no other spelling: "Lundia", "Lundian"."""

_Beside = tuple[str, str]
"""A part of a name, and on which side of it the other part stands."""


def questions(coverage: Coverage) -> Iterator[Question]:
    """Give the questions of kind `name`: one for all spellings of a word, beside what they mostly stand by."""
    asked: dict[frozenset[str], tuple[int, _Beside]] = {}
    beside = _beside(coverage)
    for neighbour, forms in sorted(beside.items()):
        for spellings in _spellings(forms):
            places = sum(len(forms[form]) for form in spellings)
            known = asked.get(frozenset(spellings))
            if known is None or places > known[0]:
                asked[frozenset(spellings)] = places, neighbour
    for spelled, (_, neighbour) in sorted(asked.items(), key=lambda each: (each[1][1], sorted(each[0]))):
        forms = beside[neighbour]
        usual = max(sorted(spelled), key=lambda form: len(forms[form]))
        one_word = len({spelling(form.lower()) for form in spelled}) == 1
        yield Question(
            "name",
            f"spelling of {_whole(neighbour, usual)}",
            "localisation" if one_word else "unclear",
            tuple(Answer(_whole(neighbour, form), tuple(sorted(forms[form]))) for form in sorted(spelled)),
        )


def _beside(coverage: Coverage) -> dict[_Beside, dict[str, set[Span]]]:
    """Give what stands beside each part of a name, and where the two stand."""
    found: dict[_Beside, dict[str, set[Span]]] = defaultdict(lambda: defaultdict(set))
    offices: set[str] = set()
    for sentence in coverage.sentences:
        if sentence.field != "text":
            continue
        for one, other in pairwise(sentence.tokens):
            if _is_name(one) and _is_name(other) and other.start == one.end + 1:
                place = Span(sentence.article, one.start, other.end)
                found["after", one.text][other.text].add(place)
                found["before", other.text][one.text].add(place)
                if _is_office(other.text):
                    offices.add(one.text)
    for (_, neighbour), forms in found.items():
        for form in list(forms):
            if form in offices or _is_office(form) or _is_office(neighbour):
                del forms[form]
    return found


def _spellings(forms: dict[str, set[Span]]) -> Iterator[list[str]]:
    """Give the groups of forms of which any two may be one word in two spellings."""
    left = sorted(forms)
    while left:
        group = [left.pop(0)]
        for form in list(left):
            if all(_is_one(form, other, forms) for other in group):
                group.append(form)
                left.remove(form)
        if len(group) > 1:
            yield group


def _is_one(form: str, other: str, forms: dict[str, set[Span]]) -> bool:
    return _alike(form, other) and not _articles(forms[form]) & _articles(forms[other])


def _whole(neighbour: _Beside, form: str) -> str:
    side, word = neighbour
    return f"{word} {form}" if side == "after" else f"{form} {word}"


def _is_office(word: str) -> bool:
    """Say whether a word says what somebody is: "Leader", "Chairman"."""
    lower = word.lower()
    noun = nouns.known(lower)
    return lower in nouns.titles() or (noun is not None and noun.kind == "person")


def _is_name(token: Token) -> bool:
    return (
        token.pos == "PROPN"
        and token.text[:1].isupper()
        and token.text[1:].isalpha()
        and token.label not in ("DATE", "NORP")
    )


def _alike(one: str, other: str) -> bool:
    """Say whether two words may be one name in two spellings, and are not one with an ending, or cut off."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    if len(short) < NAMINGS.letters or short == long or any(long == short + end for end in _ENDINGS):
        return False
    if long.startswith(short) and len(long) - len(short) > NAMINGS.more:
        return False
    return short[0] == long[0] and SequenceMatcher(None, short, long).ratio() >= NAMINGS.likeness


def _articles(spans: set[Span]) -> set[str]:
    return {span.article for span in spans}
