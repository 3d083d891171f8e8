"""Lists of questions and what they include."""

from intakebot.authoring.bench import Bench
from intakebot.authoring.document import Source
from intakebot.authoring.questions import gather
from intakebot.authoring.reading import read


def document(text, file="f.yaml"):
    node, problems = read(Source(file, text))
    assert problems == []
    return node


def gathered(text, **shared):
    bench, used = Bench(), set()
    documents = {name: document(each, f"shared/{name}.yaml") for name, each in shared.items()}
    found = gather(document(text).get("questions"), documents, bench, used)
    return found, [f"{p.file}:{p.line}: {p.message}" for p in bench.problems], used


def question(name):
    return f"  - {{id: {name}, kind: text, ask: A?}}\n"


def test_included_questions_stand_where_they_are_included():
    found, problems, used = gathered(
        "questions:\n" + question("a") + "  - include: s\n" + question("d"),
        s="questions:\n" + question("b") + "  - include: t\n",
        t="questions:\n" + question("c"),
    )

    assert [each.id for each in found] == ["a", "b", "c", "d"]
    assert problems == []
    assert used == {"s", "t"}


def test_a_clash_through_an_include_names_both_places():
    _, problems, _ = gathered(
        "questions:\n" + question("a") + "  - include: s\n", s="questions:\n" + question("a")
    )

    assert problems == ["shared/s.yaml:2: the id 'a' is taken"]


def test_a_long_circle_is_told_in_full():
    _, problems, _ = gathered(
        "questions:\n  - include: s\n",
        s="questions:\n  - include: t\n",
        t="questions:\n  - include: s\n",
    )

    assert problems == ["shared/t.yaml:2: this goes round in a circle: s includes t includes s"]


def test_including_twice_is_a_clash_and_not_a_circle():
    _, problems, _ = gathered(
        "questions:\n  - include: s\n  - include: s\n", s="questions:\n" + question("a")
    )

    assert problems == ["shared/s.yaml:2: the id 'a' is taken"]


def test_a_path_is_no_name_of_a_shared_file():
    _, problems, used = gathered("questions:\n  - include: ../../etc/passwd\n")

    assert problems == ["f.yaml:2: there is no file shared/../../etc/passwd.yaml"]
    assert used == set()


def test_nothing_stands_beside_include():
    _, problems, _ = gathered(
        "questions:\n  - include: s\n    when: a is b\n", s="questions:\n" + question("a")
    )

    assert problems == ["f.yaml:3: 'when' can't stand beside include"]


def test_what_is_known_beforehand_has_a_name():
    _, problems, _ = gathered(
        "questions:\n"
        "  - {id: a, kind: url, ask: A?, prefill: page.url}\n"
        "  - {id: b, kind: text, ask: A?, prefill: site.plan}\n"
        "  - {id: c, kind: text, ask: A?, prefill: opening}\n"
        "  - {id: d, kind: text, ask: A?, prefill: page.ulr}\n"
    )

    assert problems == ["f.yaml:5: nothing is known beforehand as 'page.ulr'"]


def test_a_misspelt_extractor_is_no_pattern():
    _, problems, _ = gathered(
        "questions:\n"
        "  - {id: a, kind: text, ask: A?, find: order_nummer}\n"
        "  - {id: b, kind: text, ask: A?, find: order_number}\n"
        "  - {id: c, kind: text, ask: A?, find: [order_nummer]}\n"
        "  - {id: d, kind: text, ask: A?, find: voucher}\n"
        "  - {id: e, kind: text, ask: A?, find: 'nam.'}\n"
    )

    assert problems == ["f.yaml:2: there is no extractor 'order_nummer'"]
