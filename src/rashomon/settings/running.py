"""How work is spread over the machine, and what a desk keeps."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Engine:
    """How work is spread over this machine."""

    serial_below: int = 12
    """Fewer items than this run in the calling process: starting a worker costs about 2 s, an article about 0.1 s."""
    bundle: int = 64
    """Articles whose findings are held at once, whole stories: a parsed one takes about 1 MB, every worker needs some
    to do, and what is found is kept after each bundle."""


ENGINE = Engine()


@dataclass(frozen=True, slots=True)
class Desk:
    """How the desk is written."""

    patience: float = 30.0
    """Seconds that a second writer waits for the first before it says who holds the desk."""
    together: int = 200
    """Articles, or rejections, that are kept in one transaction while many are read."""
    grouped: int = 2000
    """Articles that are grouped in one transaction, and the rest of the day of the last."""
    version: float = 0.25
    """Share of the three-word runs of the shorter of two texts at the address of a front page or section that stand in
    the other, from which they are versions of one article; under it, two that stood there one after another."""
    notice: int = 150
    """Words that a notice which says that its article was withdrawn has at most. Taken from the form: few sentences."""


DESK = Desk()
