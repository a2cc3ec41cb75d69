"""What do words of telling report besides a clause? A word in its tree in, its report out, if it makes one.

"refused *to leave*", "urged *them to leave*", "called *it a trap*", "accused *them of lying*", "denounced *the plan*",
"her claim *that it fell*", "was sure *that it fell*". Which words open which frame stands in `findings/words`; PolNeAR
counts all of these as attributions.
"""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.findings import words
from rashomon.findings.quotes.reports import Report, is_infinitive, make, names
from rashomon.findings.syntax.trees import Tree


def of_verb(tree: Tree, place: int, author: int | None) -> Iterator[Report]:
    """Give the report of a verb whose complement is no clause; the first frame that fits makes it."""
    for frame in (_request, _intention, _naming, _phrase, _judging):
        found = list(frame(tree, place, author))
        if found:
            yield from found
            return


def of_noun(tree: Tree, place: int) -> Iterator[Report]:
    """Give the report of a noun: "her claim that it fell", "their refusal to leave", "criticism by Ada of the plan"."""
    lemma = tree.tokens[place].lemma.lower()
    author = tree.issuer(place)
    if lemma in words.load("reporting_nouns"):
        clauses = [
            each for each in tree.children(place, "acl") if is_infinitive(tree, each) or tree.children(each, "mark")
        ]
        if clauses:
            yield from make(tree, place, "noun", tree.subtree(clauses[0]), author)
            return
    for preposition in tree.children(place, "prep"):
        behind = tree.children(preposition, "pobj", "pcomp")
        if behind and f"{lemma} {tree.tokens[preposition].text.lower()}" in words.load("reporting_phrases"):
            yield from make(tree, place, "noun", _below(tree, behind), author, preposition)
            return


def of_adjective(tree: Tree, place: int) -> Iterator[Report]:
    """Give the report of an adjective and its clause: "she is adamant that it fell"."""
    if tree.tokens[place].lemma.lower() not in words.load("attitude_adjectives"):
        return
    clauses = [child for child in tree.children(place, "ccomp", "xcomp") if child > place]
    verb = tree.tokens[place].head
    subjects = tree.children(verb, "nsubj") if tree.tokens[place].dep == "acomp" else []
    if clauses and subjects and tree.tokens[subjects[0]].text.lower() != "it":
        yield from make(tree, place, "adjective", tree.subtree(clauses[0]), subjects[0])


def _below(tree: Tree, parts: list[int]) -> list[int]:
    return [word for part in parts for word in tree.subtree(part)]


def _after(tree: Tree, place: int, *relations: str) -> list[int]:
    return [child for child in tree.children(place, *relations) if child > place]


def _prepositions(tree: Tree, place: int, *which: str) -> list[int]:
    return [child for child in tree.children(place, "prep") if tree.tokens[child].text.lower() in which]


def _request(tree: Tree, place: int, author: int | None) -> Iterator[Report]:
    """Report "urged *the state to act*" and "called on *the state to act*"."""
    infinitives = [child for child in _after(tree, place, "xcomp", "ccomp") if is_infinitive(tree, child)]
    objects = _after(tree, place, "dobj")
    lemma = tree.tokens[place].lemma.lower()
    if infinitives and objects and lemma in words.load("request_verbs"):
        yield from make(tree, place, "request", _below(tree, [*objects, *infinitives]), author)
    elif infinitives and lemma == "call":
        for preposition in _prepositions(tree, place, "on", "upon"):
            behind = tree.children(preposition, "pobj")
            yield from make(tree, place, "request", _below(tree, [*behind, *infinitives]), author, preposition)


def _intention(tree: Tree, place: int, author: int | None) -> Iterator[Report]:
    """Report "refused *to leave*"; a passive reports its subject, too: "*the pier* is expected *to reopen*"."""
    infinitives = [child for child in _after(tree, place, "xcomp", "ccomp") if is_infinitive(tree, child)]
    if infinitives and tree.tokens[place].lemma.lower() in words.load("intention_verbs"):
        passive = tree.children(place, "nsubjpass")
        yield from make(tree, place, "intention", _below(tree, [*passive, *infinitives]), author)


def _naming(tree: Tree, place: int, author: int | None) -> Iterator[Report]:
    """Report "called *it a trap*" and "saw *it as a trap*"."""
    parts = _after(tree, place, "dobj", "oprd", "ccomp", "xcomp")
    roles = _prepositions(tree, place, "as")
    if parts and names(tree.tokens[place].lemma.lower(), role=bool(roles)):
        marked = any(tree.tokens[word].tag in ("``", "''") for word in _below(tree, parts))
        if marked or len(parts + roles) > 1 or tree.tokens[parts[0]].dep in ("oprd", "ccomp"):
            yield from make(tree, place, "naming", _below(tree, parts + roles), author)


def _phrase(tree: Tree, place: int, author: int | None) -> Iterator[Report]:
    """Report "called for *a vote*", "accused *the firm of lying*" and "referred to *the firm as a fraud*"."""
    objects = _after(tree, place, "dobj")
    for preposition in [each for head in (place, *objects) for each in tree.children(head, "prep")]:
        behind = tree.children(preposition, "pobj", "pcomp")
        phrase = f"{tree.tokens[place].lemma.lower()} {tree.tokens[preposition].text.lower()}"
        if behind and phrase in words.load("reporting_phrases"):
            if objects:
                yield from make(tree, place, "phrase", _below(tree, [*objects, preposition]), author)
            else:
                roles = _prepositions(tree, place, "as")
                yield from make(tree, place, "phrase", _below(tree, [*behind, *roles]), author, preposition)
            return


def _judging(tree: Tree, place: int, author: int | None) -> Iterator[Report]:
    """Report "denounced *the plan for its cost*" and "*the plan* was denounced by Ada"."""
    if tree.tokens[place].lemma.lower() not in words.load("judging_verbs"):
        return
    objects = _after(tree, place, "dobj")
    passive = tree.children(place, "nsubjpass")
    if objects:
        reasons = _prepositions(tree, place, "as", "for")
        yield from make(tree, place, "judging", _below(tree, [*objects, *reasons]), author)
    elif passive and tree.children(place, "agent"):
        yield from make(tree, place, "judging", _below(tree, passive), author)
