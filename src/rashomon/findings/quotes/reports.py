"""What is a report made of? Words of a sentence's tree in; a report with its cue, speaker and content out.

Nothing here decides what reports: `indirect` does for clauses, `complements` for what is shorter than a clause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from rashomon.findings import words
from rashomon.findings.syntax.trees import Tree
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
_MARKS = frozenset({"''", "``"})


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


def make(
    tree: Tree, place: int, frame: Frame, content: Iterable[int], author: int | Range | None, *also: int
) -> Iterator[Report]:
    """Give the report that the word at `place` makes of the words `content`; none where nothing is left of them.

    `author` is the head of who tells, or a span; `also` are further words of the cue, such as its preposition.
    """
    if author is None and frame in _OWNED:
        return
    kept = _trimmed(tree, sorted(set(content)))
    ranges = [each for each in tree.ranges(kept) if _is_worded(tree, kept, each)]
    if ranges:
        speaker = tree.phrase(author) if isinstance(author, int) else author
        yield Report(tree.tokens[place].start, frame, cue(tree, place, *also), speaker, tuple(ranges))


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


def tells(lemma: str) -> bool:
    """Say whether a verb tells, names or judges: whether it goes on with a telling that another verb began."""
    lists = ("speech_verbs", "judging_verbs", "naming_verbs")
    return lemma == "refer" or any(lemma in words.load(name) for name in lists) or names(lemma, role=True)


def puts_it(tree: Tree, verb: int) -> bool:
    """Say whether a verb is the one of "as Ada put it"."""
    objects = tree.children(verb, "dobj")
    return tree.tokens[verb].lemma == "put" and any(tree.tokens[child].text.lower() == "it" for child in objects)


def names(lemma: str, *, role: bool) -> bool:
    """Say whether a verb names things; `role` says that a word like "as" stands with it."""
    return lemma in words.load("naming_verbs") or (role and f"{lemma} as" in words.load("naming_verbs"))


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Say whether "to" stands with a verb."""
    return any(tree.tokens[child].text.lower() == "to" for child in tree.children(verb, "aux"))


def _is_worded(tree: Tree, content: list[int], span: Range) -> bool:
    within = (tree.tokens[word] for word in content if span[0] <= tree.tokens[word].start < span[1])
    return any(token.pos not in ("PUNCT", "SPACE") for token in within)


def _trimmed(tree: Tree, content: list[int]) -> list[int]:
    """Drop marks other than quotation marks, and a conjunction in front, from the edges of a content."""
    first, last = 0, len(content)
    tokens = [tree.tokens[place] for place in content]
    while first < last and tokens[last - 1].pos == "PUNCT" and tokens[last - 1].tag not in _MARKS:
        last -= 1
    while first < last and (
        tokens[first].dep == "cc" or (tokens[first].pos == "PUNCT" and tokens[first].tag not in _MARKS)
    ):
        first += 1
    return content[first:last]
