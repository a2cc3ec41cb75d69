"""Who says the words between these marks? A run and the words around it in; the cue and the speaker beside it out.

News prose names the speaker beside the quote: behind it ("...," Ada said; "...," said Ada, the mayor), in front of it
(Ada said, "..."; Ada told the crowd: "..."), or in front with a colon alone (Ada: "..."). The search stays in the
sentence and never crosses another quote, so that a verb serves the quote that it touches (Pouliquen and others, 2007;
O'Keefe and others, 2012).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from sys import maxsize

from rashomon.findings import words
from rashomon.findings.quotes.reports import cue, puts_it
from rashomon.findings.syntax.trees import Tree
from rashomon.records import Range, Sentence

_STOPS = frozenset({".", "!", "?", ";", "...", "…"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_SIGNATURE = re.compile(
    r"[ \t\u00a0]*\n?[ \t\u00a0]*(?P<dash>—|–|―|--|-)[ \t\u00a0]*(?P<name>\w[^\n]{1,80}?)[ \t\u00a0.]*(?=\n|$)"
)
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_SPEAKING_PRONOUNS = frozenset({"i", "we", "he", "she", "they", "his", "her", "their", "my", "our", "who"})
_ADDRESSING = frozenset({"advise", "ask", "assure", "email", "inform", "message", "remind", "tell", "text", "warn"})
"""Verbs whose object is who is spoken to; another's is what is told: offered *a loan*, "..."."""
_NEAR = 60
"""Characters between a noun of telling and the marks: "her claim in the debate that"."""
_LABEL = 8
"""Words of a label before a colon at most: 'The Rev Ada Quill, of the harbour mission: "..."'"""
_FARTHEST = 30
"""Words between a quote and its verb: titles and ages push it away, a new clause does not come back."""

