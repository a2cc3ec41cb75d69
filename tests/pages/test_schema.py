"""The schema is what the records say, the shipped file is fresh, and a rendered result holds to it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rashomon.pages import as_json, schema
from tests.pages.invented import BRIDGE_RESULT


def faults(value: Any, rule: dict[str, Any], path: str = "$") -> list[str]:
    """Check a value against the parts of JSON Schema that `schema` uses; an unknown keyword is a fault of the test."""
    unknown = set(rule) - {
        *("type", "properties", "required", "items", "prefixItems", "minItems", "minimum", "enum", "anyOf", "$ref"),
        *("description", "$schema", "$id", "title", "$defs"),
    }
    assert not unknown, f"teach this check {unknown}"
    if "$ref" in rule:
        return faults(value, schema.schema()["$defs"][rule["$ref"].removeprefix("#/$defs/")], path)
    if "anyOf" in rule:
        each = [faults(value, choice, path) for choice in rule["anyOf"]]
        return [] if [] in each else each[0]
    if "enum" in rule:
        return [] if value in rule["enum"] else [f"{path}: {value!r} is none of {rule['enum']}"]
    kinds = {
        "object": dict,
        "array": list,
        "string": str,
        "integer": int,
        "number": float,
        "boolean": bool,
        "null": type(None),
    }
    if type(value) is not kinds[rule["type"]]:
        return [f"{path}: {value!r} is no {rule['type']}"]
    found: list[str] = []
    if isinstance(value, dict):
        found += [f"{path}: no {name}" for name in rule["required"] if name not in value]
        found += [f"{path}: {name} is not in the schema" for name in value if name not in rule["properties"]]
        for name, inner in value.items():
            found += faults(inner, rule["properties"].get(name, {"anyOf": [{"type": "null"}]}), f"{path}.{name}")
    elif isinstance(value, list):
        each = rule.get("prefixItems") or [rule["items"]] * len(value)
        if len(value) != len(each) or len(value) < rule.get("minItems", 0):
            found.append(f"{path}: {len(value)} items")
        for n, (inner, one) in enumerate(zip(value, each, strict=False)):
            found += faults(inner, one, f"{path}[{n}]")
    elif isinstance(value, int) and value < rule.get("minimum", value):
        found.append(f"{path}: {value} is too small")
    return found


def test_the_shipped_schema_is_fresh() -> None:
    fresh = "run: python -m rashomon.pages.schema"
    assert schema.SHIPPED.read_text(encoding="utf-8") == schema.dumps(), fresh


def test_a_rendered_result_holds_to_the_schema() -> None:
    assert faults(as_json.render(BRIDGE_RESULT), schema.schema()) == []


@pytest.mark.parametrize(
    ("table", "field", "wrong"),
    [
        ("quotes", "kind", "shouted"),  # a kind that does not exist
        ("quotes", "content", [[1, 2, 3]]),  # a range of three
        ("quotes", "cue", "said"),  # words in place of a range
        ("stories", "outlets", -1),  # a count below nought
        ("claims", "origins", True),  # a truth value is no count
        ("claims", "text", None),  # null where there must be text
    ],
)
def test_a_wrong_value_is_found(table: str, field: str, wrong: object) -> None:
    rendered = as_json.render(BRIDGE_RESULT)
    rendered[table][0][field] = wrong
    assert faults(rendered, schema.schema())


def test_every_reference_leads_to_a_definition() -> None:
    made = schema.schema()
    text = json.dumps(made)
    assert {part.split('"')[0] for part in text.split('"#/$defs/')[1:]} == set(made["$defs"])
