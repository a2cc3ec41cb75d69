"""Is one name spelled in two ways? Sentences in, questions out.

Two spellings belong to one name where they stand beside the same other part of it ("Shelton Road", "Sheltone Road"),
and no article has both: two people of nearly one name are mostly told apart by somebody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from rashomon.findings.agreement.questions import Answer, Question
from rashomon.findings.statements.collation import spelling
from rashomon.records import Coverage, Span, Token
from rashomon.settings import NAMINGS

_ENDINGS = ("s", "es", "n", "an", "ian", "ne", "nne", "enne", "ese", "ish", "er")
"""What makes another word of a name, and no other spelling: "Lundia", "Lundian"."""


def questions(coverage: Coverage) -> Iterator[Question]:
    """Give the questions of kind `name`."""
    beside: dict[tuple[str, str], dict[str, set[Span]]] = defaultdict(lambda: defaultdict(set))
    for sentence in coverage.sentences:
        if sentence.field != "text":
            continue
        for one, other in zip(sentence.tokens, sentence.tokens[1:], strict=False):
            if _is_name(one) and _is_name(other) and other.start == one.end + 1:
                place = Span(sentence.article, one.start, other.end)
                beside["after", one.text][other.text].add(place)
                beside["before", other.text][one.text].add(place)
    for (side, neighbour), forms in sorted(beside.items()):
        for first, second in combinations(sorted(forms), 2):
            if not _alike(first, second) or _articles(forms[first]) & _articles(forms[second]):
                continue
            order = "{1} {0}" if side == "after" else "{0} {1}"
            yield Question(
                "name",
                f"spelling of {order.format(max((first, second), key=lambda form: len(forms[form])), neighbour)}",
                "localisation" if spelling(first.lower()) == spelling(second.lower()) else "unclear",
                tuple(Answer(order.format(form, neighbour), tuple(sorted(forms[form]))) for form in (first, second)),
            )


def _is_name(token: Token) -> bool:
    return (
        token.pos == "PROPN"
        and token.text[:1].isupper()
        and token.text[1:].isalpha()
        and token.label not in ("DATE", "NORP")
    )


def _alike(one: str, other: str) -> bool:
    """Say whether two words may be one name in two spellings, and are not one with an ending."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    if len(short) < NAMINGS.letters or short == long or any(long == short + end for end in _ENDINGS):
        return False
    return short[0] == long[0] and SequenceMatcher(None, short, long).ratio() >= NAMINGS.likeness


def _articles(spans: set[Span]) -> set[str]:
    return {span.article for span in spans}
