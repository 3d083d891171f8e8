"""Places: every character of a text is found again in the file it comes from."""

import re

import pytest

from intakebot.authoring.document import Source, Span, find, plain
from intakebot.authoring.reading import read

TEXT = """\
a: plain words here
b: "in \\u0041 \\"quotes\\" and\\n more"
c: 'it''s single'
d: |
  line one
    and two

  three
e: >-
  folded one
  two

  three
f: plain over
   two lines
g: [first one, "second one"]
"""


@pytest.mark.parametrize("name", "abcdef")
def test_each_word_of_a_text_is_found_in_the_file(name):
    source = Source("f.yaml", TEXT)
    node, _ = read(source)
    scalar = node.get(name)

    for word in re.finditer(r"[a-z]{3,}", scalar.text):
        span = scalar.part(*word.span())
        assert source.text[span.start : span.end] == word.group()


def test_a_part_beyond_the_text_is_at_its_end():
    node, _ = read(Source("f.yaml", "a: b\n"))

    span = node.get("a").part(50, 60)

    assert (span.start, span.end) == (4, 5)


def test_lines_and_columns_count_from_one():
    source = Source("f.yaml", "ab\ncd\n")

    assert [source.place(at) for at in (0, 1, 2, 3, 6, 99)] == [
        (1, 1),
        (1, 2),
        (1, 3),
        (2, 1),
        (3, 1),
        (3, 1),
    ]
    assert source.line(2) == "cd"
    assert source.line(9) == ""


def test_a_path_leads_to_a_value_or_the_nearest_there_is():
    node, _ = read(Source("f.yaml", TEXT))

    assert plain(find(node, ("g", 1))[0]) == "second one"
    assert find(node, ("g", 7))[0] is node.get("g")
    assert find(node, ("x",))[0] is node


def test_spans_of_different_files_differ():
    one, two = Source("f.yaml", "a"), Source("f.yaml", "a")

    assert Span(one, 0, 1) != Span(two, 0, 1)
    assert one.hash == two.hash
