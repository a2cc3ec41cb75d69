"""The word lists of the findings: their shape, and that each is used."""

from __future__ import annotations

import ast
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from rashomon.findings import words

FOLDER = Path(words.__file__).parent
LISTS = sorted(FOLDER.glob("*.txt"))
CODE = sorted(FOLDER.parent.rglob("*.py"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_is_clean(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert text == unicodedata.normalize("NFC", text), "letters are composed"
    assert "\t" not in text
    assert "\r" not in text
    assert "\ufeff" not in text
    assert text.endswith("\n")
    lines = text.splitlines()
    assert [line for line in lines if line != line.rstrip()] == [], "no line ends in a space"
    assert [line for line in lines if line != line.lstrip()] == [], "no line begins with one"


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_says_what_it_holds_and_holds_it_once(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# "), "the first line says what the list holds"
    entries = [entry for line in lines if (entry := line.split("#", 1)[0].strip())]
    assert entries
    assert [entry for entry, times in Counter(entries).items() if times > 1] == []
    assert words.load(path.stem) == set(entries)


def named(path: Path) -> tuple[set[str], set[str]]:
    """Give the lists that a file of code loads by name, and the words that it may load as one: `load(name)`."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    given = [
        node.args[0]
        for node in nodes
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"words.load", "load"} and node.args
    ]
    loaded = {each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str)}
    constants = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return loaded, constants if any(not isinstance(each, ast.Constant) for each in given) else set()


def test_every_list_is_used_and_every_list_used_is_there() -> None:
    loaded, perhaps = (set().union(*each) for each in zip(*map(named, CODE), strict=True))
    assert [path.stem for path in LISTS if path.stem not in loaded | perhaps] == [], "a list that nothing loads"
    assert loaded <= {path.stem for path in LISTS}


def test_a_comment_is_no_entry() -> None:
    assert not [entry for path in LISTS for entry in words.load(path.stem) if "#" in entry]


def test_a_list_that_is_not_there_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        words.load("no such list")
