"""The generated files are fresh, a stale one is told, and writing makes it fresh again."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from intakebot.edge import generate

SCHEMA = json.loads(generate.schema())
DEFINITIONS = SCHEMA["definitions"]


@pytest.fixture
def copy(tmp_path, monkeypatch):
    """The generated files somewhere else, and an ``npm`` that only says that it was called."""
    for name in ("SCHEMA", "ASYNCAPI"):
        kept = getattr(generate, name)
        moved = tmp_path / kept.relative_to(generate.ROOT)
        moved.parent.mkdir(parents=True)
        moved.write_bytes(kept.read_bytes())
        monkeypatch.setattr(generate, name, moved)
    monkeypatch.setattr(generate, "ROOT", tmp_path)
    npm = tmp_path / "bin" / "npm"
    npm.parent.mkdir()
    npm.write_text('#!/bin/sh\necho "$@" > called\n')
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{npm.parent}:/usr/bin:/bin")
    return tmp_path


def run(monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["generate", *arguments])
    return generate.main()


def test_what_is_kept_is_fresh():
    command = [sys.executable, "-m", "intakebot.edge.generate", "--check"]
    done = subprocess.run(command, cwd=generate.ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("which", ["SCHEMA", "ASYNCAPI"])
@pytest.mark.parametrize("how", ["changed", "gone"])
def test_a_stale_file_fails_the_check_by_name_and_stays_as_it_is(
    copy, monkeypatch, capsys, which, how
):
    path = getattr(generate, which)
    path.write_text(path.read_text() + "\n") if how == "changed" else path.unlink()

    assert run(monkeypatch, "--check") == 1

    said = capsys.readouterr().err
    assert said.startswith(f"{path.relative_to(copy)} is stale: ")
    assert len(said.splitlines()) == 1
    assert path.exists() == (how == "changed")
    assert not (copy / "web" / "called").exists()


def test_writing_makes_everything_fresh_and_hands_on_to_typescript(copy, monkeypatch):
    generate.SCHEMA.write_text("{}")
    generate.ASYNCAPI.unlink()

    assert run(monkeypatch) == 0

    assert (copy / "web" / "called").read_text().split() == ["run", "--silent", "wire"]
    assert run(monkeypatch, "--check") == 0
    assert generate.SCHEMA.read_text() == generate.schema()


def test_a_frame_that_changes_makes_the_check_fail(copy, monkeypatch):
    monkeypatch.setattr(generate, "UNIONS", generate.UNIONS[:3])
    assert run(monkeypatch, "--check") == 1


def test_typescript_that_fails_is_not_passed_over(copy, monkeypatch):
    (copy / "bin" / "npm").write_text("#!/bin/sh\nexit 3\n")
    with pytest.raises(subprocess.CalledProcessError):
        run(monkeypatch)


# --- the schema ----------------------------------------------------------------------------------


def test_the_schema_is_one():
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert set(SCHEMA["properties"]) == set(DEFINITIONS)


def test_a_tuple_is_described_in_the_words_of_the_draft_that_is_named():
    span = DEFINITIONS["Source"]["properties"]["span"]
    valid = jsonschema.Draft7Validator(span).is_valid

    assert valid([3, 9])
    assert not any(map(valid, ([3], [3, 9, 1], ["3", 9])))


def objects(part, place=""):
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict) and part.get("type") == "object":
            yield place, part
        for name, inner in part.items():
            yield from objects(inner, f"{place}/{name}")
    elif isinstance(part, list):
        for at, inner in enumerate(part):
            yield from objects(inner, f"{place}/{at}")


def test_every_object_is_closed_and_no_field_lost_its_name():
    found = dict(objects(DEFINITIONS))
    assert len(found) > 60
    assert {
        place for place, one in found.items() if one["additionalProperties"] is not False
    } == set()
    assert "title" in DEFINITIONS["Brief"]["properties"], "a field that is called title"
    assert all(isinstance(one["properties"], dict) for one in found.values())


def test_the_tag_of_a_frame_is_never_optional():
    tagged = [one for _, one in objects(DEFINITIONS) if "enum" in one["properties"].get("type", {})]
    assert len(tagged) > 30
    assert all("type" in one["required"] for one in tagged)


def test_frames_and_bodies_do_not_overwrite_each_other():
    frames, bodies = generate.frames(), generate.bodies()
    assert set(frames) | set(bodies) == set(DEFINITIONS)
    assert not set(frames) & set(bodies)


def test_the_same_code_makes_the_same_text_in_any_process():
    text = "from intakebot.edge import generate; print(generate.schema(), end='')"
    runs = {
        subprocess.run(
            [sys.executable, "-c", text],
            cwd=generate.ROOT,
            env={"PYTHONHASHSEED": seed, "PATH": str(Path(sys.executable).parent)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in "12"
    }
    assert runs == {generate.schema()}
