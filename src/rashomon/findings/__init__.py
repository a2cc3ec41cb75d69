"""What can be found in coverage: one line a finding, in the order in which they are made.

Each finding is a pure function: it takes a `Coverage`, of one article or of one story, and gives one of its tables.
The order is forced by meaning: reuse before agreement (ten copies of one agency text are one confirmation), parties
before statements, dates before the timeline. A finding over a story may refine a table made over its articles:
`speakers` gives the quotes again, with their party.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.findings import (
    account,
    credits,
    dates,
    parties,
    quantities,
    quotes,
    responses,
    reuse,
    sentences,
    statements,
    timeline,
)
from rashomon.findings.agreement import claims, counts, disagreements, matters
from rashomon.findings.parties import mentions
from rashomon.findings.reuse import origins
from rashomon.records import Coverage

Over = Literal["article", "story"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of finding: `needs` and `gives` are tables of `Coverage`."""

    name: str
    over: Over
    needs: tuple[str, ...]
    gives: str
    find: Callable[[Coverage], object]


FINDINGS: tuple[Finding, ...] = (
    Finding("sentences", "article", ("articles",), "sentences", sentences.find),
    Finding("dates", "article", ("sentences",), "dates", dates.find),
    Finding("quotes", "article", ("sentences",), "quotes", quotes.find),
    Finding("mentions", "article", ("sentences",), "mentions", mentions.find),
    Finding("quantities", "article", ("sentences",), "quantities", quantities.find),
    Finding("credits", "article", ("sentences",), "credits", credits.find),
    Finding("responses", "article", ("sentences", "dates", "quotes"), "responses", responses.find),
    Finding("reuse", "story", ("articles", "quotes", "standing"), "passages", reuse.find),
    Finding("origins", "story", ("articles", "passages", "outlets"), "origin_of", origins.fold),
    Finding("parties", "story", ("sentences", "mentions", "quotes"), "parties", parties.find),
    Finding("speakers", "story", ("quotes", "parties"), "quotes", parties.speakers),
    Finding("answers", "story", ("responses", "parties"), "responses", parties.answers),
    Finding("statements", "story", ("quotes", "parties", "dates"), "statements", statements.find),
    Finding("witnesses", "story", ("quotes", "statements"), "quotes", statements.witnesses),
    Finding("timeline", "story", ("sentences", "dates", "quotes"), "timeline", timeline.find),
    Finding("matters", "story", ("sentences", "quotes", "parties"), "matters", matters.find),
    Finding("claims", "story", ("matters", "quantities", "dates", "origin_of"), "claims", claims.find),
    Finding("disagreements", "story", ("claims", "statements", "dates"), "disagreements", disagreements.find),
    Finding("omissions", "story", ("matters", "quantities"), "rejections", counts.left_out),
    Finding("contradictions", "story", ("claims", "disagreements"), "claims", disagreements.contradict),
    Finding("account", "story", ("claims", "statements", "responses", "timeline"), "account", account.find),
)


def complete(coverage: Coverage, over: Over, only: Iterable[str] | None = None) -> Coverage:
    """Give `coverage` with every table that the findings over an article, or over a story, add to it.

    `only` names the findings to make, which must stand on their own; all of them where it is None.
    """
    wanted = None if only is None else set(only)
    for finding in FINDINGS:
        if finding.over == over and (wanted is None or finding.name in wanted):
            coverage = replace(coverage, **{finding.gives: finding.find(coverage)})  # type: ignore[arg-type]
    return coverage
