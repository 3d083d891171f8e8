"""``intakebot flows test``."""

import pytest
from typer.testing import CliRunner

from intakebot.cli import app

FLOW = "flow: f\ntitle: T\ndefault: yes\nquestions: [{id: name, kind: name, ask: Who are you?}]\n"
TESTS = """\
flow: f
tests:
  - it: asks who it is
    chat: [{customer: it broke again}, {asks: name}]
  - it: asks for the weather
    chat: [{customer: it broke again}, {says: sunshine}]
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "flows").mkdir()

    def running(*arguments, tests=TESTS, flow=FLOW):
        (tmp_path / "flows" / "f.yaml").write_text(flow)
        if tests:
            (tmp_path / "flows" / "f.test.yaml").write_text(tests)
        done = CliRunner().invoke(app, ["flows", "test", *arguments])
        return done.exit_code, done.stdout, done.stderr

    return running


def test_a_failure_ends_with_1_and_shows_the_conversation(run):
    code, out, _ = run()

    assert code == 1
    assert "✓ asks who it is" in out
    assert "✗ flows/f.test.yaml:6: asks for the weather" in out
    assert "    customer: it broke again" in out
    assert "  - expected  says: sunshine" in out
    assert out.endswith("2 tests, 1 failed.\n")


def test_some_can_be_chosen_by_their_words(run):
    code, out, _ = run("--only", "who it is")

    assert code == 0
    assert out == "✓ asks who it is\n1 test, all passed.\n"
    assert run("-q", "-k", "who it is")[1] == "1 test, all passed.\n"


def test_one_file_can_be_run_alone(run):
    assert run("flows/f.test.yaml")[0] == 1


def test_a_test_that_can_not_be_read_ends_with_1(run):
    code, out, _ = run(tests=TESTS.replace("asks: name", "asks: nam"))

    assert code == 1
    assert "did you mean 'name'?" in out


def test_without_tests_or_flows_it_ends_with_2(run):
    assert run(tests="")[0] == 2
    assert run(flow="flow: f\n")[0] == 2
    assert run("nowhere")[0] == 2
