"""What does a sentence report, by its grammar alone? A sentence's tree in, what its words of telling report out.

The frames are those of attribution corpora (Pareti, PARC 3.0; Newell and others, PolNeAR): a verb with a clause beside
it, a verb with an infinitive, a judgement and its object, a noun or an adjective with a clause, "according to". Which
words open which frame stands in `findings/words`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.findings import words
from rashomon.findings.trees import Tree
from rashomon.records import Range

Frame = Literal[
    "speech",
    "attitude",
    "evidence",
    "request",
    "intention",
    "naming",
    "judging",
    "phrase",
    "noun",
    "adjective",
    "according",
    "as",
]


_OWNED: frozenset[Frame] = frozenset({"naming", "judging", "noun"})
"""Frames that report nothing where nobody is named: "there was criticism of the plan"."""


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody is reported to say, think or ask: character ranges in order, the cue and whoever tells.

    `anchor` is the start of the word that makes the report, `frame` how its grammar shows it.
    """

    anchor: int
    frame: Frame
    cue: Range
    speaker: Range | None
    content: tuple[Range, ...]


def find(tree: Tree, quoted: Callable[[int], bool]) -> Iterator[Report]:
    """Give the reports of one sentence; `quoted` says whether the word at a character stands in quotation marks.

    What is reported inside somebody's quote is part of that quote and gives no report of its own.
    """
    for place, token in enumerate(tree.tokens):
        if quoted(token.start):
            continue
        if token.pos in ("VERB", "AUX"):
            yield from _of_verb(tree, place)
        elif token.pos == "NOUN":
            yield from _of_noun(tree, place)
        elif token.pos == "ADJ":
            yield from _of_adjective(tree, place)
        if token.text.lower() == "according":
            yield from _according(tree, place)


def cue(tree: Tree, place: int, *also: int) -> Range:
    """Give the span of a cue: its word with its auxiliaries, negation and particle ("has not pointed out")."""
    near = [child for child in tree.below[place] if tree.tokens[child].dep in ("aux", "auxpass", "neg", "prt")]
    spread = sorted({place, *also, *near})
    first = last = spread.index(place)
    while first > 0 and spread[first] - spread[first - 1] <= 2:
        first -= 1
    while last + 1 < len(spread) and spread[last + 1] - spread[last] <= 2:
        last += 1
    return tree.tokens[spread[first]].start, tree.tokens[spread[last]].end


def _report(
    tree: Tree, place: int, frame: Frame, content: list[int], author: int | None, *also: int
) -> Iterator[Report]:
    if author is None and frame in _OWNED:
        return
    content = _trimmed(tree, content)
    ranges = [each for each in tree.ranges(content) if _is_worded(tree, content, each)]
    if ranges:
        speaker = None if author is None else tree.phrase(author)
        yield Report(tree.tokens[place].start, frame, cue(tree, place, *also), speaker, tuple(ranges))


def _is_worded(tree: Tree, content: list[int], span: Range) -> bool:
    within = (tree.tokens[word] for word in content if span[0] <= tree.tokens[word].start < span[1])
    return any(token.pos not in ("PUNCT", "SPACE") for token in within)


def _trimmed(tree: Tree, content: list[int]) -> list[int]:
    """Drop marks other than quotation marks, and a conjunction in front, from the edges of a content."""
    tokens = tree.tokens
    while content and tokens[content[-1]].pos == "PUNCT" and tokens[content[-1]].tag not in ("''", "``"):
        content = content[:-1]
    while content and (
        tokens[content[0]].dep == "cc"
        or (tokens[content[0]].pos == "PUNCT" and tokens[content[0]].tag not in ("''", "``"))
    ):
        content = content[1:]
    return content


