"""The figures: right for files whose right figures are known."""

import gzip
import json

import pytest

from intakebot.cli.match_figures import figures, grouped, milliseconds, read, replay

REPORTS = [
    {"id": "a", "time": "2026-01-01", "title": "payment timeout", "text": "", "cluster": "a"},
    {"id": "b", "time": "2026-01-02", "title": "late parcel", "text": "", "cluster": "b"},
    {"id": "c", "time": "2026-01-03", "title": "timeout of a payment", "text": "", "cluster": "a"},
    {"id": "d", "time": "2026-01-04", "title": "nothing in common", "text": "", "cluster": "b"},
]
LINES = [
    {"system": "x", "text": "block 1 lost", "group": "A"},
    {"system": "x", "text": "block 22 lost", "group": "A"},
    {"system": "x", "text": "user root in", "group": "B"},
    {"system": "x", "text": "user anna in", "group": "B"},
]


def test_recall_counts_reports_of_problems_that_are_known():
    said = "\n".join(replay("reports", REPORTS))

    assert "4 reports, 2 of a known problem" in said
    assert "R@1 0.500  R@5 0.500  R@10 0.500" in said
    assert "among the candidates 0.500" in said


def test_a_group_is_right_when_it_is_whole_and_pure():
    said = "\n".join(grouped("lines", LINES))

    assert "grouping accuracy 0.500  pair precision 1.0000  pair recall 0.500" in said


def test_what_falls_together_wrongly_costs_precision():
    wrong = [line | {"group": str(n)} for n, line in enumerate(LINES[:2])]

    assert "pair precision 0.0000" in "\n".join(grouped("lines", wrong))


def test_a_group_that_holds_a_stranger_is_wrong_even_when_its_size_is_right():
    mixed = [LINES[0], LINES[1] | {"group": "C"}, LINES[2] | {"group": "A"}]

    assert "grouping accuracy 0.000" in "\n".join(grouped("lines", mixed))


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_files_are_read_packed_or_not(tmp_path, pack):
    file = tmp_path / "lines.jsonl.gz"
    file.write_bytes(pack("\n".join(json.dumps(line) for line in LINES).encode()))

    assert read(file) == LINES
    assert next(iter(figures(file))) == "lines.jsonl.gz: 4 lines of 1 systems"


def test_later_messages_are_measured_with_the_reports_beside_them(tmp_path):
    report = REPORTS[0] | {"reporter": "u", "text": "gateway"}
    message = {"case": "a", "reporter": "u", "time": "2026-01-02", "text": "gateway again"}
    (tmp_path / "x.jsonl").write_text(json.dumps(report))
    (tmp_path / "x_followups.jsonl").write_text(json.dumps(message))

    said = list(figures(tmp_path / "x_followups.jsonl"))

    assert said[0] == "x_followups.jsonl: 1 messages, 1 about an open case"


def test_times_are_a_median_and_a_95th_percentile():
    assert milliseconds([*range(100)]) == "49.5 ms median, 95.0 ms p95"
    assert milliseconds([]) == "never"
