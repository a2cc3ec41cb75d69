"""Whose words are a sentence in marks that no verb reports? The run and what stands around it in; its speaker out.

In news prose such a sentence goes on with the quote before it, or with the sentence before it: The mayor was furious.
"It is a disgrace." Ada says she was ill. "I could not stand." Where neither tells, the speaker is left open.
"""

from __future__ import annotations

from collections.abc import Mapping

from rashomon.findings.quotes import attribution
from rashomon.findings.quotes.attribution import Flow
from rashomon.findings.quotes.marks import Run
from rashomon.findings.quotes.reports import Report
from rashomon.findings.syntax.trees import Tree
from rashomon.records import Range

_PRONOUNS = frozenset({"he", "she"})


Told = tuple[Range | None, Range | None]
"""A cue and a speaker."""


def above(text: str, flow: Flow, run: Run, reports: Mapping[int, Report]) -> Told:
    """Give the cue and the speaker that the sentence before a run lends to it.

    Both are None where that sentence is about nobody in particular. `reports` are the article's, by their anchor.
    """
    end = len(text[: run.start].rstrip())
    start = text.rfind("\n", 0, end) + 1
    within = flow.between(start, end)
    if not within or flow.in_marks(end - 1) or text[end - 1] not in ".?!:":
        return None, None
    tree = within[-1][0]
    told = [report for anchor, report in reports.items() if tree.sentence.start <= anchor < end and report.speaker]
    if told and told[0].frame in ("speech", "attitude"):
        return told[0].cue, told[0].speaker
    said = attribution.before(flow, tree.sentence.start, end)
    if said and said.speaker and tree.tokens[_root(tree)].start == said.anchor:
        return said.cue, said.speaker
    author = tree.author(_root(tree))
    if author is None:
        return None, None
    token = tree.tokens[author]
    if flow.in_marks(token.start) or not (token.label == "PERSON" or token.text.lower() in _PRONOUNS):
        return None, None
    return None, tree.phrase(author)


def _root(tree: Tree) -> int:
    return next(place for place, token in enumerate(tree.tokens) if token.dep == "ROOT")
