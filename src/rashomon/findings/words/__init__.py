"""Word lists that the findings look things up in: one file a list, one entry a line, `#` begins a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def load(name: str) -> frozenset[str]:
    """Give the entries of the list `name`, as written there.

    Raises FileNotFoundError when there is no such list: that is a bug in the caller.
    """
    lines = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(entry for line in lines if (entry := line.split("#", 1)[0].strip()))
