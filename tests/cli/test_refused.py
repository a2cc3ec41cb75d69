"""What the system refuses: what could not be done, to which file, why, and what to do."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desks import ROWS
from tests.desk.kept import MAIN, lines, run

LONG = "n" * 300


@pytest.mark.parametrize(
    ("command", "said"),
    [
        pytest.param(("read", LONG), f"Cannot read {LONG}: File name too long. Check the path", id="reading"),
        pytest.param(("stories", "--desk", LONG), f"Cannot open the desk {LONG}: File name too long. Check", id="looking"),
        pytest.param(("group", "--desk", LONG), f"Cannot open the desk {LONG}: File name too long. Check", id="writing to a desk"),
        pytest.param(("export", LONG), f"Cannot write {LONG}: File name too long. Give another place", id="pages"),
        pytest.param(("export", "/dev/full/x"), "Cannot write /dev/full/x: Not a directory. Give another place", id="in a file"),
    ],
)  # fmt: skip
def test_what_the_system_refuses_is_said_in_its_own_words(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*command, desk=whole)
    assert ran.exit_code == 2
    assert ran.stderr.startswith(f"rashomon: {said}"), ran.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_result_that_finds_no_room_says_so(whole: Path) -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - a device
        code = subprocess.run(
            [sys.executable, "-c", MAIN, "stories", "--desk", str(whole)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert code.stderr.startswith(
        "rashomon: Cannot write the result to standard output: the disk is full. Make room, or give a place on another"
    )
    assert code.returncode == 2


def test_pages_that_find_no_room_say_so(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ran = run("export", tmp_path / "site", desk=whole)
    assert ran.exit_code == 2
    assert f"Cannot write {tmp_path / 'site' / 'style.css'}: the disk is full. Make room" in ran.stderr


def test_what_nobody_expected_the_system_to_refuse_is_no_fault_of_the_result(
    whole: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rashomon.desk import recall

    def refuse(*_: Any) -> Any:
        raise OSError(errno.EMFILE, "Too many open files", "/somewhere")

    monkeypatch.setattr(recall, "stories", refuse)
    ran = run("stories", desk=whole)
    assert ran.exit_code == 2
    assert ran.stderr == (
        "rashomon: Cannot go on with `rashomon stories`: the system refuses /somewhere: Too many open files. "
        "Check that it is there and may be used.\n"
    )


def test_no_room_to_unpack_is_told_of_the_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.articles import inputs

    def refuse(self: inputs.Input) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    given = lines(tmp_path / "rows.jsonl", *ROWS)
    monkeypatch.setattr(inputs.Input, "open", refuse)
    ran = run("read", given, desk=tmp_path / "x.db")
    assert ran.exit_code == 3
    assert "1 there is no room to unpack it in " in ran.stdout
