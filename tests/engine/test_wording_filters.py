"""Filters: each is total and bounded, whatever value it meets."""

import pytest

from intakebot.engine.wording_filters import ALL, LONGEST_VALUE, replace, shorten, shown


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(
    "value", [None, "", "x", "ÄÖ\nß", ["a", "b"], {"url": "u"}, 3.5, "9" * 9999]
)
def test_every_filter_takes_every_value(name, value):
    arguments = {(str,): ["x"], (str, str): ["x", "y"], (int,): [3], (): []}[ALL[name].takes]

    assert isinstance(ALL[name].apply(value, *arguments), str)


def test_replacing_a_letter_by_a_novel_stays_bounded():
    assert len(replace("a" * 9000, "a", "novel" * 200)) <= LONGEST_VALUE
    assert replace("abc", "", "x") == "abc"


def test_a_list_reads_as_its_parts():
    assert shown(["Too small", "Broken"]) == "Too small, Broken"


@pytest.mark.parametrize("length", [-5, 0, 1, 3])
def test_cutting_never_gives_more_than_asked(length):
    assert len(shorten("abcdef", length)) <= max(length, 1)
