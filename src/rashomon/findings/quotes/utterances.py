"""Which words in marks belong to which act of telling? Runs, reports and the text in; drafts of quotes out.

A run between marks goes to the attribution that touches it, to every report whose grammar reaches it, or to the quote
that it goes on with. What nobody is said to have uttered (titles, scare quotes) goes nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.findings.quotes import attribution, neighbours
from rashomon.findings.quotes.attribution import Attribution, Flow
from rashomon.findings.quotes.marks import Run, is_caption
from rashomon.findings.quotes.reports import Report
from rashomon.records import Range

_PARAGRAPH = re.compile(r"[^\n]+")
_ENDS = ".!?…"
_STOPS = frozenset({".", "!", "?", ";", "...", "…"})
_LEAD_ONLY = frozenset({"that", "whether", "if", "how", "why", "but", "and", "so", "or"})
"""Words in front of a run that do not make a quote mixed: said that "we are sorry"."""
_ADVERBS = 3
"""Words that may stand between a quote and its attribution: "We won", in short, Ada said."""
_NEAR = 60
"""Characters behind a comma in which an attribution would show that a quote had ended there."""
_BRIEF = 20
"""Characters in marks up to which a sentence's start may be a title: "Hamlet," Ada adored."""
_FEWEST = 3
"""Words of a sentence in marks, without cue, that count as an utterance; shorter ones are names and labels."""


@dataclass(slots=True)
class Draft:
    """A quote in the making: the runs it holds, and the clauses around them that its grammar reports."""

    anchor: int
    cue: Range | None
    speaker: Range | None
    frame: str = ""
    runs: list[Run] = field(default_factory=list)
    around: list[Range] = field(default_factory=list)


