"""What all commands share: which desk is meant, and what is said while work goes on."""

from __future__ import annotations

import re
from pathlib import Path
from threading import Event

import pytest

from rashomon import pipeline
from rashomon.cli import options
from tests.cli.desks import ROWS
from tests.desk.kept import lines, run


@pytest.mark.parametrize("terminal", [True, False])
def test_work_that_takes_long_says_so_on_a_terminal_alone(
    terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = Event()
    say = options.say

    def heard(line: str) -> None:
        say(line)
        said.set()

    monkeypatch.setattr(options, "say", heard)
    monkeypatch.setattr(options.sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setattr(options, "_EVERY", 0.001)
    with options.working("Comparing") as progress:
        progress("3 of 7 stories")
        said.clear()
        assert said.wait(10)
    out, err = capsys.readouterr()
    assert out == ""
    assert bool(re.search(r"^Comparing \.\.\. 3 of 7 stories, 0 s$", err, re.M)) is terminal


def test_each_step_says_how_far_it_is(tmp_path: Path) -> None:
    said: list[str] = []
    pipeline.build([lines(tmp_path / "rows.jsonl", *ROWS)], keep_stories=True, progress=said.append)
    assert [line for line in said if not line[0].isdigit()] == ["what stories share"]
    assert {"6 articles read", "6 articles placed", "0 of 3 stories", "3 of 3 stories"} <= set(said)


def test_the_desk_is_named_by_option_variable_or_habit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RASHOMON_DESK", raising=False)
    given = lines(tmp_path / "rows.jsonl", *ROWS)
    run("read", given)
    run("read", given, desk=tmp_path / "variable.db")
    run("read", given, "--desk", "option.db", desk=tmp_path / "variable.db")
    assert sorted(each.name for each in tmp_path.glob("*.db")) == ["option.db", "rashomon.db", "variable.db"]
