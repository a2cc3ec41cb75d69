"""Every number that a stage depends on, beside what it was measured on: one frozen dataclass per stage."""

from rashomon.settings.findings import (
    ACCOUNT,
    CLAIMS,
    COUNTS,
    FINDING,
    MATTERS,
    NAMINGS,
    STATEMENTS,
    TIMELINE,
    Account,
    Claims,
    Counts,
    Matters,
    Namings,
    Statements,
    Timeline,
)
from rashomon.settings.reading import ARTICLES, BODY, DOUBT, FEEDS, FETCHING, Articles, Body, Doubt, Feeds, Fetching
from rashomon.settings.reuse import REUSE, Reuse
from rashomon.settings.running import DESK, ENGINE, Desk, Engine
from rashomon.settings.stories import STORIES, Stories

__all__ = [
    "ACCOUNT",
    "ARTICLES",
    "BODY",
    "CLAIMS",
    "COUNTS",
    "DESK",
    "DOUBT",
    "ENGINE",
    "FEEDS",
    "FETCHING",
    "FINDING",
    "MATTERS",
    "NAMINGS",
    "REUSE",
    "STATEMENTS",
    "STORIES",
    "TIMELINE",
    "Account",
    "Articles",
    "Body",
    "Claims",
    "Counts",
    "Desk",
    "Doubt",
    "Engine",
    "Feeds",
    "Fetching",
    "Matters",
    "Namings",
    "Reuse",
    "Statements",
    "Stories",
    "Timeline",
]