def _of_verb(tree: Tree, place: int) -> Iterator[Report]:
    token = tree.tokens[place]
    lemma = token.lemma.lower()
    frame = _clause_frame(lemma)
    rights = [child for child in tree.children(place, "ccomp") if child > place]
    lefts = [child for child in tree.children(place, "ccomp") if child < place]
    author = tree.author(place)
    if frame and lefts and not rights and lemma in words.load("speech_verbs"):
        yield from _report(tree, place, "speech", _before(tree, place, lefts[-1]), author)
    elif frame and rights:
        again = [word for child in rights for word in _tells_again(tree, place, child)]
        content = sorted({word for child in rights for word in tree.subtree(child, again)})
        yield from _report(tree, place, frame, content, author)
    elif lemma in words.load("speech_verbs") and token.dep == "parataxis" and tree.children(place, "nsubj"):
        head = tree.clause(token.head)
        yield from _report(tree, place, "speech", tree.subtree(head, [place]), author)
    elif lemma in words.load("speech_verbs") and token.dep == "advcl" and _marked_as(tree, place):
        head = tree.clause(token.head)
        yield from _report(tree, place, "as", tree.subtree(head, [place]), author)
    else:
        yield from _of_other_frame(tree, place, lemma, author)


def _tells_again(tree: Tree, verb: int, clause: int) -> list[int]:
    """Give the verbs that the parse joins to a reported clause though they go on with the telling itself.

    "Ada said she had not read it but *called* it a start": a verb of telling without a subject, in the cue's tense;
    "Ada said it was over, *adding* that she was glad".
    """
    asides = [
        child
        for child in tree.children(clause, "advcl")
        if child > clause
        and tree.tokens[child].tag == "VBG"
        and not tree.children(child, "mark")
        and _reports(tree.tokens[child].lemma.lower())
    ]
    return asides + [
        child
        for child in tree.children(clause, "conj")
        if (tree.tokens[child].tag == tree.tokens[verb].tag or tree.children(child, "aux"))
        and not tree.children(child, "nsubj", "nsubjpass")
        and _reports(tree.tokens[child].lemma.lower())
    ]


def _reports(lemma: str) -> bool:
    return (
        _names(lemma, role=True)
        or lemma == "refer"
        or lemma in words.load("speech_verbs")
        or lemma in words.load("judging_verbs")
    )


def _names(lemma: str, *, role: bool) -> bool:
    """Say whether a verb names things; `role` says that a word like "as" stands with it."""
    return lemma in words.load("naming_verbs") or (role and f"{lemma} as" in words.load("naming_verbs"))


def _of_other_frame(tree: Tree, place: int, lemma: str, author: int | None) -> Iterator[Report]:
    objects = [child for child in tree.children(place, "dobj") if child > place]
    infinitives = [
        child for child in tree.children(place, "xcomp", "ccomp") if child > place and _is_infinitive(tree, child)
    ]
    if infinitives and lemma in words.load("request_verbs") and objects:
        yield from _report(tree, place, "request", _joined(tree, [*objects, *infinitives]), author)
        return
    if infinitives and lemma == "call":
        asked = [child for child in tree.children(place, "prep") if tree.tokens[child].text.lower() in ("on", "upon")]
        if asked:
            # called on *the state to act*
            behind = tree.children(asked[0], "pobj")
            yield from _report(tree, place, "request", _joined(tree, [*behind, *infinitives]), author, asked[0])
            return
    if infinitives and lemma in words.load("intention_verbs"):
        # *The pier* is expected *to reopen*: a passive reports its subject too
        passive = tree.children(place, "nsubjpass")
        yield from _report(tree, place, "intention", _joined(tree, [*passive, *infinitives]), author)
        return
    parts = [child for child in tree.children(place, "dobj", "oprd", "ccomp", "xcomp") if child > place]
    roles = [child for child in tree.children(place, "prep") if tree.tokens[child].text.lower() == "as"]
    if _names(lemma, role=bool(roles)):
        marked = any(tree.tokens[word].tag in ("``", "''") for part in parts for word in tree.subtree(part))
        if parts and (marked or len(parts + roles) > 1 or tree.tokens[parts[0]].dep in ("oprd", "ccomp")):
            yield from _report(tree, place, "naming", _joined(tree, parts + roles), author)
            return
    for preposition in [each for head in (place, *objects) for each in tree.children(head, "prep")]:
        phrase = f"{lemma} {tree.tokens[preposition].text.lower()}"
        behind = tree.children(preposition, "pobj", "pcomp")
        if phrase in words.load("reporting_phrases") and behind:
            # accused *the firm of lying*; referred to *the firm as a fraud*
            roles = [child for child in tree.children(place, "prep") if tree.tokens[child].text.lower() == "as"]
            if objects:
                yield from _report(tree, place, "phrase", _joined(tree, [*objects, preposition]), author)
            else:
                yield from _report(tree, place, "phrase", _joined(tree, [*behind, *roles]), author, preposition)
            return
    if lemma in words.load("judging_verbs"):
        passive = tree.children(place, "nsubjpass") if author is not None else []
        if objects:
            reasons = [
                child for child in tree.children(place, "prep") if tree.tokens[child].text.lower() in ("as", "for")
            ]
            yield from _report(tree, place, "judging", _joined(tree, [*objects, *reasons]), author)
        elif passive and tree.children(place, "agent"):
            yield from _report(tree, place, "judging", _joined(tree, passive), author)


