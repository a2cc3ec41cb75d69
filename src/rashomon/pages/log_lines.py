"""What did each run do, in a terminal? Changes of a desk in, a line or more for each, in words, out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from rashomon.desk.log import NAMED_BY, Change
from rashomon.pages import when
from rashomon.pages.as_text import UNSEEN, count

_OWN_LINES = {"stories", "articles", "decisions"}
"""Lists each of whose changes has a line of its own in the log."""
_NOUNS = {"parties": ("party", "parties"), "timeline": ("timeline entry", "timeline entries")}
_WORDS = 100
"""Characters of a record, or of a name, that a line of the log shows."""


def render(made: Sequence[Change], names: Mapping[str, str], *, every: bool = False) -> str:
    """Give a line for each change, the runs in their order; one for all that was found anew in a story.

    `names` are the outlets and headlines of articles, and the headlines of stories, by their ids. `every` gives what
    was found row by row.
    """
    lines: list[str] = []
    for (run, story), rows in groupby(made, lambda each: (each.run, None if each.list in _OWN_LINES else each.story)):
        told = list(rows)
        lead = f"{run:>4}  {when.stamp(told[0].at)}  "
        if story is None:
            lines += [lead + _told(change, names) for change in told]
        elif found := _differing(told):
            lines.append(lead + _found(story, found, names))
            lines += [f"        {change.list} {change.kind}{_words(change)}" for change in found if every]
    return ("\n".join(lines) or "nothing was changed").translate(UNSEEN)


def _told(change: Change, names: Mapping[str, str]) -> str:
    """Give a change of an article, a story or a decision in words."""
    id, name = change.record, _brief(names.get(change.record))
    before, after = (each and _brief(each) for each in (change.before, change.after))
    if change.list == "decisions":
        return f"your word {id}{' withdrawn' if change.kind == 'withdrawn' else ''}: {after or before}"
    if change.list == "stories":
        said = {
            "merged": f"merged into {after}: {name}",
            "changed": f"is now called: {after} (before: {before})",
        }
        return f"story {id} {said.get(change.kind, f'{change.kind}: {after or name}')}"
    if change.kind == "moved":
        why = json.loads(change.after or "{}").get("why")
        return f"article {id} moved from {before} to {change.story} ({why}): {name}"
    if change.kind == "placed":
        return f"article {id} placed in {change.story}: {name}"
    if change.kind == "changed" and (before in names or after in names):
        said_of = f"is a version after {before}" if before in names else f"is a version before {after}"
        return f"article {id} {said_of}: {name}"
    if change.kind == "changed":
        return f"article {id} is known better: {name} ({after}{f'; before: {before}' if before else ''})"
    return f"article {id} {change.kind}: {name}"


def _differing(found: Sequence[Change]) -> list[Change]:
    """Leave out what went and came again in the same words: for a reader nothing has changed there."""
    gone, come = (
        Counter((each.list, _words(each)) for each in found if each.kind == kind) for kind in ("withdrawn", "added")
    )
    left: dict[str, Counter[tuple[str, str]]] = {"withdrawn": gone - come, "added": come - gone}
    kept = []
    for each in found:
        key = (each.list, _words(each))
        if each.kind not in left:
            kept.append(each)
        elif left[each.kind][key] > 0:
            left[each.kind][key] -= 1
            kept.append(each)
    return kept


def _found(story: str, found: Sequence[Change], names: Mapping[str, str]) -> str:
    """Give what was found anew in a story, in one line.

    >>> kinds = ("added", "added", "changed")
    >>> rows = [Change(1, "", kind, "claims", str(n), "s", None, None) for n, kind in enumerate(kinds)]
    >>> _found("s", rows, {"s": "Ferry hits pier"})
    'findings of s anew: 2 claims added, 1 changed (Ferry hits pier)'
    """
    counted = Counter((each.list, each.kind) for each in found)
    said = []
    for table in dict.fromkeys(each.list for each in found):
        kinds = [(kind, counted[table, kind]) for kind in ("added", "changed", "withdrawn") if counted[table, kind]]
        (first, number), *others = kinds
        nouns = _NOUNS.get(table, (table.removesuffix("s"), table))
        said.append(", ".join([f"{count(number, *nouns)} {first}", *(f"{number} {kind}" for kind, number in others)]))
    return f"findings of {story} anew: {'; '.join(said)} ({_brief(names.get(story))})"


def _words(change: Change) -> str:
    """Give what a record that was found says, as far as a line has room for it."""
    said = json.loads(change.after or change.before or "{}")
    words = next((said[name] for name in NAMED_BY if said.get(name)), "")
    return f": {_brief(words)}" if words else ""


def _brief(said: str | None) -> str:
    """Give what a line has room for."""
    line = " ".join((said or "").split())
    return line if len(line) <= _WORDS else line[: _WORDS - 2].rstrip() + " …"
