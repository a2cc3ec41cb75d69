"""Which words tell one counted thing from others of its kind? A noun in its sentence in, lemmas and names out.

"The two American soldiers killed in Kunduz": american, Kunduz. A word with a capital is a name, as it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.findings.quantities import fates, units
from rashomon.findings.syntax.clauses import Clauses
from rashomon.records import Token

NOUNS = frozenset({"NOUN", "PROPN"})
_MOST = 12
"""Words that pin an amount down, at most: a long sentence has names that do not."""


def read(noun: int, clauses: Clauses, itself: bool = False) -> tuple[str, ...]:
    """Give the words that tell this noun from others of its kind: what describes it, where, whose, done by whom."""
    return few(_describing(noun, clauses, itself))


def few(found: Iterable[str]) -> tuple[str, ...]:
    """Give the first words of `found`, each once."""
    return tuple(dict.fromkeys(found))[:_MOST]


def _describing(noun: int, clauses: Clauses, itself: bool) -> Iterator[str]:
    tokens = clauses.tokens
    if itself:
        yield word(tokens[noun])
    for each in clauses.below[noun]:
        token = tokens[each]
        if _says_nothing(token):
            continue
        if token.dep in {"amod", "compound", "nmod", "poss"} and token.pos in NOUNS | {"ADJ", "VERB"}:
            yield word(token)
            yield from (word(tokens[under]) for under in clauses.below[each] if tokens[under].dep == "compound")
        elif token.dep in {"prep", "acl", "relcl"}:
            yield from (word(tokens[under]) for under in clauses.subtree(each) if is_name(tokens[under]))
            nouns = (tokens[under] for under in clauses.below[each] if tokens[under].pos == "NOUN")
            yield from (word(each_noun) for each_noun in nouns if not _says_nothing(each_noun))
    if tokens[noun].head != noun:
        verb = tokens[noun].head
        for each in clauses.below[verb]:
            if each != noun and tokens[each].dep in {"nsubj", "nsubjpass", "dobj", "prep", "agent"}:
                yield from (word(tokens[under]) for under in clauses.subtree(each) if is_name(tokens[under]))


def names(clauses: Clauses) -> tuple[str, ...]:
    return few(token.text for token in clauses.tokens if is_name(token))


def word(token: Token) -> str:
    """Give a name as written, any other word as its lemma: a pin with a capital is a name."""
    return token.text if token.pos == "PROPN" else token.lemma.lower()


def is_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper() and token.label not in {"DATE", "TIME"}


def _says_nothing(token: Token) -> bool:
    """Tell whether a word beside a noun pins nothing down: a unit, "more", or what happened ("dead")."""
    low = token.text.lower()
    fate = token.pos in {"ADJ", "VERB"} and fates.is_of_people(low)
    return (
        fate
        or token.lemma.lower() in units.names()
        or low in {"more", "least", "%", "percent", "other", "estimated", "feet"}
    )
