"""The command line: what it prints, what it writes, and its exit codes."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon import __version__, cli
from rashomon.engine import local
from rashomon.pages import schema

ARTICLES = {
    "Brackwater Echo.txt": (
        " date 2024-05-06 Nine hurt as tram leaves rails in Sollhaven\n\n"
        "Nine people were hurt when a tram left the rails in Sollhaven on Sunday, police said.\n\n"
        "“We will find out why this happened,” said the mayor, Ilse Brandt. “Nobody boards a tram to be hurt.”"
    ),
    "Mill Town News.txt": (
        " date 2024-05-06 Tram crash in Sollhaven injures nine\n\n"
        "A tram came off the rails in Sollhaven on Sunday and nine people were hurt, according to police.\n\n"
        "Mayor Ilse Brandt told reporters: “We will find out why this happened.”"
    ),
    "sound.jsonl": json.dumps(
        {
            "outlet": "Sound Radio",
            "published": "2024-05-07",
            "headline": "Eleven hurt in Sollhaven tram crash",
            "text": "Eleven people were hurt when a tram left the rails in Sollhaven on Sunday, the hospital said."
            "\n\nThe tram company, Sollhaven Lines, did not respond to a request for comment.",
        }
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with three articles of three outlets on one invented event."""
    inputs = tmp_path / "articles"
    inputs.mkdir()
    for name, text in ARTICLES.items():
        (inputs / name).write_text(text, encoding="utf-8")
    return inputs


def run(*arguments: object, given: bytes | None = None) -> Result:
    return CliRunner().invoke(cli.main, [str(each) for each in arguments], input=given)


@pytest.mark.parametrize("command", ["build", "demo"])
def test_a_file_of_the_users_is_not_written_over_and_nothing_is_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr(cli.building, "pipeline", None)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("precious")
    ran = run(command, *([folder] if command == "build" else []), "-o", tmp_path / "site")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "not written over: index.html. Give another folder" in ran.stderr
    assert (tmp_path / "site" / "index.html").read_text() == "precious"


