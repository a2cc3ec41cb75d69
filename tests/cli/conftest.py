"""A desk to look at, and one to write to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.desks import made


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a desk on which all was read, grouped and found; not to be written to."""
    return made(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def desk(whole: Path, tmp_path: Path) -> Path:
    """Give a desk like `whole` of a test's own."""
    path = tmp_path / "x.db"
    path.write_bytes(whole.read_bytes())
    return path
