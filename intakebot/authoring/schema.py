"""JSON Schemas (draft-07) that let editors complete and check flow files offline.

Made from the same models that the files are checked with, so nothing is written twice.
``python -m intakebot.authoring.schema`` writes them beside the flows, ``--check`` compares.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from intakebot.authoring.shapes import (
    FlowShape,
    RepliesShape,
    SharedShape,
    SitesShape,
    TeamsShape,
    TestsShape,
)  # fmt: skip
from intakebot.engine.kinds import KINDS

DRAFT = "http://json-schema.org/draft-07/schema#"
NAMES = ("flow", "flow-test", "teams", "sites", "replies")
FOLDER = Path(__file__).resolve().parents[2] / "flows"

SCALAR = ["string", "number", "boolean"]
"""Every scalar is text to us; an editor sees 3 and yes as what YAML makes of them."""

Schema = dict[str, Any]


def schema_of(name: str) -> Schema:
    """One of the schemas, by what the file holds."""
    if name == "flow":
        return _flow_schema()
    models: dict[str, type[BaseModel]] = {
        "teams": TeamsShape,
        "sites": SitesShape,
        "replies": RepliesShape,
        "flow-test": TestsShape,
    }
    model = models[name]
    body = _plain(model.model_json_schema(by_alias=True))
    return {"$schema": DRAFT, "$id": f"{name}.schema.json", **body}


def file_name(name: str) -> str:
    return f"{name}.schema.json"


def text_of(name: str) -> str:
    """The file's text."""
    return json.dumps(schema_of(name), indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> list[Path]:
    """Write all schemas to a folder."""
    written = []
    for name in NAMES:
        path = folder / file_name(name)
        path.write_text(text_of(name), encoding="utf-8")
        written.append(path)
    return written


def stale(folder: Path) -> list[Path]:
    """The schemas that are not what they would be if written now."""
    paths = [(name, folder / file_name(name)) for name in NAMES]
    return [
        path
        for name, path in paths
        if not path.is_file() or path.read_text(encoding="utf-8") != text_of(name)
    ]


def _flow_schema() -> Schema:
    """Flow files, and files of shared questions, which have no ``flow``."""
    flow = _plain(FlowShape.model_json_schema())
    shared = _plain(SharedShape.model_json_schema())
    definitions = {**flow.pop("definitions", {}), "question": _question(), "include": _include()}
    questions = {
        "type": "array",
        "description": flow["properties"]["questions"]["description"],
        "items": {
            "if": {"required": ["include"]},
            "then": {"$ref": "#/definitions/include"},
            "else": {"$ref": "#/definitions/question"},
        },
    }
    flow["properties"]["questions"] = questions
    shared["properties"]["questions"] = questions
    for kind, model in KINDS.items():
        definitions[kind] = _kind(kind, model)
    return {
        "$schema": DRAFT,
        "$id": file_name("flow"),
        "title": "Intakebot flow",
        "type": "object",
        "properties": flow["properties"],
        "if": {"required": ["flow"]},
        "then": {"required": ["flow", "title"], "additionalProperties": False, **_only(flow)},
        "else": {"required": ["questions"], "additionalProperties": False, **_only(shared)},
        "definitions": definitions,
    }


def _only(schema: Schema) -> Schema:
    """The names that may occur; what they hold is said once, above."""
    return {"properties": dict.fromkeys(schema["properties"], True)}


def _question() -> Schema:
    """A question: its kind decides which settings it has."""
    return {
        "type": "object",
        "title": "Question",
        "required": ["id", "kind", "ask"],
        "properties": {
            "kind": {
                "description": "What is asked for; it decides how the question looks.",
                "enum": list(KINDS),
                "enumDescriptions": [model.title for model in KINDS.values()],
                "markdownEnumDescriptions": [model.title for model in KINDS.values()],
            }
        },
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"$ref": f"#/definitions/{kind}"},
            }
            for kind in KINDS
        ],
    }


def _include() -> Schema:
    return {
        "type": "object",
        "title": "Shared questions",
        "required": ["include"],
        "additionalProperties": False,
        "properties": {
            "include": {
                "type": "string",
                "description": "The name of a file in shared/, without .yaml: its questions "
                "are asked here.",
            }
        },
    }


def _kind(kind: str, model: type[BaseModel]) -> Schema:
    schema = _plain(model.model_json_schema())
    said = getattr(model, "title", "") or (model.__doc__ or "").strip()
    described = {"title": f"{kind} question", "description": said, "markdownDescription": said}
    return {**schema, **described}


def _plain(schema: Any, *, named: bool = False) -> Any:
    """Pydantic's schema as editors like it: draft-07, no nulls, titles that help, lax scalars."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if named:  # a map of names, not a schema
        return {name: _property(name, _plain(each)) for name, each in schema.items()}
    made: Schema = {}
    for key, value in schema.items():
        if key == "$defs":
            made["definitions"] = {name: _plain(each) for name, each in value.items()}
        elif key == "$ref":
            made[key] = value.replace("#/$defs/", "#/definitions/")
        elif key == "properties":
            made[key] = _plain(value, named=True)
        elif key in ("enum", "required", "default", "const"):
            made[key] = value
        else:
            made[key] = _plain(value)
    return _lax(_without_null(made))


def _property(name: str, schema: Any) -> Any:
    if not isinstance(schema, dict):
        return schema
    said = schema.get("description", "")
    more = {"markdownDescription": said} if said else {}
    return {**schema, "title": name, **more}


def _without_null(schema: Schema) -> Schema:
    if schema.get("default", 0) is None:
        del schema["default"]
    options = schema.get("anyOf")
    if not isinstance(options, list):
        return schema
    kept = [each for each in options if each != {"type": "null"}]
    if len(kept) == 1:
        rest = {key: value for key, value in schema.items() if key != "anyOf"}
        return {**kept[0], **rest}
    return {**schema, "anyOf": kept}


def _lax(schema: Schema) -> Schema:
    if schema.get("type") == "string" and "const" not in schema and "enum" not in schema:
        schema["type"] = SCALAR
    elif schema.get("type") == "boolean":
        del schema["type"]
        schema["enum"] = ["yes", "no", True, False]
    return schema


def main(arguments: Iterable[str]) -> int:
    """Write the schemas, or with ``--check`` say which are stale."""
    if "--check" in arguments:
        old = stale(FOLDER)
        for path in old:
            print(f"{path.name} is stale: run python -m intakebot.authoring.schema")  # noqa: T201
        return 1 if old else 0
    for path in write(FOLDER):
        print(path.name)  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
