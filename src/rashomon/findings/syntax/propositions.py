"""What does a sentence assert, one assertion at a time? Sentences in, propositions out.

A news sentence says several things at once: "Seven people died and more than 50 were hurt when a tram, which was
speeding, overturned." It is cut at its finite clauses along the parse, each with the words that hang on its verb alone
(the "minimal propositions" of open information extraction: Stanovsky and Dagan 2016), so that two outlets can be found
to agree on one of them and not on the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.findings import words
from rashomon.records import Proposition, Sentence, Token

_CLAUSE = frozenset({"ROOT", "conj", "advcl", "relcl", "acl", "ccomp", "parataxis", "pcomp", "xcomp", "dep"})
_VERBAL = frozenset({"VERB", "AUX"})
_CONTENT = frozenset({"ccomp", "csubj", "csubjpass", "pcomp", "xcomp", "acl", "conj"})
"""How a clause hangs on the word that says what to make of it."""
_STEPS = 6
"""Clauses that are climbed."""
_SUPPOSING = frozenset({"whether", "if", "unless"})
_SHORT = 3
"""Words, marks apart, that a proposition needs to say something by itself."""


def find(sentences: Sequence[Sentence]) -> tuple[Proposition, ...]:
    """Give the propositions of sentences in the order of the text."""
    return tuple(proposition for sentence in sentences for proposition in _cut(sentence))


def _cut(sentence: Sentence) -> Iterator[Proposition]:
    tokens = sentence.tokens
    heads = [index for index, token in enumerate(tokens) if _opens(tokens, index)]
    if not heads:
        return
    own = set(heads)
    members: dict[int, list[int]] = {head: [] for head in heads}
    depth: dict[int, int] = {}
    for index in range(len(tokens)):
        head = _owner(tokens, index, own)
        if head is not None:
            members[head].append(index)
            depth[head] = min(depth.get(head, 99), _depth(tokens, head, own))
    for head in heads:
        kept = _trim(members[head], tokens, head)
        if sum(tokens[index].pos != "PUNCT" for index in kept) < _SHORT:
            continue
        subject = _subject(tokens, head)
        yield Proposition(
            sentence.article,
            tokens[kept[0]].start,
            tokens[kept[-1]].end,
            sentence.field,
            (sentence.start, sentence.end),
            tokens[head],
            tuple(tokens[index] for index in kept),
            tokens[subject] if subject is not None else None,
            tokens[tokens[head].head] if tokens[head].dep in ("relcl", "acl") else None,
            any(tokens[index].dep == "neg" and tokens[index].head == head for index in kept),
            depth.get(head, 0),
        )


def _opens(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a token heads a clause that asserts something: a verb with an own subject, tense or participle."""
    token = tokens[index]
    if token.dep == "ROOT":
        return not _is_open(tokens, index)
    if token.pos not in _VERBAL or token.dep not in _CLAUSE:
        return False
    if token.dep == "xcomp":
        return False  # "began to sink" asserts one thing.
    if _is_open(tokens, index):
        return False  # "They ask whether it sank" asserts that they ask.
    if _is_doubted(tokens, index):
        return False  # "They deny that it sank" asserts that they deny it.
    if token.dep == "conj":
        return tokens[token.head].pos in _VERBAL
    return True


def _owner(tokens: Sequence[Token], index: int, own: set[int]) -> int | None:
    """Give the nearest clause head above a token; None where the parse has none."""
    for _ in range(len(tokens)):
        if index in own:
            return index
        index = tokens[index].head
    return None


def _depth(tokens: Sequence[Token], head: int, own: set[int]) -> int:
    """Count the clauses above the one that `head` opens."""
    depth, seen = 0, 0
    while tokens[head].head != head and seen <= len(tokens):
        head, seen = tokens[head].head, seen + 1
        depth += head in own
    return depth


def _is_open(tokens: Sequence[Token], head: int) -> bool:
    """Say whether a clause is asked or supposed, and asserts nothing: "how many were aboard", "whether it sank"."""
    asked = tokens[head].dep in ("ccomp", "pcomp", "csubj", "ROOT")
    return any(
        (token.head == head and token.dep == "mark" and token.text.lower() in _SUPPOSING)
        or (asked and token.tag in ("WRB", "WP", "WP$") and _clause_of(tokens, token.head) == head)
        for token in tokens[:head]
    )


def _is_doubted(tokens: Sequence[Token], head: int) -> bool:
    """Say whether what a clause hangs on denies, wishes or supposes it: "denied that it sank", "it is not true that it
    sank", "the allegation that it sank". What hangs on such a clause in turn is doubted with it."""
    for _ in range(_STEPS):
        token = tokens[head]
        if token.dep not in _CONTENT or token.head == head:
            return False
        above = tokens[token.head]
        if token.dep == "conj":
            head = token.head
            continue
        if token.dep == "acl" and above.pos == "NOUN":
            marked = any(each.head == head and each.dep == "mark" for each in tokens)
            noun = above.lemma.lower()
            if marked and (noun in words.load("doubting") or noun in words.load("allegation_nouns")):
                return True
        elif above.lemma.lower() in words.load("doubting") or _is_denied(tokens, token.head):
            return True
        head = token.head
    return False


def _is_denied(tokens: Sequence[Token], above: int) -> bool:
    """Say whether a verb is negated, or a predicate with its verb: "did not believe", "is not true"."""
    of = {above, tokens[above].head} if tokens[above].dep in ("acomp", "attr") else {above}
    return any(token.dep == "neg" and token.head in of for token in tokens)


def _clause_of(tokens: Sequence[Token], index: int) -> int:
    """Give the verb that a word hangs on, through nouns and adjectives alone: "how" of "how many people were"."""
    while tokens[index].pos not in _VERBAL and tokens[index].head != index:
        index = tokens[index].head
    return index


def _trim(kept: list[int], tokens: Sequence[Token], head: int) -> list[int]:
    """Drop marks and a clause's own joining words at its edges: they belong to the sentence, not to the assertion."""
    while kept and (
        tokens[kept[0]].pos in ("PUNCT", "CCONJ", "SPACE")
        or (tokens[kept[0]].head == head and (tokens[kept[0]].dep in ("mark", "cc") or tokens[kept[0]].tag == "WRB"))
    ):
        kept = kept[1:]
    while kept and tokens[kept[-1]].pos in ("PUNCT", "CCONJ", "SPACE"):
        kept = kept[:-1]
    return kept


def _subject(tokens: Sequence[Token], head: int) -> int | None:
    """Give the head of the subject of a clause; a conjoined verb or a participle may share that of a clause above."""
    seen = 0
    while seen <= len(tokens):
        for index, token in enumerate(tokens):
            if token.head == head and index != head and token.dep in ("nsubj", "nsubjpass", "csubj", "expl"):
                if token.tag in ("WDT", "WP") and tokens[head].dep == "relcl":
                    return tokens[head].head
                return index
        if tokens[head].dep in ("acl", "relcl"):
            return tokens[head].head
        if tokens[head].dep not in ("conj", "advcl", "xcomp") or tokens[head].head == head:
            return None
        head, seen = tokens[head].head, seen + 1
    return None
