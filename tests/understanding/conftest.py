"""Precision and recall on other people's labelled texts, where those lie beside the project."""

import gzip
import json
from pathlib import Path

import pytest


@pytest.fixture
def rows():
    """The labelled rows of one of the files."""

    def read(name):
        for folder in Path(__file__).resolve().parents:
            path = folder / "shared" / "data" / "understanding" / f"{name}.jsonl.gz"
            if path.is_file():
                return [
                    json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()
                ]
        pytest.skip("the labelled rows are not beside the project")

    return read


@pytest.fixture
def measured(rows):
    """Precision and recall of one label on one source; words count that overlap."""

    def measure(find, label, source):
        right = found = met = told = 0
        for row in rows("slots"):
            if row["source"] != source or label not in row["annotated"]:
                continue
            gold = [(each["start"], each["end"]) for each in row["spans"] if each["label"] == label]
            ours = {each.span for each in find(row["text"]) if each.label == label}
            right += sum(any(a < d and c < b for a, b in gold) for c, d in ours)
            met += sum(any(a < d and c < b for c, d in ours) for a, b in gold)
            found, told = found + len(ours), told + len(gold)
        return right / found, met / told

    return measure
