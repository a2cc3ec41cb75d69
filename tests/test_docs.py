"""What a stranger reads about the project is true: pages are fresh, commands exist, links lead somewhere, examples run."""

from __future__ import annotations

import importlib.util
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import is_dataclass
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

from rashomon import articles, cli, findings, records, settings
from tests.built import HARBOUR, ROOT, harbour

_SKIPPED = {".venv", ".git", "node_modules", "dist", "build", "demo", "golden", "examples"}
PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not any(part in _SKIPPED or part.startswith(".") for part in path.relative_to(ROOT).parts[:-1])
)
README = ROOT / "README.md"
TUTORIAL = ROOT / "docs" / "tutorial.md"
DESK = ROOT / "docs" / "desk.md"
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
_LINK = re.compile(r"\[[^\]\n]+\]\(([^)\s]+)\)")
_TEXT_FILES = {".md", ".py", ".toml", ".txt", ".cfg", ".html", ".css", ".json", ".jsonl", ".yml", ".yaml", ""}


def _generate() -> ModuleType:
    """Load docs/generate.py by its file: docs is no package."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


GENERATE = _generate()


def blocks(page: Path, *languages: str) -> list[str]:
    return [text for language, text in _BLOCK.findall(page.read_text(encoding="utf-8")) if language in languages]


def commands(program: str) -> Iterator[tuple[str, list[str]]]:
    """Give every line of a shell block that calls `program`, with the page it stands on."""
    for page in PAGES:
        for block in blocks(page, "sh"):
            plain = re.sub(r"<<'END'\n.*?^END$", "", block, flags=re.M | re.S)
            for line in plain.replace("\\\n", " ").splitlines():
                for part in re.split(r"\s*(?:\||&&|;)\s*", line.split("#")[0]):
                    if part.split()[:1] == [program]:
                        words = shlex.split(re.sub(r"\d?>+\s*\S+", "", part))
                        yield f"{page.relative_to(ROOT)}: {part.strip()}", words[1:]


RASHOMON = list(commands("rashomon"))
MAKE = list(commands("make"))


@pytest.mark.parametrize("name", GENERATE.PAGES)
def test_a_generated_page_is_fresh(name: str) -> None:
    page = ROOT / "docs" / name
    assert page.read_text(encoding="utf-8") == GENERATE.PAGES[name](), "run: make docs"


def test_every_command_is_documented() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for path, command in GENERATE.commands():
        assert f"## `{path}`" in page
        for option in command.params:
            shown = max(option.opts, key=len) if isinstance(option, click.Option) else (option.metavar or option.name)
            assert str(shown).removesuffix("...").lower() in page.lower(), f"{path} {option.opts}"


def test_every_settings_class_is_documented_and_says_what_it_is() -> None:
    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    classes = [each for each in vars(settings).values() if isinstance(each, type) and is_dataclass(each)]
    assert len(classes) > 5
    for each in classes:
        assert f"## {each.__name__}\n" in page
        assert each.__doc__
        assert not each.__doc__.startswith(f"{each.__name__}("), f"{each.__name__} has no docstring"
        assert all(f"| `{name}` |" in page for name in each.__slots__)


def test_every_record_is_documented_with_its_fields() -> None:
    page = (ROOT / "docs" / "records.md").read_text(encoding="utf-8")
    classes = [each for each in vars(records).values() if isinstance(each, type) and is_dataclass(each)]
    assert len(classes) > 20
    for each in classes:
        assert f"## {each.__name__}\n" in page
        assert all(f"| `{name}` |" in page for name in each.__dataclass_fields__)
    assert all(f"`{name}`" in page for name in records.Result.__dataclass_fields__)


def test_every_reader_and_every_finding_is_documented() -> None:
    page = (ROOT / "docs" / "stages.md").read_text(encoding="utf-8")
    assert all(f"| {reader.name} |" in page for reader in articles.READERS)
    assert all(f"`{suffix}`" in page for reader in articles.READERS for suffix in reader.suffixes)
    assert all(f"| `{finding.name}` |" in page for finding in findings.FINDINGS)
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert not [line for line in rows if re.search(r"\|\s+\|", line)], "a reader or a finding has no docstring"


def test_the_readme_names_every_format() -> None:
    text = README.read_text(encoding="utf-8")
    assert all(suffix in text for reader in articles.READERS for suffix in reader.suffixes[:1])


def test_readme_and_tutorial_show_commands() -> None:
    pages = {line.split(":")[0] for line, _ in RASHOMON}
    assert {"README.md", "docs/tutorial.md"} <= pages


@pytest.mark.parametrize(("line", "words"), RASHOMON, ids=[line for line, _ in RASHOMON])
def test_a_command_that_is_shown_exists(line: str, words: list[str]) -> None:
    assert words, line
    if words[0].startswith("-"):
        assert words[0] in {"--version", "--help", "-h"}
        return
    assert words[0] in cli.main.commands, line
    command = cli.main.commands[words[0]]
    try:
        command.make_context(words[0], words[1:], parent=click.Context(cli.main, info_name="rashomon"))
    except click.exceptions.Exit:  # --help
        pass
    except click.UsageError as error:
        pytest.fail(f"{line}: {error.format_message()}")


@pytest.mark.parametrize(("line", "words"), MAKE, ids=[line for line, _ in MAKE])
def test_a_target_that_is_shown_exists(line: str, words: list[str]) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = [word for word in words if "=" not in word and not word.startswith("-")]
    assert all(re.search(rf"^{re.escape(target)}:", makefile, re.M) for target in targets), line


def test_every_target_says_what_it_does() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.M)
    assert phony
    assert all(re.search(rf"^{target}:.*## \S", makefile, re.M) for target in phony[1].split())


RECIPES = [ROOT / "docs" / f"add-a{name}.md" for name in ("-reader", "-finding", "n-output")]


@pytest.mark.parametrize("page", [README, *RECIPES], ids=lambda page: page.name)
def test_the_python_that_is_shown_runs(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # The blocks of a page follow one another; `articles` is the folder that they speak of.
    shutil.copytree(HARBOUR, tmp_path / "articles")
    monkeypatch.chdir(tmp_path)
    run_python(page)
    assert capsys.readouterr().out.strip(), "the examples print something"


def test_the_tutorial_runs_from_its_first_line_to_its_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for block in blocks(TUTORIAL, "sh"):
        for path, text in re.findall(r"^cat > (.+?) <<'END'\n(.*?)^END$", block, re.M | re.S):
            Path("articles").mkdir(exist_ok=True)
            Path(shlex.split(path)[0]).write_text(text, encoding="utf-8")
    assert len(list(Path("articles").iterdir())) == 3
    for line, words in RASHOMON:
        if line.startswith("docs/tutorial.md"):
            ran = CliRunner().invoke(cli.main, words)
            assert ran.exit_code == 0, f"{line}\n{ran.output}"
    assert Path("site/index.html").is_file()
    capsys.readouterr()
    run_python(TUTORIAL)
    out = capsys.readouterr().out
    # What the page says that a reader will see.
    assert "number - number of people" in out
    assert "(update)" in out
    assert "word-changed - what - ['Brackwater Echo']" in out
    assert "Sollhaven Lines - Sollhaven Lines, which runs the trams, did not respond" in out
    assert re.search(r"^Mill Town News \[0:\d+\] Eleven people", out, re.M)


def test_the_page_on_the_desk_runs_from_its_first_line_to_its_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for block in blocks(DESK, "sh"):
        for path, text in re.findall(r"^cat > (.+?) <<'END'\n(.*?)^END$", block, re.M | re.S):
            file = Path(shlex.split(path)[0])
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
    said = []
    for line, words in RASHOMON:
        if line.startswith("docs/desk.md"):
            ran = CliRunner().invoke(cli.main, words)
            assert ran.exit_code == 0, f"{line}\n{ran.output}"
            said.append(ran.stdout)
    assert "read 3 articles: 1 new, 0 changed, 2 unchanged; 0 rejected" in said[4]
    assert all(said[each].startswith("compared the accounts of 1 story; ") for each in (2, 6))
    assert "Mill Town News" in said[8]
    assert Path("site/index.html").is_file()
    capsys.readouterr()
    run_python(DESK)
    out = capsys.readouterr().out
    assert "Brackwater Echo 1\nMill Town News 1\nSound Radio 1" in out
    assert re.search(r"^\S+ A tram left the rails on Quay Street", out, re.M)


def run_python(page: Path) -> None:
    """Run the Python blocks of a page, one after the other, as one script."""
    names: dict[str, object] = {"__name__": "__main__"}
    shown = blocks(page, "python")
    assert shown
    for number, block in enumerate(shown):
        exec(compile(block, f"{page.name}, block {number + 1}", "exec"), names)


def test_what_the_readme_says_of_the_example_is_what_the_program_gives() -> None:
    text = README.read_text(encoding="utf-8")
    assert text == GENERATE.readme(text, harbour()), "run: make docs"
    assert len(text.split("by `make docs`: begin")) == 3, "both parts are there"


def test_what_the_readme_quotes_stands_in_the_example() -> None:
    quoted = re.findall(r"^> (.+)$", README.read_text(encoding="utf-8"), re.M)
    told = [line for line in quoted if not line.startswith("**")]
    assert len(told) >= 3
    text = " ".join(" ".join(f"{each.headline} {each.text}".split()) for each in harbour().articles)
    assert [line for line in told if line not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    text = _BLOCK.sub("", page.read_text(encoding="utf-8"))
    for target in _LINK.findall(text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), f"{page.name} links to {target}"
        if anchor:
            assert anchor in _anchors(path), f"{page.name} links to {target}"


def _anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_no_file_names_the_host_of_a_registry() -> None:
    # What is installed comes from wherever pip is told to look; a host in a file would send it elsewhere.
    # The names are put together, as this file is searched too.
    hosts = [".".join(parts) for parts in (("pypi", "org"), ("pythonhosted", "org"), ("huggingface", "co"))]
    options = ["--index" + "-url", "--extra-index" + "-url", "--find" + "-links"]
    found = []
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        if not path.is_file() or any(
            part in _SKIPPED - {"golden", "examples"} or part.startswith(".") for part in parts
        ):
            continue
        if path.suffix in _TEXT_FILES and path.name != "vocab.txt" and "__pycache__" not in parts:
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{path.relative_to(ROOT)}: {name}" for name in (*hosts, *options) if name in text]
    assert found == []
