import pytest

from intakebot.understanding.extract.codes import Form, beyond_doubt, compiled, find, within
from tests.costs import at_most

PARCEL = Form("parcel", r"RX-\d{4}-\d{2}")
MEMBER = Form("member", r"\d{5}")


def test_the_authors_own_pattern_comes_first_and_bears_its_name():
    found = find("purchase rx-4821-77, invoice number 00108", (PARCEL,))

    assert [(each.label, each.value) for each in found] == [
        ("parcel", "RX-4821-77"),
        ("order_id", "00108"),
    ]


def test_bare_figures_need_an_introduction():
    assert [each.value for each in beyond_doubt("my member number is 12345", MEMBER)] == ["12345"]
    assert beyond_doubt("I paid 12345 for it", MEMBER) == []
    assert [each.value for each in within("I paid 12345 for it", MEMBER)] == ["12345"]


def test_capitals_are_kept_where_the_author_tells_them_apart():
    assert find("code ab-12", (Form("c", "[a-z]{2}-12", match_case=True),))[0].value == "ab-12"


def test_codes_may_touch_and_nothing_may_stick_to_them():
    two = within("RX-4821-77 RX-4821-78", PARCEL)

    assert [each.span for each in two] == [(0, 10), (11, 21)]
    assert within("xRX-4821-77 RX-4821-777", PARCEL) == []


def test_figures_of_other_scripts_are_read():
    assert [each.value for each in within("رقم RX-٤٨٢١-٧٧", PARCEL)] == ["RX-4821-77"]


def test_a_pattern_that_would_be_slow_is_not():
    with at_most(0.5):
        within("a" * 8000 + "!", Form("c", "((a+)+)+$"))


def test_a_pattern_that_is_none_is_refused():
    import re2

    with pytest.raises(re2.error):
        compiled("(", match_case=False)
