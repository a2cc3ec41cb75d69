"""What shape does the JSON of a build have? The records' type hints in, a JSON Schema (2020-12) out.

Literals become enumerations, tuples arrays, optional values a choice with null. `field` is the one key that may be
absent (absent means `text`). Unknown keys are allowed, so that a later version may add some.
The shipped file is written by ``python -m rashomon.pages.schema`` and a test holds it fresh.
"""

from __future__ import annotations

import json
import sys
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from rashomon import records
from rashomon.pages import as_json

SHIPPED = Path(__file__).parent.parent / "schema.json"


def schema() -> dict[str, Any]:
    """Give the schema of what ``rashomon build --json`` prints.

    >>> schema()["$defs"]["Credit"]["required"]
    ['article', 'start', 'end', 'to']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:rashomon:result",
        "title": "Rashomon result",
        **_record(records.Result),
        "$defs": {
            record.__name__: _record(record) for record in _reached(records.Result) if record is not records.Result
        },
    }


def _reached(record: Any) -> list[Any]:
    """Give the record classes that `record` leads to, itself first, each once, by name."""
    found: dict[str, Any] = {}

    def visit(one: Any) -> None:
        if one.__name__ not in found:
            found[one.__name__] = one
            for hint in typing.get_type_hints(one).values():
                for inner in _classes(hint):
                    visit(inner)

    visit(record)
    return [found[name] for name in sorted(found)]


def _classes(hint: Any) -> Iterator[Any]:
    if is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _classes(part)


def _record(record: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(record)
    names = as_json.keys(record)
    return {
        "type": "object",
        "description": " ".join((record.__doc__ or "").split()),
        "properties": {name: _type(hints[name]) for name in names},
        "required": [name for name in names if name != "field"],
    }


def _type(hint: Any) -> dict[str, Any]:
    origin, parts = get_origin(hint), get_args(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if origin is Literal:
        return {"enum": list(parts)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_type(part) for part in parts if part is not type(None)] + [{"type": "null"}]}
    if origin is tuple and parts[-1] is Ellipsis:
        return {"type": "array", "items": _type(parts[0])}
    if origin is tuple:
        return {"type": "array", "prefixItems": [_type(part) for part in parts], "items": False, "minItems": len(parts)}
    simple: dict[Any, dict[str, Any]] = {
        str: {"type": "string"},
        bool: {"type": "boolean"},
        int: {"type": "integer", "minimum": 0},
        float: {"type": "number"},
    }
    return simple[hint]


def dumps() -> str:
    """Give the schema as the text of the shipped file."""
    return json.dumps(schema(), indent=1) + "\n"


if __name__ == "__main__":
    SHIPPED.write_text(dumps(), encoding="utf-8")
    print(f"{SHIPPED} written: {len(fields(records.Result))} lists", file=sys.stderr)
