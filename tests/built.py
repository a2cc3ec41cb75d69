"""Results that several tests look at, each built once in a test run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from rashomon import pipeline
from rashomon.records import Result

ROOT = Path(__file__).parent.parent
HARBOUR = ROOT / "src" / "rashomon" / "examples" / "harbour"
SHARED = ROOT.parent / "shared"
"""Real articles and gold: not part of the project, and absent for most of those who run the tests."""


@cache
def harbour() -> Result:
    """Give the result of the bundled invented event."""
    return pipeline.build([HARBOUR])


@cache
def seeds() -> Result:
    """Give the result of the seeds: five real articles on one event. Skips where they are absent."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip(f"no {folder}")
    return pipeline.build([folder])
