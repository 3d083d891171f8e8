"""Precision and recall on other people's labelled texts, where those lie beside the project."""

import pytest

from tests import shared


@pytest.fixture
def rows():
    """The labelled rows of one of the files."""

    return lambda name: shared.rows("understanding", f"{name}.jsonl.gz")


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
