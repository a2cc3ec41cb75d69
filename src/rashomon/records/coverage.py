"""All of it together: what is known of one story while it is worked on, and what a build gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.records.accounts import AccountSentence, Claim, Disagreement, Matter, Party, Statement, TimelineEntry
from rashomon.records.articles import Article, Outlet, Rejection, Revision
from rashomon.records.reuse import Passage, Standing
from rashomon.records.sentences import Credit, Date, Mention, Quantity, Quote, Response, Sentence
from rashomon.records.stories import Link, Story


@dataclass(frozen=True, slots=True)
class Coverage:
    """Articles of one story (or one article alone) with everything found in them so far.

    Every table but `story` is filled by one reader or finding; a finding takes a coverage and gives one table.
    `origin_of` maps an article id to the origin (an independent newsroom) that it is folded into.
    """

    articles: tuple[Article, ...]
    story: Story | None = None
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[Date, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    credits: tuple[Credit, ...] = ()
    responses: tuple[Response, ...] = ()
    passages: tuple[Passage, ...] = ()
    origin_of: Mapping[str, str] = field(default_factory=dict)
    outlets: tuple[Outlet, ...] = ()
    standing: tuple[Standing, ...] = ()
    parties: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    matters: tuple[Matter, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    account: tuple[AccountSentence, ...] = ()
    rejections: tuple[Rejection, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """Everything one build gives: the lists of ``rashomon build --json``, in the order they are printed."""

    articles: tuple[Article, ...] = ()
    stories: tuple[Story, ...] = ()
    passages: tuple[Passage, ...] = ()
    parties: tuple[Party, ...] = ()
    quotes: tuple[Quote, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[Date, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    claims: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    credits: tuple[Credit, ...] = ()
    responses: tuple[Response, ...] = ()
    account: tuple[AccountSentence, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    revisions: tuple[Revision, ...] = ()
    links: tuple[Link, ...] = ()
    rejections: tuple[Rejection, ...] = ()
