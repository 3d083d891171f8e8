"""``intakebot flows check``."""

import json

import pytest
from typer.testing import CliRunner

from intakebot.cli import app

GOOD = "flow: f\ntitle: T\nquestions: [{id: a, kind: text, ask: A?}]\n"
BAD = "flow: g\ntitle: T\ncolour: red\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "flows").mkdir()

    def running(*arguments, **files):
        for name, text in files.items():
            (tmp_path / "flows" / f"{name.replace('_', '.')}.yaml").write_text(text)
        done = CliRunner().invoke(app, ["flows", "check", *arguments])
        return done.exit_code, done.stdout, done.stderr

    return running


def test_good_flows_end_with_0(run):
    assert run(f=GOOD) == (0, "Everything is fine.\n", "")


def test_problems_end_with_1_and_are_printed_with_their_place(run):
    code, out, _ = run(f=GOOD, g=BAD)

    assert code == 1
    assert "flows/g.yaml:3:1: unknown setting 'colour' for a flow  [unknown-setting]" in out
    assert out.endswith("1 problem, 1 warning. What each message means: flows/README.\n")


def test_warnings_alone_end_with_0(run):
    code, out, _ = run(f=GOOD, g=GOOD.replace("flow: f", "flow: g"))

    assert code == 0
    assert "[no-default]" in out


@pytest.mark.parametrize("arguments", [["nowhere"], ["flows"]])
def test_what_can_not_be_read_ends_with_2(run, arguments):
    code, out, err = run(*arguments)

    assert code == 2
    assert out == ""
    assert err


def test_programs_get_json_and_github_its_commands(run):
    assert json.loads(run("--format", "json", g=BAD)[1])[0]["code"] == "unknown-setting"
    assert run("--format", "github")[1].startswith("::error file=flows/g.yaml,line=3,col=1,")


def test_good_flows_are_an_empty_list_for_programs(run):
    assert run("--format", "json", f=GOOD) == (0, "[]\n", "")


def test_one_file_can_be_checked_alone(run):
    assert run("flows/f.yaml", f=GOOD, g=BAD)[:2] == (0, "Everything is fine.\n")
    assert run("flows/g.yaml")[0] == 1


@pytest.mark.parametrize("wrong", [BAD, "flow: g\n  title: T\n"])
def test_the_tests_of_a_flow_with_problems_do_not_say_that_it_is_not_there(run, wrong):
    code, out, _ = run(f=GOOD, g=wrong, g_test="flow: g\ntests: [{it: x, chat: [{asks: a}]}]\n")

    assert code == 1
    assert "flows/g.yaml:" in out
    assert "g.test.yaml" not in out
    assert "there is no flow 'h'" in run(h_test="flow: h\ntests: []\n")[1]


def test_tests_beside_the_flows_are_checked_too(run):
    code, out, _ = run(f=GOOD, f_test="flow: f\ntests: [{it: works, chat: [{asks: b}]}]\n")

    assert code == 1
    assert "flows/f.test.yaml:2:35: 'f' has no question 'b'" in out
