"""Write what is made from ``wire.py`` and ``models.py``: JSON Schema, AsyncAPI, ``wire.ts``.

``python -m intakebot.edge.generate`` writes them, ``--check`` exits 1 when one is stale.
"""

import inspect
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import msgspec
from pydantic.json_schema import models_json_schema

from intakebot.edge import asyncapi, case_models, incident_models, merge_models, models, wire

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "web" / "wire.schema.json"
ASYNCAPI = ROOT / "intakebot" / "edge" / "asyncapi.json"
UNIONS = ("FromCustomer", "ToCustomer", "FromAgent", "ToAgent")


def frames() -> dict[str, Any]:
    """Definitions of every frame, and of the four unions that the sockets speak."""
    kinds = [kind for union in UNIONS for kind in get_args(getattr(wire, union))]
    refs, definitions = msgspec.json.schema_components(
        list(dict.fromkeys(kinds)), ref_template="#/definitions/{name}"
    )
    by_kind = dict(zip(dict.fromkeys(kinds), refs, strict=True))
    for union in UNIONS:
        definitions[union] = {"anyOf": [by_kind[k] for k in get_args(getattr(wire, union))]}
    return dict(asyncapi.draft_07(definitions))


def bodies() -> dict[str, Any]:
    """Definitions of the REST bodies."""
    found = [
        kind
        for room in (models, case_models, incident_models, merge_models)
        for _, kind in inspect.getmembers(room, inspect.isclass)
        if issubclass(kind, models.Model) and kind is not models.Model
    ]
    _, schema = models_json_schema(
        [(kind, "serialization") for kind in found], ref_template="#/definitions/{model}"
    )
    return dict(schema.get("$defs", {}))


def tidy(part: Any) -> Any:
    """Drop titles of fields, which would become type names, and close the objects."""
    if isinstance(part, list):
        return [tidy(each) for each in part]
    if not isinstance(part, dict):
        return part
    kept = {
        key: tidy(value)
        for key, value in part.items()
        if key not in ("title", "discriminator") or not isinstance(value, str | dict)
    }
    if "properties" in kept:
        kept["properties"] = {name: tidy(value) for name, value in part["properties"].items()}
        kept.setdefault("additionalProperties", False)
        kind = kept["properties"].get("type", {})
        if "enum" in kind and "type" not in kept.get("required", []):
            kept["required"] = ["type", *kept.get("required", [])]
    return kept


def schema() -> str:
    """The JSON Schema of everything that crosses the wire."""
    definitions = {**frames(), **bodies()}
    named = {name: tidy(body) for name, body in sorted(definitions.items())}
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Wire",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: {"$ref": f"#/definitions/{name}"} for name in named},
        "definitions": named,
    }
    return json.dumps(whole, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the files, or with ``--check`` say which are stale."""
    made = {SCHEMA: schema(), ASYNCAPI: asyncapi.text()}
    stale = [path for path, text in made.items() if not path.exists() or path.read_text() != text]
    if "--check" in sys.argv:
        for path in stale:
            again = "run python -m intakebot.edge.generate"
            sys.stderr.write(f"{path.relative_to(ROOT)} is stale: {again}\n")
        return 1 if stale else 0
    for path in stale:
        path.write_text(made[path])
    subprocess.run(["npm", "run", "--silent", "wire"], cwd=ROOT / "web", check=True)  # noqa: S607
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
