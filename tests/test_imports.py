"""Imports go one way: the layers of DESIGN.md, and no cycle between the folders."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "rashomon"
LAYERS = (
    {"records", "errors", "settings"},
    {"articles", "stories", "findings"},
    {"engine", "desk"},
    {"pipeline"},
    {"pages"},
    {"cli"},
)
LAYER_OF = {name: number for number, names in enumerate(LAYERS) for name in names}


def imported(file: Path) -> set[str]:
    """Give the parts of the package that a file imports, such as `records` for `rashomon.records`."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("rashomon.")}
        elif isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            if parts[0] == "rashomon":
                found |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
    return found & set(LAYER_OF)


def part(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = sorted(file for file in PACKAGE.rglob("*.py") if part(file) in LAYER_OF)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_file_imports_only_from_layers_below_or_its_own_part(file: Path) -> None:
    own = part(file)
    # `records, errors, settings` may use one another; parts of the other layers may not.
    wrong = {
        name
        for name in imported(file) - {own}
        if LAYER_OF[name] > LAYER_OF[own] or (LAYER_OF[name] == LAYER_OF[own] and LAYER_OF[own] > 0)
    }
    assert not wrong, f"{own} may not import {', '.join(sorted(wrong))}"


def test_every_part_has_a_layer() -> None:
    parts = {part(file) for file in PACKAGE.rglob("*.py")} - {"__init__", "__main__", "examples"}
    assert parts <= set(LAYER_OF), parts - set(LAYER_OF)
