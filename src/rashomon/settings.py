"""Every number that a stage depends on, beside what it was measured on: one frozen dataclass per stage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Engine:
    """How work is spread over this machine."""

    processes: int = 0
    """0 means one per core."""
    serial_below: int = 12
    """Fewer items than this run in the calling process: starting a worker costs about 2 s, an article about 0.1 s."""


ENGINE = Engine()
