"""The desk that the tests of the commands look at: six articles on three events, read, grouped and found."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.desk.kept import lines, run

TRAM, LIBRARY, GOAT = "tram", "library", "goat"
ROWS: list[dict[str, Any]] = [
    {
        "id": "echo",
        "outlet": "Brackwater Echo",
        "headline": "Nine hurt as tram leaves rails in Sollhaven",
        "text": "Nine people were hurt when a tram left the rails in Sollhaven on Sunday, police said.\n\n"
        "“We will find out why this happened,” said the mayor, Ilse Brandt. “Nobody boards a tram to be hurt.”",
        "story": TRAM,
    },
    {
        "id": "news",
        "outlet": "Mill Town News",
        "headline": "Tram crash in Sollhaven injures nine",
        "text": "A tram came off the rails in Sollhaven on Sunday and nine people were hurt, according to police.\n\n"
        "Mayor Ilse Brandt told reporters: “We will find out why this happened.”",
        "story": TRAM,
    },
    {
        "id": "sound",
        "outlet": "Sound Radio",
        "headline": "Eleven hurt in Sollhaven tram crash",
        "text": "Eleven people were hurt when a tram left the rails in Sollhaven on Sunday, the hospital said.",
        "story": TRAM,
    },
    {
        "id": "vote",
        "outlet": "Brackwater Echo",
        "headline": "Port Merrin votes for a library",
        "text": "The council of Port Merrin voted on Monday to build a new library on the quay, 7 to 4.",
        "story": LIBRARY,
    },
    {
        "id": "quay",
        "outlet": "Mill Town News",
        "headline": "Library on the quay wins council vote",
        "text": "Port Merrin's council approved a library on the quay by seven votes to four on Monday.",
        "story": LIBRARY,
    },
    {
        "id": "roof",
        "outlet": "Sound Radio",
        "headline": "Goat found on the roof of the post office",
        "text": "A goat was found on the roof of the post office in Vennick. It is not known how it got there.",
        "story": GOAT,
    },
]
"""Six articles on three events. Their stories are given, so that these tests do not depend on how stories are formed."""


def made(folder: Path, *rows: dict[str, Any]) -> Path:
    """Make a desk of the rows given, or of `ROWS`, and find."""
    path = folder / "x.db"
    given = lines(folder / "rows.jsonl", *({"published": "2024-05-06"} | row for row in rows or ROWS))
    for command in (("read", given), ("group", "--keep-stories"), ("find",)):
        ran = run(*command, desk=path)
        assert ran.exit_code == 0, ran.output
    return path


def told(path: Path, *command: object) -> Any:
    """Give what a command prints as JSON."""
    ran = run(*command, "--json", desk=path)
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)


def members(path: Path) -> dict[str, list[str]]:
    """Give the articles of each story that has any, as `stories` lists them."""
    return {story["id"]: sorted(story["articles"]) for story in told(path, "stories")}


AT_FIRST = {TRAM: ["echo", "news", "sound"], LIBRARY: ["quay", "vote"], GOAT: ["roof"]}
"""The articles of each story before anything is overruled."""
