"""What has the user decided? Decisions in, kept; those that stand, in their order, out.

A decision that is withdrawn stays on the desk, and in the log. What follows from a decision is for `stories` to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rashomon.desk import Desk, log, now
from rashomon.desk.rows import shape
from rashomon.errors import DeskError
from rashomon.records import Decision, identify


def standing(desk: Desk) -> Iterator[Decision]:
    """Give what the user decided and did not withdraw, in order."""
    yield from desk.records(Decision, "decisions", "WHERE withdrawn IS NULL ORDER BY row")


def apart(desk: Desk, decision: Decision) -> Decision:
    """Give a decision an id that no other has: within one second the same may be said, undone and said again.

    So is the story apart that a split makes: what was split off before in the same way may have grown since.
    """
    while desk.one("SELECT 1 FROM decisions WHERE id = ?", (decision.id,)):
        decision = replace(decision, id=identify("decision", decision.id))
    while decision.verb == "split" and desk.one("SELECT 1 FROM articles WHERE story = ?", (decision.stories[1],)):
        left, made = decision.stories
        decision = replace(decision, stories=(left, identify("story", made)))
    return decision


def keep(desk: Desk, decision: Decision) -> None:
    """Keep a decision."""
    with desk.transaction():
        desk.add("decisions", [decision], Decision)
        log.add(desk, "added", "decisions", decision.id, story=decision.stories[0], after=_said(decision))


def withdraw(desk: Desk, decision: Decision, later: Iterable[Decision] = ()) -> None:
    """Let a decision stand no longer. `later` are those said after it, with the articles that their stories would have
    had without it."""
    layout = shape(Decision)
    place = layout.columns.index("members")
    with desk.transaction():
        desk.do("UPDATE decisions SET withdrawn = ? WHERE id = ?", (now(), decision.id))
        for each in later:
            desk.do("UPDATE decisions SET members = ? WHERE id = ?", (layout.encode(each)[place], each.id))
        log.add(desk, "withdrawn", "decisions", decision.id, story=decision.stories[0], before=_said(decision))


def find(desk: Desk, named: str | None) -> Decision:
    """Give the decision that stands and whose id begins with `named`, the last one where that is None.

    Raises DeskError where there is none, or more than one.
    """
    every = list(standing(desk))
    found = [each for each in every if each.id.startswith(named)] if named else every[-1:]
    if len(found) == 1:
        return found[0]
    what = f"the decision {named!r}" if named else "anything"
    why = "several begin so" if found else "no such decision stands"
    gone = "SELECT 1 FROM decisions WHERE withdrawn IS NOT NULL AND substr(id, 1, ?) = ?"
    if named and not found and desk.one(gone, (len(named), named)):
        why = "it was withdrawn before"
    last = "Nothing that you said stands; `rashomon log` lists what was said and withdrawn"
    if every:
        last = f"The last that stand: {', '.join(f'{each.id} ({_said(each)})' for each in every[-3:])}"
    raise DeskError(f"Cannot undo {what}: {why}. {last}.")


def _said(decision: Decision) -> str:
    """Give a decision in words, as the log has it."""
    said = [decision.verb, *decision.stories[:1], *decision.articles, *decision.stories[1:]]
    return " ".join([*said, repr(decision.name)] if decision.name else said)
