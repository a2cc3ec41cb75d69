"""Which articles are on one event, and why: what grouping keeps, gives and is told by the user."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Dating = Literal["stated", "missing", "doubtful"]
PartKind = Literal["names", "places", "terms", "quotes", "passages", "own", "time"]
Verb = Literal["merge", "split", "move", "rename"]


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one event. `origins` counts independent newsrooms, `follows` names the story it develops.

    On a desk `origins` is 0 from the time that articles came or went until `rashomon find` has gone over the story.

    `places` and `parties` name those that its coverage speaks of most, the first most; they are known once parties are.
    """

    id: str
    headline: str
    first: str | None
    last: str | None
    articles: tuple[str, ...]
    outlets: int
    owners: int
    origins: int
    follows: str | None = None
    merged_into: str | None = None
    places: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What grouping keeps of an article, so that its text is read once and never again.

    `headline` is the article's, or its opening words. `day` is the day it is grouped by, null where it has none that
    can be believed, and `dating` says why: `missing`, or `doubtful` where its text or its site contradicts it. `told`
    are the days that its opening tells of, in its order. `terms` stand with their `weights`, heaviest first; a capital
    marks a name, an @ a name that is a place, a quotation mark a quoted string and a paragraph sign a sentence (both
    hashed).
    `fingerprint` is the same for exact copies. `headed` is false where `headline` stands in for one that is
    missing; `kept` marks a story that the input gave.
    """

    article: str
    story: str
    outlet: str
    headline: str
    published: str | None
    day: str | None
    dating: Dating
    told: tuple[str, ...]
    fingerprint: str
    terms: tuple[str, ...]
    weights: tuple[float, ...]
    headed: bool = True
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Frequencies:
    """In how many of `articles` articles each term stands: what is known so far, or what a batch adds to it."""

    articles: int = 0
    holding: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the likeness of two articles, and what it rests on: the heaviest names, terms ... that they share.

    The part `time` is what the days between them cost, `own` what names and figures cost that each of two short texts
    has and the other has not: 0 or less.
    """

    kind: PartKind
    weight: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """How like an article is to another, and why. `weight` is the sum of the weights of `parts`.

    Of every article two are kept: the nearest in its story, and the nearest outside it, which is the candidate that
    was kept apart.
    """

    article: str
    other: str
    together: bool
    weight: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user said of stories: it overrules grouping, now and at every later run.

    `merge`: `stories` are one, under the id of the first. `split`: `articles` are no part of the first of `stories` and
    make the second. `move`: `articles` are no part of the first of `stories` and belong to the second. `rename`: the
    first of `stories` is called `name`. `members` are the articles that each of `stories` had when this was said.
    """

    id: str
    at: str
    verb: Verb
    stories: tuple[str, ...]
    articles: tuple[str, ...] = ()
    members: tuple[tuple[str, ...], ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """An article left one story for another; never without a line here. `decision` is the user's word behind it."""

    article: str
    left: str
    joined: str
    why: str
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """What a desk hands over before a batch is grouped: `stories.periods` says which profiles can still matter.

    `profiles` hold every article of each of `stories`; `decisions` are those that were not withdrawn, in their order.
    `versions` gives for each later version among the articles the id of the one before it.
    """

    profiles: tuple[Profile, ...] = ()
    stories: tuple[Story, ...] = ()
    frequencies: Frequencies = Frequencies()
    decisions: tuple[Decision, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Grouped:
    """What grouping a batch gives: what is new or changed, for the desk to write over what it has.

    `profiles` are those of the batch and of articles that moved; `stories` those made, changed or merged into another;
    `learned` is to be added to the frequencies that are kept.
    """

    profiles: tuple[Profile, ...] = ()
    stories: tuple[Story, ...] = ()
    moves: tuple[Move, ...] = ()
    links: tuple[Link, ...] = ()
    learned: Frequencies = Frequencies()
