"""What was acknowledged is kept, however the writer ends; `benchmarks/kills.py` does the same fifty times."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks import kills


@pytest.mark.skipif(os.name == "nt", reason="there is no kill -9")
def test_killed_again_and_again_a_writer_loses_nothing(tmp_path: Path) -> None:
    assert kills.kill(tmp_path, rows=600, kills=5, seed=3) > 0
