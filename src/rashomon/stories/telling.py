"""What does a story say of itself? Its articles in, its record out: headline, bounds, outlets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from rashomon.records import Dating, Story
from rashomon.settings import STORIES
from rashomon.stories.index import Index

_DATELINE = re.compile(
    r"^[A-Z][\w.,/ ]{1,40}(?:\([^)\n]{1,40}\))? ?[—–-]{1,2} (?=\S)|^\([A-Z][\w ]{1,20}\) (?:[—–-] )?"
)
"""What stands before the first sentence of an agency text: VELM, Ostland (Agency) — """
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’']?(?=\s|$)")
_LATE = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class Member:
    """An article as its story knows it. `entry` is the number of its vector, which exact copies share."""

    id: str
    story: str
    outlet: str
    headline: str
    headed: bool
    published: str | None
    moment: datetime | None
    day: int | None
    dating: Dating
    fingerprint: str
    entry: int
    kept: bool

    @property
    def order(self) -> tuple[datetime, str]:
        """The place of an article among those of its story: by time, those without one last."""
        return self.moment or _LATE, self.id


def tell(story: Story, members: Sequence[Member], index: Index, owner_of: Mapping[str, str]) -> Story:
    """Give `story` as its `members` make it: only its id and what it follows are taken over.

    Dates that are doubted bound nothing. Until reuse is known, every outlet counts as an
    origin; the pipeline sets `origins` right.
    """
    ordered = sorted(members, key=lambda member: member.order)
    dated = [member for member in ordered if member.moment and member.dating == "stated"]
    outlets = {member.outlet for member in ordered}
    return Story(
        id=story.id,
        headline=headline(ordered, index),
        first=dated[0].published if dated else None,
        last=dated[-1].published if dated else None,
        articles=tuple(member.id for member in ordered),
        outlets=len(outlets),
        owners=len({owner_of.get(outlet, outlet) for outlet in outlets}),
        origins=len(outlets),
        follows=story.follows,
    )


def headline(members: Sequence[Member], index: Index) -> str:
    """Give the headline of the article that is most like the story as a whole; the earliest one's in a tie."""
    headed = [member for member in members if member.headed] or list(members)
    if len(headed) == 1:
        return headed[0].headline
    looked = headed[: STORIES.full]
    central = index.central([member.entry for member in looked])
    best = max(range(len(looked)), key=lambda place: (round(float(central[place]), 4), -place))
    return looked[best].headline


def opening(text: str) -> str:
    """Give the first sentence of `text` without its dateline, cut after `STORIES.headline_words` words.

    >>> opening("VELM (Agency) — The pier is closed. It was old.")
    'The pier is closed.'
    """
    paragraph = next((line.strip() for line in text[:5000].splitlines() if line.strip()), "")
    paragraph = _DATELINE.sub("", paragraph)
    end = _SENTENCE_END.search(paragraph)
    words = (paragraph[: end.end()] if end else paragraph).split()
    cut = words[: STORIES.headline_words]
    return " ".join(cut) + ("…" if len(cut) < len(words) else "")
