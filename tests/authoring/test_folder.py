"""Folders: which files count, and what is taken from before."""

import pytest

from intakebot.authoring import folder as folders
from intakebot.authoring.folder import compile_folder, read_folder

FLOW = "flow: {0}\ntitle: T\ndefault: {1}\nquestions: [{{include: s}}]\n"
SHARED = "questions: [{id: a, kind: text, ask: A?}]\n"


def files(**changed):
    texts = {
        "f.yaml": FLOW.format("f", "yes"),
        "g.yaml": FLOW.format("g", "no"),
        "shared/s.yaml": SHARED,
        "teams.yaml": "teams: [{id: web, name: W}]\n",
        "sites.yaml": "sites: [{id: shop, name: S, openers: [f, g]}]\n",
        **changed,
    }
    return {name: text.encode() for name, text in texts.items()}


def test_only_flow_files_are_read(tmp_path):
    (tmp_path / "shared" / "deeper").mkdir(parents=True)
    for name in (
        "f.yaml", "g.yml", "f.test.yaml", ".hidden.yaml", "~x.yaml", "#x.yaml", "f.yaml.swp",
        "README.md", "flow.schema.json", "shared/s.yaml", "shared/deeper/t.yaml",
    ):  # fmt: skip
        (tmp_path / name).write_text("a: b\n")
    (tmp_path / "folder.yaml").mkdir()

    assert sorted(read_folder(tmp_path)) == ["f.yaml", "g.yml", "shared/s.yaml"]


def test_a_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(OSError, match="nowhere"):
        read_folder(tmp_path / "nowhere")


def test_more_of_a_file_than_is_allowed_is_not_even_read(tmp_path):
    (tmp_path / "f.yaml").write_bytes(b"a" * 5_000_000)

    assert len(read_folder(tmp_path)["f.yaml"]) == 256 * 1024 + 1


def test_everything_fits_together():
    made = compile_folder(files())

    assert made.problems == []
    assert {c.id for c in made.flows.values() if c.flow} == {"f", "g"}
    assert set(made.teams) == {"web"}
    assert set(made.sites) == {"shop"}


def test_a_flow_is_compiled_again_only_when_something_changed(monkeypatch):
    before = compile_folder(files())
    compiled = []
    real = folders.compile_flow
    monkeypatch.setattr(
        folders, "compile_flow", lambda node, *rest: compiled.append(node) or real(node, *rest)
    )

    compile_folder(files(), before=before)
    assert compiled == []

    compile_folder(files(**{"g.yaml": FLOW.format("g", "no") + "# more\n"}), before=before)
    assert len(compiled) == 1

    compile_folder(files(**{"shared/s.yaml": SHARED + "# more\n"}), before=before)
    assert len(compiled) == 3


def test_a_problem_in_a_shared_file_is_told_once_and_blames_each_flow_that_includes_it():
    made = compile_folder(files(**{"shared/s.yaml": SHARED.replace("A?", "'{{ b }}'")}))

    assert [(p.file, p.code) for p in made.problems] == [("shared/s.yaml", "unknown-name")]
    assert made.blamed("f.yaml") == made.blamed("g.yaml") == made.problems


def test_shared_files_that_nobody_includes_are_checked_all_the_same():
    made = compile_folder(files(**{"shared/t.yaml": "questions: [{id: a, kind: txt, ask: A?}]\n"}))

    assert [(p.file, p.code) for p in made.problems] == [("shared/t.yaml", "unknown-kind")]
    assert made.flows["f.yaml"].flow is not None


def test_broken_teams_hide_no_flow_and_blame_none():
    made = compile_folder(files(**{"teams.yaml": "teams: ["}))

    assert made.teams is None
    assert made.flows["f.yaml"].flow is not None
    assert made.blamed("f.yaml") == []


def test_places_are_named_as_the_author_called_the_folder():
    made = compile_folder(files(**{"f.yaml": "flow: f\n"}), "our/flows")

    assert made.problems[0].file == "our/flows/f.yaml"


def test_without_teams_any_team_may_be_named():
    named = {"f.yaml": b"flow: f\ntitle: T\nteam: web\n"}

    assert compile_folder(named).problems == []


def test_an_empty_file_is_told_so():
    made = compile_folder(files(**{"h.yaml": "# soon\n"}))

    assert [(p.file, p.message) for p in made.problems] == [("h.yaml", "the file is empty")]