def test_build_writes_pages_and_says_where(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    ran = run("build", folder, "-o", site)
    assert ran.exit_code == 0, ran.output
    assert f"Pages: {site / 'index.html'}" in ran.stdout
    assert "3 articles of 3 outlets: 1 story told by several\n" in ran.stdout
    assert "Sollhaven" in (site / "index.html").read_text(encoding="utf-8")
    assert len(list((site / "articles").glob("*.html"))) == 3


def test_build_writes_to_a_folder_of_its_own_where_none_is_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    ran = run("build", "articles")
    assert ran.exit_code == 0
    assert (folder.parent / "rashomon-pages" / "index.html").is_file()


def test_build_prints_json_and_nothing_else(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    ran = run("build", folder, "--json")
    result = json.loads(ran.stdout)
    assert ran.stderr == ""
    assert sorted(each["outlet"] for each in result["articles"]) == ["Brackwater Echo", "Mill Town News", "Sound Radio"]
    assert set(result) == set(schema.schema()["required"])
    assert [path.name for path in folder.parent.iterdir()] == ["articles"], "no pages are written"


def test_build_gives_json_and_pages_of_one_result(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    ran = run("build", folder, "--json", "-o", site)
    assert json.loads(ran.stdout) == json.loads((site / "result.json").read_text(encoding="utf-8"))
    assert "Pages:" in ran.stderr


def test_keep_stories_takes_the_story_field_as_given(tmp_path: Path) -> None:
    rows = [
        {"outlet": name, "text": f"The {name} wrote of its own matter.", "story": "one"} for name in ("Echo", "News")
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert {each["id"] for each in json.loads(run("build", path, "--json", "--keep-stories").stdout)["stories"]} == {
        "one"
    }
    assert len(json.loads(run("build", path, "--json").stdout)["stories"]) == 2


def test_fail_on_a_list_with_rows_exits_with_1(folder: Path) -> None:
    ran = run("build", folder, "--json", "--fail-on", "responses")
    assert ran.exit_code == 1
    assert json.loads(ran.stdout)["responses"], "the result is printed all the same"


def test_fail_on_an_empty_list_exits_with_0(folder: Path) -> None:
    assert run("build", folder, "--json", "--fail-on", "rejections").exit_code == 0


def test_fail_on_names_a_list(folder: Path) -> None:
    ran = run("build", folder, "--fail-on", "lies")
    assert ran.exit_code == 2
    assert "disagreements" in ran.stderr, "the lists there are, are named"


def test_a_missing_path_exits_with_2_and_says_what_where_why_and_what_to_do(folder: Path) -> None:
    missing = folder / "Brackwater Ecko.txt"
    ran = run("build", missing)
    what, where, why, do = "Cannot read", str(missing), "there is no such file or folder", "Did you mean"
    assert ran.exit_code == 2
    assert ran.stderr.index(what) < ran.stderr.index(where) < ran.stderr.index(why) < ran.stderr.index(do)
    assert str(folder / "Brackwater Echo.txt") in ran.stderr
    assert "Traceback" not in ran.stderr
    assert ran.stdout == ""


def test_no_input_exits_with_2() -> None:
    assert run("build").exit_code == 2


def test_an_empty_folder_exits_with_3(tmp_path: Path) -> None:
    ran = run("build", tmp_path)
    assert ran.exit_code == 3
    what, where, why, do = "Cannot read any article", str(tmp_path), "the folder is empty", "Give files, folders"
    assert ran.stderr.index(what) < ran.stderr.index(where) < ran.stderr.index(why) < ran.stderr.index(do)


def test_a_folder_that_cannot_be_written_exits_with_2(folder: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "index.html").mkdir()
    ran = run("build", folder, "-o", taken)
    assert ran.exit_code == 2
    assert f"Cannot write to {taken}: " in ran.stderr
    assert "not written over: index.html. Give another folder" in ran.stderr


def test_standard_input_is_read() -> None:
    ran = run("build", "-", "--json", given=ARTICLES["sound.jsonl"].encode())
    assert [each["outlet"] for each in json.loads(ran.stdout)["articles"]] == ["Sound Radio"]


def test_schema_prints_the_shipped_schema() -> None:
    ran = run("schema")
    assert ran.exit_code == 0
    assert json.loads(ran.stdout) == json.loads(schema.SHIPPED.read_text(encoding="utf-8"))


def test_the_demo_runs_without_a_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    # In one process: a worker would have a network again.
    monkeypatch.setattr(local, "ENGINE", replace(local.ENGINE, serial_below=1000))
    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    ran = run("demo", "-o", tmp_path / "demo")
    assert ran.exit_code == 0, ran.output
    assert "Kittiwake" in (tmp_path / "demo" / "index.html").read_text(encoding="utf-8")


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"rashomon, version {__version__}\n"
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{__version__}"\n' in project


@pytest.mark.parametrize("command", [(), ("build",), ("demo",), ("schema",)])
def test_help_is_there_under_both_names(command: tuple[str, ...]) -> None:
    assert run(*command, "-h").stdout == run(*command, "--help").stdout != ""


def test_pages_made_here_are_not_read_again(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(" date 2024-03-04 The old pier was closed on Monday after a crane fell on it.")
    for _ in range(2):
        ran = CliRunner().invoke(cli.main, ["build", str(tmp_path), "-o", str(tmp_path / "site")])
        assert ran.exit_code == 0, ran.output
    assert "1 article of 1 outlet" in ran.output
    assert "pages that Rashomon made" in ran.output


def test_what_an_article_writes_cannot_steer_the_terminal(tmp_path: Path) -> None:
    row = {"text": "The pier was closed on Monday.", "headline": "Pier \x1b]0;shut\x07 closed", "outlet": "Courier"}
    (tmp_path / "one.jsonl").write_text(json.dumps(row))
    ran = CliRunner().invoke(cli.main, ["build", str(tmp_path / "one.jsonl"), "-o", str(tmp_path / "site")])
    assert "\x1b" not in ran.output
    assert "\x07" not in ran.output


def test_a_time_that_cannot_be_compared_costs_only_itself(tmp_path: Path) -> None:
    row = {"text": "The pier was closed on Monday.", "outlet": "Courier", "published": "9999-12-31T23:59:59-12:00"}
    (tmp_path / "one.jsonl").write_text(json.dumps(row))
    ran = CliRunner().invoke(cli.main, ["build", str(tmp_path / "one.jsonl"), "--json"])
    assert ran.exit_code == 0, ran.output
    result = json.loads(ran.stdout)
    assert result["articles"][0]["published"] is None
    assert "no date that can be read" in result["rejections"][0]["reason"]