Word = tuple[Tree, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """The cue and speaker beside a run. `anchor` is where the telling word begins, or the colon that stands for one."""

    anchor: int
    cue: Range
    speaker: Range | None


class Flow:
    """The words of an article's text in reading order, each with its sentence's tree; `quoted` are ranges in marks."""

    __slots__ = ("_quoted", "_starts", "trees", "words")

    def __init__(self, sentences: Iterable[Sentence], quoted: Iterable[Range] = ()) -> None:
        self.trees = [Tree(sentence) for sentence in sentences]
        self.words: list[Word] = [(tree, place) for tree in self.trees for place in range(len(tree.tokens))]
        self._starts = [tree.tokens[place].start for tree, place in self.words]
        self._quoted = sorted(quoted)

    def in_marks(self, place: int) -> bool:
        """Say whether a character stands in quotation marks."""
        at = bisect_right(self._quoted, (place, maxsize))
        return at > 0 and place < self._quoted[at - 1][1]

    def between(self, start: int, end: int) -> list[Word]:
        """Give the words that begin in ``[start, end)``."""
        return self.words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def behind(flow: Flow, start: int, end: int, *, bold: bool = False, part: bool = False) -> Attribution | None:
    """Give the attribution that follows a quote: `start` is where the quote ends, `end` where another begins.

    '"...," Ada said', '"...," said Ada', '"...?" asked Ada, who leads the council.' With `bold`, right behind a whole
    sentence in marks, any verb will do: '"It is fantastic!" beamed Ada'. With `part`, where the marks hold only a part
    of the clause, a verb with an object tells something else: 'As for the "few," Ada reminded them of Bob'.
    """
    zone: list[Word] = []
    for tree, place in flow.between(start, end)[:_FARTHEST]:
        if tree.tokens[place].text in _STOPS:
            break
        zone.append((tree, place))
    for index, (tree, place) in enumerate(zone):
        token = tree.tokens[place]
        if token.pos not in ("VERB", "AUX") or _in_aside(tree, place):
            continue
        inverted = _leads(zone, index)
        if tells(tree, place) and (token.tag in _FINITE or tree.children(place, "aux") or inverted):
            if part and token.lemma.lower() not in ("tell", "ask") and tree.children(place, "dobj", "xcomp"):
                return None
            said = _attribution(flow, zone, index, inverted=inverted)
            return said if said.speaker else None
        if bold and _is_told_by_name(zone, index):
            return _attribution(flow, zone, index, inverted=inverted)
        if token.tag in _FINITE and token.dep not in ("aux", "auxpass") and not _continues(zone, index):
            return None
    return None


def before(flow: Flow, start: int, end: int, *, bold: bool = False) -> Attribution | None:
    """Give the attribution in front of a quote that begins at `end`, in what follows `start`.

    'Ada said, "..."', 'Ada told the crowd on Monday: "..."', 'adding that "..."'. With `bold`, before a whole sentence
    in marks, any verb right before a comma will do: 'her friends jeered, "Go home!"'
    """
    zone = flow.between(start, end)
    for index in range(len(zone) - 1, -1, -1):
        tree, place = zone[index]
        token = tree.tokens[place]
        if bold and token.tag in _FINITE and token.pos == "VERB" and _is_last(zone[index + 1 :]):
            return _attribution(flow, zone, index, inverted=index == 0)
        if puts_it(tree, place):
            return _attribution(flow, zone, index, inverted=False)
        if token.pos in ("VERB", "AUX") and token.lemma.lower() in words.load("speech_verbs"):
            told = zone[-1][0].tokens[zone[-1][1]].text != "," or token.lemma.lower() in _ADDRESSING
            if told or not tree.children(place, "dobj"):
                return _attribution(flow, zone, index, inverted=index == 0)
    return None


def _is_last(rest: Sequence[Word]) -> bool:
    """Say whether only a particle or an adverb, and a comma, stand behind a verb: "shot back,"."""
    tokens = [tree.tokens[place] for tree, place in rest]
    return bool(tokens) and tokens[-1].text in (",", ":") and all(token.pos in ("ADP", "ADV") for token in tokens[:-1])


def by_noun(flow: Flow, start: int, end: int) -> Attribution | None:
    """Give the attribution of a noun and "that" right in front of a quote: 'her claim on Monday that "we are safe"'."""
    zone = flow.between(max(start, end - _NEAR), end)
    while zone and zone[-1][0].tokens[zone[-1][1]].text == ",":
        zone.pop()
    if not zone or zone[-1][0].tokens[zone[-1][1]].text.lower() != "that":
        return None
    for tree, place in reversed(zone):
        token = tree.tokens[place]
        if token.pos == "VERB":
            return None
        if token.pos == "NOUN" and token.lemma.lower() in words.load("reporting_nouns"):
            issuer = tree.issuer(place)
            return Attribution(token.start, cue(tree, place), None if issuer is None else tree.phrase(issuer))
    return None


def signed(flow: Flow, text: str, end: int) -> Attribution | None:
    """Give who signs a quote that ends at `end`: '"It is a gift." — Ada Quill, mayor', on its line or the next."""
    signature = _SIGNATURE.match(text, end)
    if not signature:
        return None
    zone = flow.between(*signature.span("name"))
    if not zone or len(zone) > _LABEL or any(tree.tokens[place].tag in _FINITE for tree, place in zone):
        return None
    if zone[0][0].tokens[zone[0][1]].pos != "PROPN":
        return None
    return Attribution(signature.start("dash"), signature.span("dash"), signature.span("name"))


def at_colon(flow: Flow, start: int, colon: int) -> Attribution | None:
    """Give who speaks after a colon without a verb of telling: 'Ada issued this statement:', 'Ada:'.

    Only what can speak does: "the goal was clear:" gives nobody.
    """
    zone = flow.between(start, colon)
    main = [(tree, place) for tree, place in zone if _is_main_verb(tree, place)]
    if main:
        tree, place = main[-1]
        author = tree.author(place)
        if author is not None and tree.tokens[place].lemma == "be":
            author = tree.issuer(author) if tree.tokens[author].lemma in words.load("reporting_nouns") else None
        if author is not None and _inside(tree, author, zone) and _can_speak(tree, author):
            return Attribution(tree.tokens[place].start, cue(tree, place), tree.phrase(author))
    elif zone and len(zone) <= _LABEL and all(tree.tokens[place].pos != "VERB" for tree, place in zone):
        heads = [(tree, place) for tree, place in zone if tree.tokens[place].pos in _NOMINAL]
        if heads and _can_speak(*heads[-1]):
            tree, place = heads[-1]
            return Attribution(colon, (colon, colon + 1), (zone[0][0].tokens[zone[0][1]].start, tree.tokens[place].end))
    named = [tree.tokens[place] for tree, place in zone]
    if named and named[-1].label == "PERSON":
        # It surprises nobody less than the pollster Ada Quill: "..."
        first = next(token for token in reversed(named) if token.label == "PERSON" and token.opens)
        return Attribution(colon, (colon, colon + 1), (first.start, named[-1].end))
    return None


def _is_main_verb(tree: Tree, place: int) -> bool:
    token = tree.tokens[place]
    finite = token.tag in _FINITE or bool(tree.children(place, "aux"))
    return finite and token.dep in ("ROOT", "conj") and token.pos in ("VERB", "AUX")


def _can_speak(tree: Tree, place: int) -> bool:
    """Say whether a noun or pronoun names a person, an organisation or a text."""
    token = tree.tokens[place]
    if token.label in _SPEAKERS or token.text.lower() in _SPEAKING_PRONOUNS:
        return True
    return token.lemma.lower() in _speaking_nouns()


@cache
def _speaking_nouns() -> frozenset[str]:
    names = ("person_nouns", "organization_nouns", "group_nouns", "reporting_nouns", "text_nouns")
    return frozenset(entry.split()[0] for name in names for entry in words.load(name))


def tells(tree: Tree, place: int) -> bool:
    """Say whether the verb at `place` can tell what stands in quotation marks beside it."""
    lemma = tree.tokens[place].lemma.lower()
    return lemma in words.load("speech_verbs") or lemma in words.load("passing_verbs") or puts_it(tree, place)


def _is_told_by_name(zone: Sequence[Word], index: int) -> bool:
    """Say whether a verb stands with nothing but somebody who does it: "beamed Ada", "she cooed"."""
    tree, place = zone[index]
    token = tree.tokens[place]
    if token.pos != "VERB" or token.tag not in ("VBD", "VBZ", "VBN") or tree.children(place, "ccomp", "attr", "acomp"):
        return False
    if _leads(zone, index):
        behind = tree.tokens[place + 1] if place + 1 < len(tree.tokens) else token
        return behind.pos == "PROPN" or behind.text.lower() in _SPEAKING_PRONOUNS
    author = tree.author(place)
    if author is None or tree.children(place, "dobj") or (tree, author) not in zone[:index]:
        return False
    return tree.tokens[author].pos in _NOMINAL and token.tag != "VBN"


def _in_aside(tree: Tree, place: int) -> bool:
    """Say whether a verb stands in a clause about a noun in front: "Ada, who *leads* the council, said"."""
    chain = [place, *tree.climb(place)]
    return any(
        tree.tokens[each].dep in ("relcl", "acl") and tree.tokens[tree.tokens[each].head].pos in _NOMINAL
        for each in chain
    )


def _continues(zone: Sequence[Word], index: int) -> bool:
    """Say whether another verb of the zone goes on with this one: "*paused* and said"."""
    tree, place = zone[index]
    return any(
        other is tree and other.tokens[verb].dep == "conj" and other.tokens[verb].head == place and tells(other, verb)
        for other, verb in zone[index + 1 :]
    )


def _leads(zone: Sequence[Word], index: int) -> bool:
    """Say whether nothing but marks and adverbs stands in front of the verb: '"...," later said Ada'."""
    return all(tree.tokens[place].pos in ("PUNCT", "ADV", "AUX", "SPACE") for tree, place in zone[:index])


def _inside(tree: Tree, place: int, zone: Sequence[Word]) -> bool:
    return any(other is tree and each == place for other, each in zone)


def _attribution(flow: Flow, zone: Sequence[Word], index: int, *, inverted: bool) -> Attribution:
    tree, place = zone[index]
    author = tree.author(place)
    if author is not None and flow.in_marks(tree.tokens[author].start):
        author = None
    speaker = _beside(zone, index, inverted=inverted) if author is None else tree.phrase(author)
    if speaker and speaker[0] == tree.tokens[place].start and place + 1 < len(tree.tokens):
        speaker = (
            tree.tokens[place + 1].start,
            speaker[1],
        )  # the parse makes the verb of "Added Ada:" a part of the name
    return Attribution(tree.tokens[place].start, cue(tree, place), speaker)


def _beside(zone: Sequence[Word], index: int, *, inverted: bool) -> Range | None:
    """Give the noun phrase next to a verb whose subject the parse has lost, behind it where the order is inverted."""
    near = zone[index + 1 : index + 6] if inverted else reversed(zone[:index])
    for tree, place in near:
        token = tree.tokens[place]
        if token.pos in _NOMINAL:
            while (
                tree.tokens[place].dep in ("compound", "poss", "nmod")
                and tree.tokens[tree.tokens[place].head].pos in _NOMINAL
            ):
                place = tree.tokens[place].head
            return tree.phrase(place)
        if token.pos == "PUNCT" and not inverted:
            continue
        if token.pos in ("ADP", "VERB") and inverted:
            return None
    return None
