"""What is a rule of the grammar of time expressions? A pattern in, what a match of it says out; rules by families."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from rashomon.findings.dates.expressions import When
from rashomon.findings.dates.readings import Groups

Reading = Callable[[Groups], When]


class Rule(NamedTuple):
    """A pattern; its group `span`, where there is one, is the expression, and `bare` says it may mean something else.

    A group name may end in underscores where one pattern has it in several places.
    """

    pattern: re.Pattern[str]
    says: Reading
    bare: bool = False


class Family(NamedTuple):
    """Rules that cannot match without the letters of `cue`."""

    cue: re.Pattern[str]
    rules: tuple[Rule, ...]


def rule(pattern: str, says: Reading, *, bare: bool = False) -> Rule:
    """Give the rule of a pattern, as it is written."""
    return Rule(re.compile(pattern), says, bare)


def family(cue: str, *rules: Rule) -> Family:
    """Give the family of rules that a cue, as it is written, leads to."""
    return Family(re.compile(cue), rules)
