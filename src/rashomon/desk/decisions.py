"""What did the user decide? A word of the user's in, a decision on the desk out; withdrawn, it stays in the log.

A decision is said of stories and articles as they stand when it is said; `stories` works out what follows
from it, at this run and at every later one.
"""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.desk import Desk, log, now, placing, recall
from rashomon.desk.rows import writable
from rashomon.errors import DeskError, UsageError
from rashomon.records import Decision, Story, Verb, identify


def merge(desk: Desk, named: Sequence[str]) -> Decision:
    """Decide that stories are one, under the id of the first. Raises DeskError where one of them is not there."""
    told = list({story.id: story for story in (recall.story(desk, each) for each in named)}.values())
    if len(told) < 2:
        raise UsageError("Cannot merge: give two stories or more; `rashomon stories` lists them.")
    return _decide(desk, "merge", told)


def split(desk: Desk, named: str, articles: Sequence[str]) -> Decision:
    """Decide that articles are no part of a story, and make one of their own."""
    story = recall.story(desk, named)
    apart = _inside(desk, story, articles)
    if set(apart) == set(story.articles):
        raise UsageError(f"Cannot split {story.id}: these are all its articles. Leave one of them in it.")
    return _decide(desk, "split", [story], apart, to=identify("split", story.id, *sorted(apart)))


def move(desk: Desk, named: str, into: str) -> Decision:
    """Decide that an article belongs to another story than the one it is in."""
    article, story = recall.article(desk, named), recall.story(desk, into)
    if article.story is None:
        raise DeskError(f"Cannot move the article {article.id}: it is in no story yet. Run `rashomon group` first.")
    if article.story == story.id:
        raise UsageError(f"Cannot move the article {article.id}: it is in the story {story.id} already.")
    return _decide(desk, "move", [recall.story(desk, article.story), story], [article.id])


def rename(desk: Desk, named: str, name: str) -> Decision:
    """Decide what a story is called."""
    if not name.strip():
        raise UsageError(f"Cannot rename {named}: the name is empty.")
    return _decide(desk, "rename", [recall.story(desk, named)], name=writable(" ".join(name.split())))


def undo(desk: Desk, named: str | None = None) -> Decision:
    """Withdraw a decision, the last one where `named` is None. Raises DeskError where there is none that stands."""
    standing = list(placing.decisions(desk))
    found = [each for each in standing if each.id.startswith(named)] if named else standing[-1:]
    if not standing:
        raise DeskError("Cannot undo: no word of yours stands on this desk. `rashomon log` lists what was withdrawn.")
    if len(found) != 1:
        listed = ", ".join(f"{each.id} ({each.verb})" for each in standing[-5:])
        raise DeskError(
            f"Cannot undo {named!r}: no one decision has that id. Those that stand, the last ones: {listed}."
        )
    with desk.transaction():
        desk.do("UPDATE decisions SET withdrawn = ? WHERE id = ?", (now(), found[0].id))
        log.add(desk, "withdrawn", "decisions", found[0].id, before=_said(found[0]))
    return found[0]


def _decide(
    desk: Desk,
    verb: Verb,
    told: Sequence[Story],
    articles: Sequence[str] = (),
    *,
    to: str | None = None,
    name: str | None = None,
) -> Decision:
    stories = [*(story.id for story in told), *([to] if to else [])]
    before = desk.one("SELECT count(*) FROM decisions")
    decision = Decision(
        id=identify("decision", before and before[0], verb, *stories, *articles, name),
        at=now(),
        verb=verb,
        stories=tuple(stories),
        articles=tuple(articles),
        members=tuple(story.articles for story in told),
        name=name,
    )
    with desk.transaction():
        desk.add("decisions", [decision], Decision)
        log.add(desk, "added", "decisions", decision.id, story=stories[0], after=_said(decision))
    return decision


def _inside(desk: Desk, story: Story, articles: Sequence[str]) -> tuple[str, ...]:
    found = [recall.article(desk, each) for each in articles]
    for article in found:
        if article.story != story.id:
            raise DeskError(f"Cannot split {story.id}: the article {article.id} is in the story {article.story}.")
    return tuple(dict.fromkeys(article.id for article in found))


def _said(decision: Decision) -> str:
    """Give a decision in words, as the log has it."""
    said = [decision.verb, *decision.stories[:1], *decision.articles, *decision.stories[1:]]
    return " ".join([*said, f"{decision.name!r}"] if decision.name else said)
