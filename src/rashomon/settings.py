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


@dataclass(frozen=True, slots=True)
class Statements:
    """When two quotes are one utterance. Measured on 255 pairs of quoted strings read by hand (see docs/how-it-works)."""

    density: float = 0.7
    """Share of the aligned stretch whose words are the same, in the longer of its two sides."""
    words: int = 6
    """Same words that a partial overlap needs; a set phrase ("the wrong side of history") has fewer."""
    content: int = 4
    """Content words among them."""
    contained_words: int = 3
    """Same words that a short quote needs when it stands in the other as a whole."""
    contained_content: int = 2
    contained_share: float = 0.8
    """Share of the shorter quote that must stand in the longer one to count as contained."""
    across_parties: int = 10
    """Same words that are needed where the two quotes are given to different parties."""


STATEMENTS = Statements()
