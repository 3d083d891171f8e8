"""Reading a file: what stands where, and what is refused before it costs anything."""

import json
import random
import subprocess
import sys
import time

import pytest

from intakebot.authoring import reading
from intakebot.authoring.document import Source, plain
from tests import shared
from tests.costs import at_most


def read(text):
    source, problems = reading.decode("f.yaml", text.encode("utf-8", "surrogatepass"))
    if problems:
        return None, problems
    return reading.read(source)


def test_every_scalar_is_text():
    node, problems = read("a: no\nb: 1.10\nc: 012\nd: 12:30:45\ne: ~\nf: [yes, NO, 1e3, 0x1f]\n")

    assert problems == []
    assert plain(node) == {
        "a": "no",
        "b": "1.10",
        "c": "012",
        "d": "12:30:45",
        "e": "~",
        "f": ["yes", "NO", "1e3", "0x1f"],
    }


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_files_from_any_system_and_with_a_mark_at_the_start_are_the_same(ends):
    text = "flow: f\ntitle: T\n"

    source, _ = reading.decode("f.yaml", b"\xef\xbb\xbf" + text.replace("\n", ends).encode())

    assert source.text == text


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("ask: Note: please\n", "not-yaml", 1, 10),
        ("ask: @me\n", "not-yaml", 1, 6),
        ("a: [b, c\nd: e\n", "not-yaml", 2, 2),
        ("a:\n  b: c\n d: e\n", "not-yaml", 3, 2),
        ("a: b\nhello\nc: d\n", "not-yaml", 2, 1),
        ('a: "x\\q"\n', "not-yaml", 1, 7),
        ('a: "\\UFFFFFFFF"\n', "not-yaml", 1, 1),
        ('a: "\\ud800"\n', "strange-character", 1, 4),
        ('a: "\\0"\n', "strange-character", 1, 4),
        ("a: b\n---\nc: d\n", "not-yaml", 2, 1),
        ("%YAML 1.2\n---\na: b\n", "not-yaml", 1, 1),
        ("%TAG ! tag:x,2000:\n---\na: !b c\n", "not-yaml", 1, 1),
        ("? [a]\n: b\n", "not-yaml", 1, 3),
        ("a: b\u2028c\n", "strange-character", 1, 5),
        ("a: \x07\n", "strange-character", 1, 4),
        ("<<: {a: b}\n", "anchor", 1, 1),
        ("a: *b\n", "anchor", 1, 4),
        ("a: !!python/object/apply:os.system [id]\n", "tag", 1, 4),
    ],
)
def test_what_is_no_flow_text_is_refused_with_its_place(text, code, line, column):
    _, problems = read(text)

    assert [(p.code, p.line, p.column) for p in problems] == [(code, line, column)]


def test_all_signs_that_flows_do_not_use_are_noted_at_once():
    _, problems = read("a: &x b\nc: !y d\na: e\nf: *x\n")

    assert [(p.code, p.line) for p in problems] == [
        ("anchor", 1),
        ("tag", 2),
        ("duplicate-setting", 3),
        ("anchor", 4),
    ]


def test_arabic_texts_with_isolates_are_fine_and_overrides_are_not():
    assert read("a: \u2067مرحبا\u2069\n")[1] == []
    assert read("a: \u202dمرحبا\n")[1][0].code == "strange-character"


HOSTILE = {
    "brackets": "[" * 100_000,
    "braces": "{" * 100_000,
    "dashes": "- " * 130_000,
    "question marks": "? " * 130_000,
    "lines": "\n" * 262_000,
    "remarks": "#\n" * 131_000,
    "short lines": "a\n" * 131_000,
    "lines of a block": "a: |\n" + " x\n" * 9_900,
    "a folded text": 'a: "' + "x\n " * 9_900 + '"',
    "a long line": "a: " + "x y " * 60_000,
    "a long list": "[" + "a," * 131_000,
    "a long map": "{" + "a: b," * 52_000,
    "many names": "".join(f"k{n}: v\n" for n in range(9_999)),
    "escapes": 'a: "' + "\\u0041" * 43_000 + '"',
    "anchors": "- &a a\n" * 9_900,
    "a laugh": "a: &a [x,x]\n" + "".join(f"b{n}: &b{n} [*a,*a]\n" for n in range(5_000)),
    "twice the same": "a: b\n" * 9_900,
    "documents": "---\n" * 9_900,
    "quotes": "a: '" + "''" * 120_000,
    "keys": "{" + '"a' * 60_000,
    "too many bytes": "a" * 300_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_within_a_second(name):
    with at_most(1):
        read(HOSTILE[name])


def test_the_attack_rows_cost_little_time_and_memory():
    rows = [row["yaml"] for row in shared.rows("security", "own", "yaml_attacks.jsonl")]
    script = (
        "import json, resource, sys\n"
        "from intakebot.authoring.folder import compile_folder\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for text in json.load(sys.stdin):\n"
        "    compiled = compile_folder({'f.yaml': text.encode('utf-8', 'surrogatepass')})\n"
        "    assert compiled.flows['f.yaml'].flow is None and compiled.problems\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n"
    )
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(rows + list(HOSTILE.values())),
        capture_output=True,
        text=True,
        check=True,
    )

    assert int(done.stdout) < 64
    assert time.perf_counter() - began < len(rows + list(HOSTILE))


def test_the_yaml_test_suite_is_read_or_refused_and_never_crashes():
    for row in shared.rows("security", "third_party", "yaml", "yaml_test_suite.jsonl"):
        with at_most(1):
            _, problems = read(row["text"].replace("\u2423", " "))
        assert all(p.line >= 1 and p.column >= 1 for p in problems)


def test_random_bytes_never_crash():
    dice = random.Random(7)
    signs = ["a", ":", " ", "\n", "-", "[", "]", "{", "}", '"', "'", "|", ">", "&", "*", "!", "#"]
    for _ in range(300):
        read("".join(dice.choices([*signs, "\\", "?", ",", "%", "@", "`", "é", "\t"], k=60)))


def test_an_empty_file_is_nothing_and_no_problem():
    assert reading.read(Source("f.yaml", "# only a remark\n")) == (None, [])