class Utterances:
    """The state of one pass over an article's runs, in the order of the text."""

    def __init__(self, text: str, flow: Flow, runs: Sequence[Run], reports: Sequence[Report]) -> None:
        self.text = text
        self.flow = flow
        self.runs = runs
        self.reports = {report.anchor: report for report in reports}
        self.made: dict[int, Draft] = {}
        self.ahead: Run | None = None
        """The run before."""
        self.last: Draft | None = None
        """The draft that took a run last."""

    def drafts(self) -> list[Draft]:
        """Give the drafts of all quotes: those with marks, as their first runs stand in the text, then the rest."""
        paragraphs = [match.span() for match in _PARAGRAPH.finditer(self.text) if match.group().strip()]
        waiting = list(self.runs)
        above, here = 0, 0
        for start, end in paragraphs:
            if not is_caption(self.text[start:end]):
                above, here = here, start
            within = []
            while waiting and waiting[0].start < end:
                within.append(waiting.pop(0))
            for place, run in enumerate(within):
                floor = within[place - 1].end if place else start
                ceiling = within[place + 1].start if place + 1 < len(within) else end
                self._place(run, floor, ceiling, above)
        unmarked = [
            Draft(report.anchor, report.cue, report.speaker, report.frame, [], list(report.content))
            for report in self.reports.values()
            if report.anchor not in self.made
        ]
        return [*self.made.values(), *unmarked]

    def _place(self, run: Run, floor: int, ceiling: int, above: int) -> None:
        """Give a run its drafts. `above` is where the paragraph before its own begins, captions apart."""
        ahead, self.ahead = self.ahead, run
        if not run.closed and self._swallows(run):
            return
        opening = self._sentence_start(run, floor)
        said = self._beside(run, opening, floor, ceiling)
        goes_on = run.continued and self.last is not None and self.last.runs[-1] is ahead
        if self.last and goes_on and (not run.opened or said is None or said.anchor in self.made):
            self.last.runs.append(run)
            return
        if not run.opened:
            return
        if said:
            self._attribute(run, said, opening)
        placed = said is not None
        for report in self.reports.values():
            if (said is None or report.anchor != said.anchor) and self._holds(report, run):
                draft = self._draft(report.anchor, report.cue, report.speaker, report.frame)
                draft.around = draft.around or list(report.content)
                draft.runs.append(run)
                self.last = self.last if said else draft
                placed = True
        if not placed and self.last and (self._is_listed(run, self.last) or self._resumes(run, self.last)):
            self.last.runs.append(run)
        elif not placed and self._is_utterance(run, opening):
            self._go_on(run, above)

    def _swallows(self, run: Run) -> bool:
        """Say whether a run that nothing closes holds words of the reporter: "We won, Ada said. She left."""
        commas = [place for place in range(run.first, run.last) if self.text[place] in ",?!"]
        return any(attribution.behind(self.flow, comma + 1, min(comma + _NEAR, run.last)) for comma in commas)

    def _draft(self, anchor: int, cue: Range | None, speaker: Range | None, frame: str = "") -> Draft:
        return self.made.setdefault(anchor, Draft(anchor, cue, speaker, frame))

    def _attribute(self, run: Run, said: Attribution, opening: int) -> None:
        """Give a run to the attribution beside it, with the reporter's words that belong to the same clause."""
        draft = self._draft(said.anchor, said.cue, said.speaker)
        report = self.reports.get(said.anchor)
        front = self.text[opening : run.start]
        fresh = front.rstrip().endswith(":")  # Ada was blunt: "It fell," she said
        if report and not draft.around and not fresh and overlaps(report.content, run):
            draft.around = [piece for piece in report.content if self._belongs(piece, run, said)]
        if said.cue[0] >= run.end and has_words(front) and not fresh:
            # The mayor "has a plan," he said: the clause begins before the marks
            draft.around.append((self._first_letter(opening), run.start))
        draft.runs.append(run)
        self.last = draft

    def _belongs(self, piece: Range, run: Run, said: Attribution) -> bool:
        """Say whether a piece of a reported clause is part of the quote that a run begins or ends.

        The fund, she said, "*is broke*" this year: yes. When she was asked, she said, "It is": a new sentence, no.
        """
        if said.speaker and piece[0] < said.speaker[1] and said.speaker[0] < piece[1]:
            return False
        if said.cue[0] >= run.end:
            return piece[1] <= said.cue[0]
        return piece[0] >= run.start or (piece[1] <= said.cue[0] and self.text[run.first].islower())

    def _first_letter(self, start: int) -> int:
        while start < len(self.text) and not (self.text[start].isalnum() or self.text[start] in "\"“‘'"):
            start += 1
        return start

    def _sentence_start(self, run: Run, floor: int) -> int:
        """Give where the reporter's sentence around a run begins: behind the run before, or the last full stop."""
        at_marks = self.flow.between(run.start, run.end)[:1]
        if at_marks and at_marks[0][1] == 0 and self.text[: run.start].rstrip()[-1:] in _ENDS:
            return run.start  # the parse begins a sentence here, behind "Calif." too
        start = floor
        for tree, place in self.flow.between(floor, run.start):
            if tree.tokens[place].text in _STOPS or tree.tokens[place].text == "(":
                start = tree.tokens[place].end
        return start

    def _beside(self, run: Run, opening: int, floor: int, ceiling: int) -> Attribution | None:
        """Give the attribution that touches a run, in front or behind."""
        front = self.text[opening : run.start].rstrip()
        whole = self.text[run.first].isupper() and run.ending in ".!?,"
        said = attribution.before(self.flow, opening, run.start, bold=whole) if front else None
        beside = front[-1:] == ":" or (front[-1:] == "," and not self._is_inside(run))
        if said and not self._reaches(said, run) and (beside or self._nearly(said, opening + len(front), run)):
            return said
        signed = attribution.signed(self.flow, self.text, run.end) if run.ending in _ENDS and not front else None
        if signed:
            return signed
        if run.ending in ",!?—–-…" or self._goes_on_behind(run):
            part = has_words(front) and not front.endswith(":")
            bold = not part and len(run) > _BRIEF and run.ending in ",!?"
            behind = attribution.behind(self.flow, run.end, ceiling, bold=bold, part=part)
            if behind and self._fits(behind, run, front):
                return behind
        by_noun = attribution.by_noun(self.flow, opening, run.start) if front else None
        if by_noun:
            return by_noun
        if front.endswith(":"):
            return attribution.at_colon(self.flow, opening, opening + len(front) - 1)
        if not front and floor == opening and self.text[:floor].rstrip().endswith(":"):
            colon = len(self.text[:floor].rstrip()) - 1
            start = self._last_sentence(colon)
            return attribution.before(self.flow, start, colon) or attribution.at_colon(self.flow, start, colon)
        return None

    def _reaches(self, said: Attribution, run: Run) -> bool:
        """Say whether the clause that a cue reports begins before a run: said that when she spoke, "all of us" rose."""
        report = self.reports.get(said.anchor)
        return report is not None and any(
            said.cue[1] <= start < run.start and has_words(self.text[start : min(end, run.start)])
            for start, end in report.content
        )

    def _fits(self, behind: Attribution, run: Run, front: str) -> bool:
        """Say whether a cue behind a run reports it, not what follows: At the "Late Show," Ada said that she won."""
        report = self.reports.get(behind.anchor)
        if report and overlaps(report.content, run):
            return True
        start = min(behind.cue[0], behind.speaker[0] if behind.speaker else behind.cue[0])
        if sum(any(map(str.isalnum, word)) for word in self.text[run.end : start].split()) > _ADVERBS:
            return False
        return not has_words(front) or report is None

    def _nearly(self, said: Attribution, front: int, run: Run) -> bool:
        """Say whether a cue stands right before marks that end its clause: said that "we are sorry"."""
        between = self.text[said.cue[1] : front].split()
        if between and (len(between) > 1 or between[0].lower() not in _LEAD_ONLY):
            return False
        return not self._is_inside(run)

    def _is_inside(self, run: Run) -> bool:
        """Say whether the clause goes on behind a run: said that "we are going" at once."""
        return run.ending not in ",.!?…—–-" and self.text[run.end : run.end + 2].lstrip()[:1].isalnum()

    def _goes_on_behind(self, run: Run) -> bool:
        """Say whether the sentence goes on behind the marks: "We are fine" said Ada; "We won", he wrote."""
        rest = self.text[run.end : run.end + 2]
        return rest[:1] in (",", "—", "–") or rest.lstrip()[:1].islower()

    def _last_sentence(self, end: int) -> int:
        within = self.flow.between(self.text.rfind("\n", 0, end) + 1, end)
        return within[-1][0].sentence.start if within else end

    def _holds(self, report: Report, run: Run) -> bool:
        """Say whether a report's content holds a run, or ends where it begins."""
        return overlaps(report.content, run) or any(
            end < run.start and self.text[end : run.start] == " " for _, end in report.content
        )

    def _is_listed(self, run: Run, last: Draft) -> bool:
        """Say whether a run goes on with a list of quotes: posts that said "so sad," "what a day" and "gone"."""
        between = self.text[last.runs[-1].end : run.start]
        return (
            len(between) < 10
            and "\n" not in between
            and all(word.strip(",;") in ("", "and", "or", "but", "then") for word in between.split())
        )

    def _resumes(self, run: Run, last: Draft) -> bool:
        """Say whether a run takes up a sentence that its attribution broke: "We won," she said of it, "but barely"."""
        if last.cue is None or not last.runs[-1].end <= last.cue[0] < run.start or not self.text[run.first].islower():
            return False
        between = [tree.tokens[place].text for tree, place in self.flow.between(last.runs[-1].end, run.start)]
        return "," in between[-1:] and not any(word in _STOPS for word in between)

    def _is_utterance(self, run: Run, opening: int) -> bool:
        """Say whether a run that nothing reports is a sentence of its own."""
        if has_words(self.text[opening : run.start]) or len(self.text[run.first : run.last].split()) < _FEWEST:
            return False
        return run.ending in _ENDS or not run.closed

    def _go_on(self, run: Run, above: int) -> None:
        """Give a sentence in marks without a cue to the quote before it, where only its attribution stands between.

        Else it is a quote of its own, of whoever the sentence before is about.
        """
        last = self.last
        if last and last.runs[-1].end >= above:
            start = max(last.runs[-1].end, last.cue[1] if last.cue else 0)
            between = [tree.tokens[place] for tree, place in self.flow.between(start, run.start)]
            while between and between[-1].pos in ("PUNCT", "SPACE"):
                between.pop()
            if not any(token.text in _STOPS for token in between):
                last.runs.append(run)
                return
        draft = self._draft(run.start, *neighbours.above(self.text, self.flow, run, self.reports))
        draft.runs.append(run)
        self.last = draft


def overlaps(content: Sequence[Range], run: Run) -> bool:
    """Say whether a content holds some of the words of a run."""
    return any(start < run.last and run.first < end for start, end in content)


def has_words(text: str) -> bool:
    """Say whether `text` has a word that makes a difference beside a quote: more than "that", "but" or "and"."""
    return any(word.strip(",:;—–-").lower() not in _LEAD_ONLY for word in text.split() if any(map(str.isalnum, word)))
