"""JSON Schemas for editors: fresh, valid, and of one mind with the check."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from ruamel.yaml import YAML

from intakebot.authoring.folder import compile_folder
from intakebot.authoring.schema import FOLDER, NAMES, file_name, main, schema_of, stale, write
from intakebot.engine.kinds import KINDS

SHIPPED = sorted([*FOLDER.glob("*.yaml"), *FOLDER.glob("shared/*.yaml")])


def as_editors_see(text):
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))


def wrong(name, text):
    errors = Draft7Validator(schema_of(name)).iter_errors(as_editors_see(text))
    return [f"{list(error.absolute_path)}: {error.message}" for error in errors]


def kind_of(path: Path):
    if ".test." in path.name:
        return "flow-test"
    return path.stem if path.stem in NAMES else "flow"


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_draft_07_and_what_is_committed_is_fresh(name):
    Draft7Validator.check_schema(schema_of(name))
    assert schema_of(name)["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert FOLDER / file_name(name) not in stale(FOLDER)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_flows_that_ship_fit(path):
    assert wrong(kind_of(path), path.read_text()) == []


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_the_flows_that_ship_name_their_schema_for_editors(path):
    up = "../" if path.parent.name == "shared" else ""
    first = path.read_text().splitlines()[0]

    assert first == f"# yaml-language-server: $schema={up}{file_name(kind_of(path))}"


QUESTION = "flow: f\ntitle: T\nquestions:\n  - {id: a, ask: A?, "
CASES = {
    "fine": (QUESTION + "kind: text, tries: 3, optional: yes, label: 12}\n", True),
    "a number as text": (QUESTION + "kind: choice, options: [1, no, 2.5]}\n", True),
    "languages": (QUESTION + "kind: text, help: {en: Hi, de: Hallo}}\n", True),
    "unknown setting": (QUESTION + "kind: text, optionel: yes}\n", False),
    "setting of another kind": (QUESTION + "kind: text, options: [a, b]}\n", False),
    "unknown kind": (QUESTION + "kind: txt}\n", False),
    "no kind": (QUESTION + "label: x}\n", False),
    "missing options": (QUESTION + "kind: choice}\n", False),
    "too many tries": (QUESTION + "kind: text, tries: 9}\n", False),
    "no title": ("flow: f\nquestions: []\n", False),
    "unknown in a flow": ("flow: f\ntitle: T\ncolour: red\n", False),
    "unknown in a case": ("flow: f\ntitle: T\ncase: {titel: x}\n", False),
    "an include": ("flow: f\ntitle: T\nquestions: [{include: a}]\n", True),
    "shared": ("questions: [{id: a, kind: text, ask: A?}]\n", True),
    "title in shared": ("title: T\nquestions: [{id: a, kind: text, ask: A?}]\n", False),
}


@pytest.mark.parametrize("case", CASES)
def test_the_editor_and_the_check_are_of_one_mind(case):
    text, fits = CASES[case]
    name = "shared/a.yaml" if "shared" in case else "f.yaml"
    files = {name: text.encode()}
    if "include" in text:
        files["shared/a.yaml"] = b"questions: [{id: a, kind: text, ask: A?}]\n"

    assert (wrong("flow", text) == []) is fits
    assert (compile_folder(files).problems == []) is fits


def test_completion_has_a_title_and_words_for_everything():
    flow = schema_of("flow")

    assert set(KINDS) <= set(flow["definitions"])
    for kind in KINDS:
        made = flow["definitions"][kind]
        assert made["markdownDescription"]
        for name, field in made["properties"].items():
            assert field["title"] == name
            assert field.get("markdownDescription") or name == "kind", (kind, name)
    assert "$defs" not in json.dumps(flow)
    assert '"null"' not in json.dumps(flow)


def test_stale_schemas_are_told(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("intakebot.authoring.schema.FOLDER", tmp_path)
    assert main(["--check"]) == 1
    assert "flow.schema.json is stale" in capsys.readouterr().out

    assert main([]) == 0
    assert main(["--check"]) == 0

    (tmp_path / "flow.schema.json").write_text("{}")
    assert stale(tmp_path) == [tmp_path / "flow.schema.json"]
    assert write(tmp_path)[0] == tmp_path / "flow.schema.json"
