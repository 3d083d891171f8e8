"""The allow-list: every part of Jinja2 that is not on it is refused."""

import jinja2
import pytest

from intakebot.engine.wording_rules import WordingError, check

REFUSED = [
    "{% for a in b %}{% endfor %}", "{% set a = 1 %}", "{% macro m() %}{% endmacro %}",
    "{% call m() %}{% endcall %}", "{% include 'a' %}", "{% import 'a' as b %}",
    "{% extends 'a' %}", "{% block a %}{% endblock %}", "{% filter upper %}a{% endfilter %}",
    "{% with a = 1 %}{% endwith %}", "{% autoescape true %}{% endautoescape %}",
    "{{ [1] }}", "{{ {'a': 1} }}", "{{ (1, 2) }}", "{{ a[0] }}", "{{ a['b'] }}", "{{ a[1:2] }}",
    "{{ a.b.c }}", "{{ 'x'.y }}", "{{ a + 1 }}", "{{ a - 1 }}", "{{ a * 2 }}", "{{ a ** 2 }}",
    "{{ a % 2 }}", "{{ a / 2 }}", "{{ -a }}", "{{ a < 1 }}", "{{ a in b }}", "{{ a is none }}",
    "{{ a() }}", "{{ none }}", "{{ a | upper(x=1) }}", "{{ a | upper(*b) }}",
    "{{ a | default(b) }}",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_on_the_list_is_refused(text):
    with pytest.raises(WordingError):
        check(text, jinja2.Environment(autoescape=False).parse(text), None)


def test_names_are_collected_as_they_are_written():
    text = "{{ a or page.path }}{% if b == 'x' %}{{ c | upper }}{% endif %}"

    assert check(text, jinja2.Environment().parse(text), None) == {"a", "b", "c", "page.path"}
