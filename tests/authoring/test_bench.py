"""The workbench points at the very words that are wrong."""

from intakebot.authoring.bench import Bench, where
from intakebot.authoring.document import Source
from intakebot.authoring.reading import read


def node(text, file="f.yaml"):
    return read(Source(file, text))[0]


def test_a_mistake_in_one_language_is_placed_there():
    bench = Bench({"a"})
    texts = node("ask:\n  en: fine {{ a }}\n  de: nicht {{ b }}\n").get("ask")

    assert bench.text(texts) is None
    assert [(p.code, p.line, p.column) for p in bench.problems] == [("unknown-name", 3, 16)]


def test_a_mistake_in_a_folded_text_is_placed_in_its_line():
    bench = Bench({"a"})
    text = node("ask: >\n  Hello {{ a }},\n  how is {{ b }}?\n").get("ask")

    bench.text(text)

    assert [(p.line, p.column, p.end_column) for p in bench.problems] == [(3, 13, 14)]


def test_a_mistake_behind_an_escape_is_placed_right():
    bench = Bench(set())
    text = node('ask: "\\u00c4h \\"{{ b }}\\""\n').get("ask")

    bench.text(text)

    assert [(p.line, p.column) for p in bench.problems] == [(1, 20)]


def test_a_condition_that_can_not_be_read_is_placed_from_where_it_begins():
    bench = Bench()
    rule = node("rule: high when a ~ b\n").get("rule")

    assert bench.condition(rule, "a ~ b", 10) is None
    assert [(p.code, p.line, p.column) for p in bench.problems] == [("bad-condition", 1, 19)]


def test_places_are_told_as_seen_from_where_one_reads():
    one, other = node("a: b\n"), node("\nc: d\n", "shared/o.yaml")

    assert where(one.get("a").span, one.span) == "line 1"
    assert where(other.get("c").span, one.span) == "line 2 of o.yaml"
