"""Which story leads to which? Stories in; what each has become, what it follows and what follows it, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from rashomon.records import Story


class Leading:
    """The stories of a result by where they lead. A merged story is the one that it went into, however often that did.

    >>> pier = Story("pier", "Ferry hits pier", None, None, ("a",), 1, 1, 1)
    >>> old = Story("old", "Pier hit", None, None, (), 0, 0, 0, merged_into="pier")
    >>> inquiry = Story("inquiry", "Inquiry opens", None, None, ("b",), 1, 1, 1, follows="old")
    >>> leading = Leading([pier, old, inquiry])
    >>> leading.follows(inquiry).id, [story.id for story in leading.followers(pier)], leading.follows(pier)
    ('pier', ['inquiry'], None)
    """

    def __init__(self, stories: Iterable[Story] = ()) -> None:
        self._stories = {story.id: story for story in stories}
        self._followers: dict[str, list[Story]] = defaultdict(list)
        for story in self._stories.values():
            if story.articles and (earlier := self.follows(story)):
                self._followers[earlier.id].append(story)

    def now(self, id: str | None) -> Story | None:
        """Give the story that an id leads to; none where it is not known."""
        story = self._stories.get(id or "")
        seen = set()
        while story and story.merged_into in self._stories and story.id not in seen:
            seen.add(story.id)
            story = self._stories[story.merged_into]
        return story

    def follows(self, story: Story) -> Story | None:
        """Give the story that another goes on from; none where the two have become one."""
        earlier = self.now(story.follows)
        return earlier if earlier and earlier.id != story.id else None

    def followers(self, story: Story) -> tuple[Story, ...]:
        """Give the stories that go on from one, in the order of the result."""
        return tuple(self._followers[story.id])
