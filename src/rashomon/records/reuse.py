"""What articles share with each other: samples that find them, the pairs, standing text, the passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.records.articles import Span

PassageKind = Literal["copy", "agency", "quoted"]
Direction = Literal["known", "unclear"]


@dataclass(frozen=True, slots=True)
class Sample:
    """The sampled word runs by which articles that share text with this one are found.

    `hashes` are those of five words in a row, in the order of the text. An article that is nearly another's text,
    `like`, keeps only those that the other has not: a thousand copies are kept once. `day` is the local date.
    """

    article: str
    outlet: str
    day: str | None
    runs: int
    hashes: tuple[int, ...]
    like: str | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles that share sampled runs, and how many: to be aligned. `article` came after `other`."""

    article: str
    other: str
    runs: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Runs that an outlet repeats over unrelated articles: its notices, bios, recipes and standing background.

    `outlet` is null for those that several outlets repeat between them.
    """

    outlet: str | None
    hashes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """What a batch of articles shares with what is held: samples to keep, pairs to align, standing text learned."""

    samples: tuple[Sample, ...] = ()
    pairs: tuple[Pair, ...] = ()
    standing: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text that two articles share. `story` is null where they are in different stories.

    `outside` names an agency whose text is not in the corpus. `origin` is null where no article here held it before.
    """

    id: str
    story: str | None
    kind: PassageKind
    origin: Span | None
    copy: Span
    direction: Direction
    outside: str | None
    words: int
