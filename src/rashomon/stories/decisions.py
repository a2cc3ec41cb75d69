"""What has the user said of stories, and what follows from it? Stories in, a decision out; decisions in, rulings out.

A decision names stories and the articles that they had, so that it holds whatever grouping makes of them later, or in
another desk: articles that were put together stay together (must-link), articles that were parted stay apart
(cannot-link; Wagstaff and Cardie 2000). A later decision overrules an earlier one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rashomon.errors import StoryError
from rashomon.records import Decision, Story, Verb, identify


@dataclass(slots=True)
class Rulings:
    """What decisions come to.

    `block_of` gives the story in which an article belongs by the user's word, `barred` the articles that a block must
    not be with, `renamed` what stories are called, `gone` the story that each merged one went into.
    """

    block_of: dict[str, str] = field(default_factory=dict)
    barred: dict[str, set[str]] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)

    def barred_from(self, articles: Iterable[str]) -> set[str]:
        """Give the articles that these must not be with."""
        blocks = {self.block_of[id] for id in articles if id in self.block_of}
        return set().union(*(self.barred.get(block, ()) for block in blocks))


def merge(stories: Sequence[Story], at: str) -> Decision:
    """Decide that `stories` are one, under the id of the first. Raises StoryError where they are not two or more."""
    if len({story.id for story in stories}) < 2:
        raise StoryError("Cannot merge: that takes two stories or more. Name the others too.")
    return _decide("merge", stories, at)


def split(story: Story, articles: Sequence[str], at: str) -> Decision:
    """Decide that `articles` are no part of `story` and make one of their own.

    Raises StoryError where one is not in the story, or where none would be left in it.
    """
    _must_hold(story, articles, "split")
    if set(articles) == set(story.articles):
        raise StoryError(f"Cannot split story {story.id}: these are all its articles. Leave at least one out.")
    return _decide("split", [story], at, articles=articles)


def move(article: str, left: Story, joined: Story, at: str) -> Decision:
    """Decide that `article` is no part of story `left` and belongs to `joined`.

    Raises StoryError where it is not in the one or is in the other.
    """
    _must_hold(left, [article], "move")
    if left.id == joined.id:
        raise StoryError(f"Cannot move article {article}: it is in story {left.id} already. Name another story.")
    return _decide("move", [left, joined], at, articles=[article])


def rename(story: Story, name: str, at: str) -> Decision:
    """Decide what `story` is called. Raises StoryError where the name is empty."""
    if not name.strip():
        raise StoryError(f"Cannot rename story {story.id}: the name is empty. Give one.")
    return _decide("rename", [story], at, name=" ".join(name.split()))


def rule(decisions: Sequence[Decision]) -> Rulings:
    """Give what `decisions`, in their order, come to."""
    rulings = Rulings()
    for decision in decisions:
        {"merge": _merge, "split": _part, "move": _part, "rename": _rename}[decision.verb](rulings, decision)
    return rulings


def _merge(rulings: Rulings, decision: Decision) -> None:
    kept, *others = decision.stories
    joined = {article for members in decision.members for article in members}
    joined |= {article for article, block in rulings.block_of.items() if block in decision.stories}
    for other in others:
        rulings.gone[other] = kept
        if other in rulings.renamed:
            # What the user called a story stays its name, unless the one that it went into has been given one.
            rulings.renamed.setdefault(kept, rulings.renamed[other])
        rulings.barred.setdefault(kept, set()).update(rulings.barred.pop(other, set()))
    rulings.gone.pop(kept, None)
    for article in joined:
        rulings.block_of[article] = kept
    if kept in rulings.barred:
        rulings.barred[kept] -= joined
    for block, articles in rulings.barred.items():
        if block in decision.stories:
            articles -= joined


def _part(rulings: Rulings, decision: Decision) -> None:
    left, joined = decision.stories
    own = set(decision.articles)
    rest = set(decision.members[0]) - own
    if decision.verb == "split":
        # What is split off again stays apart from what the first split kept out.
        rest |= rulings.barred.get(left, set()) - own
    for article in [*own, *(decision.members[1] if decision.verb == "move" else ())]:
        rulings.block_of[article] = joined
    for article in rest & rulings.block_of.keys():
        if rulings.block_of[article] == joined:
            del rulings.block_of[article]
    rulings.barred.setdefault(joined, set()).update(rest)
    if left in rulings.barred:
        # What was kept out of a story belongs to nothing by that word once the user takes it elsewhere.
        rulings.barred[left] -= own
    rulings.gone.pop(joined, None)


def _rename(rulings: Rulings, decision: Decision) -> None:
    rulings.renamed[decision.stories[0]] = decision.name or ""


def _decide(
    verb: Verb, stories: Sequence[Story], at: str, *, articles: Sequence[str] = (), name: str | None = None
) -> Decision:
    ids = tuple(story.id for story in stories)
    if verb == "split":
        ids += (identify("story", "split", *sorted(articles)),)
    return Decision(
        id=identify("decision", verb, at, *ids, *articles, name),
        at=at,
        verb=verb,
        stories=ids,
        articles=tuple(articles),
        members=tuple(story.articles for story in stories),
        name=name,
    )


def _must_hold(story: Story, articles: Sequence[str], verb: str) -> None:
    strange = [article for article in articles if article not in story.articles]
    if strange or not articles:
        what = ", ".join(strange) or "no article"
        raise StoryError(
            f"Cannot {verb} {what}: not in story {story.id}, which has {', '.join(story.articles[:12])}"
            f"{' ...' if len(story.articles) > 12 else ''}. Name articles of that story."
        )