def _clause_frame(lemma: str) -> Frame | None:
    """Give the frame in which a verb takes a clause; None where a clause beside it is no report."""
    if lemma in words.load("speech_verbs"):
        return "speech"
    if lemma in words.load("evidence_verbs"):
        return "evidence"
    if lemma in words.load("attitude_verbs"):
        return "attitude"
    return None


def _joined(tree: Tree, parts: list[int]) -> list[int]:
    return sorted({word for part in parts for word in tree.subtree(part)})


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[child].text.lower() == "to" for child in tree.children(verb, "aux"))


def _marked_as(tree: Tree, verb: int) -> bool:
    return any(tree.tokens[child].text.lower() == "as" for child in tree.children(verb, "mark", "advmod", "prep"))


def _before(tree: Tree, verb: int, clause: int) -> list[int]:
    """Give the words of a clause in front of its verb of telling ("In May it fell, Ada said"), from the first on."""
    own = tree.subtree(clause)
    first = own[0]
    for sibling in tree.below[verb]:
        if sibling < own[0] and tree.tokens[sibling].dep in ("advcl", "prep", "advmod", "npadvmod"):
            first = min(first, tree.subtree(sibling)[0])
    between = set(range(first, own[-1] + 1))
    return sorted(between | set(own))


def _of_noun(tree: Tree, place: int) -> Iterator[Report]:
    lemma = tree.tokens[place].lemma.lower()
    author = tree.issuer(place)
    if lemma in words.load("reporting_nouns"):
        clauses = [
            each for each in tree.children(place, "acl") if _is_infinitive(tree, each) or tree.children(each, "mark")
        ]
        if clauses:
            yield from _report(tree, place, "noun", tree.subtree(clauses[0]), author)
            return
    for preposition in tree.children(place, "prep"):
        behind = tree.children(preposition, "pobj", "pcomp")
        if behind and f"{lemma} {tree.tokens[preposition].text.lower()}" in words.load("reporting_phrases"):
            yield from _report(tree, place, "noun", _joined(tree, behind), author, preposition)
            return


def _of_adjective(tree: Tree, place: int) -> Iterator[Report]:
    if tree.tokens[place].lemma.lower() not in words.load("attitude_adjectives"):
        return
    clauses = [child for child in tree.children(place, "ccomp", "xcomp") if child > place]
    verb = tree.tokens[place].head
    subjects = tree.children(verb, "nsubj") if tree.tokens[place].dep == "acomp" else []
    if clauses and subjects and tree.tokens[subjects[0]].text.lower() != "it":
        yield from _report(tree, place, "adjective", tree.subtree(clauses[0]), subjects[0])


def _according(tree: Tree, place: int) -> Iterator[Report]:
    """Report "The pier fell, according to Ada": the rest of the clause that the phrase stands in."""
    to = tree.children(place, "prep")
    behind = [noun for each in to for noun in tree.children(each, "pobj", "pcomp")]
    if not behind:
        return
    top = next((above for above in tree.climb(place) if tree.tokens[above].dep == "ROOT"), None)
    if top is None:
        return
    yield from _report(tree, place, "according", tree.subtree(top, [place]), behind[0], *to)
