"""``intakebot match``: lines in, candidates with reasons out, and figures on files."""

import json

import pytest

LINES = [
    {"id": "a", "time": "2026-01-01T10:00", "title": "Payment fails", "text": "PAY-4102 timeout"},
    {"id": "b", "time": "2026-01-02T10:00", "title": "Parcel is late", "text": "since Monday"},
    {"id": "c", "time": "2026-01-03T10:00", "title": "Cannot pay", "text": "PAY-4102, timeout"},
]


def told(*lines):
    return "\n".join(json.dumps(line) for line in lines) + "\n"


def test_each_report_is_answered_with_the_earlier_ones_like_it(run):
    done = run("match", says=told(*LINES))

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b", "c"]
    assert answers[0]["candidates"] == []
    best = answers[2]["candidates"][0]
    assert best["id"] == "a"
    assert "same error code: PAY-4102" in best["reasons"]
    assert 0 < best["likeness"] <= 1
    assert done.exit_code == 0


def test_there_are_never_more_than_asked_for(run):
    many = [LINES[0] | {"id": str(n)} for n in range(9)]

    done = run("match", "--best", "2", says=told(*many))

    assert len(json.loads(done.stdout.splitlines()[-1])["candidates"]) == 2


@pytest.mark.parametrize(
    "wrong", ["nonsense", '{"id": "x"}', '{"id": "x", "time": "never", "title": "a"}']
)
def test_a_line_that_is_none_is_said_with_its_number_and_the_rest_is_answered(run, wrong):
    done = run("match", says=wrong + "\n" + told(LINES[0]))

    assert done.exit_code == 1
    assert "line 1: " in done.stderr
    assert json.loads(done.stdout)["id"] == "a"


def test_a_file_is_measured(run, folder):
    lines = [line | {"cluster": "a"} if line["id"] in "ac" else line for line in LINES]
    (folder / "reports.jsonl").write_text(told(*lines))

    done = run("match", "--eval", "reports.jsonl")

    assert done.exit_code == 0
    assert "3 reports, 1 of a known problem" in done.stdout
    assert "R@1 1.000" in done.stdout


@pytest.mark.parametrize("content", ["", '{"unheard": "of"}\n', "nonsense", None])
def test_a_file_that_cannot_be_measured_is_said(run, folder, content):
    if content is not None:
        (folder / "odd.jsonl").write_text(content)

    done = run("match", "--eval", "odd.jsonl")

    assert done.exit_code == 2
    assert done.stderr.startswith("odd.jsonl: ")


def test_without_a_file_there_is_nothing_to_measure(run):
    done = run("match", "--eval")

    assert (done.exit_code, done.stderr) == (2, "Name the files to measure on.\n")
