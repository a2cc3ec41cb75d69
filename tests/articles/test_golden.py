"""Every format: stored input beside the articles and rejections that it must give.

``python -m tests.articles.test_golden`` writes what is given now beside the inputs; read the difference before it is kept.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from rashomon import articles
from rashomon.articles import formats, inputs

GOLDEN = Path(__file__).parent / "golden"
INPUTS = sorted(file for file in GOLDEN.iterdir() if not file.name.endswith(".expected.json"))


def expected(file: Path) -> Path:
    return file.with_name(f"{file.name}.expected.json")


def given(file: Path) -> str:
    """Give what reading `file` gives, without the folder it lies in and the fields that nothing is said of."""
    found, rejected = articles.read([file])
    rows = {
        "articles": [
            {name: value for name, value in asdict(each).items() if value not in (None, ())} for each in found
        ],
        "rejections": [asdict(each) for each in rejected],
    }
    return json.dumps(rows, indent=1, ensure_ascii=False).replace(f"{GOLDEN}/", "") + "\n"


@pytest.mark.parametrize("file", INPUTS, ids=lambda file: file.name)
def test_reading_gives_what_is_stored(file: Path) -> None:
    assert given(file) == expected(file).read_text(encoding="utf-8")


def test_every_reader_has_golden_input() -> None:
    used = set()
    for each in inputs.expand(INPUTS):
        if each.problem:
            continue
        with each.open() as file:
            used.add(formats.recognise(each, file).name)
    assert {reader.name for reader in articles.READERS} - used == set()


if __name__ == "__main__":
    for each in INPUTS:
        expected(each).write_text(given(each), encoding="utf-8")
