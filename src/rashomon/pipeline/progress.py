"""How far is the work? What each step says of itself while it runs, for whoever waits."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str], None]
"""Takes what a step has done so far, in words. It may be called often, and must cost next to nothing."""


def unsaid(_: str) -> None:
    """Say nothing."""
