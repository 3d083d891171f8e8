"""Test files: read, checked, and refused in words."""

import pytest

from intakebot.authoring.flow_tests import compile_tests, in_words, moment, read_tests, said
from intakebot.authoring.folder import compile_folder
from intakebot.authoring.shapes import Line

FLOW = b"flow: f\ntitle: T\nquestions: [{id: name, kind: name, ask: Who?}]\n"
TESTS = """\
flow: f
tests:
  - it: asks who it is
    chat:
      - customer: hi
      - asks: name
      - skips: yes
      - changes: {name: Mara}
    case: {name: Mara}
"""


def compiled(text, name="f.test.yaml"):
    flow = compile_folder({"f.yaml": FLOW}).flows["f.yaml"].flow
    return compile_tests({name: text.encode()}, "flows", lambda i: flow if i == "f" else None)


def problems(old, new):
    assert old in TESTS
    _, found, _ = compiled(TESTS.replace(old, new))
    return [f"{p.line}:{p.column}: {p.message}. {p.hint}".strip() for p in found]


def test_a_test_knows_where_each_of_its_lines_stands():
    (test,), found, sources = compiled(TESTS)

    assert found == []
    assert (test.file, test.line, test.flow) == ("flows/f.test.yaml", 3, "f")
    assert test.lines == (5, 6, 7, 8)
    assert test.case_line == 9
    assert list(sources) == ["flows/f.test.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("asks: name", "asks: nmae", "6:15: 'f' has no question 'nmae'. did you mean 'name'?"),
        ("asks: name", "aks: name", "6:9: unknown setting 'aks' for 'chat'. did you mean 'asks'?"),
        (
            "asks: name",
            "asks: name\n        says: x",
            "7:9: 'says' stands beside 'asks'. begin a line of its own with '- '",
        ),
        ("{name: Mara}\n    case", "{nme: Mara}\n    case", "8:19: 'f' has no question 'nme'."),
        ("case: {name:", "case: {nam:", "9:12: 'f' has no question 'nam'. did you mean 'name'?"),
        ("it: asks", "at: soon\n    it: asks", "3:9: 'soon' is no time."),
        (
            "it: asks",
            "page: {ulr: x}\n    it: asks",
            "3:12: unknown setting 'ulr' for a page.",
        ),
        ("    chat:", "    chatt:", "3:5: 'tests' needs 'chat'"),
        ("flow: f", "flow: g", "1:7: there is no flow 'g' that could be tested."),
    ],
)
def test_what_is_wrong_with_a_test_is_said_in_words(old, new, said):
    assert any(each.startswith(said) for each in problems(old, new)), problems(old, new)


@pytest.mark.parametrize(
    "text", ["", "x", "- a", "tests: x", "tests: []", "flow: f\ntests: [x]", "["]
)
def test_other_shapes_are_problems_or_nothing_and_never_crash(text):
    tests, found, _ = compiled(text)

    assert tests == []
    assert found or not text


def test_only_test_files_are_read(tmp_path):
    for name in ("f.yaml", "f.test.yaml", "g.test.yml", "f.test.yaml.bak"):
        (tmp_path / name).write_text("a")

    assert list(read_tests(tmp_path)) == ["f.test.yaml", "g.test.yml"]


def test_lines_are_told_as_they_were_written():
    line = Line.model_validate({"handed over": "yes"})

    assert said(line) == ("handed over", True)
    assert in_words(line) == "handed over: yes"
    assert in_words(Line(changes={"a": "x"})) == "changes: {a: x}"
    assert said(Line()) == ("", "")


def test_times_without_a_zone_are_utc():
    assert moment("1970-01-01T00:00:01") == moment("1970-01-01T01:00:01+01:00") == 1000
    assert moment("yesterday") is None
