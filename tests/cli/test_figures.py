"""The figures of a folder of labelled texts, against what can be counted by hand."""

import gzip
import json

import pytest

from intakebot.cli.figures import as_lines, cost, figures, hostile


def lay(folder, name, rows):
    text = "\n".join(json.dumps(row) for row in rows).encode()
    (folder / name).write_bytes(gzip.compress(text) if name.endswith(".gz") else text)


@pytest.fixture
def table(tmp_path):
    """Lay one file and read its figures by name, without what they cost."""

    def reading(name, rows):
        lay(tmp_path, name, rows)
        return {each.name: each for each in figures(tmp_path) if each.table != "cost"}

    return reading


def test_facts_are_counted_where_they_are_labelled_and_ours(table):
    text = "write to a@shop.example or see https://shop.example/pay"
    spans = [{"label": "email", "start": 9, "end": 23}]
    row = {"id": "1", "source": "s", "text": text, "spans": spans,
           "annotated": ["email", "url", "site_name"]}  # fmt: skip

    found = table("slots.jsonl", [row])

    assert set(found) == {"email", "url"}
    assert (found["email"].precision, found["email"].recall) == (1.0, 1.0)
    assert (found["url"].n, found["url"].precision) == (0, 0.0)  # found, and not labelled


def test_acts_are_read_in_the_light_of_what_was_said(table):
    rows = [
        {"id": "1", "source": "s", "text": "no, the blue one", "acts": ["correction"],
         "annotated": ["correction", "unheard_of"], "context": "The red lamp, is that right?"},
        {"id": "2", "source": "s", "text": "no, the blue one", "acts": ["other"],
         "annotated": ["correction"], "context": "Which one?"},
    ]  # fmt: skip

    found = table("acts.jsonl.gz", rows)

    assert set(found) == {"correction"}
    assert (found["correction"].precision, found["correction"].recall) == (1.0, 1.0)


def examples(intent, *texts, rank=0):
    return [{"role": "example", "text": text, "intent": intent, "rank": rank + n}
            for n, text in enumerate(texts)]  # fmt: skip


ROUTING = [
    *examples("pay", "I can't pay", "the payment fails"),
    *examples("post", "where is my parcel", "my parcel is late"),
    *examples("post", "the courier threw it over the fence", rank=7),
    {"role": "test", "text": "where is the parcel", "intent": "post"},
    {"role": "test", "text": "over the fence the courier threw it", "intent": "post"},
    {"role": "test", "text": "qqq zzz", "intent": "oos"},
]


def test_routing_is_measured_with_five_and_with_ten_phrases(table):
    found = table("routing_shop.jsonl", ROUTING)

    assert found["accuracy, with 5 phrases"].value == 0.5
    assert found["accuracy, with 10 phrases"].value == 1.0
    assert found["out of scope at 90% kept, with 10 phrases"].value == 1.0
    assert found["accuracy, with 10 phrases"].n == 2


def test_an_owners_own_phrases_are_all_used(table):
    found = table("routing_hint3_shop.jsonl", ROUTING)

    assert found["accuracy, with all phrases"].value == 1.0
    assert not any("10 phrases" in name for name in found)


def test_a_report_is_told_apart_by_its_parts(table):
    sentences = [{"n": "1", "text": "Expected results:\nthe page opens", "labels": ["EB"]}]

    found = table("report.jsonl", [{"id": "1", "source": "s", "sentences": sentences}])

    assert (found["EB"].precision, found["EB"].recall) == (1.0, 1.0)
    assert found["S2R"].n == 0


def test_first_messages_tell_what_need_not_be_asked(table):
    answers = {"url": ["https://shop.example/pay"], "browser": ["Firefox 128"], "started": []}
    row = {"id": "1", "text": "https://shop.example/pay fails", "answers": answers}

    found = table("first_messages.jsonl", [row])

    assert (found["all"].n, found["all"].recall) == (2, 0.5)
    assert (found["wrong of band A"].n, found["wrong of band A"].value) == (1, 0.0)


def test_other_files_are_left_alone(tmp_path):
    lay(tmp_path, "report_nolicence.jsonl", [{"anything": 1}])
    lay(tmp_path, "notes.jsonl", [{"anything": 1}])

    assert {each.table for each in figures(tmp_path)} == {"cost"}


@pytest.mark.parametrize("content", ["{", "[1]", '{"text": "x"}'])
def test_a_file_that_is_no_labelled_texts_is_an_error(tmp_path, content):
    (tmp_path / "slots.jsonl").write_text(content)

    with pytest.raises((ValueError, LookupError, TypeError)):
        list(figures(tmp_path))


def test_cost_is_the_middle_and_the_slow_end_of_what_was_measured():
    ticks = iter(range(10_000))

    found = {each.name: each for each in cost(["x" * 4000], lambda: next(ticks))}

    assert found["400 characters, p50"].n == 10
    assert found["400 characters, p99"].value == 1000  # one tick of the clock is a second
    assert all(len(text) == 20_000 for text in hostile())


def test_a_folder_without_texts_has_no_typical_cost():
    assert [each.name for each in cost([])] == ["20000 hostile characters"]


def test_the_table_names_each_part_once(tmp_path):
    lay(tmp_path, "routing_shop.jsonl", ROUTING)

    lines = list(as_lines(list(figures(tmp_path))))

    assert sum("routing_shop" in line for line in lines) == 1
    assert any(line.endswith(" ms") for line in lines)
