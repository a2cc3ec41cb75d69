"""What does a sentence report, by its grammar alone? A sentence's tree in, what its words of telling report out.

The frames are those of attribution corpora (Pareti, PARC 3.0; Newell and others, PolNeAR). Here stand the clauses:
beside a verb of telling, in front of it, around it, and around "according to". What is shorter stands in `complements`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rashomon.findings import words
from rashomon.findings.quotes import complements
from rashomon.findings.quotes.reports import Frame, Report, make, puts_it, tells
from rashomon.findings.syntax.trees import Tree
from rashomon.records import Range

_ADDRESSING = frozenset({"advise", "assure", "inform", "notify", "promise", "remind", "tell", "warn"})
"""Verbs whose object is who is told."""


def find(tree: Tree, quoted: Callable[[int], bool]) -> Iterator[Report]:
    """Give the reports of one sentence; `quoted` says whether the word at a character stands in quotation marks.

    What is reported inside somebody's quote is part of that quote and gives no report of its own.
    """
    for place, token in enumerate(tree.tokens):
        if quoted(token.start):
            continue
        if token.text.lower() == "according":
            yield from _according(tree, place)
        elif token.pos in ("VERB", "AUX"):
            yield from _of_verb(tree, place)
        elif token.pos == "NOUN":
            yield from complements.of_noun(tree, place)
        elif token.pos == "ADJ":
            yield from complements.of_adjective(tree, place)


def _of_verb(tree: Tree, place: int) -> Iterator[Report]:
    token = tree.tokens[place]
    frame = _clause_frame(token.lemma.lower())
    speech = frame == "speech"
    rights = [child for child in tree.children(place, "ccomp") if child > place]
    lefts = [child for child in tree.children(place, "ccomp") if child < place]
    author = tree.author(place)
    if speech and not rights:
        rights = _misplaced(tree, place)
    if speech and lefts and not rights:
        yield from make(tree, place, "speech", _in_front(tree, place, lefts[-1]), author)
    elif frame and rights:
        again = [word for child in rights for word in _tells_again(tree, place, child)]
        further = _further(tree, place, rights[-1]) if speech else []
        content = [word for child in (*rights, *further) for word in tree.subtree(child, again)]
        if further:
            content = [*content, *range(max(tree.subtree(rights[-1])), min(tree.subtree(further[0])))]
        yield from make(tree, place, frame, content, author)
    elif speech and token.dep == "parataxis" and tree.children(place, "nsubj"):
        yield from make(tree, place, "speech", tree.subtree(tree.clause(token.head), [place]), author)
    elif token.dep == "advcl" and _is_aside(tree, place, speech=speech):
        yield from make(tree, place, "as", tree.subtree(tree.clause(token.head), [place]), author)
    else:
        yield from complements.of_verb(tree, place, author)


def _clause_frame(lemma: str) -> Frame | None:
    """Give the frame in which a verb takes a clause; None where a clause beside it is no report."""
    if lemma in words.load("speech_verbs"):
        return "speech"
    if lemma in words.load("evidence_verbs"):
        return "evidence"
    if lemma in words.load("attitude_verbs"):
        return "attitude"
    return None


def _is_aside(tree: Tree, verb: int, *, speech: bool) -> bool:
    """Say whether a verb tells in passing what its main clause says: "as Ada said", "as Ada put it"."""
    marked = any(tree.tokens[child].text.lower() == "as" for child in tree.children(verb, "mark", "advmod", "prep"))
    return marked and (speech or puts_it(tree, verb))


def _misplaced(tree: Tree, verb: int) -> list[int]:
    """Give a reported clause that the parse hangs on a noun behind the verb instead of on the verb.

    "told the forum *he was against it*", "tweeted in the morning *that it fell*": the clause has "that" and a subject
    of its own, or a pronoun right behind whoever is told.
    """
    told = [child for child in tree.children(verb, "dobj") if child > verb]
    nouns = [noun for by in tree.children(verb, "prep") if by > verb for noun in tree.children(by, "pobj")]
    for noun in (*told, *nouns):
        for clause in tree.children(noun, "relcl", "acl"):
            subjects = tree.children(clause, "nsubj", "nsubjpass")
            first = tree.tokens[tree.subtree(clause)[0]]
            that = first.text.lower() == "that" and first.dep not in ("nsubj", "nsubjpass", "dobj", "pobj")
            pronoun = noun in told and tree.tokens[verb].lemma in _ADDRESSING and first.tag == "PRP"
            complete = tree.children(clause, "attr", "acomp", "dobj", "xcomp", "ccomp", "prep")
            if subjects and (that or (pronoun and complete)):
                return [clause]
    return []


def _further(tree: Tree, verb: int, clause: int) -> list[int]:
    """Give a second reported clause that the parse joins to the verb: "said that it fell, and *there was* no hope"."""
    found = []
    for child in tree.children(verb, "conj"):
        subjects = tree.children(child, "nsubj", "nsubjpass", "expl")
        if child > clause and subjects and not tells(tree.tokens[child].lemma.lower()):
            expletive = tree.tokens[subjects[0]].dep == "expl"
            pronoun = tree.tokens[subjects[0]].tag == "PRP" and tree.tokens[child].tag != tree.tokens[verb].tag
            if expletive or pronoun:
                found.append(child)
    return found


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
        and tells(tree.tokens[child].lemma.lower())
    ]
    return asides + [
        child
        for child in tree.children(clause, "conj")
        if (tree.tokens[child].tag == tree.tokens[verb].tag or tree.children(child, "aux"))
        and not tree.children(child, "nsubj", "nsubjpass")
        and tells(tree.tokens[child].lemma.lower())
    ]


def _in_front(tree: Tree, verb: int, clause: int) -> list[int]:
    """Give the words of a clause in front of its verb of telling ("In May it fell, Ada said"), from the first on."""
    own = tree.subtree(clause)
    first = own[0]
    for sibling in tree.below[verb]:
        if sibling < own[0] and tree.tokens[sibling].dep in ("advcl", "prep", "advmod", "npadvmod"):
            first = min(first, tree.subtree(sibling)[0])
    return [*range(first, own[0]), *range(own[0], own[-1] + 1)]


def _according(tree: Tree, place: int) -> Iterator[Report]:
    """Report "The pier fell, according to Ada": the rest of the sentence that the phrase stands in."""
    tokens = tree.tokens
    to = place + 1
    if to + 1 >= len(tokens) or tokens[to].text.lower() != "to":
        return
    nouns = [noun for by in tree.children(place, "prep") for noun in tree.children(by, "pobj")]
    comma = next((each for each in range(to, len(tokens)) if tokens[each].text == ","), len(tokens))
    author: int | Range = nouns[0] if nouns else (tokens[to + 1].start, tokens[max(to + 1, comma - 1)].end)
    top = next((above for above in tree.climb(place) if tokens[above].dep == "ROOT"), None)
    if top is None:
        # the parse makes the phrase the whole sentence: "According to Ada, it fell"
        content = list(range(comma + 1, len(tokens)))
        author = tokens[to + 1].start, tokens[max(to + 1, comma - 1)].end
    else:
        content = tree.subtree(top, [place])
    yield from make(tree, place, "according", content, author, to)
